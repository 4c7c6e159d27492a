"""The roll to be signed at the door, and the record that the quorum was lacking."""

from __future__ import annotations

from syndic_desktop.documents.contents.acts import BLANK, signatories
from syndic_desktop.documents.contents.agendas import entries
from syndic_desktop.documents.contents.extracts import gathered
from syndic_desktop.documents.contents.frames import Reading, whereabouts
from syndic_desktop.documents.contents.movements import passages
from syndic_desktop.documents.contents.presence import Context, detail
from syndic_desktop.domain import wording
from syndic_desktop.domain.assemblies import SeatOnDay
from syndic_desktop.domain.attendance import Place, Situation, State
from syndic_desktop.domain.sessions import ItemState, Session
from syndic_desktop.domain.votes import electorate

UNNAMED = "Délégué à désigner"


def roll(reading: Reading) -> Context:
    """The context of the template `feuille-de-presence`: `colleges` with their lines, blank before the session."""
    situation = reading.source.sitting.situation(0)
    weighted = len({place.seat.weight for place in situation.places}) > 1
    groups: dict[str, list[Context]] = {}
    for rank, place in enumerate(situation.places, start=1):
        groups.setdefault(place.seat.college, []).append(_line(rank, place, reading, weighted))
    return {
        **reading.frame,
        "colleges": [{"nom": reading.hall.colleges[code].name, "lignes": lines} for code, lines in groups.items()],
        "en_exercice": len(situation.places),
        "quorum": wording.fraction(reading.source.sitting.opening_quorum().required),
        "ponderee": weighted,
        "presence": opening(reading) if reading.session.held else None,
        "decompte": _head_count(situation) if reading.session.held else "",
        "signataires": signatories(reading.source.sitting, reading.names),
    }


def opening(reading: Reading) -> Context:
    """The context `presence` when the session opens."""
    sitting = reading.source.sitting
    situation = sitting.situation(0)
    return gathered(situation, sitting.opening_quorum(), electorate(situation), reading)


def shortfall(reading: Reading) -> Context:
    """The context of the template `proces-verbal-de-carence`."""
    days = reading.source.sitting.rules.second_notice_clear_days
    began = reading.source.sitting.opening_quorum().reached
    left = lacking(reading)
    left_to_decide = [_left(state, reading) for state in left] if began else entries(reading)
    room = gathered(left[0].situation, left[0].quorum, left[0].electorate, reading) if began else opening(reading)
    return {
        **reading.frame,
        "delai": f"{wording.cardinal(days)} {wording.agree(days, 'jour franc', 'jours francs')}",
        "depuis": _since(left[0].position) if began else "",
        "presence": room,
        "ordre_du_jour": left_to_decide,
        "renvoi": _sent_on(reading.source.again) | _sent(len(left_to_decide), began=began),
        "signataires": signatories(reading.source.sitting, reading.names),
    }


def _sent(items: int, *, began: bool) -> Context:
    """What is sent on: what was left of the agenda where the session began, else all of it."""
    left = wording.agree(items, "le point suivant", "les points suivants")
    whole = wording.agree(items, "le point inscrit", "les points inscrits")
    return {
        "objet": left if began else f"{whole} à l’ordre du jour",
        "phrase": wording.agree(items, "Ce point est renvoyé", "Ces points sont renvoyés"),
    }


def _sent_on(again: Session | None) -> Context:
    """When and where the body meets again, and when it is convened: dots to fill in by hand where it is not known."""
    if again is None:
        return {"reunion": f"le {BLANK}", "convocation": f"le {BLANK}"}
    hour = f"à {wording.clock(again.opening)}" if again.opening else f"à {BLANK}"
    when = f"le {wording.long_date(again.day, weekday=True)} {hour}"
    convened = again.notice.day
    return {
        "reunion": ", ".join(filter(None, (when, wording.french(whereabouts(again))))),
        "convocation": f"le {wording.long_date(convened) if convened else BLANK}",
    }


def lacking(reading: Reading) -> tuple[ItemState, ...]:
    """The items that could not be dealt with since too few were there: not voted, the quorum lost (L2121-17)."""
    return tuple(
        state
        for state in reading.states
        if state.item.deliberates and state.item.vote is None and not state.quorum.reached
    )


def _since(position: int) -> str:
    said = "Atteint à l’ouverture de la séance, le quorum ne l’est plus à l’examen du point"
    return f"{said}{wording.NB}{position}{wording.NB}:"


def _left(state: ItemState, reading: Reading) -> Context:
    return {
        "rang": state.position,
        "objet": wording.french(state.item.subject),
        "nature": "",
        "rapporteur": reading.names.full(state.item.rapporteur) if state.item.rapporteur else "",
    }


def _head_count(situation: Situation) -> str:
    """« À l’ouverture : 18 présents (16 titulaires et 2 suppléants), 3 pouvoirs, 21 votants. »"""
    there, given = len(situation.present), len(situation.represented)
    who = detail(len(situation.having(State.PRESENT)), len(situation.having(State.DEPUTY)))
    counts = (
        f"{wording.count(there, 'présent')} ({who})",
        wording.count(given, "pouvoir"),
        wording.count(there + given, "votant"),
    )
    return f"À l’ouverture{wording.NB}: {', '.join(counts)}."


def _line(rank: int, place: Place, reading: Reading, weighted: bool) -> Context:
    names, seat = reading.names, place.seat
    voices = wording.count(seat.weight, "voix", "voix") if weighted else ""
    return {
        "rang": rank,
        "titulaire": names.full(seat.titular) if seat.titular else UNNAMED,
        "precision": " – ".join(filter(None, [names.title(seat.titular) or _member(seat, reading), voices])),
        "suppleants": wording.listing(names.full(each) for each in seat.deputies),
        "situation": _observations(rank - 1, place, reading) if reading.session.held else "",
    }


def _member(seat: SeatOnDay, reading: Reading) -> str:
    """The member a seat speaks for; nothing where the band of its college or the letterhead says it already."""
    name, syndicat = reading.names.member(seat.member), reading.source.syndicat
    said = (reading.hall.colleges[seat.college].name, syndicat.name, syndicat.short_name)
    return "" if wording.fold(name) in map(wording.fold, said) else name


def _observations(rank: int, place: Place, reading: Reading) -> str:
    """Where the seat stands when the session opens, then who came or left: « Excusé ; arrivée à 10 h 22… »."""
    said = f"{wording.NB}; ".join(filter(None, [_situation(place, reading), *passages(rank, reading)]))
    return said[:1].upper() + said[1:]


def _situation(place: Place, reading: Reading) -> str:
    names = reading.names
    match place.state:
        case State.PRESENT:
            return "En visioconférence" if place.stance.remote else ""
        case State.DEPUTY:
            return f"Suppléance par {names.full(place.stance.deputy)}"
        case State.PROXY:
            return f"Pouvoir à {names.full(place.stance.holder)}"
        case State.EXCUSED:
            return wording.gendered(names.civility(place.seat.titular), "Excusé", "Excusée")
        case State.ABSENT:
            return wording.gendered(names.civility(place.seat.titular), "Absent", "Absente")
