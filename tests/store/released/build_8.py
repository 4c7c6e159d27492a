"""Made `version-8.syndic`, run with the program of that version: the small dossier, written as version 2 was."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.store.released.build_2 import build

if __name__ == "__main__":
    build(Path(sys.argv[1]))
