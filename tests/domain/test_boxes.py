"""How many ballots a box may hold: one a voter or, where the statutes give unequal votes, one a vote (L5721-2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from syndic_desktop.domain import ballots
from syndic_desktop.domain.agenda import Item, ItemKind
from syndic_desktop.domain.assemblies import Assembly, Body, BodyKind, College, Member, Seat
from syndic_desktop.domain.attendance import Presence, Stance, State
from syndic_desktop.domain.checks import findings
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.numbering import Counter
from syndic_desktop.domain.people import Civility, Person
from syndic_desktop.domain.sessions import Session, sitting
from syndic_desktop.domain.statutes import BallotRule, Profile, SyndicatKind
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.domain.tallies import Outcome
from syndic_desktop.domain.votes import (
    Ballot,
    CandidateVotes,
    Counts,
    Election,
    Majority,
    Round,
    SecretBallots,
    Vote,
)  # fmt: skip
from syndic_desktop.domain.wording import NB

ELECTING = Item(ItemKind.ELECTION, "Désignation d’un représentant à l’agence")
SIMPLE = Item(ItemKind.DELIBERATION, "Subvention")
CODES = ("V1", "V6", "V8", "V16")
EIGHT = (1, 1, 1, 1, 1, 10, 10, 10)  # eight delegates, thirty-five votes


def held(item, weights=(1,) * 10, profile=Profile()):
    """A session where everybody is present, with these weights."""
    seats = tuple(Seat(f"S{n}", "m", f"t{n}", weight=Fraction(each)) for n, each in enumerate(weights, start=1))
    people = tuple(Person(f"t{n}", Civility.MRS, "P", f"N{n}") for n in range(1, len(seats) + 1))
    body = Body("CS", "Comité", BodyKind.COMMITTEE, tuple(each.code for each in seats), "{numero}", Counter.YEAR)
    assembly = Assembly(
        (College("A", "Communes", "les"),), (Member("m", "Membre", "A"),), people, seats, bodies=(body,)
    )
    here = tuple(Presence(each.code, Stance(State.PRESENT)) for each in seats)
    session = Session("CS", date(2024, 3, 12), "Mairie", "t1", attendance=here, items=(item,))
    return sitting(assembly, profile, session)


def election(cast, votes, **said):
    held = Round(SecretBallots(cast), (CandidateVotes("t3", votes),))
    return Vote(Ballot.ELECTION, election=Election(1, (held,), **said))


def secret(in_favour, against, cast=None):
    box = SecretBallots(in_favour + against if cast is None else cast)
    return Vote(Ballot.SECRET, counts=Counts(in_favour, against), secret=box)


def refused(item, vote, weights=(1,) * 10, profile=Profile()):
    """Why a vote is refused as it is entered; empty where it is not."""
    try:
        ballots.refuse(held(item, weights, profile), 1, vote, SyndicatKind.OPEN)
    except RuleViolation as refusal:
        return str(refusal).replace(NB, " ")
    return ""


def told(item, vote, weights=(1,) * 10, profile=Profile()):
    """What the checks say of the box and of the form of a vote that was recorded all the same."""
    syndicat = Syndicat("Syndicat S", "S", SyndicatKind.OPEN, (), "Ville", "046", "Lot")
    found = findings(syndicat, held(replace(item, vote=vote), weights, profile))
    return [
        (each.rule.code, each.sentence.replace(NB, " "))
        for each in found
        if each.rule.code in ("V1", "V6", "V8", "V16")
    ]


def test_a_box_holds_no_more_ballots_than_there_are_voters():
    """CGCT, L2121-21 and L2122-7: each voter puts one ballot in the box, his proxy one more."""
    assert refused(ELECTING, election(14, 14)) == (
        "Point 1 : 14 bulletins au premier tour pour 10 votants : corrigez le dépouillement."
    )
    assert refused(SIMPLE, secret(4, 3, cast=11)) == (
        "Point 1 : 11 bulletins pour 10 votants : corrigez le dépouillement."
    )
    assert not refused(ELECTING, election(10, 10))
    assert not refused(ELECTING, election(9, 9))  # somebody took no part


def test_a_box_that_was_imported_too_full_is_told():
    """CGCT, L2122-7: it blocks, as any count that does not add up."""
    assert ("V1", "Point 1 : 14 bulletins au premier tour pour 10 votants : corrigez le dépouillement.") in told(
        ELECTING, election(14, 14)
    )
    assert not [code for code, _ in told(ELECTING, election(10, 10)) if code == "V1"]


def test_a_ballot_a_vote_where_the_statutes_give_unequal_votes():
    """CGCT, L5721-2: the votes that the statutes give decide, in a secret vote too."""
    assert not refused(SIMPLE, secret(30, 5), EIGHT)
    counted = held(replace(SIMPLE, vote=secret(15, 20)), EIGHT).state(1).tally

    assert (counted.outcome, counted.in_votes) == (Outcome.REJECTED, True)
    assert (counted.weights.in_favour, counted.weights.against, counted.weights.not_voting) == (15, 20, 0)
    assert refused(SIMPLE, secret(31, 5), EIGHT) == "Point 1 : 36 bulletins pour 35 voix : corrigez le dépouillement."
    assert "36 bulletins au premier tour pour 35 voix" in refused(ELECTING, election(36, 36), EIGHT)
    assert not refused(ELECTING, election(35, 30), EIGHT)


def test_votes_without_a_ballot_took_no_part():
    """CGCT, L2121-20: they are not votes cast."""
    counted = held(replace(SIMPLE, vote=secret(20, 5)), EIGHT).state(1).tally

    assert counted.weights.not_voting == 10
    assert told(SIMPLE, secret(20, 5), EIGHT) == told(SIMPLE, None, EIGHT)


def test_a_count_by_heads_is_refused_where_votes_decide():
    """CGCT, L5721-2: five delegates may have five votes, and the three others thirty."""
    why = (
        "8 bulletins pour 8 votants qui ont 35 voix : comptez un bulletin par voix ; s’ils le sont, dites-le au profil "
        "(« un par voix ») ; sinon dites au profil « un bulletin par délégué » si les statuts le prévoient (CGCT, "
        "L5721-2)."
    )

    assert refused(SIMPLE, secret(5, 3), EIGHT) == f"Point 1 : {why}"
    assert ("V16", f"Point 1 : {why}") in told(SIMPLE, secret(5, 3), EIGHT)
    assert "8 bulletins au premier tour pour 8 votants qui ont 35 voix" in refused(ELECTING, election(8, 8), EIGHT)


def test_votes_that_are_not_whole_want_a_ballot_a_delegate():
    """CGCT, L5721-2: half a vote has no ballot, only the statutes may say how many each delegate has."""
    halves = (1, Fraction(3, 2), Fraction(3, 2))

    assert "pour 3 votants qui ont 4 voix : dites au profil" in refused(SIMPLE, secret(2, 1), halves)
    assert "pour 3 votants qui ont 4 voix : dites au profil" in refused(ELECTING, election(4, 4), halves)
    assert refused(SIMPLE, secret(2, 1), (1, Fraction(3, 2), 1)).startswith(
        "Point 1 : 3 bulletins pour 3 votants qui ont 3,5 voix : dites au profil « un bulletin par délégué »"
    )


def test_a_ballot_a_delegate_where_the_statutes_say_so():
    """CGCT, L5721-2: the statutes say how many votes, and how many ballots, a delegate has."""
    each = Profile(secret_ballots=BallotRule.PER_DELEGATE)

    assert not refused(SIMPLE, secret(5, 3), EIGHT, each)
    assert "35 bulletins pour 8 votants" in refused(SIMPLE, secret(30, 5), EIGHT, each)
    assert not [code for code, said in told(SIMPLE, secret(5, 3), EIGHT, each) if "bulletin" in said]


def test_few_ballots_are_votes_not_cast_where_the_statutes_say_a_ballot_a_vote():
    """CGCT, L5721-2: the five delegates of one vote voted, those of ten took no part; nothing is counted by heads."""
    each = Profile(secret_ballots=BallotRule.PER_VOTE)

    assert not refused(SIMPLE, secret(4, 1), EIGHT, each)
    assert not refused(ELECTING, election(5, 5), EIGHT, each)
    assert not [code for code, said in told(SIMPLE, secret(4, 1), EIGHT, each) if "bulletin" in said]
    counted = held(replace(SIMPLE, vote=secret(4, 1)), EIGHT, each).state(1).tally
    assert counted.in_votes
    assert (counted.weights.in_favour, counted.weights.against, counted.weights.not_voting) == (4, 1, 30)
    assert "36 bulletins pour 35 voix" in refused(SIMPLE, secret(31, 5), EIGHT, each)
    assert refused(SIMPLE, secret(4, 1), EIGHT), "where they say nothing it is asked"
    halves = (1, Fraction(3, 2), Fraction(3, 2))
    assert "dites au profil" in refused(SIMPLE, secret(2, 1), halves, each), "half a vote has no ballot"


def test_two_thirds_of_the_members_are_heads():
    """CGCT, L5721-2-1: of the members who compose the committee, however many votes each has."""
    statutes = replace(SIMPLE, majority=Majority.TWO_THIRDS)

    assert not refused(statutes, secret(6, 2), EIGHT)
    assert held(replace(statutes, vote=secret(5, 3)), EIGHT).state(1).tally.outcome is Outcome.REJECTED
    assert "35 bulletins pour 8 votants" in refused(statutes, secret(30, 5), EIGHT)


@pytest.mark.parametrize(
    "subject",
    ["Élection du président", "Élection des vice-présidents", "Élection de la 3e vice-présidente", "Bureau",
     "Élection des autres membres du bureau", "Élection du président du syndicat"],
)  # fmt: skip
def test_the_president_and_the_bureau_are_always_elected_by_a_secret_ballot(subject):
    """CGCT, L2122-7 through L5211-2: nothing waives it, and the only candidate is voted for too."""
    item = replace(ELECTING, subject=subject)

    assert "sans renonciation possible ; notez les bulletins (CGCT, L2122-7" in refused(
        item, election(10, 10, open_ballot=True)
    )
    assert "scrutin secret" in refused(item, Vote(unanimous=True))
    assert "même sans concurrent" in refused(item, Vote(Ballot.ELECTION, election=Election(1, alone=("t3",))))
    assert not refused(item, election(10, 10))
    assert [code for code, _ in told(item, election(10, 10, open_ballot=True))] == ["V6"]
    assert [code for code, _ in told(item, Vote(Ballot.ELECTION, election=Election(1, alone=("t3",))))] == ["V8"]


@pytest.mark.parametrize(
    "subject",
    ["Désignation d’un représentant à l’agence", "Élection du président de séance", "Élection d’un président d’âge",
     "Élection du président de la commission d’appel d’offres", "Désignation d’un membre au bureau de l’association"],
)  # fmt: skip
def test_another_nomination_may_be_open_when_all_agree(subject):
    """CGCT, L2121-21: unless a text wants it secret, unanimity waives it; the only candidate is named at once."""
    item = replace(ELECTING, subject=subject)

    assert not refused(item, election(10, 10, open_ballot=True))
    assert not refused(item, Vote(Ballot.ELECTION, election=Election(1, alone=("t3",))))
    assert "V6" not in [code for code, _ in told(item, election(10, 10, open_ballot=True))]
