"""Recording that the list of deliberations was published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from syndic_desktop.actions.decision_lists import record_list_copied, record_list_published
from syndic_desktop.domain.errors import RuleViolation
from tests.copies import copied, with_example


@pytest.fixture
def store(tmp_path):
    """The bundled example, on a day after its first session."""
    with copied(tmp_path / "a.syndic", with_example, lambda: datetime(2026, 11, 20, 10, 42)) as store:
        yield store


@pytest.fixture
def held(store):
    """The session of the example that was held: its id and its day."""
    with store.reading() as reader:
        line = next(line for line in reader.sessions() if line.held)
    return line.id, line.day


def published(store, session_id):
    with store.reading() as reader:
        return reader.session(session_id).list_published


def test_the_day_is_kept_and_taken_back(store, held):
    session_id, day = held

    done = record_list_published(store, session_id, day + timedelta(days=3))

    assert published(store, session_id) == day + timedelta(days=3)
    assert done.undo is not None
    back = done.undo(store)
    assert published(store, session_id) is None
    assert back.undo is not None
    back.undo(store)
    assert published(store, session_id) == day + timedelta(days=3)


def test_said_twice_nothing_is_written(store, held):
    session_id, day = held
    record_list_published(store, session_id, day)

    assert not record_list_published(store, session_id, day).touched


@pytest.mark.parametrize(("shift", "said"), [(-1, "ce jour-là ou après"), (4000, "pas encore venu")])
def test_an_impossible_day_is_refused(store, held, shift, said):
    session_id, day = held

    for record, verb in ((record_list_published, "se publie"), (record_list_copied, "s’envoie")):
        with pytest.raises(RuleViolation, match=said) as refused:
            record(store, session_id, day + timedelta(days=shift))
        assert shift > 0 or f"sa liste {verb} ce jour-là" in str(refused.value)
    assert published(store, session_id) is None


def test_a_session_to_come_has_no_list(store):
    with store.reading() as reader:
        line = next(line for line in reader.sessions() if not line.held)

    with pytest.raises(RuleViolation, match="pas été tenue"):
        record_list_published(store, line.id, date(2026, 11, 20))


def test_a_day_that_came_with_a_dossier_without_roll_is_taken_away_and_put_back(store):
    with store.reading() as reader:
        session_id, session = next((line.id, reader.session(line.id)) for line in reader.sessions() if not line.held)
    with store.writing("importer") as writer:
        writer.save_heading(session_id, replace(session, list_published=session.day))

    done = record_list_published(store, session_id, None)

    assert published(store, session_id) is None
    assert done.undo is not None
    done.undo(store)
    assert published(store, session_id) == session.day


def test_the_day_the_list_was_sent_to_the_members_is_kept_and_taken_back(store, held):
    session_id, day = held

    done = record_list_copied(store, session_id, day + timedelta(days=3))

    assert list_sent(store, session_id) == day + timedelta(days=3)
    assert not record_list_copied(store, session_id, day + timedelta(days=3)).touched
    with pytest.raises(RuleViolation, match="ce jour-là ou après"):
        record_list_copied(store, session_id, day - timedelta(days=1))
    assert done.undo is not None
    done.undo(store)
    assert list_sent(store, session_id) is None


def list_sent(store, session_id):
    with store.reading() as reader:
        about = reader.session(session_id).minutes
    return about.list_copied if about else None
