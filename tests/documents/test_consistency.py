"""The consistency of the files of a session: what disagrees is named, what was only put in other words is not."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from syndic_desktop.documents import folders
from syndic_desktop.documents.binding import ToBind, bound
from syndic_desktop.documents.consistency import KINDS, consistency, files_under
from syndic_desktop.documents.contents.decisions import Delegated
from syndic_desktop.documents.contents.fixing import fixed_text
from syndic_desktop.documents.contents.frames import reading
from syndic_desktop.documents.delegated import DelegatedSource, write_decisions
from syndic_desktop.documents.discordances import plain
from syndic_desktop.documents.keeping import Before
from syndic_desktop.documents.listed_acts import (
    archive_discordances,
    is_open_data,
    listed_acts,
    open_data_discordances,
    table_discordances,
)
from syndic_desktop.documents.marks import lost, marking
from syndic_desktop.documents.pdf import convert
from syndic_desktop.documents.publishing import public_papers
from syndic_desktop.documents.rereadings import Line, reread
from syndic_desktop.documents.templates import Shelf
from syndic_desktop.documents.told_decisions import decision_discordances, decision_files
from syndic_desktop.domain.acts import Nature
from syndic_desktop.domain.decisions import Decision, DecisionKind, Tax
from syndic_desktop.domain.errors import FileTrouble, RuleViolation
from syndic_desktop.domain.filings import FiledPart, ToFile, filing
from syndic_desktop.domain.registers import volume
from syndic_desktop.domain.sessions import Minutes
from syndic_desktop.domain.votes import SeatVote, Sense, Vote
from syndic_desktop.exchange import dossiers
from syndic_desktop.exchange.actes.folders import filed
from syndic_desktop.exchange.actes.pastell import archive
from syndic_desktop.exchange.scdl import open_data
from tests.documents.papers import EXAMPLE, SETS, TEMPLATES, example
from tests.documents.sessions import ITEM, session, source

EXTRACT = "extraits/CS2026-21-contributions-statutaires-des-membres-pour-l-exercice-2027.docx"
BLANK = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n"
)
CORRECTED = Vote(by_seat=(SeatVote("DEP-1", Sense.AGAINST),), default=Sense.IN_FAVOUR)


@cache
def exported(templates="classique"):
    """The example and the files that tell what was decided, as an export writes them."""
    given = with_set(example(), templates)
    return given, written(given, KINDS, templates)


def written(given, kinds, templates="classique"):
    shelf = Shelf(TEMPLATES, templates)
    return {paper.path: folders.made(paper, given, shelf) for paper in folders.papers(given) if paper.kind in kinds}


def with_set(given, templates):
    return replace(given, syndicat=replace(given.syndicat, templates=templates))


def altered(files, path, before, after, part="word/document.xml", most=-1):
    """The same files, one of which says something else, as if by hand in Word."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(files[path])) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == part:
                assert before in data.decode(), f"{before} is not in {path}"
                data = data.decode().replace(before, after, most).encode()
            new.writestr(name, data)
    return {**files, path: made.getvalue()}


def report(files, given=None):
    return consistency(given or exported()[0], TEMPLATES, files)


@pytest.mark.parametrize("templates", SETS)
def test_what_was_just_exported_agrees(templates):
    given, files = exported(templates)

    found = consistency(given, TEMPLATES, files)

    assert found.headline == "0\u00a0discordance dans 12\u00a0fichiers"


ALTERED = (
    (EXTRACT, "CS2026/21", "CS2026/12", "chiffres ou dates"),
    (EXTRACT, "25 septembre", "26 septembre", "chiffres ou dates"),
    (EXTRACT, "AUBRAC", "AUBRACQ", "noms"),
    ("proces-verbal.docx", "membres pour l’exercice 2027", "membres pour l’exercice 2028", "chiffres ou dates"),
    ("liste-des-deliberations.docx", "Adoptée", "Rejetée", "résultat"),
    ("liste-des-deliberations.docx", "Contributions statutaires des membres", "Cotisations", "objet"),
    ("feuillet-de-cloture.docx", "CS2026/22", "CS2026/32", "chiffres ou dates"),
)


