"""What the first step of a session shows: the heading, what is foreseen, the timetable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from syndic_desktop.actions.agenda import decide_fate
from syndic_desktop.actions.attendance import record_presence
from syndic_desktop.actions.notices import fill_notice
from syndic_desktop.actions.sessions import change_nature, create_session, follow_session, move_session
from syndic_desktop.actions.topics import note_topic, present_again
from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import Nature
from syndic_desktop.domain.agenda import Annex, BudgetStep, Fate, Item, ItemKind
from syndic_desktop.domain.attendance import Stance, State
from syndic_desktop.domain.classifications import Classification, FileKind
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.means import Means
from syndic_desktop.domain.notices import Dispatch
from syndic_desktop.domain.resending import sent
from syndic_desktop.domain.sessions import Session, SessionNature, sitting
from syndic_desktop.domain.topics import UpcomingTopic
from syndic_desktop.domain.votes import Ballot, CandidateVotes, Election, Round, SecretBallots, Vote
from syndic_desktop.queries import agendas, drafts
from syndic_desktop.queries.controls import checks_sheet
from syndic_desktop.queries.convocations import convocation_sheet
from syndic_desktop.queries.session_lists import again_by
from syndic_desktop.store import Store
from tests.actions import gestures
from tests.actions.test_kill import made

TODAY = date(2026, 11, 20)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with made(tmp_path / "a.syndic") as store:
        yield store


@pytest.fixture
def draft(store: Store) -> int:
    with store.reading() as reader:
        return reader.session_id(gestures.DRAFT)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_heading_says_in_one_line_when_and_where(store: Store, draft: int) -> None:
    found = agendas.heading(store, draft)

    assert plain(found.summary) == "vendredi 4 décembre 2026 · heure à fixer · Salle"
    assert found.frozen == ""


def test_the_heading_of_a_held_session_is_open_to_what_it_lacks_alone(store: Store) -> None:
    with store.reading() as reader:
        held = reader.session_id(gestures.HELD)
        session = reader.session(held)
    assert agendas.heading(store, held).frozen == "", "its hour is missing"

    with store.writing("dire l’heure") as writer:
        writer.save_heading(held, replace(session, opening=time(18, 30)))

    assert "a été tenue" in agendas.heading(store, held).frozen


def test_a_postponed_item_is_proposed_until_an_agenda_takes_it_up(store: Store, draft: int) -> None:
    with store.reading() as reader:
        item_id = reader.items(draft)[2].id
    decide_fate(store, item_id, Fate.POSTPONED)
    create_session(store, "CS", date(2027, 2, 5))
    with store.reading() as reader:
        later = reader.sessions()[0].id

    (row,) = agendas.foreseen(store, later)
    assert (row.subject, row.item_id, plain(row.where)) == ("Point 3", item_id, "reporté le 4 décembre 2026")
    assert agendas.foreseen(store, draft) == ()
    present_again(store, item_id, later)
    assert agendas.foreseen(store, later) == ()


SPLIT = Round(SecretBallots(4), (CandidateVotes("t1", 2), CandidateVotes("t2", 2)))


@pytest.mark.parametrize(
    ("rounds", "offered"),
    [((SPLIT,), True), ((Round(SecretBallots(4), (CandidateVotes("t1", 4),)),), False), ((SPLIT,) * 3, False)],
)
def test_an_election_interrupted_is_proposed_again_without_its_rounds(store: Store, rounds, offered: bool) -> None:
    """One whose posts are filled is not, nor one that a birth date alone would settle."""
    vote = Vote(Ballot.ELECTION, election=Election(1, rounds))
    held = Session("CS", date(2027, 1, 15), "", "t1", items=(Item(ItemKind.ELECTION, "Élection", vote=vote),))
    with store.writing("une élection") as writer:
        item_id = writer.items(writer.add_session(held))[0].id
    create_session(store, "CS", date(2027, 2, 5))
    with store.reading() as reader:
        later = reader.sessions()[0].id

    found = agendas.foreseen(store, later)
    assert [(row.item_id, plain(row.where)) for row in found] == [(item_id, "interrompue le 15 janvier 2027")] * offered
    if not offered:
        with pytest.raises(RuleViolation, match="n’a pas été reporté"):
            present_again(store, item_id, later)
        return
    present_again(store, item_id, later)
    assert agendas.foreseen(store, later) == ()
    with store.reading() as reader:
        (again,) = [each for each in reader.session(later).items if each.subject == "Élection"]
    assert (again.kind, again.vote) == (ItemKind.ELECTION, None)


def test_a_session_to_create_is_offered_what_was_postponed_and_what_is_foreseen(store: Store, draft: int) -> None:
    with store.reading() as reader:
        late = reader.items(draft)[2]
    decide_fate(store, late.id, Fate.POSTPONED)
    note_topic(store, UpcomingTopic("CS", Item(ItemKind.DELIBERATION, "Bail"), date(2027, 2, 5)))
    note_topic(store, UpcomingTopic("CS", Item(ItemKind.DELIBERATION, "Un jour")))

    rows = agendas.foreseen_for(store, "CS", date(2027, 2, 5), ())
    assert [(row.subject, row.due(date(2027, 2, 5))) for row in rows] == [
        (late.subject, True), ("Bail", True), ("Un jour", False),
    ]  # fmt: skip
    without = agendas.foreseen_for(store, "CS", date(2027, 2, 5), [late.subject])
    assert [row.subject for row in without] == ["Bail", "Un jour"]
    assert late.id not in [row.item_id for row in agendas.foreseen_for(store, "CS", date(2026, 12, 1), ())]


def test_topics_of_the_body_are_proposed_with_their_note(store: Store, draft: int) -> None:
    topic = UpcomingTopic("CS", Item(ItemKind.DELIBERATION, "Bail", note="notaire"), date(2027, 2, 5))
    note_topic(store, topic)

    (row,) = agendas.foreseen(store, draft)
    assert plain(row.told) == "Bail, Délibération, prévu pour le 5 février 2027, notaire"


def test_the_verdict_says_whether_the_notices_can_still_leave(store: Store, draft: int) -> None:
    found = agendas.timetable_sheet(store, draft, TODAY)
    assert plain(found.verdict) == "À envoyer au plus tard le samedi 28 novembre 2026 : 5 jours francs."
    assert (found.kept, found.calm) == (True, True)
    assert not any(row.late for row in found.dates)

    late = agendas.timetable_sheet(store, draft, date(2026, 11, 30))
    assert late.verdict.startswith("Trop tard")
    assert (late.kept, late.calm) == (False, False)
    assert any(row.late for row in late.dates)


def test_a_session_moved_once_convened_is_to_be_convened_again(store: Store, draft: int) -> None:
    with store.writing("envoi") as writer:
        syndicat, session = writer.syndicat(), writer.session(draft)
        assert syndicat is not None
        sat = sitting(writer.assembly(), syndicat.profile, session)
        writer.save_heading(draft, sent(sat, TODAY, (Dispatch("t1", TODAY, Means.EMAIL),), ()))
    told = agendas.timetable_sheet(store, draft, TODAY)
    assert plain(told.verdict).startswith("Convocation du 20 novembre 2026 : 13 jours francs")
    assert [row.when for row in told.dates].count("fait") == 1

    move_session(store, draft, date(2026, 12, 6))

    told = agendas.timetable_sheet(store, draft, TODAY)
    assert plain(told.verdict) == "À renvoyer au plus tard le lundi 30 novembre 2026 : 5 jours francs."
    assert "fait" not in [row.when for row in told.dates]


@pytest.mark.parametrize(("day", "last", "bound"), [(9, 3, False), (10, 3, True), (11, 3, True), (3, 27, False)])
def test_every_screen_says_the_same_last_day_to_send_again(store: Store, draft: int, day: int, last: int, bound: bool):
    with store.writing("envoi") as writer:
        syndicat, session = writer.syndicat(), writer.session(draft)
        assert syndicat is not None
        sat = sitting(writer.assembly(), syndicat.profile, session)
        writer.save_heading(draft, sent(sat, TODAY, (Dispatch("t1", TODAY, Means.EMAIL),), ()))
    move_session(store, draft, date(2026, 12, day))

    latest = date(2026, 11 if last == 27 else 12, last)
    told = agendas.timetable_sheet(store, draft, TODAY)
    assert f"au plus tard le {wording.long_date(latest, weekday=True)}" in told.verdict
    assert ("avant le 4 décembre, jour annoncé" in plain(told.verdict)) is bound
    assert any(row.day == wording.long_date(latest, weekday=True) and "Dernier jour" in row.label for row in told.dates)
    assert convocation_sheet(store, draft).latest == latest
    assert wording.long_date(latest) in convocation_sheet(store, draft).told
    assert not checks_sheet(store, draft, latest).late
    assert checks_sheet(store, draft, latest + timedelta(days=1)).late
    with store.reading() as reader:
        (line,) = [each for each in reader.sessions() if each.id == draft]
        assert again_by(reader, line, reader.assembly(), syndicat.profile) == latest


def test_past_the_day_announced_the_notices_are_sent_without_waiting(store: Store, draft: int):
    with store.writing("envoi") as writer:
        syndicat, session = writer.syndicat(), writer.session(draft)
        assert syndicat is not None
        sat = sitting(writer.assembly(), syndicat.profile, session)
        writer.save_heading(draft, sent(sat, TODAY, (Dispatch("t1", TODAY, Means.EMAIL),), ()))
    move_session(store, draft, date(2026, 12, 20))

    told = agendas.timetable_sheet(store, draft, date(2026, 12, 4))
    assert plain(told.verdict) == "À renvoyer sans attendre : il fallait le faire avant le 4 décembre, jour annoncé."
    assert not told.kept
    said = checks_sheet(store, draft, date(2026, 12, 4)).deadline
    assert "jeudi 3 décembre 2026 au plus tard, avant le 4 décembre 2026, jour annoncé" in plain(said)


def test_the_budget_debate_is_not_said_to_be_held_because_the_notices_left(store: Store, draft: int) -> None:
    with store.writing("budget") as writer:
        line = writer.items(draft)[0]
        writer.save_item(line.id, replace(writer.item(line.id), budget=BudgetStep.BUDGET))
        session = writer.session(draft)
        writer.save_heading(draft, replace(session, notice=replace(session.notice, day=TODAY)))

    told = {row.label.split()[0]: row.when for row in agendas.timetable_sheet(store, draft, TODAY).dates[:3]}
    assert told["Le"] != "fait"

    fill_notice(store, draft, budget_papers=TODAY)
    assert [row.when for row in agendas.timetable_sheet(store, draft, TODAY).dates].count("fait") == 2


def test_supposing_another_day_says_what_moves_and_changes_nothing(store: Store, draft: int) -> None:
    supposed = agendas.timetable_sheet(store, draft, TODAY, 2)
    before = [row.day for row in agendas.timetable_sheet(store, draft, TODAY).dates]

    assert all(row.before for row in supposed.dates)
    assert before == [row.day for row in agendas.timetable_sheet(store, draft, TODAY).dates]
    move_session(store, draft, date(2026, 12, 6))
    moved = agendas.timetable_sheet(store, draft, TODAY)
    assert [row.day for row in moved.dates] == [row.day for row in supposed.dates]
    assert moved.count == supposed.count


def test_who_sits_may_present_before_everybody_else(store: Store, draft: int) -> None:
    with store.writing("personne") as writer:
        assembly = writer.assembly()
        newcomer = replace(assembly.people[0], code="aaa", last_name="AAA")
        writer.save_assembly(replace(assembly, people=(newcomer, *assembly.people)))

    codes = [each.code for each in agendas.presenters(store, draft)]
    assert codes[0] == "t1"
    assert codes.index("aaa") > codes.index("t5")


def test_a_draft_shows_what_would_be_created(store: Store) -> None:
    found = drafts.draft(store, "CS", date(2027, 2, 5))
    create_session(store, "CS", date(2027, 2, 5))

    with store.reading() as reader:
        session = reader.session(reader.sessions()[0].id)
    assert found.subjects == tuple(item.subject for item in session.items)
    assert (found.place, found.opening) == (session.place, session.opening)
    assert drafts.find(store, "CS", date(2027, 2, 5), None) == 3
    assert drafts.find(store, "CS", date(2027, 2, 5), None) not in [each.id for each in drafts.firsts(store, "CS")]


def test_only_a_session_that_lacked_its_quorum_may_be_convened_again(store: Store) -> None:
    create_session(store, "CS", date(2027, 2, 5))
    lacked = drafts.find(store, "CS", date(2027, 2, 5), None)
    record_presence(store, lacked, "S1", Stance(State.PRESENT))

    assert [plain(each.label) for each in drafts.firsts(store, "CS")][:1] == ["Séance du vendredi 5 février 2027"]
    assert not any(drafts.second(store, each.id, TODAY).obstacle for each in drafts.firsts(store, "CS"))


def test_the_heading_offers_only_the_first_sessions_that_the_gesture_takes(store: Store) -> None:
    for day in (date(2027, 2, 5), date(2027, 2, 12), date(2027, 2, 26)):
        create_session(store, "CS", day)
    lacked, coming, again = (
        drafts.find(store, "CS", day, None) for day in (date(2027, 2, 5), date(2027, 2, 12), date(2027, 2, 26))
    )
    record_presence(store, lacked, "S1", Stance(State.PRESENT))
    change_nature(store, again, SessionNature.SECOND_NOTICE)

    offered = {each.id for each in agendas.heading(store, again).firsts}

    assert lacked in offered
    assert coming not in offered
    with store.reading() as reader:
        known = {line.id for line in reader.sessions()}
    for each in known:
        if each in offered:
            follow_session(store, again, each)
        else:
            with pytest.raises(RuleViolation):
                follow_session(store, again, each)


def test_the_first_session_that_is_said_stays_in_sight(store: Store) -> None:
    """It came with a dossier, or its roll was changed since: what the session says is shown, the checks judge it."""
    for day in (date(2027, 2, 5), date(2027, 2, 12)):
        create_session(store, "CS", day)
    first, again = (drafts.find(store, "CS", day, None) for day in (date(2027, 2, 5), date(2027, 2, 12)))
    change_nature(store, again, SessionNature.SECOND_NOTICE)
    with store.writing("dire") as writer:
        said = replace(writer.session(again), first_session=str(writer.session(first).key))
        writer.save_heading(again, said)

    found = agendas.heading(store, again)

    assert found.first == first
    assert first in [each.id for each in found.firsts]


def test_a_second_convocation_is_told_before_it_is_asked_for(store: Store) -> None:
    create_session(store, "CS", date(2027, 2, 5))
    first = drafts.find(store, "CS", date(2027, 2, 5), None)

    missed = drafts.second(store, first, date(2027, 2, 8))
    assert (missed.body, missed.day, missed.clear_days) == ("CS", date(2027, 2, 12), 3)
    assert "n’a pas été tenue" in missed.obstacle
    assert drafts.second(store, first, TODAY).day == date(2027, 2, 9)


def test_the_count_says_whose_session_it_proves(store, draft):
    now, moved = (agendas.timetable_sheet(store, draft, TODAY, by) for by in (0, 2))

    with store.reading() as reader:
        name = reader.syndicat().name
    assert now.house == moved.house == f"{name} – Comité syndical"


def test_the_types_of_an_annex_are_those_of_the_prefecture_once_its_file_is_in(store: Store, draft: int) -> None:
    filed = Classification(date(2026, 1, 5), (), (FileKind(Nature.DELIBERATION, "22_PL", "Plan"),))
    with store.writing("joindre") as writer:
        item_id = writer.items(draft)[0].id
        writer.save_item(item_id, replace(writer.item(item_id), annexes=(Annex("Plan", typology="22_PL"),)))
    assert ("21_RP", "Rapport de présentation") in agendas.item_sheet(store, item_id).kinds

    with store.writing("classer") as writer:
        writer.keep_classification(filed)

    found = agendas.item_sheet(store, item_id)
    assert found.kinds == (("22_PL", "Plan"),)
    assert found.annexes[0].typology == "22_PL"
