"""The paper of one item as it is typed: an extract of the register, or its entry in the explanatory note; the minutes.

Both the page on the screen and the document that LibreOffice lays out are made here, as the export makes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from syndic_desktop.documents.contents.agendas import note
from syndic_desktop.documents.contents.extracts import extract
from syndic_desktop.documents.contents.frames import Reading, reading
from syndic_desktop.documents.folders import Paper, made, minutes_paper
from syndic_desktop.domain.agenda import Fate, Item
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.queries.session_sheets import TAKEN_OFF, without_votes

if TYPE_CHECKING:
    from pathlib import Path

    from syndic_desktop.documents.sources import Source
    from syndic_desktop.documents.word.sheets import Sheet

EXTRACT, NOTE = "extrait", "note-de-synthese"
NAMES = {EXTRACT: "Extrait du registre", NOTE: "Note de synthèse"}


@dataclass(frozen=True, slots=True)
class ItemPaper:
    """What an item prints on, and what is to be known before reading it: its vote does not add up, it was taken off."""

    paper: Paper
    warning: str = ""

    @property
    def name(self) -> str:
        """What it is called on the screen."""
        return NAMES[self.paper.kind]


class ItemPapers:
    """The papers of the items of a session, read once."""

    def __init__(self, source: Source, templates: Path) -> None:
        self._source, self._shelf, self._warning = source, source.shelf(templates), ""
        try:
            self._reading = reading(source)
        except RuleViolation as refusal:  # a recorded vote cannot be counted: the page shows the rest, and says it
            self._source, self._warning = without_votes(source), str(refusal)
            self._reading = reading(self._source)

    def paper(self, position: int, item: Item) -> ItemPaper:
        """The paper of an item (1-based) with texts that may not be kept yet."""
        state = replace(self._reading.states[position - 1], item=item)
        # What is kept of this item was told of its texts as they were.
        told = {what: said for what, said in self._reading.told.items() if not _is_of(what, position)}
        read = replace(self._reading, told=told)
        warning = self._warning or (f"{TAKEN_OFF[item.fate]}." if item.fate in TAKEN_OFF else "")
        if item.deliberates:
            return ItemPaper(Paper("", EXTRACT, extract(state, read), item.subject), warning)
        return ItemPaper(Paper("", NOTE, _note_of(position, item, read), item.subject), warning)

    def sheet(self, paper: ItemPaper) -> Sheet:
        """The paper as plain values. Raises FileTrouble, TemplateFault."""
        template = self._shelf.template(paper.paper.kind)
        images = {"logo": self._source.logo} if self._source.logo else {}
        return template.sheet(paper.paper.context, images=images)

    def document(self, paper: ItemPaper) -> bytes:
        """The paper as the export writes it, a .docx. Raises FileTrouble, TemplateFault."""
        return made(paper.paper, self._source, self._shelf)


def minutes_sheet(source: Source, templates: Path) -> Sheet:
    """The minutes of a session as plain values, ready to be laid out. Raises FileTrouble, RuleViolation."""
    images = {"logo": source.logo} if source.logo else {}
    paper = minutes_paper(reading(source))
    return source.shelf(templates).template(paper.kind).sheet(paper.context, images=images)


def _is_of(what: object, position: int) -> bool:
    return isinstance(what, tuple) and what[:2] in (("point", position), ("vote", position))


def _note_of(position: int, item: Item, read: Reading) -> Mapping[str, object]:
    """The explanatory note with this item alone; one that was taken off is shown as it would have been sent."""
    kept = replace(item, fate=Fate.KEPT, added_after_notice=False)
    states = tuple(
        replace(state, item=kept) if rank == position else replace(state, item=replace(state.item, fate=Fate.WITHDRAWN))
        for rank, state in enumerate(read.states, start=1)
    )
    told: dict[str, Any] = dict(note(replace(read, states=states)))
    return {**told, "points": [point for point in told["points"] if point["position"] == position]}
