"""Rectifications: a seat stood otherwise than it was noted, from one item to another, and it is seen later.

What follows is said before anything is kept: the items whose room changes, the votes that are counted again, those
whose figures nobody can put right without her. What would make a recorded word a lie is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.attendance import ABSENT, Movement, Place, Presence, Stance, in_order
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.homonyms import named, seat_named
from syndic_desktop.domain.seating import admit, newly_laden, newly_twice
from syndic_desktop.domain.sessions import Session, Sitting
from syndic_desktop.domain.tallies import Tally
from syndic_desktop.domain.votes import Ballot, Electorate, Vote, Voter


@dataclass(frozen=True, slots=True)
class Stretch:
    """How a seat really stood from an item to another, both included (1-based); from the first: from the opening."""

    seat: str
    first: int
    last: int
    stance: Stance


class Effect(Enum):
    """What becomes of an item; reopened: its figures are to be taken again; lapsed: its quorum was not there."""

    ROOM = auto()
    COUNTED = auto()
    REOPENED = auto()
    LAPSED = auto()


@dataclass(frozen=True, slots=True)
class Consequence:
    """What becomes of one item (1-based): how many vote and how the vote ends, before and after.

    `was` and `now` None: no vote, or one that has no tally.
    """

    position: int
    effect: Effect
    voters: tuple[int, int]
    was: Tally | None = None
    now: Tally | None = None

    @property
    def to_take_again(self) -> bool:
        """Whether the item has to be voted again."""
        return self.effect in (Effect.REOPENED, Effect.LAPSED)


@dataclass(frozen=True, slots=True)
class Rectification:
    """The session put right, and what it changes, item by item; a vote to take again is no more there."""

    session: Session
    consequences: tuple[Consequence, ...]


def rectify(sitting: Sitting, stretch: Stretch) -> Rectification:
    """Put the attendance of a seat right; nothing is kept. Raises RuleViolation with what to correct first."""
    before = _plain(sitting, sitting.session)
    _refuse_unsaid(before, stretch)
    stance = _admitted(before, stretch)
    after = _plain(sitting, _moved(before.session, replace(stretch, stance=stance)))
    if (after.session.attendance, after.session.movements) == (before.session.attendance, before.session.movements):
        raise RuleViolation("C’est déjà ce qui est noté : rien n’est à rectifier.")
    if twice := newly_twice(before, after, stretch.seat):
        raise RuleViolation(twice)
    if beyond := newly_laden(before, after):
        raise RuleViolation(beyond)
    found, items = [], list(after.session.items)
    for position in range(1, len(items) + 1):
        _refuse_a_lie(before, after, position)
        told = _consequence(before, after, position)
        if told is not None:
            consequence, items[position - 1] = told
            found.append(consequence)
    return Rectification(replace(after.session, items=tuple(items)), tuple(found))


def _plain(sitting: Sitting, session: Session) -> Sitting:
    return Sitting(sitting.assembly, session, sitting.rules, sitting.seats, sitting.carried)


def _refuse_unsaid(sitting: Sitting, stretch: Stretch) -> None:
    session, many = sitting.session, len(sitting.session.items)
    if not session.held:
        raise RuleViolation("Personne n’est pointé : faites d’abord l’appel.")
    if not (1 <= stretch.first <= many and 1 <= stretch.last <= many):
        raise RuleViolation(f"L’ordre du jour compte {many} points : choisissez l’un d’eux.")
    if session.ranks[stretch.first] > session.ranks[stretch.last]:
        raise RuleViolation(f"Le point {stretch.last} a été examiné avant le point {stretch.first} : inversez-les.")


def _admitted(sitting: Sitting, stretch: Stretch) -> Stance:
    """The stance as it may be noted at each of the items. Raises RuleViolation."""
    order = sitting.session.ranks
    stance = stretch.stance
    for position in range(1, len(sitting.session.items) + 1):
        if order[stretch.first] <= order[position] <= order[stretch.last]:
            stance = admit(sitting, stretch.seat, stretch.stance, position, voting=True).stance
    return stance


def _moved(session: Session, stretch: Stretch) -> Session:
    """The session with the stretch in the place of what the seat did meanwhile, and then as it stood."""
    order, seat = session.ranks, stretch.seat
    start, end = (order[stretch.first], False), (order[stretch.last], True)
    following = order.index(order[stretch.last] + 1)
    opening = next((each for each in session.attendance if each.seat == seat), Presence(seat, ABSENT))
    then, kept, back = opening.stance, [], True
    for each in in_order(session.movements):
        moment = (order[each.before_item], each.during)
        if each.seat != seat or not start <= moment <= end:
            kept.append(each)
        if each.seat == seat:
            then = each.stance if moment <= end else then
            back = back and (each.before_item, each.during) != (following, False)
    if order[stretch.first] == 1:
        others = tuple(each for each in session.attendance if each.seat != seat)
        session = replace(session, attendance=(*others, Presence(seat, stretch.stance)))
    elif _before(session, order, start, opening) != stretch.stance:
        kept.append(Movement(seat, stretch.first, stretch.stance))
    if back and following <= len(session.items) and then != stretch.stance:
        kept.insert(0, Movement(seat, following, then))
    return replace(session, movements=tuple(kept))


def _before(session: Session, order: tuple[int, ...], start: tuple[int, bool], opening: Presence) -> Stance:
    """Where the seat stood just before the stretch."""
    stance = opening.stance
    for each in in_order(session.movements):
        if each.seat == opening.seat and (order[each.before_item], each.during) < start:
            stance = each.stance
    return stance


def _consequence(before: Sitting, after: Sitting, position: int) -> tuple[Consequence, Item] | None:
    """What becomes of an item, and the item; None where nothing that concerns it changes."""
    item = before.session.items[position - 1]
    was, now = before.derived(position), after.derived(position)
    rooms = [(sat.situation(position), sat.situation(position, voting=True)) for sat in (before, after)]
    if was == now and rooms[0] == rooms[1]:
        return None
    voters = (len(was.voters), len(now.voters))
    if item.vote is None:
        return Consequence(position, Effect.ROOM, voters), item
    known = before.voters(position)
    rightly = _delta(known, was, now, after)
    voters = (len(known.voters), len(rightly.voters))
    told = Consequence(position, Effect.ROOM, voters, _counted(before, position, item)[0])
    if before.quorum_at(position).reached and not after.quorum_at(position).reached:
        return replace(told, effect=Effect.LAPSED), _untaken(item)
    if was == now:
        return replace(told, now=told.was), item
    _refuse_named(before, item, position, was, now)
    held = replace(item, electorate=rightly)
    tally, adds_up = _counted(after, position, held)
    if not adds_up or not _holds(item.vote, was, now):
        return replace(told, effect=Effect.REOPENED), _untaken(item)
    return replace(told, effect=Effect.COUNTED, now=tally), held


def _untaken(item: Item) -> Item:
    return replace(item, vote=None, electorate=None)


def _counted(sitting: Sitting, position: int, item: Item) -> tuple[Tally | None, bool]:
    """What the vote of an item amounts to, and whether it adds up."""
    items = list(sitting.session.items)
    items[position - 1] = item
    try:
        return replace(sitting, session=replace(sitting.session, items=tuple(items))).tally_at(position), True
    except RuleViolation:
        return None, False


def _delta(known: Electorate, was: Electorate, now: Electorate, sitting: Sitting) -> Electorate:
    """The frozen electorate with what the rectification changes alone: names and weights stay those of the vote."""
    voters = _changed(known.voters, was.voters, now.voters, sitting)
    return Electorate(voters, _changed(known.set_aside, was.set_aside, now.set_aside, sitting))


def _changed(
    known: tuple[Voter, ...], was: tuple[Voter, ...], now: tuple[Voter, ...], sitting: Sitting
) -> tuple[Voter, ...]:
    old, new = {each.seat: each for each in was}, {each.seat: each for each in now}
    made = {each.seat: each for each in known if each.seat in new or each.seat not in old}
    made |= {seat: voter for seat, voter in new.items() if old.get(seat) != voter}
    places = {seat.code: place for place, seat in enumerate(sitting.seats)}
    return tuple(sorted(made.values(), key=lambda each: places.get(each.seat, len(places))))


def _holds(vote: Vote, was: Electorate, now: Electorate) -> bool:
    """Whether what was said may stand: nobody is given a word that he did not say, no figure is guessed."""
    added = {each.seat for each in now.voters} - {each.seat for each in was.voters}
    if vote.ballot is Ballot.NONE:
        return True
    if vote.unanimous or vote.by_name:
        return not (added and vote.ballot is Ballot.PUBLIC)
    cast = [vote.secret.cast] if vote.secret else []
    if vote.election is not None:
        cast += [each.ballots.cast for each in vote.election.rounds]
    return not added and max(cast, default=0) <= len(now.voters)


def _refuse_named(sitting: Sitting, item: Item, position: int, was: Electorate, now: Electorate) -> None:
    """Whoever said something by name voted: his vote is to be put right before he is said to be elsewhere."""
    vote, new = item.vote, {each.seat: each for each in now.voters}
    said = {each.seat for each in vote.by_seat} if vote else set()
    for voter in was.voters:
        spoke = voter.seat in said or (vote is not None and vote.ballot is Ballot.PUBLIC)
        if spoke and new.get(voter.seat) != voter:
            who = seat_named(sitting.assembly, voter.seat, sitting.session.day)
            raise RuleViolation(
                f"Au point {position}, un vote nominal est noté pour {who} : rouvrez d’abord ce vote, puis rectifiez "
                "la présence."
            )


def _refuse_a_lie(before: Sitting, after: Sitting, position: int) -> None:
    """Whoever spoke, presided or asked something on an item was there."""
    was, now = before.situation(position, voting=True), after.situation(position, voting=True)
    opened = after.situation(position)
    item = before.session.items[position - 1]
    for place in was.present:
        person = place.sitter
        if person is None or now.place_of(person) or opened.place_of(person):
            continue
        for what, remedy in _deeds(item, place):
            raise RuleViolation(
                f"Au point {position}, {what} {named(before.assembly, person)} : {remedy}, puis rectifiez la présence."
            )


def _deeds(item: Item, place: Place) -> Iterator[tuple[str, str]]:
    person, seat, conduct = place.sitter, place.seat.code, item.conduct
    if any(each.speaker == person for each in item.debate or ()):
        yield "une intervention est notée de", "corrigez-la d’abord"
    if item.president == person:
        yield "la présidence est confiée à", "dites d’abord qui présidait (F8)"
    if any(each.author == person for each in conduct.amendments):
        yield "un amendement est noté de", "corrigez-le d’abord"
    if any(seat in each.seats for each in conduct.requests):
        yield "une demande de scrutin est notée de", "corrigez-la d’abord (F8)"
    if conduct.closed_doors is not None and seat in conduct.closed_doors.asked_by:
        yield "le huis clos est demandé par", "corrigez-le d’abord (F8)"
    if item.vote is not None and person in item.vote.scrutineers:
        yield "le scrutin a eu pour scrutateur", "rouvrez d’abord ce vote"
