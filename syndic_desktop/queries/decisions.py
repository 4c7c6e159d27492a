"""What was decided by delegation, as the lines of a table: what is doubtful in each, which session was told of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import SENT_WITHIN, DecisionKey, Stage, stage, transmissible
from syndic_desktop.domain.decisions import Decision, DecisionKind, Tax, next_number, sums
from syndic_desktop.domain.delegations import Delegation, allowing, doubts, sending_due
from syndic_desktop.domain.dossiers import told_on
from syndic_desktop.domain.sessions import SessionKey

if TYPE_CHECKING:
    from syndic_desktop.store import Store

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
    """A decision as it is shown. `told`: the day of the session that is told of it, None where none prints it."""

    decision: Decision
    stage: Stage
    doubts: tuple[str, ...]
    told: date | None

    @property
    def key(self) -> DecisionKey:
        return self.decision.key


@dataclass(frozen=True, slots=True)
class Sums:
    """How many lines, and the sum of their amounts by sort: before tax, after tax, not said."""

    count: int
    before_tax: Decimal | None
    after_tax: Decimal | None
    unknown: Decimal | None


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """The lines wanted, newest first, their sums, and what no session was ever told of (of all kinds and periods).

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


def decision_table(store: Store, wanted: Wanted, today: date) -> DecisionTable:
    """Everything the screen of decisions shows. `today`: a session to come is not one that was told."""
    with store.reading() as reader:
        decisions, delegations = reader.decisions(), reader.delegations()
        reported = reader.reported()
    known = _lines(delegations, reported)
    if len(known) > AT_MOST:
        known.clear()
    fresh = [each for each in decisions if each not in known]
    told = told_on(fresh, reported)
    known.update((each, _line(each, delegations, told.get(each))) for each in fresh)
    lines = [_unsent(known[each], today) for each in decisions]
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
    last = sorted(decisions, key=lambda each: (each.kind is kind, each.day or date.min), reverse=True)
    allowed = tuple(each.name for each in allowing(delegations, kind, day))
    return Proposals(
        _distinct(each.supplier for each in last),
        _distinct((*allowed, *(each.delegation for each in last if each.kind is kind))),
        _distinct(each.precision for each in last),
        _distinct(each.initials for each in last),
        next_number(syndicat.numberings, decisions, kind, day, initials) if syndicat and day else "",
    )


@lru_cache(maxsize=2)
def _lines(
    _delegations: tuple[Delegation, ...], _reported: tuple[tuple[SessionKey, DecisionKind], ...]
) -> dict[Decision, DecisionLine]:
    """The lines worked out under these delegations and reports: a cell that is typed changes one of thousands."""
    return {}


def _line(decision: Decision, delegations: Iterable[Delegation], told: date | None) -> DecisionLine:
    doubtful = tuple(doubts(decision, delegations))
    # Before tax it is less: what is under the threshold with tax is under it without.
    sent = transmissible(decision.kind, decision.amount, decision.day)
    return DecisionLine(decision, stage(decision.act, sent=sent), doubtful, told)


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
