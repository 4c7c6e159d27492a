"""What was decided by delegation, as the lines of a table: what is doubtful in each, which session was told of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from syndic_desktop.domain import seals, wording
from syndic_desktop.domain.acts import (
    CHOICES,
    SENT_WITHIN,
    Act,
    ActRef,
    DecisionKey,
    Nature,
    Stage,
    Step,
    stage,
    steps,
    transmissible,
)
from syndic_desktop.domain.assemblies import Body, BodyKind
from syndic_desktop.domain.classifications import NATURE_NAMES, Classification
from syndic_desktop.domain.decisions import USUAL_MATTERS, Decision, DecisionKind, Tax, latest_first, next_number, sums
from syndic_desktop.domain.delegations import Delegation, allowing, doubts, over_the_year, renewals, sending_due
from syndic_desktop.domain.dossiers import told_on
from syndic_desktop.domain.matters import MATTERS, in_order, matter_of
from syndic_desktop.domain.sessions import SessionKey
from syndic_desktop.domain.typologies import kinds

if TYPE_CHECKING:
    from syndic_desktop.store import Reader, Store

IN_SESSION = "C’est une délibération d’une séance de ce dossier : son acte se suit à l’étape Actes de la séance."
AT_MOST = 16_384
"""Lines kept: twenty years of a busy syndicat."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which decisions are shown: of a kind, of a period (both days included), whose line holds every word asked."""

    kind: DecisionKind | None = None
    since: date | None = None
    until: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision as it is shown. `told`: the day of the session of the comité that is told of it (L5211-10), None where
    none prints it; `others`: the other bodies that are, by name, and the day.

    `steps`: what is still to be done of its act, first what comes first; nothing where a session has it.
    """

    decision: Decision
    stage: Stage
    doubts: tuple[str, ...]
    told: date | None
    steps: tuple[Step, ...] = ()
    others: tuple[tuple[str, date], ...] = ()

    @property
    def key(self) -> DecisionKey:
        return self.decision.key

    @property
    def ref(self) -> ActRef:
        return ActRef(decision=self.decision.key)

    @property
    def number(self) -> str:
        return self.decision.number

    @property
    def act(self) -> Act:
        return self.decision.act or Act()


@dataclass(frozen=True, slots=True)
class Sums:
    """How many lines, and the sum of their amounts by sort: before tax, after tax, not said."""

    count: int
    before_tax: Decimal | None
    after_tax: Decimal | None
    unknown: Decimal | None


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """The lines wanted, newest first, their sums, and what the comité was never told of (of all kinds and periods).

    `counts`: how many the period and the words let through, by kind, whatever kind is wanted.
    """

    lines: tuple[DecisionLine, ...]
    sums: Sums
    untold: tuple[DecisionLine, ...]
    delegations: tuple[Delegation, ...]
    counts: Mapping[DecisionKind, int]


@dataclass(frozen=True, slots=True)
class Proposals:
    """What is offered while a line is typed: the last used first. `number`: the one it would bear."""

    suppliers: tuple[str, ...]
    delegations: tuple[str, ...]
    precisions: tuple[str, ...]
    initials: tuple[str, ...]
    number: str
    matters: tuple[str, ...] = ()
    natures: tuple[str, ...] = ()


def decision_table(store: Store, wanted: Wanted, today: date) -> DecisionTable:
    """Everything the screen of decisions shows. `today`: a session to come is not one that was told."""
    with store.reading() as reader:
        decisions, delegations = reader.decisions(), reader.delegations()
        reported, sat = reader.reported(), in_session(reader, decisions)
        assembly = reader.assembly()
    bodies, renewed = assembly.bodies, renewals(assembly)
    known = _lines(delegations, reported, bodies, renewed)
    if len(known) > AT_MOST:
        known.clear()
    fresh = [each for each in decisions if each not in known]
    told = {body: told_on(fresh, [said for said in reported if said[0].body == body.code]) for body in bodies}
    known.update((each, _line(each, delegations, told, renewed)) for each in fresh)
    over = over_the_year(decisions, delegations)
    made = [_over(known[each], over.get(each, "")) for each in decisions]
    lines = [_seated(line) if line.key in sat else _unsent(line, today) for line in made]
    every = replace(wanted, kind=None)
    through = sorted((line for line in lines if _wanted(line.decision, every)), key=_newest)
    shown = tuple(line for line in through if wanted.kind in (None, line.decision.kind))
    untold = tuple(sorted((line for line in lines if line.told is None or line.told > today), key=_newest))
    counts = Counter(line.decision.kind for line in through)
    return DecisionTable(shown, total([line.decision for line in shown]), untold, delegations, counts)


def proposals(store: Store, kind: DecisionKind, day: date | None, initials: str = "") -> Proposals:
    """What to offer for a new decision of a kind, taken on a day."""
    with store.reading() as reader:
        decisions, delegations, syndicat = reader.decisions(), reader.delegations(), reader.syndicat()
        classification = reader.classification()
    last = latest_first(decisions, kind)
    allowed = tuple(each.name for each in allowing(delegations, kind, day))
    return Proposals(
        _distinct(each.supplier for each in last),
        _distinct((*allowed, *(each.delegation for each in last if each.kind is kind))),
        _distinct(each.precision for each in last),
        _distinct(each.initials for each in last),
        next_number(syndicat.numberings, decisions, kind, day, initials) if syndicat and day else "",
        _matters(kind, last, classification),
        tuple(f"{each} {NATURE_NAMES[each]}" for each in CHOICES[kind]),
    )


def doubtful(store: Store, today: date) -> tuple[DecisionLine, ...]:
    """The decisions that something is to be said of, the oldest first (command `controler`)."""
    lines = decision_table(store, Wanted(), today).lines
    told = (replace(line, doubts=tuple(each for each in line.doubts if each != IN_SESSION)) for line in lines)
    return tuple(line for line in reversed(tuple(told)) if line.doubts)


def vice_presidents(store: Store, today: date) -> tuple[str, ...]:
    """Whom the comité may delegate to beside the president (L5211-10): « M. Jean DUPONT, 1er Vice-Président »."""
    with store.reading() as reader:
        assembly = reader.assembly()
    held = sorted(assembly.roles_on(today).values(), key=lambda role: role.rank)
    return tuple(
        f"{wording.full(person.civility, person.first_name, person.last_name)}, "
        f"{wording.title_for(role.title, person.civility)}"
        for role in held
        if "vice" in wording.fold(role.title)
        for person in (assembly.person(role.person),)
    )


def annex_kinds(store: Store, nature: Nature) -> Mapping[str, str]:
    """Code and words of the types that an annex of such an act may bear, as the préfecture has them."""
    with store.reading() as reader:
        return kinds(nature, reader.classification())


def in_session(reader: Reader, decisions: Iterable[Decision]) -> frozenset[DecisionKey]:
    """The bureau deliberations that a session of this dossier took: its act is the one that is followed."""
    asked = [each for each in decisions if each.kind is DecisionKind.BUREAU_DELIBERATION and each.day is not None]
    if not asked:
        return frozenset()
    bodies = [body.code for body in reader.assembly().bodies if body.kind is BodyKind.BUREAU]
    taken = {(day, wording.fold(number)) for code in bodies for day, number in reader.numbers(code)}
    return frozenset(each.key for each in asked if (each.day, wording.fold(each.number)) in taken)


def counted_once(reader: Reader) -> tuple[Decision, ...]:
    """The delegated decisions, but those that the register of the bureau holds as what its sessions took."""
    decisions = reader.decisions()
    sat = in_session(reader, decisions)
    return tuple(each for each in decisions if each.key not in sat)


def _matters(kind: DecisionKind, last: Iterable[Decision], classification: Classification | None) -> tuple[str, ...]:
    """« 4.1 Personnel titulaires… »: those last given to this kind, those usual of it, then all that there are."""
    named = {each.code: each.title for each in MATTERS}
    named |= {each.code: f"{each.code} {each.label}" for each in classification.deeper} if classification else {}
    given = (each.matter for each in last if each.kind is kind and each.matter)
    codes = dict.fromkeys((*given, *USUAL_MATTERS.get(kind, ()), *in_order(named)))
    return tuple(named.get(code) or f"{code} {_national(code)}".strip() for code in codes)


def _national(code: str) -> str:
    found = matter_of(code)
    return found.label if found else ""


@lru_cache(maxsize=2)
def _lines(
    _delegations: tuple[Delegation, ...],
    _reported: tuple[tuple[SessionKey, DecisionKind], ...],
    _bodies: tuple[Body, ...],
    _renewed: tuple[date, ...],
) -> dict[Decision, DecisionLine]:
    """The lines worked out under these delegations and reports: a cell that is typed changes one of thousands."""
    return {}


def _line(
    decision: Decision,
    delegations: Iterable[Delegation],
    told: Mapping[Body, Mapping[Decision, date]],
    renewed: Sequence[date],
) -> DecisionLine:
    doubtful = (*doubts(decision, delegations, renewed), *_changed(decision))
    # Before tax it is less: what is under the threshold with tax is under it without.
    sent = transmissible(decision.kind, decision.amount, decision.day)
    waiting = steps(decision.act, sent=sent)
    days = [(body, day) for body, said in told.items() if (day := said.get(decision)) is not None]
    owed = min((day for body, day in days if body.kind is BodyKind.COMMITTEE), default=None)
    others = tuple((body.name, day) for body, day in days if body.kind is not BodyKind.COMMITTEE)
    return DecisionLine(decision, stage(decision.act, sent=sent), doubtful, owed, waiting, others)


def _changed(decision: Decision) -> Iterator[str]:
    if since := seals.told(seals.moved(decision.act, seals.decision_seals(decision))):
        yield f"Depuis la signature, {since} : remettez ce qui a été signé, ou faites signer l’acte de nouveau."


def _over(line: DecisionLine, told: str) -> DecisionLine:
    """The line with what the other decisions of its year add to it."""
    return replace(line, doubts=(*line.doubts, told)) if told else line


def _seated(line: DecisionLine) -> DecisionLine:
    return replace(line, doubts=(*line.doubts, IN_SESSION), steps=())


def _unsent(line: DecisionLine, today: date) -> DecisionLine:
    """The line with what the day it is adds: signed for more than fifteen days, and not sent (D16)."""
    act = line.decision.act
    if act is None or act.transmission is not None or today < sending_due(line.decision):
        return line
    told = f"Signée depuis plus de {SENT_WITHIN.days} jours : transmettez-la (CGCT, L2131-1 et L2131-13)."
    return replace(line, doubts=(*line.doubts, told))


def _newest(line: DecisionLine) -> tuple[int, str]:
    """Undated ones first: they are the ones to complete; then the newest."""
    day = line.decision.day
    return (-day.toordinal() if day else -date.max.toordinal(), line.decision.number)


def _wanted(decision: Decision, wanted: Wanted) -> bool:
    if wanted.kind is not None and decision.kind is not wanted.kind:
        return False
    if decision.day is not None and (
        (wanted.since is not None and decision.day < wanted.since)
        or (wanted.until is not None and decision.day > wanted.until)
    ):
        return False
    written = (decision.number, decision.subject, decision.supplier, decision.delegation, decision.precision)
    told = wording.fold(" ".join(filter(None, written)))
    return all(word in told for word in wording.fold(wanted.words).split())


def total(decisions: Sequence[Decision]) -> Sums:
    """How many decisions, and their sums."""
    made = sums(decisions)
    return Sums(len(decisions), made.get(Tax.BEFORE), made.get(Tax.AFTER), made.get(None))


def _distinct(texts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
