"""Made `version-2.syndic`, run with the program of that version: it writes the small dossier as any gesture would."""

from __future__ import annotations

import sys
from pathlib import Path

from syndic_desktop.store import create_store
from tests.store.conftest import clock
from tests.store.dossiers import DOSSIER, keep


def build(path: Path) -> None:
    with create_store(path, clock=clock, holder="Marie sur PORTABLE-3") as store:
        keep(store, DOSSIER)
        with store.writing("joindre") as writer:
            writer.put_file("annexes/plan.pdf", b"%PDF-1.4 plan")


if __name__ == "__main__":
    build(Path(sys.argv[1]))
