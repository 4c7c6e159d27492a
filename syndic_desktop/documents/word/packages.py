"""The parts of a .docx and how they hang together: content types, relationships; refuses what a house's template
has no honest reason to hold.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from syndic_desktop.documents.word.archives import RefusedArchive, unpack
from syndic_desktop.documents.word.doors import door, spelt
from syndic_desktop.documents.word.faults import TemplateFault

CONTENT_TYPES = "[Content_Types].xml"
ROOT_RELATIONSHIPS = "_rels/.rels"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_DOCUMENT_TYPES = (f"{_WORD_TYPE}document.main+xml", f"{_WORD_TYPE}template.main+xml")
FILLED_TYPES = tuple(
    f"{_WORD_TYPE}{kind}+xml" for kind in ("document.main", "header", "footer", "footnotes", "endnotes")
)
_ACTIVE = re.compile(r"(?i)vbaproject|vbadata|/activex/|/embeddings/|macroenabled|afchunk")
_ACTIVE_KIND = re.compile(r"(?i)/(aFChunk|oleObject|package|control|vbaProject|frame|subDocument|attachedToolbars)$")
_ACTIVE_FIELD = re.compile(
    r"(?i)DDE(AUTO)?\b|INCLUDETEXT|INCLUDEPICTURE|MACROBUTTON|\b(IMPORT|INCLUDE|LINK|DATABASE|EMBED)\b|^\s*RD\b", re.M
)
_LINKED_FIELD = re.compile(r"(?i)HYPERLINK(?:\s+\\[a-z])*\s+[\"“«]?\s*([^\"”»\s]+)")
_VML = "urn:schemas-microsoft-com:vml"  # old drawings, which may name a picture by its address
_REMOTE = re.compile(r"(?i)(?!file:/{3}[a-z]:)[a-z][a-z+.-]+:|[\\/]{2}")
_SAFE_LINK = re.compile(r"(?i)(https?:|mailto:|tel:|#)")
_ENTITIES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_WITH_ENTITIES = "il déclare des entités XML, ce que Word n’écrit jamais"

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(slots=True)
class Package:
    """The parts of a template by name; `main` is the document, `core` its title and language."""

    name: str
    parts: dict[str, bytes]
    main: str = ""
    core: str = "docProps/core.xml"
    _trees: dict[str, Any] = field(default_factory=dict)

    def tree(self, part: str) -> Any:
        """The tree of a part; whoever changes it puts it back."""
        if part not in self._trees:
            self._trees[part] = parse(self.parts[part], self.name)
        return self._trees[part]

    def put(self, part: str, tree: Any) -> None:
        self._trees[part] = tree
        self.parts[part] = etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True)

    def typed(self, *content_types: str) -> list[str]:
        """Names of the parts of these content types, in the package's order."""
        types = self._overrides()
        return [name for name in self.parts if types.get(f"/{name}") in content_types]

    def related(self, kind: str) -> str | None:
        """The part that the document relates to under this kind (styles, numbering, settings)."""
        for relation in self.relations(self.main):
            if relation.get("Type") == _OFFICE + kind and relation.get("TargetMode") != "External":
                return _resolved(self.main, relation.get("Target"))
        return None

    def relations(self, part: str) -> Iterator[Any]:
        name = relationships_of(part)
        if name in self.parts:
            yield from self.tree(name).iter(f"{_RELATIONS}Relationship")

    def relate(self, part: str, identifier: str, kind: str, target: str) -> None:
        """Add a relationship of `part` to another part of the package; `kind` is short or whole."""
        name = relationships_of(part)
        empty = etree.Element(f"{_RELATIONS}Relationships", nsmap={None: _RELATIONS[1:-1]})
        root = self.tree(name) if name in self.parts else empty
        whole = kind if ":" in kind else _OFFICE + kind
        etree.SubElement(root, f"{_RELATIONS}Relationship", Id=identifier, Type=whole, Target=_relative(part, target))
        self.put(name, root)

    def declare(self, part: str, content_type: str) -> None:
        root = self.tree(CONTENT_TYPES)
        known = [entry for entry in root if entry.get("PartName") == f"/{part}"]
        entry = known[0] if known else etree.SubElement(root, f"{_TYPES}Override", PartName=f"/{part}")
        entry.set("ContentType", content_type)
        self.put(CONTENT_TYPES, root)

    def _overrides(self) -> dict[str, str]:
        overrides = self.tree(CONTENT_TYPES).iter(f"{_TYPES}Override")
        return {entry.get("PartName"): entry.get("ContentType") for entry in overrides}


def opened(data: bytes, name: str) -> Package:
    """The package of a template, guarded. Raises TemplateFault."""
    try:
        package = Package(name, unpack(data))
    except RefusedArchive as error:
        raise TemplateFault(name, str(error)) from error
    _refuse_entities(package)
    package.main = _main_part(package)
    _refuse_active_content(package)
    _settle_relations(package)
    _refuse_doors(package)
    _settle_core_properties(package)
    return package


