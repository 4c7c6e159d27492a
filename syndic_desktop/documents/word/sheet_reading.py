"""Reads the parts of a filled document into a sheet."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from syndic_desktop.documents.word.packages import Package, W
from syndic_desktop.documents.word.sheet_looks import (
    SIDES,
    THEMED,
    Lists,
    Said,
    Styles,
    edge,
    face_said,
    look_said,
    number,
    on,
    shade,
)
from syndic_desktop.documents.word.sheets import (
    PAGE,
    PAGES,
    Block,
    Cell,
    Face,
    Grid,
    Image,
    Line,
    Look,
    Row,
    Sheet,
    Side,
    Span,
)

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_EMU = 635  # Word's unit for pictures: so many in a twentieth of a point
_FIELDS = {"PAGE": PAGE, "NUMPAGES": PAGES, "SECTIONPAGES": PAGES}
_THROUGH = frozenset({"hyperlink", "ins", "smartTag", "sdt", "sdtContent", "AlternateContent", "Choice"})
_MARGINS = {"left": 108, "top": 0, "right": 108, "bottom": 0}  # Word's own


class Known:
    """What was read of a template and of the paragraphs that filled it, for the next document made of it."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.styles = Styles(_tree(package, package.related("styles")))
        self.fonts = dict(_fonts(_tree(package, package.related("theme"))))
        self.blocks: dict[bytes, Block] = {}

    def keep(self, text: bytes, block: Block) -> None:
        """Remember a paragraph or a table by how it is written; of very long documents, the last ones."""
        if len(self.blocks) >= MOST_KNOWN:
            self.blocks.clear()
        self.blocks[text] = block


MOST_KNOWN = 5_000


def sheet_of(known: Known, filled: Mapping[str, str | bytes], pictures: Mapping[str, bytes]) -> Sheet:
    """The sheet of a document.

    `filled` are the parts that differ from the template's, `pictures` those the house adds, by relationship.
    """
    return _Reader(known, filled, pictures).sheet()


def _tree(package: Package, part: str | None) -> Any | None:
    return package.tree(part) if part in package.parts else None


def _fonts(theme: Any | None) -> Iterator[tuple[str, str]]:
    if theme is None:
        return
    for name in ("minor", "major"):
        for latin in theme.iterfind(f".//{{*}}{name}Font/{{*}}latin"):
            yield name, latin.get("typeface", "")


