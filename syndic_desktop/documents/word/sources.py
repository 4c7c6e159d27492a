"""A part of a template turned into a jinja source by docxtpl's own rules ({{ }}, {%p %}, {%tr %}, {{p }}, {{r }}…).

docxtpl drops in silence whatever shares a paragraph with {%p %} or a row with {%tr %}: here that is a fault. The
paragraph that holds {{p }} gives its look to the text that replaces it (`Host`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lxml import etree

from syndic_desktop.documents.word.faults import TemplateFault, shortened
from syndic_desktop.documents.word.packages import W, parse

PAPER = "_paper"  # the name under which a template reaches the writer of rich text
_MARKS = re.compile(r"\{[{%#]|[}%#]\}")  # the second half alone is a fault to be told
_SPACED = re.compile("(\\{[{%#](?:p|tr|tc|r))[\u00a0\u202f]")
_ALONE = {
    "p": "doit être seule dans son paragraphe, sinon le reste du paragraphe serait perdu",
    "tr": "doit être seule dans sa ligne de tableau, sinon le reste de la ligne serait perdu",
    "tc": "doit être seule dans sa cellule, sinon le reste de la cellule serait perdu",
}
_LEVEL_TAG = {level: re.compile(rf"\{{[{{%]{level}\s") for level in _ALONE}
_ONLY_TAG = {
    level: re.compile(rf"\s*\{{([{{%]){level}\s+((?:(?![%}}]\}}).)*)[%}}]\}}\s*", re.DOTALL) for level in _ALONE
}
# What is left of {{r x }}: an expression between two runs.
_BETWEEN_RUNS = re.compile(
    r"((?:</w:pPr>|</w:r>|<w:p(?: [^>]*)?>)\s*(?:\{%(?:(?!%\}).)*%\}\s*)*)\{\{((?:(?!\}\}).)*)\}\}", re.DOTALL
)
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_LITERAL = {"{_{": "{{ '{{' }}", "}_}": "{{ '}}' }}", "{_%": "{{ '{%' }}", "%_}": "{{ '%}' }}"}
_UNEVEN = re.compile(r"\{[{%]tc\s|\{%\s*(?:colspan|hm)\b")
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMESPACES = re.compile(r' xmlns(?::\w+)?="[^"]*"')


@dataclass(frozen=True, slots=True)
class Host:
    """The look of a paragraph that holds {{p }}: its properties and its run's, as XML (empty where it has none)."""

    paragraph: str = ""
    run: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A jinja source, one line a paragraph, and the hosts its expressions refer to by number."""

    text: str
    hosts: tuple[Host, ...]
    uneven_tables: bool  # columns come and go ({%tc %}): table grids must be counted again

    @property
    def dynamic(self) -> bool:
        return bool(_MARKS.search(self.text))

    def place(self, line: int | None) -> str:
        """The words of the paragraph at a line, as she sees them in Word."""
        lines = self.text.split("\n")
        if line is None or not 0 < line <= len(lines):
            return ""
        own = f"{PAPER}\\.\\w+\\((.*?)(?:, \\d+)?\\)"
        return shortened(re.sub(own, r"\1", re.sub(r"<[^>]*>", "", lines[line - 1])))


def source(data: bytes, template: str) -> Source:
    """The jinja source of a part. Raises TemplateFault for tags that docxtpl would lose."""
    try:
        return _source(data)
    except TemplateFault as fault:
        raise TemplateFault(template, fault.what, place=fault.place) from fault


@lru_cache(maxsize=128)
def _source(data: bytes) -> Source:
    """The same once for the headers and footers that all the templates of a house share."""
    from docxtpl import DocxTemplate

    root = parse(data, "")
    uneven = bool(_UNEVEN.search("".join(root.itertext(f"{W}t"))))
    hosts = _prepare(root)
    text = _SPACED.sub(r"\1 ", etree.tostring(root, encoding="unicode"))
    text = str(DocxTemplate.patch_xml(None, text))
    text = _TAG.sub(_as_typed, text)
    text = _BETWEEN_RUNS.sub(rf"\1{{{{ {PAPER}.runs(\2) }}}}", text)
    for written, meant in _LITERAL.items():
        text = text.replace(written, meant)
    return Source(_DECLARATION + _one_line_a_paragraph(text), hosts, uneven)


def _prepare(root: Any) -> tuple[Host, ...]:
    hosts: list[Host] = []
    for level, why in _ALONE.items():
        for element, texts in _texts_by(root, level).items():
            written = "".join(text.text or "" for text in texts)
            if not _LEVEL_TAG[level].search(_SPACED.sub(r"\1 ", written)):
                continue
            tag = _ONLY_TAG[level].fullmatch(_SPACED.sub(r"\1 ", written))
            if tag is None:
                raise TemplateFault("", f"une balise {{%{level} … %}} ou {{{{{level} … }}}} {why}", place=written)
            if level == "p" and tag[1] == "{":
                _point_at_host(texts, tag[2].strip(), len(hosts))
                hosts.append(host_of(element, texts[0].getparent()))
    return tuple(hosts)


def _texts_by(root: Any, level: str) -> dict[Any, list[Any]]:
    """The w:t elements of each paragraph, row or cell, those of a nested one left to it."""
    found: dict[Any, list[Any]] = defaultdict(list)
    for text in root.iter(f"{W}t"):
        owner = next(text.iterancestors(f"{W}{level}"), None)
        if owner is not None:
            found[owner].append(text)
    return found


def _point_at_host(texts: list[Any], expression: str, number: int) -> None:
    for text in texts:
        text.text = ""
    texts[0].text = f"{{{{p {PAPER}.blocks({expression}, {number}) }}}}"


def host_of(paragraph: Any, run: Any) -> Host:
    """The look of a paragraph and of one of its runs (None: a plain one)."""
    properties = deepcopy(paragraph.find(f"{W}pPr"))
    if properties is not None:
        for own in ("sectPr", "rPr", "pPrChange"):
            for entry in properties.findall(f"{W}{own}"):
                properties.remove(entry)
    return Host(_inner(properties), _inner(None if run is None else run.find(f"{W}rPr")))


def _inner(properties: Any) -> str:
    if properties is None:
        return ""
    return _NAMESPACES.sub(
        "", "".join(etree.tostring(child, encoding="unicode", with_tail=False) for child in properties)
    )


def _as_typed(tag: re.Match[str]) -> str:
    """A tag as she typed it: docxtpl leaves « & » escaped, which would then print as « &amp; »."""
    return tag[0].replace("&quot;", '"').replace("&apos;", "'").replace("&amp;", "&")


def _one_line_a_paragraph(text: str) -> str:
    """So that the line of an error is a paragraph; between blocks a line end means nothing to Word."""
    text = re.sub(r"(?<!\n)(<w:p[ >])", r"\n\1", text)
    return re.sub(r"(</w:(?:p|tr|tc|tbl)>)(?=\{[{%])", r"\1\n", text)
