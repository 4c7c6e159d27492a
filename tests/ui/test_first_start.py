"""Opening the program: the first time, on the file of last time, on a file that cannot be opened or is held."""

from __future__ import annotations

import gc
import json
import sys
import threading

import pytest

from syndic_desktop import bootstrap
from syndic_desktop.domain.wording import NB
from tests.ui.conftest import first_step


def test_the_example_is_two_keys_away(qtbot, window, answers, outside, press, tmp_path):
    answers.path = tmp_path / "decouverte.syndic"
    assert window.welcome.example.hasFocus()

    press("Space")
    qtbot.waitUntil(lambda: window.office is not None and bool(window.office.sessions.list.rows), timeout=20_000)

    assert answers.asked == ["create"]
    assert len(window.office.sessions.list.rows) == 3
    assert window.office.said.sentence.startswith("Dossier importé : 3")
    assert window.sidebar.house.text() == "Val d’Ambre Numérique"
    assert outside.memory.last_store == answers.path


def test_without_a_place_to_put_it_the_example_stays_where_it_is(qtbot, window, press):
    press("Space")

    assert window.office is None
    assert window.welcome.isVisible()


def test_a_dossier_full_of_faults_is_told_fault_by_fault(qtbot, window, answers, press, tmp_path):
    dossier = json.loads(bootstrap.paths().example.read_text(encoding="utf-8"))
    dossier["seances"][0]["date"] = "2026-02-31"
    dossier["seances"][1]["lieu"] = 3
    answers.path = tmp_path / "fautif.json"
    answers.path.write_text(json.dumps(dossier), encoding="utf-8")

    press("Ctrl+I")
    qtbot.waitUntil(window.faults.isVisible, timeout=20_000)

    table = window.faults.table
    assert table.rowCount() == 2
    assert [table.item(row, 0).text() for row in (0, 1)] == [
        "séance 1, date",
        f"séance du 4{NB}décembre{NB}2026, lieu",
    ]
    assert window.office is None
    press("Space")
    assert window.welcome.isVisible()


READING = {
    *("Ctrl+J", "Ctrl+P", "Ctrl+Shift+D", "Ctrl+Shift+B", "Ctrl+Shift+Space"),  # what opens something to read
    *("F6", "Shift+F6", *(f"Ctrl+Shift+{key}" for key in "SGECNP")),  # what goes from one part to another
}


@pytest.fixture
def refused(qtbot, window, answers, press, tmp_path):
    """Press the keys that import a dossier full of faults, and wait for its faults."""

    def import_it(*keys: str) -> None:
        dossier = json.loads(bootstrap.paths().example.read_text(encoding="utf-8"))
        dossier["seances"][0]["points"][2]["objet"] = 3
        answers.path = tmp_path / "fautif.json"
        answers.path.write_text(json.dumps(dossier), encoding="utf-8")
        press(*keys)
        qtbot.waitUntil(window.faults.isVisible, timeout=20_000)

    return import_it


def subjects(store) -> list[str]:
    with store.reading() as reader:
        return [f"{line.fate} {line.subject}" for line in reader.items(reader.sessions()[0].id)]


def test_no_gesture_is_made_behind_the_faults(window, example_path, refused, press):
    window.open_store(example_path)
    press("Ctrl+2", "Return")
    before = subjects(window.office.store)
    refused("Ctrl+I")

    press("Ctrl+Delete", "Alt+Down", "Ctrl+R")

    assert subjects(window.office.store) == before
    press("Escape")
    assert window.office.isVisible()
    press("Ctrl+Delete")
    assert subjects(window.office.store) != before


@pytest.mark.parametrize("key", ["Return", "Enter", "Space", "Escape"])
def test_the_faults_are_left_by_keyboard(window, refused, press, key):
    refused("Ctrl+I")
    press(key)
    assert window.welcome.isVisible()

    refused("Ctrl+I")
    window.faults.table.setFocus()
    press("Escape")
    assert window.welcome.isVisible()


def test_a_good_import_takes_the_faults_away(qtbot, window, example_path, refused, answers, outside, press):
    window.open_store(example_path)
    refused("Ctrl+I")
    answers.path = outside.example
    press("Ctrl+I")
    qtbot.waitUntil(window.office.isVisible, timeout=20_000)

    assert window.office.said.sentence.startswith("Dossier importé")


def test_a_dossier_that_contradicts_the_open_file_is_told_fault_by_fault(
    qtbot, window, example_path, answers, press, tmp_path
):
    dossier = json.loads(bootstrap.paths().example.read_text(encoding="utf-8"))
    for seat in dossier["sieges"][:2]:
        seat["du"] = "2026-12-01"  # held until then by a mandate that does not end
    dossier["seances"] = []
    answers.path = tmp_path / "autre.json"
    answers.path.write_text(json.dumps(dossier), encoding="utf-8")
    window.open_store(example_path)
    press("Ctrl+I")
    qtbot.waitUntil(window.faults.isVisible, timeout=20_000)

    assert window.faults.table.rowCount() > 1
    assert not window.office.said.sentence


