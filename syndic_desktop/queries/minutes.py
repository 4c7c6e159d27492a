"""The step « Procès-verbal » of a session: its paragraphs, the eight contents that the law wants, how far it has come.

Read from the store; nothing is changed here. Where there is nothing to minute yet, a sentence says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from syndic_desktop.domain import wording
from syndic_desktop.domain.approvals import approved_at, fixed_day, unapproved
from syndic_desktop.domain.checks import RULES, Severity
from syndic_desktop.domain.completeness import Content, Lack, lacks
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.sessions import Minutes, Session, sitting
from syndic_desktop.domain.statutes import said
from syndic_desktop.domain.timetables import MINUTES_WITHIN
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.papers import paper_source
from syndic_desktop.queries.session_sheets import session_title

if TYPE_CHECKING:
    from syndic_desktop.documents.contents.fixing import Assembled
    from syndic_desktop.documents.contents.paragraphs import SheetLine
    from syndic_desktop.documents.sources import Source
    from syndic_desktop.domain.minutes import Rewording
    from syndic_desktop.store import Store

NO_MINUTES = (
    "Le procès-verbal se compose de ce qui est noté en séance : il paraîtra ici une fois l’appel enregistré. D’ici là, "
    "l’export (Ctrl+E) écrit convocation, ordre du jour, note de synthèse, pouvoirs et feuille de présence."
)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item to jump to. `to_review`: how many of its paragraphs are; `private`: its words that are not published."""

    position: int
    item_id: int
    subject: str
    to_review: int = 0
    private: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContentRow:
    """One of the eight contents, and what it lacks."""

    content: Content
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A later session has adopted the item that fixes these minutes."""

    day: date
    sentence: str


@dataclass(frozen=True, slots=True)
class Approved:
    """Another session whose minutes this one has adopted, and that are still to be fixed."""

    session_id: int
    day: date
    sentence: str


@dataclass(frozen=True, slots=True)
class Fixing:
    """How far the minutes have come. `sealed`: nothing changes them any more.

    `sessions`: the days of the sessions of the body held after this one, `planned`: those of the others. `severe`: the
    law forbids to fix them while a content lacks. `copied`, `list_copied`: when the councillors of the members got the
    minutes and the list of deliberations. `publish_by`: the last day, one week after they were fixed (L2121-15); None
    while they are not, or once it is done.
    """

    fixed: date | None
    signed: date | None
    published: date | None
    corrections: tuple[str, ...]
    sealed: bool
    severe: bool
    proposal: Proposal | None
    next_session: date | None
    publish_by: date | None = None
    sessions: frozenset[date] = frozenset()
    copied: date | None = None
    list_copied: date | None = None
    held: bool = False
    planned: frozenset[date] = frozenset()

    def asks_why(self, day: date | None, today: date) -> bool:
        """Whether they cannot be fixed on a day without a reason: no session was held then, nor is to be."""
        return day is not None and day not in self.sessions and not (day >= today and day in self.planned)


@dataclass(frozen=True, slots=True)
class MinutesView:
    """`missing`: why there is nothing to show; `trouble`: why paragraphs cannot be told (a wrong vote).

    `assembled`: what was read of the record, for `minutes_again`; None where all is to be read again. `source`: what
    the paper of these minutes is made of.
    """

    missing: str
    title: str = ""
    lines: tuple[SheetLine, ...] = ()
    items: tuple[ItemRow, ...] = ()
    contents: tuple[ContentRow, ...] = ()
    fixing: Fixing | None = None
    rewordings: tuple[Rewording, ...] = ()
    trouble: str = ""
    approved: tuple[Approved, ...] = ()
    assembled: Assembled | None = field(default=None, repr=False, compare=False)
    source: Source | None = field(default=None, repr=False, compare=False)

    @property
    def private(self) -> tuple[str, ...]:
        """What the public version of these minutes hides, wherever they say it."""
        return tuple(dict.fromkeys(said for row in self.items for said in row.private))

    @property
    def to_review(self) -> int:
        return sum(line.line.to_review for line in self.lines)

    @property
    def lacking(self) -> int:
        """How many of the eight contents lack something."""
        return sum(bool(row.lacks) for row in self.contents)


def minutes_view(store: Store, session_id: int) -> MinutesView:
    """The minutes as they are told now. Raises RuleViolation when the session is no more."""
    source = paper_source(store, session_id)[1]
    session = source.sitting.session
    if not session.held:
        return MinutesView(NO_MINUTES)
    from syndic_desktop.documents.contents.fixing import assembled, minutes_sheet
    from syndic_desktop.documents.contents.frames import reading

    about = session.minutes or Minutes()
    try:
        if about.text is not None:
            return _view(store, session_id, source, minutes_sheet(reading(source)))
        known = assembled(reading(source))
        return _view(store, session_id, source, known.lines(), known=known)
    except RuleViolation as refusal:
        return _view(store, session_id, source, (), trouble=str(refusal))


def minutes_again(store: Store, session_id: int, before: MinutesView) -> MinutesView:
    """The same minutes once gestures on minutes alone were done: what was recorded is not assembled again.

    Raises RuleViolation when the session is no more.
    """
    known = before.assembled
    with store.reading() as reader:
        session = reader.session(session_id)
    about = session.minutes
    if known is None or (about is not None and about.text is not None) or not _alike(known.reading.session, session):
        return minutes_view(store, session_id)
    from syndic_desktop.documents.contents.fixing import said_anew

    was, known = known.reading.session.minutes or Minutes(), said_anew(known, about)
    if replace(about or Minutes(), rewordings=was.rewordings) != was:
        return _view(store, session_id, known.reading.source, known.lines(), known=known)
    hers = about.rewordings if about else ()
    lines = known.lines()
    items = tuple(_with_dues(before.items, lines))
    source = known.reading.source
    now = replace(before, assembled=known, source=source)
    return replace(now, lines=lines, items=items, contents=_contents(source, hers), rewordings=hers)


def _alike(one: Session, other: Session) -> bool:
    """Whether nothing differs but what is said of their minutes."""
    return replace(one, minutes=None) == replace(other, minutes=None)


def _view(
    store: Store,
    session_id: int,
    source: Source,
    lines: tuple[SheetLine, ...],
    *,
    known: Assembled | None = None,
    trouble: str = "",
) -> MinutesView:
    about = source.sitting.session.minutes or Minutes()
    return MinutesView(
        "",
        session_title(store, session_id),
        lines,
        tuple(_items(store, session_id, source.sitting.session, lines)),
        _contents(source, about.rewordings),
        _fixing(store, session_id, source, about),
        about.rewordings,
        trouble,
        tuple(_approved(store, source)),
        known,
        source,
    )


def _approved(store: Store, source: Source) -> Iterator[Approved]:
    """The minutes that an item of this session has adopted, and that nobody has fixed since."""
    session = source.sitting.session
    with store.reading() as reader:
        for position, item in enumerate(session.items, start=1):
            day = fixed_day(item)
            if day is None or not approved_at(source.sitting, position):
                continue
            for line in reader.sessions():
                about = reader.minutes(line.id) if (line.body, line.day) == (session.body, day) else None
                if line.held and (line.body, line.day) == (session.body, day) and not (about and about.fixed):
                    told = f"Le point{NB}{position} a approuvé le procès-verbal du {wording.long_date(day)}."
                    yield Approved(line.id, day, told)


def _contents(source: Source, hers: tuple[Rewording, ...]) -> tuple[ContentRow, ...]:
    found = lacks(source.sitting, hers)
    return tuple(ContentRow(each, tuple(lack for lack in found if lack.content is each)) for each in Content)


def _items(store: Store, session_id: int, session: Session, lines: tuple[SheetLine, ...]) -> Iterator[ItemRow]:
    with store.reading() as reader:
        known = reader.items(session_id)
    told = {place: item.private for place, item in enumerate(session.items, start=1)}
    rows = [
        ItemRow(line.position, line.id, wording.french(line.subject), private=told.get(line.position, ()))
        for line in known
    ]
    yield from _with_dues(rows, lines)


def _with_dues(rows: Iterable[ItemRow], lines: tuple[SheetLine, ...]) -> Iterator[ItemRow]:
    due = Counter(line.line.anchor.item for line in lines if line.line.to_review and line.line.anchor)
    for row in rows:
        yield replace(row, to_review=due[row.position])


def _fixing(store: Store, session_id: int, source: Source, about: Minutes) -> Fixing:
    session = source.sitting.session
    with store.reading() as reader:
        later = [each for each in _later(session, reader.near(session_id)) if each.held]
        after = [line for line in reader.sessions() if line.body == session.body and line.day > session.day]
    rules = source.sitting.assembly.body(session.body).rules.on(session.day)
    spoken = said(source.syndicat.profile.on(session.day), rules)
    severe = RULES["D1"].severity_in(source.syndicat.kind, spoken) is Severity.BLOCKS
    due = about.fixed is not None and about.published is None
    return Fixing(
        about.fixed,
        about.signed,
        about.published,
        about.corrections,
        about.fixed is not None,
        severe,
        None if about.fixed else next(_proposals(source, later), None),
        next((each.day for each in later if not _passed_over(source, each)), None),
        about.fixed + MINUTES_WITHIN if due and about.fixed else None,
        frozenset(line.day for line in after if line.held),
        about.copied,
        about.list_copied,
        session.held,
        frozenset(line.day for line in after if not line.held),
    )


def _later(session: Session, others: tuple[Session, ...]) -> list[Session]:
    """The sessions of the body after this one, oldest first."""
    mine = [other for other in others if other.body == session.body and other.day > session.day]
    return sorted(mine, key=lambda other: other.day)


def _proposals(source: Source, later: list[Session]) -> Iterator[Proposal]:
    """What the later sessions decided of these minutes: the item names their day, and was adopted."""
    day = source.sitting.session.day
    for other in later:
        read = sitting(source.sitting.assembly, source.syndicat.profile, other)
        for position, item in enumerate(other.items, start=1):
            if fixed_day(item) == day and approved_at(read, position):
                when = wording.long_date(other.day)
                told = f"La séance du {when} l’a approuvé (point{NB}{position}) : il reste à l’arrêter."
                yield Proposal(other.day, told)


def _passed_over(source: Source, other: Session) -> bool:
    """Whether a session held later is known not to have approved these minutes: it is not offered as theirs."""
    read = sitting(source.sitting.assembly, source.syndicat.profile, other)
    return bool(unapproved(read, source.sitting.session.day))
