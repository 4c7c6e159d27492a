"""The list of sessions: every session of the store, newest first, as the eye reads it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from syndic_desktop.domain import wording
from syndic_desktop.domain.resending import last_day, resending
from syndic_desktop.domain.sessions import sitting

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from syndic_desktop.domain.assemblies import Assembly
    from syndic_desktop.domain.statutes import Profile
    from syndic_desktop.store import Reader, SessionLine, Store


CONVENED = 12
"""How many sessions that are convened are looked into: a dossier from elsewhere may have no roll for thirty years."""


class Stage(StrEnum):
    """How far a session is."""

    TO_CONVENE = "À convoquer"
    CONVENED = "Convoquée"
    TO_RESEND = "À renvoyer"
    UNDER_WAY = "En cours"
    HELD = "Tenue"


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session in the list; `year` is given on the first row of each year only."""

    id: int
    code: str  # of the body
    body: str
    day: str
    place: str
    stage: Stage
    items: str
    year: str = ""

    @property
    def told(self) -> str:
        """The whole row in one sentence, for whoever listens to the screen."""
        return f"{self.body}, {self.day}, {self.place}, {self.stage.lower()}, {self.items}"


def session_rows(store: Store) -> tuple[SessionRow, ...]:
    """Every session, newest first."""
    with store.reading() as reader:
        lines = reader.sessions()
        again = _to_resend(reader, lines)
    years = [line.day.year for line in lines]
    return tuple(
        session_row(line, first=index == 0 or years[index - 1] != line.day.year, again=line.id in again)
        for index, line in enumerate(lines)
    )


def _to_resend(reader: Reader, lines: Iterable[SessionLine]) -> frozenset[int]:
    """The sessions whose notices are to be replaced, of the newest that are convened and not held."""
    waiting = [line for line in lines if line.notice_day is not None and not line.held][:CONVENED]
    syndicat = reader.syndicat() if waiting else None
    if syndicat is None:
        return frozenset()
    assembly, profile = reader.assembly(), syndicat.profile
    return frozenset(line.id for line in waiting if again_by(reader, line, assembly, profile) is not None)


def stage(line: SessionLine, *, again: bool = False) -> Stage:
    """How far a session is, by what is recorded of it; `again`: its notices no longer tell the truth."""
    if line.held:
        return Stage.UNDER_WAY if line.going_on else Stage.HELD
    if line.notice_day is None:
        return Stage.TO_CONVENE
    return Stage.TO_RESEND if again else Stage.CONVENED


def again_by(reader: Reader, line: SessionLine, assembly: Assembly, profile: Profile) -> date | None:
    """The last day to replace the notices of a session; None where they hold, or where there are none."""
    if line.notice_day is None or line.held:
        return None
    read = sitting(assembly, profile, reader.session(line.id))
    return last_day(read) if resending(read).voids else None


def session_row(line: SessionLine, *, first: bool = False, again: bool = False) -> SessionRow:
    """One session; `first`: it opens its year; `again`: it is to be convened again."""
    return SessionRow(
        line.id,
        line.body,
        line.body_name,
        wording.long_date(line.day, weekday=True),
        line.place,
        stage(line, again=again),
        wording.count(line.items, "point"),
        str(line.day.year) if first else "",
    )


def house(store: Store) -> tuple[str, str]:
    """Whose sessions they are: the syndicat's short name and its name; the file's name while it is empty."""
    with store.reading() as reader:
        syndicat = reader.syndicat()
    return (syndicat.short_name, syndicat.name) if syndicat else (store.path.stem, "")
