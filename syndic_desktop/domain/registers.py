"""Registers: the deliberations of a body over a year, in order, and what is still missing before they are bound.

R2121-9, L2121-23: by date, numbered, a closing sheet for each session, bound at the latest at the end of the year with
a table by date and a table by subject. It refuses to know what the pages look like.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import TypeVar

from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import Step, steps, transmissible
from syndic_desktop.domain.agenda import Fate, Item
from syndic_desktop.domain.assemblies import Body
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.examinations import unopened
from syndic_desktop.domain.matters import in_order, matter_of
from syndic_desktop.domain.numbering import Counter, KindNumbering, Pattern, gaps
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.wording import NB

T = TypeVar("T")
NO_MATTER = "Sans matière"
TO_VOTE = "n’a pas de vote : notez-le, ou retirez le point"
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


class Lack(StrEnum):
    """What may be missing before a volume is bound."""

    NUMBER = "numero"
    GAP = "trou"
    SIGNATURE = "signature"
    TRANSMISSION = "transmission"
    RECEIPT = "accuse"
    PUBLICATION = "publication"
    SCAN = "numerisation"
    MINUTES = "proces_verbal"
    VOTE = "vote"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Entry:
    """One deliberation of the register; `position` (1-based) in the agenda of its session."""

    session: Session
    position: int

    @property
    def item(self) -> Item:
        return self.session.items[self.position - 1]


@dataclass(frozen=True, slots=True)
class Missing:
    """Something to clear before binding; `session` None where it is of no one session, `position` 0 of no item.

    `decision`: what was decided by delegation that it is about.
    """

    lack: Lack
    sentence: str
    session: Session | None = None
    position: int = 0
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Volume:
    """The register of a body for a year: its sessions held, oldest first."""

    body: Body
    year: int
    sessions: tuple[Session, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every deliberation that was put to the vote, by date, then in the order of the session."""
        return tuple(Entry(session, place) for session in self.sessions for place in _deliberated(session))


def volume(body: Body, year: int, sessions: Iterable[Session]) -> Volume:
    """The register of a year, of all the sessions of a dossier. Sessions to come, or not held, are in none."""
    kept = [each for each in sessions if each.body == body.code and each.day.year == year and each.held]
    return Volume(body, year, tuple(sorted(kept, key=lambda each: (each.day, each.opening or time.max))))


def by_matter(entries: Iterable[Entry]) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """The table by subject: the themes of the nomenclature in their order, then what has no matter; dates in each."""
    themes = themed((entry.item.matter or "", entry) for entry in entries)
    return tuple((theme, tuple(sorted(group, key=_dated))) for theme, group in themes)


def themed(filed: Iterable[tuple[str, T]]) -> tuple[tuple[str, tuple[T, ...]], ...]:
    """What is filed under codes of the nomenclature, by theme in its order; under no code, or one of none, last."""
    known: dict[str, list[T]] = {}
    for code, each in filed:
        known.setdefault(code, []).append(each)
    groups: dict[str, list[T]] = {}
    for code in in_order(code for code in known if code):
        matter = matter_of(code)
        groups.setdefault(matter.theme if matter else NO_MATTER, []).extend(known[code])
    if "" in known:
        groups.setdefault(NO_MATTER, []).extend(known[""])
    last = sorted(groups, key=lambda theme: theme == NO_MATTER)
    return tuple((theme, tuple(groups[theme])) for theme in last)


def audit(whole: Volume, sessions: Iterable[Session] = ()) -> tuple[Missing, ...]:
    """What is missing before the volume is bound, session by session.

    `sessions`: all those of the body, for numbers that go on from one year to the next.
    """
    return (
        *_gaps(whole, [*sessions] or [*whole.sessions]),
        *(missing for session in whole.sessions for missing in _of_session(session)),
    )


def audit_decisions(
    decisions: Iterable[Decision],
    numberings: Iterable[KindNumbering],
    year: int,
    awaited: Collection[Step] = (Step.SIGN, Step.TRANSMIT),
) -> tuple[Missing, ...]:
    """What is missing of the delegated decisions that a volume binds (R2122-7-1), by day.

    Those that the prefect receives are looked at, and those without a date whose number is of that year: no volume
    would ever hold them. `awaited`: the steps of an act that are to be done before.
    """
    patterns = {each.kind: each.pattern for each in numberings}
    known = sorted(decisions, key=lambda each: (each.day or date.min, each.number))
    return tuple(missing for each in known for missing in _of_decision(each, patterns.get(each.kind), year, awaited))


