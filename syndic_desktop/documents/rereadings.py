"""Rereadings: the lines of a file that was produced, each with its place, as somebody reads them.

A Word document by its paragraphs, a workbook by its rows, a PDF by the lines of its pages without what runs at their
head and foot. It believes nothing of what it opens: somebody else may have written it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from syndic_desktop.domain.errors import RuleViolation

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

WORD, PDF, WORKBOOK = ".docx", ".pdf", ".xlsx"
MOST_PAGES = 3000
RUNNING = "Artifact"
"""What a tagged PDF calls the heads and feet of its pages (ISO 32000-1, 14.8.2.2): no words of the document."""
LONGEST_MARK = 64  # bytes
_CUT = "\x02\ufffe"
"""What a hyphen at the end of a line is read as."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line and its place: « paragraphe 12 », « page 3 », « feuille Arrêtés, ligne 4 »."""

    text: str
    place: str


class Unreadable(RuleViolation):
    """A file that does not open as what its name says."""


def reread(path: str, data: bytes) -> tuple[Line, ...]:
    """The lines of a file, by what its name ends with, without those that are empty. Raises RuleViolation."""
    if path.lower().endswith(PDF):
        return tuple(_pages(path, data))
    if path.lower().endswith(WORKBOOK):
        from syndic_desktop.documents.excel.rows import rows_of

        return tuple(Line(text, place) for text, place in rows_of(data, path))
    from syndic_desktop.documents.word.readback import read_back

    return tuple(Line(text, f"paragraphe {rank}") for rank, text in enumerate(read_back(data, path), start=1))


def joined(lines: Sequence[Line]) -> tuple[str, tuple[int, ...]]:
    """Lines as one text, and where each begins in it: what the end of a line cut with a hyphen is one word again."""
    text, starts = "", []
    for line in lines:
        glued = text[-1:] in ("-", "/") and text[-2:-1].isalnum() and line.text[:1].isalnum()
        text += "" if glued or not text else " "
        starts.append(len(text))
        text += line.text
    return text, tuple(starts)


def _pages(path: str, data: bytes) -> Iterator[Line]:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
        try:
            if not 0 < len(document) <= MOST_PAGES:
                raise Unreadable(f"« {path} » compte {len(document)} pages : {MOST_PAGES} au plus se relisent.")
            for number in range(len(document)):
                place = f"page {number + 1}"
                for line in _body(document[number]).splitlines():
                    said = " ".join("".join("-" if sign in _CUT else sign for sign in line).split())
                    if said:
                        yield Line(said, place)
        finally:
            document.close()
    except (PdfiumError, OSError, ValueError) as error:
        raise Unreadable(f"« {path} » ne se lit pas comme un PDF : exportez-le de nouveau.") from error


def _body(page: PdfPage) -> str:
    """The words of a page between its running head and foot, where it is tagged; all of them where it is not."""
    from pypdfium2 import raw

    heights: list[tuple[float, float]] = []
    running = False
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        if any(_named(raw.FPDFPageObj_GetMark(drawn.raw, rank)) == RUNNING for rank in range(_marks(drawn))):
            running = True
        else:
            _, bottom, _, top = drawn.get_bounds() if hasattr(drawn, "get_bounds") else drawn.get_pos()
            heights.append((bottom, top))
    if running and not heights:
        return ""
    limits = {"bottom": min(low for low, _ in heights), "top": max(high for _, high in heights)} if running else {}
    return str(page.get_textpage().get_text_bounded(**limits))


def _marks(drawn: Any) -> int:
    from pypdfium2 import raw

    return max(0, int(raw.FPDFPageObj_CountMarks(drawn.raw)))


def _named(mark: Any) -> str:
    from pypdfium2 import raw

    length, buffer = ctypes.c_ulong(), ctypes.create_string_buffer(LONGEST_MARK)
    if not raw.FPDFPageObjMark_GetName(mark, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), LONGEST_MARK, length):
        return ""
    return buffer.raw[: min(length.value, LONGEST_MARK)].decode("utf-16-le", "ignore").rstrip("\0")
