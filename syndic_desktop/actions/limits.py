"""What an agenda and an act still allow, said the same way by every gesture, and how a gesture names what it did."""

from __future__ import annotations

from collections.abc import Iterable

from syndic_desktop.actions.outcomes import Topic
from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import transmitted
from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.conducts import Course
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.filings import LONGEST_SUBJECT, MATTER
from syndic_desktop.domain.matters import matter_of
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.texts import writable

AGENDA = frozenset({Topic.AGENDA, Topic.SESSIONS})

LONGEST_NOTE = 20_000
MOST_WORDS, LONGEST_WORDS = 100, 2_000


def named(subject: str) -> str:
    """« Bail du siège », cut when it is long."""
    return f"« {wording.shortened(subject)} »"


AGENDA_SENT = "l’ordre du jour n’est plus celui que les membres ont reçu"
NOTE_SENT = "la note de synthèse n’est plus celle que les membres ont reçue"
ANNEXES_SENT = "les annexes ne sont plus celles que les membres ont reçues"


def remark_on(session: Session, sent: str = AGENDA_SENT) -> str:
    """What a change means once others have read what was sent (L2121-10: the notice bears the agenda).

    `sent`: which paper it changes; empty for what none of those sent tells.
    """
    if session.held:
        day = wording.long_date(session.day)
        if session.minutes is not None and session.minutes.fixed is not None:
            return f"Le procès-verbal du {day} est arrêté : il ne portera pas ceci."
        return f"La séance a été tenue le {day} : son procès-verbal et ses extraits porteront ce changement."
    if sent and session.notice.day is not None:
        day = wording.long_date(session.notice.day)
        return f"La convocation est partie le {day} : {sent}."
    return ""


def begun(session: Session) -> bool:
    """Whether the roll was called, or the session began in a dossier that brings no roll."""
    return session.held or session.course != Course()


def refuse_when_held(session: Session) -> None:
    """Raises RuleViolation once the session has begun."""
    # Movements and numbers refer to the order in which the items were dealt with (L2121-15: minutes say what was).
    if begun(session):
        raise RuleViolation("La séance a été tenue : l’ordre de ses points ne change plus.")


def refuse_when_fixed(session: Session) -> None:
    """Raises RuleViolation once the assembly has fixed the minutes: they say what was voted (L2121-15)."""
    if session.minutes is not None and session.minutes.fixed is not None:
        day = wording.long_date(session.minutes.fixed)
        raise RuleViolation(
            f"Le procès-verbal a été arrêté le {day} : ce qui s’est passé en séance ne change plus. Une erreur se "
            "rectifie à une séance suivante, qui en prend acte."
        )


TOLD = frozenset({"kind", "subject", "rapporteur", "statement", "visas", "recitals", "heard", "verb", "operative"})
"""The fields of an `Item` that minutes and extract both say."""


def refuse_reworded(session: Session, *names: str) -> None:
    """Raises RuleViolation once the minutes are fixed, where one of these fields of an item is told by them."""
    # Extract and minutes of one session say the same (L2121-15, L2121-23): neither text changes alone.
    if TOLD.isdisjoint(names) or session.minutes is None or session.minutes.fixed is None:
        return
    day = wording.long_date(session.minutes.fixed)
    raise RuleViolation(
        f"Le procès-verbal a été arrêté le {day} : l’extrait dit comme lui, et ce texte ne change plus. Une erreur "
        "se rectifie à une séance suivante, qui en prend acte."
    )


def refuse_when_closed(session: Session) -> None:
    """Raises RuleViolation while the session is closed: what only a session that goes on may do."""
    if session.closing is not None:
        raise RuleViolation("La séance est levée : reprenez-la d’abord (F7).")


def refuse_when_transmitted(item: Item) -> None:
    """Raises RuleViolation once the act was sent to the control of legality."""
    # An act is frozen once its receipt has come; a change is a new act.
    if transmitted(item.act):
        raise RuleViolation("Cet acte a été transmis : son texte est figé, une correction est un nouvel acte.")


def refuse_when_decided(item: Item) -> None:
    """Raises RuleViolation once the item has a vote, a number or a transmitted act."""
    refuse_when_transmitted(item)
    if item.vote is not None:
        raise RuleViolation("Ce point a été voté : rouvrez d’abord le vote.")
    if item.number is not None:
        raise RuleViolation(f"Ce point porte le numéro {item.number} : retirez-le d’abord, une série n’a pas de trou.")


def checked_subject(subject: str) -> str:
    """A subject as an act may bear it. Raises RuleViolation when it is empty, too long or on several lines."""
    subject = writable(subject).strip()
    if not subject:
        raise RuleViolation("L’objet est vide : écrivez en quelques mots de quoi traite le point.")
    if len(subject) > LONGEST_SUBJECT or "\n" in subject:
        raise RuleViolation(f"L’objet doit tenir sur une ligne de {LONGEST_SUBJECT} caractères : raccourcissez-le.")
    return subject


def checked_matter(code: str | None) -> str | None:
    """A matter of at least two levels, the two national ones known; None: none yet. Raises RuleViolation."""
    if code is None or (MATTER.fullmatch(code.strip()) and matter_of(code.strip())):
        return code and code.strip()
    raise RuleViolation(f"La matière {named(code)} n’existe pas : choisissez-la dans la nomenclature.")


def checked_note(note: str | None) -> str | None:
    """A working note; None when it says nothing. Raises RuleViolation when it is too long."""
    kept = writable(note or "").strip() or None
    if kept is not None and len(kept) > LONGEST_NOTE:
        raise RuleViolation(f"Une note tient en {LONGEST_NOTE} caractères : mettez ce texte dans l’exposé.")
    return kept


def checked_private(words: Iterable[str]) -> tuple[str, ...]:
    """Words and passages that a public version hides, each on a line, once. Raises RuleViolation beyond the limits."""
    said = (wording.clean_line(writable(each)) for each in words)
    marked = tuple(dict.fromkeys(filter(None, said)))
    if len(marked) > MOST_WORDS or any(len(each) > LONGEST_WORDS for each in marked):
        raise RuleViolation(
            f"Une version publique masque {MOST_WORDS} passages de {LONGEST_WORDS} caractères au plus : regroupez-les."
        )
    return marked
