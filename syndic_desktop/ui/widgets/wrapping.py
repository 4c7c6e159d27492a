"""Wrapping: how lines are cut while a text holds a word that no line could hold.

Qt measures such a word from its beginning to its end for each of its lines: two hundred thousand letters pasted without
a blank would stop the window for half a minute, and again at each key. As long as one stands there, lines are cut
anywhere, on the screen alone; what is kept and what is printed know nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextBlock, QTextDocument, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

LONGEST_WORD = 2_000
"""Letters: thirty lines; measuring them thirty times is not felt."""
BLANKS = str.maketrans(dict.fromkeys("\t\n\u2028\u2029￼", " "))
ANYWHERE = QTextOption.WrapMode.WrapAnywhere
AT_WORDS = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


class Wrapping(QObject):
    """Cuts the lines of one field, of its document and of those that replace it.

    `said` is called when a word that is too long comes in, with how many letters it has.
    """

    def __init__(self, edit: QTextEdit | QPlainTextEdit, said: Callable[[int], object] | None = None) -> None:
        super().__init__(edit)
        self._edit, self._said = edit, said
        self._blocks: set[int] = set()
        self._document = edit.document()
        edit.document().contentsChange.connect(self._on_change)

    def show(self, document: QTextDocument) -> None:
        """Another document is about to be shown; it is not laid out yet."""
        self._document = document
        self._cut(_longest(document.firstBlock(), document.lastBlock()))
        document.contentsChange.connect(self._on_change)

    def _on_change(self, place: int, _removed: int, added: int) -> None:
        """Said before the lines are laid out: they are cut once, and the right way."""
        longest = _longest(self._document.findBlock(place), self._document.findBlock(place + added))
        anywhere = self._edit.wordWrapMode() is ANYWHERE
        if longest <= LONGEST_WORD and anywhere:  # another one may stand elsewhere
            longest = _longest(self._document.firstBlock(), self._document.lastBlock())
        self._cut(longest)

    def _cut(self, longest: int) -> None:
        wanted = ANYWHERE if longest > LONGEST_WORD else AT_WORDS
        if wanted is self._edit.wordWrapMode():
            return
        self._edit.setWordWrapMode(wanted)
        if wanted is ANYWHERE and self._said is not None:
            self._said(longest)


def _longest(first: QTextBlock, last: QTextBlock) -> int:
    """Letters of the longest word of these paragraphs, those of short paragraphs left aside."""
    longest, block = 0, first
    while block.isValid():
        if block.length() > LONGEST_WORD:
            longest = max(longest, *map(len, block.text().translate(BLANKS).split(" ")))
        if block == last:
            break
        block = block.next()
    return longest
