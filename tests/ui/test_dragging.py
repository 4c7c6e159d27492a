"""Seats dragged by a real mouse, in a process whose platform makes drags."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ADA, CLEO, VACANT = "orsigny-1", "orsigny-2", "departement-1"
ROOT = Path(__file__).resolve().parents[2]


def dragged(tmp_path: Path, *pulls: str) -> list[list[str]]:
    """The order of the seats at first, then after each pull; rows: Communes, Ada, Cleo, Département, vacant."""
    command = [sys.executable, "-m", "tests.ui.dragging", str(tmp_path / "a.syndic"), *pulls]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, check=False, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return [line.split() for line in done.stdout.splitlines()]


def test_a_seat_goes_where_the_mouse_lets_it_go(tmp_path):
    # After Cleo, above the heading of the other college; then above the first seat, from the other college.
    assert dragged(tmp_path, "1:3:10", "4:1:5") == [
        [ADA, CLEO, VACANT],
        [CLEO, ADA, VACANT],
        [VACANT, CLEO, ADA],
    ]


def test_a_seat_let_go_where_it_stood_stays_and_a_heading_is_not_pulled(tmp_path):
    assert dragged(tmp_path, "1:1:50", "0:4:50") == [[ADA, CLEO, VACANT]] * 3
