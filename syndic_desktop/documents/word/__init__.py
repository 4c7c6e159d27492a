"""PAPER in Word: fills the house’s templates, reads reports. The only place that knows docxtpl, python-docx and jinja2.

Names are looked up when first used: the window opens without loading any of these libraries.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from syndic_desktop.documents.word.examining import Examined, check_template, examined
    from syndic_desktop.documents.word.faults import TemplateFault
    from syndic_desktop.documents.word.pictures import RefusedPicture, check_picture
    from syndic_desktop.documents.word.recaps import Align, Column, RecapRow, RecapTable
    from syndic_desktop.documents.word.reports import RefusedReport, Report, read_report
    from syndic_desktop.documents.word.templates import Template, compile_template
    from syndic_desktop.documents.word.volumes import with_feet

__all__ = [
    "Align", "Column", "Examined", "RecapRow", "RecapTable", "RefusedPicture", "RefusedReport", "Report", "Template",
    "TemplateFault", "check_picture", "check_template", "compile_template", "examined", "read_report", "with_feet",
]  # fmt: skip

_HOMES = {
    "examining": ("Examined", "check_template", "examined"),
    "faults": ("TemplateFault",),
    "pictures": ("RefusedPicture", "check_picture"),
    "recaps": ("Align", "Column", "RecapRow", "RecapTable"),
    "reports": ("RefusedReport", "Report", "read_report"),
    "templates": ("Template", "compile_template"),
    "volumes": ("with_feet",),
}


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
