"""The count of clear days on paper: what proves that the notices left in time, and the dates around a session."""

from __future__ import annotations

from syndic_desktop.documents.contents.frames import Reading
from syndic_desktop.documents.contents.presence import Context
from syndic_desktop.documents.sources import Source
from syndic_desktop.domain import wording
from syndic_desktop.domain.resending import due_timetable, resending
from syndic_desktop.domain.timetables import Milestone, Setting, Timetable


def timetable_of(source: Source, by: int = 0) -> Timetable:
    """The timetable of a session as it stands, or were it to move by some days.

    A day too near the end of time raises OverflowError.
    """
    session, syndicat = source.sitting.session, source.syndicat
    kind = source.sitting.assembly.body(session.body).kind
    setting = Setting(source.sitting.rules, syndicat.kind, kind, syndicat.department)
    return due_timetable(source.sitting, setting, by)


def day_count(found: Timetable, reading: Reading) -> Context:
    """The context of the template `decompte-des-jours-francs`; `found` may suppose another day than the session's."""
    void = resending(reading.source.sitting).voids
    sent = reading.session.notice.day is not None and found.day == reading.session.day and not void
    days = wording.count(max(found.clear_days, 0), "jour franc", "jours francs")
    if sent:
        told = f"Convocation du {wording.long_date(found.sent)}{wording.NB}: {days} pour {found.wanted} demandés."
    else:
        verb = "renvoyer" if reading.session.notice.day is not None else "envoyer"
        told = f"À {verb} au plus tard le {wording.long_date(found.latest, weekday=True)}{wording.NB}: {found.why}."
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
