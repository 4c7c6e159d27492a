"""What is recorded of a session once it was held: its minutes, its acts.

Shown, never changed here. Where nothing is recorded yet, a sentence says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.sessions import Session
from syndic_desktop.queries.session_sheets import Pages, pages_of, session_title
from syndic_desktop.queries.sittings import read_sitting

if TYPE_CHECKING:
    from syndic_desktop.store import Store

Facts = tuple[tuple[str, str], ...]
NO_MINUTES = (
    "Le procès-verbal se compose de ce qui est noté en séance : il paraîtra ici une fois l’appel enregistré. D’ici là, "
    "l’export (Ctrl+E) écrit convocation, ordre du jour, note de synthèse, pouvoirs et feuille de présence."
)


@dataclass(frozen=True, slots=True)
class MinutesRecord:
    """`opening` and `closing` are the sentences of the paper around its items; `pages` None while it is missing."""

    missing: str
    facts: Facts
    title: str
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    items: int
    pages: Pages | None


def minutes_record(store: Store, session_id: int) -> MinutesRecord:
    """The minutes as they would be printed. Raises RuleViolation when the session is no more."""
    session = read_sitting(store, session_id).sitting.session
    if not session.held:
        return MinutesRecord(NO_MINUTES, (), "", (), (), 0, None)
    from syndic_desktop.documents.contents.frames import reading
    from syndic_desktop.documents.contents.minutes import minutes
    from syndic_desktop.queries.papers import paper_source

    source = paper_source(store, session_id)[1]
    facts, title = tuple(_fixing(session)), session_title(store, session_id)
    try:
        read = reading(source)
        told: dict[str, Any] = minutes(read)
    except RuleViolation as refusal:  # the pages say it too, and show the rest
        return MinutesRecord("", facts, title, (str(refusal),), (), len(session.items), pages_of(source))
    there = told["presence"]
    opening = (*told["ouverture"], there["quorum"]["phrase"])
    closing = (told["levee"], *told["corrections"], told["arrete"])
    return MinutesRecord(
        "", facts, title, tuple(filter(None, opening)), tuple(filter(None, closing)), len(session.items), Pages(read)
    )


def _fixing(session: Session) -> Iterator[tuple[str, str]]:
    about = session.minutes
    yield "Arrêté le", wording.long_date(about.fixed) if about and about.fixed else "à la séance suivante"
    yield "Publié le", wording.long_date(about.published) if about and about.published else "dans les sept jours après"
