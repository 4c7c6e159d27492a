"""Remembering the papers of a session that were exported, and what each was made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.domain import wording
from syndic_desktop.store import Paper, YearPaper

if TYPE_CHECKING:
    from syndic_desktop.documents.folders import Written
    from syndic_desktop.documents.keeping import PutAway
    from syndic_desktop.store import Store


def record_papers(store: Store, session_id: int, written: Sequence[Written], away: Sequence[PutAway] = ()) -> Done:
    """Remember the papers just written, each with the fingerprint of what it was made of; forget those put away.

    A store opened read-only remembers nothing and is left as it is: the papers are on the disk all the same.
    """
    label = f"exporter {wording.count(len(written), 'document')}"
    if store.read_only:
        return Done(label)
    with store.writing(label) as writer:
        made = [Paper(each.path, each.kind, each.fingerprint, writer.moment, each.digest) for each in written]
        writer.record_papers(session_id, made)
        writer.forget_papers(session_id, [each.path for each in away])
    return Done(label, frozenset({Topic.PAPERS}))


def record_year_papers(store: Store, year: int, written: Sequence[Written]) -> Done:
    """Remember the papers of a whole year just written (a register, a report), as `record_papers` does."""
    label = f"écrire {wording.count(len(written), 'document')} de l’année {year}"
    if store.read_only:
        return Done(label)
    with store.writing(label) as writer:
        writer.record_year_papers(
            YearPaper(each.path, each.kind, year, each.fingerprint, writer.moment, each.digest) for each in written
        )
    return Done(label, frozenset({Topic.PAPERS}))
