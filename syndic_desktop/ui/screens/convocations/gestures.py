"""The gestures of the step « Convocation », for the menu, the search and the help, each with its key."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from syndic_desktop.ui.screens.convocations.tables import ANSWERS, ERASE
from syndic_desktop.ui.widgets.gestures import gesture

Gesture = tuple[str, str, Callable[[], object]]
"""Words, keys (none: the menu alone), what it does."""


def gestures(screen: QWidget, anywhere: Iterable[Gesture]) -> list[QAction]:
    """Gestures that are made wherever the keyboard is in the screen."""
    return [gesture(screen, *each) for each in anywhere]


def answers(table: QWidget, answer: Callable[[str], object]) -> list[QAction]:
    """What a letter says of the current person; `answer` takes the letter of `ANSWERS`, or « X » to erase."""
    said = [(words, letter, partial(answer, letter)) for letter, words in ANSWERS.items()]
    said.append((ERASE, "Delete", partial(answer, "X")))
    return [gesture(table, *each, alone=True) for each in said]
