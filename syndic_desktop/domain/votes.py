"""Votes as they are recorded, and the electorate they are taken in. What they amount to is `tallies`' subject."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Protocol

from syndic_desktop.domain.attendance import Situation, State
from syndic_desktop.domain.recusals import Recusal, recused


class Ballot(StrEnum):
    """The way a vote is held: raised hands, named (L2121-21), secret, none (prise d'acte), election."""

    ORDINARY = "ordinaire"
    PUBLIC = "public"
    SECRET = "secret"
    NONE = "sans_vote"
    ELECTION = "election"


class Sense(StrEnum):
    """What one voter says."""

    IN_FAVOUR = "pour"
    AGAINST = "contre"
    ABSTAINING = "abstention"
    NOT_VOTING = "ne_prend_pas_part"


class Majority(StrEnum):
    """What it takes to be adopted (values are the exchange format's)."""

    SIMPLE = "simple"  # L2121-20: more in favour than against
    TWO_THIRDS = "deux_tiers"  # L5721-2-1: of the members who compose the committee
    NOT_REFUSED = "sauf_majorite_contre"  # L1612-12: the accounts stand unless a majority is against


@dataclass(frozen=True, slots=True)
class Counts:
    """Heads by sense; `not_voting` None when nobody wrote it down (it is then whoever is left)."""

    in_favour: int = 0
    against: int = 0
    abstaining: int = 0
    not_voting: int | None = None


@dataclass(frozen=True, slots=True)
class CollegeCounts:
    """Heads by sense in one college."""

    college: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class CollegeSense:
    """What a whole college says, but for whoever is named apart."""

    college: str
    sense: Sense


@dataclass(frozen=True, slots=True)
class SeatVote:
    """What one seat says."""

    seat: str
    sense: Sense


@dataclass(frozen=True, slots=True)
class SecretBallots:
    """Ballots found in the box: how many in all, of which blank and void."""

    cast: int
    blank: int = 0
    void: int = 0


@dataclass(frozen=True, slots=True)
class CandidateVotes:
    """Votes for one candidate: a person's code, or the name of a list or of somebody outside the dossier."""

    candidate: str
    votes: int


@dataclass(frozen=True, slots=True)
class Round:
    """One round of an election."""

    ballots: SecretBallots
    votes: tuple[CandidateVotes, ...]


@dataclass(frozen=True, slots=True)
class CandidateList:
    """A list and the people who stand on it, in order."""

    name: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lots:
    """A drawing of lots between candidates, or lists, that neither the votes of a round (1-based) nor age tell apart.

    `between`: those it was drawn between; `drawn`: those it gave the posts to, in order; `by`: who drew, the code of a
    person or a name; `how`: in words.
    """

    round: int
    between: tuple[str, ...]
    drawn: tuple[str, ...]
    by: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class Election:
    """Posts to fill and the rounds held; `open_ballot`: unanimously waived secrecy (L2121-21).

    `alone`: as many candidates as posts after the call for candidates, or one list: elected at once, when the chair
    reads their names, without a ballot (L2121-21). `lists`: who stands on each list named in the rounds; the one that
    wins takes every post, or they are shared in proportion (`proportional`: L1411-5). `lots`: what was drawn, where age
    breaks no tie.
    """

    posts: int = 1
    rounds: tuple[Round, ...] = ()
    open_ballot: bool = False
    alone: tuple[str, ...] = ()
    lists: tuple[CandidateList, ...] = ()
    proportional: bool = False
    lots: tuple[Lots, ...] = ()


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote as it was noted: exactly one of `unanimous`, `counts`, `by_college`, `by_seat`, `election` says it.

    With `by_seat`, `colleges` is what each college says but for the seats listed, `default` the sense of every other
    voter; either says the vote without any seat too. `chair_sense` is what the chair said when only counts were noted,
    needed to break a tie. `scrutineers`: people who count the ballots.
    """

    ballot: Ballot = Ballot.ORDINARY
    unanimous: bool = False
    counts: Counts | None = None
    by_college: tuple[CollegeCounts, ...] = ()
    by_seat: tuple[SeatVote, ...] = ()
    default: Sense | None = None
    secret: SecretBallots | None = None
    election: Election | None = None
    chair_sense: Sense | None = None
    scrutineers: tuple[str, ...] = ()
    colleges: tuple[CollegeSense, ...] = ()

    @property
    def by_name(self) -> bool:
        """Whether it says what each seat said, named or with its college or with everybody."""
        return bool(self.by_seat or self.colleges) or self.default is not None


@dataclass(frozen=True, slots=True)
class Voter:
    """A seat that votes, with its weight and the person who casts the vote (its sitter, or the proxy's holder)."""

    seat: str
    college: str
    weight: Fraction
    person: str
    by_proxy: bool = False


@dataclass(frozen=True, slots=True)
class Electorate:
    """Who may vote on one item, in protocol order, and who sits but takes no part: recused, or not concerned.

    Frozen with the vote: later changes of the roster never rewrite it.
    """

    voters: tuple[Voter, ...]
    set_aside: tuple[Voter, ...] = ()

    @property
    def weight(self) -> Fraction:
        # Voters of one weight are counted first: a room is hundreds of fractions, which are long to add.
        counted = Counter([voter.weight.as_integer_ratio() for voter in self.voters])
        return sum((Fraction(*ratio) * number for ratio, number in counted.items()), Fraction(0))

    def has(self, person: str) -> bool:
        """Whether a person sits there, voting or not."""
        there = any(each.person == person and not each.by_proxy for each in self.voters)
        return there or any(each.person == person for each in self.set_aside)


def senses(vote: Vote | None, voters: Electorate) -> dict[str, Sense]:
    """What each seat is known to have said; empty where only counts were noted, or in a secret ballot (L2121-21)."""
    if vote is None or vote.ballot in (Ballot.SECRET, Ballot.ELECTION, Ballot.NONE):
        return {}
    return noted(vote, voters.voters)


def noted(vote: Vote, voters: Iterable[Voter]) -> dict[str, Sense]:
    """What a vote says of each of these seats, whatever the ballot; empty where only counts were noted."""
    if not (vote.by_name or vote.unanimous):
        return {}
    usual = vote.default or (Sense.IN_FAVOUR if vote.unanimous else Sense.NOT_VOTING)
    of_college = {each.college: each.sense for each in vote.colleges}
    said = {each.seat: each.sense for each in vote.by_seat}
    return {voter.seat: said.get(voter.seat) or of_college.get(voter.college, usual) for voter in voters}


class InCollege(Protocol):
    """A seat that votes, and its college."""

    @property
    def seat(self) -> str: ...

    @property
    def college(self) -> str: ...


def college_by_college(
    voters: Collection[InCollege], colleges: Mapping[str, Sense], apart: Mapping[str, Sense]
) -> Vote:
    """The vote where each college (by code) is of one mind, but for the seats that are named `apart`.

    « Collège A : pour ; collège B : contre, sauf M. X qui s’abstient. » Everybody in favour is unanimity.
    """
    here = {voter.college: colleges[voter.college] for voter in voters}
    named = tuple(
        SeatVote(voter.seat, sense)
        for voter in voters
        if (sense := apart.get(voter.seat)) is not None and sense is not here[voter.college]
    )
    shared = set(here.values())
    if shared <= {Sense.IN_FAVOUR} and not named:
        return Vote(unanimous=True)
    if len(shared) == 1:
        return Vote(by_seat=named, default=shared.pop())
    return Vote(by_seat=named, colleges=tuple(CollegeSense(college, sense) for college, sense in here.items()))


def electorate(
    situation: Situation,
    recusals: tuple[Recusal, ...] = (),
    *,
    concerned: frozenset[str] | None = None,
    always: Collection[str] = (),
) -> Electorate:
    """Who votes in a situation: whoever sits, and whoever is represented by a proxy in force.

    A recused member neither votes nor casts a proxy he holds (QE 11-20278), and nobody votes for him. `concerned`:
    the members whose delegates alone vote on a competence « à la carte »; `always`: the president of the syndicat,
    who votes on all, whoever chairs (L5212-16).
    """
    interested = recused(recusals)
    barred = {place.sitter for place in situation.present if place.seat.code in interested} if interested else set()
    out = interested | _unconcerned(situation, concerned, always)
    voters, aside = [], []
    for place in situation.places:
        seat, represented = place.seat, place.state is State.PROXY
        person = place.stance.holder if represented else place.sitter
        if person is None:
            continue
        if seat.code not in out and person not in barred:
            voters.append(Voter(seat.code, seat.college, seat.weight, person, represented))
        elif not represented:
            aside.append(Voter(seat.code, seat.college, seat.weight, person))
    return Electorate(tuple(voters), tuple(aside))


def _unconcerned(situation: Situation, concerned: frozenset[str] | None, always: Collection[str]) -> frozenset[str]:
    """The seats of the members that did not transfer the competence, but where one who votes always sits."""
    if concerned is None:
        return frozenset()
    seats = (place for place in situation.places if place.sitter not in always)
    return frozenset(place.seat.code for place in seats if place.seat.member not in concerned)
