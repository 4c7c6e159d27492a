"""Opening a `.syndic` file, and the two kinds of transactions on it. The store has no clock of its own."""

from __future__ import annotations

import errno
import os
import struct
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, RootTransaction
from sqlalchemy.exc import IntegrityError

from syndic_desktop.domain.errors import FileTrouble
from syndic_desktop.store import locks, migrating, searching, troubles
from syndic_desktop.store.connection import BEGIN, engine_on, new_private_file, plain_connection
from syndic_desktop.store.journal import Ledger
from syndic_desktop.store.reading import Reader
from syndic_desktop.store.remembering import RememberingReader, RememberingWriter
from syndic_desktop.store.schema import APPLICATION_ID, VERSION, items
from syndic_desktop.store.writing import Writer

Clock = Callable[[], datetime]

_MAGIC = b"SQLite format 3\0"
_HEADER = struct.Struct(">60x i 4x I")  # user_version at byte 60, application_id at byte 68


@dataclass(frozen=True, slots=True)
class Hold:
    """The right to write in a file, or why there is none."""

    lock: locks.Lock | None = None
    held_by: str | None = None
    why_read_only: str | None = None

    def release(self) -> None:
        if self.lock is not None:
            self.lock.release()


class Store:
    """An open file. `why_read_only` is a sentence, None when it can be written; `held_by` says who writes in it."""

    def __init__(self, path: Path, hold: Hold, *, clock: Clock, holder: str) -> None:
        self.path = path
        self.held_by, self.why_read_only = hold.held_by, hold.why_read_only
        self._lock, self._clock, self._holder = hold.lock, clock, holder
        self._engine = engine_on(path, read_only=self.read_only)
        self._free: list[Connection] = []
        self._closed = False

    @property
    def read_only(self) -> bool:
        return self.why_read_only is not None

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """One read transaction. Keep it short: a writer waits for it."""
        with self._connected("BEGIN") as connection, connection.begin():
            yield RememberingReader(connection)

    @contextmanager
    def writing(self, label: str, *, goes_on: bool = False) -> Iterator[Writer]:
        """One write transaction, kept when the block ends, undone by any exception. `label` names the gesture, which
        with `goes_on` is told together with the one before, when it is the same on the same row (typing).

        Raises FileTrouble when the file cannot be written, RuleViolation when what is written cites what is not there.
        """
        if self.why_read_only is not None:
            raise FileTrouble(self.why_read_only)
        with self._connected("BEGIN IMMEDIATE") as connection:
            transaction = connection.begin()
            ledger = Ledger(connection, at=self._clock(), label=label, who=self._holder, goes_on=goes_on)
            try:
                writer = RememberingWriter(ledger)
                yield writer
                if ledger.touched(items) >= searching.MANY:
                    searching.settle(connection)
                ledger.close()
                _commit(transaction, connection)
                writer.hand_on()
            except BaseException:
                transaction.rollback()
                raise

    @contextmanager
    def joined(self, label: str) -> Iterator[Store]:
        """One write transaction that looks like a store: whatever is written through it is one gesture, `label`."""
        with self.writing(label) as writer:
            yield _Joined(self, writer)

    def check(self) -> None:
        """Read the whole file. Raises FileTrouble when it is damaged."""
        with self._connected("BEGIN") as connection:
            said = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
        if said != "ok":
            raise troubles.damaged(self.path)

    def close(self) -> None:
        """Let the file go; harmless when it has been."""
        self._closed = True
        while self._free:
            self._free.pop().close()
        self._engine.dispose()
        if self._lock is not None:
            self._lock.release()

    @contextmanager
    def _connected(self, begin: str) -> Iterator[Connection]:
        if self._closed:
            raise ValueError("the store is closed")
        with troubles.told(self.path):
            connection = self._taken()
            try:
                yield connection.execution_options(**{BEGIN: begin})
            except BaseException:
                connection.close()
                raise
            self._give_back(connection)

    def _taken(self) -> Connection:
        try:  # the last one given back, whatever other threads take or give meanwhile
            return self._free.pop()
        except IndexError:
            return self._engine.connect()

    def _give_back(self, connection: Connection) -> None:
        """Keep a connection for what comes next: the engine takes as long to give one as SQLite to write a row."""
        if self._closed or connection.in_transaction():
            connection.close()
        else:
            self._free.append(connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Joined(Store):
    """A store of which everything is read and written in one transaction, that ends when it does."""

    def __init__(self, store: Store, writer: Writer) -> None:
        self.path, self.held_by, self.why_read_only = store.path, None, None
        self._writer = writer

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        yield self._writer

    @contextmanager
    def writing(self, _label: str, *, goes_on: bool = False) -> Iterator[Writer]:  # noqa: ARG002 -- the whole has one
        yield self._writer

    @contextmanager
    def joined(self, _label: str) -> Iterator[Store]:
        yield self


def create_store(path: Path, *, clock: Clock, holder: str) -> Store:
    """A new file, that nobody else can read. Raises FileTrouble when the name is taken or nothing can be written."""
    path = path.absolute()
    # Built under another name: a program killed meanwhile must not leave half a store where the real one goes.
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with troubles.told_by_system(path):
        if not path.parent.is_dir():
            raise troubles.no_folder(path)
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        draft.unlink(missing_ok=True)
        new_private_file(draft)
    try:
        with troubles.told(path), troubles.told_by_system(path):
            migrating.build(draft)
            draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)
    hold = _hold(path, clock, holder)
    if hold.why_read_only is not None:
        hold.release()
        raise FileTrouble(hold.why_read_only)
    return Store(path, hold, clock=clock, holder=holder)


