"""Rich text written as Word paragraphs, lists and tables, in the looks of a template.

One `Paper` writes one document: it counts the lists that must restart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from jinja2 import Undefined
from markupsafe import Markup

from syndic_desktop.documents.word.environments import UnprintableValue, printed
from syndic_desktop.documents.word.escaping import escaped
from syndic_desktop.documents.word.looks import Looks
from syndic_desktop.documents.word.numberings import DEPTHS, Mark, Numbering
from syndic_desktop.documents.word.recaps import RecapTable
from syndic_desktop.documents.word.sources import Host
from syndic_desktop.documents.word.tables import TableWriter
from syndic_desktop.domain.texts import Heading, Listing, Paragraph, Run, Table

# The order in which Word wants the properties of a run.
_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss",
    "imprint", "noProof", "vanish", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u",
    "effect", "bdr", "shd", "vertAlign", "lang",
)  # fmt: skip
_PROPERTY = re.compile(r"<w:(\w+)(?: [^>]*)?/>")


@dataclass(frozen=True, slots=True)
class _Counter:
    """The numbered list that an entry belongs to."""

    abstract: int
    number: int


class Paper:
    """Writes the rich text of one document."""

    __slots__ = ("_hosts", "_looks", "_numbering", "_tables", "lists")

    def __init__(self, looks: Looks, numbering: Numbering, tables: TableWriter) -> None:
        self._looks, self._numbering, self._tables = looks, numbering, tables
        self._hosts: tuple[Host, ...] = ()
        self.lists: list[int] = []  # the definition of each numbered list, in order

    def on(self, hosts: tuple[Host, ...]) -> None:
        """Write for the part whose hosts these are."""
        self._hosts = hosts

    def blocks(self, value: object, host: int) -> Markup:
        """What {{p value }} becomes: paragraphs, lists and tables."""
        if isinstance(value, Undefined):
            str(value)  # raises: it is strict
        if isinstance(value, RecapTable | Paragraph | Heading | Listing | Table):
            value = (value,)
        if isinstance(value, tuple):
            return Markup("".join(self._written(value, self._hosts[host])))
        look = self._hosts[host]
        run = _run(str(printed(value)), look.run)
        return Markup(self._paragraph((run,), look)) if run else Markup()

    def runs(self, value: object) -> Markup:
        """What {{r value }} becomes: runs of the paragraph it stands in."""
        if isinstance(value, tuple) and all(isinstance(block, Paragraph) for block in value):
            return Markup("".join(_written_run(run, "") for block in value for run in block.runs))
        return Markup(_run(str(printed(value)), ""))

    def inline(self, text: Sequence[Paragraph], run: str) -> str:
        """The words of paragraphs as runs, over the properties of a run."""
        return "".join(_written_run(each, run) for paragraph in text for each in paragraph.runs)

    def written(self, text: Sequence[object], host: Host) -> str:
        """A rich text in paragraphs, lists and tables that look like a host."""
        return "".join(self._written(text, host))

    def _written(self, blocks: Sequence[object], host: Host) -> Iterator[str]:
        for block, following in zip_longest(blocks, blocks[1:]):
            match block:
                case Paragraph():
                    introduces = isinstance(following, Listing | Table | RecapTable)
                    yield self._plain(block, host, keep=introduces)
                case Heading(text):
                    yield self._heading(text)
                case Listing():
                    yield from self._listing(block, host, 0, None)
                case Table():
                    yield self._tables.plain(block)
                case RecapTable():
                    yield self._tables.recap(block)
                case _:
                    raise UnprintableValue("ce champ n’est pas un texte mis en forme")

    def _plain(self, paragraph: Paragraph, host: Host, *, keep: bool) -> str:
        return self._paragraph([_written_run(run, host.run) for run in paragraph.runs], host, keep=keep)

    def _paragraph(self, runs: Sequence[str], host: Host, *, keep: bool = False) -> str:
        own = "<w:pStyle " in host.paragraph
        style, rest = _split_style(host.paragraph) if own else (_style(self._looks.paragraph), host.paragraph)
        kept = "<w:keepNext/>" if keep and "<w:keepNext" not in rest else ""
        return _wrapped(f"{style}{kept}{rest}", "".join(runs))

    def _heading(self, text: str) -> str:
        if self._looks.heading:
            return _wrapped(f"{_style(self._looks.heading)}<w:keepNext/>", _run(escaped(text), ""))
        return _wrapped('<w:keepNext/><w:outlineLvl w:val="2"/>', _run(escaped(text), "<w:b/>"))

    def _listing(self, listing: Listing, host: Host, depth: int, parent: _Counter | None) -> Iterator[str]:
        marks = self._numbering.numbers if listing.numbered else self._numbering.bullets
        mark = marks[min(depth, DEPTHS - 1)]
        counter = self._counter(mark, parent) if listing.numbered else None
        properties = _style(mark.style) + _number(mark, counter)
        for entry in listing.entries:
            match entry:
                case Listing():
                    yield from self._listing(entry, host, depth + 1, counter)
                case Paragraph(runs):
                    yield _wrapped(properties, "".join(_written_run(run, host.run) for run in runs))
                case _:
                    yield from self._written((entry,), host)

    def _counter(self, mark: Mark, parent: _Counter | None) -> _Counter:
        """The list that numbers these entries: its parent's if one definition holds both levels, else a new one."""
        if parent is not None and parent.abstract == mark.abstract:
            return parent
        self.lists.append(mark.abstract)
        return _Counter(mark.abstract, self._numbering.next_number + len(self.lists) - 1)


def _written_run(run: Run, base: str) -> str:
    if run.plain:
        return _run(escaped(run.text), base)
    return _run(escaped(run.text), _with_look(base, run.bold, run.italic, run.underline, run.superscript))


def _run(text: str, properties: str) -> str:
    if not text:
        return ""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


@lru_cache(maxsize=512)
def _with_look(base: str, bold: bool, italic: bool, underline: bool, superscript: bool) -> str:
    """A run's properties with these looks added, in Word's order."""
    properties = {found[1]: found[0] for found in _PROPERTY.finditer(base)}
    wanted = {
        "b": "<w:b/>" * bold,
        "i": "<w:i/>" * italic,
        "u": '<w:u w:val="single"/>' * underline,
        "vertAlign": '<w:vertAlign w:val="superscript"/>' * superscript,
    }
    properties |= {name: written for name, written in wanted.items() if written}
    return "".join(properties[name] for name in _ORDER if name in properties)


def _wrapped(properties: str, runs: str) -> str:
    look = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{look}{runs}</w:p>"


def _style(identifier: str) -> str:
    return f'<w:pStyle w:val="{identifier}"/>' if identifier else ""


def _split_style(properties: str) -> tuple[str, str]:
    end = properties.index("/>", properties.index("<w:pStyle ")) + 2
    return properties[:end], properties[end:]


def _number(mark: Mark, counter: _Counter | None) -> str:
    number = counter.number if counter else mark.number
    if number is None:
        return ""
    return f'<w:numPr><w:ilvl w:val="{mark.depth}"/><w:numId w:val="{number}"/></w:numPr>'
