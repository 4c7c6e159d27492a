"""Homonyms: how a sentence on screen names somebody, so that two people of one name are told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from syndic_desktop.domain import wording
from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.domain.errors import quoted_code
from syndic_desktop.domain.people import Person

_Written = tuple[Mapping[str, tuple[str, str]], Mapping[str, list[str]]]


def named(assembly: Assembly, code: str) -> str:
    """« M. Jean MARTIN »; the member he sits for, else his code, follows where somebody else is written alike.

    A code that is nobody's is quoted.
    """
    written, alike = _NAMES.of(assembly.people)
    if code not in written:
        return f"« {quoted_code(code)} »"
    name, folded = written[code]
    same = alike[folded]
    if len(same) == 1:
        return name
    members = {each: _members(assembly, each) for each in same}
    shared = not members[code] or any(members[each] == members[code] for each in same if each != code)
    return f"{name} ({code if shared else wording.listing(members[code])})"


class _Names:
    """How everybody of the last assembly is written: every gesture of the room names somebody among hundreds."""

    def __init__(self) -> None:
        self._known: tuple[tuple[Person, ...], _Written] | None = None

    def of(self, people: tuple[Person, ...]) -> _Written:
        """By code, a name and how it is compared; by how it is compared, the codes of those who are written so."""
        known = self._known
        if known is None or known[0] is not people:
            known = self._known = (people, _all_written(people))
        return known[1]


def _all_written(people: tuple[Person, ...]) -> _Written:
    written, alike = {}, defaultdict(list)
    for each in people:
        name = wording.full(each.civility, each.first_name, each.last_name)
        written[each.code] = (name, wording.fold(name))
    for code, (_, folded) in written.items():
        alike[folded].append(code)
    return written, alike


_NAMES = _Names()


def seat_named(assembly: Assembly, seat: str, day: date) -> str:
    """The titular of a seat on a day by his name; the seat by its code where nobody holds it."""
    holder = next((each.titular for each in assembly.seats if each.code == seat and each.in_office(day)), None)
    return named(assembly, holder) if holder else f"siège {quoted_code(seat)}"


def seat_first(assembly: Assembly, seat: str, day: date) -> str:
    """The same, to begin a sentence with: « Le siège S3 » where nobody holds it."""
    name = seat_named(assembly, seat, day)
    return f"Le {name}" if name.startswith("siège ") else name


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
