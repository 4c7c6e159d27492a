"""Tables: rows of cells out of a spreadsheet or a CSV file, before anybody asks what they mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

MOST_ROWS = 20_000  # down the sheet; no list has a tenth of it
LARGEST_FILE = 10_000_000  # bytes
MOST_COLUMNS = 100
TITLES_WITHIN = 30  # rows that are looked at to find the titles

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u2028-\u202e\ufeff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell whose value cannot be known, and why."""

    sentence: str


Value = str | int | float | bool | date | Broken
Row = Mapping[int, Value]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that are not blank, each with its number; columns count from 1. `merged`: « B4:B9 ».

    `title`: of the sheet, empty for a CSV file.
    """

    rows: tuple[tuple[int, Row], ...]
    merged: tuple[str, ...] = ()
    title: str = ""


Titles = Callable[[Mapping[int, str]], int]
"""How many columns are recognised in a row of texts; 0 where it is no row of titles."""


def clean(text: str) -> str:
    """A text as it was meant: composed accents, no invisible character, lines kept, spaces single."""
    composed = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    lines = (" ".join(line.split()) for line in composed.splitlines())
    return "\n".join(line for line in lines if line)


def letters(column: int) -> str:
    """The name of a column: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def numbers(cell: str) -> tuple[int, int]:
    """Row and column of « B4 »."""
    column = 0
    for letter in cell.rstrip("0123456789"):
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")), column


def texts(row: Row) -> dict[int, str]:
    """The cells of a row that hold text."""
    return {place: value for place, value in row.items() if isinstance(value, str)}
