"""Made `version-1.syndic`: the tables of version 1 with the rows that the program of that time wrote."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from syndic_desktop.store import create_store
from syndic_desktop.store.connection import new_private_file
from syndic_desktop.store.migrating import migrate
from tests.store.conftest import clock
from tests.store.dossiers import DOSSIER, keep


def build(path: Path) -> None:
    """Write a dossier with the program, then carry its rows over to the tables of version 1."""
    with TemporaryDirectory() as folder:
        whole = Path(folder, "whole.syndic")
        with create_store(whole, clock=clock, holder="Marie sur PORTABLE-3") as store:
            keep(store, DOSSIER)
            with store.writing("joindre") as writer:
                writer.put_file("annexes/plan.pdf", b"%PDF-1.4 plan")
        new_private_file(path)
        migrate(path, 1)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("ATTACH ? AS whole", (str(whole),))
            named = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'alembic%'"
            for (table,) in connection.execute(named).fetchall():
                if table == "sqlite_sequence":
                    connection.execute("DELETE FROM main.sqlite_sequence")
                connection.execute(f"INSERT INTO main.{table} SELECT * FROM whole.{table}")
            connection.execute("DELETE FROM main.sqlite_sequence WHERE name NOT IN (SELECT name FROM sqlite_master)")
            connection.commit()


if __name__ == "__main__":
    build(Path(sys.argv[1]))
