"""Spelling: words checked against a hunspell dictionary of this computer, without any network nor native library.

Our own reader, because those of PyPI do not fit beside a keyboard: spylls (pure Python, last released in 2020) looks
for minutes for one French suggestion, and chunspell holds the interpreter for 200 ms when it loads and for 100 ms and
more a suggestion, during which no key is painted. This one knows what French dictionaries use: stems, affixes with
conditions and continuations, elisions, forbidden and hidden words. It pauses as it loads and as it searches.
"""

from __future__ import annotations

from syndic_desktop.exchange.spelling.dictionaries import Dictionary, Missing, find_dictionary, load
from syndic_desktop.exchange.spelling.words import split

__all__ = ["Dictionary", "Missing", "find_dictionary", "load", "split"]
