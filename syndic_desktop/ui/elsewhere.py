"""Gestures of other places: what the search finds of a screen that is not shown, or was never built.

A place that was never visited is not there to say what it does: its words are kept here, and a test goes to every
place to see that they are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from syndic_desktop.queries.phases import TITLES, Phase
from syndic_desktop.ui.menus import PLACES
from syndic_desktop.ui.places import PlaceName

Where = PlaceName | Phase
"""A place of the side bar, or a step of the session that is open."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A gesture by its words in its place; `also`: other words it is looked for by.

    `starts`: it only opens a form, a list or a view, so that it may begin as soon as she comes. What changes the
    dossier, or is about the line that is chosen there, waits for her: she is shown where it is.
    """

    where: Where
    words: str
    also: str = ""
    starts: bool = True

    @property
    def place(self) -> PlaceName:
        """The place of the side bar that it stands in."""
        return PlaceName.SESSIONS if isinstance(self.where, Phase) else self.where

    @property
    def phase(self) -> Phase | None:
        """The step that it stands in; None where it is of no session."""
        return self.where if isinstance(self.where, Phase) else None

    @property
    def told(self) -> str:
        """« Assemblée », « Convocation »."""
        return TITLES[self.where] if isinstance(self.where, Phase) else PLACES[self.where]


def elsewhere(here: Where | None) -> Iterator[tuple[str, Elsewhere]]:
    """Every gesture of another place or step than the one that is shown, each with a code of its own."""
    for rank, gesture in enumerate(GESTURES):
        if gesture.where is not here:
            yield f"{rank}|{gesture.words}", gesture


def _open(where: Where, *said: str) -> tuple[Elsewhere, ...]:
    """Gestures that begin at once, each « words » or « words|other words »."""
    return tuple(Elsewhere(where, words, also) for words, _, also in (each.partition("|") for each in said))


def _show(where: Where, *said: str) -> tuple[Elsewhere, ...]:
    """Gestures that she is only brought to, each « words » or « words|other words »."""
    return tuple(Elsewhere(where, words, also, False) for words, _, also in (each.partition("|") for each in said))


_REGISTER = (
    *_open(
        PlaceName.REGISTER,
        "Ranger par date ou par matière",
        "Données ouvertes d’une période…|scdl open data exporter csv",
        "Voir le rapport d’activité|bilan année assiduité statistiques",
    ),
    *_show(PlaceName.REGISTER, "Relier le registre, ou écrire le rapport…|recueil année feuillet clôture arrêtés"),
)
_DECISIONS = (
    *_open(
        PlaceName.DECISIONS,
        "Nouvelle décision|lettre de commande arrêté convention marché président",
        "Liste « Lettres de commande »", "Liste « Arrêtés »", "Liste « Délibérations du bureau »",
        "Liste « Décisions du président »", "Liste « Conventions »", "Liste « Marchés »", "Liste « Jamais rapportées »",
        "Vers Excel…|exporter les décisions", "Depuis Excel…|importer des décisions csv tableur",
        "Délégations…|délégation du comité au président au bureau numérotation lettres arrêtés",
        "Reprendre des accusés (XML)…|accusé de réception préfecture arrêté",
        "Préparer le parapheur à signer…|signature arrêté décision",
        "Rendre un parapheur numérisé…|signature scan arrêté décision",
    ),
    *_show(
        PlaceName.DECISIONS,
        "Dupliquer la décision", "Coller des lignes du tableur|excel", "Supprimer la décision",
        "Signer|arrêté décision", "Transmettre|préfecture arrêté", "Accusé reçu|préfecture arrêté", "Publier|arrêté",
        "Notifier|arrêté", "Ouvrir l’acte signé|scan arrêté", "Classer l’acte signé…|scan arrêté",
        "Préparer l’envoi…|télétransmission actes préfecture arrêté",
        "Mettre l’acte en Word…|arrêté décision papier modèle",
    ),
)  # fmt: skip
_ASSEMBLY = (
    *_open(
        PlaceName.ASSEMBLY,
        "Renouvellement d’un membre…|renouveler mandats élections municipales",
        "Collèges et membres…|ajouter un siège une commune",
        "Importer une liste…|délégués élus excel csv roster",
        "Fiche du siège|mandat titulaire suppléant voix",
    ),
    *_show(PlaceName.ASSEMBLY, "Monter le siège|ordre protocolaire", "Descendre le siège|ordre protocolaire"),
)
_TEMPLATES = (
    *_open(PlaceName.TEMPLATES, "Chercher un champ|modèle word"),
    *_show(
        PlaceName.TEMPLATES,
        "Modifier dans Word…|modèle", "Reprendre de Word…|modèle importer", "Dupliquer|jeu de modèles",
        "Voir les différences avec le fourni|modèle comparer",
    ),
)  # fmt: skip
_SETTINGS = _open(
    PlaceName.SETTINGS,
    "Le syndicat|nom siège siret département logo papier à en-tête",
    "Profil statutaire|règles statuts quorum pouvoirs délai de convocation",
    "Instances|comité bureau commission cao numérotation",
    "Aide à la saisie|typographie orthographe dictionnaire",
    "Choisir un logo…|image papier à en-tête",
    "Reprendre la classification de la préfecture…|matières actes annexes",
)
_AGENDA = (
    *_open(
        Phase.AGENDA,
        "Modifier la séance|date heure lieu nature présidence urgence visioconférence seconde convocation",
        "Échéancier|calendrier jours francs délai si elle change de jour",
        "Ajouter un point|ordre du jour délibération",
        "Sujets à venir|prévus reportés",
        "Numéro, note, budget",
        "Page imprimée|aperçu", "Bibliothèque de phrases|visas clauses", "Faute d’orthographe suivante",
        "Aller à l’objet", "Aller aux visas", "Aller à l’exposé", "Aller aux considérants",
        "Aller aux rapports entendus", "Aller au dispositif", "Volet suivant", "Volet précédent",
    ),
    *_show(
        Phase.AGENDA,
        "Modifier l’objet", "Monter le point", "Descendre le point", "Supprimer le point", "Garder pour plus tard",
        "Retirer de l’ordre du jour", "Reporter à une autre séance", "Remettre à l’ordre du jour",
        "Importer un rapport Word…|exposé docx", "Joindre une annexe|pièce jointe fichier",
        "Masquer dans la version publique|occulter anonymiser données personnelles téléphone adresse courriel",
    ),
)  # fmt: skip
_NOTICE = (
    *_open(
        Phase.NOTICE,
        "Préparer les convocations|lettres courriels note de synthèse formulaire de pouvoir eml",
        "Voir le quorum prévu|prévision relancer téléphoner", "Voir les contrôles",
        "Voir la lettre|signataire affichage urgence",
        "Ressortir les documents partis…|preuve de l’envoi note de synthèse gardée",
    ),
    *_show(
        Phase.NOTICE,
        "Noter l’envoi|renvoi registre des envois", "Présent|réponse", "Absent|réponse excusé",
        "Suppléant…|réponse remplacé", "Pouvoir…|réponse procuration mandat", "Présent en visioconférence|réponse",
        "Suppléant empêché|réponse", "Suppléant présent aussi|réponse",
        "Moyen de convocation suivant|courriel courrier", "Effacer la réponse",
    ),
)  # fmt: skip
_SITTING = (
    *_open(
        Phase.SITTING,
        "Noter un pouvoir|procuration",
        "Autre geste sur le point : déport, huis clos, amendement…", "Rectifier une présence, d’un point à un autre",
        "Voir la frise des présences et des votes, et retour", "Ouvrir ou fermer l’écran de la salle|projecteur",
    ),
    *_show(
        Phase.SITTING,
        "Noter une arrivée|présence retard", "Noter un départ|présence",
        "Ouvrir la séance, la suspendre, la reprendre|suspension", "Lever la séance|clore fin",
        "Faute de quorum : lever la séance et reconvoquer|carence", "Aller aux gestes du point : vote, débat|voter",
        "Point suivant", "Point précédent", "Passer de l’appel au point, et retour|émargement",
    ),
)  # fmt: skip
_MINUTES = (
    *_open(
        Phase.MINUTES,
        "Écrire le procès-verbal en Word et PDF|pv exporter", "Paragraphe suivant à revoir|pv procès-verbal",
        "Voir les pages|pv procès-verbal aperçu",
    ),
    *_show(Phase.MINUTES, "Arrêter et publier le procès-verbal|pv"),
)  # fmt: skip
_ACTS = (
    *_open(
        Phase.ACTS,
        "Reprendre des accusés (XML)…|accusé de réception préfecture importer",
        "Contrôler les documents exportés|vérifier cohérence",
        "Préparer le parapheur à signer…|signature", "Rendre un parapheur numérisé…|signature scan",
        "Données ouvertes…|scdl open data exporter csv",
    ),
    *_show(
        Phase.ACTS,
        "Signer", "Transmettre|préfecture contrôle de légalité", "Accusé reçu|préfecture", "Publier", "Notifier",
        "Ouvrir l’acte signé|scan", "Classer l’acte signé…|scan",
        "Préparer l’envoi…|télétransmission actes préfecture",
    ),
)  # fmt: skip

GESTURES = (
    *_REGISTER, *_DECISIONS, *_ASSEMBLY, *_TEMPLATES, *_SETTINGS, *_AGENDA, *_NOTICE, *_SITTING, *_MINUTES, *_ACTS
)  # fmt: skip
