"""Gestures on colleges and on the member organisations they group."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from syndic_desktop.actions.assemblies import change_assembly
from syndic_desktop.actions.outcomes import Done
from syndic_desktop.domain import wording
from syndic_desktop.domain.assemblies import Assembly, College, Member
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.identities import LONGEST
from syndic_desktop.exchange.rosters.articles import usual_article
from syndic_desktop.exchange.rosters.names import free_code, slug

if TYPE_CHECKING:
    from syndic_desktop.store import Store

ARTICLES = ("le", "la", "les", "l’")


def add_college(store: Store, name: str, article: str | None = None) -> Done:
    """One more college; its article is guessed when it is not given. Raises RuleViolation."""
    name = _title(name, "du collège, par exemple « Communautés de communes »")

    def change(assembly: Assembly) -> Assembly:
        _refuse_twice(name, [each.name for each in assembly.colleges], "Ce collège")
        code = free_code(slug(name), {each.code for each in assembly.colleges})
        said = _article(article or usual_article(name) or "les")
        return replace(assembly, colleges=(*assembly.colleges, College(code, name, said)))

    return change_assembly(store, f"ajouter le collège « {wording.shortened(name)} »", change)


def edit_college(store: Store, college: College, *, everywhere: bool = False) -> Done:
    """Rename a college or change its article. Raises RuleViolation."""
    tidy = replace(college, name=_title(college.name, "du collège"), article=_article(college.article))
    return change_assembly(
        store,
        f"modifier le collège « {wording.shortened(tidy.name)} »",
        lambda assembly: replace(
            assembly, colleges=tuple(tidy if each.code == tidy.code else each for each in assembly.colleges)
        ),
        everywhere=everywhere,
    )


def remove_college(store: Store, code: str) -> Done:
    """Take away a college without members. Raises RuleViolation."""

    def change(assembly: Assembly) -> Assembly:
        if any(each.college == code for each in assembly.members):
            raise RuleViolation("Ce collège a des membres : retirez-les d’abord, ou changez-les de collège.")
        return replace(assembly, colleges=tuple(each for each in assembly.colleges if each.code != code))

    return change_assembly(store, "retirer un collège", change)


def add_member(store: Store, name: str, college: str) -> Done:
    """One more member organisation of a college. Raises RuleViolation."""
    name = _title(name, "du membre, par exemple « Communauté de communes du Pays d’Orsigny »")

    def change(assembly: Assembly) -> Assembly:
        _refuse_twice(name, [each.name for each in assembly.members], "Ce membre")
        code = free_code(slug(name), {each.code for each in assembly.members})
        return replace(assembly, members=(*assembly.members, Member(code, name, college)))

    return change_assembly(store, f"ajouter le membre « {wording.shortened(name)} »", change)


def edit_member(store: Store, member: Member, *, everywhere: bool = False) -> Done:
    """Rename a member, change its address or its college. Raises RuleViolation."""
    address = tuple(line for each in member.address if (line := wording.clean_line(each)))
    if any(len(line) > LONGEST for line in address):
        raise RuleViolation(f"Une ligne d’adresse est trop longue : {LONGEST} caractères au plus.")
    tidy = replace(member, name=_title(member.name, "du membre"), address=address)
    return change_assembly(
        store,
        f"modifier le membre « {wording.shortened(tidy.name)} »",
        lambda assembly: replace(
            assembly, members=tuple(tidy if each.code == tidy.code else each for each in assembly.members)
        ),
        everywhere=everywhere,
    )


def remove_member(store: Store, code: str) -> Done:
    """Take away a member that has neither seats nor deputies. Raises RuleViolation."""

    def change(assembly: Assembly) -> Assembly:
        named = {*(each.member for each in assembly.seats), *(each.member for each in assembly.pool_deputies)}
        if code in named:
            raise RuleViolation("Ce membre a des sièges ou des suppléants : retirez-les d’abord, ou fermez-les.")
        return replace(assembly, members=tuple(each for each in assembly.members if each.code != code))

    return change_assembly(store, "retirer un membre", change)


def _title(typed: str, whose: str) -> str:
    name = wording.clean_line(typed)
    if not name:
        raise RuleViolation(f"Écrivez le nom {whose}.")
    if len(name) > LONGEST:
        raise RuleViolation(f"Ce nom est trop long : {LONGEST} caractères au plus.")
    return name


def _article(typed: str) -> str:
    said = wording.fold(typed).replace("'", "’")
    if said not in ARTICLES:
        raise RuleViolation(f"« {wording.shortened(typed)} » n’est pas un article : écrivez {', '.join(ARTICLES)}.")
    return said


def _refuse_twice(name: str, known: list[str], what: str) -> None:
    if slug(name) in map(slug, known):
        raise RuleViolation(f"{what} existe déjà : « {wording.shortened(name)} ».")
