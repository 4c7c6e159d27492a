"""What a session leaves as it closes, and what is to be done of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from syndic_desktop.domain import closings
from syndic_desktop.domain.agenda import Item, ItemKind
from syndic_desktop.domain.attendance import Movement, Stance, State
from syndic_desktop.domain.endings import Ending, ending, level
from syndic_desktop.domain.reconvenings import TO_CONVENE_AGAIN
from syndic_desktop.domain.votes import Ballot, CandidateVotes, Election, Round, SecretBallots, Vote
from tests.domain.assemblies import present
from tests.domain.test_sessions import TWO, assembly, meeting, read

SPLIT = Round(SecretBallots(4), (CandidateVotes("t1", 2), CandidateVotes("t2", 2)))
NOBODY = Round(SecretBallots(4, blank=4), ())
VOTED = replace(TWO[0], vote=Vote(unanimous=True))


def election(*rounds):
    return Item(ItemKind.ELECTION, "Élection", vote=Vote(Ballot.ELECTION, election=Election(1, rounds)))


def room(*items):
    return read(meeting(*present(1, 2, 3, 4), items=items, closing=time(12)))


def test_an_election_is_over_waits_or_leaves_its_post():
    born = {"t1": date(1950, 1, 1), "t2": date(1960, 1, 1)}
    same = dict.fromkeys(born, date(1950, 1, 1))

    assert [ending(Election(1, (SPLIT,) * held), born) for held in (1, 2, 3)] == [
        Ending.ROUND, Ending.ROUND, Ending.FILLED,
    ]  # fmt: skip
    assert ending(Election(1, (SPLIT,) * 3), {}) is Ending.AGE
    assert ending(Election(1, (SPLIT,) * 3), same) is Ending.SAME_AGE
    assert ending(Election(1, (NOBODY,) * 3), born) is Ending.UNFILLED


def test_a_round_to_come_is_a_question_before_the_session_closes():
    sat = room(VOTED, election(SPLIT, SPLIT))

    assert closings.to_ask(sat) == "Le troisième tour du point 2 reste à tenir. Lever la séance quand même ?"
    assert "l’élection est interrompue" in closings.at_stake(sat)
    assert closings.after(sat, convened=False) == (
        "Le troisième tour du point 2 reste à tenir : reprenez la séance (F7) pour le tenir, sinon une prochaine "
        "séance reprendra l’élection."
    )


def test_nobody_proclaimed_is_a_question_too():
    age, empty = room(election(SPLIT, SPLIT, SPLIT)), room(election(NOBODY, NOBODY, NOBODY))

    assert [level(each.session.items[0], each.assembly.people) for each in (age, empty)] == [True, False]
    assert closings.to_ask(age).startswith(
        "Au point 1, une égalité revient au plus âgé, mais une date de naissance manque"
    )
    assert "se note à l’Assemblée" in closings.at_stake(age)
    assert closings.to_ask(empty).startswith("Au point 1, les tours sont épuisés")
    assert "Le poste reste à pourvoir à une prochaine séance." in closings.after(empty, convened=False)


def test_a_session_that_leaves_nothing_asks_nothing():
    sat = room(VOTED)

    assert (closings.to_ask(sat), closings.before(sat), closings.after(sat, convened=False)) == ("", "", "")


def test_what_was_forgotten_is_to_be_postponed():
    sat = room(VOTED, *TWO)

    assert closings.before(sat) == "Les points 2 et 3 n’ont pas été traités : reportez-les."
    assert closings.after(sat, convened=False) == closings.before(sat)


def test_what_lacked_its_quorum_comes_back_by_right_and_is_not_forgotten():
    """L2121-17."""
    left = tuple(Movement(f"S{seat}", 3, Stance(State.ABSENT)) for seat in (1, 2))
    sat = read(meeting(*present(1, 2, 3, 4), items=(VOTED, *TWO), movements=left), assembly())

    assert closings.before(sat) == (
        "Faute de quorum, le point 3 revient à la seconde convocation. Le point 2 n’a pas été traité : reportez-le."
    )
    assert closings.after(sat, convened=False) == (f"{TO_CONVENE_AGAIN} Le point 2 n’a pas été traité : reportez-le.")
    assert closings.after(sat, convened=True) == "Le point 2 n’a pas été traité : reportez-le."


def test_an_election_left_beside_a_lost_quorum_is_said_too():
    left = tuple(Movement(f"S{seat}", 2, Stance(State.ABSENT)) for seat in (1, 2))
    sat = read(meeting(*present(1, 2, 3, 4), items=(election(SPLIT), TWO[0]), movements=left), assembly())

    said = closings.after(sat, convened=False)

    assert said.startswith(TO_CONVENE_AGAIN)
    assert "Le deuxième tour du point 1 reste à tenir" in said
