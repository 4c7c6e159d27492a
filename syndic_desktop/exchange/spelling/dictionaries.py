"""Dictionaries: where this computer has one, how it is read, and whether a word is in it."""

from __future__ import annotations

import os
import re
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from syndic_desktop.domain.errors import FileTrouble
from syndic_desktop.exchange.spelling.affixes import Affix, Affixes, Flags, read_affixes

NAMES = ("fr_FR", "fr", "fr-classique", "fr-toutesvariantes", "fr-moderne", "fr-reforme1990")
LARGEST = 40_000_000  # bytes; the French one weighs three million
STEMS_A_TIME = 600
_ELISIONS = re.compile(
    r"(?:[ldjmtscn]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)'(?=[aàâeéèêëiîïoôuùûüyhœæAÀÂEÉÈÊËIÎÏOÔUÙÛÜYHŒÆ])", re.I
)
_SET = re.compile(rb"^\xef?\xbb?\xbf?SET[ \t]+([\w-]+)", re.MULTILINE)
_INSTALL = {
    "linux": "installez le paquet « hunspell-fr » (sudo apt-get install hunspell-fr), puis rouvrez le programme.",
    "darwin": "installez LibreOffice avec ses dictionnaires français, puis rouvrez le programme.",
    "win32": "installez LibreOffice avec ses dictionnaires français, puis rouvrez le programme.",
}


class Missing(FileTrouble):
    """This computer has no French dictionary."""

    def __init__(self) -> None:
        how = _INSTALL.get(sys.platform, _INSTALL["win32"])
        super().__init__(f"Aucun dictionnaire français n’est installé sur cet ordinateur : {how}")


def find_dictionary(own: Path | None = None, environ: Mapping[str, str] = os.environ) -> Path:
    """The .dic file of French on this computer; `own`: a folder of ours that comes first. Raises Missing."""
    for folder in _folders(own, environ):
        for name in NAMES:
            path = folder / f"{name}.dic"
            if path.is_file() and path.with_suffix(".aff").is_file():
                return path
    raise Missing


def load(path: Path, pause: Callable[[], None] = lambda: time.sleep(0.0004)) -> Dictionary:
    """Read a dictionary. `pause` is called every millisecond or so, for others to work. Raises FileTrouble."""
    affix_path = path.with_suffix(".aff")
    try:
        if max(path.stat().st_size, affix_path.stat().st_size) > LARGEST:
            raise FileTrouble(f"Le dictionnaire « {path.name} » est démesuré : il n’a pas été lu.")
        rules, stems = affix_path.read_bytes(), path.read_bytes()
    except OSError as error:
        raise FileTrouble(f"Le dictionnaire « {path.name} » ne se lit pas : réinstallez-le.") from error
    encoding = _encoding(rules)
    affixes = read_affixes(rules.decode(encoding, "replace").removeprefix("\ufeff"), pause)
    return Dictionary(affixes, _stems(stems.decode(encoding, "replace"), pause))


