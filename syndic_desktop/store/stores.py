"""Opening a `.syndic` file, and the two kinds of transactions on it. The store has no clock of its own."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from syndic_desktop.domain.errors import FileTrouble
from syndic_desktop.store import locks, migrating, troubles
from syndic_desktop.store.connection import BEGIN, engine_on, new_private_file
from syndic_desktop.store.journal import Ledger
from syndic_desktop.store.reading import Reader
from syndic_desktop.store.schema import APPLICATION_ID, VERSION
from syndic_desktop.store.writing import Writer

Clock = Callable[[], datetime]

_MAGIC = b"SQLite format 3\0"


class Store:
    """An open file. `read_only` and then why: `held_by` somebody else, or `why_read_only`, one sentence."""

    def __init__(
        self, path: Path, engine: Engine, lock: locks.Lock | None, *, clock: Clock, holder: str,
        held_by: str | None = None, why_read_only: str | None = None,
    ) -> None:  # fmt: skip
        self.path = path
        self.held_by = held_by
        self.why_read_only = why_read_only
        self._engine, self._lock, self._clock, self._holder = engine, lock, clock, holder

    @property
    def read_only(self) -> bool:
        return self._lock is None

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """One read transaction. Keep it short: a writer waits for it."""
        with troubles.told(self.path), self._engine.connect() as connection, connection.begin():
            yield Reader(connection)

    @contextmanager
    def writing(self, label: str) -> Iterator[Writer]:
        """One write transaction, kept when the block ends, undone by any exception. `label` names the gesture.

        Raises FileTrouble when the file cannot be written.
        """
        if self.why_read_only is not None:
            raise FileTrouble(self.why_read_only)
        with troubles.told(self.path), self._engine.connect() as opened:
            connection = opened.execution_options(**{BEGIN: "BEGIN IMMEDIATE"})
            transaction = connection.begin()
            bare: Any = connection.connection.driver_connection
            ledger = Ledger(connection, at=self._clock(), label=label, who=self._holder)
            try:
                yield Writer(ledger)
                ledger.close()
                transaction.commit()
            except IntegrityError as error:
                dangling = troubles.dangling(bare)
                transaction.rollback()
                raise dangling or error from error
            except BaseException:
                transaction.rollback()
                raise

    def check(self) -> None:
        """Read the whole file. Raises FileTrouble when it is damaged."""
        with self.reading(), troubles.told(self.path), self._engine.connect() as connection:
            said = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
        if said != "ok":
            raise troubles.damaged(self.path)

    def close(self) -> None:
        """Let the file go; harmless when it has been."""
        self._engine.dispose()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def create_store(path: Path, *, clock: Clock, holder: str) -> Store:
    """A new file, that nobody else can read. Raises FileTrouble when the name is taken or nothing can be written."""
    path = path.absolute()
    with troubles.told_by_system(path):
        new_private_file(path)
    try:
        with troubles.told_by_system(path):
            lock = locks.acquire(path, holder=holder, since=clock())
        try:
            with troubles.told(path):
                migrating.migrate(path)
        except BaseException:
            lock.release()
            raise
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return Store(path, engine_on(path), lock, clock=clock, holder=holder)


def open_store(path: Path, *, clock: Clock, holder: str) -> Store:
    """An existing file, brought to our version after a dated backup where it is older.

    Read-only when somebody else writes in it, or when it cannot be written. Raises FileTrouble when it is not ours,
    too recent, damaged or out of reach; it is then as it was.
    """
    path = path.resolve()
    with troubles.told_by_system(path):
        _recognise(path)
    return Store(path, engine_on(path), locks.acquire(path, holder=holder, since=clock()), clock=clock, holder=holder)


def _recognise(path: Path) -> None:
    """Refuse what is not ours or too recent by its first bytes, before SQLite touches anything."""
    with path.open("rb") as opened:
        header = opened.read(100)
    if len(header) < 100 or not header.startswith(_MAGIC):
        raise troubles.not_ours(path)
    version, application = struct.unpack(">60x i 4x i 28x", header)
    if application != APPLICATION_ID:
        raise troubles.not_ours(path)
    if version > VERSION:
        raise troubles.newer(path)
