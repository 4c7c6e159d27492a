"""A Word report taken into the statement: read on the worker, refused with a sentence, dropped on the text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from syndic_desktop.domain.texts import Heading, Listing, Table, paragraph
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.writing.items import ItemEditor
from syndic_desktop.ui.writing.reports import import_report
from tests.documents.word.makings import with_paragraphs
from tests.ui.writing.conftest import press, show, write

from PySide6.QtCore import QMimeData, QUrl  # isort: skip
from PySide6.QtWidgets import QApplication  # isort: skip


@pytest.fixture
def background(qapp) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


@pytest.fixture
def editor(qtbot) -> ItemEditor:
    made = ItemEditor()
    qtbot.addWidget(made)
    show(qtbot, made, made.statement)
    return made


def test_a_report_comes_where_the_cursor_is_and_goes_with_ctrl_z(qtbot, background, editor, tmp_path):
    path = tmp_path / "rapport.docx"
    path.write_bytes(with_paragraphs("Premier.", "Second."))
    editor.statement.set_text((Heading("Exposé"),))
    press("Ctrl+End")
    said = []

    with qtbot.waitSignal(import_report(background, path, editor.insert_report, said.append).ended):
        pass

    assert editor.statement.text() == (Heading("Exposé"), paragraph("Premier."), paragraph("Second."))
    assert said == ["« rapport.docx » est dans l’exposé."]
    press("Ctrl+Z")
    assert editor.statement.text() == (Heading("Exposé"),)


@pytest.mark.parametrize(("content", "why"), [(b"rien", "entier"), (None, "ne se lit pas")])
def test_a_bad_report_is_a_sentence_and_nothing_is_lost(qtbot, background, editor, tmp_path, content, why):
    path: Path = tmp_path / "rapport.docx"
    if content is not None:
        path.write_bytes(content)
    write("Avant")
    said = []

    with qtbot.waitSignal(import_report(background, path, editor.insert_report, said.append).ended):
        pass

    assert why in said[0]
    assert editor.statement.text() == (paragraph("Avant"),)


def test_a_document_dropped_on_the_text_asks_for_its_report(qtbot, editor, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "rapport.docx"))])
    QApplication.clipboard().setMimeData(data)

    with qtbot.waitSignal(editor.report_dropped) as dropped:
        press("Ctrl+V")

    assert dropped.args == [tmp_path / "rapport.docx"]
    assert editor.statement.text() == ()


@pytest.mark.parametrize(
    ("before", "place", "after"),
    [
        ((paragraph("Avant."),), 6, "Avant.|Premier.|Second."),
        ((paragraph("Avant."),), 0, "Premier.|Second.|Avant."),
        ((paragraph("Avant. Après."),), 6, "Avant.|Premier.|Second.| Après."),
        ((Listing((paragraph("un"), paragraph("deux"))),), 2, "un|Premier.|Second.|deux"),
        ((Listing((paragraph("un"), paragraph("deux"))),), 3, "un|Premier.|Second.|deux"),
        ((Heading("Titre"),), 2, "Ti|Premier.|Second.|tre"),
        ((Table((("a", "b"), ("c", "d"))), paragraph("Après.")), 3, "a|b|c|d|Premier.|Second.|Après."),
    ],
)
def test_a_report_stands_in_paragraphs_of_its_own(editor, before, place, after):
    editor.statement.set_text(before)
    cursor = editor.statement.textCursor()
    cursor.setPosition(place)
    editor.statement.setTextCursor(cursor)

    editor.insert_report((paragraph("Premier."), paragraph("Second.")))

    text = editor.statement.text()
    assert paragraph("Premier.") in text
    assert paragraph("Second.") in text
    assert editor.statement.toPlainText().strip().split("\n") == after.split("|")
    press("Ctrl+Z")
    assert editor.statement.text() == before
