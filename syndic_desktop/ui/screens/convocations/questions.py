"""What the step « Convocation » asks of the dossier and of the computer, as callables that a test can replace."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from syndic_desktop.queries.controls import ChecksSheet, checks_of, read_checked
from syndic_desktop.queries.convocations import Choice, ConvocationSheet, convocation_sheet, letters_parcel
from syndic_desktop.queries.proxies import proxy_holders
from syndic_desktop.queries.session_sheets import SessionSheet, session_sheet
from syndic_desktop.ui.background import Background, Cancelled, Progress

if TYPE_CHECKING:
    from syndic_desktop.documents.folders import Written
    from syndic_desktop.documents.keeping import Before, PutAway
    from syndic_desktop.documents.letters import Parcel
    from syndic_desktop.store import Store

WriteLetters = Callable[["Parcel", Path, "Before", Progress, Cancelled], Iterable["Written | PutAway"]]


@dataclass(frozen=True, slots=True)
class Questions:
    """Sessions are numbers of the store; `checks` and `parcel` take the day that the letters bear.

    `checks` reads the session, and gives what makes its findings beside the window.

    `holders`: whom the proxy of a seat (its code) may be announced for.
    """

    sheet: Callable[[int], ConvocationSheet]
    holders: Callable[[int, str], Sequence[Choice]]
    checks: Callable[[int, date], Callable[[], ChecksSheet]]
    session: Callable[[int], SessionSheet]
    parcel: Callable[[int, date], tuple[Parcel, Before]]
    now: Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Postroom:
    """Where letters are made: the thread that writes, what writes, the folder to fill (None: she changed her mind)."""

    background: Background
    write: WriteLetters
    show_folder: Callable[[Path], None]
    ask_folder: Callable[[], Path | None]
    left: Callable[[int], Mapping[str, bytes] | None] = lambda _session_id: None
    """The papers that lie in the folder of a session now, by path; None where its folder is not known."""
    kept: Callable[[int], Mapping[str, bytes]] = lambda _session_id: {}
    """The papers kept as they left, by « partis le 2027-01-25/note-de-synthese.docx »."""


def step_questions(store: Store, now: Callable[[], datetime]) -> Questions:
    """The questions of the step, put to a store."""
    return Questions(
        sheet=partial(convocation_sheet, store),
        holders=partial(proxy_holders, store),
        checks=lambda session_id, leaving: partial(checks_of, read_checked(store, session_id), leaving),
        session=partial(session_sheet, store),
        parcel=partial(letters_parcel, store),
        now=now,
    )
