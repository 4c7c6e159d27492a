"""The Excel writer: tables of delegated decisions, ready to filter and to print; the figures of a year, with charts.

`recaps` and `activities` say what the sheets contain, `sheets` lays them out, `workbooks` makes a file of them. It
refuses to know which decisions are due: it writes those it is given.
"""

from __future__ import annotations

from syndic_desktop.documents.excel.workbooks import activity_workbook, recap_workbook

__all__ = ["activity_workbook", "recap_workbook"]
