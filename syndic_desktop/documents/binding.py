"""Binding: the register of a year as one PDF and one Word document, whose tables say the same sheets.

LibreOffice counts the pages; the Word document takes its numbers from the PDF. Without LibreOffice there is the Word
document alone, and Word offers to count as it opens it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from syndic_desktop.documents.contents.frames import Reading, reading
from syndic_desktop.documents.contents.volumes import LAST, NO_PAGES, register
from syndic_desktop.documents.fingerprints import fingerprint, printed
from syndic_desktop.documents.sources import Source
from syndic_desktop.documents.templates import Shelf
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.registers import Volume

KIND = "registre"
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


@dataclass(frozen=True, slots=True)
class ToBind:
    """What a register is made of; `readings`: one for each session of the volume, in its order."""

    whole: Volume
    readings: Sequence[Reading]
    decisions: Sequence[Decision] = ()
    logo: bytes | None = None
    title: str = field(default="")

    def shelf(self, root: Path) -> Shelf:
        """The templates of the house. `root`: the folder of the shipped sets."""
        return self.readings[0].source.shelf(root) if self.readings else Shelf(root)


@dataclass(frozen=True, slots=True)
class Sources:
    """The same as it was read, one source for each session: telling it all may be done beside the window."""

    whole: Volume
    sources: Sequence[Source]
    decisions: Sequence[Decision]
    logo: bytes | None
    title: str

    def read(self) -> ToBind:
        """Raises RuleViolation when a vote of it cannot be counted."""
        return ToBind(self.whole, [reading(each) for each in self.sources], self.decisions, self.logo, self.title)


def mark_of(what: ToBind, shelf: Shelf) -> str:
    """What tells whether a register made earlier is still up to date."""
    told = printed(register(what.whole, what.readings, what.decisions), shelf.words(KIND))
    return fingerprint([KIND, what.title, told], shelf.data(KIND), what.logo)


def bound(
    what: ToBind,
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


def _word(what: ToBind, shelf: Shelf, pages: Mapping[str, int], *, counting: bool = False) -> bytes:
    from syndic_desktop.documents.word import with_feet

    context = register(what.whole, what.readings, what.decisions, pages)
    images = {"logo": what.logo} if what.logo else {}
    author = what.readings[0].source.syndicat.name if what.readings else ""
    data = shelf.template(KIND).fill(context, title=what.title, author=author, images=images)
    return with_feet(data, f"{what.whole.body.name} – tables de l’année {what.whole.year}", counting=counting)


def _converted(data: bytes, cancelled: Callable[[], bool]) -> bytes | None:
    from syndic_desktop.documents.pdf import convert

    with tempfile.TemporaryDirectory(prefix="syndic-registre-") as folder:
        path = Path(folder) / "registre.docx"
        path.write_bytes(data)
        made = convert([path], cancelled=cancelled)
        return made[0].read_bytes() if made else None
