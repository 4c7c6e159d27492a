"""Who presides: whom the item or the session names; where he is not in the room, a vice-president by right.

L2122-17, by L5211-2: a president who is away is replaced in all his functions by a vice-president, in the order of
their appointment; failing one, the assembly designates somebody, whom nothing here can guess.
L2122-8 and L5211-9: until the president is elected, the eldest of the members; then whoever was elected.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from syndic_desktop.domain import wording
from syndic_desktop.domain.assemblies import Assembly, BodyKind
from syndic_desktop.domain.attendance import Situation
from syndic_desktop.domain.elections import elect
from syndic_desktop.domain.homonyms import named
from syndic_desktop.domain.offices import electing, elects_others, elects_president, vices_to_elect
from syndic_desktop.domain.people import Person, Role, births_of
from syndic_desktop.domain.recusals import Recusal, recused

if TYPE_CHECKING:
    from syndic_desktop.domain.sessions import Sitting


UNTIL = "préside jusqu’à l’élection du président (CGCT, L2122-8 et L5211-9)"
MANY = 3
"""How many names a sentence lists before it counts the others."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who presides by right as a session opens, and why; `person` None: `why` says what is to be found out."""

    person: str | None
    why: str


def presiding(sitting: Sitting, position: int) -> str | None:
    """Who presides over an item (1-based; 0: as the session opens); None: the one who should is away, or not known.

    Whoever was named for the item, else the president of the session; by right a vice-president while he is not in the
    room (L2122-17, L5211-2), the eldest until the president is elected, and whoever was elected (L2122-8, L5211-9).
    """
    session = sitting.session
    item = session.items[position - 1] if 1 <= position <= len(session.items) else None
    if item is not None and item.president is not None:
        return item.president
    voted = item.electorate if item is not None else None
    if not (session.held or voted):
        return session.president
    election = installing(sitting)
    if not election:
        return _of_the_session(sitting, position)
    if chosen := _elected_before(sitting, position):
        return _since_the_election(sitting, position, chosen)
    there = _there(sitting, position)  # L2122-8: where the eldest left, the next one, and no vice-president of before
    return session.president if session.president in there else eldest(sitting.assembly, there)


def _of_the_session(sitting: Sitting, position: int) -> str | None:
    """The president of the session where he is there, else a vice-president by right."""
    session = sitting.session
    item = session.items[position - 1] if 1 <= position <= len(session.items) else None
    if session.president is None:
        return None
    if item is not None and item.electorate is not None:  # who was there then, whatever the roll says now
        if item.electorate.has(session.president):
            return session.president
    elif sitting.situation(position, voting=item is not None).place_of(session.president) is not None:
        return session.president
    first = by_right(sitting.assembly, session.day, _free(sitting, position))
    return first.person if first is not None else None


def installing(sitting: Sitting) -> int:
    """The item (1-based) at which an assembly elects its president; 0: it elects none."""
    place = electing(sitting.session.items)
    if not place:
        return 0
    kind = sitting.assembly.body(sitting.session.body).kind
    return place if kind in (BodyKind.COMMITTEE, BodyKind.ASSEMBLY) else 0


def eldest(assembly: Assembly, here: Collection[str]) -> str | None:
    """The eldest of the people who are there; None where an age is not known, or two of them were born that day."""
    births = sorted((each.birth or date.max, each.code) for each in assembly.people if each.code in here)
    if len(births) < len(here) or not births or births[-1][0] == date.max:
        return None
    return births[0][1] if len(births) == 1 or births[0][0] < births[1][0] else None


def elected(sitting: Sitting, election: int) -> str | None:
    """Whom an item (1-based) elected president; None: nobody yet."""
    vote = sitting.session.items[election - 1].vote
    if vote is None or vote.election is None:
        return None
    found = elect(vote.election, births_of(sitting.assembly.people)).elected
    return found[0].candidate if found else None


def is_eldest(sitting: Sitting, position: int, person: str) -> bool:
    """Whether somebody presides over an item (1-based; 0: the opening) as the eldest, before there is a president."""
    if not _before_any_president(sitting, position):
        return False
    return person == eldest(sitting.assembly, _there(sitting, position))


def _before_any_president(sitting: Sitting, position: int) -> bool:
    """Whether an item (1-based; 0: the opening) is dealt with while the president is still to be elected that day."""
    return bool(installing(sitting)) and _elected_before(sitting, position) is None


