"""Recusals (déports): an interested member takes no part in an item (L2131-11; L3132-5 for open syndicats)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recusal:
    """`under_l1111_6`: he represents the syndicat in the body concerned, so he leaves the quorum's denominator."""

    seat: str
    reason: str
    under_l1111_6: bool = False


def recused(recusals: Iterable[Recusal]) -> frozenset[str]:
    """The seats that take no part."""
    return frozenset(each.seat for each in recusals)


def removed_from_office(recusals: Iterable[Recusal]) -> frozenset[str]:
    """The seats not considered in office for this quorum (L1111-6 II, L2131-11 as changed in December 2025)."""
    return frozenset(each.seat for each in recusals if each.under_l1111_6)
