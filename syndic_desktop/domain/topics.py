"""Topics foreseen before any text exists (« sujets à venir »), and what they become: an item, and back.

A topic holds a whole item, so that going to an agenda and back loses nothing of what was already written.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from syndic_desktop.domain.agenda import Fate, Item, ItemKind
from syndic_desktop.domain.errors import RuleViolation


@dataclass(frozen=True, slots=True)
class UpcomingTopic:
    """An item foreseen for a body; `day`: of the session it is meant for, when that is known."""

    body: str
    item: Item
    day: date | None = None


def to_agenda(topic: UpcomingTopic, *, after_notice: bool) -> Item:
    """The item that a topic makes in an agenda."""
    return replace(topic.item, added_after_notice=after_notice)


def to_topic(item: Item, body: str, day: date | None = None) -> UpcomingTopic:
    """The topic that an item goes back to. Raises RuleViolation for what was decided, or is no topic."""
    if item.vote is not None or item.number is not None or item.act is not None:
        raise RuleViolation("Ce point a déjà un vote, un numéro ou un acte : il reste à l’ordre du jour de sa séance.")
    if item.kind is ItemKind.ANY_OTHER_BUSINESS:
        raise RuleViolation("Les questions diverses ne sont pas un sujet à venir : supprimez plutôt le point.")
    return UpcomingTopic(body, replace(item, fate=Fate.KEPT, added_after_notice=False), day)


def presented_again(item: Item, *, after_notice: bool = False) -> Item:
    """An item postponed, or an election interrupted, as another session takes it up: nothing of what was done then."""
    return Item(
        item.kind,
        item.subject,
        rapporteur=item.rapporteur,
        matter=item.matter,
        added_after_notice=after_notice,
        statement=item.statement,
        visas=item.visas,
        recitals=item.recitals,
        heard=item.heard,
        verb=item.verb,
        operative=item.operative,
        annexes=item.annexes,
        budget=item.budget,
        note=item.note,
        majority=item.majority,
        competence=item.competence,
        private=item.private,
    )
