"""Faults of a list: the cell where each one is, as the spreadsheet names it, and what is wrong, in French."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from syndic_desktop.domain.errors import RuleViolation

LISTED = 20


@dataclass(frozen=True, slots=True)
class CellFault:
    """One thing wrong; `cell` is « D12 », « B4:B9 », or empty for the file as a whole."""

    cell: str
    sentence: str

    @property
    def where(self) -> str:
        """The place in words: a letter and figures alone say nothing to whoever does not live in a spreadsheet."""
        if not self.cell:
            return "tout le fichier"
        return f"cellules {self.cell}" if ":" in self.cell else f"cellule {self.cell}"

    @property
    def told(self) -> str:
        """The whole fault in one sentence."""
        return str(self)

    def __str__(self) -> str:
        return f"{self.where} : {self.sentence}" if self.cell else self.sentence


class FaultySheet(RuleViolation):
    """A list that cannot be taken; `faults` holds all of them, the sentence shows the first ones."""

    def __init__(self, faults: Iterable[CellFault]) -> None:
        self.faults = tuple(faults)
        super().__init__(_sentence(self.faults))


class Wrong(Exception):
    """What a cell says cannot be understood; the reader of the row adds where. `str()` is the sentence."""


def refused(sentence: str) -> FaultySheet:
    """The refusal of a file as a whole."""
    return FaultySheet([CellFault("", sentence)])


def _sentence(faults: tuple[CellFault, ...]) -> str:
    listed = " ; ".join(str(fault).rstrip(".") for fault in faults[:LISTED])
    more = len(faults) - LISTED
    rest = f" ; et {more} autre{'s' if more > 1 else ''}" if more > 0 else ""
    count = f", {len(faults)} fautes" if len(faults) > 1 else ""
    return f"Liste refusée{count} : {listed}{rest}."
