"""What goes in comes out equal, whatever it is and whatever was there before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syndic_desktop.domain.dossiers import Dossier, reports
from syndic_desktop.domain.sessions import Session
from syndic_desktop.exchange.dossiers import read
from syndic_desktop.store import Store, create_store, open_store
from tests.store.conftest import clock
from tests.store.dossiers import DOSSIER, keep
from tests.strategies import dossiers

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def held(store: Store) -> Dossier:
    with store.reading() as reader:
        return reader.dossier()


@settings(max_examples=25, suppress_health_check=SLOW)
@given(dossiers(), dossiers())
def test_a_dossier_comes_out_equal_whatever_was_there_before(first: Dossier, second: Dossier) -> None:
    with TemporaryDirectory() as folder, create_store(Path(folder, "x.syndic"), clock=clock, holder="M") as store:
        for dossier in (first, second):
            keep(store, dossier)
            assert held(store) == dossier


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
    assert set(said) == {(session.key, kind) for session in dossier.sessions for kind in reports(session)}
    assert len(said) == len(set(said))


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