def test_another_dossier_goes_into_a_new_file_while_one_is_open(
    qtbot, window, example_path, answers, outside, press, tmp_path
):
    window.open_store(example_path)
    answers.path = outside.example
    press("Ctrl+Shift+I")
    answers.path = tmp_path / "neuf.syndic"
    qtbot.waitUntil(lambda: window.office.store.path == answers.path, timeout=20_000)

    assert answers.asked == ["import", "create"]
    assert window.office.said.sentence.startswith("Dossier importé")
    assert len(window.office.sessions.list.rows) == 3


def test_a_new_file_that_cannot_be_made_leaves_the_open_one(qtbot, window, example_path, answers, outside, press):
    window.open_store(example_path)
    office, answers.path = window.office, outside.example
    press("Ctrl+Shift+I")
    answers.path = example_path
    qtbot.waitUntil(lambda: "existe déjà" in office.said.sentence, timeout=20_000)

    assert window.office is office
    press("Ctrl+2", "Return", "Ctrl+Delete")
    assert first_step(office).agenda.current.fate == "Retiré"


def test_a_dossier_imported_first_makes_its_own_file(qtbot, window, answers, press, tmp_path, outside):
    answers.path = outside.example
    press("Ctrl+I")
    answers.path = tmp_path / "neuf.syndic"
    qtbot.waitUntil(lambda: window.office is not None and bool(window.office.sessions.list.rows), timeout=20_000)

    assert answers.asked == ["import", "create"]
    assert answers.path.is_file()


def test_a_name_that_is_taken_is_a_sentence(qtbot, window, answers, press, example_path):
    before = example_path.read_bytes()
    answers.path = example_path

    press("Space")
    qtbot.waitUntil(lambda: "existe déjà" in window.welcome.banner.sentence, timeout=20_000)

    assert window.office is None
    assert example_path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 un document de traitement de texte"])
def test_a_file_that_is_not_ours_is_a_sentence(qtbot, window, answers, press, tmp_path, content):
    answers.path = tmp_path / "autre.syndic"
    answers.path.write_bytes(content)

    press("Ctrl+O")

    assert "autre.syndic" in window.welcome.banner.sentence
    assert window.office is None


def test_a_file_that_somebody_holds_is_read_and_not_written(qtbot, window, store, example_path, press):
    window.open_store(example_path)

    assert "lecture seule" in window.office.banner.sentence
    assert window.windowTitle().endswith("(lecture seule)")
    press("Ctrl+2", "Return")
    left = {gesture.shortcut().toString() for gesture in window.office.place.gestures if gesture.isEnabled()}
    assert left == READING
    assert window.menus.export.isEnabled()
    card = first_step(window.office).card
    assert all(field.isReadOnly() for field in card.editor.written.values()), "what she types would not be kept"
    assert "lecture seule" in card.frozen.text()


def test_an_export_from_a_file_that_is_only_read_saves_nothing(
    qtbot, window, store, example_path, press, answers, tmp_path
):
    window.open_store(example_path)
    answers.path = tmp_path / "papiers"
    press("Ctrl+2", "Return", "Ctrl+E")
    qtbot.waitUntil(lambda: "écrits" in window.office.exports.outcome.sentence, timeout=60_000)

    assert "enregistré" not in window.status.right.text()


def test_opening_another_file_leaves_the_first_one(qtbot, window, example_path, answers, press, tmp_path):
    window.open_store(example_path)
    copy = tmp_path / "copie.syndic"
    copy.write_bytes(example_path.read_bytes())
    answers.path = copy

    press("Ctrl+O")

    assert window.office.store.path == copy
    with bootstrap._open_store(example_path) as first:
        assert not first.read_only


def test_the_window_opens_on_the_file_of_last_time(qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    path = tmp_path / "dernier.syndic"
    bootstrap._create_store(path).close()

    first = bootstrap.show_window(path)
    first.close()
    second = bootstrap.show_window()

    assert second.office is not None
    assert second.office.store.path == path
    second.close()
    assert second.office is None


def test_the_file_of_last_time_that_is_gone_is_said(qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    path = tmp_path / "dernier.syndic"
    bootstrap._create_store(path).close()
    bootstrap.show_window(path).close()
    path.unlink()

    window = bootstrap.show_window()

    assert window.office is None
    assert "« dernier.syndic » est introuvable" in window.welcome.banner.sentence
    assert gc.isenabled()  # held while the window is made, no longer
    window.close()
