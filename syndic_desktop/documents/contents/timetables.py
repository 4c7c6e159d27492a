"""The count of clear days on paper: what proves that the notices left in time, and the dates around a session."""

from __future__ import annotations

from datetime import timedelta

from syndic_desktop.documents.contents.frames import Reading
from syndic_desktop.documents.contents.presence import Context
from syndic_desktop.documents.sources import Source
from syndic_desktop.domain import wording
from syndic_desktop.domain.timetables import Milestone, Setting, Timetable, moved, timetable


def timetable_of(source: Source, by: int = 0) -> Timetable:
    """The timetable of a session as it stands, or were it to move by some days.

    A day too near the end of time raises OverflowError.
    """
    session, syndicat = source.sitting.session, source.syndicat
    kind = source.sitting.assembly.body(session.body).kind
    setting = Setting(source.sitting.rules, syndicat.kind, kind, syndicat.department)
    return moved(session, setting, session.day + timedelta(days=by)) if by else timetable(session, setting)


def day_count(found: Timetable, reading: Reading) -> Context:
    """The context of the template `decompte-des-jours-francs`; `found` may suppose another day than the session's."""
    sent = reading.session.notice.day is not None and found.day == reading.session.day
    days = wording.count(max(found.clear_days, 0), "jour franc", "jours francs")
    if sent:
        told = f"Convocation du {wording.long_date(found.sent)}{wording.NB}: {days} pour {found.wanted} demandés."
    else:
        told = f"À envoyer au plus tard le {wording.long_date(found.latest, weekday=True)}{wording.NB}: {days}."
    return {
        **reading.frame,
        "reunion": wording.long_date(found.day, weekday=True),
        "verdict": told,
        "decompte_jours": [line.label for line in found.count],
        "echeances": [_line(each) for each in found.milestones],
    }


def _line(each: Milestone) -> Context:
    day = wording.long_date(each.day, weekday=True)
    return {"jour": day, "objet": wording.french(each.label), "remarque": each.remark, "source": each.source}
