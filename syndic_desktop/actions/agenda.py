"""Gestures on the agenda: order, wording, and fate of the items of a session."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Fate, Item
from syndic_desktop.domain.errors import RuleViolation

if TYPE_CHECKING:
    from syndic_desktop.store import Reader, Store

AGENDA = frozenset({Topic.AGENDA, Topic.SESSIONS})
LONGEST_SUBJECT = 499  # norme d'échange ACTES: an objet is one line of at most 499 characters


def move_item(store: Store, item_id: int, position: int) -> Done:
    """Move an item to a 1-based position of its agenda. Raises RuleViolation when there is no such position."""
    with store.writing("déplacer un point") as writer:
        session_id = writer.session_of(item_id)
        order = [line.id for line in writer.items(session_id)]
        if not 1 <= position <= len(order):
            raise RuleViolation(f"L’ordre du jour compte {len(order)} points : il n’y a pas de place {position}.")
        _refuse_when_held(writer, session_id)
        was = order.index(item_id) + 1
        order.remove(item_id)
        order.insert(position - 1, item_id)
        writer.reorder_items(session_id, tuple(order))
    return Done(f"déplacer le point {was}", AGENDA, partial(move_item, item_id=item_id, position=was))


def reword_item(store: Store, item_id: int, subject: str) -> Done:
    """Give an item another subject. Raises RuleViolation when it is empty, too long or on several lines."""
    subject = subject.strip()
    if not subject:
        raise RuleViolation("L’objet est vide : écrivez en quelques mots de quoi traite le point.")
    if len(subject) > LONGEST_SUBJECT or "\n" in subject:
        raise RuleViolation(f"L’objet doit tenir sur une ligne de {LONGEST_SUBJECT} caractères : raccourcissez-le.")
    with store.writing("modifier l’objet d’un point") as writer:
        item = writer.item(item_id)
        _refuse_when_transmitted(item)
        writer.save_item(item_id, replace(item, subject=subject))
    undo = partial(reword_item, item_id=item_id, subject=item.subject)
    return Done(f"modifier l’objet « {wording.shortened(subject)} »", AGENDA | {Topic.TEXTS}, undo)


def decide_fate(store: Store, item_id: int, fate: Fate) -> Done:
    """Keep, withdraw or postpone an item. Raises RuleViolation once it was voted."""
    with store.writing("changer le sort d’un point") as writer:
        item = writer.item(item_id)
        if item.vote is not None and fate is not Fate.KEPT:
            raise RuleViolation("Ce point a été voté : annulez d’abord le vote pour le retirer ou le reporter.")
        writer.save_item(item_id, replace(item, fate=fate))
    said = {Fate.KEPT: "remettre", Fate.WITHDRAWN: "retirer", Fate.POSTPONED: "reporter"}[fate]
    label = f"{said} « {wording.shortened(item.subject)} »"
    return Done(label, AGENDA, partial(decide_fate, item_id=item_id, fate=item.fate))


def _refuse_when_held(reader: Reader, session_id: int) -> None:
    # Movements and numbers refer to the order in which the items were dealt with (L2121-15: minutes say what was).
    if reader.session(session_id).held:
        raise RuleViolation("La séance a été tenue : l’ordre de ses points ne change plus.")


def _refuse_when_transmitted(item: Item) -> None:
    # An act is frozen once its receipt has come; a change is a new act.
    if item.act is not None and item.act.transmission is not None:
        raise RuleViolation("Cet acte a été transmis : son texte est figé, une correction est un nouvel acte.")
