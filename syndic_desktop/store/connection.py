"""Connections to one SQLite file: our own BEGIN, full durability, foreign keys on, nothing trusted in the schema.

Python's sqlite3 opens transactions by itself, and not before DDL, so that half a migration can stay behind. It is
told to open none; SQLAlchemy's « begin » event writes BEGIN, or BEGIN IMMEDIATE for a writer.
"""

from __future__ import annotations

import os
import sqlite3
from functools import cache
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.util import LRUCache

from syndic_desktop.store.direct import bare

BUSY_SECONDS = 3.0
BEGIN = "begin"
_COMPILED: LRUCache[object, object] = LRUCache(500)

# EXTRA is FULL, and also syncs the folder once the journal is gone: what was acknowledged outlives a power cut.
_SETTINGS = (
    "PRAGMA synchronous = EXTRA",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)


def engine_on(path: Path, *, read_only: bool = False, foreign_keys: bool = True) -> Engine:
    """An engine whose connections never create the file. Foreign keys are off for migrations only.

    The dialect is that of every other: a statement is compiled once, whatever the files it is then put to.
    """

    def connect() -> sqlite3.Connection:
        return plain_connection(path, read_only=read_only, foreign_keys=foreign_keys)

    first = _first_engine()
    # The last connection given back is the next one taken: what is remembered of the file hangs on it.
    pool = QueuePool(connect, dialect=first.dialect, use_lifo=True)  # type: ignore[arg-type]  # sqlite3 is what the dialect speaks to
    engine = Engine(pool, first.dialect, first.url, execution_options={"compiled_cache": _COMPILED})
    event.listen(engine, "begin", _begin)
    return engine


@cache
def _first_engine() -> Engine:
    first = create_engine("sqlite://")
    first.connect().close()  # the dialect only learns what it speaks to from a connection
    first.dispose()
    return first


def plain_connection(path: Path, *, read_only: bool = False, foreign_keys: bool = True) -> sqlite3.Connection:
    """A bare sqlite3 connection with our settings, in autocommit mode: whoever asks writes BEGIN."""
    opened = sqlite3.connect(
        uri(path, "ro" if read_only else "rw"),
        uri=True,
        isolation_level=None,
        timeout=BUSY_SECONDS,
        check_same_thread=False,
    )
    try:
        for setting in (*_SETTINGS, f"PRAGMA foreign_keys = {int(foreign_keys)}"):
            opened.execute(setting)
    except sqlite3.Error:
        opened.close()
        raise
    return opened


def uri(path: Path, mode: str) -> str:
    """SQLite's address of a file; a share (//server/share) has no authority part for SQLite."""
    posix = path.absolute().as_posix()
    root = "" if posix.startswith("/") else "/"
    return f"file://{root}{quote(os.fsencode(posix), safe='/:')}?mode={mode}"


def new_private_file(path: Path) -> None:
    """Create an empty file that nobody else can read, at no moment. Raises FileExistsError."""
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    os.close(descriptor)


def _begin(connection: Connection) -> None:
    bare(connection).execute(connection.get_execution_options().get(BEGIN, "BEGIN"))
