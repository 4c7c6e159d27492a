"""kill -9 at random moments: whatever was acknowledged is on the disk, and the file is sound."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
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
from syndic_desktop.store import Store, create_store, open_store
from tests.actions import gestures
from tests.domain.assemblies import present
from tests.domain.test_sessions import assembly

ROUNDS = int(os.environ.get("SYNDIC_KILLS", "100"))
ENOUGH = 3
"""Gestures before the kill: what is proved is the one under way, and the witness makes all the others again."""
ROOT = Path(__file__).parents[2]

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

    def __init__(self, rehearsal: Path) -> None:
        made(rehearsal).close()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.actions.gestures", str(rehearsal)],
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


@pytest.fixture
def nursery(tmp_path: Path) -> Iterator[Nursery]:
    process = Nursery(tmp_path / "répétition.syndic")
    yield process
    process.close()


def test_every_acknowledged_gesture_survives_kill_9(tmp_path, nursery):
    path = tmp_path / "séance.syndic"
    made(path).close()
    witness = made(tmp_path / "témoin.syndic")
    moments = random.Random(20190201)
    reached, longest = 0, 0.1  # seconds a child may live: enough for a few gestures, whatever the machine

    for round_number in range(ROUNDS):
        acknowledged = nursery.round(path, reached, moments.uniform(0.02, longest))
        few = acknowledged - reached < ENOUGH
        longest = min(longest * 1.1, 5) if few else longest / 1.1
        for number in range(reached, acknowledged):
            gestures.perform(witness, number)
        reached = acknowledged
        with open_store(path, clock=gestures.clock, holder="reprise") as store:
            assert not store.read_only, "le verrou doit tomber avec le programme"
            found = content(store)
        if found != content(witness):
            # The gesture under way may have reached the disk without its acknowledgement: it, whole, and only it.
            gestures.perform(witness, reached)
            reached += 1
            assert found == content(witness), f"tour {round_number}, geste {reached}"
        with sqlite3.connect(path) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.close()

    witness.close()
    assert reached > ROUNDS // 2, "les tours sont trop courts pour éprouver quoi que ce soit"


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
