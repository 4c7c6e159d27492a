"""The first page of the signature folder: what there is to sign, how many pages each, and where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from syndic_desktop.documents.contents.acts import presiding, signatories
from syndic_desktop.documents.contents.decisions import Delegated
from syndic_desktop.documents.contents.frames import Reading, of_syndicat
from syndic_desktop.documents.contents.naming import Names
from syndic_desktop.documents.contents.presence import Context
from syndic_desktop.domain import wording
from syndic_desktop.domain.decisions import Decision
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
    acts = [(state.item.number or "", state.item.subject) for state in states]
    return {
        **reading.frame,
        **_listed(acts, pages),
        "periode": "",
        "nombre": wording.count(len(states), "délibération"),
        "signataires": signatories(reading.source.sitting, reading.names),
    }


def decisions_summary(decisions: Sequence[Decision], known: Delegated, pages: Sequence[int]) -> Context:
    """The same for decisions taken by delegation, of no session: in its place, the period that they are of."""
    days = sorted(each.day for each in decisions if each.day)
    names = Names(known.assembly, days[-1] if days else date.max)
    president = names.president()
    first, last = (wording.long_date(days[0]), wording.long_date(days[-1])) if days else ("", "")
    return {
        "syndicat": of_syndicat(known.syndicat),
        **_listed([(each.number, each.subject) for each in decisions], pages),
        "periode": f"Du {first} au {last}" if first != last else first.capitalize(),
        "nombre": wording.count(len(decisions), "décision"),
        "signataires": {
            "president": {
                "titre": presiding(president, names),
                "de": wording.gendered(names.civility(president), "du Président", "de la Présidente"),
                "nom": names.bare(president) if president else "",
            },
        },
    }


def _listed(acts: Sequence[tuple[str, str]], pages: Sequence[int]) -> Context:
    return {
        "actes": [
            {"rang": rank, "numero": number, "objet": wording.french(subject), "pages": wording.count(count, "page")}
            for rank, ((number, subject), count) in enumerate(zip(acts, pages, strict=True), start=1)
        ],
        "total": wording.count(sum(pages), "page"),
    }
