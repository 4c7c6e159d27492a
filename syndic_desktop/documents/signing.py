"""The signature folder: every extract of a session in one PDF to print and sign, and the scan of it cut up again.

A sheet stands before each act, with its name and a square code; a small code at the foot of each page says which page
of which act it is. Once signed, the pile goes through the scanner with its sheets; they say where each act begins,
whatever the scanner did (turned, grey, backs of sheets), and a page that was put back elsewhere finds its act again.
What was not read on a page is never taken for sure.
"""

from __future__ import annotations

import math
import re
from base64 import b32encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from syndic_desktop.documents.pdf_prints import shown_print
from syndic_desktop.documents.squares import add_code, squares
from syndic_desktop.domain.errors import RuleViolation

if TYPE_CHECKING:
    from pypdf import PdfWriter
    from pypdfium2 import PdfDocument, PdfPage

PREFIX, FIELDS = "SYNDIC1|", 6
A4 = (595.0, 842.0)  # points
CODE_SIDE = 230.0  # points: eight centimetres, read from a poor photocopy
PAGE_PREFIX, HALF_LENGTH, PAGE_DIGITS = "SP", 5, 4
"""Sixteen capitals and figures in all, the smallest square code holds them: half of a name says the act, half the
printing.
"""
ACT_LENGTH, NAME_LENGTH = len(PAGE_PREFIX) + HALF_LENGTH, 2 * HALF_LENGTH
LONGEST_LINE, MOST_LINES = 62, 4
SCAN_WIDTHS = (1240, 1654, 2480)  # pixels of a page that is looked at: 150 dots an inch, more where nothing is read
TALLEST = 4000
WHITE, ALMOST_ALL = 200, 0.9995
"""A page of which nearly every dot is brighter than this is the back of a sheet."""

MOST_PAGES = 2_000
LARGEST = 500_000_000  # bytes of a scan

_PAGE_CODE = re.compile(rf"{PAGE_PREFIX}[A-Z2-7]{{{NAME_LENGTH}}}[0-9]{{{PAGE_DIGITS}}}")

Cancelled = Callable[[], bool]
Progress = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class ToSign:
    """One extract: its session (« CS:2026-09-25 ») and number, its name and subject for her eyes, its PDF."""

    session: str
    number: str
    name: str
    subject: str
    pdf: bytes


@dataclass(frozen=True, slots=True)
class SheetMark:
    """What the code of a sheet says: its act, its rank in the folder and of how many, the pages printed behind it.

    `content`: the fingerprint of those pages.
    """

    session: str
    number: str
    rank: int
    total: int
    pages: int
    content: str

    @property
    def act(self) -> tuple[str, str]:
        """The act, whatever the printing."""
        return self.session, self.number

    @property
    def name(self) -> str:
        """What the codes of its pages begin with: the act, then its printing, another one as soon as a word changes."""
        return (
            PAGE_PREFIX + _short("|".join(self.act).encode())[:HALF_LENGTH] + _short(str(self).encode())[:HALF_LENGTH]
        )

    def __str__(self) -> str:
        said = (self.session, self.number, str(self.rank), str(self.total), str(self.pages), self.content)
        return PREFIX + "|".join(said)


@dataclass(frozen=True, slots=True)
class SignedPart:
    """The pages of an act; `first` counts from 1 in the scan, `read`: how many say that they are its own.

    `older`: how many say that they are of this act, printed another time.
    """

    mark: SheetMark
    pdf: bytes
    first: int
    pages: int
    read: int
    older: int = 0

    @property
    def whole(self) -> bool:
        """Whether the pages that were printed came back, each read: more, and another sheet was not seen among them."""
        return self.pages == self.read == self.mark.pages


@dataclass(frozen=True, slots=True)
class CutScan:
    """A scan cut up: its parts in order, how many pages came before any sheet, how many were blank."""

    parts: tuple[SignedPart, ...]
    before: int
    blank: int

    @property
    def sure(self) -> tuple[SignedPart, ...]:
        """The parts that are what was printed, each act seen once: they may be filed as they are."""
        seen = [part.mark.act for part in self.parts]
        return tuple(part for part in self.parts if part.whole and seen.count(part.mark.act) == 1)

    @property
    def doubtful(self) -> tuple[SignedPart, ...]:
        """The others: a sheet that was not seen, passed twice, two printings, or pages too many or too few."""
        return tuple(part for part in self.parts if part not in self.sure)

    def of_two_printings(self, part: SignedPart) -> bool:
        """Whether the scan holds pages of its act, or its sheet, as they were printed another time."""
        sheets = {each.mark for each in self.parts if each.mark.act == part.mark.act}
        return part.older > 0 or len(sheets) > 1

    @property
    def unseen(self) -> int:
        """How many sheets of these folders were not seen."""
        folders = {(part.mark.session, part.mark.total) for part in self.parts}
        seen = {(part.mark.session, part.mark.total, part.mark.rank) for part in self.parts}
        return sum(total for _, total in folders) - len(seen)


