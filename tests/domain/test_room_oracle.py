"""A second opinion: the room recounted from the raw events, in a few lines that share nothing with the program.

Everybody's last word is followed event by event, as somebody with a pencil would, then compared with what the program
says of every item. `SYNDIC_ROOMS` sets how many random sessions are compared (10 000 were, once).
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import time
from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syndic_desktop.domain.agenda import BudgetStep, Item, ItemKind
from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.domain.conducts import Conduct
from syndic_desktop.domain.sessions import Session, Sitting
from syndic_desktop.domain.statutes import QuorumBase, Statutes
from syndic_desktop.domain.tallies import Outcome
from syndic_desktop.domain.votes import Ballot, SeatVote, Sense, Vote, college_by_college
from tests.domain.assemblies import recusals, rolls
from tests.domain.test_sessions import DAY

ROOMS = int(os.environ.get("SYNDIC_ROOMS", "120"))
ITEMS = 5


@st.composite
def rooms(draw):
    """A session of five items, voted by name or by college but for some; some are the accounts; people move."""
    seats, opening, movements = draw(rolls())
    movements = tuple(replace(each, during=draw(st.booleans())) for each in movements)
    senses = st.sampled_from([Sense.IN_FAVOUR, Sense.AGAINST, Sense.ABSTAINING])
    hours = draw(st.sampled_from([(None,) * ITEMS]) | st.permutations([time(10, n) for n in range(ITEMS)]))
    steps = st.sampled_from([None, None, BudgetStep.ACCOUNTS])
    items = tuple(
        Item(
            ItemKind.DELIBERATION,
            f"Point {n}",
            recusals=draw(recusals(seats)),
            budget=draw(steps),
            conduct=Conduct(opened=hours[n - 1]),
        )
        for n in range(1, ITEMS + 1)
    )
    rules = Statutes(
        quorum_base=draw(st.sampled_from([QuorumBase.SEATS, QuorumBase.WEIGHTS, QuorumBase.COLLEGES])),
        quorum_fraction=draw(st.sampled_from([Fraction(1, 2), Fraction(1, 3), Fraction(2, 3)])),
        quorum_strict=draw(st.booleans()),
        proxies_count=draw(st.booleans()),
        casting_vote=draw(st.booleans()),
    )
    session = Session("CS", DAY, "", "t1", attendance=opening, movements=movements, items=items)
    sat = Sitting(Assembly(), session, rules, seats)
    voted = []
    for position, item in enumerate(items, start=1):
        voters = sat.voters(position)
        said = {voter.seat: draw(senses) for voter in voters.voters}
        if draw(st.booleans()):
            named = tuple(SeatVote(seat, sense) for seat, sense in said.items())
            vote = Vote(Ballot.PUBLIC, by_seat=named)
        else:
            apart = {seat: sense for seat, sense in said.items() if draw(st.integers(0, 3)) == 0}
            vote = college_by_college(voters.voters, {college: draw(senses) for college in "ABC"}, apart)
        voted.append(replace(item, vote=vote) if said else item)
    return replace(sat, session=replace(session, items=tuple(voted)))


# --- the pencil -------------------------------------------------------------------------------------------------------


def follow(sat, position, *, voting):
    """Last word of each seat when an item opens, or as it is voted: {seat: (state, person)}."""
    word = {each.seat: each.stance for each in sat.session.attendance}
    hours = [item.conduct.opened for item in sat.session.items]
    taken = sorted(range(1, ITEMS + 1), key=lambda item: hours[item - 1]) if all(hours) else [*range(1, ITEMS + 1)]
    for item in taken[: taken.index(position) + 1]:
        moves = [move for move in sat.session.movements if move.before_item == item]
        for move in [move for move in moves if not move.during]:
            word[move.seat] = move.stance
        if item != position or voting:
            for move in [move for move in moves if move.during]:
                word[move.seat] = move.stance
    room = {}
    for seat in sat.seats:
        stance = word.get(seat.code)
        state = "absent" if stance is None else str(stance.state)
        person = {"present": seat.titular, "suppleant": stance and stance.deputy, "pouvoir": stance and stance.holder}
        room[seat.code] = (state, person.get(state))
    sitting = {person for state, person in room.values() if state in ("present", "suppleant")}
    return {
        code: ("excuse", None) if state == "pouvoir" and person not in sitting else (state, person)
        for code, (state, person) in room.items()
    }


def out_of(sat, position, room):
    """Seats that take no part, and those whose proxy their holder cannot cast."""
    item = sat.session.items[position - 1]
    recused = {each.seat for each in item.recusals}
    if item.budget is BudgetStep.ACCOUNTS:  # t1 presides: he is out, in person or represented; his deputy is not
        titular = {seat.code: seat.titular for seat in sat.seats}
        recused |= {code for code, (state, who) in room.items() if who == "t1" and state in ("present", "suppleant")}
        recused |= {code for code, (state, _) in room.items() if titular[code] == "t1" and state == "pouvoir"}
    barred = {person for code, (state, person) in room.items() if code in recused and state in ("present", "suppleant")}
    return recused | {code for code, (state, person) in room.items() if state == "pouvoir" and person in barred}


def enough(total, there, rules):
    """Whether what is there reaches the fraction; strictly more than it where the statutes say so."""
    wanted = total * rules.quorum_fraction
    return there > wanted if rules.quorum_strict else there >= wanted


def has_quorum(sat, position):
    room, rules = follow(sat, position, voting=False), sat.rules
    gone = {each.seat for each in sat.session.items[position - 1].recusals if each.under_l1111_6}
    counting = ("present", "suppleant", "pouvoir") if rules.proxies_count else ("present", "suppleant")
    out = out_of(sat, position, room)
    worth = {seat.code: seat.weight if rules.quorum_base is QuorumBase.WEIGHTS else Fraction(1) for seat in sat.seats}
    office = [seat for seat in sat.seats if seat.code not in gone]
    groups = {seat.college if rules.quorum_base is QuorumBase.COLLEGES else "" for seat in office}
    verdicts = []
    for group in groups or {""}:
        mine = [seat.code for seat in office if group in ("", seat.college)]
        there = sum(worth[code] for code in mine if code not in out and room[code][0] in counting)
        verdicts.append(enough(sum(worth[code] for code in mine), there, rules))
    if rules.quorum_base is QuorumBase.COLLEGES and not groups:
        return False
    return all(verdicts)


def senses_of(sat, position):
    """Who votes, and what each said: named, else with the college, else with everybody."""
    vote, room = sat.session.items[position - 1].vote, follow(sat, position, voting=True)
    out, named = out_of(sat, position, room), {each.seat: each.sense for each in vote.by_seat}
    of_college = {each.college: each.sense for each in vote.colleges}
    everybody = Sense.IN_FAVOUR if vote.unanimous else vote.default
    return {
        seat.code: named.get(seat.code, of_college.get(seat.college, everybody))
        for seat in sat.seats
        if room[seat.code][0] in ("present", "suppleant", "pouvoir") and seat.code not in out
    }


def heads_of(said, seats):
    """How many of these seats are in favour, against, abstaining."""
    return tuple(sum(said.get(seat.code) is wanted for seat in seats) for wanted in list(Sense)[:3])


def result(sat, position):
    """(heads for, against, abstaining; carried) from the senses as they were said."""
    weight = {seat.code: seat.weight for seat in sat.seats}
    said = senses_of(sat, position)
    votes = [sum((weight[code] for code, sense in said.items() if sense is wanted), Fraction(0)) for wanted in Sense]
    carried = votes[0] > votes[1]
    room = follow(sat, position, voting=True)
    chair = next((code for code, (state, who) in room.items() if who == "t1" and state != "pouvoir"), None)
    if sat.session.items[position - 1].budget is BudgetStep.ACCOUNTS:
        carried = votes[1] <= votes[0]
    elif votes[0] == votes[1] and votes[0] and sat.rules.casting_vote and chair in said:
        carried = said[chair] is Sense.IN_FAVOUR
    return (*heads_of(said, sat.seats), carried)


# --- both agree -------------------------------------------------------------------------------------------------------


@given(rooms())
@settings(max_examples=ROOMS, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_the_program_and_a_pencil_agree_on_every_item(sat):
    for position, state in enumerate(sat.states(), start=1):
        room = follow(sat, position, voting=True)
        assert {each.seat.code: str(each.state) for each in state.situation.places} == {
            code: found for code, (found, _) in room.items()
        }
        counted = [len(each) for each in (state.situation.present, state.situation.represented)]
        counted += [len(state.situation.excused), len(state.situation.absent)]
        assert sum(counted) == len(sat.seats)
        out = out_of(sat, position, room)
        voters = [code for code, (found, _) in room.items() if found in ("present", "suppleant", "pouvoir")]
        assert [voter.seat for voter in state.electorate.voters] == [code for code in voters if code not in out]
        assert state.quorum.reached == has_quorum(sat, position)
        if state.tally is not None:
            heads = state.tally.heads
            told = (heads.in_favour, heads.against, heads.abstaining, state.tally.outcome is not Outcome.REJECTED)
            assert told == result(sat, position)
            for share in state.tally.by_college or ():
                theirs = [seat for seat in sat.seats if seat.college == share.college]
                counted = (share.heads.in_favour, share.heads.against, share.heads.abstaining)
                assert counted == heads_of(senses_of(sat, position), theirs)
