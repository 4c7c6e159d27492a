"""kill -9 while she types without a pause: what was typed a second ago is in the file."""

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
from tests.actions.gestures import DRAFT, clock
from tests.actions.test_kill import made

ROOT = Path(__file__).parents[3]
ROUNDS = int(os.environ.get("SYNDIC_KILLS_TYPING", "3"))
AGO = 1.0  # second

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 : systèmes POSIX seulement")


@pytest.mark.parametrize("number", range(ROUNDS))
def test_what_was_typed_a_second_ago_survives(tmp_path, number):
    path = tmp_path / "séance.syndic"
    with made(path) as store, store.reading() as reader:
        item_id = reader.items(reader.session_id(DRAFT))[0].id
    typist = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.writing.typist", str(path), str(item_id)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert typist.stdout is not None
    assert typist.stdout.readline() == "ready\n"

    received: list[float] = []
    limit = time.monotonic() + 1.5 + random.Random(number).random()
    while time.monotonic() < limit:
        assert typist.stdout.readline() == "word\n"
        received.append(time.monotonic())
    typist.send_signal(signal.SIGKILL)
    killed = time.monotonic()
    typist.wait(timeout=10)
    typist.stdout.close()

    with open_store(path, clock=clock, holder="reprise") as store, store.reading() as reader:
        kept = words(reader.item(item_id).statement)
    ago = sum(moment < killed - AGO for moment in received)
    assert ago > 3, "le tour est trop court pour éprouver quoi que ce soit"
    for word in range(ago):
        assert f"mot{word} " in kept
