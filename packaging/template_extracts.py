"""The extract of the register in its four sets: `classique`, `nominatif`, `rapport`, `assemblee`; the decision."""

from __future__ import annotations

from template_blocks import (
    CAPITALS,
    FOOT,
    annexes,
    articles,
    attendance_by_college,
    attendance_by_name,
    attendance_in_brief,
    before_vote,
    decision,
    decision_line,
    figures,
    grounds,
    grounds_of_order,
    names_of_voters,
    opening,
    rapporteur,
    result,
    signature,
    statement,
    votes_by_college,
)
from template_sheets import Sheet

DONE = "Ainsi fait et délibéré les jour, mois et an susdits."


def classique() -> bytes:
    """By college: deputies and proxies in sentences, the table of figures, then statement, grounds, decision."""
    sheet = _begun()
    _heading(sheet)
    with sheet.when("presence"):
        opening(sheet)
        attendance_by_college(sheet)
        figures(sheet)
    statement(sheet)
    grounds(sheet)
    before_vote(sheet)
    decision(sheet)
    result(sheet)
    annexes(sheet)
    _end(sheet)
    return sheet.data()


def nominatif() -> bytes:
    """By name: present, represented, excused, each with a role; the identifier of the act; a verb a clause."""
    sheet = _begun()
    _heading(sheet)
    with sheet.when("acte.identifiant and vote.resultat"):
        sheet.p("Identifiant de l’acte : {{ acte.identifiant }}", "Identifiant")
    with sheet.when("presence"):
        opening(sheet)
        attendance_by_name(sheet)
    statement(sheet)
    grounds(sheet, CAPITALS)
    before_vote(sheet)
    decision(sheet)
    result(sheet)
    annexes(sheet)
    _end(sheet)
    return sheet.data()


def rapport() -> bytes:
    """The president's report, then on a new page the deliberation and its votes by college."""
    sheet = _begun()
    with sheet.when("point.expose"):
        sheet.p("République française", "République")
        sheet.p("Rapport {{ signataires.president.de }}", "Titre")
        sheet.p("{{ instance.nom }} – séance du {{ seance.date_jour }}", "Séance")
        sheet.p("Objet : {{ point.objet }}", "Objet du rapport")
        rapporteur(sheet)
        sheet.rich("point.expose")
        annexes(sheet)
        _republic(sheet, new_page=True)
    with sheet.when("not point.expose"):
        _republic(sheet)
    _title(sheet)
    with sheet.when("presence"):
        opening(sheet)
        attendance_by_college(sheet)
        figures(sheet)
    with sheet.when("not point.expose"):
        rapporteur(sheet)
    grounds(sheet)
    before_vote(sheet)
    decision(sheet)
    with sheet.when("vote.phrase"):
        sheet.p("{{ vote.phrase }}", "Vote")
    with sheet.when("vote.lignes"):
        votes_by_college(sheet)
    names_of_voters(sheet)
    _end(sheet)
    return sheet.data()


def assemblee() -> bytes:
    """As a departmental assembly: VU, CONSIDÉRANT, ENTENDU, DÉCIDE, in articles."""
    sheet = _begun()
    _heading(sheet)
    with sheet.when("presence"):
        opening(sheet)
        attendance_in_brief(sheet)
    statement(sheet, "Rapport")
    grounds(sheet, CAPITALS)
    before_vote(sheet)
    decision_line(sheet)
    articles(sheet)
    result(sheet)
    annexes(sheet)
    _end(sheet)
    return sheet.data()


def delegated() -> bytes:
    """What was decided by delegation: on what it rests, who decides, in articles; room for the words of the house."""
    sheet = Sheet()
    sheet.letterhead()
    sheet.running("{{ syndicat.nom }}\t{{ decision.titre }}", "{{ syndicat.nom }} – {{ decision.titre }}")
    _republic(sheet)
    sheet.p("{{ decision.nature }}", "Titre")
    sheet.p("du {{ decision.date_longue }}", "Séance")
    sheet.p("{{ decision.titre }}", "Numéro d’acte")
    sheet.p("Objet : {{ decision.objet }}", "Titre 1")
    with sheet.when("acte.identifiant"):
        sheet.p("Identifiant de l’acte : {{ acte.identifiant }}", "Identifiant")
    with sheet.when("decision.bureau"):
        sheet.p("Membres en exercice : ………   Présents : ………   Pouvoirs : ………   Votants : ………", "Représentation")
    grounds_of_order(sheet)
    with sheet.when("decision.bureau"):
        sheet.p("Pour : ………   Contre : ………   Abstentions : ………", "Vote")
    signature(sheet, secretary=False)
    return sheet.data()


def _begun() -> Sheet:
    sheet = Sheet()
    sheet.letterhead()
    sheet.running("{{ syndicat.nom }}\t{{ point.titre }}", FOOT)
    return sheet


def _heading(sheet: Sheet) -> None:
    _republic(sheet)
    _title(sheet)


def _republic(sheet: Sheet, *, new_page: bool = False) -> None:
    made = sheet.p("République française", "République")
    if new_page:
        made.paragraph_format.page_break_before = True


def _title(sheet: Sheet) -> None:
    sheet.p("{{ intitule }}{% if vote.resultat %}\n{{ instance.du }}{% endif %}", "Titre")
    sheet.p("Séance du {{ seance.date_jour }}", "Séance")
    sheet.p("{{ point.titre }}", "Numéro d’acte")
    sheet.p("Objet : {{ point.objet }}", "Titre 1")


def _end(sheet: Sheet) -> None:
    with sheet.when("vote.resultat"):
        sheet.p(DONE, "Clôture")
        signature(sheet)
