"""The article of a college that nobody wrote: known for the usual words, asked for the others."""

from __future__ import annotations

import re

from syndic_desktop.domain import wording

_WORDS = {
    "le": "departement syndicat conseil pays parc port pole district sivom sivu petr grand college",
    "la": "region commune ville communaute metropole federation chambre regie collectivite societe",
    "l’": "etablissement agglomeration intercommunalite union association entente etat eurometropole office",
    "les": "epci delegues deleguees membres representants elus usagers adherents autres",
}
_ARTICLES = {word: article for article, words in _WORDS.items() for word in words.split()}


def usual_article(name: str) -> str | None:
    """« les » for « Communautés de communes »; None for a word we do not know."""
    found = re.match(r"[a-z]+", wording.fold(name))
    if found is None:
        return None
    word = found[0]
    if word in _ARTICLES:
        return _ARTICLES[word]
    return "les" if word.removesuffix("s") in _ARTICLES or word.removesuffix("x") in _ARTICLES else None
