"""What each session rests on is told without reading its texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from syndic_desktop.domain.agenda import Item, ItemKind, Speech
from syndic_desktop.domain.histories import Footing
from syndic_desktop.domain.means import Means
from syndic_desktop.domain.notices import Dispatch, Sending
from syndic_desktop.domain.sessions import Minutes
from syndic_desktop.domain.votes import Ballot, CandidateVotes, Election, Round, SecretBallots, Vote
from syndic_desktop.store import Store
from tests.store.dossiers import DOSSIER, SESSION, keep


def footings(store: Store) -> tuple[Footing, ...]:
    with store.reading() as reader:
        return reader.footings()


def test_a_session_held_names_its_president_its_deputies_and_whoever_was_written_to(store: Store) -> None:
    keep(store, DOSSIER)

    assert footings(store) == (Footing(SESSION.key, frozenset({"ada", "bob", "cid"}), held=True),)


def test_who_signs_and_who_received_letters_that_others_replaced_are_named(store: Store) -> None:
    gone = Sending(date(2019, 1, 10), date(2019, 1, 12), (Dispatch("bob", date(2019, 1, 10), Means.POST),))
    notice = replace(SESSION.notice, dispatches=(), signatory="cid", void=(gone,))
    bare = replace(SESSION, president=None, attendance=(), movements=(), items=(), notice=notice)
    keep(store, replace(DOSSIER, sessions=(bare,)))

    assert footings(store) == (Footing(SESSION.key, frozenset({"bob", "cid"})),)


def test_the_numbers_of_a_body_come_with_their_days(store: Store) -> None:
    keep(store, DOSSIER)

    with store.reading() as reader:
        assert reader.numbers("CS") == ((SESSION.day, "CS2019/01"),)
        assert reader.numbers("BU") == ()


def test_speakers_and_candidates_are_named_and_free_names_are_not(store: Store) -> None:
    round_ = Round(SecretBallots(3), (CandidateVotes("bob", 2), CandidateVotes("Liste B", 1)))
    items = (
        Item(ItemKind.DEBATE, "Débat", debate=(Speech("cid", "Oui."), Speech("Un visiteur", "Non."))),
        Item(ItemKind.ELECTION, "Élection", vote=Vote(Ballot.ELECTION, election=Election(1, (round_,)))),
    )
    bare = replace(SESSION, president=None, attendance=(), movements=(), notice=replace(SESSION.notice, dispatches=()))
    keep(store, replace(DOSSIER, sessions=(replace(bare, items=items, minutes=Minutes(date(2019, 3, 1))),)))

    assert footings(store) == (Footing(SESSION.key, frozenset({"bob", "cid"}), held=False, fixed=True),)
