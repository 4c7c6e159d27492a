"""Annexes joined, named, moved and taken off, with their files."""

from __future__ import annotations

from dataclasses import replace

import pytest

from syndic_desktop.actions.annexes import LARGEST, attach, detach, move_annex, retitle, type_annex
from syndic_desktop.domain.agenda import Annex
from syndic_desktop.domain.errors import RuleViolation
from tests.actions import gestures
from tests.actions.test_items import ids, item, transmit
from tests.actions.test_kill import made
from tests.actions.test_sessions import session_of, taken_back


@pytest.fixture
def store(tmp_path):
    with made(tmp_path / "a.syndic") as store:
        yield store


@pytest.fixture
def first(store):
    return ids(store, session_of(store, gestures.DRAFT)[0])[0]


def files(store):
    with store.reading() as reader:
        return {line.path: reader.file(line.path) for line in reader.files()}


def test_a_file_is_joined_under_a_safe_name_and_its_own_title(store, first):
    before = files(store)
    done = taken_back(store, lambda: attach(store, first, "Plan_de situation – n° 1.PDF", b"%PDF-1.4"))

    assert done.label == "joindre « Plan de situation – n° 1 »"
    assert item(store, first).annexes == (Annex("Plan de situation – n° 1", "annexes/plan-de-situation-n-1.pdf"),)
    assert files(store) == {**before, "annexes/plan-de-situation-n-1.pdf": b"%PDF-1.4"}


def test_two_files_of_one_name_are_two_files(store, first):
    attach(store, first, "Plan.pdf", b"1")
    attach(store, first, "plan.PDF", b"2")

    assert files(store) == {"annexes/plan.pdf": b"1", "annexes/plan-2.pdf": b"2"}


def test_an_annex_taken_off_takes_its_file_and_comes_back_with_it(store, first):
    attach(store, first, "a.pdf", b"a")
    attach(store, first, "b.pdf", b"b")

    done = detach(store, first, 0)
    assert files(store) == {"annexes/b.pdf": b"b"}
    undone = done.undo(store)
    assert files(store) == {"annexes/a.pdf": b"a", "annexes/b.pdf": b"b"}
    assert [each.title for each in item(store, first).annexes] == ["a", "b"]
    undone.undo(store)
    assert files(store) == {"annexes/b.pdf": b"b"}


def test_a_file_that_another_item_has_stays(store, first):
    attach(store, first, "a.pdf", b"a")
    second = ids(store, session_of(store, gestures.DRAFT)[0])[1]
    with store.writing("partager") as writer:
        writer.save_item(second, replace(writer.item(second), annexes=item(store, first).annexes))

    detach(store, first, 0)

    assert files(store) == {"annexes/a.pdf": b"a"}


def test_annexes_are_named_and_moved(store, first):
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        attach(store, first, name, b"x")

    taken_back(store, lambda: retitle(store, first, 1, " Budget\x00 annexe "))
    taken_back(store, lambda: move_annex(store, first, 2, 0))

    assert [each.title for each in item(store, first).annexes] == ["c", "a", "Budget annexe"]


@pytest.mark.parametrize("name", ["", "...", "a" * 200_000, "con.pdf", "שלום.pdf", "🏛️", "x.\x00\x1b"])
def test_any_name_makes_a_file_or_one_sentence(store, first, name):
    try:
        attach(store, first, name, b"x")
    except RuleViolation as refusal:
        assert len(str(refusal)) < 200  # noqa: PT017 -- either answer is right, a crash is not
    else:
        assert len(files(store)) == 1


def test_what_cannot_be_joined_is_refused(store, first):
    with pytest.raises(RuleViolation, match="est vide"):
        attach(store, first, "a.pdf", b"")
    with pytest.raises(RuleViolation, match="transmis"):
        attach(store, first, "a.pdf", bytes(LARGEST + 1))
    with pytest.raises(RuleViolation, match="n’est plus là"):
        detach(store, first, 0)
    attach(store, first, "a.pdf", b"x")
    with pytest.raises(RuleViolation, match="pas de titre"):
        retitle(store, first, 0, " \x00")
    transmit(store, first)
    with pytest.raises(RuleViolation, match="figé"):
        detach(store, first, 0)


def test_the_type_of_an_annex_is_said_and_taken_back(store, first):
    attach(store, first, "Rapport.pdf", b"%PDF-1.4")

    taken_back(store, lambda: type_annex(store, first, 0, " 21_rp "))
    assert item(store, first).annexes[0].typology == "21_RP"
    taken_back(store, lambda: type_annex(store, first, 0, None))
    with pytest.raises(RuleViolation, match="dans la liste"):
        type_annex(store, first, 0, "x" * 200_000)
    transmit(store, first)
    with pytest.raises(RuleViolation, match="transmis"):
        type_annex(store, first, 0, "21_RP")
