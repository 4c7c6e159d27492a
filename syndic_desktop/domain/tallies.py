"""Tallies: what a recorded vote amounts to, in heads and in exact weights, and whether it is carried.

L2121-20: absolute majority of the votes cast (pour + contre: abstentions, blanks and voids are not cast). A tie is
broken by the chair's vote, except in a secret ballot. Weights decide wherever the statutes give some (L5721-2).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from syndic_desktop.domain.miscounts import NotAVoter, NothingSaid, NotSecret, TooManyVotes, WeightsUnknown
from syndic_desktop.domain.votes import Ballot, Counts, Electorate, Majority, Sense, Vote, Voter, noted

ZERO = Fraction(0)


class Outcome(StrEnum):
    """Values are those of the `etat` command."""

    UNANIMOUS = "unanimite"
    ADOPTED = "adopte"
    REJECTED = "rejete"


@dataclass(frozen=True, slots=True)
class Score:
    """How much of an electorate said what; heads or weights. `null`: blank and void ballots."""

    in_favour: Fraction = ZERO
    against: Fraction = ZERO
    abstaining: Fraction = ZERO
    not_voting: Fraction = ZERO
    null: Fraction = ZERO

    @property
    def total(self) -> Fraction:
        return self.in_favour + self.against + self.abstaining + self.not_voting + self.null

    @property
    def cast(self) -> Fraction:
        """Suffrages exprimés."""
        return self.in_favour + self.against

    def __add__(self, other: Score) -> Score:
        return Score(
            _plus(self.in_favour, other.in_favour),
            _plus(self.against, other.against),
            _plus(self.abstaining, other.abstaining),
            _plus(self.not_voting, other.not_voting),
            _plus(self.null, other.null),
        )


def _plus(one: Fraction, other: Fraction) -> Fraction:
    """Their sum: nearly always nobody said the one or the other, and a fraction is long to add."""
    if other is ZERO:
        return one
    return other if one is ZERO else one + other


@dataclass(frozen=True, slots=True)
class CollegeScore:
    """One college's share of a vote."""

    college: str
    heads: Score
    weights: Score | None


@dataclass(frozen=True, slots=True)
class Threshold:
    """What it takes to be adopted; `composing`: the members who compose the body, vacant seats included."""

    majority: Majority = Majority.SIMPLE
    composing: int = 0

    @property
    def heads(self) -> int | None:
        """How many members must be in favour, where a number of them must (two thirds, rounded up: L5721-2-1)."""
        return math.ceil(Fraction(2, 3) * self.composing) if self.majority is Majority.TWO_THIRDS else None


@dataclass(frozen=True, slots=True)
class Tally:
    """A vote counted. `by_college` is None when only overall counts were noted among several colleges.

    `weights` is None in a secret ballot among voters of unequal weights, one ballot each: nobody knows whose ballot is
    whose, so the ballots themselves decide. `in_votes`: there was one ballot a vote, and both figures are votes. Heads
    add up to the voters plus whoever sits and is recused (who « ne prend pas part au vote »). `threshold`: what it took
    to be adopted.
    """

    heads: Score
    weights: Score | None
    outcome: Outcome
    by_college: tuple[CollegeScore, ...] | None = None
    casting_vote: bool = False
    threshold: Threshold = Threshold()
    in_votes: bool = False

    @property
    def carried(self) -> bool:
        return self.outcome is not Outcome.REJECTED


def tally(
    vote: Vote,
    voters: Electorate,
    *,
    casting_vote: bool,
    chair: str | None,
    threshold: Threshold = Threshold(),
    ballot_a_vote: bool = False,
) -> Tally | None:
    """Count a vote; None when there was none (prise d'acte) or when it is an election by rounds (see `elections`).

    `casting_vote`: the statutes give the chair one; `chair`: the person who presides over the item; `ballot_a_vote`:
    the statutes say that a secret box holds one for each vote of a delegate, however few they are.
    Raises TooManyVotes, NotAVoter, WeightsUnknown, NothingSaid, NotSecret.
    """
    if vote.ballot is Ballot.NONE or (vote.election is not None and (vote.election.rounds or vote.election.alone)):
        return None
    in_votes = threshold.heads is None and _is_in_votes(vote, voters, told=ballot_a_vote)
    shares = _ballots(vote, voters) if in_votes else _shares(vote, voters)
    aside = _scores(_left_aside(vote, voters), Sense.NOT_VOTING)
    if in_votes:
        aside = {key: _Both(both.weights or Score(), both.weights) for key, both in aside.items()}
    total = _total([*shares.values(), *aside.values()])
    by_college = _by_college(shares, aside) if None not in shares else None
    deciding = total.heads if total.weights is None else total.weights
    outcome, casting = _outcome(deciding, _breaker(vote, voters, casting_vote, chair))
    if threshold.majority is Majority.NOT_REFUSED:
        outcome, casting = _unless_refused(deciding), False
    elif threshold.heads is not None and total.heads.in_favour < threshold.heads:
        outcome, casting = Outcome.REJECTED, False
    return Tally(total.heads, total.weights, outcome, by_college, casting, threshold, in_votes)


