"""What went out is frozen; what changes afterwards says whom to tell again, and voids what it replaces."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from syndic_desktop.domain.agenda import Annex, Fate, Item, ItemKind
from syndic_desktop.domain.assemblies import Seat
from syndic_desktop.domain.convenings import as_convened
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.modalities import Modality, SessionNature
from syndic_desktop.domain.notices import Dispatch, Means, SentPaper
from syndic_desktop.domain.resending import amendment, convened, current, note_print, resending, sent, sent_again
from syndic_desktop.domain.sessions import sitting
from syndic_desktop.domain.snapshots import Change
from syndic_desktop.domain.statutes import Profile
from syndic_desktop.domain.texts import Paragraph, Run, paragraph
from tests.domain.assemblies import present
from tests.domain.test_sessions import DAY, assembly, meeting

FIRST, SECOND = date(2026, 9, 10), date(2026, 9, 14)
PAPERS = (SentPaper("note.docx", "abc"),)


def read(session, who=None):
    return sitting(who or assembly(), Profile(), session)


def letters(sat, day):
    return tuple(Dispatch(code, day, Means.EMAIL) for code in convened(sat))


@pytest.fixture
def gone():
    """A session whose notices went out."""
    sat = read(meeting())
    return sent(sat, FIRST, letters(sat, FIRST), PAPERS)


def whats(session, who=None):
    return [each.what for each in resending(read(session, who)).differences]


def test_what_went_out_is_frozen(gone):
    assert gone.notice.day == FIRST
    assert gone.notice.papers == PAPERS
    assert [each.person for each in gone.notice.snapshot.convened] == ["t1", "t2", "t3", "t4", "t5"]
    assert resending(read(gone)).people == ()


def test_an_item_taken_off_before_the_sending_was_never_announced():
    sat = read(meeting(items=(Item(ItemKind.DELIBERATION, "Un", fate=Fate.WITHDRAWN), Item(ItemKind.DEBATE, "Deux"))))

    gone = sent(sat, FIRST, letters(sat, FIRST), ())

    assert [each.subject for each in gone.notice.snapshot.agenda] == ["Deux"]
    assert resending(read(gone)).differences == ()


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"day": date(2026, 9, 28)}, Change.DAY),
        ({"place": "Ailleurs"}, Change.PLACE),
        ({"modality": Modality.MIXED}, Change.MODALITY),
        ({"nature": SessionNature.URGENT}, Change.NATURE),
        ({"items": (Item(ItemKind.DELIBERATION, "Un"),)}, Change.ITEM_REMOVED),
    ],
)
def test_another_heading_or_agenda_is_told_to_everybody(gone, change, what):
    again = resending(read(replace(gone, **change)))

    assert [each.what for each in again.differences] == [what]
    assert again.people == ("t1", "t2", "t3", "t4", "t5")
    assert again.voids


def test_a_new_member_is_told_alone_and_nothing_is_void(gone):
    seats = tuple(Seat(f"S{n}", "M", "t6" if n == 2 else f"t{n}", deputies=(f"d{n}",)) for n in range(1, 6))
    again = resending(read(gone, assembly(*seats)))

    assert again.people == ("t6",)
    assert not again.voids

    theirs = (SentPaper("note.docx", "changed since"), SentPaper("lettre-t6.docx", "def"))
    told = sent_again(read(gone, assembly(*seats)), SECOND, (Dispatch("t6", SECOND, Means.HAND),), theirs)
    assert told.notice.papers == (*PAPERS, theirs[1]), "what the others received is not written over"
    assert told.notice.day == FIRST
    assert told.notice.void == ()
    assert len(told.notice.dispatches) == 6
    assert whats(told, assembly(*seats)) == []


def test_what_is_sent_again_stands_beside_what_it_replaces(gone):
    moved = replace(gone, day=date(2026, 9, 30), notice=replace(gone.notice, displayed=FIRST))
    sat = read(moved)

    again = sent_again(sat, SECOND, letters(sat, SECOND), ())

    (void,) = again.notice.void
    assert (void.day, void.replaced, void.papers) == (FIRST, SECOND, PAPERS)
    assert void.snapshot == gone.notice.snapshot
    assert void.dispatches == gone.notice.dispatches
    assert (again.notice.day, again.notice.displayed) == (SECOND, None)
    assert again.notice.snapshot.day == date(2026, 9, 30)
    assert current(again.notice, "t3") == Dispatch("t3", SECOND, Means.EMAIL)
    assert resending(read(again)).people == ()


def test_what_was_added_is_announced_once_sent_again(gone):
    added = Item(ItemKind.DELIBERATION, "Trois", added_after_notice=True)
    sat = read(replace(gone, items=(*gone.items, added)))
    assert resending(sat).voids

    again = sent_again(sat, SECOND, letters(sat, SECOND), ())

    assert not any(item.added_after_notice for item in again.items)


def test_a_note_that_changed_is_told_to_everybody(gone):
    rewritten = replace(gone.items[1], statement=(paragraph("Un autre exposé."),))
    again = resending(read(replace(gone, items=(gone.items[0], rewritten))))

    assert [(each.what, each.after, each.now) for each in again.differences] == [(Change.NOTE, "Deux", 2)]
    assert len(again.people) == 5

    sat = read(replace(gone, items=(gone.items[0], rewritten)))
    told = sent_again(sat, SECOND, letters(sat, SECOND), ())
    assert resending(read(told)).people == ()
    assert [each.what for each in told.notice.void[0].changes] == [Change.NOTE]
    assert amendment(read(told)).since == FIRST


def test_another_look_of_the_same_words_is_no_change():
    plain, bold = (
        Item(ItemKind.DEBATE, "Un", statement=(Paragraph((Run("Mot", bold=each),)),)) for each in (False, True)
    )

    assert note_print(plain) == note_print(bold)
    assert note_print(plain) != note_print(replace(plain, annexes=(Annex("Plan"),)))


def test_what_cannot_be_sent(gone):
    draft = read(meeting())
    with pytest.raises(RuleViolation, match="postérieur"):
        sent(draft, date(2026, 9, 26), letters(draft, FIRST), ())
    with pytest.raises(RuleViolation, match="Personne"):
        sent(draft, FIRST, (), ())
    with pytest.raises(RuleViolation, match="déjà parties"):
        sent(read(gone), FIRST, letters(draft, FIRST), ())
    with pytest.raises(RuleViolation, match="Rien n’a changé"):
        sent_again(read(gone), SECOND, (), ())
    with pytest.raises(RuleViolation, match="précéder"):
        sent_again(read(replace(gone, place="X")), date(2026, 9, 9), (), ())
    with pytest.raises(RuleViolation, match="tenue"):
        sent(read(meeting(*present(1))), FIRST, letters(draft, FIRST), ())


def test_a_session_that_was_held_has_nothing_to_send_again(gone):
    assert resending(read(replace(gone, place="X", attendance=present(1, 2, 3)))).people == ()


def test_somebody_with_two_seats_is_convened_once():
    seats = (Seat("S1", "M", "t1"), Seat("S2", "M", "t1"), Seat("S3", "M", None))

    assert convened(read(meeting(), assembly(*seats))) == ("t1",)


def test_the_day_of_the_session_itself_is_not_too_late():
    sat = read(meeting())

    assert sent(sat, DAY, letters(sat, DAY), ()).notice.day == DAY


def test_two_items_of_one_subject_are_told_apart():
    alike = tuple(Item(ItemKind.DELIBERATION, "Vœu", statement=(paragraph(text),)) for text in ("Un", "Deux"))
    sat = read(meeting(items=alike))
    gone = sent(sat, FIRST, letters(sat, FIRST), ())

    assert resending(read(gone)).differences == ()
    assert [each.statement for each in as_convened(read(gone)).session.items] == [each.statement for each in alike]

    reworded = replace(alike[1], statement=(paragraph("Trois"),))
    found = resending(read(replace(gone, items=(gone.items[0], reworded)))).differences
    assert [(each.what, each.was, each.now) for each in found] == [(Change.NOTE, 2, 2)]
