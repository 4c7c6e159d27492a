"""The sheets to print before the session, in case the laptop dies: roll, proxies, quorum, room for each vote.

Everything that the rules can say beforehand is on them, so that the session goes on with a pen.
"""

from __future__ import annotations

from syndic_desktop.documents.contents.countings import grids, voting_rules, weighed
from syndic_desktop.documents.contents.frames import Reading
from syndic_desktop.documents.contents.items import KINDS
from syndic_desktop.documents.contents.presence import Context
from syndic_desktop.documents.contents.rolls import roll
from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Fate, Item, ItemKind
from syndic_desktop.domain.attendance import Situation
from syndic_desktop.domain.quorum import Quorum, quorum
from syndic_desktop.domain.recusals import Recusal
from syndic_desktop.domain.sessions import UNDECIDED, ItemState
from syndic_desktop.domain.statutes import QuorumBase
from syndic_desktop.domain.votes import Majority
from syndic_desktop.domain.wording import NB

PROXY_LINES, SEATS_A_PROXY = 8, 6
"""Lines for proxies at least, and one more for so many seats."""
MOVE_LINES, SEATS_A_MOVE = 3, 20
"""Lines for who comes or goes a second time, in the same way."""
CANDIDATES = 6
RECUSALS = 5
"""How many recusals under L1111-6 II the table of quorums foresees."""


