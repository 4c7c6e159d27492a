"""Pictures of the house (its logo): checked at the door, placed in a run of text.

Only PNG and JPEG, because every Word and LibreOffice shows them; their size is read from their first bytes.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

from markupsafe import Markup

from syndic_desktop.domain.errors import RuleViolation

MAX_PICTURE = 5_000_000  # bytes: a logo goes into every document of a session
MAX_SIDE = 10_000  # pixels
BOX_WIDTH, BOX_HEIGHT = 60, 20  # millimetres
_EMU_PER_MM, _EMU_PER_PIXEL = 36_000, 9_525  # Word's unit; a pixel is 1/96 inch
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG_SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_JPEG_LONE = frozenset({0x01, *range(0xD0, 0xD8)})
_FIRST_SHAPE = 7_001  # far from the shapes that a template numbers itself


class RefusedPicture(RuleViolation):
    """A file that no document can show as a picture."""

    def __init__(self, why: str) -> None:
        super().__init__(f"Cette image ne peut pas être utilisée : {why}. Choisissez une image PNG ou JPEG.")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's bytes, kind and size in pixels."""

    data: bytes
    extension: str
    width: int
    height: int

    @property
    def content_type(self) -> str:
        return f"image/{'png' if self.extension == 'png' else 'jpeg'}"

    @property
    def extent(self) -> tuple[int, int]:
        """Width and height on paper: its own size, shrunk to fit the box, never enlarged."""
        width, height = self.width * _EMU_PER_PIXEL, self.height * _EMU_PER_PIXEL
        scale = min(1.0, BOX_WIDTH * _EMU_PER_MM / width, BOX_HEIGHT * _EMU_PER_MM / height)
        return max(1, round(width * scale)), max(1, round(height * scale))


class Placed:
    """A picture as the value of a field: prints its drawing in the run that names it."""

    def __init__(self, name: str, rank: int, picture: Picture) -> None:
        self.relation, self.rank, self.picture, self.name = relation_of(name), rank, picture, name
        self._drawing = Markup(f'</w:t>{self._drawn()}<w:t xml:space="preserve">')

    def __html__(self) -> str:
        return self._drawing

    def _drawn(self) -> str:
        width, height = self.picture.extent
        number = _FIRST_SHAPE + self.rank
        return (
            '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
            f' distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
            f'<wp:docPr id="{number}" name="{self.relation}" descr="Logo"/>'
            '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
            '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
            f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{self.relation}"/><pic:cNvPicPr/></pic:nvPicPr>'
            '<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
            f' r:embed="{self.relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing>"
        )


def relation_of(name: str) -> str:
    """The relationship that the picture of this field has in every part."""
    return f"rIdPicture_{name}"


def check_picture(data: bytes) -> None:
    """Refuse what no document could show. Raises RefusedPicture."""
    read_picture(data)


def read_picture(data: bytes) -> Picture:
    """The picture that these bytes are. Raises RefusedPicture."""
    if len(data) > MAX_PICTURE:
        raise RefusedPicture("elle pèse plus de 5 Mo")
    if data.startswith(_PNG):
        picture = Picture(data, "png", *_png_size(data))
    elif data.startswith(b"\xff\xd8\xff"):
        picture = Picture(data, "jpg", *_jpeg_size(data))
    else:
        raise RefusedPicture("ce n’est ni une image PNG ni une image JPEG")
    if not (0 < picture.width <= MAX_SIDE and 0 < picture.height <= MAX_SIDE):
        raise RefusedPicture("ses dimensions sont impossibles")
    return picture


def _png_size(data: bytes) -> tuple[int, int]:
    place, size = len(_PNG), None
    while place + 12 <= len(data):
        length, kind = struct.unpack_from(">L4s", data, place)
        body = data[place + 4 : place + 8 + length]
        if data[place + 8 + length : place + 12 + length] != struct.pack(">L", zlib.crc32(body)):
            break
        if kind == b"IHDR" and length == 13:
            size = struct.unpack_from(">LL", body, 4)
        if kind == b"IEND" and size:
            return size
        place += 12 + length
    raise RefusedPicture("elle est abîmée ou incomplète")


def _jpeg_size(data: bytes) -> tuple[int, int]:
    place = 2
    while place + 9 < len(data) and data[place] == 0xFF and b"\xff\xd9" in data[-64:]:
        marker = data[place + 1]
        if marker in _JPEG_SIZES:
            height, width = struct.unpack_from(">HH", data, place + 5)
            return width, height
        if marker == 0xFF:
            place += 1
        elif marker in _JPEG_LONE:
            place += 2
        else:
            place += 2 + struct.unpack_from(">H", data, place + 2)[0]
    raise RefusedPicture("elle est abîmée ou incomplète")
