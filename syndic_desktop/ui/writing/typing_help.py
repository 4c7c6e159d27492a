"""Typing help: French typography as one types, each correction a step of its own that one Ctrl+Z or Backspace undoes.

The rules are those of the papers (`domain.wording.french`); here are only the moment when each applies and its undoing.
"""

from __future__ import annotations

import re

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from syndic_desktop.domain import wording
from syndic_desktop.domain.wording import NB

REACH, NEAR = 240, 12  # characters looked at before the cursor, and those that may still change
# After a word that goes on: says to `french` neither that the text ends here nor what comes next.
GOES_ON = "-"
_CODE = re.compile(r"[@_\\/=#{}<>|]|\w\.\w|://|^www\.")
_BETWEEN = re.compile(rf"[\s{NB}«»()]")
_OPENS = re.compile(rf"(?:^|[\s(\[{NB}’'«-])$")


class TypingHelp:
    """Corrects what has just been typed in one editor; `on` False leaves everything as it is."""

    def __init__(self, editor: QTextEdit) -> None:
        self._editor = editor
        self.on = True
        self._done: tuple[int, int] | None = None  # revision of the document, place of the cursor
        self._refused: tuple[int, int, str] | None = None  # paragraph, place in it, and what she wants there

    def after(self, typed: str) -> None:
        """A key has put this down before the cursor (« \\n »: is about to end the paragraph)."""
        self._done = None
        if not self.on or self._editor.isReadOnly() or not typed or not (typed.isprintable() or typed == "\n"):
            return
        cursor = self._editor.textCursor()
        if cursor.hasSelection() or len(typed) > 1:
            return
        before = cursor.block().text()[: cursor.positionInBlock()][-REACH:]
        if not (typed == "\n" or before.endswith(typed)) or _is_code(before):
            return
        fixed = corrected(before, typed)
        if fixed != before:
            self._correct(cursor, before, fixed)

    def take_back(self) -> bool:
        """Backspace right after a correction: what was typed comes back. Whether there was one."""
        cursor = self._editor.textCursor()
        if self._done != (self._editor.document().revision(), cursor.position()) or cursor.hasSelection():
            return False
        self._done = None
        self._editor.document().undo()
        return True

    def _correct(self, cursor: QTextCursor, before: str, fixed: str) -> None:
        first, last = _difference(before, fixed)
        place = cursor.positionInBlock() - len(before) + first
        wanted = (cursor.block().blockNumber(), place, before[first : len(before) - last])
        if wanted == self._refused or len(before) - first > NEAR + len(before) - len(before.rstrip()):
            return
        end = cursor.position()
        cursor.beginEditBlock()
        cursor.setPosition(cursor.block().position() + place)
        cursor.setPosition(end - last, QTextCursor.MoveMode.KeepAnchor)
        ink = cursor.charFormat()
        cursor.insertText(fixed[first : len(fixed) - last], ink)
        cursor.setPosition(end + len(fixed) - len(before))
        cursor.endEditBlock()
        self._editor.setTextCursor(cursor)
        self._refused = wanted  # undone, it is not corrected again
        self._done = (self._editor.document().revision(), cursor.position())


def corrected(before: str, typed: str) -> str:
    """What stands before the cursor once the last key, which it ends with, is taken as French typography wants it."""
    if typed == '"':
        opens = _OPENS.search(before[:-1]) is not None
        return f"{before[:-1]}«{NB}" if opens else f"{before[:-1].rstrip(f' {NB}')}{NB}»"
    if typed == "'" and before[-2:-1].isalpha():
        return f"{before[:-1]}’"
    if typed.isalnum():  # « 1 000 », « 3 m » may go on: the next sign tells
        return before
    if typed == "\n":
        return wording.french(before)
    return wording.french(before + GOES_ON).removesuffix(GOES_ON)


def _is_code(before: str) -> bool:
    """Whether the word that is being typed is an address, a file, a formula."""
    word = _BETWEEN.split(before.rstrip())[-1]
    return _CODE.search(word) is not None


def _difference(one: str, other: str) -> tuple[int, int]:
    """How many characters two texts have in common at the beginning, then at the end."""
    shortest = min(len(one), len(other))
    first = next((place for place in range(shortest) if one[place] != other[place]), shortest)
    last = 0
    while last < shortest - first and one[-1 - last] == other[-1 - last]:
        last += 1
    return first, last
