"""Finding rule packs and choosing among their rules.

A pack is an entry point of the group `auditor.rules` whose value is a tuple of rules. A pack that
can't be used stops the run: a duty that nobody checks must not go unnoticed.
"""

from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from auditor.choices import choices
from auditor.errors import PackLoadError, UsageError
from auditor.facts import Need
from auditor.message import Message, say
from auditor.profile import DESKTOP
from auditor.rule import Rule
from auditor.standards import criteria
from auditor.subject import Scope

ENTRY_POINT_GROUP = "auditor.rules"
BUILT_IN_PACK = "auditor"
_ONE = {Scope.PAGE: say("one page"), Scope.DOCUMENT: say("one document")}


def load_packs(without: Sequence[str] = (), *, packs: Iterable[EntryPoint] | None = None) -> tuple[Rule, ...]:
    """All rules of all packs but those named in `without`; the built-in pack first, then by name.

    `packs` stands in for the installed entry points. Raises PackLoadError when a pack can't be
    imported, is no tuple of rules, or shares a name or a rule id with another; UsageError when
    `without` names a pack that is not installed.
    """
    found = list(entry_points(group=ENTRY_POINT_GROUP) if packs is None else packs)
    _check_names(found, without)
    found.sort(key=lambda pack: (pack.name != BUILT_IN_PACK, pack.name))
    rules: list[Rule] = []
    owner: dict[str, str] = {}
    for pack in found:
        if pack.name in without:
            continue
        for rule in _load(pack):
            for name in (rule.id, *rule.meta.aliases):
                if name in owner:
                    raise _duplicate(name, owner[name], pack.name)
                owner[name] = pack.name
            rules.append(rule)
    return tuple(rules)


def select(rules: Sequence[Rule], only: Sequence[str] = (), skip: Sequence[str] = ()) -> tuple[Rule, ...]:
    """The rules that match `only` (all when empty) and none of `skip`, in their order.

    A pattern is a rule id, an old id, a family, a success criterion (`1.4.3`), or a glob over ids
    (`aria-*`). Raises UsageError when one matches nothing, or when no rule is left.
    """
    for pattern in (*only, *skip):
        if not any(_matches(rule, pattern) for rule in rules):
            raise _no_rule(pattern, rules)
    chosen = tuple(
        rule
        for rule in rules
        if (not only or any(_matches(rule, pattern) for pattern in only))
        and not any(_matches(rule, pattern) for pattern in skip)
    )
    if not chosen:
        raise UsageError(say("no rule is left to run"), hint=say("Skip fewer rules, or ask for more."))
    return chosen


def named(rules: Iterable[Rule], name: str) -> Rule | None:
    """The rule of that id, or that had it once; None when there is none."""
    return next((rule for rule in rules if name in (rule.id, *rule.meta.aliases)), None)


def needed_artifacts(rules: Iterable[Rule]) -> frozenset[Need]:
    """The artifact types that at least one of the rules asks for, each with its profile."""
    return frozenset(need for rule in rules for need in rule.needs)


def explain(rule: Rule) -> dict[str, Any]:
    """Everything a reader may want to know of a rule, JSON-ready: its card and its examples."""
    examples = [
        {"title": example.title, "html": example.html, "outcome": example.outcome} for example in rule.meta.examples
    ]
    return {**_card(rule), "examples": examples}


def sees(rule: Rule) -> Message:
    """What the rule judges, and how it is met where that is not on a desktop computer alone."""
    profiles = {need.profile.id: need.profile for need in rule.needs}
    what = _all_of_a_site(rule) if rule.scope is Scope.SITE else _ONE[rule.scope]
    if set(profiles) <= {DESKTOP.id}:
        return what
    return say("{what}, as met {where:and}", what=what, where=tuple(each.said for each in profiles.values()))


def _all_of_a_site(rule: Rule) -> Message:
    asked = {ask.each for ask in rule.asks}
    if Scope.DOCUMENT not in asked:
        return say("all pages of a site")
    return say("all pages and documents of a site") if Scope.PAGE in asked else say("all documents of a site")


def cards(rules: Iterable[Rule]) -> list[dict[str, Any]]:
    """One JSON-ready card a rule: what it checks, whom it concerns, how to fix, its criteria."""
    return [_card(rule) for rule in rules]


