"""The list of sessions: every session of the store, newest first, as the eye reads it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from syndic_desktop.domain import wording

if TYPE_CHECKING:
    from datetime import date

    from syndic_desktop.store import SessionLine, Store


class Stage(StrEnum):
    """How far a session is."""

    TO_CONVENE = "À convoquer"
    CONVENED = "Convoquée"
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
    years = [line.day.year for line in lines]
    return tuple(
        session_row(line, first=index == 0 or years[index - 1] != line.day.year) for index, line in enumerate(lines)
    )


def stage(notice_day: date | None, *, held: bool) -> Stage:
    """How far a session is, by what is recorded of it."""
    if held:
        return Stage.HELD
    return Stage.TO_CONVENE if notice_day is None else Stage.CONVENED


def session_row(line: SessionLine, *, first: bool = False) -> SessionRow:
    """One session; `first`: it opens its year."""
    return SessionRow(
        line.id,
        line.body,
        line.body_name,
        wording.long_date(line.day, weekday=True),
        line.place,
        stage(line.notice_day, held=line.held),
        wording.count(line.items, "point"),
        str(line.day.year) if first else "",
    )


def house(store: Store) -> tuple[str, str]:
    """Whose sessions they are: the syndicat's short name and its name; the file's name while it is empty."""
    with store.reading() as reader:
        syndicat = reader.syndicat()
    return (syndicat.short_name, syndicat.name) if syndicat else (store.path.stem, "")
