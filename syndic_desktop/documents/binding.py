"""Binding: a register of a year as one PDF and one Word document, whose tables say the same sheets.

LibreOffice counts the pages; the Word document takes its numbers from the PDF. Without LibreOffice there is the Word
document alone, and Word offers to count as it opens it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from syndic_desktop.documents.contents.decisions import Delegated
from syndic_desktop.documents.contents.frames import Reading, reading
from syndic_desktop.documents.contents.orders import orders_register
from syndic_desktop.documents.contents.presence import Context
from syndic_desktop.documents.contents.volumes import LAST, NO_PAGES, register
from syndic_desktop.documents.delegated import DelegatedSource
from syndic_desktop.documents.fingerprints import fingerprint, printed
from syndic_desktop.documents.sources import Source
from syndic_desktop.documents.templates import Shelf
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.orders import Orders
from syndic_desktop.domain.registers import Volume

KIND, ORDERS = "registre", "registre-des-arretes"
"""The templates of the register of deliberations, and of that of orders."""
ORDERS_CODE = ":arretes"
"""What stands for the code of a body where the register of orders is meant: no body has such a code."""
STEPS = ("mise en page…", "pages comptées par LibreOffice…", "tables…")
"""What is being done, one after the other."""

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Bound:
    """A register: the Word document, the PDF (None without LibreOffice), the sheet of each mark."""

    word: bytes
    pdf: bytes | None
    pages: Mapping[str, int]
    fingerprint: str


class Bindable(Protocol):
    """A register told. `kind`: its template. `last`: the foot of its tables."""

    @property
    def kind(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def author(self) -> str: ...
    @property
    def last(self) -> str: ...
    @property
    def logo(self) -> bytes | None: ...

    def context(self, pages: Mapping[str, int]) -> Context:
        """What fills its template. `pages`: the sheet of each mark."""

    def shelf(self, root: Path) -> Shelf:
        """The templates of the house. `root`: the folder of the shipped sets."""


class Readable(Protocol):
    """A register as it was read from the store. `code` and `year`: which one."""

    @property
    def code(self) -> str: ...
    @property
    def year(self) -> int: ...

    def read(self) -> Bindable:
        """Tell it: this may be done beside the window."""


@dataclass(frozen=True, slots=True)
class ToBind:
    """What a register is made of; `readings`: one for each session of the volume, in its order."""

    whole: Volume
    readings: Sequence[Reading]
    decisions: Sequence[Decision] = ()
    logo: bytes | None = None
    title: str = field(default="")

    @property
    def kind(self) -> str:
        return KIND

    @property
    def author(self) -> str:
        return self.readings[0].source.syndicat.name if self.readings else ""

    @property
    def last(self) -> str:
        return f"{self.whole.body.name} – tables de l’année {self.whole.year}"

    def context(self, pages: Mapping[str, int]) -> Context:
        return register(self.whole, self.readings, self.decisions, pages)

    def shelf(self, root: Path) -> Shelf:
        return self.readings[0].source.shelf(root) if self.readings else Shelf(root)


@dataclass(frozen=True, slots=True)
class Sources:
    """The same as it was read, one source for each session: telling it all may be done beside the window."""

    whole: Volume
    sources: Sequence[Source]
    decisions: Sequence[Decision]
    logo: bytes | None
    title: str

    @property
    def code(self) -> str:
        return self.whole.body.code

    @property
    def year(self) -> int:
        return self.whole.year

    def read(self) -> ToBind:
        """Raises RuleViolation when a vote of it cannot be counted."""
        return ToBind(self.whole, [reading(each) for each in self.sources], self.decisions, self.logo, self.title)


@dataclass(frozen=True, slots=True)
class OrdersToBind:
    """What the register of orders is made of: it is told as it was read."""

    whole: Orders
    source: DelegatedSource

    @property
    def code(self) -> str:
        return ORDERS_CODE

    @property
    def year(self) -> int:
        return self.whole.year

    @property
    def kind(self) -> str:
        return ORDERS

    @property
    def title(self) -> str:
        return f"Registre des arrêtés et des décisions {self.year} – {self.author}"

    @property
    def author(self) -> str:
        return self._known.syndicat.name

    @property
    def last(self) -> str:
        return f"Arrêtés et décisions – tables de l’année {self.year}"

    @property
    def logo(self) -> bytes | None:
        return self.source.logo

    @property
    def _known(self) -> Delegated:
        return self.source.known

    def context(self, pages: Mapping[str, int]) -> Context:
        return orders_register(self.whole, self._known, pages)

    def shelf(self, root: Path) -> Shelf:
        return self.source.shelf(root)

    def read(self) -> OrdersToBind:
        return self


def mark_of(what: Bindable, shelf: Shelf) -> str:
    """What tells whether a register made earlier is still up to date."""
    told = printed(what.context(NO_PAGES), shelf.words(what.kind))
    return fingerprint([what.kind, what.title, told], shelf.data(what.kind), what.logo)


def bound(
    what: Bindable,
    shelf: Shelf,
    *,
    pdf: bool = True,
    progress: Progress = lambda _done, _total, _name: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Bound | None:
    """Make the register; None once cancelled. Raises FileTrouble (LibreOffice), TemplateFault."""
    from syndic_desktop.documents.pdf import office

    progress(0, len(STEPS), STEPS[0])
    alone = not pdf or office() is None
    first = _word(what, shelf, NO_PAGES, counting=alone)
    if cancelled():
        return None
    mark = mark_of(what, shelf)
    if alone:
        return Bound(first, None, NO_PAGES, mark)
    progress(1, len(STEPS), STEPS[1])
    made = _converted(first, cancelled)
    if made is None:
        return None
    progress(2, len(STEPS), STEPS[2])
    pages = marked_pages(made)
    return Bound(_word(what, shelf, pages), made, pages, mark)


def marked_pages(pdf: bytes) -> dict[str, int]:
    """The page (from 1) of each mark of a PDF, and how many there are under `LAST`."""
    from io import BytesIO

    from pypdf import PdfReader

    reader = PdfReader(BytesIO(pdf))
    found = {
        name.removeprefix("/"): number + 1
        for name, destination in reader.named_destinations.items()
        if (number := reader.get_destination_page_number(destination)) is not None
    }
    return found | {LAST: len(reader.pages)}


def _word(what: Bindable, shelf: Shelf, pages: Mapping[str, int], *, counting: bool = False) -> bytes:
    from syndic_desktop.documents.word import with_feet

    images = {"logo": what.logo} if what.logo else {}
    template = shelf.template(what.kind)
    data = template.fill(what.context(pages), title=what.title, author=what.author, images=images)
    return with_feet(data, what.last, counting=counting)


def _converted(data: bytes, cancelled: Callable[[], bool]) -> bytes | None:
    from syndic_desktop.documents.pdf import convert

    with tempfile.TemporaryDirectory(prefix="syndic-registre-") as folder:
        path = Path(folder) / "registre.docx"
        path.write_bytes(data)
        made = convert([path], cancelled=cancelled)
        return made[0].read_bytes() if made else None
