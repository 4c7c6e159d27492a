"""People as acts name them: « M. Alain MATHIEU », « Monsieur le Président », « MM. X, Y et Mme Z »."""

from __future__ import annotations

from collections.abc import Sequence

from syndic_desktop.domain.wording.agreement import gendered, is_feminine, title_for
from syndic_desktop.domain.wording.articles import elide
from syndic_desktop.domain.wording.lists import listing
from syndic_desktop.domain.wording.typography import NB

_SHORT = {False: ("M.", "MM."), True: ("Mme", "Mmes")}
_LONG = {False: ("Monsieur", "Messieurs"), True: ("Madame", "Mesdames")}


def full(civility: str, first: str, last: str) -> str:
    """Return « M. Alain MATHIEU »."""
    return f"{_abbreviated(civility)}{NB}{_spaced(first, last)}"


def brief(civility: str, last: str) -> str:
    """Return « M. MATHIEU »."""
    return f"{_abbreviated(civility)}{NB}{last}"


def formal(civility: str, first: str, last: str, capital: bool = True) -> str:
    """Return « Monsieur Alain MATHIEU », « monsieur Alain MATHIEU » inside a sentence."""
    word = gendered(civility, "Monsieur", "Madame")
    return f"{word if capital else word.lower()} {_spaced(first, last)}"


def salutation(civility: str, title: str = "") -> str:
    """Return « Monsieur », « Madame la Présidente », « Monsieur l’Adjoint »."""
    word = gendered(civility, "Monsieur", "Madame")
    if not title:
        return word
    return f"{word} {elide(gendered(civility, 'le', 'la'), title_for(title, civility))}"


def together(people: Sequence[tuple[str, str]], *, formal: bool = False) -> str:
    """Return several people, (civility, name already formatted), men and women each under one civility.

    « MM. X, Y et Mme Z ». Each group keeps the order given, and the group of the first person comes first, so that
    protocol order is kept as far as grouping allows. `formal` writes the civilities in full.
    """
    if not people:
        return ""
    leading = is_feminine(people[0][0])
    return listing([*_group(people, leading, formal), *_group(people, not leading, formal)])


def _group(people: Sequence[tuple[str, str]], feminine: bool, formal: bool) -> list[str]:
    names = [name for civility, name in people if is_feminine(civility) is feminine]
    if not names:
        return []
    head = (_LONG if formal else _SHORT)[feminine][len(names) > 1]
    return [f"{head}{' ' if formal else NB}{names[0]}", *names[1:]]


def _abbreviated(civility: str) -> str:
    return gendered(civility, "M.", "Mme")


def _spaced(*words: str) -> str:
    return " ".join(filter(None, words))
