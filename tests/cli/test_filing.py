"""`deposer` and `donnees-ouvertes`, as a shell sees them."""

from __future__ import annotations

from tests.cli.test_commands import COMPLETE, base, run  # noqa: F401
from tests.exchange.scdl_rules import faults


def test_the_open_data_of_a_session_is_valid_and_what_it_cannot_say_is_noted(run, base, tmp_path):  # noqa: F811
    code, out, err = run("donnees-ouvertes", base, "--seance", COMPLETE, "--vers", tmp_path / "d.csv")

    assert (code, out.strip()) == (0, str(tmp_path / "d.csv"))
    assert faults((tmp_path / "d.csv").read_bytes()) == []
    assert "À noter : Délibération" in err


def test_a_year_and_a_session_are_not_asked_together(run, base, tmp_path):  # noqa: F811
    asked = ("donnees-ouvertes", base, "--vers", tmp_path / "d.csv", "--annee")

    assert run(*asked, "2026")[0] == 0
    assert run(*asked, "0")[0] == 1
    code, _, err = run(*asked, "2026", "--seance", COMPLETE)
    assert code == 2
    assert "ne va pas avec" in err


def test_a_session_whose_acts_are_all_sent_has_nothing_to_file(run, base, tmp_path):  # noqa: F811
    code, out, err = run("deposer", base, "--seance", COMPLETE, "--vers", tmp_path / "envoi")

    assert code == 1
    assert out == ""
    assert err.count("\n") >= 1
    assert not (tmp_path / "envoi").exists()
