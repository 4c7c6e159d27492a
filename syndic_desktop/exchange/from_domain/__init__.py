"""From the domain's frozen values to what the file writes: plain values, keys in the format's order.

What is absent or says nothing more than the format's default is left out, so that one value is always written one way.
"""

from __future__ import annotations

from fractions import Fraction

Json = dict[str, object]


def lean(**said: object) -> Json:
    """The keys that say something: neither None, nor false, nor an empty list or object."""
    return {key: value for key, value in said.items() if value not in (None, False, [], {})}


def given(**said: object) -> Json:
    """The keys that were given: whatever is not None."""
    return {key: value for key, value in said.items() if value is not None}


def number(fraction: Fraction) -> int | str:
    """A whole number as it is, else « 3/2 »."""
    return fraction.numerator if fraction.denominator == 1 else str(fraction)
