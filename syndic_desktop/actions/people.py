"""Gestures on people: entering one, correcting what is known of one, taking away one that nothing names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from syndic_desktop.actions.assemblies import change_assembly
from syndic_desktop.actions.limits import named
from syndic_desktop.actions.mandates import welcomed
from syndic_desktop.actions.outcomes import Done
from syndic_desktop.domain import wording
from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.identities import checked
from syndic_desktop.domain.people import Person
from syndic_desktop.exchange.rosters.names import free_code, slug

if TYPE_CHECKING:
    from syndic_desktop.store import Reader, Store


def newcomer(assembly: Assembly, person: Person) -> Person:
    """The person tidied, under a code that nobody has: « martin-eve ». Raises RuleViolation."""
    tidy = checked(person)
    code = free_code(slug(f"{tidy.last_name} {tidy.first_name}") or "personne", {each.code for each in assembly.people})
    return replace(tidy, code=code)


def add_person(store: Store, person: Person) -> Done:
    """Enter somebody; the code given is not kept. Raises RuleViolation."""
    tidy = checked(person)
    return change_assembly(
        store,
        f"ajouter {_named(tidy)}",
        lambda assembly: welcomed(assembly, (newcomer(assembly, tidy),)),
    )


def edit_person(store: Store, person: Person, *, everywhere: bool = False) -> Done:
    """Make somebody known by this code be this person. Raises RuleViolation.

    A name printed by sessions held changes only when she says that it is a fault to put right `everywhere`.
    """
    tidy = checked(person)

    def change(assembly: Assembly) -> Assembly:
        assembly.person(tidy.code)
        return replace(assembly, people=tuple(tidy if each.code == tidy.code else each for each in assembly.people))

    return change_assembly(store, f"modifier la fiche de {_named(tidy)}", change, everywhere=everywhere)


def remove_person(store: Store, code: str) -> Done:
    """Take away somebody whom neither a session, a topic, a seat nor a role names. Raises RuleViolation."""
    with store.reading() as reader:
        person = reader.assembly().person(code)
        if any(code in footing.people for footing in reader.footings()):
            raise RuleViolation(f"{_named(person)} est dans une séance : sa fiche reste, son mandat peut être fermé.")
        _refuse_while_foreseen(reader, person)

    def change(assembly: Assembly) -> Assembly:
        if any(code in named for named in _naming(assembly)):
            raise RuleViolation(f"{_named(person)} a un siège ou une fonction : retirez-les d’abord, ou fermez-les.")
        return replace(assembly, people=tuple(each for each in assembly.people if each.code != code))

    return change_assembly(store, f"retirer {_named(person)}", change)


def _refuse_while_foreseen(reader: Reader, person: Person) -> None:
    """An item set aside keeps whoever presents it, presides it or speaks of it."""
    for line in reader.topics():
        item = line.topic.item
        if person.code in (item.rapporteur, item.president, *(speech.speaker for speech in item.debate or ())):
            raise RuleViolation(
                f"{_named(person)} est dans le sujet à venir {named(item.subject)} : modifiez d’abord ce sujet."
            )


def _naming(assembly: Assembly) -> Iterator[tuple[str | None, ...]]:
    yield from ((seat.titular, *seat.deputies) for seat in assembly.seats)
    yield tuple(each.person for each in assembly.pool_deputies)
    yield tuple(role.person for role in assembly.roles)


def _named(person: Person) -> str:
    return wording.full(person.civility, person.first_name, person.last_name)
