"""What a member receives: where and when, what is enclosed, who may stand in, and places inside a sentence."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from syndic_desktop.documents import folders, pdf
from syndic_desktop.documents.contents.places import at
from syndic_desktop.documents.contents.presence import Context
from syndic_desktop.domain.agenda import Annex, Item, ItemKind
from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.domain.convenings import as_it_stands, snapped
from syndic_desktop.domain.sessions import Session, sitting
from syndic_desktop.domain.texts import paragraph
from tests.documents.papers import TEMPLATES, example, the_words, words, words_of
from tests.documents.sessions import ASSEMBLY, ITEM, SEATS, SYNDICAT, plain, session, source

TO_COME = session(replace(ITEM, vote=None), attendance=(), opening=None, place="")


def letter(name: str, held: Session = TO_COME, assembly: Assembly = ASSEMBLY) -> str:
    return the_words(source(held, assembly), "convocation", name=name, templates="classique")


def test_an_hour_and_a_place_that_are_not_known_are_dotted():
    said = letter("bel")

    assert "le vendredi 1er mars 2024 à …… h ……" in said
    assert "à ………" in said.split("…… h ……")[1]


def test_the_hour_and_the_place_are_said_once_they_are_known():
    said = letter("bel", replace(TO_COME, opening=session().opening, place="Mairie, Orsigny"))

    assert "le vendredi 1er mars 2024 à 18 h 00\nà la mairie, à Orsigny" in said


def test_nobody_is_asked_to_name_a_deputy_whom_they_do_not_have():
    assert "☐ sera remplacé" not in letter("bel").replace("  ", " ")
    assert "☐ sera remplacée par sa suppléante, Mme Lise HIC\n" in letter("dru").replace("  ", " ")


def test_several_deputies_leave_the_choice():
    seats = tuple(replace(seat, deputies=("hic", "ino")) if seat.code == "V3" else seat for seat in SEATS)

    said = letter("dru", assembly=replace(ASSEMBLY, seats=seats))

    assert "sera remplacée par l’une de ses suppléantes : ………" in said


def test_a_deputy_convened_in_place_of_nobody_is_not_asked_for_another():
    seats = tuple(replace(seat, titular=None, deputies=("hic", "ino")) if seat.code == "V3" else seat for seat in SEATS)

    said = letter("hic", assembly=replace(ASSEMBLY, seats=seats))

    assert "sera remplacé" not in said


def test_the_annexes_are_listed_with_their_item():
    item = replace(TO_COME.items[0], statement=(paragraph("Le lac monte."),), annexes=(Annex("Plan"), Annex("Devis")))
    late = replace(item, added_after_notice=True, annexes=(Annex("Tardive"),))

    said = letter("bel", replace(TO_COME, items=(item, late)))

    assert (
        "Pièces jointes : note explicative de synthèse et projets de délibération ; formulaire de pouvoir ; "
        "2 annexes : Plan (point 1), Devis (point 1)."
    ) in said


def test_a_letter_alone_with_its_form_says_so():
    bare = replace(TO_COME, items=(replace(ITEM, operative=(), vote=None),))

    assert "Pièce jointe : formulaire de pouvoir." in letter("bel", bare)


def test_the_letter_kept_once_it_is_sent_still_lists_its_annexes():
    item = replace(TO_COME.items[0], annexes=(Annex("Plan"),))
    gone = snapped(sitting(ASSEMBLY, SYNDICAT.profile, replace(TO_COME, items=(item,))))

    assert "projets de délibération ; formulaire de pouvoir ; 1 annexe : Plan (point 1)." in letter("bel", gone)


NAMELESS = replace(SYNDICAT, city="", address=(), siret=None)


@pytest.mark.parametrize("kind", ["convocation", "feuille-de-presence", "pouvoir", "ordre-du-jour"])
def test_a_syndicat_of_which_little_is_known_leaves_no_hole(kind):
    people = tuple(replace(each, first_name="") if each.code == "bel" else each for each in ASSEMBLY.people)
    given = source(TO_COME, replace(ASSEMBLY, people=people), NAMELESS)

    for said in words_of(given, kind).values():
        assert not re.search(r"None|\(\)|^,|– *$|\w {2,}\w| ,", said, re.MULTILINE), said


def test_a_letter_from_nowhere_is_dated_all_the_same():
    said = the_words(source(TO_COME, syndicat=NAMELESS), "convocation", name="bel")

    assert "\nLe 20 février 2024\n" in said


@pytest.mark.parametrize(
    ("kind", "subject", "line"),
    [
        (ItemKind.ELECTION, "Élection du bureau", "1.\tÉlection du bureau\n"),
        (ItemKind.ELECTION, "Bureau", "1.\tBureau (élection)\n"),
        (ItemKind.DEBATE, "Débat d’orientation budgétaire", "1.\tDébat d’orientation budgétaire\n"),
    ],
)
def test_what_an_item_is_is_told_once(kind, subject, line):
    assert line in letter("bel", replace(TO_COME, items=(Item(kind, subject),)))


def test_nobody_is_greeted_by_a_rank():
    assert "Monsieur le Vice-Président," in letter("eau")
    assert "1er Vice-Président" in letter("eau")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("Cahors", "à Cahors"),
        ("à Cahors", "à Cahors"),
        ("À Cahors", "à Cahors"),
        ("Le Vigan", "au Vigan"),
        ("Salle des Tilleuls, Ambreville", "salle des Tilleuls, à Ambreville"),
        ("Salle des Tilleuls, à Ambreville", "salle des Tilleuls, à Ambreville"),
        ("Cahors, salle des congrès", "à Cahors, salle des congrès"),
        ("Hôtel du Département, Le Vigan", "à l’hôtel du Département, au Vigan"),
        ("Salle A, Bâtiment B", "salle A, Bâtiment B"),
        ("Sous-préfecture, 46100 Figeac", "à la sous-préfecture, 46100 Figeac"),
        ("", ""),
    ],
)
def test_a_place_takes_the_preposition_it_needs_and_no_other(place, said):
    assert at(place) == said


def test_the_roll_says_a_member_only_where_nothing_else_does():
    lines = lines_of_roll(session(ITEM))

    assert lines["Mme Inès DRU"] == ""
    assert lines["Mme Zoé FAU"] == "Communes du lac"
    assert lines["Mme Anne BEL"] == "Présidente"


def lines_of_roll(held: Session) -> dict[str, str]:
    (roll,) = [paper for paper in folders.papers(source(held)) if paper.kind == "feuille-de-presence"]
    context: Context = dict(roll.context)
    return {
        plain(line["titulaire"]): line["precision"] for college in context["colleges"] for line in college["lignes"]
    }


def test_the_count_of_clear_days_supposes_another_day_and_has_its_pdf_where_there_is_an_office(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "office", lambda: None)
    given = example("CS:2026-12-04")

    (made,) = folders.write_day_count(given, 3, TEMPLATES, tmp_path / "décompte.pdf")

    assert made == tmp_path / "décompte.docx"
    said = words(made.read_bytes())
    assert "séance du lundi 7 décembre 2026" in said
    assert "À renvoyer au plus tard le mardi 1er décembre 2026 : 5 jours francs." in said


def test_the_count_on_paper_of_a_session_that_moved_is_that_of_the_notices_to_send_again(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "office", lambda: None)
    sat = example("CS:2026-12-04").sitting
    notice = replace(sat.session.notice, snapshot=as_it_stands(sat))
    given = replace(example("CS:2026-12-04"), sitting=replace(sat, session=replace(sat.session, notice=notice)))

    for by, why in ((3, "mardi 1er décembre 2026 : 5 jours francs"), (7, "avant le 4 décembre, jour annoncé")):
        (made,) = folders.write_day_count(given, by, TEMPLATES, tmp_path / f"{by}.docx")
        assert why in words(made.read_bytes())
