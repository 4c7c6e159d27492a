"""What goes in comes out equal, whatever it is and whatever was there before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syndic_desktop.domain.agenda import Item, ItemKind
from syndic_desktop.domain.attendance import Presence, Stance, State
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.dossiers import Dossier, recap
from syndic_desktop.domain.modalities import SessionNature
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.texts import DecisionKind, DelegatedTable
from syndic_desktop.domain.votes import Vote
from syndic_desktop.exchange.dossiers import read
from syndic_desktop.store import Store, create_store, open_store
from tests.store.conftest import clock
from tests.store.dossiers import DOSSIER, SESSION, keep
from tests.strategies import dossiers

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def held(store: Store) -> Dossier:
    with store.reading() as reader:
        return reader.dossier()


@settings(max_examples=25, suppress_health_check=SLOW)
@given(dossiers(), dossiers())
def test_a_dossier_comes_out_equal_whatever_was_there_before(first: Dossier, second: Dossier) -> None:
    with TemporaryDirectory() as folder, create_store(Path(folder, "x.syndic"), clock=clock, holder="M") as store:
        known = {}
        for dossier in (first, second):
            keep(store, dossier)
            known |= {each.day: each for each in dossier.classifications}  # each stays the one of its day
            assert held(store) == replace(dossier, classifications=tuple(known[day] for day in sorted(known)))


@settings(max_examples=15, suppress_health_check=SLOW)
@given(dossiers())
def test_saving_again_what_is_there_writes_nothing(dossier: Dossier) -> None:
    with TemporaryDirectory() as folder, create_store(Path(folder, "x.syndic"), clock=clock, holder="M") as store:
        ids = keep(store, dossier)
        with store.reading() as reader:
            before = reader.journal(10_000)

        with store.writing("rien") as writer:
            writer.save_syndicat(dossier.syndicat)
            writer.save_assembly(dossier.assembly)
            writer.save_decisions(dossier.decisions)
            for session_id, session in zip(ids, dossier.sessions, strict=True):
                writer.replace_session(session_id, session)

        with store.reading() as reader:
            assert reader.journal(10_000) == before


@settings(max_examples=15, suppress_health_check=SLOW)
@given(st.data(), dossiers())
def test_a_session_may_be_replaced_by_any_other(data: st.DataObject, dossier: Dossier) -> None:
    with TemporaryDirectory() as folder, create_store(Path(folder, "x.syndic"), clock=clock, holder="M") as store:
        for session_id in keep(store, dossier)[:1]:
            other = data.draw(st.sampled_from(dossier.sessions))
            mine = _with_texts_of(dossier.sessions[0], other)
            with store.writing("remplacer") as writer:
                writer.replace_session(session_id, mine)
            assert held(store).sessions == (mine, *dossier.sessions[1:])


@settings(max_examples=15, suppress_health_check=SLOW)
@given(dossiers())
def test_what_was_reported_is_what_the_rules_say(dossier: Dossier) -> None:
    with TemporaryDirectory() as folder, create_store(Path(folder, "x.syndic"), clock=clock, holder="M") as store:
        keep(store, dossier)
        with store.reading() as reader:
            said = reader.reported()
    assert set(said) == set(dossier.reported())
    assert len(said) == len(set(said))


def test_the_second_session_is_told_what_the_first_could_not_be(store: Store) -> None:
    report = Item(ItemKind.INFORMATION, "Décisions", statement=(DelegatedTable(DecisionKind.ORDER),))
    alone = (Presence("S2", Stance(State.PRESENT)),)
    first = replace(SESSION, attendance=alone, movements=(), items=(report,))
    second = replace(first, day=date(2019, 2, 8), attendance=())
    third = replace(second, day=date(2019, 3, 8))
    order = Decision(DecisionKind.ORDER, "A2", "Nomination", date(2019, 1, 20))
    keep(store, replace(DOSSIER, sessions=(first, second, third), decisions=(order,)))

    with store.reading() as reader:
        said = reader.reported()

    told = [recap((order,), said, each.key, DecisionKind.ORDER) for each in (second, third)]
    assert told == [(order,), ()]


@pytest.mark.parametrize("there", [0, 1, 2])
@pytest.mark.parametrize("kind", ItemKind)
@pytest.mark.parametrize("voted", [0, 1, 2])
@pytest.mark.parametrize("nature", [SessionNature.ORDINARY, SessionNature.SECOND_NOTICE])
def test_what_a_session_without_quorum_told_is_what_the_rules_say(
    store: Store, there: int, kind: ItemKind, voted: int, nature: SessionNature
) -> None:
    """`there`: how many of the two seats were called present; `voted`: the item that was, 0 where none."""
    roll = tuple(Presence(seat, Stance(State.PRESENT)) for seat in ("S2", "S1")[:there])
    agenda = [
        Item(kind, "Décisions", statement=(DelegatedTable(DecisionKind.ORDER),)),
        Item(ItemKind.DELIBERATION, "Travaux"),
    ]
    if voted:
        agenda[voted - 1] = replace(agenda[voted - 1], vote=Vote(unanimous=True))
    session = replace(SESSION, attendance=roll, movements=(), items=tuple(agenda), nature=nature)
    dossier = replace(DOSSIER, sessions=(session,))
    keep(store, dossier)

    with store.reading() as reader:
        said = reader.reported()

    lacked = there == 1 and nature is SessionNature.ORDINARY
    decides = kind in (ItemKind.DELIBERATION, ItemKind.ELECTION, ItemKind.DEBATE)
    unheard = lacked and kind is not ItemKind.ANY_OTHER_BUSINESS and (voted == 0 or (voted == 2 and decides))
    assert said == dossier.reported() == (() if unheard else ((session.key, DecisionKind.ORDER),))


def test_another_opening_of_the_file_reads_the_same(store: Store) -> None:
    keep(store, DOSSIER)
    store.close()

    with open_store(store.path, clock=datetime.now, holder="Paul") as again:
        assert held(again) == DOSSIER


@pytest.mark.parametrize("name", ["lot-2019-02-01.json", "tgn-2019-10-07.json"])
def test_a_real_dossier_comes_out_equal(cas: Callable[[str], Path], store: Store, name: str) -> None:
    dossier = read(cas(name)).dossier

    keep(store, dossier)

    assert held(store) == dossier
    store.check()


def _with_texts_of(session: Session, other: Session) -> Session:
    """The session with the items of another, in another order, under its own key."""
    return replace(session, items=other.items[::-1] + session.items, place=other.place, movements=())