def backup(reading: Reading) -> Context:
    """The context of the template `feuille-de-secours`."""
    rules, seats = reading.source.sitting.rules, reading.source.sitting.seats
    kept = [state for state in reading.states if state.item.fate is Fate.KEPT]
    return {
        **reading.frame,
        "colleges": _announced(reading),
        "en_exercice": len(seats),
        "ponderee": weighed(seats),
        "regle_quorum": _rule(reading),
        "quorums": _quorums(reading),
        "regle_pouvoirs": _proxy_rule(rules.proxies_per_holder, same_college=rules.proxy_same_college),
        "lignes_mouvements": [""] * max(MOVE_LINES, len(seats) // SEATS_A_MOVE),
        "lignes_pouvoirs": [""] * max(PROXY_LINES, len(seats) // SEATS_A_PROXY),
        "regles_vote": voting_rules(reading),
        "points": [_line(state, reading) for state in kept],
        "grilles": grids(kept, reading),
        "elections": any(state.item.kind is ItemKind.ELECTION for state in kept),
        "lignes_candidats": [""] * CANDIDATES,
    }


def _announced(reading: Reading) -> object:
    """The roll of the door, with what each has announced in pencil."""
    said = {each.seat: each.stance for each in reading.session.answers}
    seats = reading.source.sitting.seats
    words, unequal = {}, weighed(seats)  # a vote taken by hand is then counted by seat
    for rank, seat in enumerate(seats, start=1):
        stance = said.get(seat.code)
        who = stance.holder or stance.deputy if stance else None
        told = "" if stance is None else ANNOUNCED[str(stance.state)].format(reading.names.brief(who) if who else "")
        weight = f"{wording.fraction(seat.weight)} voix" if unequal else ""
        words[rank] = f"{NB}; ".join(filter(None, (weight, told)))
    colleges = roll(reading)["colleges"]
    assert isinstance(colleges, list)
    return [
        {"nom": college["nom"], "lignes": [line | {"annonce": words[line["rang"]]} for line in college["lignes"]]}
        for college in colleges
    ]


ANNOUNCED = {
    "present": "viendra",
    "suppleant": "suppléance : {}",
    "pouvoir": "pouvoir à {}",
    "excuse": "excusé",
    "absent": "absent",
}


def _rule(reading: Reading) -> list[str]:
    """How the quorum is counted here, and between which numbers it is reached."""
    sitting = reading.source.sitting
    empty = Situation(sitting.situation(0).places)
    held = sitting.opening_quorum()
    if held.waived:
        told = f"Seconde convocation{NB}: ce qui n’a pas eu le quorum à la première séance est examiné sans quorum."
        wanting = sitting.new_items()
        if not wanting:
            return [told]
        held = sitting.quorum_at(wanting[0])
        return [told, f"Il faut le quorum {_at_items(wanting)}{NB}:", *_counted(held, empty, reading)]
    return _counted(held, empty, reading)


def _at_items(positions: tuple[int, ...]) -> str:
    """« au point 3 », « aux points 3 et 5 »."""
    return f"{wording.agree(len(positions), 'au point', 'aux points')} {wording.listing(map(str, positions))}"


def _counted(held: Quorum, empty: Situation, reading: Reading) -> list[str]:
    """Who counts, and between which numbers the quorum is reached."""
    sitting = reading.source.sitting
    who = (
        "Les membres présents et représentés comptent"
        if sitting.rules.proxies_count
        else ("Seuls les membres présents comptent, suppléants compris ; les pouvoirs ne comptent pas")
    )
    return [f"{who}.", *_thresholds(held, empty, reading)]


def _thresholds(held: Quorum, room: Situation, reading: Reading) -> list[str]:
    if held.base is QuorumBase.COLLEGES:
        return [
            f"{reading.hall.colleges[code].name}{NB}: {wording.fraction(count.required)} au moins."
            for code, count in held.by_college
        ]
    if held.base is QuorumBase.WEIGHTS:
        whole = sum(place.seat.weight for place in room.places)
        return [f"{wording.fraction(held.total.required)} voix au moins, sur {wording.fraction(whole)}."]
    required, office = int(held.total.required), len(room.places)
    said = [f"De 0 à {required - 1}{NB}: le quorum n’est pas atteint. De {required} à {office}{NB}: il est atteint."]
    if held.weights is not None:
        said.append(f"Et {wording.fraction(held.weights.required)} voix au moins.")
    return said


def _quorums(reading: Reading) -> list[Context]:
    """The quorum by number of members in office, less those recused under L1111-6 II (L2131-11)."""
    sitting = reading.source.sitting
    room, rules = sitting.situation(0), sitting.rules
    if rules.quorum_base is QuorumBase.COLLEGES or sitting.opening_quorum().waived:
        return []
    seats = [place.seat.code for place in room.places]
    lines = []
    for out in range(min(RECUSALS, len(seats) - 1) + 1):
        gone = tuple(Recusal(code, "", under_l1111_6=True) for code in seats[len(seats) - out :])
        held = quorum(room, rules, gone)
        if rules.quorum_base is QuorumBase.WEIGHTS and out:
            break  # it depends on whose votes go
        lines.append({"deports": out, "exercice": len(seats) - out, "requis": wording.fraction(held.total.required)})
    return lines


def _proxy_rule(most: int, *, same_college: bool) -> str:
    said = f"{wording.count(most, 'pouvoir')} au plus par mandataire, qui doit être en séance"
    return f"{said}{' et du même collège' if same_college else ''}. Le pouvoir est écrit, daté et signé."


def _line(state: ItemState, reading: Reading) -> Context:
    item = state.item
    rules = [_majority(item, reading), _without_quorum(item, reading), _concerned(item, reading)]
    nature = "" if item.kind is ItemKind.DELIBERATION else KINDS[item.kind]
    return {
        "rang": state.position,
        "objet": wording.french(item.subject),
        "nature": nature,
        "regle": f"{NB}; ".join(filter(None, rules)),
        "vote": item.kind in (ItemKind.DELIBERATION, ItemKind.ELECTION, ItemKind.DEBATE),
        "election": item.kind is ItemKind.ELECTION,
    }


def _majority(item: Item, reading: Reading) -> str:
    """« deux tiers des membres : 16 pour au moins »."""
    said = MAJORITIES.get(item.required, "")
    heads = reading.source.sitting.threshold(item).heads
    return said if heads is None else f"{said}{NB}: {heads} pour au moins"


def _without_quorum(item: Item, reading: Reading) -> str:
    sitting = reading.source.sitting
    if not sitting.opening_quorum().waived or item.kind in UNDECIDED:
        return ""
    return "sans condition de quorum" if sitting.without_quorum(item) else "le quorum est nécessaire"


def _concerned(item: Item, reading: Reading) -> str:
    """« à la carte », the members whose delegates alone vote, with the president (L5212-16)."""
    sitting = reading.source.sitting
    members = sitting.concerned(item)
    if members is None:
        return ""
    names = [each.name for each in sitting.assembly.members if each.code in members]
    return f"votent le président et les délégués de{NB}: {wording.listing(names) or 'personne'}"


MAJORITIES = {
    Majority.TWO_THIRDS: "deux tiers des membres",
    Majority.NOT_REFUSED: "adopté sauf majorité contre ; le président se retire au vote",
}
