"""A report written in Word, read as a text of ours: titles, paragraphs, lists, tables, and nothing else.

What has no place in our texts (pictures, notes, comments, text frames) is counted and said. A file that no honest
report looks like is refused before Word's parts are looked at.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from syndic_desktop.documents.word.archives import RefusedArchive, unpack
from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.listings import Nest
from syndic_desktop.domain.texts import Block, Heading, Paragraph, Run, Table, Text, tidied

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what a Word of before 2007 begins with, and any Word with a password
_HEADING = re.compile(r"^(?:heading|titre|title|subtitle|sous-titre|toc ?heading)\b", re.IGNORECASE)
_LISTED = re.compile(r"^(?:list|liste)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:number|num[eé]ros|num[eé]rot[eé]e)", re.IGNORECASE)
_DEEPEST = 9
_LOST = {
    "drawing": "picture", "pict": "picture", "object": "picture", "footnoteReference": "note",
    "endnoteReference": "note", "commentReference": "comment", "oMath": "formula", "txbxContent": "frame",
}  # fmt: skip
_NAMES = {
    "picture": ("image", "images"),
    "note": ("note de bas de page", "notes de bas de page"),
    "comment": ("commentaire", "commentaires"),
    "formula": ("formule", "formules"),
    "frame": ("zone de texte", "zones de texte"),
    "deletion": ("passage supprimé en suivi des modifications", "passages supprimés en suivi des modifications"),
}
_SKIPPED = frozenset(
    {"del", "moveFrom", "pPr", "rPr", "instrText", "txbxContent", "drawing", "pict", "object", "Fallback"}
)


class RefusedReport(RuleViolation):
    """A file that cannot be taken as a report."""

    def __init__(self, why: str) -> None:
        super().__init__(f"Ce rapport n’a pas été importé : {why}.")


@dataclass(frozen=True, slots=True)
class Report:
    """What a report says, tidied; `said`: a French sentence on what stayed out, empty when nothing did."""

    text: Text
    said: str = ""


def read_report(data: bytes) -> Report:
    """Read a .docx. Raises RefusedReport."""
    document = _opened(data)
    reader = _Reader(document)
    reader.read(document.element.body)
    text = tidied(reader.blocks)
    if not text:
        raise RefusedReport("il ne contient aucun texte" + (", seulement des images" if reader.lost["picture"] else ""))
    return Report(text, _told(reader.lost))


def _opened(data: bytes) -> Any:
    if data.startswith(_OLE):
        raise RefusedReport(
            "il a un mot de passe, ou vient d’un Word d’avant 2007 ; ouvrez-le dans Word, ôtez le mot de passe et "
            "enregistrez-le en .docx"
        )
    try:
        parts = unpack(data)
    except RefusedArchive as refused:
        raise RefusedReport(str(refused).replace("un modèle", "un rapport")) from refused
    # An honest Word writes no document type: it would bring in files of this computer, or entities without end.
    if any(
        b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content for name, content in parts.items() if _is_xml(name)
    ):
        raise RefusedReport("il contient des déclarations qu’aucun Word n’écrit")
    from docx import Document

    try:
        return Document(io.BytesIO(data))
    except Exception as error:  # python-docx fails in many ways on what is not a document; all say the same to her
        raise RefusedReport("ce n’est pas un document Word (.docx) entier") from error


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _told(lost: Counter[str]) -> str:
    if not lost.total():
        return ""
    named = wording.listing(f"{number} {_NAMES[kind][number > 1]}" for kind, number in sorted(lost.items()) if number)
    return f"À savoir{wording.NB}: {named} {'restent' if lost.total() > 1 else 'reste'} dans le rapport."


class _Reader:
    """Reads the body of a document into `blocks`."""

    def __init__(self, document: Any) -> None:
        self.blocks: list[Block] = []
        self.lost: Counter[str] = Counter()
        self._nest = Nest(self.blocks)
        self._styles = {style.style_id: style for style in document.styles}
        self._numberings = _numberings(document)

    def read(self, body: Any) -> None:
        """Read paragraphs and tables, in order."""
        for element in _blocks(body):
            if element.tag == f"{_W}p":
                self._paragraph(element)
            else:
                self._nest.close()
                self.blocks.append(Table(tuple(self._rows(element)), _has_titles(element)))
        self._nest.close()

    def _paragraph(self, element: Any) -> None:
        style = self._style(element)
        runs = tuple(self._runs(element, style))
        if not "".join(run.text for run in runs).strip():
            return
        name = style.name or "" if style is not None else ""
        entry = self._entry(element, style, name)
        if _HEADING.match(name) or element.find(f"{_W}pPr/{_W}outlineLvl") is not None:
            self._nest.close()
            self.blocks.append(Heading("".join(run.text for run in runs).strip()))
        elif entry is not None:
            key, depth, numbered = entry
            self._nest.add(key, depth, Paragraph(runs), numbered=numbered)
        else:
            self._nest.close()
            self.blocks.append(Paragraph(runs))

    def _rows(self, table: Any) -> Iterator[tuple[str, ...]]:
        for row in table.iterfind(f"{_W}tr"):
            cells: list[str] = []
            for cell in row.iter(f"{_W}tc"):
                if next(cell.iterancestors(f"{_W}tr")) is not row:
                    continue  # a table in a cell: its words are told by the cell
                below = cell.find(f"{_W}tcPr/{_W}vMerge")
                goes_on = below is not None and below.get(f"{_W}val") != "restart"
                cells.append("" if goes_on else self._words(cell))
                span = cell.find(f"{_W}tcPr/{_W}gridSpan")
                wide = span.get(f"{_W}val", "1") if span is not None else "1"
                cells += [""] * (min(int(wide), 60) - 1 if wide.isdigit() else 0)
            yield tuple(cells)

    def _words(self, cell: Any) -> str:
        lines = ("".join(run.text for run in self._runs(each, None)).strip() for each in cell.iter(f"{_W}p"))
        return "\n".join(filter(None, lines))

    # --- words ------------------------------------------------------------------------------------------

    def _runs(self, paragraph: Any, style: Any) -> Iterator[Run]:
        """The words of a paragraph, without what is hidden, deleted or not words."""
        stack = [iter(paragraph)]
        while stack:
            element = next(stack[-1], None)
            if element is None:
                stack.pop()
                continue
            name = str(element.tag).rpartition("}")[2]
            if name in _LOST and not (name == "pict" and _in_fallback(element)):
                self.lost[_LOST[name]] += 1
            if name == "del":
                self.lost["deletion"] += 1
            if name == "r":
                text = "".join(map(_sign, element))
                self._count(element)
                if text and not _is_on(element.find(f"{_W}rPr/{_W}vanish")):
                    yield self._look(element, text, style)
            elif name not in _SKIPPED:
                stack.append(iter(element))

    def _count(self, run: Any) -> None:
        """What a run holds that is not words."""
        for element in run.iter():
            name = str(element.tag).rpartition("}")[2]
            if name in _LOST and not _in_fallback(element):
                inside = any(str(each.tag).rpartition("}")[2] in _LOST for each in element.iterancestors())
                if not inside:
                    self.lost[_LOST[name]] += 1

    def _look(self, run: Any, text: str, style: Any) -> Run:
        look = run.find(f"{_W}rPr")
        underline = None if look is None else look.find(f"{_W}u")
        return Run(
            text,
            self._said(look, "b", style),
            self._said(look, "i", style),
            underline is not None and underline.get(f"{_W}val") not in (None, "none"),
            look is not None and _is_raised(look),
        )

    def _said(self, look: Any, what: str, style: Any) -> bool:
        """Whether a run is bold or italic, by itself, by its own style or by that of its paragraph."""
        if look is not None and (own := look.find(f"{_W}{what}")) is not None:
            return _is_on(own)
        named = look.find(f"{_W}rStyle") if look is not None else None
        known = self._styles.get(named.get(f"{_W}val")) if named is not None else None
        return any(_style_says(each, what) for each in (known, style) if each is not None)

    # --- paragraphs -------------------------------------------------------------------------------------

    def _style(self, paragraph: Any) -> Any:
        named = paragraph.find(f"{_W}pPr/{_W}pStyle")
        return self._styles.get(named.get(f"{_W}val")) if named is not None else None

    def _entry(self, paragraph: Any, style: Any, name: str) -> tuple[str, int, bool] | None:
        """The list that a paragraph is an entry of, its depth from 1, and whether it is numbered."""
        found = paragraph.find(f"{_W}pPr/{_W}numPr")
        while found is None and style is not None:
            found = style.element.find(f"{_W}pPr/{_W}numPr")
            style = style.base_style
        if found is None:
            return (name, 1, _NUMBERED.search(name) is not None) if _LISTED.match(name) else None
        number, level = (_value(found, each) for each in ("numId", "ilvl"))
        if number == "0":  # Word's way to take a paragraph out of the list of its style
            return None
        depth = min(int(level), _DEEPEST - 1) if level.isdigit() else 0
        return number, depth + 1, self._numberings.get((number, depth), "bullet") not in ("bullet", "none")


def _blocks(body: Any) -> Iterator[Any]:
    """Paragraphs and tables of the body, through the content controls and tracked insertions around them."""
    stack = [iter(body)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif element.tag in (f"{_W}p", f"{_W}tbl"):
            yield element
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
            stack.append(iter(element))


def _numberings(document: Any) -> dict[tuple[str, int], str]:
    """The format of each level of each list: « bullet », « decimal »…"""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):  # a document without lists has no such part
        return {}
    formats: dict[str, dict[int, str]] = {}
    for abstract in root.iterfind(f"{_W}abstractNum"):
        levels = formats.setdefault(abstract.get(f"{_W}abstractNumId"), {})
        for level in abstract.iterfind(f"{_W}lvl"):
            place = level.get(f"{_W}ilvl", "")
            if place.isdigit():
                levels[int(place)] = _value(level, "numFmt") or "decimal"
    found = {}
    for number in root.iterfind(f"{_W}num"):
        for depth, kind in formats.get(_value(number, "abstractNumId"), {}).items():
            found[number.get(f"{_W}numId"), depth] = kind
    return found


def _has_titles(table: Any) -> bool:
    return _is_on(table.find(f"{_W}tr/{_W}trPr/{_W}tblHeader"))


def _sign(element: Any) -> str:
    match str(element.tag).rpartition("}")[2]:
        case "t":
            return element.text or ""
        case "tab":
            return "\t"
        case "br" | "cr":
            return "\n" if element.get(f"{_W}type") in (None, "textWrapping") else ""
        case "noBreakHyphen":
            return "\u2011"
    return ""


def _style_says(style: Any, what: str) -> bool:
    for _ in range(12):  # styles based on one another in a ring
        if style is None:
            return False
        own = style.element.find(f"{_W}rPr/{_W}{what}")
        if own is not None:
            return _is_on(own)
        style = style.base_style
    return False


def _is_on(element: Any) -> bool:
    return element is not None and element.get(f"{_W}val", "true") not in ("0", "false", "off", "none")


def _is_raised(look: Any) -> bool:
    """Whether the words are a superscript, as Word says it, or LibreOffice: smaller, above the line."""
    up, small = _value(look, "position"), look.find(f"{_W}sz") is not None
    return _value(look, "vertAlign") == "superscript" or (small and up.isdigit() and int(up) > 0)


def _value(element: Any, name: str) -> str:
    found = element.find(f"{_W}{name}")
    return str(found.get(f"{_W}val", "")) if found is not None else ""


def _in_fallback(element: Any) -> bool:
    """Whether this is the old way to say a drawing that is already counted."""
    return any(str(each.tag).endswith("}Fallback") for each in element.iterancestors())
