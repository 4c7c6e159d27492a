"""Choosing somebody: from those known, by typing words of the name, or somebody new, typed whole."""

from __future__ import annotations

from collections.abc import Sequence

from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.identities import read_name
from syndic_desktop.domain.people import Person
from syndic_desktop.ui.widgets.fields import Choice, ChoiceField

NEW = "Pour quelqu’un de nouveau, écrivez la civilité, le prénom et le nom, comme « Mme Ève MARTIN »."


class PersonField(ChoiceField[str | Person]):
    """Commits a known person's code, or a `Person` without code for somebody who is not in the list."""

    nothing = "Personne ne correspond"

    def set_people(self, people: Sequence[tuple[str, str]]) -> None:
        """Offer people: code and name of each."""
        self.set_choices([Choice(code, name) for code, name in people])

    def _parse(self, typed: str) -> str | Person:
        try:
            return super()._parse(typed)
        except RuleViolation as unknown:
            try:
                civility, first, last = read_name(typed)
            except RuleViolation:
                raise RuleViolation(f"{unknown} {NEW}") from unknown
            return Person("", civility, first, last)

    def _spell(self, value: str | Person) -> str:
        if isinstance(value, Person):
            return f"{value.civility} {value.first_name} {value.last_name}"
        return super()._spell(value)
