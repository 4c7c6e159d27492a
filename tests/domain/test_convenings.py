"""What the notices said: taken once, told apart from what is, read back as it was whatever became of the roster."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.domain.agenda import Annex, Fate, Item, ItemKind
from syndic_desktop.domain.assemblies import Seat
from syndic_desktop.domain.conducts import Course
from syndic_desktop.domain.convenings import as_convened, as_it_stands, as_sent, snapped
from syndic_desktop.domain.means import Means
from syndic_desktop.domain.modalities import HELD, NATURES, Modality, SessionNature
from syndic_desktop.domain.notices import Dispatch, Notice
from syndic_desktop.domain.snapshots import Announced, Change, NoticeSnapshot, differences
from syndic_desktop.domain.texts import paragraph, words
from syndic_desktop.domain.wording import NB
from tests.domain.assemblies import present
from tests.domain.test_sessions import assembly, meeting, read

SENT = date(2026, 9, 10)
AGENDA = (
    Item(ItemKind.DELIBERATION, "Budget primitif", rapporteur="t1", statement=(paragraph("Exposé."),)),
    Item(ItemKind.DELIBERATION, "Marché de voirie"),
    Item(ItemKind.INFORMATION, "Rapport d’activité"),
)
LETTER = snapped(read(meeting(items=AGENDA, opening=time(18, 0), notice=Notice(SENT))))
"""A session whose notices went out."""


def told(now, who=None):
    return [
        (each.what, each.was, each.now)
        for each in differences(LETTER.notice.snapshot, as_it_stands(read(now, who=who)))
    ]


def test_nothing_is_kept_before_the_notices_are_dated():
    assert snapped(read(meeting(items=AGENDA))).notice.snapshot is None


def test_a_snapshot_says_who_was_convened_how_and_for_what():
    sent = Notice(SENT, (Dispatch("t2", SENT, Means.POST),))
    late = Item(ItemKind.DELIBERATION, "Ajout", added_after_notice=True)

    kept = as_sent(read(meeting(items=(*AGENDA, late), notice=sent)))

    assert [(each.seat, kept.name(each.person), each.means) for each in kept.convened][:2] == [
        ("S1", f"M.{NB}X T1", None),
        ("S2", f"M.{NB}X T2", Means.POST),
    ]
    assert [each.subject for each in kept.agenda] == ["Budget primitif", "Marché de voirie", "Rapport d’activité"]
    assert kept.agenda[0].rapporteur == "t1"


def test_a_snapshot_is_taken_once():
    later = replace(LETTER, place="Mairie", items=())

    assert snapped(read(later)) == later


def test_the_letters_are_read_as_they_went_out_whatever_became_of_the_roster():
    others = assembly(*(Seat(f"S{n}", "M", f"t{7 - n}", weight=Fraction(9)) for n in range(1, 4)))
    married = tuple(replace(each, last_name="AUTRE") for each in others.people)
    later = replace(LETTER, day=date(2026, 9, 26), place="Mairie", items=AGENDA[::-1], attendance=present(1))
    later = replace(later, modality=Modality.MIXED, nature=SessionNature.URGENT)
    later = replace(later, secretary="t2", closing=time(12), course=Course(time(10, 4), item=2))

    letters = as_convened(read(later, who=replace(others, people=married)))

    was = read(LETTER)
    assert letters.seats == was.seats
    assert (letters.session.day, letters.session.place) == (was.session.day, "Salle")
    assert (letters.session.secretary, letters.session.closing, letters.session.course) == (None, None, Course())
    assert [each.subject for each in letters.session.items] == [each.subject for each in AGENDA]
    assert letters.session.items[0].statement == AGENDA[0].statement
    assert letters.assembly.person("t1").last_name == "T1"
    assert as_sent(letters) == LETTER.notice.snapshot


def test_whoever_has_left_the_dossier_is_still_named_in_the_letters():
    emptied = replace(assembly(), seats=(), people=(), members=())

    letters = as_convened(read(replace(LETTER, president=None), who=emptied))

    assert [seat.convened for seat in letters.seats] == ["t1", "t2", "t3", "t4", "t5"]
    assert letters.assembly.person("t3").last_name == "T3"


def test_letters_that_still_tell_the_truth_have_no_difference():
    assert told(LETTER) == []


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        ({"day": date(2026, 9, 26)}, [(Change.DAY, None, None)]),
        ({"opening": time(19, 0)}, [(Change.HOUR, None, None)]),
        ({"place": "Mairie"}, [(Change.PLACE, None, None)]),
        ({"modality": Modality.VIDEO}, [(Change.MODALITY, None, None)]),
        ({"nature": SessionNature.URGENT}, [(Change.NATURE, None, None)]),
        ({"items": AGENDA[:2]}, [(Change.ITEM_REMOVED, 3, None)]),
        (
            {"items": (AGENDA[0], replace(AGENDA[1], fate=Fate.WITHDRAWN), AGENDA[2])},
            [(Change.ITEM_REMOVED, 2, None)],
        ),
        (
            {"items": (Item(ItemKind.DEBATE, "Vœu", added_after_notice=True), *AGENDA)},
            [(Change.ITEM_ADDED, None, 1), (Change.RENUMBERED, None, None)],
        ),
        (
            {"items": (*AGENDA[1:], AGENDA[0])},
            [(Change.ITEM_MOVED, 1, 3), (Change.RENUMBERED, None, None)],
        ),
        (
            {"items": (AGENDA[0], replace(AGENDA[1], subject="Marché de voirie, lot 2"), AGENDA[2])},
            [(Change.ITEM_REWORDED, 2, 2)],
        ),
        (
            {"items": (AGENDA[0], replace(AGENDA[1], kind=ItemKind.INFORMATION), AGENDA[2])},
            [(Change.ITEM_KIND, 2, 2)],
        ),
        ({"items": (replace(AGENDA[0], rapporteur="t2"), *AGENDA[1:])}, [(Change.RAPPORTEUR, 1, 1)]),
        (
            {"items": (AGENDA[0], Item(ItemKind.DELIBERATION, "Emprunt"), AGENDA[2])},
            [(Change.ITEM_REMOVED, 2, None), (Change.ITEM_ADDED, None, 2)],
        ),
    ],
)
def test_what_has_changed_since_is_one_line_each(change, lines):
    assert told(replace(LETTER, **change)) == lines


def test_what_is_taken_off_leaves_its_number_empty_and_the_rest_keep_theirs():
    now = replace(LETTER, items=(replace(AGENDA[0], fate=Fate.WITHDRAWN), *AGENDA[1:]))
    again = replace(now, notice=replace(now.notice, snapshot=as_it_stands(read(now))))

    assert [each.rank for each in as_it_stands(read(now)).agenda] == [2, 3]
    cleared = as_it_stands(read(replace(again, items=AGENDA[1:])))
    (told_of,) = differences(again.notice.snapshot, cleared)
    assert (told_of.what, told_of.before, told_of.after) == (
        Change.RENUMBERED, f"points{NB}2 à{NB}3", f"points{NB}1 à{NB}2",
    )  # fmt: skip


def test_letters_of_which_no_number_was_kept_are_not_said_to_be_renumbered():
    older = tuple(replace(each, rank=None) for each in LETTER.notice.snapshot.agenda)
    found = differences(
        replace(LETTER.notice.snapshot, agenda=older), as_it_stands(read(replace(LETTER, items=AGENDA[1:])))
    )

    assert [(each.what, each.was) for each in found] == [(Change.ITEM_REMOVED, 1)]


def test_a_snapshot_that_does_not_say_how_the_session_meets_is_not_contradicted():
    """Such are those taken before it was kept: nobody is told of a change that may not be one."""
    silent = replace(LETTER.notice.snapshot, modality=None, nature=None)
    now = replace(LETTER, modality=Modality.VIDEO, nature=SessionNature.URGENT)

    assert differences(silent, as_it_stands(read(now))) == ()
    letters = as_convened(read(replace(now, notice=replace(now.notice, snapshot=silent)))).session
    assert (letters.modality, letters.nature) == (Modality.VIDEO, SessionNature.URGENT)


def test_every_modality_and_nature_is_told_in_its_own_words():
    assert set(HELD) == set(Modality)
    assert set(NATURES) == set(SessionNature)


def test_a_seat_that_changes_hands_is_one_member_less_and_one_more():
    others = assembly(Seat("S1", "M", "t6"), *assembly().seats[1:])

    found = differences(LETTER.notice.snapshot, as_it_stands(read(LETTER, who=others)))

    assert [(each.what, each.before, each.after) for each in found] == [
        (Change.MEMBER_REMOVED, f"M.{NB}X T1", ""),
        (Change.MEMBER_ADDED, "", f"M.{NB}X T6"),
    ]


AGENDAS = st.lists(st.sampled_from(["Budget", "Voirie", "Budget annexe", "Eau", "Vœu"]), max_size=6).map(
    lambda subjects: tuple(Announced(ItemKind.DELIBERATION, each) for each in subjects)
)


@given(AGENDAS, AGENDAS)
def test_the_sheet_rebuilds_the_agenda_from_the_one_that_was_sent(before, after):
    sent, now = (NoticeSnapshot(SENT, "Salle", agenda=each) for each in (before, after))

    lines = differences(sent, now)

    gone = {each.was for each in lines if each.what is Change.ITEM_REMOVED}
    moved = {each.was: each.now for each in lines if each.what is Change.ITEM_MOVED}
    reworded = {each.was: each.after for each in lines if each.what is Change.ITEM_REWORDED}
    placed = {each.now: each.after for each in lines if each.what is Change.ITEM_ADDED}
    placed |= {moved[was]: reworded.get(was, before[was - 1].subject) for was in moved}
    rest = iter(
        reworded.get(was, item.subject)
        for was, item in enumerate(before, start=1)
        if was not in gone and was not in moved
    )
    made = [placed[now] if now in placed else next(rest) for now in range(1, len(after) + 1)]
    assert made == [each.subject for each in after]
    assert list(rest) == []


def test_an_annex_that_came_or_went_is_told_and_leaves_the_letter_as_it_was():
    plan, map_ = Annex("Plan", "annexes/plan.pdf"), Annex("Carte", "annexes/carte.pdf")
    gone = snapped(read(meeting(items=(replace(AGENDA[0], annexes=(plan, map_)), *AGENDA[1:]), notice=Notice(SENT))))
    other = replace(plan, file="annexes/plan-2.pdf")
    now = replace(gone, items=(replace(AGENDA[0], annexes=(other, Annex("Devis"))), *AGENDA[1:]))

    found = differences(gone.notice.snapshot, as_it_stands(read(now)))

    assert [(each.what, each.before, each.after, each.now) for each in found] == [
        (Change.ANNEX_REPLACED, "", "Plan", 1),
        (Change.ANNEX_REMOVED, "Carte", "", 1),
        (Change.ANNEX_ADDED, "", "Devis", 1),
    ]
    assert as_convened(read(now)).session.items[0].annexes == (plan, map_)


def test_an_older_snapshot_knows_nothing_of_annexes():
    older = replace(
        LETTER.notice.snapshot, agenda=tuple(replace(each, annexes=None) for each in LETTER.notice.snapshot.agenda)
    )
    joined = (replace(AGENDA[0], annexes=(Annex("Plan"),)), *AGENDA[1:])
    now = replace(LETTER, items=joined, notice=replace(LETTER.notice, snapshot=older))

    assert differences(older, as_it_stands(read(now))) == ()
    assert as_convened(read(now)).session.items[0].annexes == (Annex("Plan"),)


def test_what_the_note_said_is_kept_whatever_is_written_since():
    said = Item(ItemKind.DELIBERATION, "Bail", statement=(paragraph("Un loyer de 900 €."),), visas=("le code",))
    sent = snapped(read(replace(meeting(items=(said,)), notice=Notice(date(2026, 9, 1)))))

    assert [each.note for each in sent.notice.snapshot.agenda] == ["Un loyer de 900 €.\nVu le code"]
    rewritten = replace(said, statement=(paragraph("Un loyer de 1 200 €."),))
    (told,) = as_convened(read(replace(sent, items=(rewritten,)))).session.items
    assert [words(told.statement), told.visas] == ["Un loyer de 900 €.\nVu le code", ()]
    (same,) = as_convened(read(sent)).session.items
    assert (same.statement, same.visas) == (said.statement, said.visas)
    (gone,) = as_convened(read(replace(sent, items=()))).session.items
    assert words(gone.statement).startswith("Un loyer de 900")
