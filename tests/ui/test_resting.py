"""Python's collector waits while the room is on the screen, runs when she pauses, and is given back."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from syndic_desktop.ui import resting
from syndic_desktop.ui.resting import MANY, Resting


class Round:
    """Holds itself: only the collector takes it away."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def room(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[QWidget]:
    monkeypatch.setattr(resting, "PAUSE", 20)
    shown = QWidget()
    qtbot.addWidget(shown)
    yield shown
    shown.hide()


def test_it_runs_once_she_pauses_and_leaves_alone_what_it_has_seen(qtbot: QtBot, room: QWidget) -> None:
    usual = gc.get_threshold()
    Resting(room)
    room.show()
    assert gc.get_threshold()[0] == MANY

    gone = weakref.ref(Round())
    assert gone() is not None
    qtbot.waitUntil(lambda: gone() is None)
    assert gc.get_freeze_count() > 0

    room.hide()
    assert gc.get_threshold() == usual
    assert gc.get_freeze_count() == 0


def test_it_waits_for_each_gesture(qtbot: QtBot, room: QWidget) -> None:
    held = Resting(room)
    room.show()
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)

    gone = weakref.ref(Round())
    assert gone() is not None
    held.stir()
    qtbot.waitUntil(lambda: gone() is None)


def test_it_is_given_back_by_a_room_that_is_no_more(qtbot: QtBot, room: QWidget) -> None:
    usual = gc.get_threshold()
    inside = QWidget(room)
    Resting(inside)
    room.show()
    assert gc.get_threshold() != usual

    shiboken6.delete(inside)
    assert gc.get_threshold() == usual
