"""Affixes of a hunspell dictionary: how a stem becomes a word, read from the .aff file."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

Flags = frozenset[str]
NONE: Flags = frozenset()
_ONE_WORD = {"TRY": "letters", "NEEDAFFIX": "needs_affix", "FORBIDDENWORD": "forbidden", "NOSUGGEST": "unsaid"}


@dataclass(frozen=True, slots=True)
class Affix:
    """Takes `strip` off a stem that fits, and adds `add`. `more`: the flags that the word so made has itself."""

    flag: str
    strip: str
    add: str
    more: Flags
    fits: Callable[[str], object]


Found = dict[str, dict[str, list[Affix]]]


@dataclass(slots=True)
class Affixes:
    """What an .aff file says. Suffixes and prefixes are found by what they add, then by what they take off."""

    suffixes: Found = field(default_factory=dict)
    prefixes: Found = field(default_factory=dict)
    replacements: list[tuple[str, str]] = field(default_factory=list)
    alike: list[str] = field(default_factory=list)  # letters taken for one another: « eéèêë »
    letters: str = "esianrtoludcmp"
    needs_affix: str = ""
    forbidden: str = ""
    unsaid: str = ""  # right, but never suggested
    flag_kind: str = ""
    aliases: list[str] = field(default_factory=list)

    def flags(self, written: str) -> Flags:
        """The flags that are written after a stem."""
        if self.aliases and written.isdigit():
            place = int(written) - 1
            written = self.aliases[place] if 0 <= place < len(self.aliases) else ""
        return _flags(written, self.flag_kind)


def read_affixes(content: str, pause: Callable[[], None]) -> Affixes:
    """Read an .aff file; a line that says nothing we know is passed over."""
    affixes = Affixes()
    lines = [line.split() for line in content.splitlines() if line and not line.startswith("#")]
    for words in lines:  # what says how the others are to be read
        if words[:1] == ["FLAG"] and len(words) > 1:
            affixes.flag_kind = words[1]
        elif words[:1] == ["AF"] and len(words) > 1:
            affixes.aliases.append(words[1])
    affixes.aliases = affixes.aliases[1:]
    for number, words in enumerate(filter(None, lines)):
        _read_line(affixes, words)
        if not number % 200:
            pause()
    return affixes


def _read_line(affixes: Affixes, words: list[str]) -> None:
    match words:
        case ["SFX" | "PFX" as kind, flag, strip, add, *rest] if rest and not (add.isdigit() and strip in "YN"):
            _add(affixes, kind, (flag, strip, add, rest[0]))
        case ["SFX" | "PFX" as kind, flag, strip, add] if strip not in ("Y", "N"):
            _add(affixes, kind, (flag, strip, add, "."))
        case ["REP", wrong, right, *_]:
            affixes.replacements.append((wrong.replace("_", " "), right.replace("_", " ")))
        case ["MAP", letters] if not letters.isdigit():
            affixes.alike.append(letters)
        case [name, value] if name in _ONE_WORD:
            setattr(affixes, _ONE_WORD[name], value)


def _add(affixes: Affixes, kind: str, said: tuple[str, str, str, str]) -> None:
    flag, strip, add, condition = said
    add, _, more = add.partition("/")
    add, strip = ("" if each == "0" else each for each in (add, strip))
    suffix = kind == "SFX"
    affix = Affix(flag, strip, add, affixes.flags(more) if more else NONE, _condition(condition, suffix))
    (affixes.suffixes if suffix else affixes.prefixes).setdefault(add, {}).setdefault(strip, []).append(affix)


@lru_cache(maxsize=4096)
def _condition(written: str, suffix: bool) -> Callable[[str], object]:
    if written == ".":
        return _always
    try:
        pattern = re.compile(f"{written}$" if suffix else written)
    except re.error:
        return _always
    return pattern.search if suffix else pattern.match


def _always(_stem: str) -> bool:
    """Fits every stem."""
    return True


@lru_cache(maxsize=8192)
def _flags(written: str, kind: str) -> Flags:
    if kind == "long":
        return frozenset(written[place : place + 2] for place in range(0, len(written), 2))
    if kind == "num":
        return frozenset(written.split(","))
    return frozenset(written)
