"""The looks of a template, each style with what it takes from those it is based on, lists with their marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from syndic_desktop.documents.word.packages import W
from syndic_desktop.documents.word.sheets import Edge, Rule, Side

Said = dict[str, Any]
"""What a style or a paragraph says of its look, by the names of the fields of `Face` and `Look`."""

SIDES = {
    "center": Side.CENTER,
    "right": Side.RIGHT,
    "end": Side.RIGHT,
    "both": Side.JUSTIFY,
    "distribute": Side.JUSTIFY,
}
_OFF = ("0", "false", "off", "none")
_FLAGS = {
    "keepNext": "keep_next", "keepLines": "keep_lines", "widowControl": "widows", "pageBreakBefore": "new_page",
    "contextualSpacing": "tight",
}  # fmt: skip
_FACES = {"b": "bold", "i": "italic", "strike": "strike", "caps": "caps", "smallCaps": "small_caps", "vanish": "hidden"}


def on(element: Any) -> bool:
    """Whether a switch is on: written without a value, it is."""
    return (element.get(f"{W}val") or "1") not in _OFF


def number(element: Any, name: str, otherwise: int = 0) -> int:
    """A whole number among the attributes, as Word or another writer wrote it."""
    try:
        return round(float(element.get(f"{W}{name}", otherwise)))
    except ValueError:
        return otherwise


def face_said(properties: Any | None) -> Said:
    """What w:rPr says."""
    said: Said = {}
    for each in () if properties is None else properties:
        name, value = etree.QName(each).localname, each.get(f"{W}val", "")
        if name in _FACES:
            said[_FACES[name]] = on(each)
        elif name == "rFonts" and (font := _font(each)):
            said["font"] = font
        elif name == "sz":
            said["size"] = number(each, "val", 22) * 10
        elif name == "u":
            said["underline"] = on(each)
        elif name == "color":
            said["colour"] = "" if value == "auto" else value
        elif name == "spacing":
            said["tracking"] = number(each, "val")
        elif name == "vertAlign":
            said["raised"] = {"superscript": 1, "subscript": -1}.get(value, 0)
        elif name == "rStyle":
            said["style"] = value
    return said


THEMED = "+"
"""Before the name of a font that the theme of the document tells: « +minor », « +major »."""


def _font(element: Any) -> str:
    themed = element.get(f"{W}asciiTheme") or element.get(f"{W}hAnsiTheme")
    if themed:
        return f"{THEMED}{themed[:5]}"
    return element.get(f"{W}ascii") or element.get(f"{W}hAnsi") or ""


def look_said(properties: Any | None) -> Said:
    """What w:pPr says."""
    said: Said = {}
    for each in () if properties is None else properties:
        name = etree.QName(each).localname
        if name in _FLAGS:
            said[_FLAGS[name]] = on(each)
        elif name in _LOOKS:
            said |= _LOOKS[name](each)
    return said


def edge(element: Any | None) -> Edge | None:
    """A rule, None where there is none."""
    if element is None or element.get(f"{W}val") in (None, "nil", "none"):
        return None
    colour = element.get(f"{W}color", "auto")
    width = max(5, round(number(element, "sz", 4) * 20 / 8))
    space = number(element, "space") * 20
    return Edge(width, space, "" if colour == "auto" else colour, element.get(f"{W}val") in ("dashed", "dotted"))


def shade(element: Any | None) -> str:
    """The colour behind, empty where there is none."""
    fill = "" if element is None else element.get(f"{W}fill", "")
    return "" if fill == "auto" else fill


def _spacing(element: Any) -> Iterator[tuple[str, Any]]:
    for name in ("before", "after", "line"):
        if element.get(f"{W}{name}") is not None:
            yield name, number(element, name)
    if (rule := element.get(f"{W}lineRule")) in set(Rule):
        yield "rule", Rule(rule)


def _indents(element: Any) -> Iterator[tuple[str, int]]:
    for name, ours in (
        ("left", "left"),
        ("start", "left"),
        ("right", "right"),
        ("end", "right"),
        ("firstLine", "first"),
    ):
        if element.get(f"{W}{name}") is not None:
            yield ours, number(element, name)
    if element.get(f"{W}hanging") is not None:
        yield "first", -number(element, "hanging")


def _tabs(element: Any) -> Iterator[tuple[int, Side]]:
    for tab in element:
        kind = tab.get(f"{W}val", "left")
        if kind != "clear":
            yield number(tab, "pos"), SIDES.get(kind, Side.LEFT)


def _numbered(element: Any) -> Iterator[tuple[str, Any]]:
    for name, ours in (("numId", "list"), ("ilvl", "depth")):
        if (found := element.find(f"{W}{name}")) is not None:
            yield ours, number(found, "val")


_LOOKS: dict[str, Callable[[Any], Iterable[tuple[str, Any]]]] = {
    "jc": lambda each: [("side", SIDES.get(each.get(f"{W}val", ""), Side.LEFT))],
    "spacing": _spacing,
    "ind": _indents,
    "tabs": lambda each: [("tabs", tuple(_tabs(each)))],
    "pBdr": lambda each: [(side, edge(each.find(f"{W}{side}"))) for side in ("top", "bottom")],
    "shd": lambda each: [("shade", shade(each))],
    "pStyle": lambda each: [("style", each.get(f"{W}val", ""))],
    "numPr": _numbered,
}


class Styles:
    """The styles of a document, each resolved once."""

    def __init__(self, root: Any | None) -> None:
        found = () if root is None else root.iter(f"{W}style")
        self._by_id = {style.get(f"{W}styleId"): style for style in found}
        defaults = None if root is None else root.find(f"{W}docDefaults")
        self._face = face_said(_under(defaults, "rPrDefault/rPr"))
        self._look = look_said(_under(defaults, "pPrDefault/pPr"))
        self._default = {
            style.get(f"{W}type"): name
            for name, style in self._by_id.items()
            if style.get(f"{W}default") in ("1", "true")
        }
        self._known: dict[str, tuple[Said, Said]] = {}

    def paragraph(self, name: str) -> tuple[Said, Said]:
        """What a paragraph of this style says of itself, and of its letters."""
        wanted = name if name in self._by_id else self._default.get("paragraph", "")
        look, face = self._chain(wanted)
        return {**self._look, **look, "style": wanted}, {**self._face, **face}

    def letters(self, name: str) -> Said:
        """What a style of letters says."""
        return self._chain(name)[1]

    def tables(self, name: str) -> list[Any]:
        """A style of tables and those it is based on, the farthest first."""
        return self._lineage(name if name in self._by_id else self._default.get("table", ""))

    def _chain(self, name: str) -> tuple[Said, Said]:
        if name not in self._known:
            look: Said = {}
            face: Said = {}
            for style in self._lineage(name):
                look |= look_said(style.find(f"{W}pPr"))
                face |= face_said(style.find(f"{W}rPr"))
            self._known[name] = look, face
        return self._known[name]

    def _lineage(self, name: str) -> list[Any]:
        found: list[Any] = []
        while name in self._by_id and self._by_id[name] not in found:
            found.insert(0, self._by_id[name])
            parent = self._by_id[name].find(f"{W}basedOn")
            name = "" if parent is None else parent.get(f"{W}val", "")
        return found


def _under(element: Any | None, path: str) -> Any | None:
    return None if element is None else element.find("/".join(f"{W}{name}" for name in path.split("/")))


@dataclass(slots=True)
class _Level:
    kind: str
    text: str
    look: Said
    face: Said
    start: int


class Lists:
    """The lists of a document: what stands before each entry, counted as they are read."""

    def __init__(self, root: Any | None) -> None:
        abstracts = (
            {} if root is None else {number(each, "abstractNumId"): each for each in root.findall(f"{W}abstractNum")}
        )
        self._levels: dict[tuple[int, int], _Level] = {}
        self._abstract: dict[int, int] = {}
        self._counts: dict[tuple[int, int], int] = {}
        self.told = 0  # how many marks that depend on those before them
        for entry in () if root is None else root.findall(f"{W}num"):
            which = number(entry.find(f"{W}abstractNumId"), "val")
            if which in abstracts:
                self._learn(number(entry, "numId"), which, abstracts[which], entry)

    def _learn(self, identifier: int, which: int, abstract: Any, entry: Any) -> None:
        own = entry.find(f"{W}lvlOverride/{W}startOverride") is not None
        self._abstract[identifier] = -identifier - 1 if own else which  # one that restarts counts alone
        for level in abstract.findall(f"{W}lvl"):
            said = {name: level.find(f"{W}{name}") for name in ("numFmt", "lvlText", "start")}
            self._levels[identifier, number(level, "ilvl")] = _Level(
                "decimal" if said["numFmt"] is None else said["numFmt"].get(f"{W}val"),
                "" if said["lvlText"] is None else said["lvlText"].get(f"{W}val", ""),
                look_said(level.find(f"{W}pPr")),
                face_said(level.find(f"{W}rPr")),
                1 if said["start"] is None else number(said["start"], "val", 1),
            )

    def look(self, identifier: int, depth: int) -> Said:
        """What the level says of its entries."""
        level = self._levels.get((identifier, depth))
        return level.look if level else {}

    def face(self, identifier: int, depth: int) -> Said:
        level = self._levels.get((identifier, depth))
        return level.face if level else {}

    def mark(self, identifier: int, depth: int) -> str:
        """What stands before the next entry; reading it counts it."""
        level = self._levels.get((identifier, depth))
        if level is None or level.kind == "none":
            return ""
        if level.kind == "bullet":
            return level.text
        self.told += 1
        counted = self._abstract[identifier]
        for deeper in [key for key in self._counts if key[0] == counted and key[1] > depth]:
            del self._counts[deeper]
        self._counts[counted, depth] = self._counts.get((counted, depth), level.start - 1) + 1
        said = level.text
        for each in range(depth + 1):
            kind = self._levels[identifier, each].kind if (identifier, each) in self._levels else "decimal"
            said = said.replace(f"%{each + 1}", _written(self._counts.get((counted, each), 1), kind))
        return said


def _written(count: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman.upper() if kind == "upperRoman" else roman
    return f"{count:02}" if kind == "decimalZero" else str(count)


def _roman(count: int) -> str:
    said = ""
    for value, letters in ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        said, count = said + letters * (count // value), count % value
    return said
