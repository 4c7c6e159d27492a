"""CSV files, as Excel, LibreOffice and directories export them: any usual encoding, « ; », « , » or tabs."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from syndic_desktop.exchange.sheets.faults import refused
from syndic_desktop.exchange.sheets.tables import MOST_COLUMNS, MOST_ROWS, TITLES_WITHIN, Row, Table, Titles, clean

SEPARATORS = (";", ",", "\t")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_csv(data: bytes, titles: Titles) -> Table:
    """Read the rows; the separator is the one that shows most `titles`. Raises FaultySheet."""
    text = _decoded(data)
    if "\0" in text:
        raise refused("le fichier n’est ni un classeur Excel (.xlsx) ni un fichier CSV")
    separator, text = _announced(text)
    try:
        rows = tuple(_rows(text, separator or _likeliest(text, titles)))
    except csv.Error:
        raise refused(
            "le fichier CSV a un guillemet qui n’est pas refermé, ou mal placé : "
            "ouvrez-le dans Excel et enregistrez-le en .xlsx"
        ) from None
    return Table(rows)


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _announced(text: str) -> tuple[str | None, str]:
    """Excel's own « sep=; » on the first line becomes a blank one, so that rows keep their numbers."""
    first = text.split("\n", 1)[0].rstrip("\r")
    if first.lower().startswith("sep=") and first[4:] in SEPARATORS:
        return first[4:], text[len(first) :]
    return None, text


def _likeliest(text: str, titles: Titles) -> str:
    """The separator that shows most columns we know, or else the one seen most."""
    head = "\n".join(text.split("\n", TITLES_WITHIN)[:TITLES_WITHIN])
    return max(SEPARATORS, key=lambda separator: (_titles(head, separator, titles), head.count(separator)))


def _titles(head: str, separator: str, titles: Titles) -> int:
    best = 0
    try:
        for row in csv.reader(StringIO(head, newline=""), delimiter=separator):
            best = max(best, titles(dict(enumerate(row[:MOST_COLUMNS]))))
    except csv.Error:
        return best
    return best


def _rows(text: str, separator: str) -> Iterator[tuple[int, Row]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    for number, values in enumerate(reader, start=1):
        if number > MOST_ROWS:
            raise refused(f"la liste dépasse {MOST_ROWS} lignes")
        cells = {place: kept for place, value in enumerate(values[:MOST_COLUMNS], start=1) if (kept := clean(value))}
        if cells:
            yield number, cells
