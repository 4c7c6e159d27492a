"""The table of decisions, used as a spreadsheet is: filled down, pasted into, ranked, gone through with the arrows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from syndic_desktop.actions.decisions import add_decisions
from syndic_desktop.domain.decisions import Decision, Tax
from tests.ui.standing import press
from tests.ui.test_decisions_place import ORDER, bench

from PySide6.QtWidgets import QApplication  # isort: skip  # after ui, which keeps None alive

__all__ = ["bench"]


def three(bench):
    """Three more purchase orders, the newest first."""
    for rank, supplier in enumerate(("Zinc", "acier", "Bois"), start=3):
        bought = Decision(ORDER, f"LC2026-{rank + 7}", "Divers", date(2026, rank, 1), None, supplier, Decimal(rank))
        add_decisions(bench.store, (bought,))
    bench.place.refresh()


def test_what_the_first_line_says_fills_the_others_that_are_chosen(bench):
    three(bench)
    bench.go("LC2026-02/AB", 2)
    press("Shift+Down", "Shift+Down", "Ctrl+D")

    assert [bench.named(each).supplier for each in bench.numbers[:4]] == ["Mâcon Vidéo"] * 3 + ["Papeterie"]
    bench.desk.undo()
    assert bench.named(bench.numbers[1]).supplier == "Bois"

    bench.go("LC2026-02/AB", 4)
    press("Shift+Down", "Ctrl+D")
    assert (bench.named("LC2026-12").amount, bench.named("LC2026-12").tax) == (Decimal(400), Tax.BEFORE)
    bench.go("LC2026-02/AB", 0)
    press("Shift+Down", "Ctrl+D")
    assert "ne se recopie pas" in bench.place.message.sentence
    assert len(bench.decisions) == 6


def test_a_column_of_cells_is_pasted_downwards_from_the_line(bench):
    three(bench)
    bench.go("LC2026-02/AB", 4)
    QApplication.clipboard().setText("1 234,50 €\r\n85,00 ttc\r\n")
    press("Ctrl+V")
    assert [bench.named(each).amount for each in bench.numbers[:3]] == [Decimal("1234.50"), Decimal(85), Decimal(4)]
    assert bench.named("LC2026-12").tax is Tax.AFTER

    bench.go("LC2026-02/AB", 2)
    QApplication.clipboard().setText("Fonte\n")
    press("Ctrl+V")
    assert [bench.named(each).supplier for each in bench.numbers[:2]] == ["Fonte", "Bois"]

    for text, why in (("1\nbeaucoup", "n’est pas un montant"), ("1\n" * 9, "9 cases pour")):
        bench.go("LC2026-02/AB", 4)
        QApplication.clipboard().setText(text)
        press("Ctrl+V")
        assert why in bench.place.message.sentence
        assert bench.named("LC2026-02/AB").amount == Decimal("1234.50")


def test_lines_are_ranked_by_a_column_then_backwards_then_as_before(bench):
    three(bench)
    before = bench.numbers
    bench.go("LC2026-10", 4)
    press("Shift+F9")
    amounts = [line.decision.amount for line in bench.place.table.model_.lines]
    assert amounts == sorted(amounts)
    assert bench.place.table.current.decision.number == "LC2026-10"

    press("Shift+F9")
    assert [line.decision.amount for line in bench.place.table.model_.lines] == amounts[::-1]
    press("Shift+F9")
    assert bench.numbers == before

    bench.place.table.horizontalHeader().sectionClicked.emit(2)
    suppliers = [line.decision.supplier for line in bench.place.table.model_.lines]
    assert suppliers == ["acier", "Bois", "Mâcon Vidéo", "Papeterie", "Zinc"]


def test_an_arrow_keeps_what_is_typed_and_goes_to_the_next_line(bench):
    three(bench)
    bench.go("LC2026-02/AB", 4)
    press("5", "0", "Down", "6", "0", "Up")

    assert [bench.named(each).amount for each in bench.numbers[:2]] == [Decimal(50), Decimal(60)]
    assert bench.place.table.current.decision.number == "LC2026-02/AB"
    assert not bench.place.table.editing
