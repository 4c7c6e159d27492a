"""Whatever the rich text, what is written has the shape that Word insists on, and every word is there in order."""

from __future__ import annotations

from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from syndic_desktop.documents.word import Column, RecapRow, RecapTable, Template
from syndic_desktop.documents.word.packages import W
from syndic_desktop.domain.texts import Heading, Listing, Paragraph, Run, Table
from tests.documents.word.makings import part, saved

# ECMA-376 part 1, §17: the order of what a writer may put inside each of these.
ORDERS = {
    "pPr": "pStyle keepNext keepLines numPr pBdr shd tabs spacing ind jc outlineLvl rPr",
    "rPr": "rStyle rFonts b bCs i iCs caps color sz szCs highlight u vertAlign lang",
    "tblPr": "tblStyle tblW jc tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd vAlign",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "num": "abstractNumId lvlOverride",
    "numbering": "abstractNum num",
}

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")), max_size=20)
RUNS = st.builds(Run, WORDS, st.booleans(), st.booleans(), st.booleans(), st.booleans())
PARAGRAPHS = st.builds(Paragraph, st.lists(RUNS, max_size=3).map(tuple))
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.builds(
        Table, st.lists(st.tuples(*[WORDS] * width), min_size=1, max_size=4).map(tuple), st.booleans()
    )
)
RECAPS = st.lists(st.builds(RecapRow, st.tuples(WORDS, WORDS), st.booleans(), st.booleans()), max_size=4).map(
    lambda rows: RecapTable((Column("Titulaire"), Column("Objet", 2)), tuple(rows))
)
BLOCKS = st.recursive(
    st.one_of(PARAGRAPHS, st.builds(Heading, WORDS), TABLES, RECAPS),
    lambda inner: st.builds(Listing, st.lists(inner, max_size=3).map(tuple), st.booleans()),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def house() -> Template:
    """A house that has its own styles, and a placeholder with a look of its own."""
    document = Document()
    for name in ("Exposé", "Intertitre", "Puce", "Numéro"):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    look = document.add_paragraph(style="Quote")
    look.paragraph_format.keep_together = True
    look.add_run("{{p expose }}").italic = True
    document.add_table(rows=1, cols=1).cell(0, 0).text = "{{p expose }}"
    return Template(saved(document), "essai.docx")


@settings(max_examples=60)
@given(st.lists(BLOCKS, max_size=4).map(tuple))
def test_any_text_has_the_shape_that_word_wants(house, blocks):
    document = house.fill({"expose": blocks}, title="t")

    body = etree.fromstring(part(document, "word/document.xml").encode())
    assert faults(body) == []
    assert faults(etree.fromstring(part(document, "word/numbering.xml").encode())) == []
    assert "".join(body.itertext(f"{W}t")) == 2 * "".join(told(block) for block in blocks)


def faults(root: Any) -> list[str]:
    wrong = [
        disorder
        for name, order in ORDERS.items()
        for element in root.iter(W + name)
        for disorder in disorders(element, order)
    ]
    wrong += ["a cell that does not end with a paragraph" for cell in root.iter(f"{W}tc") if cell[-1].tag != f"{W}p"]
    return wrong + ["a row shorter than its table" for table in root.iter(f"{W}tbl") if uneven(table)]


def disorders(element: Any, order: str) -> list[str]:
    names = [child.tag.removeprefix(W) for child in element]
    return [] if names == sorted(names, key=order.split().index) else [f"{element.tag}: {names}"]


def uneven(table: Any) -> bool:
    columns = len(table.find(f"{W}tblGrid"))
    return any(len(row.findall(f"{W}tc")) != columns for row in table.findall(f"{W}tr"))


def told(block: Any) -> str:
    """The words of a block as they appear on paper."""
    match block:
        case Paragraph() | Heading():
            return str(block.text)
        case Listing(entries):
            return "".join(told(entry) for entry in entries)
        case Table(rows):
            return "".join("".join(row) for row in rows)
        case RecapTable(columns, rows):
            cells = ["".join(row.cells[1 if row.merge_first and rank else 0 :]) for rank, row in enumerate(rows)]
            return "".join(column.title for column in columns) + "".join(cells)
    raise AssertionError(block)
