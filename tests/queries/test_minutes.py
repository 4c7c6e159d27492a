"""What the step « Procès-verbal » is told: what lacks, how far it has come, which session has approved which."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from syndic_desktop.actions.minutes import fix_minutes, note_corrections, record_minutes_published, save_wording
from syndic_desktop.domain.agenda import Fate, Item, ItemKind
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.minutes import Rewording
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.domain.texts import paragraph, words
from syndic_desktop.domain.votes import Counts, Vote
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.minutes import minutes_again, minutes_view
from tests.copies import copied, example

WHY = "les demandes étaient orales"
NEXT = date(2026, 11, 20)


@pytest.fixture
def store(tmp_path):
    """The bundled example, on a day after its first session."""
    with copied(tmp_path / "a.syndic", prepared, lambda: datetime(2026, 11, 23, 10, 42)) as store:
        yield store


def prepared(store):
    known = example().dossier
    with store.writing("préparer") as writer:
        writer.save_syndicat(known.syndicat)
        writer.save_assembly(known.assembly)
        for session in known.sessions:
            writer.add_session(session)


@pytest.fixture
def held(store):
    with store.reading() as reader:
        return next(line.id for line in reader.sessions() if line.held)


def later(store, held, vote, day=NEXT, **said):
    """A session held after it, whose first item is its minutes; `said`: what else is known of it."""
    with store.reading() as reader:
        session = reader.session(held)
    fate = said.pop("fate", Fate.KEPT)
    item = Item(ItemKind.DELIBERATION, "Approbation du procès-verbal du 25 septembre 2026", vote=vote, fate=fate)
    with store.writing("préparer") as writer:
        return writer.add_session(replace(session, day=day, items=(item,), movements=(), minutes=None, **said))


def test_before_the_roll_there_is_nothing_to_minute(store):
    with store.reading() as reader:
        draft = next(line.id for line in reader.sessions() if not line.held)

    assert "une fois l’appel enregistré" in minutes_view(store, draft).missing


def test_the_eight_contents_are_told_with_what_they_lack(store, held):
    view = minutes_view(store, held)

    assert len(view.contents) == 8
    assert [lack.target.item for row in view.contents for lack in row.lacks] == [8, 10, 11]
    assert (view.lacking, view.to_review) == (1, 0)


@pytest.mark.parametrize(("kind", "severe"), [(SyndicatKind.CLOSED, True), (SyndicatKind.OPEN, False)])
def test_the_law_binds_a_closed_syndicat_and_advises_an_open_one(store, held, kind, severe):
    with store.writing("changer") as writer:
        writer.save_syndicat(replace(writer.syndicat(), kind=kind))

    assert minutes_view(store, held).fixing.severe is severe


def test_a_session_that_adopted_the_item_proposes_to_fix_them(store, held):
    assert minutes_view(store, held).fixing.proposal is None
    other = later(store, held, Vote(unanimous=True))

    assert minutes_view(store, held).fixing.proposal.day == NEXT
    assert [each.session_id for each in minutes_view(store, other).approved] == [held]
    fix_minutes(store, held, NEXT, WHY)
    assert minutes_view(store, held).fixing.proposal is None
    assert minutes_view(store, other).approved == ()


def test_an_item_that_was_rejected_or_not_voted_proposes_nothing(store, held):
    other = later(store, held, Vote(counts=Counts(1, 20)))

    assert minutes_view(store, held).fixing.proposal is None
    assert minutes_view(store, held).fixing.next_session is None
    assert minutes_view(store, other).approved == ()


@pytest.mark.parametrize(
    ("first", "refused"),
    [
        ({"vote": Vote(counts=Counts(1, 20))}, "ne l’a pas adopté"),
        ({"vote": None, "fate": Fate.POSTPONED}, "a reporté cette approbation"),
        ({"vote": Vote(unanimous=True), "fate": Fate.POSTPONED}, "a reporté cette approbation"),
        ({"vote": None, "fate": Fate.WITHDRAWN}, "a retiré cette approbation de son ordre du jour"),
        ({"vote": None, "few": True}, "n’a rien pu approuver, faute de quorum"),
        ({"vote": Vote(unanimous=True), "few": True}, "n’avait plus le quorum pour l’approuver"),
    ],
)
def test_a_session_that_did_not_approve_them_leaves_it_to_the_next_one(store, held, first, refused):
    note_corrections(store, held, ("Page 2, lire barque.",))
    with store.reading() as reader:
        roll = reader.session(held).attendance
    lone = {"attendance": roll[:1]} if first.pop("few", False) else {}
    other = later(store, held, first.pop("vote"), date(2026, 11, 20), **first, **lone)

    fixing = minutes_view(store, held).fixing
    assert (fixing.proposal, fixing.next_session, minutes_view(store, other).approved) == (None, None, ())
    with pytest.raises(RuleViolation, match=refused):
        fix_minutes(store, held, date(2026, 11, 20), WHY)

    second = later(store, held, Vote(unanimous=True), date(2026, 11, 22))
    fixing = minutes_view(store, held).fixing
    assert (fixing.proposal.day, fixing.next_session) == (date(2026, 11, 22), date(2026, 11, 22))
    assert [each.session_id for each in minutes_view(store, second).approved] == [held]
    fix_minutes(store, held, date(2026, 11, 22), WHY)
    told = [words(line.line.told) for line in minutes_view(store, held).lines]
    assert any("Page 2, lire barque." in each for each in told)
    assert any("arrêté en séance du 22 novembre 2026" in each.replace(NB, " ") for each in told)


def test_a_session_that_says_nothing_of_them_may_have_approved_them(store, held):
    later(store, held, None)

    assert minutes_view(store, held).fixing.next_session == NEXT
    fix_minutes(store, held, NEXT, WHY)


def test_fixed_minutes_are_to_be_published_within_a_week(store, held):
    note_corrections(store, held, ("Page 2.",))
    fix_minutes(store, held, NEXT, WHY)

    told = minutes_view(store, held).fixing
    assert (told.sealed, told.fixed, told.publish_by, told.corrections) == (
        True,
        NEXT,
        date(2026, 11, 27),
        ("Page 2.",),
    )
    record_minutes_published(store, held, date(2026, 11, 23))
    assert minutes_view(store, held).fixing.publish_by is None


def test_the_items_tell_which_of_them_has_something_to_review(store, held):
    save_wording(store, held, Rewording(3, "expose/0", (paragraph("Autre base."),), (paragraph("Mien."),)))

    view = minutes_view(store, held)

    assert [row.position for row in view.items if row.to_review] == [3]
    assert view.to_review == 1


def test_a_vote_that_does_not_add_up_is_said_and_the_rest_is_shown(store, held):
    with store.writing("fausser") as writer:
        line = next(line for line in writer.items(held) if line.has_vote)
        writer.save_item(line.id, replace(writer.item(line.id), vote=Vote(counts=Counts(900))))

    view = minutes_view(store, held)

    assert f"Point {line.position}" in view.trouble
    assert view.lines == ()
    assert view.fixing is not None


def test_what_is_read_again_is_what_reading_all_would_tell(store, held):
    before = minutes_view(store, held)
    levee = next(line.line.anchor for line in before.lines if line.line.own and line.line.anchor.place == "levee")
    save_wording(store, held, Rewording(0, "levee", levee.base, (paragraph("On se lève."),)))
    note_corrections(store, held, ("Page 2.",))

    again = minutes_again(store, held, before)

    assert again == minutes_view(store, held)
    assert again != before


def test_what_is_read_again_sees_what_else_moved(store, held):
    before = minutes_view(store, held)
    with store.writing("changer") as writer:
        line = writer.items(held)[2]
        writer.save_item(line.id, replace(writer.item(line.id), subject="Autre objet"))

    assert minutes_again(store, held, before) == minutes_view(store, held)


def test_fixed_minutes_are_read_whole(store, held):
    before = minutes_view(store, held)
    fix_minutes(store, held, NEXT, WHY)

    assert minutes_again(store, held, before) == minutes_view(store, held)
