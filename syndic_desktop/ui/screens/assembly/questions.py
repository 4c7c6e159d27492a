"""What the screen asks, and of whom: a test gives its own answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from syndic_desktop.queries.assemblies import AssemblySheet, SeatCard, assembly_sheet, seat_card, unaffected

if TYPE_CHECKING:
    from syndic_desktop.exchange.rosters import Roster
    from syndic_desktop.queries.rosters import Preview
    from syndic_desktop.store import Store

LARGEST_LIST = 20 * 2**20
"""Bytes; a list of a thousand seats weighs a hundred times less."""


@dataclass(frozen=True, slots=True)
class Questions:
    """`read_roster` raises FaultySheet and FileTrouble, as does `save_model`, which says where the model was put."""

    today: Callable[[], date]
    sheet: Callable[[date, str | None], AssemblySheet]
    card: Callable[[str, date], SeatCard | None]
    unaffected: Callable[[date], str]
    preview: Callable[[Roster], Preview]
    read_roster: Callable[[Path], Roster]
    save_model: Callable[[Path], None]
    list_to_import: Callable[[], Path | None]
    model_to_save: Callable[[], Path | None]


def questions_on(
    store: Store,
    today: Callable[[], date],
    list_to_import: Callable[[], Path | None],
    model_to_save: Callable[[], Path | None],
) -> Questions:
    """The questions of the screen, asked of a store; the dialogs are given."""
    return Questions(
        today=today,
        sheet=partial(assembly_sheet, store),
        card=partial(seat_card, store),
        unaffected=partial(unaffected, store),
        preview=partial(_preview, store),
        read_roster=_read_list,
        save_model=_save_model,
        list_to_import=list_to_import,
        model_to_save=model_to_save,
    )


def _preview(store: Store, roster: Roster) -> Preview:
    from syndic_desktop.queries.rosters import roster_preview

    return roster_preview(store, roster)


def _read_list(path: Path) -> Roster:
    from syndic_desktop.exchange.attachments import contents
    from syndic_desktop.exchange.rosters import read_roster

    return read_roster(contents(path, LARGEST_LIST), path.name)


def _save_model(path: Path) -> None:
    from syndic_desktop.documents.files import write_whole
    from syndic_desktop.exchange.rosters import model_workbook

    write_whole(path, model_workbook())
