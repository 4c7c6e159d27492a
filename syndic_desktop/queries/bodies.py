"""Bodies: who sits in each, how its acts are numbered, with a live example, what is wrong with a pattern."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from syndic_desktop.domain import provisions, wording
from syndic_desktop.domain.assemblies import Assembly, Body, BodyKind
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.mandates import mandates_on
from syndic_desktop.domain.numbering import Counter, Pattern, gaps, next_number

if TYPE_CHECKING:
    from syndic_desktop.store import Store

KINDS = {
    BodyKind.COMMITTEE: "comité syndical",
    BodyKind.BUREAU: "bureau",
    BodyKind.COMMISSION: "commission",
    BodyKind.TENDER_COMMISSION: "commission d’appel d’offres",
    BodyKind.ASSEMBLY: "assemblée",
}
COUNTERS = {
    Counter.YEAR: "chaque année",
    Counter.SESSION: "à chaque séance",
    Counter.CONTINUOUS: "jamais : en continu",
}


NAMED = 3
"""How many missing numbers a sentence names."""

INITIALS = "AB"
"""What stands, in an example, for the initials that each act has of its own."""


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body in the list."""

    code: str
    name: str
    kind: str
    seats: int
    own_rules: int

    @property
    def told(self) -> str:
        """« Bureau (BU), 6 sièges, 1 règle propre »."""
        rules = f", {wording.count(self.own_rules, 'règle propre', 'règles propres')}" if self.own_rules else ""
        return f"{self.name} ({self.code}), {wording.count(self.seats, 'siège')}{rules}"


@dataclass(frozen=True, slots=True)
class SeatTick:
    """A seat that may sit in a body, whether it does."""

    code: str
    words: str
    sits: bool

    @property
    def told(self) -> str:
        """« Siège de Mme X (Orsigny) : siège »."""
        return f"{self.words} : {'siège ici' if self.sits else 'ne siège pas'}"


@dataclass(frozen=True, slots=True)
class Numbering:
    """What a pattern prints next; `fault` says in a sentence why it cannot, `example` is then empty."""

    example: str
    sentence: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class BodyCard:
    """One body: its seats among all, the numbers it has `used` with their days, whether it ever met."""

    body: Body
    ticks: tuple[SeatTick, ...]
    used: tuple[tuple[date, str], ...]
    met: bool


def body_lines(store: Store) -> tuple[BodyLine, ...]:
    """Every body, in the order of the dossier."""
    with store.reading() as reader:
        assembly = reader.assembly()
    return tuple(
        BodyLine(each.code, each.name, KINDS[each.kind], len(each.seats), _own_rules(each)) for each in assembly.bodies
    )


def body_card(store: Store, code: str, day: date) -> BodyCard | None:
    """One body on a day; None when it is no more."""
    with store.reading() as reader:
        assembly = reader.assembly()
        met = any(line.body == code for line in reader.sessions())
        used = reader.numbers(code)
    body = next((each for each in assembly.bodies if each.code == code), None)
    return BodyCard(body, _ticks(assembly, body, day), used, met) if body else None


def numbering(pattern: str, counter: Counter, day: date, used: Iterable[tuple[date, str]]) -> Numbering:
    """What a pattern being typed would print for the next act given on a day, or what is wrong with it."""
    try:
        parsed = Pattern.parse(wording.clean_line(pattern))
    except RuleViolation as violation:
        return Numbering("", "", str(violation))
    given = tuple(used)
    example = parsed.render(next_number(parsed, counter, day, given), day, INITIALS)
    missing = gaps(parsed, counter, given)
    more = [wording.count(len(missing) - NAMED, "autre")] if len(missing) > NAMED else []
    holes = f" Il manque {wording.listing([*missing[:NAMED], *more])}." if missing else ""
    supposed = f", par exemple, avec les initiales {INITIALS}," if "{initiales}" in pattern else ""
    return Numbering(example, f"Le prochain acte portera{supposed} le n° {example}.{holes}")


def _own_rules(body: Body) -> int:
    return sum(provisions.said(body.rules, rule.key) is not None for rule in provisions.PROVISIONS)


def _ticks(assembly: Assembly, body: Body, day: date) -> tuple[SeatTick, ...]:
    people = {each.code: each for each in assembly.people}
    members = {each.code: each.name for each in assembly.members}
    made = []
    for code, mandate in mandates_on(assembly, day).items():
        person = people.get(mandate.titular or "")
        who = wording.full(person.civility, person.first_name, person.last_name) if person else "sans titulaire"
        made.append(SeatTick(code, f"{who} ({members[mandate.member]})", code in body.seats))
    return tuple(made)
