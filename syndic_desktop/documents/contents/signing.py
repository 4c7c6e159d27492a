"""The first page of the signature folder: what there is to sign, how many pages each, and where."""

from __future__ import annotations

from collections.abc import Sequence

from syndic_desktop.documents.contents.acts import signatories
from syndic_desktop.documents.contents.frames import Reading
from syndic_desktop.documents.contents.presence import Context
from syndic_desktop.domain import wording
from syndic_desktop.domain.sessions import ItemState


def to_be_signed(reading: Reading) -> tuple[ItemState, ...]:
    """The deliberations of a session that can be signed, in order: voted, numbered, not signed yet.

    Once all are signed, all of them again: a folder may be printed anew.
    """
    acts = [state for state in reading.states if state.item.deliberates and state.item.vote and state.item.number]
    waiting = [state for state in acts if state.item.act is None or state.item.act.signature is None]
    return tuple(waiting or acts)


def signature_summary(reading: Reading, states: Sequence[ItemState], pages: Sequence[int]) -> Context:
    """The context of the template `parapheur`; `pages`: how many each extract has."""
    return {
        **reading.frame,
        "actes": [
            {
                "rang": rank,
                "numero": state.item.number or "",
                "objet": wording.french(state.item.subject),
                "pages": wording.count(count, "page"),
            }
            for rank, (state, count) in enumerate(zip(states, pages, strict=True), start=1)
        ],
        "nombre": wording.count(len(states), "délibération"),
        "total": wording.count(sum(pages), "page"),
        "signataires": signatories(reading.session, reading.names),
    }
