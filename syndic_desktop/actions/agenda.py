"""Gestures on the agenda: order, wording, and fate of the items of a session."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Fate, Item
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.sessions import Session

if TYPE_CHECKING:
    from syndic_desktop.store import Store

AGENDA = frozenset({Topic.AGENDA, Topic.SESSIONS})
LONGEST_SUBJECT = 499  # norme d'échange ACTES: an objet is one line of at most 499 characters


def move_item(store: Store, item_id: int, position: int) -> Done:
    """Move an item to a 1-based position of its agenda. Raises RuleViolation when there is no such position."""
    with store.writing("déplacer un point") as writer:
        session_id = writer.session_of(item_id)
        lines = writer.items(session_id)
        order = [line.id for line in lines]
        if not 1 <= position <= len(order):
            raise RuleViolation(f"L’ordre du jour compte {len(order)} points : il n’y a pas de place {position}.")
        session = writer.session(session_id)
        _refuse_when_held(session)
        was = order.index(item_id) + 1
        label = f"déplacer le point {was} {_named(lines[was - 1].subject)}"
        if was == position:
            return Done(label)
        order.remove(item_id)
        order.insert(position - 1, item_id)
        writer.reorder_items(session_id, tuple(order))
    undo = partial(move_item, item_id=item_id, position=was)
    return Done(label, AGENDA, undo, remark=_remark(session))


def check_rewording(store: Store, item_id: int) -> Done:
    """Change nothing. Raises RuleViolation at once, before she types, when `reword_item` would refuse any text."""
    with store.reading() as reader:
        _refuse_when_transmitted(reader.item(item_id))
    return Done("modifier l’objet")


def reword_item(store: Store, item_id: int, subject: str) -> Done:
    """Give an item another subject. Raises RuleViolation when it is empty, too long or on several lines."""
    subject = subject.strip()
    if not subject:
        raise RuleViolation("L’objet est vide : écrivez en quelques mots de quoi traite le point.")
    if len(subject) > LONGEST_SUBJECT or "\n" in subject:
        raise RuleViolation(f"L’objet doit tenir sur une ligne de {LONGEST_SUBJECT} caractères : raccourcissez-le.")
    label = f"modifier l’objet {_named(subject)}"
    with store.writing("modifier l’objet d’un point") as writer:
        item = writer.item(item_id)
        if item.subject == subject:
            return Done(label)
        _refuse_when_transmitted(item)
        writer.save_item(item_id, replace(item, subject=subject))
        remark = _remark(writer.session(writer.session_of(item_id)))
    undo = partial(reword_item, item_id=item_id, subject=item.subject)
    return Done(label, AGENDA | {Topic.TEXTS}, undo, remark=remark)


def decide_fate(store: Store, item_id: int, fate: Fate) -> Done:
    """Keep, withdraw or postpone an item. Raises RuleViolation once it was voted."""
    said = {Fate.KEPT: "remettre", Fate.WITHDRAWN: "retirer", Fate.POSTPONED: "reporter"}[fate]
    with store.writing("changer le sort d’un point") as writer:
        item = writer.item(item_id)
        label = f"{said} {_named(item.subject)}"
        if item.fate is fate:
            return Done(label)
        if item.vote is not None and fate is not Fate.KEPT:
            raise RuleViolation("Ce point a été voté : annulez d’abord le vote pour le retirer ou le reporter.")
        writer.save_item(item_id, replace(item, fate=fate))
        remark = _remark(writer.session(writer.session_of(item_id)))
    return Done(label, AGENDA, partial(decide_fate, item_id=item_id, fate=item.fate), remark=remark)


def _named(subject: str) -> str:
    return f"« {wording.shortened(subject)} »"


def _remark(session: Session) -> str:
    """What a change of the agenda means once others have read it (L2121-10: the notice bears the agenda)."""
    if session.held:
        day = wording.long_date(session.day)
        return f"La séance a été tenue le {day} : son procès-verbal et ses extraits porteront ce changement."
    if session.notice.day is not None:
        day = wording.long_date(session.notice.day)
        return f"La convocation est partie le {day} : l’ordre du jour n’est plus celui que les membres ont reçu."
    return ""


def _refuse_when_held(session: Session) -> None:
    # Movements and numbers refer to the order in which the items were dealt with (L2121-15: minutes say what was).
    if session.held:
        raise RuleViolation("La séance a été tenue : l’ordre de ses points ne change plus.")


def _refuse_when_transmitted(item: Item) -> None:
    # An act is frozen once its receipt has come; a change is a new act.
    if item.act is not None and item.act.transmission is not None:
        raise RuleViolation("Cet acte a été transmis : son texte est figé, une correction est un nouvel acte.")
