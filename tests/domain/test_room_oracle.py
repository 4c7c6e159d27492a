"""A second opinion: the room recounted from the raw events, in a few lines that share nothing with the program.

`pencil` follows everybody's last word event by event, as somebody with a pencil would; what it finds is compared with
what the program says of every item. `SYNDIC_ROOMS` sets how many random sessions are compared (10 000 is a long run).
"""

from __future__ import annotations

import ast
import os
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syndic_desktop.domain import ballots, chairs, seating
from syndic_desktop.domain.agenda import ItemKind
from syndic_desktop.domain.boxes import box, overfull
from syndic_desktop.domain.elections import elect
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.sessions import frozen
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.domain.votes import (
    Ballot,
    CandidateVotes,
    Election,
    Round,
    SecretBallots,
    Vote,
    college_by_college,
)
from tests.domain import pencil, pencil_ballots, pencil_seats
from tests.domain.rooms import ITEMS, ages, boxes, crowded, election, minds, notings, rooms

__all__ = ["ITEMS", "rooms"]

ROOMS = int(os.environ.get("SYNDIC_ROOMS", "100"))
SAME = "SYNDIC_ROOMS" not in os.environ
"""The check always draws the same rooms, a long run others."""
SEVERAL = settings(
    max_examples=ROOMS,
    deadline=None,
    derandomize=SAME,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.parametrize("paper", [pencil, pencil_ballots, pencil_seats])
def test_the_pencil_shares_nothing_with_the_program(paper):
    tree = ast.parse(Path(paper.__file__).read_text(encoding="utf-8"))
    asked = [getattr(each, "module", None) or each.names[0].name for each in ast.walk(tree) if hasattr(each, "names")]

    assert set(asked) <= {"__future__", "fractions", "types"}


@given(rooms())
@SEVERAL
def test_the_program_and_a_pencil_agree_on_every_item(sat):
    assert sat.opening_quorum().reached == pencil.opening(sat)
    for position in range(1, ITEMS + 1):
        same_room(sat, position)
        same_electorate(sat, position)
        same_quorum(sat, position)
        same_vote(sat, position)
    same_once_frozen(sat)


@given(
    rooms(),
    st.permutations(["t1", "t2", "t3", "t4"]),
    st.sampled_from(["vice-président", "vice-présidents", "vice-président et des autres membres du bureau"]),
    st.sampled_from([None, "t1", "t5"]),
    st.booleans(),
)
@SEVERAL
def test_they_agree_on_who_presides_as_an_assembly_elects_its_president(sat, names, office, named, tied):
    """The one who is noted to preside, the eldest, who was elected, and those who replace him."""
    first, second, third, fourth = names
    cast = [elected({first: 2, fourth: 2} if tied else {first: 4}), elected({second: 4, third: 3}, 2)]
    items = tuple(replace(each, president=None) for each in sat.session.items)
    elections = tuple(
        replace(item, kind=ItemKind.ELECTION, subject=f"Élection du {said}", vote=vote)
        for item, said, vote in zip(items, ("président", office), cast, strict=False)
    )
    session = replace(sat.session, president=named, items=(*elections, *items[2:]))
    sat = replace(sat, session=session)

    births = {each.code: each.birth for each in sat.assembly.people}
    for position in range(1, ITEMS + 1) if session.held else ():
        who = pencil.installed(sat, position, births)
        assert (sat.presiding(position), bool(chairs.lacking(sat, position))) == (who, who is None)


def elected(votes, posts=1):
    """One round of four ballots."""
    held = Round(SecretBallots(4), tuple(CandidateVotes(*each) for each in votes.items()))
    return Vote(Ballot.ELECTION, election=Election(posts, (held,)))


@given(st.data())
@SEVERAL
def test_they_agree_on_who_may_be_noted_where(data):
    sat = data.draw(crowded(data.draw(rooms())))
    noted = data.draw(notings(sat))
    here = (pencil.voted if noted.during else pencil.room)(sat, noted.before_item)
    may = pencil_seats.admitted(sat, here, noted.seat, noted.stance)
    if not may:
        with pytest.raises(RuleViolation):
            seating.admit(sat, noted.seat, noted.stance, noted.before_item, voting=noted.during)
        return
    kept = seating.admit(sat, noted.seat, noted.stance, noted.before_item, voting=noted.during)
    now = replace(sat, session=told_also(sat.session, noted, kept))

    before, after = every_room(sat), every_room(now)
    pairs = list(zip(before, after, strict=True))
    assert bool(seating.newly_twice(sat, now, noted.seat)) == any(
        pencil_seats.twice(room) - pencil_seats.twice(was) for was, room in pairs
    )
    laden = [[pencil_seats.laden(sat, room) for room in each] for each in (before, after)]
    assert bool(seating.newly_laden(sat, now)) == pencil_seats.worse(*laden)


def told_also(session, noted, kept):
    """The session with what was noted: at its opening in the place of what was, or later on after everything else."""
    if noted.before_item:
        return replace(session, movements=(*session.movements, replace(noted, stance=kept.stance)))
    others = tuple(each for each in session.attendance if each.seat != kept.seat)
    return replace(session, attendance=(*others, kept))


def every_room(sat):
    """From the opening to the end, as each item opens and as it is voted."""
    return [ask(sat, position) for position in range(ITEMS + 2) for ask in (pencil.room, pencil.voted)]


@given(st.data())
@SEVERAL
def test_they_agree_on_how_many_ballots_a_box_may_hold(data):
    sat, position = data.draw(rooms()), data.draw(st.integers(1, ITEMS))
    codes, _ = pencil.electorate(sat, position)
    vote = data.draw(boxes([each for each in sat.seats if each.code in codes]))
    item = sat.session.items[position - 1]
    if vote.election is not None:
        item = replace(item, kind=ItemKind.ELECTION)
    items = list(sat.session.items)
    items[position - 1] = replace(item, vote=vote)
    sat = replace(sat, session=replace(sat.session, items=tuple(items)))

    most = pencil_seats.most(sat, item, codes)
    over = [cast for cast in pencil_seats.found(vote) if cast > most]
    held = box(sat, item, sat.voters(position))
    assert (held.most, len(list(overfull(held, vote)))) == (most, len(over))
    if over or not codes:
        with pytest.raises(RuleViolation):
            ballots.refuse(sat, position, vote, SyndicatKind.OPEN)


@given(st.integers(4, 12).flatmap(lambda voters: election([None] * voters, [])), ages())
@settings(max_examples=3 * ROOMS, deadline=None, derandomize=SAME)
def test_they_agree_on_who_is_elected(vote, births):
    same_election(vote.election, births)


@given(minds())
@settings(max_examples=ROOMS, deadline=None, derandomize=SAME)
def test_what_colleges_say_is_kept_as_it_was_said(minds):
    voters, colleges, apart = minds
    vote = college_by_college(voters, colleges, apart)

    said = pencil.named(SimpleNamespace(seats=as_seats(voters)), vote, [each.seat for each in voters])

    assert said == {each.seat: str(apart.get(each.seat, colleges[each.college])) for each in voters}


def as_seats(voters):
    return [SimpleNamespace(code=each.seat, college=each.college) for each in voters]


def same_room(sat, position):
    for voting, here in ((False, pencil.room(sat, position)), (True, pencil.voted(sat, position))):
        there = sat.situation(position, voting=voting)
        assert {each.seat.code: str(each.state) for each in there.places} == {
            code: who[0] for code, who in here.items()
        }
        lists = (there.present, there.represented, there.excused, there.absent)
        assert sum(map(len, lists)) == len(sat.seats)


def same_electorate(sat, position):
    voters, here = sat.voters(position), pencil.voted(sat, position)
    votes, aside = pencil.electorate(sat, position)
    worth = {seat.code: seat.weight for seat in sat.seats}
    assert [(each.seat, each.person, each.by_proxy, each.weight) for each in voters.voters] == [
        (code, here[code][1], here[code][0] == "pouvoir", worth[code]) for code in votes
    ]
    assert [each.seat for each in voters.set_aside] == aside
    assert voters.weight == sum(worth[code] for code in votes)
    assert ballots.due(sat, position) == pencil.due(sat, position)


def same_quorum(sat, position):
    found = sat.quorum_at(position)
    told = (found.reached, (found.weights or found.total).counted if found.base == "voix" else found.total.counted)
    assert (*told, found.aside) == pencil.quorum(sat, position)


def same_vote(sat, position):
    vote = sat.session.items[position - 1].vote
    if vote is None or vote.ballot == "sans_vote":
        assert sat.state(position).tally is None
    elif vote.election is not None:
        assert sat.state(position).tally is None
        same_election(vote.election, {each.code: each.birth for each in sat.assembly.people if each.birth})
    else:
        same_tally(sat, position)


def same_election(election, births):
    found = elect(election, births).elected
    told = [(each.candidate, each.round, each.votes, each.by_age, each.on, each.by_lot) for each in found]
    assert told == pencil_ballots.elected(election, births)


def same_tally(sat, position):
    try:
        lines, heads, weights, outcome, casting = pencil.result(sat, position)
    except pencil.Refused:
        with pytest.raises(RuleViolation):
            sat.state(position)
        return
    told = sat.state(position).tally
    assert (columns(told.heads), told.weights and columns(told.weights)) == (heads, weights)
    assert (str(told.outcome), told.casting_vote) == (outcome, casting)
    assert (told.by_college is None) == (lines is None)
    for share in told.by_college or ():
        assert (columns(share.heads), share.weights and columns(share.weights)) == lines.pop(share.college)
    assert not [each for each in (lines or {}).values() if any(each[0])]


def same_once_frozen(sat):
    """A vote that was closed is counted the same, were everybody gone from the roll."""
    closed = replace(sat, session=replace(frozen(sat), attendance=(), movements=()))
    for position in range(1, ITEMS + 1):
        try:
            counted = sat.tally_at(position)
        except RuleViolation:
            continue
        assert closed.tally_at(position) == counted


def columns(score):
    """In the order of the pencil's."""
    return [score.in_favour, score.against, score.abstaining, score.not_voting, score.null]
