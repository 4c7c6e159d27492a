"""Where a session meets, inside a sentence: « à Cahors », « salle des Tilleuls », « à l’hôtel du Département »."""

from __future__ import annotations

import re

from syndic_desktop.domain import wording

ALREADY = ("a", "au", "aux", "dans", "en", "chez", "sur")
COMMON = {
    "": ("salle", "salon", "place", "rue", "avenue", "amphi"),
    "à l’": ("hotel", "auditorium", "amphitheatre", "espace", "ecole", "universite", "agence", "antenne", "annexe"),
    "à la ": (
        "mairie", "maison", "prefecture", "mediatheque", "chambre", "communaute", "bibliotheque", "ferme", "gare",
        "halle", "cite", "villa", "sous-prefecture",
    ),
    "au ": (
        "siege", "centre", "chateau", "conseil", "theatre", "palais", "foyer", "pole", "college", "lycee", "musee",
        "domaine", "gymnase", "cinema", "batiment", "syndicat", "moulin",
    ),
}  # fmt: skip
INSIDE = (
    "rez-de-chaussee", "etage", "niveau", "sous-sol", "hall", "boulevard", "allee", "allees", "quai", "chemin", "route",
    "zone", "zac", "cours", "esplanade", "square", "impasse", "parc",
)  # fmt: skip
_NOUNS = frozenset(noun for nouns in COMMON.values() for noun in nouns)


def at(place: str) -> str:
    """The place with its preposition; a proper name takes « à », and so does the town that a room is in."""
    first = _first(place)
    if first in _NOUNS:
        place = _in_town(place)
    lowered = place[:1].lower() + place[1:]
    if not place or first in ALREADY:
        return lowered
    for preposition, nouns in COMMON.items():
        if first in nouns:
            return f"{preposition}{lowered}"
    if place.startswith(("Le ", "Les ")):
        article, _, rest = place.partition(" ")
        return wording.to(article.lower(), rest)
    return f"à {place}"


def _in_town(place: str) -> str:
    """« Salle des Tilleuls, à Ambreville »."""
    room, comma, town = place.rpartition(", ")
    if not comma or not town[:1].isupper() or _first(town) in (*ALREADY, *INSIDE, *_NOUNS):
        return place
    return f"{room}, {at(town)}"


def _first(place: str) -> str:
    return wording.fold(re.split(r"[ ,’']", place, maxsplit=1)[0])
