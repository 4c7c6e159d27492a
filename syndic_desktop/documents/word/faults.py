"""What a house's template can have wrong, said so that a secretary finds the place in Word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from syndic_desktop.domain.errors import RuleViolation

_SHOWN = 90  # characters of a paragraph that are enough to find it


class TemplateFault(RuleViolation):
    """A template cannot be filled: names it, quotes the paragraph, says what is wrong there.

    `line`: that of the source where it stands, None where it is not known.
    """

    def __init__(self, template: str, what: str, *, place: str = "", line: int | None = None) -> None:
        where = f", au paragraphe « {shortened(place)} »" if place else ""
        super().__init__(f"Modèle « {template} »{where} : {what}{'' if what.endswith('?') else '.'}")
        self.template, self.place, self.what, self.line = template, place, what, line


@dataclass(frozen=True, slots=True)
class Wrong:
    """What a tag says wrong, as a French clause, and on which line of the source, from 1."""

    what: str
    line: int


def shortened(text: str) -> str:
    """The beginning of a paragraph, on one line."""
    flat = re.sub(r"\s+", " ", text).strip()
    return flat if len(flat) <= _SHOWN else f"{flat[:_SHOWN].rstrip()}…"
