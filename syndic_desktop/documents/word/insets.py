"""Insets written where a template printed their mark: words in its paragraph, the other paragraphs around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from syndic_desktop.documents.insets import Inset, PaperBlock
from syndic_desktop.documents.word.environments import INSET_MARK
from syndic_desktop.documents.word.packages import W
from syndic_desktop.documents.word.richtexts import Paper
from syndic_desktop.documents.word.sources import Host, host_of
from syndic_desktop.domain.texts import Paragraph

_P, _R, _T = (f"{W}{name}" for name in ("p", "r", "t"))


def with_insets(text: str, insets: Sequence[Inset], paper: Paper) -> str:
    """A part of a document (its XML) with each inset in the place of its mark."""
    if f"<?{INSET_MARK} " not in text:
        return text
    root = etree.fromstring(text.encode())
    for found in list(root.iter(etree.ProcessingInstruction)):
        if found.target == INSET_MARK:
            _write(found, insets[int(found.text or 0)], paper, root)
    return str(etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True).decode())


def _write(found: Any, inset: Inset, paper: Paper, root: Any) -> None:
    paragraph = next(found.iterancestors(_P), None)
    if paragraph is None:
        return
    run = found.getprevious()
    host = host_of(paragraph, run if run is not None and run.tag == _R else None)
    around = Host() if inset.apart else host
    inline, rest = _split(inset.text)
    for each in _elements(paper.inline(inline, host.run), root):
        found.addprevious(each)
    for each in _elements(paper.written(inset.before, around), root):
        paragraph.addprevious(each)
    for each in reversed(list(_elements(paper.written(rest, host) + paper.written(inset.after, around), root))):
        paragraph.addnext(each)
    found.getparent().remove(found)
    if not inline and not any(each.text for each in paragraph.iter(_T)):
        paragraph.getparent().remove(paragraph)


def _split(text: tuple[PaperBlock, ...]) -> tuple[tuple[Paragraph, ...], tuple[PaperBlock, ...]]:
    """What goes on in the paragraph of the field, and what stands after it."""
    head = text[0] if text else None
    return ((head,), text[1:]) if isinstance(head, Paragraph) else ((), text)


def _elements(written: str, root: Any) -> Iterator[Any]:
    """What was written, as elements of the part."""
    names = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in root.nsmap.items() if prefix)
    yield from list(etree.fromstring(f"<some{names}>{written}</some>"))
