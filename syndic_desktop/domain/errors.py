"""The two kinds of trouble a user can do something about. Anything else that is raised is a bug.

`str()` of either is one French sentence, fit for the screen as it is, that says what is wrong and what to do.
"""

from __future__ import annotations

import re

_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_LONGEST_CODE = 60


def quotable(text: str) -> str:
    """A text as a sentence may quote it: on one line, without what no screen can show."""
    return _UNSHOWN.sub(" ", text)


def quoted_code(code: str) -> str:
    """The same for a code, cut when it is longer than any code is."""
    shown = quotable(code)
    return shown if len(shown) <= _LONGEST_CODE else f"{shown[:_LONGEST_CODE]}…"


class RuleViolation(Exception):
    """She can act: a rule of law, of the statutes or of the dossier refuses the gesture."""


class UnknownCode(RuleViolation):
    """A code names nobody and nothing in the dossier."""

    def __init__(self, kind: str, code: str) -> None:
        super().__init__(f"{kind} « {quoted_code(code)} » : inconnu dans ce dossier. Vérifiez l’orthographe du code.")
        self.kind, self.code = kind, code


class FileTrouble(Exception):
    """The machine: disk full, file locked, too recent, not ours, unreadable."""


class EmptyDossier(RuleViolation):
    """The file has no syndicat yet: nothing can be understood of a session."""

    def __init__(self) -> None:
        super().__init__("Ce dossier est vide : créez d’abord votre syndicat, ou importez un dossier.")
