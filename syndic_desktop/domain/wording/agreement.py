"""Number and gender: « 0 voix », « 2 pouvoirs », « la Vice-Présidente »."""

from __future__ import annotations

import re
from fractions import Fraction

from syndic_desktop.domain.wording.numbers import fraction
from syndic_desktop.domain.wording.typography import NB, fold

# Words titles are made of: the masculine ending, the feminine one, the words that change this way.
_ENDINGS = (
    ("", "", "maire membre titulaire secrétaire honoraire communautaire comptable mandataire gestionnaire responsable"),
    ("", "", "vice sous co technique juriste ministre"),
    ("", "e", "président adjoint suppléant représentant remplaçant mandant assistant participant adhérent agent"),
    ("", "e", "référent présent absent délégué député élu chargé attaché invité excusé représenté empêché second"),
    ("", "e", "nommé désigné associé mandaté soussigné retraité avocat expert rapporteur assesseur questeur auditeur"),
    ("", "e", "ingénieur départemental régional municipal général syndical intercommunal communal principal"),
    ("", "e", "territorial métropolitain"),
    ("", "ne", "doyen ancien technicien"),
    ("er", "re", "1er"),
    ("er", "ère", "premier dernier conseiller trésorier officier financier"),
    ("et", "ète", "préfet"),
    ("f", "fe", "chef"),
    ("f", "ve", "administratif"),
    ("eur", "rice", "directeur sénateur administrateur animateur coordinateur coordonnateur médiateur scrutateur"),
    ("eur", "rice", "ordonnateur vérificateur modérateur instituteur orateur collaborateur"),
)
_FEMININE = {fold(word): (len(old), new) for old, new, words in _ENDINGS for word in words.split()}
_ALREADY = frozenset(f"{word[: len(word) - dropped]}{fold(added)}" for word, (dropped, added) in _FEMININE.items())
_TOKENS = re.compile(r"(\w+)")
_NEXT_TITLE = frozenset(("et", "ou"))


def agree(value: int | Fraction, singular: str, plural: str | None = None) -> str:
    """Return the word in its number; below two, French says the singular (« 0 voix », « 1,5 voix »)."""
    if -2 < value < 2:
        return singular
    return plural if plural is not None else f"{singular}s"


def count(value: int | Fraction, singular: str, plural: str | None = None) -> str:
    """Return the figure and its word, kept together: « 1 pouvoir », « 13 voix »."""
    return f"{fraction(value)}{NB}{agree(value, singular, plural)}"


def is_feminine(civility: str) -> bool:
    """Say whether a civility (« M. », « Mme ») is a woman's."""
    return civility.strip().lower().startswith(("mme", "mlle", "madame", "mademoiselle"))


def gendered(civility: str, masculine: str, feminine: str) -> str:
    """Return the form that fits the civility."""
    return feminine if is_feminine(civility) else masculine


def title_for(title: str, civility: str) -> str:
    """Return a title entered in the masculine as the person bears it."""
    return feminine_title(title) if is_feminine(civility) else title


def feminine_title(title: str) -> str:
    """Return the feminine of a title: « 1re Vice-Présidente déléguée au numérique ».

    Only the words of the title itself change, up to the first word that is none (« de », « aux », « chargé des… »);
    a comma, « et » or « ou » may open another title. A feminine title comes back as it is.
    """
    parts = _TOKENS.split(title)
    inside = True
    for index in range(1, len(parts), 2):
        word = fold(parts[index])
        if _opens_a_title(parts[index - 1], word):
            inside = True
        inside = inside and (word in _NEXT_TITLE or _belongs_to_a_title(word))
        if inside and word in _FEMININE:
            parts[index] = _feminine_word(parts[index], *_FEMININE[word])
    return "".join(parts)


def _opens_a_title(separator: str, word: str) -> bool:
    return word in _NEXT_TITLE or any(mark in separator for mark in ",;/(")


def _belongs_to_a_title(word: str) -> bool:
    return word in _FEMININE or word in _ALREADY or word[0].isdigit()


def _feminine_word(word: str, dropped: int, added: str) -> str:
    ending = added.upper() if word.isupper() and len(word) > 1 else added
    return f"{word[: len(word) - dropped]}{ending}"
