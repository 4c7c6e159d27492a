"""Whatever the words, they come out of Word as they went in."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndic_desktop.documents.word import Template
from syndic_desktop.documents.word.escaping import escaped
from syndic_desktop.domain.texts import Paragraph, Run, Table, paragraph
from tests.documents.word.makings import filled, read, texts, with_paragraphs

# Any text at all, and often the pieces that break a Word writer.
ANYTHING = st.one_of(
    st.text(st.characters(exclude_categories=())),
    st.lists(
        st.sampled_from(
            [
                "{{ x }}",
                "{%",
                "%}",
                "{#",
                "{_{",
                "&amp;",
                "<w:t>",
                "]]>",
                "\t",
                "\r\n",
                "_x0041_",
                "\x0b",
                " ",
                '"',
                "é",
            ]
        )
    ).map("".join),
)
TEMPLATE = Template(with_paragraphs("{{ words }}", "{{p rich }}", header="{{ words }}"), "essai.docx")


def printable(words: str) -> str:
    """The same words without what XML forbids; every line end is one line end."""
    lines = re.sub("\r\n|[\n\r\v\f\u2028\u2029]", "\n", words)
    return re.sub("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", lines)


@settings(max_examples=50)
@given(ANYTHING)
def test_any_words_come_out_as_they_went_in(words):
    document = TEMPLATE.fill({"words": words, "rich": ()}, title=words)

    assert texts(document)[0] == printable(words)
    assert read(document).sections[0].header.paragraphs[0].text == printable(words)


@settings(max_examples=30)
@given(st.lists(st.tuples(ANYTHING, st.booleans(), st.booleans(), st.booleans(), st.booleans()), min_size=1))
def test_any_rich_words_come_out_as_they_went_in(pieces):
    runs = tuple(Run(*piece) for piece in pieces)

    document = TEMPLATE.fill({"words": "", "rich": (Paragraph(runs),)}, title="t")

    assert texts(document)[1] == printable("\0".join(run.text for run in runs))


@settings(max_examples=30)
@given(st.lists(st.tuples(ANYTHING, ANYTHING), min_size=1), st.booleans())
def test_any_table_comes_out_as_it_went_in(rows, header):
    document = TEMPLATE.fill({"words": "", "rich": (Table(tuple(rows), header=header),)}, title="t")

    made = [tuple(cell.text for cell in row.cells) for row in read(document).tables[0].rows]
    assert made == [tuple(printable(cell) for cell in row) for row in rows]


@given(st.text(st.characters(exclude_categories=())))
def test_escaped_words_never_hold_what_xml_forbids(words):
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", escaped(words))


def test_words_that_look_like_jinja_are_never_evaluated():
    assert filled("{{ objet }}", objet="{{ 7 * 7 }} {% for x in y %}") == ["{{ 7 * 7 }} {% for x in y %}"]


def test_rich_words_that_look_like_jinja_are_never_evaluated():
    assert filled("{{p objet }}", objet=(paragraph("{{ 7 * 7 }}"),)) == ["{{ 7 * 7 }}"]


def test_a_line_end_becomes_a_line_break_and_a_tab_a_tab():
    assert filled("{{ lieu }}", lieu="Salle A\nBâtiment B\tporte 2") == ["Salle A\nBâtiment B\tporte 2"]


def test_filters_work_on_words_and_stay_escaped():
    assert filled("{{ noms|join(' & ')|upper }}", noms=("a<b", "c")) == ["A<B & C"]


@pytest.mark.parametrize("value", ["", (), None])
def test_a_text_that_says_nothing_takes_no_line(value):
    assert filled("{{p expose }}", expose=value) == []
