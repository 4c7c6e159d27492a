"""Suggestions for a word that is not right, the likeliest first: a slip of the finger or of the ear, sometimes two."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator

from syndic_desktop.exchange.spelling.dictionaries import Dictionary, plain

MOST = 6
LONGEST = 40  # letters
CHECKS_A_TIME = 60
_VOWELS = ("eéèêë", "aàâ", "iîï", "oô", "uùû", "cç")


def suggest(
    dictionary: Dictionary, word: str, *, most: int = MOST, pause: Callable[[], None] = lambda: time.sleep(0.0004)
) -> tuple[str, ...]:
    """At most `most` words that may have been meant, with the capitals and the apostrophe of the word."""
    written = plain(word)
    if len(written) > LONGEST:
        return ()
    search = _Search(dictionary, pause, most)
    elided, base = _elision(written)
    lower = base.lower() if base[:1].isupper() or base.isupper() else base
    near = list(dict.fromkeys(_by_ear(dictionary, lower)))
    search.among(near)
    search.among(_by_finger(lower, dictionary.affixes.letters))
    if len(search.found) < 2:
        search.among(two for one in near for two in dict.fromkeys(_by_ear(dictionary, one)))
    search.among(_in_two(lower), whole=False)
    return tuple(dict.fromkeys(_as_written(elided, each, base, word) for each in search.found))[:most]


class _Search:
    """Keeps the candidates that are right, pausing as it goes."""

    def __init__(self, dictionary: Dictionary, pause: Callable[[], None], most: int) -> None:
        self.found: dict[str, None] = {}
        self._dictionary, self._pause, self._most = dictionary, pause, most
        self._checked = 0

    def among(self, candidates: Iterable[str], *, whole: bool = True) -> None:
        for candidate in candidates:
            if len(self.found) >= self._most:
                return
            self._checked += 1
            if not self._checked % CHECKS_A_TIME:
                self._pause()
            words = [candidate] if whole else candidate.split(" ")
            for cased in {candidate: None, candidate.capitalize(): None}:
                if all(map(self._dictionary.suggestible, words if not whole else [cased])):
                    self.found.setdefault(cased if whole else candidate)
                    break


def _by_ear(dictionary: Dictionary, word: str) -> Iterator[str]:
    """What sounds or looks alike: accents, doubled letters, the replacements of the dictionary."""
    for place, letter in enumerate(word):
        for family in (*_VOWELS, *dictionary.affixes.alike):
            if letter in family and letter.islower():
                yield from (
                    word[:place] + other + word[place + 1 :] for other in family if other != letter and other.islower()
                )
    for place, letter in enumerate(word):
        if word[place : place + 2] == letter * 2:
            yield word[:place] + word[place + 1 :]
        elif letter.isalpha():
            yield word[:place] + letter + word[place:]
    for wrong, right in dictionary.affixes.replacements:
        yield from _replaced(word, wrong, right)


def _replaced(word: str, wrong: str, right: str) -> Iterator[str]:
    begins, ends = wrong.startswith("^"), wrong.endswith("$")
    wrong = wrong.strip("^$")
    place = word.find(wrong) if wrong else -1
    while place >= 0:
        if (not begins or place == 0) and (not ends or place + len(wrong) == len(word)):
            yield word[:place] + right + word[place + len(wrong) :]
        place = word.find(wrong, place + 1)


def _by_finger(word: str, letters: str) -> Iterator[str]:
    """One slip: two letters swapped, one too many, one for another, one missing."""
    small = [letter for letter in letters if letter.islower()]
    for place in range(len(word) - 1):
        yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]
    for letter in small:
        for place in range(len(word) + 1):
            yield word[:place] + letter + word[place:]
    for letter in small:
        for place in range(len(word)):
            yield word[:place] + letter + word[place + 1 :]


def _in_two(word: str) -> Iterator[str]:
    return (f"{word[:place]} {word[place:]}" for place in range(2, len(word) - 1))


def _elision(word: str) -> tuple[str, str]:
    """« l' » and what follows it."""
    before, apostrophe, after = word.partition("'")
    return (before + apostrophe, after) if apostrophe and len(before) <= 6 and len(after) > 2 else ("", word)


def _as_written(elided: str, found: str, base: str, word: str) -> str:
    if base.isupper() and len(base) > 1:
        found = found.upper()
    elif base[:1].isupper():
        found = found[:1].upper() + found[1:]
    whole = elided + found
    return whole if "'" in word and "’" not in word else whole.replace("'", "’")
