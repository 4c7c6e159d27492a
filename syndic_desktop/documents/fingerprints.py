"""Fingerprints: whether a document still says what the dossier says. Same content, same template: same fingerprint."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from enum import Enum


def fingerprint(content: object, *files: bytes | None) -> str:
    """The SHA-256 of a content, written one way, and of the files it is made with."""
    digest = hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True, default=_plain).encode())
    for each in files:
        digest.update(b"\0" if each is None else hashlib.sha256(each).digest())
    return digest.hexdigest()


def _plain(value: object) -> object:
    """What JSON does not know: our own frozen values, told with their kind."""
    if is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, *(getattr(value, field.name) for field in fields(value))]
    if isinstance(value, Enum):
        return value.value
    return str(value)
