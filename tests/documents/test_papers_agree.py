"""One session, one truth: the same deliberation has one number, subject, figures and outcome on every paper.

Everything is read in the words of the papers made, never in what they were made from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook

from syndic_desktop.documents import folders
from syndic_desktop.documents.sources import Source
from syndic_desktop.documents.templates import Shelf
from syndic_desktop.domain.dossiers import Dossier
from tests.documents.papers import SETS, TEMPLATES, example, source, words
from tests.strategies import dossiers

OF_SESSION = ("proces-verbal", "liste-des-deliberations", "feuillet-de-cloture", "note-de-synthese", "ordre-du-jour")
ASIDE = re.compile(r"Ce point (n’a pas été examiné|est retiré)|L’examen de ce point est reporté")
NOTHING_DONE = ("Vote non consigné", "Non examinée", "Non mise aux voix", "Retirée", "Reportée")
FIGURES = re.compile(r"^(\d+) \| (\d+)(?: / [^|]*)? \| (\d+) \| (\d+)(?: / [^|]*)? \| (\d+)(?: / .*)?$", re.MULTILINE)
CHANGED = re.compile(
    r"^À l’examen de ce point : (\d+) présents?, (\d+|aucun) pouvoirs? et (\d+) votants?", re.MULTILINE
)
DECIDED = re.compile(r"^(?:Délibération adoptée|Proposition (?:rejetée|non adoptée)).*$", re.MULTILINE)
ENTRY = re.compile(r"^.*, (?:après en avoir délibéré|au vu des opérations de vote),.*$", re.MULTILINE)
HEADS = re.compile(r"\(soit ([^)]*)\)")
BY_HAND = ("Marchés", "Décisions du président")
"""Sheets whose decisions the report of the example tells in words of its own."""

NUMBER = r"(\d+)(?:,\d+)? "


@dataclass(frozen=True, slots=True)
class Papers:
    """The words of the papers of a session: the extracts in order, and each of the others by kind."""

    extracts: tuple[str, ...]
    others: Mapping[str, str]
    notice: str


def papers(given: Source, templates: str) -> Papers:
    shelf = Shelf(TEMPLATES, templates)
    due = folders.papers(given)

    def said(kind: str) -> Iterator[str]:
        return (words(folders.made(each, given, shelf)) for each in due if each.kind == kind)

    others = {kind: next(said(kind), "") for kind in OF_SESSION}
    return Papers(tuple(said("extrait")), others, next(said("convocation"), ""))


def agree(told: Papers) -> int:
    """Compare everything that each extract says with what the other papers say; return how many were decided."""
    decided = 0
    minutes, rank = told.others["proces-verbal"], -1
    for extract in told.extracts:
        number, subject = number_of(extract), subject_of(extract)
        if not minutes:  # the quorum lacked from end to end: the record of it is all there is
            assert "Extrait du registre" not in extract
            continue
        rank, section = section_of(minutes, subject, rank)
        listed = line_of(told.others["liste-des-deliberations"], number, subject)
        done = not listed.split(" | ")[-1].startswith(NOTHING_DONE)
        closed = f"\n{number} | {subject}\n" in told.others["feuillet-de-cloture"]

        assert closed == (done and bool(number)), (number, subject, listed)
        assert ("Extrait du registre" in extract) >= done
        if done:
            assert f"Délibération n° {number}" in section or not number
            assert DECIDED.findall(extract) == DECIDED.findall(section)
            assert ENTRY.findall(extract) == ENTRY.findall(section)
            outcome_agrees(listed, extract)
            decided += 1
    return decided


def number_of(extract: str) -> str:
    found = re.search(r"^Délibération n° (.+)$", extract, re.MULTILINE)
    return found[1] if found else ""


def subject_of(extract: str) -> str:
    return re.search(r"^Objet : (.*)$", extract, re.MULTILINE)[1]


def section_of(minutes: str, subject: str, after: int) -> tuple[int, str]:
    """What the minutes say of an item: from its title to the next one. The second time that a title comes is its own.

    The first is in the agenda. What was not taken up has no extract: its title is passed over.
    """
    titles = list(re.finditer(r"^(\d+)\.\t(.*)$", minutes, re.MULTILINE))
    first = [each for each in titles if each[1] == "1"][1].start()
    own = [each for each in titles if each.start() >= first]
    starts = [*(each.start() for each in own), len(minutes)]
    for rank, each in enumerate(own):
        section = minutes[each.start() : starts[rank + 1]]
        if each[2] == subject and each.start() > after and not ASIDE.search(section):
            return each.start(), section
    raise AssertionError(subject)


def line_of(listed: str, number: str, subject: str) -> str:
    (line,) = {line for line in listed.split("\n") if line.startswith(f"{number} | {subject} | ")}
    return line


def outcome_agrees(listed: str, extract: str) -> None:
    """« Adoptée à l’unanimité » on the list is what the sentence of the extract says, or its title of election."""
    outcome = listed.rsplit(" | ", maxsplit=1)[-1]
    sentences = DECIDED.findall(extract)
    if not sentences:
        assert re.match(r"Prise d’acte|Élu|Élection interrompue|[A-Z].* élu|Sans résultat|.*proclam|Aucun", outcome), (
            outcome
        )
        return
    (sentence,) = sentences
    for word in outcome.replace(", ", " ").lower().split():
        assert word in sentence.lower().replace(",", ""), (outcome, sentence)


def figures_add_up(extract: str) -> tuple[int, int, int]:
    """Those in office are present, represented or missing; the voters are the present and represented but some."""
    office, there, given_, missing, voters = map(int, FIGURES.search(extract).groups())
    assert office == there + given_ + missing
    assert voters <= there + given_
    return there, given_, voters


def figures_agree(told: Papers) -> None:
    """The figures that the minutes printed last are those of the extract of each item."""
    minutes, rank = told.others["proces-verbal"], -1
    for extract in told.extracts:
        rank, section = section_of(minutes, subject_of(extract), rank)
        before = minutes[:rank] + section.split("\n\n")[0]
        known = [tuple(map(int, FIGURES.search(minutes).groups()))]
        current = (known[0][1], known[0][2], known[0][4])
        for each in CHANGED.finditer(before):
            current = tuple(int(count) if count.isdigit() else 0 for count in each.groups())
        assert figures_add_up(extract) == current, subject_of(extract)
        for sentence in DECIDED.findall(extract):
            everyone_is_counted(sentence, extract, current[2])


def everyone_is_counted(sentence: str, extract: str, voters: int) -> None:
    """In an open ballot, those for, against, abstaining and out make the voters and those set aside."""
    if "scrutin secret" in extract or "bulletin" in extract:
        return
    heads = HEADS.search(sentence)
    plain = heads[1] if heads else sentence
    cast = sum(int(each) for each in re.findall(NUMBER + r"(?:voix|délégués?(?! ne)|contre|abstentions?)", plain))
    out = sum(int(each) for each in re.findall(NUMBER + r"délégués? ne prenant pas part", sentence))
    aside = sum(int(each) for each in re.findall(r"(\d+) ne pren(?:d|nent) pas part au vote", extract))
    assert cast + out == voters + aside, sentence


def agenda_agrees(told: Papers) -> None:
    """Notice, agenda and note tell the same items in the same order."""
    agenda = [re.sub(r" – M.*$", "", each) for each in re.findall(r"^\d+\.\t.*$", told.others["ordre-du-jour"], re.M)]
    notice = [re.sub(r" – M.*$", "", each) for each in re.findall(r"^\d+\.\t.*$", told.notice, re.M)]
    note = re.findall(r"^\d+\.\t.*$", told.others["note-de-synthese"], re.M)

    assert agenda == notice
    assert [re.sub(r" \((?:information|débat|élection)\)$", "", each) for each in agenda] == note


@pytest.fixture(params=["lot", "tgn", "example"])
def held(request: pytest.FixtureRequest, cas: Callable[[str], Path]) -> Source:
    if request.param == "lot":
        return source(cas("lot-2019-02-01.json"), "CS:2019-02-01")
    return source(cas("tgn-2019-10-07.json"), "CS:2019-10-07") if request.param == "tgn" else example()


@pytest.mark.parametrize("templates", SETS)
def test_every_paper_tells_the_same_deliberations(held, templates):
    told = papers(held, templates)

    assert agree(told) == len(told.extracts) > 0
    agenda_agrees(told)


def test_the_figures_of_the_minutes_are_those_of_the_extracts(held):
    figures_agree(papers(held, "classique"))


def test_the_workbook_holds_the_decisions_that_the_report_tells(held):
    report = next((each for each in papers(held, "classique").extracts if re.search(r"\bLC20\d\d-", each)), "")
    if report:
        told = rows_of_workbook(held)
        assert told
        for number, subject, amount in told:
            (line,) = [line for line in report.split("\n") if f"{number} | " in line]
            assert subject in line, number
            assert amount in line, number


def rows_of_workbook(held: Source) -> list[tuple[str, str, str]]:
    """Number, subject and amount of what the workbook lists and the report tells in a table of its own."""
    (paper,) = [each for each in folders.papers(held) if each.kind == folders.WORKBOOK]
    found = []
    made = folders.made(paper, held, Shelf(TEMPLATES, "classique"))
    for sheet in load_workbook(BytesIO(made)):
        if sheet.title in BY_HAND:
            continue
        titles, *rows = sheet.iter_rows(values_only=True)
        places = {str(title): rank for rank, title in enumerate(titles) if title}
        for row in rows:
            if row[0] is None:
                break
            amount = row[places["Montant"]] if "Montant" in places else None
            told = f"{amount:.2f}".replace(".", ",")[-6:] if amount else ""
            found.append((str(row[0]), str(row[places["Objet"]]).replace("\u00a0", " "), told))
    return found


@settings(max_examples=8)
@given(dossiers())
def test_invented_sessions_tell_the_same_everywhere(dossier: Dossier):
    for session in dossier.sessions:
        if session.held:
            assembled = replace(session, minutes=None)  # what she wrote in the minutes says what she wants
            told = papers(Source(dossier.syndicat, dossier.sitting(assembled), {}), "classique")
            agree(told)
