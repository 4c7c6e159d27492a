"""Insets: where a paper says the secretary's own words, rich text that a template prints as a plain field.

A template knows nothing of them: `{{ phrase }}` prints the words in the paragraph that it has laid out for them, and
the paragraphs that follow theirs stand after it.
"""

from __future__ import annotations

from dataclasses import dataclass

from syndic_desktop.documents.word.recaps import RecapTable
from syndic_desktop.domain.texts import Block, words

PaperBlock = Block | RecapTable
"""What rich text is made of on paper: recaps of delegated decisions are tables by then."""

INSETS = "redactions"
"""The name under which a context carries its insets, each at its own rank."""


@dataclass(frozen=True, slots=True)
class Inset:
    """A field that says `text` (nothing: its paragraph goes), with paragraphs of hers before and after it.

    `apart`: these are no part of what the field belongs to (a title), and look like any text.
    """

    rank: int
    text: tuple[PaperBlock, ...]
    before: tuple[PaperBlock, ...] = ()
    after: tuple[PaperBlock, ...] = ()
    apart: bool = False

    def __str__(self) -> str:
        said = (*self.before, *self.text, *self.after)
        return words(each for each in said if not isinstance(each, RecapTable))