@cache
def altered_report(turn):
    """What is found once each file says something else, the `turn`-th of what is put in it; and the files."""
    files, paths = exported()[1], set()
    for rank, (path, before, after, _) in enumerate(ALTERED):
        if sum(each[0] == path for each in ALTERED[:rank]) == turn:
            files = altered(files, path, nonbreaking(before), nonbreaking(after))
            paths.add(path)
    return report(files).discordances, paths


def nonbreaking(words):
    return words.replace(" ", "\u00a0") if "septembre" in words else words


@pytest.mark.parametrize(("path", "before", "after", "about"), ALTERED)
def test_what_a_file_says_otherwise_is_named_with_what_is_expected(path, before, after, about):
    same = [each for each in ALTERED if each[0] == path]
    every, paths = altered_report(same.index((path, before, after, about)))
    found = [each for each in every if each.path == path]

    assert {each.path for each in every} == paths
    assert about in {each.about for each in found}
    one = next(each for each in found if each.about == about)
    assert after in one.says.replace("\u00a0", " ")
    assert before in one.expected.replace("\u00a0", " ")
    assert path in one.sentence


@pytest.mark.parametrize(
    ("path", "before", "after", "about"),
    [
        ("CS2026-19", "À L’UNANIMITÉ", "À LA MAJORITÉ", "résultat"),
        ("CS2026-25", "À LA MAJORITÉ", "À L’UNANIMITÉ", "résultat"),
        ("proces-verbal", "18 membres sont", "17 membres sont", "chiffres ou dates"),
        ("proces-verbal", "fixé à 13", "fixé à 12", "chiffres ou dates"),
        ("CS2026-25", "Bernard ROUX", "Hélène ROUX", "noms"),
        ("CS2026-23", "Sophie", "Claire", "noms"),
    ],
)
def test_one_word_that_is_said_elsewhere_in_the_file_is_missed_where_it_was(path, before, after, about):
    _, files = exported()
    whole = next(each for each in files if path in each)
    before, after = (re.sub(r"(?<=\d\d) (?=membres)", "\u00a0", each) for each in (before, after))

    told = report(altered(files, whole, before, after, most=1)).discordances

    assert [(each.path, each.about) for each in told] == [(whole, about)]
    assert before.replace("\u00a0", " ") in told[0].expected.replace("\u00a0", " ")


def test_the_pdf_of_a_workbook_that_is_there_is_not_read_its_cells_being_cut():
    given, files = exported()
    path = "recapitulatifs.xlsx"
    book = folders.made(next(paper for paper in folders.papers(given) if paper.path == path), given, Shelf(TEMPLATES))

    assert not report({**files, path: book, "recapitulatifs.pdf": BLANK}).discordances
    assert report({**files, "recapitulatifs.pdf": BLANK}).discordances


def test_two_lines_put_in_one_agree_unless_another_is_gone():
    mark = marking(exported()[0])
    said = [Line("18 membres sont présents.", "1"), Line("Le quorum est fixé à 13.", "2"), Line("Présents : 18.", "3")]

    def missed(*texts):
        return [line.place for line, _ in lost(said, [Line(text, "") for text in texts], mark)]

    assert missed("18 membres sont présents. Le quorum est fixé à 13.", "Présents : 18.") == []
    assert missed("18 membres sont présents. Le quorum est fixé à 13.", "Présents :") == ["3"]
    assert missed("17 membres sont présents.", "Le quorum est fixé à 13.", "Présents : 18.") == ["3"]


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
    files = written(now, KINDS)

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
    assert {each.about for each in found if each.path == "registre-2026.docx"} == {
        "objet",
        "dispositif",
        "ligne d’une table",
    }
    (broken,) = report({**book, "registre-2026.docx": b""}).discordances
    assert broken.says == "fichier illisible"
    for before, after in (("Étienne URBAIN", "Paul INCONNU"), ("VIALA", "VIALLE"), ("18 membres", "17 membres")):
        other = altered(book, "registre-2026.docx", before.replace("18 ", "18\u00a0"), after, most=1)
        told = report(other).discordances
        assert {each.path for each in told} == {"registre-2026.docx"}, before
        assert any(before in each.expected.replace("\u00a0", " ") for each in told)


