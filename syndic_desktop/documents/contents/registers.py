"""What closes a session: the list of deliberations to publish (L2121-25) and the closing sheet (R2121-9)."""

from __future__ import annotations

from syndic_desktop.documents.contents.acts import signatories
from syndic_desktop.documents.contents.extracts import taken
from syndic_desktop.documents.contents.frames import Reading
from syndic_desktop.documents.contents.presence import Context, pairs
from syndic_desktop.documents.contents.rolls import opening
from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Fate, ItemKind
from syndic_desktop.domain.attendance import Place
from syndic_desktop.domain.sessions import ItemState

FATES = {Fate.WITHDRAWN: "Retirée de l’ordre du jour", Fate.POSTPONED: "Reportée à une séance ultérieure"}
UNKNOWN = "Vote non consigné"


def decision_list(reading: Reading) -> Context:
    """The context of the template `liste-des-deliberations`: everything examined, whatever became of it."""
    return {
        **reading.frame,
        "deliberations": _lines(reading),
        "signataires": signatories(reading.session, reading.names),
    }


def closing_sheet(reading: Reading) -> Context:
    """The context of the template `feuillet-de-cloture`: numbers, members present, signatures."""
    lines = [line for line in _lines(reading) if line["numero"]]
    return {
        **reading.frame,
        "deliberations": lines,
        "nombre": wording.count(len(lines), "délibération"),
        "membres": (members := _attended(reading)),
        "membres_par_deux": pairs([f"{each['nom']}, {each['qualite']}" for each in members]),
        "presence": opening(reading),
        "signataires": signatories(reading.session, reading.names),
    }


def _lines(reading: Reading) -> list[Context]:
    return [
        {
            "rang": state.position,
            "numero": state.item.number or "",
            "objet": wording.french(state.item.subject),
            "rapporteur": reading.names.full(state.item.rapporteur) if state.item.rapporteur else "",
            "resultat": result(state, reading),
        }
        for state in reading.states
        if state.item.kind in (ItemKind.DELIBERATION, ItemKind.ELECTION)
    ]


def result(state: ItemState, reading: Reading) -> str:
    """« Adoptée à l’unanimité », « Rejetée », « Retirée de l’ordre du jour »…"""
    if state.item.fate in FATES:
        return FATES[state.item.fate]
    return str(taken(state, reading)["resultat"] or UNKNOWN)


def _attended(reading: Reading) -> list[Context]:
    """Everybody who sat at some moment, in protocol order; who replaced whom is said."""
    sitting = reading.source.sitting
    situations = [sitting.situation(position) for position in range(len(reading.states) + 1)]
    sat: dict[tuple[str, str], Place] = {}
    for places in zip(*(situation.places for situation in situations), strict=True):
        for place in places:
            if place.sitter is not None:
                sat.setdefault((place.seat.code, place.sitter), place)
    return [
        {"nom": reading.names.full(person), "qualite": _quality(person, place, reading)}
        for (_seat, person), place in sat.items()
    ]


def _quality(person: str, place: Place, reading: Reading) -> str:
    names, seat = reading.names, place.seat
    if person == seat.titular:
        return names.quality(person)
    deputy = wording.gendered(names.civility(person), "suppléant", "suppléante")
    return f"{deputy} {wording.elide('de', names.full(seat.titular))}" if seat.titular else deputy