class _Reader:
    def __init__(self, known: Known, filled: Mapping[str, str | bytes], pictures: Mapping[str, bytes]) -> None:
        self._known, self._package, self._filled, self._pictures = known, known.package, filled, pictures
        self._styles = known.styles
        self._lists = Lists(self._related("numbering"))
        self._part = self._package.main

    def sheet(self) -> Sheet:
        body = self._tree(self._package.main).find(f"{W}body")
        sections = body.findall(f"{W}sectPr") or [etree.Element(f"{W}sectPr")]
        section = sections[-1]
        blocks = self._read(self._package.main, body)
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        size = section if size is None else size
        margins = section if margins is None else margins
        first = (title := section.find(f"{W}titlePg")) is not None and on(title)
        kinds = ("first" if first else "default", "default")
        headers = tuple(self._around(section, "headerReference", kind) for kind in kinds)
        footers = tuple(self._around(section, "footerReference", kind) for kind in kinds)
        return Sheet(
            number(size, "w", 11906), number(size, "h", 16838), number(margins, "top", 1134),
            number(margins, "right", 1134), number(margins, "bottom", 1134),
            number(margins, "left", 1134) + number(margins, "gutter"), number(margins, "header", 708),
            number(margins, "footer", 708), (headers[0], headers[1]), (footers[0], footers[1]), blocks,
        )  # fmt: skip

    def _around(self, section: Any, name: str, kind: str) -> tuple[Block, ...]:
        for reference in section.findall(f"{W}{name}"):
            part = self._target(self._package.main, reference.get(f"{_R}id"))
            if reference.get(f"{W}type", "default") == kind and part:
                return self._read(part, self._tree(part))
        return ()

    def _read(self, part: str, root: Any) -> tuple[Block, ...]:
        before, self._part = self._part, part
        found = tuple(self._blocks(root, {}))
        self._part = before
        return found

    def _tree(self, part: str) -> Any:
        if part not in self._filled:
            return self._package.tree(part)
        data = self._filled[part]
        return etree.fromstring(data.encode() if isinstance(data, str) else data)

    def _related(self, kind: str) -> Any | None:
        name = self._package.related(kind)
        return self._tree(name) if name in self._package.parts else None

    def _target(self, part: str, identifier: str) -> str:
        for relation in self._package.relations(part):
            if relation.get("Id") == identifier:
                return posixpath.normpath(posixpath.join(posixpath.dirname(part), relation.get("Target", ""))).lstrip(
                    "/"
                )
        return ""

    def _blocks(self, root: Any, around: Said) -> Iterator[Block]:
        for each in root:
            name = etree.QName(each).localname
            if name in ("p", "tbl"):
                yield self._block(each, name, around)
            elif name in _THROUGH:
                yield from self._blocks(each, around)

    def _block(self, element: Any, name: str, around: Said) -> Block:
        """A paragraph or a table; one that is written as before was read before."""
        text = etree.tostring(element, with_tail=False)
        plain = not around and b"<w:drawing" not in text
        found = self._known.blocks.get(text) if plain else None
        if found is not None:
            return found
        counted = self._lists.told
        block = self._line(element, around) if name == "p" else self._grid(element)
        if plain and self._lists.told == counted:  # the mark of an entry is not told by how it is written
            self._known.keep(text, block)
        return block

    def _face(self, said: Said) -> Face:
        fields = {key: value for key, value in said.items() if key in Face.__dataclass_fields__}
        if (font := said.get("font", "")).startswith(THEMED):
            fields["font"] = self._known.fonts.get(font[1:], "Calibri")
        return Face(**fields)

    # --- a paragraph ----------------------------------------------------------------------------------------

    def _line(self, element: Any, around: Said) -> Line:
        properties = element.find(f"{W}pPr")
        said = look_said(properties)
        look, face = self._styles.paragraph(said.get("style", ""))
        face = {**face, **around}
        own = None if properties is None else properties.find(f"{W}rPr")
        mark = None
        where = said if "list" in said else look
        if where.get("list"):
            listed, depth = where["list"], where.get("depth", 0)
            level = self._lists.look(listed, depth)
            # Numbered by its style, a paragraph keeps the indents of the style; numbered itself, those of the list.
            look = {**look, **level} if where is said else {**level, **look}
            shown = self._lists.mark(listed, depth)
            if shown:
                mark = Span(shown, self._face({**face, **face_said(own), **self._lists.face(listed, depth)}))
        look = {**look, **said}
        spans = tuple(_joined(self._spans(element, face)))
        fields = Look.__dataclass_fields__
        return Line(
            Look(**{key: value for key, value in look.items() if key in fields}),
            spans,
            self._face({**face, **face_said(own)}),
            mark,
        )

    def _spans(self, element: Any, base: Said) -> Iterator[Span]:
        awaited, shown = "", True  # of a field told in several runs: its instruction, whether its result is read
        for run in _runs(element):
            if etree.QName(run).localname == "fldSimple":
                yield from self._field(run, base)
                continue
            own = face_said(run.find(f"{W}rPr"))
            said = {**base, **self._styles.letters(own.pop("style", "")), **own}
            face = self._face(said)
            for each in run:
                name = etree.QName(each).localname
                if name == "fldChar":
                    kind = each.get(f"{W}fldCharType")
                    awaited, shown = ("", False) if kind == "begin" else (awaited, kind == "end")
                    if kind == "separate" and (instead := _FIELDS.get(awaited.split()[0] if awaited.split() else "")):
                        yield Span(instead, face)
                    elif kind == "separate":
                        shown = True
                elif name == "instrText":
                    awaited += each.text or ""
                elif shown and not said.get("hidden"):
                    yield from self._span(each, name, face)

    def _field(self, element: Any, base: Said) -> Iterator[Span]:
        told = element.get(f"{W}instr", "").split()
        if told and told[0] in _FIELDS:
            run = element.find(f"{W}r")
            yield Span(
                _FIELDS[told[0]], self._face({**base, **face_said(None if run is None else run.find(f"{W}rPr"))})
            )
        else:
            yield from self._spans(element, base)

    def _span(self, element: Any, name: str, face: Face) -> Iterator[Span]:
        if name == "t" and element.text:
            yield Span(element.text, face)
        elif name == "tab":
            yield Span("\t", face)
        elif name in ("br", "cr"):
            yield Span("\f" if element.get(f"{W}type") == "page" else "\u2028", face)
        elif name == "noBreakHyphen":
            yield Span("\u2011", face)
        elif name in ("drawing", "pict"):
            yield from self._image(element, face)

    def _image(self, element: Any, face: Face) -> Iterator[Span]:
        extent = next(iter(element.iter("{*}extent")), None)
        held = next(iter(element.iter("{*}blip")), None)
        if extent is None or held is None:
            return
        width, height = (round(float(extent.get(side, 0)) / _EMU) for side in ("cx", "cy"))
        name = held.get(f"{_R}embed", "")
        data = self._pictures.get(name) or self._package.parts.get(self._target(self._part, name), b"")
        yield Span("\ufffc", face, Image(data, width, height))

    # --- a table --------------------------------------------------------------------------------------------

    def _grid(self, element: Any) -> Grid:
        properties = element.find(f"{W}tblPr")
        named = None if properties is None else properties.find(f"{W}tblStyle")
        styles = self._styles.tables("" if named is None else named.get(f"{W}val", ""))
        own = [] if properties is None else [properties]
        told = [*(found for style in styles if (found := style.find(f"{W}tblPr")) is not None), *own]
        margins, rule, side, indent = dict(_MARGINS), None, Side.LEFT, 0
        for each in told:
            for name, margin in _children(each, "tblCellMar"):
                margins[{"start": "left", "end": "right"}.get(name, name)] = number(margin, "w")
            for _name, border in _children(each, "tblBorders"):
                rule = edge(border) or rule
            if (found := each.find(f"{W}jc")) is not None:
                side = SIDES.get(found.get(f"{W}val", ""), Side.LEFT)
            if (found := each.find(f"{W}tblInd")) is not None:
                indent = number(found, "w")
        heading = _first_row(styles)
        rows = tuple(
            self._row(row, heading if not rank else ({}, "")) for rank, row in enumerate(element.findall(f"{W}tr"))
        )
        widths = tuple(number(each, "w") for each in element.iterfind(f"{W}tblGrid/{W}gridCol"))
        around = margins["left"], margins["top"], margins["right"], margins["bottom"]
        return Grid(rows, widths, around, rule, side, indent)

    def _row(self, element: Any, heading: tuple[Said, str]) -> Row:
        properties = element.find(f"{W}trPr")
        told = {etree.QName(each).localname: each for each in (() if properties is None else properties)}
        least = number(told["trHeight"], "val") if "trHeight" in told else 0
        cells = tuple(self._cell(cell, heading) for cell in element.findall(f"{W}tc"))
        return Row(cells, "tblHeader" in told and on(told["tblHeader"]), least)

    def _cell(self, element: Any, heading: tuple[Said, str]) -> Cell:
        properties = element.find(f"{W}tcPr")
        told = {etree.QName(each).localname: each for each in (() if properties is None else properties)}
        joined = told.get("vMerge")
        return Cell(
            tuple(self._blocks(element, heading[0])),
            number(told["gridSpan"], "val", 1) if "gridSpan" in told else 1,
            shade(told.get("shd")) or heading[1],
            "vAlign" in told and told["vAlign"].get(f"{W}val") == "center",
            joined is not None and joined.get(f"{W}val", "continue") == "continue",
        )


def _runs(element: Any) -> Iterator[Any]:
    for each in element:
        name = etree.QName(each).localname
        if name in ("r", "fldSimple"):
            yield each
        elif name in _THROUGH:
            yield from _runs(each)


def _joined(spans: Iterator[Span]) -> Iterator[Span]:
    """Letters of one look that follow each other make one span."""
    last: Span | None = None
    for span in spans:
        if last is not None and last.face == span.face and last.image is span.image is None:
            last = Span(last.text + span.text, span.face)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _children(element: Any, name: str) -> Iterator[tuple[str, Any]]:
    for each in element.iterfind(f"{W}{name}/*"):
        yield etree.QName(each).localname, each


def _first_row(styles: list[Any]) -> tuple[Said, str]:
    """What the style of a table says of its first row: its letters, what is behind them."""
    face: Said = {}
    ground = ""
    for style in styles:
        for part in style.findall(f"{W}tblStylePr"):
            if part.get(f"{W}type") == "firstRow":
                face |= face_said(part.find(f"{W}rPr"))
                ground = shade(part.find(f"{W}tcPr/{W}shd")) or ground
    return face, ground
