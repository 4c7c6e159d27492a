"""One program writes; the others read and say who writes. A killed program holds nothing."""

from __future__ import annotations

import json
import os
import signal
import stat
from pathlib import Path

import pytest

from syndic_desktop.domain.errors import FileTrouble
from syndic_desktop.store import Store, create_store, locks, open_store
from tests.store.conftest import NOON, clock
from tests.store.dossiers import DOSSIER, keep
from tests.store.other_programs import holding


def test_a_second_opening_reads_and_says_who_writes(store: Store) -> None:
    keep(store, DOSSIER)

    with open_store(store.path, clock=clock, holder="Paul") as second:
        assert second.read_only
        assert second.held_by == "Marie sur PORTABLE-3"
        assert second.why_read_only == (
            "« lot.syndic » est déjà ouvert par Marie sur PORTABLE-3 : "
            "il reste en lecture seule ici, tant qu’il n’est pas fermé là-bas."
        )
        with second.reading() as reader:
            assert reader.dossier() == DOSSIER
        with pytest.raises(FileTrouble, match="déjà ouvert par Marie"), second.writing("écrire"):
            pass


def test_a_second_opening_sees_what_the_first_one_writes(store: Store) -> None:
    with open_store(store.path, clock=clock, holder="Paul") as second:
        keep(store, DOSSIER)
        with second.reading() as reader:
            assert reader.dossier() == DOSSIER


def test_another_process_is_named(path: Path) -> None:
    create_store(path, clock=clock, holder="Marie").close()

    with holding(path, "Émile d’à côté") as (_, got):
        assert got == "écrit"
        with open_store(path, clock=clock, holder="Paul") as store:
            assert store.held_by == "Émile d’à côté"
    with open_store(path, clock=clock, holder="Paul") as store:
        assert not store.read_only


def test_a_killed_process_holds_nothing(path: Path) -> None:
    create_store(path, clock=clock, holder="Marie").close()

    with holding(path, "Émile") as (process, _):
        process.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        process.wait()
        assert locks.lock_path(path).exists()
        with open_store(path, clock=clock, holder="Paul") as store:
            assert (store.read_only, store.held_by) == (False, None)


def test_the_side_file_says_who_and_goes_with_him(store: Store) -> None:
    side = store.path.with_name(".~lock.lot.syndic")

    assert json.loads(side.read_text(encoding="utf-8")) == {
        "holder": "Marie sur PORTABLE-3",
        "pid": os.getpid(),
        "host": os.uname().nodename if hasattr(os, "uname") else os.environ["COMPUTERNAME"],
        "since": NOON.isoformat(),
    }
    assert stat.S_IMODE(side.stat().st_mode) == 0o600 or os.name == "nt"
    store.close()
    assert not side.exists()


def test_a_side_file_that_says_nothing_is_somebody_s(path: Path) -> None:
    path.touch()
    lock = locks.acquire(path, holder="", since=NOON)

    with pytest.raises(locks.HeldElsewhere) as told:
        locks.acquire(path, holder="Paul", since=NOON)

    assert told.value.holder == "une autre personne"
    lock.release()


def test_the_same_file_by_another_road_is_the_same_lock(store: Store, tmp_path: Path) -> None:
    road = tmp_path / "raccourci.syndic"
    road.symlink_to(store.path)

    with open_store(road, clock=clock, holder="Paul") as second:
        assert second.held_by == "Marie sur PORTABLE-3"


def test_closing_twice_is_harmless_and_a_closed_store_is_closed(store: Store) -> None:
    store.close()
    store.close()

    with pytest.raises(ValueError, match="closed"), store.reading():
        pass


def test_the_last_to_leave_does_not_take_the_lock_of_the_next(path: Path) -> None:
    create_store(path, clock=clock, holder="Marie").close()
    first = locks.acquire(path, holder="Marie", since=NOON)
    waiting = os.open(locks.lock_path(path), os.O_RDWR)
    first.release()

    second = locks.acquire(path, holder="Paul", since=NOON)

    assert second.path.exists()
    assert not os.path.samestat(os.fstat(waiting), second.path.stat())
    os.close(waiting)
    second.release()