class UnreadableScan(RuleViolation):
    """A file that is no scan."""


class NoSheet(UnreadableScan):
    """A scan in which no sheet was seen: that of one act alone, perhaps."""


def read_mark(code: str) -> SheetMark | None:
    """What a code of ours says, None for any other code."""
    said = code.removeprefix(PREFIX).split("|")
    if not code.startswith(PREFIX) or len(said) != FIELDS or not all(each.isdecimal() for each in said[2:5]):
        return None
    rank, total, pages = (int(each) for each in said[2:5])
    return SheetMark(said[0], said[1], rank, total, pages, said[5])


def page_count(pdf: bytes) -> int:
    """The pages of a PDF of ours."""
    from pypdf import PdfReader

    return len(PdfReader(BytesIO(pdf)).pages)


def _short(data: bytes) -> str:
    """Capitals and figures that stand for these bytes."""
    return b32encode(sha256(data).digest()).decode()


def signature_folder(summary: bytes, acts: Sequence[ToSign], title: str) -> bytes:
    """One PDF: the summary page, then each act behind its sheet, listed in the outline."""
    from pypdf import PdfReader, PdfWriter

    made = PdfWriter()
    made.append(PdfReader(BytesIO(summary)), import_outline=False)
    for rank, act in enumerate(acts, start=1):
        start, extract = len(made.pages), PdfReader(BytesIO(act.pdf))
        content = shown_print(extract)
        mark = SheetMark(act.session, act.number, rank, len(acts), len(extract.pages), content)
        _add_sheet(made, act, mark)
        made.append(extract, import_outline=False)
        for page in range(1, len(extract.pages) + 1):
            add_code(made, start + page, f"{mark.name}{page:0{PAGE_DIGITS}}")
        made.add_outline_item(title=act.name, page_number=start)
    made.add_metadata({"/Title": title})
    buffer = BytesIO()
    made.write(buffer)
    return buffer.getvalue()


def cut(
    scan: bytes, cancelled: Cancelled = lambda: False, progress: Progress = lambda _done, _total: None
) -> CutScan | None:
    """Cut a scan at its sheets; None once cancelled. Raises UnreadableScan."""
    from pypdfium2 import PdfDocument, PdfiumError

    if len(scan) > LARGEST:
        raise UnreadableScan(
            f"Ce fichier dépasse {LARGEST // 1_000_000} Mo : numérisez moins finement, ou en deux fois."
        )
    try:
        document = PdfDocument(scan)
        try:
            looked = _looked_at(document, cancelled, progress)
            return None if looked is None else _parts(document, looked)
        finally:
            document.close()
    except (PdfiumError, OSError, ValueError) as error:
        raise UnreadableScan(
            "Ce fichier ne se lit pas comme un PDF numérisé (abîmé ou protégé) : numérisez de nouveau les actes signés."
        ) from error


Seen = SheetMark | str | None
"""What a page is: a sheet, the code of an act's page (« » where none was read), None for a blank one."""


def _looked_at(document: PdfDocument, cancelled: Cancelled, progress: Progress) -> list[Seen] | None:
    """Each page in turn; None once cancelled."""
    total = len(document)
    if not 0 < total <= MOST_PAGES:
        raise UnreadableScan(f"Ce fichier compte {total} pages : numérisez de 1 à {MOST_PAGES} pages à la fois.")
    looked: list[Seen] = []
    for rank in range(total):
        if cancelled():
            return None
        page = document[rank]
        looked.append(_mark_on(page))
        page.close()
        progress(rank + 1, total)
    return looked


def _mark_on(page: PdfPage) -> Seen:
    for width in SCAN_WIDTHS:
        if (seen := _read(page, width)) != "":
            return seen
    return ""


