"""Import of a dossier of twenty sessions: read, checked and stored, against the same objects in a bare SQLite file.

The reference parses the same JSON and inserts one row per object in one durable transaction: no check, no schema, no
search index, no journal. The ratio says what all of those cost.
"""

from __future__ import annotations

import json
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from syndic_desktop.actions.imports import import_dossier  # noqa: E402
from syndic_desktop.exchange import dossiers  # noqa: E402
from syndic_desktop.store import create_store  # noqa: E402

SESSIONS, RUNS = 20, 5


def dossier() -> bytes:
    """The bundled example, its complete session held again every fortnight under new numbers."""
    data = json.loads((ROOT / "resources" / "exemple" / "dossier.json").read_bytes())
    model, data["seances"] = data["seances"][0], []
    for count in range(SESSIONS):
        session = json.loads(json.dumps(model))
        day = date.fromisoformat(model["date"]) + timedelta(days=14 * count)
        session["date"] = day.isoformat()
        for item in session["points"]:
            item.pop("acte", None)
            if "numero" in item:
                item["numero"] = f"CS{day.year}/{count:02}{item['numero'][-2:]}"
        data["seances"].append(session)
    return json.dumps(data).encode()


def ours(data: bytes, folder: Path) -> None:
    """Read, check and store."""
    reading = dossiers.parse(data)
    with create_store(folder / "a.syndic", clock=datetime.now, holder="mesure") as store:
        import_dossier(store, reading.dossier, reading.files)


def reference(data: bytes, folder: Path) -> None:
    """The same objects, a row each, unchecked."""
    with sqlite3.connect(folder / "b.db") as connection:
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE objects (path TEXT, content TEXT)")
        connection.executemany("INSERT INTO objects VALUES (?, ?)", objects(json.loads(data), ""))
    connection.close()


def objects(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every object of a JSON value with its path."""
    if isinstance(value, dict):
        yield path, json.dumps(value, ensure_ascii=False)
        value = list(value.items())
    elif isinstance(value, list):
        value = list(enumerate(value))
    else:
        return
    for key, inside in value:
        yield from objects(inside, f"{path}.{key}")


def seconds(run: Callable[[bytes, Path], None], data: bytes) -> float:
    """Wall time of one run in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        run(data, Path(folder))
        return time.perf_counter() - started


def main() -> None:
    """Print one line."""
    data = dossier()
    seconds(ours, data)  # imports and caches are not what is measured
    pairs = [(seconds(ours, data), seconds(reference, data)) for _ in range(RUNS)]
    mine, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    print(f"import_dossier ours={mine:.3f}s reference={theirs:.3f}s ratio={ratio:.2f}")


if __name__ == "__main__":
    main()
