"""The papers of a year, written where she chooses: the register of a body or of orders, the activity report.

A file that somebody changed there is kept beside, as with every export. It refuses to know where they are recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from syndic_desktop.documents import binding
from syndic_desktop.documents.binding import Readable, bound
from syndic_desktop.documents.contents.activities import Report, activity_report
from syndic_desktop.documents.filenames import file_name, slug
from syndic_desktop.documents.files import write_whole
from syndic_desktop.documents.fingerprints import fingerprint
from syndic_desktop.documents.folders import Written
from syndic_desktop.documents.keeping import PDF, Before, digest, set_aside
from syndic_desktop.documents.templates import Shelf

REPORT, SHEETS = "rapport-d-activite", "rapport-d-activite (classeur)"

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]


def register_kind(body: str) -> str:
    """What the register of a body is recorded as: there may be one of each body for a year."""
    return f"{binding.KIND} {body}"


def write_register(
    what: Readable,
    templates: Path,
    folder: Path,
    before: Before,
    progress: Progress = lambda _done, _total, _name: None,
    cancelled: Cancelled = lambda: False,
    *,
    pdf: bool = True,
) -> tuple[Written, ...]:
    """Write a register under a folder, Word and PDF; the Word alone without LibreOffice, nothing once cancelled.

    Raises RuleViolation (a vote, a template), FileTrouble (the disk, LibreOffice).
    """
    read = what.read()
    made = bound(read, read.shelf(templates), pdf=pdf, progress=progress, cancelled=cancelled)
    if made is None or cancelled():
        return ()
    kind = register_kind(what.code)
    parts = (slug(what.code),) if what.code == binding.ORDERS_CODE else (binding.KIND, slug(what.code))
    name = file_name(*parts, str(what.year))
    files = {name: (kind, made.word)}
    if made.pdf is not None:
        files[str(Path(name).with_suffix(PDF))] = (f"{kind} PDF", made.pdf)
    return _written(files, made.fingerprint, folder, before)


def register_mark(what: Readable, templates: Path) -> str:
    """What tells whether a register written earlier is still up to date."""
    read = what.read()
    return binding.mark_of(read, read.shelf(templates))


def write_report(
    told: Report,
    templates: Path,
    folder: Path,
    before: Before,
    progress: Progress = lambda _done, _total, _name: None,
    cancelled: Cancelled = lambda: False,
) -> tuple[Written, ...]:
    """Write the activity report of a year under a folder, Word and Excel; nothing once cancelled.

    Raises RuleViolation (a template), FileTrouble (the disk).
    """
    from syndic_desktop.documents.excel import activity_workbook

    shelf = _shelf(told, templates)
    context, year = activity_report(told), told.activity.year
    title = f"Rapport d’activité {year}"
    name = file_name(REPORT, str(year))
    progress(0, 2, name)
    images = {"logo": told.logo} if told.logo else {}
    word = shelf.template(REPORT).fill(context, title=title, author=told.syndicat.name, images=images)
    if cancelled():
        return ()
    sheets = str(Path(name).with_suffix(".xlsx"))
    progress(1, 2, sheets)
    files = {name: (REPORT, word), sheets: (SHEETS, activity_workbook(told, title=title, made_on=before.day))}
    return () if cancelled() else _written(files, report_mark(told, templates), folder, before)


def report_mark(told: Report, templates: Path) -> str:
    """What tells whether a report written earlier is still up to date."""
    return fingerprint([REPORT, activity_report(told)], _shelf(told, templates).data(REPORT), told.logo)


def _shelf(told: Report, root: Path) -> Shelf:
    return Shelf(root, told.syndicat.templates, told.templates)


def _written(files: Mapping[str, tuple[str, bytes]], mark: str, folder: Path, before: Before) -> tuple[Written, ...]:
    """Write files, each under its name with its kind, made of the same."""
    made = []
    for name, (kind, data) in files.items():
        kept = set_aside(folder / name, data, before.files.get(name, ""))
        write_whole(folder / name, data)
        made.append(Written(name, kind, mark, digest(data), kept))
    return tuple(made)
