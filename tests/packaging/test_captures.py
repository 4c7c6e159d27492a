"""The pictures of the README can be made again, from the bundled example and without a screen."""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtGui import QImage
from system import ROOT


def captures(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "packaging" / "captures.py"), *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=240)


def test_screens_are_pictured_in_both_themes(tmp_path):
    made = captures(str(tmp_path), "--only", "bienvenue", "profil", "--size", "1024x700")

    assert made.returncode == 0, made.stderr
    names = [f"{screen}-{theme}.png" for screen in ("bienvenue", "profil") for theme in ("clair", "sombre")]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    grounds = {}
    for name in names:
        picture = QImage(str(tmp_path / name))
        assert (picture.width(), picture.height()) == (1024, 700)
        told = {picture.pixel(x, y) for x in range(160, 1020, 7) for y in range(40, 660, 7)}
        assert len(told) > 8, f"{name} is nearly uniform"
        grounds[name] = picture.pixelColor(1015, 400).lightness()
    for screen in ("bienvenue", "profil"):
        assert grounds[f"{screen}-clair.png"] > 200
        assert grounds[f"{screen}-sombre.png"] < 80


def test_a_screen_that_is_none_is_refused_before_anything_is_made(tmp_path):
    refused = captures(str(tmp_path / "x"), "--only", "inconnu")

    assert refused.returncode == 2
    assert "inconnu" in refused.stderr
    assert not (tmp_path / "x").exists()
