"""Insets: where a paper says the secretary's own words, rich text that a template prints as a plain field.

A template knows nothing of them: `{{ phrase }}` prints the words in the paragraph that it has laid out for them, and
the paragraphs that follow theirs stand after it.
"""

from __future__ import annotations

from dataclasses import dataclass

from syndic_desktop.domain.texts import Text, words

INSETS = "redactions"
"""The name under which a context carries its insets, each at its own rank."""


@dataclass(frozen=True, slots=True)
class Inset:
    """A field that says `text` (nothing: its paragraph goes), with paragraphs of hers before and after it.

    `apart`: these are no part of what the field belongs to (a title), and look like any text.
    """

    rank: int
    text: Text
    before: Text = ()
    after: Text = ()
    apart: bool = False

    def __str__(self) -> str:
        return words((*self.before, *self.text, *self.after))
