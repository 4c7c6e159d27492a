"""Small pictures, whole and sound."""

from __future__ import annotations

import struct
import zlib

JPEG = (
    b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08"
    + (300).to_bytes(2)
    + (900).to_bytes(2)
    + b"\x01\x01\x11\x00\xff\xd9"
)


def png(width: int, height: int) -> bytes:
    rows = (b"\0" + b"\x20\x60\x90" * width) * height
    header = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(body)) + kind + body + struct.pack(">L", zlib.crc32(kind + body)) for kind, body in chunks
    )
