"""`registre` and `rapport`, as a shell sees them."""

from __future__ import annotations

import pytest

from syndic_desktop.documents import pdf
from syndic_desktop.store import open_store
from tests.cli.test_commands import TOOLS, base, run

__all__ = ["base", "run"]


def recorded(path) -> dict[str, str]:
    with open_store(path, clock=TOOLS.clock, holder="essai") as store, store.reading() as reader:
        return {paper.path: paper.kind for paper in reader.year_papers()}


def test_a_register_is_written_recorded_and_what_is_missing_told(tmp_path, run, base):
    folder = tmp_path / "d"

    code, out, err = run("registre", base, "--instance", "CS", "--annee", 2026, "--vers", folder)

    assert (code, out.split()) == (0, [str(folder / "registre-cs-2026.docx")])
    assert "il manque encore" in err
    assert "ouvrez-le dans Word, qui les compte" in err
    assert recorded(base) == {"registre-cs-2026.docx": "registre CS"}


def test_the_register_of_orders_is_bound_too(tmp_path, run, base):
    folder = tmp_path / "d"

    code, out, err = run("registre", base, "--arretes", "--annee", 2026, "--vers", folder)

    assert (code, out.split()) == (0, [str(folder / "arretes-2026.docx")])
    assert "il manque encore" in err
    assert recorded(base) == {"arretes-2026.docx": "registre :arretes"}
    assert run("registre", base, "--arretes", "--instance", "CS", "--annee", 2026, "--vers", folder)[0] == 2


def test_a_report_is_written_in_word_and_in_excel(tmp_path, run, base):
    folder = tmp_path / "d"

    code, _, err = run("rapport", base, "--annee", 2026, "--vers", folder)

    assert (code, err) == (0, "")
    assert set(recorded(base)) == {each.name for each in folder.iterdir()}
    assert {each.suffix for each in folder.iterdir()} == {".docx", ".xlsx"}


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (("registre", "--instance", "CS", "--annee", "2019"), "aucune séance"),
        (("registre", "--instance", "XX", "--annee", "2026"), "XX"),
        (("registre", "--arretes", "--annee", "2019"), "Aucun arrêté"),
        (("rapport", "--annee", "2019"), "Rien n’a été tenu"),
        (("rapport", "--annee", "2026", "--pdf"), "LibreOffice"),
        (("registre", "--instance", "CS", "--annee", "2026", "--pdf"), "LibreOffice"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(tmp_path, run, base, monkeypatch, asked, why):
    monkeypatch.setattr(pdf, "office", lambda: None)
    command, *options = asked

    code, out, err = run(command, base, *options, "--vers", tmp_path / "d")

    assert (code, out, len(err.strip().splitlines())) == (1, "", 1)
    assert why in err
    assert not (tmp_path / "d").exists()
    assert recorded(base) == {}


@pytest.mark.parametrize("year", ["deux mille", "26", "-2026"])
def test_a_year_that_is_none_is_a_command_misspelt(tmp_path, run, base, year):
    assert run("rapport", base, f"--annee={year}", "--vers", tmp_path / "d")[0] == 2