def open_store(path: Path, *, clock: Clock, holder: str) -> Store:
    """An existing file, brought to our version after a dated backup where it is older.

    Read-only when somebody else writes in it, or when it cannot be written. Raises FileTrouble when it is not ours,
    too recent, damaged or out of reach; it is then as it was.
    """
    with troubles.told_by_system(path):
        path = path.resolve(strict=True)
        _recognise(path)
    hold = _hold(path, clock, holder)
    try:
        with troubles.told(path), troubles.told_by_system(path):
            _bring_up_to_date(path, clock, read_only=hold.lock is None)
    except BaseException:
        hold.release()
        raise
    return Store(path, hold, clock=clock, holder=holder)


def _recognise(path: Path) -> None:
    """Refuse what is not ours or too recent by its first bytes, before SQLite touches anything."""
    with path.open("rb") as opened:
        header = opened.read(_HEADER.size)
    if len(header) < _HEADER.size or not header.startswith(_MAGIC):
        raise troubles.not_ours(path)
    version, application = _HEADER.unpack(header)
    if application != APPLICATION_ID:
        raise troubles.not_ours(path)
    if version > VERSION:
        raise troubles.newer(path)


def _hold(path: Path, clock: Clock, holder: str) -> Hold:
    """The right to write, or why there is none."""
    if not os.access(path, os.W_OK):
        return Hold(why_read_only=str(troubles.read_only(path)))
    try:
        return Hold(locks.acquire(path, holder=holder, since=clock()))
    except locks.HeldElsewhere as error:
        return Hold(held_by=error.holder, why_read_only=str(troubles.held(path, error.holder)))
    except PermissionError:
        return Hold(why_read_only=str(troubles.read_only(path)))
    except OSError as error:
        return Hold(why_read_only=str(troubles.unlockable(path, error)))


def _bring_up_to_date(path: Path, clock: Clock, *, read_only: bool) -> None:
    with closing(plain_connection(path, read_only=read_only)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == VERSION:
            return
        if version > VERSION:
            raise troubles.newer(path)
        if read_only:
            raise troubles.older(path)
        if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise troubles.damaged(path)
    migrating.back_up(path, clock())
    migrating.migrate(path)


def _commit(transaction: RootTransaction, connection: Connection) -> None:
    """Commit; when the foreign keys refuse, say which code is cited and not there."""
    bare: Any = connection.connection.driver_connection
    try:
        transaction.commit()
    except IntegrityError as error:
        # SQLite keeps the transaction open, so that what dangles can still be seen.
        raise troubles.dangling(bare) or error from error
