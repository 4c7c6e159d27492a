"""What the place « Registre » asks of the dossier and of the computer, as callables that a test can replace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from syndic_desktop.queries.activities import activity_years, read_year
from syndic_desktop.queries.open_data import period_data
from syndic_desktop.queries.papers import year_papers, year_papers_before
from syndic_desktop.queries.registers import RegisterChoice, RegisterSheet, register_sheet, registers, to_bind
from syndic_desktop.ui.background import Background, Cancelled, Progress

if TYPE_CHECKING:
    from syndic_desktop.documents.contents.activities import Report
    from syndic_desktop.documents.folders import Written
    from syndic_desktop.exchange.scdl import OpenData
    from syndic_desktop.store import Store

Writing = Callable[[Progress, Cancelled], "tuple[Written, ...]"]
"""What writes papers, beside the window; nothing once cancelled."""


@dataclass(frozen=True, slots=True)
class State:
    """When a paper was written last, and whether it still says what the dossier says."""

    made_at: datetime
    fresh: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """A year counted, and what became of the last report of it (None: there is none)."""

    report: Report
    state: State | None


@dataclass(frozen=True, slots=True)
class Questions:
    """What is handed back as a callable has been read, and is to be done beside the window.

    `state`: of the register of a body and year, None where none was bound. `folder`: where she wants it, None when she
    changed her mind. `has_office`: whether LibreOffice is there. `data`: the open data of a period.
    """

    registers: Callable[[], tuple[RegisterChoice, ...]]
    sheet: Callable[[str, int], RegisterSheet]
    state: Callable[[str, int], Callable[[], State] | None]
    bind: Callable[[str, int, Path], Writing]
    years: Callable[[], tuple[int, ...]]
    count: Callable[[int], Callable[[], Counted]]
    report: Callable[[int, Path], Writing]
    folder: Callable[[], Path | None]
    show_folder: Callable[[Path], None]
    has_office: Callable[[], bool]
    data: Callable[[date | None, date | None], tuple[str, OpenData]]
    today: Callable[[], date]
    background: Background


def questions_on(
    store: Store,
    today: Callable[[], date],
    templates: Path,
    folder: Callable[[], Path | None],
    show_folder: Callable[[Path], None],
    background: Background,
) -> Questions:
    """The questions of the place, put to a store. `templates`: the folder of the shipped sets."""
    return Questions(
        partial(registers, store),
        partial(register_sheet, store),
        partial(_register_state, store, templates),
        partial(_bind, store, today, templates),
        partial(activity_years, store),
        partial(_count, store, templates),
        partial(_report, store, today, templates),
        folder,
        show_folder,
        _has_office,
        partial(period_data, store),
        today,
        background,
    )


def _has_office() -> bool:
    from syndic_desktop.documents.pdf import office

    return office() is not None


def _register_state(store: Store, templates: Path, body: str, year: int) -> Callable[[], State] | None:
    from syndic_desktop.documents.years import register_kind, register_mark

    made = next((paper for paper in year_papers(store, year) if paper.kind == register_kind(body)), None)
    if made is None:
        return None
    what = to_bind(store, body, year)
    return lambda: State(made.made_at, register_mark(what, templates) == made.fingerprint)


def _bind(store: Store, today: Callable[[], date], templates: Path, body: str, year: int, folder: Path) -> Writing:
    from syndic_desktop.documents.years import write_register

    what, before = to_bind(store, body, year), year_papers_before(store, today())
    return lambda progress, cancelled: write_register(what, templates, folder, before, progress, cancelled)


def _count(store: Store, templates: Path, year: int) -> Callable[[], Counted]:
    from syndic_desktop.documents.years import REPORT, report_mark

    read = read_year(store, year)
    made = next((paper for paper in year_papers(store, year) if paper.kind == REPORT), None)

    def count() -> Counted:
        told = read.report()
        state = None if made is None else State(made.made_at, report_mark(told, templates) == made.fingerprint)
        return Counted(told, state)

    return count


def _report(store: Store, today: Callable[[], date], templates: Path, year: int, folder: Path) -> Writing:
    from syndic_desktop.documents.years import write_report

    read, before = read_year(store, year), year_papers_before(store, today())
    return lambda progress, cancelled: write_report(read.report(), templates, folder, before, progress, cancelled)
