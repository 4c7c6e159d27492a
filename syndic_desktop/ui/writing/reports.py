"""A report written in Word, taken into a statement: read on the worker, put where the cursor is, one Ctrl+Z off."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from syndic_desktop.domain.errors import FileTrouble
from syndic_desktop.domain.texts import Text
from syndic_desktop.ui.background import Background, Job

if TYPE_CHECKING:
    from syndic_desktop.documents.word import Report


def import_report(background: Background, path: Path, put: Callable[[Text], None], say: Callable[[str], None]) -> Job:
    """Read a report; `put` is given its text, then `say` one sentence: what came in, or why nothing did."""
    job = background.start(lambda *_: read_file(path))
    job.finished.connect(partial(_put, put, path, say))
    job.refused.connect(lambda refusal: say(str(refusal)))
    job.troubled.connect(say)
    return job


def read_file(path: Path) -> Report:
    """What a Word document says. Raises RefusedReport, FileTrouble."""
    from syndic_desktop.documents.word import read_report

    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileTrouble(f"« {path.name} » ne se lit pas : fermez-le dans Word, ou vérifiez qu’il est là.") from error
    return read_report(data)


def _put(put: Callable[[Text], None], path: Path, say: Callable[[str], None], report: Report) -> None:
    put(report.text)
    say(f"« {path.name} » est dans l’exposé. {report.said}".strip())
