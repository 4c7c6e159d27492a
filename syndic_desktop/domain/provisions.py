"""The provisions of a statutory profile, one by one: what each is called, where it comes from, how it is written.

`statutes` says what applies; here is what a person who edits the profile must know of each rule. An open syndicat
(L5721-1) is ruled by its own statutes: what we propose where they are silent is the law of closed ones.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from fractions import Fraction
from typing import Any

from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.statutes import (
    Accounts,
    BallotRule,
    DeputyRule,
    Profile,
    Publication,
    QuorumBase,
    Statutes,
    SyndicatKind,
)
from syndic_desktop.domain.wording import Spelling

MOST_DAYS, MOST = 365, 99
LONGEST = 300


class Shape(StrEnum):
    """How a provision is entered."""

    NUMBER = "nombre"
    FRACTION = "fraction"
    YES_NO = "oui ou non"
    CHOICE = "choix"
    WORDS = "texte"
    LIST = "liste"


class Section(StrEnum):
    """What a provision is about; the value is a heading."""

    CONVENING = "Convocation"
    QUORUM = "Quorum"
    STANDING_IN = "Pouvoirs et suppléance"
    VOTING = "Votes"
    ACTS = "Actes"


@dataclass(frozen=True, slots=True)
class Provision:
    """One rule. `key` is the field of `Statutes`; `unit` follows a number; `choices` are values with their words."""

    key: str
    section: Section
    name: str
    shape: Shape
    closed: str
    opened: str
    unit: str = ""
    choices: tuple[tuple[Any, str], ...] = ()

    def source(self, kind: SyndicatKind) -> str:
        """Where the rule comes from, for this type of syndicat."""
        return self.opened if kind is SyndicatKind.OPEN else self.closed


_BY_STATUTES = "statuts ; sinon "
_YES_NO = ((True, "oui"), (False, "non"))
_BASES = (
    (QuorumBase.SEATS, "les sièges"),
    (QuorumBase.WEIGHTS, "les voix"),
    (QuorumBase.COLLEGES, "les sièges, collège par collège"),
    (QuorumBase.BOTH, "les sièges et les voix, tous deux à atteindre"),
)
_DEPUTIES = (
    (DeputyRule.NAMED, "nominative : chacun son suppléant"),
    (DeputyRule.PER_MEMBER, "par membre : un suppléant remplace tout délégué de son membre"),
    (DeputyRule.FREE, "libre : un suppléant remplace n’importe quel délégué"),
)
_BALLOTS = ((BallotRule.PER_VOTE, "un par voix"), (BallotRule.PER_DELEGATE, "un par délégué"))
_ACCOUNTS = ((Accounts.M57, "M57"), (Accounts.OTHER, "une autre (M4…)"))
_BUDGETS = (
    "L5217-10-4 (recodifié en 2026) en M57 : débat dans les dix semaines, projet douze jours avant ; sinon, débat dans "
    "les deux mois"
)
_PUBLICATIONS = (
    (Publication.ELECTRONIC, "électronique"),
    (Publication.DISPLAY, "affichage"),
    (Publication.PAPER, "papier"),
)
_SPELLINGS = ((Spelling.TRADITIONAL, "traditionnelle"), (Spelling.REFORMED, "rectifiée de 1990"))


def _by_law(
    key: str, section: Section, name: str, shape: Shape, law: str, unit: str = "", choices: tuple[Any, ...] = ()
) -> Provision:
    """A rule that the law sets for closed syndicats and the statutes for open ones."""
    return Provision(key, section, name, shape, law, f"{_BY_STATUTES}{law}", unit, choices)


PROVISIONS: tuple[Provision, ...] = (
    _by_law("notice_clear_days", Section.CONVENING, "Délai de convocation", Shape.NUMBER,
            "L2121-12 par L5211-1, quelle que soit la population", "jour franc"),
    _by_law("urgent_clear_days", Section.CONVENING, "Délai en cas d’urgence", Shape.NUMBER,
            "L2121-12 : jamais moins d’un jour franc", "jour franc"),
    _by_law("second_notice_clear_days", Section.CONVENING, "Délai de la seconde convocation", Shape.NUMBER,
            "L2121-17 ; CE 16 juin 1997, n° 142691", "jour franc"),
    Provision("conveners", Section.CONVENING, "Qui convoque, outre la présidence", Shape.LIST,
              "L2121-10 : la présidence ; CE 18 octobre 2018, n° 421197",
              "Statuts : à nommer, sous peine de nullité (CE 18 octobre 2018, n° 421197)"),
    _by_law("places", Section.CONVENING, "Lieux choisis par délibération", Shape.LIST,
            "L5211-11 : au siège, ou dans une commune membre"),
    _by_law("months_between_sessions", Section.CONVENING, "Une séance au moins tous les", Shape.NUMBER,
            "L5211-11 : par trimestre ; par semestre pour un syndicat à vocation unique", "mois"),
    _by_law("quorum_base", Section.QUORUM, "Le quorum compte", Shape.CHOICE,
            "L2121-17 : les membres en exercice", choices=_BASES),
    _by_law("quorum_fraction", Section.QUORUM, "Part à atteindre", Shape.FRACTION,
            "L2121-17 : la majorité des membres en exercice"),
    _by_law("quorum_strict", Section.QUORUM, "Dépasser cette part", Shape.YES_NO,
            "L2121-17 : « la majorité », plus de la moitié", choices=_YES_NO),
    _by_law("proxies_count", Section.QUORUM, "Les pouvoirs comptent pour le quorum", Shape.YES_NO,
            "L2121-17 : les membres présents, non les représentés", choices=_YES_NO),
    _by_law("deputies", Section.STANDING_IN, "Suppléance", Shape.CHOICE,
            "L5212-7 : si les statuts la prévoient", choices=_DEPUTIES),
    _by_law("deputy_first", Section.STANDING_IN, "Suppléant appelé avant tout pouvoir", Shape.YES_NO,
            "Questions écrites n° 22673 et 49337", choices=_YES_NO),
    _by_law("proxies_per_holder", Section.STANDING_IN, "Pouvoirs par porteur", Shape.NUMBER,
            "L2121-20 : un seul", "pouvoir"),
    _by_law("proxy_sessions", Section.STANDING_IN, "Un même pouvoir vaut pour", Shape.NUMBER,
            "L2121-20 : trois séances consécutives au plus", "séance"),
    _by_law("proxy_same_college", Section.STANDING_IN, "Pouvoir donné dans le même collège", Shape.YES_NO,
            "Statuts : la loi ne l’exige pas", choices=_YES_NO),
    _by_law("casting_vote", Section.VOTING, "Voix prépondérante de la présidence", Shape.YES_NO,
            "L2121-20, sauf scrutin secret", choices=_YES_NO),
    _by_law("public_ballot_fraction", Section.VOTING, "Scrutin public à la demande de", Shape.FRACTION,
            "L2121-21 : le quart des membres présents"),
    _by_law("secret_ballot_fraction", Section.VOTING, "Scrutin secret à la demande de", Shape.FRACTION,
            "L2121-21 : le tiers des membres présents"),
    _by_law("secret_ballots", Section.VOTING, "Bulletins d’un scrutin secret, si les voix sont inégales", Shape.CHOICE,
            "L5721-2 : un par voix, qui décident", choices=_BALLOTS),
    Provision("accounts", Section.ACTS, "Instruction budgétaire", Shape.CHOICE,
              _BUDGETS, _BUDGETS, choices=_ACCOUNTS),
    Provision("publication", Section.ACTS, "Publication des actes", Shape.CHOICE,
              "L5211-3 et L2131-1 IV : au choix, par délibération ; à défaut, électronique",
              "L5721-4 et L3131-1 III : électronique, obligatoirement", choices=_PUBLICATIONS),
    Provision("publication_act", Section.ACTS, "Délibération qui a choisi ce mode", Shape.WORDS,
              "L2131-1 IV : à défaut de délibération, la publication est électronique",
              "L3131-1 III : sans objet, la publication est électronique"),
    Provision("court", Section.ACTS, "Tribunal administratif du recours", Shape.WORDS,
              "Code de justice administrative, R312-1 et R421-1", "Code de justice administrative, R312-1 et R421-1"),
    Provision("spelling", Section.ACTS, "Orthographe des nombres", Shape.CHOICE,
              "Usage de la maison", "Usage de la maison", choices=_SPELLINGS),
)  # fmt: skip

_INSIDE = {
    "quorum_base": ("quorum", "base"),
    "quorum_fraction": ("quorum", "fraction"),
    "quorum_strict": ("quorum", "strict"),
    "proxies_count": ("quorum", "proxies_count"),
    "proxies_per_holder": ("proxies", "max_per_holder"),
    "proxy_sessions": ("proxies", "max_consecutive_sessions"),
    "proxy_same_college": ("proxies", "same_college"),
    "deputy_first": ("proxies", "deputy_first"),
}


def provision(key: str) -> Provision:
    """The provision of this key. Raises KeyError: keys come from the program, never from a user."""
    return _BY_KEY[key]


def said(profile: Profile, key: str) -> Any:
    """What a profile says of a provision; None when it is silent."""
    if key in _INSIDE:
        part, name = _INSIDE[key]
        return getattr(getattr(profile, part), name)
    return getattr(profile, key)


def saying(profile: Profile, key: str, value: Any) -> Profile:
    """The profile that says this of a provision; None makes it silent."""
    changes: dict[str, Any] = {key: value}
    if key in _INSIDE:
        part, name = _INSIDE[key]
        inside: dict[str, Any] = {name: value}
        changes = {part: replace(getattr(profile, part), **inside)}
    return replace(profile, **changes)


def default(key: str) -> Any:
    """What applies where everybody is silent."""
    return next(field.default for field in fields(Statutes) if field.name == key)


def spelt(rule: Provision, value: Any) -> str:
    """A value as it is read: « 5 jours francs », « plus de 1/2 », « non »."""
    match rule.shape:
        case Shape.NUMBER:
            return _counted(value, rule.unit)
        case Shape.YES_NO | Shape.CHOICE:
            return next((words for choice, words in rule.choices if choice == value), str(value))
        case Shape.LIST:
            return " ; ".join(value) or "personne d’autre" * (rule.key == "conveners") or "aucun"
    return str(value) or "non précisé"


def read(rule: Provision, typed: str) -> Any:
    """What was typed, as the value of a provision. Raises RuleViolation with what to type instead."""
    return _READERS[rule.shape](rule, wording.clean_line(typed))


def sound(rule: Provision, value: Any) -> Any:
    """A value as a profile may hold it, its words tidied; None says nothing. Raises RuleViolation."""
    if value is None:
        return None
    match rule.shape:
        case Shape.NUMBER if not 0 <= value <= _most(rule):
            raise RuleViolation(f"{rule.name} : écrivez un nombre entier, de 0 à {_most(rule)}.")
        case Shape.FRACTION if not 0 < value <= 1:
            raise RuleViolation(f"{rule.name} : écrivez une fraction entre 0 et 1, comme 1/2 ou 2/3.")
        case Shape.WORDS:
            return _words(rule, wording.clean_line(value))
        case Shape.LIST:
            return tuple(_words(rule, kept) for each in value if (kept := wording.clean_line(each)))
    return value


def refused(kind: SyndicatKind, key: str, value: Any) -> str | None:
    """Why the law does not let this type of syndicat say so; None when it may."""
    if key == "publication" and kind is SyndicatKind.OPEN and value not in (None, Publication.ELECTRONIC):
        return (
            "Un syndicat ouvert publie ses actes sous forme électronique (L5721-4, L3131-1 III) : rien à choisir ici."
        )
    if key == "urgent_clear_days" and kind is SyndicatKind.CLOSED and value is not None and value < 1:
        return "Même en urgence, le délai n’est jamais inférieur à un jour franc (L2121-12)."
    return None


def _counted(value: int, unit: str) -> str:
    if unit == "mois":
        return f"{value} mois"
    if unit == "jour franc":
        return wording.count(value, unit, "jours francs")
    return wording.count(value, unit) if unit else str(value)


def _number(rule: Provision, typed: str) -> int:
    digits = typed.replace(wording.NB, " ").partition(" ")[0]
    most = _most(rule)
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= len(str(MOST_DAYS)) and int(digits) <= most):
        raise RuleViolation(f"« {wording.shortened(typed)} » : écrivez un nombre entier, de 0 à {most}.")
    return int(digits)


def _most(rule: Provision) -> int:
    return MOST_DAYS if rule.unit == "jour franc" else MOST


def _fraction(_rule: Provision, typed: str) -> Fraction:
    top, _, bottom = typed.replace(" ", "").partition("/")
    whole = [each for each in (top, bottom or "1") if each.isascii() and each.isdecimal() and len(each) <= 6]
    if len(whole) == 2 and 0 < int(whole[0]) <= int(whole[1]):
        return Fraction(int(whole[0]), int(whole[1]))
    raise RuleViolation(f"« {wording.shortened(typed)} » : écrivez une fraction entre 0 et 1, comme 1/2 ou 2/3.")


def _choice(rule: Provision, typed: str) -> Any:
    for value, words in rule.choices:
        if wording.fold(typed) == wording.fold(words):
            return value
    known = wording.listing([words for _, words in rule.choices])
    raise RuleViolation(f"« {wording.shortened(typed)} » : choisissez entre {known}.")


def _words(_rule: Provision, typed: str) -> str:
    if len(typed) > LONGEST:
        raise RuleViolation(f"C’est trop long : {LONGEST} caractères au plus.")
    return typed


def _list(rule: Provision, typed: str) -> tuple[str, ...]:
    return tuple(_words(rule, part.strip()) for part in typed.split(";") if part.strip())


_READERS: dict[Shape, Callable[[Provision, str], Any]] = {
    Shape.NUMBER: _number,
    Shape.FRACTION: _fraction,
    Shape.YES_NO: _choice,
    Shape.CHOICE: _choice,
    Shape.WORDS: _words,
    Shape.LIST: _list,
}
_BY_KEY = {each.key: each for each in PROVISIONS}
