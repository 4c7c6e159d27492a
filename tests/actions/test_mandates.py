"""Gestures on seats, people, members and roles: taken back and made again, the session held always the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from functools import partial

import pytest

from syndic_desktop.actions import mandates
from syndic_desktop.actions.bodies import add_body, edit_body, remove_body, tick_seat
from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.actions.items import add_item
from syndic_desktop.actions.members import (
    add_college,
    add_member,
    edit_college,
    edit_member,
    remove_college,
    remove_member,
)
from syndic_desktop.actions.notices import fill_notice
from syndic_desktop.actions.people import add_person, edit_person, newcomer, remove_person
from syndic_desktop.actions.recusals import recuse
from syndic_desktop.actions.topics import note_topic
from syndic_desktop.domain.agenda import Item, ItemKind
from syndic_desktop.domain.assemblies import Body, BodyKind, College, Member, PoolDeputy
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.histories import NamesChanged, PastChanged
from syndic_desktop.domain.mandates import Entrant, read_weight
from syndic_desktop.domain.numbering import BadPattern, Counter
from syndic_desktop.domain.people import Civility, Person, Role
from syndic_desktop.domain.recusals import Recusal
from syndic_desktop.domain.topics import UpcomingTopic
from syndic_desktop.exchange.dossiers import check
from tests.actions.assemblies import AFTER, ASSEMBLY, DOSSIER, HELD, assembly, read, undone_and_redone
from tests.copies import copied
from tests.store.conftest import clock

ADA, CLEO, VACANT = ASSEMBLY.seats
EVE = Person("", Civility.MRS, "Ève", "MARTIN")


@pytest.fixture
def store(tmp_path):
    with copied(tmp_path / "a.syndic", brought_in, clock) as store:
        yield store


def brought_in(store):
    import_dossier(store, DOSSIER, {})


def test_a_titular_gives_way_to_another_from_a_day(store):
    after = undone_and_redone(
        store, partial(mandates.change_mandate, known=CLEO, new=replace(CLEO, titular="dana"), since=AFTER)
    )

    assert [(each.titular, each.since, each.until) for each in after.seats if each.code == CLEO.code] == [
        ("cleo", None, AFTER - timedelta(1)),
        ("dana", AFTER, None),
    ]


def test_a_newcomer_is_entered_with_the_mandate(store):
    eve = newcomer(ASSEMBLY, EVE)

    after = undone_and_redone(
        store,
        partial(
            mandates.change_mandate, known=VACANT, new=replace(VACANT, titular=eve.code, vacant=False), since=AFTER,
            newcomers=(eve,),
        ),
    )  # fmt: skip

    assert eve.code == "martin-eve"
    assert after.person("martin-eve") == eve


def test_what_sat_is_not_corrected(store):
    before = read(store)

    with pytest.raises(PastChanged):
        mandates.change_mandate(store, ADA, replace(ADA, weight=Fraction(2)))
    with pytest.raises(PastChanged):
        mandates.remove_seat(store, ADA.code)
    with pytest.raises(PastChanged):
        mandates.close_mandate(store, ADA, HELD - timedelta(1))

    assert read(store) == before


def test_a_renewal_in_one_go(store):
    eve = newcomer(ASSEMBLY, EVE)
    entrants = (Entrant("orsigny-1", eve.code), Entrant("orsigny-2", "ada", weight=Fraction(3, 2)))

    after = undone_and_redone(
        store,
        partial(mandates.renew, member="orsigny", since=AFTER, entrants=entrants, pool=("dana",), newcomers=(eve,)),
    )

    running = {each.code: each.titular for each in after.seats if each.in_office(AFTER)}
    assert running == {"orsigny-1": "martin-eve", "orsigny-2": "ada"}
    assert after.pool_deputies == (
        PoolDeputy("orsigny", "dana", None, AFTER - timedelta(1)),
        PoolDeputy("orsigny", "dana", AFTER),
    )
    assert after.roles[0].until is None


def test_a_renewal_says_which_functions_are_to_be_given_again(store):
    stays = mandates.renew(store, "orsigny", AFTER, (Entrant("orsigny-1", "ada"),))
    assert stays.remark == ""
    stays.undo(store)

    done = mandates.renew(store, "orsigny", AFTER, (Entrant("orsigny-1", "zoe"), Entrant("orsigny-2", "cleo")))

    (role,) = assembly(store).roles
    assert role.until == AFTER - timedelta(1)
    told = f"Fonction à donner à partir du {AFTER:%d/%m/%Y} : Présidente (Mme Ada ADA ne siège plus). "
    assert done.remark.replace("\u00a0", " ").startswith(told)
    assert "« Nouvelle fonction »" in done.remark.replace("\u00a0", " ")


def test_the_protocol_order_changes_for_what_comes(store):
    after = undone_and_redone(store, partial(mandates.move_seat, body="CS", seat="departement-1", position=1))

    assert after.body("CS").seats == ("departement-1", "orsigny-1", "orsigny-2")
    assert after.body("CS").seats_on(HELD) == ASSEMBLY.bodies[0].seats
    assert [each.code for each in after.seats] == ["departement-1", "orsigny-1", "orsigny-2"]


def test_a_seat_comes_and_goes(store):
    after = undone_and_redone(store, partial(mandates.add_seat, member="orsigny", since=AFTER))
    assert after.body("CS").seats[-1] == "orsigny-3"

    undone_and_redone(store, partial(mandates.remove_seat, seat="orsigny-3"))

    assert "orsigny-3" not in assembly(store).body("CS").seats


def test_a_mandate_is_closed_with_the_role_held_by_it(store):
    after = undone_and_redone(store, partial(mandates.close_mandate, known=ADA, until=AFTER))

    assert after.roles[0].until == AFTER


def test_roles_follow_each_other(store):
    new = Role("cleo", "Présidente", 0, AFTER)

    after = undone_and_redone(store, partial(mandates.give_role, role=new))
    assert [role.until for role in after.roles] == [AFTER - timedelta(1), None]
    undone_and_redone(store, partial(mandates.change_role, known=new, new=replace(new, until=date(2027, 1, 1))))

    with pytest.raises(PastChanged):
        mandates.change_role(store, after.roles[0], None)


def test_deputies_of_a_member_have_dates(store):
    undone_and_redone(store, partial(mandates.add_pool_deputy, member="orsigny", person="zoe", since=AFTER))
    known = PoolDeputy("orsigny", "dana")

    undone_and_redone(store, partial(mandates.change_pool_deputy, known=known, new=replace(known, until=AFTER)))

    with pytest.raises(PastChanged):
        mandates.change_pool_deputy(store, replace(known, until=AFTER), None)
    with pytest.raises(RuleViolation, match="déjà suppléante"):
        mandates.add_pool_deputy(store, "orsigny", "zoe")


def test_nobody_holds_two_seats_of_one_body(store):
    with pytest.raises(RuleViolation, match=r"Ada ADA est déjà titulaire du siège « orsigny-1 »"):
        mandates.change_mandate(store, CLEO, replace(CLEO, titular="ada"), since=AFTER)


@pytest.mark.parametrize("weight", [Fraction(1, 10**12), read_weight("999999,9999")])
def test_a_weight_that_no_dossier_can_hold_is_refused(store, weight):
    with pytest.raises(RuleViolation, match="trop de chiffres"):
        mandates.change_mandate(store, VACANT, replace(VACANT, weight=weight), since=AFTER)


def test_people_come_are_corrected_and_go(store):
    undone_and_redone(store, partial(add_person, person=replace(EVE, email=" eve@exemple.fr ")))
    eve = assembly(store).person("martin-eve")
    assert eve.email == "eve@exemple.fr"

    undone_and_redone(
        store, partial(edit_person, person=replace(eve, last_name="MARTIN-DUPUY", birth=date(1980, 2, 29)))
    )
    undone_and_redone(store, partial(remove_person, code="martin-eve"))

    for code in ("ada", "bea"):
        with pytest.raises(RuleViolation):
            remove_person(store, code)


def test_nobody_goes_who_signs_the_letters(store):
    """Such a file could not be read back from its export."""
    add_person(store, EVE)
    with store.reading() as reader:
        draft = next(line.id for line in reader.sessions() if not line.held)
    signed = fill_notice(store, draft, signatory="martin-eve")

    with pytest.raises(RuleViolation, match="est dans une séance"):
        remove_person(store, "martin-eve")
    signed.undo(store)
    remove_person(store, "martin-eve")


def test_no_seat_goes_that_is_to_withdraw_from_an_item(store):
    """Such a file could not be read back from its export."""
    mandates.add_seat(store, "orsigny")
    before = read(store)
    with store.reading() as reader:
        draft = next(line.id for line in reader.sessions() if not line.held)
    with store.writing("déporter") as writer:
        item = Item(ItemKind.DELIBERATION, "Bail", recusals=(Recusal("orsigny-3", "intéressé"),))
        item_id = writer.add_item(draft, 1, item)

    with pytest.raises(RuleViolation, match=r"cité dans la séance du 4\sdécembre"):
        mandates.remove_seat(store, "orsigny-3")
    with store.writing("supprimer") as writer:
        writer.remove_item(item_id)
    assert read(store) == before
    mandates.remove_seat(store, "orsigny-3")


def test_a_mandate_ends_though_its_recusal_was_noted(store):
    with store.reading() as reader:
        draft = next(line.id for line in reader.sessions() if not line.held)
    add_item(store, draft, ItemKind.DELIBERATION, "Bail")
    with store.reading() as reader:
        item_id = reader.items(draft)[0].id
    with pytest.raises(RuleViolation, match="n’est pas en exercice"):
        recuse(store, item_id, "departement-1")
    recuse(store, item_id, "orsigny-2")

    mandates.close_mandate(store, assembly(store).seats[1], date(2026, 11, 1))

    check(read(store))


def test_nobody_goes_whom_a_topic_names(store):
    """Such a file could not be read back from its export."""
    add_person(store, EVE)
    topic = UpcomingTopic("CS", Item(ItemKind.DELIBERATION, "Bail", rapporteur="martin-eve"))
    noted = note_topic(store, topic)

    with pytest.raises(RuleViolation, match="sujet à venir « Bail »"):
        remove_person(store, "martin-eve")
    noted.undo(store)
    remove_person(store, "martin-eve")
    with pytest.raises(RuleViolation, match="« martin-eve »"):
        note_topic(store, topic)


def test_a_phone_changes_freely_and_a_name_that_sat_does_not(store):
    ada = assembly(store).person("ada")

    undone_and_redone(store, partial(edit_person, person=replace(ada, phone="05 65 00 00 00")))
    with pytest.raises(NamesChanged):
        edit_person(store, replace(ada, last_name="ADDA"))

    done = edit_person(store, replace(ada, last_name="ADDA"), everywhere=True)
    assert assembly(store).person("ada").last_name == "ADDA"
    done.undo(store)
    assert assembly(store).person("ada").last_name == "ADA"


def test_colleges_and_members_come_and_go(store):
    undone_and_redone(store, partial(add_college, name="Communautés de communes"))
    college = assembly(store).colleges[-1]
    assert college == College("communautes-de-communes", "Communautés de communes", "les")
    undone_and_redone(store, partial(add_member, name="Pays d’Orsigny", college=college.code))
    member = assembly(store).members[-1]
    assert member == Member("pays-d-orsigny", "Pays d’Orsigny", college.code)

    undone_and_redone(store, partial(edit_college, college=replace(college, article="l'")))
    undone_and_redone(store, partial(edit_member, member=replace(member, address=("1, place X",))))
    with pytest.raises(RuleViolation, match="a des membres"):
        remove_college(store, college.code)
    undone_and_redone(store, partial(remove_member, code=member.code))
    undone_and_redone(store, partial(remove_college, code=college.code))

    with pytest.raises(RuleViolation, match="existe déjà"):
        add_member(store, "ORSIGNY", "com")
    with pytest.raises(RuleViolation, match="sièges ou des suppléants"):
        remove_member(store, "orsigny")
    with pytest.raises(NamesChanged):
        edit_member(store, replace(ASSEMBLY.members[0], name="Orsigny-le-Vieux"))


CAO = Body("CAO", "Commission d’appel d’offres", BodyKind.TENDER_COMMISSION, (), "CAO{numero}", Counter.YEAR)


def test_bodies_come_have_their_seats_ticked_and_go(store):
    undone_and_redone(store, partial(add_body, body=CAO))
    undone_and_redone(store, partial(tick_seat, body="CAO", seat="departement-1", sits=True))
    after = undone_and_redone(store, partial(tick_seat, body="CAO", seat="orsigny-1", sits=True))
    assert after.body("CAO").seats == ("orsigny-1", "departement-1")
    undone_and_redone(store, partial(tick_seat, body="CAO", seat="orsigny-1", sits=False))
    undone_and_redone(store, partial(edit_body, body=replace(CAO, numbering="CAO{annee2}-{numero:03}")))
    undone_and_redone(store, partial(remove_body, code="CAO"))

    with pytest.raises(RuleViolation, match="a des séances"):
        remove_body(store, "CS")
    with pytest.raises(RuleViolation, match="est pris"):
        add_body(store, replace(CAO, code="cs"))


def test_no_body_goes_for_which_something_is_foreseen(store):
    add_body(store, CAO)
    noted = note_topic(store, UpcomingTopic("CAO", Item(ItemKind.DELIBERATION, "Bail")))

    with pytest.raises(RuleViolation, match="a des sujets à venir"):
        remove_body(store, "CAO")
    noted.undo(store)
    remove_body(store, "CAO")


def test_a_seat_taken_off_a_body_still_sat_there(store):
    after = undone_and_redone(store, partial(tick_seat, body="CS", seat="orsigny-2", sits=False))

    assert "orsigny-2" not in after.body("CS").seats
    assert "orsigny-2" in after.body("CS").seats_on(HELD)
    with pytest.raises(RuleViolation, match="déjà été réuni"):
        mandates.remove_seat(store, "orsigny-2")


BAD = ("", " ", "x" * 200_000, "\x00\x01", "a:b", "a b")


@pytest.mark.parametrize("typed", BAD)
def test_bad_codes_and_names_are_refused_and_change_nothing(store, typed):
    before = read(store)
    for gesture in (
        partial(add_body, body=replace(CAO, code=typed)),
        *(() if typed.startswith("a") else (partial(add_body, body=replace(CAO, name=typed)),
          partial(add_college, name=typed), partial(add_member, name=typed, college="com"),
          partial(edit_person, person=replace(EVE, code="ada", last_name=typed)),)),
        partial(edit_college, college=replace(ASSEMBLY.colleges[0], article=typed)),
    ):  # fmt: skip
        with pytest.raises(RuleViolation):
            gesture(store)
    for numbering in (typed, "{numero", "{numero}{numero}", "{rang}"):
        with pytest.raises(BadPattern):
            add_body(store, replace(CAO, numbering=numbering))
    assert read(store) == before


def test_what_is_asked_of_nobody_is_refused(store):
    for gesture in (
        partial(mandates.add_seat, member="nobody"),
        partial(mandates.renew, member="nobody", since=AFTER, entrants=()),
        partial(mandates.move_seat, body="CS", seat="nobody", position=1),
        partial(mandates.move_seat, body="XX", seat="orsigny-1", position=1),
        partial(mandates.give_role, role=Role("nobody", "Président", 0, AFTER)),
        partial(mandates.add_pool_deputy, member="orsigny", person="nobody"),
        partial(tick_seat, body="CS", seat="nobody", sits=True),
        partial(edit_person, person=replace(EVE, code="nobody")),
        partial(mandates.change_mandate, known=replace(ADA, titular="zoe"), new=ADA),
        partial(remove_person, code="nobody"),
        partial(remove_body, code="nobody"),
    ):
        with pytest.raises(RuleViolation):
            gesture(store)


def test_the_address_of_a_member_is_tidied(store):
    known = assembly(store).members[0]

    edit_member(store, replace(known, address=(" 1, rue\0 X ", "\n", "46000 Cahors")))

    assert assembly(store).members[0].address == ("1, rue X", "46000 Cahors")
    with pytest.raises(RuleViolation, match="adresse"):
        edit_member(store, replace(known, address=("x" * 301,)))
