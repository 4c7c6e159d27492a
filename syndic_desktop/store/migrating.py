"""From the version a file was written at to ours: Alembic, in one transaction, after a dated backup.

`user_version` says where a file stands, so that Alembic is only imported when there is something to do. A new file has
its tables made at once from the schema, as the migrations would leave them: a test compares both, word for word.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Executable, ExecutableDDLElement, create_mock_engine

from syndic_desktop.store import troubles
from syndic_desktop.store.connection import BEGIN, engine_on, new_private_file, plain_connection
from syndic_desktop.store.schema import APPLICATION_ID, VERSION
from syndic_desktop.store.tables import metadata

SCRIPTS = Path(__file__).parent / "migrations"
BESIDE_THE_TABLES = (
    "CREATE VIRTUAL TABLE search USING fts5 "
    "(number, subject, operative, statement, grounds, tokenize = 'unicode61 remove_diacritics 2', prefix = '2')",
    "CREATE TABLE alembic_version "
    "(version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))",
    f"INSERT INTO alembic_version (version_num) VALUES ('{VERSION:04}')",
)
"""What a file holds that the schema does not name: the index of the search, and where Alembic believes it stands."""


def build(path: Path) -> None:
    """Make the tables of our version in a new and empty file, wholly or not at all; Alembic is not wanted."""
    engine = engine_on(path, foreign_keys=False)
    try:
        with engine.connect().execution_options(**{BEGIN: "BEGIN EXCLUSIVE"}) as connection, connection.begin():
            for each in (*_declarations(), *BESIDE_THE_TABLES):
                connection.exec_driver_sql(each)
            _stamp(connection, VERSION)
    finally:
        engine.dispose()


@cache
def _declarations() -> tuple[str, ...]:
    said: list[str] = []

    def write(statement: Executable, *_: object, **__: object) -> None:
        said.append(str(cast("ExecutableDDLElement", statement).compile(dialect=listening.dialect)))

    listening = create_mock_engine("sqlite://", write)
    metadata.create_all(listening, checkfirst=False)
    return tuple(said)


def migrate(path: Path, version: int = VERSION) -> None:
    """Bring a file (older, or new and empty) to a version, wholly or not at all."""
    engine = engine_on(path, foreign_keys=False)
    try:
        with engine.connect().execution_options(**{BEGIN: "BEGIN EXCLUSIVE"}) as connection, connection.begin():
            _upgrade(connection, version)
            _check(connection, path)
            _stamp(connection, version)
    finally:
        engine.dispose()


def back_up(path: Path, at: datetime) -> Path:
    """Copy a file beside itself under a dated name, by SQLite's own backup; returns the copy's path."""
    copy = _free_name(path, at)
    new_private_file(copy)
    try:
        with closing(plain_connection(path)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
    except BaseException:
        copy.unlink(missing_ok=True)
        raise
    return copy


def _upgrade(connection: Connection, version: int) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, f"{version:04}")


def _stamp(connection: Connection, version: int) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")


def _check(connection: Connection, path: Path) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise troubles.damaged(path)


def _free_name(path: Path, at: datetime) -> Path:
    dated = f"{path.stem} (sauvegarde du {at:%Y-%m-%d à %Hh%M})"
    names = (f"{dated}{'' if number == 1 else f' {number}'}{path.suffix}" for number in range(1, 1000))
    return next(free for name in names if not (free := path.with_name(name)).exists())
