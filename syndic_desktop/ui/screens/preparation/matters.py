"""Fields of what identifies an act: its ACTES matter, found by words or typed deeper, and its number."""

from __future__ import annotations

from syndic_desktop.domain.classifications import FiledMatter
from syndic_desktop.domain.filings import MATTER
from syndic_desktop.domain.matters import MATTERS, in_order, matter_of
from syndic_desktop.ui.widgets.fields import Choice, ChoiceField

NATIONAL = [Choice(each.code, each.title, f"{each.theme} {each.label}") for each in MATTERS]


class MatterField(ChoiceField[str]):
    """« 7.1 Décisions budgétaires », found by code, label or theme; « 5.7.1 » may be typed."""

    nothing = "Aucune matière ne correspond"

    def __init__(self) -> None:
        self._deeper: tuple[FiledMatter, ...] = ()
        super().__init__("Matière", NATIONAL, hint="Code ou mots : « budget », « 7.10 »…")

    def offer(self, deeper: tuple[FiledMatter, ...]) -> None:
        """Offer the matters that the préfecture has under the national ones too, each under its own."""
        if deeper == self._deeper:
            return
        self._deeper = deeper
        own = [Choice(each.code, f"{each.code} {each.label}", each.label) for each in deeper if matter_of(each.code)]
        known = {choice.value: choice for choice in (*NATIONAL, *own)}
        self.set_choices([known[code] for code in in_order(known)])

    def _parse(self, typed: str) -> str:
        if MATTER.fullmatch(typed) and matter_of(typed):
            return typed
        return super()._parse(typed)

    def _spell(self, value: str) -> str:
        if own := next((each.label for each in self._deeper if each.code == value), None):
            return f"{value} {own}"
        found = matter_of(value)
        if found is None or found.code == value:
            return super()._spell(value)
        return f"{value} {found.label}"


class NumberField(ChoiceField[str]):
    """« CS2026/04 » as it is typed; the list offers the one that the body would give."""

    def __init__(self) -> None:
        super().__init__("Numéro")

    def offer(self, following: str) -> None:
        """Offer the number that comes next; nothing where it is empty."""
        self.set_choices([Choice(following, following)] if following else [])
        self.editor.setPlaceholderText(following or "Aucun")

    def _parse(self, typed: str) -> str:
        return typed

    def _found(self, typed: str) -> list[Choice[str]]:
        return []  # « CS2026/1 » begins « CS2026/12 »: what is typed is meant
