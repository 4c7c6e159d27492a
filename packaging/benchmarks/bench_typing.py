"""Typing in a statement of sixty pages in the main window, with everything that helps: saving, preview, spelling.

A key is timed from the moment it is due to the end of its paint: what keeps the window busy when it comes is counted,
a save or a page as much as the key before. This is in a window of 1366 x 768 without a screen, at the
step « Ordre du jour » with its agenda, its page and its checks. She types twenty keys, pauses long enough for her text
to be saved and its page to be made, and goes on while it is being made. The reference is a bare QTextEdit of the same
size that holds the same text and gets the same keys at the same pace, in the same run and in turn.

- `typing_p95_ms`: milliseconds, 95th percentile, against one frame (16 ms); the reference is the bare QTextEdit;
- `typing_worst_ms`: the slowest key;
- `typing_after_pause_p95_ms`: the first keys after each pause, while text is being saved and the page made;
- `pausing_ms`: milliseconds to give the text to be saved when she pauses, which a worker then does, median;
- `settling_ms`: the same and saving it for real, as when she leaves the field, median;
- `preview_refresh_ms`: from the last key to the page drawn again, the pause after the key included (200 ms), on the
  text of sixty pages, then of three; `longest_stall_ms`: what a key would have waited meanwhile.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from syndic_desktop import bootstrap  # noqa: E402
from syndic_desktop.actions.imports import import_dossier  # noqa: E402
from syndic_desktop.domain.texts import Heading, Listing, Paragraph, Run, Table, Text, paragraph  # noqa: E402
from syndic_desktop.exchange import dossiers  # noqa: E402
from syndic_desktop.queries.phases import Phase  # noqa: E402
from syndic_desktop.store import create_store  # noqa: E402
from syndic_desktop.ui.application import application  # noqa: E402
from syndic_desktop.ui.memory import Memory  # noqa: E402
from syndic_desktop.ui.places import PlaceName, Spot  # noqa: E402
from syndic_desktop.ui.screens.preparation.step import PreparationStep  # noqa: E402
from syndic_desktop.ui.theme import Scheme, Theme  # noqa: E402
from syndic_desktop.ui.window import MainWindow  # noqa: E402
from syndic_desktop.ui.writing.items import Part  # noqa: E402

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt  # isort: skip  # noqa: E402  # after ui, which keeps None alive
from PySide6.QtGui import QKeyEvent  # isort: skip  # noqa: E402
from PySide6.QtWidgets import QApplication, QTextEdit  # isort: skip  # noqa: E402

FRAME = 16.0
PAGES, ROUNDS, BURSTS, KEYS = 60, 4, 5, 20
EVERY = 30  # milliseconds between two keys: four hundred a minute is a champion's pace… times five
BETWEEN = 700  # milliseconds between two bursts
WORDS = "le syndicat propose de mettre à disposition une fibre noire pour une durée de trente-six mois ; "


def main() -> None:
    """Make the file and the window, then measure."""
    app = application(sys.argv)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "essai.syndic"
        session_id, items = build(path)
        theme = Theme(app, bootstrap.paths().resources, Scheme.LIGHT)
        window = MainWindow(bootstrap.outside(bootstrap.paths(), Memory(Path(folder) / "fenetre.ini")), theme)
        window.resize(1366, 768)
        window.show()
        window.open_store(path)
        window.activateWindow()
        Bench(app, window, session_id, items).run()
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def build(path: Path) -> tuple[int, tuple[int, int]]:
    """The example, with a statement of sixty pages and one of three: the session, both items."""
    with create_store(path, clock=bootstrap.clock, holder="essai") as store:
        reading = dossiers.read(bootstrap.paths().example)
        import_dossier(store, reading.dossier, reading.files)
        with store.writing("essai") as writer:
            session_id = writer.sessions()[0].id
            long, short = (line.id for line in writer.items(session_id)[2:4])
            for item_id, pages in ((long, PAGES), (short, 3)):
                writer.save_item(item_id, replace(writer.item(item_id), statement=statement(pages)))
    return session_id, (long, short)


def statement(pages: int) -> Text:
    """A text of so many printed pages: about 3 000 signs each."""
    line = Paragraph((Run(WORDS * 3), Run("pour 36 mois", bold=True), Run(f" {WORDS * 3}")))
    table = Table((("Lot", "Objet", "Montant"), *[("1", "Fibre noire", "240 €")] * 4), header=True)
    return tuple(
        block
        for page in range(pages)
        for block in (Heading(f"Partie {page + 1}"), *[line] * 4, Listing((paragraph(WORDS),) * 3), table)
    )


class Bench:
    """The item that is written in the window, and a bare editor of the same size."""

    def __init__(self, app: QApplication, window: MainWindow, session_id: int, items: tuple[int, int]) -> None:
        assert window.office is not None
        self._app, self._office, self._items = app, window.office, items
        self._office.go(Spot(PlaceName.SESSIONS, session_id, Phase.AGENDA))
        step = self._office.sessions.workspace.step
        assert isinstance(step, PreparationStep)
        self._step, self._field = step, step.card.editor.statement
        self._bare = QTextEdit()

    def run(self) -> None:
        """Print every line."""
        self._open(self._items[0])
        self._bare.setDocument(self._field.document().clone(self._bare))
        self._bare.resize(self._field.size())
        self._bare.show()
        for field in (self._field, self._bare):
            _put_cursor(field)
        _wait(3_000)  # the dictionary is read, both texts are laid out
        ours, bare = self._typed_in_turn()
        _line("typing_p95_ms", _p95(ours), _p95(bare), f"allowed={FRAME:.1f} pages={PAGES} keys={len(ours)}")
        _line("typing_worst_ms", max(ours), max(bare))
        first = [[taken for rank, taken in enumerate(each) if rank % KEYS < 5] for each in (ours, bare)]
        _line("typing_after_pause_p95_ms", _p95(first[0]), _p95(first[1]), f"allowed={FRAME:.1f}")
        self._measure_settling()
        for item_id, pages in zip(self._items, (PAGES, 3), strict=True):
            self._open(item_id)
            _put_cursor(self._field)
            self._measure_preview(pages)

    def _open(self, item_id: int) -> None:
        self._step.show_item(item_id)
        self._step.show_part(Part.STATEMENT)
        self._wait_for_page()

    def _typed_in_turn(self) -> tuple[list[float], list[float]]:
        ours: list[float] = []
        bare: list[float] = []
        for _ in range(ROUNDS):
            ours += self._typed(self._field)
            bare += self._typed(self._bare)
        return ours, bare

    def _typed(self, field: QTextEdit) -> list[float]:
        """Milliseconds from each key to the end of its paint."""
        field.setFocus()
        painted = Painted()
        field.viewport().installEventFilter(painted)
        taken = []
        due = time.perf_counter()
        for number in range(BURSTS * KEYS):
            letter = WORDS[number % len(WORDS)]
            painted.done = False
            begun = _wait_until(due)
            self._app.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
            while not painted.done and time.perf_counter() < begun + 1:
                self._app.processEvents()
            seen = time.perf_counter()
            taken.append((seen - begun) * 1000)
            due = seen + (EVERY if (number + 1) % KEYS else BETWEEN) / 1000
        field.viewport().removeEventFilter(painted)
        return taken

    def _measure_settling(self) -> None:
        for name, give in (("pausing_ms", self._field.pause), ("settling_ms", self._field.settle)):
            taken = []
            for _ in range(20):
                key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "a")
                self._app.sendEvent(self._field, key)
                taken.append(_timed(give))
                self._office.desk.finish()
            _line(name, statistics.median(taken), FRAME, "reference=one frame")

    def _measure_preview(self, pages: int) -> None:
        taken, slowest = [], []
        for _ in range(6):
            self._app.sendEvent(self._field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "a"))
            begun = time.perf_counter()
            slowest.append(self._wait_for_page())
            taken.append((time.perf_counter() - begun) * 1000)
            while self._field.unsettled:  # its save is not what is measured here
                self._app.processEvents()
        stall = f"pages={pages} longest_stall_ms={max(slowest):.1f}"
        _line("preview_refresh_ms", statistics.median(taken), 300.0, f"reference=allowed {stall}")

    def _wait_for_page(self) -> float:
        """Wait until the page is drawn; the longest time, in milliseconds, that a key would have waited meanwhile."""
        longest = 0.0
        while not self._step.preview.fresh:
            longest = max(longest, _timed(self._app.processEvents))
            time.sleep(0.0005)
        return longest


def _put_cursor(field: QTextEdit) -> None:
    """In the middle of the text, at the end of a paragraph that is no entry of a list."""
    cursor = field.textCursor()
    block = field.document().findBlockByNumber(field.document().blockCount() // 2)
    while len(block.text()) < len(WORDS) or block.textList():
        block = block.next()
    cursor.setPosition(block.position() + block.length() - 1)
    field.setTextCursor(cursor)
    field.ensureCursorVisible()


class Painted(QObject):
    """Tells that a paint is over."""

    done = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- named by Qt
        if event.type() is QEvent.Type.Paint and not self.done:
            event.accept()
            watched.removeEventFilter(self)
            QApplication.sendEvent(watched, event)
            watched.installEventFilter(self)
            self.done = True
            return True
        return False


def _wait_until(due: float) -> float:
    """Let everything else go on until a key is due; since when it waits: earlier than now if the window was busy."""
    while True:
        QApplication.processEvents()
        now = time.perf_counter()
        if now >= due:
            return due
        time.sleep(min(0.001, due - now))
        if (now := time.perf_counter()) >= due:
            return now


def _wait(pause: float) -> None:
    """Let everything else go on, in milliseconds; `QTest.qWait` would keep the worker from working."""
    until = time.perf_counter() + pause / 1000
    while time.perf_counter() < until:
        QApplication.processEvents()
        time.sleep(0.001)


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _p95(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=20)[-1]


def _line(name: str, ours: float, reference: float, more: str = "") -> None:
    print(f"{name} ours={ours:.2f} reference={reference:.2f} ratio={ours / reference:.2f} {more}".rstrip(), flush=True)


if __name__ == "__main__":
    main()
