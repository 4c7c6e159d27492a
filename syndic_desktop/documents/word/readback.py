"""Reads a paper back: its words as somebody reads them, a row of a table on one line. It keeps no look of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from syndic_desktop.documents.word.packages import FILLED_TYPES, W, opened

_SIGNS = {f"{W}tab": "\t", f"{W}br": " ", f"{W}noBreakHyphen": "-"}
CELLS = " | "


def read_back(data: bytes, name: str) -> tuple[str, ...]:
    """The lines of a .docx, in order, without those that are empty. Raises TemplateFault when it cannot be read."""
    package = opened(data, name)
    body = package.tree(package.main).find(f"{W}body")
    return () if body is None else tuple(line for line in _lines(body) if line.strip())


def read_whole(data: bytes, name: str) -> tuple[str, ...]:
    """The same, with the lines of its headers, footers and notes after those of the document."""
    package = opened(data, name)
    parts = dict.fromkeys((package.main, *package.typed(*FILLED_TYPES)))
    return tuple(line for part in parts for line in _lines(package.tree(part)) if line.strip())


def _lines(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}p":
            yield _words(child)
        elif child.tag == f"{W}tbl":
            yield from _rows(child)
        elif isinstance(child.tag, str):
            yield from _lines(child)


def _rows(table: Any) -> Iterator[str]:
    """A line for each row; the paragraphs of a cell that holds a table, and the rows of that one, each on their own."""
    for row in table.iter(f"{W}tr"):
        if next(row.iterancestors(f"{W}tbl")) is not table:
            continue
        cells = list(row.iterfind(f"{W}tc"))
        if any(cell.find(f".//{W}tbl") is not None for cell in cells):
            for cell in cells:
                yield from _lines(cell)
        else:
            yield CELLS.join(" / ".join(filter(None, map(_words, cell.iter(f"{W}p")))) for cell in cells)


def _words(paragraph: Any) -> str:
    pieces = (each for run in paragraph.iter(f"{W}r") for each in run)
    said = "".join((each.text or "") if each.tag == f"{W}t" else _SIGNS.get(each.tag, "") for each in pieces)
    return " ".join(said.split())
