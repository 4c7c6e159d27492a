"""Ballots: what is refused as a vote is entered, because it can still be put right in the room."""

from __future__ import annotations

from dataclasses import replace

import pytest

from syndic_desktop.domain import ballots
from syndic_desktop.domain.agenda import BudgetStep, Fate, Item, ItemKind
from syndic_desktop.domain.attendance import Movement, Presence, Stance, State
from syndic_desktop.domain.budgets import is_accounts, seems_accounts
from syndic_desktop.domain.conducts import BallotRequest, Conduct
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.people import Role
from syndic_desktop.domain.recusals import Recusal
from syndic_desktop.domain.sessions import Modality, SessionNature
from syndic_desktop.domain.statutes import Profile, SyndicatKind
from syndic_desktop.domain.votes import Ballot, Counts, Election, SecretBallots, Sense, Vote
from tests.domain.assemblies import present, proxy
from tests.domain.test_sessions import DAY, assembly, meeting, read

ITEM = Item(ItemKind.DELIBERATION, "Un objet")
ACCOUNTS = replace(ITEM, subject="Comptes de l’exercice", budget=BudgetStep.ACCOUNTS, president="t2")
ALL = Vote(unanimous=True)
SECRET = Vote(Ballot.SECRET, counts=Counts(3), secret=SecretBallots(3))
OUT = Movement("S1", 1, Stance(State.ABSENT), during=True)
ROLES = (Role("t1", "Président", 0, DAY),)


def refusal(vote, *opening, item=ITEM, kind=SyndicatKind.CLOSED, who=None, **session):
    sat = read(meeting(*(opening or present(1, 2, 3)), items=(item,), **session), who)
    try:
        ballots.refuse(sat, 1, vote, kind)
    except RuleViolation as refused:
        return str(refused)
    return ""


def asking(ballot, *numbers):
    return replace(ITEM, conduct=Conduct(requests=(BallotRequest(ballot, tuple(f"S{n}" for n in numbers)),)))


@pytest.mark.parametrize(
    ("vote", "kind", "refused"),
    [
        (ALL, SyndicatKind.CLOSED, True),
        (SECRET, SyndicatKind.CLOSED, True),
        (SECRET, SyndicatKind.OPEN, False),
        (replace(ALL, ballot=Ballot.PUBLIC), SyndicatKind.CLOSED, False),
        (Vote(Ballot.NONE), SyndicatKind.CLOSED, False),
        (Vote(Ballot.ELECTION, election=Election(alone=("t2",))), SyndicatKind.CLOSED, False),
        (Vote(Ballot.ELECTION, election=Election()), SyndicatKind.CLOSED, True),
    ],
)
@pytest.mark.parametrize("modality", [Modality.VIDEO, Modality.MIXED])
def test_by_video_only_a_public_ballot_is_held(vote, kind, refused, modality):
    assert ("visioconférence" in refusal(vote, kind=kind, modality=modality)) is refused


def test_nothing_is_decided_by_nobody():
    """A second convocation waives the quorum, not the voters."""
    away = (Presence("S1", Stance(State.ABSENT)),)
    assert "Personne ne vote au point 1" in refusal(ALL, *away, nature=SessionNature.SECOND_NOTICE)
    assert not refusal(Vote(Ballot.NONE), *away)


def test_in_person_any_ballot_is_held():
    assert refusal(SECRET) == refusal(ALL) == ""


@pytest.mark.parametrize(("askers", "secret"), [((1, 2), True), ((1,), False), ((1, 5), False)])
def test_a_secret_ballot_asked_for_by_a_third_of_those_present_is_held(askers, secret):
    item = asking(Ballot.SECRET, *askers)

    told = refusal(ALL, *present(1, 2, 3, 4), item=item)

    assert ("scrutin secret" in told) is secret
    assert refusal(SECRET, *present(1, 2, 3, 4), item=item) == ""
    assert refusal(Vote(Ballot.NONE), *present(1, 2, 3, 4), item=item) == ""


@pytest.mark.parametrize(
    ("vote", "held"),
    [
        (ALL, False),
        (SECRET, False),
        (Vote(Ballot.PUBLIC, counts=Counts(4)), False),
        (replace(ALL, ballot=Ballot.PUBLIC), True),
        (Vote(Ballot.PUBLIC, default=Sense.AGAINST), True),
        (Vote(Ballot.NONE), True),
    ],
)
def test_a_public_ballot_asked_for_by_a_quarter_keeps_the_name_and_the_vote_of_each(vote, held):
    told = refusal(vote, *present(1, 2, 3, 4), item=asking(Ballot.PUBLIC, 1))

    assert (told == "") is held
    assert held or "votez nom par nom (N)" in told
    assert refusal(ALL, *present(1, 2, 3, 4, 5), item=asking(Ballot.PUBLIC, 1)) == "", "one of five is no quarter"


def test_a_nomination_stays_secret_whoever_asks_for_a_public_ballot():
    item = replace(asking(Ballot.PUBLIC, 1, 2), kind=ItemKind.ELECTION)

    assert refusal(SECRET, *present(1, 2, 3, 4), item=item) == ""


