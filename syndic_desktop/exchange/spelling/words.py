"""Words of a text that are worth checking: neither addresses, nor references, nor figures, nor acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"(?<!\w)[^\W\d_](?:[^\W_]|['’ʼ\-\u2011\u00ad\u0300-\u036f](?=[^\W_]))*")
_NOT_WORDS = re.compile(r"[@/\\_]|://|www\.|\w\.\w+\.\w|\.(?:fr|com|org|pdf|docx?|xlsx?)\b", re.IGNORECASE)
ACRONYM = 6  # letters: a longer word in capitals is a heading


def split(text: str) -> Iterator[tuple[int, str]]:
    """The words to check, each with its place."""
    for token in _TOKEN.finditer(text):
        for place, word in _inside(token[0]):
            yield token.start() + place, word


@lru_cache(maxsize=20_000)  # asked at each key about all that stands in the paragraph
def _inside(token: str) -> tuple[tuple[int, str], ...]:
    if _NOT_WORDS.search(token):
        return ()
    return tuple((word.start(), word[0]) for word in _WORD.finditer(token) if not _is_left_alone(word[0]))


def _is_left_alone(word: str) -> bool:
    if any(sign.isdigit() for sign in word) or len(word) == 1:
        return True
    last = re.split("['’]", word)[-1]
    return last.isupper() and len(last) <= ACRONYM
