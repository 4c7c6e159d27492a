"""What the store answers when a whole domain value would be too much: frozen lines, light to read by the hundred."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from syndic_desktop.domain.agenda import Fate, ItemKind
from syndic_desktop.domain.sessions import Minutes, SessionKey, SessionNature
from syndic_desktop.domain.topics import UpcomingTopic

FOUND = "\x02"
"""Opens a found word in `Hit.extract`."""
END = "\x03"
"""Closes a found word in `Hit.extract`."""


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session in a list; `items`: how many, `held`: the roll was called; `going_on`: open, and nobody closed it."""

    id: int
    body: str
    body_name: str
    day: date
    opening: time | None
    closing: time | None
    place: str
    nature: SessionNature
    notice_day: date | None
    items: int
    held: bool
    going_on: bool = False

    @property
    def key(self) -> SessionKey:
        return SessionKey(self.body, self.day, self.opening)


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item in an agenda; `position` counts from 1."""

    id: int
    position: int
    kind: ItemKind
    number: str | None
    subject: str
    rapporteur: str | None
    matter: str | None
    fate: Fate
    added_after_notice: bool
    has_vote: bool


@dataclass(frozen=True, slots=True)
class TopicLine:
    """An upcoming topic; `position` counts from 1."""

    id: int
    position: int
    topic: UpcomingTopic


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that a search found; the found words of `extract` stand between FOUND and END."""

    item_id: int
    session_id: int
    key: SessionKey
    position: int
    number: str | None
    subject: str
    extract: str

    @property
    def body(self) -> str:
        return self.key.body

    @property
    def day(self) -> date:
        return self.key.day


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One change. `before` None: it was created; `after` None: it was removed; else the columns that changed."""

    id: int
    at: datetime
    label: str
    who: str
    table: str
    key: str
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None


@dataclass(frozen=True, slots=True)
class Touched:
    """A row that a gesture changed: when, where, and which columns (none: the row came or went)."""

    at: datetime
    table: str
    key: str
    columns: frozenset[str]


@dataclass(frozen=True, slots=True)
class FileLine:
    """An attached file: its path in the dossier, its size in bytes, the SHA-256 of its content."""

    path: str
    size: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that was produced: the fingerprint of what it was made from, the digest of its file.

    `digest` is empty for a document recorded before files were told apart.
    """

    path: str
    kind: str
    fingerprint: str
    made_at: datetime
    digest: str = ""


@dataclass(frozen=True, slots=True)
class YearPaper:
    """A document of a whole year that was produced; `kind`: what it is, and of which body where it is of one.

    `path`: its name, wherever she had it written; fingerprint and digest as those of `Paper`.
    """

    path: str
    kind: str
    year: int
    fingerprint: str
    made_at: datetime
    digest: str = ""


@dataclass(frozen=True, slots=True)
class StandingLine:
    """What is recorded of a session: `answered` seats, items `listed` (deliberated, withdrawn, postponed).

    `unsent`: deliberations to be transmitted; `first_unsent`: the item of the first of them.
    `going_on`: it has opened and nobody closed it.
    """

    session: SessionLine
    answered: int
    listed: int
    unsent: int
    first_unsent: int | None
    minutes: Minutes | None
    list_published: date | None
    going_on: bool = False


@dataclass(frozen=True, slots=True)
class UnreceivedLine:
    """How many acts wait for a receipt, since when, and the oldest of them."""

    count: int
    since: date
    key: SessionKey
    session_id: int
    item_id: int
