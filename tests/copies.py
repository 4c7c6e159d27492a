"""Stores that many tests begin with: each is made once in a process, then copied, which costs thirty times less."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path

from syndic_desktop import bootstrap
from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.exchange import dossiers
from syndic_desktop.exchange.dossiers import Reading
from syndic_desktop.store import Store, create_store, open_store

Fill = Callable[[Store], object]
"""What is done on an empty store; a function of a module, known by what it is."""
_MADE: dict[tuple[Fill, datetime], Path] = {}


@cache
def example() -> Reading:
    """The bundled example, as it is read."""
    return dossiers.read(bootstrap.paths().example)


def with_example(store: Store) -> None:
    """Bring the bundled example in."""
    import_dossier(store, example().dossier, example().files)


def copied(path: Path, fill: Fill, clock: Callable[[], datetime], holder: str = "essai") -> Store:
    """Open a store of one's own at `path`, as `fill` makes it at the hour of `clock`."""
    key = fill, clock()
    if key not in _MADE:
        made = Path(tempfile.mkdtemp(dir=os.environ["HOME"])) / "modele.syndic"  # the home of this run goes with it
        with create_store(made, clock=lambda: key[1], holder=holder) as store:
            fill(store)
        _MADE[key] = made
    shutil.copy(_MADE[key], path)
    return open_store(path, clock=clock, holder=holder)
