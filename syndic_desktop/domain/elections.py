"""Elections: three rounds, absolute majority of the votes cast in the first two, then relative; the eldest on a tie.

L2121-21 (nominations) and L2122-7 (president, vice-presidents, bureau). Lists count like candidates.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from syndic_desktop.domain.votes import Election, Round

RELATIVE_FROM = 3


@dataclass(frozen=True, slots=True)
class Elected:
    """Somebody elected, the round (1-based) and the votes that did it; `by_age`: the eldest of a tie.

    Round 0: the only candidate for the post, elected without a ballot (L2121-21).
    """

    candidate: str
    round: int
    votes: int
    by_age: bool = False


@dataclass(frozen=True, slots=True)
class ElectionResult:
    """Who was elected, in order of election."""

    elected: tuple[Elected, ...]
    posts: int

    @property
    def complete(self) -> bool:
        return len(self.elected) >= self.posts


def votes_cast(held: Round) -> int:
    """Suffrages exprimés of a round."""
    return held.ballots.cast - held.ballots.blank - held.ballots.void


def absolute_majority(held: Round) -> int:
    """More than half of the votes cast."""
    return votes_cast(held) // 2 + 1


def elect(election: Election, births: Mapping[str, date]) -> ElectionResult:
    """Who is elected. A tie that age cannot break (no birth date) elects nobody for that post."""
    elected = [Elected(candidate, 0, 0) for candidate in election.alone]
    for number, held in enumerate(election.rounds, start=1):
        taken = {each.candidate for each in elected}
        running = [each for each in held.votes if each.candidate not in taken]
        while running and len(elected) < election.posts:
            best = max(each.votes for each in running)
            if best == 0 or (number < RELATIVE_FROM and best < absolute_majority(held)):
                break
            equals = [each.candidate for each in running if each.votes == best]
            aged = len(equals) > election.posts - len(elected)
            winner = _eldest(equals, births) if aged else equals[0]
            if winner is None:
                break
            elected.append(Elected(winner, number, best, by_age=aged))
            running = [each for each in running if each.candidate != winner]
    return ElectionResult(tuple(elected), election.posts)


def without_birth(election: Election, births: Mapping[str, date]) -> tuple[str, ...]:
    """Candidates of the tie that age should break, whose birth date is missing; empty when nothing waits for one."""
    result = elect(election, births)
    taken = {each.candidate for each in result.elected}
    for number, held in enumerate(election.rounds, start=1):
        running = [each for each in held.votes if each.candidate not in taken]
        best = max((each.votes for each in running), default=0)
        if result.complete or best == 0 or (number < RELATIVE_FROM and best < absolute_majority(held)):
            continue
        return tuple(each.candidate for each in running if each.votes == best and each.candidate not in births)
    return ()


def _eldest(candidates: list[str], births: Mapping[str, date]) -> str | None:
    if any(candidate not in births for candidate in candidates):
        return None
    return min(candidates, key=lambda candidate: births[candidate])
