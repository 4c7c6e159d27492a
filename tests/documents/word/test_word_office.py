"""Documents as LibreOffice reads them: everything is there, in order, and lists restart."""

from __future__ import annotations

import subprocess

from docx import Document

from syndic_desktop.documents.word import Column, RecapRow, RecapTable, Template
from syndic_desktop.domain.texts import Heading, Listing, Table, paragraph
from tests.documents.word.makings import saved
from tests.pictures import png

NUMBERED = Listing((paragraph("un"), Listing((paragraph("petit"),), numbered=True), paragraph("deux")), numbered=True)
BLOCKS = (
    paragraph("Il est proposé :"),
    NUMBERED,
    Heading("Ensuite"),
    NUMBERED,
    Table((("Objet", "Montant"), ("Chaises", "1 200,00 €")), header=True),
    RecapTable((Column("Titulaire"), Column("Numéro")), (RecapRow(("ENEDIS", "1")), RecapRow(("ENEDIS", "2"), True))),
    paragraph("Fin."),
)


def test_a_whole_document_reads_in_order_and_lists_restart(soffice, tmp_path):
    document = Document()
    document.add_paragraph("{{ logo }}")
    document.add_paragraph("{{p expose }}")
    made = Template(saved(document), "essai.docx").fill({"expose": BLOCKS}, title="t", images={"logo": png(60, 30)})

    lines = as_text(soffice, made, tmp_path)

    assert [line.strip() for line in lines if line.strip()] == [
        "Il est proposé :", "1. un", "1. petit", "2. deux", "Ensuite", "1. un", "1. petit", "2. deux",
        "Objet", "Montant", "Chaises", "1 200,00 €", "Titulaire", "Numéro", "ENEDIS", "1", "2", "Fin.",
    ]  # fmt: skip


def as_text(soffice, data: bytes, folder) -> list[str]:
    """The words that LibreOffice reads in a document."""
    path = folder / "essai.docx"
    path.write_bytes(data)
    profile = (folder / "profile").as_uri()
    command = [
        str(soffice),
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
    ]
    subprocess.run([*command, "--outdir", str(folder), str(path)], check=True, capture_output=True, timeout=120)
    return path.with_suffix(".txt").read_text(encoding="utf-8-sig").splitlines()
