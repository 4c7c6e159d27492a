"""The papers of delegated decisions: what they say of what was entered, and their signature folder."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from pypdf import PdfReader

from syndic_desktop.documents.contents.decisions import Delegated, decided
from syndic_desktop.documents.delegated import (
    DelegatedSource,
    decision_papers,
    decisions_folder,
    marked,
    write_decisions,
)
from syndic_desktop.documents.keeping import Before
from syndic_desktop.documents.signing import cut
from syndic_desktop.domain.acts import Act, Nature, Signature, Transmission
from syndic_desktop.domain.decisions import Decision, DecisionKind, Tax
from syndic_desktop.domain.delegations import Delegation, Holder
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.exchange import dossiers
from tests.documents.papers import EXAMPLE, TEMPLATES, compare, words

ORDER, DECISION = DecisionKind.ORDER, DecisionKind.PRESIDENT_DECISION
RENT = Decision(
    DECISION, "D2026/12", "Location d'un local technique", date(2026, 9, 28), None, "SCI du Lac", Decimal(4800),
    Tax.BEFORE, "Bail de trois ans", "Baux",
)  # fmt: skip
SIGNATURE = Decision(
    ORDER, "AR2026/03", "Délégation de signature à Mme Aubrac", date(2026, 9, 28), nature=Nature.INDIVIDUAL,
    text="Considérant que la bonne marche du service l'exige\nVu le code général de la fonction publique\n"
    "La signature est déléguée à Mme Aubrac\n\nElle prend fin avec le mandat",
)  # fmt: skip
BAUX = Delegation("Baux", act="CS2026/09 du 29 mai 2026")


@pytest.fixture(scope="module")
def known():
    dossier = dossiers.read(EXAMPLE).dossier
    return Delegated(dossier.syndicat, dossier.assembly, (BAUX,))


def said(decision, known):
    return decided(decision, known)["decision"]


def articles(decision, known):
    return [f"{each['rang']} {each['texte']}" for each in said(decision, known)["articles"]]


def test_an_order_is_told_in_her_own_words(known):
    given = replace(RENT, kind=ORDER, number="AR2026/04", delegation=None)

    compare("arrete", made(SIGNATURE, known))
    assert articles(given, known)[0] == "Article 1er Location d’un local technique."


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Article 1er : faire.", "Article 1er Faire."),
        ("ARTICLE 1 – faire.", "Article 1er Faire."),
        ("Art. 1er.- faire.", "Article 1er Faire."),
        ("Article unique : faire.", "Article 1er Faire."),
        ("Article 1er\nfaire.", "Article 1er Faire."),
        ("Article 3 du règlement est abrogé.", "Article 1er Article 3 du règlement est abrogé."),
        ("Article 2-1 est abrogé.", "Article 1er Article 2-1 est abrogé."),
    ],
)
def test_the_label_that_she_types_is_not_printed_twice(known, typed, printed):
    first = articles(replace(RENT, kind=ORDER, text=typed), known)[0]

    assert first.replace("Article 1er faire", "Article 1er Faire") == printed


def test_a_decision_of_the_president_rests_on_its_delegation_and_is_certified_once_it_is_in_force(known):
    sent = Transmission(date(2026, 9, 29), None, date(2026, 9, 29))
    act = Act(Signature(date(2026, 9, 28), "Ambreville"), sent, date(2026, 9, 30))

    compare("decision-du-president", made(replace(RENT, act=act), known))
    assert "certifie" not in made(RENT, known)


def test_a_closed_syndicat_quotes_the_articles_of_the_code(known):
    closed = replace(known, syndicat=replace(known.syndicat, kind=SyndicatKind.CLOSED))

    assert said(RENT, closed)["visas"][0].endswith("L5211-9, L5211-10 et L5711-1")
    assert said(RENT, known)["visas"][1] == "les statuts du syndicat"


@pytest.mark.parametrize(
    ("delegation", "visa"),
    [
        ("Baux", "la délibération n° CS2026/09 du 29 mai 2026 donnant délégation au président (Baux)"),
        ("délibération n° 4", "la délibération n° 4 donnant délégation au président"),
        ("ce qui fut dit", "la délégation « ce qui fut dit » consentie par le comité syndical"),
    ],
)
def test_the_act_that_gave_the_power_is_quoted(known, delegation, visa):
    last = said(replace(RENT, delegation=delegation), known)["visas"][-1].replace("\N{NO-BREAK SPACE}", " ")

    assert last == visa


def test_an_order_of_the_president_alone_owes_no_report_to_the_comite(known):
    assert not any("rendu compte" in each for each in articles(SIGNATURE, known))
    assert any("rendu compte" in each for each in articles(replace(SIGNATURE, delegation="Baux"), known))
    assert any("rendu compte" in each for each in articles(RENT, known))


def test_an_act_that_is_not_sent_says_nothing_of_the_prefect(known):
    exempt = replace(RENT, act=Act(exempt="gestion du domaine privé"))

    assert not any("représentant" in each for each in articles(exempt, known))
    assert "représentant" not in decided(exempt, known)["acte"]["formalites"]


def test_a_deliberation_of_the_bureau_leaves_room_for_those_who_were_there_and_the_vote(known):
    bureau = Decision(DecisionKind.BUREAU_DELIBERATION, "B1", "Marché", date(2026, 9, 28), delegation="Travaux")
    paper = made(bureau, replace(known, delegations=(Delegation("Travaux", Holder.BUREAU, act="CS1"),)))

    assert "Votants : ………" in paper
    assert "Pour : ………" in paper
    assert "Le bureau du Syndicat mixte numérique du Val d’Ambre, après en avoir délibéré, DÉCIDE" in paper
    assert "délégation au bureau" in paper


def test_a_vice_president_to_whom_the_comite_delegates_decides_and_signs(known):
    vice = replace(BAUX, holder=Holder.VICE_PRESIDENT, vice="Mme Anne ROY, 1re Vice-Présidente")
    context = decided(RENT, replace(known, delegations=(vice,)))

    assert context["decision"]["auteur"].startswith("Mme Anne ROY, 1re Vice-Présidente du Syndicat")
    assert "donnant délégation à Mme Anne ROY, 1re Vice-Présidente (Baux)" in context["decision"]["visas"][-1]
    assert context["signataires"]["president"] == {"titre": "1re Vice-Présidente", "nom": "Mme Anne ROY"}


def test_what_was_bought_has_no_paper_here(known):
    bought = replace(RENT, kind=DecisionKind.PURCHASE_ORDER)

    assert decision_papers((bought,), known) == ()
    with pytest.raises(RuleViolation, match="Aucun papier"):
        decisions_folder((bought,), DelegatedSource(known), TEMPLATES)


def test_papers_are_written_and_what_was_put_by_hand_is_kept_beside(known, tmp_path):
    source = DelegatedSource(known)
    (_, first), (_, public) = write_decisions((RENT,), source, TEMPLATES, tmp_path, Before(date(2026, 10, 1)))
    (tmp_path / first.path).write_bytes(b"by hand")

    known_ = {each.path: each.digest for each in (first, public)}
    (_, again), _ = write_decisions((RENT,), source, TEMPLATES, tmp_path, Before(date(2026, 10, 1), known_))

    assert first.path == "decisions/decision-president-D2026-12-2026-09-28.docx"
    assert public.path == "decisions/publics/decision-president-D2026-12-2026-09-28.docx"
    assert (tmp_path / "decisions" / again.kept).read_bytes() == b"by hand"
    assert again.fingerprint == first.fingerprint


def test_the_public_version_hides_what_is_private_and_tells_who_signed(known, tmp_path):
    name = "Zoé KADAVRE"
    hidden = replace(
        SIGNATURE, subject=f"Congé de {name}", text="Vu la demande de Zoé\nConsidérant Paul\nAccorde à Zoé Kadavre",
        precision=f"Pour {name}", private=(name, "Considérant Paul", "SCI du Lac"), supplier="SCI du Lac",
        act=Act(Signature(date(2026, 9, 28))),
    )  # fmt: skip
    made_ = write_decisions((hidden, RENT), DelegatedSource(known), TEMPLATES, tmp_path, Before(date(2026, 10, 1)))

    said = {written.path: words((tmp_path / written.path).read_bytes()) for _, written in made_}
    whole, public, other, _ = said
    assert name in said[whole]
    assert "SCI du Lac" in said[whole]
    assert public == whole.replace("decisions/", "decisions/publics/")
    assert "KADAVRE" not in said[public].upper()
    assert "Considérant Paul" not in said[public]
    assert "SCI du Lac" not in said[public]
    assert said[public].count("[occulté]") >= 4
    assert "Signé :" in said[public].replace("\N{NO-BREAK SPACE}", " ")
    assert "SCI du Lac" in said[other]


def test_a_public_pdf_of_a_decision_has_title_and_tags(soffice, known, tmp_path):
    hidden = replace(SIGNATURE, private=("Aubrac",))
    made_ = write_decisions((hidden,), DelegatedSource(known), TEMPLATES, tmp_path, Before(date(2026, 10, 1)), pdf=True)

    paths = [written.path for _, written in made_]
    assert [path for path in paths if path.endswith(".pdf")] == [
        "decisions/arrete-AR2026-03-2026-09-28.pdf",
        "decisions/publics/arrete-AR2026-03-2026-09-28.pdf",
    ]
    reader = PdfReader(tmp_path / paths[-1])
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "fr-FR"
    assert "(version publique)" in reader.metadata.title
    assert "Aubrac" not in "".join(page.extract_text() for page in reader.pages)


def test_two_decisions_of_one_number_are_two_marks():
    assert marked(RENT) == "D2026/12 (decision_president 2026-09-28)"
    assert len({marked(RENT), marked(replace(RENT, day=date(2025, 9, 28))), marked(replace(RENT, kind=ORDER))}) == 3


def test_their_signature_folder_comes_back_cut_act_by_act(soffice, known):
    data = decisions_folder((SIGNATURE, RENT), DelegatedSource(known), TEMPLATES)

    assert data is not None
    assert [part.mark.number for part in cut(data).sure] == [marked(SIGNATURE), marked(RENT)]


def made(decision, known):
    from syndic_desktop.documents.delegated import KIND

    source = DelegatedSource(known)
    shelf = source.shelf(TEMPLATES)
    return words(shelf.template(KIND).fill(decided(decision, known), title="", author="", images={}))
