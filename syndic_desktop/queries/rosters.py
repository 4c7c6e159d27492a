"""What a list would change in the assembly, before anything is written: added, changed field by field, unchanged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from syndic_desktop.domain import wording
from syndic_desktop.domain.assemblies import Assembly, Seat
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.histories import kept_apart, settled
from syndic_desktop.domain.mandates import coherent
from syndic_desktop.domain.people import Person
from syndic_desktop.exchange.rosters import Roster, with_roster
from syndic_desktop.queries.sittings import the_syndicat

if TYPE_CHECKING:
    from syndic_desktop.store import Store


class Fortune(StrEnum):
    """What becomes of a line; the value is the word shown."""

    ADDED = "ajouté"
    CHANGED = "modifié"
    UNCHANGED = "inchangé"


SIGNS = {Fortune.ADDED: "+", Fortune.CHANGED: "≠", Fortune.UNCHANGED: "="}


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One college, member, person or seat; `changes` are « voix : 1 → 3/2 »."""

    what: str
    name: str
    fortune: Fortune
    changes: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """The line in one sentence."""
        changes = f" : {' ; '.join(self.changes)}" if self.changes else ""
        return f"{self.what} {self.name}, {self.fortune.value}{changes}"


@dataclass(frozen=True, slots=True)
class Preview:
    """Every line; `refusal` says why the list cannot be taken as it is, `notices` what was left aside in it."""

    lines: tuple[PreviewLine, ...]
    summary: str
    refusal: str = ""
    notices: tuple[str, ...] = ()


def roster_preview(store: Store, roster: Roster) -> Preview:
    """What importing a list would do. Raises RuleViolation while there is no syndicat."""
    with store.reading() as reader:
        the_syndicat(reader)
        known, footings = reader.assembly(), reader.footings()
    made, refusal = kept_apart(known, with_roster(roster, known), footings), ""
    try:
        coherent(settled(known, made, footings))
    except RuleViolation as violation:
        refusal = str(violation)
    lines = tuple(_lines(known, made))
    return Preview(lines, _summary(lines), refusal, roster.notices)


def _lines(known: Assembly, made: Assembly) -> Iterator[PreviewLine]:
    yield from _family("Collège", {each.code: each.name for each in known.colleges},
                       {each.code: each.name for each in made.colleges})  # fmt: skip
    yield from _family("Membre", {each.code: each.name for each in known.members},
                       {each.code: each.name for each in made.members})  # fmt: skip
    yield from _seats(known, made)
    yield from _people(known, made)
    before = {(role.person, role.title, role.since) for role in known.roles}
    for role in made.roles:
        if (role.person, role.title, role.since) not in before:
            yield PreviewLine("Fonction", f"{role.title}, {_name(made, role.person)}", Fortune.ADDED)


def _family(what: str, before: dict[str, str], after: dict[str, str]) -> Iterator[PreviewLine]:
    """Colleges and members: a list adds some and changes none."""
    for code, name in after.items():
        if code not in before:
            yield PreviewLine(what, name, Fortune.ADDED)


def _seats(known: Assembly, made: Assembly) -> Iterator[PreviewLine]:
    before = set(known.seats)
    untouched = {each.code for each in known.seats} - {each.code for each in made.seats if each not in before}
    for seat in made.seats:
        name = f"{seat.code}, {_holder(made, seat)}"
        if seat in before:
            if seat.code in untouched:
                yield PreviewLine("Siège", name, Fortune.UNCHANGED)
            continue
        old = next((each for each in known.seats if each.code == seat.code and each not in made.seats), None)
        if old is None:
            yield PreviewLine("Siège", name, Fortune.ADDED, tuple(_told(made, seat)))
        elif changes := tuple(_compared(known, old, made, seat)):
            yield PreviewLine("Siège", name, Fortune.CHANGED, changes)


def _compared(known: Assembly, old: Seat, made: Assembly, new: Seat) -> Iterator[str]:
    was, now = dict(_fields(known, old)), dict(_fields(made, new))
    for name, value in was.items():
        if value != now[name]:
            yield f"{name} : {value or 'rien'} → {now[name] or 'rien'}"


def _told(made: Assembly, seat: Seat) -> Iterator[str]:
    for name, value in _fields(made, seat):
        if value and name != "titulaire" and (name, value) != ("voix", "1"):
            yield f"{name} : {value}"


def _fields(assembly: Assembly, seat: Seat) -> Iterator[tuple[str, str]]:
    yield "titulaire", _holder(assembly, seat)
    yield "suppléants", ", ".join(_name(assembly, code) for code in seat.deputies)
    yield "voix", wording.fraction(seat.weight)
    yield "du", wording.short_date(seat.since) if seat.since else ""
    yield "au", wording.short_date(seat.until) if seat.until else ""


def _people(known: Assembly, made: Assembly) -> Iterator[PreviewLine]:
    before = {each.code: each for each in known.people}
    for person in made.people:
        name, old = _full(person), before.get(person.code)
        if old is None:
            yield PreviewLine("Personne", name, Fortune.ADDED, tuple(_contact(person)))
        elif old != person:
            yield PreviewLine("Personne", name, Fortune.CHANGED, tuple(_corrected(old, person)))


def _contact(person: Person) -> Iterator[str]:
    for name, value in (("courriel", person.email), ("téléphone", person.phone)):
        if value:
            yield f"{name} : {value}"


def _corrected(old: Person, new: Person) -> Iterator[str]:
    for name, was, now in (
        ("courriel", old.email, new.email),
        ("téléphone", old.phone, new.phone),
        ("adresse", ", ".join(old.address), ", ".join(new.address)),
    ):
        if was != now:
            yield f"{name} : {was or 'rien'} → {now or 'rien'}"


def _holder(assembly: Assembly, seat: Seat) -> str:
    if seat.titular is not None:
        return _name(assembly, seat.titular)
    return "vacant" if seat.vacant else "à désigner"


def _name(assembly: Assembly, code: str) -> str:
    return _full(assembly.person(code))


def _full(person: Person) -> str:
    return wording.full(person.civility, person.first_name, person.last_name)


def _summary(lines: Iterable[PreviewLine]) -> str:
    """« 12 ajouts, 3 modifications, 24 sièges inchangés ; rien n’est retiré. »"""
    counts = {fortune: sum(line.fortune is fortune for line in lines) for fortune in Fortune}
    said = [
        wording.count(counts[Fortune.ADDED], "ajout"),
        wording.count(counts[Fortune.CHANGED], "modification"),
        wording.count(counts[Fortune.UNCHANGED], "siège inchangé", "sièges inchangés"),
    ]
    return f"{', '.join(said)} ; rien n’est retiré."
