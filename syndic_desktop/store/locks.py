"""Who writes: one program at a time holds a lock on a side file, `.~lock.<name>.syndic`, and says who it is in it.

The lock is the system's (flock, msvcrt.locking), so it dies with its process, kill -9 included; the file left behind
then means nothing. `filelock` is not used: it empties the file each time somebody tries, and with it the holder's name.
The byte that is locked stands far beyond the text, which Windows would otherwise not let others read.
"""

from __future__ import annotations

import errno
import json
import os
import platform
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

SOMEBODY = "une autre personne"
LOCKED_BYTE = 1 << 30
LONGEST_TEXT = 4096
_TAKEN = frozenset({errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK})


class HeldElsewhere(Exception):
    """Another program holds the lock; `holder` says who."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


@dataclass(slots=True)
class Lock:
    """A lock that is held, until `release`."""

    path: Path
    descriptor: int

    def release(self) -> None:
        """Give the lock back; harmless when it has been."""
        if self.descriptor < 0:
            return
        if sys.platform != "win32":  # Windows does not remove an open file
            self.path.unlink(missing_ok=True)
        os.close(self.descriptor)
        self.descriptor = -1


def lock_path(path: Path) -> Path:
    """The side file of a store."""
    return path.with_name(f".~lock.{path.name}")


def acquire(path: Path, *, holder: str, since: datetime) -> Lock:
    """Hold the lock of a store. Raises HeldElsewhere, or OSError where no lock can be."""
    side = lock_path(path)
    while True:
        descriptor = os.open(side, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(descriptor)
            if _still_there(descriptor, side):
                with suppress(OSError):  # a full disk: held all the same, by « somebody »
                    _sign(descriptor, holder, since)
                return Lock(side, descriptor)
        except OSError as error:
            said = _holder(descriptor) if error.errno in _TAKEN else None
            os.close(descriptor)
            if said is None:
                raise
            raise HeldElsewhere(said) from None
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        os.lseek(descriptor, LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _still_there(descriptor: int, side: Path) -> bool:
    """Whether the file just locked was not removed by a holder who was leaving."""
    try:
        return os.path.samestat(os.fstat(descriptor), side.stat())
    except FileNotFoundError:
        return False


def _sign(descriptor: int, holder: str, since: datetime) -> None:
    signed = {"holder": holder, "pid": os.getpid(), "host": platform.node(), "since": since.isoformat()}
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, json.dumps(signed, ensure_ascii=False).encode())


def _holder(descriptor: int) -> str:
    os.lseek(descriptor, 0, os.SEEK_SET)
    try:
        return str(json.loads(os.read(descriptor, LONGEST_TEXT))["holder"]) or SOMEBODY
    except (ValueError, KeyError, TypeError):
        return SOMEBODY
