"""A template looked at before it is kept: every fault that can be found, and the page it makes of example values.

A file comes from anywhere. Whatever is in it, the answer is a list of French sentences, never an error.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import TemplateError
from lxml import etree

from syndic_desktop.documents.fields import Shape, shape_of
from syndic_desktop.documents.word.braces import BRACES
from syndic_desktop.documents.word.cuts import CUT
from syndic_desktop.documents.word.faults import TemplateFault
from syndic_desktop.documents.word.forms import Form
from syndic_desktop.documents.word.hidings import hidings
from syndic_desktop.documents.word.naming import names_read, wrong_tags
from syndic_desktop.documents.word.packages import opened
from syndic_desktop.documents.word.sheets import Sheet
from syndic_desktop.documents.word.templates import Template

PRESIDENT, SECRETARY = "signataires.president", "signataires.secretaire"
SIGNED: Mapping[str, tuple[str, ...]] = {
    "convocation": (PRESIDENT,),
    "modifications": (PRESIDENT,),
    "extrait": (PRESIDENT,),
    "decision": (PRESIDENT,),
    "proces-verbal": (PRESIDENT, SECRETARY),
    "proces-verbal-de-carence": (PRESIDENT, SECRETARY),
    "feuillet-de-cloture": (PRESIDENT, SECRETARY),
    "registre": (PRESIDENT, SECRETARY),
    "registre-des-arretes": (PRESIDENT,),
}
"""Who signs each document that is signed (L2121-10, L2121-15, R2121-9): the template must leave the place."""
_WHO = {PRESIDENT: "du président", SECRETARY: "du secrétaire de séance"}
_NOBODY = "ZQXSIGNATAIRE"
_UNSIGNED = (
    "le nom {whose} n’est pas imprimé sur tous les exemples : laissez-lui sa place, hors de toute condition, avec un "
    "paragraphe « {{{{ {who}.nom }}}} »"
)
MOST_TRIED = 12
"""How many example papers a template is filled with: a year has more letters than kinds of letters."""
STRANGE = (
    ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, RecursionError, RuntimeError,
    SyntaxError, TypeError, ValueError, OSError, struct.error, TemplateError, etree.LxmlError,
)  # fmt: skip
"""What reading a file from anywhere may raise, which tells only that it is damaged."""
_DAMAGED = "son contenu n’est pas celui d’un document Word en bon état ; enregistrez-le à nouveau depuis Word"


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found: the faults, none when it may be kept; the page it makes, where it makes one."""

    faults: tuple[TemplateFault, ...]
    sheet: Sheet | None = None


def examined(
    content: bytes,
    document: str,
    contexts: Sequence[Mapping[str, object]],
    images: Mapping[str, bytes],
    name: str = "",
) -> Examined:
    """Look at a template for documents of this kind. `contexts`: examples of them; `name`: what to call it."""
    called = name or f"{document}.docx"
    try:
        template = Template(content, called)
        found = [*hidings(opened(content, called)), *_static(template, document, shape_of(contexts))]
    except TemplateFault as fault:
        return Examined((fault,))
    except STRANGE:
        return Examined((TemplateFault(called, _DAMAGED),))
    sheet = None
    for context in _spread(contexts):
        try:
            template.fill(context, title=document, images=images)
            sheet = sheet or template.sheet(context, images=images)
        except TemplateFault as fault:
            try:
                every = list(template.faults(context, images=images)) or [fault]
            except STRANGE:
                every = [fault]
            for one in every:
                if not any(each.place == one.place or each.what == one.what == CUT for each in found):
                    found.append(one)
        except STRANGE:
            found.append(TemplateFault(called, _DAMAGED))
            break
    return Examined((*found, *_unsigned(template, document, _spread(contexts), images)), sheet)


def check_template(content: bytes, document: str, name: str) -> None:
    """Refuse a template for documents of this kind that has a fault, whoever brings it. Raises TemplateFault.

    It is not filled: what only an example shows, a field that does not exist, is told when a paper is made with it.
    """
    try:
        template = Template(content, name)
        found = [*hidings(opened(content, name)), *_static(template, document, None)]
    except TemplateFault:
        raise
    except STRANGE as error:
        raise TemplateFault(name, _DAMAGED) from error
    if found:
        raise found[0]


def _static(template: Template, document: str, shape: Shape | None) -> Iterator[TemplateFault]:
    """What reading it tells, without filling it. `shape` None: what fields there are is not known."""
    yield from _wrong(template.forms, template.name, shape)
    for form in template.forms:
        yield from (TemplateFault(template.name, BRACES, place=place) for place in form.stray())
    read = _read(template)
    for who in SIGNED.get(document, ()):
        if who not in read:
            what = (
                f"la place de la signature {_WHO[who]} manque : ajoutez un paragraphe « {{{{ {who}.titre }}}} » et un "
                f"autre « {{{{ {who}.nom }}}} »"
            )
            yield TemplateFault(template.name, what)


def _read(template: Template) -> set[str]:
    return set().union(*(names_read(form.tree) for form in template.forms))


def _unsigned(
    template: Template, document: str, contexts: Sequence[Mapping[str, object]], images: Mapping[str, bytes]
) -> Iterator[TemplateFault]:
    """Those whose signature has a place in the template and not in each paper that it makes."""
    read = _read(template)
    for who in SIGNED.get(document, ()):
        if who in read and not all(_signs(template, who, context, images) for context in contexts):
            yield TemplateFault(template.name, _UNSIGNED.format(whose=_WHO[who], who=who))


def _signs(template: Template, who: str, context: Mapping[str, object], images: Mapping[str, bytes]) -> bool:
    """Whether the paper of an example prints who signs, told by a name that nobody has: hers stands elsewhere too."""
    changed = _signed_by_nobody(context, *who.split("."))
    if changed == context or context.get("presence", True) is None:  # nobody signs it, or it is a draft
        return True
    try:
        return _NOBODY in template.words(changed, images=images).upper()
    except (TemplateFault, *STRANGE):  # told where it was filled
        return True


def _signed_by_nobody(context: Mapping[str, object], signing: str, role: str) -> dict[str, object]:
    """The same values under another name of who signs, in the sittings of a register too."""
    changed = dict(context)
    for name, value in context.items():
        if name == signing and isinstance(value, Mapping):
            person = value.get(role)
            if isinstance(person, Mapping) and person.get("nom"):
                changed[name] = {**value, role: {**person, "nom": _NOBODY}}
        elif isinstance(value, list):
            changed[name] = [
                _signed_by_nobody(each, signing, role) if isinstance(each, dict) else each for each in value
            ]
    return changed


def _wrong(forms: Sequence[Form], name: str, shape: Shape | None) -> Iterator[TemplateFault]:
    """What its tags say wrong and where its conditions cut it, also where no example goes."""
    told: set[tuple[str, str]] = set()
    for form in forms:
        wrong = () if shape is None else wrong_tags(form.tree, shape)
        for each in (*wrong, *form.cut()):
            place = form.place(each.line)
            if (each.what, place) not in told:
                told.add((each.what, place))
                yield TemplateFault(name, each.what, place=place)


def _spread(contexts: Sequence[Mapping[str, object]]) -> Sequence[Mapping[str, object]]:
    """Some of them, from the first to the last."""
    if len(contexts) <= MOST_TRIED:
        return contexts
    return [contexts[rank * (len(contexts) - 1) // (MOST_TRIED - 1)] for rank in range(MOST_TRIED)]
