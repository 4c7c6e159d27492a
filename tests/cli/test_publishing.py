"""`exporter --publique`: what is published of a session, alone, without what is private."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from syndic_desktop.actions.scans import mark_private
from syndic_desktop.cli import Tools, main
from syndic_desktop.documents import pdf
from tests.actions.held_acts import acts_of, unsigned
from tests.documents.papers import words

ROOT = Path(__file__).parents[2]
TOOLS = Tools(lambda: datetime(2026, 11, 23, 10, 0), "essai", ROOT / "templates_docx", Path())


def test_the_public_version_is_written_alone_without_what_is_private(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "office", lambda: None)
    base = tmp_path / "a.syndic"
    with unsigned(base) as store:
        mark_private(store, acts_of(store)[4].item, ["coopérative Radiovigie"])

    left = main(["exporter", str(base), "--seance", "CS:2026-09-25", "--vers", str(tmp_path), "--publique"], TOOLS)

    made = {path.name: words(path.read_bytes()) for path in (tmp_path / "publics").iterdir()}
    assert left == 0
    assert len(made) == 11  # nine extracts, the list, the minutes
    assert not any("coopérative Radiovigie" in said for said in made.values())
    assert sum("[occulté]" in said for said in made.values()) == 3
    assert not (tmp_path / "extraits").exists()
