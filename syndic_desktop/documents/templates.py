"""Which Word template makes which document: hers where she has one, else the shipped set's, else `classique`'s."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from syndic_desktop.domain.errors import FileTrouble
from syndic_desktop.domain.template_sets import EXTENSION

if TYPE_CHECKING:
    from syndic_desktop.documents.word import Template
    from syndic_desktop.documents.word.comparing import Difference

BASE = "classique"
_TAG = re.compile(r"<[^>]*>")
_SET_NAME = re.compile(r"[\w-]+")


@dataclass(slots=True)
class Shelf:
    """The templates of one set, read once. `root` holds a folder for each shipped set.

    `own`: the documents of her set of that name, which come before those that are shipped.
    """

    root: Path
    name: str = BASE
    own: Mapping[str, bytes] = field(default_factory=dict)
    _read: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    _words: dict[str, str] = field(default_factory=dict)

    def data(self, document: str) -> bytes:
        """The file of a document (« extrait »). Raises FileTrouble."""
        return self._found(document)[1]

    def words(self, document: str) -> str:
        """The text of a document, its tags in it, all parts in a row. Raises FileTrouble."""
        if document not in self._words:
            self._words[document] = _text(self.data(document))
        return self._words[document]

    def template(self, document: str) -> Template:
        """The same ready to be filled, compiled once. Raises FileTrouble, TemplateFault."""
        from syndic_desktop.documents.word import compile_template

        name, data = self._found(document)
        return compile_template(data, name)

    def _found(self, document: str) -> tuple[str, bytes]:
        if document not in self._read:
            self._read[document] = self._look_for(document)
        return self._read[document]

    def _look_for(self, document: str) -> tuple[str, bytes]:
        if document in self.own:
            return f"{self.name}/{document}{EXTENSION}", self.own[document]
        sets = dict.fromkeys((self.name, BASE)) if _SET_NAME.fullmatch(self.name) else (BASE,)
        for folder in sets:
            path = self.root / folder / f"{document}{EXTENSION}"
            try:
                return f"{folder}/{path.name}", path.read_bytes()
            except FileNotFoundError:
                continue
            except OSError as error:
                raise FileTrouble(f"Le modèle {path} ne peut pas être lu : vérifiez ses droits d’accès.") from error
        raise FileTrouble(
            f"Le modèle « {document}{EXTENSION} » manque dans {self.root / BASE} : réinstallez le programme."
        )


def shipped(root: Path) -> Iterator[str]:
    """The documents that the program makes, by name: those of `classique`. Raises FileTrouble."""
    try:
        yield from sorted(path.stem for path in (root / BASE).glob(f"*{EXTENSION}"))
    except OSError as error:
        raise FileTrouble(f"Les modèles de {root} ne peuvent pas être lus : réinstallez le programme.") from error


@dataclass(frozen=True, slots=True)
class Against:
    """How a template of hers differs from the one of a shipped set, which she copied or which is the nearest."""

    shipped: str
    differences: tuple[Difference, ...]


def against(root: Path, document: str, data: bytes) -> Against | None:
    """Compare a template of hers with what is shipped; None where there is nothing to compare.

    The shipped one it was copied from comes first; when it has changed since, the one that hers is nearest to.
    """
    from syndic_desktop.documents.word.comparing import closest, differences
    from syndic_desktop.documents.word.examining import STRANGE
    from syndic_desktop.documents.word.faults import TemplateFault
    from syndic_desktop.documents.word.origins import origin_of, print_of

    houses = [(path.parent.name, path.read_bytes()) for path in sorted(root.glob(f"*/{document}{EXTENSION}"))]
    origin = origin_of(data)
    copied = [house for house in houses if print_of(house[1]) == origin]
    if not houses:
        return None
    try:
        found = copied[0] if copied else closest(houses, data, document)
        return Against(found[0], differences(found[1], data, document))
    except (TemplateFault, *STRANGE):  # what cannot be read is told when it is tried
        return None


def _text(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = [package.read(name) for name in package.namelist() if name.startswith("word/")]
    except (zipfile.BadZipFile, OSError):
        return ""  # filling it says what is wrong
    return _TAG.sub("", "\n".join(part.decode("utf-8", "replace") for part in parts))
