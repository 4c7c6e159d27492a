"""Articles given by the data (« le », « la », « les », « l’ ») and their contractions: « du », « aux », « d’ »."""

from __future__ import annotations

import re

from syndic_desktop.domain.wording.typography import fold

_OF = {"le": "du ", "la": "de la ", "les": "des ", "l’": "de l’"}
_TO = {"le": "au ", "la": "à la ", "les": "aux ", "l’": "à l’"}
_ALONE = {"le": "le ", "la": "la ", "les": "les ", "l’": "l’"}

# Words whose h forbids elision (« de Haute-Garonne », « le Havre »); every other h is mute (« de l’Hérault »).
_ASPIRATED_H = re.compile(
    r"h(?:ach|aie|ain[ae]|all|alo|alt|amac|ameau|amp|and|ang|ans|ant|app|ara|arc|ard|aric|arnais|arpe|as|at|aus|aut|avre"
    r"|enn|eraut\b|eriss|erni|eron|eros\b|erse|etre|eur[lt]|ibou|ierarch|iss|obby|och|ockey|old|oll|omard|ong|onte|oquet"
    r"|ord|ors\b|otte|oubl|oui|oul|ous|oux|ublot|uch|ue|uguenot|uit\b|uitaine|uiti|url|us|utte)"
).match
_NO_ELISION = ("onze", "onzieme", "oui", "ouistiti", "uhlan", "ululement")
_Y_AS_A_VOWEL = ("yeu", "yonne", "yerres", "yeuse", "yeux", "yeble")


def of(article: str, name: str) -> str:
    """Return « du Département du Lot », « de l’Agglomération »; « d’Ambre » when there is no article."""
    return _joined(_OF, article, name) if article else elide("de", name)


def to(article: str, name: str) -> str:
    """Return « au Département du Lot », « aux Communautés de communes »."""
    return _joined(_TO, article, name) if article else f"à {name}"


def with_article(article: str, name: str) -> str:
    """Return « le Département du Lot », « l’Agglomération »."""
    return _joined(_ALONE, article, name) if article else name


def elide(particle: str, word: str) -> str:
    """Return the two words, the vowel of the particle dropped where French drops it: « d’Ambre », « de Lot »."""
    return f"{particle[:-1]}’{word}" if particle and _elides(word) else f"{particle} {word}"


def _joined(forms: dict[str, str], article: str, name: str) -> str:
    known = article.strip().lower().replace("'", "’")
    if known not in forms:
        raise ValueError(f"unknown article: {article!r}")
    return f"{forms[known]}{name}"


def _elides(word: str) -> bool:
    plain = fold(word)
    first = plain[:1]
    if first == "h":
        return not _ASPIRATED_H(plain)
    if first == "y":
        return plain[1:2] not in tuple("aeiou ") or plain.startswith(_Y_AS_A_VOWEL)
    return first in tuple("aeiou") and plain.split(" ")[0] not in _NO_ELISION