def test_another_session_where_the_same_people_sat_is_no_proof_of_who_was_at_this_one():
    given, files = exported()
    dossier = dossiers.read(EXAMPLE).dossier
    read = reading(given)
    before = replace(given.sitting.session, day=date(2026, 6, 26), opening=None)
    earlier = reading(replace(given, sitting=replace(given.sitting, session=before)))
    whole = volume(dossier.assembly.bodies[0], 2026, (before, read.session))
    book = bound(ToBind(whole, [earlier, read]), Shelf(TEMPLATES), pdf=False).word
    both = {**files, "registre-2026.docx": book}
    with zipfile.ZipFile(BytesIO(book)) as whole_file:
        words = whole_file.read("word/document.xml").decode()
    head, _, mine = words.rpartition("Étaient présents")
    other = altered(both, "registre-2026.docx", mine, mine.replace("VIALA", "VIALLE", 1))

    assert "VIALA" in head
    assert not report(both).discordances
    assert {each.about for each in report(other).discordances} == {"noms"}


def test_the_files_of_a_folder_are_those_of_the_session(tmp_path):
    (empty := tmp_path / "vide").mkdir()
    kept = [
        "deliberations-2026.csv", "depot/CS2026_19.zip",
        "depot/CS2026_19/acte.pdf", "depot/actes.csv", "extraits/a.docx", "extraits/a.pdf",
        "proces-verbal.docx", "publics/b.docx", "recapitulatifs.xlsx", "registre/registre-2026.pdf",
    ]  # fmt: skip
    for name in (*kept, "~$proces-verbal.docx", "notes.txt", "ailleurs/plan.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")

    assert sorted(files_under(tmp_path)) == kept
    with pytest.raises(FileTrouble, match="n’existe pas"):
        files_under(tmp_path / "nulle-part")
    with pytest.raises(FileTrouble, match="aucun document"):
        files_under(empty)


def test_every_other_paper_of_the_session_is_compared_where_it_is_there():
    given, files = exported()
    more = written(given, ("feuille-de-presence", "ordre-du-jour", "frise-des-presences", "recapitulatifs"))
    some = {**files, **more}

    assert report(some).headline == "0\u00a0discordance dans 16\u00a0fichiers"
    found = report(altered(some, "feuille-de-presence.docx", "AUBRAC", "AUBRACQ")).discordances
    assert {each.path for each in found} == {"feuille-de-presence.docx"}
    assert all(each.place.startswith("paragraphe ") for each in found)


def test_a_workbook_that_says_another_amount_is_told_by_its_sheet_and_row():
    given, files = exported()
    book = {**files, **written(given, ("recapitulatifs",))}
    place = "xl/worksheets/sheet1.xml"
    told = report(altered(book, "recapitulatifs.xlsx", "<v>23460.00</v>", "<v>77777.00</v>", place)).discordances

    assert {each.path for each in told} == {"recapitulatifs.xlsx"}
    assert any("77777" in each.says and "ligne 2" in each.place and "23460" in each.expected for each in told)


def test_a_workbook_that_excel_saved_again_agrees():
    given, files = exported()
    book = {**files, **written(given, ("recapitulatifs",))}
    place = "xl/worksheets/sheet1.xml"

    assert not report(altered(book, "recapitulatifs.xlsx", "<v>23460.00</v>", "<v>23460</v>", place)).discordances