def _card(rule: Rule) -> dict[str, Any]:
    meta = rule.meta
    return {
        "id": meta.id,
        "title": meta.title,
        "family": meta.family,
        "checks": meta.doc.get("What it checks", ""),
        "who": meta.doc.get("Who it affects", ""),
        "why": meta.doc.get("Why", ""),
        "harm_by": meta.doc.get("What decides the harm", ""),
        "fix": meta.doc.get("How to fix", ""),
        "limits": meta.doc.get("Limits", ""),
        "sources": meta.doc.get("Sources", ""),
        "harm": {population: str(harm) for population, harm in meta.harm.items()},
        "wcag": list(meta.wcag),
        "act": list(meta.act),
        "refs": list(meta.refs),
        "confidence": str(meta.confidence),
        "conformance": meta.conformance,
        "owner": str(meta.owner),
        "aliases": list(meta.aliases),
        "scope": str(rule.scope),
    }


def _load(pack: EntryPoint) -> tuple[Rule, ...]:
    """The rules of a pack. Its import runs foreign code, so whatever that raises is named here."""
    hint = say("Repair or reinstall the pack, or leave it out on purpose: --without-pack {pack}", pack=pack.name)
    try:
        rules = pack.load()
    except Exception as error:  # the border to other people's code; the run stops here
        cause = f"{type(error).__name__}: {error}"
        raise PackLoadError(
            say(
                "the rule pack {pack} ({place}) can't be imported: {cause}",
                pack=repr(pack.name),
                place=pack.value,
                cause=cause,
            ),
            hint=hint,
        ) from error
    if not isinstance(rules, tuple) or not rules or not all(isinstance(rule, Rule) for rule in rules):
        raise PackLoadError(
            say("the rule pack {pack} ({place}) is not a tuple of rules", pack=repr(pack.name), place=pack.value),
            hint=hint,
        )
    return rules


def _check_names(found: Sequence[EntryPoint], without: Sequence[str]) -> None:
    """Refuse a missing built-in pack, two packs of one name, and unknown names in `without`."""
    names = [pack.name for pack in found]
    for name in names:
        if names.count(name) > 1:
            places = tuple(pack.value for pack in found if pack.name == name)
            raise PackLoadError(
                say("two rule packs are called {pack}: {places:and}", pack=repr(name), places=places),
                hint=say("Uninstall one of them."),
            )
    for name in without:
        if name not in names and name != BUILT_IN_PACK:
            raise UsageError(say("no rule pack is called {pack}", pack=repr(name)), hint=choices(name, names))
    if BUILT_IN_PACK not in names and BUILT_IN_PACK not in without:
        raise PackLoadError(
            say("the built-in rule pack {pack} is not installed", pack=repr(BUILT_IN_PACK)),
            hint=say("Reinstall civic-auditor, or leave it out on purpose: --without-pack {pack}", pack=BUILT_IN_PACK),
        )


def _duplicate(rule_id: str, first: str, second: str) -> PackLoadError:
    if first == second:
        return PackLoadError(
            say("the rule pack {pack} holds two rules called {rule}", pack=repr(first), rule=repr(rule_id)),
            hint=say("Rename one of them."),
        )
    return PackLoadError(
        say(
            "the rule packs {first} and {second} both hold a rule called {rule}",
            first=repr(first),
            second=repr(second),
            rule=repr(rule_id),
        ),
        hint=say("Leave one out: --without-pack {pack}", pack=second),
    )


def _matches(rule: Rule, pattern: str) -> bool:
    return pattern in (rule.meta.family, *rule.meta.aliases, *rule.meta.wcag) or fnmatchcase(rule.id, pattern)


def _names(rules: Iterable[Rule]) -> Iterator[str]:
    for rule in rules:
        yield from (rule.id, rule.meta.family, *rule.meta.aliases, *rule.meta.wcag)


def _no_rule(pattern: str, rules: Sequence[Rule]) -> UsageError:
    """Why nothing matches: a criterion that no rule checks, or a name that is not there."""
    families = tuple(dict.fromkeys(rule.meta.family for rule in rules))
    catalogue = say("Families: {families}. `auditor rules` lists the rules with their criteria.", families=families)
    if pattern in criteria():
        return UsageError(
            say("no rule checks {criterion}, {name}", criterion=pattern, name=criteria()[pattern].name), hint=catalogue
        )
    return UsageError(
        say("no rule matches {pattern}", pattern=repr(pattern)),
        hint=choices(pattern, _names(rules), catalogue=catalogue),
    )
