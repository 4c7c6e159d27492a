"""The rank of a function, from its title: the president first, then the vice-presidents by their number."""

from __future__ import annotations

import re

from syndic_desktop.domain import wording

_PRESIDENT = re.compile(r"presidente?\b(?!.*\bhono)(?!.*\bd'honneur)")
_NUMBERED = re.compile(r"(?:(\d{1,3})\s*(?:er|ere|re|eme|e|nd|nde)?|(\w+))\s+vice\b")
_IN_WORDS = {
    word: rank
    for rank, words in enumerate(
        ("premier premiere", "deuxieme second seconde", "troisieme", "quatrieme", "cinquieme", "sixieme", "septieme",
         "huitieme", "neuvieme", "dixieme", "onzieme", "douzieme", "treizieme", "quatorzieme", "quinzieme"), 1
    )
    for word in words.split()
}  # fmt: skip


def is_president(title: str) -> bool:
    """Whether a title is the president's own: neither vice-president nor honorary."""
    return _PRESIDENT.match(wording.fold(title)) is not None


def rank_of(title: str) -> int | None:
    """0 for the president, 3 for the third vice-president, None when the title says no rank."""
    if is_president(title):
        return 0
    found = _NUMBERED.match(wording.fold(title))
    if found is None:
        return None
    return int(found[1]) if found[1] else _IN_WORDS.get(found[2])
