"""What closes a session: the list of deliberations to publish (L2121-25) and the closing sheet (R2121-9)."""

from __future__ import annotations

from collections.abc import Sequence

from syndic_desktop.documents.contents.acts import BLANK, signatories
from syndic_desktop.documents.contents.extracts import taken
from syndic_desktop.documents.contents.frames import Reading
from syndic_desktop.documents.contents.presence import Context, columns, entrusted, proxies, proxy
from syndic_desktop.documents.contents.rolls import opening
from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Fate, ItemKind
from syndic_desktop.domain.attendance import Place
from syndic_desktop.domain.examinations import Unheard, examined
from syndic_desktop.domain.sessions import ItemState
from syndic_desktop.domain.wording import NB

FATES = {Fate.WITHDRAWN: "Retirée de l’ordre du jour", Fate.POSTPONED: "Reportée à une séance ultérieure"}
UNKNOWN = "Vote non consigné"
UNHEARD = "Non examinée"
LACKING = f"{UNHEARD}, {Unheard.QUORUM.value}"
UNVOTED = f"Non mise aux voix, {Unheard.QUORUM.value}"


def decision_list(reading: Reading) -> Context:
    """The context of the template `liste-des-deliberations`: everything examined, whatever became of it."""
    published = reading.session.list_published
    return {
        **reading.frame,
        "deliberations": _lines(reading),
        "publiee_le": wording.long_date(published) if published else BLANK,
        "signataires": signatories(reading.source.sitting, reading.names),
    }


def closing_sheet(reading: Reading) -> Context:
    """The context of the template `feuillet-de-cloture`: numbers, members present, signatures.

    What was withdrawn, postponed or never put to the vote is no deliberation: the register does not hold it.
    """
    taken_up = {state.position for state in reading.states if state.item.vote and state.item.fate not in FATES}
    lines = [line for line in _lines(reading) if line["numero"] and line["rang"] in taken_up]
    return {
        **reading.frame,
        "deliberations": lines,
        "nombre": wording.count(len(lines), "délibération"),
        "bilan": _outcome(len(lines)),
        "membres": (members := _attended(reading)),
        "membres_en_colonnes": columns([f"{each['nom']}, {each['qualite']}" for each in members]),
        "presence": opening(reading) | {"pouvoirs": _entrusted(reading)},
        "signataires": signatories(reading.source.sitting, reading.names),
    }


def _outcome(number: int) -> str:
    """« a donné lieu à 9 délibérations, transcrites au registre sous les numéros suivants : »."""
    if not number:
        return "n’a donné lieu à aucune délibération."
    if number == 1:
        return f"a donné lieu à une délibération, transcrite au registre sous le numéro suivant{NB}:"
    counted = wording.count(number, "délibération")
    return f"a donné lieu à {counted}, transcrites au registre sous les numéros suivants{NB}:"


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
    return str(taken(state, reading)["resultat"] or unrecorded(state, reading))


def unrecorded(state: ItemState, reading: Reading) -> str:
    """Why an item shows no vote: it was not taken up, too few were there, or nobody wrote the vote down."""
    opened = examined(reading.source.sitting, state.position)
    if state.item.vote is None and not state.quorum.reached:
        return UNVOTED if opened else LACKING
    return UNKNOWN if opened else UNHEARD


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


def _entrusted(reading: Reading) -> str:
    """Every proxy in force at some item, with the points it covered when these are not all of them."""
    if not reading.states:
        return proxies(reading.source.sitting.situation(0).represented, reading.names)
    covered: dict[tuple[str, str | None], list[int]] = {}
    places = {}
    for state in reading.states:
        for place in state.situation.represented:
            covered.setdefault((place.seat.code, place.stance.holder), []).append(state.position)
            places[place.seat.code, place.stance.holder] = place
    protocol = {seat.code: rank for rank, seat in enumerate(reading.source.sitting.seats)}
    given = [
        proxy(places[each], reading.names) + ("" if len(at) == len(reading.states) else f" ({points(at)})")
        for each, at in sorted(covered.items(), key=lambda known: protocol[known[0][0]])
    ]
    return entrusted(given, len({seat for seat, _holder in covered}))


def points(positions: Sequence[int]) -> str:
    """« point 2 », « points 1 à 3 et 8 »: positions (1-based, in order), those that follow each other by their ends."""
    runs: list[list[int]] = []
    for position in positions:
        if runs and position == runs[-1][-1] + 1:
            runs[-1].append(position)
        else:
            runs.append([position])
    said = [each for run in runs for each in ([f"{run[0]} à {run[-1]}"] if len(run) > 2 else map(str, run))]
    return f"{wording.agree(len(positions), 'point')}{NB}{wording.listing(said)}"


def _quality(person: str, place: Place, reading: Reading) -> str:
    names, seat = reading.names, place.seat
    if person == seat.titular:
        return names.quality(person)
    deputy = wording.gendered(names.civility(person), "suppléant", "suppléante")
    return f"{deputy} {wording.elide('de', names.full(seat.titular))}" if seat.titular else deputy