def _elected_before(sitting: Sitting, position: int) -> str | None:
    """Whom the session elected president before an item (1-based; 0: the opening); None: nobody yet."""
    election, ranks = installing(sitting), sitting.session.ranks
    return elected(sitting, election) if election and ranks[position] > ranks[election] else None


def vices_elected(sitting: Sitting, position: int) -> tuple[str, ...]:
    """The vice-presidents elected in this session before an item (1-based), in the order of their election.

    Only the subject of an item says that it elects some. Of one that elects other members of the bureau with them, the
    roles noted since that day tell who they are; until then the first elected, as many as its subject says.
    """
    session, births = sitting.session, births_of(sitting.assembly.people)
    found: list[str] = []
    for place in sorted(range(1, len(session.items) + 1), key=session.ranks.__getitem__):
        item = session.items[place - 1]
        vote = item.vote if session.ranks[place] < session.ranks[position] else None
        many = vices_to_elect(item)
        if vote is not None and vote.election is not None and many != 0:
            chosen = [each.candidate for each in elect(vote.election, births).elected]
            chosen = chosen[1:] if elects_president(item) else chosen
            since = _vices_since(sitting, chosen) if elects_others(item) else ()
            found += since or chosen[:many]
    return tuple(dict.fromkeys(found))


def _vices_since(sitting: Sitting, chosen: Collection[str]) -> tuple[str, ...]:
    """Who of these people is noted as vice-president from that day on, in their order."""
    day = sitting.session.day
    roles = sorted((each for each in sitting.assembly.roles if each.since == day), key=lambda role: role.rank)
    return tuple(each.person for each in roles if each.person in chosen and each.rank and may_preside(each))


def president_elected(sitting: Sitting) -> str | None:
    """Whom a session that elects the president elected, who then signs its papers; None: nobody was, or need be."""
    election = installing(sitting)
    return elected(sitting, election) if election else None


def _since_the_election(sitting: Sitting, position: int, chosen: str) -> str | None:
    """Who was elected president, else a vice-president of that day: the part of the eldest is over (L2122-8, -17)."""
    if chosen in _there(sitting, position):
        return chosen
    free = _free(sitting, position)
    return next((each for each in vices_elected(sitting, position) if each in free), None)


def _there(sitting: Sitting, position: int) -> set[str]:
    """Who sits at an item (1-based; 0: the opening), or sat there as its vote was closed."""
    session = sitting.session
    voted = session.items[position - 1].electorate if 1 <= position <= len(session.items) else None
    if voted is None:
        return sitting_in(sitting.situation(position, voting=position > 0))
    return {each.person for each in (*voted.voters, *voted.set_aside) if not each.by_proxy and each.person}


def _free(sitting: Sitting, position: int) -> set[str]:
    """Who sits at an item (1-based; 0: the opening) and takes part in it, or did as its vote was closed."""
    items = sitting.session.items
    item = items[position - 1] if 1 <= position <= len(items) else None
    if item is not None and item.electorate is not None:
        return {each.person for each in item.electorate.voters if not each.by_proxy}
    room = sitting.situation(position, voting=item is not None)
    return sitting_in(room, item.recusals if item is not None else ())


def at_opening(sitting: Sitting) -> Proposal | None:
    """Who presides by right as the session opens, where it is not simply its president who is there; None: it is."""
    session, assembly, here = sitting.session, sitting.assembly, _there(sitting, 0)
    if installing(sitting):
        return _eldest_proposed(sitting, here)
    if session.president in here:
        return None
    role = by_right(assembly, session.day, here)
    away = f"{named(assembly, session.president)} n’est pas en séance" if session.president else "Personne n’est noté"
    if role is None:
        return Proposal(None, f"{away} : dites qui l’assemblée désigne pour présider (CGCT, L2122-17).")
    who = f"{named(assembly, role.person)}, {role.title[:1].lower()}{role.title[1:]}"
    return Proposal(role.person, f"{away} : {who}, préside de droit (CGCT, L2122-17).")


def _eldest_proposed(sitting: Sitting, here: set[str]) -> Proposal | None:
    first = eldest(sitting.assembly, here)
    if first is None:
        return Proposal(None, f"{_no_eldest(sitting.assembly, here)} : dites qui préside.")
    return None if first == sitting.session.president else Proposal(first, _as_eldest(sitting.assembly, first))


