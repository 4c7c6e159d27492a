"""The editor keeps exactly what it shows: every text comes back, every key does what it says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndic_desktop.domain.texts import (
    DecisionKind,
    DelegatedTable,
    Heading,
    Listing,
    Paragraph,
    Run,
    Table,
    paragraph,
    tidied,
)
from syndic_desktop.ui.writing import drawing, gestures
from syndic_desktop.ui.writing.editor import RichEditor
from syndic_desktop.ui.writing.reading import Reader
from tests.strategies.basics import blocks, few
from tests.ui.writing.conftest import press, show, write

from PySide6.QtCore import QEvent, QObject  # isort: skip
from PySide6.QtGui import QTextCursor, QTextDocument  # isort: skip
from PySide6.QtWidgets import QWidget, QLineEdit, QVBoxLayout  # isort: skip

STATEMENT = (
    Heading("Contexte"),
    Paragraph((Run("Pour "), Run("36 mois", bold=True), Run(" au 1"), Run("er", superscript=True), Run("."))),
    Listing((paragraph("un"), Listing((paragraph("a"), paragraph("b")), numbered=True), paragraph("deux"))),
    Table((("Lot", "Prix"), ("1", "240 €\nhors taxe")), header=True),
    DelegatedTable(DecisionKind.PURCHASE_ORDER),
    paragraph("Fin."),
)


@pytest.mark.usefixtures("qapp")
@settings(max_examples=200, deadline=None)
@given(few(blocks(3), 0, 4))
def test_every_text_comes_back_from_the_document(text):
    document = QTextDocument()

    drawing.draw(QTextCursor(document), text)

    assert Reader(document).text() == tidied(text)


@pytest.mark.usefixtures("qapp")
@settings(max_examples=60, deadline=None)
@given(
    few(blocks(2), 1, 4), st.lists(st.tuples(st.integers(0, 9), st.integers(0, 400), st.integers(0, 60)), max_size=12)
)
def test_what_is_read_bit_by_bit_is_what_is_read_at_once(text, moves):
    document = QTextDocument()
    drawing.draw(QTextCursor(document), text)
    reader = Reader(document)
    reader.text()

    for kind, place, width in moves:
        cursor = QTextCursor(document)
        last = document.characterCount() - 1
        cursor.setPosition(min(place, last))
        cursor.setPosition(min(place + width, last), QTextCursor.MoveMode.KeepAnchor)
        perform(kind, cursor, document)
        if kind % 2:
            assert reader.text() == Reader(document).text()

    assert reader.text() == Reader(document).text()


def perform(kind: int, cursor: QTextCursor, document: QTextDocument) -> None:
    if kind == 9:
        cursor.clearSelection()
    (
        lambda: cursor.insertText("été"),
        cursor.removeSelectedText,
        lambda: gestures.toggle_list(cursor, numbered=cursor.position() % 2 == 0),
        lambda: gestures.shift_list(cursor, 1),
        lambda: gestures.shift_list(cursor, -1),
        lambda: gestures.break_paragraph(cursor),
        lambda: gestures.toggle_heading(cursor),
        lambda: drawing.draw(cursor, STATEMENT),
        document.undo,
        lambda: (gestures.add_row if cursor.currentTable() else gestures.add_table)(cursor),
    )[kind]()


def test_showing_a_text_keeps_nothing_and_says_nothing(qtbot, editor):
    with qtbot.assertNotEmitted(editor.settled, wait=50):
        editor.set_text(STATEMENT)
        editor.settle()

    assert editor.text() == STATEMENT
    assert not editor.document().isUndoAvailable()


def test_what_is_typed_is_settled_soon_and_once(qtbot, editor):
    with qtbot.waitSignal(editor.settled, timeout=500) as settled:
        write("Bonjour")

    assert settled.args == [(paragraph("Bonjour"),)]
    with qtbot.assertNotEmitted(editor.settled, wait=400):
        editor.settle()


def test_a_long_stretch_of_typing_is_settled_on_the_way(qtbot, editor):
    said = []
    editor.settled.connect(said.append)

    def goes_on() -> bool:
        write("a")
        return bool(said)

    qtbot.waitUntil(goes_on, timeout=2_000)


def test_leaving_the_field_settles_it(qtbot):
    window, editor, other = QWidget(), RichEditor(), QLineEdit()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(editor)
    column.addWidget(other)
    show(qtbot, window, editor)
    write("Vu")

    with qtbot.waitSignal(editor.settled, timeout=100):
        press("Tab")

    assert other.hasFocus()


@pytest.mark.parametrize(
    ("keys", "look"),
    [("Ctrl+B", "bold"), ("Ctrl+I", "italic"), ("Ctrl+U", "underline"), ("Ctrl+Shift+=", "superscript")],
)
def test_a_shortcut_changes_what_is_typed_next_then_back(editor, keys, look):
    write("a")
    press(keys)
    assert editor.commands[look].isChecked()
    write("b")
    press(keys)
    write("c")

    assert not editor.commands[look].isChecked()
    assert editor.text() == (Paragraph((Run("a"), Run("b", **{look: True}), Run("c"))),)


def test_a_selection_takes_a_look_but_titles_and_cells_do_not(editor):
    editor.set_text((Heading("Titre"), paragraph("mot"), Table((("a", "b"),))))

    press("Ctrl+A", "Ctrl+B")

    assert editor.text() == (Heading("Titre"), Paragraph((Run("mot", bold=True),)), Table((("a", "b"),)))


def test_a_list_is_written_with_the_keyboard(editor):
    press("Ctrl+Shift+L")
    write("un\n")
    press("Tab")
    write("petit\n")
    press("Shift+Tab")
    write("deux\n\nfin")

    assert editor.text() == (
        Listing((paragraph("un"), Listing((paragraph("petit"),)), paragraph("deux"))),
        paragraph("fin"),
    )


def test_backspace_at_the_beginning_of_an_entry_goes_back_a_level(editor):
    editor.set_text((Listing((paragraph("un"), Listing((paragraph("a"),)))),))
    press("Ctrl+End", "Home", "Backspace")
    assert editor.text() == (Listing((paragraph("un"), paragraph("a"))),)

    press("Backspace")

    assert editor.text() == (Listing((paragraph("un"),)), paragraph("a"))


def test_an_entry_taken_out_of_a_numbered_list_begins_another(editor):
    editor.set_text((Listing((paragraph("un"), paragraph("deux"), paragraph("trois")), numbered=True),))

    press("Ctrl+Home", "Down", "Ctrl+Shift+O")

    block = editor.document().lastBlock()
    assert block.textList().itemNumber(block) == 0
    assert editor.text() == (
        Listing((paragraph("un"),), numbered=True),
        paragraph("deux"),
        Listing((paragraph("trois"),), numbered=True),
    )


def test_a_table_is_made_and_filled_with_the_keyboard(editor):
    press("Ctrl+F12")
    write("Lot")
    press("Tab")
    write("Prix")
    press("Alt+Shift+Right", "Alt+Shift+Left", "Alt+Shift+Down", "Alt+Shift+Up")

    assert editor.text() == (Table((("Lot", "Prix", ""), ("", "", ""), ("", "", "")), header=True),)
    press("Alt+Shift+Delete")
    assert editor.text() == ()


def test_tab_after_the_last_cell_makes_a_row(editor):
    editor.set_text((Table((("a", "b"),)),))
    press("Ctrl+Home", "Down")

    press("Tab", "Tab")
    write("c")

    assert editor.text() == (Table((("a", "b"), ("c", ""))),)


def test_a_recap_goes_in_one_key_and_holds_no_letter(editor):
    editor.set_text((DelegatedTable(DecisionKind.ORDER),))
    press("Ctrl+End")
    write("x")
    assert editor.text() == (DelegatedTable(DecisionKind.ORDER), paragraph("x"))

    press("Backspace", "Backspace")

    assert editor.text() == ()


def test_ctrl_z_takes_back_in_the_field(editor):
    editor.set_text(STATEMENT)
    press("Ctrl+A", "Delete")
    assert editor.text() == ()

    press("Ctrl+Z")

    assert editor.text() == STATEMENT


def test_copied_and_pasted_a_text_is_the_same(editor):
    editor.set_text(STATEMENT)
    press("Ctrl+A", "Ctrl+C", "Delete")

    press("Ctrl+V")

    assert editor.text() == STATEMENT


def test_pasting_word_says_what_stays_out_and_one_ctrl_z_takes_it_off(qtbot, editor, paste):
    write("Avant ")
    with qtbot.waitSignal(editor.said) as said:
        paste("<p class=MsoNormal><b>gras</b> et <img src=x.png></p><p>suite</p>", "gras et suite")

    assert editor.text() == (
        Paragraph((Run("Avant "), Run("gras", bold=True), Run(" et"))),
        paragraph("suite"),
    )
    assert "1 image" in said.args[0]
    press("Ctrl+Z")
    assert editor.text() == (paragraph("Avant "),)


def test_pasting_in_a_cell_brings_words_only(editor, paste):
    press("Ctrl+F12")

    paste("<table><tr><td>a<td>b</tr></table><p>fin</p>")

    assert editor.text()[0].rows[0][0] == "a b\nfin"


def test_words_alone_are_pasted_with_shift(editor, paste):
    paste("<h1>Titre</h1>", "Titre")
    press("Ctrl+A", "Delete", "Ctrl+Shift+V")

    assert editor.text() == (paragraph("Titre"),)


def test_a_screen_that_refreshes_takes_nothing_from_what_is_being_typed(editor):
    editor.set_text((paragraph("un"),))
    press("Ctrl+End")
    write(" deux")

    editor.set_text((paragraph("un"),))

    assert editor.text() == (paragraph("un deux"),)
    editor.settle()
    editor.set_text((paragraph("un"),))
    assert editor.text() == (paragraph("un"),)


def test_only_what_changed_is_set_again(editor):
    editor.set_text((paragraph("un"), paragraph("deux")))
    press("Ctrl+End")
    write("x")

    editor.set_text(editor.text())
    write("y")

    assert editor.text()[1] == paragraph("deuxxy")
    assert editor.document().isUndoAvailable()


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched, event):
        self.count += event.type() is QEvent.Type.Paint
        return False


def test_a_key_paints_the_field_and_nothing_under_it(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    editor = RichEditor("Exposé")
    QVBoxLayout(holder).addWidget(editor)
    editor.setStyleSheet("QTextEdit { background: white; border: 1px solid grey; border-radius: 6px; }")  # as dressed
    show(qtbot, holder, editor)
    field, under = Paints(editor.viewport()), Paints(holder)
    for letter in "ab":  # the first one is painted by a field that has just been dressed
        before = field.count
        under.count = 0
        write(letter)
        qtbot.waitUntil(lambda before=before: field.count > before)

    assert under.count == 0


def test_what_has_not_changed_is_not_read_again(editor):
    editor.set_text(STATEMENT)
    once = editor.text()
    assert editor.text() is once

    write("a")
    assert editor.text() != once
