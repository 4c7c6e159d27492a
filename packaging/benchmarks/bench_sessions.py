"""Opening a session of a hundred items, in the real window of 1366 x 768 without a screen.

Two sessions of a hundred items, each item with a page of text, opened in turn at the step « Ordre du jour ». The
reference shows the same in the barest way, in the same run and in turn: a QListView with the same hundred lines beside
a QTextBrowser with the same page, filled again and painted.

- `open_session_100`: milliseconds until the agenda can be used (painted, with the text of its first item), median;
- `open_session_100_page`: until the page beside is drawn too, which is made meanwhile and stops no key;
- `open_session_100_first`: the first time, when the step is built and its modules are imported, over the same
  reference.
"""

from __future__ import annotations

import html
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from syndic_desktop import bootstrap  # noqa: E402
from syndic_desktop.domain.agenda import Item, ItemKind  # noqa: E402
from syndic_desktop.domain.sessions import Session  # noqa: E402
from syndic_desktop.domain.texts import paragraph  # noqa: E402
from syndic_desktop.exchange import dossiers  # noqa: E402
from syndic_desktop.queries.phases import Phase  # noqa: E402
from syndic_desktop.store import create_store  # noqa: E402
from syndic_desktop.ui.application import application  # noqa: E402
from syndic_desktop.ui.memory import Memory  # noqa: E402
from syndic_desktop.ui.places import PlaceName, Spot  # noqa: E402
from syndic_desktop.ui.screens.preparation.step import PreparationStep  # noqa: E402
from syndic_desktop.ui.theme import Scheme, Theme  # noqa: E402
from syndic_desktop.ui.window import MainWindow  # noqa: E402

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QStringListModel  # isort: skip  # noqa: E402  # after ui, which keeps None alive
from PySide6.QtWidgets import QApplication, QHBoxLayout, QListView, QTextBrowser, QWidget  # isort: skip  # noqa: E402

ITEMS, RUNS = 100, 15
WORDS = "le syndicat propose de mettre à disposition une fibre noire pour une durée de trente-six mois ; "


def main() -> None:
    """Make the file and both windows, then measure."""
    app = application(sys.argv)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cent-points.syndic"
        sessions = build(path)
        theme = Theme(app, bootstrap.paths().resources, Scheme.LIGHT)
        window = MainWindow(bootstrap.outside(bootstrap.paths(), Memory(Path(folder) / "fenetre.ini")), theme)
        window.resize(1366, 768)
        window.show()
        window.open_store(path)
        measure(window, Bare(), sessions)
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def build(path: Path) -> tuple[int, ...]:
    """Two sessions to come of a hundred items; their numbers."""
    dossier = dossiers.read(bootstrap.paths().example).dossier
    model = dossier.sessions[0]
    with create_store(path, clock=bootstrap.clock, holder="bench") as store, store.writing("bench") as writer:
        writer.save_syndicat(dossier.syndicat)
        seats = tuple(replace(seat, since=None, until=None) for seat in dossier.assembly.seats)
        writer.save_assembly(replace(dossier.assembly, seats=seats))
        return tuple(writer.add_session(_session(model, date(2030, month, 10))) for month in (3, 6))


def _session(model: Session, day: date) -> Session:
    items = tuple(
        Item(
            ItemKind.DELIBERATION,
            f"Point {place} : {WORDS[:60]}",
            matter="3.5",
            rapporteur=model.president,
            statement=(paragraph(f"{day} {WORDS * 5}"),) * 6,
        )
        for place in range(1, ITEMS + 1)
    )
    return Session(model.body, day, model.place, model.president, opening=model.opening, items=items)


class Bare(QWidget):
    """A list and a page with nothing around them."""

    def __init__(self) -> None:
        super().__init__()
        self.list, self.page, self.lines = QListView(), QTextBrowser(), QStringListModel()
        self.list.setModel(self.lines)
        row = QHBoxLayout(self)
        row.addWidget(self.list)
        row.addWidget(self.page)
        self.resize(1366, 768)
        self.show()

    def fill(self, lines: list[str], page: str) -> None:
        """Show other lines and another page."""
        self.lines.setStringList(lines)
        self.list.setCurrentIndex(self.lines.index(0))
        self.page.setHtml(page)


class Painted(QObject):
    """Tells that a widget has been painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.done = False
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- named by Qt
        if event.type() is QEvent.Type.Paint:
            self.done = True
        return False


def measure(window: MainWindow, bare: Bare, sessions: tuple[int, ...]) -> None:
    """Open one session then the other, each time followed by the reference."""
    ours: list[float] = []
    pages: list[float] = []
    reference: list[float] = []
    for run in range(RUNS + 2):
        shown, drawn = _opened(window, sessions[run % 2])
        step = window.office.sessions.workspace.step if window.office else None
        assert isinstance(step, PreparationStep)
        assert len(step.agenda.rows) == ITEMS
        lines, page = [row.subject for row in step.agenda.rows], _html(step.preview.page.toPlainText())
        ours.append(shown)
        pages.append(drawn)
        reference.append(_filled(bare, lines, page))
    floor = statistics.median(reference[2:])
    for name, taken in (
        ("open_session_100", statistics.median(ours[2:])),
        ("open_session_100_page", statistics.median(pages[2:])),
        ("open_session_100_first", ours[0]),
    ):
        print(f"{name} ours={taken:.2f} reference={floor:.2f} ratio={taken / floor:.2f}", flush=True)


def _opened(window: MainWindow, session_id: int) -> tuple[float, float]:
    """Milliseconds until the agenda is painted, then until its page is drawn."""
    assert window.office is not None
    sessions = window.office.sessions
    begun = time.perf_counter()
    window.office.go(Spot(PlaceName.SESSIONS, session_id, Phase.AGENDA))
    step = sessions.workspace.step
    assert isinstance(step, PreparationStep)
    painted = [Painted(each) for each in (step.agenda.view.viewport(), step.card.editor.statement.viewport())]
    _until(lambda: all(each.done for each in painted))
    shown = 1000 * (time.perf_counter() - begun)
    _until(lambda: step.preview.fresh)
    return shown, 1000 * (time.perf_counter() - begun)


def _filled(bare: Bare, lines: list[str], page: str) -> float:
    painted = [Painted(each.viewport()) for each in (bare.list, bare.page)]
    begun = time.perf_counter()
    bare.fill(lines, page)
    _until(lambda: all(each.done for each in painted))
    return 1000 * (time.perf_counter() - begun)


def _html(text: str) -> str:
    return "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines())


def _until(done: Callable[[], bool]) -> None:
    limit = time.perf_counter() + 30
    while not done():
        if time.perf_counter() > limit:
            raise SystemExit("nothing was painted for thirty seconds")
        QApplication.processEvents()
        time.sleep(0.0002)  # the worker has its turn


if __name__ == "__main__":
    main()