def test_the_statutes_say_how_many_ask():
    sat = read(meeting(*present(1, 2, 3, 4), items=(asking(Ballot.PUBLIC, 1),)), profile=Profile())
    half = replace(sat, rules=replace(sat.rules, public_ballot_fraction=sat.rules.quorum_fraction))

    assert (ballots.due(sat, 1), ballots.due(half, 1)) == (Ballot.PUBLIC, None)


def test_secret_prevails_over_public():
    both = (BallotRequest(Ballot.PUBLIC, ("S1", "S2")), BallotRequest(Ballot.SECRET, ("S2", "S3")))
    item = replace(ITEM, conduct=Conduct(requests=both))

    assert ballots.due(read(meeting(*present(1, 2, 3), items=(item,))), 1) is Ballot.SECRET


def test_the_president_may_neither_chair_nor_vote_his_accounts():
    four = present(1, 2, 3, 4)

    assert "préside" in refusal(ALL, *four, item=replace(ACCOUNTS, president=None))
    assert "est au vote ; notez qu’il sort" in refusal(ALL, *four, item=ACCOUNTS)
    assert refusal(ALL, *four, item=ACCOUNTS, movements=(OUT,)) == ""
    assert refusal(ALL, *four, item=replace(ACCOUNTS, recusals=(Recusal("S1", "ses comptes"),))) == ""


def test_nobody_votes_the_accounts_for_the_president():
    given = (*present(2, 3, 4), proxy(1, "t2"))

    assert "retirez son pouvoir" in refusal(ALL, *given, item=ACCOUNTS)
    assert refusal(ALL, *given) == ""


def test_the_president_is_the_one_the_roles_say_not_whoever_presided():
    who = replace(assembly(), roles=ROLES)
    four = present(1, 2, 3, 4)

    assert "préside" not in refusal(ALL, *four, item=ACCOUNTS, who=who, movements=(OUT,))
    assert refusal(ALL, *present(2, 3, 4), item=replace(ACCOUNTS, president="t3"), who=who) == ""


def test_the_president_does_not_make_the_quorum_of_his_accounts():
    three = meeting(*present(1, 2, 3), items=(ITEM, ACCOUNTS))
    sat = read(three)
    said = replace(ITEM, subject="Compte administratif", president="t2")

    assert sat.quorum_at(1).reached
    counted = sat.quorum_at(2)
    assert (counted.total.counted, counted.total.required, counted.aside, counted.president) == (2, 3, 1, True)
    assert "quorum n’y est plus" in refusal(ALL, *present(1, 2, 3), item=said, movements=(OUT,))


@pytest.mark.parametrize("there", [present(1, 2, 3, 4), (*present(2, 3, 4), proxy(1, "t2"))])
def test_neither_the_president_nor_his_proxy_is_among_the_voters_of_his_accounts(there):
    sat = read(meeting(*there, proxy(5, "t1"), items=(ITEM, ACCOUNTS)))

    assert "S1" in {voter.seat for voter in sat.voters(1).voters}
    assert [voter.seat for voter in sat.voters(2).voters] == ["S2", "S3", "S4"]


def test_the_deputy_of_the_president_counts_and_votes():
    deputy = Presence("S1", Stance(State.DEPUTY, deputy="d1"))
    sat = read(meeting(deputy, *present(2, 3), items=(ACCOUNTS,)))

    assert sat.quorum_at(1).reached
    assert len(sat.voters(1).voters) == 3


def test_what_only_reads_as_accounts_is_counted_as_such_once_she_says_so():
    said = replace(ITEM, subject="Compte administratif 2025")
    tie = replace(said, vote=Vote(counts=Counts(1, 1)))
    marked = replace(tie, budget=BudgetStep.ACCOUNTS)
    sat = read(meeting(*present(1, 2, 3, 4), items=(tie, marked, replace(said, budget=BudgetStep.NONE))))

    assert seems_accounts(said)
    assert not seems_accounts(marked)
    assert not is_accounts(sat.session.items[2])
    assert [len(sat.voters(n).voters) for n in (1, 2, 3)] == [4, 3, 4]
    assert sat.state(2).tally.carried


@pytest.mark.parametrize(
    ("subject", "is_it"),
    [
        ("Compte administratif 2025", True),
        ("Approbation du compte financier unique 2026", True),
        ("Vote des comptes administratifs", True),
        ("Présentation et adoption du CFU", True),
        ("Compte de gestion 2025", False),
        ("Affectation du résultat du compte administratif 2025", False),
        ("Compte administratif 2025 : affectation du résultat", False),
        ("Un objet", False),
    ],
)
def test_the_accounts_are_known_by_their_subject(subject, is_it):
    item = replace(ITEM, subject=subject)

    assert is_accounts(item) is is_it
    assert not is_accounts(replace(item, fate=Fate.WITHDRAWN))
    assert not is_accounts(replace(item, budget=BudgetStep.BUDGET))
