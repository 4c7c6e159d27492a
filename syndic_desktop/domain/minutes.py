"""The paragraphs of minutes: what was recorded assembles them, the secretary puts some in other words.

A paragraph has a place that lasts (« the third speech of item 4 ») and the words assembled from the record, its base.
Her rewording keeps both what she wrote and the base she wrote it over: where the base has moved since, the paragraph is
to be reviewed; where it is gone, hers stays. Nothing that she wrote is ever lost, and nothing is stored twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import Enum

from syndic_desktop.domain.texts import Text, tidied, words

ALIKE = 0.6
"""From 0 to 1: two paragraphs of one list this close are one that was changed."""

_RANK = re.compile(r"(?:/\d+)?(?:~\d+)*$")
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")

Key = tuple[int, str, int]
"""What tells a paragraph from the others: its item, its place there, its rank among those added after that place."""


@dataclass(frozen=True, slots=True)
class Rewording:
    """Her words: `told` is what she wrote over `base`, nothing where she took the paragraph off.

    `item`: position (from 1) of the item it belongs to, 0 where it belongs to none. `added`: 0, or the rank (from 1)
    of a paragraph of hers after that place, whose base it then bears.
    """

    item: int
    place: str
    base: Text
    told: Text
    added: int = 0

    @property
    def key(self) -> Key:
        return (self.item, self.place, self.added)


@dataclass(frozen=True, slots=True)
class FixedText:
    """The minutes as the assembly fixed them: `content` is the JSON text of what their paper says.

    `fingerprint`: SHA-256 of the content, in hexadecimal. Nothing changes it any more (L2121-15).
    """

    content: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it is assembled. `sealed`: why it cannot be put in other words, empty where it can."""

    item: int
    place: str
    base: Text
    sealed: str = ""


class Standing(Enum):
    """How her words stand to what is recorded."""

    RECORDED = "assemblé"
    REWORDED = "rédigé par vous"
    ADDED = "ajouté par vous"
    STALE = "à revoir : les données ont changé"
    GONE = "à revoir : ce que ce paragraphe disait n’est plus noté"
    ADRIFT = "à revoir : le paragraphe qu’il suivait n’est plus là"


TO_REVIEW = frozenset({Standing.STALE, Standing.GONE, Standing.ADRIFT})


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as the minutes print it. `anchor`: the assembled paragraph that it is, or that it follows.

    `told` is empty where she took it off.
    """

    anchor: Paragraph | None
    told: Text
    standing: Standing = Standing.RECORDED
    rewording: Rewording | None = None

    @property
    def own(self) -> bool:
        """Whether it is assembled, reworded or not; the others are hers alone."""
        return self.standing in (Standing.RECORDED, Standing.REWORDED, Standing.STALE)

    @property
    def to_review(self) -> bool:
        return self.standing in TO_REVIEW

    @property
    def base(self) -> Text:
        """What is recorded now; nothing of a paragraph that is hers alone."""
        return self.anchor.base if self.own and self.anchor is not None else ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that both texts say (`before` and `after` alike), or that one says in place of the other's."""

    before: str
    after: str


def composed(paragraphs: Sequence[Paragraph], rewordings: Iterable[Rewording]) -> tuple[Line, ...]:
    """The minutes with her words, in reading order; every rewording is in one line, and in one only."""
    known = tuple(rewordings)
    own = [each for each in known if not each.added]
    claimed, gone = _claimed(paragraphs, own)
    after: dict[int, list[Line]] = {}
    for lost in gone:
        at = _last_near(paragraphs, lost)
        after.setdefault(at, []).append(Line(_at(paragraphs, at), lost.told, Standing.GONE, lost))
    for hers in sorted((each for each in known if each.added), key=lambda each: each.added):
        found = _anchor(paragraphs, hers)
        at = _last_near(paragraphs, hers) if found is None else found
        standing = Standing.ADRIFT if found is None else Standing.ADDED
        after.setdefault(at, []).append(Line(_at(paragraphs, at), hers.told, standing, hers))
    lines = list(after.get(-1, ()))
    for place, paragraph in enumerate(paragraphs):
        lines += [_own(paragraph, claimed.get(place)), *after.get(place, ())]
    return tuple(lines)


def reworded(rewordings: Sequence[Rewording], new: Rewording, former: Key | None = None) -> tuple[Rewording, ...]:
    """Her words with these among them, in the place of those known under `former`; tidied.

    Words that say what is recorded are none. Others that were kept under the same place stay, under one of their own.
    """
    kept = replace(new, told=tidied(new.told))
    others = [each for each in rewordings if each.key != former]
    said = bool(kept.told) if kept.added else kept.told != tidied(kept.base)
    if not said:
        return tuple(others)
    known = next((place for place, each in enumerate(rewordings) if each.key == former), None)
    others = [_aside(each, rewordings) if each.key == kept.key else each for each in others]
    others.insert(len(others) if known is None else known, kept)
    return tuple(others)


