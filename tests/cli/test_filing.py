"""`deposer` and `donnees-ouvertes`, as a shell sees them."""

from __future__ import annotations

from datetime import date, datetime

from syndic_desktop.actions.decisions import add_decisions
from syndic_desktop.actions.scans import file_scan
from syndic_desktop.domain.acts import ActRef
from syndic_desktop.domain.decisions import Decision, DecisionKind
from syndic_desktop.store import open_store
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


def test_the_decisions_named_are_filed_and_a_session_is_not_asked_with_them(run, base, tmp_path):  # noqa: F811
    with open_store(base, clock=lambda: datetime(2026, 11, 20), holder="essai") as store:
        order = Decision(DecisionKind.ORDER, "AR-2026-7", "Nomination", date(2026, 11, 3), matter="4.1")
        add_decisions(store, (order,))
        file_scan(store, ActRef(decision=order.key), "a.pdf", b"%PDF-1.7 signed")
    asked = ("deposer", base, "--vers", tmp_path / "envoi", "--decisions")

    code, out, err = run(*asked, "AR-2026-7")

    assert code == 0
    assert "actes.csv" in out
    assert "-AR_2026_7-AR-1-1_1.pdf" in out
    assert "n’est pas signé" in err
    assert run(*asked, "AR-2026-99")[0] == 1
    with open_store(base, clock=lambda: datetime(2026, 11, 20), holder="essai") as store:
        add_decisions(store, (Decision(DecisionKind.ORDER, "AR-2026-8", "Régie", date(2026, 11, 4), matter="7.1"),))
    code, _, err = run(*asked)  # all those that wait: one has no signed paper
    assert code == 1
    assert "classez l’acte signé" in err
    assert run(*asked, "AR-2026-7", "--seance", COMPLETE)[0] == 2
    assert run("deposer", base, "--vers", tmp_path / "envoi")[0] == 2
