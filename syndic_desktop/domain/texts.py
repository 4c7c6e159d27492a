"""Rich text: the small model that statements are written in. It goes to Word with the template's own styles and to the
editor, and knows neither.

A text is a tuple of blocks, in reading order. The plain words of it feed the search.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class DecisionKind(StrEnum):
    """Kinds of decisions taken by delegation (values are the exchange format's)."""

    BUREAU_DELIBERATION = "deliberation_bureau"
    PURCHASE_ORDER = "lettre_de_commande"
    ORDER = "arrete"
    PRESIDENT_DECISION = "decision_president"
    CONVENTION = "convention"
    CONTRACT = "marche"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of characters with one look."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    superscript: bool = False

    @property
    def plain(self) -> bool:
        return not (self.bold or self.italic or self.underline or self.superscript)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs on one line of thought; a paragraph of one plain run is what a plain string says."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Heading:
    """A title inside a statement."""

    text: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Bullets or numbers; an entry may itself be a list, one level deeper."""

    entries: tuple[Block, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells of text, all rows of one length; `header`: the first row repeats on every page."""

    rows: tuple[tuple[str, ...], ...]
    header: bool = False


@dataclass(frozen=True, slots=True)
class DelegatedTable:
    """The recap of what was decided by delegation since the last report, filled when the paper is made."""

    kind: DecisionKind


Block = Paragraph | Heading | Listing | Table | DelegatedTable
Text = tuple[Block, ...]


def paragraph(text: str) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph((Run(text),))


def words(text: Iterable[Block]) -> str:
    """The plain words of a text, one line a block, a row or an entry; recaps of delegated decisions say nothing."""
    return "\n".join(_lines(text))


def delegated_tables(text: Iterable[Block]) -> Iterator[DelegatedTable]:
    """The recaps a text asks for, in order."""
    return (block for block in text if isinstance(block, DelegatedTable))


def _lines(text: Iterable[Block]) -> Iterator[str]:
    for block in text:
        match block:
            case Paragraph():
                yield block.text
            case Heading():
                yield block.text
            case Listing():
                yield from _lines(block.entries)
            case Table():
                yield from (" ".join(row) for row in block.rows)
