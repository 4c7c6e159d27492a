"""Reads a paper back: its words as somebody reads them, a row of a table on one line. It keeps no look of them.

Hidden text is on no paper: it is read only for who asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from syndic_desktop.documents.word.hidings import hidden_styles, is_hidden
from syndic_desktop.documents.word.packages import FILLED_TYPES, W, opened

_SIGNS = {f"{W}tab": "\t", f"{W}br": " ", f"{W}noBreakHyphen": "-"}
CELLS = " | "


def read_back(data: bytes, name: str, *, hidden: bool = False) -> tuple[str, ...]:
    """The lines of a .docx, in order, without those that are empty. Raises TemplateFault when it cannot be read.

    `hidden`: with the text that is not printed, which whoever opens the file may show.
    """
    package = opened(data, name)
    body = package.tree(package.main).find(f"{W}body")
    skipped = None if hidden else hidden_styles(package)
    return () if body is None else tuple(line for line in _lines(body, skipped) if line.strip())


def read_whole(data: bytes, name: str) -> tuple[str, ...]:
    """Every line, hidden or not, with those of its headers, footers and notes after those of the document."""
    package = opened(data, name)
    parts = dict.fromkeys((package.main, *package.typed(*FILLED_TYPES)))
    return tuple(line for part in parts for line in _lines(package.tree(part), None) if line.strip())


def _lines(element: Any, hidden: frozenset[str] | None) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}p":
            yield _words(child, hidden)
        elif child.tag == f"{W}tbl":
            yield from _rows(child, hidden)
        elif isinstance(child.tag, str):
            yield from _lines(child, hidden)


def _rows(table: Any, hidden: frozenset[str] | None) -> Iterator[str]:
    """A line for each row; the paragraphs of a cell that holds a table, and the rows of that one, each on their own."""
    for row in table.iter(f"{W}tr"):
        if next(row.iterancestors(f"{W}tbl")) is not table:
            continue
        cells = list(row.iterfind(f"{W}tc"))
        if any(cell.find(f".//{W}tbl") is not None for cell in cells):
            for cell in cells:
                yield from _lines(cell, hidden)
        else:
            said = ([_words(each, hidden) for each in cell.iter(f"{W}p")] for cell in cells)
            yield CELLS.join(" / ".join(filter(None, words)) for words in said)


def _words(paragraph: Any, hidden: frozenset[str] | None) -> str:
    pieces = (
        each
        for run in paragraph.iter(f"{W}r")
        if hidden is None or not is_hidden(run, paragraph, hidden)
        for each in run
    )
    said = "".join((each.text or "") if each.tag == f"{W}t" else _SIGNS.get(each.tag, "") for each in pieces)
    return " ".join(said.split())
