"""What the window is given from outside: the clock, the files, the dialogs. A test gives its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from syndic_desktop.ui.background import Cancelled, Progress

if TYPE_CHECKING:
    from syndic_desktop.documents.folders import Written
    from syndic_desktop.documents.keeping import Before, PutAway
    from syndic_desktop.documents.letters import Parcel
    from syndic_desktop.documents.sources import Source
    from syndic_desktop.exchange.dossiers import Reading
    from syndic_desktop.store import Store
    from syndic_desktop.ui.memory import Memory


class Ask(Protocol):
    """Questions that take a dialog. None: she changed her mind."""

    def store_to_open(self, start: Path) -> Path | None: ...

    def store_to_create(self, suggestion: Path) -> Path | None: ...

    def dossier_to_import(self, start: Path) -> Path | None: ...

    def folder_to_fill(self, start: Path) -> Path | None: ...

    def list_to_import(self, start: Path) -> Path | None: ...

    def model_to_save(self, suggestion: Path) -> Path | None: ...

    def picture_to_open(self, start: Path) -> Path | None: ...

    def report_to_import(self, start: Path) -> Path | None: ...

    def files_to_join(self, start: Path) -> list[Path]: ...

    def messages_to_open(self, start: Path) -> list[Path]: ...

    def timetable_to_save(self, suggestion: Path) -> Path | None: ...

    def template_to_save(self, suggestion: Path) -> Path | None: ...

    def template_to_open(self, start: Path) -> Path | None: ...

    def recaps_to_save(self, suggestion: Path) -> Path | None: ...


WriteLetters = Callable[["Parcel", Path, "Before", Progress, Cancelled], Iterable["Written | PutAway"]]
WriteDayCount = Callable[["Source", int, Path, Cancelled], "tuple[Path, ...]"]
"""The session, the days it is supposed to move by, under which name; what was written."""
WritePapers = Callable[["Source", Path, "Before", Progress, Cancelled], Iterable["Written | PutAway"]]


@dataclass(frozen=True, slots=True)
class Outside:
    """`example` is the bundled dossier, `documents` where the user keeps her files.

    `sets` are the template sets, `templates` the folder they are in.
    """

    clock: Callable[[], datetime]
    open_store: Callable[[Path], Store]
    create_store: Callable[[Path], Store]
    read_dossier: Callable[[Path], Reading]
    write_papers: WritePapers
    write_backup: WritePapers
    write_public: WritePapers
    write_letters: WriteLetters
    write_day_count: WriteDayCount
    show_folder: Callable[[Path], None]
    ask: Ask
    memory: Memory
    example: Path
    documents: Path
    sets: tuple[str, ...] = ()
    templates: Path = Path()
