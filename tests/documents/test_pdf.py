"""Conversion to PDF by LibreOffice: complete or untouched, and nothing left running."""

from __future__ import annotations

import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from syndic_desktop.documents import pdf
from syndic_desktop.domain.errors import FileTrouble

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for LibreOffice is a shell script")


@pytest.fixture
def document(tmp_path) -> Path:
    from docx import Document

    path = tmp_path / "délibération n° 1.docx"
    made = Document()
    made.add_paragraph("Le comité syndical, à l’unanimité")
    made.save(str(path))
    return path


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """Install a shell script in the place of LibreOffice."""

    def install(script: str) -> None:
        command = tmp_path / "bin" / "soffice"
        command.parent.mkdir()
        command.write_text(f"#!/bin/sh\n{script}\n")
        command.chmod(command.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setattr(pdf, "office", lambda: command)

    return install


def test_every_document_gets_its_pdf_beside_it(soffice, document):
    other = document.with_name("autre.docx")
    other.write_bytes(document.read_bytes())

    made = pdf.convert([document, other])

    assert made == (document.with_suffix(".pdf"), other.with_suffix(".pdf"))
    assert all(path.read_bytes().startswith(b"%PDF-") for path in made)


def test_a_document_that_cannot_be_converted_is_named_and_the_others_are_there(soffice, document):
    broken = document.with_name("abîmé.docx")
    broken.write_bytes(b"PK\x03\x04")
    broken.with_suffix(".pdf").write_bytes(b"ancien")

    with pytest.raises(FileTrouble, match=r"« abîmé\.docx »"):
        pdf.convert([broken, document])

    assert document.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")
    assert broken.with_suffix(".pdf").read_bytes() == b"ancien"


def test_a_document_that_cannot_be_read_is_named(soffice, document):
    with pytest.raises(FileTrouble, match=r"« absent\.docx »"):
        pdf.convert([document.with_name("absent.docx")])


@needs_posix
def test_many_documents_go_in_batches(stand_in, document, monkeypatch):
    monkeypatch.setattr(pdf, "BATCH", 2)
    stand_in('for path; do case $path in *.docx) printf "%%PDF-1.7\\n%%%%EOF" > "${path%.docx}.pdf";; esac; done')
    many = [document.with_name(f"{rank}.docx") for rank in range(5)]
    for path in many:
        path.write_bytes(document.read_bytes())

    assert pdf.convert(many) == tuple(path.with_suffix(".pdf") for path in many)


def test_without_libreoffice_a_sentence_says_what_to_do(monkeypatch, document):
    monkeypatch.setattr(pdf, "office", lambda: None)

    with pytest.raises(FileTrouble, match="Installez LibreOffice"):
        pdf.convert([document])


def test_nothing_to_convert_starts_nothing(monkeypatch):
    monkeypatch.setattr(pdf, "office", lambda: pytest.fail("LibreOffice was looked for"))

    assert pdf.convert([]) == ()


@needs_posix
def test_a_silent_failure_is_noticed(stand_in, document):
    stand_in("exit 0")

    with pytest.raises(FileTrouble, match="n’a pas su convertir en PDF « délibération n° 1"):
        pdf.convert([document])

    assert not document.with_suffix(".pdf").exists()


@needs_posix
def test_a_truncated_pdf_is_not_accepted(stand_in, document):
    stand_in('for last; do :; done; printf "%%PDF-1.7 rest" > "${last%.docx}.pdf"')

    with pytest.raises(FileTrouble):
        pdf.convert([document])

    assert not document.with_suffix(".pdf").exists()


@needs_posix
def test_cancelling_stops_the_whole_family_of_processes(stand_in, document, tmp_path):
    stand_in(f"sleep 60 & echo $! > {tmp_path}/child; wait")
    child = tmp_path / "child"

    made = pdf.convert([document], cancelled=lambda: child.exists() and child.read_text() != "")

    assert made == ()
    assert not _alive(int(child.read_text()))


@needs_posix
def test_an_answer_that_never_comes_is_given_up(stand_in, document, tmp_path):
    stand_in(f"sleep 60 & echo $! > {tmp_path}/child; wait")

    with pytest.raises(FileTrouble, match="ne répond pas"):
        pdf.convert([document], timeout=0.3)

    assert not _alive(int((tmp_path / "child").read_text()))


@needs_posix
def test_a_pdf_that_cannot_be_written_is_named(stand_in, document):
    stand_in('for last; do :; done; printf "%%PDF-1.7\\n%%%%EOF" > "${last%.docx}.pdf"')
    document.with_suffix(".pdf").mkdir()

    with pytest.raises(FileTrouble, match=r"délibération n° 1\.pdf"):
        pdf.convert([document])

    assert not list(document.parent.glob(".*.tmp"))


def _alive(process: int) -> bool:
    """Whether a process still runs, once the system has had the time to bury it."""
    for _ in range(50):
        state = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False)
        if not state.stdout.strip() or state.stdout.startswith("Z"):
            return False
        time.sleep(0.02)
    return True
