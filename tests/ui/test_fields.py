"""Fields: typed, kept on Enter and when the keyboard leaves; what is refused is said in place and never lost."""

from __future__ import annotations

from datetime import date, time

import pytest

from syndic_desktop.domain import wording
from syndic_desktop.ui.widgets.fields import Choice, ChoiceField, DateField, Field, HourField, LineField
from syndic_desktop.ui.widgets.filling import filled_in_order

from PySide6.QtCore import QEvent, QObject, Qt, Signal  # isort: skip  # after ui, which keeps None alive
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut  # isort: skip
from PySide6.QtTest import QTest  # isort: skip
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget  # isort: skip

TODAY = date(2026, 11, 23)
MATTERS = (
    Choice("7.1", "7.1 Décisions budgétaires"),
    Choice("7.9", "7.9 Prise de participation (SEM, etc.)"),
    Choice("7.10", "7.10 Divers", "finances locales"),
    Choice("5.2", "5.2 Fonctionnement des assemblées"),
)


class Desk(QObject):
    """Refuses what the test says it refuses."""

    refused = Signal(str)
    troubled = Signal(str)


@pytest.fixture
def place(qtbot, theme):
    """A window with another field to go to."""
    window = QWidget()
    column = QVBoxLayout(window)
    qtbot.addWidget(window)

    def put(field: Field) -> Field:
        column.addWidget(field)
        column.addWidget(LineField("Ailleurs"))
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        field.focus()
        return field

    return put


def heard(field: Field) -> list[object]:
    values: list[object] = []
    field.committed.connect(values.append)
    return values


def write(words: str) -> None:
    for letter in words:  # QTest.keyClicks stops the process on « é »
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            target = QApplication.focusWidget()
            assert target is not None
            QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def test_enter_keeps_a_line_and_says_it_once(place):
    field = place(LineField("Lieu"))
    field.set_value("Ambreville")
    kept = heard(field)

    field.focus()
    write("Salle des Tilleuls")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Tab)

    assert kept == ["Salle des Tilleuls"]
    assert field.value == "Salle des Tilleuls"


def test_leaving_the_field_keeps_it_too(place):
    field = place(DateField("Date", lambda: TODAY))
    kept = heard(field)

    write("4 décembre")
    press(Qt.Key.Key_Tab)

    assert kept == [date(2026, 12, 4)]
    assert field.editor.text() == "04/12/2026"
    assert field.editor.toolTip() == wording.long_date(date(2026, 12, 4), weekday=True)


def test_what_is_refused_is_said_under_the_field_and_stays_typed(place):
    field = place(DateField("Date", lambda: TODAY))
    field.set_value(date(2026, 12, 4))
    kept = heard(field)

    field.focus()
    write("30/02/2026")
    press(Qt.Key.Key_Tab)
    field.set_value(date(2026, 12, 11))  # the screen refreshes itself meanwhile

    assert (kept, field.editor.text()) == ([], "30/02/2026")
    assert field.message.isVisible()
    assert field.refusal == "Le 30 février 2026 n’existe pas : février compte 28 jours."
    assert field.editor.accessibleDescription() == field.refusal


def test_what_was_refused_is_selected_so_that_typing_takes_its_place(place):
    field = place(DateField("Date", lambda: TODAY))
    write("30/02/2026")
    press(Qt.Key.Key_Return)

    assert field.refusal
    write("28/02/2026")
    press(Qt.Key.Key_Return)
    assert field.value == date(2026, 2, 28)


def test_a_refusal_goes_as_soon_as_it_is_mended(place):
    field = place(HourField("Heure"))
    kept = heard(field)

    write("25:00")
    press(Qt.Key.Key_Return)
    assert field.refusal
    press(Qt.Key.Key_Backspace)
    assert not field.refusal
    field.editor.setText("18h30")
    press(Qt.Key.Key_Return)

    assert kept == [time(18, 30)]
    assert field.editor.text() == "18:30"


