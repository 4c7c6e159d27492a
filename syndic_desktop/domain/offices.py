"""Offices: which items elect the president, a vice-president or a member of the bureau (L2122-7, L5211-2).

Only the subject of an item says which office it fills; that of another body, or of the chair of one item, is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Fate, Item, ItemKind

_OFFICE = re.compile(r"\b(?:(?:vice[- ])?president(?:e|s|es|s?[·.(]e[)]?)?|(?:vice[- ])?presidences?|bureau)\b")
_ANOTHERS = re.compile(
    r"\s*(?:de|du|des|a)\b\s*(?:l[’']|la\b|le\b)?\s*(?:seance|commission|cao\b|cdsp\b|jury|conseil|association|societe"
    r"|spl\b|sem\b|regie|groupe|agence|office|amicale|federation|union|section)|\s*d[’'](?:age|office|union|association)"
)
_OTHERS = re.compile(r"\b(?:membre|secretaire|tresorier|assesseur|questeur)")
_IN_WORDS = {wording.fold(wording.cardinal(many)): many for many in range(1, 31)} | {"une": 1}
_VICES = re.compile(
    rf"(?:\b(?P<many>[0-9]{{1,2}}|{'|'.join(sorted(_IN_WORDS, key=len, reverse=True))}) (?:autres |premier(?:e?s)? )?)?"
    r"\bvice[- ]presiden(?:t|ce)(?P<ending>[a-z(·.)]*)"
)
AT_LEAST = 2
"""How many « les vice-présidents » are, where nothing says it."""


def always_secret(item: Item) -> bool:
    """Whether it elects the president, a vice-president or a member of the bureau: always secret (L2122-7, L5211-2)."""
    if item.kind is not ItemKind.ELECTION:
        return False
    said = wording.fold(item.subject)
    found = _OFFICE.search(said)
    return found is not None and not _ANOTHERS.match(said, found.end())


def elects_president(item: Item) -> bool:
    """Whether it elects the president of the syndicat, alone or with others of the bureau."""
    if item.kind is not ItemKind.ELECTION:
        return False
    said = wording.fold(item.subject)
    offices = (each for each in _OFFICE.finditer(said) if each[0].startswith("president"))
    return any(not _ANOTHERS.match(said, each.end()) for each in offices)


def vices_to_elect(item: Item) -> int | None:
    """How many vice-presidents it elects, the first of those it elects but for the president; 0: none; None: all.

    Where it elects other members of the bureau with them its subject says how many; « les vice-présidents », without a
    number, are two at least.
    """
    said = wording.fold(item.subject)
    if "vice" not in said or not always_secret(item):
        return 0
    if not elects_others(item):
        return None
    named = list(_VICES.finditer(said))
    told = sum(
        int(each["many"]) if each["many"].isdecimal() else _IN_WORDS[each["many"]] for each in named if each["many"]
    )
    plural = any(each["ending"].rstrip(")").endswith("s") for each in named)
    return told or (AT_LEAST if plural else len(named))


def elects_others(item: Item) -> bool:
    """Whether its subject names other members of the bureau than its president and its vice-presidents."""
    return _OTHERS.search(wording.fold(item.subject)) is not None


def electing(items: Sequence[Item]) -> int:
    """The first item (1-based) kept on the agenda that elects the president; 0: none does."""
    elections = (each for each in enumerate(items, start=1) if each[1].kind is ItemKind.ELECTION)
    return next((place for place, each in elections if each.fate is Fate.KEPT and elects_president(each)), 0)
