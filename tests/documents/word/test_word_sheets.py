"""A filled document read as values: what the template says of its looks, styles and lists included."""

from __future__ import annotations

import pytest

from syndic_desktop import bootstrap
from syndic_desktop.documents.templates import Shelf
from syndic_desktop.documents.word.sheets import PAGE, PAGES, Grid, Line, Sheet, Side, words
from syndic_desktop.domain.texts import Listing, Paragraph, Run, Table, paragraph
from syndic_desktop.queries.printed_pages import ItemPapers


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    from dataclasses import replace

    from syndic_desktop.documents.sources import source_of
    from syndic_desktop.exchange import dossiers

    read = dossiers.read(bootstrap.paths().example)
    held = next(each for each in read.dossier.sessions if each.held)
    source = source_of(read.dossier, held.key, read.files)
    statement = (
        Paragraph((Run("gras", bold=True), Run(" et "), Run("2", superscript=True))),
        Listing((paragraph("un"), Listing((paragraph("un bis"),), numbered=True), paragraph("deux")), numbered=True),
        Table((("a", "b"), ("<c>", "d & e")), header=True),
        Listing((paragraph("autre liste"),), numbered=True),
    )
    papers = ItemPapers(source, bootstrap.paths().templates)
    return papers.sheet(papers.paper(4, replace(source.sitting.session.items[3], statement=statement)))


def line(sheet: Sheet, text: str) -> Line:
    return min(
        (each for each in sheet.blocks if isinstance(each, Line) and text in "".join(words((each,)))),
        key=lambda each: len("".join(words((each,)))),
    )


def test_the_size_and_the_margins_are_those_of_the_template(sheet):
    assert (sheet.width, sheet.height) == (11906, 16838)
    assert (sheet.top, sheet.left, sheet.header_at) == (1134, 1417, 567)


def test_a_style_takes_from_those_it_is_based_on(sheet):
    decided = line(sheet, "après en avoir délibéré")
    assert decided.look.keep_next
    assert decided.face.size == 240
    assert line(sheet, "gras").look.side is Side.JUSTIFY  # Exposé, of Corps
    assert line(sheet, "gras").face.font == "Calibri"  # of the whole document


def test_letters_keep_their_looks(sheet):
    bold, between, raised = line(sheet, "gras").spans
    assert (bold.face.bold, between.face.bold) == (True, False)
    assert raised.face.raised == 1


def test_lists_are_counted_and_begin_again(sheet):
    marks = [line(sheet, each).mark for each in ("un", "un bis", "deux", "autre liste")]
    assert [mark.text for mark in marks if mark] == ["1.", "a)", "2.", "1."]


def test_a_table_has_its_header_shaded_and_said_again(sheet):
    table = next(each for each in sheet.blocks if isinstance(each, Grid) and "<c>" in list(words((each,))))
    assert [row.header for row in table.rows] == [True, False]
    assert all(cell.shade for cell in table.rows[0].cells)
    assert table.rule is not None
    assert sum(table.widths) == sheet.width - sheet.left - sheet.right


def test_the_first_page_has_its_own_header_with_the_logo(sheet):
    first, others = sheet.headers
    cells = [block for each in first if isinstance(each, Grid) for cell in each.rows[0].cells for block in cell.blocks]
    images = [span.image for each in cells for span in each.spans if span.image]
    assert [image.data[1:4] for image in images if image] == [b"PNG"]
    assert "Délibération" in "".join(words(others))


def test_the_foot_tells_the_number_of_the_page(sheet):
    said = "".join(words(sheet.footers[0]))
    assert f"{PAGE} / {PAGES}" in said


def test_every_template_of_every_set_can_be_read(tmp_path):
    root = bootstrap.paths().templates
    for folder in root.iterdir():
        assert Shelf(root, folder.name).template("extrait").name


def test_a_template_made_in_word_has_the_fonts_of_its_theme():
    from io import BytesIO

    from docx import Document

    from syndic_desktop.documents.word import compile_template

    made, data = Document(), BytesIO()
    made.add_heading("{{ titre }}", 1)
    made.add_paragraph("{{ texte }}")
    made.save(data)
    sheet = compile_template(data.getvalue(), "maison").sheet({"titre": "Budget", "texte": "Il est adopté."})

    heading, body = (each for each in sheet.blocks if isinstance(each, Line))
    assert (heading.spans[0].face.font, body.spans[0].face.font) == ("Calibri", "Cambria")
    assert heading.look.keep_next
    assert (sheet.width, sheet.height) == (12240, 15840)  # letter, as that template says
