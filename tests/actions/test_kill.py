"""kill -9 at random moments: whatever was acknowledged is on the disk, and the file is sound."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import IO

import pytest

from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.domain.agenda import Item, ItemKind
from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.domain.texts import paragraph
from syndic_desktop.queries.live import Live, head, roll
from syndic_desktop.queries.live.items import Results, item_lines
from syndic_desktop.store import Store, create_store, open_store
from tests.actions import gestures, live_gestures
from tests.domain.assemblies import present
from tests.domain.test_sessions import assembly

ROUNDS = int(os.environ.get("SYNDIC_KILLS", "100"))
LIVE_ROUNDS = int(os.environ.get("SYNDIC_KILLS", "8"))
ENOUGH = 3
"""Gestures before the kill: what is proved is the one under way, and the witness makes all the others again."""
ROOT = Path(__file__).parents[2]
Same = Callable[[Store, Store], None]
"""What else must be the same in the file found and in the one expected; raises AssertionError."""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="fork et kill -9 : systèmes POSIX seulement")


def dossier() -> Dossier:
    items = tuple(
        Item(ItemKind.DELIBERATION, f"Point {n}", statement=(paragraph("Exposé. " * 40),)) for n in range(1, 7)
    )
    held = Session("CS", date(2026, 10, 9), "Salle", "t1", attendance=present(1, 2, 3, 4), items=items)
    draft = replace(held, day=date(2026, 12, 4), attendance=())
    syndicat = Syndicat("Syndicat d’essai", "Essai", SyndicatKind.OPEN, (), "Ville", "099", "Ambre")
    return Dossier(syndicat, assembly(), (held, draft))


def made(path: Path) -> Store:
    store = create_store(path, clock=gestures.clock, holder="témoin")
    import_dossier(store, dossier(), {})
    return store


def content(store: Store) -> Dossier:
    with store.reading() as reader:
        return reader.dossier()


class Nursery:
    """The process that forks a child a round, so that Python starts once and not a hundred times.

    It has rehearsed on a file of its own, where a child would spend its life preparing its first gestures.
    """

    def __init__(self, rehearsal: Path, script: str) -> None:
        made(rehearsal).close()
        self._process = subprocess.Popen(
            [sys.executable, "-m", script, str(rehearsal)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._line() == "ready"

    def round(self, path: Path, first: int, seconds: float) -> int:
        """Let a child live a while, kill it, and return the number after the last acknowledged gesture."""
        stdin = self._pipe(self._process.stdin)
        stdin.write(f"{path} {first}\n")
        stdin.flush()
        acknowledged, killed = first, False
        while (line := self._line()) != "reaped":
            if line.startswith("pid "):
                time.sleep(seconds)  # the moment of the kill is what is random: there is nothing to wait for
                os.kill(int(line[4:]), signal.SIGKILL)
                killed = True
            else:
                acknowledged = int(line) + 1
        assert killed
        return acknowledged

    def close(self) -> None:
        self._pipe(self._process.stdin).close()
        self._process.wait(timeout=10)
        self._pipe(self._process.stdout).close()

    def _line(self) -> str:
        return self._pipe(self._process.stdout).readline().rstrip("\n")

    @staticmethod
    def _pipe(pipe: IO[str] | None) -> IO[str]:
        assert pipe is not None
        return pipe


@contextmanager
def nursery(rehearsal: Path, script: str) -> Iterator[Nursery]:
    process = Nursery(rehearsal, script)
    try:
        yield process
    finally:
        process.close()


def nothing_asked(_found: Store, _expected: Store) -> None:
    """What the file holds says everything."""


def survive(tmp_path: Path, script: str, make: gestures.Perform, rounds: int, same: Same = nothing_asked) -> int:
    """Kill that many children, each at a random moment; how many gestures they made."""
    path = tmp_path / "séance.syndic"
    made(path).close()
    moments = random.Random(20190201)
    reached, longest = 0, 0.1  # seconds a child may live: enough for a few gestures, whatever the machine
    with made(tmp_path / "témoin.syndic") as witness, nursery(tmp_path / "répétition.syndic", script) as children:
        for round_number in range(rounds):
            acknowledged = children.round(path, reached, moments.uniform(0.02, longest))
            few = acknowledged - reached < ENOUGH
            longest = min(longest * 1.1, 5) if few else longest / 1.1
            for number in range(reached, acknowledged):
                make(witness, number)
            reached = acknowledged
            with open_store(path, clock=gestures.clock, holder="reprise") as store:
                assert not store.read_only, "le verrou doit tomber avec le programme"
                found = content(store)
                if found != content(witness):
                    # The gesture under way may be on the disk without its acknowledgement: it, whole, and only it.
                    make(witness, reached)
                    reached += 1
                    assert found == content(witness), f"tour {round_number}, geste {reached}"
                same(store, witness)
            with sqlite3.connect(path) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            connection.close()
    return reached


def test_every_acknowledged_gesture_survives_kill_9(tmp_path):
    made_in_all = survive(tmp_path, "tests.actions.gestures", gestures.perform, ROUNDS)

    assert made_in_all > ROUNDS // 2, "les tours sont trop courts pour éprouver quoi que ce soit"


def test_the_room_is_found_again_where_it_was_after_kill_9(tmp_path):
    made_in_all = survive(tmp_path, "tests.actions.live_gestures", live_gestures.perform, LIVE_ROUNDS, same_room)

    assert made_in_all > LIVE_ROUNDS // 2, "les tours sont trop courts pour éprouver quoi que ce soit"
    with open_store(tmp_path / "séance.syndic", clock=gestures.clock, holder="fin") as store, store.reading() as reader:
        assert any(line.path.startswith("pouvoirs/") for line in reader.files()), "aucun pouvoir n’a été joint"


def same_room(found: Store, expected: Store) -> None:
    """The screen of the room says the same: where the session is, the quorum, every seat, every result."""
    rooms = []
    for store in (found, expected):
        with store.reading() as reader:
            live = Live(store, reader.session_id(gestures.HELD))
        here = live.session.course.item or 1
        rooms.append((live.session.course, head(live, here), roll(live, here), item_lines(live, Results())))
    assert rooms[0] == rooms[1]
    assert scans(found) == scans(expected)


def scans(store: Store) -> dict[str, bytes]:
    """Every file of the dossier by its path."""
    with store.reading() as reader:
        return {line.path: reader.file(line.path) for line in reader.files()}


def test_a_store_killed_while_it_is_made_can_be_made_again(tmp_path):
    script = (
        "import os, sys, pathlib; from tests.actions import gestures\n"
        "from syndic_desktop.store import create_store, migrating\n"
        "migrating.build = lambda path: os._exit(9)\n"
        "create_store(pathlib.Path(sys.argv[1]), clock=gestures.clock, holder='essai')\n"
    )
    path = tmp_path / "neuf.syndic"

    killed = subprocess.run([sys.executable, "-c", script, str(path)], cwd=ROOT, check=False)

    assert killed.returncode == 9
    assert not path.exists()
    made(path).close()
