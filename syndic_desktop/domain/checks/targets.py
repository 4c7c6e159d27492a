"""Targets: the place in the work that a finding is about, so that a click on it goes there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What is to be looked at: of the session, of its notice, of an item, of a person, of the syndicat."""

    DAY = "date"
    HOUR = "heure"
    PLACE = "lieu"
    MODALITY = "modalite"
    NATURE = "nature"
    FIRST_SESSION = "seance_initiale"
    SECRETARY = "secretaire"
    AGENDA = "ordre_du_jour"
    ROLL = "presences"
    MINUTES = "proces_verbal"
    # the notice
    SENDING = "envoi"
    SIGNATORY = "signataire"
    URGENCY = "motif_d_urgence"
    DISPLAYED = "affichage"
    BUDGET_PAPERS = "documents_budgetaires"
    COPIES = "copie_aux_elus"
    ANSWERS = "reponses"
    # an item
    SUBJECT = "objet"
    KIND = "type"
    MATTER = "matiere"
    NUMBER = "numero"
    STATEMENT = "expose"
    OPERATIVE = "dispositif"
    ANNEXES = "annexes"
    VOTE = "vote"
    ACT = "acte"
    # elsewhere
    PERSON = "personne"
    SYNDICAT = "siret"
    PROFILE = "profil"


@dataclass(frozen=True, slots=True)
class Target:
    """`item` is a 1-based position, `annex` a place from 0, `person` and `seat` are codes; None where none is meant."""

    part: Part
    item: int | None = None
    person: str | None = None
    seat: str | None = None
    annex: int | None = None
