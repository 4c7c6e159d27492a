"""Files written whole or not at all, and what goes wrong with a disk said in French."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

from syndic_desktop.domain.errors import FileTrouble

FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
READ_ONLY = (errno.EROFS,)
TOO_LONG = (errno.ENAMETOOLONG,)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file under another name, then give it its own: whoever reads it never sees half of it.

    Raises FileTrouble, and leaves nothing behind. A `.syndic` file is never written over: it is somebody’s work.
    """
    if path.suffix.lower() == ".syndic":
        raise FileTrouble(f"« {path.name} » serait pris pour un dossier de travail : donnez un autre nom au fichier.")
    draft = path.with_name(f".{path.name[:60]}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(data)
        draft.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise FileTrouble(trouble(error, path)) from error


def trouble(error: OSError, path: Path) -> str:
    """One sentence that says what to do."""
    where = path.parent
    if error.errno in FULL:
        return f"Le disque est plein : « {path.name} » n’a pas été écrit. Faites de la place, puis recommencez."
    if isinstance(error, PermissionError) and path.exists() and os.access(where, os.W_OK):
        return f"« {path.name} » est ouvert dans un autre programme : fermez-le, puis recommencez."
    if isinstance(error, PermissionError) or error.errno in READ_ONLY:
        return f"Le dossier {where} est en lecture seule : choisissez un autre dossier pour les documents."
    if isinstance(error, NotADirectoryError | FileExistsError):
        return f"{where} n’est pas un dossier : choisissez un autre emplacement pour les documents."
    if error.errno in TOO_LONG:
        return f"Le chemin de « {path.name} » est trop long : choisissez un dossier plus proche de la racine du disque."
    reason = error.strerror or type(error).__name__
    return f"« {path.name} » n’a pas pu être écrit dans {where} ({reason}) : choisissez un autre dossier."
