"""Gestures on the debate of an item: who said what, what was answered, what was asked to read otherwise.

The minutes tell the debate (L2121-15); it is written while it is held and may be put right until the act has gone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.courses import OPERATIVE, change_item, restore_told
from syndic_desktop.actions.limits import named, refuse_when_transmitted
from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.actions.sittings import the_item
from syndic_desktop.domain import amendments, wording
from syndic_desktop.domain.agenda import Speech
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.sessions import sitting
from syndic_desktop.domain.texts import writable
from syndic_desktop.domain.votes import Counts

if TYPE_CHECKING:
    from syndic_desktop.store import Store

DEBATE = frozenset({Topic.TEXTS})
Told = tuple[Speech, ...] | None
LONGEST = 20_000
"""Characters of one speech."""


def record_speech(store: Store, item_id: int, speech: Speech) -> Done:
    """Add what somebody said. Raises RuleViolation: nobody, or nothing said."""
    said = _checked(speech)
    return _debate(store, item_id, "noter une intervention", lambda told: (*(told or ()), said))


def change_speech(store: Store, item_id: int, rank: int, speech: Speech) -> Done:
    """Put right what was noted (its rank, from 0), or add the answer. Raises RuleViolation."""
    said = _checked(speech)

    def changed(told: tuple[Speech, ...] | None) -> tuple[Speech, ...]:
        kept = _known(told, rank)
        return (*kept[:rank], said, *kept[rank + 1 :])

    return _debate(store, item_id, "corriger une intervention", changed)


def remove_speech(store: Store, item_id: int, rank: int) -> Done:
    """Forget what was noted (its rank, from 0). Raises RuleViolation."""

    def without(told: tuple[Speech, ...] | None) -> tuple[Speech, ...] | None:
        kept = _known(told, rank)
        return (*kept[:rank], *kept[rank + 1 :]) or None

    return _debate(store, item_id, "supprimer une intervention", without)


def nothing_said(store: Store, item_id: int, told: bool = True) -> Done:
    """Note « aucune observation »; `told` False: nothing is noted any more. Raises RuleViolation where some spoke."""

    def silent(spoken: tuple[Speech, ...] | None) -> tuple[Speech, ...] | None:
        if spoken:
            raise RuleViolation("Des interventions sont notées sur ce point : supprimez-les d’abord.")
        return () if told else None

    return _debate(store, item_id, "noter l’absence d’observation", silent)


def record_amendment(store: Store, item_id: int, author: str, clause: int, after: str) -> Done:
    """Ask for a clause to read otherwise; see `amendments.propose`. Raises RuleViolation."""
    return change_item(
        store,
        item_id,
        "noter un amendement",
        lambda item: amendments.propose(item, _author(author), clause, writable(after)),
        "conduct",
        texts=True,
    )


def decide_amendment(store: Store, item_id: int, rank: int, adopted: bool | None, counts: Counts | None = None) -> Done:
    """Adopt or reject an amendment; see `amendments.decide`.

    `counts` in heads. Raises RuleViolation, also where they are more than the voters of the item.
    """
    if counts is not None:
        _refuse_too_many(store, item_id, counts)
    return change_item(
        store,
        item_id,
        "décider d’un amendement",
        lambda item: amendments.decide(item, rank, adopted, counts),
        "conduct",
        OPERATIVE,
        texts=True,
    )


def drop_amendment(store: Store, item_id: int, rank: int) -> Done:
    """Forget an amendment entered by mistake. Raises RuleViolation once it was adopted."""
    return change_item(store, item_id, "supprimer un amendement", lambda item: amendments.drop(item, rank), "conduct")


def _debate(store: Store, item_id: int, label: str, change: Callable[[Told], Told]) -> Done:
    with store.writing(label) as writer:
        session, position = the_item(writer, item_id)
        item = session.items[position - 1]
        told = f"{label} sur {named(item.subject)}"
        refuse_when_transmitted(item)
        changed = replace(item, debate=change(item.debate))
        if changed == item:
            return Done(told)
        writer.save_told(item_id, changed, "debate")
    undo = partial(restore_told, item_id=item_id, was=item, names=("debate",), label=told)
    return Done(told, DEBATE, undo)


def _refuse_too_many(store: Store, item_id: int, counts: Counts) -> None:
    with store.reading() as reader:
        syndicat, (session, ids) = reader.syndicat(), reader.outline(reader.session_of(item_id))
        if syndicat is None or not session.held:
            return  # nobody is there yet: nothing tells how many vote
        there = sitting(reader.assembly(), syndicat.profile, session).voters(ids.index(item_id) + 1)
    told, most = counts.in_favour + counts.against + counts.abstaining + (counts.not_voting or 0), len(there.voters)
    if told > most:
        voices, voters = wording.count(told, "voix comptée", "voix comptées"), wording.count(most, "votant")
        raise RuleViolation(f"{voices} sur l’amendement pour {voters} : vérifiez les nombres.")


def _checked(speech: Speech) -> Speech:
    said, answer = writable(speech.text).strip(), writable(speech.answer or "").strip() or None
    if not said:
        raise RuleViolation("Écrivez ce qui a été dit, ou notez « aucune observation ».")
    if max(len(said), len(answer or "")) > LONGEST:
        raise RuleViolation(f"Une intervention tient en {LONGEST} caractères : partagez-la.")
    return Speech(_author(speech.speaker), said, answer)


def _author(name: str) -> str:
    kept = writable(name).strip()
    if not kept:
        raise RuleViolation("Dites qui parle : tapez un nom.")
    return kept


def _known(told: Told, rank: int) -> tuple[Speech, ...]:
    if told is None or not 0 <= rank < len(told):
        raise RuleViolation("Cette intervention n’est plus là : elle a été supprimée entre-temps.")
    return told
