"""Checks on the votes: ballots that were due, doors, interested members, accounts, « à la carte », what is reserved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from syndic_desktop.domain.agenda import BudgetStep, Fate, ItemKind
from syndic_desktop.domain.assemblies import BodyKind, Member, Seat
from syndic_desktop.domain.attendance import Movement, Presence, Stance, State
from syndic_desktop.domain.checks import RULES, Part, Severity, Target, findings
from syndic_desktop.domain.conducts import BallotRequest, ClosedDoors, Conduct
from syndic_desktop.domain.people import Role
from syndic_desktop.domain.recusals import Recusal
from syndic_desktop.domain.sessions import Modality, frozen, sitting
from syndic_desktop.domain.statutes import Profile, SyndicatKind
from syndic_desktop.domain.texts import DecisionKind, DelegatedTable
from syndic_desktop.domain.votes import (
    Ballot,
    CandidateVotes,
    Counts,
    Election,
    Majority,
    Round,
    SeatVote,
    SecretBallots,
    Sense,
    Vote,
)
from tests.domain.assemblies import present, written
from tests.domain.test_checks import GOOD, ITEM, SYNDICAT
from tests.domain.test_sessions import DAY, assembly

ALL = Vote(unanimous=True)
SECRET = Vote(Ballot.SECRET, counts=Counts(4), secret=SecretBallots(4))
OPEN = replace(SYNDICAT, kind=SyndicatKind.OPEN)
FOUR = replace(GOOD, attendance=present(1, 2, 3, 4))
HERE = Target(Part.VOTE, 1)
ACCOUNTS = {"budget": BudgetStep.ACCOUNTS, "subject": "Comptes 2025", "president": "t2"}
OUT = Movement("S1", 1, Stance(State.ABSENT), during=True)


def with_item(session=FOUR, **changes):
    return replace(session, items=(replace(ITEM, **changes),))


def found(session, code, syndicat=SYNDICAT, who=None):
    sat = sitting(who or assembly(), syndicat.profile, session)
    return [each for each in findings(syndicat, sat) if each.rule.code == code]


def codes(session, **given):
    """What is said of the votes, V14 apart: the session of these tests is in September."""
    sat = sitting(given.get("who") or assembly(), Profile(), session)
    every = findings(given.get("syndicat", SYNDICAT), sat)
    return [each.rule.code for each in every if each.rule.code[0] == "V" and each.rule.code != "V14"]


def asking(ballot, *seats, **changes):
    return with_item(conduct=Conduct(requests=(BallotRequest(ballot, seats),)), **changes)


def held(*votes, posts=1):
    ballots = tuple(CandidateVotes(f"t{n}", each) for n, each in enumerate(votes, start=2))
    return Vote(Ballot.ELECTION, election=Election(posts, (Round(SecretBallots(4), ballots),)))


def test_every_rule_of_the_roll_and_the_votes_is_in_the_catalogue():
    """V2, what makes a majority, is computed and never noted: nothing can break it."""
    assert {code for code in RULES if code[0] == "V"} == {f"V{n}" for n in range(1, 22)} - {"V2"}
    assert {code for code in RULES if code[0] == "A"} == {f"A{n}" for n in range(1, 15)}


@pytest.mark.parametrize(
    ("ballot", "askers", "vote", "said"),
    [
        (Ballot.PUBLIC, ("S1",), ALL, ["V4"]),
        (Ballot.PUBLIC, ("S5",), ALL, []),
        (Ballot.PUBLIC, ("S1",), replace(ALL, ballot=Ballot.PUBLIC), []),
        (Ballot.PUBLIC, ("S1",), Vote(Ballot.PUBLIC, counts=Counts(4)), ["V4"]),
        (Ballot.PUBLIC, ("S1",), Vote(Ballot.NONE), []),
        (Ballot.SECRET, ("S1",), ALL, []),
        (Ballot.SECRET, ("S1", "S2"), ALL, ["V5"]),
        (Ballot.SECRET, ("S1", "S2"), SECRET, []),
        (Ballot.SECRET, (), replace(SECRET, chair_sense=Sense.IN_FAVOUR), ["V5"]),
    ],
)
def test_the_ballot_that_was_asked_for_is_held(ballot, askers, vote, said):
    assert codes(asking(ballot, *askers, vote=vote)) == said


@pytest.mark.parametrize(
    ("vote", "subject", "said"),
    [
        (held(4), "Désignation d’un représentant", ["V8"]),
        (held(3, 1), "Désignation d’un représentant", []),
        (held(4), "Élection du président", []),
        (Vote(Ballot.ELECTION, election=Election(alone=("t2",))), "Désignation d’un représentant", []),
        (Vote(Ballot.ELECTION, election=Election(alone=("t2",))), "Élection du 1er vice-président", ["V8"]),
        (Vote(Ballot.ELECTION, election=Election(alone=("t2",))), "Élection du président de la commission", []),
        (held(4), "Désignation au bureau de l’association", ["V8"]),  # another body’s, as the gesture has it
    ],
)
def test_as_many_candidates_as_posts_are_named_without_a_ballot_but_for_the_bureau(vote, subject, said):
    assert codes(with_item(kind=ItemKind.ELECTION, subject=subject, vote=vote)) == said


@pytest.mark.parametrize(
    ("doors", "said"),
    [
        (ClosedDoors(unanimous=True), []),
        (ClosedDoors(counts=Counts(3, 1)), []),
        (ClosedDoors(counts=Counts(2, 1)), ["V9"]),  # four are there: what the fourth said was not noted
        (ClosedDoors(counts=Counts(2, 1, 1)), []),  # refused, and told so
        (ClosedDoors(counts=Counts(2, 1, not_voting=1)), []),  # refused: whoever said nothing counts (L5211-11)
        (ClosedDoors(counts=Counts(1)), ["V9"]),
        (ClosedDoors(counts=Counts(1, 3)), []),
        (ClosedDoors(), ["V9"]),
        (ClosedDoors(("S1", "S2", "S3", "S4"), unanimous=True), ["V9"]),
        (ClosedDoors(("S1", "S2", "S3", "S4", "S5"), unanimous=True), ["V9"]),
    ],
)
def test_the_doors_are_closed_by_the_majority_of_those_present_or_represented(doors, said):
    assert codes(with_item(conduct=Conduct(closed_doors=doors))) == said


def test_five_members_who_sit_may_ask_for_closed_doors():
    everybody = replace(GOOD, attendance=present(1, 2, 3, 4, 5))
    doors = ClosedDoors(("S1", "S2", "S3", "S4", "S5"), unanimous=True)

    assert codes(with_item(everybody, conduct=Conduct(closed_doors=doors))) == []


def test_a_recused_member_does_not_vote_nor_for_another():
    recusal = (Recusal("S3", "intéressé"),)
    by_seat = Vote(default=Sense.IN_FAVOUR, by_seat=(SeatVote("S3", Sense.AGAINST),))
    given = replace(FOUR, attendance=(*present(1, 2, 3, 4), written(5, "t3")))
    voted = frozen(sitting(assembly(), Profile(), with_item(given)))
    since = replace(voted, items=(replace(voted.items[0], recusals=recusal),))

    assert codes(with_item(recusals=recusal)) == []
    assert [each.target.seat for each in found(with_item(recusals=recusal, vote=by_seat), "V10")] == ["S3"]
    assert [each.target.seat for each in found(since, "V10")] == ["S3", "S5"]


def test_a_recused_member_does_not_preside():
    recusal = (Recusal("S1", "intéressé"),)

    (told,) = found(with_item(recusals=recusal), "V10")

    assert told.target == Target(Part.ROLL, 1, person="t1")
    assert told.severity is Severity.WARNS
    assert codes(with_item(recusals=recusal, president="t2")) == []


def test_a_recusal_under_l1111_6_leaves_the_number_in_office():
    said = Recusal("S3", "représente le syndicat (article L. 1111-6 II)")

    assert codes(with_item(recusals=(said,))) == ["V11"]
    assert codes(with_item(recusals=(replace(said, under_l1111_6=True),))) == []


def test_the_president_takes_no_part_in_his_accounts():
    regular = replace(with_item(**ACCOUNTS), movements=(OUT,))

    assert codes(regular) == []
    assert codes(with_item(**ACCOUNTS)) == ["V12"]
    assert codes(with_item(**{**ACCOUNTS, "president": None})) == ["V12", "V12"]
    assert codes(with_item(**{**ACCOUNTS, "vote": None})) == []
    assert [each.severity for each in found(with_item(**ACCOUNTS), "V12", syndicat=OPEN)] == [Severity.WARNS]


def test_accounts_stand_unless_a_majority_is_against():
    tie = Vote(Ballot.SECRET, counts=Counts(1, 1, 1), secret=SecretBallots(3))
    said = {"subject": "Compte administratif 2025", "president": "t2", "vote": tie}

    assert codes(replace(with_item(**said), movements=(OUT,))) == ["V13"]
    assert codes(replace(with_item(**said, budget=BudgetStep.ACCOUNTS), movements=(OUT,))) == []
    refused = replace(tie, counts=Counts(1, 2))
    assert codes(replace(with_item(**{**said, "vote": refused}), movements=(OUT,))) == []


@pytest.mark.parametrize(
    ("day", "subject", "late"),
    [
        (date(2026, 6, 30), "Compte administratif", False),
        (date(2026, 7, 1), "Compte administratif", True),
        (date(2026, 9, 25), "Compte administratif 2026", False),
        (date(2026, 3, 25), "Compte administratif 2024", True),
        (date(2026, 9, 25), "Affectation du résultat du compte administratif", False),
    ],
)
def test_the_accounts_are_voted_by_the_end_of_june(day, subject, late):
    draft = replace(with_item(subject=subject, vote=None), day=day, attendance=())

    assert [each.target for each in found(draft, "V14")] == ([Target(Part.DAY, 1)] if late else [])


def carte():
    """Five seats of three members; two of them transferred the roads."""
    made = assembly(*(Seat(f"S{n}", f"M{(n + 1) // 2}", f"t{n}") for n in range(1, 6)))
    members = tuple(Member(f"M{n}", f"Membre {n}", "A", competences=("voirie",) if n < 3 else ()) for n in (1, 2, 3))
    return replace(made, members=members)


def test_only_the_delegates_of_the_members_concerned_vote():
    everybody = replace(GOOD, attendance=present(1, 2, 3, 4, 5))
    before = frozen(sitting(carte(), Profile(), with_item(everybody)))
    since = replace(before, items=(replace(before.items[0], competence="voirie"),))
    by_seat = Vote(default=Sense.IN_FAVOUR, by_seat=(SeatVote("S5", Sense.AGAINST),))

    assert codes(with_item(everybody, competence="voirie"), who=carte()) == []
    assert [each.target.seat for each in found(since, "V15", who=carte())] == ["S5"]
    noted = with_item(everybody, competence="voirie", vote=by_seat)
    assert [each.target.seat for each in found(noted, "V15", who=carte())] == ["S5"]
    assert not found(replace(since, president="t5"), "V15", who=carte()), "the president votes always"


def test_the_president_of_the_syndicat_votes_on_all_and_not_whoever_chairs():
    """The room and the check say the same."""
    known = replace(carte(), roles=(Role("t6", "Président", 0, DAY), Role("t5", "Vice-président", 1, DAY)))
    held = replace(GOOD, attendance=present(1, 2, 3, 4, 5), president="t5")
    room = sitting(known, Profile(), with_item(held, competence="voirie", vote=None))
    before = frozen(sitting(known, Profile(), with_item(held)))

    assert [each.seat for each in room.voters(1).voters] == ["S1", "S2", "S3", "S4"]
    since = replace(before, items=(replace(before.items[0], competence="voirie"),))
    assert [each.target.seat for each in found(since, "V15", who=known)] == ["S5"]


def test_a_competence_that_nobody_transferred_is_told():
    nobody = with_item(competence="eau", vote=None)

    assert [each.target for each in found(nobody, "V15", who=carte())] == [Target(Part.KIND, 1)]


@pytest.mark.parametrize(
    ("subject", "changes"),
    [
        ("Modification des statuts", True),
        ("Révision partielle des statuts du syndicat", True),
        ("Modification des statuts de la SPL Fibre", False),
        ("Modification du statut des agents", False),
        ("Communication des statuts", False),
    ],
)
def test_an_open_syndicat_changes_its_statutes_by_two_thirds(subject, changes):
    draft = replace(with_item(subject=subject, vote=None), attendance=())

    told = found(draft, "V17", syndicat=OPEN)

    assert [each.severity for each in told] == ([Severity.WARNS] if changes else [])
    assert not found(draft, "V17", syndicat=SYNDICAT)
    assert not found(with_item(draft, subject=subject, majority=Majority.SIMPLE), "V17", syndicat=OPEN)


@pytest.mark.parametrize(("roll", "said"), [((1, 2, 3), [Severity.BLOCKS]), ((1, 2, 3, 4), [])])
def test_statutes_changed_by_fewer_than_two_thirds_are_void(roll, said):
    voted = with_item(replace(GOOD, attendance=present(*roll)), subject="Modification des statuts")

    assert [each.severity for each in found(voted, "V17", syndicat=OPEN)] == said


def test_the_bureau_does_not_decide_what_is_kept_to_the_committee():
    made = assembly()
    bureau = replace(made, bodies=(replace(made.bodies[0], kind=BodyKind.BUREAU),))

    def severities(**changes):
        return [each.severity for each in found(with_item(**changes), "V18", who=bureau)]

    assert severities(subject="Budget primitif 2027", matter="7.1") == [Severity.BLOCKS]
    assert severities(subject="Décision modificative", matter="7.1") == [Severity.WARNS]
    assert severities() == []
    assert not found(with_item(subject="Budget primitif 2027"), "V18")


def test_each_session_reports_what_was_decided_by_delegation_once_one_did():
    report = replace(ITEM, kind=ItemKind.INFORMATION, statement=(DelegatedTable(DecisionKind.ORDER),), vote=None)
    earlier = replace(GOOD, day=date(2026, 6, 25), items=(report,))
    between = replace(GOOD, day=date(2026, 7, 25))

    def told(*others, items=(ITEM,)):
        sat = sitting(assembly(), Profile(), replace(GOOD, items=items))
        return [each.target for each in findings(SYNDICAT, sat, others) if each.rule.code == "V20"]

    assert told(earlier, between) == [Target(Part.AGENDA)]
    assert told(earlier, items=(ITEM, report)) == []
    assert told(earlier, items=(replace(report, fate=Fate.POSTPONED),)) == [Target(Part.AGENDA)]
    assert told(between) == told(replace(earlier, day=date(2026, 10, 1))) == told(replace(earlier, body="BU")) == []


def test_by_video_whatever_is_no_public_ballot_is_told():
    by_video = replace(FOUR, modality=Modality.MIXED)

    assert codes(with_item(by_video)) == ["V21"]
    assert codes(with_item(by_video, vote=Vote(Ballot.PUBLIC, unanimous=True))) == []


@pytest.mark.parametrize(
    ("budget", "subject", "said"),
    [
        (None, "Compte administratif 2025", True),
        (BudgetStep.ACCOUNTS, "Compte administratif 2025", False),
        (BudgetStep.NONE, "Compte administratif 2025", False),
        (None, "Un objet", False),
    ],
)
def test_what_only_reads_as_the_accounts_is_to_be_said(budget, subject, said):
    to_come = with_item(replace(GOOD, attendance=()), vote=None, budget=budget, subject=subject)

    (told,) = found(to_come, "V13") or (None,)
    assert (told is not None) is said
    if told:
        assert (told.severity, told.target) == (Severity.WARNS, Target(Part.KIND, 1))


def test_a_deputy_of_the_president_votes_the_accounts():
    deputy = Presence("S1", Stance(State.DEPUTY, deputy="d1"))
    session = replace(GOOD, attendance=(deputy, *present(2, 3, 4)))

    assert codes(with_item(session, **ACCOUNTS)) == []
