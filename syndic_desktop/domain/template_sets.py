"""Her own sets of Word templates: what they are called, and where they lie among the files of the dossier."""

from __future__ import annotations

import re
from collections.abc import Iterable

FOLDER = "modeles/"
EXTENSION = ".docx"
LONGEST_NAME = 40
_OWN = re.compile(rf"{FOLDER}([a-z0-9][a-z0-9_-]*)/([a-z0-9-]+){re.escape(EXTENSION)}")


def own_path(name: str, document: str) -> str:
    """« modeles/maison/extrait.docx »: where a document of one of her sets lies."""
    return f"{FOLDER}{name}/{document}{EXTENSION}"


def own_sets(paths: Iterable[str]) -> dict[str, dict[str, str]]:
    """Her sets, out of the paths of a dossier's files: set, document, path. What bears no such name is left."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(paths):
        if (said := _OWN.fullmatch(path)) and len(said[1]) <= LONGEST_NAME:
            found.setdefault(said[1], {})[said[2]] = path
    return found
