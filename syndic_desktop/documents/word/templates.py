"""A house's Word template, compiled once and filled many times.

docxtpl reads, patches and compiles its template again for every document, and deflates parts that never change. Here
the parts are read with docxtpl's rules, compiled once by a sandboxed, strict, escaping jinja; what never changes is
deflated once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import cast

from syndic_desktop.documents.insets import INSETS, Inset
from syndic_desktop.documents.word.archives import Packed, lay_down, pack
from syndic_desktop.documents.word.faults import TemplateFault
from syndic_desktop.documents.word.forms import Form
from syndic_desktop.documents.word.insets import with_insets
from syndic_desktop.documents.word.looks import looks_of
from syndic_desktop.documents.word.numberings import numbering_of
from syndic_desktop.documents.word.packages import FILLED_TYPES, Package, opened
from syndic_desktop.documents.word.pictures import relation_of
from syndic_desktop.documents.word.properties import core_properties, settle_language, settle_title, text_width
from syndic_desktop.documents.word.richtexts import Paper
from syndic_desktop.documents.word.sheet_reading import Known, sheet_of
from syndic_desktop.documents.word.sheets import Sheet
from syndic_desktop.documents.word.sources import PAPER, source
from syndic_desktop.documents.word.tables import TableWriter
from syndic_desktop.documents.word.variants import Variant, variant_of

_MARK = re.compile(r"<[^>]*>")
_NO_IMAGES: Mapping[str, bytes] = MappingProxyType({})


class Template:
    """A template ready to make documents. Raises TemplateFault when it cannot be one."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._package = opened(data, name)
        settle_language(self._package)
        settle_title(self._package)
        self._looks = looks_of(self._package)
        self._numbering = numbering_of(self._package, self._looks)
        self._tables = TableWriter(self._looks, text_width(self._package))
        self._forms = _forms(self._package)
        self._variant = lru_cache(maxsize=4)(self._make_variant)
        self._known = Known(self._package)
        self._last: dict[str, tuple[str, Packed]] = {}

    @property
    def forms(self) -> tuple[Form, ...]:
        """The parts that hold something to fill, the document first."""
        return tuple(self._forms.values())

    def fields(self) -> frozenset[str]:
        """The fields that the template reads, pictures included."""
        return frozenset().union(*(form.fields for form in self._forms.values()))

    def fill(
        self, context: Mapping[str, object], *, title: str, author: str = "", images: Mapping[str, bytes] = _NO_IMAGES
    ) -> bytes:
        """The .docx that these values make. Raises TemplateFault."""
        variant = self._variant(tuple(sorted(images.items())))
        paper = self._paper()
        values = {**variant.fields, **context, PAPER: paper}
        made = {part: self._filled(part, form, values, paper) for part, form in self._forms.items()}
        made[self._package.core] = pack(self._package.core, core_properties(title, author))
        if paper.lists:
            part = self._numbering.part
            made[part] = pack(part, self._numbering.with_lists(tuple(paper.lists)))
        return lay_down([made.get(part.name, part) for part in variant.parts])

    def sheet(self, context: Mapping[str, object], *, images: Mapping[str, bytes] = _NO_IMAGES) -> Sheet:
        """The same document as plain values, to be laid out on a screen. Raises TemplateFault."""
        paper = self._paper()
        values = {**self._variant(tuple(sorted(images.items()))).fields, **context, PAPER: paper}
        filled: dict[str, str | bytes] = {}
        for part, form in self._forms.items():
            filled[part] = form.sound(_told(form, values, paper))
        if paper.lists:
            filled[self._numbering.part] = self._numbering.with_lists(tuple(paper.lists))
        return sheet_of(self._known, filled, {relation_of(name): data for name, data in images.items()})

    def words(self, context: Mapping[str, object], *, images: Mapping[str, bytes] = _NO_IMAGES) -> str:
        """What these values make it print, all parts in a row, without any look. Raises TemplateFault."""
        paper = self._paper()
        values = {**self._variant(tuple(sorted(images.items()))).fields, **context, PAPER: paper}
        return "\n".join(_MARK.sub("", _told(form, values, paper)) for form in self._forms.values())

    def faults(
        self, context: Mapping[str, object], *, images: Mapping[str, bytes] = _NO_IMAGES
    ) -> Iterator[TemplateFault]:
        """What filling it with these values finds wrong, wherever it stands."""
        paper = self._paper()
        values = {**self._variant(tuple(sorted(images.items()))).fields, **context, PAPER: paper}
        for form in self._forms.values():
            paper.on(form.hosts)
            yield from form.faults(values)

    def _paper(self) -> Paper:
        return Paper(self._looks, self._numbering, self._tables)

    def _filled(self, part: str, form: Form, values: Mapping[str, object], paper: Paper) -> Packed:
        """A part filled and deflated; headers and footers hardly ever change from one document to the next."""
        text = _told(form, values, paper)
        last = self._last.get(part)
        if last is None or last[0] != text:
            last = self._last[part] = (text, pack(part, form.sound(text).encode()))
        return last[1]

    def _make_variant(self, images: tuple[tuple[str, bytes], ...]) -> Variant:
        return variant_of(self._package, self._forms, dict(images))


@lru_cache(maxsize=64)
def compile_template(data: bytes, name: str) -> Template:
    """A template, compiled once for the same bytes. Raises TemplateFault."""
    return Template(data, name)


def _told(form: Form, values: Mapping[str, object], paper: Paper) -> str:
    """A part filled, with the insets in the place of their marks."""
    paper.on(form.hosts)
    text = form.filled(values)
    if insets := values.get(INSETS):
        text = with_insets(form.sound(text), cast("Sequence[Inset]", insets), paper)
    return text


def _forms(package: Package) -> dict[str, Form]:
    """The parts that hold something to fill, the document first."""
    sources = {part: source(package.parts[part], package.name) for part in package.typed(*FILLED_TYPES)}
    return {part: Form(text, package.name) for part, text in sources.items() if text.dynamic or part == package.main}
