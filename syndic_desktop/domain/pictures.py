"""Pictures that every Word and LibreOffice shows: PNG and JPEG, of a weight and size that a paper can bear.

Their size is read from their first bytes; what they show is nobody's business here.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

from syndic_desktop.domain.errors import RuleViolation

MAX_PICTURE = 5_000_000  # bytes: a logo goes into every document of a session
MAX_SIDE = 10_000  # pixels
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG_SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_JPEG_LONE = frozenset({0x01, *range(0xD0, 0xD8)})


class RefusedPicture(RuleViolation):
    """A file that no document can show as a picture; `why` is the reason alone."""

    def __init__(self, why: str) -> None:
        super().__init__(f"Cette image ne peut pas être utilisée : {why}. Choisissez une image PNG ou JPEG.")
        self.why = why


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
