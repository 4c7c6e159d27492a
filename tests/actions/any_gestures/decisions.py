"""Gestures on what is decided by delegation, and on the delegations."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from hypothesis import strategies as st

from syndic_desktop.actions import Gesture, decision_annexes, decisions, delegations
from syndic_desktop.domain.acts import Nature
from syndic_desktop.domain.decisions import Decision, DecisionKind, Tax
from syndic_desktop.domain.delegations import Delegation, Holder
from syndic_desktop.domain.numbering import Counter, KindNumbering
from tests.actions.any_gestures.basics import Draw, World, a_day, a_text, maybe

PATTERNS = ("LC{annee}-{numero:02}/{initiales}", "{numero}", "sans", "{numero}{numero}")
MATTERS = (None, "4.1", "7.10", "9.9", "x")
AMOUNTS = (None, Decimal("12.5"), Decimal(-3), Decimal(10**13))


def on_decisions(draw: Draw, world: World) -> Gesture:
    kind, day = draw(st.sampled_from(DecisionKind)), draw(maybe(a_day()))
    known = [each.key for each in world.dossier.decisions]
    key = draw(st.sampled_from([*known, (kind, draw(a_text()), None)]))
    new = Decision(
        kind,
        draw(st.just("") | a_text()),
        draw(a_text()),
        day,
        amount=draw(st.sampled_from(AMOUNTS)),
        tax=draw(maybe(st.sampled_from(Tax))),
        delegation=draw(maybe(a_text())),
        matter=draw(st.sampled_from(MATTERS)),
        nature=draw(maybe(st.sampled_from(Nature))),
    )
    numbering = KindNumbering(kind, draw(st.sampled_from(PATTERNS)), draw(st.sampled_from(Counter)))
    return draw(  # type: ignore[no-any-return]
        st.sampled_from(
            (
                partial(decisions.add_decisions, brought=(new,)),
                partial(decisions.add_decisions, brought=(new, new), position=1),
                partial(decisions.change_decision, key=key, subject=draw(a_text())),
                partial(decisions.change_decision, key=key, day=day),
                partial(decisions.change_decision, key=key, private=(draw(a_text()),)),
                partial(decisions.change_decision, key=key, number=draw(a_text())),
                partial(decisions.change_decision, key=key, matter=new.matter, nature=new.nature),
                partial(decisions.duplicate_decision, key=key, day=day),
                partial(decisions.remove_decisions, keys=(key,)),
                partial(decisions.take_list, brought=(new,), changes={key: {"precision": draw(a_text())}}),
                partial(decision_annexes.join_to_decision, key=key, name=draw(a_text()), content=b"annexe"),
                partial(decision_annexes.take_from_decision, key=key, place=0),
                partial(decision_annexes.rename_annex_of_decision, key=key, place=0, title=draw(a_text())),
                partial(decision_annexes.type_annex_of_decision, key=key, place=0, code=draw(maybe(a_text()))),
                partial(decisions.number_decisions, kind=kind, numbering=draw(maybe(st.just(numbering)))),
            )
        )
    )


def on_delegations(draw: Draw, world: World) -> Gesture:
    names = [each.name for each in world.dossier.delegations]
    name = draw(st.sampled_from([*names, draw(a_text())]))
    kinds = tuple(draw(st.sets(st.sampled_from(DecisionKind), max_size=2)))
    limit = draw(st.sampled_from((None, Decimal(40000), Decimal(0))))
    since, until = draw(maybe(a_day())), draw(maybe(a_day()))
    yearly, vice = draw(st.sampled_from((None, Decimal(90000), Decimal(0)))), draw(maybe(a_text()))
    new = Delegation(
        draw(a_text()), draw(st.sampled_from(Holder)), kinds, limit, Tax.BEFORE, None, since, until, yearly, vice
    )
    return draw(  # type: ignore[no-any-return]
        st.sampled_from(
            (
                partial(delegations.save_delegation, delegation=new),
                partial(delegations.save_delegation, delegation=new, replaced=name),
                partial(delegations.remove_delegation, name=name),
            )
        )
    )
