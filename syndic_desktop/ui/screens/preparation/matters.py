"""The field of an ACTES matter: the two national levels by their words, deeper codes as they are typed."""

from __future__ import annotations

from syndic_desktop.actions.limits import MATTER
from syndic_desktop.domain.matters import MATTERS, matter_of
from syndic_desktop.ui.widgets.fields import Choice, ChoiceField


class MatterField(ChoiceField[str]):
    """« 7.1 Décisions budgétaires », found by code, label or theme; « 5.7.1 » may be typed."""

    nothing = "Aucune matière ne correspond"

    def __init__(self) -> None:
        choices = [Choice(each.code, each.title, f"{each.theme} {each.label}") for each in MATTERS]
        super().__init__("Matière", choices, hint="Code ou mots : « budget », « 7.10 »…")

    def _parse(self, typed: str) -> str:
        if MATTER.fullmatch(typed) and matter_of(typed):
            return typed
        return super()._parse(typed)

    def _spell(self, value: str) -> str:
        found = matter_of(value)
        if found is None or found.code == value:
            return super()._spell(value)
        return f"{value} {found.label}"
