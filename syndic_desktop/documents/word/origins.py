"""Origins: which shipped template a copy was made of, told in its keywords, which Word keeps when it saves."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from functools import lru_cache

from syndic_desktop.documents.word.archives import lay_down, pack, unpack

_CORE = "docProps/core.xml"
_LARGEST = 100_000
_MARK = "modele-fourni-"
_SAID = re.compile(rf"{_MARK}([0-9a-f]{{16}})".encode())
_KEYWORDS = re.compile(rb"<cp:keywords>[^<]*</cp:keywords>|<cp:keywords/>")
_END = b"</cp:coreProperties>"


def print_of(data: bytes) -> str:
    """What tells a shipped template from what it was before, or became."""
    return hashlib.sha256(data).hexdigest()[:16]


def marked(data: bytes) -> bytes:
    """A shipped template as she copies it, that tells what it was copied from. Raises RefusedArchive."""
    parts = unpack(data)
    core = parts.get(_CORE, b"")
    if _END not in core or b"xmlns:cp=" not in core:
        return data
    said = f"<cp:keywords>{_MARK}{print_of(data)}</cp:keywords>".encode()
    parts[_CORE] = _KEYWORDS.sub(b"", core).replace(_END, said + _END)
    return lay_down(pack(part, content) for part, content in parts.items())


@lru_cache(maxsize=512)
def origin_of(data: bytes) -> str | None:
    """The print of the template that a document was copied from; None where it does not tell."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_CORE) as stream:
            found = _SAID.search(stream.read(_LARGEST))
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError, OSError, ValueError):
        return None
    return found[1].decode() if found else None
