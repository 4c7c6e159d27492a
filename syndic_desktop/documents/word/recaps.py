"""Tables prepared for paper: orders grouped by supplier, amounts on the right, totals. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """A column and its share of the text's width (shares need not add up to anything)."""

    title: str
    width_share: float = 1.0
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class RecapRow:
    """A row; `merge_first`: its first cell belongs to the same group as the row above and is merged with it."""

    cells: tuple[str, ...]
    merge_first: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class RecapTable:
    """A table whose header repeats on every page and whose rows never split."""

    columns: tuple[Column, ...]
    rows: tuple[RecapRow, ...]