@dataclass(frozen=True, slots=True)
class _Both:
    heads: Score
    weights: Score | None


_Shares = dict[str | None, _Both]


def _left_aside(vote: Vote, voters: Electorate) -> tuple[Voter, ...]:
    """The recused who are still to be added to those who do not vote: an explicit figure already holds its own."""
    if vote.counts is not None and vote.counts.not_voting is not None:
        return ()
    told = {each.college for each in vote.by_college if each.counts.not_voting is not None}
    return tuple(voter for voter in voters.set_aside if voter.college not in told)


def _shares(vote: Vote, voters: Electorate) -> _Shares:
    """Scores by college; under the key None when the colleges are not known."""
    if vote.by_name:
        if vote.ballot is Ballot.SECRET:
            raise NotSecret()
        return _by_seat(vote, voters)
    if vote.by_college:
        return _college_counts(vote, voters)
    if vote.counts is not None:
        return _overall(vote, voters)
    if vote.unanimous:
        return _scores(voters.voters, Sense.IN_FAVOUR)
    raise NothingSaid()


def _is_in_votes(vote: Vote, voters: Electorate, *, told: bool) -> bool:
    """Whether there are more ballots in the box than voters of unequal votes, or it is `told`: one ballot a vote."""
    everyone = _counting(vote, voters)
    if vote.ballot is not Ballot.SECRET or vote.counts is None or len({each.weight for each in everyone}) < 2:
        return False
    said, votes = _heads(vote.counts) + _null(vote), sum(each.weight for each in everyone)
    return (told or len(everyone) < said) and said <= votes and all(each.weight.denominator == 1 for each in everyone)


def _ballots(vote: Vote, voters: Electorate) -> _Shares:
    """The score of a secret ballot counted one ballot a vote; votes without a ballot did not vote."""
    votes = sum((each.weight for each in _counting(vote, voters)), ZERO)
    score = _scored(vote.counts or Counts(), votes, _null(vote))
    return {None: _Both(score, score)}


def _counting(vote: Vote, voters: Electorate) -> tuple[Voter, ...]:
    """Whom overall counts are about: an explicit figure of those who do not vote holds the recused."""
    told = vote.counts is not None and vote.counts.not_voting is not None
    return (*voters.voters, *voters.set_aside) if told else voters.voters


def _null(vote: Vote) -> int:
    return vote.secret.blank + vote.secret.void if vote.secret else 0


def _by_seat(vote: Vote, voters: Electorate) -> _Shares:
    known = {voter.seat for voter in (*voters.voters, *voters.set_aside)}
    for each in vote.by_seat:
        if each.seat not in known:
            raise NotAVoter(each.seat)
    said = noted(vote, voters.voters)
    return _summed((voter, said[voter.seat]) for voter in voters.voters)


def _college_counts(vote: Vote, voters: Electorate) -> _Shares:
    counted = {each.college: each.counts for each in vote.by_college}
    everyone = [*voters.voters, *(each for each in voters.set_aside if each not in _left_aside(vote, voters))]
    groups = {college: _in(college, everyone) for college in dict.fromkeys(each.college for each in everyone)}
    for college, counts in counted.items():
        if college not in groups and _heads(counts):
            raise TooManyVotes(_heads(counts), 0, f" dans le collège « {college} »")
    return {
        college: _counted(counted.get(college, Counts()), group, voters, f" dans le collège « {college} »")
        for college, group in groups.items()
    }


def _overall(vote: Vote, voters: Electorate) -> _Shares:
    counts = vote.counts or Counts()
    null, everyone = _null(vote), _counting(vote, voters)
    colleges = {voter.college for voter in everyone}
    key = next(iter(colleges)) if len(colleges) == 1 else None
    return {key: _counted(counts, everyone, voters, "", null, secret=vote.ballot is Ballot.SECRET)}


def _counted(
    counts: Counts, group: tuple[Voter, ...], voters: Electorate, where: str, null: int = 0, *, secret: bool = False
) -> _Both:
    """Heads and weights of counts taken in a group of `voters` and recused; whoever is left out did not vote."""
    said = _heads(counts) + null
    if said > len(group):
        raise TooManyVotes(said, len(group), where)
    heads = _scored(counts, Fraction(len(group)), null)
    aside = tuple(voter for voter in group if voter in voters.set_aside)
    if not aside or heads.not_voting < len(aside):
        return _Both(heads, _weigh(heads, group, secret=secret))
    # Whoever is recused is among those who do not vote: his weight is known, whatever that of the others.
    others = tuple(voter for voter in group if voter not in aside)
    weights = _weigh(replace(heads, not_voting=heads.not_voting - len(aside)), others, secret=secret)
    theirs = Score(not_voting=sum((voter.weight for voter in aside), ZERO))
    return _Both(heads, None if weights is None else weights + theirs)


