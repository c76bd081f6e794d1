"""What a rule is: a pure function of artifacts with its metadata. The signature is the request."""

import inspect
import re
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from auditor.errors import RuleDefinitionError
from auditor.model import Confidence, Finding, Harm, Owner
from auditor.standards.references import UnknownReferenceError, resolve

T = TypeVar("T")
DOC_SECTIONS = ("What it checks", "Who it affects", "Why", "How to fix", "Limits", "Sources")
PAGE_BREAK = "<!-- next page -->"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


class PerPage(Mapping[str, T]):
    """What a site rule gets: page address -> artifact, read from the store one page at a time."""

    def __init__(self, urls: Iterable[str], load: Callable[[str], T]) -> None:
        self._urls = tuple(urls)
        self._load = load

    def __getitem__(self, url: str) -> T:
        return self._load(url)

    def __iter__(self) -> Iterator[str]:
        return iter(self._urls)

    def __len__(self) -> int:
        return len(self._urls)


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of HTML the rule was written for, and what it must say about it.

    For a site rule `html` holds several pages with `PAGE_BREAK` between them; `pages` splits them.
    `given` are artifacts that take the place of those collected: settings, such as a house style.
    """

    title: str
    html: str
    outcome: str
    given: tuple[object, ...] = ()

    @property
    def pages(self) -> tuple[str, ...]:
        """The HTML of each page."""
        return tuple(page.strip() for page in self.html.split(PAGE_BREAK))


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """A rule's card.

    `refs` are what it cites, `table:id` (`wcag22:1.1.1`, `failure:F65`); `act` ACT rule ids; `harm` population -> harm.
    `conformance`: a failure really means that the referenced criterion fails.
    `by_text_width`: what it measures depends on how wide letters are. `doc` maps each of `DOC_SECTIONS`
    to its text.
    """

    id: str
    title: str
    family: str
    harm: Mapping[str, Harm]
    confidence: Confidence = Confidence.MEDIUM
    refs: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    conformance: bool = False
    by_text_width: bool = False
    owner: Owner = Owner.CODE
    doc: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()

    @property
    def wcag(self) -> tuple[str, ...]:
        """Numbers of the WCAG success criteria among `refs`."""
        return tuple(ref.removeprefix("wcag22:") for ref in self.refs if ref.startswith("wcag22:"))


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its card. `needs` are artifact types, in the order of `check`'s parameters."""

    meta: Meta
    check: Callable[..., Iterable[Finding]]
    needs: tuple[type, ...]
    per_site: bool

    @property
    def id(self) -> str:
        return self.meta.id


def parse_doc(text: str) -> dict[str, str]:
    """The sections of a rule's docstring, white space folded; raises when one is missing."""
    pattern = "|".join(re.escape(name) for name in DOC_SECTIONS)
    parts = re.split(rf"^\s*({pattern}):", inspect.cleandoc(text), flags=re.MULTILINE)
    sections = {name: " ".join(body.split()) for name, body in zip(parts[1::2], parts[2::2], strict=True)}
    missing = [name for name in DOC_SECTIONS if not sections.get(name)]
    if missing:
        raise RuleDefinitionError(f"the docstring lacks: {', '.join(missing)}")
    return sections


def rule(
    id: str,  # the field's own word for it
    *,
    title: str,
    family: str,
    harm: Mapping[str, Harm],
    confidence: Confidence = Confidence.MEDIUM,
    refs: tuple[str, ...] = (),
    act: tuple[str, ...] = (),
    conformance: bool = False,
    by_text_width: bool = False,
    owner: Owner = Owner.CODE,
    aliases: tuple[str, ...] = (),
    examples: tuple[Example, ...] = (),
) -> Callable[[Callable[..., Iterable[Finding]]], Rule]:
    """Make a `Rule` of a check function; raises RuleDefinitionError when it is written wrongly."""

    def wrap(check: Callable[..., Iterable[Finding]]) -> Rule:
        try:
            doc = parse_doc(check.__doc__ or "")
            needs, per_site = _needs(check)
        except RuleDefinitionError as error:
            raise RuleDefinitionError(f"rule {id}: {error}") from error
        meta = Meta(
            id=id, title=title, family=family, harm=harm, confidence=confidence, refs=refs, act=act,
            conformance=conformance, by_text_width=by_text_width, owner=owner, doc=doc, aliases=aliases, examples=examples,
        )  # fmt: skip
        return make_rule(meta, check, needs, per_site=per_site)

    return wrap


def make_rule(
    meta: Meta,
    check: Callable[..., Iterable[Finding]],
    needs: tuple[type, ...],
    *,
    per_site: bool = False,
) -> Rule:
    """A rule from its parts, for rules that are made from data; checks its ids, harm and references."""
    for name in (meta.id, *meta.aliases):
        if not _ID.match(name):
            raise RuleDefinitionError(f"rule id {name!r} is not kebab-case")
    if not meta.harm:
        raise RuleDefinitionError(f"rule {meta.id}: harm must name at least one population")
    for ref in meta.refs:
        try:
            resolve(ref)
        except UnknownReferenceError as error:
            raise RuleDefinitionError(f"rule {meta.id}: {error}. {error.hint}") from error
    return Rule(meta=meta, check=check, needs=needs, per_site=per_site)


def _needs(check: Callable[..., Any]) -> tuple[tuple[type, ...], bool]:
    """Artifact types that the signature asks for, and whether it is a site rule."""
    hints = typing.get_type_hints(check)
    hints.pop("return", None)
    names = list(inspect.signature(check).parameters)
    if not names or any(name not in hints for name in names):
        raise RuleDefinitionError("every parameter needs an artifact type")
    kinds = [hints[name] for name in names]
    per_site = [typing.get_origin(kind) is PerPage for kind in kinds]
    if any(per_site) and not all(per_site):
        raise RuleDefinitionError("PerPage and page artifacts can't be mixed")
    types = tuple(typing.get_args(kind)[0] if is_site else kind for kind, is_site in zip(kinds, per_site, strict=True))
    for kind in types:
        if not isinstance(getattr(kind, "key", None), str):
            raise RuleDefinitionError(f"{kind!r} is not an artifact type (it has no key)")
    return types, all(per_site)
