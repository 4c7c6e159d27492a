"""What is handed to an operator, judged by `actes_rules`, and what comes back from the préfecture, good and bad."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndic_desktop.domain.acts import Nature
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.filings import FiledPart, NotFilable, ToFile, filing, sealed_budget
from syndic_desktop.domain.matters import MATTERS
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.domain.syndicats import InternalNumber, Syndicat
from syndic_desktop.exchange.actes import classifications, folders, pastell, receipts
from syndic_desktop.exchange.actes.messages import RefusedMessage
from tests.exchange.actes_rules import folder_faults, pastell_faults

ACTES = 'xmlns:actes="http://www.interieur.gouv.fr/ACTES#v1.1-20040216"'
DAY = date(2026, 9, 25)
TODAY = date(2026, 11, 2)
SEALED = b'<DocumentBudgetaire><Scellement md5="9c63" sha1="9672" date="2026-09-25"/></DocumentBudgetaire>'
PDF = b"%PDF-1.4\n%%EOF\n"
SYNDICAT = Syndicat("Syndicat d’essai", "Essai", SyndicatKind.OPEN, (), "Ville", "099", "Ambre", siret="29909914300016")
RECEIPT = f"""<?xml version="1.0" encoding="ISO-8859-1"?>
<actes:ARActe {ACTES} actes:IDActe="099-299099143-20260925-CS2026_01-DE" actes:DateReception="2026-09-28">
 <actes:ActeRecu actes:Date="2026-09-25" actes:NumeroInterne="CS2026_01" actes:CodeNatureActe="1">
  <actes:CodeMatiere1 actes:CodeMatiere="7"/><actes:CodeMatiere2 actes:CodeMatiere="1"/>
  <actes:Objet>Budget primitif 2027 ; déficit réglé</actes:Objet>
 </actes:ActeRecu>
 <actes:ClassificationDateVersionEnCours>2026-01-01</actes:ClassificationDateVersionEnCours>
</actes:ARActe>""".encode("iso-8859-1")
CLASSIFICATION = f"""<?xml version="1.0" encoding="UTF-8"?>
<actes:RetourClassification {ACTES}>
 <actes:DateClassification>2026-01-01</actes:DateClassification>
 <actes:NaturesActes>
  <actes:NatureActe actes:CodeNatureActe="1" actes:Libelle="Délibérations" actes:TypeAbrege="DE">
   <actes:TypePJNatureActe actes:CodeTypePJ="99_DE" actes:Libelle="Délibération"/>
   <actes:TypePJNatureActe actes:CodeTypePJ="21_RP" actes:Libelle="Rapport de présentation"/>
  </actes:NatureActe>
  <actes:NatureActe actes:CodeNatureActe="9" actes:Libelle="À venir" actes:TypeAbrege="XX"/>
 </actes:NaturesActes>
 <actes:Matieres>
  <actes:Matiere1 actes:CodeMatiere="7" actes:Libelle="Finances locales">
   <actes:Matiere2 actes:CodeMatiere="1" actes:Libelle="Décisions budgétaires">
    <actes:Matiere3 actes:CodeMatiere="06" actes:Libelle="Orientations"/>
   </actes:Matiere2>
   <actes:Matiere2 actes:CodeMatiere="10" actes:Libelle="Divers"/>
  </actes:Matiere1>
 </actes:Matieres>
