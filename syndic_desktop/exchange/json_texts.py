"""Text of a dossier to plain values, refusing whatever JSON lets through but a dossier must not hold.

Nothing is silently lost or repaired: a key given twice, NaN, a number without end, a lone surrogate or a control
character is refused at its place.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Final

from syndic_desktop.exchange.faults import Fault, FaultyDossier, path, refused, shown

LARGEST: Final = 200_000_000
DEEPEST: Final = 100  # levels; a list inside a list is two
LONGEST_NUMBER: Final = 18  # figures

# What no paper can show: controls but line ends and tabs, lone surrogates, the non-characters XML refuses.
_ODD: Final = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufffe\\uffff]")

# The same once `json` has written it, where some are escaped; what it finds too much costs a second writing.
_WRITTEN_ODD: Final = re.compile(r"\\[bfr]|\\u|[\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_END: Final = re.compile("\r\n?|\x0b|\x0c")

Step = str | int
_JSON_MESSAGES: Final = {
    "Expecting value": "une valeur est attendue",
    "Expecting property name enclosed in double quotes": "une clé entre guillemets est attendue",
    "Expecting ':' delimiter": "il manque deux-points après la clé",
    "Expecting ',' delimiter": "il manque une virgule",
    "Unterminated string starting at": "un texte ouvert par un guillemet n’est pas refermé",
    "Invalid control character at": "un caractère de contrôle (retour à la ligne, tabulation…) se trouve dans un texte",
    "Invalid \\escape": "un caractère suit une barre oblique inverse sans raison",
    "Invalid \\uXXXX escape": "un code \\u n’a pas ses quatre chiffres",
    "Extra data": "du texte suit la fin du dossier",
}


class Oddity:
    """What JSON's parser met but no dossier holds: a constant, a number without end. `sentence` says so."""

    __slots__ = ("sentence",)

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence


class Twice(dict[str, object]):
    """An object of the file some of whose keys are given several times."""

    __slots__ = ("repeated",)

    def __init__(self, pairs: list[tuple[str, object]], repeated: list[str]) -> None:
        super().__init__(pairs)
        self.repeated = repeated


def load(data: bytes) -> object:
    """The plain values of a JSON text. Raises FaultyDossier."""
    if len(data) > LARGEST:
        raise refused(f"le fichier dépasse {LARGEST // 1_000_000} Mo, ce n’est pas un dossier")
    tree = _parsed(_text(data))
    faults = [Fault(path(steps), sentence) for steps, sentence in _oddities(tree)]
    if faults:
        raise FaultyDossier(faults)
    return tree


def dump(tree: object) -> bytes:
    """The text of plain values. Characters that `load` would refuse become a line end or go: a dossier that was
    written must be read again, whatever was pasted into the program."""
    text = json.dumps(tree, indent=1, ensure_ascii=False)
    if _WRITTEN_ODD.search(text):
        text = json.dumps(_cleaned(tree), indent=1, ensure_ascii=False)
    return (text + "\n").encode()


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        return _ODD.sub("", _LINE_END.sub("\n", value))
    if isinstance(value, dict):
        return {key: _cleaned(each) for key, each in value.items()}
    return [_cleaned(each) for each in value] if isinstance(value, list) else value


def _text(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise refused("le fichier est en UTF-16 : enregistrez-le en UTF-8")
    if data.startswith(b"SQLite format 3"):
        raise refused("ce fichier est une base .syndic, pas un dossier : ouvrez-le au lieu de l’importer")
    if b"\0" in data:
        raise refused("ce fichier n’est pas un texte JSON, il vient d’un autre programme")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise refused(f"le fichier n’est pas en UTF-8 (ligne {line}) : enregistrez-le en UTF-8") from None


def _parsed(text: str) -> object:
    if not text.strip():
        raise refused("le fichier est vide")
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_constant=_constant, parse_int=_integer, parse_float=_decimal
        )
    except json.JSONDecodeError as error:
        raise refused(_broken(error)) from None
    except RecursionError:
        raise refused(_too_deep()) from None


def _broken(error: json.JSONDecodeError) -> str:
    where = f"ligne {error.lineno}, colonne {error.colno}"
    reason = _JSON_MESSAGES.get(error.msg, "la syntaxe est incorrecte")
    if not error.doc[error.pos :].strip():
        return f"le fichier est tronqué, il s’arrête avant la fin ({where})"
    if error.msg == "Unterminated string starting at":
        return f"le fichier est tronqué ou {reason} ({where})"
    return f"ce n’est pas du JSON correct : {reason} ({where})"


def _too_deep() -> str:
    return f"trop d’éléments imbriqués les uns dans les autres ({DEEPEST} niveaux au plus)"


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    seen: set[str] = set()
    repeated = [key for key, _ in pairs if key in seen or seen.add(key)]  # type: ignore[func-returns-value]
    return Twice(pairs, list(dict.fromkeys(repeated)))


def _constant(text: str) -> Oddity:
    return Oddity(f"« {text} » n’est pas un nombre")


def _integer(text: str) -> int | Oddity:
    if len(text) > LONGEST_NUMBER:
        return Oddity(f"nombre démesuré ({len(text)} chiffres)")
    return int(text)


def _decimal(text: str) -> float | Oddity:
    number = float(text)
    return number if math.isfinite(number) else Oddity(f"nombre démesuré « {shown(text)} »")


def _oddities(tree: object) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Everything odd in a tree, in reading order; does not go below the deepest level."""
    waiting: list[tuple[tuple[Step, ...], object]] = [((), tree)]
    while waiting:
        steps, value = waiting.pop()
        if isinstance(value, str):
            if found := _ODD.search(value):
                yield steps, _odd_character(found)
        elif isinstance(value, Oddity):
            yield steps, value.sentence
        elif isinstance(value, (dict, list)):
            if len(steps) >= DEEPEST:
                yield steps[:DEEPEST], _too_deep()
                continue
            if isinstance(value, dict):
                yield from _odd_keys(steps, value)
            inside = value.items() if isinstance(value, dict) else enumerate(value)
            waiting += reversed([((*steps, step), each) for step, each in inside])


def _odd_keys(steps: tuple[Step, ...], value: dict[str, object]) -> Iterator[tuple[tuple[Step, ...], str]]:
    for key in value:
        if found := _ODD.search(key):
            yield (*steps, key), _odd_character(found)
    if isinstance(value, Twice):
        for key in value.repeated:
            yield (*steps, key), "clé donnée plusieurs fois"


def _odd_character(found: re.Match[str]) -> str:
    return f"caractère interdit U+{ord(found[0]):04X} (position {found.start() + 1} du texte)"
