"""Words of a user turned into the text of a Word run, whatever they contain."""

from __future__ import annotations

import re
from functools import lru_cache

_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'
# XML 1.0 forbids the control characters, lone surrogates and U+FFFE/U+FFFF: Word would call the file corrupt.
_SPECIAL = re.compile('\r\n|[&<>"\x00-\x1f\u2028\u2029\ud800-\udfff\ufffe\uffff]')
SHORT = 2048
"""Characters of the longest text that is remembered once escaped."""
_WRITTEN = {
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": _TAB,
    **dict.fromkeys(("\r\n", "\n", "\r", "\v", "\f", "\u2028", "\u2029"), _BREAK),
}  # fmt: skip


def escaped(text: str) -> str:
    """Text for inside a w:t: tabs and line ends become w:tab and w:br, what XML forbids is dropped."""
    return _known(text) if len(text) <= SHORT else _escaped(text)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(_written, text)


# The page beside a text of sixty pages is made again at each pause, and one paragraph of it is another.
_known = lru_cache(maxsize=4096)(_escaped)


def attribute(text: str) -> str:
    """Text for inside an attribute or a property: on one line."""
    return escaped(re.sub(r"\s+", " ", text))


def _written(found: re.Match[str]) -> str:
    return _WRITTEN.get(found[0], "")
