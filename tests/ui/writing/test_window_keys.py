"""Keys of the window while the keyboard is in a field: which the field takes, and which it leaves alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from syndic_desktop.domain.texts import Paragraph, Run, paragraph
from syndic_desktop.ui.memory import Help, Memory
from syndic_desktop.ui.writing.editor import RichEditor
from tests.ui.writing.conftest import press, show, write

from PySide6.QtGui import QKeySequence, QShortcut  # isort: skip
from PySide6.QtWidgets import QVBoxLayout, QWidget  # isort: skip


@pytest.fixture
def heard() -> list[str]:
    return []


@pytest.fixture
def field(qtbot, heard) -> Iterator[RichEditor]:
    window, field = QWidget(), RichEditor()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(field)
    for keys in ("Ctrl+K", "Ctrl+I", "Ctrl+Z", "Ctrl+S", "F5", "Ctrl+D", "Ctrl+E"):
        QShortcut(QKeySequence(keys), window).activated.connect(lambda keys=keys: heard.append(keys))
    show(qtbot, window, field)
    yield field
    window.close()


@pytest.mark.parametrize("keys", ["Ctrl+K", "Ctrl+S", "F5", "Ctrl+D", "Ctrl+E"])
def test_the_window_keeps_its_keys(field, heard, keys):
    field.set_text((paragraph("mot"),))

    press(keys)

    assert heard == [keys]
    assert field.text() == (paragraph("mot"),)


def test_the_field_takes_those_of_writing(field, heard):
    write("a")
    press("Ctrl+I")
    write("b")
    assert field.text() == (Paragraph((Run("a"), Run("b", italic=True))),)

    press("Ctrl+Z")

    assert heard == []
    assert field.text() != (Paragraph((Run("a"), Run("b", italic=True))),)


def test_helps_are_on_until_she_says_otherwise(tmp_path):
    memory = Memory(tmp_path / "fenetre.ini")
    assert all(map(memory.helps, Help))

    memory.remember_help(Help.TYPOGRAPHY, False)

    again = Memory(tmp_path / "fenetre.ini")
    assert [again.helps(each) for each in Help] == [False, True]
