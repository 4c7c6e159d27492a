"""Gestures on bodies: committee, bureau, commissions; their seats, their numbering, their own rules."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from syndic_desktop.actions.assemblies import change_assembly
from syndic_desktop.actions.outcomes import Done
from syndic_desktop.domain import mandates, wording
from syndic_desktop.domain.assemblies import Assembly, Body
from syndic_desktop.domain.errors import RuleViolation, UnknownCode
from syndic_desktop.domain.identities import LONGEST
from syndic_desktop.domain.numbering import Pattern

if TYPE_CHECKING:
    from syndic_desktop.store import Store

LONGEST_CODE = 12  # it is part of the names of files: « CS:2019-02-01 »


def add_body(store: Store, body: Body) -> Done:
    """One more body. Raises RuleViolation."""
    tidy = _checked(body)

    def change(assembly: Assembly) -> Assembly:
        if any(wording.fold(each.code) == wording.fold(tidy.code) for each in assembly.bodies):
            raise RuleViolation(f"Le sigle « {tidy.code} » est pris : choisissez-en un autre, comme « BU ».")
        return replace(assembly, bodies=(*assembly.bodies, tidy))

    return change_assembly(store, f"ajouter l’instance « {wording.shortened(tidy.name)} »", change)


def edit_body(store: Store, body: Body, *, everywhere: bool = False) -> Done:
    """Make the body of this code be this one, but for its seats. Raises RuleViolation."""
    tidy = _checked(body)

    def change(assembly: Assembly) -> Assembly:
        known = assembly.body(tidy.code)
        kept = replace(tidy, seats=known.seats, former=known.former)
        return replace(assembly, bodies=tuple(kept if each.code == tidy.code else each for each in assembly.bodies))

    return change_assembly(
        store, f"modifier l’instance « {wording.shortened(tidy.name)} »", change, everywhere=everywhere
    )


def tick_seat(store: Store, body: str, seat: str, *, sits: bool) -> Done:
    """Let a seat sit in a body (at its place in the committee's order) or not; sessions held stay as they were."""

    def change(assembly: Assembly) -> Assembly:
        known = assembly.body(body)
        if not any(each.code == seat for each in assembly.seats):
            raise UnknownCode("Siège", seat)
        if not sits:
            return mandates.with_seats(assembly, body, tuple(code for code in known.seats if code != seat))
        if seat in known.seats:
            return assembly
        return mandates.with_seats(assembly, body, _placed(assembly, known.seats, seat))

    what = "faire siéger" if sits else "ne plus faire siéger"
    return change_assembly(store, f"{what} {seat} ({body})", change)


def remove_body(store: Store, code: str) -> Done:
    """Take away a body that never met, and for which nothing is foreseen. Raises RuleViolation."""
    with store.reading() as reader:
        if any(footing.key.body == code for footing in reader.footings()):
            raise RuleViolation("Cette instance a des séances : elle ne peut pas être retirée.")
        if any(line.topic.body == code for line in reader.topics()):
            raise RuleViolation(
                "Cette instance a des sujets à venir : supprimez-les d’abord, ou changez leur instance."
            )

    def change(assembly: Assembly) -> Assembly:
        assembly.body(code)
        return replace(assembly, bodies=tuple(each for each in assembly.bodies if each.code != code))

    return change_assembly(store, f"retirer l’instance {code}", change)


def _placed(assembly: Assembly, seats: tuple[str, ...], seat: str) -> tuple[str, ...]:
    """The seats with one more, before the first that the committee places after it."""
    whole = mandates.committee(assembly)
    order = whole.seats if whole and seat in whole.seats else tuple(dict.fromkeys(each.code for each in assembly.seats))
    after = set(order[order.index(seat) + 1 :])
    place = next((rank for rank, code in enumerate(seats) if code in after), len(seats))
    return (*seats[:place], seat, *seats[place:])


def _checked(body: Body) -> Body:
    """The body tidied. Raises RuleViolation: name, code, pattern."""
    code, name = wording.clean_line(body.code), wording.clean_line(body.name)
    if not name or len(name) > LONGEST:
        raise RuleViolation(f"Donnez à l’instance un nom de {LONGEST} caractères au plus, comme « Bureau ».")
    if not code or len(code) > LONGEST_CODE or ":" in code or " " in code:
        raise RuleViolation(
            f"Donnez à l’instance un sigle de {LONGEST_CODE} caractères au plus, comme « BU », "
            "sans espace ni deux-points."
        )
    pattern = wording.clean_line(body.numbering)
    Pattern.parse(pattern)
    if len(pattern) > LONGEST:
        raise RuleViolation(f"La numérotation est trop longue : {LONGEST} caractères au plus.")
    return replace(body, code=code, name=name, numbering=pattern)
