"""French typography and folding: pure text in, pure text out.

`french` runs on every paragraph of every document: a single look says when there is nothing to do, and each
correction runs only when its sign is there.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

NB: Final = "\u00a0"

# Every space a typist or a copy-paste leaves: plain, non-breaking, narrow non-breaking, thin.
_SP = "[ \u00a0\u202f\u2009]"
_MASK = "\uffff"
_UNITS = "k€|M€|h|min|km|m²|m³|m|cm|mm|kg|t|ha|[kMGT]o|[kMG]bit/s|[kMG]Wh?|kVA|euros?|millions?|milliards?"
_EXTENSIONS = "pdf|docx?|xlsx?|pptx?|od[ts]|csv|json|xml|zip|txt|png|jpe?g|syndic|eml"

_SIGNS = re.compile("[!\"%':;?«°»\u202f\u2009€]").search
_LOOSE_NUMBER = re.compile(f"[0-9] (?:h{_SP}[0-9]|[0-9]{{3}}(?![0-9])|(?:{_UNITS})(?!\\w))|[0-9]\u00a0h ").search
_HIGH_SIGN = re.compile("[:;!?]").search
_FILE_END = re.compile(rf"\.(?:{_EXTENSIONS})\b", re.IGNORECASE).search

_PROTECTED = re.compile(
    rf"{_MASK}|\b(?:https?|ftp)://\S+|\bwww\.\S+|\S+@\S+|[^\s«»\"()<>]+\.(?:{_EXTENSIONS})\b", re.IGNORECASE
)
_DOTS = re.compile(r"\.(?<!\.\.)\.\.(?!\.)")
_APOSTROPHE = re.compile(r"'(?<=[^\W\d_]')(?=[^\W_]|«)")
_QUOTED = re.compile(r"\"(?<![^\s(\[’'-]\")([^\s\"](?:[^\"]*[^\s\"])?)\"(?![^\W_])")
_OPENING = re.compile(f"«{_SP}*(?=[^\\s])")
_CLOSING = re.compile(f"{_SP}*»(?<!^»)")
_SPACED_SIGN = re.compile(f"{_SP}+(?=[:;!?])")
_TIGHT_SIGN = re.compile(r"[:;!?](?<=[^\s:;!?(\[].)(?=[\s!?»)\]\"’”.,…]|\Z)")
_NUMBER_SIGN = re.compile(rf"\b([nN])°{_SP}*(?=\w)")
_PERCENT = re.compile(rf"([0-9]){_SP}*([%€])(?!\w)")
_NUMBER = re.compile(
    rf"[0-9]{_SP}(?:h{_SP}(?=[0-9]{{2}}(?![0-9]))|(?<![0-9]{{4}}.)(?=[0-9]{{3}}(?![0-9]))|(?=(?:{_UNITS})(?!\w)))"
)
_SPACE = re.compile(_SP)


def french(text: str) -> str:
    """Return the text with French spacing, apostrophes, quotes and dots; twice is the same as once.

    Nothing but spaces, apostrophes, paired straight quotes and « ... » ever changes; web and mail addresses, file
    names and hours such as « 14h30 » or « 11:00 » are left alone.
    """
    if not (_SIGNS(text) or "..." in text or _LOOSE_NUMBER(text)):
        return text
    if "@" in text or "://" in text or "www." in text or _MASK in text or _FILE_END(text):
        return _around_protected(text)
    return _corrected(text)


def fold(text: str) -> str:
    """Return the text as it is searched: lower case, no accent, « œ » as oe, « ’ » as '."""
    return text.lower() if text.isascii() else text.lower().translate(_folding())


def _around_protected(text: str) -> str:
    kept = _PROTECTED.findall(text)
    pieces = _corrected(_PROTECTED.sub(_MASK, text)).split(_MASK)
    return "".join(piece + name for piece, name in zip(pieces, [*kept, ""], strict=True))


def _corrected(text: str) -> str:
    if "..." in text:
        text = _DOTS.sub("…", text)
    if "'" in text:
        text = _APOSTROPHE.sub("’", text)
    if '"' in text and "«" not in text:
        text = _guillemets(text)
    if "«" in text:
        text = _OPENING.sub(f"«{NB}", text)
    if "»" in text:
        text = _CLOSING.sub(f"{NB}»", text)
    if _HIGH_SIGN(text):
        text = _TIGHT_SIGN.sub(_after_a_space, _SPACED_SIGN.sub(NB, text))
    if "°" in text:
        text = _NUMBER_SIGN.sub(_number_sign, text)
    if "%" in text or "€" in text:
        text = _PERCENT.sub(_percent, text)
    return _NUMBER.sub(_tied, text)


def _guillemets(text: str) -> str:
    """Turn straight quotes into French ones when every one of them has its pair."""
    paired, found = _QUOTED.subn(_quoted, text)
    return paired if 2 * found == text.count('"') else text


def _quoted(match: re.Match[str]) -> str:
    return f"«{NB}{match[1]}{NB}»"


def _after_a_space(match: re.Match[str]) -> str:
    return f"{NB}{match[0]}"


def _number_sign(match: re.Match[str]) -> str:
    return f"{match[1]}°{NB}"


def _percent(match: re.Match[str]) -> str:
    return f"{match[1]}{NB}{match[2]}"


def _tied(match: re.Match[str]) -> str:
    return _SPACE.sub(NB, match[0])


@cache
def _folding() -> dict[int, str | None]:
    """Map accented Latin letters, ligatures and typographic signs to what a keyboard types."""
    table: dict[int, str | None] = dict.fromkeys(range(0x300, 0x370))
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if ord(base) != code:
            table[code] = base
    table |= {ord("œ"): "oe", ord("æ"): "ae", ord("ß"): "ss", ord("’"): "'", ord("‘"): "'", ord("ʼ"): "'"}
    return table | {ord(NB): " ", 0x202F: " ", 0x2009: " ", 0x2010: "-", 0x2011: "-"}
