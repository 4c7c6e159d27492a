"""Gestures on the syndicat itself: entering it in an empty file, its form, its logo, its statutory profile."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from syndic_desktop.actions.assemblies import change_assembly
from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.actions.sittings import the_syndicat
from syndic_desktop.domain import provisions, wording
from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.histories import dated, last_held
from syndic_desktop.domain.identities import LONGEST
from syndic_desktop.domain.pictures import read_picture
from syndic_desktop.domain.statutes import Statutes, statutes
from syndic_desktop.domain.syndicats import Syndicat, valid_siret
from syndic_desktop.exchange.rosters.assemblies import first_committee

if TYPE_CHECKING:
    from syndic_desktop.store import Store

SYNDICAT = frozenset({Topic.SYNDICAT, Topic.SESSIONS, Topic.ATTENDANCE, Topic.VOTES, Topic.AGENDA})
_DEPARTMENT = re.compile(r"[0-9]{1,3}|2[AB]", re.ASCII)


def create_syndicat(store: Store, syndicat: Syndicat) -> Done:
    """Enter the syndicat in an empty file, with its committee, whose seats come next. Raises RuleViolation."""
    tidy = checked(syndicat)
    label = f"créer le syndicat « {wording.shortened(tidy.short_name)} »"
    with store.writing(label) as writer:
        if (known := writer.syndicat()) is not None:
            raise RuleViolation(f"Ce fichier est déjà celui de « {known.name} » : créez-en un autre.")
        writer.save_syndicat(tidy)
        if not writer.assembly().bodies:
            writer.save_assembly(Assembly(bodies=(first_committee(),)))
    return Done(label, SYNDICAT | {Topic.ASSEMBLY}, forget_syndicat)


def forget_syndicat(store: Store) -> Done:
    """Make the file empty again; the inverse of `create_syndicat`. Raises RuleViolation once there is more in it."""
    label = "vider le fichier"
    with store.writing(label) as writer:
        known, assembly = writer.syndicat(), writer.assembly()
        if known is None or writer.sessions() or assembly.seats or writer.decisions():
            raise RuleViolation("Ce fichier contient autre chose que le syndicat : rien n’a été retiré.")
        writer.save_assembly(Assembly())
        writer.remove_syndicat()
    return Done(label, SYNDICAT | {Topic.ASSEMBLY}, partial(create_syndicat, syndicat=known))


def edit_syndicat(store: Store, syndicat: Syndicat, *, sets: Collection[str] = ()) -> Done:
    """Make the syndicat be this one. `sets`: the template sets there are, any when none is given.

    Raises RuleViolation.
    """
    with store.reading() as reader:
        known = reader.syndicat()
    # A wrong SIRET that came with a dossier is said by the checks: it does not stop the rest from being edited.
    same = known is not None and syndicat.siret == known.siret
    tidy = replace(checked(replace(syndicat, siret=None)), siret=syndicat.siret) if same else checked(syndicat)
    same_set = known is not None and tidy.templates == known.templates
    if sets and not same_set and tidy.templates not in sets:
        raise RuleViolation(f"Le jeu de modèles « {tidy.templates} » n’existe pas : choisissez-en un dans la liste.")
    return _saved(store, tidy, "modifier le syndicat")


def say_rule(store: Store, key: str, value: Any, *, body: str | None = None) -> Done:
    """Make the profile say this of a rule; None goes back to the default. Raises RuleViolation.

    `body`: the own rules of a body, which come before the syndicat's. Sessions held keep the rules of their day.
    """
    rule = provisions.provision(key)
    value = provisions.sound(rule, value)
    with store.reading() as reader:
        known, assembly, footings = the_syndicat(reader), reader.assembly(), reader.footings()
    if sentence := provisions.refused(known.kind, key, value):
        raise RuleViolation(sentence)
    profile = known.profile if body is not None else provisions.saying(known.profile, key, value)
    for each in assembly.bodies:
        own = provisions.saying(each.rules, key, value) if each.code == body else each.rules
        _refuse_unreachable(statutes(profile, own))
    what = "revenir au défaut pour" if value is None else "régler"
    label = f"{what} « {rule.name} »"
    if body is not None:
        return _say_for_body(store, body, key, value, label)
    _refuse_unreachable(statutes(profile))
    return _saved(store, replace(known, profile=dated(known.profile, profile, last_held(footings))), label)


def put_logo(store: Store, content: bytes) -> Done:
    """Give the syndicat a logo, a PNG or JPEG picture that papers can show. Raises RefusedPicture."""
    return _logo_put(store, f"annexes/logo.{read_picture(content).extension}", content)


def remove_logo(store: Store) -> Done:
    """Take the logo away."""
    return _logo_put(store, None, b"")


def checked(syndicat: Syndicat) -> Syndicat:
    """The syndicat tidied. Raises RuleViolation."""
    name, short_name, city, department_name = (
        wording.clean_line(each)
        for each in (syndicat.name, syndicat.short_name, syndicat.city, syndicat.department_name)
    )
    address = tuple(line for each in syndicat.address if (line := wording.clean_line(each)))
    if not name:
        raise RuleViolation("Écrivez le nom du syndicat, comme il doit paraître sur les actes.")
    for text in (name, short_name, city, department_name, *address):
        if len(text) > LONGEST:
            raise RuleViolation(f"« {wording.shortened(text)} » est trop long : {LONGEST} caractères au plus.")
    return replace(
        syndicat,
        name=name,
        short_name=short_name or name,
        city=city,
        department=read_department(syndicat.department),
        department_name=department_name,
        address=address,
        siret=read_siret(syndicat.siret or ""),
        ape=wording.clean_line(syndicat.ape or "")[:LONGEST] or None,
    )


def read_siret(typed: str) -> str | None:
    """Fourteen figures with a right key (F8), None when nothing is typed. Raises RuleViolation."""
    figures = re.sub(r"[\s.]", "", typed)
    if not figures:
        return None
    if not (figures.isascii() and figures.isdigit() and len(figures) == 14):
        raise RuleViolation("Un SIRET compte 14 chiffres : relisez-le sur l’avis de situation de l’INSEE.")
    if not valid_siret(figures):
        raise RuleViolation("Ce SIRET est faux, sa clé ne tombe pas juste : un chiffre est sans doute mal recopié.")
    return figures


def read_department(typed: str) -> str:
    """« 46 » or « 2A » as the transmission norm writes it, in three characters: « 046 », « 02A »."""
    found = wording.clean_line(typed).upper()
    if len(found) == 3 and found.startswith("02"):
        found = found[1:] if found[1:] in ("2A", "2B") else found
    if not _DEPARTMENT.fullmatch(found):
        raise RuleViolation("Écrivez le numéro du département, comme 46, 2A ou 974.")
    return found.rjust(3, "0")


def _saved(store: Store, syndicat: Syndicat, label: str) -> Done:
    with store.writing(label) as writer:
        known = the_syndicat(writer)
        writer.save_syndicat(syndicat)
    return Done(label, SYNDICAT, partial(_saved, syndicat=known, label=label))


def _refuse_unreachable(rules: Statutes) -> None:
    if not rules.quorum_reachable:
        raise RuleViolation(
            "Un quorum de « plus que la totalité » ne serait jamais atteint : choisissez une part plus petite, ou "
            "dites d’abord qu’il suffit de l’atteindre."
        )


def _say_for_body(store: Store, body: str, key: str, value: Any, label: str) -> Done:
    def change(assembly: Assembly) -> Assembly:
        known = assembly.body(body)
        said = replace(known, rules=provisions.saying(known.rules, key, value))
        return replace(assembly, bodies=tuple(said if each.code == body else each for each in assembly.bodies))

    return change_assembly(store, f"{label} ({body})", change)


def _logo_put(store: Store, path: str | None, content: bytes) -> Done:
    label = "changer le logo" if path else "retirer le logo"
    with store.writing(label) as writer:
        known = the_syndicat(writer)
        held = {line.path for line in writer.files()}
        before = writer.file(known.logo) if known.logo in held and known.logo else b""
        if known.logo in held and known.logo:
            writer.remove_file(known.logo)
        if path is not None:
            writer.put_file(path, content)
        writer.save_syndicat(replace(known, logo=path))
    undo = partial(_logo_put, path=known.logo if before else None, content=before)
    return Done(label, SYNDICAT, undo)
