"""Which documents already produced no longer say what the session says, told a moment after it has changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from syndic_desktop.domain import wording
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.papers import paper_source

if TYPE_CHECKING:
    from syndic_desktop.documents.sources import Source
    from syndic_desktop.store import Paper, Store

LISTED = 2
"""How many are named; the others are counted."""


def produced(store: Store, session_id: int) -> tuple[Source, tuple[Paper, ...]] | None:
    """What was produced and what it would be made of now; None where nothing was, and nothing is to be checked."""
    with store.reading() as reader:
        known = reader.papers(session_id)
    return (paper_source(store, session_id)[1], known) if known else None


def outdated(source: Source, known: Sequence[Paper], templates: Path) -> tuple[str, ...]:
    """The titles of what must be produced again; knows no store: it takes a while, beside the window.

    Raises RuleViolation when a recorded vote cannot be counted, FileTrouble when a template is missing.
    """
    from syndic_desktop.documents.folders import paper_fingerprint, papers
    from syndic_desktop.documents.templates import Shelf

    shelf = Shelf(templates, source.syndicat.templates)
    made = {each.path: each for each in known}
    return tuple(
        due.title
        for due in papers(source)
        if (was := made.get(due.path)) is not None
        and was.kind == due.kind
        and was.fingerprint != paper_fingerprint(due, source, shelf)
    )


def told(titles: Sequence[str]) -> str:
    """« 3 documents déjà produits sont à refaire : Extrait n° 4…, Procès-verbal… et un autre (Ctrl+E). »."""
    if not titles:
        return ""
    count = wording.count(len(titles), "document déjà produit est à refaire", "documents déjà produits sont à refaire")
    rest = len(titles) - LISTED
    named = [f"« {wording.shortened(title)} »" for title in titles[:LISTED]]
    more = [wording.count(rest, "autre")] if rest > 0 else []
    return f"{count}{NB}: {wording.listing([*named, *more])} (Ctrl+E)."
