"""What a document says of itself: title, author, language, and the width of its text."""

from __future__ import annotations

from typing import Any

from lxml import etree

from syndic_desktop.documents.word.escaping import attribute
from syndic_desktop.documents.word.packages import Package, W

LANGUAGE = "fr-FR"
_A4_TEXT = 9_070  # twentieths of a point: 16 cm
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>'
    "<cp:lastModifiedBy>{author}</cp:lastModifiedBy><dc:language>{language}</dc:language></cp:coreProperties>"
)


def core_properties(title: str, author: str) -> bytes:
    """The core properties part of a document."""
    return _CORE.format(title=attribute(title), author=attribute(author), language=LANGUAGE).encode()


def settle_language(package: Package) -> None:
    """Have the spelling checker read French where the template says nothing else."""
    name = package.related("styles")
    if name is None or name not in package.parts:
        return
    root = package.tree(name)
    run = _child(_child(_child(root, "docDefaults", first=True), "rPrDefault", first=True), "rPr")
    language = _child(run, "lang")
    language.set(f"{W}val", LANGUAGE)
    package.put(name, root)


def settle_title(package: Package) -> None:
    """Have the title of a document be its first heading, for whoever hears it: what comes next is under it."""
    name = package.related("styles")
    if name is None or name not in package.parts:
        return
    root = package.tree(name)
    for style in root.iterfind(f"{W}style"):
        named = style.find(f"{W}name")
        if named is not None and str(named.get(f"{W}val", "")).lower() == "title":
            look = style.find(f"{W}pPr")
            if look is not None and look.find(f"{W}outlineLvl") is None:
                etree.SubElement(look, f"{W}outlineLvl").set(f"{W}val", "0")
                package.put(name, root)


def text_width(package: Package) -> int:
    """The width of the text of the last section, in twentieths of a point."""
    sections = package.tree(package.main).findall(f".//{W}sectPr")
    page = sections[-1].find(f"{W}pgSz") if sections else None
    margins = sections[-1].find(f"{W}pgMar") if sections else None
    if page is None or margins is None:
        return _A4_TEXT
    width = _number(page, "w") - sum(_number(margins, side) for side in ("left", "right", "gutter"))
    return width if width > 0 else _A4_TEXT


def _number(element: Any, name: str) -> int:
    return int(float(element.get(f"{W}{name}") or 0))


def _child(parent: Any, name: str, *, first: bool = False) -> Any:
    found = parent.find(f"{W}{name}")
    if found is None:
        found = etree.Element(f"{W}{name}")
        parent.insert(0 if first else len(parent), found)
    return found
