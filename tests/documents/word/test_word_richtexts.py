"""Rich text: styles of the house, lists that restart, tables that repeat their header."""

from __future__ import annotations

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from syndic_desktop.documents.word import Align, Column, RecapRow, RecapTable, Template
from syndic_desktop.domain.decisions import DecisionKind
from syndic_desktop.domain.texts import DelegatedTable, Heading, Listing, Paragraph, Run, Table, paragraph
from tests.documents.word.makings import numbering_of, part, read, saved, template

ENTRIES = (paragraph("un"), paragraph("deux"))


def written(*blocks: object, styles: tuple[str, ...] = ()):
    """The document that these blocks make, in a template that has these paragraph styles."""
    document = Document()
    for style in styles:
        document.styles.add_style(style, WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("{{p expose }}")
    return read(Template(saved(document), "essai.docx").fill({"expose": blocks}, title="t"))


def bare(*blocks: object):
    """The same in a template whose style sheet has nothing but Normal."""
    document = Document()
    for style in [style for style in document.styles if style.name != "Normal"]:
        style.delete()
    document.add_paragraph("{{p expose }}")
    return read(Template(saved(document), "essai.docx").fill({"expose": blocks}, title="t"))


def test_runs_keep_their_looks():
    runs = (Run("a", bold=True), Run("b", italic=True, underline=True), Run("er", superscript=True))

    made = written(Paragraph(runs)).paragraphs[0].runs

    assert [(run.bold, run.italic, run.underline, run.font.superscript) for run in made] == [
        (True, None, None, None),
        (None, True, True, None),
        (None, None, None, True),
    ]


def test_the_house_styles_are_preferred():
    blocks = (paragraph("Vu"), Heading("Contexte"), Listing(ENTRIES), Listing(ENTRIES, numbered=True))

    made = written(*blocks, styles=("Exposé", "Intertitre", "Puce", "Numéro"))

    names = [paragraph.style.name for paragraph in made.paragraphs]
    assert names == ["Exposé", "Intertitre", "Puce", "Puce", "Numéro", "Numéro"]


def test_word_s_own_styles_serve_otherwise():
    nested = Listing((paragraph("a"), Listing((paragraph("b"),))))

    made = written(paragraph("Vu"), Heading("Contexte"), nested, Listing(ENTRIES, numbered=True))

    names = [paragraph.style.name for paragraph in made.paragraphs]
    assert names == ["Normal", "Heading 3", "List Bullet", "List Bullet 2", "List Number", "List Number"]


def test_a_heading_stays_with_what_follows():
    assert written(Heading("Contexte"), paragraph("Vu")).paragraphs[0].paragraph_format.keep_with_next


def test_the_line_that_introduces_a_list_stays_with_it():
    made = written(paragraph("Il est proposé :"), Listing(ENTRIES)).paragraphs

    assert [entry.paragraph_format.keep_with_next for entry in made] == [True, None, None]


def test_each_numbered_list_starts_again():
    made = written(Listing(ENTRIES, numbered=True), paragraph("puis"), Listing(ENTRIES, numbered=True))

    first, second = (numbering_of(made.paragraphs[rank]) for rank in (0, 3))
    assert first != second
    assert numbering_of(made.paragraphs[1]) == first
    for number, _ in (first, second):
        [entry] = made.part.numbering_part.element.xpath(f"w:num[@w:numId='{number}']")
        assert entry.xpath("w:lvlOverride/w:startOverride/@w:val")[0] == "1"


def test_lists_of_another_document_leave_no_trace():
    made = template("{{p expose }}")
    made.fill({"expose": (Listing(ENTRIES, numbered=True),)}, title="t")

    plain = made.fill({"expose": (paragraph("Vu"),)}, title="t")

    assert "startOverride" not in part(plain, "word/numbering.xml")


@pytest.mark.parametrize("numbered", [False, True])
def test_lists_nest_without_any_style(numbered):
    deep = Listing(
        (paragraph("a"), Listing((paragraph("b"), Listing((paragraph("c"),), numbered)), numbered)), numbered
    )

    made = bare(deep).paragraphs

    assert [entry.text for entry in made] == ["a", "b", "c"]
    marks = [numbering_of(entry) for entry in made]
    assert [level for _, level in marks] == [0, 1, 2]
    assert len({number for number, _ in marks}) == 1


def test_lists_deeper_than_word_allows_stay_at_the_last_level():
    block = Listing((paragraph("fond"),))
    for _ in range(12):
        block = Listing((block,))

    assert numbering_of(bare(block).paragraphs[0])[1] == 8


def test_the_numbering_part_keeps_the_order_that_word_wants():
    numbering = bare(Listing(ENTRIES, numbered=True)).part.numbering_part.element

    names = [child.tag.rpartition("}")[2] for child in numbering]
    assert names == sorted(names, key=("abstractNum", "num").index)
    numbers = numbering.xpath("w:num/@w:numId")
    assert len(numbers) == len(set(numbers))


def test_a_table_repeats_its_header_and_never_splits_a_row():
    made = written(Table((("Objet", "Montant"), ("Chaises", "1 200,00 €")), header=True)).tables[0]

    properties = [row._tr.trPr for row in made.rows]
    assert [entry.find(qn("w:tblHeader")) is not None for entry in properties] == [True, False]
    assert all(entry.find(qn("w:cantSplit")) is not None for entry in properties)


def test_amounts_stand_on_the_right():
    made = written(Table((("Objet", "Montant"), ("Chaises", "1 200,00 €"), ("Tables", "-3 €")), header=True)).tables[0]

    sides = [cell._tc.xpath("w:p/w:pPr/w:jc/@w:val")[0] for cell in made.rows[1].cells]
    assert sides == ["left", "right"]


def test_signed_amounts_stand_on_the_right_beside_a_dash_that_says_none():
    rows = (("Opération", "2028", "2029"), ("Siège", "– 25 000 €", "—"), ("Usages", "+ 150 000 €", "150 000 €"))
    made = written(Table(rows, header=True)).tables[0]

    assert [cell._tc.xpath("w:p/w:pPr/w:jc/@w:val")[0] for cell in made.rows[1].cells] == ["left", "right", "right"]


def test_two_tables_never_touch():
    table = Table((("a",),))

    body = written(table, table).element.body

    assert [child.tag.rpartition("}")[2] for child in body][:4] == ["tbl", "p", "tbl", "p"]


def test_a_recap_merges_the_cells_of_a_group():
    columns = (Column("Fournisseur", 2), Column("Objet", 3), Column("Montant", 1, Align.RIGHT))
    rows = (
        RecapRow(("Dupont", "Chaises", "10,00 €")),
        RecapRow(("Dupont", "Tables", "20,00 €"), merge_first=True),
        RecapRow(("Martin", "Lampes", "5,00 €")),
    )

    made = written(RecapTable(columns, rows)).tables[0]

    merges = [row._tr.tc_lst[0].vMerge for row in made.rows]
    assert merges == [None, "restart", "continue", None]
    assert [cell.text for cell in made.rows[2].cells] == ["Dupont", "Tables", "20,00 €"]


def held(made) -> list[bool]:
    """Which rows of a table stay with the next one."""
    return [all(cell._tc.xpath("w:p/w:pPr/w:keepNext") for cell in row.cells) for row in made.rows]


def test_a_short_table_is_never_cut_and_a_long_one_keeps_its_total_with_its_last_rows():
    short, long = (
        written(Table((("Poste", "Montant"), *((str(rank), "1 €") for rank in range(count))), header=True)).tables[0]
        for count in (4, 20)
    )

    assert held(short) == [True, True, True, True, False]
    assert held(long) == [True, True, *[False] * 16, True, True, False]


def test_the_orders_of_a_supplier_stay_together_and_a_long_list_names_it_again():
    rows = [RecapRow(("Dupont", str(rank)), merge_first=rank > 0) for rank in range(10)]
    made = written(RecapTable((Column("Fournisseur"), Column("Objet")), (*rows, RecapRow(("Martin", "x"))))).tables[0]

    named = [row._tr.tc_lst[0].xpath("string(w:p)") for row in made.rows]
    assert [rank for rank, name in enumerate(named) if name] == [0, 1, 9, 11]
    assert named[9] == "Dupont (suite)"
    assert held(made) == [True, *[True] * 7, False, True, False, False]


def test_a_short_recap_without_groups_is_never_cut():
    rows = tuple(RecapRow((str(rank),)) for rank in range(8))

    made = written(RecapTable((Column("Objet"),), rows)).tables[0]

    assert held(made) == [*[True] * 8, False]


def test_a_recap_alone_is_a_text():
    document = template("{{p recap }}").fill({"recap": RecapTable((Column("Objet"),), (RecapRow(("x",)),))}, title="t")

    assert read(document).tables[0].cell(1, 0).text == "x"


def test_widths_follow_the_shares_and_fill_the_text():
    made = written(RecapTable((Column("a", 1), Column("b", 3)), (RecapRow(("x", "y")),)))

    section = made.sections[0]
    text = section.page_width - section.left_margin - section.right_margin
    widths = [column.width for column in made.tables[0].columns]
    assert widths[1] == pytest.approx(3 * widths[0], rel=0.01)
    assert sum(widths) == pytest.approx(text, rel=0.01)


def test_a_recap_that_nobody_prepared_is_not_lost_in_silence():
    with pytest.raises(Exception, match="mis en forme"):
        written(DelegatedTable(DecisionKind.ORDER))


def test_rich_words_printed_inside_a_sentence_are_plain():
    document = template("Vu : {{ expose }}.").fill({"expose": (Paragraph((Run("a", bold=True), Run("b"))),)}, title="t")

    assert [entry.text for entry in read(document).paragraphs] == ["Vu : ab."]


def test_rich_words_keep_their_looks_as_runs():
    document = template("Vu {{r expose }}.").fill({"expose": (Paragraph((Run("a", bold=True), Run("b"))),)}, title="t")

    [made] = read(document).paragraphs
    assert made.text == "Vu ab."
    assert [run.text for run in made.runs if run.bold] == ["a"]
