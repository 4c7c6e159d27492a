"""Numbers of acts: the pattern a body numbers with (« CS{annee}/{numero:02} »), the next number, the gaps.

A pattern is read with a grammar of its own, never with `str.format`: it is text typed by a user.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import RuleViolation

CENTURY = 2000

# What each field of the grammar prints, as the expression that reads it back.
FIELDS: Mapping[str, str] = {
    "annee": "[0-9]{4}",
    "annee2": "[0-9]{2}",
    "mois:02": "0[1-9]|1[0-2]",
    "jour:02": "0[1-9]|[12][0-9]|3[01]",
    "numero": "[0-9]+",
    "numero:02": "[0-9]+",
    "numero:03": "[0-9]+",
    "initiales": r"(?:[^\W\d_]|[.-])*",
}
_NUMBER = "numero"
_PIECES = re.compile(r"\{([^{}]*)\}|([^{}]+)|([{}])")


class BadPattern(RuleViolation):
    """A numbering pattern that cannot be understood."""


class Counter(StrEnum):
    """When a body starts again at one."""

    YEAR = "annee"
    SESSION = "seance"
    CONTINUOUS = "continu"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a printed number says; a field its pattern does not print is None."""

    number: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    initials: str | None = None
