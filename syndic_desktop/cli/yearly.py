"""`registre` and `rapport`: the papers of a whole year."""

from __future__ import annotations

import argparse

from syndic_desktop.actions.papers import record_year_papers
from syndic_desktop.cli.exporting import exported, needs_office, say
from syndic_desktop.cli.tools import Tools
from syndic_desktop.domain.errors import RuleViolation

UNCOUNTED = (
    "les tables du registre ne disent pas encore leurs feuillets : ajoutez « --pdf », ou ouvrez-le dans Word, qui les "
    "compte."
)


def register_command(options: argparse.Namespace, tools: Tools) -> None:
    """Bind the register of a body, or of orders, for a year: Word, and PDF where it is asked for."""
    from syndic_desktop.documents.binding import ORDERS_CODE
    from syndic_desktop.documents.years import write_register
    from syndic_desktop.queries.papers import year_papers_before
    from syndic_desktop.queries.registers import counted_words, register_sheet, to_bind
    from syndic_desktop.store import open_store

    needs_office(asked=options.pdf)
    which = ORDERS_CODE if options.arretes else options.instance
    with open_store(options.base, clock=tools.clock, holder=tools.holder) as store:
        what = to_bind(store, which, options.annee)
        before = year_papers_before(store, tools.clock().date())
        written = write_register(what, tools.templates, options.vers, before, pdf=options.pdf)
        record_year_papers(store, options.annee, written)
        missing = counted_words(register_sheet(store, which, options.annee).counted)
        notices = [f"avant de relier, il manque encore {missing}." if missing else "", "" if options.pdf else UNCOUNTED]
        say(exported(store, options.vers, written, notices))


def report_command(options: argparse.Namespace, tools: Tools) -> None:
    """Write the activity report of a year: Word and Excel, and PDF where it is asked for."""
    from syndic_desktop.documents.folders import converted
    from syndic_desktop.documents.years import write_report
    from syndic_desktop.queries.activities import activity_years, read_year
    from syndic_desktop.queries.papers import year_papers_before
    from syndic_desktop.store import open_store

    needs_office(asked=options.pdf)
    with open_store(options.base, clock=tools.clock, holder=tools.holder) as store:
        if options.annee not in activity_years(store):
            raise RuleViolation(f"Rien n’a été tenu ni décidé en {options.annee} : il n’y a pas de rapport à écrire.")
        told = read_year(store, options.annee).report()
        before = year_papers_before(store, tools.clock().date())
        written = list(write_report(told, tools.templates, options.vers, before))
        try:
            if options.pdf:
                written += converted(written[:1], options.vers, before)
        finally:  # what is on the disk is remembered, whatever LibreOffice says
            record_year_papers(store, options.annee, written)
        say(exported(store, options.vers, written, []))
