"""Small templates made with python-docx, and documents read back with it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from docx import Document
from docx.document import Document as Word

from syndic_desktop.documents.word import Template

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


def saved(document: Word) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_paragraphs(*paragraphs: str, header: str = "") -> bytes:
    """A template that holds these paragraphs."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    return saved(document)


def template(*paragraphs: str, header: str = "") -> Template:
    return Template(with_paragraphs(*paragraphs, header=header), "essai.docx")


def read(data: bytes) -> Word:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
    return Document(io.BytesIO(data))


def filled(paragraph: str, **context: object) -> list[str]:
    """The paragraphs that a template of one paragraph makes."""
    return texts(template(paragraph).fill(context, title="Essai"))


def texts(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in read(data).paragraphs]


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def altered(data: bytes, changes: Mapping[str, Callable[[bytes], bytes] | bytes]) -> bytes:
    """A .docx whose parts are changed, or added."""
    contents = parts(data)
    for name, change in changes.items():
        contents[name] = change if isinstance(change, bytes) else change(contents[name])
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return stream.getvalue()


def relationship(kind: str, target: str) -> bytes:
    """A relationships part with one link to something outside the document."""
    link = f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
    return f'<Relationships xmlns="{RELATIONSHIPS}">{link}</Relationships>'.encode()


def numbering_of(paragraph: Any) -> tuple[int, int] | None:
    """The w:num and the level that a paragraph itself carries."""
    properties = paragraph._p.pPr.numPr if paragraph._p.pPr is not None else None
    return None if properties is None else (properties.numId.val, properties.ilvl.val)
