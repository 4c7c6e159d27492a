"""Random sessions, as they would be noted: a roll, people who come and go, items discussed, votes of all kinds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from types import SimpleNamespace

from hypothesis import strategies as st

from syndic_desktop.domain.agenda import BudgetStep, Item, ItemKind
from syndic_desktop.domain.assemblies import Assembly, Body, BodyKind, Member, Seat
from syndic_desktop.domain.attendance import Movement, Presence, Stance, State
from syndic_desktop.domain.conducts import BallotRequest, Conduct, Course, Suspension
from syndic_desktop.domain.numbering import Counter
from syndic_desktop.domain.people import Civility, Person, Role
from syndic_desktop.domain.sessions import Session, SessionNature, Sitting
from syndic_desktop.domain.statutes import BallotRule, DeputyRule, QuorumBase, Statutes
from syndic_desktop.domain.votes import (
    Ballot,
    CandidateList,
    CandidateVotes,
    CollegeCounts,
    CollegeSense,
    Counts,
    Election,
    Lots,
    Majority,
    Round,
    SeatVote,
    SecretBallots,
    Sense,
    Vote,
    college_by_college,
)
from tests.domain import pencil
from tests.domain.assemblies import recusals, rolls
from tests.domain.test_sessions import DAY

ITEMS = 5
COLLEGES = "ABC"
BIRTHS = (None, date(1950, 1, 1), date(1950, 1, 1), date(1960, 2, 2), date(1970, 3, 3), date(1980, 4, 4))
STARTS = (datetime(2026, 9, 25, 10), datetime(2026, 9, 25, 22, 30))  # the second goes past midnight
SENSES = [Sense.IN_FAVOUR, Sense.AGAINST, Sense.ABSTAINING, Sense.NOT_VOTING]


@st.composite
def rooms(draw):
    """A session of five items, most of them voted, read with its assembly and its statutes."""
    seats, opening, movements = draw(rolls())
    seats = tuple(replace(each, member=each.college + draw(st.sampled_from("12"))) for each in seats)
    if draw(st.booleans()):  # a room that is nearly full: whoever was not called is there
        called = {each.seat for each in opening}
        opening += tuple(Presence(each.code, Stance(State.PRESENT)) for each in seats if each.code not in called)
    start = draw(st.sampled_from(STARTS))

    def hour(minutes):
        return (start + timedelta(minutes=minutes)).time()

    minutes = st.none() | st.sampled_from(range(0, 160, 10))
    few = draw(st.integers(0, 2)) == 0  # the same one comes and goes on one item
    movements = tuple(
        replace(
            each,
            seat="S1" if few else each.seat,
            before_item=2 if few else each.before_item,
            stance=replace(each.stance, deputy="d1") if few and each.stance.deputy else each.stance,
            during=draw(st.booleans()),
            at=None if (at := draw(minutes)) is None else hour(at),
        )
        for each in movements
    )
    stops = sorted(draw(st.lists(st.sampled_from(range(0, 160, 10)), unique=True, max_size=4)))
    suspensions = tuple(
        Suspension(2 if few else draw(st.integers(1, ITEMS)), hour(since), hour(until), draw(st.booleans()))
        for since, until in zip(stops[::2], stops[1::2], strict=False)
    )
    order = draw(st.sampled_from([[None] * ITEMS, [1, None, 60, 90, None]]) | st.permutations([1, 30, 60, 90, 120]))
    opened = [None if at is None else hour(at) for at in order]
    items = tuple(draw(an_item(seats, n, at, added=bool(opening))) for n, at in enumerate(opened, start=1))
    second = draw(st.integers(0, 4)) == 0
    carried = draw(st.none() | st.sets(st.sampled_from([each.subject.lower() for each in items])))
    session = Session(
        "CS",
        DAY,
        "",
        draw(st.sampled_from(["t1", "t1", "t2"])),
        opening=start.time(),
        nature=SessionNature.SECOND_NOTICE if second else SessionNature.ORDINARY,
        attendance=opening,
        movements=movements,
        items=items,
        course=Course(suspensions=suspensions),
    )
    sat = Sitting(
        draw(assemblies(seats)), session, draw(statutes()), seats, None if carried is None else frozenset(carried)
    )
    if draw(st.booleans()) and regular(other := draw(crowded(sat))):
        sat, session = other, other.session
    cast = [draw(votes(sat, position)) for position in range(1, ITEMS + 1)]
    voted = tuple(replace(item, vote=vote) for item, vote in zip(items, cast, strict=True))
    return replace(sat, session=replace(session, items=voted))


@st.composite
def crowded(draw, sat):
    """The same room where one has two mandates, replaces several titulars, or is one and replaces others."""
    people = [f"{letter}{n}" for n in range(1, len(sat.seats) + 1) for letter in "td"]
    seats = tuple(
        replace(
            each,
            titular=draw(st.sampled_from([each.titular] * 3 + ["t1", None])),
            deputies=(*each.deputies, *draw(st.lists(st.sampled_from(people), max_size=2))),
        )
        for each in sat.seats
    )
    known = {each.code: each for each in seats}

    def replaced(noted):
        if noted.stance.deputy is None:
            return noted
        deputy = draw(st.sampled_from(known[noted.seat].deputies))
        return replace(noted, stance=replace(noted.stance, deputy=deputy))

    mandates = tuple(
        each if each.vacant else replace(each, titular=known[each.code].titular, deputies=known[each.code].deputies)
        for each in sat.assembly.seats
    )
    session = replace(
        sat.session,
        attendance=tuple(map(replaced, sat.session.attendance)),
        movements=tuple(map(replaced, sat.session.movements)),
    )
    return replace(sat, seats=seats, session=session, assembly=replace(sat.assembly, seats=mandates))


def regular(sat):
    """Whether nobody sits on two seats at any moment, nor on one that nobody holds."""
    moments = [ask(sat, position) for position in range(ITEMS + 2) for ask in (pencil.room, pencil.voted)]
    there = [[who for state, who in here.values() if state in pencil.SITTING] for here in moments]
    return all(None not in some and len(set(some)) == len(some) for some in there)


@st.composite
def notings(draw, sat):
    """A stance of a seat that is there or not, noted at the opening (0), before or during an item, or at the end.

    Often of somebody who sits, or to somebody who has a proxy, at another moment of the session.
    """
    position = draw(st.sampled_from([0, 0, 0, *range(1, ITEMS + 2)]))
    during = 1 <= position <= ITEMS and draw(st.booleans())
    ever = [told for each in range(ITEMS + 2) for told in pencil.room(sat, each).values()]
    there = sorted({who for state, who in ever if state in pencil.SITTING and who})
    holders = sorted({who for state, who in ever if state == "pouvoir"})
    anybody = [f"{letter}{n}" for n in range(1, len(sat.seats) + 1) for letter in "td"]
    person = draw(st.sampled_from(there * 3 + anybody))
    his = [each for each in sat.seats if person in (each.titular, *each.deputies)]
    seat = draw(st.sampled_from(his * 3 + list(sat.seats)))
    sits = Stance(State.PRESENT if person == seat.titular else State.DEPUTY, deputy=person)
    gives = Stance(State.PROXY, holder=draw(st.sampled_from(holders * 3 + there + anybody)))
    bare = Stance(draw(st.sampled_from(State)))
    stance = draw(st.sampled_from([sits, sits, gives, gives, bare]))
    return Movement(draw(st.sampled_from([seat.code] * 20 + ["S99"])), position, stance, during=during)


@st.composite
def boxes(draw, voters):
    """A secret vote or an election with any number of ballots, up to a little more than there are votes."""
    many = draw(st.integers(0, int(sum(each.weight for each in voters)) + 2))
    box = SecretBallots(many, draw(st.integers(0, 1)))
    if draw(st.booleans()):
        return Vote(Ballot.ELECTION, election=Election(1, (Round(box, (CandidateVotes("t1", many),)),)))
    return Vote(Ballot.SECRET, counts=Counts(draw(st.integers(0, many)), 0), secret=box)


@st.composite
def statutes(draw):
    return Statutes(
        quorum_base=draw(st.sampled_from(QuorumBase)),
        quorum_fraction=draw(st.sampled_from([Fraction(1, 2), Fraction(1, 3), Fraction(2, 3)])),
        quorum_strict=draw(st.booleans()),
        proxies_count=draw(st.booleans()),
        casting_vote=draw(st.integers(0, 3)) > 0,
        proxies_per_holder=draw(st.integers(1, 2)),
        proxy_same_college=draw(st.integers(0, 3)) == 0,
        deputies=draw(st.sampled_from(DeputyRule)),
        secret_ballots=draw(st.sampled_from(BallotRule)),
        ballots_told=draw(st.booleans()),
    )


@st.composite
def assemblies(draw, seats):
    """The members and what each transferred, a vacant seat or two, who presides; ages, some unknown or equal."""
    members = tuple(
        Member(college + number, "", college, competences=draw(st.sampled_from([(), ("eau",), ("eau", "voirie")])))
        for college in COLLEGES
        for number in "12"
    )
    mandates = [Seat(each.code, each.member, each.titular, False, each.deputies, each.weight) for each in seats]
    mandates += [Seat(f"V{n}", "A1", None, vacant=True) for n in range(draw(st.integers(0, 2)))]
    people = [
        Person(f"t{n}", Civility.MR, "", "", birth=draw(st.sampled_from(BIRTHS))) for n in range(1, len(seats) + 1)
    ]
    roles = [Role(each, "Présidente", 0, date(2020, 1, 1)) for each in draw(st.sampled_from([[], ["t1"], ["t2"]]))]
    roles.append(Role("t3", "Vice-président", 1, date(2020, 1, 1)))
    codes = tuple(each.code for each in mandates)
    body = Body("CS", "Comité syndical", BodyKind.COMMITTEE, codes, "{numero}", Counter.YEAR)
    return Assembly((), members, tuple(people), tuple(mandates), roles=tuple(roles), bodies=(body,))


@st.composite
def an_item(draw, seats, number, opened, *, added):
    """`added`: whether it may have come after the notices, of a session whose roll was called."""
    requests = draw(st.lists(st.sampled_from([each.code for each in seats]), unique=True, max_size=4))
    asked = draw(st.sampled_from([None, None, Ballot.PUBLIC, Ballot.SECRET]))
    return Item(
        draw(st.sampled_from([ItemKind.DELIBERATION, ItemKind.DELIBERATION, ItemKind.INFORMATION])),
        f"Point {number}",
        added_after_notice=added and draw(st.booleans()),
        recusals=draw(recusals(seats)),
        president=draw(st.sampled_from([None, None, None, "t3", "d1"])),
        budget=draw(st.sampled_from([None, None, None, BudgetStep.ACCOUNTS])),
        majority=draw(st.sampled_from([None, None, None, *Majority])),
        competence=draw(st.sampled_from([None, None, "eau", "voirie"])),
        conduct=Conduct(opened=opened, requests=(BallotRequest(asked, tuple(requests)),) if asked and requests else ()),
    )


# --- votes ------------------------------------------------------------------------------------------------------------


@st.composite
def votes(draw, sat, position):
    """One of the ways in which a vote is noted, nearly always of those who vote; None where nobody does."""
    codes, aside = pencil.electorate(sat, position)
    if not codes:
        return None
    voters = [each for each in sat.seats if each.code in codes]
    way = draw(
        st.sampled_from([by_seat, by_seat, of_one_mind, together, counts, counts, of_colleges, secret, election])
    )
    return draw(way(voters, [each for each in sat.seats if each.code in aside]))


@st.composite
def ages(draw):
    """Some unknown, some equal: {person: birth}."""
    known = {f"t{n}": draw(st.sampled_from(BIRTHS)) for n in range(1, 7)}
    return {each: birth for each, birth in known.items() if birth is not None}


@st.composite
def minds(draw):
    """Voters, what each college says, and who says something apart."""
    voters = [
        SimpleNamespace(seat=f"S{n}", college=draw(st.sampled_from(COLLEGES))) for n in range(draw(st.integers(1, 6)))
    ]
    return voters, {each: draw(st.sampled_from(SENSES)) for each in COLLEGES}, draw(apart(voters))


@st.composite
def apart(draw, voters):
    return {each.seat: draw(st.sampled_from(SENSES)) for each in voters if draw(st.integers(0, 3)) == 0}


@st.composite
def by_seat(draw, voters, aside):
    """Each by name, some with their college or with everybody; somebody who does not vote is named once in a while."""
    said = {each.code: draw(st.sampled_from(SENSES)) for each in voters if draw(st.integers(0, 2))}
    stranger = draw(st.integers(0, 40)) == 0
    some = draw(st.sets(st.sampled_from(COLLEGES)))
    colleges = tuple(CollegeSense(each, draw(st.sampled_from(SENSES))) for each in sorted(some))
    usual = draw(st.none() | st.sampled_from(SENSES))
    named = tuple(SeatVote(code, sense) for code, sense in said.items())
    named += (SeatVote("S99", Sense.AGAINST),) if stranger else ()
    if not (named or colleges or usual):
        usual = Sense.ABSTAINING
    return Vote(
        draw(st.sampled_from([Ballot.ORDINARY, Ballot.PUBLIC])), by_seat=named, colleges=colleges, default=usual
    )


@st.composite
def of_one_mind(draw, voters, aside):
    return draw(st.sampled_from([Vote(unanimous=True), Vote(Ballot.SECRET, unanimous=True), Vote(Ballot.NONE)]))


@st.composite
def together(draw, voters, aside):
    """College by college, some apart, as the room's keys note it."""
    here = [SimpleNamespace(seat=each.code, college=each.college) for each in voters]
    senses = {college: draw(st.sampled_from(SENSES[:3])) for college in COLLEGES}
    return college_by_college(here, senses, draw(apart(here)))


