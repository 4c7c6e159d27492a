"""The statutory profile: what is said wins over the law, what a body says wins over both."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from fractions import Fraction

from syndic_desktop.domain.statutes import (
    FormerProfile,
    Profile,
    ProxyProfile,
    QuorumBase,
    QuorumProfile,
    Statutes,
    statutes,
)


def test_silent_statutes_leave_the_law():
    assert statutes(Profile()) == Statutes()


def test_a_body_may_differ_from_its_syndicat():
    profile = Profile(notice_clear_days=7, quorum=QuorumProfile(fraction=Fraction(1, 3), strict=False))

    applied = statutes(profile, Profile(notice_clear_days=3, proxies=ProxyProfile(max_per_holder=2)))

    assert (applied.notice_clear_days, applied.quorum_fraction, applied.quorum_strict) == (3, Fraction(1, 3), False)
    assert applied.proxies_per_holder == 2


def test_a_rule_said_to_be_false_is_not_a_silence():
    assert statutes(Profile(casting_vote=False)).casting_vote is False


def test_everything_a_profile_can_say_is_applied():
    said = Profile(
        **{
            field.name: getattr(Statutes(), field.name)
            for field in fields(Profile)
            if hasattr(Statutes(), field.name) and field.name not in ("quorum", "proxies", "former")
        },
        quorum=QuorumProfile(QuorumBase.WEIGHTS, Fraction(2, 3), False, True),
        proxies=ProxyProfile(4, 5, True, False),
    )

    applied = statutes(said)

    assert applied.quorum_base is QuorumBase.WEIGHTS
    assert (applied.proxies_per_holder, applied.proxy_sessions, applied.proxy_same_college, applied.deputy_first) == (
        4,
        5,
        True,
        False,
    )


def test_a_session_held_keeps_the_rules_of_its_day():
    then, day = Profile(notice_clear_days=5), date(2026, 2, 10)
    profile = Profile(notice_clear_days=8, former=(FormerProfile(day, then),))

    assert profile.on(day) == then
    assert profile.on(date(2026, 2, 11)) is profile
    assert statutes(profile) == Statutes(notice_clear_days=8)
