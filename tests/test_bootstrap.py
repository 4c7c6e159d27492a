"""The door of the program and what it finds: routes, paths, who is working."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from syndic_desktop import __main__, bootstrap

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    ("argv", "opened"), [([], None), (["Val d’Ambre.syndic"], "Val d’Ambre.syndic"), (["X.SYNDIC"], "X.SYNDIC")]
)
def test_no_argument_or_a_file_opens_the_window(monkeypatch, argv, opened):
    calls: list[Path | None] = []
    monkeypatch.setattr(bootstrap, "open_window", lambda path=None: calls.append(path) or 0)

    assert __main__.main(argv) == 0
    assert calls == [Path(opened) if opened else None]


def test_everything_the_program_needs_is_where_it_looks():
    found = bootstrap.paths()

    assert found.example.is_file()
    assert found.templates.is_dir()
    assert (found.resources / "styles" / "window.qss").is_file()
    assert found.documents.is_dir()


def test_the_holder_is_somebody_somewhere():
    assert " sur " in bootstrap.holder()


def test_a_command_never_loads_the_window():
    script = (
        "import sys; from syndic_desktop.__main__ import main\n"
        "try: main(['etat', '--help'])\n"
        "except SystemExit: pass\n"
        "sys.exit(' '.join(name for name in sys.modules if name.startswith(('PySide6', 'syndic_desktop.ui'))) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
