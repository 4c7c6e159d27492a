"""Sessions created, convened again, moved and taken away, on a real file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from syndic_desktop.actions.agenda import decide_fate
from syndic_desktop.actions.attendance import record_presence
from syndic_desktop.actions.items import add_item
from syndic_desktop.actions.outcomes import Topic
from syndic_desktop.actions.sessions import (
    Taking,
    change_hour,
    change_modality,
    change_nature,
    change_place,
    change_president,
    convene_again,
    create_session,
    follow_session,
    move_session,
    remove_session,
)
from syndic_desktop.actions.topics import note_topic
from syndic_desktop.domain.acts import Act
from syndic_desktop.domain.agenda import Fate, Item, ItemKind
from syndic_desktop.domain.attendance import Stance, State
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.means import Means
from syndic_desktop.domain.notices import Dispatch, Notice
from syndic_desktop.domain.sessions import Minutes, Modality, SessionKey, SessionNature
from syndic_desktop.domain.topics import UpcomingTopic
from syndic_desktop.queries import drafts
from syndic_desktop.store import Paper
from tests.actions import gestures
from tests.actions.test_kill import content, made

DAY = date(2027, 2, 5)


@pytest.fixture
def store(tmp_path):
    with made(tmp_path / "a.syndic") as store:
        yield store


def session_of(store, key):
    with store.reading() as reader:
        session_id = reader.session_id(SessionKey.parse(str(key)))
        return session_id, reader.session(session_id)


def convened(store, session_id, day=date(2026, 11, 20)):
    with store.writing("convoquer") as writer:
        session = writer.session(session_id)
        writer.save_heading(session_id, replace(session, notice=Notice(day)))


def taken_back(store, gesture):
    """Run a gesture; its undo gives back the same dossier and the same ids, and redo the same change."""
    before, ids = content(store), all_ids(store)
    done = gesture()
    after, new = content(store), all_ids(store)
    assert after != before
    undone = done.undo(store)
    assert (content(store), all_ids(store)) == (before, ids)
    undone.undo(store)
    assert (content(store), all_ids(store)) == (after, new)
    return done


def all_ids(store):
    with store.reading() as reader:
        return {line.id: [item.id for item in reader.items(line.id)] for line in reader.sessions()}


def test_a_session_is_created_as_the_last_one_and_taken_back(store):
    _, last = session_of(store, gestures.DRAFT)

    done = taken_back(store, lambda: create_session(store, "CS", DAY))

    _, session = session_of(store, f"CS:{DAY}")
    assert (session.place, session.opening, session.modality) == (last.place, last.opening, last.modality)
    # October's minutes are not fixed, and no agenda has taken them up.
    said = [item.subject.replace("\u00a0", " ") for item in session.items]
    assert said[0].endswith("9 octobre 2026")
    assert said[1].endswith("4 décembre 2026")
    assert done.label == "créer la séance du 5\u00a0février\u00a02027"


def test_what_is_said_of_a_new_session_comes_before_what_the_last_one_was(store):
    create_session(store, "CS", DAY, time(18, 30), "Mairie\x00 de\nBilh", Modality.VIDEO, urgent=True)

    _, session = session_of(store, f"CS:{DAY}")
    assert (session.opening, session.place) == (time(18, 30), "Mairie de Bilh")
    assert (session.modality, session.nature) == (Modality.VIDEO, SessionNature.URGENT)


def test_what_was_postponed_and_what_is_foreseen_come_in_as_a_session_is_created(store):
    session_id, session = session_of(store, gestures.DRAFT)
    with store.reading() as reader:
        late = reader.items(session_id)[2]
    decide_fate(store, late.id, Fate.POSTPONED)
    for subject in ("Bail du siège", "Véhicules", "Plus tard"):
        note_topic(store, UpcomingTopic("CS", Item(ItemKind.INFORMATION, subject)))
    with store.reading() as reader:
        topics = [line.id for line in reader.topics()][-3:-1]

    done = taken_back(store, lambda: create_session(store, "CS", DAY, taking=Taking((late.id,), tuple(topics))))

    _, made_now = session_of(store, f"CS:{DAY}")
    assert [item.subject for item in made_now.items][-3:] == [late.subject, "Bail du siège", "Véhicules"]
    assert made_now.items[-3].operative == session.items[2].operative
    assert not any(item.added_after_notice for item in made_now.items)
    assert Topic.TOPICS in done.touched


def test_a_session_is_not_created_with_an_item_that_was_not_postponed(store):
    session_id, _ = session_of(store, gestures.DRAFT)
    before = content(store)
    with store.reading() as reader:
        kept = reader.items(session_id)[2]

    with pytest.raises(RuleViolation, match="n’a pas été reporté"):
        create_session(store, "CS", DAY, taking=Taking((kept.id,)))

    assert content(store) == before


def test_two_sessions_at_one_moment_are_refused(store):
    create_session(store, "CS", DAY, time(10))
    with pytest.raises(RuleViolation, match="a déjà une séance"):
        create_session(store, "CS", DAY, time(10))
    create_session(store, "CS", DAY, time(14))
    session_id, _ = session_of(store, f"CS:{DAY}T14:00")
    before = content(store)
    with pytest.raises(RuleViolation, match="changez la date ou l’heure"):
        change_hour(store, session_id, time(10))
    assert content(store) == before


def test_a_body_nobody_knows_is_refused(store):
    with pytest.raises(RuleViolation, match="inconnu"):
        create_session(store, "XX", DAY)


def test_a_second_convocation_is_linked_and_follows_its_first_session(store):
    create_session(store, "CS", DAY, time(10))
    first_id, first = session_of(store, f"CS:{DAY}")
    add_item(store, first_id, ItemKind.DELIBERATION, "Bail")
    called = record_presence(store, first_id, "S1", Stance(State.PRESENT))

    taken_back(store, lambda: convene_again(store, first_id, date(2027, 2, 9)))

    second_id, second = session_of(store, "CS:2027-02-09")
    assert [item.subject for item in second.items] == [
        item.subject for item in session_of(store, first.key)[1].items if item.kind is ItemKind.DELIBERATION
    ]
    assert called.undo is not None
    called.undo(store)
    with pytest.raises(RuleViolation, match="seconde convocation"):
        remove_session(store, first_id)
    with pytest.raises(RuleViolation, match="vient après"):
        move_session(store, second_id, date(2027, 2, 3))
    taken_back(store, lambda: move_session(store, first_id, date(2027, 2, 4)))
    assert session_of(store, "CS:2027-02-09")[1].first_session == "CS:2027-02-04T10:00"


def test_a_session_is_convened_again_once(store):
    create_session(store, "CS", DAY, time(10))
    first_id, _ = session_of(store, f"CS:{DAY}")
    add_item(store, first_id, ItemKind.DELIBERATION, "Bail")
    record_presence(store, first_id, "S1", Stance(State.PRESENT))
    assert drafts.second(store, first_id, DAY).obstacle == ""
    assert first_id in [each.id for each in drafts.firsts(store, "CS")]
    convene_again(store, first_id, date(2027, 2, 9))
    second_id, _ = session_of(store, "CS:2027-02-09")
    create_session(store, "CS", date(2027, 2, 12))
    other_id, _ = session_of(store, "CS:2027-02-12")
    change_nature(store, other_id, SessionNature.SECOND_NOTICE)

    for refused in (
        lambda: convene_again(store, first_id, date(2027, 2, 10)),
        lambda: follow_session(store, other_id, first_id),
    ):
        before = content(store)
        with pytest.raises(RuleViolation, match=r"déjà sa seconde convocation, le 9.février.2027"):
            refused()
        assert content(store) == before
    assert "déjà sa seconde convocation" in drafts.second(store, first_id, DAY).obstacle
    assert first_id not in [each.id for each in drafts.firsts(store, "CS")]
    assert follow_session(store, second_id, first_id).touched == frozenset()

    remove_session(store, second_id)
    taken_back(store, lambda: follow_session(store, other_id, first_id))


def test_a_session_that_did_not_lack_its_quorum_is_not_convened_again(store):
    create_session(store, "CS", DAY, time(10))
    first_id, _ = session_of(store, f"CS:{DAY}")
    add_item(store, first_id, ItemKind.DELIBERATION, "Bail")

    def refused(reason):
        before = content(store)
        with pytest.raises(RuleViolation, match=reason):
            convene_again(store, first_id, date(2027, 2, 9))
        assert content(store) == before

    refused("La séance du 5.février.2027 n’a pas été tenue, .* : faites-en l’appel")
    for number in range(1, gestures.SEATS + 1):
        record_presence(store, first_id, f"S{number}", Stance(State.PRESENT))
    refused("n’a pas manqué de quorum : convoquez une séance ordinaire")


def test_every_change_of_the_heading_is_taken_back(store):
    session_id, session = session_of(store, gestures.DRAFT)

    taken_back(store, lambda: move_session(store, session_id, DAY))
    taken_back(store, lambda: change_hour(store, session_id, time(9, 15)))
    taken_back(store, lambda: change_place(store, session_id, "Ailleurs"))
    taken_back(store, lambda: change_modality(store, session_id, Modality.MIXED))
    taken_back(store, lambda: change_nature(store, session_id, SessionNature.URGENT))
    taken_back(store, lambda: change_president(store, session_id, None))

    changed = session_of(store, f"CS:{DAY}")[1]
    assert (changed.place, changed.opening, changed.president) == ("Ailleurs", time(9, 15), None)
    assert changed.items == session.items


def test_a_session_becomes_a_second_convocation_of_one_that_lacked_its_quorum(store):
    create_session(store, "CS", DAY, time(10))
    first_id, first = session_of(store, f"CS:{DAY}")
    create_session(store, "CS", date(2027, 2, 10), time(10))
    again_id, _ = session_of(store, "CS:2027-02-10")

    with pytest.raises(RuleViolation, match="n’est pas une seconde convocation"):
        follow_session(store, again_id, first_id)
    taken_back(store, lambda: change_nature(store, again_id, SessionNature.SECOND_NOTICE))
    with pytest.raises(RuleViolation, match="n’a pas été tenue"):
        follow_session(store, again_id, first_id)
    record_presence(store, first_id, "S1", Stance(State.PRESENT))
    taken_back(store, lambda: follow_session(store, again_id, first_id))

    with store.reading() as reader:
        assert reader.session(again_id).first_session == str(first.key)
    taken_back(store, lambda: follow_session(store, again_id, None))


def test_a_second_convocation_follows_an_earlier_session_of_its_body(store):
    create_session(store, "CS", DAY, time(10))
    early_id, _ = session_of(store, f"CS:{DAY}")
    create_session(store, "CS", date(2027, 2, 10), time(10))
    late_id, _ = session_of(store, "CS:2027-02-10")
    change_nature(store, early_id, SessionNature.SECOND_NOTICE)
    record_presence(store, late_id, "S1", Stance(State.PRESENT))

    with pytest.raises(RuleViolation, match="qui vient après"):
        follow_session(store, early_id, late_id)


def test_an_item_of_a_second_convocation_is_not_late_once_it_is_an_ordinary_session(store):
    session_id, _ = session_of(store, gestures.DRAFT)
    change_nature(store, session_id, SessionNature.SECOND_NOTICE)
    add_item(store, session_id, ItemKind.DELIBERATION, "Bail")

    taken_back(store, lambda: change_nature(store, session_id, SessionNature.ORDINARY))

    assert not any(item.added_after_notice for item in session_of(store, gestures.DRAFT)[1].items)


def test_nothing_changes_when_the_same_is_said_again(store):
    session_id, session = session_of(store, gestures.DRAFT)

    assert change_place(store, session_id, session.place).undo is None


def test_a_convened_session_may_move_and_says_what_to_do(store):
    session_id, _ = session_of(store, gestures.DRAFT)
    convened(store, session_id)

    done = move_session(store, session_id, DAY)

    assert "convoquez-les de nouveau" in done.remark
    assert "de nouveau" not in change_modality(store, session_id, Modality.VIDEO).remark, "nothing is to be sent again"
    assert session_of(store, f"CS:{DAY}")[1].notice.day == date(2026, 11, 20)
    with pytest.raises(RuleViolation, match="a été convoquée"):
        remove_session(store, session_id)


def test_a_session_is_not_moved_before_its_own_notices(store):
    """Such a file could not be read back from its export."""
    session_id, _ = session_of(store, gestures.DRAFT)
    convened(store, session_id)

    with pytest.raises(RuleViolation, match="avant sa convocation"):
        move_session(store, session_id, date(2026, 11, 19))


def test_a_session_is_not_moved_before_a_sending_of_its_register(store):
    session_id, _ = session_of(store, gestures.DRAFT)
    late = Dispatch("t1", date(2026, 11, 30), Means.HAND)
    with store.writing("convoquer") as writer:
        notice = Notice(date(2026, 11, 20), (late,))
        writer.save_heading(session_id, replace(writer.session(session_id), notice=notice))

    with pytest.raises(RuleViolation, match="avant sa convocation"):
        move_session(store, session_id, date(2026, 11, 29))


@pytest.mark.parametrize(
    "left",
    [
        {"minutes": Minutes(published=date(2026, 12, 5))},
        {"list_published": date(2026, 12, 5)},
        {"items": (Item(ItemKind.DELIBERATION, "Bail", act=Act(publication=date(2026, 12, 5))),)},
    ],
)
def test_a_session_whose_roll_is_missing_is_not_moved_after_what_it_left(store, left):
    session_id, session = session_of(store, gestures.DRAFT)
    with store.writing("importer") as writer:
        writer.replace_session(session_id, replace(session, **left))

    with pytest.raises(RuleViolation, match=r"porte la date du 5\sdécembre"):
        move_session(store, session_id, date(2026, 12, 6))
    assert move_session(store, session_id, date(2026, 12, 5)).undo


def test_a_first_session_is_not_moved_after_its_second_convocation(store):
    session_id, session = session_of(store, gestures.DRAFT)
    again = replace(session, day=date(2026, 12, 8), opening=time(10), nature=SessionNature.SECOND_NOTICE)
    with store.writing("importer") as writer:
        writer.add_session(replace(again, first_session=str(session.key)))

    with pytest.raises(RuleViolation, match=r"seconde convocation est pour le 8\sdécembre"):
        move_session(store, session_id, date(2026, 12, 8))
    assert move_session(store, session_id, date(2026, 12, 7)).undo


def test_a_held_session_does_not_change(store):
    session_id, _ = session_of(store, gestures.HELD)
    for gesture in (
        lambda: move_session(store, session_id, DAY),
        lambda: change_place(store, session_id, "Ailleurs"),
        lambda: change_nature(store, session_id, SessionNature.URGENT),
        lambda: remove_session(store, session_id),
    ):
        with pytest.raises(RuleViolation, match="a été tenue"):
            gesture()


def test_the_hour_that_a_held_session_lacks_may_still_be_said(store):
    session_id, session = session_of(store, gestures.HELD)
    with store.writing("importer") as writer:
        writer.save_heading(session_id, replace(session, opening=None))

    taken_back(store, lambda: change_hour(store, session_id, time(18, 30)))

    with pytest.raises(RuleViolation, match="a été tenue"):
        change_hour(store, session_id, time(18, 45))


def test_a_session_removed_comes_back_with_its_ids_and_papers(store):
    session_id, _ = session_of(store, gestures.DRAFT)
    paper = Paper("ordre-du-jour.docx", "ordre-du-jour", "abc", datetime(2026, 11, 20, 10))
    with store.writing("exporter") as writer:
        writer.record_papers(session_id, [paper])

    taken_back(store, lambda: remove_session(store, session_id)).undo(store)

    with store.reading() as reader:
        assert reader.papers(session_id) == (paper,)


def test_a_place_too_long_is_refused_in_one_sentence(store):
    session_id, _ = session_of(store, gestures.DRAFT)
    with pytest.raises(RuleViolation, match="raccourcissez"):
        change_place(store, session_id, "é" * 200_000)
