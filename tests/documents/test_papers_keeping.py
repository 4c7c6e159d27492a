"""A second export in the same folder: what was corrected by hand is kept, what is due no more is put away."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, datetime

import pytest

from syndic_desktop.documents import pdf
from syndic_desktop.documents.folders import Unfinished, converted, write_papers
from syndic_desktop.documents.keeping import Before, PutAway, digest, set_aside, told
from syndic_desktop.domain.errors import FileTrouble
from tests.documents.papers import TEMPLATES
from tests.documents.sessions import ITEM, session, source

TODAY = date(2019, 2, 5)
FIRST, RENAMED = source(session(ITEM)), source(session(replace(ITEM, subject="Vente d’une barque")))
MINUTES = "proces-verbal.docx"


def exported(given, folder, before: Before):
    made = list(write_papers(given, TEMPLATES, folder, before=before))
    written = [each for each in made if not isinstance(each, PutAway)]
    return written, [each for each in made if isinstance(each, PutAway)]


@pytest.fixture
def before(tmp_path) -> Before:
    """A first export."""
    written, _ = exported(FIRST, tmp_path, Before(TODAY))
    return Before(TODAY, {each.path: each.digest for each in written})


def correct(path) -> bytes:
    """Correct a file by hand, on 3 February 2019."""
    path.write_bytes(path.read_bytes() + b"corrected")
    moment = datetime(2019, 2, 3, 12).timestamp()
    os.utime(path, (moment, moment))
    return path.read_bytes()


def test_a_file_corrected_by_hand_is_kept_beside_the_new_one(tmp_path, before):
    corrected = correct(tmp_path / MINUTES)

    written, _ = exported(FIRST, tmp_path, before)

    kept = "proces-verbal (modifié le 2019-02-03).docx"
    assert [each.kept for each in written if each.kept] == [kept]
    assert (tmp_path / kept).read_bytes() == corrected
    assert (tmp_path / MINUTES).read_bytes() != corrected


def test_a_file_corrected_twice_is_kept_twice(tmp_path, before):
    correct(tmp_path / MINUTES)
    exported(FIRST, tmp_path, before)
    correct(tmp_path / MINUTES)
    exported(FIRST, tmp_path, before)

    assert (tmp_path / "proces-verbal (modifié le 2019-02-03) 2.docx").is_file()


def test_what_nobody_touched_is_written_over(tmp_path, before):
    names = {path.name for path in tmp_path.rglob("*.*")}

    written, away = exported(FIRST, tmp_path, before)

    assert not any(each.kept for each in written)
    assert not away
    assert {path.name for path in tmp_path.rglob("*.*")} == names


def test_a_file_of_which_nothing_is_known_is_somebody_s(tmp_path):
    (tmp_path / MINUTES).write_bytes(b"mine")

    written, _ = exported(FIRST, tmp_path, Before(TODAY))

    assert [each.path for each in written if each.kept] == [MINUTES]


def test_the_extract_of_an_item_that_was_renamed_is_put_away(tmp_path, before):
    _, away = exported(RENAMED, tmp_path, before)

    old = "extraits/2024-1-achat-d-une-barque.docx"
    assert away == [PutAway(old, f"anciens 2019-02-05/{old}")]
    assert not (tmp_path / old).exists()
    assert (tmp_path / away[0].kept).is_file()
    assert "anciens 2019-02-05" in told([], away)


def test_a_recorded_path_never_leads_out_of_the_folder(tmp_path):
    outside = tmp_path / "autre.docx"
    outside.write_bytes(b"")
    folder = tmp_path / "papiers"

    _, away = exported(FIRST, folder, Before(TODAY, {"../autre.docx": "", str(outside): ""}))

    assert not away
    assert outside.is_file()


def test_a_disk_that_stops_the_export_says_what_is_there_and_what_is_missing(tmp_path, monkeypatch):
    whole = list(write_papers(FIRST, TEMPLATES, tmp_path / "a"))

    def full(path, data):
        if path.name == MINUTES:
            raise FileTrouble("Le disque est plein.")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    monkeypatch.setattr("syndic_desktop.documents.folders.write_whole", full)
    with pytest.raises(Unfinished) as told_:
        list(write_papers(FIRST, TEMPLATES, tmp_path / "b"))

    there = [each.path for each in whole].index(MINUTES)
    said = str(told_.value)
    assert said.startswith(f"Le disque est plein. {there} sur {len(whole)}")
    assert f"« {MINUTES} »" in said
    assert said.endswith("autres.")


@pytest.fixture
def libreoffice(tmp_path_factory, monkeypatch) -> None:
    """A stand-in that makes a PDF of each document, another one each time as LibreOffice does."""
    command = tmp_path_factory.mktemp("bin") / "soffice"
    made = 'printf "%%PDF-1.7\\n$$\\n%%%%EOF" > "${path%.*}.pdf"'
    command.write_text(f"#!/bin/sh\nfor path; do case $path in *.docx|*.xlsx) {made};; esac; done\n")
    command.chmod(0o755)
    monkeypatch.setattr(pdf, "office", lambda: command)


@pytest.mark.skipif(os.name != "posix", reason="the stand-in for LibreOffice is a shell script")
@pytest.mark.usefixtures("libreoffice")
def test_a_pdf_put_there_by_hand_is_kept_and_ours_is_replaced(tmp_path):
    written, _ = exported(FIRST, tmp_path, Before(TODAY))
    first = list(converted(written, tmp_path, Before(TODAY)))
    before = Before(TODAY, {each.path: each.digest for each in (*written, *first)})
    signed = correct((tmp_path / MINUTES).with_suffix(".pdf"))

    written, away = exported(FIRST, tmp_path, before)
    again = list(converted(written, tmp_path, before))

    kept = "proces-verbal (modifié le 2019-02-03).pdf"
    assert [each.kept for each in again if each.kept] == [kept]
    assert (tmp_path / kept).read_bytes() == signed
    assert (tmp_path / MINUTES).with_suffix(".pdf").read_bytes() != signed
    assert away == []
    assert len(again) == len(written)


@pytest.mark.skipif(os.name != "posix", reason="the stand-in for LibreOffice is a shell script")
@pytest.mark.usefixtures("libreoffice")
def test_the_pdf_of_a_paper_that_is_due_no_more_is_put_away_with_it(tmp_path):
    written, _ = exported(FIRST, tmp_path, Before(TODAY))
    told: list[tuple[int, int, str]] = []
    first = list(converted(written, tmp_path, progress=lambda *said: told.append(said)))
    before = Before(TODAY, {each.path: each.digest for each in (*written, *first)})
    assert [total for _, total, _ in told] == [len(written)] * len(told)
    assert {name for _, _, name in told} == {"conversion en PDF…"}
    assert [done for done, _, _ in told] == sorted({done for done, _, _ in told}), "it only grows"

    _, away = exported(RENAMED, tmp_path, before)

    assert sorted(each.path.rpartition(".")[2] for each in away) == ["docx", "pdf"]


def test_a_paper_of_another_session_is_not_said_to_be_corrected(tmp_path):
    theirs, mine = b"l'ordre du jour de fevrier", b"celui de mars"
    (tmp_path / "ordre-du-jour.docx").write_bytes(theirs)

    kept = set_aside(tmp_path / "ordre-du-jour.docx", mine, "", {digest(theirs): "CS 2019-02-01"})

    assert kept == "ordre-du-jour (séance CS 2019-02-01).docx"
    assert (tmp_path / kept).read_bytes() == theirs
    hers = "proces-verbal (modifié le 2019-02-03).docx"
    assert told([kept, hers], ()) == (
        f"1\N{NO-BREAK SPACE}fichier corrigé à la main est gardé à côté : « {hers} ». "
        f"1\N{NO-BREAK SPACE}document d’une autre séance est gardé à côté : « {kept} »."
    )
