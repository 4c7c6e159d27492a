"""Who runs a session: named among those who sit, taken back, refused where it would make votes lie."""

from __future__ import annotations

import pytest

from syndic_desktop.actions.attendance import record_presence
from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.actions.officers import name_president, name_secretary
from syndic_desktop.actions.votes import close_vote
from syndic_desktop.domain.attendance import Stance, State
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.votes import Vote
from tests.actions.assemblies import DOSSIER
from tests.copies import copied
from tests.store.conftest import clock


@pytest.fixture
def store(tmp_path):
    with copied(tmp_path / "a.syndic", brought_in, clock) as store:
        yield store


def brought_in(store):
    import_dossier(store, DOSSIER, {})


def session(store):
    with store.reading() as reader:
        return reader.session(1)


def test_the_secretary_sits_and_is_taken_back(store):
    done = name_secretary(store, 1, "cleo")
    assert session(store).secretary == "cleo"
    again = done.undo(store)
    assert session(store).secretary is None
    again.undo(store)
    assert session(store).secretary == "cleo"


def test_nobody_is_named_who_is_not_in_the_room(store):
    record_presence(store, 1, "orsigny-2", Stance(State.EXCUSED))
    with pytest.raises(RuleViolation, match="n’est pas en séance"):
        name_secretary(store, 1, "cleo")


def test_who_presides_changes_until_something_is_voted(store):
    name_president(store, 1, "cleo")
    assert session(store).president == "cleo"
    close_vote(store, 1, Vote(unanimous=True))
    with pytest.raises(RuleViolation, match="point par point"):
        name_president(store, 1, "ada")
