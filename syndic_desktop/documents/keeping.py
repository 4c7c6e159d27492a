"""Keeping: what becomes of a file that stands where a paper is to be written. What somebody did by hand is never lost.

A file is ours to write over while it is the very file that was written; it is set aside under a dated name otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePosixPath

from syndic_desktop.documents.files import trouble
from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import FileTrouble

PDF = ".pdf"
LARGEST = 50 * 2**20
"""Bytes of a paper that is read back: what is heavier is none of ours."""
OTHER = "séance "
"""How the name of a file that is of another session tells it: « ordre-du-jour (séance CS 2019-02-01).docx »."""
NOBODY: Mapping[str, str] = {}
NAMED = 3
"""How many files are named in one sentence."""


@dataclass(frozen=True, slots=True)
class Before:
    """The papers of the last export: the `digest` of each file that was written, by path, and the day it is now.

    The digest is empty where it is not known: such a file is not ours to write over. `others`: the papers of other
    sessions, by the digest of their file, each with the session it is of, as a file may be named (« CS 2019-02-01 »).
    """

    day: date
    files: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PutAway:
    """A paper of an earlier export that the session owes no more: where it was, where it is."""

    path: str
    kept: str


def digest(data: bytes) -> str:
    """The SHA-256 of a file, as it is recorded."""
    return sha256(data).hexdigest()


def set_aside(path: Path, data: bytes, known: str, others: Mapping[str, str] = NOBODY) -> str:
    """Make room for `data`; returns the name under which the file that was there is kept, empty when none is.

    `known`: the digest of the file that is ours to write over; `others`: those of other sessions (`Before.others`).
    Raises FileTrouble.
    """
    try:
        there = digest(path.read_bytes())
        if there in (known, digest(data)):
            return ""
        day = date.fromtimestamp(path.stat().st_mtime)
        why = f"{OTHER}{others[there]}" if there in others else f"modifié le {day}"
        kept = _free(path.with_stem(f"{path.stem} ({why})"))
        path.rename(kept)
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise FileTrouble(trouble(error, path)) from error
    return kept.name


def put_away(folder: Path, before: Before, due: Sequence[str]) -> Iterator[PutAway]:
    """Move the papers of the last export that are due no more to a dated folder, a PDF with the paper that it was made
    of. Raises FileTrouble.
    """
    stems = {PurePosixPath(path).with_suffix("") for path in due}
    for path in before.files:
        place, pure = folder / path, PurePosixPath(path)
        if (
            path in due
            or (pure.suffix == PDF and pure.with_suffix("") in stems)
            or not _inside(path)
            or not place.is_file()
        ):
            continue
        kept = PurePosixPath(f"anciens {before.day}") / path
        try:
            (folder / kept).parent.mkdir(parents=True, exist_ok=True)
            moved = _free(folder / kept)
            place.rename(moved)
        except OSError as error:
            raise FileTrouble(trouble(error, place)) from error
        yield PutAway(path, moved.relative_to(folder).as_posix())


def lying(folder: Path, paths: Iterable[str]) -> dict[str, bytes]:
    """The papers that lie under a folder now, with the PDF beside each, by path; those that cannot be read are left."""
    found = {}
    for path in dict.fromkeys(each for paper in paths for each in (paper, str(PurePosixPath(paper).with_suffix(PDF)))):
        try:
            if _inside(path) and (folder / path).stat().st_size <= LARGEST:
                found[path] = (folder / path).read_bytes()
        except OSError:
            continue
    return found


def told(kept: Sequence[str], away: Sequence[PutAway]) -> str:
    """What became of the files that were there, in a sentence or two; empty when nothing did."""
    said = []
    others = [name for name in kept if f"({OTHER}" in name]
    for names, one, many in (
        ([name for name in kept if name not in others], "fichier corrigé à la main est gardé",
         "fichiers corrigés à la main sont gardés"),
        (others, "document d’une autre séance est gardé", "documents d’une autre séance sont gardés"),
    ):  # fmt: skip
        if names:
            said.append(f"{wording.count(len(names), one, many)} à côté : {_named(names)}.")
    if away:
        count = wording.count(len(away), "ancien document est rangé", "anciens documents sont rangés")
        said.append(f"{count} dans « {PurePosixPath(away[0].kept).parts[0]} ».")
    return " ".join(said)


def _named(names: Sequence[str]) -> str:
    more = len(names) - NAMED
    others = [wording.count(more, "autre")] if more > 0 else []
    return wording.listing([*(f"« {name} »" for name in names[:NAMED]), *others])


def _inside(path: str) -> bool:
    """Whether a recorded path stays under its folder: a file may come from anywhere."""
    parts = PurePosixPath(path)
    return not parts.is_absolute() and ".." not in parts.parts and "\\" not in path and ":" not in path


def _free(path: Path) -> Path:
    """The path, with a rank where it is taken."""
    ranks = (path if rank == 1 else path.with_stem(f"{path.stem} {rank}") for rank in range(1, 1000))
    return next(free for free in ranks if not free.exists())
