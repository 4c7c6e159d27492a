"""A session held with a pen, the laptop dead, then entered from the paper in the order that the sheet says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from syndic_desktop.actions import attendance, courses, debates, officers, recusals, votes
from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.domain.agenda import ItemKind, Speech
from syndic_desktop.domain.attendance import Movement, ProxyPaper, Stance, State
from syndic_desktop.domain.conducts import ClosedDoors
from syndic_desktop.domain.sessions import SessionKey
from syndic_desktop.domain.votes import (
    Ballot,
    CandidateVotes,
    Counts,
    Election,
    Round,
    SeatVote,
    SecretBallots,
    Sense,
    Vote,
)
from syndic_desktop.exchange import dossiers
from syndic_desktop.queries.papers import paper_source
from syndic_desktop.store import create_store
from tests.documents.papers import EXAMPLE, the_words
from tests.store.conftest import clock

KEY = SessionKey.parse("CS:2026-12-04")
HERE, EXCUSED, ABSENT = Stance(State.PRESENT), Stance(State.EXCUSED), Stance(State.ABSENT)
ROLL = {
    "DEP-4": EXCUSED,
    "REG-2": Stance(State.DEPUTY, deputy="gral-ines"),
    "EPCI-04": Stance(State.PROXY, holder="jouve-antoine"),
    "ENE-5": ABSENT,
    "ENE-6": ABSENT,
}


@pytest.fixture
def store(tmp_path):
    """The example, whose sixth item elects: the paper has its three rounds."""
    dossier = dossiers.read(EXAMPLE).dossier
    sessions = tuple(electing(each) if KEY.means(each.key) else each for each in dossier.sessions)
    with create_store(tmp_path / "a.syndic", clock=clock, holder="essai") as store:
        import_dossier(store, replace(dossier, sessions=sessions), {})
        yield store


def electing(session):
    """The same, whose sixth item is an election."""
    items = list(session.items)
    items[5] = replace(items[5], kind=ItemKind.ELECTION, subject="Élection du représentant à l’agence")
    return replace(session, items=tuple(items))


def test_every_line_of_the_paper_is_entered_in_the_order_it_says(store):
    held = enter(store)
    _, source = paper_source(store, held)
    states = source.sitting.states()
    second, third, fourth, fifth, election = states[1:6]

    assert [len(each.situation.present) for each in states[:6]] == [20, 21, 21, 21, 20, 20]
    assert [len(each.situation.represented) for each in states[:6]] == [1, 0, 0, 0, 1, 1]
    assert str(second.tally.weights.in_favour) == "63/2"
    assert (third.tally.heads.against, third.tally.heads.abstaining) == (0, 0)
    assert fourth.electorate.set_aside[0].seat == "DEP-3"
    assert fifth.tally.heads.null == 3
    assert election.item.vote.election.rounds[1].ballots.cast == 21
    said = the_words(source, "proces-verbal").replace("\u00a0", " ")
    for told in (
        "Mme Marguerite de LACAZE rejoint la séance à 10 h 20, pendant l’examen du point 2, avant le vote ; "
        "le pouvoir donné à M. Antoine JOUVE prend fin.",
        "La séance est suspendue à 10 h 50. Elle reprend à 11 h 00.",
        "Mme Nadia ESTÈVE quitte la séance à 11 h 20, avant l’examen du point 5, et donne pouvoir à Mme Inès GRAL",
        "Il est procédé au vote au scrutin secret. Scrutateurs : Mme Inès GRAL et M. Antoine JOUVE.",
        "Mme Jeanne VIALA, ayant obtenu la majorité absolue au deuxième tour (12 voix), est proclamée élue.",
        "La séance est levée à 12 h 05.",
    ):
        assert told in said, told


def enter(store):
    """Roll, proxies, opening; then each item at its hour, with who came and left before it, and its vote."""
    with store.reading() as reader:
        held = reader.session_id(KEY)
        items = [line.id for line in reader.items(held)]
        seats = [seat.code for seat in paper_source(store, held)[1].sitting.seats]
    attendance.call_everyone(store, held)
    for seat, stance in ROLL.items():
        attendance.record_presence(store, held, seat, stance)
    attendance.file_proxy(store, held, "EPCI-04", ProxyPaper(date(2026, 12, 1)))
    officers.name_secretary(store, held, "tournie-samira")
    courses.open_session(store, held, time(10, 5))
    _voted(store, held, items, 1, time(10, 6), Vote(unanimous=True))
    courses.open_item(store, held, 2, time(10, 12))
    attendance.record_movement(store, held, Movement("EPCI-04", 2, HERE, time(10, 20), during=True))
    debates.record_speech(store, items[1], Speech("nougarede-jean-luc", "demande le détail."))
    votes.close_vote(store, items[1], _but(against=("EPCI-03",), abstaining=("ENE-1", "ENE-2")))
    _voted(store, held, items, 3, time(10, 30), Vote(unanimous=True))
    recusals.recuse(store, items[3], "DEP-3", "membre de la coopérative")
    courses.open_item(store, held, 4, time(10, 40))
    courses.suspend_session(store, held, time(10, 50))
    courses.resume_session(store, held, time(11, 0))
    courses.close_doors(store, items[3], ClosedDoors(unanimous=True))
    votes.close_vote(store, items[3], Vote(unanimous=True))
    gone = Stance(State.PROXY, holder="gral-ines")
    attendance.record_movement(store, held, Movement("REG-1", 5, gone, time(11, 20)))
    courses.open_item(store, held, 5, time(11, 22))
    courses.request_ballot(store, items[4], Ballot.SECRET, tuple(each for each in seats if each.startswith("EPCI"))[:7])
    votes.close_vote(store, items[4], Vote(Ballot.SECRET, counts=Counts(11, 7), secret=SecretBallots(21, 1, 2)))
    elected = Vote(Ballot.ELECTION, election=Election(1, ROUNDS), scrutineers=("gral-ines", "jouve-antoine"))
    _voted(store, held, items, 6, time(11, 40), elected)
    courses.close_session(store, held, time(12, 5))
    return held


ROUNDS = (
    Round(SecretBallots(21, 1), (CandidateVotes("viala-jeanne", 10), CandidateVotes("issaly-bruno", 10))),
    Round(SecretBallots(21), (CandidateVotes("viala-jeanne", 12), CandidateVotes("issaly-bruno", 9))),
)


def _voted(store, held, items, position, at, vote):
    courses.open_item(store, held, position, at)
    votes.close_vote(store, items[position - 1], vote)


def _but(against, abstaining):
    """Everybody for, but these seats."""
    said = [SeatVote(seat, Sense.AGAINST) for seat in against]
    said += [SeatVote(seat, Sense.ABSTAINING) for seat in abstaining]
    return Vote(Ballot.ORDINARY, by_seat=tuple(said), default=Sense.IN_FAVOUR)
