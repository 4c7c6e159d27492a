"""ZIP archives of a dossier: `dossier.json` at the root, attached files under `annexes/`, and nothing else.

An archive comes from anywhere: sizes, names and kinds of entries are checked before anything is unpacked, and nothing
is ever written to a disk from here.
"""

from __future__ import annotations

import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import Final

from syndic_desktop.exchange import json_texts
from syndic_desktop.exchange.attachments import FOLDERS, LARGEST, bad_path
from syndic_desktop.exchange.faults import Fault, FaultyDossier, refused, shown

MAIN: Final = "dossier.json"
MOST_ENTRIES: Final = 10_000
LARGEST_RATIO: Final = 200
RATIO_MATTERS_FROM: Final = 10_000_000  # bytes; blank pictures below this size may well shrink that much

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first date a ZIP can hold: the same dossier always makes the same bytes
_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
_NOISE = (".DS_Store", "Thumbs.db", "desktop.ini")
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


def is_archive(data: bytes) -> bool:
    """Whether bytes begin like a ZIP."""
    return data.startswith(_SIGNATURES)


def unpack(data: bytes) -> tuple[bytes, dict[str, bytes]]:
    """The text of the dossier and its attached files by path. Raises FaultyDossier."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not _ignored(entry)]
            faults = list(_faults(entries))
            if faults:
                raise FaultyDossier(faults)
            found = {entry.filename: _contents(archive, entry) for entry in entries}
    except _BROKEN:
        raise refused("l’archive ZIP est abîmée ou incomplète") from None
    return found.pop(MAIN), found


def pack(text: bytes, files: Mapping[str, bytes]) -> bytes:
    """The archive of a dossier and its attached files."""
    return zipped(((MAIN, text), *sorted(files.items())))


def zipped(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive whose bytes depend on nothing but its entries, in this order."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in entries:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, data, compresslevel=6)
    return made.getvalue()


def _ignored(entry: zipfile.ZipInfo) -> bool:
    """Folders, and what macOS and Windows leave behind."""
    name = entry.orig_filename
    return name in FOLDERS or name.startswith("__MACOSX/") or name.rpartition("/")[2] in _NOISE or _folder(entry)


def _folder(entry: zipfile.ZipInfo) -> bool:
    name = entry.orig_filename
    return name.startswith(FOLDERS) and name.endswith("/") and entry.file_size == 0 and bad_path(name[:-1]) is None


def _faults(entries: list[zipfile.ZipInfo]) -> Iterator[Fault]:
    names = [entry.orig_filename for entry in entries]
    if len(entries) > MOST_ENTRIES:
        yield Fault("", f"l’archive ZIP contient {len(entries)} fichiers, {MOST_ENTRIES} au plus")
        return
    if sum(entry.file_size for entry in entries) > LARGEST:
        yield Fault("", f"l’archive ZIP dépasse {LARGEST // 1_000_000} Mo une fois ouverte")
    if MAIN not in names:
        yield Fault("", f"l’archive ZIP n’a pas de fichier « {MAIN} » à sa racine{_deeper(names)}")
        return
    for entry in entries:
        if sentence := _bad_name(entry.orig_filename) or _bad_entry(entry):
            yield Fault("", f"{sentence}, dans l’archive ZIP")
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        yield Fault("", f"le fichier « {shown(name)} » est deux fois dans l’archive ZIP")


def _deeper(names: list[str]) -> str:
    found = next((name for name in names if name.endswith(f"/{MAIN}")), None)
    return f" : il est dans « {shown(found)} », refaites l’archive sans ce dossier" if found else ""


def _bad_name(name: str) -> str | None:
    if name == MAIN:
        return None
    if "\0" in name:
        return f"nom de fichier impossible « {shown(name)} »"
    return bad_path(name) or (None if name.startswith(FOLDERS) else f"fichier inconnu « {shown(name)} »")


def _bad_entry(entry: zipfile.ZipInfo) -> str | None:
    name = f"« {shown(entry.orig_filename)} »"
    if entry.flag_bits & 0x1:
        return f"le fichier {name} est chiffré"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return f"{name} est un lien, pas un fichier"
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return f"le fichier {name} est compressé d’une façon inconnue"
    if entry.filename == MAIN and entry.file_size > json_texts.LARGEST:
        return f"le fichier {name} dépasse {json_texts.LARGEST // 1_000_000} Mo"
    if entry.file_size > RATIO_MATTERS_FROM and entry.file_size > LARGEST_RATIO * max(entry.compress_size, 1):
        return f"le fichier {name} grossit démesurément à l’ouverture"
    return None


def _contents(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of an entry; more of them than declared, or others, and the archive is broken."""
    with archive.open(entry) as stream:
        data = stream.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise zipfile.BadZipFile("size")
    return data
