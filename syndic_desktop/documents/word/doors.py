"""Elements and fields by which a Word file goes out to another one, or to a database: no house's template has to."""

from __future__ import annotations

import re
from typing import Any

_OBJECT = "il contient un objet incorporé ou lié ; retirez-le dans Word"
_OTHER = "il contient un autre document ; retirez-le dans Word"
_STYLED = "il s’enregistre à travers une feuille XSLT ; enregistrez-le à nouveau depuis Word, en .docx"
_DOORS = {
    "mailMerge": "il est lié à une source de publipostage ; rompez ce lien dans Word (Publipostage, document normal)",
    "attachedTemplate": "il est attaché à un autre modèle ; détachez-le dans Word (Développeur, modèle de document)",
    "attachedSchema": "il est attaché à un schéma XML ; détachez-le dans Word (Développeur, modèle de document)",
    "saveThroughXslt": _STYLED,
    "useXSLTWhenSaving": _STYLED,
    "subDoc": _OTHER,
    "altChunk": _OTHER,
    "frameset": _OTHER,
    "OLEObject": _OBJECT,
    "objectEmbed": _OBJECT,
    "objectLink": _OBJECT,
    "control": _OBJECT,
}
_NAMED = re.compile(r"\s*(?:=|[A-Za-z]+[\s\"\\])")
"""A field that says its name before any other field in it; a formula has none."""


def door(tree: Any) -> str:
    """What of a part leads out of the file, as a French clause; empty when nothing does."""
    for each in tree.iter("{*}*"):
        if what := _DOORS.get(each.tag.rpartition("}")[2]):
            return what
    return ""


def spelt(tree: Any) -> bool:
    """Whether the name of a field of a part comes from another field, which may write any: QUOTE, a bookmark.

    A field is in another between its beginning and its « separate » mark; after that it is in what it shows.
    """
    codes: list[str | None] = []
    for each in tree.xpath("//*[local-name()='instrText' or local-name()='fldChar' or local-name()='fldSimple']"):
        kind = each.tag.rpartition("}")[2]
        mark, whole = _attribute(each, "fldCharType"), _attribute(each, "instr")
        inside = codes[-1] if codes else None
        begun = kind == "fldSimple" or mark == "begin"
        if begun and inside is not None and (not _NAMED.match(inside) or _quoting(whole)):
            return True
        if mark == "begin":
            codes.append("")
        elif mark == "separate" and codes:
            codes[-1] = None
        elif mark == "end" and codes:
            codes.pop()
        elif kind == "instrText" and inside is not None:
            codes[-1] = said = inside + (each.text or "")
            if _quoting(said) and any(code is not None for code in codes[:-1]):
                return True
    return False


def _attribute(element: Any, name: str) -> str:
    return next((str(value) for key, value in element.items() if key.rpartition("}")[2] == name), "")


def _quoting(code: str) -> bool:
    return code.strip().upper().startswith("QUOTE")