@cache
def as_pdf():
    """The list, an extract, the minutes, an extract and a list that say something else, the register; all as PDF."""
    given, files = exported()
    dossier = dossiers.read(EXAMPLE).dossier
    whole = volume(dossier.assembly.bodies[0], 2026, dossier.sessions)
    book = bound(ToBind(whole, [reading(given)]), Shelf(TEMPLATES), pdf=False).word
    other = altered(files, EXTRACT, "28\u00a0voix pour", "27\u00a0voix pour")[EXTRACT]
    listed = altered(files, "liste-des-deliberations.docx", "Adoptée", "Rejetée")["liste-des-deliberations.docx"]
    wrong = altered({"r": book}, "r", "28\u00a0voix pour", "27\u00a0voix pour")["r"]
    names = ("extrait", "liste", "proces-verbal", "autre", "fausse", "registre", "faux")
    made = (
        files[EXTRACT],
        files["liste-des-deliberations.docx"],
        files["proces-verbal.docx"],
        other,
        listed,
        book,
        wrong,
    )
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{name}.docx" for name in names]
        for path, data in zip(paths, made, strict=True):
            path.write_bytes(data)
        return dict(zip(names, (each.read_bytes() for each in convert(paths)), strict=True))


PDFS = {"extrait": EXTRACT[:-4] + "pdf", "liste": "liste-des-deliberations.pdf", "proces-verbal": "proces-verbal.pdf"}


@pytest.mark.usefixtures("soffice")
def test_a_pdf_says_what_its_word_document_says():
    _, files = exported()
    pdfs = {path: as_pdf()[name] for name, path in PDFS.items()}

    assert report({**files, **pdfs, "registre-2026.pdf": as_pdf()["registre"]}).headline == (
        "0\u00a0discordance dans 16\u00a0fichiers"
    )


WRONG = (
    (PDFS["extrait"], "autre", "chiffres ou dates", "page 2", "27 voix pour", "28 voix pour"),
    (PDFS["liste"], "fausse", "résultat", "page 1", "Rejetée", "Adoptée"),
    ("registre-2026.pdf", "faux", "vote", "page 6", "27 voix pour", "28 voix pour"),
    (PDFS["proces-verbal"], "extrait", "chiffres ou dates", "", "", "CS2026"),
)


@cache
def wrong_pdfs():
    """What is found where each PDF says something else than its Word document."""
    return report({**exported()[1], **{path: as_pdf()[name] for path, name, *_ in WRONG}}).discordances


@pytest.mark.usefixtures("soffice")
@pytest.mark.parametrize(("path", "name", "about", "page", "says", "expected"), WRONG)
def test_a_pdf_that_says_something_else_is_told_by_its_page(path, name, about, page, says, expected):
    found = [each for each in wrong_pdfs() if (each.path, each.about) == (path, about)]

    assert {each.path for each in wrong_pdfs()} == {each[0] for each in WRONG}
    assert any(page in each.place and says in each.says.replace("\u00a0", " ") for each in found)
    assert any(expected in each.expected.replace("\u00a0", " ") for each in found)
    assert page in found[0].sentence


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b""), ("a.pdf", b"%PDF-1.7"), ("a.pdf", b"PK\x03\x04"), ("a.xlsx", b""), ("a.xlsx", b"PK\x03\x04"),
        ("a.pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj"), ("a.docx", b"%PDF-1.4"),
    ],
)  # fmt: skip
def test_a_file_that_does_not_open_as_what_its_name_says_is_refused(name, data):
    with pytest.raises(RuleViolation):
        reread(name, data)


def tables(given):
    """The deposit and the open data of the session, as the program writes them."""
    day, states = given.sitting.session.day, given.sitting.states()
    part = FiledPart("L’acte", "99_DE", b"%PDF-1.4")
    kept = [state for state in states if state.item.deliberates and state.item.number]
    made = [
        filing(
            given.syndicat,
            ToFile(state.item.number, Nature.DELIBERATION, day, state.item.subject, state.item.matter, (part,)),
            date(2026, 11, 20),
        )
        for state in kept
    ]
    deposit = {f"depot/{path}": data for path, data in filed(made).items() if path.endswith((".csv", ".txt"))}
    # What is scanned has no words: only that it is there matters.
    scans = {f"depot/{act.number}/{name}": BLANK for act in made for name in act.names}
    opened = open_data(given.syndicat, [(day, states)]).content
    return {**deposit, **scans, "deliberations-2026.csv": opened}


