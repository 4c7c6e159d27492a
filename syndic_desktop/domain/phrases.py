"""The library of phrases: visas, recitals and clauses that come back, each known by its kind and name.

The starting phrases are ours. They cite the law as it stood when they were written: articles move (the budget rules
were renumbered in 2026), so that each must be checked on Légifrance before it is signed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.texts import writable
from syndic_desktop.domain.wording import clean_line, fold

LONGEST_NAME = 120  # characters: a line of the list
LONGEST_TEXT = 20_000


class PhraseKind(StrEnum):
    """Where a phrase goes (values are the exchange format's)."""

    VISA = "visa"
    RECITAL = "considerant"
    HEARD = "entendu"
    CLAUSE = "clause"


@dataclass(frozen=True, slots=True)
class Phrase:
    """`text` is what follows « Vu », « Considérant que » or the verb of the decision."""

    kind: PhraseKind
    name: str
    text: str

    @property
    def key(self) -> tuple[PhraseKind, str]:
        """What tells phrases apart."""
        return self.kind, self.name

    def same(self, other: Phrase) -> bool:
        """Whether both would be looked for under one name: case and accents tell nothing."""
        return self.kind is other.kind and fold(self.name) == fold(other.name)


def checked(phrase: Phrase) -> Phrase:
    """The phrase as it may be kept. Raises RuleViolation when it has no name or no words, or too many."""
    name, text = clean_line(phrase.name), writable(phrase.text).strip()
    if not name:
        raise RuleViolation("La phrase n’a pas de nom : donnez-lui celui sous lequel vous la chercherez.")
    if len(name) > LONGEST_NAME:
        raise RuleViolation(f"Le nom d’une phrase tient en {LONGEST_NAME} caractères : raccourcissez-le.")
    if not text:
        raise RuleViolation(f"La phrase « {name} » est vide : écrivez-la.")
    if len(text) > LONGEST_TEXT:
        raise RuleViolation(
            f"Une phrase tient en {LONGEST_TEXT} caractères : mettez ce texte dans l’exposé ou en annexe."
        )
    return Phrase(phrase.kind, name, text)


def find_phrases(phrases: Iterable[Phrase], asked: str, kind: PhraseKind | None = None) -> tuple[Phrase, ...]:
    """The phrases where every word asked is found, those that have them all in their name first."""
    words = fold(asked).split()
    found = [
        each
        for each in phrases
        if (kind is None or each.kind is kind) and all(word in fold(f"{each.name} {each.text}") for word in words)
    ]
    return tuple(sorted(found, key=lambda each: not all(word in fold(each.name) for word in words)))


V, R, H, C = PhraseKind.VISA, PhraseKind.RECITAL, PhraseKind.HEARD, PhraseKind.CLAUSE

STARTERS: tuple[Phrase, ...] = (
    Phrase(
        V,
        "CGCT, syndicats mixtes fermés",
        "le code général des collectivités territoriales, notamment ses articles L. 5711-1 et suivants,",
    ),
    Phrase(
        V,
        "CGCT, syndicats mixtes ouverts",
        "le code général des collectivités territoriales, notamment ses articles L. 5721-1 et suivants,",
    ),
    Phrase(V, "Statuts", "les statuts du syndicat, notamment leur article …,"),
    Phrase(
        V,
        "Délégations au président et au bureau",
        "l’article L. 5211-10 du code général des collectivités territoriales et la délibération n° … du … "
        "portant délégation d’attributions,",
    ),
    Phrase(V, "Instruction M57", "l’instruction budgétaire et comptable M57,"),
    Phrase(
        V,
        "Débat d’orientation budgétaire",
        "la délibération n° … du … prenant acte de la tenue du débat d’orientation budgétaire,",
    ),
    Phrase(V, "Code de la commande publique", "le code de la commande publique, notamment son article …,"),
    Phrase(
        V,
        "Code général de la fonction publique",
        "le code général de la fonction publique, notamment son article …,",
    ),
    Phrase(
        V,
        "Propriété des personnes publiques",
        "le code général de la propriété des personnes publiques, notamment ses articles L. 2122-1 et suivants,",
    ),
    Phrase(R, "Crédits inscrits", "que les crédits nécessaires sont inscrits au budget,"),
    Phrase(
        R,
        "Urgence de la convocation",
        "que l’urgence, motivée par …, justifie que le délai de convocation ait été abrégé,",
    ),
    Phrase(R, "Intérêt du projet pour les membres", "l’intérêt que présente ce projet pour les membres du syndicat,"),
    Phrase(H, "Rapport du président", "le rapport du président,"),
    Phrase(
        C,
        "Autoriser à signer",
        "d’autoriser le président à signer … et tout document nécessaire à son exécution ;",
    ),
    Phrase(C, "Approuver un document annexé", "d’approuver … tel qu’annexé à la présente délibération ;"),
    Phrase(C, "Approuver le procès-verbal", "d’arrêter le procès-verbal de la séance du … ;"),
    Phrase(C, "Prendre acte", "de prendre acte de … ;"),
    Phrase(C, "Imputer la dépense", "d’imputer la dépense au chapitre …, article …, du budget … ;"),
    Phrase(
        C,
        "Demander une subvention",
        "de solliciter auprès de … une subvention de … € et d’autoriser le président à signer les pièces "
        "correspondantes ;",
    ),
    Phrase(
        C,
        "Charger le président de l’exécution",
        "de charger le président de l’exécution de la présente délibération.",
    ),
)
"""What an empty library begins with, once she asks for it. An ellipsis is hers to fill in."""
