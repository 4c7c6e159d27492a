"""What the first step of a session asks of the dossier, as callables that a test can replace."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from syndic_desktop.queries import agendas, drafts
from syndic_desktop.queries.session_sheets import SessionSheet, session_sheet

if TYPE_CHECKING:
    from syndic_desktop.documents.sources import Source
    from syndic_desktop.domain.phrases import Phrase
    from syndic_desktop.store import Store
    from syndic_desktop.ui.outside import WriteDayCount
    from syndic_desktop.ui.writing.printing import Printing


@dataclass(frozen=True, slots=True)
class Files:
    """Which files: the report to import, the annexes to join, where the timetable is saved. Nothing: no more wanted.

    `write_day_count`: its slow writing, for the worker thread.
    """

    report: Callable[[], Path | None]
    annexes: Callable[[], list[Path]]
    timetable: Callable[[], Path | None]
    write_day_count: WriteDayCount


@dataclass(frozen=True, slots=True)
class Questions:
    """Sessions and items are numbers of the store; `timetable` takes a session and how many days it would move by."""

    sheet: Callable[[int], SessionSheet]
    heading: Callable[[int], agendas.Heading]
    item: Callable[[int], agendas.ItemSheet]
    presenters: Callable[[int], tuple[agendas.Presenter, ...]]
    foreseen: Callable[[int], tuple[agendas.ForeseenRow, ...]]
    timetable: Callable[[int, int], agendas.TimetableSheet]
    pages: Callable[[str], Callable[[], int | None]]
    phrases: Callable[[], tuple[Phrase, ...]]
    source: Callable[[int], Source]
    today: Callable[[], date]
    files: Files
    printing: Printing


@dataclass(frozen=True, slots=True)
class NewQuestions:
    """What the form of a new session asks."""

    bodies: Callable[[], tuple[tuple[str, str], ...]]
    draft: Callable[..., drafts.Draft]
    firsts: Callable[[str], tuple[drafts.First, ...]]
    second: Callable[[int], drafts.Second]
    find: Callable[..., int]
    foreseen: Callable[[str, date, Sequence[str]], tuple[agendas.ForeseenRow, ...]]
    today: Callable[[], date]


def step_questions(store: Store, today: Callable[[], date], files: Files, printing: Printing) -> Questions:
    """The questions of the step, put to a store."""
    return Questions(
        sheet=partial(session_sheet, store),
        heading=partial(agendas.heading, store),
        item=partial(agendas.item_sheet, store),
        presenters=partial(agendas.presenters, store),
        foreseen=partial(agendas.foreseen, store),
        timetable=lambda session_id, by: agendas.timetable_sheet(store, session_id, today(), by),
        pages=partial(agendas.annex_pages, store),
        phrases=partial(drafts.library, store),
        source=partial(_source, store),
        today=today,
        files=files,
        printing=printing,
    )


def new_questions(store: Store, today: Callable[[], date]) -> NewQuestions:
    """The questions of the form of a new session, put to a store."""
    return NewQuestions(
        bodies=partial(drafts.bodies, store),
        draft=partial(drafts.draft, store),
        firsts=partial(drafts.firsts, store),
        second=lambda first_id: drafts.second(store, first_id, today()),
        find=partial(drafts.find, store),
        foreseen=partial(agendas.foreseen_for, store),
        today=today,
    )


def _source(store: Store, session_id: int) -> Source:
    from syndic_desktop.queries.papers import paper_source  # slow to import: the papers' builders

    return paper_source(store, session_id)[1]
