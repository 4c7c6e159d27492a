"""Open data: the deliberations of a period as the schema SCDL « Délibérations » 2.1.5 wants them, in CSV.

One line for each deliberation put to the vote (`domain.open_lines`). What the schema cannot say is left empty, and said
beside.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from io import StringIO

from syndic_desktop.domain import wording
from syndic_desktop.domain.matters import matter_of
from syndic_desktop.domain.open_lines import COLUMNS, opened, unsayable
from syndic_desktop.domain.sessions import ItemState
from syndic_desktop.domain.syndicats import Syndicat, valid_siret
from syndic_desktop.domain.votes import Ballot


@dataclass(frozen=True, slots=True)
class OpenData:
    """The file and what it could not say, a sentence each; `lines` deliberations are in it."""

    content: bytes
    lines: int
    remarks: tuple[str, ...]


def open_data(syndicat: Syndicat, held: Iterable[tuple[date, Iterable[ItemState]]]) -> OpenData:
    """The deliberations of sessions, each given with its day, in their order. Subjects are public ones already."""
    rows: list[tuple[str, ...]] = []
    remarks: list[str] = []
    if syndicat.siret is None:
        remarks.append("Le syndicat n’a pas de SIRET : le fichier sera refusé tant qu’il manque dans Réglages.")
    elif not valid_siret(syndicat.siret):
        remarks.append(
            f"Le SIRET {syndicat.siret} est faux, d’après sa clé : le fichier sera refusé ; corrigez-le dans Réglages."
        )
    for day, states in held:
        for state in states:
            if state.item.vote is None or not state.item.deliberates:
                continue
            if state.item.number is None:
                subject = wording.shortened(state.item.subject)
                when = wording.long_date(day)
                remarks.append(f"« {subject} » du {when} n’a pas de numéro : elle n’est pas dans le fichier.")
                continue
            remarks += _lacking(state)
            rows.append(tuple(opened(syndicat, day, state).values()))
    made = StringIO(newline="")
    lines = csv.writer(made, lineterminator="\r\n")
    lines.writerow(COLUMNS)
    lines.writerows(rows)
    return OpenData(made.getvalue().encode(), len(rows), tuple(remarks))


def _lacking(state: ItemState) -> Iterator[str]:
    number = f"Délibération n°{wording.NB}{state.item.number}"
    if state.tally is None:
        if state.item.vote is not None and state.item.vote.ballot is Ballot.ELECTION:
            yield f"{number} : vote laissé vide, une élection n’a ni pour ni contre."
    elif why := unsayable(state):
        yield f"{number} : vote laissé vide, {why}."
    if state.item.matter is None or matter_of(state.item.matter) is None:
        yield f"{number} : sans matière, elle sera refusée ; choisissez-la à deux niveaux."
