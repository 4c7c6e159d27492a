"""Rich texts: what tidying changes, and what it never does."""

from __future__ import annotations

from hypothesis import given

from syndic_desktop.domain.texts import (
    _LINE_ENDS,
    _UNWRITABLE,
    Heading,
    Listing,
    Paragraph,
    Run,
    Table,
    paragraph,
    tidied,
    words,
    writable,
)
from tests.strategies.basics import blocks, few


@given(few(blocks(3), 0, 4))
def test_tidying_twice_is_the_same_and_loses_no_word(text):
    once = tidied(text)

    assert tidied(once) == once
    assert words(once).split() == words(text).split()


def test_a_list_begins_with_a_paragraph_and_holds_paragraphs_and_lists():
    inner = Listing((paragraph("a"),), numbered=True)

    assert tidied((Listing((inner, paragraph("b"), Heading("Titre"), paragraph("c"))),)) == (
        inner,
        Listing((paragraph("b"),)),
        Heading("Titre"),
        Listing((paragraph("c"),)),
    )


def test_neighbours_of_one_look_are_one_run_and_blanks_go():
    runs = (Run("a"), Run(""), Run("b"), Run("c", bold=True))

    assert tidied((Paragraph(runs), paragraph("  "), Listing((paragraph(""),)), Table(()))) == (
        Paragraph((Run("ab"), Run("c", bold=True))),
    )


def test_rows_are_of_one_length():
    assert tidied((Table((("a",), ("b", "c"))),)) == (Table((("a", ""), ("b", "c"))),)


def test_what_no_document_can_hold_is_left_out():
    assert writable("a\x00b\ufffcc\ud800\r\nd\u2029e\tf 👩‍👧") == "abc\nd\ne\tf 👩‍👧"


def test_what_can_be_printed_can_be_written_sign_by_sign():
    for code in range(0x1_0000):
        sign = chr(code)
        unwritable = _UNWRITABLE.search(sign) is not None
        expected = "" if unwritable else "\n" if _LINE_ENDS.search(sign) else sign
        assert writable(f"a\xa0{sign}") == f"a\xa0{expected}"
