"""The papers of a session, made for a test, and the words that a .docx holds."""

from __future__ import annotations

import difflib
import io
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from syndic_desktop.documents import folders
from syndic_desktop.documents.contents.presence import Context
from syndic_desktop.documents.sources import Source, source_of
from syndic_desktop.documents.templates import Shelf
from syndic_desktop.domain.sessions import SessionKey
from syndic_desktop.exchange import dossiers

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = ROOT / "templates_docx"
EXAMPLE = ROOT / "resources" / "exemple" / "dossier.json"
GOLDEN = ROOT / "tests" / "golden"
SETS = ("classique", "nominatif", "rapport", "assemblee")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def source(path: Path, key: str) -> Source:
    """The source of one session of a dossier."""
    reading = dossiers.read(path)
    return source_of(reading.dossier, SessionKey.parse(key), reading.files)


def example(key: str = "CS:2026-09-25") -> Source:
    return source(EXAMPLE, key)


def words_of(given: Source, kind: str, *, name: str = "", templates: str = "") -> dict[str, str]:
    """The words of every paper of a kind, by path; in another set of templates when asked."""
    shelf = Shelf(TEMPLATES, templates or given.syndicat.templates)
    chosen = [paper for paper in folders.papers(given) if paper.kind == kind and name in paper.path]
    return {paper.path: words(folders.made(paper, given, shelf)) for paper in chosen}


def the_words(given: Source, kind: str, *, name: str = "", templates: str = "") -> str:
    """The words of the one paper meant."""
    (only,) = words_of(given, kind, name=name, templates=templates).values()
    return only


def context_of(given: Source, kind: str, *, name: str = "") -> Context:
    """What the one paper meant says, before any template."""
    (only,) = [paper for paper in folders.papers(given) if paper.kind == kind and name in paper.path]
    return dict(only.context)


def words(docx: bytes) -> str:
    """Every word of a .docx as it is read: the head of the first page, then the body; a row of a table on one line."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
        head = _first_header(archive, body)
    lines = [line for part in (head, body) if part is not None for line in _lines(part)]
    return "\n".join(lines).replace("\u00a0", " ") + "\n"


def compare(name: str, said: str) -> None:
    """Compare with tests/golden/<name>.txt. SYNDIC_GOLDEN=write accepts what is said: read the diff first."""
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("SYNDIC_GOLDEN") == "write":
        path.write_text(said, encoding="utf-8")
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    difference = difflib.unified_diff(kept.splitlines(), said.splitlines(), "kept", "said", lineterm="")
    assert kept == said, "\n".join(difference)


def _first_header(archive: zipfile.ZipFile, body: ElementTree.Element) -> ElementTree.Element | None:
    kept = [name for name in archive.namelist() if name.startswith("word/header")]
    parts = [ElementTree.fromstring(archive.read(name)) for name in sorted(kept)]
    return next((part for part in parts if part.find(f"{W}tbl") is not None), None)


def _lines(element: ElementTree.Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}p":
            if text := _text(child):
                yield text
        elif child.tag == f"{W}tbl":
            for row in child.findall(f"{W}tr"):
                if row.find(f"{W}tc/{W}tbl") is not None:  # a table in a cell is read where it stands
                    yield from _lines(row)
                    continue
                cells = (" / ".join(filter(None, map(_text, cell.iter(f"{W}p")))) for cell in row.iter(f"{W}tc"))
                yield " | ".join(cells)
        else:
            yield from _lines(child)


def _text(paragraph: ElementTree.Element) -> str:
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    mark = {
        "Puce": "• ",
        "Puce2": "  – ",
        "Numero": "# ",
        "Clause": "– ",
        "ClauseSuivie": "– ",
        "SousClause": "  • ",
        "SousClauseSuivie": "  • ",
    }
    text = "".join(
        piece.text or "" if piece.tag == f"{W}t" else signs.get(piece.tag, "")
        for run in paragraph.iter(f"{W}r")
        for piece in run
    )
    return f"{mark.get(style.get(f'{W}val', ''), '') if style is not None else ''}{text}" if text.strip() else ""
