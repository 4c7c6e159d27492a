"""Rows: a workbook of ours read back, the cells of a row on one line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

from syndic_desktop.documents.word.archives import unpack
from syndic_desktop.domain.errors import RuleViolation

CELLS = " | "
MOST = 100_000
"""Rows of a sheet that are read."""


def rows_of(data: bytes, name: str) -> Iterator[tuple[str, str]]:
    """Each row that says something, and its place: « feuille Arrêtés, ligne 4 ». Raises RuleViolation."""
    from openpyxl import load_workbook

    try:
        if any(b"<!DOCTYPE" in part for part in unpack(data).values()):  # bounded before openpyxl inflates anything
            raise ValueError("a document type")
        for sheet in load_workbook(BytesIO(data), read_only=True, data_only=True).worksheets:
            for rank, row in enumerate(sheet.iter_rows(values_only=True, max_row=MOST), start=1):
                said = CELLS.join(_said(cell) for cell in row if cell not in (None, ""))
                if said:
                    yield said, f"feuille {sheet.title}, ligne {rank}"
    except Exception as error:  # openpyxl fails in dozens of ways on a damaged file; all say the same to her
        raise RuleViolation(f"« {name} » ne se lit pas comme un classeur : exportez-le de nouveau.") from error


def _said(cell: object) -> str:
    """A cell as it is shown: « 25/09/2026 », « 23460 », « 23460,50 »; Excel drops the two zeros that we write."""
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float):
        return f"{cell:.2f}".removesuffix(".00").replace(".", ",")
    return " ".join(str(cell).split())
