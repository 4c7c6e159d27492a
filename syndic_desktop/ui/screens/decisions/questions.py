"""What the place « Décisions » asks of the dossier and of the computer, as callables that a test can replace."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from syndic_desktop.domain.acts import Nature
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
)
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.screens.acts.questions import Beside, delegated_sending, file_of
from syndic_desktop.ui.screens.acts.sending import SendingQuestions

if TYPE_CHECKING:
    from syndic_desktop.domain.syndicats import Syndicat
    from syndic_desktop.store import Store


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
    numberings: Callable[[], Sequence[KindNumbering]]
    syndicat: Callable[[], Syndicat | None]
    files: Files
    today: Callable[[], date]
    read: Callable[[str], bytes]
    kinds: Callable[[Nature], Mapping[str, str]]
    sending: SendingQuestions
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
        numberings,
        syndicat,
        files,
        today,
        partial(file_of, store),
        partial(annex_kinds, store),
        delegated_sending(store, beside),
        beside.background,
    )
