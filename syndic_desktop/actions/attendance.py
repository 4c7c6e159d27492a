"""Gestures on who is there: the opening state of a seat, arrivals and departures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.actions.sittings import sitting_of, the_room
from syndic_desktop.domain.attendance import Movement, Presence, ProxyPaper, Stance, State, in_order
from syndic_desktop.domain.chairs import changed as chair_changed
from syndic_desktop.domain.discussions import overtaken
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.homonyms import named, of_seat, seat_first, seat_named
from syndic_desktop.domain.proxies import spent
from syndic_desktop.domain.seating import admit, changes_voted, deputy_first, newly_laden, newly_twice
from syndic_desktop.domain.sessions import Session, Sitting

if TYPE_CHECKING:
    from syndic_desktop.store import Store, Writer

ATTENDANCE = frozenset({Topic.ATTENDANCE, Topic.SESSIONS, Topic.VOTES})
Files = Mapping[str, bytes | None]
"""Contents by path; None: no such file."""
NO_FILES: Files = {}
OPENING = 0
"""Before every item, in whatever order they are taken."""


def record_presence(store: Store, session_id: int, seat: str, stance: Stance) -> Done:
    """Record where a seat stands when the session opens. Raises RuleViolation."""
    with store.writing(f"pointer le siège {seat}") as writer:
        session, _ = the_room(writer, session_id)
        _refuse_once_voted(writer, session, OPENING, seat)
        sat = sitting_of(writer, session)
        presence = admit(sat, seat, stance, 0)
        others = tuple(each for each in session.attendance if each.seat != seat)
        called = replace(session, attendance=(*others, presence))
        _refuse_other_room(writer, session, called, OPENING, seat)
        _refuse_proxies(writer, session, called, presence)
        writer.save_presence(session_id, presence)
        remark = deputy_first(sat.after(called), seat, OPENING)
    undo = partial(restore_presences, session_id=session_id, presences=session.attendance, seat=seat)
    return Done(f"pointer le siège {seat}", ATTENDANCE, undo, remark=remark)


def restore_presences(store: Store, session_id: int, presences: tuple[Presence, ...], seat: str) -> Done:
    """Put the opening roll back as it was; the inverse of `record_presence`."""
    with store.writing(f"rétablir le pointage du siège {seat}") as writer:
        session, _ = the_room(writer, session_id)
        was = {each.seat: each for each in session.attendance}
        then = {each.seat: each for each in presences}
        for each in was | then:
            if was.get(each) != then.get(each):
                _refuse_once_voted(writer, session, OPENING, each)
        _refuse_other_room(writer, session, replace(session, attendance=presences), OPENING, seat)
        writer.save_presences(session_id, presences)
        label = f"pointer {_named(writer, session, seat)}"
    undo = partial(restore_presences, session_id=session_id, presences=session.attendance, seat=seat)
    return Done(label, ATTENDANCE, undo)


def call_everyone(store: Store, session_id: int, state: State = State.PRESENT) -> Done:
    """Say the same of every seat that was not called yet: present, absent or excused.

    A seat whose titular is not named, or sits for another one, stays uncalled: it cannot be present. Raises
    RuleViolation.
    """
    if state not in (State.PRESENT, State.ABSENT, State.EXCUSED):
        raise RuleViolation("On pointe les autres présents, absents ou excusés ; un pouvoir se donne siège par siège.")
    label = "pointer tous les autres sièges"
    with store.writing(label) as writer:
        session, _ = the_room(writer, session_id)
        sat = sitting_of(writer, session)
        called = {each.seat for each in session.attendance}
        rest = [seat for seat in sat.seats if seat.code not in called and _may_be(state, seat.titular, sat)]
        if not rest:
            return Done(label)
        for seat in rest:
            _refuse_once_voted(writer, session, OPENING, seat.code)
        presences = (*session.attendance, *(admit(sat, seat.code, Stance(state)) for seat in rest))
        everybody = replace(session, attendance=presences)
        _refuse_other_room(writer, session, everybody, OPENING, rest[0].code)
        _refuse_proxies(writer, session, everybody)
        writer.save_presences(session_id, presences)
    undo = partial(restore_presences, session_id=session_id, presences=session.attendance, seat=rest[0].code)
    return Done(label, ATTENDANCE, undo)


def record_movement(store: Store, session_id: int, movement: Movement) -> Done:
    """Record an arrival, a departure or a return from an item on; `remark`: who presides then. Raises RuleViolation."""
    with store.writing(f"noter un mouvement du siège {movement.seat}") as writer:
        session, _ = the_room(writer, session_id)
        if not session.held:  # what a session not held says of seats follows their mandates; a movement could not
            raise RuleViolation("Personne n’est pointé : faites d’abord l’appel, puis notez qui arrive et qui part.")
        last = len(session.items) + (not movement.during)  # after the last vote is before an item that is not there
        if not 1 <= movement.before_item <= last:
            raise RuleViolation(f"L’ordre du jour compte {len(session.items)} points : choisissez l’un d’eux.")
        late = overtaken(session, movement.before_item)
        if late is not None:
            raise RuleViolation(
                f"Le point {late} a été examiné après les autres : mettez d’abord le point {movement.before_item} en "
                "discussion (Entrée), puis notez ce mouvement."
            )
        _refuse_once_voted(writer, session, movement.before_item, movement.seat)
        sat = sitting_of(writer, session)
        stance = admit(sat, movement.seat, movement.stance, movement.before_item, voting=movement.during).stance
        movement = replace(movement, stance=stance)
        moved = replace(session, movements=(*session.movements, movement))
        _refuse_other_room(writer, session, moved, movement.before_item, movement.seat)
        _refuse_proxies(writer, session, moved, Presence(movement.seat, stance))
        writer.add_movement(session_id, movement)
        label, now = _moving(writer, session, movement), sat.after(moved)
        told = chair_changed(sat, now, movement.before_item), deputy_first(now, movement.seat, movement.before_item)
        remark = " ".join(filter(None, told))
    undo = partial(restore_movements, session_id=session_id, movements=session.movements, seat=movement.seat)
    return Done(label, ATTENDANCE, undo, remark=remark)


def remove_movement(store: Store, session_id: int, movement: Movement) -> Done:
    """Forget a movement that was noted by mistake. Raises RuleViolation: not noted, or the seat voted since."""
    with store.writing(f"supprimer un mouvement du siège {movement.seat}") as writer:
        session, _ = the_room(writer, session_id)
        if movement not in session.movements:
            raise RuleViolation("Ce mouvement n’est plus noté : il a été supprimé entre-temps.")
        _refuse_once_voted(writer, session, movement.before_item, movement.seat)
        place = session.movements.index(movement)
        kept = session.movements[:place] + session.movements[place + 1 :]
        without = replace(session, movements=kept)
        _refuse_other_room(writer, session, without, movement.before_item, movement.seat)
        _refuse_proxies(writer, session, without)
        writer.save_movements(session_id, kept)
        label = f"supprimer un mouvement {_of(writer, session, movement.seat)}"
    undo = partial(restore_movements, session_id=session_id, movements=session.movements, seat=movement.seat)
    return Done(label, ATTENDANCE, undo)


def file_proxy(store: Store, session_id: int, seat: str, paper: ProxyPaper, scan: bytes | None = None) -> Done:
    """Keep the written proxy of a seat, at the opening or in its last movement: the day it was signed, its scan.

    It says nothing of who is there: a paper that was found late is filed with minutes that are fixed too. `scan`: the
    content of `paper.file`, put among the files of the dossier. Raises RuleViolation when it gave none.
    """
    with store.writing(f"joindre le pouvoir du siège {seat}") as writer:
        session, _ = writer.outline(session_id)
        label = f"joindre le pouvoir {_of(writer, session, seat)}"
        files = _filed(writer, {paper.file: scan} if scan is not None and paper.file is not None else {})
        moved = next((each for each in reversed(in_order(session.movements)) if each.seat == seat), None)
        if moved is not None and moved.stance.state is State.PROXY:
            told = replace(moved, stance=replace(moved.stance, paper=paper))
            movements = tuple(told if each is moved else each for each in session.movements)
            writer.save_movements(session_id, movements)
            back = partial(restore_movements, movements=session.movements, seat=seat)
        else:
            opening = next((each for each in session.attendance if each.seat == seat), None)
            if opening is None or opening.stance.state is not State.PROXY:
                who = seat_first(writer.assembly(), seat, session.day)
                raise RuleViolation(f"{who} n’a pas donné pouvoir : notez d’abord à qui.")
            filed = replace(opening, stance=replace(opening.stance, paper=paper))
            writer.save_presence(session_id, filed)
            back = partial(restore_proxy, presence=opening)
    return Done(label, ATTENDANCE, partial(back, session_id=session_id, files=files))


def restore_proxy(store: Store, session_id: int, presence: Presence, files: Files) -> Done:
    """Put a presence back with the proxy it had, and the scan it had; who is there does not change."""
    with store.writing(f"rétablir le pouvoir du siège {presence.seat}") as writer:
        session, _ = writer.outline(session_id)
        label = f"rétablir le pouvoir {_of(writer, session, presence.seat)}"
        now = next((each for each in session.attendance if each.seat == presence.seat), None)
        if now is None or replace(now.stance, paper=None) != replace(presence.stance, paper=None):
            who = seat_first(writer.assembly(), presence.seat, session.day)
            raise RuleViolation(f"{who} a changé d’état depuis : reprenez son pouvoir.")
        writer.save_presence(session_id, presence)
        was = _filed(writer, files)
    return Done(label, ATTENDANCE, partial(restore_proxy, session_id=session_id, presence=now, files=was))


def restore_movements(
    store: Store, session_id: int, movements: tuple[Movement, ...], seat: str, files: Files = NO_FILES
) -> Done:
    """Put the movements back as they were, with the scan of a proxy; the inverse of `record_movement`."""
    with store.writing(f"rétablir les mouvements du siège {seat}") as writer:
        session, _ = writer.outline(session_id)
        label = f"rétablir les mouvements {_of(writer, session, seat)}"
        if _unfiled(movements) != _unfiled(session.movements):
            the_room(writer, session_id)
            changed, order = set(movements) ^ set(session.movements), session.ranks
            first = min((each.before_item for each in changed), key=lambda place: order[place], default=OPENING)
            _refuse_other_room(writer, session, replace(session, movements=movements), first, seat)
        writer.save_movements(session_id, movements)
        was = _filed(writer, files)
    undo = partial(restore_movements, session_id=session_id, movements=session.movements, seat=seat, files=was)
    return Done(label, ATTENDANCE, undo)


def _filed(writer: Writer, files: Files) -> Files:
    """Put these files in the dossier; what was there under their paths, for undo."""
    there = {line.path for line in writer.files()} if files else set()
    was = {path: writer.file(path) if path in there else None for path in files}
    for path, content in files.items():
        if content is None:
            writer.remove_file(path)
        else:
            writer.put_file(path, content)
    return was


def _moving(writer: Writer, session: Session, movement: Movement) -> str:
    """« noter l’arrivée de Mme Anne BEL »."""
    here = movement.stance.state in (State.PRESENT, State.DEPUTY)
    what = "l’arrivée" if here else "le pouvoir" if movement.stance.state is State.PROXY else "le départ"
    return f"noter {what} {_of(writer, session, movement.seat)}"


def _of(writer: Writer, session: Session, seat: str) -> str:
    return of_seat(writer.assembly(), seat, session.day)


def _named(writer: Writer, session: Session, seat: str) -> str:
    return seat_named(writer.assembly(), seat, session.day)


def _may_be(state: State, titular: str | None, sat: Sitting) -> bool:
    """Whether a seat that was not called may be in this state: present, somebody is free to sit on it."""
    return state is not State.PRESENT or (titular is not None and sat.situation(OPENING).place_of(titular) is None)


def refuse_behind_votes(writer: Writer, session: Session, movement: Movement) -> None:
    """Refuse a movement that would be noted behind a closed vote, or seat somebody twice. Raises RuleViolation."""
    _refuse_once_voted(writer, session, movement.before_item, movement.seat)
    moved = replace(session, movements=(*session.movements, movement))
    _refuse_other_room(writer, session, moved, movement.before_item, movement.seat)


def _refuse_once_voted(writer: Writer, session: Session, position: int, seat: str) -> None:
    # Who voted cannot then be made absent: the vote's electorate is frozen with it.
    order = session.ranks
    for number, item in enumerate(session.items, start=1):
        voted = item.electorate is not None and order[number] >= order[position]
        if voted and item.electorate and any(voter.seat == seat for voter in item.electorate.voters):
            who = seat_first(writer.assembly(), seat, session.day)
            raise RuleViolation(
                f"{who} a voté au point {number} : rouvrez d’abord ce vote, ou rectifiez sa présence d’un point à un "
                "autre (Maj+F8)."
            )


def _refuse_other_room(writer: Writer, session: Session, changed: Session, first: int, seat: str) -> None:
    """What a voted item was counted in is printed with it: its quorum does not change behind the vote.

    Nor does anybody come to sit on two seats, at whatever moment.
    """
    if twice := _seated_twice(writer, session, changed, seat):
        raise RuleViolation(twice)
    order = session.ranks
    if all(item.vote is None or order[place] < order[first] for place, item in enumerate(session.items, start=1)):
        return  # nearly always: whoever comes or goes does so at the item that is discussed
    sat = sitting_of(writer, session)
    position = changes_voted(sat, sat.after(changed), first)
    if position is not None:
        raise RuleViolation(
            f"Le point {position} est voté et cela changerait qui y siégeait : rectifiez la présence "
            f"{_of(writer, session, seat)} d’un point à un autre (Maj+F8)."
        )


def _refuse_proxies(writer: Writer, session: Session, changed: Session, given: Presence | None = None) -> None:
    """No proxy goes beyond the statutes at any moment, nor one just given beyond its sessions (L2121-20).

    What only puts back what there was is not asked.
    """
    sat = sitting_of(writer, session)
    if beyond := newly_laden(sat, sat.after(changed)):
        raise RuleViolation(beyond)
    if given is None or given.stance.state is not State.PROXY:
        return
    limit, assembly = sat.rules.proxy_sessions, sat.assembly
    if spent(assembly, session, writer.last_held(session, limit), given.seat, given.stance):
        holder = named(assembly, given.stance.holder or "")
        raise RuleViolation(
            f"Le pouvoir {_of(writer, session, given.seat)} à {holder} a déjà servi {limit} séances de suite : notez "
            "le jour où un nouveau a été signé, ou la maladie dûment constatée (CGCT, L2121-20)."
        )


def _seated_twice(writer: Writer, session: Session, changed: Session, seat: str) -> str:
    sat = sitting_of(writer, session)
    return newly_twice(sat, sat.after(changed), seat)


def _unfiled(movements: tuple[Movement, ...]) -> list[Movement]:
    """Who comes and goes, whatever paper was filed."""
    return [replace(each, stance=replace(each.stance, paper=None)) for each in movements]
