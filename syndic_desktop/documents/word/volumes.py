"""Sheets of a volume: each session is a section of its own, so that every page bears its foot and its number.

A template fills one foot for a whole document. Here the paragraphs in the style « Fin de séance » end a section, and
what they say becomes the foot of its pages; the last section keeps the template's own foot.
"""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

STYLE = "Fin de séance"
NUMBER = "Feuillet "
_FOOT_STYLE = "footer"
AFTER_FIELDS = (
    "hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "attachedSchema", "themeFontLang",
    "clrSchemeMapping", "shapeDefaults", "decimalSymbol", "listSeparator",
)  # fmt: skip
"""The settings that the norm wants after the one which has fields counted."""


def with_feet(data: bytes, last: str, *, counting: bool = False) -> bytes:
    """The document with a section and a foot for each session; `last`: the foot of the pages after the last one.

    `counting`: Word offers to count the pages that its tables refer to as soon as it opens the document.
    """
    import docx

    document = docx.Document(BytesIO(data))
    feet = [*_sections(document), last]
    for section, foot in zip(document.sections, feet, strict=True):
        section.footer.is_linked_to_previous = False
        _write_foot(section.footer, foot)
    if counting:
        _count_on_opening(document)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _sections(document: Document) -> list[str]:
    """End a section at each mark; what each said, in order."""
    from docx.oxml.ns import qn

    model = document.element.body.sectPr
    said = []
    for paragraph in [each for each in document.paragraphs if each.style is not None and each.style.name == STYLE]:
        said.append(paragraph.text)
        for run in list(paragraph.runs):
            run._r.getparent().remove(run._r)
        ended = deepcopy(model)
        for shared in ended.findall(qn("w:footerReference")):
            ended.remove(shared)  # one part for two sections would be one foot
        paragraph._p.get_or_add_pPr().append(ended)
    return said


def _count_on_opening(document: Document) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    settings = document.settings.element
    asked = parse_xml(f'<w:updateFields {nsdecls("w")} w:val="true"/>')
    following = next((each for each in settings if each.tag in {qn(f"w:{name}") for name in AFTER_FIELDS}), None)
    if following is None:
        settings.append(asked)
    else:
        following.addprevious(asked)


def _write_foot(footer: Any, foot: str) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    for spare in footer.paragraphs[1:]:
        spare._p.getparent().remove(spare._p)
    paragraph = footer.paragraphs[0]
    for child in list(paragraph._p):
        if not child.tag.endswith("}pPr"):
            paragraph._p.remove(child)
    paragraph.style = _FOOT_STYLE
    paragraph.add_run(f"{foot}\t{NUMBER}")
    paragraph._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )
