"""What a file tells beside its paper: pages of another act, a line for none, an annex for another, a false sheet."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from syndic_desktop.documents.annexed import annex_discordances
from syndic_desktop.documents.consistency import files_under
from syndic_desktop.documents.folios import folio_discordances
from syndic_desktop.documents.rereadings import Line
from syndic_desktop.documents.strays import stray_acts, stray_headings, stray_numbers
from syndic_desktop.documents.told_acts import Told, misplaced, untold
from syndic_desktop.domain.agenda import Annex
from tests.documents.sessions import ITEM, session, source

NUMBERS = ("CS2026/21", "CS2026/22")
FACTS = {
    number: Told(
        number, (("numéro", number), ("objet", f"Objet {place}"), ("dispositif", f"d’approuver le {place} ;")), ()
    )
    for number, place in zip(NUMBERS, ("pont", "quai"), strict=True)
}


def lines(*texts):
    return tuple(Line(text, f"paragraphe {rank}") for rank, text in enumerate(texts, start=1))


PAPER = lines("Délibération n° CS2026/21", "Vu la délibération n° CS2026/04,", "Objet pont", "d’approuver le pont ;")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ((), []),
        (("DÉLIBÉRATION n° CS2025/03",), ["paragraphe 5"]),
        (("Délibération n° CS2026/21",), ["paragraphe 5"]),
        (("par la délibération n° CS2025/03", "délibération n° CS2026/22"), []),
    ],
)
def test_the_heading_of_another_act_is_told(more, told):
    file = (*PAPER, *(Line(text, f"paragraphe {rank}") for rank, text in enumerate(more, start=5)))
    assert [each.place for each in stray_headings("extraits/a.docx", PAPER, file)] == told


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("CS2026/22 | Objet quai", 0),
        ("CS2026/99 | Un objet de plus", 1),
        ("CS2026/21 | Objet pont, une seconde fois", 1),
        ("Le prochain vote porte sur 2026/99", 0),
    ],
)
def test_a_line_for_an_act_of_no_agenda_is_told_of_a_table(row, told):
    paper = lines("CS2026/21 | Objet pont", "CS2026/22 | Objet quai")
    file = (*paper[:1], Line(row, "paragraphe 9"), *(paper[1:] if "/22" not in row else ()))

    found = list(stray_numbers("liste-des-deliberations.docx", paper, file, NUMBERS))

    assert len(found) == told
    assert all(each.says == row or each.place == "paragraphe 9" for each in found)


def test_another_act_told_whole_after_the_right_one_is_told_and_a_mention_of_it_is_not():
    whole = lines("N° CS2026/22", "Objet quai", "d’approuver le quai.")

    (found,) = stray_acts("extraits/a.docx", "CS2026/21", (*PAPER, *whole), FACTS)

    assert found.says == "la délibération CS2026/22"
    assert found.place == "paragraphe 3"
    assert not list(stray_acts("extraits/a.docx", "CS2026/21", (*PAPER, *whole[:2]), FACTS))
    assert not list(stray_acts("extraits/a.docx", "CS2026/21", PAPER, FACTS))


def test_one_altered_copy_of_a_visa_that_two_acts_bear_is_told_in_word_alone():
    visa, act = "Vu le code général,", {"1": Told("1", (("visa", "Vu le code général"),), ())}
    twice, once = lines("a", visa, "b", visa), lines("a", visa, "b", "Vu le code rural,")

    assert [each.about for each in untold("proces-verbal.docx", twice, once, act)] == ["visa"]
    assert not list(untold("proces-verbal.docx", twice, twice, act))
    assert not list(untold("proces-verbal.pdf", twice, once, act))


ANNEXES = (Annex("Plan", file="annexes/plan.pdf"), Annex("Devis", file="annexes/devis.pdf"))
WITH_FILES = replace(
    source(session(replace(ITEM, annexes=ANNEXES))),
    prints={each.file: sha256(each.title.encode()).hexdigest() for each in ANNEXES},
)


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ((b"Plan", b"Devis"), []),
        ((b"Devis", b"Plan"), [("a_2.pdf", "Devis", "Plan"), ("a_3.pdf", "Plan", "Devis")]),
        ((b"Plan", b"autre"), [("a_3.pdf", "un autre fichier", "Devis")]),
        ((b"Plan",), []),  # one was added since: nothing says which is which
    ],
)
def test_annexes_put_one_for_the_other_are_told(sent, told):
    files = {f"a_{rank}.pdf": data for rank, data in enumerate(sent, start=2)}
    (item,) = WITH_FILES.sitting.session.items

    assert [(each.path, each.says, each.expected) for each in annex_discordances(files, item, WITH_FILES)] == told
    assert not list(annex_discordances(files, item, replace(WITH_FILES, prints={})))


def table(*folios):
    rows = [f"01/03/2024 | {number} | Achat d’une barque | {folio}" for number, folio in folios]
    return lines("Table par date", *rows)


@pytest.mark.parametrize(
    ("folios", "told"),
    [
        ((("1", 2), ("2", 3), ("2", 3), ("1", 2)), []),
        ((("1", 2), ("2", 3), ("2", 4), ("1", 2)), ["paragraphe 4"]),
        ((("1", 5), ("2", 3)), ["paragraphe 3"]),
        ((("1", "…"), ("2", "…")), []),
    ],
)
def test_a_sheet_that_the_tables_of_a_register_say_twice_or_backwards_is_told(folios, told):
    two = session(replace(ITEM, number="1"), replace(ITEM, number="2"))
    assert [each.place for each in folio_discordances("registre.docx", table(*folios), two)] == told


def test_a_line_that_a_table_of_the_register_lacks_is_told_of_word():
    two = session(replace(ITEM, number="1"), replace(ITEM, number="2"))
    awaited, file = table(("1", "…"), ("2", "…"), ("2", "…"), ("1", "…")), table(("1", 2), ("2", 3), ("1", 2))

    assert [each.expected for each in folio_discordances("registre.docx", file, two, awaited)] == ["2"]
    assert not list(folio_discordances("registre.pdf", file, two, awaited))


def test_what_ends_in_capitals_is_read(tmp_path: Path):
    (tmp_path / "EXTRAITS").mkdir()
    (tmp_path / "depot").mkdir()
    kept = ["EXTRAITS/A.DOCX", "LISTE.CSV", "PROCES-VERBAL.Pdf", "depot/ACTES.CSV", "depot/Envoi.ZIP"]
    for name in (*kept, "notes.TXT"):
        (tmp_path / name).write_bytes(b"x")

    assert sorted(files_under(tmp_path)) == kept


def test_two_subjects_put_one_in_the_place_of_the_other_are_told_of_an_agenda():
    paper = lines("Ordre du jour", "1. Objet pont – rapporteur : M. X", "2. Objet quai")
    swapped = lines("Ordre du jour", "1. Objet quai – rapporteur : M. X", "2. Objet pont")
    wrapped = lines("1. Objet", "pont – rapporteur : M. X", "2. Objet quai")

    assert [each.expected for each in misplaced("ordre-du-jour.docx", paper, swapped, FACTS)] == [
        "1. Objet pont – rapporteur : M. X",
        "2. Objet quai",
    ]
    assert not list(misplaced("ordre-du-jour.pdf", paper, wrapped, FACTS))
