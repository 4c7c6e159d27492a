"""The assembly as the screen shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from syndic_desktop.actions.mandates import change_mandate, close_mandate, move_seat
from syndic_desktop.queries.assemblies import EVERYBODY, Holding, assembly_sheet, seat_card, unaffected
from tests.actions.assemblies import AFTER, ASSEMBLY, HELD

NB = "\N{NO-BREAK SPACE}"
ADA, CLEO, _ = ASSEMBLY.seats


def test_seats_come_in_protocol_order_with_those_that_are_vacant(store):
    sheet = assembly_sheet(store, AFTER)

    assert [(row.place, row.titular, row.college, row.holding) for row in sheet.rows] == [
        (1, f"Mme{NB}Ada ADA", "Communes", Holding.HELD),
        (2, f"Mme{NB}Cleo CLEO", "Communes", Holding.HELD),
        (3, "Siège vacant", "Département", Holding.VACANT),
    ]
    assert sheet.rows[0].role == "Présidente"
    assert sheet.rows[0].deputies == f"Mme{NB}Bea BEA"
    assert sheet.rows[0].period == "depuis le 01/07/2020"
    assert sheet.rows[1].weight == "1,5"
    assert sheet.summary == f"2{NB}sièges en exercice · 2,5{NB}voix · 1{NB}vacant"
    assert [(each.name, each.in_office, each.vacant, each.weight) for each in sheet.colleges] == [
        ("Communes", 2, 0, Fraction(5, 2)),
        ("Département", 0, 1, Fraction(0)),
    ]
    assert [each.told for each in sheet.colleges] == [
        f"Communes : 2{NB}sièges, 2,5{NB}voix", f"Département : 0{NB}siège, 0{NB}voix, 1{NB}vacant",
    ]  # fmt: skip


def test_seats_of_one_weight_and_those_to_be_named_are_counted_by_college(store):
    sheet = assembly_sheet(store, AFTER, EVERYBODY)
    line = replace(sheet.colleges[0], each=Fraction(3, 2), in_office=2, weight=Fraction(3), unnamed=1)

    assert line.told == f"Communes : 2{NB}sièges, 3{NB}voix (1,5 chacun), 1 à désigner"
    assert line.figures == "2 × 1,5 voix · 1 ?".replace(" ", NB)
    assert replace(line, each=Fraction(1), unnamed=0).figures == f"3{NB}voix"


def test_another_body_and_every_seat_can_be_shown(store):
    assert [row.code for row in assembly_sheet(store, AFTER, "BU").rows] == ["orsigny-2"]
    assert len(assembly_sheet(store, AFTER, EVERYBODY).rows) == 3
    assert not assembly_sheet(store, AFTER, EVERYBODY).movable


def test_the_assembly_of_a_day_past_is_shown_as_it_was(store):
    change_mandate(store, CLEO, replace(CLEO, titular="dana"), since=AFTER)
    move_seat(store, "CS", "orsigny-2", 1)

    past, now = assembly_sheet(store, HELD), assembly_sheet(store, AFTER)

    assert [row.titular for row in past.rows][:2] == [f"Mme{NB}Ada ADA", f"Mme{NB}Cleo CLEO"]
    assert [row.titular for row in now.rows][:2] == [f"Mme{NB}Dana DANA", f"Mme{NB}Ada ADA"]
    assert now.movable
    assert not past.movable


def test_a_card_says_what_sat_and_from_when_a_change_is_free(store):
    card = seat_card(store, "orsigny-1", AFTER)

    assert card.titular.code == "ada"
    assert [role.title for role in card.roles] == ["Présidente"]
    assert [person.code for person in card.deputies] == ["bea"]
    assert [name for _, name in card.pool] == [f"Mme{NB}Dana DANA"]
    assert card.sat == "La séance tenue le 10/02/2026 sous ce mandat reste comme elle était."
    assert card.next_day == date(2026, 2, 11)
    assert seat_card(store, "nobody", AFTER) is None


def test_a_card_tells_the_mandates_that_followed_each_other(store):
    close_mandate(store, ADA, AFTER)

    card = seat_card(store, "orsigny-1", date(2027, 1, 1))

    assert card.row.titular == f"N’est plus en exercice (Mme{NB}Ada ADA)"
    assert card.history == (f"Du 01/07/2020 au 01/04/2026 : Mme{NB}Ada ADA",)


def test_what_a_date_leaves_alone_is_said(store):
    assert unaffected(store, AFTER) == "La séance tenue le 10/02/2026 reste comme elle était."
    assert "donnez une date qui vient après" in unaffected(store, HELD)
