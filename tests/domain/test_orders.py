"""The register of orders of a year: what is entered, in which order, what is missing before it is bound."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from syndic_desktop.domain.acts import Act, Signature, Transmission
from syndic_desktop.domain.decisions import Decision, DecisionKind
from syndic_desktop.domain.numbering import Counter, KindNumbering
from syndic_desktop.domain.orders import audit_orders, by_theme, orders, years
from syndic_desktop.domain.registers import NO_MATTER, Lack

DAY = date(2026, 3, 12)
DONE = Act(Signature(DAY, "Cahors"), Transmission(DAY, None, DAY), DAY, scan="acte.pdf")
FIRST = Decision(DecisionKind.ORDER, "AR2026-01", "Régisseur", DAY, matter="7.10", act=DONE)
SECOND = replace(FIRST, number="AR2026-02", matter="4.1")
BAIL = replace(FIRST, kind=DecisionKind.PRESIDENT_DECISION, number="D2026-01", day=date(2026, 1, 5), matter=None)
NUMBERINGS = tuple(KindNumbering(kind, pattern, Counter.YEAR)
                   for kind, pattern in ((DecisionKind.ORDER, "AR{annee}-{numero:02}"),
                                         (DecisionKind.PURCHASE_ORDER, "LC{annee}-{numero:02}")))  # fmt: skip


def test_orders_and_decisions_of_the_president_are_entered_by_date_then_number():
    bought = replace(FIRST, kind=DecisionKind.PURCHASE_ORDER, number="LC2026-09")
    before, undated = replace(FIRST, day=date(2025, 3, 1)), replace(FIRST, number="AR9", day=None)
    known = (SECOND, FIRST, bought, before, undated, BAIL)

    assert orders(2026, known).acts == (BAIL, FIRST, SECOND)
    assert years(known) == {2026: 3, 2025: 1}


def test_the_table_by_subject_follows_the_nomenclature_and_ends_with_what_has_no_matter():
    themes = by_theme((BAIL, FIRST, SECOND))

    assert [acts for _, acts in themes] == [(SECOND,), (FIRST,), (BAIL,)]
    assert themes[-1][0] == NO_MATTER


def test_what_is_missing_is_told_act_by_act_after_the_numbers_given_to_nothing():
    assert audit_orders((FIRST, SECOND, BAIL), NUMBERINGS, 2026) == ()

    later = replace(FIRST, number="AR2026-05", act=None)
    told = audit_orders((FIRST, later, replace(SECOND, number="AR2026-06", day=None)), NUMBERINGS, 2026)

    assert [each.lack for each in told] == [
        Lack.GAP, Lack.DATE, Lack.SIGNATURE, Lack.TRANSMISSION, Lack.PUBLICATION, Lack.SCAN,
    ]  # fmt: skip
    assert "Les numéros AR2026-02 à AR2026-04 manquent parmi les arrêtés" in told[0].sentence
    assert {each.decision for each in told[2:]} == {later}


def test_numbers_lost_in_an_earlier_year_are_told_in_that_year_only():
    on = (KindNumbering(DecisionKind.ORDER, "AR{numero}", Counter.CONTINUOUS),)
    known = tuple(
        replace(FIRST, number=f"AR{rank}", day=date(year, 3, 1)) for rank, year in ((1, 2025), (3, 2025), (5, 2026))
    )

    (told,) = audit_orders(known, on, 2026)

    assert "AR4" in told.sentence
