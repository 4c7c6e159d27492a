"""A part of a template, compiled: filled with values, or saying in French why it cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from types import TracebackType
from typing import Any
from xml.parsers import expat

from jinja2 import Template, TemplateError, meta, nodes
from jinja2.defaults import DEFAULT_NAMESPACE

from syndic_desktop.documents.word.braces import stray_braces
from syndic_desktop.documents.word.cuts import CUT, cut_lines
from syndic_desktop.documents.word.environments import UnprintableValue, environment
from syndic_desktop.documents.word.failures import clause, first_unbalanced
from syndic_desktop.documents.word.faults import TemplateFault, Wrong
from syndic_desktop.documents.word.permitted import BUDGET, Budget, bounded
from syndic_desktop.documents.word.sources import PAPER, Host, Source

_COMPILED = "<template>"  # the file name that jinja gives to what it compiles from a string
# Word calls a file corrupt for a table without rows or a cell without a paragraph, and glues two tables that touch.
_NO_ROWS = re.compile(r"</w:tblGrid>\s*</w:tbl>")
_EMPTY_TABLE = re.compile(r"<w:tbl>(?:(?!<w:tr[ >]|</w:tbl>).)*</w:tblGrid>\s*</w:tbl>", re.DOTALL)
_PARAGRAPH_WANTED = re.compile(r"(</w:tcPr>(?=\s*</w:tc>)|</w:tbl>(?=\s*(?:</w:tc>|<w:tbl>)))")
_PRINTED = re.compile(r"\{\{.*?\}\}")
_ASKED = re.compile(r"\{%-?\s*(if|elif|for|set)\b(.*?)-?%\}")
MOST_FAULTS = 20
_SHAPE = re.compile(r'(<wp:docPr\b[^>]*?\bid=")\d+(")')


class Form:
    """What a part prints for given values. Raises TemplateFault when it cannot be compiled."""

    def __init__(self, source: Source, template: str) -> None:
        self._source, self._template = source, template
        self.hosts: tuple[Host, ...] = source.hosts
        try:
            self._compiled = _compiled(source.text)
        except (TemplateError, RecursionError, SyntaxError, MemoryError) as error:
            raise self._fault(error, ()) from error

    @cached_property
    def fields(self) -> frozenset[str]:
        """The fields that the part reads."""
        return frozenset(meta.find_undeclared_variables(self.tree)) - {
            PAPER,
            *DEFAULT_NAMESPACE,
        }

    @cached_property
    def tree(self) -> nodes.Template:
        """The tags of the part, read and not compiled; whoever reads them changes nothing."""
        return environment().parse(self._source.text)

    def place(self, line: int) -> str:
        """The words of the paragraph where a tag stands."""
        return self._source.place(line)

    def stray(self) -> Iterator[str]:
        """The paragraphs where braces are left that make no tag."""
        return (self.place(line) for line in stray_braces(self._source.text))

    def cut(self) -> Iterator[Wrong]:
        """The conditions and loops that end elsewhere than where they begin."""
        return (Wrong(CUT, line) for line in cut_lines(self.tree))

    def filled(self, values: Mapping[str, object]) -> str:
        """What the part prints, yet to be made `sound`. Raises TemplateFault."""
        try:
            return "".join(bounded(self._compiled.generate({**values, BUDGET: Budget()})))
        except (TemplateError, UnprintableValue) as error:
            raise self._fault(error, values) from error
        except (ArithmeticError, LookupError, TypeError, ValueError, RecursionError) as error:
            if not _said_by_template(error.__traceback__):
                raise  # one of our own values is wrong: a bug, not the house's fault
            raise self._fault(error, values) from error

    def faults(self, values: Mapping[str, object]) -> Iterator[TemplateFault]:
        """What filling it finds wrong, paragraph after paragraph; what is wrong is left out to try the rest."""
        form: Form | None = self
        told: set[int | None] = set()
        for _ in range(2 * MOST_FAULTS):  # a paragraph may print something and ask something
            if form is None:
                return
            try:
                form.filled(values)
            except TemplateFault as fault:
                if fault.line not in told:
                    yield fault
                told.add(fault.line)
                form = form._spared(fault.line)
            else:
                return

    def sound(self, text: str) -> str:
        """The same as Word accepts it. Raises TemplateFault where conditions and loops have cut it to pieces."""
        settled = self._settled(text)
        try:
            expat.ParserCreate().Parse(settled, True)
        except expat.ExpatError as error:
            raise TemplateFault(self._template, CUT, place=_words_at(settled, error.lineno)) from error
        return settled

    def _settled(self, text: str) -> str:
        """What Word insists on, whatever the conditions of the template left out."""
        if "</w:tbl>" in text:
            text = _EMPTY_TABLE.sub("", text) if _NO_ROWS.search(text) else text
            text = _PARAGRAPH_WANTED.sub(r"\1<w:p/>", text)
        if "<wp:docPr" in text:
            numbers = iter(range(1, len(text)))
            text = _SHAPE.sub(lambda found: f"{found[1]}{next(numbers)}{found[2]}", text)
        return _with_even_tables(text) if self._source.uneven_tables else text

    def _fault(self, error: Exception, known: Any) -> TemplateFault:
        line = getattr(error, "lineno", None) or _line_of(error.__traceback__)
        unbalanced = first_unbalanced(self._source.text) if hasattr(error, "lineno") else None
        if unbalanced is not None:
            return TemplateFault(self._template, unbalanced.what, place=self._source.place(unbalanced.line))
        return TemplateFault(self._template, clause(error, known), place=self._source.place(line), line=line)

    def _spared(self, line: int | None) -> Form | None:
        """The same without what a paragraph prints, then without what its conditions and loops ask; else None."""
        lines = self._source.text.split("\n")
        if line is None or not 0 < line <= len(lines):
            return None
        was = lines[line - 1]
        spared = _PRINTED.sub("", was)
        if spared == was:
            spared = _ASKED.sub(_unasked, was)
        if spared == was:
            return None
        text = "\n".join((*lines[: line - 1], spared, *lines[line:]))
        return Form(replace(self._source, text=text), self._template)


def _unasked(tag: re.Match[str]) -> str:
    """A tag that opens the same and asks nothing: what is under a condition is tried, a loop has nothing to tell."""
    word, rest = tag[1], tag[2]
    target, joined, _ = rest.partition(" in " if word == "for" else "=")
    match word, bool(joined):
        case "for", True:
            return f"{{% for{target} in [] %}}"
        case "set", True:
            return f"{{% set{target}= '' %}}"
        case "if" | "elif", _:
            return f"{{% {word} true %}}"
        case _:
            return tag[0]


@lru_cache(maxsize=128)
def _compiled(text: str) -> Template:
    return environment().from_string(text)


def _said_by_template(trace: TracebackType | None) -> bool:
    """Whether the error arose in the template itself or in jinja, rather than in a value it was given."""
    if trace is None:
        return True
    while trace.tb_next is not None:
        trace = trace.tb_next
    file = trace.tb_frame.f_code.co_filename
    return file == _COMPILED or "jinja2" in file or file.endswith("environments.py")


def _line_of(trace: TracebackType | None) -> int | None:
    line = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == _COMPILED:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _words_at(text: str, line: int) -> str:
    return re.sub(r"<[^>]*>", "", text.split("\n")[line - 1])


def _with_even_tables(text: str) -> str:
    from docxtpl import DocxTemplate
    from lxml import etree

    tree = DocxTemplate.fix_tables(None, text.encode())
    return str(etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True).decode())
