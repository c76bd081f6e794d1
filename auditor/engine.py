"""Artifacts and rules in, findings out. A broken rule costs that rule's result and nothing else."""

import hashlib
import json
import re
import traceback
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from auditor.artifacts import (
    PAGE_ARTIFACTS,
    DocumentText,
    HouseStyle,
    SourceHtml,
    Structure,
    ViewportMetas,
    Visit,
    Weight,
    Window,
)
from auditor.errors import CollectError
from auditor.facts import Facts, FactsInHand, Need, key_of, profiles_of
from auditor.message import Message, as_said, joined, say
from auditor.model import Finding, Harm, Outcome
from auditor.profile import DESKTOP, Profile
from auditor.rule import Ask, PerDocument, PerPage, Rule
from auditor.subject import Scope, Subject

FINGERPRINT_SCHEME = 1
"""Raised whenever `fingerprint` or `normalise_cause` changes: fingerprints of two schemes can't be compared."""

# Facts that are the same whether a window lies over the page or not.
_SEEN_BEHIND_WINDOWS = frozenset({Visit, SourceHtml, DocumentText, Structure, Weight, ViewportMetas, HouseStyle})
_KEPT_OUTCOMES = (Outcome.FAILED, Outcome.CANT_TELL)
_ALLOWED_OUTCOMES = frozenset({Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL, Outcome.UNTESTED})
_POSITION = re.compile(r":(nth-(last-)?(child|of-type)\([^)]*\)|(first|last|only)-(child|of-type))")
_STATE_CLASS = re.compile(
    r"\.(is-|has-|js-)?(active|current|selected|open|closed|focus|hover|visible|hidden)\b(?![-\w])"
)
_GENERATED_CLASS = re.compile(r"\.(css|sc|jsx|jss|svelte|emotion)-[\w-]+")
_VOLATILE_ATTRIBUTE = re.compile(
    r"\[(style|class|tabindex|value|nonce|data-reactid|aria-(expanded|selected|current|checked))[^\]]*\]"
)
_HEADING_OR_DIGITS = re.compile(r"(?:^|(?<=[\s>]))h[1-6](?![-\w])|\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleResult:
    """What one rule says about one page, one document, or about the site.

    `tested`, `failed` and `cant_tell` count targets; those in other sites' frames (`third_party`
    in a finding's data) are listed among `findings`, but neither counted nor part of `outcome`.
    `findings` holds failures and doubts only. `error` says why the outcome is error or untested, or
    what was left out: a rule that tested a part of the page and found nothing is untested too.
    `profiles` are the ids of those that it judged. `lacks_facts`: something it needed was not collected.
    """

    rule_id: str
    outcome: Outcome
    tested: int = 0
    failed: int = 0
    cant_tell: int = 0
    findings: tuple[Finding, ...] = ()
    error: Message | None = None
    profiles: tuple[str, ...] = (DESKTOP.id,)
    lacks_facts: bool = False


def run_page(rules: Iterable[Rule], facts: Facts, page: Subject) -> list[RuleResult]:
    """Judge one page with every page rule among `rules`, in their order."""
    page_rules = [rule for rule in rules if rule.scope is Scope.PAGE]
    visit = facts.artifact(page, DESKTOP, Visit)
    is_unstyled = isinstance(visit, Visit) and visit.unstyled
    results = [
        _unseen(rule) if is_unstyled and rule.meta.by_look else _run_rule(rule, facts, page) for rule in page_rules
    ]
    window = facts.artifact(page, DESKTOP, Window)
    if not isinstance(window, Window):
        return results
    if not window.closed_by:
        return [_behind_window(rule, result, window) for rule, result in zip(page_rules, results, strict=True)]
    first: dict[type, object] = {
        kind: msgspec.convert(window.first[key_of(kind)], kind)
        for kind in PAGE_ARTIFACTS
        if key_of(kind) in window.first
    }
    arrival = FactsInHand({page: {DESKTOP.id: first}})
    return [
        _with_window(result, _run_rule(rule, arrival, page), window)
        for rule, result in zip(page_rules, results, strict=True)
    ]


def _unseen(rule: Rule) -> RuleResult:
    """What can be said of the looks of a page that lacks its style sheets."""
    why = say("none of the page's style sheets came, so nobody knows what it looks like")
    return RuleResult(rule_id=rule.id, outcome=Outcome.UNTESTED, error=why, profiles=_profiles(rule), lacks_facts=True)


def run_document(rules: Iterable[Rule], facts: Facts, document: Subject) -> list[RuleResult]:
    """Judge one document with every document rule among `rules`, in their order."""
    return [_run_rule(rule, facts, document) for rule in rules if rule.scope is Scope.DOCUMENT]


def run_site(rules: Iterable[Rule], facts: Facts) -> list[RuleResult]:
    """Judge the site that `facts` are about with every site rule among `rules`, in their order."""
    sites = facts.subjects(Scope.SITE)
    subject = sites[0] if sites else Subject(Scope.SITE, "")
    return [_run_rule(rule, facts, subject) for rule in rules if rule.scope is Scope.SITE]


def harm_of(rule: Rule, finding: Finding) -> Mapping[str, Harm]:
    """Harm of a finding per population: its own where the measured value decided, else the rule's."""
    return rule.meta.harm if finding.harm is None else finding.harm


def cause_of(finding: Finding) -> str:
    """What groups findings with one repair: the rule's own word, else the target's place, else ""."""
    if finding.cause is not None:
        return " ".join(finding.cause.split())
    if finding.target is None:
        return ""
    return normalise_cause(finding.target.path or finding.target.selector)


def normalise_cause(text: str) -> str:
    """A selector or path without what changes from page to page or from build to build.

    Positions, states and generated class names go; digits in names and values become `#`, so that
    `#row-17` and `#row-18` are one cause while other attribute values still tell causes apart.
    """
    text = _POSITION.sub("", text)
    text = _VOLATILE_ATTRIBUTE.sub("", text)
    text = _GENERATED_CLASS.sub(r".\1-*", text)
    text = _STATE_CLASS.sub("", text)
    text = _HEADING_OR_DIGITS.sub(lambda match: match.group() if match.group().startswith("h") else "#", text)
    return " ".join(text.split())


def fingerprint(rule_id: str, site_identity: str, page_path: str, cause: str) -> str:
    """Identity of a finding from run to run; its wording is no part of it.

    `site_identity` is the host, or 'folder'; `page_path` the canonical path with its query;
    `cause` comes from `cause_of`. The scheme stands in front: `1:` and 64 hexadecimal digits.
    """
    parts = (str(FINGERPRINT_SCHEME), rule_id, site_identity, page_path, cause)
    digest = hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()  # JSON: no text can forge a border
    return f"{FINGERPRINT_SCHEME}:{digest}"


def _run_rule(rule: Rule, facts: Facts, subject: Subject) -> RuleResult:
    """What a rule says of one subject, under all its profiles together."""
    runs = [_run_once(rule, profile, facts, subject) for profile in rule.profiles]
    stopped = [run for run in runs if isinstance(run, RuleResult)]
    broken = next((run for run in stopped if run.outcome is Outcome.ERROR), None)
    if broken is not None:
        return broken
    missing = [run.error for run in stopped if run.error is not None]
    if len(stopped) == len(runs):
        return replace(stopped[0], error=joined(missing), profiles=_profiles(rule))
    found = _one_for_each_element([run for run in runs if not isinstance(run, RuleResult)])
    return _summary(rule, found, missing)


def _run_once(rule: Rule, profile: Profile, facts: Facts, subject: Subject) -> list[Finding] | RuleResult:
    """All that the check yields for one profile; or why it yields nothing."""
    given = [_given(ask, ask.profile or profile, facts, subject) for ask in rule.asks]
    missing = [_lack(Need(ask.kind, ask.profile or profile), each) for ask, each in zip(rule.asks, given, strict=True)]
    why = [*filter(None, missing), *_empty(rule, given, facts)]
    if why:
        return RuleResult(
            rule_id=rule.id, outcome=Outcome.UNTESTED, error=joined(why), profiles=_profiles(rule), lacks_facts=True
        )
    return _judge(rule, profile, given)


def _given(ask: Ask, profile: Profile, facts: Facts, subject: Subject) -> object:
    """What a check gets for one of its parameters."""
    if ask.each is None:
        return facts.artifact(subject, profile, ask.kind)
    by_url = {each.url: each for each in facts.subjects(ask.each) if facts.has(each, profile, ask.kind)}

    def load(url: str) -> object:
        return facts.artifact(by_url[url], profile, ask.kind)

    return PerPage(by_url, load) if ask.each is Scope.PAGE else PerDocument(by_url, load)


def _lack(need: Need, given: object) -> Message | None:
    """Why a fact is not there, None when it is."""
    key = key_of(need.kind)
    if isinstance(given, CollectError):
        return say("{key}: {why}", key=key, why=given.message)
    if given is not None:
        return None
    if need.profile == DESKTOP or len(profiles_of(need.kind)) == 1:
        return say("{key} was not collected", key=key)
    return say("{key} was not collected for the profile {profile}", key=key, profile=need.profile.id)


def _empty(rule: Rule, given: Iterable[object], facts: Facts) -> Iterable[Message]:
    """What no page, or none of the documents, has. A site without documents lacks nothing."""
    empty = [ask for ask, each in zip(rule.asks, given, strict=True) if ask.each and not each]
    if pages := tuple(key_of(ask.kind) for ask in empty if ask.each is Scope.PAGE):
        yield say("no page has: {keys}", keys=pages)
    documents = tuple(key_of(ask.kind) for ask in empty if ask.each is Scope.DOCUMENT)
    if documents and facts.subjects(Scope.DOCUMENT):
        yield say("no document has: {keys}", keys=documents)


def _profiles(rule: Rule) -> tuple[str, ...]:
    """The ids of all profiles that a rule's findings may be about."""
    return tuple(dict.fromkeys(name for profile in rule.profiles for name in rule.met_as(profile)))


def _one_for_each_element(runs: Sequence[Sequence[Finding]]) -> list[Finding]:
    """Findings of all profiles, where one element that fares the same under several makes one that names them all.

    Two of one profile stay two: each is met by at most one of another profile.
    """
    found: list[Finding] = []
    for run in runs:
        open_ones: dict[object, list[int]] = {}
        for number, finding in enumerate(found):
            open_ones.setdefault(_sameness(finding), []).append(number)
        for finding in run:
            known = open_ones.get(_sameness(finding))
            if known:
                number = known.pop(0)
                profiles = dict.fromkeys((*found[number].profiles, *finding.profiles))
                found[number] = replace(found[number], profiles=tuple(profiles))
            else:
                found.append(finding)
    return found


def _sameness(finding: Finding) -> object:
    """What two findings of one rule under two profiles share when they are one: all but their words and measures."""
    place = (finding.target.frame_url, finding.target.selector) if finding.target else None
    harm = None if finding.harm is None else tuple(sorted(finding.harm.items()))
    return place, finding.cause, finding.outcome, harm, finding.count


def _behind_window(rule: Rule, result: RuleResult, window: Window) -> RuleResult:
    """What can be said where a window stayed over the page: what it hides has not passed."""
    is_clean = result.outcome in (Outcome.PASSED, Outcome.INAPPLICABLE)
    if not is_clean or _SEEN_BEHIND_WINDOWS.issuperset(need.kind for need in rule.needs):
        return result
    why = say(
        "a window lies over the page and could not be closed ({text}): nothing behind it was tested",
        text=window.text[:80],
    )
    return replace(result, outcome=Outcome.UNTESTED, error=why, lacks_facts=True)


def _with_window(result: RuleResult, first: RuleResult, window: Window) -> RuleResult:
    """The result for the page with what the window itself showed before it was closed."""
    known = {finding.target.selector for finding in result.findings if finding.target}
    own = set(window.inside) - known
    more = tuple(finding for finding in first.findings if finding.target and finding.target.selector in own)
    if not more:
        return result
    failed = sum(finding.outcome is Outcome.FAILED for finding in more)
    worst = next(name for name in _KEPT_OUTCOMES if name in {result.outcome, *(finding.outcome for finding in more)})
    return replace(
        result, outcome=worst, findings=(*result.findings, *more), tested=result.tested + len(more),
        failed=result.failed + failed, cant_tell=result.cant_tell + len(more) - failed,
    )  # fmt: skip


def _judge(rule: Rule, profile: Profile, given: list[Any]) -> list[Finding] | RuleResult:
    """Run the check; one of the four places where any exception is caught."""
    met_as = rule.met_as(profile)
    try:
        return [_named(_with_doubt(rule, _checked(finding)), met_as) for finding in rule.check(*given)]
    except Exception as error:  # noqa: BLE001 - a rule is foreign code: its fault is its own result
        why = as_said(_describe(rule, error))
        return RuleResult(rule_id=rule.id, outcome=Outcome.ERROR, error=why, profiles=_profiles(rule))


def _summary(rule: Rule, found: list[Finding], missing: Sequence[Message] = ()) -> RuleResult:
    """The rule's result by what it found; `missing` says what it was not given."""
    untested = [*missing, *(finding.message for finding in found if finding.outcome is Outcome.UNTESTED)]
    counts = dict.fromkeys((Outcome.FAILED, Outcome.CANT_TELL, Outcome.PASSED), 0)
    for finding in found:
        if finding.outcome in counts and not finding.data.get("third_party"):
            counts[finding.outcome] += finding.count
    tested = sum(counts.values())
    outcome = next((name for name, count in counts.items() if count), Outcome.INAPPLICABLE)
    if untested and outcome not in _KEPT_OUTCOMES:  # what was tested only in part has not passed
        outcome = Outcome.UNTESTED
    return RuleResult(
        rule_id=rule.id,
        outcome=outcome,
        tested=tested,
        failed=counts[Outcome.FAILED],
        cant_tell=counts[Outcome.CANT_TELL],
        findings=tuple(finding for finding in found if finding.outcome in _KEPT_OUTCOMES),
        error=joined(untested) if untested else None,
        profiles=_profiles(rule),
        lacks_facts=bool(missing),
    )


def _checked(finding: object) -> Finding:
    """The finding, when it keeps to the contract; raises TypeError otherwise."""
    if not isinstance(finding, Finding):
        raise TypeError(f"a rule yields findings, not {type(finding).__name__}")
    if not isinstance(finding.message, Message):
        raise TypeError(f"a finding's message is made by say(...), not {type(finding.message).__name__}")
    if finding.outcome not in _ALLOWED_OUTCOMES:
        raise TypeError(f"a rule may not yield {finding.outcome!s}")
    if finding.count < 1 or (finding.count > 1 and finding.outcome is not Outcome.PASSED):
        raise TypeError(f"a finding {finding.outcome!s} may not stand for {finding.count} targets")
    return finding


def _with_doubt(rule: Rule, finding: Finding) -> Finding:
    """A failure as a question where it was measured in another font than visitors see."""
    target = finding.target
    if not rule.meta.by_text_width or finding.outcome is not Outcome.FAILED or not (target and target.missing_font):
        return finding
    return replace(finding, outcome=Outcome.CANT_TELL, message=joined([finding.message, target.font_doubt]))


def _named(finding: Finding, profiles: tuple[str, ...]) -> Finding:
    """The finding with the profiles under which it was seen, unless the rule named them."""
    return finding if finding.profiles else replace(finding, profiles=profiles)


def _describe(rule: Rule, error: Exception) -> str:
    """Type and text of an exception, and the last place in the rule's own file that it came through."""
    code = getattr(rule.check, "__code__", None)
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if code is not None and frame.filename == code.co_filename]
    place = (own or frames)[-1]
    return f"{type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})"
