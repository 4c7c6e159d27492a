"""Persons and the roles they hold. Who sits where is `assemblies`' subject; how a name is written is `wording`'s."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from syndic_desktop.domain.means import Means


class Civility(StrEnum):
    """How a person is addressed; also the grammatical gender of the person's role."""

    MR = "M."
    MRS = "Mme"


@dataclass(frozen=True, slots=True)
class Person:
    """Anybody named in the dossier. `birth` serves only to break ties (the eldest wins, L2121-21).

    `convened_by`: electronic unless the member asks for paper (L2121-10).
    """

    code: str
    civility: Civility
    first_name: str
    last_name: str
    email: str | None = None
    phone: str | None = None
    address: tuple[str, ...] = ()
    birth: date | None = None
    convened_by: Means = Means.EMAIL


@dataclass(frozen=True, slots=True)
class Role:
    """A role held from `since` to `until` included; `rank` 0 is the president, 1 the first vice-president…"""

    person: str
    title: str
    rank: int
    since: date
    until: date | None = None


def births_of(people: Iterable[Person]) -> dict[str, date]:
    """The birth date of each person (by code) whose date is known: what tells a tie apart (L2122-7)."""
    return {each.code: each.birth for each in people if each.birth is not None}


def in_force(since: date | None, until: date | None, day: date) -> bool:
    """Whether a mandate that runs from `since` to `until` (both included, None = open) covers `day`."""
    return (since is None or since <= day) and (until is None or day <= until)


def roles_on(roles: tuple[Role, ...], day: date) -> dict[str, Role]:
    """The role of each person on a day; the highest rank wins when somebody holds two."""
    held: dict[str, Role] = {}
    for role in sorted(roles, key=lambda each: each.rank, reverse=True):
        if in_force(role.since, role.until, day):
            held[role.person] = role
    return held
