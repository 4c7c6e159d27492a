"""What a PDF shows, told in a few characters: two that look alike have the same, whatever the day they were made."""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdf import PdfReader

LENGTH = 16
_SHOWN = ("/MediaBox", "/Resources", "/Annots", "/Contents")


def shown_print(pdf: PdfReader) -> str:
    """What a PDF shows, in a few characters: its pages with their fonts and pictures, not the day it was made."""
    seen: set[int] = set()
    shown = sha256()
    for page in pdf.pages:
        for key in _SHOWN:
            for told in _told(page.get(key), seen):
                shown.update(told)
    return b32encode(shown.digest()).decode()[:LENGTH]


def _told(value: object, seen: set[int]) -> Iterator[bytes]:
    """What is in an object of a PDF and in those it refers to, each once: nothing of the page it lies on."""
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

    if isinstance(value, IndirectObject):
        if value.idnum not in seen:
            seen.add(value.idnum)
            yield from _told(value.get_object(), seen)
    elif isinstance(value, DictionaryObject):
        for key in sorted(set(value) - {"/P", "/Parent"}):
            yield str(key).encode()
            yield from _told(value.raw_get(key), seen)
        if isinstance(value, StreamObject):
            yield value._data
    elif isinstance(value, ArrayObject):
        for each in value:
            yield from _told(each, seen)
    else:
        yield f"{value!r};".encode()
