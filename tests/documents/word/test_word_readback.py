"""A paper read back: what a table inside another says is read once."""

from __future__ import annotations

from io import BytesIO

from docx import Document

from syndic_desktop.documents.word.readback import read_back


def test_the_rows_of_a_table_inside_a_cell_are_lines_of_their_own():
    made = Document()
    cell = made.add_table(1, 2).cell(0, 0)
    cell.paragraphs[0].text = "1. Budget"
    inner = cell.add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Pour", "Contre"
    cell.add_paragraph("Déports :")
    buffer = BytesIO()
    made.save(buffer)

    assert read_back(buffer.getvalue(), "a.docx") == ("1. Budget", "Pour | Contre", "Déports :")


def test_hidden_text_is_read_only_for_who_asks_for_it():
    made = Document()
    paragraph = made.add_paragraph("adoptée par ")
    paragraph.add_run("28 voix").font.hidden = True
    made.add_paragraph("Fin")
    buffer = BytesIO()
    made.save(buffer)

    assert read_back(buffer.getvalue(), "a.docx") == ("adoptée par", "Fin")
    assert read_back(buffer.getvalue(), "a.docx", hidden=True) == ("adoptée par 28 voix", "Fin")
