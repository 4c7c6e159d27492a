"""Veils: the words that a public version hides, shown in a text without changing it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from syndic_desktop.domain.privacy import places
from syndic_desktop.domain.wording import NB

VEIL, LINE = QColor(200, 130, 20, 56), QColor("#b8741a")
"""Seen on a light page and on a dark one: what is veiled stays when the theme changes."""
UNCHOSEN = "Choisissez d’abord les mots que la version publique ne doit pas montrer."
PUBLISHED = f"Version publique{NB}: «{NB}"
TOLD = "Les mots soulignés en pointillé ne paraissent pas dans la version publique"


def veil(edit: QTextEdit, private: Sequence[str]) -> None:
    """Mark these words wherever the text says them; none where there are none."""
    selections = [_selection(cursor) for cursor in _said(edit, private)] if private else []
    if selections or edit.extraSelections():
        edit.setExtraSelections(selections)


def _said(edit: QTextEdit, private: Sequence[str]) -> Iterator[QTextCursor]:
    block = edit.document().begin()
    while block.isValid():
        for start, end in places(block.text(), private):
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + start)
            cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
            cursor.setKeepPositionOnInsert(True)  # what is typed next is none of these words
            yield cursor
        block = block.next()


def _selection(cursor: QTextCursor) -> QTextEdit.ExtraSelection:
    look = QTextCharFormat()
    look.setBackground(VEIL)
    look.setUnderlineColor(LINE)
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    made = QTextEdit.ExtraSelection()
    made.cursor, made.format = cursor, look
    return made
