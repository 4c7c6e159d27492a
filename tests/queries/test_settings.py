"""Rules with their sources, bodies with their numbers, lists before they are imported."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from syndic_desktop.actions.assemblies import import_roster
from syndic_desktop.actions.syndicats import say_rule
from syndic_desktop.domain.numbering import Counter
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.exchange.rosters import read_roster
from syndic_desktop.queries.assemblies import assembly_sheet
from syndic_desktop.queries.bodies import body_card, body_lines, numbering
from syndic_desktop.queries.rosters import Fortune, roster_preview
from syndic_desktop.queries.statutes import statutes_sheet
from tests.actions.assemblies import AFTER, assembly

NB = "\N{NO-BREAK SPACE}"


def test_every_rule_says_its_value_its_default_and_its_source(store):
    sheet = statutes_sheet(store)
    assert sheet.summary == "Aucune règle ne diffère du défaut."
    assert sheet.kind is SyndicatKind.CLOSED

    say_rule(store, "notice_clear_days", 8)
    say_rule(store, "casting_vote", True)

    sheet = statutes_sheet(store)
    rows = {row.rule.key: row for row in sheet.rows}
    days, vote = rows["notice_clear_days"], rows["casting_vote"]
    assert (days.text, days.default, days.differs) == (f"8{NB}jours francs", f"5{NB}jours francs", True)
    assert days.mark == f"≠ défaut : 5{NB}jours francs"
    assert "L2121-12" in days.source
    assert (vote.said, vote.differs, vote.mark) == (True, False, "")
    assert sheet.summary == "1 règle diffère du défaut."


def test_the_rules_of_a_body_differ_from_those_of_the_syndicat(store):
    say_rule(store, "notice_clear_days", 8)
    say_rule(store, "notice_clear_days", 3, body="BU")

    row = statutes_sheet(store, "BU").rows[0]

    assert (row.text, row.default, row.differs) == (f"3{NB}jours francs", f"8{NB}jours francs", True)
    assert [line.told for line in body_lines(store)] == [
        f"Comité syndical (CS), 3{NB}sièges",
        f"Bureau (BU), 1{NB}siège, 1{NB}règle propre",
    ]


def test_a_body_shows_its_seats_and_the_next_number(store):
    card = body_card(store, "BU", AFTER)
    assert [(tick.code, tick.sits) for tick in card.ticks] == [
        ("orsigny-1", False),
        ("orsigny-2", True),
        ("departement-1", False),
    ]
    assert not card.met
    assert body_card(store, "XX", AFTER) is None

    card = body_card(store, "CS", AFTER)
    assert card.met
    shown = numbering("CS{annee}/{numero:02}", Counter.YEAR, AFTER, card.used)
    assert (shown.example, shown.fault) == ("CS2026/02", "")
    assert "Le prochain acte portera le n° CS2026/02." in shown.sentence
    initialled = numbering("CS{annee}/{numero:02}{initiales}", Counter.YEAR, AFTER, ()).sentence
    assert initialled == f"Le prochain acte portera, par exemple, avec les initiales AB, le n° CS{AFTER.year}/01AB."
    assert "il manque le champ {numero}" in numbering("CS", Counter.YEAR, AFTER, ()).fault
    far = numbering("CS{annee}/{numero:02}", Counter.YEAR, AFTER, [(AFTER, f"CS{AFTER.year}/19")]).sentence
    assert far.replace("\u00a0", " ").endswith("/03 et 15 autres."), "what is named is not all that lacks"


LIST = """Collège;Membre;Civilité;Prénom;Nom;Courriel;Voix;Fonction;Du
Communes;Orsigny;Mme;Ada;ADA;ada@orsigny.fr;1;;
Communes;Orsigny;Mme;Cleo;CLEO;cleo@exemple.fr;2;;
Communes;Belval;M.;Luc;EAU;;1;1er Vice-Président;01/04/2026
""".encode()


def test_a_list_is_previewed_field_by_field_and_does_just_that(store):
    roster = read_roster(LIST, "liste.csv")

    preview = roster_preview(store, roster)

    found = {(line.what, line.fortune): line for line in preview.lines}
    assert not preview.refusal
    assert found["Membre", Fortune.ADDED].name == "Belval"
    assert found["Personne", Fortune.ADDED].name == f"M.{NB}Luc EAU"
    assert found["Personne", Fortune.CHANGED].changes == ("courriel : ada@exemple.fr → ada@orsigny.fr",)
    assert "voix : 1,5 → 2" in found["Siège", Fortune.CHANGED].changes
    assert found["Fonction", Fortune.ADDED].name == f"1er Vice-Président, M.{NB}Luc EAU"
    assert preview.summary.endswith("rien n’est retiré.")

    import_roster(store, roster)

    weights = {row.code: row.weight for row in assembly_sheet(store, AFTER).rows}
    assert weights["orsigny-2"] == "2"
    assert roster_preview(store, roster).summary.startswith(f"0{NB}ajout")
    assert {person.email for person in assembly(store).people} >= {"ada@orsigny.fr"}


def test_a_list_that_would_change_what_sat_says_so_before(store):
    data = "Collège;Membre;Civilité;Prénom;Nom;Au\nCommunes;Orsigny;Mme;Cleo;CLEO;01/01/2026\n".encode()

    assert "Cela changerait" in roster_preview(store, read_roster(data, "liste.csv")).refusal


def test_what_a_list_changes_from_a_later_day_begins_that_day(store):
    data = "Collège;Membre;Civilité;Prénom;Nom;Voix;Du\nCommunes;Orsigny;Mme;Cleo;CLEO;2;01/05/2026\n".encode()
    roster = read_roster(data, "liste.csv")
    assert not roster_preview(store, roster).refusal

    import_roster(store, roster)

    mandates = [(each.weight, each.since, each.until) for each in assembly(store).seats if each.code == "orsigny-2"]
    assert mandates == [(Fraction(3, 2), None, date(2026, 4, 30)), (Fraction(2), date(2026, 5, 1), None)]
