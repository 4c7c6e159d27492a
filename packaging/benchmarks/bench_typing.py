"""Typing in a statement of sixty pages, with everything that helps: saving, preview, spelling, typography.

A key is timed from its event to the end of the paint that shows it, in a window of 1366 x 768 without a screen. Both
sides have the same content and get the same keys in the same run, in turn; the reference is a bare QTextEdit.

- `typing_p95_ms`: milliseconds, 95th percentile, against one frame (16.7 ms); the reference is the bare QTextEdit;
- `typing_worst_ms`: the slowest key;
- `typing_with_saving_p95_ms`: while each pause is saved to a real file by the real action, and the preview follows;
- `settling_ms`: milliseconds to give the text to be saved after one key, median;
- `preview_refresh_ms`: from the last key to the page drawn again, the pause after the key included (200 ms), on the
  text of sixty pages, then of three.
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
from syndic_desktop.actions.texts import save_part  # noqa: E402
from syndic_desktop.domain.texts import Heading, Listing, Paragraph, Run, Table, Text, paragraph  # noqa: E402
from syndic_desktop.exchange import dossiers  # noqa: E402
from syndic_desktop.queries.papers import paper_source  # noqa: E402
from syndic_desktop.store import Store, create_store  # noqa: E402
from syndic_desktop.ui.background import Background  # noqa: E402
from syndic_desktop.ui.desk import Desk  # noqa: E402
from syndic_desktop.ui.writing.items import ItemEditor, Part  # noqa: E402
from syndic_desktop.ui.writing.previews import LivePreview  # noqa: E402
from syndic_desktop.ui.writing.spelling import Spelling  # noqa: E402

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt  # isort: skip  # noqa: E402  # after ui, which keeps None alive
from PySide6.QtGui import QKeyEvent  # isort: skip  # noqa: E402
from PySide6.QtWidgets import QApplication, QHBoxLayout, QTextEdit, QWidget  # isort: skip  # noqa: E402

FRAME = 1000 / 60
PAGES, KEYS, EVERY = (
    60,
    400,
    30,
)  # milliseconds between two keys: four hundred a minute is a champion's pace… times five
WORDS = "le syndicat propose de mettre à disposition une fibre noire pour une durée de trente-six mois ; "


def main() -> None:
    """Make the window and the file, then measure."""
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "essai.syndic"
        with create_store(path, clock=bootstrap.clock, holder="essai") as store:
            reading = dossiers.read(bootstrap.paths().example)
            import_dossier(store, reading.dossier, reading.files)
            Bench(app, store, Path(folder)).run()


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
    """The editor of an item beside its preview, and a bare editor of the same size."""

    def __init__(self, app: QApplication, store: Store, folder: Path) -> None:
        self._app, self._store, self._desk = app, store, Desk(store)
        self._background, self._speller = Background(), Background()
        with store.reading() as reader:
            self._session = reader.sessions()[0].id
            self._item = reader.items(self._session)[2].id
            self._base = reader.item(self._item)
        self._editor, self._bare, self._window = ItemEditor(), QTextEdit(), QWidget()
        self._preview = LivePreview(self._background, lambda session: paper_source(store, session)[1])
        spelling = Spelling(self._speller, folder)
        self._editor.use_spelling(spelling)
        spelling.load()
        self._lay_out()

    def run(self) -> None:
        """Print every line."""
        self._show(statement(PAGES))
        _wait(3_000)  # the dictionary is read, both texts are laid out
        ours, bare = self._typed_in_turn()
        _line("typing_p95_ms", _p95(ours), _p95(bare), f"allowed={FRAME:.1f} pages={PAGES}")
        _line("typing_worst_ms", max(ours), max(bare))
        self._measure_settling()
        self._follow()
        saving = self._typed(self._editor.statement, KEYS)
        _line("typing_with_saving_p95_ms", _p95(saving), _p95(bare), f"worst={max(saving):.1f}")
        for pages in (PAGES, 3):
            self._measure_preview(pages)
        self._close()

    def _close(self) -> None:
        self._preview.stop()
        self._background.close()
        self._speller.close()
        self._window.close()
        self._window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._window)
        for widget in (self._editor, self._preview, self._bare):
            row.addWidget(widget, 1)
        self._window.resize(1366, 768)
        self._window.show()
        self._window.activateWindow()

    def _show(self, text: Text) -> None:
        self._editor.set_item(replace(self._base, statement=text))
        self._bare.setDocument(self._editor.statement.document().clone(self._bare))
        for field in (self._editor.statement, self._bare):
            cursor = field.textCursor()
            block = field.document().findBlockByNumber(field.document().blockCount() // 2)
            while len(block.text()) < len(WORDS) or block.textList():
                block = block.next()
            cursor.setPosition(block.position() + block.length() - 1)
            field.setTextCursor(cursor)
            field.ensureCursorVisible()

    def _typed_in_turn(self) -> tuple[list[float], list[float]]:
        ours: list[float] = []
        bare: list[float] = []
        for _ in range(4):
            ours += self._typed(self._editor.statement, KEYS // 4)
            bare += self._typed(self._bare, KEYS // 4)
        return ours, bare

    def _typed(self, field: QTextEdit, keys: int) -> list[float]:
        """Milliseconds from each key to the end of its paint."""
        field.setFocus()
        painted = Painted()
        field.viewport().installEventFilter(painted)
        taken = []
        for number in range(keys):
            letter = WORDS[number % len(WORDS)]
            painted.done = False
            begun = time.perf_counter()
            self._app.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
            while not painted.done and time.perf_counter() < begun + 1:
                self._app.processEvents()
            taken.append((time.perf_counter() - begun) * 1000)
            _wait(EVERY)
        field.viewport().removeEventFilter(painted)
        return taken

    def _measure_settling(self) -> None:
        field, taken = self._editor.statement, []
        for _ in range(20):
            self._app.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "a"))
            taken.append(_timed(field.settle))
        _line("settling_ms", statistics.median(taken), FRAME, "reference=one frame")

    def _follow(self) -> None:
        """Save for real and keep the preview fresh, as the screen does."""
        self._editor.settled.connect(self._on_settled)
        self._editor.typed.connect(self._preview.refresh)
        self._preview.show_item(self._session, 3, lambda: self._editor.item(self._base))
        self._wait_for_page()

    def _on_settled(self, part: Part, value: object) -> None:
        self._desk.run(save_part, self._item, part.value, value)

    def _measure_preview(self, pages: int) -> None:
        self._show(statement(pages))
        self._preview.refresh()
        self._wait_for_page()
        field, taken, slowest = self._editor.statement, [], []
        for _ in range(6):
            self._app.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "a"))
            begun = time.perf_counter()
            slowest.append(self._wait_for_page())
            taken.append((time.perf_counter() - begun) * 1000)
            while field.unsettled:  # its save is not what is measured here
                self._app.processEvents()
        stall = f"pages={pages} longest_stall_ms={max(slowest):.1f}"
        _line("preview_refresh_ms", statistics.median(taken), 300.0, f"reference=allowed {stall}")

    def _wait_for_page(self) -> float:
        """Wait until the page is drawn; the longest time, in milliseconds, that a key would have waited meanwhile."""
        longest = 0.0
        while not self._preview.fresh:
            longest = max(longest, _timed(self._app.processEvents))
            time.sleep(0.0005)
        return longest


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
