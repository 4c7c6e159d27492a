"""kill -9 while she types without a pause in the main window: what was typed a second ago is in the file."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from syndic_desktop.domain.texts import words
from syndic_desktop.store import open_store
from tests.actions.gestures import DRAFT, HELD, clock
from tests.actions.test_kill import made

ROOT = Path(__file__).parents[3]
ROUNDS = int(os.environ.get("SYNDIC_KILLS_TYPING", "2"))
AGO = 1.0  # second
LEAST = 5  # words that are older when she is cut off

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 : systèmes POSIX seulement")


@pytest.mark.parametrize("number", range(ROUNDS))
def test_what_was_typed_a_second_ago_survives(tmp_path, number):
    path = tmp_path / "séance.syndic"
    with made(path) as store, store.reading() as reader:
        session_id = reader.session_id(DRAFT)
        item_id = reader.items(session_id)[0].id

    ago = words_typed_until_killed(path, session_id, item_id, number)

    with open_store(path, clock=clock, holder="reprise") as store, store.reading() as reader:
        kept = words(reader.item(item_id).statement)
    assert_kept(kept, ago)


def test_what_was_typed_a_second_ago_in_the_minutes_survives(tmp_path):
    path = tmp_path / "séance.syndic"
    with made(path) as store, store.reading() as reader:
        session_id = reader.session_id(HELD)

    ago = words_typed_until_killed(path, session_id, 0, ROUNDS)

    with open_store(path, clock=clock, holder="reprise") as store, store.reading() as reader:
        (hers,) = reader.minutes(session_id).rewordings
    assert_kept(words(hers.told), ago)


def assert_kept(kept: str, ago: int) -> None:
    assert ago >= LEAST, "le tour est trop court pour éprouver quoi que ce soit"
    for word in range(ago):
        assert f"mot{word} " in kept


def words_typed_until_killed(path: Path, session_id: int, item_id: int, number: int) -> int:
    """How many words were a second old or more when the typist was cut off."""
    typist = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.writing.typist", str(path), str(session_id), str(item_id)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert typist.stdout is not None
    received: list[float] = []
    try:
        assert typist.stdout.readline() == "ready\n"
        more = random.Random(number).random()
        while len(received) < LEAST or time.monotonic() < received[LEAST - 1] + AGO + more:
            assert typist.stdout.readline() == "word\n"
            received.append(time.monotonic())
    finally:
        typist.send_signal(signal.SIGKILL)
        killed = time.monotonic()
        typist.wait(timeout=10)
        typist.stdout.close()

    return sum(moment < killed - AGO for moment in received)
