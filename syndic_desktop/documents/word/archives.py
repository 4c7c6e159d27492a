"""The ZIP that a .docx is: read with limits, written from parts deflated beforehand.

A session makes fifty documents out of six templates, and most parts of a document never change. `zipfile` would
deflate them again each time; here a part is deflated once and its bytes are laid down as they are.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

MAX_ARCHIVE = 25_000_000  # bytes of a template; a house's letterhead weighs a few hundred thousand
MAX_CONTENT = 80_000_000  # bytes once inflated: a bomb inflates a thousandfold
MAX_ENTRIES = 2_000

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _UTF8, _STORED, _DEFLATED = 20, 0x800, 0, 8
_TIME, _DATE = 0, 33  # 1 January 1980: the same content gives the same bytes
_COMPRESSED_ALREADY = (".png", ".jpg", ".jpeg", ".gif", ".zip")


class RefusedArchive(Exception):
    """Not a ZIP, or one that no honest document looks like; the text is a French clause."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A part ready to be laid down: its local record, and what the central directory says of it."""

    name: str
    flags: int
    method: int
    crc: int
    packed_size: int
    size: int
    record: bytes


def pack(name: str, data: bytes, *, level: int = 6) -> Packed:
    """Deflate one part."""
    raw_name = name.encode()
    method = _STORED if name.endswith(_COMPRESSED_ALREADY) else _DEFLATED
    body = data if method == _STORED else _deflate(data, level)
    flags = 0 if name.isascii() else _UTF8
    crc = zlib.crc32(data)
    head = _LOCAL.pack(
        b"PK\3\4", _VERSION, flags, method, _TIME, _DATE, crc, len(body), len(data), len(raw_name), 0
    )  # fmt: skip
    return Packed(name, flags, method, crc, len(body), len(data), b"".join((head, raw_name, body)))


def lay_down(parts: Iterable[Packed]) -> bytes:
    """The archive made of these parts, in this order."""
    records, directory, offset = [], [], 0
    for part in parts:
        name = part.name.encode()
        directory.append(
            _CENTRAL.pack(
                b"PK\1\2", _VERSION, _VERSION, part.flags, part.method, _TIME, _DATE, part.crc, part.packed_size,
                part.size, len(name), 0, 0, 0, 0, 0, offset,
            ) + name
        )  # fmt: skip
        records.append(part.record)
        offset += len(part.record)
    central = b"".join(directory)
    end = _END.pack(b"PK\5\6", 0, 0, len(directory), len(directory), len(central), offset, 0)
    return b"".join((*records, central, end))


def unpack(data: bytes) -> dict[str, bytes]:
    """Every part of an archive by name, in its order. Raises RefusedArchive."""
    if len(data) > MAX_ARCHIVE:
        raise RefusedArchive("il est trop gros pour un modèle")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise RefusedArchive("ce n’est pas un document Word (.docx) entier") from error


def _read(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MAX_ENTRIES:
        raise RefusedArchive("il contient trop de fichiers")
    if len({entry.filename.lower() for entry in entries}) < len(entries):
        raise RefusedArchive("il contient deux fois le même fichier")
    parts: dict[str, bytes] = {}
    left = MAX_CONTENT
    for entry in entries:
        with archive.open(entry) as stream:
            content = stream.read(left + 1)  # what the entry says of its size may be a lie
        left -= len(content)
        if left < 0:
            raise RefusedArchive("décompressé, il est démesuré")
        parts[_checked(entry.filename)] = content
    return parts


def _checked(name: str) -> str:
    if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
        raise RefusedArchive("il contient un fichier au nom suspect")
    return name


def _deflate(data: bytes, level: int) -> bytes:
    deflater = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return deflater.compress(data) + deflater.flush()
