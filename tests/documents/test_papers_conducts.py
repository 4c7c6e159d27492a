"""How the session was conducted, told in its minutes: hours, suspensions, closed doors, amendments, who asked what."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from syndic_desktop.documents.contents.agendas import note
from syndic_desktop.documents.contents.minutes import minutes
from syndic_desktop.documents.contents.movements import movements
from syndic_desktop.documents.contents.rolls import roll
from syndic_desktop.documents.contents.votes import vote
from syndic_desktop.domain.agenda import BudgetStep, Clause, Speech
from syndic_desktop.domain.attendance import Movement, Stance, State
from syndic_desktop.domain.conducts import (
    Amendment,
    BallotRequest,
    ClosedDoors,
    Conduct,
    Course,
    Reopening,
    Suspension,
)
from syndic_desktop.domain.recusals import Recusal
from syndic_desktop.domain.votes import Ballot, Counts, Election, Majority, Vote
from tests.documents.sessions import DAY, HERE, ITEM, plain, read, session

EXCUSED = Stance(State.EXCUSED)


def told(*items, **changes):
    made = minutes(read(session(*items, **changes)))
    points = [[plain(each) for each in (*point["mouvements"], *point["debats"])] for point in made["points"]]
    return points, plain(made["levee"]), [plain(each) for each in made["ouverture"]]


def conducted(**conduct):
    points, _, _ = told(replace(ITEM, conduct=Conduct(**conduct)))
    return points[0]


def test_who_leaves_during_an_item_is_told_with_its_debate():
    left = Movement("V2", 1, EXCUSED, time(18, 20), during=True)
    item = replace(ITEM, debate=(Speech("eau", "quel bateau ?"),))

    points, _, _ = told(item, ITEM, movements=(left,))

    assert points == [
        [
            "M. Luc EAU quel bateau ?",
            "M. Paul COT quitte la séance à 18 h 20, pendant l’examen du point 1, avant le vote.",
        ],
        [],
    ]


def test_who_leaves_after_the_last_vote_is_told_as_the_session_closes():
    _, closing, _ = told(ITEM, movements=(Movement("V2", 2, EXCUSED, time(19)),), closing=time(19, 5))

    assert closing.startswith("M. Paul COT quitte la séance à 19 h 00, après l’examen du dernier point. L’ordre")


def test_a_session_that_closes_early_says_what_was_not_dealt_with():
    bare = replace(ITEM, vote=None)
    discussed = replace(bare, conduct=Conduct(opened=time(18, 30)))

    _, closing, _ = told(ITEM, discussed, bare, bare, course=Course(opened=time(18)), closing=time(19, 5))

    assert closing == (
        "Les points 3 et 4 n’ont pas été examinés. Le point 2 n’a pas été mis aux voix. La séance est levée à 19 h 05."
    )


def test_a_quorum_that_is_lost_and_comes_back_before_an_item_is_told():
    away = [Movement(seat, 2, EXCUSED, time(18, 20)) for seat in ("C1", "C2", "C3")]
    back = Movement("C1", 2, HERE, time(18, 40))

    assert [plain(each) for each in movements(2, read(session(ITEM, ITEM, movements=(*away, back))))] == [
        "M. Luc EAU quitte la séance à 18 h 20, avant l’examen du point 2.",
        "Mme Zoé FAU quitte la séance à 18 h 20, avant l’examen du point 2.",
        "M. Jean GUÉ quitte la séance à 18 h 20, avant l’examen du point 2.",
        "Le quorum n’est plus atteint.",
        "M. Luc EAU revient en séance à 18 h 40, avant l’examen du point 2.",
        "Le quorum est atteint.",
    ]


def test_what_is_put_right_at_once_is_told_once():
    moves = (Movement("C1", 2, EXCUSED, time(18, 20)), Movement("C1", 2, HERE, time(18, 20)))

    assert movements(2, read(session(ITEM, ITEM, movements=moves))) == []


def test_figures_that_changed_during_an_item_say_when_its_quorum_was_counted():
    left = Movement("V2", 1, EXCUSED, time(18, 20), during=True)

    figures = plain(minutes(read(session(ITEM, movements=(left,))))["points"][0]["effectif"])

    assert figures == (
        "À l’examen de ce point : 5 présents, aucun pouvoir et 5 votants. Le quorum, fixé à 4 membres présents, "
        "était atteint lorsqu’il a été vérifié : 6 membres étaient présents."
    )


def test_the_minutes_print_the_amended_text_after_the_note_printed_the_one_that_was_put():
    asked = Amendment("eau", "d’acheter deux barques.", 1, "d’acheter une barque.", adopted=True)
    amended = replace(ITEM, operative=(Clause(asked.after),), conduct=Conduct(amendments=(asked,)))
    reading = read(session(amended))

    papers = note(reading), minutes(reading)

    assert [plain(str(paper["points"][0]["clauses"])) for paper in papers] == [
        plain(str(minutes(read(session(ITEM)))["points"][0]["clauses"])),
        plain(str(minutes(read(session(amended)))["points"][0]["clauses"])),
    ]


def test_the_roll_tells_both():
    moves = (Movement("V2", 1, EXCUSED, time(18, 20), during=True), Movement("V2", 2, HERE, time(18, 40)))

    colleges = roll(read(session(ITEM, ITEM, movements=moves)))["colleges"]
    lines = [plain(line["situation"]) for college in colleges for line in college["lignes"]]

    assert "Départ à 18 h 20, pendant le point 1" in lines[1]
    assert "retour à 18 h 40, avant le point 2" in lines[1]


def test_the_hour_it_really_opened_is_the_one_told():
    _, _, opening = told(ITEM, course=Course(opened=time(18, 12)))

    assert opening[0].endswith("ouvre la séance à 18 h 12.")


def test_suspensions_are_told_where_they_happened():
    stops = (
        Suspension(1, time(18, 30), time(18, 40), during=True, reason="concertation"),
        Suspension(2, time(18, 50)),
    )

    points, _, _ = told(ITEM, ITEM, course=Course(suspensions=stops))

    assert points == [
        ["La séance est suspendue à 18 h 30 (concertation). Elle reprend à 18 h 40."],
        ["La séance est suspendue à 18 h 50."],
    ]


def test_an_amendment_is_told_with_what_it_changes_and_what_became_of_it():
    asked = Amendment("cot", "d’acheter un pédalo.", 1, "d’acheter une barque.", False, Counts(2, 4))

    assert conducted(amendments=(asked,)) == [
        "M. Paul COT propose d’écrire, au lieu de « d’acheter une barque » : « d’acheter un pédalo ».",
        "Cet amendement est rejeté (2 pour, 4 contre).",
    ]
    added = Amendment("un membre", "de le peindre.", adopted=True)
    gone = Amendment("cot", "", 1, "d’acheter une barque.")
    assert conducted(amendments=(added, gone)) == [
        "Un membre propose d’ajouter au dispositif : « de le peindre ».",
        "Cet amendement est adopté.",
        "M. Paul COT propose de supprimer « d’acheter une barque ».",
    ]


def test_closed_doors_and_who_asked_for_a_ballot_are_told():
    doors = ClosedDoors(("V1", "V2", "V3", "C1", "C2"), counts=Counts(5, 1))
    asked = BallotRequest(Ballot.PUBLIC, ("V1", "C1"))

    said = conducted(closed_doors=doors, requests=(asked,))

    assert said == [
        "À la demande de 5 membres, et sans débat, le comité syndical se réunit à huis clos pour ce point (5 pour, "
        "1 contre).",
        "Mme Anne BEL et M. Luc EAU demandent un scrutin public.",
    ]


def test_closed_doors_that_too_few_wanted_are_told_with_who_said_nothing():
    """The majority is of those present or represented (L5211-11): three voices of five are not one of seven."""
    (said,) = conducted(closed_doors=ClosedDoors(counts=Counts(3, 1, 1)).among(7))

    assert "ne se réunit pas à huis clos (3 pour, 1 contre, 1 abstention, 2 membres ne prenant pas part" in plain(said)


def test_a_vote_taken_again_is_told_with_its_reason():
    again = Reopening("erreur de décompte.", DAY, time(19))

    assert conducted(reopenings=(again,)) == ["Le vote sur ce point est repris : erreur de décompte."]


def voted(**changes):
    made = read(session(replace(ITEM, **changes)))
    return vote(made.states[0], made.hall)


def test_the_accounts_that_nobody_refused_say_why_they_stand():
    said = voted(budget=BudgetStep.ACCOUNTS, vote=Vote(counts=Counts(2, 2, 1)))  # the president is no voter

    assert plain(said["phrase"]) == (
        "Délibération adoptée, une majorité des voix ne s’étant pas dégagée contre son adoption, "
        "par 2 voix pour, 2 voix contre, 1 abstention, 1 délégué ne prenant pas part au vote."
    )


def test_two_thirds_that_are_not_there_say_what_was_wanted():
    said = voted(majority=Majority.TWO_THIRDS, vote=Vote(counts=Counts(3, 2)))

    assert plain(said["phrase"]) == (
        "Proposition rejetée, la majorité des deux tiers des membres (4) n’étant pas atteinte, "
        "par 3 voix pour, 2 voix contre, 0 abstention, 1 délégué ne prenant pas part au vote."
    )
    assert "des deux tiers" in plain(voted(majority=Majority.TWO_THIRDS, vote=Vote(counts=Counts(5, 1)))["phrase"])


def test_the_only_candidate_is_named_as_elected_without_a_ballot():
    said = voted(vote=Vote(Ballot.ELECTION, election=Election(alone=("cot",))), operative=())

    assert said["scrutin"] == ""
    assert [plain(each) for each in said["elus"]] == [
        "M. Paul COT, seul candidat au poste à pourvoir, est proclamé élu : la nomination prend effet immédiatement, "
        "lecture en étant donnée (CGCT, article L2121-21)."
    ]


def test_closed_doors_are_told_before_what_was_said_behind_them():
    item = replace(
        ITEM, conduct=Conduct(closed_doors=ClosedDoors(unanimous=True)), debate=(Speech("cot", "demande le prix."),)
    )

    said = minutes(read(session(item)))["points"][0]["debats"]

    assert [plain(each).split(" ")[0] for each in said] == ["À", "M."]


def test_the_quorum_that_a_recusal_breaks_is_not_said_to_leave_with_who_left():
    """Four of six are there: enough, until one of them withdraws from the item itself."""
    moves = (Movement("V2", 2, EXCUSED, time(18, 20)), Movement("V3", 2, EXCUSED, time(18, 20)))
    item = replace(ITEM, vote=None, recusals=(Recusal("C1", "membre de l’association"),))
    held = minutes(read(session(ITEM, item, movements=moves)))["points"][1]

    assert not any("quorum" in each for each in held["mouvements"])
