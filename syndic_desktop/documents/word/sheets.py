"""Sheets: a filled document as plain values, every look resolved, ready to be laid out on a screen as on the paper.

Lengths are twentieths of a point, Word's unit. It refuses to know how wide a letter is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

PAGE, PAGES = "\ue000", "\ue001"
"""Stand in a text for the number of the page and for how many there are."""
POINT = 20  # units


class Side(StrEnum):
    """How the lines of a paragraph, or a tab, are set."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "both"


class Rule(StrEnum):
    """How the height of a line is told: a multiple of 1/240 of the font's, exactly, at least."""

    AUTO = "auto"
    EXACT = "exact"
    AT_LEAST = "atLeast"


@dataclass(frozen=True, slots=True)
class Face:
    """How letters look; `size` and `tracking` in units, `colour` as « 1F3550 », empty for the ink's."""

    font: str = "Calibri"
    size: int = 220
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    caps: bool = False
    small_caps: bool = False
    colour: str = ""
    tracking: int = 0
    raised: int = 0  # 1: superscript, -1: subscript


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in a line."""

    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Span:
    """Letters of one look, or a picture."""

    text: str
    face: Face
    image: Image | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """A rule above or below a paragraph, `space` away from its letters."""

    width: int
    space: int
    colour: str
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph is set. `first`: how far its first line goes in from `left`, or out when it is negative."""

    side: Side = Side.LEFT
    before: int = 0
    after: int = 0
    line: int = 240
    rule: Rule = Rule.AUTO
    left: int = 0
    right: int = 0
    first: int = 0
    tabs: tuple[tuple[int, Side], ...] = ()
    top: Edge | None = None
    bottom: Edge | None = None
    shade: str = ""
    keep_next: bool = False
    keep_lines: bool = False
    widows: bool = True
    new_page: bool = False
    tight: bool = False  # no space between it and another of the same style
    style: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; `mark` is the bullet or the number before it."""

    look: Look
    spans: tuple[Span, ...]
    face: Face  # of what is not written: the height of an empty line
    mark: Span | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell over `columns` columns; `joined` goes on with the cell above."""

    blocks: tuple[Line | Grid, ...]
    columns: int = 1
    shade: str = ""
    middle: bool = False
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; `least` is its least height."""

    cells: tuple[Cell, ...]
    header: bool = False
    least: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `margins`: left, top, right, bottom of each cell; `rule`: its lines, None where none are drawn."""

    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    margins: tuple[int, int, int, int]
    rule: Edge | None = None
    side: Side = Side.LEFT
    indent: int = 0


Block = Line | Grid


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document. Headers and footers: those of the first page, then those of the others."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    header_at: int
    footer_at: int
    headers: tuple[tuple[Block, ...], tuple[Block, ...]]
    footers: tuple[tuple[Block, ...], tuple[Block, ...]]
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The words of the document, a paragraph a line."""
        return "\n".join(words(self.blocks))


def words(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The words of each paragraph, those of tables cell by cell."""
    for block in blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                for cell in row.cells:
                    yield from words(cell.blocks)
        else:
            yield "".join(span.text.upper() if span.face.caps else span.text for span in block.spans)
