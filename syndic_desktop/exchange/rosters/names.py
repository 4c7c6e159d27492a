"""Names compared and made into codes: « Marie DUPONT » and « marie Dupont » are one person, « dupont-marie »."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace

from syndic_desktop.domain import wording
from syndic_desktop.domain.people import Civility, Person
from syndic_desktop.exchange.rosters.lines import RosterPerson

NameKey = tuple[str, str, Civility]

_NOT_A_WORD = re.compile(r"[^a-z0-9]+")


def slug(text: str) -> str:
    """A name as codes are written: small letters, digits and hyphens; what no keyboard types here is kept folded."""
    folded = wording.fold(text)
    return _NOT_A_WORD.sub("-", folded).strip("-") or "-".join(folded.split())


def free_code(wanted: str, taken: Container[str]) -> str:
    """The code, numbered when it is taken already: « dupont-marie-2 »."""
    code, number = wanted, 1
    while code in taken:
        number += 1
        code = f"{wanted}-{number}"
    return code


def key_of(person: RosterPerson | Person) -> NameKey:
    """What two spellings of one name have in common."""
    return slug(person.first_name), slug(person.last_name), person.civility


class Identities:
    """Tells the people of one file apart: same name and same civility is one person, unless two courriels differ."""

    def __init__(self) -> None:
        self.people: list[RosterPerson] = []
        self._by_name: dict[NameKey, list[int]] = {}

    def of(self, person: RosterPerson) -> int:
        """The rank of a person in `people`, where what each row says of her is put together."""
        known = self._by_name.setdefault(key_of(person), [])
        for rank in known:
            if not _apart(self.people[rank].email, person.email):
                self.people[rank] = _together(self.people[rank], person)
                return rank
        known.append(len(self.people))
        self.people.append(person)
        return known[-1]


def _apart(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one.lower() != other.lower()


def _together(known: RosterPerson, said: RosterPerson) -> RosterPerson:
    return replace(
        known, email=known.email or said.email, phone=known.phone or said.phone, address=known.address or said.address
    )
