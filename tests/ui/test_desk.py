"""The one road for every change: done, refused, in trouble, taken back, done again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from syndic_desktop import bootstrap
from syndic_desktop.actions import Done, Topic
from syndic_desktop.actions.agenda import move_item, reword_item
from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.actions.papers import record_papers
from syndic_desktop.actions.texts import save_part
from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import FileTrouble, RuleViolation
from syndic_desktop.domain.texts import paragraph
from syndic_desktop.exchange import dossiers
from syndic_desktop.store import Store
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.widgets.fields import LineField


@pytest.fixture
def desk(store: Store) -> Iterator[Desk]:
    made = Desk(store)
    yield made
    made.close()


@pytest.fixture
def said(desk: Desk) -> list[tuple[str, object]]:
    """Everything the desk says, in order."""
    heard: list[tuple[str, object]] = []
    desk.changed.connect(lambda touched: heard.append(("changed", touched)))
    desk.refused.connect(lambda sentence: heard.append(("refused", sentence)))
    desk.troubled.connect(lambda sentence: heard.append(("troubled", sentence)))
    return heard


def agenda(store: Store) -> list[str]:
    """The subjects of the session in preparation, in order."""
    with store.reading() as reader:
        return [line.subject for line in reader.items(reader.sessions()[0].id)]


def item(store: Store, position: int) -> int:
    with store.reading() as reader:
        return reader.items(reader.sessions()[0].id)[position - 1].id


def test_a_gesture_is_done_taken_back_and_done_again(qapp, desk, said, store):
    before = agenda(store)

    assert desk.run(move_item, item(store, 3), 1)
    moved = agenda(store)
    desk.undo()

    assert moved != before
    assert agenda(store) == before
    assert desk.undo_label is None
    assert desk.redo_label == f"Rétablir : déplacer le point 3 « {wording.shortened(before[2])} »"
    assert desk.moved == f"Annulé : déplacer le point 3 « {wording.shortened(before[2])} »"
    desk.redo()
    assert agenda(store) == moved
    assert desk.moved.startswith("Rétabli : déplacer")
    assert desk.undo_label == f"Annuler : déplacer le point 3 « {wording.shortened(before[2])} »"
    assert desk.redo_label is None
    assert [word for word, _ in said] == ["changed"] * 3
    assert Topic.AGENDA in said[0][1]


def test_a_new_gesture_forgets_what_was_taken_back(qapp, desk, store):
    desk.run(move_item, item(store, 3), 1)
    desk.undo()

    desk.run(move_item, item(store, 2), 1)

    assert desk.redo_label is None
    assert desk.moved == ""


def test_gestures_that_join_are_one_step(qapp, desk, store):
    third = item(store, 3)
    before = agenda(store)
    for letters in ("A", "Au", "Aud"):
        desk.run(joined(reword_item), third, letters)
    desk.run(move_item, third, 1)
    desk.run(joined(reword_item), third, "Audit")

    assert (desk.undo(), desk.undo(), desk.undo(), desk.undo()) == (True, True, True, False)

    assert agenda(store) == before


def test_what_is_typed_after_a_redo_is_a_step_of_its_own(qapp, desk, store):
    first = item(store, 1)
    desk.run(joined(reword_item), first, "Un")
    desk.undo()
    desk.redo()
    desk.run(joined(reword_item), first, "Une")

    desk.undo()

    assert agenda(store)[0] == "Un"


def test_gestures_that_join_nothing_stay_apart(qapp, desk, store):
    first = item(store, 1)
    desk.run(reword_item, first, "Un")
    desk.run(reword_item, first, "Deux")

    desk.undo()

    assert agenda(store)[0] == "Un"


def joined(action):
    """The same gesture, saved as it is typed."""

    def typed(store, item_id, words):
        return replace(action(store, item_id, words), joins=f"objet-{item_id}")

    return typed


def test_a_refusal_is_a_sentence_and_changes_nothing(qapp, desk, said, store):
    before = agenda(store)

    assert not desk.run(reword_item, item(store, 1), "   ")

    assert [word for word, _ in said] == ["refused"]
    assert "vide" in said[0][1]
    assert agenda(store) == before
    assert desk.undo_label is None


def test_a_trouble_while_taking_back_can_be_tried_again(qapp, desk, said, store, monkeypatch):
    desk.run(move_item, item(store, 3), 1)
    moved = agenda(store)

    def full(_label):
        raise FileTrouble("Le disque est plein.")

    with monkeypatch.context() as patch:
        patch.setattr(store, "writing", full)
        desk.undo()

    assert said[-1] == ("troubled", "Le disque est plein.")
    assert agenda(store) == moved
    desk.undo()
    assert agenda(store) != moved


def test_a_refused_undo_forgets_what_rested_on_it(qapp, desk, said, store):
    def refused(_store):
        raise RuleViolation("La séance a été tenue.")

    desk.run(move_item, item(store, 3), 1)
    desk.run(lambda _store: Done("passer en séance", frozenset({Topic.AGENDA}), refused))

    desk.undo()

    assert said[-1] == ("refused", "La séance a été tenue.")
    assert desk.undo_label is None


def test_an_import_cannot_be_taken_back_and_forgets_what_came_before(qapp, desk, store):
    reading = dossiers.read(bootstrap.paths().example)
    desk.run(move_item, item(store, 3), 1)

    desk.run(import_dossier, reading.dossier, reading.files)

    assert desk.undo_label is None


def test_writing_papers_leaves_earlier_gestures_to_be_taken_back(qapp, desk, store):
    desk.run(move_item, item(store, 3), 1)

    desk.run(record_papers, 1, ())

    assert desk.undo_label.startswith("Annuler : déplacer le point 3 « ")


def test_a_bug_goes_on_to_the_crash_window(qapp, desk):
    def broken(_store):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        desk.run(broken)


def test_a_file_opened_twice_is_read_only_and_says_so(qapp, store, example_path: Path):
    second = bootstrap._open_store(example_path)
    desk, sentences = Desk(second), []
    desk.troubled.connect(sentences.append)

    desk.run(move_item, item(store, 3), 1)
    second.close()

    assert len(sentences) == 1
    assert sentences[0].endswith(".")


def test_a_field_that_goes_away_with_its_dossier_runs_nothing(qtbot, desk, said, store):
    subject, first = LineField("Objet"), item(store, 1)
    qtbot.addWidget(subject)
    subject.listen(desk)
    subject.committed.connect(lambda words: desk.run(reword_item, first, words))
    desk.run(move_item, item(store, 3), 1)
    said.clear()
    subject.editor.setText("Un objet retapé")
    desk.close()
    store.close()

    subject.editor.left.emit()

    assert not desk.undo()
    assert said == []
    assert not subject.refusal


def test_whatever_is_run_waits_for_what_was_to_be_saved_before_it(qapp, desk, said, store):
    third = item(store, 3)
    statement = (paragraph("Le budget de l’an prochain."),)

    desk.run_soon(nullcontext, save_part, third, "statement", statement)
    desk.run(move_item, third, 1)

    assert [Topic.TEXTS in touched for _, touched in said] == [True, False]
    desk.undo()
    desk.undo()
    assert desk.undo_label is None
    with store.reading() as reader:
        assert reader.item(third).statement != statement


def test_what_was_to_be_saved_is_kept_when_the_dossier_is_left(qapp, desk, said, store):
    third = item(store, 3)
    statement = (paragraph("Le budget de l’an prochain."),)
    desk.run_soon(nullcontext, save_part, third, "statement", statement)

    desk.close()
    desk.run_soon(nullcontext, save_part, third, "statement", ())

    with store.reading() as reader:
        assert reader.item(third).statement == statement
    assert [word for word, _ in said] == ["changed"]


def test_what_is_refused_in_a_worker_is_said_while_it_is_told(qtbot, desk, said):
    desk.run_soon(nullcontext, reword_item, 0, "")

    qtbot.waitUntil(lambda: bool(said))
    assert [word for word, _ in said] == ["refused"]
