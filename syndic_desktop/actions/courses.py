"""Gestures on the course of a session: it opens, an item is put to discussion, it stops, it resumes, it closes.

Hours are those she gives: the clock of the laptop only proposes them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.limits import named, refuse_when_closed, refuse_when_transmitted
from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.actions.sittings import sitting_of, the_item, the_room
from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.closings import after as left_after
from syndic_desktop.domain.conducts import (
    CLOSED_DOORS_MEMBERS,
    BallotRequest,
    ClosedDoors,
    Course,
    Suspension,
    resume,
    suspend,
)
from syndic_desktop.domain.discussions import put, put_again, reordered
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.homonyms import seat_first
from syndic_desktop.domain.requests import answered
from syndic_desktop.domain.seating import changes_voted, newly_twice
from syndic_desktop.domain.sessions import Session, Sitting
from syndic_desktop.domain.texts import writable
from syndic_desktop.domain.votes import Ballot, Majority
from syndic_desktop.exchange.checks.sessions import past_midnight

if TYPE_CHECKING:
    from syndic_desktop.store import Store, Writer

OPERATIVE = "operative"
COURSE = frozenset({Topic.ATTENDANCE, Topic.SESSIONS, Topic.VOTES})


def open_session(store: Store, session_id: int, at: time) -> Done:
    """Note the hour the session really opened. Whoever was not called is absent. Raises RuleViolation."""

    def opened(session: Session) -> Session:
        if not session.held:
            raise RuleViolation("Personne n’est pointé : faites d’abord l’appel, puis ouvrez la séance.")
        refuse_when_closed(session)
        made = replace(session, course=replace(session.course, opened=at))
        if reordered(session, made):
            raise RuleViolation("À cette heure, des points votés auraient été pris dans un autre ordre : corrigez-la.")
        return made

    return _along(store, session_id, "ouvrir la séance", opened)


def open_item(store: Store, session_id: int, position: int, at: time) -> Done:
    """Put an item (1-based) to discussion, at an hour kept the first time; 0: none is. Raises RuleViolation.

    The quorum is counted as it opens (L2121-17): `remark` says that it is not reached. Where it was not, and people
    came or went since, putting the item to discussion again counts it again, and the hour is the new one; so it is of
    an item that is not voted and that others were taken before.
    """
    label = f"ouvrir le point {position}" if position else "ne plus avoir de point ouvert"
    with store.writing(label) as writer:
        session, ids = the_room(writer, session_id)
        if not 0 <= position <= len(ids):
            raise RuleViolation(f"L’ordre du jour compte {len(ids)} points : choisissez l’un d’eux.")
        _refuse_not_going_on(session)
        again = bool(position) and _to_be_counted_again(sitting_of(writer, session), position)
        if session.course.item == position and not again:
            return Done(label, remark=_no_quorum(sitting_of(writer, session), position) if position else "")
        moved = put_again(session, position, at) if again else put(session, position, at)
        _refuse_other_room(writer, session, moved, position)
        writer.save_heading(session_id, moved)
        if moved.movements != session.movements:
            writer.save_movements(session_id, moved.movements)
        if position and moved.items != session.items:
            writer.save_told(ids[position - 1], moved.items[position - 1], "conduct")
        remark = _no_quorum(sitting_of(writer, moved), position) if position else ""
        remark = remark or _taken_late(session, moved, position)
    opened_id = ids[position - 1] if position else 0
    return Done(label, COURSE, partial(_go_back, session_id=session_id, was=session, item_id=opened_id), remark=remark)


def suspend_session(store: Store, session_id: int, at: time, reason: str | None = None) -> Done:
    """Stop the session, before the item open when it was voted, else while it is discussed. Raises RuleViolation."""

    def stopped(session: Session) -> Session:
        if session.course.opened is None:
            raise RuleViolation("La séance n’est pas ouverte : il n’y a rien à suspendre.")
        refuse_when_closed(session)
        position = session.course.item or 1
        here = session.items[position - 1] if session.items and session.course.item else None
        last = position == len(session.items)
        during = here is not None and (here.vote is None or last)
        voted = here is not None and here.vote is not None and not last
        why = wording.clean_line(writable(reason or "")) or None
        stop = Suspension(
            position + voted, at, None, during, why, during and here is not None and here.vote is not None
        )
        return replace(session, course=suspend(session.course, stop))

    return _along(store, session_id, "suspendre la séance", stopped)


def resume_session(store: Store, session_id: int, at: time) -> Done:
    """Go on after a suspension; the quorum is counted again, `remark` says when it is lost. Raises RuleViolation."""

    def going(session: Session) -> Session:
        refuse_when_closed(session)
        return replace(session, course=resume(session.course, at))

    return _along(store, session_id, "reprendre la séance", going, checking=True)


def close_session(store: Store, session_id: int, at: time) -> Done:
    """Note the hour the session closed; `remark` says what it leaves, and what to do of it. Raises RuleViolation.

    One whose opening was never noted is closed too where it is known what became of it (`_unopened`).
    """
    with store.reading() as reader:
        unopened = _unopened(sitting_of(reader, reader.outline(session_id)[0]))

    def closed(session: Session) -> Session:
        if session.course.opened is None and unopened:
            raise RuleViolation(f"La séance n’est pas ouverte : {unopened}")
        _refuse_suspended(session)
        made = replace(session, closing=at, course=replace(session.course, item=0))
        opening = session.opening
        if opening is not None and at < opening and not past_midnight(made):
            raise RuleViolation(
                f"La séance est à {wording.clock(opening)} : elle ne peut être levée avant. Corrigez l’heure."
            )
        return made

    done = _along(store, session_id, "lever la séance", closed)
    with store.reading() as reader:
        sat = sitting_of(reader, reader.outline(session_id)[0])
        return replace(done, remark=left_after(sat, convened=bool(reader.following(sat.session.key))))


def take_session_up(store: Store, session_id: int) -> Done:
    """Go on with a session that was closed too early."""

    def again(session: Session) -> Session:
        return replace(session, closing=None)

    return _along(store, session_id, "rouvrir la séance", again)


def require_majority(store: Store, item_id: int, majority: Majority | None) -> Done:
    """Say what it takes to adopt an item; None: what the law wants of it. Raises RuleViolation once it was voted."""
    return change_item(
        store, item_id, "changer la majorité requise", lambda item: replace(item, majority=majority), "majority"
    )


def limit_to_competence(store: Store, item_id: int, competence: str | None) -> Done:
    """Say on which competence « à la carte » an item is (L5212-16). Raises RuleViolation once it was voted."""
    kept = wording.clean_line(writable(competence or "")) or None
    return change_item(
        store, item_id, "changer la compétence", lambda item: replace(item, competence=kept), "competence"
    )


def close_doors(store: Store, item_id: int, doors: ClosedDoors | None) -> Done:
    """Keep the vote on a closed session, without debate, asked by five members or the president (L5211-11).

    The majority is of those present or represented, whatever was typed: who said nothing is counted with them, and
    `remark` says what it amounts to. Raises RuleViolation: too few ask, more votes than voters.
    """
    told: list[str] = []

    def held(item: Item, sat: Sitting, position: int) -> Item:
        kept = _doors(doors, sat, position) if doors is not None else None
        if kept is not None:
            told.append(kept.told)
        return replace(item, conduct=replace(item.conduct, closed_doors=kept))

    done = _in_room(store, item_id, "noter le huis clos", held)
    return replace(done, remark=" ".join(told))


def request_ballot(store: Store, item_id: int, ballot: Ballot, seats: tuple[str, ...]) -> Done:
    """Keep who asks for a public (a quarter) or a secret ballot (a third of the members present): L2121-21.

    An empty tuple forgets the request; `remark` says whether the request makes it due, and what to do
    where the item was voted already. Raises RuleViolation.
    """
    if ballot not in (Ballot.PUBLIC, Ballot.SECRET):
        raise RuleViolation("On demande un scrutin public ou un scrutin secret.")
    told: list[str] = []

    def asked(item: Item, sat: Sitting, position: int) -> Item:
        room = sat.situation(position, voting=True)
        there = {place.seat.code for place in room.present}
        _refuse_absent(sat, tuple(seat for seat in seats if seat not in there))
        if seats:
            told.append(answered(sat, position, ballot, len(seats), len(room.present)))
        others = tuple(each for each in item.conduct.requests if each.ballot is not ballot)
        requests = (*others, BallotRequest(ballot, seats)) if seats else others
        return replace(item, conduct=replace(item.conduct, requests=requests))

    done = _in_room(store, item_id, "noter une demande de scrutin", asked)
    return replace(done, remark=" ".join(told))


def change_item(
    store: Store, item_id: int, label: str, change: Callable[[Item], Item], *names: str, texts: bool = False
) -> Done:
    """Change what is told of an item that is not voted, by the names of the fields.

    `texts`: its texts tell how, or change with it, which nothing does once the session is closed. Raises
    RuleViolation.
    """
    with store.writing(label) as writer:
        item = _told_of(writer, item_id, whole=texts, going_on=texts)
        told = f"{label} de {named(item.subject)}"
        refuse_when_transmitted(item)
        changed = change(item)
        if changed == item:
            return Done(told)
        _refuse_voted(item)
        writer.save_told(item_id, changed, *names)
    return Done(
        told, COURSE | {Topic.AGENDA}, partial(restore_told, item_id=item_id, was=item, names=names, label=told)
    )


def restore_told(store: Store, item_id: int, was: Item, names: tuple[str, ...], label: str) -> Done:
    """Put fields of an item back as they were; the inverse of what changes what is told of it."""
    with store.writing(f"annuler : {label}") as writer:
        item = _told_of(writer, item_id, whole=OPERATIVE in names)
        refuse_when_transmitted(item)
        writer.save_told(item_id, was, *names)
    undo = partial(restore_told, item_id=item_id, was=item, names=names, label=label)
    return Done(label, COURSE | {Topic.AGENDA}, undo)


def _told_of(writer: Writer, item_id: int, *, whole: bool, going_on: bool = False) -> Item:
    """An item with what is told of it; `whole`: with what is written too, else sixty pages are not read for a word."""
    session, position = the_item(writer, item_id)
    if going_on:
        refuse_when_closed(session)
    return writer.item(item_id) if whole else session.items[position - 1]


def _along(
    store: Store, session_id: int, label: str, change: Callable[[Session], Session], *, checking: bool = False
) -> Done:
    with store.writing(label) as writer:
        session, _ = the_room(writer, session_id)
        changed = change(session)
        if changed == session:
            return Done(label)
        writer.save_heading(session_id, changed)
        position = changed.course.item
        remark = _no_quorum(sitting_of(writer, changed), position) if checking and position else ""
    undo = partial(_restore, session_id=session_id, course=session.course, closing=session.closing, label=label)
    return Done(label, COURSE, undo, remark=remark)


def _restore(store: Store, session_id: int, course: Course, closing: time | None, label: str) -> Done:
    with store.writing(f"annuler : {label}") as writer:
        session, _ = the_room(writer, session_id)
        writer.save_heading(session_id, replace(session, course=course, closing=closing))
    undo = partial(_restore, session_id=session_id, course=session.course, closing=session.closing, label=label)
    return Done(label, COURSE, undo)


def _go_back(store: Store, session_id: int, was: Session, item_id: int) -> Done:
    """Take the opening of an item back: the item that was open, who came and went, the hour of the one that opened."""
    label = "revenir au point précédent"
    with store.writing(label) as writer:
        session, ids = the_room(writer, session_id)
        writer.save_heading(session_id, replace(session, course=was.course))
        if session.movements != was.movements:
            writer.save_movements(session_id, was.movements)
        if item_id in ids:
            place = ids.index(item_id)
            now, before = session.items[place], was.items[place]
            told = replace(now, conduct=replace(now.conduct, opened=before.conduct.opened))
            writer.save_told(item_id, told, "conduct")
    return Done(label, COURSE, partial(_go_back, session_id=session_id, was=session, item_id=item_id))


def _to_be_counted_again(sat: Sitting, position: int) -> bool:
    """Whether the quorum of an item that is not voted was lacking as it was counted, and the room changed since."""
    session = sat.session
    item = session.items[position - 1]
    changed = any(each.before_item == position and each.during for each in session.movements)
    return changed and item.vote is None and not sat.quorum_at(position).reached


def _in_room(store: Store, item_id: int, label: str, change: Callable[[Item, Sitting, int], Item]) -> Done:
    """Change how an item was conducted, knowing the room. Raises what `change` raises."""
    with store.writing(label) as writer:
        session, position = the_item(writer, item_id)
        item = session.items[position - 1]
        refuse_when_transmitted(item)
        changed = change(item, sitting_of(writer, session), position)
        told = f"{label} au point {position}"
        if changed == item:
            return Done(told)
        writer.save_told(item_id, changed, "conduct")
    undo = partial(restore_told, item_id=item_id, was=item, names=("conduct",), label=told)
    return Done(told, COURSE, undo)


def _doors(doors: ClosedDoors, sat: Sitting, position: int) -> ClosedDoors:
    room = sat.situation(position, voting=True)
    there = {place.seat.code for place in room.present}
    _refuse_absent(sat, tuple(seat for seat in doors.asked_by if seat not in there))
    if doors.asked_by and len(doors.asked_by) < CLOSED_DOORS_MEMBERS:
        raise RuleViolation(
            f"Le huis clos est demandé par {CLOSED_DOORS_MEMBERS} membres au moins ou le président (CGCT, L5211-11)."
        )
    return doors.among(len(room.present) + len(room.represented))


def _refuse_absent(sat: Sitting, seats: tuple[str, ...]) -> None:
    if seats:
        who = seat_first(sat.assembly, seats[0], sat.session.day)
        raise RuleViolation(f"{who} n’est pas en séance : aucune demande n’en vient.")


def _no_quorum(sat: Sitting, position: int) -> str:
    if sat.quorum_at(position).reached:
        return ""
    return (
        f"Le quorum n’est pas atteint au point {position} : il ne peut être délibéré. Levez la séance et reconvoquez, "
        "ou attendez un membre, puis remettez le point en discussion (CGCT, L2121-17)."
    )


def _unopened(sat: Sitting) -> str:
    """What to do before a session whose opening was not noted is closed; empty where it may be as it is.

    The roll shows that the quorum lacks, or that nobody came, quorum or none; or a paper was copied here afterwards.
    """
    session = sat.session
    if not session.held:
        return "faites-en l’appel, même si personne n’est venu, puis levez-la."
    copied = bool(session.movements) or any(item.vote is not None for item in session.items)
    if copied or not sat.situation(0).present or not sat.opening_quorum().reached:
        return ""
    return "le quorum y est, notez l’heure de son ouverture (F7), même après coup, puis levez-la."


def _taken_late(before: Session, after: Session, position: int) -> str:
    """What order applies once an item is taken after others that follow it on the agenda."""
    if before.items == after.items or after.ranks[position] <= position:
        return ""
    return (
        f"Le point {position} est examiné maintenant, après les autres : les arrivées et départs notés depuis comptent."
    )


def _refuse_other_room(writer: Writer, session: Session, moved: Session, position: int) -> None:
    """What is voted stays as it was counted, in whatever order the items are taken."""
    if moved.ranks == session.ranks and moved.movements == session.movements:
        return  # nearly always: items are taken in the order of the agenda
    sat = sitting_of(writer, session)
    now = sat.after(moved)
    if twice := newly_twice(sat, now, ""):
        raise RuleViolation(twice)
    voted = changes_voted(sat, now)
    if voted is None:
        settled = (place for place, item in enumerate(session.items, start=1) if item.vote is not None)
        voted = next((place for place in settled if sat.quorum_at(place) != now.quorum_at(place)), None)
    if voted is not None:
        raise RuleViolation(
            f"Mettre le point {position} en discussion à cette heure changerait qui siégeait au point {voted}, déjà "
            "voté : rectifiez d’abord les arrivées et départs notés hors de leur ordre (Maj+F8)."
        )


def _refuse_voted(item: Item) -> None:
    if item.vote is not None:
        raise RuleViolation("Ce point est voté : rouvrez d’abord son vote.")


def _refuse_not_going_on(session: Session) -> None:
    if session.course.opened is None:
        raise RuleViolation("La séance n’est pas ouverte : ouvrez-la d’abord.")
    refuse_when_closed(session)
    _refuse_suspended(session)


def _refuse_suspended(session: Session) -> None:
    if session.course.suspended is not None:
        raise RuleViolation("La séance est suspendue : reprenez-la d’abord.")
