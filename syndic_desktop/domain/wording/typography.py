"""French typography and folding: pure text in, pure text out.

`french` runs on every paragraph of every document: a single look says when there is nothing to do, and each
correction runs only when its sign is there.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

NB: Final = "\u00a0"

_UNITS = "k€|M€|h|min|km|m²|m³|m|cm|mm|kg|t|ha|[kMGT]o|[kMG]bit/s|[kMG]Wh?|kVA|euros?|millions?|milliards?"
_EXTENSIONS = "pdf|docx?|xlsx?|pptx?|od[ts]|csv|json|xml|zip|txt|png|jpe?g|syndic|eml"
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_MASK = "\uffff"

# Looking for one sign after another is several times faster than one expression that looks for them all.
_SIGNS = (":", "'", "«", "»", ";", "?", "!", "%", "€", "°", '"', "...", "\u202f", "\u2009")
_ODD_SPACES = ("  ", "\u202f", "\u2009", f"{NB} ", f" {NB}")
_BOUND = tuple((pair, pair.replace(" ", NB)) for pair in (" :", " ;", " ?", " !", " »", "« ", " %", " €", "n° ", "N° "))
_ADDRESSES = ("@", "://", "www.", _MASK)

_WORD = r"[^\s«»\"()<>]"
_PROTECTED = re.compile(
    rf"(\b(?:(?:https?|ftp)://|www\.){_WORD}+(?<![.,:;!?])"
    rf"|(?<!{_WORD}){_WORD}+(?:@{_WORD}+(?<![.,:;!?])|\.(?i:{_EXTENSIONS})\b)"
    rf"|{_MASK})"
)
_FILE_END = re.compile(rf"\.(?:{_EXTENSIONS})\b", re.IGNORECASE).search

# Each expression begins with the sign itself, and looks behind afterwards: that is what makes a search fast.
_DOTS = re.compile(r"\.(?<!\.\.)\.\.(?!\.)")
_APOSTROPHE = re.compile(r"'(?<=[^\W\d_]')(?=[^\W_]|«)")
_QUOTED = re.compile(r"\"(?<![^\s(\[’'-]\")([^\s\"](?:[^\"]*[^\s\"])?)\"(?![^\W_])")
_WIDE = re.compile(rf"[ {NB}]{{2,}}(?=[:;!?»%€])|(?<=«)[ {NB}]{{2,}}|(?<=\b[nN]°)[ {NB}]{{2,}}")
_TIGHT_BEFORE = re.compile(
    r"[:;!?»%€](?:(?<=[^\s:;!?(\[«][:;!?])(?=[\s!?»)\]\"’”.,…]|\Z)|(?<=\S»)|(?<=[0-9][%€])(?!\w))"
)
_TIGHT_AFTER = re.compile(r"[«°](?:(?<=«)(?=\S)|(?<=\b[nN]°)(?=\w))")
_LOOSE_NUMBER = re.compile(f"[0-9] (?:h |(?<![0-9]{{4}} )[0-9]{{3}}(?![0-9])|(?:{_UNITS})(?!\\w))|[0-9]{NB}h ").search
_NUMBER = re.compile(
    rf"[0-9][ {NB}](?:h[ {NB}](?=[0-9]{{2}}(?![0-9]))|(?<![0-9]{{4}}.)(?=[0-9]{{3}}(?![0-9]))|(?=(?:{_UNITS})(?!\w)))"
)

_LOOSE_DATE = re.compile(f"[0-9](?:er)?(?: (?:{_MONTHS})\\b|{NB}(?:{_MONTHS}) [0-9]{{4}}\\b)").search
_DATE = re.compile(rf"(?<![0-9])[0-9]{{1,2}}(?:er)?[ {NB}](?:{_MONTHS})\b(?: (?=[0-9]{{4}}\b))?")
_TITLE_SIGNS = ("M. ", "Mme ", "Mmes ", "L. ", "R. ", "D. ", "Me ", "Dr ", "Mlle ", "Mlles ")
# A civility and its name, a part of a code and its article: « M. X », « L. 5721-2 ».
_TITLE = re.compile(r"\b(?:(?:MM?|[LRD])\.|Mmes?|Mlles?|Me|Dr) (?=[A-ZÀ-ÖØ-ÞŒ0-9])")

SHORT = 2048
"""Characters of the longest text that is remembered once corrected."""

_PLAIN = (("œ", "oe"), ("æ", "ae"), ("’", "'"), (NB, " "), ("\u202f", " "), ("\u2009", " "), ("\u2011", "-"))
_MARKS = re.compile("[\u0300-\u036f]+")


def french(text: str) -> str:
    """Return the text with French spacing, apostrophes, quotes and dots; twice is the same as once.

    Nothing but spaces, apostrophes, paired straight quotes and « ... » ever changes; web and mail addresses, file
    names and hours such as « 14h30 » or « 11:00 » are left alone.
    """
    return _known(text) if len(text) <= SHORT else _french(text)


def _french(text: str) -> str:
    if not (_any_of(_SIGNS, text) or _LOOSE_NUMBER(text) or _LOOSE_DATE(text) or _any_of(_TITLE_SIGNS, text)):
        return text
    if _any_of(_ADDRESSES, text) or _FILE_END(text):
        return _around_protected(text)
    return _corrected(text)


# The page beside a text of sixty pages is made again at each pause, and one paragraph of it is another.
_known = lru_cache(maxsize=4096)(_french)


def fold(text: str) -> str:
    """Return the text as it is searched: lower case, no accent, « œ » as oe, « ’ » as ', plain spaces and hyphens."""
    text = text.lower()
    if text.isascii():
        return text
    for sign, plain in _PLAIN:
        text = text.replace(sign, plain)
    return _MARKS.sub("", unicodedata.normalize("NFD", text))


