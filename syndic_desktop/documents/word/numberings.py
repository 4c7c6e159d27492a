"""Lists of a document: bullets and numbers that restart at each list.

Word restarts a list when it has its own w:num. They are added to numbering.xml by insertion, and only for the
documents that hold numbered lists.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml import etree

from syndic_desktop.documents.word.looks import Level, Looks
from syndic_desktop.documents.word.packages import Package, W

DEPTHS = 9  # Word's levels
_PART = "word/numbering.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_NAMESPACE = W[1:-1]
_BULLETS = ("–", "•", "–")
_FORMATS = (("decimal", "%{}."), ("lowerLetter", "%{})"), ("lowerRoman", "%{}."))
_HANG, _STEP = 284, 425  # twentieths of a point: 5 mm for the mark, 7.5 mm a level


@dataclass(frozen=True, slots=True)
class Mark:
    """What marks an entry of a list: the style, and the w:num and level to write (none: the style says it)."""

    style: str
    abstract: int
    number: int | None
    depth: int


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbering part cut where new lists go in, and the marks of each depth."""

    part: str
    head: bytes
    tail: bytes
    next_number: int
    bullets: tuple[Mark, ...]
    numbers: tuple[Mark, ...]

    def with_lists(self, abstracts: tuple[int, ...]) -> bytes:
        """The part once it holds one restarted list for each of these definitions."""
        lists = (_restarted(self.next_number + rank, abstract) for rank, abstract in enumerate(abstracts))
        return b"".join((self.head, *(entry.encode() for entry in lists), self.tail))


def numbering_of(package: Package, looks: Looks) -> Numbering:
    """The numbering of a template, which gets definitions of its own for the levels its styles do not number."""
    name = package.related("numbering")
    if name is None or name not in package.parts:
        name = _add_part(package)
    root = package.tree(name)
    abstract = max((int(entry.get(f"{W}abstractNumId")) for entry in root.findall(f"{W}abstractNum")), default=-1) + 1
    number = max((int(entry.get(f"{W}numId")) for entry in root.findall(f"{W}num")), default=0) + 1
    _insert(root, _definition(abstract, numbered=False), before=("num", "numIdMacAtCleanup"))
    _insert(root, _definition(abstract + 1, numbered=True), before=("num", "numIdMacAtCleanup"))
    _insert(root, etree.fromstring(_number(number, abstract, "")), before=("numIdMacAtCleanup",))
    package.put(name, root)
    used = {int(entry.get(f"{W}numId")): _abstract(entry) for entry in root.findall(f"{W}num")}
    head, tail = _cut(package.parts[name])
    bullets = _marks(looks.bullets, used, own=abstract, own_number=number)
    numbers = _marks(looks.numbers, used, own=abstract + 1, own_number=None)
    return Numbering(name, head, tail, number + 1, bullets, numbers)


def _marks(levels: tuple[Level, ...], used: dict[int, int], *, own: int, own_number: int | None) -> tuple[Mark, ...]:
    """A mark for each depth; the last style serves the deeper ones, numbered by our own definition."""
    marks = []
    for depth in range(DEPTHS):
        level = levels[min(depth, len(levels) - 1)] if levels else Level()
        if depth < len(levels) and level.number in used:
            marks.append(Mark(level.style, used[level.number], None, level.depth))
        else:
            marks.append(Mark(level.style, own, own_number, depth))
    return tuple(marks)


def _add_part(package: Package) -> str:
    package.parts[_PART] = f'<w:numbering xmlns:w="{_NAMESPACE}"></w:numbering>'.encode()
    package.declare(_PART, _TYPE)
    package.relate(package.main, "rIdSyndicNumbering", "numbering", _PART)
    return _PART


def _definition(identifier: int, *, numbered: bool) -> Any:
    levels = "".join(_level(depth, numbered=numbered) for depth in range(DEPTHS))
    return etree.fromstring(
        f'<w:abstractNum xmlns:w="{_NAMESPACE}" w:abstractNumId="{identifier}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )


def _level(depth: int, *, numbered: bool) -> str:
    kind, text = _FORMATS[depth % 3] if numbered else ("bullet", _BULLETS[depth % 3])
    left = _HANG + _STEP * depth
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text.format(depth + 1)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{_HANG}" w:firstLine="0"/></w:pPr></w:lvl>'
    ).replace(' w:firstLine="0"', "")


def _number(identifier: int, abstract: int, overrides: str) -> str:
    return (
        f'<w:num xmlns:w="{_NAMESPACE}" w:numId="{identifier}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'
    )


_RESTART = "".join(
    f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="1"/></w:lvlOverride>' for depth in range(DEPTHS)
)


def _restarted(identifier: int, abstract: int) -> str:
    return _number(identifier, abstract, _RESTART)


def _abstract(number: Any) -> int:
    return int(number.find(f"{W}abstractNumId").get(f"{W}val"))


def _insert(root: Any, entry: Any, *, before: tuple[str, ...]) -> None:
    """Definitions come before lists, lists before the rest: Word insists."""
    names = {f"{W}{name}" for name in before}
    index = next((index for index, child in enumerate(root) if child.tag in names), len(root))
    root.insert(index, entry)


def _cut(data: bytes) -> tuple[bytes, bytes]:
    marker = b"<w:numIdMacAtCleanup" if b"<w:numIdMacAtCleanup" in data else b"</w:numbering>"
    place = data.rindex(marker)
    return data[:place], data[place:]
