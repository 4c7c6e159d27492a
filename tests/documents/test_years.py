"""The papers of a year, written from the bundled example: names, what is kept beside, the workbook read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from syndic_desktop import bootstrap
from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.documents import pdf
from syndic_desktop.documents.binding import ORDERS_CODE
from syndic_desktop.documents.contents.activities import Report
from syndic_desktop.documents.excel import activity_workbook
from syndic_desktop.documents.keeping import Before
from syndic_desktop.documents.years import register_mark, report_mark, write_register, write_report
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.exchange import dossiers
from syndic_desktop.queries.activities import read_year
from syndic_desktop.queries.registers import to_bind
from syndic_desktop.store import create_store
from tests.documents.papers import TEMPLATES, words

BEFORE = Before(date(2026, 11, 20))


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    reading = dossiers.read(bootstrap.paths().example)
    path = tmp_path_factory.mktemp("years") / "a.syndic"
    with create_store(path, clock=lambda: datetime(2026, 11, 20, 10, 42), holder="essai") as store:
        import_dossier(store, reading.dossier, reading.files)
        yield store


@pytest.fixture(scope="module")
def year(store):
    """What binds the year of the example, and its report."""
    return to_bind(store, "CS", 2026), read_year(store, 2026).report()


@pytest.fixture
def report(year) -> Report:
    return year[1]


def test_without_libreoffice_the_register_is_written_in_word_alone(tmp_path, year, monkeypatch):
    monkeypatch.setattr(pdf, "office", lambda: None)

    (made,) = write_register(year[0], TEMPLATES, tmp_path, BEFORE)

    assert (made.path, made.kind, made.kept) == ("registre-cs-2026.docx", "registre CS", "")
    assert made.fingerprint == register_mark(year[0], TEMPLATES)
    assert "CS2026/19" in words((tmp_path / made.path).read_bytes())


def test_the_register_of_orders_prints_each_act_as_its_own_paper_and_its_tables(tmp_path, store):
    what = to_bind(store, ORDERS_CODE, 2026)

    (made,) = write_register(what, TEMPLATES, tmp_path, BEFORE, pdf=False)

    told = words((tmp_path / made.path).read_bytes())
    assert (made.path, made.kind) == ("arretes-2026.docx", f"registre {ORDERS_CODE}")
    assert made.fingerprint == register_mark(what, TEMPLATES)
    for act in what.whole.acts:
        assert told.count(act.number) >= 3, act  # its title and both tables
    assert "5 arrêtés (de A2026-01 à A2026-05) et 3 décisions (de D2026-01 à D2026-03)" in told
    with pytest.raises(RuleViolation, match="aucune décision n’est de 2019"):
        to_bind(store, ORDERS_CODE, 2019)


def test_a_register_that_she_changed_is_kept_beside(tmp_path, year):
    (made,) = write_register(year[0], TEMPLATES, tmp_path, BEFORE, pdf=False)
    known = Before(BEFORE.day, {made.path: made.digest})
    assert write_register(year[0], TEMPLATES, tmp_path, known, pdf=False)[0].kept == ""

    (tmp_path / made.path).write_bytes(b"hers")
    (again,) = write_register(year[0], TEMPLATES, tmp_path, known, pdf=False)

    assert (tmp_path / again.kept).read_bytes() == b"hers"


def test_nothing_is_written_once_cancelled(tmp_path, year, report):
    assert write_register(year[0], TEMPLATES, tmp_path, BEFORE, cancelled=lambda: True) == ()
    assert write_report(report, TEMPLATES, tmp_path, BEFORE, cancelled=lambda: True) == ()
    assert not any(tmp_path.iterdir())


def test_the_mark_of_a_report_moves_with_its_figures(report):
    later = replace(report, activity=replace(report.activity, months=(9, *report.activity.months[1:])))

    assert report_mark(report, TEMPLATES) != report_mark(later, TEMPLATES)


def test_the_report_says_the_same_in_word_and_in_excel(tmp_path, report):
    word, sheets = write_report(report, TEMPLATES, tmp_path, BEFORE)

    told = words((tmp_path / word.path).read_bytes())
    book = load_workbook(tmp_path / sheets.path)
    for said in (report.summary, *(row.name for row in report.delegates)):
        assert said.replace("\N{NO-BREAK SPACE}", " ") in told
    names = [book["Délégués"].cell(row, 1).value for row in range(2, len(report.delegates) + 2)]
    assert names == [row.name for row in report.delegates]


def test_a_chart_is_printed_whole(report):
    book = load_workbook(BytesIO(activity_workbook(report, title="2026", made_on=BEFORE.day)))

    assert [each.id for each in book["Séances par mois"].row_breaks.brk] == [14]
    assert not book["Instances"].row_breaks.brk


def test_every_chart_shows_the_rows_of_its_table(report):
    book = load_workbook(BytesIO(activity_workbook(report, title="2026", made_on=BEFORE.day)))

    charted = {sheet.title: sheet._charts for sheet in book if sheet._charts}
    assert set(charted) == {"Instances", "Séances par mois", "Votes", "Organismes", "Décisions par délégation"}
    for name, charts in charted.items():
        last = book[name].auto_filter.ref.rpartition(":")[2].lstrip("ABCDEFGHI")
        for series in charts[0].series:
            assert series.val.numRef.f.endswith(f"${last}")
        assert not charts[0].x_axis.delete
        assert not charts[0].y_axis.delete


def test_the_same_year_gives_the_same_bytes(report):
    made = [activity_workbook(report, title="2026", made_on=BEFORE.day) for _ in range(2)]

    assert made[0] == made[1]
