"""Which documents already produced no longer say what the session says, told a moment after it has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from syndic_desktop.domain import wording
from syndic_desktop.domain.examinations import extracted
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.papers import paper_source
from syndic_desktop.queries.renamings import once_named, undue

if TYPE_CHECKING:
    from syndic_desktop.documents.folders import Paper as Due
    from syndic_desktop.documents.sources import Source
    from syndic_desktop.store import Paper, Store

BEFORE = ("convocation", "pouvoir", "ordre-du-jour", "note-de-synthese", "feuille-de-secours")
"""Kinds that were handed out before the roll: they are never to be made again in the room."""
EXTRACT, PUBLIC = "extrait", "publics/"
UNDUE = "extraits qui ne sont plus dus"
DASH = " – "


def produced(store: Store, session_id: int) -> tuple[Source, tuple[Paper, ...]] | None:
    """What was produced and what it would be made of now; None where nothing was, and nothing is to be checked."""
    with store.reading() as reader:
        known = reader.papers(session_id)
    return (paper_source(store, session_id)[1], known) if known else None


def outdated(source: Source, known: Sequence[Paper], templates: Path) -> dict[str, int]:
    """What must be produced again, by kind, and how many of each; what went out before the roll is left apart.

    Knows no store: it takes a while, beside the window.

    Raises RuleViolation when a recorded vote cannot be counted, FileTrouble when a template is missing.
    """
    from syndic_desktop.documents.folders import paper_fingerprint, papers
    from syndic_desktop.documents.publishing import public_papers

    shelf = source.shelf(templates)
    made = {each.path: each for each in known}
    sent = BEFORE if source.sitting.session.held else ()
    due = (*papers(source), *(public_papers(source) if any(map(published, known)) else ()))
    old, gone = _renamed(due, source, known)
    stale = [
        each
        for each in due
        if each.kind not in sent
        and (was := made.get(old.get(each.path, each.path))) is not None
        and was.kind == each.kind
        and (was.path != each.path or was.fingerprint != paper_fingerprint(each, source, shelf))
    ]
    return dict(Counter(_kind(each) for each in stale)) | ({UNDUE: gone} if gone else {})


def _renamed(due: Sequence[Due], source: Source, known: Sequence[Paper]) -> tuple[dict[str, str], int]:
    """Under which name the extracts of items were made, where it has changed; how many made are of no item any more."""
    deliberated = [source.sitting.session.items[position - 1] for position in extracted(source.sitting)]
    old: dict[str, str] = {}
    gone = 0
    for public in (False, True):
        made = [each.path for each in known if each.kind == EXTRACT and published(each) is public]
        extracts = [each.path for each in due if each.kind == EXTRACT and each.path.startswith(PUBLIC) is public]
        items = [item for item in deliberated if item.vote is not None] if public else deliberated
        if made and len(items) == len(extracts):
            of = dict(zip(extracts, items, strict=True))
            old |= once_named(of, made)
            gone += len(undue(of, made))
    return old, gone


def published(paper: Paper) -> bool:
    """Whether a paper that was made is of the public version."""
    return paper.path.startswith(PUBLIC)


def _kind(due: Due) -> str:
    if due.path.startswith(PUBLIC):
        return "version publique (Ctrl+Maj+X)"
    return "extraits" if due.kind == EXTRACT else due.title.partition(DASH)[0]


def not_true(stale: Mapping[str, int]) -> str:
    """« Documents qui ne seront plus à jour : extraits (2) et Procès-verbal. »."""
    return f"Documents qui ne seront plus à jour{NB}: {_named(stale)}." if stale else ""


def told(stale: Mapping[str, int]) -> str:
    """« À refaire quand vous voudrez (Ctrl+E) : extraits (9), Procès-verbal et Liste des délibérations. »."""
    return f"À refaire quand vous voudrez (Ctrl+E){NB}: {_named(stale)}." if stale else ""


def _named(stale: Mapping[str, int]) -> str:
    return wording.listing(f"{name} ({many})" if many > 1 else name for name, many in stale.items())
