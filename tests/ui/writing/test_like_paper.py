"""The live page ends where the paper does: both are counted, on the example, against LibreOffice."""

from __future__ import annotations

from pathlib import Path

import pytest

from syndic_desktop import bootstrap
from syndic_desktop.documents.pdf import convert
from syndic_desktop.documents.sources import source_of
from syndic_desktop.exchange import dossiers
from syndic_desktop.queries.printed_pages import ItemPapers
from syndic_desktop.ui.writing.layouts import Layouts
from syndic_desktop.ui.writing.sheaves import LaidOut, Printed


@pytest.mark.usefixtures("soffice", "qapp")
def test_the_example_has_as_many_pages_on_the_screen_as_on_the_paper(tmp_path: Path):
    read = dossiers.read(bootstrap.paths().example)
    source = source_of(read.dossier, next(each for each in read.dossier.sessions if each.held).key, read.files)
    papers, layouts = ItemPapers(source, bootstrap.paths().templates), Layouts()
    paths, ours = [], []
    for position, item in enumerate(source.sitting.session.items, start=1):
        paper = papers.paper(position, item)
        paths.append(tmp_path / f"{position}.docx")
        paths[-1].write_bytes(papers.document(paper))
        ours.append(LaidOut(papers.sheet(paper), layouts).count)

    theirs = [Printed(path.read_bytes()).count for path in convert(paths)]

    different = sum(one != other for one, other in zip(ours, theirs, strict=True))
    assert max(ours) >= 3
    assert different <= 1, f"à l’écran {ours}, sur le papier {theirs}"


@pytest.mark.usefixtures("qapp")
def test_a_page_is_drawn_as_large_as_it_is_asked():
    read = dossiers.read(bootstrap.paths().example)
    source = source_of(read.dossier, read.dossier.sessions[0].key, read.files)
    papers = ItemPapers(source, bootstrap.paths().templates)
    laid = LaidOut(papers.sheet(papers.paper(2, source.sitting.session.items[1])), Layouts())

    images = [laid.draw(page, 0.8) for page in range(laid.count)]

    assert {(image.width(), image.height()) for image in images} == {(round(595.3 * 0.8), round(841.9 * 0.8))}
    heads = [tuple(image.pixel(x, 30) for x in range(50, 400)) for image in images]
    assert heads[0] != heads[1], "la première page a son en-tête à elle"
