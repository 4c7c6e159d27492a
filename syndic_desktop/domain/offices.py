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


def elects_vices(item: Item) -> bool:
    """Whether it elects vice-presidents of the syndicat, and nobody else but the president before them."""
    said = wording.fold(item.subject)
    return "vice" in said and "membre" not in said and always_secret(item)


def electing(items: Sequence[Item]) -> int:
    """The first item (1-based) kept on the agenda that elects the president; 0: none does."""
    elections = (each for each in enumerate(items, start=1) if each[1].kind is ItemKind.ELECTION)
    return next((place for place, each in elections if each.fate is Fate.KEPT and elects_president(each)), 0)
