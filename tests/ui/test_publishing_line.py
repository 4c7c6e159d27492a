"""The export of a public version: what looks personal and is not hidden is told first, and once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from syndic_desktop.domain.agenda import Clause
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.screens.exports import ExportLine
from tests.domain.test_checks import GOOD, ITEM
from tests.domain.test_seals import sat


@pytest.fixture
def line(qtbot, theme):
    written: list[str] = []

    def public(*_given: object):
        written.append("publique")
        return ()

    background = Background()
    made = ExportLine(theme, background, lambda *_: (), lambda _: None)
    qtbot.addWidget(made)
    yield made, public, written
    background.close()


def source(said: str) -> Any:
    item = replace(ITEM, operative=(Clause(said),))
    return SimpleNamespace(sitting=sat(replace(GOOD, items=(item,))), recaps={})


def test_what_looks_personal_is_told_before_anything_is_written_and_once(line, qtbot, tmp_path):
    exports, public, written = line
    sheet: Any = SimpleNamespace(id=1, title="Comité", day=date(2026, 9, 25))
    exports.start(sheet, source("Joindre le 06 12 34 56 78."), tmp_path, {}, public, public=True)

    assert written == []
    assert not exports.busy
    assert "« 06 12 34 56 78 »" in exports.outcome.sentence
    assert "Ctrl+Maj+M" in exports.outcome.sentence

    exports.start(sheet, source("Joindre le 06 12 34 56 78."), tmp_path, {}, public, public=True)
    qtbot.waitUntil(lambda: not exports.busy)
    assert written == ["publique"]


def test_other_papers_are_written_without_a_word(line, qtbot, tmp_path):
    exports, _, written = line
    sheet: Any = SimpleNamespace(id=1, title="Comité", day=date(2026, 9, 25))
    exports.start(sheet, source("Joindre le 06 12 34 56 78."), tmp_path, {})

    qtbot.waitUntil(lambda: not exports.busy)
    assert written == []
    assert "Rien n’est encore écrit" not in exports.outcome.sentence
