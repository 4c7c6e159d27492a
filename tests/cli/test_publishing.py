"""`exporter --publique`: what is published of a session, alone, without what is private."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from syndic_desktop.actions.decisions import add_decisions
from syndic_desktop.actions.scans import mark_private
from syndic_desktop.cli import Tools, main
from syndic_desktop.documents import pdf
from syndic_desktop.domain.decisions import Decision, DecisionKind
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


def test_the_decisions_of_a_year_are_written_whole_and_public(tmp_path, capsys, monkeypatch):
    base = tmp_path / "a.syndic"
    order = Decision(DecisionKind.ORDER, "AR7", "Congé de Zoé KADAVRE", date(2025, 3, 4), private=("Zoé KADAVRE",))
    with unsigned(base) as store:
        add_decisions(store, (order, replace(order, number="AR8", subject="Régie", day=date(2024, 3, 4))))

    def left(*said):
        return main(["exporter", str(base), *said, "--vers", str(tmp_path)], TOOLS)

    assert left("--decisions", "2025") == 0
    made = {path.relative_to(tmp_path).as_posix(): words(path.read_bytes()) for path in tmp_path.rglob("*.docx")}
    assert sorted(made) == ["decisions/arrete-AR7-2025-03-04.docx", "decisions/publics/arrete-AR7-2025-03-04.docx"]
    assert ["KADAVRE" in made[path] for path in sorted(made)] == [True, False]
    assert "arrete-AR7" in capsys.readouterr().out

    assert left("--decisions") == 0
    assert (tmp_path / "decisions" / "arrete-AR8-2024-03-04.docx").is_file()
    (noted,) = capsys.readouterr().err.splitlines()  # what it wrote the first time is its own to write over
    assert "Personne n’est désigné pour signer" in noted

    assert left("--decisions", "1999") == 1
    assert "en 1999" in capsys.readouterr().err
    assert left("--decisions", "--publique") == 1
    with pytest.raises(SystemExit):
        left()
    assert "il faut l’un de --seance --decisions." in capsys.readouterr().err
    monkeypatch.setattr(pdf, "office", lambda: None)
    assert left("--decisions", "--pdf") == 1
