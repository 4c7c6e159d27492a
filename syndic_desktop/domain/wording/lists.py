"""Enumerations: « A, B et C »."""

from __future__ import annotations

from collections.abc import Iterable

from syndic_desktop.domain.errors import quotable


def listing(words: Iterable[str], last: str = "et") -> str:
    """Return the words separated by commas, the last one introduced by `last` (« et », « ou »)."""
    *first, end = tuple(words) or ("",)
    return f"{', '.join(first)} {last} {end}" if first else end


def shortened(text: str, longest: int = 40) -> str:
    """The text on one line, cut at a word with « … » when it is longer than `longest` characters."""
    line = quotable(text[: longest + 1])
    if len(text) <= longest:
        return line
    return line[:longest].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
