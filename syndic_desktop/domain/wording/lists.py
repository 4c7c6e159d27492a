"""Enumerations: « A, B et C »."""

from __future__ import annotations

from collections.abc import Iterable


def listing(words: Iterable[str], last: str = "et") -> str:
    """Return the words separated by commas, the last one introduced by `last` (« et », « ou »)."""
    *first, end = tuple(words) or ("",)
    return f"{', '.join(first)} {last} {end}" if first else end


def shortened(text: str, longest: int = 40) -> str:
    """The text, cut at a word with « … » when it is longer than `longest` characters."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
