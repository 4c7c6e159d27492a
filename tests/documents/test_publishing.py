"""The public version: nothing private in any paper, a mention for a signature, a PDF that can be heard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from syndic_desktop.documents import pdf
from syndic_desktop.documents.contents.fixing import fixed_text, minutes_sheet
from syndic_desktop.documents.contents.frames import reading
from syndic_desktop.documents.folders import Written, made, papers, write_papers
from syndic_desktop.documents.keeping import Before
from syndic_desktop.documents.publishing import leaks, public_papers, write_public
from syndic_desktop.documents.templates import Shelf
from syndic_desktop.domain import texts
from syndic_desktop.domain.acts import Act, Signature
from syndic_desktop.domain.agenda import Annex, Clause, Speech
from syndic_desktop.domain.decisions import Decision, DecisionKind
from syndic_desktop.domain.minutes import Rewording
from syndic_desktop.domain.privacy import HIDDEN, NAMELESS
from syndic_desktop.domain.sessions import Minutes
from syndic_desktop.domain.texts import DelegatedTable, Paragraph, Run
from tests.documents.papers import SETS, TEMPLATES, words
from tests.documents.sessions import DAY, ITEM, session, source

NAME = "Lise AUBRAC"
AID = replace(
    ITEM,
    subject=f"Secours à {NAME}",
    statement=(Paragraph((Run("Pour Lise ", bold=True), Run("AUBRAC, agente."))),),
    operative=(Clause(f"accorde une aide à {NAME}"),),
    debate=(Speech("M. X", f"soutient {NAME}"),),
    annexes=(Annex("Bulletins de salaire", private=True),),
    act=Act(Signature(date(2024, 3, 4))),
    private=(NAME,),
)
OTHER = replace(ITEM, subject="Barque", number="9")


@pytest.fixture
def aid():
    return source(session(AID, OTHER))


@pytest.mark.parametrize("templates", SETS)
def test_what_is_private_is_in_no_public_paper_and_in_every_full_one(aid, templates):
    shelf = Shelf(TEMPLATES, templates)
    said = {paper.path: words(made(paper, aid, shelf)) for paper in public_papers(aid)}

    assert len(said) == 4
    assert not leaks(aid, said)
    for path, text in said.items():
        assert NAME not in text
        assert (HIDDEN in text) == ("barque" not in path), path
        assert "Bulletins de salaire" not in text
    assert not any("aubrac" in path for path in said)


def test_a_title_says_nothing_private_either(aid):
    assert not any(NAME in paper.title for paper in public_papers(aid))


def test_a_signature_is_a_mention(aid):
    first = public_papers(aid)[0]

    assert str(first.context["signataires"]["president"]["nom"]).startswith("Signé\u00a0:")


def test_words_that_come_from_elsewhere_are_hidden_too(aid):
    held = source(session(replace(OTHER, private=("Salle",)), place="Salle des fêtes"))
    shelf = Shelf(TEMPLATES, "classique")

    listed = next(paper for paper in public_papers(held) if paper.kind == "liste-des-deliberations")

    assert "Salle" not in words(made(listed, held, shelf))


def test_words_that_the_secretary_wrote_in_the_minutes_are_hidden_too(aid):
    place = next(line.line.anchor.place for line in minutes_sheet(reading(aid)) if NAME in texts.words(line.line.told))
    hers = Rewording(1, place, (), (texts.paragraph(f"Il est parlé de {NAME} longuement."),))
    held = replace(aid.sitting.session, minutes=Minutes(rewordings=(hers,)))
    worded = replace(aid, sitting=replace(aid.sitting, session=held))
    shelf = Shelf(TEMPLATES, "classique")
    public = next(paper for paper in public_papers(worded) if paper.kind == "proces-verbal")
    full = next(paper for paper in papers(worded) if paper.kind == "proces-verbal")

    assert f"Il est parlé de {NAME} longuement." in words(made(full, worded, shelf))
    said = words(made(public, worded, shelf))
    assert NAME not in said
    assert f"Il est parlé de {HIDDEN} longuement." in said


@pytest.mark.parametrize("templates", SETS)
def test_what_a_delegated_decision_hides_is_in_no_public_paper(templates):
    kind = DecisionKind.ORDER
    hidden = Decision(kind, "A-1", f"Congé de {NAME}", DAY, private=(NAME,))
    report = replace(OTHER, subject="Compte rendu", statement=(DelegatedTable(kind),))
    held = replace(source(session(report)), recaps={kind: (hidden,)})
    shelf = Shelf(TEMPLATES, templates)

    full = {each.kind: words(made(each, held, shelf)) for each in papers(held) if each.kind == "extrait"}
    said = {paper.path: words(made(paper, held, shelf)) for paper in public_papers(held)}

    assert NAME in full["extrait"]
    assert any("Congé de [occulté]" in text for text in said.values())
    assert not any(NAME in text for text in said.values())
    (path, *_) = said
    assert [leak.words for leak in leaks(held, {path: full["extrait"]})] == [(NAME,)]


def test_minutes_once_fixed_name_no_private_annex_nor_words_that_change_looks(aid):
    two = replace(AID, annexes=(Annex("Plan"), Annex("Plan", "p.pdf", private=True), *AID.annexes))
    first = source(session(two, OTHER))
    fixed = replace(first.sitting.session, minutes=Minutes(fixed=DAY, text=fixed_text(reading(first))))
    held = replace(first, sitting=replace(first.sitting, session=fixed))
    shelf = Shelf(TEMPLATES, "classique")

    full = next(words(made(each, held, shelf)) for each in papers(held) if each.kind == "proces-verbal")
    said = {paper.kind: words(made(paper, held, shelf)) for paper in public_papers(held)}

    assert "Bulletins de salaire" in full
    assert "Pour Lise AUBRAC" in full
    assert "Bulletins de salaire" not in said["proces-verbal"]
    assert NAMELESS in said["proces-verbal"]
    for text in said.values():
        assert "AUBRAC" not in text


def test_her_own_words_for_a_line_of_annexes_name_no_private_one(aid):
    line = next(line.line for line in minutes_sheet(reading(aid)) if "Bulletins" in texts.words(line.line.told))
    split = Paragraph((Run("Sont joints les bulletins ", bold=True), Run("de salaire de 2024.")))
    hers = Rewording(1, line.anchor.place, (), (split,))
    held = replace(aid.sitting.session, minutes=Minutes(rewordings=(hers,)))
    worded = replace(aid, sitting=replace(aid.sitting, session=held))
    shelf = Shelf(TEMPLATES, "classique")
    public = next(paper for paper in public_papers(worded) if paper.kind == "proces-verbal")

    assert f"Sont joints les {NAMELESS} de 2024." in words(made(public, worded, shelf))


def test_words_of_hers_that_change_looks_are_hidden_too(aid):
    place = next(line.line.anchor.place for line in minutes_sheet(reading(aid)) if NAME in texts.words(line.line.told))
    split = Paragraph((Run("Il est parlé de Lise "), Run("AUBRAC", bold=True)))
    hers = Rewording(1, place, (), (split,))
    held = replace(aid.sitting.session, minutes=Minutes(rewordings=(hers,)))
    worded = replace(aid, sitting=replace(aid.sitting, session=held))
    public = next(paper for paper in public_papers(worded) if paper.kind == "proces-verbal")

    said = words(made(public, worded, Shelf(TEMPLATES, "classique")))
    assert f"Il est parlé de {HIDDEN}" in said
    assert "AUBRAC" not in said


def test_a_file_is_not_named_by_what_a_reported_decision_hides():
    kind = DecisionKind.ORDER
    hidden = Decision(kind, "A-1", f"Congé de {NAME}", DAY, private=(NAME,))
    report = replace(OTHER, subject=f"Décision {NAME}", statement=(DelegatedTable(kind),))
    held = replace(source(session(report)), recaps={kind: (hidden,)})

    assert not any("aubrac" in paper.path for paper in public_papers(held))


def test_a_leak_is_told(aid):
    (path, *_) = [paper.path for paper in public_papers(aid)]

    assert [leak.words for leak in leaks(aid, {path: f"Pour {NAME}"})] == [(NAME,)]


def test_nothing_is_published_of_a_session_to_come(aid):
    to_come = replace(aid.sitting.session, attendance=(), items=(replace(AID, vote=None),))

    assert public_papers(replace(aid, sitting=replace(aid.sitting, session=to_come))) == ()


def test_an_export_of_the_rest_leaves_the_public_version_where_it_is(aid, tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "office", lambda: None)
    public = list(write_public(aid, TEMPLATES, tmp_path))
    before = Before(date(2024, 5, 1), {each.path: each.digest for each in public})

    assert all(isinstance(each, Written) for each in write_papers(aid, TEMPLATES, tmp_path, before=before))
    assert all((tmp_path / each.path).is_file() for each in public)


@pytest.mark.skipif(pdf.office() is None, reason="LibreOffice is not installed")
def test_a_public_pdf_has_title_language_headings_and_tags(aid, tmp_path):
    done = [each for each in write_public(aid, TEMPLATES, tmp_path) if each.kind == "pdf"]

    assert len(done) == 4
    for each in done:
        reader = PdfReader(BytesIO((tmp_path / each.path).read_bytes()))
        root = reader.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"] == "fr-FR"
        assert "(version publique)" in reader.metadata.title
        roles = root["/StructTreeRoot"]["/RoleMap"]
        kinds = {str(roles.get(kind, kind)) for kind in tags(root["/StructTreeRoot"])}
        headed = {"/P"} if "liste" in each.path else {"/P", "/H1"}  # a list is a title and a table
        assert headed | {"/Table", "/TH", "/TD"} <= kinds, (each.path, kinds)
        assert NAME not in "".join(page.extract_text() for page in reader.pages)


def tags(node) -> set[str]:
    """The kinds of every element of a structure tree."""
    node = node.get_object()
    if isinstance(node, list):
        return set().union(*map(tags, node))
    if not hasattr(node, "get"):
        return set()
    own = {str(node["/S"])} if "/S" in node else set()
    return own | (tags(node["/K"]) if "/K" in node else set())
