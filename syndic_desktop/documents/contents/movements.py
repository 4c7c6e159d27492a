"""Comings and goings between items, as sentences of the minutes."""

from __future__ import annotations

from datetime import time
from itertools import pairwise

from syndic_desktop.documents.contents.frames import Reading
from syndic_desktop.documents.contents.naming import Names
from syndic_desktop.domain import wording
from syndic_desktop.domain.attendance import Movement, Place, State, in_order


def movements(position: int, reading: Reading) -> list[str]:
    """What changed since the item before: « M. X quitte la séance à 11 h 20, avant l’examen du point 5. »"""
    sitting = reading.source.sitting
    before, after = sitting.situation(position - 1), sitting.situation(position)
    places = {was.seat.code: (was, now) for was, now in zip(before.places, after.places, strict=True)}
    moved = in_order(reading.session.movements)
    noted = [each for each in moved if each.before_item == position and each.seat in places]
    last = {each.seat: each for each in noted}
    ordered = [each for each in noted if last[each.seat] is each]
    followed = [now for code, (was, now) in places.items() if code not in last and was.state is not now.state]
    said = []
    for each in ordered:
        was, now = places[each.seat]
        if _differs(was, now):
            said.append(_moved(was, now, each, position, reading))
            theirs = [place for place in followed if place.stance.holder in (was.sitter, now.sitter)]
            said += [_proxy_follows(place, reading.names) for place in theirs]
            followed = [place for place in followed if place not in theirs]
    return said + [_proxy_follows(now, reading.names) for now in followed]


def passages(rank: int, reading: Reading) -> list[str]:
    """What the roll notes beside the seat of this rank: « arrivée à 10 h 22, avant le point 3 »."""
    rooms = [reading.source.sitting.situation(0), *(state.situation for state in reading.states)]
    moved = in_order(reading.session.movements)
    said = []
    for position, (before, after) in enumerate(pairwise(rooms), start=1):
        was, now = before.places[rank], after.places[rank]
        if _differs(was, now):
            noted = [each.at for each in moved if (each.before_item, each.seat) == (position, now.seat.code)]
            if was.seated or now.seated:
                when = f"{_at(noted[-1] if noted else None)} avant le point{wording.NB}{position}"
                said.append(_passage(was, now, when, position, reading))
            else:
                said.append(f"{_stands(was, now, reading.names)} à partir du point{wording.NB}{position}")
    return said


def _passage(was: Place, now: Place, when: str, position: int, reading: Reading) -> str:
    names = reading.names
    if now.seated and was.seated:
        return f"{_agreed(was.sitter, 'remplacé', names)} par {names.full(now.sitter)}{when}"
    if now.seated:
        word = "retour" if _sat_before(now, position, reading) else "arrivée"
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


def _moved(was: Place, now: Place, movement: Movement, position: int, reading: Reading) -> str:
    names = reading.names
    when = f"{_at(movement.at)} avant l’examen du point{wording.NB}{position}"
    if now.seated:
        return _arrival(was, now, when, position, reading)
    if not was.seated:
        return _absent_still(now, when, names)
    left = f"{names.full(was.sitter)} quitte la séance{when}"
    if now.state is State.PROXY:
        giver = "" if was.sitter == now.seat.titular else f" {names.titular(now.seat)}"
        return f"{left}, et{giver} donne pouvoir à {names.full(now.stance.holder)}."
    return f"{left}."


def _arrival(was: Place, now: Place, when: str, position: int, reading: Reading) -> str:
    names = reading.names
    if was.seated and was.sitter != now.sitter:
        return f"{names.full(now.sitter)} remplace {names.full(was.sitter)}{when}."
    verb = "revient en séance" if _sat_before(now, position, reading) else "rejoint la séance"
    said = f"{names.full(now.sitter)}{_as_deputy(now, names)} {verb}{when}"
    if was.state is State.PROXY:
        return f"{said} ; le pouvoir donné à {names.full(was.stance.holder)} prend fin."
    return f"{said}."


def _as_deputy(now: Place, names: Names) -> str:
    if now.state is not State.DEPUTY:
        return ""
    word = wording.gendered(names.civility(now.sitter), "suppléant", "suppléante")
    return f", {word} {wording.elide('de', names.titular(now.seat))}," if now.seat.titular else f", {word},"


def _sat_before(now: Place, position: int, reading: Reading) -> bool:
    sitting = reading.source.sitting
    return any(sitting.situation(earlier).place_of(now.sitter) is not None for earlier in range(max(position - 1, 0)))


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
