"""What is looked up by its name rather than by its text: sessions, people, decisions, and what the window can do.

The directory is read once and kept while nothing changes: what is typed is then compared in memory, letter by letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syndic_desktop.domain import wording
from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.people import Person
from syndic_desktop.domain.texts import DecisionKind
from syndic_desktop.queries.searches import Finding, Kind
from syndic_desktop.queries.session_lists import session_row

if TYPE_CHECKING:
    from syndic_desktop.store import SessionLine, Store

MOST = 4
"""Of each kind, so that the items found in the texts are never pushed out of sight."""
MOST_ACTIONS = 6
"""« importer » is said of a dossier, of a list of delegates, of decisions, of a report, of receipts."""

KINDS = {
    DecisionKind.BUREAU_DELIBERATION: "Délibération du bureau",
    DecisionKind.PURCHASE_ORDER: "Lettre de commande",
    DecisionKind.ORDER: "Arrêté",
    DecisionKind.PRESIDENT_DECISION: "Décision",
    DecisionKind.CONVENTION: "Convention",
    DecisionKind.CONTRACT: "Marché",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding and what it is found by: its name, and everything that is said of it (both folded)."""

    name: str
    told: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Directory:
    """What is looked up by name; `bodies`: their names by code."""

    entries: tuple[Entry, ...]
    bodies: Mapping[str, str]


def directory(store: Store) -> Directory:
    """The sessions, people and decisions of a dossier."""
    with store.reading() as reader:
        sessions, assembly, decisions = reader.sessions(), reader.assembly(), reader.decisions()
    seats = _seats(assembly)
    entries = (
        *(_session(line) for line in sessions),
        *(_person(each, seats.get(each.code, ("", ""))[1]) for each in assembly.people),
        *(_decision(each) for each in reversed(decisions)),
    )
    return Directory(entries, {body.code: body.name for body in assembly.bodies})


def seat_of(store: Store, person: str) -> str:
    """The seat of a person, as titular or else as deputy; empty when there is none."""
    with store.reading() as reader:
        return _seats(reader.assembly()).get(person, ("", ""))[0]


def entry(finding: Finding, *more: str) -> Entry:
    """An entry for a finding, found by its words and by others."""
    return Entry(
        wording.fold(finding.subject), wording.fold(" ".join((finding.subject, finding.where, *more))), finding
    )


def decision_code(decision: Decision) -> str:
    """What a decision found is told apart by: numbers begin again every year, and in every kind."""
    return f"{decision.kind}|{decision.day or ''}|{decision.number}"


def look_up(entries: Iterable[Entry], asked: str, most: int = MOST) -> tuple[Finding, ...]:
    """The entries where every word asked is found; those whose name begins so first, a few of each kind."""
    words = wording.fold(asked).split()
    if not words:
        return ()
    found = [each for each in entries if all(word in each.told for word in words)]
    ranked = sorted(found, key=lambda each: _rank(each, words))  # stable: newest first among equals
    kept: dict[Kind, list[Finding]] = {}
    for each in ranked:
        kept.setdefault(each.finding.kind, []).append(each.finding)
    most_of = {Kind.ACTION: max(most, MOST_ACTIONS), Kind.SESSION: most, Kind.PERSON: most, Kind.DECISION: most}
    return tuple(each for kind, shown in most_of.items() for each in kept.get(kind, ())[:shown])


def _rank(each: Entry, words: Sequence[str]) -> int:
    """0: the name begins with what is asked; 1: each word begins a word of it; 2: the name has them; 3: the rest."""
    if each.name.startswith(" ".join(words)):
        return 0
    named = f" {each.name}"
    if all(f" {word}" in named for word in words):
        return 1
    return 2 if all(word in each.name for word in words) else 3


def _session(line: SessionLine) -> Entry:
    row = session_row(line)
    finding = Finding(0, line.id, f"{row.body} du {row.day}", f"{row.place} · {row.stage}", kind=Kind.SESSION)
    return entry(finding, f"{line.day:%d/%m/%Y}", line.body)


def _person(person: Person, member: str) -> Entry:
    subject = wording.full(person.civility, person.first_name, person.last_name)
    where = member or "sans siège"
    finding = Finding(0, 0, subject, where, kind=Kind.PERSON, code=person.code)
    told = wording.fold(f"{person.first_name} {person.last_name} {person.first_name} {where}")
    return Entry(wording.fold(person.last_name), told, finding)


def _decision(decision: Decision) -> Entry:
    day = f"du {wording.long_date(decision.day)}" if decision.day else "sans date"
    amount = wording.amount(decision.amount) if decision.amount is not None else ""
    where = " · ".join(filter(None, (f"{KINDS[decision.kind]} {day}", decision.supplier, amount)))
    subject = f"{decision.number}  {wording.french(decision.subject)}"
    finding = Finding(0, 0, subject, where, kind=Kind.DECISION, code=decision_code(decision))
    # What a line has no room for, and what one remembers of it: what was made precise, and the act that allowed it.
    return entry(finding, decision.precision or "", decision.delegation or "")


def _seats(assembly: Assembly) -> dict[str, tuple[str, str]]:
    """The seat of each person (their last one) and the member that it belongs to."""
    members = {member.code: member.name for member in assembly.members}
    held: dict[str, tuple[str, str]] = {}
    for seat in assembly.seats:
        for person in seat.deputies:
            held.setdefault(person, (seat.code, members.get(seat.member, seat.member)))
    for seat in assembly.seats:
        if seat.titular is not None:
            held[seat.titular] = (seat.code, members.get(seat.member, seat.member))
    return held
