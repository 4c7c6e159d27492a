"""What the step « Actes » asks of the dossier and of the computer, as callables that a test can replace."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from syndic_desktop.domain.acts import ActRef
from syndic_desktop.domain.filings import Filing
from syndic_desktop.queries.acts import ActsSheet, OutOfDate, acts_sheet, out_of_date, produced
from syndic_desktop.queries.controls import ChecksSheet, checks_of, read_checked
from syndic_desktop.queries.filings import Prepared, decisions_to_transmit, deposited, prepared, to_transmit
from syndic_desktop.queries.open_data import named_data
from syndic_desktop.queries.papers import paper_source
from syndic_desktop.queries.session_sheets import session_sheet
from syndic_desktop.queries.signing import named_acts
from syndic_desktop.ui.background import Background, Cancelled
from syndic_desktop.ui.screens.acts.sending import SendingQuestions
from syndic_desktop.ui.screens.acts.signing import SigningQuestions

if TYPE_CHECKING:
    from syndic_desktop.documents.discordances import Report
    from syndic_desktop.documents.sources import Source
    from syndic_desktop.store import Store

OF_ACTS = ("D", "F")
"""The rules of this step: what becomes of acts, and how they are sent."""


@dataclass(frozen=True, slots=True)
class Questions:
    """Sessions are numbers of the store. `stale`: what tells the papers out of date, beside the window (None: nothing
    was made); `scans`: the files she chooses; `items`: the numbers of the items of a session, in order. `folder`: where
    its documents are (None: she does not say), `consistency`: what compares them, beside the window; `read`: the bytes
    of a file of the dossier.
    """

    sheet: Callable[[int], ActsSheet]
    stale: Callable[[int], Callable[[], OutOfDate] | None]
    checks: Callable[[int], Callable[[], ChecksSheet]]
    items: Callable[[int], tuple[int, ...]]
    scans: Callable[[], list[Path]]
    folder: Callable[[int], Path | None]
    consistency: Callable[[int, Path], Callable[[Cancelled], Report]]
    today: Callable[[], date]
    read: Callable[[str], bytes]
    background: Background
    signing: SigningQuestions
    sending: SendingQuestions


@dataclass(frozen=True, slots=True)
class Beside:
    """What the computer gives: the day, the scans she chooses, the folder of a session, templates, the worker; where
    the signature folder of a session goes; the folder that she chooses to write to, what shows it; the receipts
    that she chooses.
    """

    today: Callable[[], date]
    scans: Callable[[], list[Path]]
    folder: Callable[[int], Path | None]
    templates: Path
    background: Background
    parapheur: Callable[[int], Path | None]
    target: Callable[[], Path | None] = lambda: None
    show_folder: Callable[[Path], object] = lambda _folder: None
    receipts: Callable[[], list[Path]] = list


def step_questions(store: Store, beside: Beside) -> Questions:
    """The questions of the step, put to a store."""

    def stale(session_id: int) -> Callable[[], OutOfDate] | None:
        found = produced(store, session_id)
        return None if found is None else partial(out_of_date, found, beside.templates)

    def checks(session_id: int) -> Callable[[], ChecksSheet]:
        return partial(_of_acts, checks_of, read_checked(store, session_id), beside.today())

    def items(session_id: int) -> tuple[int, ...]:
        return tuple(line.id for line in session_sheet(store, session_id).items)

    def compare(session_id: int, folder: Path) -> Callable[[Cancelled], Report]:
        return partial(_compared, paper_source(store, session_id)[1], beside.templates, folder)

    return Questions(
        partial(acts_sheet, store), stale, checks, items, beside.scans, beside.folder, compare, beside.today,
        partial(file_of, store), beside.background, _signing(store, beside), _sending(store, beside),
    )  # fmt: skip


def file_of(store: Store, path: str) -> bytes:
    """The bytes that the dossier keeps under a path. Raises RuleViolation when it has no such file."""
    with store.reading() as reader:
        return reader.file(path)


def _signing(store: Store, beside: Beside) -> SigningQuestions:
    def make(session_id: int) -> Callable[[Cancelled], bytes | None]:
        return partial(_parapheur, paper_source(store, session_id)[1], beside.templates)

    def scan() -> Path | None:
        return next(iter(beside.scans()), None)

    return SigningQuestions(beside.parapheur, make, scan, partial(named_acts, store), beside.background)


def delegated_sending(store: Store, beside: Beside) -> SendingQuestions:
    """How the delegated decisions are sent: all those that wait, whatever list is shown; no open data is of them."""
    return replace(_sending(store, beside), waiting=lambda _place: decisions_to_transmit(store), data=None)


def _sending(store: Store, beside: Beside) -> SendingQuestions:
    def prepare(refs: Sequence[ActRef], cancelled: Cancelled) -> Prepared:
        return prepared(store, refs, beside.today(), beside.templates, cancelled)

    def write(filings: Sequence[Filing], folder: Path, pastell: bool) -> Path:
        return deposited(filings, folder, beside.today(), pastell=pastell)

    return SendingQuestions(
        partial(to_transmit, store), prepare, write, partial(named_data, store), beside.target, beside.receipts,
        beside.show_folder, beside.background,
    )  # fmt: skip


def _parapheur(source: Source, templates: Path, cancelled: Cancelled) -> bytes | None:
    from syndic_desktop.documents.parapheurs import parapheur

    return parapheur(source, templates, cancelled=cancelled)


def _compared(source: Source, templates: Path, folder: Path, cancelled: Cancelled) -> Report:
    from syndic_desktop.documents.consistency import consistency, files_under

    return consistency(source, templates, files_under(folder), cancelled)


def _of_acts(check: Callable[..., ChecksSheet], *read: object) -> ChecksSheet:
    found = check(*read)
    return replace(found, rows=tuple(row for row in found.rows if row.code.startswith(OF_ACTS)), deadline="")
