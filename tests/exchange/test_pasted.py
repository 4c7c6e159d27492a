"""What is pasted from Word, browsers and spreadsheets: the model comes in, the rest is said, no word is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.domain.texts import Heading, Listing, Paragraph, Run, Table, paragraph, tidied, words
from syndic_desktop.exchange.pasted import html_of, read_html, read_plain, read_rtf
from tests.strategies.basics import blocks, few

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0cm}</style></head>
<body lang=FR><!--StartFragment--><h1>Contexte<o:p></o:p></h1>
<p class=MsoNormal>Le <b style='mso-bidi-font-weight:normal'>syndicat</b>
<span style='font-family:"Arial",sans-serif;color:red'>mixte</span><a style='mso-footnote-id:ftn1' href="#_ftn1"
name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a> <del cite="mailto:x">propose</del><ins>décide</ins>.</p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>puce</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.<span>&nbsp;</span>
</span>sous</p>
<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal><b>Lot</b></p></td><td>Prix</td></tr>
<tr><td>1</td><td>240&nbsp;€</td></tr></table>
<!--[if gte vml 1]><v:shape/><![endif]--><![if !vml]><img src="file:///x.png"><![endif]>
<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p>[1] note</p></div></div>
<!--EndFragment--></body></html>"""


def test_word_comes_in_clean():
    pasted = read_html(WORD)

    assert pasted.text == (
        Heading("Contexte"),
        Paragraph((Run("Le "), Run("syndicat", bold=True), Run(" mixte décide."))),
        Listing((paragraph("puce"), Listing((paragraph("sous"),), numbered=True))),
        Table((("Lot", "Prix"), ("1", "240\u00a0€"))),
    )
    assert re.fullmatch("À savoir.: 1 passage supprimé .*, 1 note de bas de page et 1 image restent .*", *pasted.said)


def test_a_web_page_comes_in_clean():
    pasted = read_html(
        "<div><script>alert(1)</script><h2>Titre</h2><p>Un  texte\n<em>vrai</em> <a href=x>lien</a> m<sup>2</sup></p>"
        "<ul><li>un<ol><li><p>a</p><p>b</p></li></ol><li>deux</ul><span style='display:none'>caché</span>"
        "<p style='font-weight:700;text-decoration:underline'>fort</p></div>"
    )

    assert pasted.said == ()
    assert pasted.text == (
        Heading("Titre"),
        Paragraph((Run("Un texte "), Run("vrai", italic=True), Run(" lien m"), Run("2", superscript=True))),
        Listing((paragraph("un"), Listing((paragraph("a\nb"),), numbered=True), paragraph("deux"))),
        Paragraph((Run("fort", bold=True, underline=True),)),
    )


def test_merged_cells_are_spread_and_inner_tables_are_words():
    pasted = read_html(
        "<table><tr><th>A</th><th colspan=2>B</th></tr><tr><td rowspan=2>1</td><td>2</td>"
        "<td><table><tr><td>x</td><td>y</td></tr></table></td></tr><tr><td>3<td>4</table>"
    )

    assert pasted.text == (Table((("A", "B", ""), ("1", "2", "x | y"), ("", "3", "4")), header=True),)


def test_a_table_that_only_lays_out_is_paragraphs():
    assert read_html("<table><tr><td><p>un</p><ul><li>deux</ul></td></tr></table>").text == (
        paragraph("un"),
        Listing((paragraph("deux"),)),
    )


def test_a_spreadsheet_comes_in_as_a_table():
    assert read_plain('Lot\tPrix\n1\t"240 €\nHT"\n').text == (Table((("Lot", "Prix"), ("1", "240 €\nHT"))),)
    assert read_plain("un\tdeux").text == (paragraph("un\tdeux"),)


def test_typed_bullets_are_a_list_and_lone_dashes_are_not():
    assert read_plain("Sont votés :\n• un\n• deux\n\n– et non").text == (
        paragraph("Sont votés :"),
        Listing((paragraph("un"), paragraph("deux"))),
        paragraph("– et non"),
    )


def test_rtf_gives_its_words():
    data = rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 D\'e9lib\u233?ration\par {\b gras}{\*\x y} \{\}\par}"

    assert read_rtf(data).text == (paragraph("Délibération"), paragraph("gras {}"))


@given(few(blocks(3), 0, 4))
def test_what_is_copied_is_what_is_pasted(text):
    once = read_html(html_of(tidied(text)))

    assert once.text == tidied(text)
    assert once.said == ()


TAGS = (
    "p", "div", "ul", "ol", "li", "table", "tr", "td", "th", "b", "i", "br", "pre", "h2", "thead", "sup",
    'span style="mso-list:Ignore"',
    'p class=MsoListParagraph style="mso-list:l0 level2 lfo1"', "td colspan=3 rowspan=9",
)  # fmt: skip
PIECES = st.one_of(
    st.sampled_from(TAGS).map(lambda tag: f"<{tag}>"),
    st.sampled_from(TAGS).map(lambda tag: f"</{tag.split()[0]}>"),
    st.text("abé 1.\n", max_size=4),
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_no_disorder_of_tags_loses_a_word_or_leaves_an_untidy_text(html):
    pasted = read_html(html)

    assert tidied(pasted.text) == pasted.text
    if "mso-list:Ignore" not in html:
        shown = re.sub(r"<[^>]*>", "", html)
        assert sorted(letters(words(pasted.text))) == sorted(letters(shown))


@given(st.text(st.characters()))
def test_no_characters_stop_a_reader(text):
    for pasted in (
        read_html(text),
        read_html(f"<p>{text}"),
        read_plain(text),
        read_rtf(text.encode("utf-8", "replace")),
    ):
        assert tidied(pasted.text) == pasted.text


def test_two_hundred_thousand_characters_come_in_and_two_million_are_refused():
    assert len(words(read_plain("mot " * 50_000).text)) == 200_000
    assert len(words(read_html("<p>" + "mot " * 50_000).text)) >= 199_999
    for pasted in (read_plain("mot " * 500_000), read_html("<p>" + "mot " * 500_000)):
        assert pasted.text == ()
        assert "million" in pasted.said[0]


def test_a_tree_without_end_falls_back_to_the_words():
    assert read_html("<div>" * 50_000 + "mot", "mot").text == (paragraph("mot"),)
    assert read_html("<p>début</p>" + "<div>" * 50_000 + "fin", "début\nfin").text == (
        paragraph("début"),
        paragraph("fin"),
    )


@pytest.mark.parametrize("words_kept", ["مرحبا بالعالم", "👩‍👩‍👧 fête 🎉", "e\u0301te\u0301"])
def test_other_scripts_and_signs_stay_as_they_are(words_kept):
    assert read_plain(words_kept).text == read_html(f"<p>{words_kept}</p>").text == (paragraph(words_kept),)


def test_bytes_that_are_no_words_are_refused_with_a_sentence():
    pasted = read_plain(bytes(range(256)).decode("latin-1") * 20)

    assert pasted.text == ()
    assert pasted.said[0].endswith(".")


def test_a_stray_control_character_is_cleaned():
    assert read_plain("déli\x02béra\x00tion\ufeff").text == (paragraph("délibération"),)


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
