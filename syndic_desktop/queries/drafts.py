"""What the form of a new session shows before it exists, and the library of phrases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from syndic_desktop.domain import wording
from syndic_desktop.domain.phrases import Phrase
from syndic_desktop.domain.preparations import REMEMBERED, carried_over, not_to_follow, prepared
from syndic_desktop.domain.reconvenings import convened_again, first_day, lacked
from syndic_desktop.domain.sessions import Modality, SessionKey, sitting
from syndic_desktop.domain.statutes import Profile

if TYPE_CHECKING:
    from syndic_desktop.store import Reader, SessionLine, Store


@dataclass(frozen=True, slots=True)
class Draft:
    """The session that would be created: what it takes after the last one, and the items that propose themselves.

    `remarks`: what to look at again in its day.
    """

    opening: time | None
    place: str
    modality: Modality
    subjects: tuple[str, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class First:
    """A session that a second convocation may follow."""

    id: int
    label: str


@dataclass(frozen=True, slots=True)
class Second:
    """The second convocation that would be created of a session: `day` is the first possible one.

    `clear_days`: those counted before it; `subjects`: what the first session left undone, `wanting`: those that had
    their quorum then, and want it again; `obstacle`: why none may be convened, empty where it may.
    """

    body: str
    day: date
    clear_days: int
    opening: time | None
    subjects: tuple[str, ...]
    obstacle: str = ""
    wanting: frozenset[str] = frozenset()


def bodies(store: Store) -> tuple[tuple[str, str], ...]:
    """Codes and names of what meets, in the order of the dossier."""
    with store.reading() as reader:
        return tuple((body.code, body.name) for body in reader.assembly().bodies)


def draft(store: Store, body: str, day: date, opening: time | None = None) -> Draft:
    """Raises UnknownCode when there is no such body."""
    from syndic_desktop.domain.checks.calendars import unlikely_day

    with store.reading() as reader:
        earlier = reader.earlier_sessions(body, day, REMEMBERED)
        said = reader.decisions(), reader.reported()
        session = prepared(reader.assembly(), earlier, *said, body=body, day=day, opening=opening)
        same = [reader.session(line.id) for line in reader.sessions() if (line.body, line.day) == (body, day)]
        syndicat = reader.syndicat()
    remarks = unlikely_day(session.body, session.day, same, syndicat.department if syndicat else "")
    subjects = tuple(item.subject for item in session.items)
    return Draft(session.opening, session.place, session.modality, subjects, tuple(map(wording.french, remarks)))


def firsts(store: Store, body: str) -> tuple[First, ...]:
    """The sessions of a body that lacked their quorum, newest first: no other may be convened again (L2121-17).

    Nor may one that was.
    """
    with store.reading() as reader:
        return tuple(first_of(line) for line in lacking(reader, body) if not reader.following(line.key))


def lacking(reader: Reader, body: str, before: date = date.max) -> list[SessionLine]:
    """The sessions of a body before a day that a second convocation may take up (`not_to_follow`), newest first."""
    syndicat, assembly = reader.syndicat(), reader.assembly()
    profile = syndicat.profile if syndicat else Profile()
    held = [line for line in reader.sessions() if line.body == body and line.held and line.day < before]
    return [line for line in held if not not_to_follow(sitting(assembly, profile, reader.session(line.id)))]


def first_of(line: SessionLine) -> First:
    """A session, told by its day."""
    return First(line.id, f"Séance du {wording.long_date(line.day, weekday=True)}")


def second(store: Store, first_id: int, today: date) -> Second:
    """What a second convocation of a session would be, its notices leaving today. Raises RuleViolation."""
    with store.reading() as reader:
        syndicat = reader.syndicat()
        sat = sitting(reader.assembly(), syndicat.profile if syndicat else Profile(), reader.session(first_id))
        again = reader.following(sat.session.key)
    first = sat.session
    subjects = tuple(item.subject for item in carried_over(first))
    without = {first.items[place - 1].subject for place in lacked(sat)}
    obstacle = convened_again(first.day, again[0].day) if again else not_to_follow(sat)
    wanted, wanting = sat.rules.second_notice_clear_days, frozenset(subjects) - without
    return Second(first.body, first_day(sat, today), wanted, first.opening, subjects, obstacle, wanting)


def find(store: Store, body: str, day: date, opening: time | None) -> int:
    """The session of a body at that moment. Raises RuleViolation."""
    with store.reading() as reader:
        return reader.session_id(SessionKey(body, day, opening))


def library(store: Store) -> tuple[Phrase, ...]:
    """The phrases, in the order they were kept."""
    with store.reading() as reader:
        return reader.phrases()
