"""Who a person is, as it is typed: a name, an address, whether an act can print them."""

from __future__ import annotations

import re
from dataclasses import replace

from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.people import Civility, Person

LONGEST = 300
"""Characters of a name, a title, an address line: as many as a cell of a roster may hold."""

_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_CIVILITIES = dict.fromkeys(("m", "mr", "monsieur"), Civility.MR) | dict.fromkeys(("mme", "madame"), Civility.MRS)
_PARTICLES = frozenset(("de", "du", "des", "d'", "la", "le", "von", "van"))


def is_email(text: str) -> bool:
    """Whether a text is one e-mail address."""
    return len(text) <= LONGEST and _EMAIL.fullmatch(text) is not None


def read_name(typed: str) -> tuple[Civility, str, str]:
    """« Mme Ève de La TOUR » as civility, first names, last name. Raises RuleViolation.

    The last name begins at the first word in capitals, else it is the last word.
    """
    civility, _, rest = wording.clean_line(typed).partition(" ")
    words = rest.split()
    meant = _CIVILITIES.get(wording.fold(civility).rstrip("."))
    if meant is None or len(words) < 2:
        raise RuleViolation("Écrivez la civilité, le prénom et le nom, comme « Mme Ève MARTIN ».")
    capitals = (place for place, word in enumerate(words) if place and _in_capitals(word))
    start = next(capitals, len(words) - 1)
    while start > 1 and wording.fold(words[start - 1]) in _PARTICLES:
        start -= 1
    return meant, " ".join(words[:start]), " ".join(words[start:])


def is_phone(text: str) -> bool:
    """Whether it reads as one telephone number or several: ten figures in France, « + » and eight or more elsewhere."""
    bare = re.sub(r"[\s.()\-]", "", text)
    return all(re.fullmatch(r"0\d{9}|(\+|00)\d{8,15}", each) for each in re.split(r"[/,;]|ou", bare))


def checked(person: Person) -> Person:
    """The same person, spaces tidied. Raises RuleViolation when something cannot be printed on an act."""
    first, last = (wording.clean_line(each) for each in (person.first_name, person.last_name))
    email, phone = (wording.clean_line(each or "") or None for each in (person.email, person.phone))
    address = tuple(line for each in person.address if (line := wording.clean_line(each)))
    if not last:
        raise RuleViolation("Le nom manque : écrivez-le comme il doit paraître sur les actes.")
    for text in (first, last, phone or "", *address):
        if len(text) > LONGEST:
            raise RuleViolation(f"« {wording.shortened(text)} » est trop long : {LONGEST} caractères au plus.")
    if email is not None and not is_email(email):
        raise RuleViolation(f"« {wording.shortened(email)} » n’est pas une adresse : une seule, avec son arobase.")
    return replace(person, first_name=first, last_name=last, email=email, phone=phone, address=address)


def _in_capitals(word: str) -> bool:
    letters = [each for each in word if each.isalpha()]
    return len(letters) > 1 and all(each.isupper() for each in letters)