class Dictionary:
    """Tells words that are right. Safe to ask from one thread at a time."""

    def __init__(self, affixes: Affixes, stems: dict[str, str]) -> None:
        self.affixes = affixes
        self._stems = stems
        self._longest_suffix = max(map(len, affixes.suffixes), default=0)
        self._longest_prefix = max(map(len, affixes.prefixes), default=0)

    def knows(self, word: str) -> bool:
        """Whether a word is right as it is written, capitals included."""
        word = plain(word)
        return self._right(word) or self._parts_right(word)

    def suggestible(self, word: str) -> bool:
        """Whether a word may be suggested."""
        said = self._stems.get(word)
        hidden = self.affixes.unsaid
        if said is not None and hidden and any(hidden in self.affixes.flags(each) for each in said.split("\0")):
            return False
        return self._known(word)

    def _parts_right(self, word: str) -> bool:
        if found := _ELISIONS.match(word):
            return self.knows(word[found.end() :])
        if "-" in word.strip("-"):
            return all(self._right(part) or self._elided(part) for part in word.strip("-").split("-") if part)
        return False

    def _elided(self, part: str) -> bool:
        found = _ELISIONS.match(part)
        return found is not None and self._right(part[found.end() :])

    def _right(self, word: str) -> bool:
        if self._known(word):
            return True
        lower = word.lower()
        if lower == word:
            return False
        # « L’École », « ÉCOLE », « PARIS »: capitals are right wherever small letters are, and in headings.
        if word[0].isupper() and self._known(word[0].lower() + word[1:]):
            return True
        return word.isupper() and (
            self._known(lower) or self._known(word[0] + lower[1:]) or self._known(_titled(lower))
        )

    def _known(self, word: str) -> bool:
        said = self._stems.get(word)
        if said is not None and self._alone(said):
            return True
        return self._suffixed(word, None) or self._prefixed(word)

    def _alone(self, said: str) -> bool:
        """Whether a stem is a word as it stands, for one of its meanings."""
        for each in said.split("\0"):
            flags = self.affixes.flags(each)
            if self.affixes.needs_affix not in flags and self.affixes.forbidden not in flags:
                return True
        return False

    def _suffixed(self, word: str, prefix: Affix | None) -> bool:
        """Whether the word is a stem and a suffix; `prefix`: which was before, and must go with one of them."""
        for size in range(min(self._longest_suffix, len(word)) + 1):
            found = self.affixes.suffixes.get(word[len(word) - size :])
            if found is None:
                continue
            for strip, suffixes in found.items():
                stem = word[: len(word) - size] + strip
                said = self._stems.get(stem)
                if said is not None and any(each.fits(stem) and self._go(said, each, prefix) for each in suffixes):
                    return True
        return False

    def _go(self, said: str, suffix: Affix, prefix: Affix | None) -> bool:
        if prefix is None and self.affixes.needs_affix in suffix.more:
            return False
        for each in said.split("\0"):
            flags: Flags = self.affixes.flags(each)
            if self.affixes.forbidden in flags:
                continue
            if prefix is None:
                if suffix.flag in flags:
                    return True
            elif (suffix.flag in flags or suffix.flag in prefix.more) and (
                prefix.flag in flags or prefix.flag in suffix.more
            ):
                return True
        return False

    def _prefixed(self, word: str) -> bool:
        for size in range(min(self._longest_prefix, len(word)) + 1):
            for strip, prefixes in self.affixes.prefixes.get(word[:size], {}).items():
                stem = strip + word[size:]
                if stem and any(prefix.fits(stem) and self._begins(stem, prefix) for prefix in prefixes):
                    return True
        return False

    def _begins(self, stem: str, prefix: Affix) -> bool:
        """Whether what follows a prefix is a word that takes it."""
        said = self._stems.get(stem)
        if said is not None and self.affixes.needs_affix not in prefix.more and self._takes(said, prefix):
            return True
        return self._suffixed(stem, prefix)

    def _takes(self, said: str, prefix: Affix) -> bool:
        known = (self.affixes.flags(each) for each in said.split("\0"))
        return any(prefix.flag in flags and self.affixes.forbidden not in flags for flags in known)


def plain(word: str) -> str:
    """A word as dictionaries write it: « ’ » as an apostrophe, accents with their letter."""
    return (
        unicodedata.normalize("NFC", word)
        .replace("’", "'")
        .replace("ʼ", "'")
        .replace("\u2011", "-")
        .replace("\u00ad", "")
    )


def _titled(word: str) -> str:
    """« jean-pierre » as « Jean-Pierre »."""
    return re.sub(r"(?:^|(?<=[-']))\w", lambda found: found[0].upper(), word)


def _encoding(rules: bytes) -> str:
    found = _SET.search(rules)
    name = found[1].decode("ascii") if found else "ISO8859-1"
    return {"microsoft-cp1251": "cp1251"}.get(name, "utf-8" if name.upper() == "UTF-8" else "iso8859-15")


def _stems(content: str, pause: Callable[[], None]) -> dict[str, str]:
    stems: dict[str, str] = {}
    lines = content.splitlines()[1:]
    for first in range(0, len(lines), STEMS_A_TIME):
        for line in lines[first : first + STEMS_A_TIME]:
            entry = line.split(None, 1)
            if not entry:
                continue
            word, _, flags = entry[0].partition("/")
            known = stems.get(word)
            stems[word] = flags if known is None else f"{known}\0{flags}"
        pause()
    return stems


def _folders(own: Path | None, environ: Mapping[str, str]) -> Iterable[Path]:
    if own is not None:
        yield own
    home = Path.home()
    yield from (home / ".local/share/hunspell", home / "Library/Spelling", Path("/Library/Spelling"))
    yield from map(
        Path, ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/usr/share/myspell", "/usr/local/share/hunspell")
    )
    offices = [Path("/usr/lib/libreoffice"), Path("/Applications/LibreOffice.app/Contents/Resources")]
    offices += sorted(Path("/opt").glob("libreoffice*")) if sys.platform.startswith("linux") else []
    for name in ("PROGRAMFILES", "PROGRAMFILES(X86)"):
        if environ.get(name):
            offices.append(Path(environ[name]) / "LibreOffice")
    for office in offices:
        yield office / "share/extensions/dict-fr"
        yield office / "extensions/dict-fr"
