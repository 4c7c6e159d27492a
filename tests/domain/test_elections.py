"""Elections by rounds: absolute majority twice, then relative, the eldest on a tie."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from syndic_desktop.domain.elections import born_together, elect, next_round, posts_to_draw, to_go_on, without_birth
from syndic_desktop.domain.people import Civility, Person
from syndic_desktop.domain.votes import CandidateList, CandidateVotes, Election, Lots, Round, SecretBallots

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


def test_one_post_for_three_who_tie_goes_to_one():
    assert winners(Election(1, (held(9, a=3, b=3, c=3),) * 3)) == [("b", 3, True)]


def test_nobody_is_elected_without_a_vote():
    assert winners(Election(1, (held(6, 6, a=0),) * 3)) == []


def test_a_tie_that_waits_for_a_birth_date_names_whose():
    rounds = (held(20, a=10, d=10),) * 3

    assert without_birth(Election(1, rounds), BIRTHS) == ("d",)
    assert without_birth(Election(1, rounds[:2]), BIRTHS) == ()
    assert without_birth(Election(1, rounds), {**BIRTHS, "d": date(1980, 1, 1)}) == ()


LISTS = tuple(CandidateList(name, tuple(f"{name}{n}" for n in range(1, 6))) for name in "XYZ")
AGES = {f"{name}{n}": date(1940 + 10 * rank, 1, n) for rank, name in enumerate("XYZ") for n in range(1, 6)}


def listed(posts, *rounds, proportional=False, lists=LISTS):
    return Election(posts, rounds, lists=lists, proportional=proportional)


def seats(election, births=AGES):
    """« X X Y »: the list of each of the elected."""
    return " ".join(each.on for each in elect(election, births).elected)


def test_the_list_that_wins_takes_every_post_in_its_order():
    won = elect(listed(3, held(20, X=11, Y=9)), AGES)

    assert [(each.candidate, each.on, each.votes) for each in won.elected] == [
        ("X1", "X", 11), ("X2", "X", 11), ("X3", "X", 11),
    ]  # fmt: skip
    assert won.complete


def test_lists_that_tie_in_the_third_round_are_told_apart_by_their_mean_age():
    thrice = (held(20, Y=10, X=10),) * 3

    assert seats(listed(2, *thrice)) == "X X"
    assert all(each.by_age for each in elect(listed(2, *thrice), AGES).elected)
    unknown = {code: day for code, day in AGES.items() if code != "Y5"}
    assert seats(listed(2, *thrice), unknown) == ""
    assert without_birth(listed(2, *thrice), unknown) == ("Y5",)


@pytest.mark.parametrize(
    ("posts", "votes", "shared"),
    [
        (5, {"X": 15, "Y": 9}, "X X X Y Y"),  # quotient 4,8: 3 and 1, remainders 0,6 and 4,2
        (5, {"X": 10, "Y": 10, "Z": 4}, "X X Y Y Z"),
        (3, {"X": 12, "Y": 0}, "X X X"),
        (2, {"X": 5, "Y": 5, "Z": 2}, "X Y"),
        (3, {"X": 5, "Y": 5}, "X X Y"),  # the last one goes to the eldest of the two who come next
        (7, {"X": 12, "Y": 0}, "X X X X X"),  # a list of five
        (2, {"X": 1, "Y": 3}, "Y Y"),  # equal remainders: the most votes, whoever is the elder
    ],
)
def test_posts_are_shared_in_proportion_then_by_the_highest_remainders(posts, votes, shared):
    election = listed(posts, held(sum(votes.values()), **votes), proportional=True)

    assert seats(election) == shared
    assert next_round(election, AGES) is None


def test_a_share_that_age_cannot_settle_waits_for_it():
    election = listed(3, held(10, X=5, Y=5), proportional=True)
    unknown = {code: day for code, day in AGES.items() if code != "Y2"}

    assert elect(election, unknown).tied == ("X", "Y")
    assert seats(election, unknown) == "X Y"
    assert [each.by_age for each in elect(election, AGES).elected] == [False, True, False]


def test_the_only_list_is_elected_as_it_is_read():
    election = Election(2, alone=("X",), lists=LISTS)

    assert [(each.candidate, each.round) for each in elect(election, {}).elected] == [("X1", 0), ("X2", 0)]
    assert next_round(election, {}) is None


def test_an_election_goes_on_until_it_is_over():
    tie, win = held(20, a=10, b=10), held(20, a=11, b=9)

    assert [next_round(Election(1, (tie,) * done), {}) for done in range(4)] == [1, 2, 3, None]
    assert next_round(Election(1, (win,)), {}) is None
    assert next_round(Election(2, (win,)), {}) == 2
    assert [next_round(listed(3, *(held(20, X=10, Y=10),) * done), {}) for done in range(4)] == [1, 2, 3, None]


def test_of_two_born_on_one_day_neither_is_the_elder():
    twins = {**BIRTHS, "a": BIRTHS["b"]}

    assert winners(Election(1, (held(20, a=10, b=10),) * 3), twins) == []
    assert winners(Election(2, (held(20, a=10, b=10, c=10),) * 3), twins) == [("a", 3, True), ("b", 3, True)]
    assert winners(Election(2, (held(20, a=10, c=10, d=10),) * 3), {**twins, "d": BIRTHS["c"]}) == [("a", 3, True)]


def test_a_tie_of_two_born_on_one_day_is_told_once_nothing_is_left_to_be_held():
    twins, tie = {**BIRTHS, "a": BIRTHS["b"]}, held(20, a=10, b=10)

    assert [born_together(Election(1, (tie,) * done), twins) for done in range(4)] == [(), (), (), ("a", "b")]
    assert born_together(Election(1, (tie,) * 3), BIRTHS) == (), "one is older"
    assert born_together(Election(1, (tie,) * 3), {}) == (), "what lacks is a birth date"
    assert born_together(Election(3, alone=("a",)), twins) == ()
    pairs = tuple(CandidateList(name, (f"{name}1", f"{name}2")) for name in "XY")
    shared = listed(3, held(4, X=2, Y=2), proportional=True, lists=pairs)
    assert born_together(shared, {**AGES, "Y2": AGES["X2"]}) == ("X", "Y")


def test_a_last_post_in_proportion_waits_where_the_next_in_line_were_born_on_one_day():
    pairs = tuple(CandidateList(name, (f"{name}1", f"{name}2")) for name in "XY")
    election = listed(3, held(4, X=2, Y=2), proportional=True, lists=pairs)

    assert seats(election, {**AGES, "Y2": AGES["X2"]}) == "X Y"
    assert elect(election, {**AGES, "Y2": AGES["X2"]}).tied == ("X", "Y")


def test_an_election_waits_for_its_next_round_and_for_no_age():
    """CGCT, L2122-7: three rounds at most, and the eldest of a tie, whose age only has to be noted."""
    people = [Person(code, Civility.MRS, "P", code, birth=birth) for code, birth in BIRTHS.items()]
    tie = held(8, a=4, b=4)

    assert to_go_on(Election(1, (tie,)), people) == 2
    assert to_go_on(Election(1, (tie, tie)), people) == 3
    assert to_go_on(Election(1, (tie, tie, tie)), people) is None
    assert to_go_on(Election(1, (tie, tie, tie)), []) is None
    assert to_go_on(Election(1, (held(8, a=5, b=3),)), people) is None
    assert to_go_on(Election(2, (held(8, a=5, b=3),)), people) == 2
    assert to_go_on(Election(1, alone=("a",)), people) is None
    assert to_go_on(None, people) is None


def drawn(election, births, number, *winners, between=()):
    """Who is elected, and which of them by lot, once lots were drawn at a round."""
    kept = replace(election, lots=(Lots(number, between or born_together(election, births), winners, "a"),))
    return [(each.candidate, each.by_lot) for each in elect(kept, births).elected]


TWINS = {**BIRTHS, "a": BIRTHS["b"]}


def test_lots_give_a_post_to_one_of_two_born_on_one_day_at_the_round_they_were_drawn_at():
    """CGCT, L2122-7 breaks a tie by age, and says no more of two born on one day."""
    thrice = Election(1, (held(20, a=10, b=10),) * 3)

    assert posts_to_draw(thrice, TWINS) == 1
    assert drawn(thrice, TWINS, 3, "b") == [("b", True)]
    assert drawn(thrice, TWINS, 2, "b") == [], "of another round"
    assert drawn(thrice, TWINS, 3, "c") == [], "nobody of the tie"
    assert drawn(thrice, BIRTHS, 3, "a", between=("a", "b")) == [("b", False)], "age comes first"
    assert posts_to_draw(thrice, BIRTHS) == posts_to_draw(thrice, {}) == 0


def test_lots_are_drawn_between_those_of_the_last_age_alone():
    births = {"a": date(1950, 1, 1), "b": date(1960, 1, 1), "c": date(1960, 1, 1), "d": date(1970, 1, 1)}
    thrice = Election(2, (held(20, a=5, b=5, c=5, d=5),) * 3)

    assert born_together(thrice, births) == ("b", "c")
    assert posts_to_draw(thrice, births) == 1
    assert drawn(thrice, births, 3, "c") == [("a", False), ("c", True)]


def test_lots_tell_lists_of_one_mean_age_apart_and_the_last_post_of_a_share():
    ages = {**AGES, **{f"Y{rank}": AGES[f"X{rank}"] for rank in range(1, 6)}}
    thrice = listed(2, *(held(20, Y=10, X=10),) * 3)
    shared = listed(3, held(10, X=5, Y=5), proportional=True)

    assert born_together(thrice, ages) == ("Y", "X")
    assert drawn(thrice, ages, 3, "X") == [("X1", True), ("X2", True)]
    assert drawn(thrice, {}, 3, "X", between=("Y", "X")) == [], "the ages are to be noted first"
    assert (born_together(shared, ages), posts_to_draw(shared, ages)) == (("X", "Y"), 1)
    assert drawn(shared, ages, 1, "Y") == [("X1", False), ("Y1", False), ("Y2", True)]
    unknown = {code: day for code, day in ages.items() if code != "Y5"}
    assert born_together(shared, unknown) == ("X", "Y"), "only the next in line are compared"
