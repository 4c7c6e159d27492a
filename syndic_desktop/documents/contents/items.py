"""One item of the agenda on paper: its title, its report, what it rests on, who withdrew, what is decided."""

from __future__ import annotations

from collections.abc import Sequence

from syndic_desktop.documents.contents.frames import Reading, presided
from syndic_desktop.documents.contents.operative import clauses, grounds
from syndic_desktop.documents.contents.presence import Context
from syndic_desktop.documents.contents.statements import statement
from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import BudgetStep, ItemKind
from syndic_desktop.domain.chairs import installing, may_preside
from syndic_desktop.domain.sessions import ItemState

KINDS = {
    ItemKind.DELIBERATION: "Délibération",
    ItemKind.INFORMATION: "Information",
    ItemKind.DEBATE: "Débat",
    ItemKind.ELECTION: "Élection",
    ItemKind.ANY_OTHER_BUSINESS: "Questions diverses",
}


def point(state: ItemState, reading: Reading) -> Context:
    """The context `point` of an item."""
    # A letter tells the text as it was put, the minutes as it was amended: they are not one.
    return reading.once(("point", state.position, state.item.operative), lambda: _point(state, reading))


def _point(state: ItemState, reading: Reading) -> Context:
    item, names = state.item, reading.names
    return {
        "position": state.position,
        "type": KINDS[item.kind],
        "numero": item.number or "",
        "titre": title(state, voted=not unvoted(state, reading)),
        "objet": wording.french(item.subject),
        "rapporteur": names.titled(item.rapporteur) if item.rapporteur else "",
        "matiere": item.matter or "",
        "projet": drafted(reading),
        "expose": statement(item.statement, reading.source.recaps),
        **grounds(item),
        "clauses": clauses(item.operative),
        "annexes": (annexed := [wording.french(annex.title) for annex in item.annexes]),
        "annexes_phrase": annexes_phrase(annexed),
        "deports": recusals(state, reading),
        "presidence": chair(state, reading),
    }


def annexes_phrase(titles: Sequence[str]) -> str:
    """« Annexes : A ; B. »."""
    if not titles:
        return ""
    return f"{wording.agree(len(titles), 'Annexe')}{wording.NB}: {f'{wording.NB}; '.join(titles)}."


def drafted(reading: Reading) -> bool:
    """Whether an act is still a draft: the session is to come."""
    return not reading.session.held


def unvoted(state: ItemState, reading: Reading) -> bool:
    """Whether no vote is on record, so that nothing may be said of it, nor signed."""
    return drafted(reading) or (state.item.deliberates and state.item.vote is None)


def title(state: ItemState, *, voted: bool) -> str:
    """« Délibération n° CS2019/03 »; without a vote nor a number, an item is named by its place in the agenda."""
    if state.item.number:
        return f"Délibération n°{wording.NB}{state.item.number}"
    return f"Point n°{wording.NB}{state.position} de l’ordre du jour" if not voted else "Délibération"


def recusals(state: ItemState, reading: Reading) -> list[str]:
    """« Mme Sophie CASTAN, intéressée à l’affaire (motif), ne prend part ni au débat ni au vote. »"""
    places = {place.seat.code: place for place in state.situation.places}
    said = []
    for recusal in state.item.recusals:
        place = places.get(recusal.seat)
        if place is None:
            continue
        person = place.sitter or place.seat.titular
        word = wording.gendered(reading.names.civility(person), "intéressé", "intéressée")
        reason = f" ({wording.french(recusal.reason).rstrip('.')})" if recusal.reason else ""
        said.append(f"{reading.names.full(person)}, {word} à l’affaire{reason}, ne prend part ni au débat ni au vote.")
    return said


def chair(state: ItemState, reading: Reading) -> str:
    """« sous la présidence de … »; says so when somebody else was elected to chair the item."""
    names, session = reading.names, reading.session
    usual = session.president or names.president()
    sitting = reading.source.sitting
    presiding = sitting.presiding(state.position) or usual
    if presiding is None:
        return ""
    if presiding == usual or (installing(sitting) and state.item.president is None):
        return f"sous la présidence de {presided(sitting, names, state.position, presiding)}"
    said = f"sous la présidence de {_replacing(presiding, state, reading)}"
    if usual is None or state.situation.place_of(usual) in _voting(state):
        return said
    return f"{said}, {_why_not(usual, state, reading)}"


def _replacing(person: str, state: ItemState, reading: Reading) -> str:
    """Who presides in the president's place: elected for his accounts (L2121-14), by right, or designated (L2122-17).

    Only where the president is away does a vice-president preside by right.
    """
    names, accounts = reading.names, state.item.budget is BudgetStep.ACCOUNTS
    away = state.situation.place_of(reading.session.president) is None
    role = reading.source.sitting.assembly.roles_on(reading.session.day).get(person)
    if away and not accounts and role is not None and may_preside(role):
        return names.titled(person)
    word = "désigné" if away and not accounts else "élu"
    chosen = wording.gendered(names.civility(person), f"{word} président de séance", f"{word}e présidente de séance")
    return f"{names.full(person)}, {chosen}"


def _why_not(usual: str, state: ItemState, reading: Reading) -> str:
    """Why the president does not preside: he stays out of the vote, went out for it, had left, or never came."""
    civility, accounts = reading.names.civility(usual), state.item.budget is BudgetStep.ACCOUNTS
    president = wording.gendered(civility, "le Président", "la Présidente")
    feminine = wording.gendered(civility, "", "e")
    here, seen = state.situation.place_of(usual) is not None, _seen(usual, state, reading)
    if here and accounts:
        return f"{president} ne prenant pas part au vote"  # nobody noted that he went out
    if here or (accounts and seen[-1]):
        return f"{president} s’étant retiré{feminine} au moment du vote"
    return f"{president} ayant quitté la séance" if any(seen) else f"{president} étant absent{feminine}"


def _seen(person: str, state: ItemState, reading: Reading) -> list[bool]:
    """Whether somebody was in the room at each moment before an item was voted; last: as the one before it ended."""
    sitting = reading.source.sitting
    order = sitting.session.ranks
    earlier = sorted(
        (place for place in range(len(order)) if order[place] < order[state.position]), key=order.__getitem__
    )
    rooms = [sitting.situation(place, voting=voting) for place in earlier for voting in (False, True)]
    opening = sitting.situation(state.position)
    just_before = opening if opening.place_of(person) is not None or not rooms else rooms[-1]
    return [room.place_of(person) is not None for room in (*rooms, opening, just_before)]


def _voting(state: ItemState) -> list[object]:
    voters = {voter.seat for voter in state.electorate.voters}
    return [place for place in state.situation.present if place.seat.code in voters]
