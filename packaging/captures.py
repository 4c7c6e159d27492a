"""Makes the pictures of the window for the README: `python packaging/captures.py [FOLDER]`, without any screen.

The bundled example, a fixed clock, the size of a small laptop: the same pictures each time. `--only NAME…` makes some
of them, `--size 1024x700` makes them at another size, `--list` tells their names.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import cast

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from captured import SCREENS, Shots, pause  # noqa: E402

from syndic_desktop import bootstrap  # noqa: E402
from syndic_desktop.ui.application import application  # noqa: E402
from syndic_desktop.ui.memory import Memory  # noqa: E402
from syndic_desktop.ui.outside import Ask  # noqa: E402
from syndic_desktop.ui.theme import Scheme, Theme  # noqa: E402
from syndic_desktop.ui.window import MainWindow  # noqa: E402

from PySide6.QtGui import QImage  # noqa: E402  # isort: skip  # after ui, which keeps None alive

SIZE = (1366, 768)
WELCOME = "bienvenue"
NOW = datetime(2026, 11, 20, 10, 42, 7)
THEMES = ((Scheme.LIGHT, "clair"), (Scheme.DARK, "sombre"))


def main(arguments: Sequence[str]) -> int:
    """Make the pictures that are asked for."""
    names = (WELCOME, *SCREENS)
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", nargs="?", type=Path, default=ROOT / "resources" / "captures")
    asked.add_argument("--only", nargs="+", choices=names, default=names, metavar="NAME")
    asked.add_argument("--size", type=_size, default=SIZE, metavar="WIDTHxHEIGHT")
    asked.add_argument("--list", action="store_true", help="tell the names, make nothing")
    said = asked.parse_args(arguments)
    if said.list:
        print("\n".join(names))
        return 0
    said.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for path in captures(Path(folder), said.folder, said.only, said.size):
            print(f"{path} ({path.stat().st_size // 1000} ko)")
    return 0


def captures(folder: Path, target: Path, names: Sequence[str], size: tuple[int, int] = SIZE) -> list[Path]:
    """Each screen in both themes: the welcome first, then the example, which is brought into `folder`."""
    found = bootstrap.paths()
    app = application(sys.argv[:1])
    theme = Theme(app, found.resources, Scheme.LIGHT)
    base = folder / "val-d-ambre.syndic"
    answers = SimpleNamespace(store_to_create=lambda _suggestion: base)
    outside = replace(
        bootstrap.outside(found, Memory(folder / "fenetre.ini")), ask=cast(Ask, answers), clock=lambda: NOW
    )
    window = MainWindow(outside, theme)
    window.resize(*size)
    window.show()
    made: list[Path] = []

    def take(name: str, show: Callable[[], object]) -> None:
        for scheme, word in THEMES:
            theme.choose(scheme)
            show()
            made.append(_grab(window, target / f"{name}-{word}.png"))

    if WELCOME in names:
        take(WELCOME, window.show_welcome)
    window.menus.example.trigger()
    pause(lambda: window.office is not None and bool(window.office.said.sentence))
    shots = Shots(window, folder, answers)
    for name in names:
        if name != WELCOME:
            take(name, lambda name=name: SCREENS[name](shots))  # type: ignore[misc]
    window.close()
    return made


def _grab(window: MainWindow, path: Path) -> Path:
    pause(lambda: False, seconds=0.3)
    _light(window.grab().toImage()).save(str(path), quality=0)
    return path


def _light(picture: QImage) -> QImage:
    """The same picture in its 256 commonest colours, the others told by the nearest: half as heavy, nobody sees it."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(plain.constBits()).cast("B").cast("I")
    counted = Counter(pixels)
    palette = [colour for colour, _ in counted.most_common(256)]
    places = {colour: _nearest(colour, palette) for colour in counted}
    data = bytes(map(places.__getitem__, pixels))
    made = QImage(data, plain.width(), plain.height(), plain.width(), QImage.Format.Format_Indexed8)
    made.setColorTable([*palette])
    return made.copy()


def _nearest(colour: int, palette: Sequence[int]) -> int:
    def away(other: int) -> int:
        return sum(abs((colour >> shift & 255) - (other >> shift & 255)) for shift in (0, 8, 16))

    return min(range(len(palette)), key=lambda place: away(palette[place]))


def _size(said: str) -> tuple[int, int]:
    width, _, height = said.partition("x")
    return int(width), int(height)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