def test_escape_gives_up_what_was_typed(place):
    field = place(LineField("Lieu"))
    field.set_value("Ambreville")
    kept = heard(field)

    field.focus()
    write("x")
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Tab)

    assert (field.editor.text(), kept) == ("Ambreville", [])


def test_what_the_desk_refuses_is_said_under_the_field_that_asked(place):
    desk, field, other = Desk(), place(LineField("Objet")), LineField("Autre")
    for each in (field, other):
        each.listen(desk)
    field.committed.connect(lambda _: desk.refused.emit("La séance a été tenue."))

    write("Bail")
    press(Qt.Key.Key_Return)

    assert (field.refusal, other.refusal) == ("La séance a été tenue.", "")
    assert (field.value, field.editor.text()) == (None, "Bail")
    desk.refused.emit("Autre chose.")
    assert field.refusal == "La séance a été tenue."


def test_an_empty_field_is_refused_only_where_it_must_be_filled(place):
    field = place(LineField("Objet", empty="L’objet est vide."))
    field.set_value("Bail")
    free = LineField("Note")
    free.set_value("à revoir")
    kept = heard(free)

    for each in (field, free):
        each.editor.setText("  ")
        each.commit()

    assert (field.refusal, field.value) == ("L’objet est vide.", "Bail")
    assert (free.refusal, kept) == ("", [""])


@pytest.mark.parametrize(
    "field",
    [LineField, HourField, lambda name: DateField(name, lambda: TODAY), ChoiceField],
    ids=["line", "hour", "date", "choice"],
)
def test_two_hundred_thousand_characters_are_refused_and_all_there(qtbot, theme, field):
    tried = field("Objet")
    qtbot.addWidget(tried)
    tried.editor.setText("é" * 200_000)

    assert not tried.commit()

    assert len(tried.refusal) < 200
    assert len(tried.editor.text()) == 200_000


def test_control_characters_go_and_every_language_stays(qtbot, theme):
    field = LineField("Objet")
    qtbot.addWidget(field)
    kept = heard(field)

    field.editor.setText("Bail\x00 du\u2028siège \x1b שלום 🏛️")
    field.commit()

    assert kept == ["Bail du siège שלום 🏛️"]


def test_a_value_shown_is_not_a_value_typed(qtbot, theme):
    field = LineField("Objet")
    qtbot.addWidget(field)
    kept = heard(field)
    field.set_value("deux  espaces\net deux lignes")

    assert not field.pending
    field.commit()
    assert kept == []


def test_a_choice_is_found_by_words_in_any_order(place):
    field = place(ChoiceField("Matière", MATTERS))
    kept = heard(field)

    write("budgetaires dec")
    assert field.offered == ("7.1 Décisions budgétaires",)
    press(Qt.Key.Key_Return)

    assert kept == ["7.1"]
    assert field.editor.text() == "7.1 Décisions budgétaires"


def test_the_list_opens_on_what_is_chosen_and_is_walked_by_keys(place):
    field = place(ChoiceField("Matière", MATTERS))
    field.set_value("7.9")
    kept = heard(field)

    press(Qt.Key.Key_Down)
    assert len(field.offered) == 4
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)

    assert kept == ["7.10"]


def test_words_that_are_in_no_choice_or_in_several_are_refused(place):
    field = place(ChoiceField("Matière", MATTERS))
    field.editor.setText("hippopotame")
    assert not field.commit()
    assert "n’est pas dans la liste" in field.refusal

    field.editor.setText("7.")
    assert not field.commit()
    assert "3 choix" in field.refusal

    field.editor.setText("finances locales")
    assert field.commit()
    assert field.value == "7.10"


def test_words_of_no_choice_are_told_while_they_are_typed_and_enter_keeps_nothing(place):
    field = place(ChoiceField("Matière", MATTERS))
    heard_ = heard(field)

    write("tarif")
    assert field.note.isVisible()
    assert "Aucun choix ne correspond à « tarif »" in field.note.text()
    press(Qt.Key.Key_Down)  # the whole list, nothing chosen in it
    assert len(field.offered) == len(MATTERS)
    press(Qt.Key.Key_Return)

    assert heard_ == []
    assert "n’est pas dans la liste" in field.refusal
    assert field.note.isHidden()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert heard_ == ["7.1"]
    assert field.editor.cursorPosition() == 0  # a narrow field shows the code, not the last words