def next_added(rewordings: Iterable[Rewording], anchor: Paragraph) -> Rewording:
    """A paragraph of hers, still empty, after those that she already added there."""
    ranks = (each.added for each in rewordings if (each.item, each.place) == (anchor.item, anchor.place))
    return Rewording(anchor.item, anchor.place, anchor.base, (), max(ranks, default=0) + 1)


def reviewed(rewordings: Sequence[Rewording], line: Line) -> tuple[Rewording, ...]:
    """Her words kept over what is recorded now: there is nothing more to review in that line."""
    was = line.rewording
    if was is None or not line.to_review:
        return tuple(rewordings)
    if line.standing is Standing.STALE and line.anchor is not None:
        kept = replace(was, item=line.anchor.item, place=line.anchor.place, base=line.anchor.base)
        return reworded(rewordings, kept, was.key)
    if line.anchor is None:
        return tuple(rewordings)
    others = [each for each in rewordings if each.key != was.key]
    return reworded(rewordings, replace(next_added(others, line.anchor), told=was.told), was.key)


def dropped(rewordings: Iterable[Rewording], key: Key) -> tuple[Rewording, ...]:
    """Her words without these: what is recorded is printed again."""
    return tuple(each for each in rewordings if each.key != key)


def differences(before: Text, after: Text) -> tuple[Piece, ...]:
    """What differs from one text to the other, word by word, in order."""
    one, other = (_TOKEN.findall(words(text)) for text in (before, after))
    found = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return tuple(Piece("".join(one[a:b]), "".join(other[c:d])) for _tag, a, b, c, d in found)


def _own(paragraph: Paragraph, hers: Rewording | None) -> Line:
    if hers is None:
        return Line(paragraph, paragraph.base)
    stale = tidied(hers.base) != tidied(paragraph.base)
    return Line(paragraph, hers.told, Standing.STALE if stale else Standing.REWORDED, hers)


def _claimed(
    paragraphs: Sequence[Paragraph], rewordings: Iterable[Rewording]
) -> tuple[dict[int, Rewording], list[Rewording]]:
    """The rewording of each paragraph (by its rank), and those whose paragraph is gone.

    First those that nothing has moved; then a speech that comes earlier or later; then what changed where it is.
    """
    claimed: dict[int, Rewording] = {}
    left = list(rewordings)
    for meets in (_same, _moved, _changed, _alike):
        remaining = []
        for hers in left:
            ranks = _candidates(paragraphs, hers)
            found = next((rank for rank in ranks if rank not in claimed and meets(paragraphs[rank], hers)), None)
            if found is None:
                remaining.append(hers)
            else:
                claimed[found] = hers
        left = remaining
    return claimed, left


def _candidates(paragraphs: Sequence[Paragraph], hers: Rewording) -> Iterator[int]:
    group = _group(hers.place)
    for rank, each in enumerate(paragraphs):
        if each.item == hers.item and not each.sealed and each.place.startswith(group) and _group(each.place) == group:
            yield rank


def _anchor(paragraphs: Sequence[Paragraph], hers: Rewording) -> int | None:
    """The rank of the paragraph that one of hers follows."""
    group = _group(hers.place)
    near = [rank for rank, each in enumerate(paragraphs) if each.item == hers.item and _group(each.place) == group]
    for meets in (_same, _moved, _changed, _alike):
        for rank in near:
            if meets(paragraphs[rank], hers):
                return rank
    return None


def _same(paragraph: Paragraph, hers: Rewording) -> bool:
    return paragraph.place == hers.place and paragraph.base == hers.base


def _moved(paragraph: Paragraph, hers: Rewording) -> bool:
    return paragraph.base == hers.base


def _changed(paragraph: Paragraph, hers: Rewording) -> bool:
    return paragraph.place == hers.place


def _alike(paragraph: Paragraph, hers: Rewording) -> bool:
    return SequenceMatcher(None, words(paragraph.base), words(hers.base)).ratio() >= ALIKE


def _last_near(paragraphs: Sequence[Paragraph], hers: Rewording) -> int:
    """The rank of the paragraph that words whose place is gone follow: the last of its list, of its item, of all."""
    near = [rank for rank, each in enumerate(paragraphs) if each.item == hers.item]
    listed = [rank for rank in near if _group(paragraphs[rank].place) == _group(hers.place)]
    return max(listed or near, default=len(paragraphs) - 1)


def _at(paragraphs: Sequence[Paragraph], rank: int) -> Paragraph | None:
    return paragraphs[rank] if rank >= 0 else None


def _group(place: str) -> str:
    """The list that a place belongs to: « debats » of « debats/2 »; itself where it is alone."""
    return _RANK.sub("", place)


def _aside(hers: Rewording, known: Iterable[Rewording]) -> Rewording:
    """The same under a place that nothing else has."""
    taken = {each.key for each in known}
    rank = 1
    while (hers.item, f"{hers.place}~{rank}", hers.added) in taken:
        rank += 1
    return replace(hers, place=f"{hers.place}~{rank}")
