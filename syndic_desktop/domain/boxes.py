"""The box of a secret ballot or of a round: how many ballots may be in it, and why a count of them does not stand.

One ballot a voter, proxies included. Where the voters have unequal votes (L5721-2) it is one ballot a vote, unless the
statutes say « un bulletin par délégué »: the votes decide, and nobody can tell later whose ballot was whose.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Item, ItemKind
from syndic_desktop.domain.sessions import Sitting
from syndic_desktop.domain.statutes import BallotRule
from syndic_desktop.domain.votes import Ballot, Electorate, Majority, SecretBallots, Vote

TO_STATUTES = "dites au profil « un bulletin par délégué » si les statuts le prévoient (CGCT, L5721-2)"
TO_THE_VOTES = "comptez un bulletin par voix ; s’ils le sont, dites-le au profil (« un par voix ») ; sinon "


@dataclass(frozen=True, slots=True)
class Box:
    """How many vote, how many votes they have, and whether each puts in a ballot for each of his votes.

    `whole`: nobody has a part of a vote, for which there is no ballot. `told`: the statutes say themselves that it is a
    ballot a vote, so few ballots are votes that were not cast; else they might have been counted one a delegate.
    """

    voters: int
    votes: Fraction
    per_vote: bool = False
    whole: bool = True
    told: bool = False

    @property
    def most(self) -> int:
        """How many ballots there may be."""
        return floor(self.votes) if self.per_vote else self.voters


def box(sitting: Sitting, item: Item, voters: Electorate) -> Box:
    """The box of a ballot on an item. Two thirds of the members are heads, whatever votes they have (L5721-2-1)."""
    weights = {each.weight.as_integer_ratio() for each in voters.voters}
    heads = item.kind is not ItemKind.ELECTION and item.required is Majority.TWO_THIRDS
    per_vote = len(weights) > 1 and not heads and sitting.rules.secret_ballots is BallotRule.PER_VOTE
    whole = all(below == 1 for _, below in weights)
    return Box(len(voters.voters), voters.weight, per_vote, whole, sitting.rules.ballot_a_vote)


def counted(vote: Vote) -> bool:
    """Whether a vote tells what was found in a box."""
    return any(True for _ in _boxes(vote))


def overfull(held: Box, vote: Vote) -> Iterator[str]:
    """The boxes with more ballots than there may be, as sentences go on: « 14 bulletins pour 10 votants… »."""
    for where, cast in _boxes(vote):
        if cast > held.most:
            having = (
                wording.count(held.votes, "voix", "voix") if held.per_vote else wording.count(held.voters, "votant")
            )
            yield f"{wording.count(cast, 'bulletin')}{where} pour {having} : corrigez le dépouillement."


def in_heads(held: Box, vote: Vote) -> Iterator[str]:
    """The boxes counted one ballot a delegate where the statutes do not say so, likewise."""
    for where, cast in _boxes(vote):
        few = cast <= held.voters and not held.told
        if held.per_vote and cast and (few or not held.whole):
            told = wording.count(held.votes, "voix", "voix")
            counted = f"{wording.count(cast, 'bulletin')}{where} pour {wording.count(held.voters, 'votant')}"
            remedy = f"{TO_THE_VOTES}{TO_STATUTES}" if held.whole else TO_STATUTES
            yield f"{counted} qui ont {told} : {remedy}."


def _boxes(vote: Vote) -> Iterator[tuple[str, int]]:
    """How many ballots each box held, and which one it is in words."""
    if vote.ballot is Ballot.SECRET and (vote.secret is not None or vote.counts is not None):
        yield "", _found(vote)
    for number, held in enumerate(vote.election.rounds if vote.election is not None else (), start=1):
        yield f" au {wording.ordinal(number)} tour", held.ballots.cast


def _found(vote: Vote) -> int:
    """The ballots of a secret vote: those told, or those that were counted where they are more."""
    counts = vote.counts
    told = (counts.in_favour, counts.against, counts.abstaining) if counts is not None else ()
    found = vote.secret or SecretBallots(0)
    return max(sum(told) + found.blank + found.void, found.cast)
