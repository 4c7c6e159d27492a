"""The styles of a template that rich text borrows: the house's own (« Exposé », « Puce »…), else Word's built-ins."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any

from syndic_desktop.documents.word.packages import Package, W

PARAGRAPHS = ("Exposé",)
HEADINGS = ("Intertitre", "heading 3", "heading 2", "heading 1")
BULLETS = (("Puce", "List Bullet"), ("Puce 2", "List Bullet 2"), ("Puce 3", "List Bullet 3"))
NUMBERS = (("Numéro", "List Number"), ("Numéro 2", "List Number 2"), ("Numéro 3", "List Number 3"))
TABLES = ("Tableau", "Table Grid")
CELLS = ("Texte de tableau", "Contenu de tableau")


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list looks: its style, and the list definition and level that the style numbers with."""

    style: str = ""
    number: int | None = None  # w:numId of the style
    depth: int = 0  # w:ilvl of the style


@dataclass(frozen=True, slots=True)
class Looks:
    """Style identifiers, empty where the template has no such style."""

    paragraph: str = ""
    heading: str = ""
    table: str = ""
    table_shades_header: bool = False
    cell: str = ""
    bullets: tuple[Level, ...] = ()
    numbers: tuple[Level, ...] = ()


def looks_of(package: Package) -> Looks:
    """The looks of a template."""
    name = package.related("styles")
    if name is None or name not in package.parts:
        return Looks()
    styles = _Styles(package.tree(name))
    table = styles.first("table", TABLES)
    return Looks(
        paragraph=styles.first("paragraph", PARAGRAPHS),
        heading=styles.first("paragraph", HEADINGS),
        table=table,
        table_shades_header=styles.shades_header(table),
        cell=styles.first("paragraph", CELLS),
        bullets=styles.levels(BULLETS),
        numbers=styles.levels(NUMBERS),
    )


class _Styles:
    """The styles part, by kind and name as the reader of Word sees it (case and accents' encoding do not count)."""

    def __init__(self, root: Any) -> None:
        self._by_id = {style.get(f"{W}styleId"): style for style in root.iter(f"{W}style")}
        self._by_name = {
            (style.get(f"{W}type"), _folded(style.find(f"{W}name").get(f"{W}val"))): identifier
            for identifier, style in self._by_id.items()
            if style.find(f"{W}name") is not None
        }

    def first(self, kind: str, names: tuple[str, ...]) -> str:
        found = (self._by_name.get((kind, _folded(name))) for name in names)
        return next((identifier for identifier in found if identifier), "")

    def levels(self, names: tuple[tuple[str, ...], ...]) -> tuple[Level, ...]:
        """The levels that have a style, from the first; a built-in never follows a house style."""
        own = [style for style in (self.first("paragraph", level[:1]) for level in names) if style]
        found = own or [style for style in (self.first("paragraph", level[1:]) for level in names) if style]
        return tuple(self._level(style) for style in found)

    def shades_header(self, identifier: str) -> bool:
        style = self._by_id.get(identifier)
        parts = [] if style is None else style.findall(f"{W}tblStylePr")
        return any(part.get(f"{W}type") == "firstRow" for part in parts)

    def _level(self, identifier: str) -> Level:
        """A style's numbering, its own or inherited."""
        style, number, depth, seen = identifier, None, None, set()
        while style in self._by_id and style not in seen:
            seen.add(style)
            properties = self._by_id[style].find(f"{W}pPr/{W}numPr")
            if properties is not None:
                number = _value(properties, "numId") if number is None else number
                depth = _value(properties, "ilvl") if depth is None else depth
            parent = self._by_id[style].find(f"{W}basedOn")
            style = "" if parent is None else parent.get(f"{W}val")
        return Level(identifier, number or None, depth or 0)


def _value(properties: Any, name: str) -> int | None:
    entry = properties.find(f"{W}{name}")
    return None if entry is None else int(entry.get(f"{W}val"))


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold().strip()
