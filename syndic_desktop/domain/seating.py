"""Seating: whether a seat may take a stance at a session, checked as it is entered.

A proxy given to somebody who is not in the room is not refused for a past session (it has no effect and `checks`
says so); it is refused here, at entry, where it can still be put right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from syndic_desktop.domain import wording
from syndic_desktop.domain.answers import SAYABLE, Answer, announced, deputies_prevented, without_answer
from syndic_desktop.domain.assemblies import SeatOnDay
from syndic_desktop.domain.attendance import SEATED, Place, Presence, Situation, Stance, State
from syndic_desktop.domain.errors import RuleViolation, quoted_code
from syndic_desktop.domain.homonyms import named, of_seat, seat_first, seat_named
from syndic_desktop.domain.proxies import every
from syndic_desktop.domain.sessions import Sitting
from syndic_desktop.domain.statutes import DeputyRule, Statutes

BOTH = (False, True)
"""As an item opens, and as it is voted."""


def may_sit(sitting: Sitting, seat: SeatOnDay, person: str) -> bool:
    """Whether a person may sit as deputy for a seat on that day, as the statutes organise suppléance (L5212-7).

    Nobody is his own deputy.
    """
    rules, assembly = sitting.rules, sitting.assembly
    if person == seat.titular:
        return False
    if rules.deputies is DeputyRule.NAMED or person in seat.deputies:
        return person in seat.deputies
    if rules.deputies is DeputyRule.FREE:
        return any(each.code == person for each in assembly.people)
    same = (each for each in assembly.seats if each.member == seat.member and each.in_office(sitting.session.day))
    return any(person in each.deputies for each in same)


def admit(
    sitting: Sitting, seat: str, stance: Stance, position: int | None = None, *, voting: bool = False
) -> Presence:
    """The presence to record. Raises RuleViolation with the reason and what to do.

    Who else is there is asked as an item opens (0: the session) or, `voting`, as it is voted; None: at the end.
    """
    there = sitting.situation(len(sitting.session.items) if position is None else position, voting=voting)
    place = next((each for each in sitting.seats if each.code == seat), None)
    if place is None:
        raise RuleViolation(f"Le siège « {quoted_code(seat)} » n’est pas en exercice à cette séance.")
    if stance.state is State.PRESENT and place.titular is None:
        raise RuleViolation(
            f"Le siège « {seat} » n’a pas de titulaire : désignez-en un, ou faites siéger son suppléant."
        )
    if stance.state is State.DEPUTY:
        _admit_deputy(sitting, place, stance.deputy)
    if stance.state in SEATED:
        _refuse_seated(sitting, there, place, place.titular if stance.state is State.PRESENT else stance.deputy)
    if stance.state is State.PROXY:
        _admit_proxy(sitting, there, place, stance.holder)
    return Presence(seat, _bare(stance))


def changes_voted(was: Sitting, now: Sitting, first: int = 0) -> int | None:
    """The first voted item (1-based) that others would sit or be represented at; None: none.

    `first`: the item before which nothing has changed, 0 where the opening has. An excuse that comes late is no
    change: it moves neither the quorum nor a vote.
    """
    order = was.session.ranks
    for position, item in enumerate(was.session.items, start=1):
        if item.vote is not None and order[position] >= order[first]:
            rooms = ((was.situation(position, voting=each), now.situation(position, voting=each)) for each in BOTH)
            if any(_sitting_in(one) != _sitting_in(other) for one, other in rooms if one is not other):
                return position
    return None


def _sitting_in(room: Situation) -> list[tuple[str | None, str | None]]:
    """Of each seat, who sits and who holds its proxy."""
    return [(each.sitter, each.stance.holder if each.represented else None) for each in room.places]


def announce(sitting: Sitting, answer: Answer) -> Answer:
    """The answer to keep. Raises RuleViolation as `admit` does, but for what only the day can tell.

    A proxy may go to anybody who may still come: to whoever has not said that he will not.
    """
    stance = answer.stance
    if stance.state not in SAYABLE:
        raise RuleViolation("On annonce qu’on vient, qu’on est suppléé, qu’on donne pouvoir ou qu’on ne vient pas.")
    others = without_answer(sitting.session.standing_answers, answer.seat)
    said = {answer.seat, *(each.seat for each in others)}
    hoped = tuple(
        Presence(seat.code, Stance(State.PRESENT)) for seat in sitting.seats if seat.code not in said and seat.titular
    )
    session = replace(sitting.session, attendance=(*announced(others), *hoped), movements=())
    told = replace(sitting, session=session)
    if stance.state is State.PROXY and stance.holder and told.situation(0).place_of(stance.holder) is None:
        raise RuleViolation(
            f"{_named(sitting, stance.holder)} ne siège pas ou a annoncé son absence : choisissez un autre mandataire."
        )
    return replace(answer, stance=admit(told, answer.seat, stance).stance)


def possible_holders(sitting: Sitting, seat: str) -> tuple[str, ...]:
    """The people to whom a seat may announce its proxy: titulars, and deputies who said that they sit."""
    deputies = (each.stance.deputy for each in sitting.session.standing_answers if each.stance.deputy)
    known = dict.fromkeys((*(each.titular for each in sitting.seats if each.titular), *deputies))
    return tuple(person for person in known if _may_hold(sitting, seat, person))


def _may_hold(sitting: Sitting, seat: str, person: str) -> bool:
    try:
        announce(sitting, Answer(seat, Stance(State.PROXY, holder=person)))
    except RuleViolation:
        return False
    return True


def _bare(stance: Stance) -> Stance:
    """The stance without what its state says nothing of: a deputy who does not sit, a proxy that is not given."""
    return replace(
        stance,
        deputy=stance.deputy if stance.state is State.DEPUTY else None,
        holder=stance.holder if stance.state is State.PROXY else None,
        paper=stance.paper if stance.state is State.PROXY else None,
    )


def _admit_deputy(sitting: Sitting, place: SeatOnDay, deputy: str | None) -> None:
    if deputy is None:
        raise RuleViolation("Dites quel suppléant siège.")
    if not may_sit(sitting, place, deputy):
        raise RuleViolation(
            f"{_named(sitting, deputy)} ne peut pas suppléer {_holder(sitting, place.code)} : choisissez l’un de ses "
            "suppléants."
        )


def _refuse_seated(sitting: Sitting, there: Situation, place: SeatOnDay, person: str | None) -> None:
    """One person, one seat: a deputy has a vote in the place of a titular who is away (L5212-7, L2121-17)."""
    taken = [each for each in there.present if each.sitter == person and each.seat.code != place.code]
    if person is not None and taken:
        raise RuleViolation(twice_told(sitting, person, (*taken, Place(place, Stance(State.PRESENT), State.PRESENT))))


def twice_told(sitting: Sitting, person: str, places: tuple[Place, ...]) -> str:
    """Where somebody sits already, the first of these places, and what to do before he sits on the last one."""
    already, wanted = places[0].seat, places[-1].seat
    seat = f"le siège {already.code}"
    own = f"son propre siège ({already.code})"
    named_seat = f"{_holder(sitting, already.code)} ({seat})" if already.titular else seat
    where = own if already.titular == person else named_seat
    then = "l’arrivée" if wanted.titular == person else "la suppléance"
    return (
        f"{_named(sitting, person)} siège déjà pour {where}, et n’a qu’un siège : notez d’abord qui d’autre occupe "
        f"{seat}, ou son absence, puis {then}."
    )


def newly_twice(was: Sitting, now: Sitting, seat: str) -> str:
    """What to say of somebody who would sit on two seats at some moment and did not before; empty where nobody does.

    `seat`: the one that changes. What came in with somebody on two seats is told by the checks (A10), and keeps
    nothing else from being put right.
    """
    session = now.session
    stances = [*(each.stance for each in session.attendance), *(each.stance for each in session.movements)]
    titulars = [each.titular for each in now.seats if each.titular]
    if len(set(titulars)) == len(titulars) and not any(each.state is State.DEPUTY for each in stances):
        return ""  # nearly always: who has two mandates, or is a deputy, alone may come to sit on two seats
    for _position, before, room in _changed_rooms(was, now):
        for person, places in room.twice.items():
            if person not in before.twice:
                return twice_told(now, person, tuple(sorted(places, key=lambda each: each.seat.code == seat)))
    return ""


def newly_laden(was: Sitting, now: Sitting) -> str:
    """What to say of a proxy that would go beyond the statutes at some moment and did not before; empty: of none.

    Too many for one holder, or one from another college (L2121-20), be it where another proxy noted at an earlier item
    is still in force. What came in so is told by the checks (A4), and keeps nothing else from being put right.
    """
    held: dict[str | None, set[str]] = {}
    for seat, stance in every(now.session):
        held.setdefault(stance.holder, set()).add(seat)
    many, rules = max(map(len, held.values()), default=0), now.rules
    if not many or (many <= rules.proxies_per_holder and not rules.proxy_same_college):
        return ""  # nearly always: few give a proxy, and each to another
    for position, before, room in _changed_rooms(was, now):
        known = dict(_beyond(before, rules))
        for holder, givers in _beyond(room, rules):
            if not givers <= known.get(holder, frozenset()):
                return _beyond_told(now, position, holder, givers, room)
    return ""


def deputy_first(sitting: Sitting, seat: str, position: int) -> str:
    """What to know of a proxy that a seat has just given while its deputy is free (QE 22673 and 49337); empty: nothing.

    `position`: the item (1-based) it is given before or during; 0: the opening.
    """
    if not sitting.rules.deputy_first or seat in deputies_prevented(sitting.session.standing_answers):
        return ""
    room = sitting.situation(min(position, len(sitting.session.items)), voting=position > 0)
    place = next(each for each in room.places if each.seat.code == seat)
    free = [each for each in place.seat.deputies if room.place_of(each) is None]
    if not place.represented or not free:
        return ""
    who = wording.listing([_named(sitting, each) for each in free], "ou")
    giver = seat_first(sitting.assembly, seat, sitting.session.day)
    return f"{giver} a un suppléant, {who} : le pouvoir ne vaut que s’il est empêché lui aussi."


def _changed_rooms(was: Sitting, now: Sitting) -> Iterator[tuple[int, Situation, Situation]]:
    """The rooms that are no longer the same, by the item (1-based) as it opens and as it is voted: before, and now."""
    for position in range(len(now.session.ranks)):
        for voting in BOTH:
            room, before = now.situation(position, voting=voting), was.situation(position, voting=voting)
            if room is not before:
                yield position, before, room


def _beyond(room: Situation, rules: Statutes) -> Iterator[tuple[str | None, frozenset[str]]]:
    """Of each holder, the seats that give him more proxies than he may hold, or that are of another college."""
    givers: dict[str | None, list[Place]] = {}
    for place in room.represented:
        givers.setdefault(place.stance.holder, []).append(place)
    for holder, places in givers.items():
        too_many = len(places) > rules.proxies_per_holder
        college = _college(room, holder) if rules.proxy_same_college else None
        seats = [each.seat for each in places]
        foreign = [each for each in seats if rules.proxy_same_college and each.college != college]
        if too_many or foreign:
            yield holder, frozenset(each.code for each in (seats if too_many else foreign))


def _beyond_told(now: Sitting, position: int, holder: str | None, givers: frozenset[str], room: Situation) -> str:
    last = position > len(now.session.items)
    when = "Après le dernier point" if last else f"Au point {position}" if position else "À l’ouverture"
    who, limit = _named(now, holder or ""), now.rules.proxies_per_holder
    day, seats = now.session.day, (each.code for each in now.seats if each.code in givers)
    whose = wording.listing(of_seat(now.assembly, each, day) for each in seats)
    if sum(each.stance.holder == holder for each in room.represented) <= limit:
        return f"{when}, le pouvoir {whose} irait à {who}, d’un autre collège : les statuts veulent le même."
    return (
        f"{when}, {who} porterait {wording.count(len(givers), 'pouvoir')} ({whose}) : les statuts en admettent "
        f"{limit}. Choisissez un autre mandataire, ou notez d’abord à qui d’autre va l’un d’eux."
    )


def _admit_proxy(sitting: Sitting, now: Situation, place: SeatOnDay, holder: str | None) -> None:
    """L2121-20: a written proxy, to one colleague who sits, within the limit of the statutes."""
    if holder is None:
        raise RuleViolation("Dites à qui le pouvoir est donné : un pouvoir en blanc ne vaut rien.")
    there = now.place_of(holder)
    if holder == place.titular or (there is not None and there.seat.code == place.code):
        raise RuleViolation(
            f"{_named(sitting, holder)} ne peut pas voter en son absence : choisissez un autre mandataire."
        )
    if there is None:
        raise RuleViolation(
            f"{_named(sitting, holder)} n’est pas en séance : notez d’abord son arrivée, ou choisissez un autre "
            "mandataire."
        )
    held = Counter(each.stance.holder for each in now.represented if each.seat.code != place.code)
    if held[holder] >= sitting.rules.proxies_per_holder:
        raise RuleViolation(
            f"{_named(sitting, holder)} porte déjà {wording.count(held[holder], 'pouvoir')} : les statuts en "
            f"admettent {sitting.rules.proxies_per_holder}."
        )
    if sitting.rules.proxy_same_college and _college(now, holder) != place.college:
        raise RuleViolation(
            f"{_named(sitting, holder)} n’est pas du même collège : les statuts l’exigent pour un pouvoir."
        )


def _college(now: Situation, person: str | None) -> str | None:
    place = now.place_of(person)
    return place.seat.college if place else None


def _holder(sitting: Sitting, seat: str) -> str:
    return seat_named(sitting.assembly, seat, sitting.session.day)


def _named(sitting: Sitting, code: str) -> str:
    return named(sitting.assembly, code)
