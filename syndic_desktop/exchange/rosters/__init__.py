"""The roster of an assembly, as a secretary keeps it: an Excel workbook or a CSV file, one row per seat.

`read_roster` reads what is written and refuses it whole, with every fault by cell, when something is wrong;
`assembly_of` makes domain values of it; `model_workbook` is the workbook offered to be filled. Nothing here knows
where the file came from, nor what becomes of the assembly.
"""

from __future__ import annotations

from syndic_desktop.exchange.rosters.assemblies import assembly_of, with_roster
from syndic_desktop.exchange.rosters.lines import Roster, RosterLine, RosterPerson
from syndic_desktop.exchange.rosters.models import model_workbook
from syndic_desktop.exchange.rosters.readers import read_roster
from syndic_desktop.exchange.sheets.faults import CellFault, FaultySheet

__all__ = [
    "CellFault",
    "FaultySheet",
    "Roster",
    "RosterLine",
    "RosterPerson",
    "assembly_of",
    "model_workbook",
    "read_roster",
    "with_roster",
]