</actes:RetourClassification>""".encode()


@pytest.mark.parametrize(
    ("content", "sealed"),
    [
        (SEALED, True),
        (b'<?xml version="1.0" encoding="ISO-8859-1"?>\n<a:DocumentBudgetaire xmlns:a="b"><a:Budget V="\xe9"/>'
         b'<a:Scellement md5="1"/></a:DocumentBudgetaire>', True),
        (SEALED[:-4], False),
        (SEALED + b"<a/>", False),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + SEALED, False),
        (b'<DocumentBudgetaire><!-- <Scellement md5="1"/> --></DocumentBudgetaire>', False),
        (b'<DocumentBudgetaire><![CDATA[<Scellement md5="1"/>]]></DocumentBudgetaire>', False),
        (b"<!-- <DocumentBudgetaire> --><a><Scellement md5='1'/></a>", False),
        (b"<DocumentBudgetaire><Budget/></DocumentBudgetaire>", False),
        (b'<?xml version="1.0" encoding="inconnu"?>' + SEALED, False),
        (b"<DocumentBudgetaire>" + b"<a>" * 100 + b"</a>" * 100 + SEALED[20:], False),
    ],
)  # fmt: skip
def test_a_sealed_budget_is_read_and_not_guessed(content, sealed):
    assert sealed_budget(content) is sealed


def act(**others):
    said = {
        "number": "CS2026/01",
        "nature": Nature.DELIBERATION,
        "day": DAY,
        "subject": "Budget primitif",
        "matter": "7.1",
        "parts": (FiledPart("La délibération", "99_DE", PDF), FiledPart("Le rapport", "21_RP", PDF)),
    }
    return ToFile(**(said | others))


def filed(**others):
    return filing(SYNDICAT, act(**others), TODAY)


BUDGET = (FiledPart("Le budget", "99_BU", SEALED), FiledPart("Ses pages", "99_BU", PDF))


def test_a_budget_leaves_sealed_with_its_pages():
    ready = filed(nature=Nature.BUDGET, parts=BUDGET)

    assert ready.names[0] == "99_BU-099-299099143-20260925-CS2026_01-BF-1-1_1.xml"
    assert folder_faults(folders.filed([ready])) == []


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ({"nature": Nature.BUDGET}, "TotEM a scellé"),
        ({"nature": Nature.BUDGET, "parts": BUDGET[:1]}, "en annexe"),
        ({"nature": Nature.BUDGET, "parts": BUDGET[::-1]}, "TotEM a scellé"),
        (
            {"nature": Nature.BUDGET, "parts": (FiledPart("B", "99_BU", b"<DocumentBudgetaire/>"), BUDGET[1])},
            "ni un PDF",
        ),
        ({"parts": BUDGET}, "part à part"),
    ],
)
def test_a_budget_that_is_not_sealed_or_is_alone_is_refused(others, said):
    with pytest.raises(NotFilable, match=said):
        filed(**others)


@pytest.mark.parametrize(("kind", "code"), [(SyndicatKind.CLOSED, 41), (SyndicatKind.OPEN, 42)])
def test_who_sends_is_told_as_the_norm_names_it(kind, code):
    made = folders.filed([filing(replace(SYNDICAT, kind=kind), act(), TODAY)])

    assert f"nature {code}" in made["CS2026_01/fiche.txt"].decode("utf-8-sig")
    assert made["actes.csv"].decode("utf-8-sig").splitlines()[1].endswith(f";{code}")


def table_of(*acts):
    return folders.filed(acts)["actes.csv"].decode("utf-8-sig")


subjects = st.text(min_size=1, max_size=600) | st.text("Budget de l’œuvre – 3 € à payer…\n«»", min_size=1)
numbers = st.from_regex(r"[A-Z]{1,3}[0-9]{4}[/. -][0-9]{1,3}", fullmatch=True) | st.text(max_size=18)


@settings(max_examples=300)
@given(
    st.lists(st.tuples(numbers, subjects, st.sampled_from(MATTERS), st.sampled_from(Nature)), max_size=4),
    st.sampled_from(InternalNumber),
)
def test_whatever_is_filed_the_operator_takes_it(drawn, policy):
    syndicat = Syndicat(
        "S", "S", SyndicatKind.OPEN, (), "V", "02A", "Corse", siret="29909914300016", internal_number=policy
    )
    made = {}
    for number, subject, matter, nature in drawn:
        with suppress(NotFilable):
            ready = filing(syndicat, act(number=number, subject=subject, matter=matter.code, nature=nature), TODAY)
            made[ready.identifier] = ready

    assert folder_faults(folders.filed(made.values())) == []
    for ready in made.values():
        assert pastell_faults(pastell.archive(ready)) == []


def test_the_files_bear_the_names_of_the_norm():
    assert filed().names == (
        "99_DE-099-299099143-20260925-CS2026_01-DE-1-1_1.pdf",
        "21_RP-099-299099143-20260925-CS2026_01-DE-1-1_2.pdf",
    )


def test_the_table_keeps_both_numbers_and_the_subject_in_plain_signs():
    table = table_of(filed(subject="Création d’un poste ; coût : 3 €\u202f!"))

    assert "CS2026_01;CS2026/01;2026-09-25" in table
    assert '"Création d\'un poste ; coût : 3 EUR !"' in table


def test_a_title_that_a_spreadsheet_would_run_is_written_as_words():
    table = table_of(filed(parts=(FiledPart("=HYPERLINK(1)", "99_DE", PDF),)))

    assert ";'=HYPERLINK(1)" in table


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ({"number": "X"}, "2 à 15 caractères"),
        ({"subject": " \n"}, "pas d’objet"),
        ({"subject": "a" * 500}, "500 caractères"),
        ({"subject": "Accueil 你好"}, "« 你 »"),
        ({"matter": None}, "pas de matière"),
        ({"matter": "7.99"}, "nomenclature"),
        ({"matter": "7"}, "nomenclature"),
        ({"day": date(2026, 12, 1)}, "pas encore venu"),
        ({"parts": ()}, "pas de fichier"),
        ({"parts": (FiledPart("Note", "99_DE", b"PK\x03\x04"),)}, "ni un PDF"),
        ({"parts": (FiledPart("Note", "99_DE", PDF + b"trailer << /Encrypt 5 0 R >>"),)}, "protégé"),
    ],
)
def test_what_the_norm_refuses_is_refused_before_it_leaves(others, said):
    with pytest.raises(NotFilable, match=said):
        filed(**others)


def test_two_acts_of_one_number_have_a_folder_each():
    order = filed(nature=Nature.REGULATION)

    files = folders.filed([filed(), order])

    assert folder_faults(files) == []
    assert f"{order.identifier}/{order.names[0]}" in files


def test_two_acts_of_one_identifier_are_refused():
    with pytest.raises(RuleViolation, match="même identifiant"):
        folders.filed([filed(), filed(subject="Autre")])


def test_several_faults_are_said_at_once():
    with pytest.raises(NotFilable) as refusal:
        filed(subject="", matter=None)

    assert len(refusal.value.faults) == 2


def test_a_syndicat_without_siret_files_nothing():
    bare = Syndicat("S", "S", SyndicatKind.OPEN, (), "V", "099", "Ambre")

    with pytest.raises(NotFilable, match="SIRET"):
        filing(bare, act(), TODAY)


@pytest.mark.parametrize(
    ("others", "said"),
    [({"siret": "29909914300017"}, "est faux"), ({"siret": "299099143"}, "est faux"), ({"department": "46"}, "« 46 »")],
)
def test_who_is_not_known_to_the_prefecture_files_nothing(others, said):
    with pytest.raises(NotFilable, match=said):
        filing(replace(SYNDICAT, **others), act(), TODAY)


def test_the_classification_of_the_prefecture_refuses_what_it_does_not_have():
    known = classifications.read_classification(CLASSIFICATION)

    assert filing(SYNDICAT, act(matter="7.1.6"), TODAY, known).matter_label == "Orientations"
    with pytest.raises(NotFilable, match=r"1er.janvier.2026"):
        filing(SYNDICAT, act(matter="8.4"), TODAY, known)
    with pytest.raises(NotFilable, match="type 75_PL"):
        filing(SYNDICAT, act(parts=(FiledPart("Plan", "75_PL", PDF),)), TODAY, known)


def test_a_classification_is_read_whole():
    read = classifications.read_classification(CLASSIFICATION)

    assert read.day == date(2026, 1, 1)
    assert [each.code for each in read.matters] == ["7", "7.1", "7.1.6", "7.10"]
    assert [each.code for each in read.kinds_of(Nature.DELIBERATION)] == ["99_DE", "21_RP"]


def test_a_receipt_says_which_act_and_when():
    read = receipts.read_receipt(RECEIPT)

    assert read.identifier == "099-299099143-20260925-CS2026_01-DE"
    assert read.day == date(2026, 9, 28)
    assert read.subject == "Budget primitif 2027 ; déficit réglé"


def test_a_refusal_of_the_prefecture_is_told_in_its_words():
    anomaly = f"<actes:AnomalieActe {ACTES}><actes:Detail>Doublon de numéro</actes:Detail></actes:AnomalieActe>"

    with pytest.raises(RefusedMessage, match="Doublon de numéro"):
        receipts.read_receipt(anomaly.encode())


BOMB = """<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>"""
LEAK = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY d SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "lisible"),
        (b"\x00\xff" * 40, "lisible"),
        (b"%PDF-1.4", "lisible"),
        (b"<a/>", "pas celui qui est attendu"),
        (CLASSIFICATION, "RetourClassification"),
        (RECEIPT.replace(b"2026-09-28", b"28/09/2026"), "pas une date"),
        (RECEIPT.replace(b"actes:IDActe", b"actes:Autre"), "de quel acte"),
        (RECEIPT.replace(b"ACTES#v1.1", b"ACTES#v9"), "attendu"),
        ((BOMB + f'<actes:ARActe {ACTES} actes:IDActe="&d;"/>').encode(), "lisible|type de document"),
        ((LEAK + f"<actes:ARActe {ACTES}><actes:Objet>&d;</actes:Objet></actes:ARActe>").encode(), "type de document"),
        (b"<a>" * 5000, "lisible"),
        (b"<a>" + b" " * 5_000_000 + b"</a>", "5 Mo"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_hostile_receipt_gets_one_sentence(data, said):
    with pytest.raises(RefusedMessage, match=said):
        receipts.read_receipt(data)


@settings(max_examples=400)
@given(st.data(), st.sampled_from([RECEIPT, CLASSIFICATION]))
def test_a_damaged_message_is_read_or_refused_in_one_sentence(data, message):
    at = data.draw(st.integers(0, len(message)))
    until = data.draw(st.integers(at, min(len(message), at + 60)))
    damaged = message[:at] + data.draw(st.binary(max_size=40)) + message[until:]

    for read in (receipts.read_receipt, classifications.read_classification):
        said = refusal_of(read, damaged)
        assert said is None or (said.endswith(".") and "\n" not in said)


def refusal_of(read, data):
    try:
        read(data)
    except RuleViolation as refusal:
        return str(refusal)
    return None
