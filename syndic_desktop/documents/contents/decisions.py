"""The paper of what was decided by delegation: an order, a decision of the president, a deliberation of the bureau.

It says what was entered of it, and on what it rests: the code, the deliberation that gave the delegation. The rest is
written in Word. It refuses to know of what is bought, which has papers of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from syndic_desktop.documents.contents.acts import BLANK, decided_act, presiding
from syndic_desktop.documents.contents.frames import article_of, of_syndicat
from syndic_desktop.documents.contents.naming import Names
from syndic_desktop.documents.contents.presence import Context
from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import Nature
from syndic_desktop.domain.assemblies import Assembly, BodyKind
from syndic_desktop.domain.decisions import Decision, DecisionKind
from syndic_desktop.domain.delegations import ENTRUSTED, Delegation, Holder, named
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.domain.wording import NB


@dataclass(frozen=True, slots=True)
class Form:
    """How an act of a kind is called, how it calls itself, the ending of what is said of it, the verb of its author."""

    name: str
    itself: str
    ending: str
    verb: str


FORMS = {
    DecisionKind.ORDER: Form("Arrêté", "Le présent arrêté", "", "ARRÊTE"),
    DecisionKind.PRESIDENT_DECISION: Form("Décision", "La présente décision", "e", "DÉCIDE"),
    DecisionKind.BUREAU_DELIBERATION: Form("Délibération du bureau", "La présente délibération", "e", "DÉCIDE"),
}
"""The kinds that are acts written by the syndicat itself."""
CODE = "le code général des collectivités territoriales"
ARTICLES = {
    DecisionKind.ORDER: ("L5211-9",),
    DecisionKind.PRESIDENT_DECISION: ("L5211-9", "L5211-10"),
    DecisionKind.BUREAU_DELIBERATION: ("L5211-10",),
}
"""What the law rests them on, in a closed syndicat (L5711-1); an open one decides it in its statutes (L5721-2)."""
DELIBERATION = "deliberation"
_LABEL = re.compile(
    r"(?i)art(?:icle|\.)\s*(?:[0-9]{1,2}(?:er|ᵉʳ|°)?|premier|unique)\s*(?:$|(?:[:–—-]|\.(?:\s*[–—-])?)(?:\s+|$))"
)
"""« Article 2 : », which the paper prints itself; not « Article 2 du règlement », nor « Article 2-1 »."""
TO = {
    Holder.PRESIDENT: "au président",
    Holder.VICE_PRESIDENT: "à un vice-président",
    Holder.BUREAU: "au bureau",
}


@dataclass(frozen=True, slots=True)
class Delegated:
    """What the papers of decisions are made of, whichever decision it is."""

    syndicat: Syndicat
    assembly: Assembly
    delegations: tuple[Delegation, ...] = ()


def titled(decision: Decision) -> str:
    """« Arrêté n° AR2026/01 du 12 mars 2026 »."""
    day = f" du {wording.long_date(decision.day)}" if decision.day else ""
    return f"{FORMS[decision.kind].name} n°{NB}{decision.number}{day}"


def decided(decision: Decision, known: Delegated) -> Context:
    """The context of the template `decision`. The kind is one of `FORMS`."""
    form, syndicat = FORMS[decision.kind], known.syndicat
    names = Names(known.assembly, decision.day or date.max)
    bureau = decision.kind is DecisionKind.BUREAU_DELIBERATION
    president, of = names.president(), of_syndicat(syndicat)
    who, said = presiding(president, names), written(decision.text or "")
    signed_by = names.bare(president) if president else ""
    if vice := _vice(decision, known):
        signed_by, _, who = vice.rpartition(", ")
    return {
        "syndicat": of,
        "decision": {
            "nature": form.name,
            "titre": f"{form.name} n°{NB}{decision.number}",
            "numero": decision.number,
            "objet": wording.french(decision.subject),
            "date": wording.short_date(decision.day) if decision.day else BLANK,
            "date_longue": wording.long_date(decision.day) if decision.day else BLANK,
            "titulaire": wording.french(decision.supplier or ""),
            "montant": _amount(decision),
            "precision": wording.french(decision.precision or ""),
            "delegation": wording.french(decision.delegation or ""),
            "auteur": _author(known.assembly, of) if bureau else f"{vice or who} {of['du']},",
            "bureau": bureau,
            "visas": [*_grounds(decision, known), *said["Vu"]],
            "considerants": said["Considérant"],
            "verbe": form.verb,
            "articles": _articles(list(_clauses(decision, said[""], known.assembly))),
        },
        "acte": decided_act(decision, syndicat, names, form.itself),
        "signataires": {"president": {"titre": who, "nom": signed_by}},
    }


def _author(assembly: Assembly, of: Context) -> str:
    bureau = next((each.name for each in assembly.bodies if each.kind is BodyKind.BUREAU), "Bureau")
    named_ = wording.with_article(*article_of(bureau))
    return f"{named_[:1].upper()}{named_[1:]} {of['du']}, après en avoir délibéré,"


def _vice(decision: Decision, known: Delegated) -> str:
    """The vice-president that takes a decision, « Mme Anne ROY, 1re Vice-Présidente »; empty where it is nobody named.

    Whom the comité delegates to decides, and signs (L5211-10).
    """
    found = named(known.delegations, decision.delegation) if decision.delegation else None
    return found.vice or "" if found is not None and found.covers(decision.kind) else ""


def _grounds(decision: Decision, known: Delegated) -> Iterator[str]:
    """What it rests on, without « Vu »."""
    if known.syndicat.kind is SyndicatKind.CLOSED:
        yield f"{CODE}, notamment ses articles {wording.listing((*ARTICLES[decision.kind], 'L5711-1'))}"
    else:
        yield f"{CODE}, notamment ses articles L5721-1 et suivants"
        yield "les statuts du syndicat"
    if decision.delegation is None:
        return
    found = named(known.delegations, decision.delegation)
    quoted, about = wording.french(decision.delegation), ""
    act = quoted if wording.fold(quoted).startswith(DELIBERATION) else ""
    if found is not None and found.act:
        about, act = f" ({wording.french(found.name)})", wording.french(found.act)
    if not act:
        yield f"la délégation « {quoted} » consentie par {_committee(known.assembly)}"
        return
    head = "" if wording.fold(act).startswith(DELIBERATION) else f"délibération n°{NB}"
    holder = found.holder if found is not None else ENTRUSTED.get(decision.kind, Holder.PRESIDENT)
    to = f"à {found.vice}" if found is not None and found.vice else TO[holder]
    yield f"la {head}{act} donnant délégation {to}{about}"


def written(text: str) -> dict[str, list[str]]:
    """Her own lines: those after « Vu », those after « Considérant », the articles under no word."""
    found: dict[str, list[str]] = {"Vu": [], "Considérant": [], "": []}
    for line in filter(None, map(str.strip, text.splitlines())):
        head, _, rest = line.partition(" ")
        word = next((each for each in found if each and wording.fold(head).rstrip(":") == wording.fold(each)), "")
        said = wording.french(rest.strip() if word else _LABEL.sub("", line))
        if said:
            found[word].append(said)
    return found


def _clauses(decision: Decision, articles: Sequence[str], assembly: Assembly) -> Iterator[str]:
    """What it decides, in her words where she wrote them, and what becomes of it."""
    yield from map(_ended, articles or [wording.french(decision.subject)])
    told = [
        f"Titulaire{NB}: {wording.french(decision.supplier)}" if decision.supplier else "",
        f"Montant{NB}: {_amount(decision)}" if decision.amount is not None else "",
        wording.french(decision.precision or ""),
    ]
    if any(told):
        yield " ".join(_ended(each) for each in told if each)
    form, act = FORMS[decision.kind], decision.act
    sent = [] if act and act.exempt is not None else [f"transmis{form.ending} au représentant de l’État"]
    public = "notifié" if decision.sent_as is Nature.INDIVIDUAL else "publié"
    done = wording.listing([*sent, f"{public}{form.ending}", f"inscrit{form.ending} au registre"])
    yield f"{form.itself} sera {done}."
    if decision.kind is not DecisionKind.ORDER or decision.delegation is not None:
        # An order that rests on no delegation is the president's own power: nothing is owed of it to the comité.
        yield f"Il en sera rendu compte à la prochaine réunion {_of_committee(assembly)}."


def _articles(clauses: Sequence[str]) -> list[Context]:
    if len(clauses) == 1:
        return [{"rang": "Article unique", "texte": clauses[0]}]
    return [
        {"rang": f"Article {wording.ordinal_short(1) if rank == 1 else rank}", "texte": text}
        for rank, text in enumerate(clauses, start=1)
    ]


def _committee(assembly: Assembly) -> str:
    return wording.with_article(*_named_committee(assembly))


def _of_committee(assembly: Assembly) -> str:
    return wording.of(*_named_committee(assembly))


def _named_committee(assembly: Assembly) -> tuple[str, str]:
    return article_of(next((each.name for each in assembly.bodies if each.kind is BodyKind.COMMITTEE), "Comité"))


def _amount(decision: Decision) -> str:
    if decision.amount is None:
        return ""
    return f"{wording.amount(decision.amount)}{NB}{decision.tax}" if decision.tax else wording.amount(decision.amount)


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
