"""What the checks say of the sessions of a store (command `controler`, and the panel beside the work)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from syndic_desktop.domain import calendar, wording
from syndic_desktop.domain.checks import Finding, Severity, Target, findings
from syndic_desktop.domain.classifications import Classification
from syndic_desktop.domain.resending import convened, last_day, letters, resending
from syndic_desktop.domain.sessions import Session, SessionKey, Sitting
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.domain.timetables import notice_days
from syndic_desktop.queries.sittings import sitting_sheet

if TYPE_CHECKING:
    from syndic_desktop.store import Reader, Store


OF_DELAY = ("C1", "C2", "C11", "C15")
"""The rules that speak of the day the notices leave."""


@dataclass(frozen=True, slots=True)
class Control:
    """One finding and the session it is about."""

    session: SessionKey
    finding: Finding


def controls(store: Store, keys: Sequence[SessionKey] = (), today: date | None = None) -> tuple[Control, ...]:
    """The findings of some sessions, of all of them when no key is given; oldest session first.

    `today`: from which what is not noted as done is late.
    """
    with store.reading() as reader:
        chosen = [reader.session_id(key) for key in keys] or [line.id for line in reversed(reader.sessions())]
        return tuple(control for session_id in chosen for control in session_controls(reader, session_id, today))


def session_controls(reader: Reader, session_id: int, today: date | None = None) -> tuple[Control, ...]:
    """The findings of one session, inside a transaction that is already open."""
    sheet = sitting_sheet(reader, session_id)
    found = findings(sheet.syndicat, sheet.sitting, reader.near(session_id), reader.classification(), today)
    return tuple(Control(sheet.key, finding) for finding in found)


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One finding on the panel; `reason`: why it was set aside, empty when it was not.

    `later`: what is severe stops the transmission of the act only, neither the sending nor the session.
    """

    code: str
    name: str
    sentence: str
    source: str
    severe: bool
    target: Target
    fact: str
    reason: str = ""
    later: bool = False

    @property
    def word(self) -> str:
        """How severe it is, in a word."""
        if self.reason:
            return "passé outre"
        if not self.severe:
            return "à vérifier"
        return "bloque la transmission" if self.later else "bloque"

    @property
    def told(self) -> str:
        """The whole finding, for whoever listens to the screen."""
        reason = f" Motif : {self.reason}" if self.reason else ""
        return f"{self.name}, {self.word}. {self.sentence} {self.source}.{reason}"


@dataclass(frozen=True, slots=True)
class ChecksSheet:
    """The findings of one session; `deadline`: until when the notices could go, once that day is gone by.

    Before, the heading of the session says it, on every step: once is enough.
    """

    rows: tuple[CheckRow, ...]
    deadline: str
    late: bool

    @property
    def open(self) -> int:
        """How many are neither settled nor set aside."""
        return sum(not row.reason for row in self.rows)


@dataclass(frozen=True, slots=True)
class Checked:
    """What the findings of one session are made of, read from the store in one go."""

    syndicat: Syndicat
    sitting: Sitting
    others: tuple[Session, ...]
    classification: Classification | None = None


def checks_sheet(store: Store, session_id: int, leaving: date) -> ChecksSheet:
    """What the panel shows. While there are notices to send, it tells what would be wrong if they left that day."""
    return checks_of(read_checked(store, session_id), leaving)


def read_checked(store: Store, session_id: int) -> Checked:
    """Raises RuleViolation when the session is no more."""
    with store.reading() as reader:
        sheet = sitting_sheet(reader, session_id)
        return Checked(sheet.syndicat, sheet.sitting, reader.near(session_id), reader.classification())


def checks_of(read: Checked, leaving: date) -> ChecksSheet:
    """The same as `checks_sheet`, of what was read; knows no store."""
    sat, session = read.sitting, read.sitting.session
    found = list(findings(read.syndicat, sat, read.others, read.classification))
    latest = last_day(sat)
    waiting = not session.held and (session.notice.day is None or bool(resending(sat).people))
    if waiting:
        known = {(each.rule.code, each.fact) for each in found}
        then = findings(read.syndicat, _leaving(sat, leaving), read.others, read.classification)
        late = [each for each in then if each.rule.code in OF_DELAY and (each.rule.code, each.fact) not in known]
        said = {(each.rule, each.target) for each in late}  # a last day that would be past is told as such only
        found = [each for each in found if (each.rule, each.target) not in said]
        found = sorted([*late, *found], key=lambda each: (each.override is not None, not each.blocks))
    rows = tuple(_row(finding) for finding in found)
    behind = waiting and leaving > latest
    return ChecksSheet(rows, _deadline(sat, latest) if behind else "", behind)


def in_reading_order(rows: Sequence[CheckRow], position: int) -> tuple[CheckRow, ...]:
    """What is about the item she is on (1-based; 0: none) first, then the session, then the other items.

    In each part what blocks comes first; what was set aside comes after everything else.
    """

    def rank(row: CheckRow) -> tuple[bool, int, bool]:
        item = row.target.item
        part = 1 if item is None else 0 if item == position else 2
        return bool(row.reason), part, not row.severe

    return tuple(sorted(rows, key=rank))


def as_plain(control: Control) -> dict[str, object]:
    """A control as values ready for JSON; what was set aside says why."""
    finding = control.finding
    told: dict[str, object] = {
        "seance": str(control.session),
        "point": finding.item,
        "regle": finding.rule.code,
        "nom": finding.rule.name,
        "gravite": finding.severity.value,
        "constat": finding.sentence,
        "source": finding.rule.source,
    }
    return told | ({"passe_outre": finding.override.reason} if finding.override else {})


def _leaving(sat: Sitting, day: date) -> Sitting:
    """The session as it would be, were its notices to leave that day."""
    was, again = sat.session.notice, resending(sat)
    if was.day is not None and not again.voids:  # a new member is told alone, what the others received holds
        going = (*was.dispatches, *letters(sat.assembly, again.people, day))
        notice = replace(was, dispatches=going)
    else:
        notice = replace(was, day=day, dispatches=letters(sat.assembly, convened(sat), day))
    return replace(sat, session=replace(sat.session, notice=notice))


def _deadline(sat: Sitting, latest: date) -> str:
    days, kept = notice_days(sat.session.nature, sat.rules), sat.session.notice.snapshot
    if kept is not None and latest < calendar.latest_send_date(sat.session.day, days):
        sent_by, announced = wording.long_date(latest, weekday=True), wording.long_date(kept.day)
        return f"Il fallait renvoyer le {sent_by} au plus tard, avant le {announced}, jour annoncé."
    counted = wording.count(days, "jour franc", "jours francs")
    return f"Trop tard pour {counted} : il fallait envoyer le {wording.long_date(latest, weekday=True)} au plus tard."


def _row(finding: Finding) -> CheckRow:
    return CheckRow(
        finding.rule.code,
        finding.rule.name,
        wording.french(finding.sentence),
        finding.rule.source,
        finding.severity is Severity.BLOCKS,
        finding.target,
        finding.fact,
        finding.override.reason if finding.override else "",
        finding.rule.of_transmission,
    )
