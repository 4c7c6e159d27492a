"""Rich text: the small model that statements are written in. It goes to Word with the template's own styles and to the
editor, and knows neither.

A text is a tuple of blocks, in reading order. The plain words of it feed the search.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import Final

# What no document can hold: control characters, halves of characters, and those that are no character at all.
_UNWRITABLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffc\ufffe\uffff]"
)
_OBJECT: Final = "\ufffc"  # the one that Python takes for printable
_LINE_ENDS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


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


def writable(text: str) -> str:
    """The text without what no document can hold; every end of line is « \\n »."""
    return _UNWRITABLE.sub("", _LINE_ENDS.sub("\n", text)) if _is_odd(text) else text


def tidied(text: Iterable[Block]) -> Text:
    """The text as the editor keeps it, twice the same as once; every word stays, in its order.

    Blank paragraphs and empty lists go, neighbours of one look are one run, rows are of one length, and a list begins
    with a paragraph and holds paragraphs and lists: what else it held stands before or after it.
    """
    return tuple(tidy for block in text for tidy in _tidied(block))


def _tidied(block: Block) -> Iterator[Block]:
    match block:
        case Paragraph():
            runs = _merged(block.runs)
            if any(not run.text.isspace() for run in runs):
                yield block if runs is block.runs else Paragraph(runs)
        case Heading(text):
            if writable(text).strip():
                yield Heading(writable(text))
        case Listing():
            yield from _lists(block)
        case Table():
            if width := max(map(len, block.rows), default=0):
                rows = (tuple(map(writable, row)) for row in block.rows)
                yield Table(tuple(row + ("",) * (width - len(row)) for row in rows), block.header)
        case DelegatedTable():
            yield block


def _merged(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    if _is_tidy(runs):
        return runs
    cleaned = (replace(run, text=writable(run.text)) for run in runs)
    looks = groupby(filter(lambda run: run.text, cleaned), key=lambda run: replace(run, text=""))
    return tuple(replace(look, text="".join(run.text for run in alike)) for look, alike in looks)


def _is_tidy(runs: tuple[Run, ...]) -> bool:
    """Whether there is nothing to do, as nearly always: a statement is tidied each time it is saved."""
    before = None
    for run in runs:
        look = (run.bold, run.italic, run.underline, run.superscript)
        if look == before or not run.text or _is_odd(run.text):
            return False
        before = look
    return True


def _is_odd(text: str) -> bool:
    # What can be printed can be written; the two patterns only look at the rest, a hundred times slower.
    seen = text if text.isprintable() else text.replace("\xa0", "").replace("\n", "").replace("\u202f", "")
    if seen.isprintable():
        return _OBJECT in seen
    return _UNWRITABLE.search(text) is not None or _LINE_ENDS.search(text) is not None


def _lists(listing: Listing) -> Iterator[Block]:
    entries: list[Block] = []
    for entry in listing.entries:
        for tidy in _tidied(entry):
            if isinstance(tidy, Paragraph) or (entries and isinstance(tidy, Listing)):
                entries.append(tidy)
                continue
            if entries:
                yield Listing(tuple(entries), listing.numbered)
                entries = []
            yield tidy
    if entries:
        yield Listing(tuple(entries), listing.numbered)


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
