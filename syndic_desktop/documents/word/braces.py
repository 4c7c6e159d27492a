"""Braces left over in a template: what was meant for a field and would be printed as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

BRACES = "il reste des accolades qui s’imprimeraient : un champ s’écrit « {{ champ }} », une condition « {% … %} »"
# Braces between quotes are printed on purpose (`sources._LITERAL`).
_TAG = re.compile(r"\{\{\s*'[^']*'\s*\}\}|\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_XML = re.compile(r"<[^>]*>")
# Half a tag; or the name of a field between single braces.
_LEFT = re.compile(r"\{\s*[{%#]|[}%#]\s*\}|\{\s*[^\W\d]\w*(?:\.\w+)+\s*\}")


def stray_braces(source: str) -> Iterator[int]:
    """The lines of a source, from 1, whose words hold braces that no tag is made of, runs joined."""
    plain = _TAG.sub(lambda tag: "\n" * tag[0].count("\n"), source)
    for number, line in enumerate(plain.split("\n"), start=1):
        if "}" in line or "{" in line:
            words = _XML.sub("", line)
            if _LEFT.search(words):
                yield number
