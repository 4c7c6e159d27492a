"""Fingerprints: whether a document still says what the dossier says. Same content, same template: same fingerprint."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum


def fingerprint(content: object, *files: bytes | None) -> str:
    """The SHA-256 of a content, written one way, and of the files it is made with."""
    digest = hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True, default=_plain).encode())
    for each in files:
        digest.update(b"\0" if each is None else hashlib.sha256(each).digest())
    return digest.hexdigest()


LATE = {"secretaire": "", "heure_cloture": "", "tenue": False}
"""What every paper may say of the session and few do, known in the room only: what it is until then."""


def printed(context: Mapping[str, object], template: str) -> Mapping[str, object]:
    """A context without what is known late and its template does not name.

    `template`: its text. Naming the secretary, or closing, changes no letter that went out.
    """
    said = context.get("seance")
    if not isinstance(said, Mapping):
        return context
    unsaid = {key: empty for key, empty in LATE.items() if key in said and key not in template}
    return {**context, "seance": {**said, **unsaid}}


def _plain(value: object) -> object:
    """What JSON does not know: our own frozen values, told with their kind."""
    if is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, *(getattr(value, field.name) for field in fields(value))]
    if isinstance(value, Enum):
        return value.value
    return str(value)
