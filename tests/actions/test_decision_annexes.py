"""Annexes of a delegated decision: joined, named, taken off, each with its file and back again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from syndic_desktop.actions.decision_annexes import (
    join_to_decision,
    rename_annex_of_decision,
    take_from_decision,
    type_annex_of_decision,
)
from syndic_desktop.domain.acts import Act, Transmission
from syndic_desktop.domain.decisions import Decision, DecisionKind
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.store import create_store

DECISION = Decision(DecisionKind.ORDER, "A1", "Nomination", date(2026, 11, 19))
KEY = DECISION.key


@pytest.fixture
def store(tmp_path):
    with create_store(tmp_path / "a.syndic", clock=lambda: datetime(2026, 11, 20, 10, 42), holder="essai") as store:
        save(store, DECISION)
        yield store


def save(store, decision):
    with store.writing("préparer") as writer:
        writer.save_decisions((decision,))


def annexes(store):
    with store.reading() as reader:
        return [(each.title, reader.file(each.file)) for each in reader.decisions()[0].annexes]


def files(store):
    with store.reading() as reader:
        return sorted(line.path for line in reader.files())


def test_two_files_of_one_name_are_two_files(store):
    join_to_decision(store, KEY, "devis_1.pdf", b"un")
    join_to_decision(store, KEY, "Devis 1.PDF", b"deux")

    assert annexes(store) == [("devis 1", b"un"), ("Devis 1", b"deux")]
    assert len(files(store)) == 2


def test_what_is_taken_back_leaves_no_file_and_comes_again_whole(store):
    joined = join_to_decision(store, KEY, "devis.pdf", b"un")
    undone = joined.undo(store)
    assert (annexes(store), files(store)) == ([], [])

    undone.undo(store)
    taken = take_from_decision(store, KEY, 0)
    assert (annexes(store), files(store)) == ([], [])
    taken.undo(store)
    rename_annex_of_decision(store, KEY, 0, "  Devis retenu ")
    assert annexes(store) == [("Devis retenu", b"un")]


def test_an_annex_says_what_it_is_at_transmission(store):
    join_to_decision(store, KEY, "devis.pdf", b"un")

    done = type_annex_of_decision(store, KEY, 0, " 99_ai ")

    with store.reading() as reader:
        assert reader.decisions()[0].annexes[0].typology == "99_AI"
    done.undo(store)
    with store.reading() as reader:
        assert reader.decisions()[0].annexes[0].typology is None


@pytest.mark.parametrize(
    ("gesture", "why"),
    [
        (lambda store: join_to_decision(store, KEY, "vide.pdf", b""), "est vide"),
        (lambda store: take_from_decision(store, KEY, 3), "n’est plus là"),
        (lambda store: type_annex_of_decision(store, KEY, 0, "9" * 80), "comme 21_RP"),
        (lambda store: rename_annex_of_decision(store, KEY, 0, "  "), "pas de titre"),
        (lambda store: join_to_decision(store, (KEY[0], "A2", None), "a.pdf", b"a"), "n’est plus dans ce dossier"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_left(store, gesture, why):
    with pytest.raises(RuleViolation, match=why):
        gesture(store)

    assert files(store) == []


def test_what_was_transmitted_keeps_its_annexes(store):
    join_to_decision(store, KEY, "devis.pdf", b"un")
    with store.reading() as reader:
        known = reader.decisions()[0]
    save(store, replace(known, act=Act(transmission=Transmission(date(2026, 11, 20)))))

    with pytest.raises(RuleViolation, match="transmis"):
        take_from_decision(store, KEY, 0)
    assert annexes(store) == [("devis", b"un")]
