"""A sheet on which a Word template is written: paragraphs in our styles, jinja tags, tables, header and footer.

Fields are jinja's: `{{ seance.lieu }}`. `**…**` is bold inside a paragraph.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from template_styles import SHADE, numbering_xml, settings_xml, styles_xml, twips

DROPPED = ("docProps/thumbnail.jpeg", "word/stylesWithEffects.xml", "word/theme/theme1.xml", "word/webSettings.xml",
           "customXml/", "docProps/app.xml")  # fmt: skip
REPLACED = {"word/styles.xml": styles_xml, "word/numbering.xml": numbering_xml, "word/settings.xml": settings_xml}
FONTS = (
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:font w:name="Calibri">'
    '<w:altName w:val="Carlito"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)
NO_MARGIN = f'<w:tblCellMar {nsdecls("w")}><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
NB = "\u00a0"
TAG = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})")
STYLE_IDS = {
    "Titre": "Titre", "Titre 1": "Titre1", "Titre 2": "Titre2", "Titre 3": "Titre3", "En-tête": "Entete",
    "Pied": "Pied",
}  # fmt: skip


class Sheet:
    """One template being written. `width` is the text's, in centimetres."""

    def __init__(self) -> None:
        self.document = docx.Document()
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        section.top_margin, section.bottom_margin = Cm(2), Cm(2)
        section.header_distance, section.footer_distance = Cm(1), Cm(1)
        self.width = 16.0
        self._into: Any = self.document

    def p(self, text: str, style: str = "Corps") -> Paragraph:
        """A paragraph in a style of ours."""
        made: Paragraph = self._into.add_paragraph()
        return _write(made, text, style)

    def title(self, text: str, aside: str, style: str) -> None:
        """A title and what is said beside it, in one paragraph.

        A title on its own line could stay at the foot of a page without what is said beside it.
        """
        said = self.p(text, style).add_run(_french(aside))
        said._r.get_or_add_rPr().append(parse_xml(f'<w:rStyle {nsdecls("w")} w:val="RapporteurTitre"/>'))

    def tag(self, text: str) -> None:
        """A jinja tag alone in its paragraph."""
        self.p(f"{{%p {text} %}}", "Normal")

    @contextmanager
    def when(self, condition: str) -> Iterator[None]:
        self.tag(f"if {condition}")
        yield
        self.tag("endif")

    @contextmanager
    def each(self, name: str, values: str) -> Iterator[None]:
        self.tag(f"for {name} in {values}")
        yield
        self.tag("endfor")

    def rich(self, field: str, style: str = "Exposé") -> None:
        """Rich text in place of the paragraph."""
        self.p(f"{{{{p {field} }}}}", style)

    def table(self, widths: Sequence[float], *, style: str = "", titled: bool = True) -> Grid:
        """A table of these column widths in centimetres, with no row yet; without a style it has no border.

        `titled`: its first row has the look of a title.
        """
        made = self._into.add_table(rows=0, cols=len(widths), **self._table_width(widths))
        if isinstance(self._into, _Cell):  # python-docx adds a paragraph after it; those who call write their own
            self._into._element.remove(self._into.paragraphs[-1]._element)
        made.autofit = False
        made.alignment = WD_TABLE_ALIGNMENT.CENTER
        properties = made._tbl.tblPr
        for entry in properties.findall(qn("w:tblStyle")):
            properties.remove(entry)
        if style:
            properties.insert(0, parse_xml(f'<w:tblStyle {nsdecls("w")} w:val="{style}"/>'))
        else:
            properties.find(qn("w:tblLook")).addprevious(parse_xml(NO_MARGIN))
        if not titled:
            look = properties.find(qn("w:tblLook"))
            for name, value in (("val", "0480"), ("firstRow", "0")):
                look.set(qn(f"w:{name}"), value)
        for column, width in zip(made._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
            column.set(qn("w:w"), str(twips(width)))
        return Grid(self, made, widths)

    @contextmanager
    def inside(self, place: Any) -> Iterator[None]:
        """Write into a cell, a header, a footer."""
        before, self._into = self._into, place
        first = place.paragraphs[0] if place.paragraphs else None
        yield
        if first is not None and len(place._element) > 1 and not first.text:
            place._element.remove(first._element)
        self._into = before

    @contextmanager
    def inside_after(self, place: Any) -> Iterator[None]:
        """Write into a cell after what it already holds."""
        before, self._into = self._into, place
        yield
        self._into = before

    def _table_width(self, widths: Sequence[float]) -> dict[str, Any]:
        fitting = self._into is self.document or isinstance(self._into, _Cell)
        return {} if fitting else {"width": Cm(sum(widths))}

    def letterhead(self) -> None:
        """First page: the house's name and address on the left, its logo on the right."""
        section = self.document.sections[0]
        section.different_first_page_header_footer = True
        with self.inside(section.first_page_header):
            grid = self.table((self.width - 6.5, 6.5))
            name, logo = grid.row()
            with self.inside(name):
                self.p("{{ syndicat.nom }}", "Identité")
                with self.each("ligne", "syndicat.adresse"):
                    self.p("{{ ligne }}", "Adresse")
                with self.when("syndicat.identite"):
                    self.p("{{ syndicat.identite }}", "Adresse")
            with self.inside(logo):
                self.p("{{ logo }}", "Logo")
            self.p("", "Filet")

    def running(self, head: str, foot: str) -> None:
        """Head of the following pages, and foot of every page with its number."""
        section = self.document.sections[0]
        with self.inside(section.header):
            self.p(head, "En-tête")
        feet = [section.footer]
        if section.different_first_page_header_footer:
            feet.append(section.first_page_footer)
        for each in feet:
            with self.inside(each):
                self._numbered(foot)

    def _numbered(self, foot: str) -> None:
        made = self.p(f"{foot}\t", "Pied")
        for text in ("page ", "PAGE", " / ", "NUMPAGES"):
            if text.isupper():
                made._p.append(
                    parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" {text} "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
                )
            else:
                made.add_run(text)

    def data(self) -> bytes:
        """The .docx; the same sheet always makes the same bytes."""
        buffer = io.BytesIO()
        self.document.save(buffer)
        return _settled(buffer.getvalue())


class Grid:
    """A table being filled row by row."""

    def __init__(self, sheet: Sheet, table: Any, widths: Sequence[float]) -> None:
        self._sheet, self._table, self._widths = sheet, table, widths

    def row(
        self,
        *texts: str,
        style: str = "Texte de tableau",
        header: bool = False,
        height: float = 0,
        whole: bool = True,
    ) -> list[_Cell]:
        """A row that does not split while it is `whole`; its cells when they are to be written apart."""
        row = self._table.add_row()
        properties = row._tr.get_or_add_trPr()
        if whole:
            properties.append(OxmlElement("w:cantSplit"))
        if height:
            properties.append(parse_xml(f'<w:trHeight {nsdecls("w")} w:val="{twips(height)}" w:hRule="atLeast"/>'))
        if header:
            properties.append(OxmlElement("w:tblHeader"))
        cells: list[_Cell] = list(row.cells)
        for cell, width in zip(cells, self._widths, strict=True):
            cell.width = Cm(width)
        for cell, text in zip(cells, texts, strict=False):
            _write(cell.paragraphs[0], text, style)
        return cells

    def across(self) -> _Cell:
        """The one cell of a row that goes across the table."""
        cells = self.row()
        whole: _Cell = cells[0].merge(cells[-1])
        for spare in whole.paragraphs[1:]:
            whole._element.remove(spare._element)
        return whole

    def band(self, text: str) -> None:
        """A row of one cell across the table, that stays with the next."""
        whole = self.across()
        _write(whole.paragraphs[0], text, "Bande")
        whole._tc.get_or_add_tcPr().append(
            parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{SHADE}"/>')
        )

    def tag(self, text: str) -> None:
        """A jinja tag alone in its row."""
        self.row(f"{{%tr {text} %}}")

    @contextmanager
    def each(self, name: str, values: str) -> Iterator[None]:
        self.tag(f"for {name} in {values}")
        yield
        self.tag("endfor")

    @contextmanager
    def when(self, condition: str) -> Iterator[None]:
        self.tag(f"if {condition}")
        yield
        self.tag("endif")


def centred(cells: Sequence[_Cell]) -> None:
    """Centre these cells both ways."""
    for cell in cells:
        for paragraph in cell.paragraphs:
            paragraph.alignment = 1
        cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:vAlign {nsdecls("w")} w:val="center"/>'))


def _write(paragraph: Paragraph, text: str, style: str) -> Paragraph:
    if style != "Normal":
        properties = paragraph._p.get_or_add_pPr()
        properties.insert(0, parse_xml(f'<w:pStyle {nsdecls("w")} w:val="{_identifier(style)}"/>'))
    for rank, part in enumerate(_french(text).split("**")):
        if part:
            paragraph.add_run(part).bold = True if rank % 2 else None
    return paragraph


def _french(text: str) -> str:
    """The words around the tags with the spaces that never end a line: « présents : », « n° 3 »."""
    return "".join(part if part.startswith("{") else _bound(part) for part in TAG.split(text))


def _bound(words: str) -> str:
    return re.sub(r"(?<=«) | (?=[:;!?»])|(?<=n°) ", NB, words)


def _identifier(style: str) -> str:
    from template_styles import STYLES

    return STYLE_IDS.get(style) or next(each.id for each in STYLES if each.name == style)


def _settled(data: bytes) -> bytes:
    """The package with our styles, lists and settings, without what python-docx's own model brings along."""
    with zipfile.ZipFile(io.BytesIO(data)) as given:
        parts = {name: given.read(name) for name in given.namelist() if not name.startswith(DROPPED)}
    declaration = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    for name, make in REPLACED.items():
        parts[name] = declaration + make().encode()
    parts["word/fontTable.xml"] = declaration + FONTS.encode()
    for name in [each for each in parts if each.endswith(".rels")] + ["[Content_Types].xml"]:
        parts[name] = _without_dropped(parts[name])
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for name, content in parts.items():
            made.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _without_dropped(part: bytes) -> bytes:
    text = part.decode()
    for name in DROPPED:
        tail = re.escape(name.rstrip("/").split("/")[-1])
        text = re.sub(rf"<(?:Relationship|Override)\b[^>]*{tail}[^>]*/>", "", text)
    return re.sub(r'<Default Extension="jpeg"[^>]*/>', "", text).encode()
