"""Open lines: what the schema SCDL « Délibérations » 2.1.5 says of a deliberation, by column.

The schema knows heads that add up, neither weighted votes nor blank ballots: what it cannot say is left empty. It
refuses to know how a file of them is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.matters import Matter, matter_of
from syndic_desktop.domain.sessions import ItemState
from syndic_desktop.domain.syndicats import Syndicat

VERSION = "2.1.5"
COLUMNS = (
    "COLL_NOM", "COLL_SIRET", "DELIB_ID", "DELIB_DATE", "DELIB_MATIERE_CODE", "DELIB_MATIERE_NOM", "DELIB_OBJET",
    "BUDGET_ANNEE", "BUDGET_NOM", "PREF_ID", "PREF_DATE", "VOTE_EFFECTIF", "VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE",
    "VOTE_ABSTENTION", "DELIB_URL",
)  # fmt: skip
VOTES = ("VOTE_EFFECTIF", "VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION")
"""In office, voting, in favour, against, abstaining: filled together or not at all."""
UNKNOWN = ("BUDGET_ANNEE", "BUDGET_NOM", "PREF_ID", "DELIB_URL")
"""What no dossier says: the name of a budget, which office controls the acts, where a file is put on the site."""
_LEFT_OUT = re.compile(r"[/,()]")


def opened(syndicat: Syndicat, day: date, state: ItemState) -> dict[str, str]:
    """A deliberation of a session of that day, all columns in their order; its subject as the item has it."""
    item = state.item
    matter = matter_of(item.matter) if item.matter else None
    received = item.act.transmission.receipt if item.act and item.act.transmission else None
    said = {
        "COLL_NOM": syndicat.name,
        "COLL_SIRET": syndicat.siret or "",
        "DELIB_ID": item.number or "",
        "DELIB_DATE": day.isoformat(),
        "DELIB_MATIERE_CODE": matter.code if matter else "",
        "DELIB_MATIERE_NOM": matter_name(matter) if matter else "",
        "DELIB_OBJET": " ".join(item.subject.split()),
        "PREF_DATE": received.isoformat() if received and received >= day else "",
    } | dict(zip(VOTES, map(str, _heads(state)), strict=False))
    return {column: said.get(column, "") for column in COLUMNS}


def matter_name(matter: Matter) -> str:
    """« finances locales/prise de participation sem etc. »: small letters, no comma, no bracket, one slash alone."""
    theme, label = (
        " ".join(_LEFT_OUT.sub(" ", each).replace("’", "'").split()) for each in (matter.theme, matter.label)
    )
    return f"{theme}/{label}".lower()


def hidden(items: Iterable[Item]) -> tuple[str, ...]:
    """The words that no line of a session says, whichever of its items marks them (CRPA, L312-1-2)."""
    return tuple(dict.fromkeys(words for item in items for words in item.private))


def unsayable(state: ItemState) -> str:
    """Why the schema has no way to say a vote that was counted; empty where it has."""
    if state.tally is None:
        return ""
    if any(voter.weight != 1 for voter in state.electorate.voters):
        return "les voix sont pondérées, ce que le schéma ne dit pas"
    if state.tally.heads.null:
        return "il y a des bulletins blancs ou nuls, que le schéma ne compte pas"
    return ""


def _heads(state: ItemState) -> tuple[int, ...]:
    if state.tally is None or unsayable(state):
        return ()
    heads = state.tally.heads
    said = tuple(int(each) for each in (heads.in_favour, heads.against, heads.abstaining))
    return (len(state.situation.places), sum(said), *said)
