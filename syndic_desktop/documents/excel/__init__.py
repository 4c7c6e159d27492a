"""The Excel writer: tables of delegated decisions, ready to filter and to print.

`recaps` says what the sheets contain, without Excel; `sheets` lays them out; `workbooks` makes a file of them. It
refuses to know which decisions are due: it writes those it is given.
"""

from __future__ import annotations

from syndic_desktop.documents.excel.workbooks import recap_workbook

__all__ = ["recap_workbook"]
