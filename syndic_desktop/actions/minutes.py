"""Gestures on minutes: other words for a paragraph, fixing the text at the next session, its publication.

What is typed in one paragraph without leaving it is one step for « Annuler ». Once the assembly has fixed the minutes
nothing changes them: a mistake found later is a correction that a later session takes note of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.actions.sittings import sitting_of, the_syndicat
from syndic_desktop.domain import wording
from syndic_desktop.domain.approvals import unapproved, unmet
from syndic_desktop.domain.checks import RULES, Severity
from syndic_desktop.domain.completeness import incomplete, lacks
from syndic_desktop.domain.dossiers import recap
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.minutes import Key, Line, Rewording, dropped, reviewed, reworded
from syndic_desktop.domain.overrides import Override
from syndic_desktop.domain.sessions import Minutes, Session, sitting
from syndic_desktop.domain.statutes import said
from syndic_desktop.domain.texts import DecisionKind, words, writable

if TYPE_CHECKING:
    from syndic_desktop.documents.sources import Source
    from syndic_desktop.store import Store, Writer

MINUTES = frozenset({Topic.MINUTES})
FIXING = frozenset({Topic.MINUTES, Topic.SESSIONS})
LONGEST = 1_000_000
"""Characters of one paragraph: beyond, a paste went wrong."""
LONGEST_CORRECTION = 10_000
SHORTEST_REASON = 10
COMPLETE, IN_SESSION = "D1", "D2"
SEALED = (
    "Ce procès-verbal est arrêté : plus rien ne le change. Une erreur se rectifie à une séance suivante, qui prend "
    "acte de la rectification."
)

Words = tuple[Rewording, ...]


def save_wording(store: Store, session_id: int, hers: Rewording, former: Key | None = None) -> Done:
    """Keep what she wrote of a paragraph, in the place of what was kept under `former`.

    Raises RuleViolation once the minutes are fixed, or when the paragraph is unreasonably long.
    """
    if len(words(hers.told)) > LONGEST:
        raise RuleViolation("Ce paragraphe dépasse mille pages : joignez ce texte en annexe.")
    told = "rédiger un paragraphe du procès-verbal"
    with store.writing(told, goes_on=True) as writer:
        before = _words(writer, session_id)
        after = reworded(before, hers, former)
        if after == before:
            return Done(told)
        _save_words(writer, session_id, after)
    undo = partial(restore_words, session_id=session_id, rewordings=before)
    return Done(told, MINUTES, undo, joins=f"minutes {session_id} {hers.key}")


def drop_wording(store: Store, session_id: int, key: Key) -> Done:
    """Take her words off a paragraph: what is recorded is printed again. Nothing happens where there are none."""
    return _change(store, session_id, "reprendre le texte assemblé", lambda before: dropped(before, key))


def keep_wording(store: Store, session_id: int, line: Line) -> Done:
    """Keep her words over what is recorded now: the paragraph has been reviewed."""
    return _change(store, session_id, "garder votre rédaction", lambda before: reviewed(before, line))


def restore_words(store: Store, session_id: int, rewordings: Words) -> Done:
    """Put back what she had written, whatever it was; the inverse of the above."""
    label = "rétablir les paragraphes du procès-verbal"
    with store.writing(label) as writer:
        before = _words(writer, session_id)
        _save_words(writer, session_id, rewordings)
    return Done(label, MINUTES, partial(restore_words, session_id=session_id, rewordings=before))


def note_corrections(store: Store, session_id: int, corrections: Sequence[str]) -> Done:
    """Keep the corrections that a later session asked for, as they are typed: they are printed with the minutes.

    Raises RuleViolation once the minutes are fixed, or when one is too long.
    """
    label = "noter les rectifications demandées"
    asked = tuple(filter(None, (writable(each).strip() for each in corrections)))
    if any(len(each) > LONGEST_CORRECTION for each in asked):
        raise RuleViolation(f"Une rectification tient en {LONGEST_CORRECTION} caractères : résumez-la.")
    with store.writing(label, goes_on=True) as writer:
        session = writer.session(session_id)
        about = session.minutes or Minutes()
        if about.corrections == asked:
            return Done(label)
        if about.fixed is not None:
            raise RuleViolation(SEALED)
        kept: Minutes | None = replace(about, corrections=asked)
        writer.save_heading(session_id, replace(session, minutes=None if kept == Minutes() else kept))
    undo = partial(restore_minutes, session_id=session_id, minutes=session.minutes, overrides=session.overrides)
    return Done(label, FIXING, undo, joins=f"corrections {session_id}")


def fix_minutes(store: Store, session_id: int, day: date, reason: str = "") -> Done:
    """Fix the minutes as they are told now, at the session of `day`, with the corrections that were noted.

    `reason`: why they are fixed though they lack what the law wants, or on a day when no session was held; kept as what
    set the check aside. Raises RuleViolation: not held, fixed already, a paragraph to review, a day that cannot be,
    something lacking.
    """
    from syndic_desktop.documents.contents.fixing import fixed_text, minutes_sheet
    from syndic_desktop.documents.contents.frames import reading

    label = f"arrêter le procès-verbal au {wording.long_date(day)}"
    with store.writing(label) as writer:
        source = _source(writer, session_id)
        session = source.sitting.session
        _refuse_fixing(session, day, writer.moment.date())
        _refuse_unapproved(source, writer.near(session_id), day)
        about = replace(session.minutes or Minutes(), fixed=day)
        now = reading(replace(source, sitting=replace(source.sitting, session=replace(session, minutes=about))))
        if due := sum(line.line.to_review for line in minutes_sheet(now)):
            told = wording.count(due, "paragraphe est", "paragraphes sont")
            raise RuleViolation(f"{told} à revoir : les données ont changé sous votre rédaction. Choisissez d’abord.")
        today = writer.moment.date()
        alike = [each for each in writer.sessions() if (each.body, each.day) == (session.body, day)]
        known = any(each.held or day == today for each in alike)  # that of today may be about to open
        overrides = _overrides(source, about, reason, today, known=known)
        fixed = replace(about, text=fixed_text(now))
        writer.save_heading(session_id, replace(session, minutes=fixed, overrides=overrides))
        writer.save_minutes(session_id, fixed)
    undo = partial(restore_minutes, session_id=session_id, minutes=session.minutes, overrides=session.overrides)
    return Done(label, FIXING, undo)


def unfix_minutes(store: Store, session_id: int) -> Done:
    """Take the fixing back: the text is assembled again. Raises RuleViolation once the minutes are published."""
    label = "annuler l’arrêt du procès-verbal"
    with store.writing(label) as writer:
        session = writer.session(session_id)
        about = session.minutes
        if about is None or about.fixed is None:
            return Done(label)
        if about.published is not None:
            raise RuleViolation(f"Ce procès-verbal est publié. {SEALED}")
        bare = replace(about, fixed=None, text=None, signed=None, copied=None)
        kept = None if bare == Minutes() else bare
        writer.save_heading(session_id, replace(session, minutes=kept))
        writer.save_minutes(session_id, kept)
    undo = partial(restore_minutes, session_id=session_id, minutes=about, overrides=session.overrides)
    return Done(label, FIXING, undo)


def record_minutes_signed(store: Store, session_id: int, day: date | None) -> Done:
    """Say when the president and the secretary of the session signed the fixed minutes; None: not yet."""
    label = "noter la signature du procès-verbal"
    return _note(store, session_id, day, label, lambda about: replace(about, signed=day))


def record_minutes_published(store: Store, session_id: int, day: date | None) -> Done:
    """Say when the fixed minutes were published; None: not yet."""
    label = "noter la publication du procès-verbal"
    return _note(store, session_id, day, label, lambda about: replace(about, published=day))


def record_minutes_copied(store: Store, session_id: int, day: date | None) -> Done:
    """Say when the fixed minutes were sent to the councillors of the members who do not sit (L5211-40-2)."""
    label = "noter l’envoi du procès-verbal aux élus des membres"
    return _note(store, session_id, day, label, lambda about: replace(about, copied=day))


def restore_minutes(store: Store, session_id: int, minutes: Minutes | None, overrides: tuple[Override, ...]) -> Done:
    """Put the minutes back as they were, fixed or not; the inverse of what fixes them."""
    label = "rétablir le procès-verbal"
    with store.writing(label) as writer:
        session = writer.session(session_id)
        writer.save_heading(session_id, replace(session, minutes=minutes, overrides=overrides))
        writer.save_minutes(session_id, minutes)
    undo = partial(restore_minutes, session_id=session_id, minutes=session.minutes, overrides=session.overrides)
    return Done(label, FIXING, undo)


def _note(store: Store, session_id: int, day: date | None, label: str, dated: Callable[[Minutes], Minutes]) -> Done:
    with store.writing(label) as writer:
        session = writer.session(session_id)
        about = session.minutes or Minutes()
        if dated(about) == about:
            return Done(label)
        if about.fixed is None:
            raise RuleViolation("Ce procès-verbal n’est pas encore arrêté : arrêtez-le d’abord, à la séance suivante.")
        if day is not None and day < about.fixed:
            raise RuleViolation(f"Le procès-verbal a été arrêté le {wording.long_date(about.fixed)} : c’est après.")
        if day is not None and day > writer.moment.date():
            raise RuleViolation("Ce jour n’est pas encore venu : notez-le quand ce sera fait.")
        writer.save_heading(session_id, replace(session, minutes=dated(about)))
    undo = partial(restore_minutes, session_id=session_id, minutes=session.minutes, overrides=session.overrides)
    return Done(label, FIXING, undo)


def _change(store: Store, session_id: int, label: str, change: Callable[[Words], Words]) -> Done:
    with store.writing(label) as writer:
        before = _words(writer, session_id)
        after = change(before)
        if after == before:
            return Done(label)
        _save_words(writer, session_id, after)
    return Done(label, MINUTES, partial(restore_words, session_id=session_id, rewordings=before))


def _words(writer: Writer, session_id: int) -> Words:
    about = writer.minutes(session_id)
    return about.rewordings if about else ()


def _save_words(writer: Writer, session_id: int, rewordings: Words) -> None:
    about = writer.minutes(session_id) or Minutes()
    if about.fixed is not None:
        raise RuleViolation(SEALED)
    writer.save_minutes(session_id, replace(about, rewordings=rewordings))


def _refuse_fixing(session: Session, day: date, today: date) -> None:
    about = session.minutes or Minutes()
    if not session.held:
        raise RuleViolation("L’appel de cette séance n’est pas fait : elle n’a pas encore de procès-verbal.")
    if about.text is not None or about.fixed is not None:
        raise RuleViolation(SEALED)
    if day <= session.day:
        held = wording.long_date(session.day)
        raise RuleViolation(f"La séance est du {held} : son procès-verbal s’arrête au début d’une séance suivante.")
    if day > today:
        raise RuleViolation("Ce jour n’est pas encore venu : le procès-verbal s’arrête en séance.")


def _refuse_unapproved(source: Source, others: Iterable[Session], day: date) -> None:
    """Raises RuleViolation where what is known of the session of that day is that it did not approve them."""
    mine = source.sitting.session
    held = [each for each in others if (each.body, each.day) == (mine.body, day) and each.held]
    reasons = [unapproved(sitting(source.sitting.assembly, source.syndicat.profile, each), mine.day) for each in held]
    if reasons and all(reasons):
        told = wording.long_date(day)
        raise RuleViolation(f"La séance du {told} {reasons[0]} : ce procès-verbal s’arrête à une séance suivante.")


def _overrides(source: Source, about: Minutes, reason: str, today: date, *, known: bool) -> tuple[Override, ...]:
    """What is set aside, with why. Raises RuleViolation while no reason is given for it.

    What the minutes lack, and a session that nobody knows: `known` is whether one was held on the day that fixes them.
    """
    sitting = source.sitting
    kept, day = sitting.session.overrides, sitting.session.day
    body = sitting.assembly.body(sitting.session.body)
    spoken = said(source.syndicat.profile.on(day), body.rules.on(day))
    blocks = RULES[COMPLETE].severity_in(source.syndicat.kind, spoken) is Severity.BLOCKS
    given = wording.clean_line(reason)
    facts = []
    alone = about.fixed is not None and not known
    if (lacking := incomplete(lacks(sitting, about.rewordings))) and (blocks or given or alone):
        facts.append((COMPLETE, lacking, "Complétez-le, ou écrivez pourquoi il est arrêté ainsi."))
    if about.fixed is not None and not known:
        told = "Choisissez le jour d’une séance, ou écrivez pourquoi il est arrêté ce jour-là."
        facts.append((IN_SESSION, unmet(body.name, about.fixed), told))
    if facts and len(given) < SHORTEST_REASON:
        # One reason is kept for all of them: it is not asked for before each is told.
        raise RuleViolation(" ".join(part for _, fact, way in facts for part in (fact, way)))
    aside = [(rule, fact) for rule, fact, _ in facts]
    others = tuple(each for each in kept if (each.rule, each.fact) not in aside)
    return (*others, *(Override(rule, fact, given, today) for rule, fact in aside))


def _source(writer: Writer, session_id: int) -> Source:
    """What the paper of the minutes is made of."""
    from syndic_desktop.documents.sources import Source

    session = writer.session(session_id)
    read = sitting_of(writer, session)
    decisions, reported = writer.decisions(), writer.reported()
    recaps = {kind: recap(decisions, reported, session.key, kind) for kind in DecisionKind}
    return Source(the_syndicat(writer), read, recaps, decisions)
