"""What the paper of minutes says, laid down as JSON text for ever, and read again.

Minutes that an assembly has fixed say the same words whatever moves afterwards: data, rules or this program. The values
of a context travel as themselves; rich text and insets say what they are.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from syndic_desktop.documents.contents.extracts import KEPT, kept
from syndic_desktop.documents.contents.frames import Reading
from syndic_desktop.documents.contents.lasting import laid, laid_down
from syndic_desktop.documents.contents.minutes import corrections, fixing, minutes
from syndic_desktop.documents.contents.paragraphs import SheetLine, Spot, lines, sheet, spots, with_words
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.minutes import FixedText
from syndic_desktop.domain.sessions import Minutes

UNREADABLE = "Le texte arrêté de ce procès-verbal est illisible : il a été modifié hors du programme."


@dataclass(frozen=True, slots=True)
class Assembled:
    """The minutes of a session as they are recorded, before her words are put there; read once for many of hers."""

    reading: Reading
    context: Mapping[str, Any]
    spots: tuple[Spot, ...]

    def lines(self) -> tuple[SheetLine, ...]:
        """Every paragraph with her words."""
        about = self.reading.session.minutes
        return lines(self.spots, about.rewordings if about else (), self.reading.source.recaps)


def assembled(reading: Reading) -> Assembled:
    """What is recorded, whatever she wrote over it."""
    context = minutes(reading)
    return Assembled(reading, context, spots(context))


def said_anew(known: Assembled, about: Minutes | None) -> Assembled:
    """The same session with other words of hers, or other corrections: nothing else of it is told again."""
    session = known.reading.session
    source = known.reading.source
    sitting = replace(source.sitting, session=replace(session, minutes=about))
    now = replace(known.reading, source=replace(source, sitting=sitting))
    context = {**known.context, "corrections": corrections(now), "arrete": fixing(now)}
    alike = all(context[each] == known.context[each] for each in ("corrections", "arrete"))
    return Assembled(now, context, known.spots if alike else spots(context))


def told_minutes(reading: Reading) -> Mapping[str, Any]:
    """The context of the template `proces-verbal`: what was fixed, else what is recorded with her words.

    Raises RuleViolation where the text that was fixed cannot be read.
    """
    about = reading.session.minutes
    if about is not None and about.text is not None:
        # Fixing and publication are told as they come: they are no part of the text that was fixed.
        return {**fixed_context(about.text), "arrete": fixing(reading)}
    assembled = minutes(reading)
    return with_words(assembled, about.rewordings, reading.source.recaps) if about else assembled


def minutes_sheet(reading: Reading) -> tuple[SheetLine, ...]:
    """The minutes paragraph by paragraph. Raises RuleViolation where the text that was fixed cannot be read."""
    about = reading.session.minutes
    if about is not None and about.text is not None:
        return _fixed_sheet(told_minutes(reading))
    return assembled(reading).lines()


def fixed_text(reading: Reading) -> FixedText:
    """The minutes as they are told now, to be fixed, and with them what the extracts of their acts say."""
    said = {**told_minutes(reading), "arrete": "", KEPT: kept(reading)}
    content = json.dumps(laid(said), ensure_ascii=False, separators=(",", ":"))
    return FixedText(content, hashlib.sha256(content.encode()).hexdigest())


def fixed_context(text: FixedText) -> dict[str, Any]:
    """What the paper of fixed minutes says. Raises RuleViolation when it is none of ours."""
    try:
        context = laid_down(text)
        _fixed_sheet(context)  # every field that the paper reads is there
        context.pop(KEPT, None)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError) as error:
        raise RuleViolation(UNREADABLE) from error
    made: dict[str, Any] = context
    return made


def _fixed_sheet(context: Mapping[str, Any]) -> tuple[SheetLine, ...]:
    """The lines of fixed minutes; her words are part of them like any others."""
    return sheet(context, ())
