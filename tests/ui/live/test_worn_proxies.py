"""What the roll says of a proxy that has lasted as long as it may."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from syndic_desktop.domain.attendance import Presence, ProxyPaper, Stance, State
from syndic_desktop.domain.wording import NB
from tests.ui.standing import press, write


def test_a_proxy_that_has_lasted_three_sessions_is_told_beside_the_name(store, step):
    seat = next(each for each in step._live.sitting.seats if each.code == "DEP-2")
    holder = step._live.sitting.seats[0].titular
    with store.writing("séances passées") as writer:
        for month in (2, 4, 6):
            roll = (Presence(seat.code, Stance(State.PROXY, holder=holder)),)
            writer.add_session(replace(step._live.session, day=date(2026, 11, month), attendance=roll, items=()))
    press("Home", "P", "V")
    labels = [each.label for each in step.ask.fields[0]._choices if not each.refused]
    assert len(labels) == 1
    assert labels[0].replace(NB, " ").endswith("(déjà 3 séances de suite : pouvoir à signer de nouveau)")

    press("Down", "Return")
    assert "a déjà donné ce pouvoir" in step.ask.detail.text()
    assert "3 séances de suite" in step.ask.detail.text().replace(NB, " ")
    press("Return", "Return")
    assert "DEP-2" not in {each.seat for each in step._live.session.attendance}
    assert "a déjà servi 3 séances" in step.foot.sentence.replace(NB, " ")

    press("V", "Down", "Return")
    write("03/12/2026")
    press("Return", "Return")
    kept = next(each for each in step._live.session.attendance if each.seat == "DEP-2").stance
    assert (kept.holder, kept.paper) == (holder, ProxyPaper(date(2026, 12, 3)))
