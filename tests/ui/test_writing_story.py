"""Writing an item in the real window, by keyboard: typography, spelling, a report that comes from Word, settings."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from syndic_desktop import bootstrap
from syndic_desktop.domain.texts import paragraph, words
from syndic_desktop.domain.wording import NB
from syndic_desktop.exchange.spelling import Missing, find_dictionary
from syndic_desktop.ui.memory import Help
from syndic_desktop.ui.places import PlaceName
from syndic_desktop.ui.screens.preparation.step import PreparationStep
from syndic_desktop.ui.writing.proofreading import NONE_LEFT, OFF
from tests.pictures import png
from tests.ui.conftest import first_step
from tests.ui.standing import key_to

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl  # isort: skip  # after ui, which keeps None alive
from PySide6.QtGui import QDragEnterEvent, QDropEvent  # isort: skip
from PySide6.QtWidgets import QApplication, QMenu  # isort: skip


def has_dictionary() -> bool:
    try:
        find_dictionary()
    except Missing:
        return False
    return True


needs_dictionary = pytest.mark.skipif(not has_dictionary(), reason="aucun dictionnaire français sur cet ordinateur")

# Only the offscreen platform says it, of any menu.
popups = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)


@pytest.fixture
def office(at_work):
    return at_work


@pytest.fixture
def step(office, press) -> PreparationStep:
    """The step, with the keyboard in the statement of the second item, which is blank now."""
    press("Home", "Down")
    made = first_step(office)
    made.card.editor.statement.setFocus()
    press("Ctrl+A", "Backspace")
    made.card.settle()
    return made


def statement(office, step) -> str:
    with office.store.reading() as reader:
        return words(reader.item(step.item_id).statement).strip()


def report(path: Path) -> Path:
    """A report as Word writes it, with a picture."""
    import docx

    paper = docx.Document()
    paper.add_paragraph("Le bail arrive à échéance.")
    paper.add_paragraph("Il est proposé de le renouveler.")
    paper.add_picture(io.BytesIO(png(40, 40)))
    paper.save(str(path))
    return path


def squiggled(edit, number: int = 0) -> list[str]:
    block = edit.document().findBlockByNumber(number)
    wrong = [each for each in block.layout().formats() if each.format.underlineStyle()]
    return [block.text()[each.start : each.start + each.length] for each in wrong]


def popup() -> QMenu | None:
    shown = QApplication.activePopupWidget()
    return shown if isinstance(shown, QMenu) else None


def test_french_typography_reaches_the_file_and_can_be_switched_off(office, step, press, write, outside):
    write('L\'avis "favorable" est rendu : oui.')
    step.card.settle()
    assert statement(office, step) == f"L’avis «{NB}favorable{NB}» est rendu{NB}: oui."

    press(key_to(PlaceName.SETTINGS), "Ctrl+PgUp", "Space")
    assert office.place.helps.isVisible()
    assert not outside.memory.helps(Help.TYPOGRAPHY)
    press("Ctrl+2")
    step.card.editor.statement.setFocus()
    press("Ctrl+A")
    write("L'avis")
    step.card.settle()
    assert statement(office, step) == "L'avis"


def test_nothing_is_read_of_a_dictionary_before_she_writes(office, window):
    step = first_step(office)

    assert not office._helps._background._thread
    assert not office._helps.spelling.ready
    assert step.card.editor.statement.squiggles is not None


@needs_dictionary
@popups
def test_a_misspelling_is_underlined_and_corrected_with_f7(qtbot, office, step, press, write):
    edit = step.card.editor.statement
    write("Le comité syndikal délibère. ")
    qtbot.waitUntil(lambda: squiggled(edit) == ["syndikal"], timeout=15_000)
    press("Ctrl+Home", "F7")
    qtbot.waitUntil(lambda: popup() is not None, timeout=15_000)
    menu = popup()
    qtbot.waitUntil(lambda: menu.activeAction() is not None, timeout=15_000)
    assert edit.textCursor().selectedText() == "syndikal"
    assert menu.activeAction().text() == "syndical"

    press_popup(qtbot, menu, Qt.Key.Key_Return)
    step.card.settle()

    assert statement(office, step) == "Le comité syndical délibère."
    qtbot.waitUntil(lambda: squiggled(edit) == [])
    said: list[str] = []
    step.said.connect(lambda sentence, _tone: said.append(sentence))
    for part in step.card.editor.written.values():
        part.selectAll()
        part.textCursor().removeSelectedText()
    press("F7")
    qtbot.waitUntil(lambda: said == [NONE_LEFT], timeout=15_000)


@needs_dictionary
@popups
def test_f7_goes_on_in_the_operative_part_and_comes_back_to_the_first(qtbot, step, press, write):
    editor = step.card.editor
    for part in editor.written.values():
        part.selectAll()
        part.textCursor().removeSelectedText()
    write("Une premiaire faute.")
    editor.operative.setFocus()
    write("une secconde faute ;")
    found = []
    editor.statement.setFocus()
    press("Ctrl+Home")
    for _ in range(3):
        press("F7")
        qtbot.waitUntil(lambda: popup() is not None, timeout=15_000)
        found.append(QApplication.focusWidget().textCursor().selectedText())
        press_popup(qtbot, popup(), Qt.Key.Key_Escape)

    assert found == ["premiaire", "secconde", "premiaire"]


def press_popup(qtbot, menu: QMenu, key: Qt.Key) -> None:
    qtbot.keyClick(menu, key)
    qtbot.waitUntil(lambda: popup() is None)


def test_switched_off_f7_says_where_to_switch_it_on(office, step, press):
    office._helps.choose(Help.SPELLING, False)

    press("F7")

    assert office.said.sentence == OFF
    assert not office._helps._background._thread


def test_a_word_report_comes_in_says_what_stayed_out_and_is_undone_alone(qtbot, office, step, press, write, tmp_path):
    write("Avant.")
    path = report(tmp_path / "rapport.docx")
    step.ask_report = lambda: path

    press("Ctrl+Shift+W")
    qtbot.waitUntil(lambda: "est dans l’exposé" in step.card.report.sentence, timeout=15_000)

    assert "image" in step.card.report.sentence
    whole = "Avant.\nLe bail arrive à échéance.\nIl est proposé de le renouveler."
    assert statement(office, step).split() == whole.split()
    step.agenda.view.setFocus()
    press("Ctrl+Z")
    assert statement(office, step) == "Avant."
    assert step.card.editor.statement.text() == (paragraph("Avant."),)
    press("Ctrl+Shift+Z")
    assert statement(office, step).split() == whole.split()


def test_a_word_report_is_dropped_on_the_statement(qtbot, office, step, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(report(tmp_path / "rapport.docx")))])
    edit = step.card.editor.statement
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(20, 20), Qt.DropAction.CopyAction, data, left, none)
    drop = QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, data, left, none)

    QApplication.sendEvent(edit.viewport(), enter)
    assert enter.isAccepted()
    QApplication.sendEvent(edit.viewport(), drop)

    qtbot.waitUntil(lambda: "bail" in statement(office, step), timeout=15_000)


def test_the_window_closes_while_a_dictionary_and_a_report_are_read(
    office, window, step, example_path, tmp_path, press
):
    step.ask_report = lambda: report(tmp_path / "rapport.docx")
    press("Ctrl+Shift+W")
    office._helps.spelling.load()
    helps = office._helps

    press("Ctrl+Q")

    assert window.office is None
    assert not helps._background._thread
    with bootstrap._open_store(example_path) as store, store.reading() as reader:
        assert "bail" not in words(reader.item(reader.items(reader.sessions()[0].id)[1].id).statement)
