"""Elections by rounds: absolute majority twice, then relative, the eldest on a tie."""

from __future__ import annotations

from datetime import date

from syndic_desktop.domain.elections import elect, without_birth
from syndic_desktop.domain.votes import CandidateVotes, Election, Round, SecretBallots

BIRTHS = {"a": date(1960, 1, 1), "b": date(1950, 1, 1), "c": date(1970, 1, 1)}


def held(cast, blank=0, **votes):
    return Round(SecretBallots(cast, blank), tuple(CandidateVotes(name, number) for name, number in votes.items()))


def winners(election, births=BIRTHS):
    return [(each.candidate, each.round, each.by_age) for each in elect(election, births).elected]


def test_an_absolute_majority_of_the_votes_cast_elects_at_once():
    assert winners(Election(1, (held(21, 1, a=11, b=9),))) == [("a", 1, False)]


def test_half_of_the_votes_cast_is_not_enough_in_the_first_two_rounds():
    assert winners(Election(1, (held(20, a=10, b=10), held(20, a=10, b=10)))) == []


def test_the_third_round_is_won_by_the_most_votes():
    rounds = (held(21, a=9, b=6, c=6), held(21, a=9, b=6, c=6), held(21, a=9, b=8, c=4))

    assert winners(Election(1, rounds)) == [("a", 3, False)]


def test_the_eldest_wins_a_tie_of_the_third_round():
    rounds = (held(20, a=10, b=10),) * 3

    assert winners(Election(1, rounds)) == [("b", 3, True)]


def test_a_tie_that_age_cannot_break_elects_nobody():
    assert winners(Election(1, (held(20, a=10, b=10),) * 3), {}) == []


def test_several_posts_are_filled_over_the_rounds():
    rounds = (held(20, a=15, b=8, c=9), held(20, b=8, c=12))

    assert winners(Election(2, rounds)) == [("a", 1, False), ("c", 2, False)]


def test_the_last_of_two_posts_goes_to_the_eldest_of_those_who_tie():
    rounds = (held(9, a=4, b=2, c=2), held(9, a=4, b=2, c=2), held(9, a=4, b=2, c=2))

    assert winners(Election(2, rounds)) == [("a", 3, False), ("b", 3, True)]


def test_nobody_is_elected_without_a_vote():
    assert winners(Election(1, (held(6, 6, a=0),) * 3)) == []


def test_a_tie_that_waits_for_a_birth_date_names_whose():
    rounds = (held(20, a=10, d=10),) * 3

    assert without_birth(Election(1, rounds), BIRTHS) == ("d",)
    assert without_birth(Election(1, rounds[:2]), BIRTHS) == ()
    assert without_birth(Election(1, rounds), {**BIRTHS, "d": date(1980, 1, 1)}) == ()
