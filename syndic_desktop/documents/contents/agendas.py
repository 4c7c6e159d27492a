"""The agenda as it is sent, and the explanatory note that goes with it (L2121-12): each item and what is proposed."""

from __future__ import annotations

from dataclasses import replace

from syndic_desktop.documents.contents.acts import presiding
from syndic_desktop.documents.contents.frames import Reading
from syndic_desktop.documents.contents.items import KINDS, point
from syndic_desktop.documents.contents.presence import Context
from syndic_desktop.documents.contents.votes import verb
from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Fate, ItemKind
from syndic_desktop.domain.amendments import as_proposed
from syndic_desktop.domain.sessions import ItemState
from syndic_desktop.domain.wording import NB

PLAIN = (ItemKind.DELIBERATION, ItemKind.ANY_OTHER_BUSINESS)


def sent(reading: Reading) -> tuple[ItemState, ...]:
    """The items that were sent with the notice: those added later are not of them.

    While it has not left, those that would be: nothing that was taken off.
    """
    if _drafted(reading):
        return tuple(state for state in reading.states if state.item.fate is Fate.KEPT)
    return tuple(state for state in reading.states if not state.item.added_after_notice)


def _drafted(reading: Reading) -> bool:
    return reading.session.notice.day is None and not reading.session.held


def numbered(reading: Reading) -> list[tuple[int, ItemState]]:
    """The same, each with the number that members read: as the letters that are kept say it, else its rank.

    What is drafted is numbered as on the screen: what was taken off leaves its number empty.
    """
    kept, known, drafted = reading.session.notice.snapshot, dict[str, list[int]](), _drafted(reading)
    for place, each in enumerate(kept.agenda if kept else ()):  # in order: two items may have the same subject
        known.setdefault(each.subject, []).append(kept.number(place) if kept else 0)
    return [
        (given.pop(0) if (given := known.get(state.item.subject)) else (state.position if drafted else rank), state)
        for rank, state in enumerate(sent(reading), start=1)
    ]


def entries(reading: Reading) -> list[Context]:
    """The list `ordre_du_jour`: rang, objet, nature (« pour information »…), rapporteur."""
    return [
        {
            "rang": rank,
            "objet": wording.french(state.item.subject),
            "nature": _nature(state),
            "rapporteur": reading.names.full(state.item.rapporteur) if state.item.rapporteur else "",
        }
        for rank, state in numbered(reading)
    ]


def _nature(state: ItemState) -> str:
    """« Information »; nothing for a deliberation, nor where the subject begins by saying it (« Élection de … »)."""
    said = "" if state.item.kind in PLAIN else KINDS[state.item.kind]
    return "" if wording.fold(state.item.subject).startswith(wording.fold(said)) else said


def agenda(reading: Reading) -> Context:
    """The context of the template `ordre-du-jour`."""
    return {**reading.frame, "ordre_du_jour": entries(reading), "signataires": signing_president(reading)}


def note(reading: Reading) -> Context:
    """The context of the template `note-de-synthese`."""
    points = [
        _before_vote(state, reading)
        | {"rang": rank, "propose": _proposal(state, reading), "nature": KINDS[state.item.kind]}
        for rank, state in numbered(reading)
    ]
    return {**reading.frame, "points": points}


def _before_vote(state: ItemState, reading: Reading) -> Context:
    """The item as it is put: nobody has been heard, nothing was amended and an election has no outcome yet."""
    told = point(replace(state, item=as_proposed(state.item)), reading) | {"entendus": []}
    return told | {"clauses": []} if state.item.kind is ItemKind.ELECTION else told


def signing_president(reading: Reading) -> Context:
    """Who convenes and signs the letters: the president (L2121-10), or whom the statutes name in his place."""
    names, chosen = reading.names, reading.session.notice.signatory
    if chosen is not None and not names.presides(chosen):
        title = wording.gendered(names.civility(chosen), "Le", "La") + f" {names.title(chosen)}"
        return {"president": {"titre": title.strip() if names.title(chosen) else "", "nom": names.bare(chosen)}}
    president = names.president() or reading.session.president
    return {"president": {"titre": presiding(president, names), "nom": names.bare(president) if president else ""}}


def _proposal(state: ItemState, reading: Reading) -> str:
    """« Il est proposé au comité syndical : »; a draft where the item or a clause has its own verb."""
    if state.item.kind is ItemKind.ELECTION:
        return f"Il est proposé {wording.to(*reading.article)} de procéder à cette élection."
    if not state.item.operative:
        return ""
    own = verb(state.item)
    if not own:
        return f"Projet de décision{NB}:"
    if own == "DÉCIDE" and not any(clause.verb for clause in state.item.operative):
        return f"Il est proposé {wording.to(*reading.article)}{NB}:"
    return f"Projet de décision{NB}: {reading.hall.body} {own}{NB}:"
