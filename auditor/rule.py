"""What a rule is: a pure function of artifacts with its metadata. The signature is the request."""

import inspect
import re
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, TypeVar

from auditor.choices import choices
from auditor.errors import RuleDefinitionError
from auditor.facts import Need, profiles_of, scope_of
from auditor.model import Confidence, Finding, Harm, Owner
from auditor.profile import DESKTOP, Profile
from auditor.standards import populations
from auditor.standards.references import UnknownReferenceError, resolve
from auditor.subject import Scope

T = TypeVar("T")
DOC_SECTIONS = ("What it checks", "Who it affects", "Why", "What decides the harm", "How to fix", "Limits", "Sources")
PAGE_BREAK = "<!-- next page -->"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


class _PerSubject(Mapping[str, T]):
    """Address -> artifact, read one at a time."""

    def __init__(self, urls: Iterable[str], load: Callable[[str], T]) -> None:
        self._urls = tuple(urls)
        self._load = load

    def __getitem__(self, url: str) -> T:
        return self._load(url)

    def __iter__(self) -> Iterator[str]:
        return iter(self._urls)

    def __len__(self) -> int:
        return len(self._urls)


class PerPage(_PerSubject[T]):
    """What a site rule gets of its pages: page address -> artifact, in the order of the crawl."""


class PerDocument(_PerSubject[T]):
    """What a site rule gets of the documents that its pages link to: address -> artifact."""


_EACH: Mapping[object, Scope] = {PerPage: Scope.PAGE, PerDocument: Scope.DOCUMENT}


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


@dataclass(frozen=True, slots=True)
class Covers:
    """Another rule that tells the same fault over again where it finds one on the same element, and why it is the same.

    `below`: also on an element up to so many steps below this rule's. `stricter`: it measures the same against a
    stricter level, so that even a question of this rule stands for its failure.
    """

    rule_id: str
    why: str
    below: int = 0
    stricter: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """A rule's card.

    `refs` are what it cites, `table:id` (`wcag22:1.1.1`, `failure:F65`); `act` ACT rule ids; `harm` population -> harm.
    `conformance`: a failure really means that the referenced criterion fails.
    `by_text_width`: what it measures depends on how wide letters are. `by_look`: it judges how the page is laid out and
    painted, so nothing of a page whose style sheets did not come. `doc` maps each of `DOC_SECTIONS`
    to its text. `covers`: rules whose findings on an element become a detail of this rule's.
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
    by_look: bool = False
    owner: Owner = Owner.CODE
    doc: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    covers: tuple[Covers, ...] = ()

    @property
    def wcag(self) -> tuple[str, ...]:
        """Numbers of the WCAG success criteria among `refs`."""
        return tuple(ref.removeprefix("wcag22:") for ref in self.refs if ref.startswith("wcag22:"))


@dataclass(frozen=True, slots=True)
class Ask:
    """What one parameter of a check asks for.

    `profile` None is the profile for which the check runs. `each`: the artifact of every page, or of every document.
    """

    kind: type
    profile: Profile | None = None
    each: Scope | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its card. `asks` stand in the order of `check`'s parameters; it judges subjects of `scope`.

    The check runs once for each of `profiles`.
    """

    meta: Meta
    check: Callable[..., Iterable[Finding]]
    asks: tuple[Ask, ...]
    scope: Scope
    profiles: tuple[Profile, ...] = (DESKTOP,)

    @property
    def id(self) -> str:
        return self.meta.id

    @property
    def needs(self) -> tuple[Need, ...]:
        """Every artifact type that the check may get, with its profile."""
        wanted = (Need(ask.kind, ask.profile or profile) for profile in self.profiles for ask in self.asks)
        return tuple(dict.fromkeys(wanted))

    def met_as(self, profile: Profile) -> tuple[str, ...]:
        """The profiles that findings are about when the check runs for `profile`: those that it names, else this one."""
        named = (ask.profile.id for ask in self.asks if ask.profile is not None)
        return tuple(dict.fromkeys(named)) or (profile.id,)


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
    by_look: bool = False,
    owner: Owner = Owner.CODE,
    aliases: tuple[str, ...] = (),
    examples: tuple[Example, ...] = (),
    profiles: tuple[Profile, ...] = (DESKTOP,),
    covers: tuple[Covers, ...] = (),
) -> Callable[[Callable[..., Iterable[Finding]]], Rule]:
    """Make a `Rule` of a check function; raises RuleDefinitionError when it is written wrongly."""

    def wrap(check: Callable[..., Iterable[Finding]]) -> Rule:
        try:
            doc = parse_doc(check.__doc__ or "")
            wants = _wants(check)
        except RuleDefinitionError as error:
            raise RuleDefinitionError(f"rule {id}: {error}") from error
        meta = Meta(
            id=id, title=title, family=family, harm=harm, confidence=confidence, refs=refs, act=act,
            conformance=conformance, by_text_width=by_text_width, by_look=by_look, owner=owner, doc=doc, aliases=aliases, examples=examples,
            covers=covers,
        )  # fmt: skip
        return make_rule(meta, check, wants, profiles=profiles)

    return wrap