def _around_protected(text: str) -> str:
    """Correct the text with addresses and file names masked, then put them back."""
    parts = _PROTECTED.split(text)
    free = _corrected(_MASK.join(parts[::2])).split(_MASK)
    return "".join(word for pair in zip(free, [*parts[1::2], ""], strict=True) for word in pair)


def _any_of(signs: tuple[str, ...], text: str) -> bool:
    for sign in signs:  # noqa: SIM110 - a generator would cost more than the whole search
        if sign in text:
            return True
    return False


def _corrected(text: str) -> str:
    if "..." in text:
        text = _DOTS.sub("…", text)
    if "'" in text:
        text = _APOSTROPHE.sub("’", text)
    if '"' in text and "«" not in text:
        text = _guillemets(text)
    if _any_of(_ODD_SPACES, text):
        text = _WIDE.sub(NB, text.replace("\u202f", NB).replace("\u2009", NB))
    for loose, bound in _BOUND:
        text = text.replace(loose, bound)
    text = _TIGHT_BEFORE.sub(_after_a_space, text)
    if "«" in text or "°" in text:
        text = _TIGHT_AFTER.sub(_before_a_space, text)
    if _LOOSE_NUMBER(text):
        text = _NUMBER.sub(_tied, text)
    if _LOOSE_DATE(text):
        text = _DATE.sub(_tied, text)
    return _TITLE.sub(_tied, text) if _any_of(_TITLE_SIGNS, text) else text


def _guillemets(text: str) -> str:
    """Turn straight quotes into French ones when every one of them has its pair."""
    paired, found = _QUOTED.subn(_quoted, text)
    return paired if 2 * found == text.count('"') else text


def _quoted(match: re.Match[str]) -> str:
    return f"«{NB}{match[1]}{NB}»"


def _after_a_space(match: re.Match[str]) -> str:
    return f"{NB}{match[0]}"


def _before_a_space(match: re.Match[str]) -> str:
    return f"{match[0]}{NB}"


def _tied(match: re.Match[str]) -> str:
    return match[0].replace(" ", NB)
