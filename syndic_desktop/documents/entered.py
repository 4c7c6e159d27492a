"""Entered: the decisions taken by delegation, as a register of the year lists them by date (R2122-7-1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from syndic_desktop.documents.contents.volumes import decision_line
from syndic_desktop.documents.discordances import NOTHING, Discordance, nearest, plain
from syndic_desktop.documents.marks import BETWEEN_CELLS
from syndic_desktop.documents.rereadings import WORD, Line
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.texts import DecisionKind


def entered_discordances(
    path: str, lines: Sequence[Line], decisions: Iterable[Decision], year: int
) -> Iterator[Discordance]:
    """The decisions of a year that the register, in Word, does not list as they are; nothing where it lists none.

    The page cuts the cells of a PDF: its Word document is what is read.
    """
    if not path.lower().endswith(WORD):
        return
    said = {plain(BETWEEN_CELLS.sub(" ", line.text)) for line in lines}
    awaited = [(each, _line(each)) for each in decisions if each.day and each.day.year == year]
    gone = [(each, row) for each, row in awaited if plain(row) not in said]
    if len(gone) == len(awaited):
        return
    text = "\n".join(line.text for line in lines)
    for each, row in gone:
        # What the bureau took in one of its sessions is in its own register.
        if _says(text, each.number) or each.kind is not DecisionKind.BUREAU_DELIBERATION:
            near = nearest(row, lines)
            yield Discordance(path, "décision", near.text if near else NOTHING, row, near.place if near else "")


def _line(decision: Decision) -> str:
    return " ".join(str(cell) for cell in decision_line(decision).values() if cell)


def _says(text: str, number: str) -> bool:
    return re.search(rf"(?<![\w/-]){re.escape(number)}(?![\w/-])", text) is not None