def table_faults(files):
    """What the tables alone are told of."""
    given, _ = exported()
    acts = listed_acts(given.syndicat, given.sitting.session.day, given.sitting.states())
    return [
        *table_discordances("depot/actes.csv", files, acts),
        *open_data_discordances("deliberations-2026.csv", files["deliberations-2026.csv"], acts),
    ]


@pytest.mark.parametrize(
    ("path", "before", "after", "about", "says"),
    [
        ("depot/actes.csv", "Contributions statutaires", "Cotisations", "objet", "Cotisations"),
        ("depot/actes.csv", ";CS2026/21;", ";CS2026/12;", "numéro", "CS2026/12"),
        ("depot/actes.csv", "CS2026/21;2026-09-25", "CS2026/21;2026-09-26", "date", "2026-09-26"),
        ("depot/actes.csv", "-CS2026_21-DE;1", "-CS2026_12-DE;1", "identifiant", "CS2026_12"),
        ("depot/actes.csv", "CS2026_21-DE-1-1_1.pdf", "CS2026_21-DE-1-1_9.pdf", "fichier", "fichier absent"),
        ("deliberations-2026.csv", "Contributions statutaires", "Cotisations", "objet", "Cotisations"),
        ("deliberations-2026.csv", "CS2026/21,2026-09-25", "CS2026/21,2026-09-26", "date", "2026-09-26"),
        ("deliberations-2026.csv", "CS2026/22,2026-09-25", "CS2026/32,2026-09-25", "numéro", "CS2026/32"),
        ("deliberations-2026.csv", "2026-09-29,,,,,,", "2026-09-29,24,18,14,2,2,", "effectif", "24"),  # weighted votes
        ("deliberations-2026.csv", "/contributions budgétaires", "/emprunts", "matière", "emprunts"),
    ],
)
def test_a_table_that_says_something_else_is_told_by_its_line(path, before, after, about, says):
    files = tables(exported()[0])
    text = files[path].decode("utf-8-sig")
    assert before in text, text

    found = table_faults({**files, path: text.replace(before, after, 1).encode()})

    assert {each.path for each in found} == {path}
    assert (about, True) in {(each.about, says in each.says) for each in found}
    assert all(each.place.startswith("ligne ") for each in found)


@pytest.mark.parametrize("path", ["depot/actes.csv", "deliberations-2026.csv"])
def test_a_line_that_is_there_twice_is_told(path):
    files = tables(exported()[0])
    lines = files[path].decode("utf-8-sig").splitlines(keepends=True)
    doubled = "".join([*lines, next(each for each in lines if "CS2026/21" in each)]).encode()

    (found,) = table_faults({**files, path: doubled})

    assert (found.about, found.place) == ("ligne en double", f"ligne {len(lines) + 1}")
    assert found.expected == "une seule ligne, la 4"


def test_open_data_is_known_by_its_header_whatever_its_name():
    made = tables(exported()[0])["deliberations-2026.csv"]

    assert is_open_data("x/ouvertes.csv", made)
    assert is_open_data("x/deliberations.csv", b"")
    assert not is_open_data("x/ouvertes.csv", b"Objet;Montant\nDELIB_ID;3\n")
    assert not is_open_data("x/ouvertes.txt", made)


def test_an_act_whose_line_is_gone_while_its_files_stay_is_told():
    files = tables(exported()[0])
    lines = files["depot/actes.csv"].decode("utf-8-sig").splitlines(keepends=True)

    found = table_faults({**files, "depot/actes.csv": "".join(each for each in lines if "_23-DE" not in each).encode()})

    assert [(each.path, each.about, "CS2026_23-DE-1-1_1.pdf" in each.expected) for each in found] == [
        ("depot/actes.csv", "acte", True)
    ]


