"""From a roster to an assembly: everybody arrives, in order; what was known stays."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from syndic_desktop.domain.assemblies import Assembly, Body, BodyKind, seats_on
from syndic_desktop.domain.numbering import Counter
from syndic_desktop.domain.people import Civility
from syndic_desktop.exchange.rosters import (
    FaultySheet,
    Roster,
    RosterLine,
    RosterPerson,
    assembly_of,
    model_workbook,
    read_roster,
)

SPRING, DAY = date(2026, 4, 1), date(2026, 6, 1)
MARIE = RosterPerson(Civility.MRS, "Marie", "DUPONT")
PAUL = RosterPerson(Civility.MR, "Paul", "DURAND")
LUC = RosterPerson(Civility.MR, "Luc", "BLANC")


def seat(
    titular: RosterPerson | None = MARIE,
    *,
    member: str = "Ville d’Ambre",
    college: str = "Communes",
    vacant: bool = False,
    role: str | None = None,
    deputies: tuple[RosterPerson, ...] = (),
    weight: Fraction | None = None,
    since: date | None = None,
    until: date | None = None,
) -> RosterLine:
    return RosterLine(2, college, "les", member, titular, None, vacant, role, deputies, weight, since, until)


def made(*lines: RosterLine, existing: Assembly | None = None) -> Assembly:
    return assembly_of(Roster(lines), existing)


def with_committee(assembly: Assembly) -> Assembly:
    codes = tuple(dict.fromkeys(each.code for each in assembly.seats))
    body = Body("CS", "Comité syndical", BodyKind.COMMITTEE, codes, "CS{annee}/{numero:02}", Counter.YEAR)
    return replace(assembly, bodies=(body,))


def test_codes_are_made_from_names() -> None:
    assembly = made(seat(deputies=(PAUL,)), seat(LUC))

    assert [each.code for each in assembly.people] == ["dupont-marie", "blanc-luc", "durand-paul"]
    assert [each.code for each in assembly.seats] == ["ville-d-ambre-1", "ville-d-ambre-2"]
    assert (assembly.members[0].code, assembly.colleges[0].code) == ("ville-d-ambre", "communes")
    assert assembly.seats[0].deputies == ("durand-paul",)


def test_homonyms_are_numbered() -> None:
    assembly = made(seat(replace(MARIE, email="a@a.fr")), seat(replace(MARIE, email="b@b.fr")))

    assert [each.code for each in assembly.people] == ["dupont-marie", "dupont-marie-2"]
    assert [each.titular for each in assembly.seats] == ["dupont-marie", "dupont-marie-2"]


def test_a_person_is_recognised_by_name_whatever_case_and_accents_and_is_completed() -> None:
    known = made(seat(RosterPerson(Civility.MRS, "Zoé", "LÉVÊQUE", phone="05")))

    again = made(seat(RosterPerson(Civility.MRS, "zoe", "Leveque", "z@z.fr")), existing=known)

    (person,) = again.people
    assert (person.code, person.last_name, person.email, person.phone) == ("leveque-zoe", "LÉVÊQUE", "z@z.fr", "05")
    assert len(again.seats) == 1


def test_two_people_of_one_name_and_two_civilities_are_two() -> None:
    known = made(seat(MARIE))

    again = made(seat(replace(MARIE, civility=Civility.MR)), existing=known)

    assert [each.code for each in again.people] == ["dupont-marie", "dupont-marie-2"]


def test_what_the_file_does_not_say_stays() -> None:
    known = made(
        seat(weight=Fraction(3, 2), deputies=(PAUL,), since=SPRING), seat(LUC, college="Régions", member="Opale")
    )

    again = made(seat(), existing=known)

    assert again == known


def test_rows_give_the_protocol_order_and_the_others_follow() -> None:
    known = made(seat(MARIE), seat(PAUL), seat(LUC))

    again = made(seat(LUC), seat(MARIE), existing=known)

    assert [each.titular for each in again.seats] == ["blanc-luc", "dupont-marie", "durand-paul"]


def test_new_seats_sit_in_the_committee() -> None:
    known = with_committee(made(seat(MARIE)))

    again = made(seat(PAUL), seat(MARIE), existing=known)

    assert again.bodies[0].seats == ("ville-d-ambre-2", "ville-d-ambre-1")
    assert [each.titular for each in seats_on(again, again.bodies[0], DAY)] == ["durand-paul", "dupont-marie"]


def test_a_seat_kept_out_of_the_committee_is_not_brought_back() -> None:
    known = with_committee(made(seat(MARIE)))
    known = made(seat(PAUL, member="Opale"), existing=replace(known, bodies=()))
    known = replace(
        known, bodies=(Body("CS", "CS", BodyKind.COMMITTEE, ("ville-d-ambre-1",), "{numero}", Counter.YEAR),)
    )

    again = made(seat(LUC), existing=known)

    assert again.bodies[0].seats == ("ville-d-ambre-2", "ville-d-ambre-1")


def test_a_newcomer_takes_the_seat_that_waits_for_a_titular() -> None:
    known = made(seat(MARIE), seat(None), seat(None, vacant=True))

    again = made(seat(MARIE), seat(PAUL), seat(None, vacant=True), existing=known)

    assert [(each.code, each.titular, each.vacant) for each in again.seats] == [
        ("ville-d-ambre-1", "dupont-marie", False),
        ("ville-d-ambre-2", "durand-paul", False),
        ("ville-d-ambre-3", None, True),
    ]


def test_a_successor_follows_on_the_same_seat() -> None:
    known = with_committee(made(seat(MARIE)))

    again = made(seat(MARIE, until=date(2026, 3, 31)), seat(PAUL, since=SPRING), existing=known)

    assert [(each.code, each.titular) for each in again.seats] == [
        ("ville-d-ambre-1", "dupont-marie"), ("ville-d-ambre-1", "durand-paul"),
    ]  # fmt: skip
    assert again.bodies == known.bodies
    assert [each.titular for each in seats_on(again, again.bodies[0], DAY)] == ["durand-paul"]


def test_functions_have_the_rank_of_their_title() -> None:
    roles = made(
        seat(MARIE, role="2ème Vice-Présidente", since=SPRING),
        seat(PAUL, role="Secrétaire", since=SPRING),
        seat(LUC, role="Président", since=SPRING),
    ).roles

    assert [(each.person, each.rank) for each in roles] == [("dupont-marie", 2), ("durand-paul", 3), ("blanc-luc", 0)]


@pytest.mark.parametrize(
    ("title", "rank"),
    [
        ("Présidente", 0), ("Président du syndicat", 0), ("1er Vice-Président", 1), ("Première vice-présidente", 1),
        ("3e Vice-Président délégué", 3), ("12ème vice président", 12), ("Seconde Vice-Présidente", 2),
        ("Président d’honneur", None), ("Vice-Président", None), ("Membre du bureau", None),
    ],
)  # fmt: skip
def test_the_rank_is_read_in_the_title(title: str, rank: int | None) -> None:
    from syndic_desktop.exchange.rosters.ranks import rank_of

    assert rank_of(title) == rank


PEOPLE = st.builds(
    RosterPerson,
    st.sampled_from(Civility),
    st.sampled_from(["Marie", "Paul", "Zoé", "ZOE"]),
    st.sampled_from(["DUPONT", "Durand", "Łuk", "王"]),
    st.sampled_from([None, "a@a.fr", "b@b.fr"]),
)
LINES = st.lists(
    st.builds(
        seat,
        st.none() | PEOPLE,
        member=st.sampled_from(["Ambre", "Opale"]),
        vacant=st.booleans(),
        role=st.none() | st.sampled_from(["Président", "Secrétaire"]),
        deputies=st.lists(PEOPLE, max_size=2).map(tuple),
        weight=st.none() | st.just(Fraction(3, 2)),
        since=st.none() | st.sampled_from([date(2020, 1, 1), SPRING]),
        until=st.none() | st.sampled_from([date(2026, 3, 31), date(2032, 1, 1)]),
    )
    .map(lambda line: replace(line, vacant=line.vacant and line.titular is None))
    .filter(lambda line: not (line.since and line.until) or line.since <= line.until),
    max_size=8,
)


@given(LINES, LINES)
def test_nothing_known_is_ever_removed_and_everybody_arrives(first: list[RosterLine], second: list[RosterLine]) -> None:
    known = made(*first)

    both = made(*second, existing=known)

    for kind in ("colleges", "members", "people"):
        codes = [each.code for each in getattr(both, kind)]
        assert len(codes) == len(set(codes))
        assert codes[: len(getattr(known, kind))] == [each.code for each in getattr(known, kind)]
    assert set(known.roles) <= set(both.roles)
    assert {each.code for each in known.seats} <= {each.code for each in both.seats}
    assert len(both.seats) >= max(len(first), len(second))
    assert {each.titular for each in known.seats} <= {each.titular for each in both.seats} | {None}
    assert sum(each.titular is not None for each in both.seats[: len(second)]) == sum(
        each.titular is not None for each in second
    )


def coherent(lines: list[RosterLine]) -> tuple[RosterLine, ...]:
    """The lines that do not seat again somebody already named."""
    kept: list[RosterLine] = []
    named: set[tuple[str, str, Civility]] = set()
    for line in lines:
        people = [each for each in (line.titular, *line.deputies) if each]
        keys = {(each.first_name.lower(), each.last_name.lower(), each.civility) for each in people}
        if len(keys) == len(people) and not keys & named:
            kept.append(line)
            named |= keys
    return tuple(kept)


@given(LINES.map(coherent))
def test_importing_the_same_list_again_changes_nothing(lines: tuple[RosterLine, ...]) -> None:
    known = with_committee(made(*lines))

    assert made(*lines, existing=known) == known


# --- The model


def filled(*rows: dict[str, object]) -> bytes:
    """The model, its examples erased and rows written in their place."""
    book = load_workbook(BytesIO(model_workbook()))
    sheet = book["Assemblée"]
    titles = [cell.value for cell in sheet[1]]
    sheet.delete_rows(2, 2)
    for number, row in enumerate(rows, start=2):
        for title, value in row.items():
            sheet.cell(number, titles.index(title) + 1).value = value  # type: ignore[assignment]
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def test_the_model_is_always_the_same_and_its_examples_are_not_read() -> None:
    assert model_workbook() == model_workbook()
    with pytest.raises(FaultySheet, match="ne contient aucun siège"):
        read_roster(model_workbook(), "modele.xlsx")


def test_the_examples_of_the_model_are_right() -> None:
    book = load_workbook(BytesIO(model_workbook()))
    for row in (2, 3):
        book["Assemblée"].cell(row, 1).value = None
    data = BytesIO()
    book.save(data)

    assembly = assembly_of(read_roster(data.getvalue(), "modele.xlsx"), None)

    assert [each.vacant for each in assembly.seats] == [False, True]
    assert assembly.seats[0].weight == Fraction(3, 2)


def test_the_model_once_filled_is_read_without_a_notice() -> None:
    roster = read_roster(
        filled(
            {"Collège": "Communes", "Membre": "Ambre", "Civilité": "M.", "Prénom": "Luc", "Nom": "BLANC", "Voix": "3/2"}
        ),
        "modele.xlsx",
    )

    assert roster.notices == ()
    assert roster.lines[0].weight == Fraction(3, 2)


def test_the_model_explains_its_columns_and_lists_its_choices() -> None:
    book = load_workbook(BytesIO(model_workbook()))
    sheet = book["Assemblée"]

    assert book.sheetnames == ["Assemblée", "Mode d’emploi"]
    assert all(cell.comment for cell in sheet[1])
    assert {rule.formula1 for rule in sheet.data_validations.dataValidation} == {
        '"M.,Mme"', '"le,la,les,l’"', '"oui,à désigner"',
    }  # fmt: skip
    assert sheet.column_dimensions["P"].number_format == "@"


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_model_filled_in_libreoffice_is_read_the_same(kind: str, soffice: Path, tmp_path: Path) -> None:
    row: dict[str, object] = {
        "Collège": "Communes", "Membre": "L’Île-d’Œuf", "Civilité": "M.", "Prénom": "Éric", "Nom": "BLANC",
        "Voix": "3/2", "Du": SPRING, "Téléphone": "05 61 00 00 00", "Adresse": "1 rue\n09000 A",
    }  # fmt: skip
    (tmp_path / "liste.xlsx").write_bytes(filled(row))
    (tmp_path / "out").mkdir()
    subprocess.run(
        [soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", kind,
         "--outdir", tmp_path / "out", tmp_path / "liste.xlsx"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip

    again = read_roster((tmp_path / "out" / f"liste.{kind}").read_bytes(), f"liste.{kind}")

    assert again == read_roster(filled(row), "liste.xlsx")
