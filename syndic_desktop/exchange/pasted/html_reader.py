"""HTML of Word and of browsers, read as a text of the domain.

The tree is walked element after element, never by recursion: no depth of it can stop the reader.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from syndic_desktop.domain.texts import DecisionKind, tidied, words, writable
from syndic_desktop.exchange.pasted import looks
from syndic_desktop.exchange.pasted.clean_html import RECAP, TABLE
from syndic_desktop.exchange.pasted.looks import Look
from syndic_desktop.exchange.pasted.paragraphs import Writer
from syndic_desktop.exchange.pasted.plain import read_plain
from syndic_desktop.exchange.pasted.results import LONGEST, TOO_LONG, LeftOut, Pasted, told
from syndic_desktop.exchange.pasted.tables import layouts

_LARGEST = 20 * LONGEST  # Word writes ten times as much dress as words
_NUMBER = re.compile(r"\(?(?:\d+|[a-zA-Z]|[ivxlcIVXLC]+)(?:\.\d+)*\s*[.)°/-]")
_CELLS = ("td", "th")


def read_html(html: str, plain: str = "") -> Pasted:
    """What HTML says; `plain` are the same words without dress, for when the HTML says nothing or far too much."""
    if len(html) > _LARGEST:
        return read_plain(plain)
    root = _parsed(html)
    if root is None:
        return read_plain(plain)
    walk = _Walk(layouts(root))
    walk.over(root)
    text = tidied(walk.writer.blocks)
    if not text and plain.strip() and not walk.left_out:
        return read_plain(plain)
    if sum(map(len, map(words, ((block,) for block in text)))) > LONGEST:
        return TOO_LONG
    return Pasted(text, told(walk.left_out))


def _parsed(html: str) -> Any:
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True, remove_comments=True, huge_tree=True)
    try:
        root = etree.fromstring(writable(html).encode(), parser)
    except (etree.XMLSyntaxError, ValueError):  # nothing that looks like an element
        return None
    # Elements in one another by the thousand: the parser has cut what is deepest.
    cut = any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
    return None if cut else root


@dataclass(slots=True)
class _Element:
    """An element that is open; `mark`: its words say which bullet or number an entry has."""

    tag: str
    look: Look
    mark: bool = False


class _Walk:
    """Goes through the tree and tells the writer what it meets."""

    def __init__(self, layout: set[Any]) -> None:
        self.writer = Writer()
        self.left_out: Counter[LeftOut] = Counter()
        self._layout = layout
        self._open: list[_Element] = [_Element("", Look())]

    def over(self, root: Any) -> None:
        """Read the whole tree."""
        from lxml import etree

        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                self._start(element)
            else:
                self._end(element)
        self.writer.end()

    def _start(self, element: Any) -> None:
        tag, around = str(element.tag).lower().removeprefix("{http://www.w3.org/1999/xhtml}"), self._open[-1]
        style = looks.style_of(element)
        mark = looks.is_word_mark(style) or around.mark
        opened = _Element(tag, looks.look_of(tag, element, style, around.look), mark)
        if not around.look.hidden and (lost := looks.left_out(tag, element, style)) is not None:
            self.left_out[lost] += 1
        self._open.append(opened)
        if opened.look.hidden:
            return
        if tag == "br":
            self._break(element)
        else:
            self._begin(tag, element, style)
        self._words(element.text, opened)

    def _end(self, element: Any) -> None:
        opened = self._open.pop()
        if not opened.look.hidden:
            self._finish(opened.tag, element)
        self._words(element.tail, self._open[-1])

    def _words(self, words: str | None, where: _Element) -> None:
        if not words or where.look.hidden:
            return
        if where.mark:
            self.writer.mark(numbered=_NUMBER.match(words.strip()) is not None, words=words)
        else:
            self.writer.add(words, where.look)

    def _break(self, element: Any) -> None:
        if "page-break-before" in (element.get("style") or ""):
            self.writer.end_paragraph()
        elif element.get("class") != "Apple-interchange-newline":
            self.writer.break_line()

    def _begin(self, tag: str, element: Any, style: dict[str, str]) -> None:
        writer = self.writer
        if tag in ("ul", "ol", "menu", "dir"):
            writer.begin_list(numbered=tag == "ol")
        elif tag == "li":
            writer.begin_entry()
        elif tag == "table" and element not in self._layout:
            writer.begin_table(element.get(TABLE))
        elif tag == "tr":
            writer.begin_row()
        elif tag in _CELLS:
            writer.begin_cell(title=tag == "th" or self._open[-3].tag == "thead")
        elif looks.is_heading(tag, element):
            writer.begin_paragraph(heading=True, entry=looks.word_list(style))
        elif tag in looks.PARAGRAPHS or tag == "table":
            writer.begin_paragraph(heading=False, entry=looks.word_list(style))
            if element.get(RECAP) in set(DecisionKind):
                writer.recap(DecisionKind(element.get(RECAP)))
                self._open[-1].look = Look(hidden=True)

    def _finish(self, tag: str, element: Any) -> None:
        writer = self.writer
        if tag in ("ul", "ol", "menu", "dir"):
            writer.end_list()
        elif tag == "li":
            writer.end_entry()
        elif tag == "table" and element not in self._layout:
            writer.end_table()
        elif tag in _CELLS:
            writer.end_cell(element)
        elif tag in looks.PARAGRAPHS or tag in looks.HEADINGS or tag == "table":
            writer.end_paragraph()
