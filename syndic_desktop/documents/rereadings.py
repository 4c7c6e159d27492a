"""Rereadings: the lines of a file that was produced, each with its place, as somebody reads them.

A Word document by its paragraphs, a workbook by its rows, a PDF by the lines of its pages without what runs at their
head and foot: its tags say what does or, where it has none, that most pages begin or end alike but for figures. It
believes nothing of what it opens: somebody else may have written it.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
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
MOST_RUNNING = 3
"""Lines that run at the head, or at the foot, of a page without tags."""
_FIGURES = re.compile(r"\d+")
_CUT = "\x02\ufffe"
"""What a hyphen at the end of a line is read as."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line and its place: « paragraphe 12 », « page 3 », « feuille Arrêtés, ligne 4 »."""

    text: str
    place: str


class Unreadable(RuleViolation):
    """A file that does not open as what its name says."""


def reread(path: str, data: bytes, *, hidden: bool = False) -> tuple[Line, ...]:
    """The lines of a file, by what its name ends with, without those that are empty. Raises RuleViolation.

    `hidden`: with the hidden text of a Word document too.
    """
    if path.lower().endswith(PDF):
        return tuple(_pages(path, data))
    if path.lower().endswith(WORKBOOK):
        from syndic_desktop.documents.excel.rows import rows_of

        return tuple(Line(text, place) for text, place in rows_of(data, path))
    from syndic_desktop.documents.word.readback import read_back

    return tuple(Line(text, f"paragraphe {rank}") for rank, text in enumerate(read_back(data, path, hidden=hidden), 1))


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
            bodies = [_body(document[number]) for number in range(len(document))]
        finally:
            document.close()
    except (PdfiumError, OSError, ValueError) as error:
        raise Unreadable(f"« {path} » ne se lit pas comme un PDF : exportez-le de nouveau.") from error
    if not any(tagged for _, tagged in bodies):
        bodies = [(said, False) for said in _without_running([lines for lines, _ in bodies])]
    for number, (lines, _) in enumerate(bodies, start=1):
        yield from (Line(said, f"page {number}") for said in lines)


def _without_running(pages: Sequence[list[str]]) -> list[list[str]]:
    """Pages without the lines that most of them begin or end with, whatever figures these bear."""
    kept = [list(lines) for lines in pages]
    for end in (0, -1):
        for _ in range(MOST_RUNNING):
            edges = Counter(_FIGURES.sub("#", lines[end]) for lines in kept if lines)
            alike, times = edges.most_common(1)[0] if edges else ("", 0)
            if times < 2 or 2 * times <= len(kept):
                break
            for lines in kept:
                if lines and _FIGURES.sub("#", lines[end]) == alike:
                    lines.pop(end)
    return kept


def _body(page: PdfPage) -> tuple[list[str], bool]:
    """The lines of a page between its running head and foot, and whether tags say them; else all its lines."""
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
        return [], True
    limits = {"bottom": min(low for low, _ in heights), "top": max(high for _, high in heights)} if running else {}
    text = str(page.get_textpage().get_text_bounded(**limits))
    lines = (" ".join("".join("-" if sign in _CUT else sign for sign in line).split()) for line in text.splitlines())
    return [line for line in lines if line], running


def _marks(drawn: Any) -> int:
    from pypdfium2 import raw

    return max(0, int(raw.FPDFPageObj_CountMarks(drawn.raw)))


def _named(mark: Any) -> str:
    from pypdfium2 import raw

    length, buffer = ctypes.c_ulong(), ctypes.create_string_buffer(LONGEST_MARK)
    if not raw.FPDFPageObjMark_GetName(mark, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), LONGEST_MARK, length):
        return ""
    return buffer.raw[: min(length.value, LONGEST_MARK)].decode("utf-16-le", "ignore").rstrip("\0")
