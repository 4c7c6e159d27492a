"""Votes as they are recorded, and the electorate they are taken in. What they amount to is `tallies`' subject."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from syndic_desktop.domain.attendance import Situation
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
class Election:
    """Posts to fill and the rounds held; `open_ballot`: unanimously waived secrecy (L2121-21)."""

    posts: int = 1
    rounds: tuple[Round, ...] = ()
    open_ballot: bool = False


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote as it was noted: exactly one of `unanimous`, `counts`, `by_college`, `by_seat`, `election` says it.

    With `by_seat`, `default` is the sense of every voter not listed. `chair_sense` is what the chair said when only
    counts were noted, needed to break a tie.
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
    """Who may vote on one item, in protocol order, and who sits but is set aside by a recusal.

    Frozen with the vote: later changes of the roster never rewrite it.
    """

    voters: tuple[Voter, ...]
    set_aside: tuple[Voter, ...] = ()

    @property
    def weight(self) -> Fraction:
        return sum((voter.weight for voter in self.voters), Fraction(0))


def electorate(situation: Situation, recusals: tuple[Recusal, ...] = ()) -> Electorate:
    """Who votes in a situation: whoever sits, and whoever is represented by a proxy in force.

    A recused member neither votes nor casts a proxy he holds (QE 11-20278), and nobody votes for him.
    """
    out = recused(recusals)
    barred = {place.sitter for place in situation.present if place.seat.code in out}
    voters, aside = [], []
    for place in situation.places:
        person = place.sitter if place.seated else place.stance.holder
        if not (place.seated or place.represented) or person is None:
            continue
        voter = Voter(place.seat.code, place.seat.college, place.seat.weight, person, place.represented)
        if place.seat.code not in out and person not in barred:
            voters.append(voter)
        elif place.seated:
            aside.append(voter)
    return Electorate(tuple(voters), tuple(aside))