def _scored(counts: Counts, whole: Fraction, null: int) -> Score:
    """These counts among so many; whoever is left out did not vote."""
    rest = whole - _heads(counts) - null if counts.not_voting is None else Fraction(counts.not_voting)
    in_favour, against, abstaining = map(Fraction, (counts.in_favour, counts.against, counts.abstaining))
    return Score(in_favour, against, abstaining, rest, Fraction(null))


def _heads(counts: Counts) -> int:
    return counts.in_favour + counts.against + counts.abstaining + (counts.not_voting or 0)


def _weigh(heads: Score, group: tuple[Voter, ...], *, secret: bool) -> Score | None:
    weights = {voter.weight for voter in group}
    if len(weights) <= 1:
        return _times(heads, next(iter(weights), Fraction(1)))
    whole = sum((voter.weight for voter in group), Fraction(0))
    if len(group) in (heads.in_favour, heads.against, heads.abstaining, heads.not_voting, heads.null):
        return _times(heads, whole / len(group))
    if secret:
        return None
    raise WeightsUnknown()


def _times(score: Score, factor: Fraction) -> Score:
    return Score(
        score.in_favour * factor,
        score.against * factor,
        score.abstaining * factor,
        score.not_voting * factor,
        score.null * factor,
    )


def _scores(voters: Iterable[Voter], sense: Sense) -> _Shares:
    """Scores by college of voters who all say the same."""
    return _summed((voter, sense) for voter in voters)


def _summed(said: Iterable[tuple[Voter, Sense]]) -> _Shares:
    """Scores by college of voters who each said something."""
    # Heads are counted before any fraction is added or compared: thirty years of sessions are tallied at once.
    counted = Counter((voter.college, sense, voter.weight.as_integer_ratio()) for voter, sense in said)
    shares: _Shares = {}
    for (college, sense, ratio), number in counted.items():
        weight = Fraction(*ratio)
        share = _Both(_one(sense, Fraction(number)), _one(sense, weight * number))
        shares[college] = _total([*filter(None, [shares.get(college)]), share])
    return shares


def _one(sense: Sense, amount: Fraction) -> Score:
    return Score(
        in_favour=amount if sense is Sense.IN_FAVOUR else ZERO,
        against=amount if sense is Sense.AGAINST else ZERO,
        abstaining=amount if sense is Sense.ABSTAINING else ZERO,
        not_voting=amount if sense is Sense.NOT_VOTING else ZERO,
    )


def _merge(first: _Shares, second: _Shares) -> _Shares:
    return {key: _total([share for share in (first.get(key), second.get(key)) if share]) for key in first | second}


def _total(shares: Iterable[_Both]) -> _Both:
    heads = Score()
    weights: Score | None = Score()
    for share in shares:
        heads += share.heads
        weights = None if weights is None or share.weights is None else weights + share.weights
    return _Both(heads, weights)


def _by_college(shares: _Shares, aside: _Shares) -> tuple[CollegeScore, ...]:
    return tuple(CollegeScore(key, both.heads, both.weights) for key, both in _merge(shares, aside).items() if key)


def _in(college: str, voters: Iterable[Voter]) -> tuple[Voter, ...]:
    return tuple(voter for voter in voters if voter.college == college)


def _breaker(vote: Vote, voters: Electorate, casting_vote: bool, chair: str | None) -> Sense | None:
    """What the chair's casting vote says, None where there is none.

    Where only counts were noted, the chair is presumed to support what he submits; `checks` says so. Where they were
    noted by college and his own has nobody in favour, he was not: he was against if all of it was.
    """
    own = next((voter for voter in voters.voters if voter.person == chair and not voter.by_proxy), None)
    if not casting_vote or own is None or vote.ballot in (Ballot.SECRET, Ballot.ELECTION):
        return None
    return vote.chair_sense or noted(vote, (own,)).get(own.seat) or _presumed(vote, _in(own.college, voters.voters))


def _presumed(vote: Vote, college: tuple[Voter, ...]) -> Sense | None:
    told = next((each.counts for each in vote.by_college if each.college == college[0].college), Counts())
    if told.in_favour or not vote.by_college:
        return Sense.IN_FAVOUR
    return Sense.AGAINST if told.against == len(college) else None


def _outcome(weights: Score, breaker: Sense | None) -> tuple[Outcome, bool]:
    if weights.in_favour > weights.against:
        return (Outcome.ADOPTED if weights.against else Outcome.UNANIMOUS), False
    if weights.in_favour == weights.against and weights.cast and breaker in (Sense.IN_FAVOUR, Sense.AGAINST):
        return (Outcome.ADOPTED if breaker is Sense.IN_FAVOUR else Outcome.REJECTED), True
    return Outcome.REJECTED, False


def _unless_refused(score: Score) -> Outcome:
    """The accounts stand unless a majority votes against them; equal votes adopt (L1612-12)."""
    if score.against > score.in_favour:
        return Outcome.REJECTED
    return Outcome.ADOPTED if score.against or not score.in_favour else Outcome.UNANIMOUS
