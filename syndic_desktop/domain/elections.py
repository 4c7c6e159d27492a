"""Elections: three rounds, absolute majority of the votes cast in the first two, then relative; the eldest on a tie.

L2121-21 (nominations) and L2122-7 (president, vice-presidents, bureau). A list that wins takes every post; where posts
are shared in proportion (commission d’appel d’offres: L1411-5, D1411-3), each list has its quotient, then the highest
remainders, in one round.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from syndic_desktop.domain.people import Person, births_of
from syndic_desktop.domain.votes import CandidateVotes, Election, Round

RELATIVE_FROM = 3


@dataclass(frozen=True, slots=True)
class Elected:
    """Somebody elected, the round (1-based) and the votes that did it; `by_age`: the eldest of a tie; `by_lot`: drawn.

    Round 0: the only candidate for the post, elected without a ballot (L2121-21). `on`: the list he stood on, whose
    votes these are; empty where he stood alone.
    """

    candidate: str
    round: int
    votes: int
    by_age: bool = False
    on: str = ""
    by_lot: bool = False


@dataclass(frozen=True, slots=True)
class ElectionResult:
    """Who was elected, in order of election. `tied`: lists that no age tells apart, noted or not, nor any lot yet."""

    elected: tuple[Elected, ...]
    posts: int
    tied: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        return len(self.elected) >= self.posts


def votes_cast(held: Round) -> int:
    """Suffrages exprimés of a round."""
    return held.ballots.cast - held.ballots.blank - held.ballots.void


def absolute_majority(held: Round) -> int:
    """More than half of the votes cast."""
    return votes_cast(held) // 2 + 1


def quotient_of(held: Round, posts: int) -> Fraction:
    """How many votes one post takes, where they are shared in proportion."""
    return Fraction(votes_cast(held), posts) if posts else Fraction(0)


def people_on(election: Election, candidate: str) -> tuple[str, ...]:
    """Who stands on a list, in order; the candidate alone where it is none."""
    found = next((each.people for each in election.lists if each.name == candidate), ())
    return found or (candidate,)


def standing(election: Election) -> frozenset[str]:
    """Whoever may be elected."""
    named = [*election.alone, *(each.candidate for held in election.rounds for each in held.votes)]
    return frozenset(person for each in named for person in people_on(election, each))


def next_round(election: Election, births: Mapping[str, date]) -> int | None:
    """The round (1-based) that is to be held; None once the election is over."""
    held, result = len(election.rounds), elect(election, births)
    over = result.complete or held >= RELATIVE_FROM or bool(election.alone)
    if election.lists:  # one list takes all, and a share in proportion is final
        over = over or bool(result.elected) or (election.proportional and held > 0)
    return None if over else held + 1


def to_go_on(election: Election | None, people: Iterable[Person]) -> int | None:
    """The round (1-based) that an election in which one was held still waits for; None where it waits for none.

    An age that nobody noted is not a round to come: it only has to be noted (L2122-7).
    """
    if election is None or not election.rounds:
        return None
    births = births_of(people)
    return None if without_birth(election, births) else next_round(election, births)


def elect(election: Election, births: Mapping[str, date]) -> ElectionResult:
    """Who is elected. A tie that age cannot break (no birth date, or the same) elects nobody for that post."""
    if election.lists:
        return _elect_lists(election, births)
    elected = [Elected(candidate, 0, 0) for candidate in election.alone]
    for number, held in enumerate(election.rounds, start=1):
        taken = {each.candidate for each in elected}
        running = [each for each in held.votes if each.candidate not in taken]
        while running and len(elected) < election.posts:
            best = max(each.votes for each in running)
            if best == 0 or (number < RELATIVE_FROM and best < absolute_majority(held)):
                break
            equals, left = [each.candidate for each in running if each.votes == best], election.posts - len(elected)
            aged = len(equals) > left
            winners = _eldest(equals, births, left) if aged else equals
            elected += [Elected(winner, number, best, by_age=aged) for winner in winners]
            if aged:
                drawn = _drawn(election, number, _of_one_age(equals, births, left), left - len(winners))
                elected += [Elected(winner, number, best, by_lot=True) for winner in drawn]
                break
            running = [each for each in running if each.candidate not in winners]
    return ElectionResult(tuple(elected), election.posts)


def without_birth(election: Election, births: Mapping[str, date]) -> tuple[str, ...]:
    """Candidates of the tie that age should break, whose birth date is missing; empty when nothing waits for one."""
    result = elect(election, births)
    if election.lists:
        waiting = [(name, people_on(election, name)) for name in result.tied]
        if election.proportional:  # the next in line of each list alone
            served = {name: sum(each.on == name for each in result.elected) for name, _ in waiting}
            waiting = [(name, people[served[name] : served[name] + 1]) for name, people in waiting]
        return tuple(each for _, people in waiting for each in people if each not in births)
    taken = {each.candidate for each in result.elected}
    for number, held in enumerate(election.rounds, start=1):
        best, first = _first(held, taken)
        if result.complete or best == 0 or (number < RELATIVE_FROM and best < absolute_majority(held)):
            continue
        return tuple(each for each in first if each not in births)
    return ()


def born_together(election: Election, births: Mapping[str, date]) -> tuple[str, ...]:
    """Candidates, or lists, of a last tie that no age breaks though all are noted; empty where there is none.

    Only once no round is left to be held: of two born on one day neither is the elder, and the law says no more.
    """
    result = elect(election, births)
    if result.complete or next_round(election, births) is not None or without_birth(election, births):
        return ()
    if election.lists:
        return result.tied
    if not election.rounds:
        return ()
    best, first = _first(election.rounds[-1], {each.candidate for each in result.elected})
    left = election.posts - len(result.elected)
    return _of_one_age(list(first), births, left) if best and len(first) > left else ()


def posts_to_draw(election: Election, births: Mapping[str, date]) -> int:
    """How many posts a drawing of lots gives between those of `born_together`; 0: none is to be drawn."""
    if not born_together(election, births):
        return 0
    return 1 if election.lists and not election.proportional else election.posts - len(elect(election, births).elected)


def _first(held: Round, taken: Set[str]) -> tuple[int, tuple[str, ...]]:
    """The most votes of a round among those who are not elected, and who had them."""
    running = [each for each in held.votes if each.candidate not in taken]
    best = max((each.votes for each in running), default=0)
    return best, tuple(each.candidate for each in running if each.votes == best)


def _eldest(people: list[str], births: Mapping[str, date], posts: int) -> list[str]:
    """Who has these posts by age, the eldest first: whoever is older than the first who is left without any.

    Nobody where an age is not known; of two born on one day, neither is the elder.
    """
    if any(each not in births for each in people):
        return []
    without = sorted(births[each] for each in people)[posts]
    return sorted((each for each in people if births[each] < without), key=lambda each: births[each])


def _of_one_age(people: list[str], births: Mapping[str, date], posts: int) -> tuple[str, ...]:
    """Those born on the day of the first who is left without any of these posts; nobody where an age is not known."""
    if any(each not in births for each in people) or posts >= len(people):
        return ()
    without = sorted(births[each] for each in people)[posts]
    return tuple(each for each in people if births[each] == without)


def _drawn(election: Election, number: int, between: Iterable[str], posts: int) -> list[str]:
    """Whom lots gave these posts, where they were drawn at that round between these very ones."""
    equals = set(between)
    kept = (each for each in election.lots if each.round == number and equals and set(each.between) == equals)
    return [each for each in next((lots.drawn for lots in kept), ()) if each in equals][:posts]


def _elect_lists(election: Election, births: Mapping[str, date]) -> ElectionResult:
    posts = election.posts
    if election.alone:
        alone = (Elected(each, 0, 0, on=name) for name in election.alone for each in people_on(election, name))
        return ElectionResult(tuple(alone)[:posts], posts)
    if election.proportional:
        return _share(election, births) if election.rounds else ElectionResult((), posts)
    for number, held in enumerate(election.rounds, start=1):
        best = max((each.votes for each in held.votes), default=0)
        if best == 0 or (number < RELATIVE_FROM and best < absolute_majority(held)):
            continue
        equals = [each.candidate for each in held.votes if each.votes == best]
        eldest = _eldest_lists(election, equals, births)
        known = all(person in births for name in equals for person in people_on(election, name))
        drawn = _drawn(election, number, eldest, 1) if len(eldest) > 1 and known else []
        if len(eldest) > 1 and not drawn:
            return ElectionResult((), posts, eldest)
        first = (drawn or eldest)[0]
        people = people_on(election, first)[:posts]
        aged = len(equals) > 1 and not drawn
        won = (Elected(each, number, best, aged, first, bool(drawn)) for each in people)
        return ElectionResult(tuple(won), posts)
    return ElectionResult((), posts)


def _eldest_lists(election: Election, lists: list[str], births: Mapping[str, date]) -> tuple[str, ...]:
    """The lists whose candidates are the eldest on average (L2122-7-2); all of them where that is not known."""
    ages: dict[str, Fraction] = {}
    for name in lists:
        people = people_on(election, name)
        if any(each not in births for each in people):
            return tuple(lists)
        ages[name] = Fraction(sum(births[each].toordinal() for each in people), len(people))
    return tuple(name for name, age in ages.items() if age == min(ages.values()))


def _share(election: Election, births: Mapping[str, date]) -> ElectionResult:
    """The posts in proportion: whole quotients, then the highest remainders, the most votes, the eldest next in line.

    A list never has more posts than people. `tied` where a birth date lacks for the last post.
    """
    held, posts = election.rounds[0], election.posts
    quotient = quotient_of(held, posts)
    if not quotient:
        return ElectionResult((), posts)
    people = {each.candidate: people_on(election, each.candidate) for each in held.votes}
    won = {each.candidate: min(int(each.votes / quotient), len(people[each.candidate])) for each in held.votes}

    def rest(each: CandidateVotes) -> tuple[Fraction, int]:
        return each.votes - won[each.candidate] * quotient, each.votes

    following = {each.candidate: people[each.candidate][won[each.candidate] :][:1] for each in held.votes}
    waiting = sorted((each for each in held.votes if each.votes and following[each.candidate]), key=rest, reverse=True)
    left = max(posts - sum(won.values()), 0)
    served, equals = waiting[:left], []
    if 0 < left < len(waiting) and rest(waiting[left - 1]) == rest(waiting[left]):
        equals = [each for each in waiting if rest(each) == rest(waiting[left])]
        served = [each for each in served if each not in equals]
    next_in_line, last = [person for each in equals for person in following[each.candidate]], left - len(served)
    by_age = frozenset(_eldest(next_in_line, births, last) if equals else ())
    same = set(_of_one_age(next_in_line, births, last) if equals else ())
    level = [each.candidate for each in equals if same.intersection(following[each.candidate])]
    drawn = _drawn(election, 1, level, last - len(by_age))
    by_lot = {person for name in drawn for person in following[name]}
    gaining = [*(each.candidate for each in served), *drawn]
    gaining += [each.candidate for each in equals if by_age.intersection(following[each.candidate])]
    elected = tuple(
        Elected(person, 1, each.votes, person in by_age, each.candidate, person in by_lot)
        for each in held.votes
        for person in people[each.candidate][: won[each.candidate] + (each.candidate in gaining)]
    )
    lacking = equals and len(by_age) + len(drawn) < last
    return ElectionResult(elected, posts, (tuple(level) or tuple(each.candidate for each in equals)) if lacking else ())
