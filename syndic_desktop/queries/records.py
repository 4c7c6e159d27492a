"""What is recorded of a session once it was held: its minutes, its acts.

Shown, never changed here. Where nothing is recorded yet, a sentence says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.timetables import LIST_WITHIN
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.session_sheets import Pages, pages_of, session_title
from syndic_desktop.queries.sittings import read_sitting

if TYPE_CHECKING:
    from syndic_desktop.domain.acts import Act
    from syndic_desktop.store import Store

Facts = tuple[tuple[str, str], ...]
NO_MINUTES = (
    "Le procès-verbal se compose de ce qui est noté en séance : il paraîtra ici une fois l’appel enregistré. D’ici là, "
    "l’export (Ctrl+E) écrit convocation, ordre du jour, note de synthèse, pouvoirs et feuille de présence."
)
NO_ACTS = "Aucune délibération n’a encore été prise : les actes, leurs numéros et leurs dates paraîtront ici."
MISSING = "à noter"
UNSENT = "à transmettre"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table; `told` is the whole of it in one sentence, `section` its heading; `item_id` 0: no item."""

    cells: tuple[str, ...]
    told: str
    section: str = ""
    item_id: int = 0


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


@dataclass(frozen=True, slots=True)
class ActsRecord:
    """`held_on`: the day of the session, None while it was not held; `list_by`: the last day for its list."""

    missing: str
    acts: tuple[Row, ...]
    summary: str
    held_on: date | None
    list_published: date | None
    list_by: str


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


def acts_record(store: Store, session_id: int) -> ActsRecord:
    """The acts of a session and what happened to each. Raises RuleViolation when the session is no more."""
    with store.reading() as reader:
        session = reader.session(session_id)
        ids = {line.position: line.id for line in reader.items(session_id)}
    if not session.held:
        return ActsRecord(NO_ACTS, (), "", None, None, "")
    rows = tuple(_acts(session, ids))
    late = wording.long_date(session.day + LIST_WITHIN, weekday=True)
    missing = "" if rows else "Aucun point de cette séance n’a été délibéré : elle n’a produit aucun acte."
    return ActsRecord(missing, rows, _summary(session), session.day, session.list_published, late)


def _fixing(session: Session) -> Iterator[tuple[str, str]]:
    about = session.minutes
    yield "Arrêté le", wording.long_date(about.fixed) if about and about.fixed else "à la séance suivante"
    yield "Publié le", wording.long_date(about.published) if about and about.published else "dans les sept jours après"


def _acts(session: Session, ids: dict[int, int]) -> Iterator[Row]:
    for place, item in enumerate(session.items, start=1):
        if not item.deliberates:
            continue
        cells = (item.number or MISSING, wording.french(item.subject), *_dates(item.act))
        yield Row(cells, ", ".join(cells), item_id=ids.get(place, 0))


def _dates(act: Act | None) -> tuple[str, str, str, str, str]:
    """Signed, sent, received, published, enforceable."""
    if act is None:
        return ("", UNSENT, "", "", "")
    sent = act.transmission
    public = act.publication or act.notification
    receipt = (sent.receipt and wording.short_date(sent.receipt)) or "○ attendu" if sent else ""
    return (
        wording.short_date(act.signature.day) if act.signature else "",
        wording.short_date(sent.day) if sent else UNSENT,
        receipt,
        wording.short_date(public) if public else "",
        wording.short_date(act.enforceable_since) if act.enforceable_since else "",
    )


def _summary(session: Session) -> str:
    """« 8 actes · 6 exécutoires · 2 à transmettre »."""
    made = [item for item in session.items if item.deliberates]
    ready = sum(item.act is not None and item.act.enforceable_since is not None for item in made)
    unsent = sum(item.act is None or item.act.transmission is None for item in made)
    parts = (wording.count(len(made), "acte"), wording.count(ready, "exécutoire"), f"{unsent}{NB}à transmettre")
    return " · ".join(parts)
