"""All the texts of one item: shown, typed, moved, and settled part by part."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndic_desktop.domain.agenda import Clause, Item, ItemKind
from syndic_desktop.domain.texts import paragraph
from syndic_desktop.domain.wording import NB
from syndic_desktop.ui.writing.items import ItemEditor, Part
from syndic_desktop.ui.writing.rows import Row, RowsEdit
from tests.strategies.basics import few, lines, optional, words
from tests.ui.writing.conftest import press, show, write

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget  # isort: skip
from shiboken6 import isValid  # isort: skip

BLANK = Item(ItemKind.DELIBERATION, "Convention de fibre noire")
ITEM = replace(
    BLANK,
    statement=(paragraph("Le syndicat propose."),),
    visas=("le code général ;", "les statuts ;"),
    recitals=("que la fibre est noire ;",),
    verb="DÉCIDE",
    operative=(Clause("la convention ;", "APPROUVE", ("et son annexe ;",)), Clause("de charger le président.")),
)


@pytest.fixture
def editor(qtbot) -> ItemEditor:
    made = ItemEditor()
    qtbot.addWidget(made)
    made.resize(560, 600)
    show(qtbot, made, made.statement)
    return made


@pytest.fixture
def said(editor) -> list[tuple[Part, object]]:
    heard: list[tuple[Part, object]] = []
    editor.settled.connect(lambda part, value: heard.append((part, value)))
    return heard


@pytest.mark.usefixtures("qapp")
@settings(max_examples=40, deadline=None)
@given(st.builds(Clause, lines(), optional(words()), few(lines())), few(words()))
def test_clauses_and_visas_come_back(clause, visas):
    editor = ItemEditor()
    item = replace(BLANK, operative=(clause, Clause("fin")), visas=visas)

    editor.set_item(item)

    assert editor.item(BLANK) == item
    editor.deleteLater()


def test_an_item_shown_says_nothing_and_comes_back_whole(editor, said):
    editor.set_item(ITEM)
    editor.settle()

    assert said == []
    assert editor.item(BLANK) == ITEM
    assert editor.grounds_count.text().replace("\u00a0", " ") == "2 visas · 1 considérant"


def test_visas_are_written_moved_and_taken_off_with_the_keyboard(editor, said):
    editor.show_part(Part.VISAS)
    write("le code ;\nles statuts ;\n")
    press("Backspace", "Alt+Up")
    editor.settle()

    assert said[-1] == (Part.VISAS, (f"les statuts{NB};", f"le code{NB};"))
    press("Ctrl+Z", "Ctrl+A", "Delete")
    editor.settle()
    assert said[-1] == (Part.VISAS, ())


def test_a_clause_has_its_verb_and_its_sub_clauses(editor, said):
    editor.show_part(Part.OPERATIVE)
    write("APPROUVE")
    press("Ctrl+B")
    write(" la convention ;\n")
    press("Tab")
    write("et son annexe ;\n\nde charger le président.")
    editor.settle()

    assert said[-1] == (
        Part.OPERATIVE,
        (Clause(f"la convention{NB};", "APPROUVE", (f"et son annexe{NB};",)), Clause("de charger le président.")),
    )


def test_a_clause_moves_with_its_sub_clauses(editor, said):
    editor.set_item(ITEM)
    editor.show_part(Part.OPERATIVE)
    press("Ctrl+Home", "Alt+Down")
    editor.settle()

    assert said == [(Part.OPERATIVE, (ITEM.operative[1], ITEM.operative[0]))]


def test_a_phrase_of_the_library_goes_where_it_was_asked(qtbot, editor, said):
    editor.set_item(ITEM)
    with qtbot.waitSignal(editor.library_asked) as asked:
        editor.show_part(Part.VISAS)
        editor.ask_library()

    editor.insert_phrase(asked.args[0], "la délibération du 3 mai ;")
    editor.settle()

    assert said == [(Part.VISAS, ("le code général ;", "la délibération du 3 mai ;", "les statuts ;"))]
    assert editor.grounds[Part.VISAS].hasFocus()


@pytest.mark.parametrize("part", [Part.STATEMENT, Part.VISAS, Part.VERB, Part.OPERATIVE])
def test_a_phrase_goes_nowhere_where_texts_are_only_read(editor, said, part):
    editor.set_item(ITEM)
    editor.set_read_only(True)

    editor.insert_phrase(part, "la délibération du 3 mai ;")
    editor.settle()

    assert editor.item(ITEM) == ITEM
    assert not said


def test_the_verb_is_settled_as_it_is_typed(qtbot, editor):
    editor.show_part(Part.VERB)
    with qtbot.waitSignal(editor.settled, timeout=600) as settled:
        write("RELÈVE")

    assert settled.args == [Part.VERB, "RELÈVE"]


def test_a_window_destroyed_under_the_keyboard_asks_for_nothing(qtbot):
    window = QWidget()
    editor = ItemEditor()
    QVBoxLayout(window).addWidget(editor)
    show(qtbot, window, editor.statement)
    write("en cours")

    del window  # destroys it at once, with what it holds

    assert not isValid(editor)


def test_pasted_lines_are_rows(qtbot):
    rows = RowsEdit("Vu")
    qtbot.addWidget(rows)
    show(qtbot, rows)
    QApplication.clipboard().setText("le code ;\n\n  les statuts ;\n")

    press("Ctrl+V")

    assert rows.rows() == (Row("le code ;"), Row("les statuts ;"))


def test_everything_is_reached_in_order_and_named(editor):
    seen = []
    editor.show_grounds(True)
    for _ in range(12):
        widget = QApplication.focusWidget()
        seen.append(widget.accessibleName() or widget.text())
        press("Tab")

    order = ["Exposé", "Visas et considérants", "Vu", "Considérant", "Entendu", "Verbe du dispositif", "Dispositif"]
    assert [name for name in seen if name in order][: len(order)] == order


def test_it_fits_a_small_column_and_the_statement_has_the_room(editor):
    editor.set_item(ITEM)
    QApplication.processEvents()

    assert editor.minimumSizeHint().width() <= 560
    assert editor.height() <= 600
    assert editor.statement.height() > editor.operative.height() + 100
