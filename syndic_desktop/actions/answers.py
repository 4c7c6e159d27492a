"""Gestures on answers: what each seat announces, and taking it back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.actions.sittings import sitting_of
from syndic_desktop.domain import wording
from syndic_desktop.domain.answers import Answer, DeputyWord, with_answer, without_answer
from syndic_desktop.domain.attendance import State
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.seating import announce
from syndic_desktop.domain.sessions import Session, Sitting

if TYPE_CHECKING:
    from syndic_desktop.store import Store, Writer

ANSWERS = frozenset({Topic.NOTICES, Topic.CHECKS})


def record_answer(store: Store, session_id: int, answer: Answer) -> Done:
    """Note what a seat has announced, in the place of what it said before; without a day, it is today's.

    Raises RuleViolation when a seat cannot answer so, or once the session was held.
    """
    with store.writing("noter une réponse") as writer:
        sat = _read(writer, session_id)
        dated = replace(answer, day=answer.day or writer.moment.date())
        if dated.day is not None and dated.day > sat.session.day:
            raise RuleViolation("La réponse serait postérieure à la séance : corrigez la date.")
        kept = with_answer(sat.session.answers, _with_word(sat, announce(sat, dated)))
        writer.save_answers(session_id, kept)
    undo = partial(restore_answers, session_id=session_id, answers=sat.session.answers)
    return Done(f"noter la réponse {_of(sat, answer.seat)}", ANSWERS, undo)


def withdraw_answer(store: Store, session_id: int, seat: str) -> Done:
    """Take back what a seat announced: it has not answered. Nothing happens where it has not."""
    with store.writing("effacer une réponse") as writer:
        sat = _read(writer, session_id)
        label = f"effacer la réponse {_of(sat, seat)}"
        kept = without_answer(sat.session.answers, seat)
        if kept == sat.session.answers:
            return Done(label)
        writer.save_answers(session_id, kept)
    return Done(label, ANSWERS, partial(restore_answers, session_id=session_id, answers=sat.session.answers))


def note_deputies(store: Store, session_id: int, seat: str, word: DeputyWord | None) -> Done:
    """Note beside the answer of a seat what its deputies said; None forgets it.

    Raises RuleViolation where the seat has no deputy, or has not answered yet.
    """
    with store.writing("noter ce que dit un suppléant") as writer:
        sat = _read(writer, session_id)
        place = next((each for each in sat.seats if each.code == seat), None)
        answer = next((each for each in sat.session.standing_answers if each.seat == seat), None)
        if place is None or not place.deputies:
            raise RuleViolation(f"Le siège {seat} n’a pas de suppléant : désignez-en un dans l’assemblée.")
        if answer is None or answer.stance.state is State.DEPUTY:
            raise RuleViolation("Notez d’abord la réponse du titulaire : présent, absent ou pouvoir.")
        writer.save_answers(session_id, with_answer(sat.session.answers, replace(answer, deputies=word)))
    undo = partial(restore_answers, session_id=session_id, answers=sat.session.answers)
    return Done(f"noter ce que dit le suppléant {_of(sat, seat)}", ANSWERS, undo)


def restore_answers(store: Store, session_id: int, answers: tuple[Answer, ...]) -> Done:
    """Put the answers back as they were; the inverse of the above."""
    with store.writing("rétablir les réponses") as writer:
        session = writer.session(session_id)
        _refuse_when_held(session)
        writer.save_answers(session_id, answers)
    undo = partial(restore_answers, session_id=session_id, answers=session.answers)
    return Done("rétablir les réponses", ANSWERS, undo)


def _with_word(sat: Sitting, answer: Answer) -> Answer:
    """The answer with what the deputies of the seat had said, unless one of them sits now."""
    if answer.stance.state is State.DEPUTY:
        return replace(answer, deputies=None)
    was = next((each for each in sat.session.standing_answers if each.seat == answer.seat), None)
    return replace(answer, deputies=answer.deputies or (was.deputies if was else None))


def _read(writer: Writer, session_id: int) -> Sitting:
    session = writer.session(session_id)
    _refuse_when_held(session)
    return sitting_of(writer, session)


def _refuse_when_held(session: Session) -> None:
    if session.held:
        raise RuleViolation("La séance a été tenue : c’est sa feuille de présence qui dit qui était là.")


def _of(sat: Sitting, seat: str) -> str:
    """« de M. BORIE », or « du siège S3 » where nobody is named."""
    titular = next((each.titular for each in sat.seats if each.code == seat), None)
    if titular is None:
        return f"du siège {seat}"
    person = sat.assembly.person(titular)
    return f"de {wording.brief(person.civility, person.last_name)}"