def _read(page: PdfPage, across: int) -> Seen:
    import zxingcpp

    width, height = page.get_size()
    scale = min(across / max(width, 1), TALLEST / max(height, 1))
    if not (math.isfinite(scale) and scale > 0):
        return ""
    bitmap = page.render(scale=scale, grayscale=True)
    dots = _dots(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
    seen = memoryview(dots).cast("B", shape=[bitmap.height, bitmap.width])
    bitmap.close()
    wanted = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    codes = [str(code.text) for code in zxingcpp.read_barcodes(seen, formats=wanted)]
    if (mark := next(filter(None, map(read_mark, codes)), None)) is not None:
        return mark
    bright = len(dots) - len(dots.translate(None, bytes(range(WHITE, 256))))
    ordinary = None if bright >= ALMOST_ALL * len(dots) else ""
    return next(filter(_PAGE_CODE.fullmatch, codes), ordinary)


def _dots(buffer: bytes, width: int, height: int, stride: int) -> bytes:
    """The dots of a picture, line after line without what fills the end of each."""
    if stride == width:
        return buffer[: width * height]
    return b"".join(buffer[line * stride : line * stride + width] for line in range(height))


def _parts(document: PdfDocument, looked: Sequence[Seen]) -> CutScan:
    starts = {rank: seen for rank, seen in enumerate(looked) if isinstance(seen, SheetMark)}
    if not starts:
        raise NoSheet(
            "Aucune feuille intercalaire n’a été reconnue : numérisez le parapheur avec ses intercalaires, ou déposez "
            "chaque acte signé sur le sien."
        )
    found = _gathered(looked, starts)
    parts = tuple(_part(document, each) for each in found if each.ranks)
    given = {rank for each in found for rank in each.ranks}
    before = sum(mark is not None and rank not in given for rank, mark in enumerate(looked[: next(iter(starts))]))
    return CutScan(parts, before, sum(mark is None for mark in looked))


@dataclass(slots=True)
class _Gathered:
    """A sheet and its pages, by their places in the scan; `numbers`: which page of the act each says that it is.

    `older`: how many say that they are of this act, in another printing.
    """

    mark: SheetMark
    ranks: list[int] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)
    older: int = 0


def _gathered(looked: Sequence[Seen], starts: Mapping[int, SheetMark]) -> list[_Gathered]:
    """The pages of each sheet: those that say so wherever they are, and those that say nothing and follow it."""
    found: list[_Gathered] = []
    named: dict[str, _Gathered] = {}
    acts: dict[str, _Gathered] = {}
    for mark in starts.values():
        found.append(_Gathered(mark))
        named.setdefault(mark.name, found[-1])
        acts.setdefault(mark.name[:ACT_LENGTH], found[-1])
    sheets = iter(found)
    current: _Gathered | None = None
    for rank, seen in enumerate(looked):
        if isinstance(seen, SheetMark):
            current = next(sheets)
        elif seen is not None:
            name, number = seen[:-PAGE_DIGITS], seen[-PAGE_DIGITS:]
            own = current if current and current.mark.name == name else named.get(name)
            reprinted = None if own else acts.get(name[:ACT_LENGTH])
            if (act := own or reprinted or current) is not None:
                act.ranks.append(rank)
                act.older += act is reprinted
                act.numbers |= {rank: int(number)} if own else {}
    return found


def _part(document: PdfDocument, act: _Gathered) -> SignedPart:
    """The pages of an act in their order, where each says which it is."""
    printed = set(range(1, min(act.mark.pages, MOST_PAGES) + 1))
    read = len(printed & set(act.numbers.values()))
    ranks = sorted(act.ranks, key=act.numbers.__getitem__) if len(act.numbers) == len(act.ranks) else act.ranks
    return SignedPart(act.mark, _pages(document, ranks), min(ranks) + 1, len(ranks), read, act.older)


def _pages(document: PdfDocument, ranks: Sequence[int]) -> bytes:
    from pypdfium2 import PdfDocument as Pdf

    made = Pdf.new()
    try:
        made.import_pages(document, list(ranks))
        buffer = BytesIO()
        made.save(buffer)
        return buffer.getvalue()
    finally:
        made.close()


def _add_sheet(made: PdfWriter, act: ToSign, mark: SheetMark) -> None:
    """The sheet of an act: its name, its subject, its code, drawn as black squares that no scanner softens."""
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    page = made.add_blank_page(*A4)
    content = DecodedStreamObject()
    content.set_data("\n".join(_drawn(act, mark)).encode("cp1252", "replace"))
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): made._add_object(font)})}
    )
    page[NameObject("/Contents")] = made._add_object(content)


def _drawn(act: ToSign, mark: SheetMark) -> Iterator[str]:
    yield _text("Parapheur - feuille intercalaire, à laisser devant l'acte à la numérisation", 10, 56, 790)
    yield _text(act.name, 22, 56, 730)
    for rank, line in enumerate(_lines(act.subject)):
        yield _text(line, 13, 56, 700 - 18 * rank)
    yield from squares(str(mark), CODE_SIDE, (A4[0] - CODE_SIDE) / 2, 520.0, "H")


def _text(words: str, size: float, left: float, bottom: float) -> str:
    plain = words.replace("\u202f", " ").replace("\u00a0", " ")
    told = plain.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {size} Tf {left} {bottom} Td ({told}) Tj ET"


def _lines(subject: str) -> list[str]:
    import textwrap

    return textwrap.wrap(subject, LONGEST_LINE, max_lines=MOST_LINES, placeholder=" [...]")
