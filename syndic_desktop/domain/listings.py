"""Listings: entries that come one after the other, each with its depth, become nested lists."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from syndic_desktop.domain.texts import Block, Listing, Paragraph, Run


@dataclass(slots=True)
class _Open:
    """A list that may still get entries."""

    key: Hashable
    depth: int
    numbered: bool
    entries: list[Block] = field(default_factory=list)


class Nest:
    """Gathers entries and puts each list down in `blocks` when it ends.

    `key` tells lists apart: two entries of one depth are in one list when they have one key and nothing less deep
    came between them.
    """

    def __init__(self, blocks: list[Block]) -> None:
        self._blocks = blocks
        self._open: list[_Open] = []

    def add(self, key: Hashable, depth: int, entry: Paragraph, *, numbered: bool) -> None:
        """An entry at a depth from 1; one that skips a depth stands right under the entry before."""
        while self._open and not self._goes_on(self._open[-1], key, depth):
            self._shut()
        if not self._open or self._open[-1].depth < depth:
            self._open.append(_Open(key, depth, numbered))
        self._open[-1].entries.append(entry)

    def extend(self, more: Paragraph) -> bool:
        """Words that belong to the last entry, on a line of their own; False when no entry has just come."""
        if not self._open or not isinstance(last := self._open[-1].entries[-1], Paragraph):
            return False
        self._open[-1].entries[-1] = Paragraph((*last.runs, Run("\n"), *more.runs))
        return True

    def close(self) -> None:
        """No entry of these lists comes any more."""
        while self._open:
            self._shut()

    @staticmethod
    def _goes_on(opened: _Open, key: Hashable, depth: int) -> bool:
        return opened.depth < depth or (opened.depth == depth and opened.key == key)

    def _shut(self) -> None:
        shut = self._open.pop()
        into = self._open[-1].entries if self._open else self._blocks
        into.append(Listing(tuple(shut.entries), shut.numbered))
