"""A Word report becomes a text of ours; what it cannot hold is said, and a hostile file is refused with a sentence."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from syndic_desktop.documents.word.reports import RefusedReport, read_report
from syndic_desktop.domain.texts import Heading, Listing, Paragraph, Run, Table, paragraph, tidied
from tests.documents.word.makings import parts, saved

PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde"
    + struct.pack(">I", 12) + b"IDAT" + zlib.compress(b"\0\0\0\0") + b"\0\0\0\0" + b"\0\0\0\0IEND\xaeB`\x82"
)  # fmt: skip


def zipped(content: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_everything_our_texts_can_hold_comes_in():
    document = Document()
    document.add_heading("Contexte", 1)
    line = document.add_paragraph("Le ")
    line.add_run("syndicat").bold = True
    line.add_run(" propose").italic = True
    line.add_run(" au 1")
    line.add_run("er").font.superscript = True
    line.add_run(" octobre").underline = True
    for words, style in (("puce", "List Bullet"), ("sous", "List Bullet 2"), ("un", "List Number")):
        document.add_paragraph(words, style)
    table = document.add_table(2, 2)
    for cell, words in zip((*table.rows[0].cells, *table.rows[1].cells), ("Lot", "Prix", "1", "240 €"), strict=True):
        cell.text = words
    document.add_paragraph("Fin.")

    report = read_report(saved(document))

    assert report.said == ""
    assert report.text == (
        Heading("Contexte"),
        Paragraph((
            Run("Le "), Run("syndicat", bold=True), Run(" propose", italic=True), Run(" au 1"),
            Run("er", superscript=True), Run(" octobre", underline=True),
        )),
        Listing((paragraph("puce"),)),
        Listing((paragraph("sous"),)),
        Listing((paragraph("un"),), numbered=True),
        Table((("Lot", "Prix"), ("1", "240 €"))),
        paragraph("Fin."),
    )  # fmt: skip


def test_a_superscript_of_libreoffice_is_one():
    document = Document()
    raised = document.add_paragraph("le 1").add_run("er")
    raised._r.get_or_add_rPr().append(parse_xml(f'<w:position {nsdecls("w")} w:val="8"/>'))
    raised._r.get_or_add_rPr().append(parse_xml(f'<w:sz {nsdecls("w")} w:val="16"/>'))

    assert read_report(saved(document)).text == (Paragraph((Run("le 1"), Run("er", superscript=True))),)


def test_levels_of_a_list_nest():
    document = Document()
    for words, level in (("un", 0), ("a", 1), ("b", 1), ("deux", 0)):
        line = document.add_paragraph(words)
        line._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="5"/></w:numPr>')
        )

    (listing,) = read_report(saved(document)).text

    assert listing.entries == (
        paragraph("un"),
        Listing((paragraph("a"), paragraph("b")), numbered=listing.entries[1].numbered),
        paragraph("deux"),
    )


def test_merged_cells_are_spread_and_tables_in_cells_are_words():
    document = Document()
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "A"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "B"
    table.cell(1, 1).text = "1"
    table.cell(1, 2).add_table(1, 1).cell(0, 0).text = "dedans"

    assert read_report(saved(document)).text == (Table((("A", "B", ""), ("", "1", "dedans"))),)


def test_what_stays_out_is_counted_and_deleted_words_do_not_come_back():
    document = Document()
    line = document.add_paragraph("Texte")
    line.add_run().add_picture(io.BytesIO(PIXEL))
    line.add_run()._r.append(OxmlElement("w:footnoteReference"))
    line._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>ôté</w:delText></w:r></w:del>"))
    line._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>, ajouté</w:t></w:r></w:ins>"))

    report = read_report(saved(document))

    assert report.text == (paragraph("Texte, ajouté"),)
    assert report.said.replace("\u00a0", " ") == (
        "À savoir : 1 passage supprimé en suivi des modifications, 1 note de bas de page et 1 image "
        "restent dans le rapport."
    )


def word(**changed: bytes) -> bytes:
    document = Document()
    document.add_paragraph("Texte")
    return zipped({**parts(saved(document)), **changed})


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "entier"),
        (b"PK\x03\x04 rien", "entier"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "mot de passe"),
        (zipped({"a.txt": b"bonjour"}), "entier"),
        (zipped({"word/document.xml": b"0" * 90_000_000}), "démesuré"),
        (zipped({"../evil.xml": b"<a/>"}), "suspect"),
        (
            word(**{"word/document.xml": b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'}),
            "déclarations",
        ),
        (word(**{"word/document.xml": b"<pas du xml"}), "entier"),
        (saved(Document()), "aucun texte"),
    ],
)
def test_a_file_that_is_no_report_is_refused_with_a_sentence(data, why):
    with pytest.raises(RefusedReport) as refused:
        read_report(data)

    assert why in str(refused.value)
    assert str(refused.value).startswith("Ce rapport n’a pas été importé : ")
    assert str(refused.value).endswith(".")


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 2000))
def test_a_damaged_file_is_read_or_refused(noise, place):
    data = bytearray(word())
    data[place : place + len(noise)] = noise
    try:
        report = read_report(bytes(data))
    except RefusedReport:
        return
    assert tidied(report.text) == report.text != ()