def _of_decision(decision: Decision, pattern: str | None, year: int, awaited: Collection[Step]) -> Iterator[Missing]:
    name = f"« {wording.shortened(decision.subject)} »"
    if decision.number:
        name = f"n°{NB}{decision.number}, {name},"
    if decision.day is None:
        if _numbered_in(decision.number, pattern) == year:
            told = f"La décision {name} n’a pas de date : le registre ne la relie pas, notez sa date."
            yield Missing(Lack.DATE, told, decision=decision)
        return
    # Before tax it is less: what is under the threshold with tax is under it without.
    if decision.day.year != year or not transmissible(decision.kind, decision.amount, decision.day):
        return
    for step in steps(decision.act):
        if step in awaited:
            lack, words = _TOLD[step]
            told = f"La décision {name} du {wording.long_date(decision.day)} {words}."
            yield Missing(lack, told, decision=decision)


def _numbered_in(number: str, pattern: str | None) -> int | None:
    """The year that a number says, by the numbering of its kind, else in figures; None where it says none."""
    try:
        read = Pattern.parse(pattern).read(number) if pattern else None
    except RuleViolation:
        read = None
    if read is not None:
        return read.year
    figures = _YEAR.search(number)
    return int(figures[0]) if figures else None


def _deliberated(session: Session) -> Iterator[int]:
    for place, item in enumerate(session.items, start=1):
        if item.deliberates and item.vote is not None and item.fate is Fate.KEPT:
            yield place


def _dated(entry: Entry) -> tuple[date, int]:
    return entry.session.day, entry.position


def _gaps(whole: Volume, sessions: Sequence[Session]) -> Iterator[Missing]:
    try:
        pattern = Pattern.parse(whole.body.numbering)
    except RuleViolation as violation:
        yield Missing(Lack.GAP, str(violation))
        return
    used = [
        (each.day, item.number)
        for each in sessions
        if each.body == whole.body.code and each.day.year <= whole.year
        for item in each.items
        if item.number is not None
    ]
    for run in lost(pattern, whole.body.counter, used, whole.year):
        yield Missing(Lack.GAP, _gap(run))


def lost(pattern: Pattern, counter: Counter, used: Sequence[tuple[date, str]], year: int) -> Iterator[list[str]]:
    """The numbers that were given to nothing up to a year and were not lost before it, those in a row together."""
    before = set(gaps(pattern, counter, [each for each in used if each[0].year < year]))
    found = [number for number in gaps(pattern, counter, used) if number not in before]
    return _runs(pattern, found)


def _runs(pattern: Pattern, numbers: Sequence[str]) -> Iterator[list[str]]:
    """The numbers in a row, told together: « CS2026/01 à CS2026/18 »."""
    run: list[str] = []
    for number in numbers:
        if run and _rank(pattern, number) != _rank(pattern, run[-1]) + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _rank(pattern: Pattern, number: str) -> int:
    read = pattern.read(number)
    return read.number if read else 0


def _gap(run: Sequence[str]) -> str:
    if len(run) == 1:
        return f"Le numéro {run[0]} n’est donné à aucune délibération : retrouvez-la, ou dites pourquoi."
    return f"Les numéros {run[0]} à {run[-1]} ne sont donnés à aucune délibération : retrouvez-les, ou dites pourquoi."


def _of_session(session: Session) -> Iterator[Missing]:
    day = wording.long_date(session.day)
    for place, item in enumerate(session.items, start=1):
        if not item.deliberates or item.fate is not Fate.KEPT:
            continue
        if item.vote is None:
            told = "n’a pas été examiné : reportez-le" if unopened(session, place) else TO_VOTE
            yield Missing(Lack.VOTE, f"Le point{NB}{place} de la séance du {day} {told}.", session, place)
            continue
        yield from _of_item(session, place, item)
    about = session.minutes
    if about is None or about.fixed is None:
        told = f"Le procès-verbal de la séance du {day} n’est pas arrêté : faites-le arrêter à la suivante."
        yield Missing(Lack.MINUTES, told, session)
    elif about.published is None:
        yield Missing(Lack.MINUTES, f"Le procès-verbal de la séance du {day} n’est pas publié : publiez-le.", session)


_TOLD = {
    Step.SIGN: (Lack.SIGNATURE, "n’est pas signée : faites-la signer"),
    Step.TRANSMIT: (Lack.TRANSMISSION, "n’est pas transmise : déposez-la, ou dites qu’elle en est dispensée"),
    Step.RECEIVE: (Lack.RECEIPT, "attend son accusé de réception : reprenez-le de l’opérateur"),
    Step.PUBLISH: (Lack.PUBLICATION, "n’est pas publiée : publiez-la, et notez le jour"),
    Step.SCAN: (Lack.SCAN, "n’a pas d’acte signé : déposez son PDF"),
}


def _of_item(session: Session, place: int, item: Item) -> Iterator[Missing]:
    day = wording.long_date(session.day)
    if item.number is None:
        told = f"La délibération du point{NB}{place}, séance du {day}, n’a pas de numéro : donnez-lui le sien."
        yield Missing(Lack.NUMBER, told, session, place)
    name = f"n°{NB}{item.number}" if item.number else f"du point{NB}{place}"
    for step in steps(item.act):
        lack, words = _TOLD[step]
        yield Missing(lack, f"La délibération {name} du {day} {words}.", session, place)
