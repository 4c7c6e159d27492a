"""Open data: the deliberations of a period as the schema SCDL « Délibérations » 2.1.5 wants them, in CSV.

One line for each deliberation put to the vote. What the schema cannot say is left empty, and said beside: it knows
heads that add up, neither weighted votes nor blank ballots.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from io import StringIO

from syndic_desktop.domain import wording
from syndic_desktop.domain.matters import Matter, matter_of
from syndic_desktop.domain.sessions import ItemState
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.domain.tallies import Tally
from syndic_desktop.domain.votes import Ballot

VERSION = "2.1.5"
COLUMNS = (
    "COLL_NOM", "COLL_SIRET", "DELIB_ID", "DELIB_DATE", "DELIB_MATIERE_CODE", "DELIB_MATIERE_NOM", "DELIB_OBJET",
    "BUDGET_ANNEE", "BUDGET_NOM", "PREF_ID", "PREF_DATE", "VOTE_EFFECTIF", "VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE",
    "VOTE_ABSTENTION", "DELIB_URL",
)  # fmt: skip

NO_VOTES = ("", "", "", "", "")


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
            rows.append(_row(syndicat, day, state))
    made = StringIO(newline="")
    lines = csv.writer(made, lineterminator="\r\n")
    lines.writerow(COLUMNS)
    lines.writerows(rows)
    return OpenData(made.getvalue().encode(), len(rows), tuple(remarks))


def matter_name(matter: Matter) -> str:
    """« finances locales/décisions budgétaires »: one slash, no space around it (the validator asks for it)."""
    theme, label = (
        each.replace(" / ", ", ").replace("/", ", ").replace("’", "'") for each in (matter.theme, matter.label)
    )
    return f"{theme}/{label}".lower()


def _row(syndicat: Syndicat, day: date, state: ItemState) -> tuple[str, ...]:
    item = state.item
    matter = matter_of(item.matter) if item.matter else None
    received = item.act.transmission.receipt if item.act and item.act.transmission else None
    return (
        syndicat.name,
        syndicat.siret or "",
        item.number or "",
        day.isoformat(),
        matter.code if matter else "",
        matter_name(matter) if matter else "",
        " ".join(item.subject.split()),
        "",  # the year and the name of a budget: filled together or not at all, and the dossier has no name of budget
        "",
        "",
        received.isoformat() if received and received >= day else "",
        *(_votes(state) or NO_VOTES),
        "",
    )


def _votes(state: ItemState) -> tuple[str, ...] | None:
    """In office, voting, in favour, against, abstaining; None where the schema has no way to say it."""
    if state.tally is None or _unsayable(state, state.tally):
        return None
    heads = state.tally.heads
    said = (heads.in_favour, heads.against, heads.abstaining)
    return tuple(str(int(each)) for each in (len(state.situation.places), sum(said), *said))


def _unsayable(state: ItemState, tally: Tally) -> str:
    if any(voter.weight != 1 for voter in state.electorate.voters):
        return "les voix sont pondérées, ce que le schéma ne dit pas"
    if tally.heads.null:
        return "il y a des bulletins blancs ou nuls, que le schéma ne compte pas"
    return ""


def _lacking(state: ItemState) -> Iterator[str]:
    number = f"Délibération n°{wording.NB}{state.item.number}"
    if state.tally is None:
        if state.item.vote is not None and state.item.vote.ballot is Ballot.ELECTION:
            yield f"{number} : vote laissé vide, une élection n’a ni pour ni contre."
    elif why := _unsayable(state, state.tally):
        yield f"{number} : vote laissé vide, {why}."
    if state.item.matter is None or matter_of(state.item.matter) is None:
        yield f"{number} : sans matière, elle sera refusée ; choisissez-la à deux niveaux."
