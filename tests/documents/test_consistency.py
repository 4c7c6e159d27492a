"""The consistency of the files of a session: what disagrees is named, what was only put in other words is not."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest

from syndic_desktop.documents import folders
from syndic_desktop.documents.binding import ToBind, bound
from syndic_desktop.documents.consistency import consistency, files_under
from syndic_desktop.documents.contents.fixing import fixed_text
from syndic_desktop.documents.contents.frames import reading
from syndic_desktop.documents.publishing import public_papers
from syndic_desktop.documents.templates import Shelf
from syndic_desktop.domain.errors import FileTrouble
from syndic_desktop.domain.registers import volume
from syndic_desktop.domain.sessions import Minutes
from syndic_desktop.domain.votes import SeatVote, Sense, Vote
from syndic_desktop.exchange import dossiers
from tests.documents.papers import EXAMPLE, SETS, TEMPLATES, example

EXTRACT = "extraits/CS2026-21-contributions-statutaires-des-membres-pour-l-exercice-2027.docx"
CORRECTED = Vote(by_seat=(SeatVote("DEP-1", Sense.AGAINST),), default=Sense.IN_FAVOUR)


@cache
def exported(templates="classique"):
    """The example and its files, as an export writes them."""
    given = with_set(example(), templates)
    shelf = Shelf(TEMPLATES, templates)
    due = [paper for paper in folders.papers(given) if paper.path.endswith(".docx")]
    return given, {paper.path: folders.made(paper, given, shelf) for paper in due}


def with_set(given, templates):
    return replace(given, syndicat=replace(given.syndicat, templates=templates))


def altered(files, path, before, after):
    """The same files, one of which says something else, as if by hand in Word."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(files[path])) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                assert before in data.decode(), f"{before} is not in {path}"
                data = data.decode().replace(before, after).encode()
            new.writestr(name, data)
    return {**files, path: made.getvalue()}


def report(files, given=None):
    return consistency(given or exported()[0], TEMPLATES, files)


@pytest.mark.parametrize("templates", SETS)
def test_what_was_just_exported_agrees(templates):
    given, files = exported(templates)

    found = consistency(given, TEMPLATES, files)

    assert found.headline == "0\u00a0discordance dans 12\u00a0fichiers"


@pytest.mark.parametrize(
    ("path", "before", "after", "about"),
    [
        (EXTRACT, "CS2026/21", "CS2026/12", "chiffres ou dates"),
        (EXTRACT, "25 septembre", "26 septembre", "chiffres ou dates"),
        (EXTRACT, "AUBRAC", "AUBRACQ", "noms"),
        ("proces-verbal.docx", "membres pour l’exercice 2027", "membres pour l’exercice 2028", "chiffres ou dates"),
        ("liste-des-deliberations.docx", "Adoptée", "Rejetée", "résultat"),
        ("liste-des-deliberations.docx", "Contributions statutaires des membres", "Cotisations", "objet"),
        ("feuillet-de-cloture.docx", "CS2026/22", "CS2026/32", "chiffres ou dates"),
    ],
)
def test_what_a_file_says_otherwise_is_named_with_what_is_expected(path, before, after, about):
    _, files = exported()
    before, after = (each.replace(" ", "\u00a0") if "septembre" in each else each for each in (before, after))

    found = report(altered(files, path, before, after))

    assert found.discordances
    assert {each.path for each in found.discordances} == {path}
    assert about in {each.about for each in found.discordances}
    one = next(each for each in found.discordances if each.about == about)
    assert after.replace("\u00a0", " ") in one.says.replace("\u00a0", " ")
    assert before.replace("\u00a0", " ") in one.expected.replace("\u00a0", " ")
    assert path in one.sentence


def test_other_words_with_the_same_facts_agree():
    _, files = exported()

    assert not report(altered(files, EXTRACT, "Ainsi fait et délibéré", "Ainsi décidé")).discordances


