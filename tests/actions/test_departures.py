"""What leaves with the notices is kept as it left: what everybody receives, and what was corrected by hand."""

from __future__ import annotations

from datetime import date

import pytest

from syndic_desktop.actions.notices import resend, send_notices
from syndic_desktop.actions.papers import record_papers
from syndic_desktop.actions.sessions import change_place
from syndic_desktop.documents.folders import Written
from syndic_desktop.documents.keeping import digest, lying
from syndic_desktop.exchange import dossiers
from syndic_desktop.queries.convocations import papers_kept
from syndic_desktop.queries.papers import papers_before
from tests.actions import gestures
from tests.actions.test_kill import made

DAY = date(2026, 10, 8)
NOTE, LETTER, OTHER = "note-de-synthese.docx", "convocations/01-bel-eve.docx", "convocations/02-eau-luc.docx"
AS_MADE = {NOTE: b"la note", LETTER: b"une lettre", OTHER: b"une autre lettre"}


@pytest.fixture
def store(tmp_path):
    with made(tmp_path / "a.syndic") as store:
        yield store


@pytest.fixture
def draft(store):
    with store.reading() as reader:
        session_id = reader.session_id(gestures.DRAFT)
    kinds = {NOTE: "note-de-synthese", LETTER: "convocation", OTHER: "convocation"}
    record_papers(store, session_id, [Written(path, kinds[path], "f", digest(AS_MADE[path])) for path in AS_MADE])
    return session_id


def notice(store, session_id):
    with store.reading() as reader:
        return reader.session(session_id).notice


def test_the_file_that_leaves_is_the_one_that_is_kept(store, draft):
    hers = {**AS_MADE, NOTE: b"la note, corrigee dans Word", LETTER: b"une lettre, avec un mot", "note.pdf": b"%PDF"}

    done = send_notices(store, draft, DAY, left=hers)

    kept = {paper.path: (paper.kept is not None, paper.corrected) for paper in notice(store, draft).papers}
    assert kept == {NOTE: (True, True), LETTER: (True, True), OTHER: (False, False)}
    assert papers_kept(store, draft) == {
        f"partis le {DAY}/{NOTE}": hers[NOTE],
        f"partis le {DAY}/{LETTER}": hers[LETTER],
    }
    assert NOTE in done.remark
    assert "corrigés à la main" in done.remark


def test_what_everybody_receives_is_kept_even_as_it_was_made_with_her_own_pdf(store, draft):
    done = send_notices(store, draft, DAY, left={**AS_MADE, "note-de-synthese.pdf": b"%PDF de Word"})

    assert papers_kept(store, draft) == {
        f"partis le {DAY}/{NOTE}": AS_MADE[NOTE],
        f"partis le {DAY}/note-de-synthese.pdf": b"%PDF de Word",
    }
    assert done.remark == ""


def test_papers_that_are_nowhere_are_told(store, draft):
    assert "n’a pas pu être gardé" in send_notices(store, draft, DAY, left={}).remark


def test_it_is_taken_back_and_made_again_with_its_files(store, draft):
    with store.reading() as reader:
        before = reader.files()
    done = send_notices(store, draft, DAY, left=AS_MADE)
    after = papers_kept(store, draft)

    undone = done.undo(store)
    with store.reading() as reader:
        assert reader.files() == before
    undone.undo(store)
    assert papers_kept(store, draft) == after


def test_what_was_replaced_stays_kept_beside_what_replaced_it(store, draft):
    send_notices(store, draft, DAY, left=AS_MADE)
    change_place(store, draft, "Mairie de Bilh")

    resend(store, draft, date(2026, 10, 9), left={**AS_MADE, NOTE: b"la nouvelle note"})

    kept = papers_kept(store, draft)
    assert (kept[f"partis le {DAY}/{NOTE}"], kept[f"partis le 2026-10-09/{NOTE}"]) == (b"la note", b"la nouvelle note")


def test_it_travels_with_the_dossier(store, draft, tmp_path):
    send_notices(store, draft, DAY, left={**AS_MADE, NOTE: b"la note, corrigee dans Word"})
    with store.reading() as reader:
        dossier = reader.dossier()
        files = {line.path: reader.file(line.path) for line in reader.files()}

    read = dossiers.parse(dossiers.to_json(dossier), files)

    assert {each.key: each.notice.papers for each in read.dossier.sessions} == {
        each.key: each.notice.papers for each in dossier.sessions
    }
    assert read.files == files


def test_what_lies_in_the_folder_is_read_with_the_pdf_beside_and_nothing_out_of_it(tmp_path):
    (tmp_path / "dehors.docx").write_bytes(b"!")
    folder = tmp_path / "seance"
    (folder / "convocations").mkdir(parents=True)
    for path in (NOTE, LETTER, "note-de-synthese.pdf"):
        (folder / path).write_bytes(path.encode())

    found = lying(folder, (NOTE, LETTER, OTHER, "../dehors.docx"))

    assert found == {path: path.encode() for path in (NOTE, LETTER, "note-de-synthese.pdf")}


def test_the_papers_of_other_sessions_are_known_where_they_share_a_folder(store, draft):
    with store.reading() as reader:
        other = next(line.id for line in reader.sessions() if line.id != draft)

    assert papers_before(store, other, DAY).others == {}
    others = papers_before(store, other, DAY, shared=True).others
    assert set(others) == {digest(content) for content in AS_MADE.values()}
    assert {":" in each for each in others.values()} == {False}, "a file may be named so"
    assert papers_before(store, draft, DAY, shared=True).others == {}
