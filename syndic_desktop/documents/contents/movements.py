"""Comings and goings between items, as sentences of the minutes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from syndic_desktop.documents.contents.frames import Reading
from syndic_desktop.documents.contents.naming import Names
from syndic_desktop.domain import wording
from syndic_desktop.domain.attendance import Movement, Place, Situation, State, in_order
from syndic_desktop.domain.quorum import quorum
from syndic_desktop.domain.sessions import Sitting


@dataclass(frozen=True, slots=True)
class Moment:
    """Between two rooms: before an item (1-based) opens or, `during` it, before its vote; past the last: the end."""

    position: int
    during: bool = False

    def rooms(self, sitting: Sitting) -> tuple[Situation, Situation]:
        """The room before and after."""
        if self.during:
            return sitting.situation(self.position), sitting.situation(self.position, voting=True)
        order = sitting.session.ranks
        last = order.index(order[self.position] - 1)  # the item dealt with before this one, whatever the agenda says
        return sitting.situation(last, voting=last > 0), sitting.situation(self.position)

    def told(self, items: int, *, whole: bool = True) -> str:
        """« avant l’examen du point 5 »; `whole` False: « avant le point 5 »."""
        if self.position > items:
            return "après l’examen du dernier point"
        item = f"l’examen du point{wording.NB}{self.position}" if whole else f"le point{wording.NB}{self.position}"
        return f"pendant {item}, avant le vote" if self.during and whole else f"{MOMENTS[self.during]} {item}"


MOMENTS = {False: "avant", True: "pendant"}


QUORUM = {False: "Le quorum n’est plus atteint.", True: "Le quorum est atteint."}


def movements(position: int, reading: Reading, *, during: bool = False) -> list[str]:
    """What changed since the item before: « M. X quitte la séance à 11 h 20, avant l’examen du point 5. »

    `during`: what changed while the item was discussed, before its vote. A quorum that is lost or comes back between
    two items is told where it happens; while one is discussed it is not wanted any more (L2121-17).
    """
    moment = Moment(position, during)
    sitting = reading.source.sitting
    before, after = moment.rooms(sitting)
    places = {was.seat.code: (was, now) for was, now in zip(before.places, after.places, strict=True)}
    ordered = _told_each([each for each in in_order(reading.session.movements) if _of(each) == moment])
    last = {each.seat: each for each in ordered}
    followed = [now for code, (was, now) in places.items() if code not in last and was.state is not now.state]
    latest = {code: was for code, (was, _) in places.items()}
    reached, said = _reached(before, position, sitting), []
    for rank, each in enumerate(ordered):
        if each.seat not in places:
            continue
        room = after if rank + 1 == len(ordered) else _room_after(ordered[: rank + 1], moment, sitting)
        was, now = latest[each.seat], _place(each.seat, after if last[each.seat] is each else room)
        latest[each.seat] = now
        if _differs(was, now):
            said.append(_moved(was, now, each, reading))
            theirs = [place for place in followed if place.stance.holder in (was.sitter, now.sitter)]
            said += [_proxy_follows(place, reading.names) for place in theirs]
            followed = [place for place in followed if place not in theirs]
        for place in _lapsing(ordered[rank + 1 :], each, room, latest):
            latest[place.seat.code] = place
            said.append(_proxy_follows(place, reading.names))
        if not during and not _same_hour(ordered, rank):
            held, reached = reached, _reached(room, position, sitting)
            said += [QUORUM[reached]] if held is not reached else []
    return said + [_proxy_follows(now, reading.names) for now in followed]


def _lapsing(then: list[Movement], now: Movement, room: Situation, latest: dict[str, Place]) -> list[Place]:
    """The proxies that a movement ends or brings back though their givers move later: it is from then that they do."""
    later = {each.seat for each in then if each.at != now.at and each.seat != now.seat}
    places = [place for place in room.places if place.seat.code in later]
    return [
        place
        for place in places
        if place.stance.state is State.PROXY
        and latest[place.seat.code].stance == place.stance
        and latest[place.seat.code].state is not place.state
    ]


def _told_each(noted: list[Movement]) -> list[Movement]:
    """Each movement of a moment but those that the next one of the same seat puts right.

    A seat that leaves, comes back and leaves again is told each time; not where the hour is the same, nor where it
    stays in the room or out of it.
    """
    following: dict[str, Movement] = {}
    told = []
    for each in reversed(noted):
        then = following.get(each.seat)
        if then is None or (each.at != then.at and _sits(each) is not _sits(then)):
            told.append(each)
            following[each.seat] = each
    return told[::-1]


def _sits(movement: Movement) -> bool:
    return movement.stance.state in (State.PRESENT, State.DEPUTY)


def _room_after(noted: list[Movement], moment: Moment, sitting: Sitting) -> Situation:
    """The room once these movements of a moment have happened, and none of the next ones."""
    order = sitting.session.ranks
    here = (order[moment.position], moment.during)
    earlier = [each for each in sitting.session.movements if (order[each.before_item], each.during) < here]
    return sitting.room((*earlier, *noted), moment.position, voting=moment.during)


def _reached(room: Situation, position: int, sitting: Sitting) -> bool:
    """Whether an item finds enough of them there, whoever withdraws from it; after the last one nothing wants it."""
    if position > len(sitting.session.items):
        return True
    waived = sitting.without_quorum(sitting.session.items[position - 1])
    return quorum(room, sitting.rules, waived=waived).reached


def _place(seat: str, room: Situation) -> Place:
    return next(place for place in room.places if place.seat.code == seat)


def _same_hour(ordered: list[Movement], rank: int) -> bool:
    """Whether the next one happened at once: several who leave or come together are one event."""
    return rank + 1 < len(ordered) and ordered[rank + 1].at == ordered[rank].at


def passages(rank: int, reading: Reading) -> list[str]:
    """What the roll notes beside the seat of this rank, each time: « arrivée à 10 h 22, avant le point 3 »."""
    sitting, items = reading.source.sitting, len(reading.states)
    said = []
    for moment in _moments(sitting):
        when = moment.told(items, whole=False)
        was, sat = moment.rooms(sitting)[0].places[rank], set[str | None]()
        for now, at in _steps(rank, moment, sitting):
            if not _differs(was, now):
                continue
            if was.seated or now.seated:
                back = now.sitter in sat or _sat_before(now, moment, reading)
                said.append(_passage(was, now, f"{_at(at)} {when}", reading.names, back=back))
                sat |= {was.sitter, now.sitter}
            else:
                since = f"à partir du point{wording.NB}{moment.position}" if moment.position <= items else when
                said.append(f"{_stands(was, now, reading.names)} {since}")
            was = now
    return said


def _steps(rank: int, moment: Moment, sitting: Sitting) -> list[tuple[Place, time | None]]:
    """Where a seat stands after each of its movements of a moment, then at its end, with the hour where it is known."""
    noted = _told_each([each for each in in_order(sitting.session.movements) if _of(each) == moment])
    mine = [place for place, each in enumerate(noted, start=1) if each.seat == sitting.seats[rank].code]
    last = noted[mine[-1] - 1].at if mine else None
    steps = [(_room_after(noted[:place], moment, sitting).places[rank], noted[place - 1].at) for place in mine[:-1]]
    return [*steps, (moment.rooms(sitting)[1].places[rank], last)]


def _moments(sitting: Sitting) -> Iterator[Moment]:
    """As they followed each other."""
    *dealt, end = sorted(range(1, len(sitting.session.items) + 2), key=sitting.session.ranks.__getitem__)
    for position in dealt:
        yield Moment(position)
        yield Moment(position, during=True)
    yield Moment(end)


def _of(movement: Movement) -> Moment:
    return Moment(movement.before_item, movement.during)


def _passage(was: Place, now: Place, when: str, names: Names, *, back: bool) -> str:
    if now.seated and was.seated:
        return f"{_agreed(was.sitter, 'remplacé', names)} par {names.full(now.sitter)}{when}"
    if now.seated:
        word = "retour" if back else "arrivée"
        return f"{word}{' de ' + names.full(now.sitter) if now.state is State.DEPUTY else ''}{when}"
    given = f", avec pouvoir à {names.full(now.stance.holder)}" if now.state is State.PROXY else ""
    return f"départ{when}{given}"


def _stands(was: Place, now: Place, names: Names) -> str:
    """What becomes of somebody who is not in the room."""
    if now.stance == was.stance:
        return "de nouveau en vigueur" if now.state is State.PROXY else "sans effet"
    if now.state is State.PROXY:
        return f"pouvoir à {names.full(now.stance.holder)}"
    return _agreed(now.seat.titular, "absent" if now.state is State.ABSENT else "excusé", names)


def _agreed(person: str | None, word: str, names: Names) -> str:
    return wording.gendered(names.civility(person), word, f"{word}e")


def _at(moment: time | None) -> str:
    """« à 10 h 22, », with the space before it; nothing where no hour was noted."""
    return f" à {wording.clock(moment)}," if moment else ""


def _differs(was: Place, now: Place) -> bool:
    return (was.state, was.sitter, was.stance.holder) != (now.state, now.sitter, now.stance.holder)


def _moved(was: Place, now: Place, movement: Movement, reading: Reading) -> str:
    names, moment = reading.names, _of(movement)
    when = f"{_at(movement.at)} {moment.told(len(reading.states))}"
    if now.seated:
        return _arrival(was, now, when, moment, reading)
    if not was.seated:
        return _absent_still(now, when, names)
    left = f"{names.full(was.sitter)} quitte la séance{when}"
    if now.state is State.PROXY:
        giver = "" if was.sitter == now.seat.titular else f" {names.titular(now.seat)}"
        return f"{left}, et{giver} donne pouvoir à {names.full(now.stance.holder)}."
    return f"{left}."


def _arrival(was: Place, now: Place, when: str, moment: Moment, reading: Reading) -> str:
    names = reading.names
    if was.seated and was.sitter != now.sitter:
        return f"{names.full(now.sitter)} remplace {names.full(was.sitter)}{when}."
    verb = "revient en séance" if _sat_before(now, moment, reading) else "rejoint la séance"
    said = f"{names.full(now.sitter)}{_as_deputy(now, names)} {verb}{when}"
    if was.state is State.PROXY:
        return f"{said} ; le pouvoir donné à {names.full(was.stance.holder)} prend fin."
    return f"{said}."


def _as_deputy(now: Place, names: Names) -> str:
    if now.state is not State.DEPUTY:
        return ""
    word = wording.gendered(names.civility(now.sitter), "suppléant", "suppléante")
    return f", {word} {wording.elide('de', names.titular(now.seat))}," if now.seat.titular else f", {word},"


def _sat_before(now: Place, moment: Moment, reading: Reading) -> bool:
    sitting = reading.source.sitting
    order = sitting.session.ranks
    rooms = [(item, voting) for item in range(len(order)) for voting in (False, True)]
    earlier = [room for room in rooms if (order[room[0]], room[1]) < (order[moment.position], moment.during)]
    return any(sitting.situation(item, voting=voting).place_of(now.sitter) is not None for item, voting in earlier)


def _absent_still(now: Place, when: str, names: Names) -> str:
    """Somebody who was not in the room: only a proxy given or taken back changes anything."""
    giver = names.titular(now.seat)
    if now.state is State.PROXY:
        return f"{giver} donne pouvoir à {names.full(now.stance.holder)}{when}."
    return f"{giver} est {_agreed(now.seat.titular, 'absent' if now.state is State.ABSENT else 'excusé', names)}{when}."


def _proxy_follows(now: Place, names: Names) -> str:
    """A proxy is in force only while its holder sits."""
    given = f"Le pouvoir donné par {names.titular(now.seat)} à {names.full(now.stance.holder)}"
    if now.state is State.PROXY:
        return f"{given} reprend effet."
    return f"{given} cesse de produire effet en son absence."
