"""The shipped templates: made again by their script, and sound on the page once LibreOffice has laid them out."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from syndic_desktop.documents import folders
from syndic_desktop.documents.pdf import convert
from syndic_desktop.documents.sources import Source
from syndic_desktop.documents.templates import Shelf
from syndic_desktop.domain.attendance import Presence, Stance, State
from tests.documents.papers import ROOT, SETS, TEMPLATES, example
from tests.documents.sessions import ASSEMBLY, HERE, ITEM, SEATS, session, source

AWAY = Stance(State.ABSENT)


def test_the_script_makes_the_shipped_templates_again(tmp_path):
    subprocess.run([sys.executable, str(ROOT / "packaging" / "templates.py"), str(tmp_path)], check=True, timeout=120)

    shipped = sorted(path.relative_to(TEMPLATES) for path in TEMPLATES.rglob("*.docx"))
    assert shipped == sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.docx"))
    for name in shipped:
        assert parts(TEMPLATES / name) == parts(tmp_path / name), name


@pytest.fixture(scope="module")
def laid_out(soffice, tmp_path_factory):
    """Of each group of documents looked at here, by name, the words of each page: LibreOffice begins once for all."""
    folder, paths = tmp_path_factory.mktemp("pages"), {}
    for group, documents in groups().items():
        assert documents, group
        (folder / group).mkdir()
        for name, data in documents.items():
            path = paths[group, name] = folder / group / f"{name}.docx"
            path.write_bytes(data)
    found = {group: {} for group, _ in paths}
    for (group, name), made in zip(paths, convert(list(paths.values())), strict=True):
        found[group][name] = pages(made)
    return found


def groups():
    """The documents looked at here, by group and by name."""
    given = example()
    return {
        **{f"extrait-{each}": made("extrait", given, each) for each in SETS},
        "proces-verbal": made("proces-verbal", given),
        "convocation": {name: data for name, data in made("convocation", given).items() if name.startswith("01-")},
        "dix-huit": made("feuille-de-presence", eighteen()),
        "signes": records_lower_and_lower(),
        "titres": extracts_lower_and_lower(given),
    }


@pytest.mark.parametrize("templates", SETS)
def test_no_signature_is_alone_on_its_page(templates, laid_out):
    for name, pages in laid_out[f"extrait-{templates}"].items():
        signed = [page for page in pages if "La Présidente," in page]

        assert len(signed) == 1, name
        assert "Ainsi fait et délibéré" in signed[0], name
        assert "certifie sous sa responsabilité" in signed[0], name
        assert all(len(page.split()) > 40 for page in pages), name
        assert f"page {len(pages)} / {len(pages)}" in pages[-1], name


def test_minutes_number_their_pages_and_repeat_the_heads_of_tables(laid_out):
    (pages,) = laid_out["proces-verbal"].values()

    assert all(f"page {rank} / {len(pages)}" in page for rank, page in enumerate(pages, start=1))
    assert all("Syndicat mixte numérique du Val d’Ambre" in page for page in pages)
    split = [page for page in pages if "LC2026-" in page]
    assert all("Titulaire" in page for page in split)
    assert "La secrétaire de séance," in pages[-1]
    feet = [[line for line in page.splitlines() if line.strip()][-2] for page in pages]
    assert not [foot for foot in feet if "Rapporteur :" in foot or "À l’examen de ce point" in foot]


def test_who_signs_a_record_signs_what_it_says(laid_out):
    """Wherever the page ends, the last sentence and the signatures share it."""
    for name, pages in laid_out["signes"].items():
        (signed,) = [page for page in pages if "secrétaire de séance," in page]
        assert "quorum" in signed, name


def records_lower_and_lower():
    given = source(session(ITEM, attendance=tuple(Presence(seat.code, AWAY) for seat in SEATS)))
    data = {kind: made(kind, given) for kind in ("feuille-de-presence", "proces-verbal-de-carence")}
    return {
        f"{name}-{points}": at_height(each, points)
        for papers in data.values()
        for name, each in papers.items()
        for points in range(60, 420, 24)
    }


def test_no_title_is_alone_at_the_foot_of_a_page(laid_out):
    for name, pages in laid_out["titres"].items():
        for page in pages:
            *_, last, _foot = [line for line in page.splitlines() if line.strip()]
            assert "Rapporteur :" not in last, name


def extracts_lower_and_lower(given):
    (paper,) = [paper for paper in folders.papers(given) if "CS2026-23" in paper.path]
    data = {each: folders.made(paper, given, Shelf(TEMPLATES, each)) for each in ("classique", "assemblee")}
    return {f"{name}-{points}": at_height(each, points) for name, each in data.items() for points in range(20, 140, 12)}


def test_the_coupon_goes_with_the_end_of_the_letter(laid_out):
    for name, pages in laid_out["convocation"].items():
        with_coupon = [page for page in pages if "Coupon-réponse" in page]

        assert len(with_coupon) == 1, name
        assert "considération distinguée" in with_coupon[0], name
        assert "donne pouvoir" in with_coupon[0], name


def eighteen():
    seats = tuple(replace(seat, code=f"{seat.code}{turn}") for turn in range(3) for seat in SEATS)
    bodies = tuple(replace(body, seats=tuple(seat.code for seat in seats)) for body in ASSEMBLY.bodies)
    members = tuple(replace(member, name="Communes") if member.code == "c" else member for member in ASSEMBLY.members)
    attendance = tuple(Presence(seat.code, HERE) for seat in seats)
    return source(session(ITEM, attendance=attendance), replace(ASSEMBLY, members=members, seats=seats, bodies=bodies))


def test_eighteen_members_sign_on_one_page(laid_out):
    (pages,) = laid_out["dix-huit"].values()

    assert len(pages) == 1
    assert "La Présidente," in pages[0]


def test_words_around_the_fields_never_part_from_their_signs():
    for path in TEMPLATES.rglob("*.docx"):
        written = parts(path)["word/document.xml"].decode()
        words = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", " ".join(re.findall(r"<w:t[^>]*>([^<]*)<", written)))
        assert not re.search(r"\w [:;!?»]|« ", words), path.name


def at_height(data: bytes, points: int) -> bytes:
    """The same document begun this much lower on its first page."""
    lower = io.BytesIO()
    blank = f'<w:p><w:pPr><w:spacing w:line="{20 * points}" w:lineRule="exact"/></w:pPr></w:p>'
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(lower, "w") as made:
        for inside in given.namelist():
            part = given.read(inside)
            if inside == "word/document.xml":
                part = part.replace(b"<w:body>", b"<w:body>" + blank.encode(), 1)
            made.writestr(inside, part)
    return lower.getvalue()


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != "docProps/core.xml"}


def made(kind: str, given: Source, templates: str = "classique") -> dict[str, bytes]:
    """The papers of a kind, by name."""
    shelf, chosen = Shelf(TEMPLATES, templates), [paper for paper in folders.papers(given) if paper.kind == kind]
    assert chosen, kind
    return {Path(paper.path).stem: folders.made(paper, given, shelf) for paper in chosen}


def pages(path: Path) -> list[str]:
    try:
        found = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, timeout=60)
    except FileNotFoundError:
        pytest.skip("pdftotext is absent: pages are not read (install poppler-utils)")
    return [page.replace("\u00a0", " ") for page in found.stdout.decode().split("\f")[:-1]]