def test_undo_is_that_of_the_window_when_nothing_is_being_typed(place):
    field = place(LineField("Objet"))
    undone = []
    undo = QShortcut(QKeySequence("Ctrl+Z"), field.window(), lambda: undone.append(field.editor.text()))

    write("Bail")
    QTest.keyClick(field.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.editor.text() == ""  # what is being typed is undone first
    write("Bail")
    press(Qt.Key.Key_Return)

    QTest.keyClick(field.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert undone == ["Bail"]
    assert undo.isEnabled()


def test_another_list_keeps_what_was_chosen(qtbot, theme):
    field = ChoiceField("Matière", MATTERS)
    qtbot.addWidget(field)
    field.set_value("7.9")

    field.set_choices((Choice("7.9", "7.9 Participations"),))

    assert (field.value, field.editor.text()) == ("7.9", "7.9 Participations")


def test_escape_belongs_to_the_screen_once_nothing_is_left_to_give_up(qtbot, place):
    field = place(LineField("Lieu"))
    pressed = []
    field.window().keyPressEvent = lambda event: pressed.append(event.key())
    field.focus()
    QTest.keyClicks(field.editor, "Salle des Tilleuls")
    QTest.keyClick(field.editor, Qt.Key.Key_Return)

    QTest.keyClicks(field.editor, " !")
    QTest.keyClick(field.editor, Qt.Key.Key_Escape)
    assert (field.editor.text(), pressed) == ("Salle des Tilleuls", [])
    QTest.keyClick(field.editor, Qt.Key.Key_Escape)

    assert pressed == [Qt.Key.Key_Escape]


@pytest.fixture
def filling(qtbot, theme):
    """A form of three fields, one of them not shown, and its button; what was pressed."""
    form, button = QWidget(), QPushButton("Créer")
    fields = [LineField("Nom", empty="Écrivez un nom."), LineField("Caché"), LineField("Lieu")]
    column = QVBoxLayout(form)
    for each in (*fields, button):
        column.addWidget(each)
    fields[1].hide()
    done: list[bool] = []
    button.clicked.connect(lambda: done.append(True))
    filled_in_order(form, fields, button, "créer")
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    fields[0].focus()
    yield fields, done
    form.close()  # held until here: nothing else holds a bare form


def test_enter_goes_on_to_the_next_field_that_is_shown_then_does_what_the_form_is_for(filling):
    fields, done = filling

    write("Comité")
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is fields[2].editor
    assert done == []

    press(Qt.Key.Key_Return)
    assert done == [True]


def test_enter_stays_where_what_is_typed_is_refused(filling):
    fields, done = filling
    fields[0].set_value("Comité")
    fields[0].editor.clear()

    press(Qt.Key.Key_Return)

    assert QApplication.focusWidget() is fields[0].editor
    assert fields[0].refusal
    assert done == []


def test_ctrl_enter_does_it_from_the_first_field(filling):
    _fields, done = filling

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert done == [True]


def test_a_choice_taken_with_enter_goes_on_too(place):
    field = place(ChoiceField("Matière", MATTERS))
    went: list[bool] = []
    field.entered.connect(lambda: went.append(True))

    write("assemblees")
    press(Qt.Key.Key_Return)

    assert field.value == "5.2"
    assert went == [True]


def test_what_is_kept_otherwise_than_typed_is_told_until_it_is_typed_again(place):
    field = place(LineField("Département", check=lambda typed: typed.rjust(3, "0")))
    field.rewritten = "trois caractères."

    write("46")
    press(Qt.Key.Key_Return)
    assert field.value == "046"
    assert field.note.isVisible()
    assert field.note.text() == "« 46 » est gardé « 046 » : trois caractères."

    write("0")
    assert not field.note.isVisible()
