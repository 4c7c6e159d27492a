"""Square codes drawn on the pages of a PDF, as black squares that no scanner softens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdf import PdfWriter

PAGE_SIDE, PAGE_CORNER = 48.0, 14.0  # points: in the margin, beside the foot


def add_code(made: PdfWriter, place: int, code: str) -> None:
    """Draw the code of a page in the corner of its margin, over whatever is there."""
    from pypdf import PdfWriter as Pdf
    from pypdf.generic import DecodedStreamObject, NameObject

    page = made.pages[place]
    stamp = Pdf().add_blank_page(page.mediabox.width, page.mediabox.height)
    content = DecodedStreamObject()
    content.set_data("\n".join(squares(code, PAGE_SIDE, PAGE_CORNER, PAGE_CORNER + PAGE_SIDE, "Q")).encode())
    stamp[NameObject("/Contents")] = content
    page.merge_page(stamp)


def squares(code: str, across: float, left: float, top: float, level: str) -> Iterator[str]:
    """A code as black squares; `across`, `left`, `top`: in points; `level`: how much of it may be spoilt."""
    import zxingcpp

    picture = memoryview(
        zxingcpp.create_barcode(code, zxingcpp.BarcodeFormat.QRCode, ec_level=level).to_image(scale=1)  # type: ignore[arg-type]
    )
    height, width = picture.shape or (0, 0)
    side = across / max(height, width)
    for row in range(height):
        for column in range(width):
            if picture[row, column] < 128:
                yield f"{left + column * side:.2f} {top - (row + 1) * side:.2f} {side:.2f} {side:.2f} re f"
