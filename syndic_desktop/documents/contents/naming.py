"""People as papers name them: name, civility, the role they held that day, « délégué » where they held none."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from syndic_desktop.domain import wording
from syndic_desktop.domain.assemblies import Assembly, SeatOnDay
from syndic_desktop.domain.people import Person

NOBODY = "un délégué non désigné"


class Names:
    """The names of everyone a paper of a day can name. A code that is nobody's is taken for a name written out."""

    def __init__(self, assembly: Assembly, day: date) -> None:
        self._people = {person.code: person for person in assembly.people}
        self._roles = assembly.roles_on(day)
        self._members = {member.code: member.name for member in assembly.members}

    def person(self, code: str | None) -> Person | None:
        return self._people.get(code or "")

    def full(self, code: str | None) -> str:
        """« M. Alain MATHIEU »."""
        person = self.person(code)
        return wording.full(person.civility, person.first_name, person.last_name) if person else (code or NOBODY)

    def formal(self, code: str | None) -> str:
        """« Monsieur Alain MATHIEU »."""
        person = self.person(code)
        if person is None:
            return code or NOBODY
        return wording.formal(person.civility, person.first_name, person.last_name)

    def brief(self, code: str | None) -> str:
        """« M. MATHIEU », or « M. Alain MATHIEU » where somebody else bears that name."""
        person = self.person(code)
        if person is None or self._shared(person):
            return self.full(code)
        return wording.brief(person.civility, person.last_name)

    def bare(self, code: str | None) -> str:
        """« Alain MATHIEU »."""
        person = self.person(code)
        return f"{person.first_name} {person.last_name}".strip() if person else (code or NOBODY)

    def civility(self, code: str | None) -> str:
        person = self.person(code)
        return person.civility.value if person else "M."

    def women(self, codes: Iterable[str | None]) -> bool:
        """Whether agreement is feminine: women only."""
        return all(wording.is_feminine(self.civility(code)) for code in codes)

    def title(self, code: str | None) -> str:
        """The role held that day, in its gender; nothing where there is none."""
        role = self._roles.get(code or "")
        return wording.title_for(role.title, self.civility(code)) if role else ""

    def presides(self, code: str | None) -> bool:
        """Whether somebody holds the first role, the presidency."""
        role = self._roles.get(code or "")
        return role is not None and role.rank == 0

    def president(self) -> str | None:
        """Who presides over the syndicat that day."""
        return next((code for code, role in self._roles.items() if role.rank == 0), None)

    def quality(self, code: str | None) -> str:
        """« Président », « 4ème Vice-Présidente », « délégué », « déléguée »."""
        return self.title(code) or wording.gendered(self.civility(code), "délégué", "déléguée")

    def titled(self, code: str | None) -> str:
        """« M. André MELLINGER, Président »; the name alone where there is no role."""
        title = self.title(code)
        return f"{self.full(code)}, {title}" if title else self.full(code)

    def titular(self, seat: SeatOnDay) -> str:
        """Who holds a seat: « M. Guillaume BALDY », or « un délégué non désigné (Union des énergies) »."""
        if seat.titular is not None:
            return self.full(seat.titular)
        return f"{NOBODY} ({self._members.get(seat.member, seat.member)})"

    def member(self, code: str) -> str:
        """The name of a member organisation."""
        return self._members.get(code, code)

    def together(self, codes: Iterable[str]) -> str:
        """« MM. X, Y et Mme Z »."""
        known = [(code, self.person(code)) for code in codes]
        people = [(person.civility, self.bare(code)) for code, person in known if person]
        others = [code for code, person in known if person is None]
        return wording.listing([each for each in (wording.together(people), *others) if each])

    def _shared(self, person: Person) -> bool:
        name = wording.fold(person.last_name)
        return any(
            other.code != person.code and wording.fold(other.last_name) == name for other in self._people.values()
        )
