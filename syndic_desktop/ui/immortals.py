"""A repair of PySide6 6.12.0 under Python 3.10 and 3.11, where it destroys None, True and False.

It is built as if they were immortal, which is true from Python 3.12 on: every call that returns nothing takes a
reference of None away, and after some thousands of calls Python stops on « deallocating None ». Here each is given
more references than a life can lose. To be removed with Python 3.11, or once a repaired PySide6 is required.
"""

from __future__ import annotations

import sys

SPARE = sys.maxsize // 4
NEARLY = 1000


def keep_alive() -> None:
    """Make the constants of Python outlive any number of lost references."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    import ctypes

    for constant in (None, True, False, NotImplemented, Ellipsis):
        count = ctypes.c_ssize_t.from_address(id(constant))
        # Where the count is not at the object's address (a debug build), nothing is touched.
        if count.value < SPARE and abs(count.value - sys.getrefcount(constant)) < NEARLY:
            count.value += SPARE