def parse(data: bytes, name: str) -> Any:
    """The tree of a part, with nothing fetched and nothing expanded. Raises TemplateFault."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise TemplateFault(name, "son contenu est abîmé ; enregistrez-le à nouveau depuis Word") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise TemplateFault(name, _WITH_ENTITIES)
    return root


def relationships_of(part: str) -> str:
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _resolved(part: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")


def _refuse_entities(package: Package) -> None:
    """Look without parsing: an entity may stand for a file of this computer, or for a billion others."""
    if any(mark in data for data in package.parts.values() for mark in _ENTITIES):
        raise TemplateFault(package.name, _WITH_ENTITIES)


def _relative(part: str, target: str) -> str:
    return posixpath.relpath(f"/{target}", posixpath.join("/", posixpath.dirname(part)))


def _main_part(package: Package) -> str:
    if CONTENT_TYPES not in package.parts or ROOT_RELATIONSHIPS not in package.parts:
        raise TemplateFault(package.name, "ce n’est pas un document Word (.docx)")
    for relation in package.relations(""):
        if relation.get("Type") == f"{_OFFICE}officeDocument":
            main = _resolved("", relation.get("Target"))
            if main in package.typed(*_DOCUMENT_TYPES):
                package.declare(main, f"{_WORD_TYPE}document.main+xml")  # a .dotx makes documents, not models
                return main
    raise TemplateFault(package.name, "ce n’est pas un document Word sans macros (.docx)")


def _refuse_active_content(package: Package) -> None:
    named = "\n".join(f"/{name}" for name in package.parts) + package.parts[CONTENT_TYPES].decode("utf-8", "replace")
    if _ACTIVE.search(named):
        raise TemplateFault(package.name, "il contient des macros ou des objets incorporés ; retirez-les dans Word")
    relations = (entry for part in package.parts if part.endswith(".rels") for entry in package.tree(part))
    inside = (entry.get("Type", "") for entry in relations if entry.get("TargetMode") != "External")
    if any(map(_ACTIVE_KIND.search, inside)):
        raise TemplateFault(package.name, "il contient un objet incorporé ou un autre document ; retirez-le dans Word")
    for part, data in package.parts.items():
        if b"instrText" in data or b"fldSimple" in data or part in package.typed(*FILLED_TYPES):
            _refuse_active_fields(package, part)


def _refuse_doors(package: Package) -> None:
    """Whatever its relationships say: what is left of a link is mended by whoever opens the file."""
    typed = {name.removeprefix("/") for name, kind in package._overrides().items() if kind.endswith("xml")}
    for part, data in package.parts.items():
        if part != CONTENT_TYPES and (part.endswith(".xml") or part in typed):
            tree = package._trees.get(part)
            if what := door(parse(data, package.name) if tree is None else tree):
                raise TemplateFault(package.name, what)


def _refuse_active_fields(package: Package, part: str) -> None:
    tree = package.tree(part)
    fields = _fields(tree)
    if _ACTIVE_FIELD.search(fields) or spelt(tree):
        raise TemplateFault(
            package.name, "il contient un champ qui va chercher un autre fichier ; retirez-le dans Word"
        )
    pictures = [str(each) for each in tree.xpath(f"//*[namespace-uri()='{_VML}']/@src")]
    links = [*_LINKED_FIELD.findall(fields), *map(str, tree.xpath(f"//*[namespace-uri()='{_VML}']/@href"))]
    fetched = [*pictures, *(each for each in links if not _SAFE_LINK.match(each))]
    if bad := next(filter(_REMOTE.match, fetched), ""):
        raise TemplateFault(package.name, _elsewhere(bad))


def _elsewhere(target: str) -> str:
    return f"il va chercher un fichier ailleurs (« {target} ») ; retirez ce lien dans Word"


def _fields(tree: Any) -> str:
    """The instructions of the fields of a part, one a line: Word may cut each in runs as it likes."""
    told = tree.xpath("//*[local-name()='instrText' or local-name()='fldChar' or local-name()='fldSimple']")
    written = ((each.text or "") if "instrText" in each.tag else f"\n{each.get(f'{W}instr', '')}\n" for each in told)
    return "".join(written)


def _settle_relations(package: Package) -> None:
    for part in [name for name in package.parts if name.endswith(".rels")]:
        root = package.tree(part)
        kept = len(root)
        for relation in [entry for entry in root if entry.get("TargetMode") == "External"]:
            _settle_external(package, root, relation)
        if len(root) < kept:
            package.put(part, root)


def _settle_external(package: Package, root: Any, relation: Any) -> None:
    kind, target = relation.get("Type", "").rpartition("/")[2], relation.get("Target", "")
    if kind == "attachedTemplate" and not _REMOTE.match(target):  # on somebody's computer, where Word would look
        root.remove(relation)
        _forget_attached_template(package)
    elif kind != "hyperlink" or not _SAFE_LINK.match(target):
        raise TemplateFault(package.name, _elsewhere(target))


def _forget_attached_template(package: Package) -> None:
    if settings := package.related("settings"):
        root = package.tree(settings)
        for entry in root.findall(f"{W}attachedTemplate"):
            root.remove(entry)
        package.put(settings, root)


def _settle_core_properties(package: Package) -> None:
    """Have one part for them: it is written anew for each document."""
    for relation in package.relations(""):
        if relation.get("Type") == _CORE_RELATION:
            package.core = _resolved("", relation.get("Target"))
            return
    package.relate("", "rIdCoreProperties", _CORE_RELATION, package.core)
    package.declare(package.core, _CORE_TYPE)
    package.parts[package.core] = b""
