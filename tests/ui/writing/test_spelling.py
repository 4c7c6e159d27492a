"""Squiggles under what is wrong, suggestions in the menu, her own words kept, what to install."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from syndic_desktop.domain.texts import paragraph
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.writing.editor import RichEditor
from syndic_desktop.ui.writing.spelling import PERSONAL, Spelling
from tests.exchange.test_spelling import RULES, WORDS
from tests.ui.writing.conftest import press, show, write

from PySide6.QtCore import QCoreApplication, QPoint  # isort: skip
from PySide6.QtWidgets import QLineEdit  # isort: skip


@pytest.fixture
def background(qapp) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "fr.aff").write_text(RULES, encoding="utf-8")
    (tmp_path / "fr.dic").write_text(WORDS, encoding="utf-8")
    return tmp_path


@pytest.fixture
def spelling(qtbot, background, folder, editor) -> Spelling:
    made = Spelling(background, folder, editor)
    editor.use_spelling(made)
    with qtbot.waitSignal(made.changed):
        made.load()
    return made


def squiggled(editor, number: int = 0) -> list[str]:
    block = editor.document().findBlockByNumber(number)
    wrong = [each for each in block.layout().formats() if each.format.fontUnderline() or each.format.underlineStyle()]
    return [block.text()[each.start : each.start + each.length] for each in wrong]


def test_what_is_wrong_is_underlined_and_the_text_knows_nothing_of_it(qtbot, editor, spelling):
    editor.set_text((paragraph("l’école ou l’ecole de Pariss"),))

    qtbot.waitUntil(lambda: squiggled(editor) == ["ou", "l’ecole", "de", "Pariss"])

    assert editor.text() == (paragraph("l’école ou l’ecole de Pariss"),)
    assert not editor.document().isUndoAvailable()


def test_underlining_is_nothing_to_keep(qtbot, editor, spelling):
    write("Pariss ")
    editor.settle()
    typed: list[None] = []
    editor.typed.connect(lambda: typed.append(None))

    spelling.learn("autre")
    qtbot.waitUntil(lambda: squiggled(editor) == ["Pariss"])

    assert not typed
    assert not editor.unsettled


def test_the_word_being_typed_is_left_alone_until_it_is_left(qtbot, editor, spelling):
    write("ecole")
    assert squiggled(editor) == []
    assert "ecole" not in spelling._wanted, "un mot n’est cherché qu’une fois écrit"

    write(" ")

    qtbot.waitUntil(lambda: squiggled(editor) == ["ecole"])


def test_the_menu_proposes_and_one_ctrl_z_takes_it_back(qtbot, editor, spelling):
    editor.set_text((paragraph("une ecole"),))
    qtbot.waitUntil(lambda: "ecole" in squiggled(editor))
    press("Ctrl+End")
    menu = editor.menu(QPoint(), by_key=True)
    qtbot.waitUntil(lambda: menu.actions()[0].text() == "école")

    menu.actions()[0].trigger()

    assert editor.text() == (paragraph("une école"),)
    press("Ctrl+Z")
    assert editor.text() == (paragraph("une ecole"),)


def test_a_word_is_learnt_for_ever(qtbot, editor, spelling, folder, background):
    editor.set_text((paragraph("Ambreville"),))
    qtbot.waitUntil(lambda: squiggled(editor) == ["Ambreville"])
    press("Ctrl+End")
    menu = editor.menu(QPoint(), by_key=True)
    next(each for each in menu.actions() if each.text().startswith("Ajouter")).trigger()

    qtbot.waitUntil(lambda: squiggled(editor) == [])
    assert (folder / PERSONAL).read_text(encoding="utf-8") == "Ambreville\n"
    again = Spelling(background, folder)
    with qtbot.waitSignal(again.changed):
        again.load()
    assert again.right("Ambreville")


def test_only_what_is_seen_is_checked(qtbot, editor, spelling):
    text = tuple(paragraph(f"{'mot ' * 40} mot{'x' * number}") for number in range(60))
    editor.set_text(text)
    qtbot.waitUntil(lambda: squiggled(editor) != [])
    qtbot.waitUntil(lambda: spelling._known.get("motx") is False)
    last = f"mot{'x' * 59}"
    assert last not in spelling._known

    press("Ctrl+End", "Home")

    qtbot.waitUntil(lambda: last in spelling._known)


def test_without_a_dictionary_the_menu_says_what_to_install(qtbot, background, editor, tmp_path, monkeypatch):
    monkeypatch.setattr("syndic_desktop.exchange.spelling.dictionaries._folders", lambda own, environ: ())
    spelling = Spelling(background, tmp_path, editor)
    editor.use_spelling(spelling)
    with qtbot.waitSignal(spelling.changed):
        spelling.load()

    first = editor.menu(QPoint(), by_key=True).actions()[0]

    assert "installez" in first.text()
    assert not first.isEnabled()


def test_switched_off_nothing_is_underlined(qtbot, editor, spelling):
    editor.set_text((paragraph("ecole"),))
    qtbot.waitUntil(lambda: squiggled(editor) == ["ecole"])

    spelling.on = False

    qtbot.waitUntil(lambda: squiggled(editor) == [])


def test_no_dictionary_is_read_before_the_keyboard_comes_in_a_text(qtbot, background, folder, monkeypatch):
    monkeypatch.setattr("syndic_desktop.ui.writing.spelling.LOAD_AFTER", 0)
    spelling = Spelling(background, folder)
    editor = RichEditor("Exposé")
    qtbot.addWidget(editor)
    editor.use_spelling(spelling)
    other = QLineEdit(editor)
    show(qtbot, editor, other)
    QCoreApplication.processEvents()
    assert not background.busy
    assert not spelling.ready

    with qtbot.waitSignal(spelling.changed):
        editor.setFocus()

    assert spelling.ready


def test_closed_while_words_wait_nothing_is_asked_any_more(qtbot, background, spelling, editor):
    spelling.right("ecole")
    spelling.right("Ambreville")
    spelling.close()
    background.close()

    assert not background.busy
    assert background._thread is None


def test_a_dictionary_being_read_is_given_up_at_once(qtbot, background, tmp_path):
    (tmp_path / "fr.aff").write_text(RULES, encoding="utf-8")
    words = "".join(f"mot{number}/S.\n" for number in range(400_000))
    (tmp_path / "fr.dic").write_text(f"400000\n{words}", encoding="utf-8")
    spelling = Spelling(background, tmp_path)
    spelling.load()
    qtbot.wait(30)

    started = time.process_time()  # a machine that does something else takes nothing of it
    spelling.close()
    background.close()

    assert time.process_time() - started < 0.5
    assert not spelling.ready
