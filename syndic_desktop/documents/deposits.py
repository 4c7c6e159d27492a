"""Deposits: several files written together under a new folder, all of them or none."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from syndic_desktop.documents.files import trouble
from syndic_desktop.domain.errors import FileTrouble

MOST = 1000


def deposit(folder: Path, name: str, files: Mapping[str, bytes]) -> Path:
    """Write files, by their paths, under `folder/name`, or `name (2)` where that is taken. Returns where they are.

    They are written under another name first: whoever looks sees the whole folder or nothing. Raises FileTrouble.
    """
    draft = folder / f".{name[:60]}.{os.getpid()}.tmp"
    try:
        for path, content in files.items():
            place = draft / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        place = _free(folder / name)
        draft.rename(place)
    except OSError as error:
        with contextlib.suppress(OSError):
            shutil.rmtree(draft)
        raise FileTrouble(trouble(error, folder / name)) from error
    return place


def _free(path: Path) -> Path:
    names = (path if rank == 1 else path.with_name(f"{path.name} ({rank})") for rank in range(1, MOST))
    return next(free for free in names if not free.exists())
