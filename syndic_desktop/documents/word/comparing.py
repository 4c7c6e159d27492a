"""Compares two templates of one document, paragraph after paragraph, tags as they are written.

Looks are not compared: Word writes them anew each time it saves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from syndic_desktop.documents.word.readback import read_whole

ALIKE = 0.4
"""From 0 to 1: two paragraphs this close are one that was changed; others are one gone and one added."""
MOST_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Difference:
    """A paragraph that is not the same: what the house's says, what hers does. Empty: it is not there."""

    house: str
    hers: str


def differences(house: bytes, hers: bytes, name: str) -> tuple[Difference, ...]:
    """The paragraphs of a template that are not those of another, in its order: `MOST_SHOWN` at most.

    Raises TemplateFault when one cannot be read.
    """
    was, now = read_whole(house, name), read_whole(hers, name)
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    found: list[Difference] = []
    for kind, start, end, from_, to in matcher.get_opcodes():
        if kind != "equal":
            found.extend(_paired(was[start:end], now[from_:to]))
    return tuple(found[:MOST_SHOWN])


def closest(houses: Sequence[tuple[str, bytes]], hers: bytes, name: str) -> tuple[str, bytes]:
    """Of several templates by the name of their set, the one that hers is nearest to; the first where two are."""
    now = read_whole(hers, name)

    def near(house: tuple[str, bytes]) -> float:
        return SequenceMatcher(None, read_whole(house[1], name), now, autojunk=False).ratio()

    return max(houses, key=near)


def _paired(was: Sequence[str], now: Sequence[str]) -> Iterator[Difference]:
    """Paragraphs that stand in the place of others, side by side where one is the other changed."""
    if len(was) == len(now):
        for one, other in zip(was, now, strict=True):
            if _alike(one, other):
                yield Difference(one, other)
            else:
                yield from (Difference(one, ""), Difference("", other))
        return
    left = list(was)
    for other in now:
        near = next((rank for rank, one in enumerate(left) if _alike(one, other)), None)
        if near is None:
            yield Difference("", other)
            continue
        yield from (Difference(gone, "") for gone in left[:near])
        yield Difference(left[near], other)
        left = left[near + 1 :]
    yield from (Difference(gone, "") for gone in left)


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE
