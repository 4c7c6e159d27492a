"""`controler --papiers`: the files of a session read back, from the shell."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from syndic_desktop.actions.texts import save_part
from syndic_desktop.cli import Tools, main
from syndic_desktop.store import open_store
from tests.actions.held_acts import NOW, acts_of, unsigned

ROOT = Path(__file__).parents[2]
TOOLS = Tools(lambda: datetime(2026, 11, 23, 10, 0), "essai", ROOT / "templates_docx", Path())
KEY = "CS:2026-09-25"


@pytest.fixture
def base(tmp_path):
    path = tmp_path / "a.syndic"
    with unsigned(path):
        pass
    assert main(["exporter", str(path), "--seance", KEY, "--vers", str(tmp_path / "d")], TOOLS) == 0
    return path


def control(base, capsys, *more):
    capsys.readouterr()
    try:
        code = main(["controler", str(base), "--papiers", str(base.parent / "d"), *more], TOOLS)
    except SystemExit as leaving:
        code = leaving.code
    told = capsys.readouterr()
    return code, told.out.replace("\u00a0", " "), told.err


def test_what_was_just_exported_agrees_then_a_change_is_told(base, capsys):
    assert control(base, capsys, "--seance", KEY) == (0, "0 discordance dans 66 fichiers.\n", "")

    with open_store(base, clock=lambda: NOW, holder="essai") as store:
        save_part(store, acts_of(store)[0].item, "recitals", ("la séance du 31 juillet 2026,",))

    code, out, _ = control(base, capsys, "--seance", KEY, "--json")
    told = json.loads(out)
    assert (code, told["fichiers"]) == (0, 66)
    assert {each["fichier"].partition("/")[0] for each in told["discordances"]} == {"extraits", "proces-verbal.docx"}
    assert all("31 juillet 2026" in each["attendu"] for each in told["discordances"])
    assert all(each["endroit"].startswith("paragraphe ") for each in told["discordances"])


def test_a_folder_without_papers_is_refused_and_a_session_must_be_said(base, capsys, tmp_path):
    (tmp_path / "vide").mkdir()

    assert control(base, capsys, "--seance", KEY, "--papiers", str(tmp_path / "vide"))[0] == 1
    assert control(base, capsys)[0] == 2
