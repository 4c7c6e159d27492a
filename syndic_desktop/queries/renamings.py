"""Renamings: which paper of an earlier export is the extract of an item whose number or subject has changed since."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from syndic_desktop.domain.agenda import Item

_NUMBER = r"(?:point-)?(?:[A-Za-z]*\d[A-Za-z\d]*-)+"
"""What the name of an extract begins with: « CS2026-27- », « 10-2019-02- », « point-07- » without number."""
_RANK = r"(?:-\d+)?"
CUT = 40
"""Characters of a subject that the name of its extract says whatever its number: names are cut further on."""


def once_named(due: Mapping[str, Item], made: Iterable[str]) -> dict[str, str]:
    """By path of an extract that is due and was not made, the one made of its item when it had another name.

    What an item keeps is its subject where its number has changed, its number where its subject has; where both have,
    it is known when it is the only one.
    """
    known = set(made)
    left = sorted(known - due.keys())
    found: dict[str, str] = {}
    for name in (_by_subject, _by_number):
        for path, item in due.items():
            was = next((each for each in left if re.fullmatch(name(item), Path(each).stem)), None)
            if was is not None and path not in known and path not in found:
                found[path] = was
                left.remove(was)
    alone = [path for path in due if path not in known and path not in found]
    return found | dict(zip(alone, left, strict=True)) if len(alone) == len(left) == 1 else found


def undue(due: Mapping[str, Item], made: Iterable[str]) -> tuple[str, ...]:
    """The extracts that were made and are of no item any more: withdrawn, or deliberated no longer."""
    known = set(made)
    return tuple(sorted(known - due.keys() - set(once_named(due, known).values())))


def _by_subject(item: Item) -> str:
    from syndic_desktop.documents.filenames import slug

    subject = slug(item.subject)
    return rf"{_NUMBER}{re.escape(subject[:CUT])}{'.*' if len(subject) > CUT else _RANK}"


def _by_number(item: Item) -> str:
    from syndic_desktop.documents.filenames import number_slug

    return rf"{re.escape(number_slug(item.number))}-.+" if item.number else r"(?!)"
