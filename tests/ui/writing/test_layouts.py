"""Pages made again: what is known of the last ones changes nothing in the next."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndic_desktop import bootstrap
from syndic_desktop.documents.sources import Source, source_of
from syndic_desktop.documents.word import templates
from syndic_desktop.domain.texts import Heading, Listing, Paragraph, Run, Table, Text, paragraph, words
from syndic_desktop.exchange import dossiers
from syndic_desktop.queries.printed_pages import ItemPapers
from syndic_desktop.ui.writing.layouts import Layouts
from syndic_desktop.ui.writing.sheaves import LaidOut

SAID = "Le syndicat propose de mettre à disposition une fibre noire pour 36 mois ; "
BLOCKS = (
    paragraph(SAID * 6),
    Paragraph((Run("gras", bold=True), Run(" : 1000 € (20 %)"))),
    Heading("Contexte"),
    Listing((paragraph("un"), Listing((paragraph("un bis"),)), paragraph("deux"))),
    Listing((paragraph("premier"), paragraph("second")), numbered=True),
    Table((("Lot", "Montant"), ("1 & 2", "240 €"), ("3", SAID)), header=True),
)
TEXTS = st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=12).map(tuple)


@pytest.fixture(scope="module")
def source() -> Source:
    read = dossiers.read(bootstrap.paths().example)
    held = next(each for each in read.dossier.sessions if each.held)
    return source_of(read.dossier, held.key, read.files)


def laid_out(source: Source, papers: ItemPapers, layouts: Layouts, text: Text) -> LaidOut:
    item = replace(source.sitting.session.items[3], statement=text)
    return LaidOut(papers.sheet(papers.paper(4, item)), layouts)


@pytest.mark.usefixtures("qapp")
@settings(max_examples=15, deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_pages_made_one_after_the_other_are_those_made_alone(source, typed):
    papers, layouts = ItemPapers(source, bootstrap.paths().templates), Layouts()
    for text in typed:
        again = laid_out(source, papers, layouts, text)
    templates.compile_template.cache_clear()  # what was read of the template is forgotten
    alone = laid_out(source, ItemPapers(source, bootstrap.paths().templates), Layouts(), typed[-1])

    assert again.sheet == alone.sheet
    assert [each.strip for each in again.placed] == [each.strip for each in alone.placed]
    assert again.starts == alone.starts
    assert [*map(again.place_of, range(len(again.sheet.blocks) + 1))] == [
        *map(alone.place_of, range(len(alone.sheet.blocks) + 1))
    ]
    assert again.draw(0, 1.0) == alone.draw(0, 1.0)


@pytest.mark.usefixtures("qapp")
def test_of_a_long_text_only_the_paragraph_that_changed_is_laid_out_again(source):
    papers, layouts = ItemPapers(source, bootstrap.paths().templates), Layouts()
    numbered = tuple(paragraph(f"{number} {SAID}") for number in range(30))
    text = (*numbered, BLOCKS[3], BLOCKS[5], BLOCKS[2])
    before = laid_out(source, papers, layouts, text)
    after = laid_out(source, papers, layouts, (*text[:10], paragraph(f"{words(text[10:11])} et"), *text[11:]))

    known = {id(each) for each in before.placed}
    new = [each for each in after.placed if id(each) not in known]
    assert new
    assert len(new) <= len(after.placed) // 8
