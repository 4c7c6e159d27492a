"""RTF, when nothing better comes with it: its words, a paragraph each. Looks are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from syndic_desktop.exchange.pasted.plain import read_plain
from syndic_desktop.exchange.pasted.results import LONGEST, TOO_LONG, Pasted

_TOKEN = re.compile(rb"\\([a-zA-Z]+)(-?\d+)? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}]+)", re.DOTALL)
_SIGNS = {
    "par": "\n", "line": "\n", "sect": "\n", "page": "\n", "row": "\n", "tab": "\t", "cell": "\t", "emdash": "—",
    "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ",
    "enspace": " ",
}  # fmt: skip
_ESCAPED = {b"~": "\u00a0", b"_": "\u2011", b"-": "", b"\n": "\n", b"\r": "\n"}
_HIDDEN = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "footnote", "listtable",
    "listoverridetable", "themedata", "colorschememapping", "latentstyles", "datastore", "generator", "fldinst",
    "xmlnstbl", "rsidtbl", "deleted",
})  # fmt: skip
_PAGE = "cp1252"
_LARGEST = 8 * LONGEST


def read_rtf(data: bytes) -> Pasted:
    """The words of an RTF document."""
    if len(data) > _LARGEST:
        return TOO_LONG
    words = "".join(_words(data))
    return read_plain(words.encode("utf-16", "surrogatepass").decode("utf-16", "replace").rstrip("\n"))


def _words(data: bytes) -> Iterator[str]:
    reader = _Reader()
    for word, number, code, sign, brace, plain in _TOKEN.findall(data):
        if brace:
            reader.brace(brace)
        elif word:
            yield reader.word(word.decode("ascii"), number)
        elif code:
            yield reader.letters(bytes([int(code, 16)]).decode(_PAGE, "replace"))
        elif sign == b"*":
            reader.hidden[-1] = True
        elif sign:
            yield reader.letters(_ESCAPED.get(sign, sign.decode("latin-1")))
        else:
            yield reader.letters(plain.replace(b"\r", b"").replace(b"\n", b"").decode(_PAGE, "replace"))


class _Reader:
    """What is shown at this place of the document, and how many letters stand for one already read."""

    def __init__(self) -> None:
        self.hidden = [False]
        self._fallback, self._skip = 1, 0

    def brace(self, brace: bytes) -> None:
        if brace == b"{":
            self.hidden.append(self.hidden[-1])
        elif len(self.hidden) > 1:
            self.hidden.pop()

    def word(self, name: str, number: bytes) -> str:
        if name in _HIDDEN:
            self.hidden[-1] = True
        elif name == "uc":
            self._fallback = int(number or 1)
        elif name == "u" and not self.hidden[-1]:
            self._skip = self._fallback
            return chr(int(number or 63) % 0x10000)
        return "" if self.hidden[-1] else _SIGNS.get(name, "")

    def letters(self, letters: str) -> str:
        if self.hidden[-1]:
            return ""
        shown, self._skip = letters[self._skip :], max(0, self._skip - len(letters))
        return shown