def test_a_dossier_that_moved_after_the_export_disagrees_in_every_file_that_tells_it():
    given, files = exported()
    session = given.sitting.session
    items = tuple(replace(item, vote=CORRECTED) if item.number == "CS2026/21" else item for item in session.items)
    now = replace(given, sitting=replace(given.sitting, session=replace(session, items=items)))

    found = consistency(now, TEMPLATES, files)

    assert {each.path for each in found.discordances} == {
        EXTRACT,
        "proces-verbal.docx",
    }  # the list says « adoptée » as before


def test_fixed_minutes_and_their_extract_agree_and_a_vote_brought_in_since_is_told_of_both():
    given, _ = exported()
    session = given.sitting.session
    fixed = replace(session.minutes or Minutes(), text=fixed_text(reading(given)))
    items = tuple(replace(item, vote=CORRECTED) if item.number == "CS2026/21" else item for item in session.items)
    now = replace(given, sitting=replace(given.sitting, session=replace(session, minutes=fixed, items=items)))
    shelf = Shelf(TEMPLATES, "classique")
    files = {p.path: folders.made(p, now, shelf) for p in folders.papers(now) if p.path.endswith(".docx")}

    found = [(each.path.split("-")[0], each.about) for each in report(files, now).discordances]
    assert found == [("extraits/CS2026", "vote"), ("proces", "vote")]
    assert not report({**exported()[1], "proces-verbal.docx": files["proces-verbal.docx"]}, given).discordances


def test_files_absent_in_excess_or_broken_are_told():
    _, files = exported()
    some = {path: data for path, data in files.items() if path != "proces-verbal.docx"}

    found = report({**some, EXTRACT: b"PK\x03\x04", "extraits/ancien.docx": b"x"})

    assert {(each.path, each.says) for each in found.discordances} == {
        ("proces-verbal.docx", "fichier absent"),
        (EXTRACT, "fichier illisible"),
        ("extraits/ancien.docx", "un extrait que la séance ne doit plus"),
    }


def test_a_public_version_made_before_somebody_was_marked_is_told():
    given, files = exported()
    shelf = Shelf(TEMPLATES, "classique")
    public = {paper.path: folders.made(paper, given, shelf) for paper in public_papers(given)}
    session = given.sitting.session
    items = tuple(
        replace(item, private=("coopérative Radiovigie",)) if item.number == "CS2026/23" else item
        for item in session.items
    )
    now = replace(given, sitting=replace(given.sitting, session=replace(session, items=items)))

    told = consistency(now, TEMPLATES, {**files, **public}).discordances

    leaked = {each.path[:20] for each in told if each.about == "donnée personnelle"}
    assert leaked == {"publics/CS2026-23-co", "publics/proces-verba", "publics/liste-des-de"}
    assert {each.says for each in told if each.about == "donnée personnelle"} == {"coopérative Radiovigie"}
    assert not consistency(given, TEMPLATES, {**files, **public}).discordances


def test_the_register_of_the_year_is_compared_where_it_is_there():
    given, files = exported()
    dossier = dossiers.read(EXAMPLE).dossier
    whole = volume(dossier.assembly.bodies[0], 2026, dossier.sessions)
    made = bound(ToBind(whole, [reading(given)]), Shelf(TEMPLATES), pdf=False)
    book = {**files, "registre-2026.docx": made.word}

    assert report(book).headline == "0\u00a0discordance dans 13\u00a0fichiers"
    found = report(altered(book, "registre-2026.docx", "coopérative Radiovigie", "commune")).discordances
    assert {(each.path, each.about) for each in found} == {("registre-2026.docx", "objet")}
    (broken,) = report({**book, "registre-2026.docx": b""}).discordances
    assert broken.says == "fichier illisible"


def test_the_files_of_a_folder_are_those_of_the_session(tmp_path):
    (empty := tmp_path / "vide").mkdir()
    for name in ("proces-verbal.docx", "extraits/a.docx", "publics/b.docx", "~$proces-verbal.docx", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")

    assert sorted(files_under(tmp_path)) == ["extraits/a.docx", "proces-verbal.docx", "publics/b.docx"]
    with pytest.raises(FileTrouble, match="n’existe pas"):
        files_under(tmp_path / "ailleurs")
    with pytest.raises(FileTrouble, match="aucun document"):
        files_under(empty)
