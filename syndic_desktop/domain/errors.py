"""The two kinds of trouble a user can do something about. Anything else that is raised is a bug.

`str()` of either is one French sentence, fit for the screen as it is, that says what is wrong and what to do.
"""

from __future__ import annotations


class RuleViolation(Exception):
    """She can act: a rule of law, of the statutes or of the dossier refuses the gesture."""


class UnknownCode(RuleViolation):
    """A code names nobody and nothing in the dossier."""

    def __init__(self, kind: str, code: str) -> None:
        super().__init__(f"{kind} « {code} » : inconnu dans ce dossier. Vérifiez l’orthographe du code.")
        self.kind, self.code = kind, code


class FileTrouble(Exception):
    """The machine: disk full, file locked, too recent, not ours, unreadable."""
