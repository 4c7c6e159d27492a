"""The pages of a PDF, counted in its bytes."""

from __future__ import annotations

import subprocess
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.exchange.pdf_pages import page_count


def plain(count: int) -> bytes:
    return (
        b"%%PDF-1.4\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n"
        b"2 0 obj\n<</Type /Pages /Kids [3 0 R] /Count %d>>\nendobj\n"
        b"3 0 obj\n<</Type /Pages /Parent 2 0 R /Count 1 /Kids [4 0 R]>>\nendobj\n%%%%EOF" % count
    )


def packed(count: int) -> bytes:
    objects = b"<</Type/Pages/Kids[9 0 R]/Count %d>> <</Type/Pages/Parent 2 0 R/Count 2>>" % count
    head = b"2 0 3 %d " % objects.index(b" <<")
    stream = zlib.compress(head + objects)
    first = len(head)
    return (
        b"%%PDF-1.5\n7 0 obj\n<</Type/ObjStm/N 2/First %d/Length %d/Filter/FlateDecode>>stream\n"
        % (
            first,
            len(stream),
        )
        + stream
        + b"\nendstream\nendobj\n%%EOF"
    )


@pytest.mark.parametrize("made", [plain, packed])
def test_the_root_of_the_tree_tells(made):
    assert page_count(made(12)) == 12


def test_the_last_revision_is_the_one_that_counts():
    assert page_count(plain(3) + b"\n2 0 obj\n<</Type/Pages/Kids[]/Count 5>>\nendobj\n%%EOF") == 5


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7 \x00\xff", packed(3)[:90]])
def test_what_does_not_say_has_no_number(content):
    assert page_count(content) is None


@given(st.binary(max_size=300))
def test_any_bytes_are_read_without_trouble(content):
    page_count(b"%PDF-1.4\n" + content)


def test_a_paper_of_libreoffice_is_counted(soffice: Path, tmp_path: Path):
    (tmp_path / "a.txt").write_text("\f".join(["page"] * 1) + "\nligne" * 400, encoding="utf-8")
    subprocess.run(
        [soffice, "--headless", f"-env:UserInstallation=file://{tmp_path}/lo", "--convert-to", "pdf", "a.txt"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    counted = page_count((tmp_path / "a.pdf").read_bytes())

    assert counted is not None
    assert counted > 4
