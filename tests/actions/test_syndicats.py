"""A syndicat entered in an empty file, its form and its profile."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import partial

import pytest

from syndic_desktop.actions.assemblies import import_roster
from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.actions.syndicats import (
    create_syndicat,
    edit_syndicat,
    forget_syndicat,
    put_logo,
    read_department,
    read_siret,
    remove_logo,
    say_rule,
)
from syndic_desktop.domain.assemblies import Assembly, BodyKind
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.statutes import Profile, Publication, SyndicatKind
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.exchange.rosters import read_roster
from syndic_desktop.store import create_store
from tests.actions.assemblies import DOSSIER, HELD, SYNDICAT, read, undone_and_redone
from tests.actions.test_assemblies import LIST
from tests.pictures import JPEG, png
from tests.store.conftest import clock

PNG = png(30, 10)
BLANK = Syndicat("Mon syndicat", "", SyndicatKind.OPEN, (), "", "46", "")


@pytest.fixture
def empty(tmp_path):
    with create_store(tmp_path / "a.syndic", clock=clock, holder="essai") as store:
        yield store


@pytest.fixture
def store(empty):
    import_dossier(empty, DOSSIER, {})
    return empty


def test_a_syndicat_is_created_in_an_empty_file_then_gets_its_list(empty):
    done = create_syndicat(empty, BLANK)

    made = read(empty)
    assert (made.syndicat.short_name, made.syndicat.department) == ("Mon syndicat", "046")
    assert [body.kind for body in made.assembly.bodies] == [BodyKind.COMMITTEE]
    import_roster(empty, read_roster(LIST, "liste.csv"))
    assert len(read(empty).assembly.bodies[0].seats) == 2
    with pytest.raises(RuleViolation, match="autre chose"):
        done.undo(empty)


def test_a_creation_is_taken_back_and_made_again(empty):
    done = create_syndicat(empty, BLANK)
    before = read(empty)

    again = done.undo(empty).undo
    with empty.reading() as reader:
        assert reader.syndicat() is None
        assert reader.assembly() == Assembly()
    again(empty)

    assert read(empty) == before
    with pytest.raises(RuleViolation, match="est déjà celui"):
        create_syndicat(empty, BLANK)


def test_the_form_is_edited_and_taken_back(store):
    undone_and_redone(store, partial(edit_syndicat, syndicat=replace(SYNDICAT, city="Figeac", siret=None)))

    assert read(store).syndicat.city == "Figeac"
    wrong = replace(DOSSIER.syndicat, siret="20006125700010")
    with store.writing("importer") as writer:
        writer.save_syndicat(wrong)
    edit_syndicat(store, replace(wrong, city="Gourdon"))
    assert read(store).syndicat.siret == wrong.siret
    with pytest.raises(RuleViolation, match="n’existe pas"):
        edit_syndicat(store, replace(SYNDICAT, templates="inconnu"), sets=("classique",))


def test_a_rule_is_said_and_goes_back_to_its_default(store):
    undone_and_redone(store, partial(say_rule, key="notice_clear_days", value=8))
    assert [each.until for each in read(store).syndicat.profile.former] == [HELD]
    assert read(store).syndicat.profile.notice_clear_days == 8
    undone_and_redone(store, partial(say_rule, key="notice_clear_days", value=None))
    undone_and_redone(store, partial(say_rule, key="proxies_per_holder", value=2, body="BU"))
    assert read(store).assembly.body("BU").rules.proxies.max_per_holder == 2

    edit_syndicat(store, replace(SYNDICAT, kind=SyndicatKind.OPEN))
    with pytest.raises(RuleViolation, match="électronique"):
        say_rule(store, "publication", Publication.PAPER)


def test_a_logo_is_put_changed_and_taken_off(store):
    undone_and_redone(store, partial(put_logo, content=PNG))
    undone_and_redone(store, partial(put_logo, content=JPEG))
    with store.reading() as reader:
        assert [line.path for line in reader.files()] == ["annexes/logo.jpg"]
    undone_and_redone(store, remove_logo)
    with store.reading() as reader:
        assert reader.files() == ()

    for wrong in (b"", b"%PDF", PNG[:-20], PNG + b"0" * 6_000_000):
        with pytest.raises(RuleViolation):
            put_logo(store, wrong)


@pytest.mark.parametrize(
    ("typed", "read_as"), [("46", "046"), ("046", "046"), (" 2a ", "02A"), ("02B", "02B"), ("974", "974")]
)
def test_departments_are_written_in_three_characters(typed, read_as):
    assert read_department(typed) == read_as


@pytest.mark.parametrize("typed", ["", "Lot", "4A", "x" * 200_000, "٤٦", "\x00", "🎉", "9999"])
def test_what_is_no_department_and_no_siret_is_refused(typed):
    with pytest.raises(RuleViolation, match="département"):
        read_department(typed)
    if typed:
        with pytest.raises(RuleViolation, match="14 chiffres"):
            read_siret(typed)


def test_a_siret_has_a_key(store):
    assert read_siret("") is None
    assert read_siret("200 061 257 00016") == SYNDICAT.siret
    with pytest.raises(RuleViolation, match="sa clé ne tombe pas juste"):
        read_siret("20006125700010")


@pytest.mark.parametrize("wrong", [{"name": " \x00"}, {"name": "x" * 200_000}, {"city": "x" * 400}, {"siret": "1"}])
def test_a_form_that_cannot_be_printed_is_refused_and_changes_nothing(store, wrong):
    before = read(store)

    with pytest.raises(RuleViolation):
        edit_syndicat(store, replace(SYNDICAT, **wrong))

    assert read(store) == before


def test_nothing_is_asked_of_an_empty_file(empty):
    for gesture in (
        partial(edit_syndicat, syndicat=BLANK),
        partial(say_rule, key="court", value="x"),
        partial(put_logo, content=PNG),
        forget_syndicat,
    ):
        with pytest.raises(RuleViolation):
            gesture(empty)


def test_the_quorum_of_a_session_held_is_read_with_the_rules_of_its_day(store):
    def required():
        dossier = read(store)
        return [dossier.sitting(session).opening_quorum().required for session in dossier.sessions]

    assert required() == [2, 2]

    say_rule(store, "quorum_strict", False)

    assert required() == [2, 1]
    say_rule(store, "quorum_fraction", Fraction(1), body="CS")
    assert required() == [2, 2]
    assert read(store).assembly.body("CS").rules.on(HELD) == Profile()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("public_ballot_fraction", Fraction(5)),
        ("secret_ballot_fraction", Fraction(0)),
        ("notice_clear_days", -1),
        ("notice_clear_days", 400),
        ("court", "x" * 301),
        ("quorum_fraction", Fraction(1)),
    ],
)
@pytest.mark.parametrize("body", [None, "CS"])
def test_a_rule_that_no_dossier_may_hold_is_refused(store, key, value, body):
    before = read(store)

    with pytest.raises(RuleViolation):
        say_rule(store, key, value, body=body)

    assert read(store) == before


def test_the_syndicat_does_not_put_the_quorum_of_a_body_out_of_reach(store):
    say_rule(store, "quorum_strict", False)
    say_rule(store, "quorum_fraction", Fraction(1))

    with pytest.raises(RuleViolation, match="jamais atteint"):
        say_rule(store, "quorum_strict", True, body="CS")


def test_the_words_of_a_rule_are_tidied(store):
    say_rule(store, "court", "  Toulouse\0 ")
    say_rule(store, "places", ("", "Cahors\n"))

    profile = read(store).syndicat.profile
    assert (profile.court, profile.places) == ("Toulouse", ("Cahors",))