def _as_eldest(assembly: Assembly, person: str) -> str:
    """« Mme Anne BEL, doyenne d’âge, préside jusqu’à l’élection du président (CGCT, …). »"""
    word = wording.gendered(assembly.person(person).civility.value, "doyen", "doyenne")
    return f"{named(assembly, person)}, {word} d’âge, {UNTIL}."


def _no_eldest(assembly: Assembly, here: Collection[str]) -> str:
    """Why nobody is known to be the eldest of these people, as a sentence to go on: whose age lacks, or is the same."""
    people = [each for each in assembly.people if each.code in here]
    unknown = [each for each in people if each.birth is None]
    if unknown:
        return f"Le doyen d’âge {UNTIL} ; la date de naissance manque pour {_some(assembly, unknown)}"
    first = min((each.birth for each in people if each.birth), default=None)
    same = [each for each in people if each.birth == first]
    if len(same) == 1:
        return f"Le doyen d’âge {UNTIL} ; il n’est pas connu"
    born = "nées" if all(wording.is_feminine(each.civility.value) for each in same) else "nés"
    return f"Le doyen d’âge {UNTIL} ; {_some(assembly, same)} sont {born} le même jour"


def _some(assembly: Assembly, people: Sequence[Person]) -> str:
    """« M. Jean ROY, Mme Anne BEL, M. Luc DUC et 2 autres »."""
    others = len(people) - MANY
    more = [wording.count(others, "autre")] if others > 0 else []
    return wording.listing([*(named(assembly, each.code) for each in people[:MANY]), *more])


def may_preside(role: Role) -> bool:
    """Whether the role is the president's or a vice-president's; others of the bureau preside over nothing."""
    return role.rank == 0 or "vice" in wording.fold(role.title)


def sitting_in(room: Situation, aside: tuple[Recusal, ...] = ()) -> set[str]:
    """The people who sit in a room and are not set aside."""
    out = recused(aside)
    return {place.sitter for place in room.present if place.sitter is not None and place.seat.code not in out}


def by_right(assembly: Assembly, day: date, here: Collection[str]) -> Role | None:
    """The first of the presidents and vice-presidents among the people who are there; None: nobody is."""
    roles = sorted(assembly.roles_on(day).values(), key=lambda role: role.rank)
    return next((role for role in roles if role.person in here and may_preside(role)), None)


def lacking(sitting: Sitting, position: int) -> str:
    """Why an item (1-based) has nobody to preside over it, and what to do; empty where somebody does."""
    if sitting.presiding(position) is not None:
        return ""
    chosen = _head(sitting, position)
    if _before_any_president(sitting, position) and (here := _there(sitting, position)):
        why = _no_eldest(sitting.assembly, here)
        return f"Point {position} : {why[:1].lower()}{why[1:]} ; notez qui préside (F8, « Présidence de ce point »)."
    if chosen is None:
        return f"Point {position} : personne ne préside ; notez qui préside (F8, « Présidence de ce point »)."
    return (
        f"Point {position} : {named(sitting.assembly, chosen)} n’est pas en séance et aucun vice-président n’y siège ; "
        "faites désigner qui préside, puis notez-le (F8, « Présidence de ce point » ; CGCT, L2122-17)."
    )


def _head(sitting: Sitting, position: int) -> str | None:
    """The president as an item (1-based) is dealt with, there or not: who was elected before it, else the session's."""
    return _elected_before(sitting, position) or sitting.session.president


def changed(was: Sitting, now: Sitting, position: int) -> str:
    """What to say where a coming or a going changes who presides over an item (1-based); empty where it does not."""
    before, then = was.presiding(position), now.presiding(position)
    if before == then:
        return ""
    if then is None:
        return lacking(now, position)
    if then == _head(now, position):
        return f"{named(now.assembly, then)} reprend la présidence."
    if _before_any_president(now, position):
        return _as_eldest(now.assembly, then)
    return (
        f"{named(now.assembly, then)} préside de droit au point {position} (CGCT, L2122-17) ; si c’est un autre, "
        "notez-le (F8, « Présidence de ce point »)."
    )


def takes_over(sitting: Sitting, position: int) -> str:
    """What to say once the vote of an item (1-based) has elected the president: he takes the chair; else empty."""
    if installing(sitting) != position or (who := elected(sitting, position)) is None:
        return ""
    name = named(sitting.assembly, who)
    if who not in _there(sitting, position):
        return f"{name} est à la présidence du syndicat, et n’est pas en séance : dites qui préside la suite (F8)."
    return f"{name} prend la présidence dès maintenant (CGCT, L2122-8 et L5211-9)."
