"""Votes counted: heads and weights add up, majorities are of the votes cast, ties go to the chair."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from syndic_desktop.domain.attendance import situation
from syndic_desktop.domain.miscounts import NotAVoter, NothingSaid, NotSecret, TooManyVotes, WeightsUnknown
from syndic_desktop.domain.recusals import Recusal
from syndic_desktop.domain.tallies import Outcome, tally
from syndic_desktop.domain.votes import (
    Ballot,
    CollegeCounts,
    CollegeSense,
    Counts,
    SeatVote,
    SecretBallots,
    Sense,
    Vote,
    college_by_college,
    electorate,
    senses,
)
from tests.domain.assemblies import present, proxy, recusals, rolls, seat

FIVE = tuple(seat(number) for number in range(1, 6))
ROOM = electorate(situation(FIVE, present(1, 2, 3, 4, 5)))


def counted(vote, voters=ROOM, *, casting_vote=True, chair="t1"):
    return tally(vote, voters, casting_vote=casting_vote, chair=chair)


def test_unanimity_is_everybody():
    result = counted(Vote(unanimous=True))

    assert (result.heads.in_favour, result.outcome) == (5, Outcome.UNANIMOUS)


def test_four_for_and_the_rest_abstaining_is_unanimous_of_the_votes_cast():
    assert counted(Vote(counts=Counts(1, 0, 4))).outcome is Outcome.UNANIMOUS


def test_one_against_is_a_majority():
    assert counted(Vote(counts=Counts(3, 2))).outcome is Outcome.ADOPTED


def test_everybody_abstaining_carries_nothing():
    assert counted(Vote(counts=Counts(0, 0, 5))).outcome is Outcome.REJECTED


def test_whoever_is_not_counted_did_not_vote():
    assert counted(Vote(counts=Counts(3, 1))).heads.not_voting == 1


@pytest.mark.parametrize(
    ("vote", "outcome", "casting"),
    [
        (Vote(counts=Counts(2, 2, 1)), Outcome.ADOPTED, True),
        (Vote(counts=Counts(2, 2, 1), chair_sense=Sense.AGAINST), Outcome.REJECTED, True),
        (Vote(counts=Counts(2, 2, 1), chair_sense=Sense.ABSTAINING), Outcome.REJECTED, False),
        (Vote(ballot=Ballot.SECRET, counts=Counts(2, 2), secret=SecretBallots(5, 1)), Outcome.REJECTED, False),
    ],
)
def test_a_tie_goes_to_the_chair_but_not_in_secret(vote, outcome, casting):
    result = counted(vote)

    assert (result.outcome, result.casting_vote) == (outcome, casting)


def test_a_named_tie_follows_what_the_chair_said():
    by_seat = (SeatVote("S1", Sense.AGAINST), SeatVote("S2", Sense.AGAINST), SeatVote("S5", Sense.ABSTAINING))

    result = counted(Vote(ballot=Ballot.PUBLIC, by_seat=by_seat, default=Sense.IN_FAVOUR))

    assert (result.outcome, result.casting_vote) == (Outcome.REJECTED, True)


def test_a_tie_follows_what_the_chair_said_for_himself_and_not_by_the_proxy_he_holds():
    entrusted = electorate(situation(FIVE, (proxy(1, "t2"), *present(2, 3, 4))))
    against = (SeatVote("S1", Sense.AGAINST), SeatVote("S3", Sense.AGAINST))

    result = counted(Vote(Ballot.PUBLIC, by_seat=against, default=Sense.IN_FAVOUR), entrusted, chair="t2")

    assert (result.outcome, result.casting_vote) == (Outcome.ADOPTED, True)


TWO = (seat(1, "A", 3), seat(2, "A", 3), seat(3, "B"), seat(4, "B"), seat(5, "B"))
MIXED = electorate(situation(TWO, present(1, 2, 3, 4, 5)))


def test_a_college_says_one_thing_but_for_whoever_is_named():
    vote = college_by_college(MIXED.voters, {"A": Sense.IN_FAVOUR, "B": Sense.AGAINST}, {"S4": Sense.ABSTAINING})

    result = counted(vote, MIXED)

    assert vote.by_seat == (SeatVote("S4", Sense.ABSTAINING),)
    assert [each.sense for each in vote.colleges] == [Sense.IN_FAVOUR, Sense.AGAINST]
    assert [(share.college, share.heads.in_favour, share.heads.against) for share in result.by_college] == [
        ("A", 2, 0), ("B", 0, 2),
    ]  # fmt: skip
    assert (result.weights.in_favour, result.weights.against, result.weights.abstaining) == (6, 2, 1)
    assert senses(vote, MIXED)["S4"] is Sense.ABSTAINING


DIVIDED = (CollegeSense("A", Sense.IN_FAVOUR), CollegeSense("B", Sense.AGAINST))


@pytest.mark.parametrize(
    ("colleges", "apart", "vote"),
    [
        ("pp", {}, Vote(unanimous=True)),
        ("pp", {"S2": Sense.IN_FAVOUR}, Vote(unanimous=True)),
        ("pp", {"S2": Sense.AGAINST}, Vote(by_seat=(SeatVote("S2", Sense.AGAINST),), default=Sense.IN_FAVOUR)),
        ("cc", {}, Vote(default=Sense.AGAINST)),
        ("pc", {"S9": Sense.ABSTAINING}, Vote(colleges=DIVIDED)),
    ],
)  # fmt: skip
def test_what_is_said_by_college_is_kept_in_the_shortest_way(colleges, apart, vote):
    meant = {"p": Sense.IN_FAVOUR, "c": Sense.AGAINST}

    assert college_by_college(MIXED.voters, dict(zip("AB", map(meant.get, colleges), strict=True)), apart) == vote


def test_a_tie_between_colleges_follows_what_the_college_of_the_chair_said():
    four = electorate(situation((*TWO[2:], seat(6, "C", 3)), (*present(3, 4, 5), *present(6))))
    vote = college_by_college(four.voters, {"B": Sense.IN_FAVOUR, "C": Sense.AGAINST}, {})

    result = counted(vote, four, chair="t6")

    assert (result.outcome, result.casting_vote) == (Outcome.REJECTED, True)


@pytest.mark.parametrize(
    ("mine", "theirs", "outcome", "casting"),
    [
        (Counts(0, 2), Counts(2, 0, 1), Outcome.REJECTED, True),  # he was against: all of his college was
        (Counts(0, 1, 1), Counts(1, 0, 2), Outcome.REJECTED, False),  # against or abstaining, nobody knows
        (Counts(1, 1), Counts(1, 1, 1), Outcome.ADOPTED, True),  # presumed to support what he submits
    ],
)
def test_a_tie_counted_by_college_does_not_make_the_chair_say_what_his_college_did_not(mine, theirs, outcome, casting):
    colleges = electorate(situation((seat(1), seat(2), *TWO[2:]), present(1, 2, 3, 4, 5)))

    result = counted(Vote(by_college=(CollegeCounts("A", mine), CollegeCounts("B", theirs))), colleges)

    assert (result.outcome, result.casting_vote) == (outcome, casting)


def test_no_casting_vote_where_the_statutes_give_none():
    assert counted(Vote(counts=Counts(2, 2, 1)), casting_vote=False).outcome is Outcome.REJECTED


def test_weights_decide_against_heads():
    seats = (seat(1, "A", 3), seat(2, "B"), seat(3, "B"))
    voters = electorate(situation(seats, present(1, 2, 3)))
    vote = Vote(by_college=(CollegeCounts("A", Counts(1)), CollegeCounts("B", Counts(0, 2))))

    result = counted(vote, voters)

    assert (result.heads.in_favour, result.heads.against) == (1, 2)
    assert (result.weights.in_favour, result.weights.against) == (3, 2)
    assert result.outcome is Outcome.ADOPTED


def test_heads_alone_are_refused_among_unequal_weights():
    seats = (seat(1, "A", 3), seat(2, "B"), seat(3, "B"))
    voters = electorate(situation(seats, present(1, 2, 3)))

    with pytest.raises(WeightsUnknown, match="siège par siège"):
        counted(Vote(counts=Counts(2, 1)), voters)
    assert counted(Vote(counts=Counts(3)), voters).weights.in_favour == 5


def test_more_votes_than_voters_are_refused():
    with pytest.raises(TooManyVotes, match="6 votes comptés pour 5 votants"):
        counted(Vote(counts=Counts(4, 2)))


def test_a_seat_that_does_not_vote_is_refused_by_name():
    voters = electorate(situation(FIVE, present(1, 2)))

    with pytest.raises(NotAVoter, match="« S3 »"):
        counted(Vote(by_seat=(SeatVote("S3", Sense.IN_FAVOUR),)), voters)


def test_a_recused_member_neither_votes_nor_casts_the_proxy_he_holds():
    there = situation(FIVE, (*present(1, 2, 3), proxy(4, "t1"), proxy(5, "t2")))
    voters = electorate(there, (Recusal("S1", "intéressé"),))

    result = counted(Vote(unanimous=True), voters)

    assert [voter.seat for voter in voters.voters] == ["S2", "S3", "S5"]
    assert (result.heads.in_favour, result.heads.not_voting) == (3, 1)


@pytest.mark.parametrize("not_voting", [None, 1])
def test_the_recused_do_not_vote_whether_or_not_the_figure_says_so(not_voting):
    voters = electorate(situation(FIVE, present(1, 2, 3)), (Recusal("S1", "intéressé"),))

    for vote in (
        Vote(counts=Counts(2, 0, 0, not_voting)),
        Vote(by_college=(CollegeCounts("A", Counts(2, 0, 0, not_voting)),)),
    ):
        result = counted(vote, voters)

        assert (result.heads.in_favour, result.heads.not_voting, result.heads.total) == (2, 1, 3)


@pytest.mark.parametrize("recused", ["S1", "S2"])
def test_a_count_that_holds_the_recused_is_weighed_without_them(recused):
    """Three votes and one: whoever is recused does not vote, and the others weigh the same or say the same."""
    seats = (seat(1, "A", 3), seat(2, "A"), seat(3, "A"))
    voters = electorate(situation(seats, present(1, 2, 3)), (Recusal(recused, "intéressé"),))

    for vote in (
        Vote(counts=Counts(2, 0, 0, 1)),
        Vote(by_college=(CollegeCounts("A", Counts(2, 0, 0, 1)),)),
        Vote(Ballot.SECRET, counts=Counts(2, 0, 0, 1), secret=SecretBallots(2)),
    ):
        weights = counted(vote, voters).weights
        own = 3 if recused == "S1" else 1
        assert (weights.in_favour, weights.not_voting) == (5 - own, own)

    split = Vote(counts=Counts(1, 1, 0, 1))
    if recused == "S1":
        assert counted(split, voters).weights.against == 1
    else:  # one of the two has three votes, and who said what is not told
        with pytest.raises(WeightsUnknown):
            counted(split, voters)


def test_a_secret_ballot_among_unequal_weights_is_decided_by_ballots():
    seats = (seat(1, "A", 3), seat(2, "B"), seat(3, "B"))
    voters = electorate(situation(seats, present(1, 2, 3)))

    result = counted(Vote(ballot=Ballot.SECRET, counts=Counts(1, 2), secret=SecretBallots(3)), voters)

    assert (result.weights, result.outcome) == (None, Outcome.REJECTED)


def test_blank_and_void_ballots_are_not_votes_cast():
    vote = Vote(ballot=Ballot.SECRET, counts=Counts(2, 1), secret=SecretBallots(5, blank=1, void=1))

    result = counted(vote)

    assert (result.heads.cast, result.heads.null, result.heads.total, result.outcome) == (3, 2, 5, Outcome.ADOPTED)


def test_a_vote_that_says_nothing_is_refused():
    with pytest.raises(NothingSaid, match="résultat du vote manque"):
        counted(Vote())


def test_a_secret_ballot_keeps_no_name():
    with pytest.raises(NotSecret, match="aucun nom"):
        counted(Vote(ballot=Ballot.SECRET, by_seat=(SeatVote("S1", Sense.AGAINST),), default=Sense.IN_FAVOUR))
    with pytest.raises(NotSecret):
        counted(Vote(ballot=Ballot.SECRET, colleges=(CollegeSense("A", Sense.AGAINST),)))


def test_nothing_is_counted_where_nothing_was_voted():
    assert counted(Vote(ballot=Ballot.NONE)) is None


@given(rolls(), st.data())
def test_counts_always_add_up(roll, data):
    seats, opening, movements = roll
    there = situation(seats, opening, movements, 3)
    out = data.draw(recusals(seats))
    voters = electorate(there, out)
    assume(voters.voters)
    said = tuple(SeatVote(voter.seat, data.draw(st.sampled_from(Sense))) for voter in voters.voters)

    result = counted(Vote(ballot=Ballot.PUBLIC, by_seat=said), voters)

    assert result.heads.total == len(voters.voters) + len(voters.set_aside)
    assert result.weights.total == voters.weight + sum(voter.weight for voter in voters.set_aside)
    by_college = result.by_college or ()
    assert sum(share.heads.total for share in by_college) == result.heads.total
    assert sum(share.weights.total for share in by_college) == result.weights.total


@given(rolls(), st.data())
def test_the_electorate_is_whoever_sits_or_is_represented_less_the_recused(roll, data):
    seats, opening, movements = roll
    there = situation(seats, opening, movements, 2)
    out = {each.seat for each in data.draw(recusals(seats))}
    voters = electorate(there, tuple(Recusal(code, "") for code in out))

    sitting = {place.seat.code for place in there.present}
    assert {voter.seat for voter in voters.set_aside} == sitting & out
    barred = {place.sitter for place in there.present if place.seat.code in out}
    proxies = {p.seat.code for p in there.represented if p.stance.holder not in barred}
    assert {voter.seat for voter in voters.voters} == (sitting | proxies) - out


def test_thirds_never_drift():
    seats = tuple(seat(number, weight=Fraction(1, 3)) for number in range(1, 4))
    voters = electorate(situation(seats, present(1, 2, 3)))

    assert counted(Vote(unanimous=True), voters).weights.in_favour == 1
