"""The codes a dossier knows, and the sentences for those it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.exchange.faults import Fault, shown

COLLEGE = "collège inconnu"
MEMBER = "membre inconnu"
PERSON = "personne inconnue"
SEAT = "siège inconnu"
BODY = "instance inconnue"


@dataclass(frozen=True, slots=True)
class Codes:
    """Every code of an assembly, by kind."""

    colleges: frozenset[str]
    members: frozenset[str]
    people: frozenset[str]
    seats: frozenset[str]
    bodies: frozenset[str]

    @classmethod
    def of(cls, assembly: Assembly) -> Codes:
        return cls(
            frozenset(each.code for each in assembly.colleges),
            frozenset(each.code for each in assembly.members),
            frozenset(each.code for each in assembly.people),
            frozenset(each.code for each in assembly.seats),
            frozenset(each.code for each in assembly.bodies),
        )

    def person(self, where: str, code: str | None) -> Iterator[Fault]:
        """The fault of naming somebody the dossier does not know; None names nobody."""
        return unknown(where, PERSON, code, self.people)


def unknown(where: str, sentence: str, code: str | None, known: frozenset[str]) -> Iterator[Fault]:
    """The fault of a code that is not known; None is no code."""
    if code is not None and code not in known:
        yield Fault(where, f"{sentence} « {shown(code)} »")


def repeated(codes: Iterable[str], where: str, key: str = "") -> Iterator[Fault]:
    """The fault of each code that was already given earlier in a list."""
    first: dict[str, int] = {}
    for place, code in enumerate(codes):
        if code in first:
            yield Fault(f"{where}[{place}]{key}", f"« {shown(code)} » est déjà donné ({where}[{first[code]}])")
        first.setdefault(code, place)
