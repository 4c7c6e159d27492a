"""A page reads as the paper does: titles, texts, tables, decision, vote."""

from __future__ import annotations

import pytest

from syndic_desktop.domain.texts import Listing, Paragraph, Run, Table, paragraph
from syndic_desktop.queries.papers import paper_source
from syndic_desktop.queries.session_sheets import Clause, Page, Pages, pages_of
from syndic_desktop.ui.pages import Pen, dress_paper, strokes

from PySide6.QtGui import QTextDocument, QTextTable  # isort: skip  # after ui, which keeps None alive


@pytest.fixture
def document(qapp) -> QTextDocument:
    return QTextDocument()


def held(store) -> Pages:
    with store.reading() as reader:
        session_id = next(line.id for line in reader.sessions() if line.held)
    return pages_of(paper_source(store, session_id)[1])


def test_a_deliberation_reads_from_its_title_to_its_vote(document, store):
    draw_page(document, held(store).page(4))
    text = document.toPlainText()

    said = (
        "EXTRAIT DU REGISTRE",
        "CS2026/21",
        "Rapporteur",
        "L’article 15 des statuts",
        "Vu le code",
        "MAJORITÉ",
        "voix pour",
    )
    places = [text.index(each) for each in said]

    assert places == sorted(places)


def test_a_recap_of_delegated_decisions_is_a_table_grouped_by_supplier(document, store):
    draw_page(document, held(store).page(2))
    tables = [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    orders = next(table for table in tables if word(table, 0, 0) == "Titulaire")

    spans = [orders.cellAt(row, 0).rowSpan() for row in range(1, orders.rows())]

    assert max(spans) > 1
    assert word(orders, 0, 4) == "Montant"


def test_an_election_tells_its_rounds_before_who_is_proclaimed(document, store):
    draw_page(document, held(store).page(7))
    text = document.toPlainText()

    assert text.index("Premier tour") < text.index("Deuxième tour") < text.index("PROCLAME")


def test_looks_lists_and_tables_are_kept(document, qapp):
    statement = (
        Paragraph((Run("gras", bold=True), Run(" et "), Run("2", superscript=True))),
        Listing((paragraph("un"), Listing((paragraph("un bis"),)), paragraph("deux")), numbered=True),
        Table((("a", "b"), ("<c>", "d & e")), header=True),
    )
    page = Page("Information", "Comité du jour", "Point 1", "Objet", "", statement, (), (), "", "", (), ())

    draw_page(document, page)

    text = document.toPlainText()
    assert [each for each in ("gras et 2", "un bis", "deux", "<c>", "d & e") if each in text]
    assert document.find("deux").currentList().count() == 2
    assert document.find("un bis").currentList().format().indent() == 2
    assert document.find("gras").charFormat().fontWeight() > 500


def test_an_item_without_texts_says_so(document, qapp):
    draw_page(document, Page("Information", "", "Point 1", "Objet", "", (), (), (), "", "", (), ()))

    assert "Aucun texte" in document.toPlainText()


def test_one_clause_is_a_sentence_and_several_are_a_list(document, qapp):
    page = Page("Extrait", "", "Délibération", "Objet", "", (), (), (), "", "DÉCIDE", (Clause("", "seule", ()),), ())
    draw_page(document, page)
    assert document.find("seule").currentList() is None


def draw_page(document: QTextDocument, page: Page) -> None:
    dress_paper(document)
    pen = Pen(document)
    for stroke in strokes(page):
        stroke.draw(pen)


def word(table: QTextTable, row: int, column: int) -> str:
    return table.cellAt(row, column).firstCursorPosition().block().text()