def split(draw, many, ways):
    """That many heads in so many heaps; often two equal ones, or all in one."""
    if draw(st.integers(0, 5)) == 0:
        heap = draw(st.integers(0, ways - 1))
        return [many if each == heap else 0 for each in range(ways)]
    if draw(st.integers(0, 2)) == 0:
        equal = draw(st.integers(2, ways - 1))
        return [*[many // equal] * equal, *[0] * (ways - equal - 1), many % equal]
    heaps = draw(st.lists(st.integers(0, ways - 1), min_size=many, max_size=many))
    return [heaps.count(each) for each in range(ways)]


@st.composite
def counts(draw, voters, aside):
    told = draw(counts_of(voters, aside))
    return Vote(counts=told, chair_sense=draw(st.none() | st.sampled_from(SENSES[:3])))


@st.composite
def counts_of(draw, voters, aside):
    """Now and then one too many."""
    wrong = draw(st.integers(0, 30)) == 0
    pro, con, abstaining, rest = split(draw, len(voters) + wrong, 4)
    return Counts(pro, con, abstaining, rest + len(aside) if draw(st.booleans()) else 0 if wrong else None)


@st.composite
def of_colleges(draw, voters, aside):
    """Often each of one mind, the first in favour and the others against: a tie, once in a while."""
    told, minded = [], draw(st.booleans())
    for rank, college in enumerate(sorted({each.college for each in voters})):
        mine = [[each for each in some if each.college == college] for some in (voters, aside)]
        one = Counts(0, len(mine[0])) if rank else Counts(len(mine[0]))
        told.append(CollegeCounts(college, one if minded else draw(counts_of(*mine))))
    return Vote(by_college=tuple(told), chair_sense=draw(st.none() | st.sampled_from(SENSES[:3])))


@st.composite
def secret(draw, voters, aside):
    """Blank and void ballots are found in the box; some did not take part. Now and then it is one ballot a vote."""
    many = len(voters) if draw(st.integers(0, 2)) else int(sum(each.weight for each in voters))
    pro, con, blank, void, away = split(draw, many, 5)
    box = SecretBallots(pro + con + blank + void, blank, void)
    return Vote(
        Ballot.SECRET, counts=Counts(pro, con, 0, None if draw(st.booleans()) else away + len(aside)), secret=box
    )


@st.composite
def election(draw, voters, aside):
    """Up to three rounds for one post or more, by person or by list, or nobody else stands."""
    people = [f"t{n}" for n in range(1, 7)]
    lists = tuple(
        CandidateList(name, tuple(people[rank * 2 : rank * 2 + draw(st.integers(1, 2))]))
        for rank, name in enumerate(draw(st.sampled_from(["", "", "XY", "XYZ"])))
    )
    running = [each.name for each in lists] or people[: draw(st.integers(1, 4))]
    posts = draw(st.integers(1, 3))
    if draw(st.integers(0, 5)) == 0:
        alone = tuple(running[:1]) if lists else tuple(running[:posts])
        return Vote(Ballot.ELECTION, election=Election(posts, alone=alone, lists=lists))
    held = tuple(draw(a_round(running, len(voters))) for _ in range(draw(st.integers(1, 3))))
    proportional = bool(lists) and draw(st.booleans())
    lots = tuple(draw(some_lots(number, each)) for number, each in enumerate(held, start=1) if draw(st.booleans()))
    return Vote(Ballot.ELECTION, election=Election(posts, held, draw(st.booleans()), (), lists, proportional, lots))


@st.composite
def some_lots(draw, number, held):
    """Lots drawn at a round between those who have as many votes as one of them, or some of these."""
    votes = draw(st.sampled_from(held.votes)).votes
    level = [each.candidate for each in held.votes if each.votes == votes]
    between = level if draw(st.booleans()) else level[: draw(st.integers(1, len(level)))]
    return Lots(number, tuple(between), tuple(draw(st.permutations(between))), "t1")


@st.composite
def a_round(draw, running, voters):
    *shares, blank, void = split(draw, voters, len(running) + 2)
    named = tuple(CandidateVotes(name, votes) for name, votes in zip(running, shares, strict=True))
    return Round(SecretBallots(voters, blank, void), named)
