"""The shipped templates: made again by their script, and sound on the page once LibreOffice has laid them out."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from syndic_desktop.documents import folders
from syndic_desktop.documents.pdf import convert
from syndic_desktop.documents.templates import Shelf
from tests.documents.papers import ROOT, SETS, TEMPLATES, example


def test_the_script_makes_the_shipped_templates_again(tmp_path):
    subprocess.run([sys.executable, str(ROOT / "packaging" / "templates.py"), str(tmp_path)], check=True, timeout=120)

    shipped = sorted(path.relative_to(TEMPLATES) for path in TEMPLATES.rglob("*.docx"))
    assert shipped == sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.docx"))
    for name in shipped:
        assert parts(TEMPLATES / name) == parts(tmp_path / name), name


@pytest.mark.parametrize("templates", SETS)
def test_no_signature_is_alone_on_its_page(templates, soffice, tmp_path):
    for name, pages in laid_out("extrait", templates, tmp_path).items():
        signed = [page for page in pages if "La Présidente," in page]

        assert len(signed) == 1, name
        assert "Ainsi fait et délibéré" in signed[0], name
        assert f"page {len(pages)} / {len(pages)}" in pages[-1], name


def test_minutes_number_their_pages_and_repeat_the_heads_of_tables(soffice, tmp_path):
    (pages,) = laid_out("proces-verbal", "classique", tmp_path).values()

    assert all(f"page {rank} / {len(pages)}" in page for rank, page in enumerate(pages, start=1))
    assert all("Syndicat mixte numérique du Val d’Ambre" in page for page in pages)
    split = [page for page in pages if "LC2026-" in page]
    assert all("Titulaire" in page for page in split)
    assert "La secrétaire de séance," in pages[-1]


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != "docProps/core.xml"}


def laid_out(kind: str, templates: str, folder: Path) -> dict[str, list[str]]:
    """The words of each page of the example's papers of a kind."""
    given, shelf = example(), Shelf(TEMPLATES, templates)
    paths = []
    for paper in folders.papers(given):
        if paper.kind == kind:
            path = folder / Path(paper.path).name
            path.write_bytes(folders.made(paper, given, shelf))
            paths.append(path)
    return {path.name: pages(path) for path in convert(paths)}


def pages(path: Path) -> list[str]:
    try:
        found = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, timeout=60)
    except FileNotFoundError:
        pytest.skip("pdftotext is absent: pages are not read (install poppler-utils)")
    return [page.replace("\u00a0", " ") for page in found.stdout.decode().split("\f")[:-1]]
