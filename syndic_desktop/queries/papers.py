"""What the papers of a session are made of, read from the store in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syndic_desktop.documents.keeping import Before
from syndic_desktop.documents.sources import Source
from syndic_desktop.domain.dossiers import recap
from syndic_desktop.domain.sessions import SessionKey
from syndic_desktop.domain.template_sets import own_sets
from syndic_desktop.domain.texts import DecisionKind
from syndic_desktop.queries.sittings import sitting_sheet

if TYPE_CHECKING:
    from datetime import date

    from syndic_desktop.store import Reader, Store, YearPaper


def paper_source(store: Store, key: SessionKey | int) -> tuple[int, Source]:
    """The session's number in the store, and everything its papers are made of."""
    with store.reading() as reader:
        session_id = key if isinstance(key, int) else reader.session_id(key)
        sheet = sitting_sheet(reader, session_id)
        session_key = sheet.sitting.session.key
        decisions, reported = reader.decisions(), reader.reported()
        recaps = {kind: recap(decisions, reported, session_key, kind) for kind in DecisionKind}
        logo = logo_of(reader, sheet.syndicat.logo)
        templates = templates_of(reader, sheet.syndicat.templates)
        prints = {line.path: line.fingerprint for line in reader.files()}
        again = next((reader.session(line.id) for line in reader.following(session_key)), None)
    return session_id, Source(sheet.syndicat, sheet.sitting, recaps, decisions, logo, templates, prints, again)


def papers_before(store: Store, session_id: int, day: date, *, shared: bool = False) -> Before:
    """What the last export of a session left, for the next one made on `day` to spare what was changed since.

    `shared`: the folder may hold the papers of other sessions too, which nobody corrected.
    """
    with store.reading() as reader:
        files = {paper.path: paper.digest for paper in reader.papers(session_id)}
        lines = [line for line in reader.sessions() if shared and line.id != session_id]
        others = {
            paper.digest: f"{line.body} {line.day}"
            for line in lines
            for paper in reader.papers(line.id)
            if paper.digest
        }
    return Before(day, files, others)


def year_papers_before(store: Store, day: date) -> Before:
    """What was written of whole years, for the next one made on `day` to spare what was changed since."""
    with store.reading() as reader:
        return Before(day, {paper.path: paper.digest for paper in reader.year_papers()})


def year_papers(store: Store, year: int) -> tuple[YearPaper, ...]:
    """The papers of a year that are recorded."""
    with store.reading() as reader:
        return tuple(paper for paper in reader.year_papers() if paper.year == year)


def logo_of(reader: Reader, path: str | None) -> bytes | None:
    """The logo of the syndicat, None where it has none, or where its file is no more."""
    if path is None or path not in {line.path for line in reader.files()}:
        return None
    return reader.file(path)


def templates_of(reader: Reader, name: str) -> dict[str, bytes]:
    """The Word templates of her set of that name, by document; none for a set that is shipped."""
    hers = own_sets(line.path for line in reader.files()).get(name, {})
    return {document: reader.file(path) for document, path in hers.items()}