def test_the_sheet_beside_an_act_says_what_the_table_says():
    files = tables(exported()[0])
    path = "depot/CS2026_21/fiche.txt"
    other = files[path].decode().replace("Contributions statutaires", "Cotisations").encode()

    assert [(each.path, each.about) for each in table_faults({**files, path: other})] == [(path, "objet")]


def test_a_line_of_open_data_whose_number_and_subject_are_both_changed_is_told():
    files = tables(exported()[0])
    text = files["deliberations-2026.csv"].decode().replace("CS2026/23,", "CS2026/32,")
    other = text.replace("Convention d’occupation du pylône", "Cession du pylône").encode()

    (found,) = table_faults({**files, "deliberations-2026.csv": other})

    assert (found.about, found.says[:10], found.expected[:9]) == ("délibération", "CS2026/32 ", "CS2026/23")
    assert found.place.startswith("ligne ")


def test_the_archive_of_an_act_for_pastell_is_compared():
    given = source(session(replace(ITEM, number="CS2024-1", matter="1.1")))
    day, states = given.sitting.session.day, given.sitting.states()
    acts = listed_acts(given.syndicat, day, states)
    syndicat = replace(given.syndicat, siret="29909914300016", department="099")
    part = FiledPart("L’acte", "99_DE", b"%PDF-1.4")
    made = archive(
        filing(syndicat, ToFile("CS2024-1", Nature.DELIBERATION, day, ITEM.subject, "1.1", (part,)), date(2026, 11, 20))
    )
    other = altered({"a.zip": made}, "a.zip", "Achat d'une barque", "Vente", "manifest.xml")["a.zip"]
    bomb = altered({"a.zip": made}, "a.zip", "<flux", "<!DOCTYPE a []><flux", "manifest.xml")["a.zip"]

    assert archive_discordances("a.zip", made, acts) == []
    assert [each.about for each in archive_discordances("a.zip", other, acts)] == ["objet"]
    for broken in (bomb, made[:40], b"PK"):
        assert [each.says for each in archive_discordances("a.zip", broken, acts)] == ["fichier illisible"]
    assert archive_discordances("a.zip", exported()[1][EXTRACT], acts) is None


def test_an_archive_that_holds_another_act_is_told_and_so_is_an_act_in_the_place_of_an_annex(monkeypatch):
    given, files = exported()
    day, states = given.sitting.session.day, given.sitting.states()
    papers = {path[len("extraits/CS2026-") :][:2]: data for path, data in files.items() if path.startswith("extraits/")}
    monkeypatch.setattr(  # the words of a PDF without the making of it
        "syndic_desktop.documents.told_acts.reread",
        lambda _, data: reread("x.docx", papers[data.decode()[-2:]]) if data[-2:].isdigit() else (),
    )

    def made(*contents):
        parts = tuple(FiledPart("", "99_DE", b"%PDF-1.4 " + each) for each in contents)
        item = next(state.item for state in states if state.item.number == "CS2026/21")
        act = ToFile("CS2026/21", Nature.DELIBERATION, day, item.subject, item.matter, parts)
        return archive(filing(given.syndicat, act, date(2026, 11, 20)))

    def told(*contents):
        return report({**files, "depot/CS2026_21.zip": made(*contents)}).discordances

    assert not told(b"21", b"scan")
    assert {each.about for each in told(b"22")} >= {"numéro", "objet", "dispositif"}
    assert all(each.path.startswith("depot/CS2026_21.zip/99_DE-") for each in told(b"22"))
    assert [(each.about, each.says) for each in told(b"21", b"22")] == [("annexe", "la délibération CS2026/22")]


