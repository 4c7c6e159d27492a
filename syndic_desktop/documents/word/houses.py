"""Sets of templates: the house's own, completed by the one it is derived from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

from syndic_desktop.documents.word.faults import TemplateFault
from syndic_desktop.documents.word.templates import Template

Reader = Callable[[str], bytes | None]


class TemplateSet:
    """Templates by document name (« extrait »), from the first reader that has one; compiled when first asked for."""

    def __init__(self, readers: Sequence[Reader]) -> None:
        self._readers = tuple(readers)
        self._compiled: dict[str, Template] = {}

    def template(self, document: str) -> Template:
        """The template of a document. Raises TemplateFault."""
        if document not in self._compiled:
            self._compiled[document] = compile_template(self._read(document), f"{document}.docx")
        return self._compiled[document]

    def _read(self, document: str) -> bytes:
        for reader in self._readers:
            if (data := reader(document)) is not None:
                return data
        raise TemplateFault(f"{document}.docx", "ce modèle manque dans le jeu de modèles et dans « classique »")


def folder_reader(folder: Path) -> Reader:
    """Reads templates from a folder that holds `<document>.docx`."""

    def read(document: str) -> bytes | None:
        path = folder / f"{document}.docx"
        return path.read_bytes() if path.is_file() else None

    return read


def shipped_set(root: Path, name: str, *, base: str = "classique") -> TemplateSet:
    """A set shipped with the program; what it lacks comes from `base`."""
    return TemplateSet([folder_reader(root / folder) for folder in dict.fromkeys((name, base))])


@lru_cache(maxsize=64)
def compile_template(data: bytes, name: str) -> Template:
    """A template, compiled once for the same bytes. Raises TemplateFault."""
    return Template(data, name)
