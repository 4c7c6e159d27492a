"""Places: where a fault is, in the words of whoever filled the dossier rather than in the path of the file.

« séance du 1er février 2019, point 3, objet » for « seances[4].points[2].objet ». What the file says wrong there is
never relied upon: a session without a readable date is told by its rank.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any, Final

from syndic_desktop.domain import wording
from syndic_desktop.exchange.faults import FaultyDossier, shown
from syndic_desktop.exchange.labels import label

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_ONE: Final[Mapping[str, str]] = {
    "amendements": "amendement",
    "annexes": "annexe",
    "bureau": "membre du bureau",
    "colleges": "collège",
    "considerants": "considérant",
    "debat": "intervention",
    "controles_outrepasses": "contrôle outrepassé",
    "decisions": "décision",
    "demandes": "demande de scrutin",
    "deports": "déport",
    "dispositif": "article",
    "envois": "envoi",
    "envois_remplaces": "envoi remplacé",
    "expose": "paragraphe de l’exposé",
    "fonctions": "fonction",
    "instances": "instance",
    "membres": "membre",
    "mouvements": "mouvement",
    "par_siege": "voix d’un siège",
    "personnes": "personne",
    "occultations": "occultation",
    "points": "point",
    "presences": "présence",
    "listes": "liste",
    "reouvertures": "réouverture",
    "reponses": "réponse",
    "sceau": "partie du sceau",
    "scrutateurs": "scrutateur",
    "sens_par_college": "sens d’un collège",
    "seances": "séance",
    "sieges": "siège",
    "sujets": "sujet",
    "suspensions": "suspension",
    "suppleants": "suppléant",
    "suppleants_membres": "suppléant d’un membre",
    "visas": "visa",
}
_NAMED: Final[Mapping[str, tuple[str, ...]]] = {
    "colleges": ("nom",),
    "decisions": ("numero",),
    "instances": ("nom",),
    "membres": ("nom",),
    "mouvements": ("siege",),
    "personnes": ("prenom", "nom"),
    "presences": ("siege",),
    "reponses": ("siege",),
    "sieges": ("code",),
}
"""What names one object of a list better than its rank."""


def place(path: str, tree: object) -> str:
    """Where a fault is; `tree` is the file as it was read. Empty for the file as a whole."""
    told: list[str] = []
    here: Any = tree
    name = ""
    for key, rank in _STEP.findall(path):
        if key:
            here = here.get(key) if isinstance(here, Mapping) else None
            name = key
            told.append(label(key))
        else:
            listed = here if isinstance(here, list) else []
            here = listed[int(rank)] if int(rank) < len(listed) else None
            if told:
                told[-1] = _entry(name, int(rank), here)
    return ", ".join(told)


@contextmanager
def telling(tree: Callable[[], object]) -> Iterator[None]:
    """Give the faults of a dossier their places; `tree` is only asked when there are some."""
    try:
        yield
    except FaultyDossier as refusal:
        read = tree()
        raise FaultyDossier(replace(fault, place=place(fault.path, read)) for fault in refusal.faults) from None


def _entry(name: str, rank: int, found: object) -> str:
    """« point 3 », « personne Lise AUBRAC », « séance du 1er février 2019 »."""
    word = _ONE.get(name, label(name))
    said = found if isinstance(found, Mapping) else {}
    if name == "seances" and (day := _day(said.get("date"))):
        return f"{word} du {wording.long_date(day)}"
    named = " ".join(value for key in _NAMED.get(name, ()) if isinstance(value := said.get(key), str) and value)
    return f"{word} {shown(named) if named else rank + 1}"


def _day(written: object) -> date | None:
    try:
        return date.fromisoformat(written) if isinstance(written, str) else None
    except ValueError:
        return None
