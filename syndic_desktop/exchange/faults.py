"""Faults of a dossier: where each one is, in the format's own path syntax, and what is wrong, in French."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from syndic_desktop.domain.errors import RuleViolation

LISTED = 20
SHOWN_LENGTH = 60

_SPACES = re.compile(r"\s+")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong; `path` is « seances[0].presences[3].mandataire », empty for the file as a whole.

    `place` says the same in words, where it was worked out.
    """

    path: str
    sentence: str
    place: str = field(default="", compare=False)

    def __str__(self) -> str:
        return f"{self.path} : {self.sentence}" if self.path else self.sentence


class FaultyDossier(RuleViolation):
    """A dossier that cannot be taken; `faults` holds all of them, the sentence shows the first ones."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(_sentence(self.faults))


def refused(sentence: str) -> FaultyDossier:
    """The refusal of a file as a whole."""
    return FaultyDossier([Fault("", sentence)])


def path(steps: Sequence[str | int]) -> str:
    """Write « seances[0].presences[3].mandataire »."""
    written = "".join(f"[{step}]" if isinstance(step, int) else f".{shown(step)}" for step in steps)
    return written.removeprefix(".")


def shown(text: str) -> str:
    """A value of the file as a sentence may quote it: one line, printable, not too long."""
    line = _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", _SPACES.sub(" ", text)).strip()
    return line if len(line) <= SHOWN_LENGTH else line[: SHOWN_LENGTH - 1].rstrip() + "…"


def _sentence(faults: tuple[Fault, ...]) -> str:
    listed = " ; ".join(str(fault).rstrip(".") for fault in faults[:LISTED])
    more = len(faults) - LISTED
    rest = f" ; et {more} autre{'s' if more > 1 else ''}" if more > 0 else ""
    count = f", {len(faults)} fautes" if len(faults) > 1 else ""
    return f"Dossier refusé{count} : {listed}{rest}."
