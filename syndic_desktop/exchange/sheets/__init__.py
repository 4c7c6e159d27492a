"""Spreadsheets and CSV files, read without believing any of them, before anybody asks what their cells mean.

`read_tables` gives rows of cells, one table a sheet; who asks says which titles it knows. What is dangerous, damaged
or of another kind is refused in one sentence. Nothing here knows what a row is for.
"""

from __future__ import annotations

from syndic_desktop.exchange.sheets.faults import CellFault, FaultySheet, Wrong, refused
from syndic_desktop.exchange.sheets.readers import read_tables
from syndic_desktop.exchange.sheets.tables import Row, Table, Titles, Value

__all__ = ["CellFault", "FaultySheet", "Row", "Table", "Titles", "Value", "Wrong", "read_tables", "refused"]
