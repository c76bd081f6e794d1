"""Artifacts and rules in, findings out. A broken rule costs that rule's result and nothing else."""

import hashlib
import json
import re
import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from auditor.artifacts import (
    PAGE_ARTIFACTS,
    DocumentText,
    HouseStyle,
    RenderedHtml,
    SourceHtml,
    Structure,
    ViewportMetas,
    Visit,
    Weight,
    Window,
)
from auditor.errors import CollectError
from auditor.message import as_said, joined
from auditor.model import Finding, Harm, Outcome
from auditor.rule import PerPage, Rule

FINGERPRINT_SCHEME = 1
"""Raised whenever `fingerprint` or `normalise_cause` changes: fingerprints of two schemes can't be compared."""

# Facts that are the same whether a window lies over the page or not.
_SEEN_BEHIND_WINDOWS = frozenset(
    {Visit, SourceHtml, RenderedHtml, DocumentText, Structure, Weight, ViewportMetas, HouseStyle}
)
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
    """What one rule says about one page, or about the site.

    `tested`, `failed` and `cant_tell` count targets; those in other sites' frames (`third_party`
    in a finding's data) are listed among `findings`, but neither counted nor part of `outcome`.
    `findings` holds failures and doubts only. `error` says why the outcome is error or untested, or
    what was left out: a rule that tested a part of the page and found nothing is untested too.
    """

    rule_id: str
    outcome: Outcome
    tested: int = 0
    failed: int = 0
    cant_tell: int = 0
    findings: tuple[Finding, ...] = ()
    error: str = ""


def run_page(rules: Iterable[Rule], artifacts: Mapping[type, object]) -> list[RuleResult]:
    """Judge one page with every page rule among `rules`, in their order.

    `artifacts` maps an artifact type to the artifact, or to the CollectError that came instead.
    """
    page_rules = [rule for rule in rules if not rule.per_site]
    results = [_run_page_rule(rule, artifacts) for rule in page_rules]
    window = artifacts.get(Window)
    if not isinstance(window, Window):
        return results
    if not window.closed_by:
        return [_behind_window(rule, result, window) for rule, result in zip(page_rules, results, strict=True)]
    first: dict[type, object] = {
        kind: msgspec.convert(window.first[_key(kind)], kind) for kind in PAGE_ARTIFACTS if _key(kind) in window.first
    }
    return [
        _with_window(result, _run_page_rule(rule, first), window)
        for rule, result in zip(page_rules, results, strict=True)
    ]


def run_site(rules: Iterable[Rule], per_page: Callable[[type], PerPage[Any]]) -> list[RuleResult]:
    """Judge a whole site with every site rule among `rules`; `per_page` gives one artifact of all pages."""
    return [_run_site_rule(rule, per_page) for rule in rules if rule.per_site]


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


def _run_page_rule(rule: Rule, artifacts: Mapping[type, object]) -> RuleResult:
    given: list[object] = []
    missing: list[str] = []
    for kind in rule.needs:
        artifact = artifacts.get(kind)
        if artifact is None:
            missing.append(f"{_key(kind)} was not collected")
        elif isinstance(artifact, CollectError):
            missing.append(f"{_key(kind)}: {artifact}")
        given.append(artifact)
    if missing:
        return RuleResult(rule_id=rule.id, outcome=Outcome.UNTESTED, error="; ".join(missing))
    return _judge(rule, given)


def _run_site_rule(rule: Rule, per_page: Callable[[type], PerPage[Any]]) -> RuleResult:
    given = [per_page(kind) for kind in rule.needs]
    empty = [_key(kind) for kind, pages in zip(rule.needs, given, strict=True) if not len(pages)]
    if empty:
        return RuleResult(rule_id=rule.id, outcome=Outcome.UNTESTED, error=f"no page has: {', '.join(empty)}")
    return _judge(rule, given)


def _behind_window(rule: Rule, result: RuleResult, window: Window) -> RuleResult:
    """What can be said where a window stayed over the page: what it hides has not passed."""
    is_clean = result.outcome in (Outcome.PASSED, Outcome.INAPPLICABLE)
    if not is_clean or _SEEN_BEHIND_WINDOWS.issuperset(rule.needs):
        return result
    why = f"a window lies over the page and could not be closed ({window.text[:80]}): nothing behind it was tested"
    return replace(result, outcome=Outcome.UNTESTED, error=why)


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


def _judge(rule: Rule, given: list[Any]) -> RuleResult:
    """Run the check; one of the four places where any exception is caught."""
    try:
        found = [_with_doubt(rule, _checked(finding)) for finding in rule.check(*given)]
    except Exception as error:  # noqa: BLE001 - a rule is foreign code: its fault is its own result
        return RuleResult(rule_id=rule.id, outcome=Outcome.ERROR, error=_describe(rule, error))
    return _summary(rule.id, found)


def _summary(rule_id: str, found: list[Finding]) -> RuleResult:
    untested = [str(finding.message) for finding in found if finding.outcome is Outcome.UNTESTED]
    counts = dict.fromkeys((Outcome.FAILED, Outcome.CANT_TELL, Outcome.PASSED), 0)
    for finding in found:
        if finding.outcome in counts and not finding.data.get("third_party"):
            counts[finding.outcome] += finding.count
    tested = sum(counts.values())
    outcome = next((name for name, count in counts.items() if count), Outcome.INAPPLICABLE)
    if untested and outcome not in _KEPT_OUTCOMES:  # what was tested only in part has not passed
        outcome = Outcome.UNTESTED
    return RuleResult(
        rule_id=rule_id,
        outcome=outcome,
        tested=tested,
        failed=counts[Outcome.FAILED],
        cant_tell=counts[Outcome.CANT_TELL],
        findings=tuple(finding for finding in found if finding.outcome in _KEPT_OUTCOMES),
        error="; ".join(untested),
    )


def _checked(finding: object) -> Finding:
    """The finding, when it keeps to the contract; raises TypeError otherwise."""
    if not isinstance(finding, Finding):
        raise TypeError(f"a rule yields findings, not {type(finding).__name__}")
    if isinstance(finding.message, str):  # until every rule says messages
        finding = replace(finding, message=as_said(finding.message))
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


def _describe(rule: Rule, error: Exception) -> str:
    """Type and text of an exception, and the last place in the rule's own file that it came through."""
    code = getattr(rule.check, "__code__", None)
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if code is not None and frame.filename == code.co_filename]
    place = (own or frames)[-1]
    return f"{type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})"


def _key(kind: type) -> str:
    return str(getattr(kind, "key", kind.__name__))
