"""The page beside the text: it follows what is typed, draws again only what changed, and drops what is behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.texts import Table, paragraph
from syndic_desktop.queries.papers import paper_source
from syndic_desktop.queries.session_sheets import Page, pages_of
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.pages import draw_page, strokes
from syndic_desktop.ui.widgets.wrapping import ANYWHERE, Wrapping
from syndic_desktop.ui.writing.previews import LivePreview, _Paper
from tests.strategies.basics import blocks

from PySide6.QtGui import QTextDocument  # isort: skip
from PySide6.QtWidgets import QTextBrowser  # isort: skip


@pytest.fixture
def background(qapp) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


@pytest.fixture
def session(store) -> int:
    with store.reading() as reader:
        return reader.sessions()[0].id


@pytest.fixture
def item(store, session) -> Item:
    with store.reading() as reader:
        return reader.item(reader.items(session)[2].id)


@pytest.fixture
def preview(qtbot, background, store) -> LivePreview:
    made = LivePreview(background, lambda session_id: paper_source(store, session_id)[1])
    qtbot.addWidget(made)
    made.resize(340, 500)
    made.show()
    return made


def test_the_page_says_what_the_paper_says(qtbot, preview, store, session, item):
    with qtbot.waitSignal(preview.drawn):
        preview.show_item(session, 3, lambda: item)

    expected = QTextDocument()
    draw_page(expected, pages_of(paper_source(store, session)[1]).page(3))
    assert preview.page.toPlainText() == expected.toPlainText()


def test_what_is_typed_is_on_the_page_soon(qtbot, preview, session, item):
    typed = [item]
    with qtbot.waitSignal(preview.drawn):
        preview.show_item(session, 3, lambda: typed[0])
    paper = preview.page.document()
    typed[0] = replace(item, statement=(*item.statement, paragraph("Une fibre noire.")))

    with qtbot.waitSignal(preview.drawn):
        preview.refresh()

    assert "Une fibre noire." in preview.page.toPlainText()
    assert preview.page.document() is paper, "la feuille n’est pas refaite pour un paragraphe"


def test_a_page_that_is_behind_is_not_drawn(qtbot, preview, session, item):
    typed = [item]
    preview.show_item(session, 3, lambda: typed[0])
    preview._on_pause()  # the worker has begun on the first state
    typed[0] = replace(item, statement=(paragraph("Dernier état."),))
    preview._on_pause()  # before the first page can come back

    with qtbot.waitSignal(preview.drawn):
        pass

    assert "Dernier état." in preview.page.toPlainText()
    assert preview.fresh


def test_what_else_changed_is_read_again(qtbot, preview, store, session, item):
    asked = []
    read = preview._read
    preview._read = lambda session_id: (asked.append(session_id), read(session_id))[1]
    for forget in (False, False, True):
        if forget:
            preview.forget()
        with qtbot.waitSignal(preview.drawn):
            preview.show_item(session, 3, lambda: item)

    assert asked == [session, session]


@pytest.mark.usefixtures("qapp")
@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(blocks(1), max_size=5).map(tuple), min_size=2, max_size=4))
def test_a_page_drawn_bit_by_bit_is_the_page_drawn_at_once(statements):
    browser = QTextBrowser()
    paper = _Paper(Wrapping(browser))
    for statement in statements:
        page = paper_of(statement)
        for _ in paper.follow(browser, strokes(page)):
            pass
        expected = QTextDocument()
        draw_page(expected, page)
        assert lines(browser.document()) == lines(expected)
    browser.deleteLater()


def paper_of(statement) -> Page:
    kept = tuple(block for block in statement if not hasattr(block, "kind"))
    grounds = (("Vu", "le code"), ("Considérant", "que"))
    return Page("Extrait", "le 3", "n° 1", "Objet", "", kept, grounds, (), "", "DÉCIDE", (), (Table((("a",),)),))


def lines(document: QTextDocument) -> list[tuple[str, int, float]]:
    found, block = [], document.firstBlock()
    while block.isValid():
        depth = block.textList().format().indent() if block.textList() else 0
        found.append((block.text(), depth))
        block = block.next()
    return found


@pytest.mark.parametrize("cells", [("a", "c"), ("", "b"), ("a\nd", "b")])
def test_a_cell_is_drawn_again_in_its_table(qtbot, cells):
    browser = QTextBrowser()
    paper = _Paper(Wrapping(browser))
    qtbot.addWidget(browser)
    for row in (("a", "b"), cells):
        page = paper_of((paragraph("un"), Table((("t", "u"), row), header=True), paragraph("deux")))
        for _ in paper.follow(browser, strokes(page)):
            pass

    expected = QTextDocument()
    draw_page(expected, page)
    assert lines(browser.document()) == lines(expected)


def test_the_page_of_an_endless_word_is_cut_anywhere(qtbot, preview, session, item):
    endless = replace(item, statement=(paragraph("a" * 20_000),))
    with qtbot.waitSignal(preview.drawn):
        preview.show_item(session, 3, lambda: endless)

    assert "a" * 20_000 in preview.page.toPlainText()
    assert preview.page.wordWrapMode() is ANYWHERE
