"""The folder of a session: which papers, under which names, written whole or not at all."""

from __future__ import annotations

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from syndic_desktop.documents.filenames import LONGEST, distinct, file_name, number_slug, slug
from syndic_desktop.documents.fingerprints import fingerprint
from syndic_desktop.documents.folders import papers, write_papers
from syndic_desktop.documents.templates import Shelf
from syndic_desktop.domain.attendance import Movement, Stance, State
from syndic_desktop.domain.errors import FileTrouble
from syndic_desktop.domain.people import Civility, Person
from tests.documents.papers import EXAMPLE, SETS, TEMPLATES, example
from tests.documents.sessions import ASSEMBLY, ITEM, SEATS, session, source, stances

ABSENT = Stance(State.ABSENT)


def paths(given) -> list[str]:
    return [paper.path for paper in papers(given)]


def test_a_session_that_was_held_has_every_paper():
    assert [path for path in paths(source(session(ITEM))) if "/" not in path] == [
        "ordre-du-jour.docx",
        "note-de-synthese.docx",
        "feuille-de-presence.docx",
        "decompte-des-jours-francs.docx",
        "proces-verbal.docx",
        "frise-des-presences.docx",
        "liste-des-deliberations.docx",
        "feuillet-de-cloture.docx",
        "recapitulatifs.xlsx",
    ]


def test_a_session_still_to_come_has_no_minutes():
    made = paths(example("CS:2026-12-04"))

    assert sum(path.startswith("convocations/") for path in made) == 24
    assert "proces-verbal.docx" not in made
    assert "liste-des-deliberations.docx" not in made
    assert "extraits/point-03-decision-modificative-n-2-au-budget-principal-2026.docx" in made


def test_a_session_that_only_lacked_its_quorum_has_no_other_minutes():
    few = stances(V1=ABSENT, V2=ABSENT, V3=ABSENT)
    pending = replace(ITEM, vote=None)
    late = tuple(Movement(seat, 1, Stance(State.PRESENT)) for seat in ("V1", "V2", "V3"))

    alone = paths(source(session(pending, attendance=few)))
    assert "proces-verbal-de-carence.docx" in alone
    assert "proces-verbal.docx" not in alone
    assert "proces-verbal.docx" in paths(source(session(ITEM, attendance=few)))  # something was voted
    assert "proces-verbal.docx" in paths(source(session(pending, attendance=few, movements=late)))  # enough came


def test_the_lack_of_quorum_is_recorded_only_when_there_was_one():
    lacking = session(ITEM, attendance=stances(V1=ABSENT, V2=ABSENT, V3=ABSENT))

    assert "proces-verbal-de-carence.docx" in paths(source(lacking))
    assert "proces-verbal-de-carence.docx" not in paths(source(session(ITEM)))


def test_notices_come_in_protocol_order_and_homonyms_bear_their_seat():
    twin = Person("cot2", Civility.MR, "Paul", "Cot")
    seats = (*SEATS[:5], replace(SEATS[5], titular="cot2"))
    assembly = replace(ASSEMBLY, people=(*ASSEMBLY.people, twin), seats=seats)

    made = [path for path in paths(source(session(ITEM), assembly)) if path.startswith("convocations/")]

    assert made[:2] == ["convocations/01-bel-anne.docx", "convocations/02-cot-paul-v2.docx"]
    assert made[-1] == "convocations/06-cot-paul-c3.docx"


def test_names_are_safe_everywhere():
    assert slug("Élaboration d’un schéma : « œuvres »") == "elaboration-d-un-schema-oeuvres"
    assert number_slug("CS2019/03") == "CS2019-03"
    assert file_name("con") == "con-1.docx"
    assert file_name("", "") == "document.docx"
    assert len(file_name("CS2019-03", "mot-" * 60)) <= LONGEST
    assert not file_name("x", "mot-" * 60).endswith("-.docx")
    assert distinct(["A.docx", "a.docx", "a.docx"]) == ["A.docx", "a-2.docx", "a-3.docx"]


def test_every_paper_is_written_with_what_it_was_made_from(tmp_path):
    seen: list[tuple[int, int, str]] = []
    written = list(write_papers(source(session(ITEM)), TEMPLATES, tmp_path, lambda *step: seen.append(step)))

    assert sorted(each.path for each in written) == sorted(
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")
    )
    assert seen[-1] == (len(written), len(written), "recapitulatifs.xlsx")
    assert all(len(each.fingerprint) == 64 for each in written)


def test_a_cancelled_export_stops_between_two_papers(tmp_path):
    written = []
    for each in write_papers(source(session(ITEM)), TEMPLATES, tmp_path, cancelled=lambda: len(written) == 3):
        written.append(each)

    assert len(list(tmp_path.rglob("*.docx"))) == len(written) == 3
    assert not list(tmp_path.rglob("*.tmp"))


def test_a_full_disk_is_said_and_leaves_nothing_half_written(tmp_path, monkeypatch):
    def full(path: Path, data: bytes) -> int:
        with path.open("wb") as file:
            file.write(data[:100])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)

    with pytest.raises(FileTrouble, match=r"Le disque est plein : « 01-bel-anne\.docx » n’a pas été écrit\."):
        list(write_papers(source(session(ITEM)), TEMPLATES, tmp_path))
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_folder_that_is_a_file_is_said(tmp_path):
    place = tmp_path / "ici"
    place.write_text("")

    with pytest.raises(FileTrouble, match="n’est pas un dossier"):
        list(write_papers(source(session(ITEM)), TEMPLATES, place))


def test_a_fingerprint_moves_with_what_the_paper_says_and_with_nothing_else():
    def marks(given) -> dict[str, str]:
        return {paper.path: fingerprint([paper.kind, paper.title, paper.context]) for paper in papers(given)}

    first = marks(source(session(ITEM, ITEM)))
    again = marks(source(session(ITEM, ITEM)))
    moved = marks(source(session(ITEM, replace(ITEM, subject="Vente d’une barque"))))

    assert first == again
    changed = {path for path in first if first[path] != moved.get(path)}
    assert "extraits/2024-1-achat-d-une-barque.docx" not in changed
    assert {"proces-verbal.docx", "ordre-du-jour.docx"} <= changed


@pytest.mark.parametrize("templates", SETS)
def test_a_set_falls_back_on_classique(templates):
    shelf = Shelf(TEMPLATES, templates)

    assert shelf.data("convocation") == Shelf(TEMPLATES).data("convocation")
    assert (shelf.data("extrait") == Shelf(TEMPLATES).data("extrait")) is (templates == "classique")


def test_a_set_that_is_no_folder_of_ours_is_classique():
    assert Shelf(TEMPLATES, "../../etc").data("extrait") == Shelf(TEMPLATES).data("extrait")


def test_a_template_that_is_missing_is_said(tmp_path):
    with pytest.raises(FileTrouble, match=r"Le modèle « extrait\.docx » manque dans"):
        Shelf(tmp_path).data("extrait")


def test_the_example_is_where_the_tests_look_for_it():
    assert EXAMPLE.is_file()


def test_a_name_in_another_alphabet_gives_way_to_the_code():
    people = tuple(replace(each, last_name="Иванов") if each.code == "bel" else each for each in ASSEMBLY.people)

    made = paths(source(session(ITEM), replace(ASSEMBLY, people=people)))

    assert "convocations/01-bel.docx" in made
    assert not any(path.endswith("/01.docx") for path in made)
