"""Spell check under the words, never in their way: the dictionary is read and asked on the worker.

Only what the eyes see or the fingers changed is checked. Squiggles are painted beside the text: what is kept knows
nothing of them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from syndic_desktop.domain.errors import FileTrouble
from syndic_desktop.ui.background import Background, Cancelled, Job

if TYPE_CHECKING:
    from syndic_desktop.exchange.spelling import Dictionary

LOAD_AFTER, LOOK_AFTER = 1_200, 120  # milliseconds: once the keyboard comes in a text, once it was scrolled
PERSONAL = "dictionnaire-personnel.txt"
WRONG = QColor("#d33a2f")
CHECKED = 1  # the state of a paragraph that was looked at


class Spelling(QObject):
    """One dictionary for every field. `folder`: where the words she added are kept, beside the settings, and where a
    dictionary of ours would be. `background`: one of its own is best, so that an export does not keep words waiting;
    who made it closes it.

    `missing` is the sentence that says what to install, when this computer has no dictionary.
    """

    changed = Signal()  # more is known: paragraphs that waited may be looked at again

    def __init__(self, background: Background, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background, self._folder = background, folder
        self._dictionary: Dictionary | None = None
        self._known: dict[str, bool] = {}
        self._wanted: set[str] = set()
        self._personal: frozenset[str] | None = None
        self._job: Job | None = None
        self._loading = False
        self._on = True
        self.missing = ""

    @property
    def on(self) -> bool:
        return self._on

    @on.setter
    def on(self, on: bool) -> None:
        self._on = on
        self.changed.emit()

    @property
    def ready(self) -> bool:
        """Whether words can be checked."""
        return self._on and self._dictionary is not None

    def close(self) -> None:
        """Ask the worker nothing any more: it is about to stop."""
        self._on = False
        self._wanted.clear()

    def watch(self, edit: QTextEdit) -> Squiggles:
        """Check what is written in a field, from now on; the dictionary waits for `load_soon`."""
        return Squiggles(self, edit)

    def load_soon(self) -> None:
        """The keyboard has come where words are written: read the dictionary once the screen is at rest."""
        if not self._loading and self._on:
            QTimer.singleShot(LOAD_AFTER, self, self.load)

    def load(self) -> None:
        """Read the dictionary, once."""
        if self._loading or not self._on:
            return
        self._loading = True
        job = self._background.start(lambda _, cancelled: _load(self._folder, cancelled))
        job.finished.connect(self._on_loaded)
        job.troubled.connect(self._on_missing)

    def right(self, word: str) -> bool | None:
        """Whether a word is right; None: not known yet, `changed` will say."""
        known = self._known.get(word)
        if known is None:
            self._wanted.add(word)
            self._ask()
        return known

    def suggest(self, word: str, say: Callable[[tuple[str, ...]], None]) -> None:
        """Look for what may have been meant, and say it when it is found."""
        if self._dictionary is not None:
            dictionary = self._dictionary
            job = self._background.start(lambda *_: _suggest(dictionary, word))
            job.finished.connect(say)

    def learn(self, word: str) -> None:
        """Keep a word among hers; it is right from now on."""
        self._personal = (self._personal or frozenset()) | {word}
        self._known[word] = True
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / PERSONAL).open("a", encoding="utf-8") as stream:
            stream.write(f"{word}\n")
        self.changed.emit()

    def _on_loaded(self, loaded: object) -> None:
        self._dictionary, self._personal = loaded  # type: ignore[misc]  # what _load returns
        self._known = dict.fromkeys(self._personal or (), True)
        self.changed.emit()

    def _on_missing(self, sentence: str) -> None:
        self.missing = sentence
        self.changed.emit()

    def _ask(self) -> None:
        dictionary = self._dictionary
        if self._job is None and self._on and dictionary is not None and self._wanted:
            words, self._wanted = tuple(self._wanted), set()
            self._job = self._background.start(lambda *_: _check(dictionary, words))
            self._job.finished.connect(self._on_checked)
            self._job.ended.connect(self._on_ended)

    def _on_checked(self, known: object) -> None:
        if isinstance(known, dict):
            self._known = {**known, **self._known}
            self.changed.emit()

    def _on_ended(self) -> None:
        self._job = None
        self._ask()


class _GivenUp(FileTrouble):
    """The window closes while the dictionary is read."""


def _load(folder: Path, cancelled: Cancelled) -> tuple[Dictionary, frozenset[str]]:
    import time

    from syndic_desktop.exchange.spelling import find_dictionary, load

    def pause() -> None:
        if cancelled():
            raise _GivenUp
        time.sleep(0.0004)  # the keyboard first

    dictionary = load(find_dictionary(folder), pause)
    try:
        words = (folder / PERSONAL).read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:  # none yet
        words = []
    return dictionary, frozenset(filter(None, map(str.strip, words)))


def _check(dictionary: Dictionary, words: tuple[str, ...]) -> dict[str, bool]:
    import time

    known = {}
    for number, word in enumerate(words):
        known[word] = dictionary.knows(word)
        if not number % 20:
            time.sleep(0.0003)  # the keyboard first
    return known


def _suggest(dictionary: Dictionary, word: str) -> tuple[str, ...]:
    from syndic_desktop.exchange.spelling.suggestions import suggest

    return suggest(dictionary, word)


class Squiggles(QSyntaxHighlighter):
    """Underlines in one field what is not right, except the word that is being typed."""

    def __init__(self, spelling: Spelling, edit: QTextEdit) -> None:
        super().__init__(edit)
        self.spelling, self._edit = spelling, edit
        self._seen = (0, -1)  # paragraphs that the eyes see
        self._waiting: set[int] = set()
        self._again = False  # what was looked at must be looked at again
        self.marking = False  # the document tells of a change that is none of its words
        self.paused = False  # a whole text is being drawn: what is seen of it is looked at afterwards
        self._typing: tuple[int, int, int] | None = None  # the word left alone: its paragraph, where it begins and ends
        self._wrong = QTextCharFormat()
        self._wrong.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        self._wrong.setUnderlineColor(WRONG)
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(LOOK_AFTER)
        self._look.timeout.connect(self._on_look)
        spelling.changed.connect(self._on_known)
        edit.verticalScrollBar().valueChanged.connect(self.look_soon)
        edit.verticalScrollBar().rangeChanged.connect(self.look_soon)
        edit.cursorPositionChanged.connect(self._on_moved)

    def wrong_at(self, cursor: QTextCursor) -> QTextCursor | None:
        """The word at a cursor when it is not right, selected."""
        from syndic_desktop.exchange.spelling import split

        block, place = cursor.block(), cursor.positionInBlock()
        for start, word in split(block.text()):
            if start <= place <= start + len(word) and self.spelling.right(word) is False:
                found = QTextCursor(block)
                found.setPosition(block.position() + start)
                found.setPosition(block.position() + start + len(word), QTextCursor.MoveMode.KeepAnchor)
                return found
        return None

    def highlightBlock(self, text: str) -> None:
        from syndic_desktop.exchange.spelling import split

        if not self.spelling.ready or not text or self.paused:
            return
        number = self.currentBlock().blockNumber()
        first, last = self._seen
        if not first <= number <= last and number != self._edit.textCursor().blockNumber():
            self.setCurrentBlockState(-1)
            return
        self.setCurrentBlockState(CHECKED)
        cursor = self._edit.textCursor()
        here = cursor.positionInBlock() if cursor.blockNumber() == number and self._edit.hasFocus() else -1
        if self._typing is not None and self._typing[0] == number:
            self._typing = None  # left by the key that brought us here, it is looked at with the others
        for place, word in split(text):
            if place < here <= place + len(word):
                self._typing = number, place, place + len(word)
                continue
            right = self.spelling.right(word)
            if right is None:
                self._waiting.add(number)
            elif not right:
                self.setFormat(place, len(word), self._wrong)

    def _on_known(self) -> None:
        if self.spelling.ready and self.document() is None:
            self.setDocument(self._edit.document())
            self.look_soon()
        elif not self.spelling.ready and self.document() is not None:
            self.setDocument(_none())
        waiting, self._waiting = self._waiting, set()
        document = self._edit.document()
        for number in waiting:
            self._mark(document.findBlockByNumber(number))
        if not waiting:  # a word was learnt
            self._again = True
            self.look_soon()

    def look_soon(self) -> None:
        if not self._look.isActive():
            self._look.start()

    def _on_look(self) -> None:
        """Look at what the eyes see now and did not before."""
        if not self.spelling.ready:
            return
        area = self._edit.viewport().rect()
        block = self._edit.cursorForPosition(QPoint(0, 0)).block()
        last = self._edit.cursorForPosition(QPoint(area.right(), area.bottom())).block().blockNumber()
        self._seen = block.blockNumber(), last
        while block.isValid() and block.blockNumber() <= last:
            if self._again or block.userState() != CHECKED:
                self._mark(block)
            block = block.next()
        self._again = False

    def _on_moved(self) -> None:
        if self._typing is None:
            return
        number, start, end = self._typing
        cursor = self._edit.textCursor()
        if cursor.blockNumber() == number and start < cursor.positionInBlock() <= end:
            return  # still in the word
        self._typing = None
        self._mark(self._edit.document().findBlockByNumber(number))

    def _mark(self, block: QTextBlock) -> None:
        self.marking = True
        self.rehighlightBlock(block)
        self.marking = False


def _none() -> QTextDocument:
    """Qt's own way to stop highlighting, which its types do not tell."""
    return None  # type: ignore[return-value]
