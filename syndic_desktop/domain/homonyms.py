"""Homonyms: how a sentence on screen names somebody, so that two people of one name are told apart."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from syndic_desktop.domain import wording
from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.domain.errors import quoted_code


def named(assembly: Assembly, code: str) -> str:
    """« M. Jean MARTIN »; the member he sits for, else his code, follows where somebody else is written alike.

    A code that is nobody's is quoted.
    """
    written = {each.code: _written(each.civility, each.first_name, each.last_name) for each in assembly.people}
    if code not in written:
        return f"« {quoted_code(code)} »"
    name, folded = written[code]
    same = [each for each, (_, other) in written.items() if other == folded]
    if len(same) == 1:
        return name
    members = {each: _members(assembly, each) for each in same}
    shared = not members[code] or any(members[each] == members[code] for each in same if each != code)
    return f"{name} ({code if shared else wording.listing(members[code])})"


@lru_cache(maxsize=4096)
def _written(civility: str, first: str, last: str) -> tuple[str, str]:
    """A name, and how it is compared: every gesture of the room names somebody among hundreds."""
    name = wording.full(civility, first, last)
    return name, wording.fold(name)


def seat_named(assembly: Assembly, seat: str, day: date) -> str:
    """The titular of a seat on a day by his name; the seat by its code where nobody holds it."""
    holder = next((each.titular for each in assembly.seats if each.code == seat and each.in_office(day)), None)
    return named(assembly, holder) if holder else f"siège {quoted_code(seat)}"


def of_seat(assembly: Assembly, seat: str, day: date) -> str:
    """« de Mme Anne BEL », « d’Alix BORIE », « du siège S3 » where nobody holds it."""
    name = seat_named(assembly, seat, day)
    return f"du {name}" if name.startswith("siège ") else wording.elide("de", name)


def _members(assembly: Assembly, person: str) -> list[str]:
    """The names of the members that somebody sits for, as titular or as deputy."""
    names = {each.code: each.name for each in assembly.members}
    held = [each.member for each in assembly.seats if person in (each.titular, *each.deputies)]
    held += [each.member for each in assembly.pool_deputies if each.person == person]
    return list(dict.fromkeys(names.get(each, each) for each in held))