def make_rule(
    meta: Meta,
    check: Callable[..., Iterable[Finding]],
    wants: tuple[Any, ...],
    *,
    profiles: tuple[Profile, ...] = (DESKTOP,),
) -> Rule:
    """A rule from its parts, for rules that are made from data; checks its ids, harm, references and what it asks for.

    `wants` are what a signature would say: `Links`, `Annotated[PhoneLayout, PHONE]`, `PerPage[Links]`.
    """
    for name in (meta.id, *meta.aliases):
        if not _ID.match(name):
            raise RuleDefinitionError(f"rule id {name!r} is not kebab-case")
    if not meta.harm:
        raise RuleDefinitionError(f"rule {meta.id}: harm must name at least one population")
    for population in meta.harm:
        if population not in populations():
            hint = choices(population, populations())
            raise RuleDefinitionError(f"rule {meta.id}: there is no population {population}. {hint}")
    for ref in meta.refs:
        try:
            resolve(ref)
        except UnknownReferenceError as error:
            raise RuleDefinitionError(f"rule {meta.id}: {error}. {error.hint}") from error
    try:
        asks = tuple(map(_ask, wants))
        scope = _scope(asks)
        _check_profiles(asks, profiles)
    except RuleDefinitionError as error:
        raise RuleDefinitionError(f"rule {meta.id}: {error}") from error
    return Rule(meta, check, asks, scope, profiles)


def _wants(check: Callable[..., Any]) -> tuple[Any, ...]:
    """What the parameters ask for, as they say it."""
    hints = typing.get_type_hints(check, include_extras=True)
    names = list(inspect.signature(check).parameters)
    if not names or any(name not in hints for name in names):
        raise RuleDefinitionError("every parameter needs an artifact type")
    return tuple(hints[name] for name in names)


def _ask(want: Any) -> Ask:
    """One parameter's artifact type, whether it is asked of each page or document, and of which profile."""
    each = _EACH.get(typing.get_origin(want))
    kind = typing.get_args(want)[0] if each else want
    profile: Profile | None = None
    if typing.get_origin(kind) is Annotated:
        kind, *notes = typing.get_args(kind)
        profile = next((note for note in notes if isinstance(note, Profile)), None)
    if not isinstance(getattr(kind, "key", None), str):
        raise RuleDefinitionError(f"{kind!r} is not an artifact type (it has no key)")
    if each and scope_of(kind) is not each:
        raise RuleDefinitionError(f"{kind.__name__} is about a {scope_of(kind)}, not about a {each}")
    return Ask(kind, profile, each)


def _scope(asks: tuple[Ask, ...]) -> Scope:
    """What a rule judges, by what it asks for."""
    scopes = {Scope.SITE if ask.each else scope_of(ask.kind) for ask in asks}
    if len(scopes) > 1:
        raise RuleDefinitionError(
            f"artifacts of a {' and a '.join(sorted(scopes))} can't be mixed: a rule about a site asks for"
            " PerPage[...] and PerDocument[...]"
        )
    return scopes.pop() if scopes else Scope.PAGE


def _check_profiles(asks: tuple[Ask, ...], profiles: tuple[Profile, ...]) -> None:
    if not profiles:
        raise RuleDefinitionError("it must run for at least one profile")
    if len(profiles) > 1 and all(ask.profile is not None for ask in asks):
        raise RuleDefinitionError("it runs for several profiles and asks each of them for the same")
    for ask in asks:
        known = profiles_of(ask.kind)
        if any(profile.id not in known for profile in ((ask.profile,) if ask.profile else profiles)):
            name, where = ask.kind.__name__, " and ".join(known)
            form = name if DESKTOP.id in known else f"Annotated[{name}, {known[0].upper()}]"
            raise RuleDefinitionError(f"{name} is collected for the profile {where} alone: ask for {form}")
