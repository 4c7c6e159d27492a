"""What the place « Décisions » asks of the dossier and of the computer, as callables that a test can replace."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from syndic_desktop.domain.acts import DecisionKey, Nature
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.delegations import Delegation
from syndic_desktop.domain.numbering import KindNumbering
from syndic_desktop.domain.texts import DecisionKind
from syndic_desktop.queries.decisions import (
    DecisionTable,
    Proposals,
    Wanted,
    annex_kinds,
    decision_table,
    proposals,
    vice_presidents,
)
from syndic_desktop.queries.delegated import delegated_papers
from syndic_desktop.queries.papers import year_papers_before
from syndic_desktop.queries.signing import named_acts
from syndic_desktop.ui.background import Background, Cancelled
from syndic_desktop.ui.screens.acts.questions import Beside, delegated_sending, file_of
from syndic_desktop.ui.screens.acts.sending import SendingQuestions
from syndic_desktop.ui.screens.acts.signing import SigningQuestions
from syndic_desktop.ui.screens.decisions.papers import PaperQuestions

if TYPE_CHECKING:
    from syndic_desktop.documents.delegated import DelegatedSource
    from syndic_desktop.documents.folders import Written
    from syndic_desktop.documents.keeping import Before
    from syndic_desktop.domain.syndicats import Syndicat
    from syndic_desktop.store import Store

FOLDER, PARAPHEUR = "decisions", "parapheur-des-decisions.pdf"


@dataclass(frozen=True, slots=True)
class Files:
    """The files that she chooses, None or nothing where she changed her mind."""

    to_join: Callable[[], list[Path]]
    to_read: Callable[[], Path | None]
    to_write: Callable[[], Path | None]


@dataclass(frozen=True, slots=True)
class Questions:
    """`all`: every decision of the file, as it is now; `read`: the bytes of a file of the dossier; `kinds`: what an
    annex of such an act may be at transmission.
    """

    table: Callable[[Wanted], DecisionTable]
    proposals: Callable[[DecisionKind, date | None, str], Proposals]
    all: Callable[[], Sequence[Decision]]
    delegations: Callable[[], Sequence[Delegation]]
    vices: Callable[[], Sequence[str]]
    numberings: Callable[[], Sequence[KindNumbering]]
    syndicat: Callable[[], Syndicat | None]
    files: Files
    today: Callable[[], date]
    read: Callable[[str], bytes]
    kinds: Callable[[Nature], Mapping[str, str]]
    sending: SendingQuestions
    papers: PaperQuestions
    background: Background


def questions_on(store: Store, files: Files, beside: Beside) -> Questions:
    """The questions of the place, put to a store; `beside`: what the computer gives, as to the step « Actes »."""
    today = beside.today

    def decisions() -> Sequence[Decision]:
        with store.reading() as reader:
            return reader.decisions()

    def delegations() -> Sequence[Delegation]:
        with store.reading() as reader:
            return reader.delegations()

    def syndicat() -> Syndicat | None:
        with store.reading() as reader:
            return reader.syndicat()

    def numberings() -> Sequence[KindNumbering]:
        known = syndicat()
        return known.numberings if known else ()

    return Questions(
        lambda wanted: decision_table(store, wanted, today()),
        partial(proposals, store),
        decisions,
        delegations,
        lambda: vice_presidents(store, today()),
        numberings,
        syndicat,
        files,
        today,
        partial(file_of, store),
        partial(annex_kinds, store),
        delegated_sending(store, beside),
        _papers(store, beside),
        beside.background,
    )


def _papers(store: Store, beside: Beside) -> PaperQuestions:
    def write(keys: Sequence[DecisionKey], folder: Path) -> Callable[[Cancelled], Mapping[int, Sequence[Written]]]:
        decisions, source = delegated_papers(store, keys)
        before = year_papers_before(store, beside.today())
        return partial(_written, decisions, source, beside.templates, folder, before)

    def bind(keys: Sequence[DecisionKey]) -> Callable[[Cancelled], bytes | None]:
        decisions, source = delegated_papers(store, keys)
        return partial(_bound, decisions, source, beside.templates)

    def target(_session: int) -> Path | None:
        folder = beside.target()
        return folder / FOLDER / PARAPHEUR if folder else None

    signing = SigningQuestions(
        target, lambda _session: bind(()), lambda: next(iter(beside.scans()), None), partial(named_acts, store),
        beside.background,
    )  # fmt: skip
    return PaperQuestions(write, bind, beside.target, signing, beside.background)


def _written(
    decisions: Sequence[Decision],
    source: DelegatedSource,
    templates: Path,
    folder: Path,
    before: Before,
    cancelled: Cancelled,
) -> Mapping[int, Sequence[Written]]:
    from syndic_desktop.documents.delegated import write_decisions
    from syndic_desktop.documents.pdf import office

    years: dict[int, list[Written]] = {}
    there = office() is not None
    for each, written in write_decisions(decisions, source, templates, folder, before, cancelled, pdf=there):
        years.setdefault((each.day or before.day).year, []).append(written)
    return years


def _bound(
    decisions: Sequence[Decision], source: DelegatedSource, templates: Path, cancelled: Cancelled
) -> bytes | None:
    from syndic_desktop.documents.delegated import decisions_folder

    return decisions_folder(decisions, source, templates, cancelled=cancelled)