def test_the_paper_of_a_delegated_decision_is_compared(tmp_path):
    given, _ = exported()
    rent = Decision(
        DecisionKind.PRESIDENT_DECISION, "D2026/12", "Location d'un local", date(2026, 9, 28), None, "SCI du Lac",
        Decimal(4800), Tax.BEFORE, delegation="Baux",
    )  # fmt: skip
    now = replace(given, decisions=(rent,))
    known = DelegatedSource(Delegated(given.syndicat, given.sitting.assembly))
    written_ = list(write_decisions((rent,), known, TEMPLATES, tmp_path, Before(date(2026, 10, 1))))
    path = written_[0][1].path
    files = {path: (tmp_path / path).read_bytes()}

    def told(content):
        return {each.about for each in decision_discordances(path, content, decision_files(now)[path], now)}

    assert files_under(tmp_path)[path] == files[path]
    assert told(files[path]) == set()
    for before, after, about in (
        ("D2026/12", "D2026/13", "numéro"),
        ("D2026/12", "D2026/121", "numéro"),
        ("28\u00a0septembre", "27\u00a0septembre", "date"),
        ("SCI du Lac", "SCI du Bois", "titulaire"),
        ("4\u202f800", "9\u202f800", "montant"),
        ("Baux", "Bois", "délégation"),
        ("AUBRAC", "INCONNUE", "signataire"),
        ("Location", "Vente", "objet"),
    ):
        words = reread(path, files[path])
        assert any(plain(before) in plain(each.text) for each in words), before
        pattern = next(
            (
                each
                for each in (before, before.replace("\u00a0", " "), before.replace("\u202f", "\u00a0"))
                if each in zipfile.ZipFile(BytesIO(files[path])).read("word/document.xml").decode()
            ),
            before,
        )
        assert about in told(altered(files, path, pattern, after)[path])
    assert told(b"PK") == {"document"}
    public = next(each.path for _, each in written_ if "publics" in each.path)
    shown = (tmp_path / public).read_bytes()
    assert files_under(tmp_path)[public] == shown
    assert not list(decision_discordances(public, shown, decision_files(now)[public], now))
    other = altered({public: shown}, public, "Location", "Vente")[public]
    assert [each.about for each in decision_discordances(public, other, decision_files(now)[public], now)] == ["objet"]


def test_two_acts_of_one_subject_are_each_known_by_their_number():
    given = source(session(replace(ITEM, number="1"), replace(ITEM, number="2")))
    day, states = given.sitting.session.day, given.sitting.states()
    opened = open_data(given.syndicat, [(day, states)]).content

    assert not list(open_data_discordances("d.csv", opened, listed_acts(given.syndicat, day, states)))


def test_a_vote_that_open_data_can_say_is_compared():
    given = source(session(replace(ITEM, number="1")))
    day, states = given.sitting.session.day, given.sitting.states()
    opened = open_data(given.syndicat, [(day, states)]).content
    acts = listed_acts(given.syndicat, day, states)
    pour = acts[0].opened["VOTE_POUR"]

    assert int(pour) > 0
    assert not list(open_data_discordances("d.csv", opened, acts))
    for other in ("9", ""):
        said = opened.replace(f",{pour},0,0,".encode(), f",{other},0,0,".encode())
        assert [each.about for each in open_data_discordances("d.csv", said, acts)] == ["voix pour"]


def test_the_tables_that_leave_agree_with_the_dossier():
    given, files = exported()
    made = tables(given)
    whole = {**files, **made, "ouvertes.csv": made["deliberations-2026.csv"]}

    assert report(whole).headline == "0\u00a0discordance dans 15\u00a0fichiers"


def test_an_act_that_open_data_leaves_out_is_told_and_a_table_of_nothing_is_no_table():
    files = tables(exported()[0])
    lines = files["deliberations-2026.csv"].decode().splitlines(keepends=True)
    short = "".join(line for line in lines if "CS2026/23" not in line).encode()

    (lacking,) = table_faults({**files, "deliberations-2026.csv": short})
    assert (lacking.about, lacking.expected) == ("délibération", "CS2026/23")
    assert not table_faults({**files, "deliberations-2026.csv": lines[0].encode()}), "another session's, perhaps"
    for path in ("depot/actes.csv", "deliberations-2026.csv"):
        (broken,) = table_faults({**files, path: b"\xff\xfe\x00"})
        assert (broken.path, broken.says) == (path, "fichier illisible")
