"""The minutes paragraph by paragraph: where each stands in what their paper says, and her words put there.

The screen shows these paragraphs and the template prints the same fields: there is one text. What an act says, how a
vote went and who was there are told as they were recorded; a paragraph of hers may stand beside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from syndic_desktop.documents.contents.statements import PaperText, Recaps, statement
from syndic_desktop.documents.insets import INSETS, Inset, PaperBlock
from syndic_desktop.documents.word.recaps import RecapTable
from syndic_desktop.domain.minutes import Line, Paragraph, Rewording, composed
from syndic_desktop.domain.texts import Table, Text, paragraph
from syndic_desktop.domain.wording import NB

Path = tuple[str | int, ...]

LAID_OUT = "Ce titre est celui du modèle Word."
CALLED = "Les noms et les chiffres sont ceux de l’appel : corrigez-les à l’étape Séance."
CONVENED = "L’ordre du jour et les dates sont ceux de la séance : corrigez-les aux étapes qui les portent."
ENACTED = "Ce texte est celui de l’acte, que l’extrait reprend : corrigez-le à l’étape Ordre du jour."
VOTED = "Ce résultat est celui du vote, que l’extrait reprend : corrigez-le à l’étape Séance."
RECORDED = "Ce tableau est celui des décisions enregistrées : corrigez-les là où elles sont entrées."
FIXING = "Ceci est dit par l’arrêt du procès-verbal."


class Look(Enum):
    """How a paragraph is laid out on the screen."""

    TITLE = auto()
    HEADING = auto()
    ITEM = auto()
    LABEL = auto()
    BODY = auto()
    CLAUSE = auto()
    DETAIL = auto()


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph, how it looks, what its paper says before it, and the field it is, as keys from the context.

    `path` empty: no field alone, beside which nothing of hers could stand. `apart`: see `Inset`.
    """

    paragraph: Paragraph
    look: Look = Look.BODY
    lead: str = ""
    path: Path = ()
    apart: bool = False


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line of the minutes as the screen shows it; `shown`: what its paper says in it."""

    line: Line
    look: Look = Look.BODY
    lead: str = ""
    shown: PaperText = ()


def spots(context: Mapping[str, Any]) -> tuple[Spot, ...]:
    """Every paragraph of the minutes, in order; of their context before her words are put in it."""
    return (*_opening(context), *_points(context), *_closing(context))


def sheet(
    context: Mapping[str, Any], rewordings: Sequence[Rewording], recaps: Recaps | None = None
) -> tuple[SheetLine, ...]:
    """What the screen shows: every paragraph with her words."""
    return lines(spots(context), rewordings, recaps)


def lines(
    known: Sequence[Spot], rewordings: Sequence[Rewording], recaps: Recaps | None = None
) -> tuple[SheetLine, ...]:
    """Paragraphs that are known already, with her words."""
    places = {id(spot.paragraph): spot for spot in known}
    shown = []
    for line in composed([spot.paragraph for spot in known], rewordings):
        spot = places.get(id(line.anchor)) if line.own else None
        said = line.told if line.rewording is None else statement(line.told, recaps or {})
        shown.append(SheetLine(line, spot.look if spot else Look.BODY, spot.lead if spot else "", said))
    return tuple(shown)


def with_words(
    context: Mapping[str, Any], rewordings: Sequence[Rewording], recaps: Recaps | None = None
) -> Mapping[str, Any]:
    """The context with her words where the template prints what they are said in the place of.

    `recaps`: what was decided by delegation, that a paragraph of hers may ask for in a table.
    """
    if not rewordings:
        return context
    known = spots(context)
    told: dict[int, PaperText] = {}
    around: dict[int, tuple[list[PaperBlock], list[PaperBlock]]] = {}
    ranks = {id(spot.paragraph): rank for rank, spot in enumerate(known)}
    for line in composed([spot.paragraph for spot in known], rewordings):
        rank = -1 if line.anchor is None else ranks[id(line.anchor)]
        if line.own:
            if line.rewording is not None:
                told[rank] = statement(line.told, recaps or {})
        elif (host := _host(known, rank)) is not None:
            around.setdefault(host, ([], []))[host <= rank].extend(statement(line.told, recaps or {}))
    return _filled(context, known, told, around)


def _filled(
    context: Mapping[str, Any],
    known: Sequence[Spot],
    told: Mapping[int, PaperText],
    around: Mapping[int, tuple[list[PaperBlock], list[PaperBlock]]],
) -> Mapping[str, Any]:
    """The context with an inset in each field that is spoken of; the one given is left as it is."""
    made: dict[str, Any] = dict(context)
    insets: list[Inset] = []
    statements: dict[Path, dict[int, PaperText]] = {}
    for rank in sorted({*told, *around}):
        spot = known[rank]
        before, after = around.get(rank, ([], []))
        if "expose" in spot.path:  # rich text already: her words go among its blocks
            text = told.get(rank, (_get(context, spot.path),))
            statements.setdefault(spot.path[:-1], {})[int(spot.path[-1])] = (*before, *text, *after)
            continue
        text = told.get(rank, spot.paragraph.base)
        inset = Inset(len(insets), text, tuple(before), tuple(after), spot.apart)
        insets.append(inset)
        _put(made, spot.path, inset)
    for path, blocks in statements.items():
        was = _get(made, path)
        _put(made, path, tuple(each for place, one in enumerate(was) for each in blocks.get(place, (one,))))
    _put_away_empty(made)
    made[INSETS] = insets
    return made


def _put_away_empty(made: dict[str, Any]) -> None:
    """Debates that she took off one and all leave no title over nothing."""
    for place, point in enumerate(made["points"]):
        said = point["debats"]
        if said and all(isinstance(each, Inset) and not (each.before or each.text or each.after) for each in said):
            _put(made, ("points", place, "debats"), [])


def _host(known: Sequence[Spot], rank: int) -> int | None:
    """The field beside which words that follow a paragraph are printed: it, the one before, or the next one."""
    item = known[rank].paragraph.item if rank >= 0 else 0
    before = [place for place in range(rank, -1, -1) if known[place].path]
    after = [place for place in range(rank + 1, len(known)) if known[place].path]
    near = [place for place in (*before, *after) if known[place].paragraph.item == item]
    return next(iter((*near, *before, *after)), None)


def _get(context: Any, path: Path) -> Any:
    for key in path:
        context = context[key]
    return context


def _put(context: Any, path: Path, value: object) -> None:
    """Put a value down a path, what holds it being copied on the way."""
    for key in path[:-1]:
        held = context[key]
        context[key] = list(held) if isinstance(held, list) else dict(held)
        context = context[key]
    context[path[-1]] = value


def _opening(context: Mapping[str, Any]) -> Iterator[Spot]:
    session, there = context["seance"], context["presence"]
    yield _sealed("titre", f"Procès-verbal de la séance {context['instance']['du']}", LAID_OUT, Look.TITLE)
    yield _sealed("date", f"Séance du {session['date_jour']}", LAID_OUT, Look.TITLE)
    hour = f" à {session['heure']}" if session["heure"] else ""
    met = ", ".join(
        filter(None, (f"{context['instance']['le']} {context['syndicat']['du']}", session["convoque"],
                      session["reuni"], session["sous_presidence"]))
    )  # fmt: skip
    yield _sealed("reunion", f"{session['ouverture']}{hour}, {met}.", CONVENED)
    for name in ("presents", "suppleances", "pouvoirs", "excuses", "absents"):
        yield from _called(there, name)
    counts = there["comptes"]
    names = ("en_exercice", "presents", "pouvoirs", "manquants", "votants")
    heads = ("En exercice", "Présents", "Pouvoirs", "Absents", "Votants")
    figures = Table((heads, tuple(str(counts[name]) for name in names)), header=True)
    yield Spot(Paragraph(0, "comptes", (figures,), CALLED))
    yield _own(0, "quorum", there["quorum"]["phrase"], ("presence", "quorum", "phrase"))
    yield from _each(0, "ouverture", context["ouverture"], ("ouverture",))
    yield _sealed("ordre_du_jour", "Ordre du jour", LAID_OUT, Look.HEADING)
    for place, entry in enumerate(context["ordre_du_jour"]):
        lead = f"{entry['rang']}.{NB}"
        yield _own(0, f"ordre_du_jour/{place}", entry["objet"], ("ordre_du_jour", place, "objet"), CONVENED, lead=lead)


def _called(there: Mapping[str, Any], name: str) -> Iterator[Spot]:
    said = there[name]
    if isinstance(said, str):
        said = [said] if said else []
    if f"titre_{name}" in there and said:
        yield _sealed(f"titre_{name}", f"{there[f'titre_{name}']}{NB}:", LAID_OUT, Look.LABEL)
    for place, each in enumerate(said):
        yield _sealed(f"{name}/{place}", each if isinstance(each, str) else each["phrase"], CALLED)


def _points(context: Mapping[str, Any]) -> Iterator[Spot]:
    for place, point in enumerate(context["points"]):
        yield from _point(point, ("points", place))


def _point(point: Mapping[str, Any], path: Path) -> Iterator[Spot]:
    item = point["position"]
    yield from _each(item, "mouvements", point["mouvements"], (*path, "mouvements"))
    yield from _headed(point, path)
    rapporteur = f"Rapporteur{NB}: {point['rapporteur']}" if point["rapporteur"] else ""
    if said := " – ".join(filter(None, (point["titre"], rapporteur))):
        yield _sealed("titre", said, ENACTED, Look.DETAIL, item)
    if point["presidence"]:
        yield _sealed("presidence", f"Ce point est examiné {point['presidence']}.", CALLED, Look.BODY, item)
    yield from _one(point, "effectif", path)
    for place, block in enumerate(point["expose"]):
        recap = isinstance(block, RecapTable)
        told = (_table(block) if recap else block,)
        yield Spot(Paragraph(item, f"expose/{place}", told, RECORDED if recap else ""), path=(*path, "expose", place))
    if point["debats"]:
        yield _sealed("titre_debats", "Débats", LAID_OUT, Look.LABEL, item)
    yield from _each(item, "debats", point["debats"], (*path, "debats"))
    yield from _one(point, "sort", path)
    for name, lead in (("visas", "Vu"), ("considerants", "Considérant"), ("entendus", "Entendu")):
        yield from _each(item, name, point[name], (*path, name), ENACTED, f"{lead}{NB}")
    yield from _each(item, "deports", point["deports"], (*path, "deports"), CALLED)
    yield from _vote(point["vote"], item, (*path, "vote"))
    yield from _decided(point, path)


def _headed(point: Mapping[str, Any], path: Path) -> Iterator[Spot]:
    """The subject of an item; what she wrote around it, in fixed minutes, is no title."""
    item, said = point["position"], point["objet"]
    parts = ((), _text(said), ()) if isinstance(said, str) else (said.before, said.text, said.after)
    before, text, after = map(_plain, parts)
    if before:
        yield Spot(Paragraph(item, "avant_objet", before, FIXING))
    yield Spot(Paragraph(item, "objet", text, ENACTED), Look.ITEM, f"{item}.{NB}", (*path, "objet"), apart=True)
    if after:
        yield Spot(Paragraph(item, "apres_objet", after, FIXING))


def _vote(vote: Mapping[str, Any], item: int, path: Path) -> Iterator[Spot]:
    for name in ("dispense", "scrutin"):
        if vote[name]:
            yield _own(item, name, vote[name], (*path, name), VOTED)
    for rank, turn in enumerate(vote["tours"]):
        yield _sealed(f"tours/{rank}/titre", turn["titre"], VOTED, Look.LABEL, item)
        yield _own(item, f"tours/{rank}/phrase", turn["phrase"], (*path, "tours", rank, "phrase"), VOTED)
        for place, line in enumerate(turn["lignes"]):
            told = f"{line['candidat']}{NB}: {line['voix']}"
            yield _sealed(f"tours/{rank}/voix/{place}", told, VOTED, Look.CLAUSE, item)
    yield from _each(item, "elus", vote["elus"], (*path, "elus"), VOTED)


def _decided(point: Mapping[str, Any], path: Path) -> Iterator[Spot]:
    item, vote = point["position"], point["vote"]
    decided = vote["formule"] or vote["phrase"]
    if decided:
        end = f"{NB}:" if point["clauses"] else "."
        told = " ".join(filter(None, (vote["entree"], vote["formule"])))
        yield _sealed("formule", f"{told}{end}", VOTED, Look.DETAIL, item)
    elif point["non_vote"] and point["clauses"]:
        yield _sealed("propose", f"Texte proposé{NB}:", LAID_OUT, Look.LABEL, item)
    if decided or point["non_vote"]:
        for place, clause in enumerate(point["clauses"]):
            lead = f"{clause['verbe']} " if clause["verbe"] else ""
            field = () if clause["sous"] else (*path, "clauses", place, "texte")
            yield _own(item, f"clauses/{place}", clause["texte"], field, ENACTED, Look.CLAUSE, lead=lead)
            for rank, each in enumerate(clause["sous"]):
                sub = Paragraph(item, f"clauses/{place}/{rank}", _text(each), ENACTED)
                yield Spot(sub, Look.CLAUSE, f"–{NB}")
    if decided:
        yield from _result(vote, item, (*path, "vote"))
    if point["non_vote"]:
        yield _own(item, "non_vote", point["non_vote"], (*path, "non_vote"), VOTED)
    yield from _one(point, "annexes_phrase", path)


def _result(vote: Mapping[str, Any], item: int, path: Path) -> Iterator[Spot]:
    if vote["phrase"]:
        yield _own(item, "resultat", vote["phrase"], (*path, "phrase"), VOTED)
    if vote["par_college"]:
        heads = ("Collège", "Pour", "Contre", "Abstention", "Ne prennent pas part")
        fields = ("nom", "pour", "contre", "abstentions", "ne_prennent_pas_part")
        rows = [tuple(str(line[name]) for name in fields) for line in (*vote["lignes"], vote["total"])]
        yield Spot(Paragraph(item, "colleges", (Table((heads, *rows), header=True),), VOTED))
    for place, group in enumerate(vote["noms"]):
        lead = f"{group['sens']}{NB}: "
        yield _own(item, f"noms/{place}", group["noms"], (*path, "noms", place, "noms"), VOTED, lead=lead)


def _closing(context: Mapping[str, Any]) -> Iterator[Spot]:
    yield _sealed("cloture", "Clôture de la séance", LAID_OUT, Look.HEADING)
    yield _own(0, "levee", context["levee"], ("levee",))
    if context["corrections"]:
        yield _sealed("titre_corrections", f"Rectifications demandées{NB}:", LAID_OUT, Look.LABEL)
    yield from _each(0, "corrections", context["corrections"], ("corrections",), FIXING)
    if context["arrete"]:
        yield _sealed("arrete", context["arrete"], FIXING)


def _sealed(place: str, said: str, why: str, look: Look = Look.BODY, item: int = 0) -> Spot:
    return Spot(Paragraph(item, place, (paragraph(said),), why), look)


def _own(
    item: int, place: str, said: object, path: Path, sealed: str = "", look: Look = Look.BODY, *, lead: str = ""
) -> Spot:
    # What is added after a clause is none: it looks like any text.
    return Spot(Paragraph(item, place, _text(said), sealed), look, lead, path, apart=bool(sealed))


def _text(said: object) -> Text:
    """What a field says; minutes once fixed bear her words among theirs."""
    if not isinstance(said, Inset):
        return (paragraph(str(said)),)
    return _plain((*said.before, *said.text, *said.after))


def _plain(text: PaperText) -> Text:
    """The same with recaps as tables like any others."""
    return tuple(_table(each) if isinstance(each, RecapTable) else each for each in text)


def _table(recap: RecapTable) -> Table:
    heads = tuple(column.title for column in recap.columns)
    return Table((heads, *(row.cells for row in recap.rows)), header=True)


def _one(point: Mapping[str, Any], name: str, path: Path) -> Iterator[Spot]:
    if point[name]:
        yield _own(point["position"], name, point[name], (*path, name))


def _each(item: int, name: str, said: Sequence[object], path: Path, sealed: str = "", lead: str = "") -> Iterator[Spot]:
    for place, each in enumerate(said):
        yield _own(item, f"{name}/{place}", each, (*path, place), sealed, lead=lead)
