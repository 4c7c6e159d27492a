"""The place « Registre », standing alone: what is missing and where it leads, binding, what is out of date, charts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from syndic_desktop.actions.acts import sign
from syndic_desktop.documents import pdf
from syndic_desktop.documents.binding import ORDERS_CODE
from syndic_desktop.domain.registers import Lack
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.phases import Phase
from syndic_desktop.queries.registers import MissingRow
from syndic_desktop.store import Store
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.places import PlaceName, Spot
from syndic_desktop.ui.screens.registers.places import RegistersPlace
from syndic_desktop.ui.screens.registers.questions import questions_on
from syndic_desktop.ui.screens.registers.volumes import spot_of
from tests.actions.held_acts import acts_of, session_of, unsigned
from tests.documents.papers import TEMPLATES
from tests.exchange.scdl_rules import faults
from tests.ui.standing import press, standing, write

from PySide6.QtWidgets import QApplication, QLabel  # isort: skip  # after ui, which keeps None alive

TODAY = date(2026, 11, 20)


@dataclass
class Bench:
    store: Store
    desk: Desk
    place: RegistersPlace
    folder: Path
    asked: list[Spot] = field(default_factory=list)


@pytest.fixture
def bench(qtbot, theme, tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "office", lambda: None)
    folder = tmp_path / "volumes"
    with unsigned(tmp_path / "a.syndic") as store:
        desk, background = Desk(store), Background()
        shown: list[Path] = []
        questions = questions_on(store, lambda: TODAY, TEMPLATES, lambda: folder, shown.append, background)
        with standing(qtbot, partial(RegistersPlace, desk, theme, questions)) as place:
            made = Bench(store, desk, place, folder)
            place.asked.connect(made.asked.append)
            yield made
            place.close_place()
            background.close()


def test_what_is_missing_is_counted_and_leads_to_its_act(bench):
    page = bench.place.register

    assert [row.number for row in page.table.lines] == [f"CS2026/{rank}" for rank in range(19, 28)]
    assert "9\u00a0actes à signer" in page.lacking.text()
    assert page.missing.hasFocus()
    unsigned = next(line for line in page.missing.lines if line.row.lack is Lack.SIGNATURE)
    page.missing.choose(unsigned)
    press("Return")

    first = acts_of(bench.store)[0].item
    assert bench.asked == [Spot(PlaceName.SESSIONS, session_of(bench.store), Phase.ACTS, first)]


def test_the_register_of_orders_is_shown_by_month_and_leads_to_the_decision(bench, qtbot):
    page = bench.place.register
    page.choice.reset((ORDERS_CODE, 2026))
    page.refresh()

    assert page.summary.startswith(f"8{NB}actes")
    assert page.table.lines_model.rows[0] == "Mars 2026"
    page.table.choose(page.table.lines[0])
    page.table.setFocus()
    press("Return")
    assert bench.asked == [Spot(PlaceName.DECISIONS, decision=page.table.lines[0].decision)]

    page.missing.choose(page.missing.lines[0])
    press("Ctrl+R")
    qtbot.waitUntil(lambda: [each.name for each in bench.folder.glob("*")] == ["arretes-2026.docx"], timeout=20_000)
    qtbot.waitUntil(lambda: "à jour" in page.state.text(), timeout=20_000)


@pytest.mark.parametrize(
    ("lack", "phase"),
    [(Lack.SIGNATURE, Phase.ACTS), (Lack.VOTE, Phase.SITTING), (Lack.MINUTES, Phase.MINUTES), (Lack.GAP, None)],
)
def test_each_lack_leads_to_the_step_that_mends_it(lack, phase):
    spot = spot_of(MissingRow(lack, "…", 0 if phase is None else 7, 3))

    assert spot.phase is phase


def test_one_key_ranks_by_subject_and_back(bench):
    page = bench.place.register
    by_date = [row.number for row in page.table.lines]

    press("Ctrl+M")
    themes = [row for row in page.table.lines_model.rows if isinstance(row, str)]
    assert len(themes) == len(set(themes)) > 1
    assert sorted(row.number for row in page.table.lines) == sorted(by_date)

    press("Ctrl+M")
    assert [row.number for row in page.table.lines] == by_date


def test_binding_writes_records_and_says_what_to_do_without_libreoffice(bench, qtbot):
    page, line = bench.place.register, bench.place.line
    assert page.state.text() == "Jamais relié"

    press("Ctrl+R")
    qtbot.waitUntil(lambda: not line.busy and bool(line.outcome.sentence), timeout=20_000)

    assert [each.name for each in bench.folder.iterdir()] == ["registre-cs-2026.docx"]
    assert "répondez Oui" in line.outcome.sentence
    assert "installez LibreOffice" in line.outcome.sentence
    press("Escape")
    assert not line.outcome.isVisible()
    assert page.missing.hasFocus()
    qtbot.waitUntil(lambda: "à jour" in page.state.text(), timeout=20_000)

    bench.desk.run(sign, [acts_of(bench.store)[0]], TODAY)  # says nothing on the paper of the register
    with bench.store.writing("changer") as writer:
        session = writer.session(session_of(bench.store))
        writer.save_heading(session_of(bench.store), replace(session, place="Ailleurs"))
    page.refresh()
    qtbot.waitUntil(lambda: "périmé" in page.state.text(), timeout=20_000)


def test_in_a_small_window_the_objects_keep_the_widest_column(bench, qtbot):
    place = bench.place
    place.window().resize(844, 618)
    table = place.register.table
    qtbot.waitUntil(lambda: place.width() == 844)

    widths = [table.columnWidth(column) for column in range(4) if not table.isColumnHidden(column)]

    assert widths[1] == max(widths)
    assert widths[1] > 200


def test_binding_that_is_cancelled_writes_nothing(bench, qtbot):
    line = bench.place.line

    press("Ctrl+R", "Escape")
    qtbot.waitUntil(lambda: not line.busy, timeout=20_000)

    assert "annulé" in line.outcome.sentence
    assert not bench.folder.exists()


def test_the_report_is_shown_as_bars_told_in_words_and_written(bench, qtbot):
    press("Ctrl+PgDown")
    page = bench.place.report
    qtbot.waitUntil(lambda: page.counted is not None, timeout=20_000)

    told = page.counted.report
    chart = page.charts["Présence par délégué titulaire"]
    assert len(chart.bars) == len(told.delegates)
    assert chart.accessibleDescription().startswith(f"{told.delegates[0].name} : ")
    notes = [label.text() for label in chart.parentWidget().findChildren(QLabel)]
    assert any("par son titulaire ou par un suppléant" in note for note in notes)
    assert told.summary == page.summary.text()

    press("Ctrl+R")
    qtbot.waitUntil(lambda: "à jour" in page.state.text(), timeout=20_000)
    assert {each.suffix for each in bench.folder.iterdir()} == {".docx", ".xlsx"}


def test_the_open_data_of_a_free_period_are_written_in_place(bench, qtbot):
    bench.folder.mkdir()
    line = bench.place.period
    press("Ctrl+Shift+U")
    assert (line.since.value, line.until.value) == (date(2026, 1, 1), date(2026, 12, 31))

    write("01/09/2026")
    press("Return")

    qtbot.waitUntil(line.folder_button.isVisible)
    path = bench.folder / "deliberations-du-2026-09-01-au-2026-12-31.csv"
    assert faults(path.read_bytes()) == []
    assert f"9{NB}délibérations dans" in line.told.text()
    line.since.focus()
    write("01/01/2027")
    press("Return")
    qtbot.waitUntil(lambda: "finit avant de commencer" in line.told.text())
    press("Escape")
    assert not line.isVisible()
    assert bench.place.isAncestorOf(QApplication.focusWidget())
