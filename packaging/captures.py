"""Makes the pictures of the window for the README: `python packaging/captures.py [FOLDER]`, without any screen.

The bundled example, a fixed clock, the size of a small laptop: the same pictures each time.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import cast

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from syndic_desktop import bootstrap  # noqa: E402
from syndic_desktop.domain.texts import Listing, Paragraph, Run, paragraph  # noqa: E402
from syndic_desktop.queries.phases import Phase  # noqa: E402
from syndic_desktop.ui.application import application  # noqa: E402
from syndic_desktop.ui.memory import Memory  # noqa: E402
from syndic_desktop.ui.outside import Ask  # noqa: E402
from syndic_desktop.ui.places import PlaceName, Spot  # noqa: E402
from syndic_desktop.ui.screens.live.step import LiveStep  # noqa: E402
from syndic_desktop.ui.screens.prepared import PATIENCE, PreparedStep  # noqa: E402
from syndic_desktop.ui.theme import Scheme, Theme  # noqa: E402
from syndic_desktop.ui.window import MainWindow  # noqa: E402
from syndic_desktop.ui.writing.items import Part  # noqa: E402

WIDTH, HEIGHT = 1366, 768
HELD = (Phase.SITTING, Phase.MINUTES, Phase.ACTS)
STATEMENT = (
    paragraph("Le bail du siège arrive à son terme. Deux locaux ont été visités :"),
    Listing(
        (
            Paragraph((Run("quai des Tanneurs : "), Run("310 m²", bold=True), Run(", sans travaux ;"))),
            Paragraph((Run("ancienne gare : "), Run("420 m²", bold=True), Run(", livrés au 1"),
                       Run("er", superscript=True), Run(" septembre."))),
        )
    ),
    paragraph("Il est proposé de retenir le premier pour neuf ans."),
)  # fmt: skip
VOTED = 11  # an item of the session that was held, where opinions differed
NOW = datetime(2026, 11, 20, 10, 42, 7)


def main(arguments: list[str]) -> int:
    """Make every picture."""
    target = Path(arguments[0]) if arguments else ROOT / "resources" / "captures"
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for path in captures(Path(folder), target):
            print(f"{path} ({path.stat().st_size // 1000} ko)")
    return 0


def captures(folder: Path, target: Path) -> list[Path]:
    """The welcome, then every screen in both themes."""
    found = bootstrap.paths()
    memory = Memory(folder / "fenetre.ini")
    app = application(sys.argv)
    theme = Theme(app, found.resources, Scheme.LIGHT)
    base = folder / "val-d-ambre.syndic"
    answers = cast(Ask, SimpleNamespace(store_to_create=lambda _suggestion: base))
    window = MainWindow(replace(bootstrap.outside(found, memory), ask=answers, clock=lambda: NOW), theme)
    window.resize(WIDTH, HEIGHT)
    window.show()
    made = [_grab(window, target / "bienvenue.png")]
    window.menus.example.trigger()
    _wait(lambda: window.office is not None and bool(window.office.said.sentence))
    for scheme, name in ((Scheme.LIGHT, "clair"), (Scheme.DARK, "sombre")):
        theme.choose(scheme)
        made += [_grab(window, target / f"{what}-{name}.png") for what in _screens(window)]
    window.close()
    return made


def _screens(window: MainWindow) -> Iterator[str]:
    """Show every screen, one after the other: its name."""
    office = window.office
    assert office is not None
    for place, name in (
        (PlaceName.HOME, "accueil"), (PlaceName.ASSEMBLY, "assemblee"), (PlaceName.SETTINGS, "reglages")
    ):  # fmt: skip
        office.go(Spot(place))
        office.said.clear()
        yield name
    rows = office.sessions.list.rows
    office.go(Spot(PlaceName.SESSIONS))
    office.sessions.show_list()
    yield "seances"
    for row, phase in ((rows[0], Phase.AGENDA), (rows[1], Phase.NOTICE), *((rows[-1], each) for each in HELD)):
        office.go(Spot(PlaceName.SESSIONS, row.id, phase))
        step = office.sessions.workspace.step
        if isinstance(step, PreparedStep):
            _write(step)
        if isinstance(step, LiveStep):
            step.go_to(VOTED)
        yield phase.value.replace("_", "-")


def _write(step: PreparedStep) -> None:
    """Show the fourth item with a text that is being written, its page and its checks."""
    step.show_item(step.agenda.rows[3].id)
    if not step.card.editor.statement.text():
        step.card.editor.statement.insert(STATEMENT)
        step.card.settle()
    step.show_part(Part.STATEMENT)
    _wait(lambda: step.preview.fresh and bool(step.checks.cards))
    _wait(lambda: False, seconds=2 * PATIENCE / 1000)


def _grab(window: MainWindow, path: Path) -> Path:
    _wait(lambda: False, seconds=0.3)
    _light(window.grab().toImage()).save(str(path), quality=0)
    return path


def _light(picture: QImage) -> QImage:
    """The same picture in steps of five out of 255: half as heavy, and nobody sees it."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB888)
    steps = bytes(5 * round(value / 5) for value in range(256))
    data = bytes(plain.constBits()).translate(steps)
    return QImage(data, plain.width(), plain.height(), plain.bytesPerLine(), plain.format()).copy()


def _wait(done: Callable[[], bool], seconds: float = 20.0) -> None:
    limit = time.monotonic() + seconds
    while not done() and time.monotonic() < limit:
        QApplication.processEvents()
        time.sleep(0.01)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
