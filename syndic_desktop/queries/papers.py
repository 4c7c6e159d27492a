"""What the papers of a session are made of, read from the store in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syndic_desktop.documents.keeping import Before
from syndic_desktop.documents.sources import Source
from syndic_desktop.domain.dossiers import recap
from syndic_desktop.domain.sessions import SessionKey
from syndic_desktop.domain.texts import DecisionKind
from syndic_desktop.queries.sittings import sitting_sheet

if TYPE_CHECKING:
    from datetime import date

    from syndic_desktop.store import Reader, Store


def paper_source(store: Store, key: SessionKey | int) -> tuple[int, Source]:
    """The session's number in the store, and everything its papers are made of."""
    with store.reading() as reader:
        session_id = key if isinstance(key, int) else reader.session_id(key)
        sheet = sitting_sheet(reader, session_id)
        session_key = sheet.sitting.session.key
        decisions, reported = reader.decisions(), reader.reported()
        recaps = {kind: recap(decisions, reported, session_key, kind) for kind in DecisionKind}
        logo = logo_of(reader, sheet.syndicat.logo)
    return session_id, Source(sheet.syndicat, sheet.sitting, recaps, decisions, logo)


def papers_before(store: Store, session_id: int, day: date) -> Before:
    """What the last export of a session left, for the next one made on `day` to spare what was changed since."""
    with store.reading() as reader:
        return Before(day, {paper.path: paper.digest for paper in reader.papers(session_id)})


def logo_of(reader: Reader, path: str | None) -> bytes | None:
    """The logo of the syndicat, None where it has none, or where its file is no more."""
    if path is None or path not in {line.path for line in reader.files()}:
        return None
    return reader.file(path)
