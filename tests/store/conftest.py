"""A store of its own for each test, on a clock that the test can read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from syndic_desktop.store import Store, create_store

NOON = datetime(2026, 11, 23, 12, 0)


def clock() -> datetime:
    return NOON


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lot.syndic"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with create_store(path, clock=clock, holder="Marie sur PORTABLE-3") as made:
        yield made
