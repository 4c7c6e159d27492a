"""What the papers of a session are made of, read from the store in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syndic_desktop.documents.sources import Source
from syndic_desktop.domain.dossiers import recap
from syndic_desktop.domain.sessions import SessionKey
from syndic_desktop.domain.texts import DecisionKind
from syndic_desktop.queries.sittings import sitting_sheet

if TYPE_CHECKING:
    from syndic_desktop.store import Reader, Store


def paper_source(store: Store, key: SessionKey | int) -> tuple[int, Source]:
    """The session's number in the store, and everything its papers are made of."""
    with store.reading() as reader:
        session_id = key if isinstance(key, int) else reader.session_id(key)
        sheet = sitting_sheet(reader, session_id)
        session_key = sheet.sitting.session.key
        decisions, reported = reader.decisions(), reader.reported()
        recaps = {kind: recap(decisions, reported, session_key, kind) for kind in DecisionKind}
        logo = _logo(reader, sheet.syndicat.logo)
    return session_id, Source(sheet.syndicat, sheet.sitting, recaps, decisions, logo)


def _logo(reader: Reader, path: str | None) -> bytes | None:
    if path is None or path not in {line.path for line in reader.files()}:
        return None
    return reader.file(path)
