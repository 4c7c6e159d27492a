"""What leaves the step « Actes » and what comes back to it, standing alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from syndic_desktop.documents import pdf
from syndic_desktop.domain.acts import Stage
from syndic_desktop.domain.checks.targets import Part
from syndic_desktop.store import Store
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.acts.questions import Beside, step_questions
from syndic_desktop.ui.screens.acts.step import ActsStep
from tests.actions.held_acts import acts_of, session_of, unsigned
from tests.actions.test_receipts import SECOND, receipt
from tests.documents.papers import TEMPLATES
from tests.queries.test_filings import PDF, office
from tests.ui.standing import press, standing

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl  # isort: skip  # after ui, which keeps None alive
from PySide6.QtGui import QDropEvent  # isort: skip

TODAY = date(2026, 11, 20)


@dataclass
class Bench:
    store: Store
    desk: Desk
    step: ActsStep
    folder: Path
    chosen: list[Path] = field(default_factory=list)

    @property
    def said(self) -> str:
        return self.step.sending.told.text()

    @property
    def lines(self) -> list[str]:
        found = self.step.sending.found
        return [found.item(row).text() for row in range(found.count())]

    def receipt(self, place: int):
        with self.store.reading() as reader:
            act = reader.item(acts_of(self.store)[place].item).act
        return act and act.transmission and act.transmission.receipt

    def drop(self, paths, row=None):
        """Drop files on the line of an act, or on the step; what moves over them drops nothing."""
        step, place = self.step, QPointF(2, 2)
        if row is not None:
            place = QPointF(step.table.visualRect(step.table.lines_model.index(row, 0)).center())
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        said = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        on = step.table.viewport() if row is not None else step
        for kind in (QEvent.Type.DragMove, QEvent.Type.Drop):
            event = QDropEvent(place, *said, kind)
            assert step.dropping.eventFilter(on, event)
            assert event.isAccepted()


@pytest.fixture
def bench(qtbot, theme, tmp_path, monkeypatch):
    chosen: list[Path] = []
    monkeypatch.setattr(pdf, "convert", partial(office, _cancelled=None))
    with unsigned(tmp_path / "a.syndic") as store:
        desk, background = Desk(store), Background()
        beside = Beside(
            lambda: TODAY, lambda: chosen, lambda _session: None, TEMPLATES, background, lambda _session: None,
            lambda: tmp_path / "envoi", receipts=lambda: chosen,
        )  # fmt: skip
        with standing(qtbot, partial(ActsStep, desk, theme, step_questions(store, beside))) as step:
            step.show_session(session_of(store))
            step.enter()
            yield Bench(store, desk, step, tmp_path / "envoi", chosen)
            step.close_place()
            background.close()


def written(tmp_path, *arrived):
    for each in arrived:
        (tmp_path / each.name).write_bytes(each.content)
    return [tmp_path / each.name for each in arrived]


def test_all_that_wait_are_prepared_and_what_is_to_be_mended_leads_to_its_field(bench, qtbot):
    asked = []
    bench.step.asked.connect(asked.append)

    press("Shift+E")
    qtbot.waitUntil(lambda: "à corriger" in bench.said, timeout=20_000)

    assert bench.said == "7\u00a0actes prêts dans « transmission 2026-11-20 », 2\u00a0actes à corriger."
    assert (bench.folder / "transmission 2026-11-20" / "actes.csv").is_file()
    place = next(rank for rank, line in enumerate(bench.lines) if "Barème" in line)
    bench.step.sending.found.itemClicked.emit(bench.step.sending.found.item(place))
    assert asked[0].target.part is Part.ANNEXES
    assert asked[0].target.annex == 0


def test_what_was_prepared_is_noted_only_when_she_says_so(bench, qtbot):
    press("E")
    qtbot.waitUntil(bench.step.sending.note_button.isVisible, timeout=20_000)
    assert Stage.TRANSMITTED not in {row.stage for row in bench.step.table.lines}

    bench.step.sending.note_button.click()

    assert [row.number for row in bench.step.table.lines if row.stage is Stage.TRANSMITTED] == ["CS2026/19"]
    assert not bench.step.sending.note_button.isVisible()


def test_what_was_transmitted_already_is_not_offered_again(bench, qtbot):
    press("T", "Shift+Down", "E")
    qtbot.waitUntil(bench.step.sending.note_button.isVisible, timeout=20_000)
    assert bench.step.sending.note_button.text() == "Noter transmis (1)"

    press("T")
    assert not bench.step.sending.note_button.isVisible()


def test_pastell_gets_archives(bench, qtbot):
    bench.step.sending.pastell.setChecked(True)
    press("E")
    qtbot.waitUntil(bench.step.sending.note_button.isVisible, timeout=20_000)

    assert [path.name for path in (bench.folder / "transmission 2026-11-20").iterdir()] == ["CS2026_19.zip"]


def test_receipts_dropped_anywhere_find_their_acts_and_refusals_are_listed(bench, qtbot, tmp_path):
    odd = receipt("099-299099143-20260925-CS2026_99-DE", name="autre.xml")
    paths = written(tmp_path, receipt(name="a.xml"), receipt(SECOND, name="b.xml"), odd)

    bench.drop(paths)
    qtbot.waitUntil(lambda: "repris" in bench.said)

    assert bench.receipt(0) == date(2026, 9, 28)
    assert bench.said == "2\u00a0accusés repris, 1\u00a0refusé."
    assert "autre.xml" in bench.lines[0]
    bench.desk.undo()
    assert bench.receipt(0) is None


def test_a_receipt_dropped_on_another_act_is_refused(bench, qtbot, tmp_path):
    row = next(rank for rank, line in enumerate(bench.step.table.lines_model.rows) if not isinstance(line, str))

    bench.drop(written(tmp_path, receipt(SECOND, name="b.xml")), row)
    qtbot.waitUntil(lambda: "pas de CS2026/19" in bench.said)

    assert bench.receipt(1) is None


def test_a_file_that_is_no_receipt_is_refused_where_one_is_chosen(bench, qtbot, tmp_path):
    (tmp_path / "plan.pdf").write_bytes(PDF)
    bench.chosen.append(tmp_path / "plan.pdf")

    press("R")
    qtbot.waitUntil(lambda: "plan.pdf" in bench.said)

    assert "n’est pas un message lisible" in bench.said


def test_the_open_data_of_the_year_is_written_with_what_it_could_not_say(bench, qtbot):
    bench.step.sending.export(whole_year=True)
    qtbot.waitUntil(lambda: "deliberations-2026.csv" in bench.said)

    assert (bench.folder / "deliberations-2026.csv").read_bytes().startswith(b"COLL_NOM,")
    assert any("laissé vide" in line for line in bench.lines)
