"""People as acts name them: « M. Alain MATHIEU », « Monsieur le Président », « MM. X, Y et Mme Z »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from syndic_desktop.domain.wording.agreement import gendered, is_feminine, title_for
from syndic_desktop.domain.wording.articles import elide
from syndic_desktop.domain.wording.lists import listing
from syndic_desktop.domain.wording.typography import NB

_SHORT = {False: ("M.", "MM."), True: ("Mme", "Mmes")}
_RANK = re.compile(
    r"^(?:\d+\s?(?:ers?|[eè]mes?|[eè]res?|res?|nde?s?|es?)|premi(?:er|ère)|seconde?|\w+ièmes?)\s+", re.IGNORECASE
)
_LONG = {False: ("Monsieur", "Messieurs"), True: ("Madame", "Mesdames")}


def full(civility: str, first: str, last: str) -> str:
    """Return « M. Alain MATHIEU »."""
    return f"{_abbreviated(civility)}{NB}{_spaced(first, last)}"


def brief(civility: str, last: str) -> str:
    """Return « M. MATHIEU »."""
    return f"{_abbreviated(civility)}{NB}{last}"


def formal(civility: str, first: str, last: str) -> str:
    """Return « Monsieur Alain MATHIEU »."""
    return f"{gendered(civility, 'Monsieur', 'Madame')} {_spaced(first, last)}"


def salutation(civility: str, title: str = "") -> str:
    """Return « Monsieur », « Madame la Présidente », « Monsieur l’Adjoint »; nobody is greeted by a rank."""
    word = gendered(civility, "Monsieur", "Madame")
    if not title:
        return word
    return f"{word} {elide(gendered(civility, 'le', 'la'), title_for(_RANK.sub('', title), civility))}"


def together(people: Sequence[tuple[str, str]], *, formal: bool = False) -> str:
    """Return several people, (civility, name already formatted), in the order given, which is that of protocol.

    « MM. X, Y, Mme Z et M. W »: those who follow one another share a civility. `formal` writes it in full.
    """
    groups = groupby(people, key=lambda each: is_feminine(each[0]))
    return listing(said for feminine, group in groups for said in _group([name for _, name in group], feminine, formal))


def _group(names: Sequence[str], feminine: bool, formal: bool) -> list[str]:
    head = (_LONG if formal else _SHORT)[feminine][len(names) > 1]
    return [f"{head}{' ' if formal else NB}{names[0]}", *names[1:]]


def _abbreviated(civility: str) -> str:
    return gendered(civility, "M.", "Mme")


def _spaced(*words: str) -> str:
    return " ".join(filter(None, words))
