"""Overrides (« passer outre »): a check that was read and set aside, with the reason, which is kept.

It is the secretary's right: the program may be wrong about a fact, or the law leave a choice. What she sets aside is
what was said at that moment: when the fact changes, the check speaks again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Override:
    """`rule` is a code of the catalogue, `fact` what the check said (without the rank of an item, which may move)."""

    rule: str
    fact: str
    reason: str
    day: date | None = None


def fact_of(sentence: str, item: int | None) -> str:
    """What a finding says whatever the rank of its item: « Le point 4 n’a pas d’exposé » stays true once moved."""
    if item is None:
        return sentence
    return sentence.replace(f"oint {item} ", "oint ").replace(f"oint {item},", "oint,")
