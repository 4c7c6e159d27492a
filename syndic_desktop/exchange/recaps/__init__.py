"""Lists of delegated decisions that come back from Excel, or out of the clipboard.

`read_recaps` and `read_pasted` give the lines that were written, or refuse them whole with every fault by cell;
`compared` says what they would change, cell by cell. Nothing here knows where the file came from, nor what becomes of
the decisions.
"""

from __future__ import annotations

from syndic_desktop.exchange.recaps.comparing import CellChange, Report, compared
from syndic_desktop.exchange.recaps.lines import RecapLine
from syndic_desktop.exchange.recaps.readers import read_pasted, read_recaps

__all__ = ["CellChange", "RecapLine", "Report", "compared", "read_pasted", "read_recaps"]
