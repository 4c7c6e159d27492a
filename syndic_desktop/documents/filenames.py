"""File names that every system takes: ASCII, no sign that Windows refuses, none of its devices, never two alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from syndic_desktop.domain import wording

LONGEST = 100  # characters, extension included: folders of folders on Windows stop at 260
RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{rank}" for port in ("com", "lpt") for rank in range(10)))
)  # fmt: skip


def slug(text: str) -> str:
    """« Élaboration d’un schéma » → « elaboration-d-un-schema »."""
    return re.sub(r"[^a-z0-9]+", "-", wording.fold(text)).strip("-")


def number_slug(number: str) -> str:
    """« CS2019/03 » → « CS2019-03 »."""
    plain = unicodedata.normalize("NFKD", number).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")


def file_name(*parts: str, extension: str = ".docx") -> str:
    """The parts joined, cut at a word; a name that Windows keeps for itself gets a mark."""
    stem = "-".join(part for part in parts if part) or "document"
    room = LONGEST - len(extension)
    if len(stem) > room:
        cut = stem[: room + 1]
        stem = cut.rpartition("-")[0] or cut[:room]
    if stem.lower() in RESERVED:
        stem += "-1"
    return f"{stem.rstrip('-')}{extension}"


def distinct(names: Iterable[str]) -> list[str]:
    """The names, with a rank added to those that a file system without case would take for one."""
    taken: set[str] = set()
    made = []
    for name in names:
        stem, dot, extension = name.rpartition(".")
        rank, unique = 2, name
        while unique.lower() in taken:
            mark = f"-{rank}"
            unique = f"{stem[: LONGEST - len(mark) - len(extension) - 1]}{mark}{dot}{extension}"
            rank += 1
        taken.add(unique.lower())
        made.append(unique)
    return made
