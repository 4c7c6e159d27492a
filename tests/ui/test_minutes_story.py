"""From the minutes of a session to their publication, in the window: her words are on the paper that it exports."""

from __future__ import annotations

from tests.documents.papers import words

from PySide6.QtWidgets import QApplication  # isort: skip  # after ui, which keeps None alive


def test_minutes_are_written_fixed_and_exported_as_they_were_fixed(
    qtbot, window, example_path, press, write, answers, tmp_path
):
    window.open_store(example_path)
    office = window.office
    press("Ctrl+2", "End", "Alt+4")
    step = office.sessions.workspace.step
    rank = next(rank for rank, each in enumerate(step.sheet.lines) if each.line.anchor.place == "levee")
    step.sheet.choose(rank)
    press("Return", "Ctrl+A")
    write("Chacun ayant parlé, on se lève.")
    press("Escape", "Ctrl+Z", "Ctrl+Y")
    assert step.sheet.toPlainText().count("Chacun ayant parlé") == 1

    press("Ctrl+Shift+A")
    write("20/11/2026")
    press("Tab")
    assert QApplication.focusWidget() is step.side.fixing.corrections
    write("Page 2, lire barque.")
    press("Tab")
    write("les demandes étaient orales")
    press("Tab", "Space")
    assert step.side.fixing.state.text().startswith("Arrêté le")
    office.desk.undo()
    assert step.side.fixing.state.text().startswith("Brouillon")
    office.desk.redo()

    answers.path = tmp_path / "papiers"
    press("Ctrl+E")
    with qtbot.waitSignal(office.exports.written, timeout=60_000):
        pass
    qtbot.waitUntil(lambda: not office.exports.busy)

    said = words(next(answers.path.rglob("proces-verbal.docx")).read_bytes())
    assert "Chacun ayant parlé, on se lève." in said
    assert "Page 2, lire barque." in said
    assert "Procès-verbal arrêté en séance du 20 novembre 2026." in said
