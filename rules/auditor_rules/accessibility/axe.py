"""One rule for each rule of axe-core, made from data, and one for rules of newer engines.

What a rule concerns and whom it harms comes from `auditor.standards`; the words of its card from
`axe_effects.toml` and `axe_rules.toml` beside this file; the verdicts from the `AxeResults` artifact.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from importlib import resources
from typing import Any

from auditor.artifacts import AxeFrame, AxeNode, AxeResults, AxeRuleResult, KeyboardWalk, Motion, TextContrast, TextLook
from auditor.axe_options import DISABLED_RULES, UNFINISHED
from auditor.message import Message, as_said, say, say_count
from auditor.model import Confidence, Finding, Harm, Outcome, Owner, Target
from auditor.rule import Example, Meta, Rule, make_rule, rule
from auditor.standards import AxeRuleFacts, axe_rules, criteria
from auditor_rules.accessibility.axe_doubts import HEADING_ORDER, OBJECT_ALT, REGION, gathered, of_files, of_footers
from auditor_rules.accessibility.colour import LINK_IN_TEXT, judge_link
from auditor_rules.accessibility.contrast import CONTRAST, Verdict, harm_of_text, judge_text, looks_of, pair_of
from auditor_rules.accessibility.refresh import META_REFRESH, judge_refresh
from auditor_rules.accessibility.sentinels import HIDDEN_FOCUS, judge_hidden
from auditor_rules.harm import Harms, of_picture, of_refresh
from auditor_rules.telling import passes

_DELAY = re.compile(r"""\bcontent\s*=\s*["']?\s*(\d+(?:\.\d+)?)""", re.IGNORECASE)  # of a meta refresh, in seconds
LIST = "list"  # axe's rule
REPLACED = DISABLED_RULES
RULE_KINDS = frozenset({"wcag", "best_practice"})
"""Kinds of axe rules that become rules of ours. AAA criteria are no duty here and axe leaves them
off by default; experimental rules raise false alarms; deprecated ones test obsolete criteria."""
CONFORMANCE_TAGS = frozenset({"wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"})
"""axe's tags for rules whose failure is one of a WCAG level A or AA criterion."""

_LIMITS = (
    "axe-core reports what it can prove in the page as it stood when it had come to rest; what opens on a click is "
    "not seen. What it can't decide is handed to a person."
)
_REVIEW_LIMITS = "axe-core can only raise the question here: every result needs a person's look."


def _texts(name: str) -> dict[str, dict[str, str]]:
    """A data file beside this one: entry -> its texts."""
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text(encoding="utf-8"))


def _harm_of_image(target: Target) -> Harms | None:
    return of_picture(*target.box_css_px[2:]) if target.box_css_px else None


def _harm_of_refresh(target: Target) -> Harms | None:
    delay = _DELAY.search(target.html)
    return of_refresh(float(delay[1])) if delay else None


JUDGED_BY_LOOK = frozenset({"color-contrast", "link-in-text-block", "aria-hidden-focus", "scrollable-region-focusable"})
"""Rules of axe-core whose answer is another where style sheets are missing."""
MEASURED_HARM: Mapping[str, Callable[[Target], Harms | None]] = {
    "image-alt": _harm_of_image,
    "meta-refresh": _harm_of_refresh,
}
"""Rules of axe-core whose harm is decided by something about the element; None where it is not known there."""


def _make_check(facts: AxeRuleFacts, own: dict[str, str]) -> Callable[[AxeResults], Iterator[Finding]]:
    """The check of one axe rule: what axe said of it, frame by frame."""
    doubt_only = facts.verdict == "review_only"
    measured = MEASURED_HARM.get(facts.id)
    cause_of = _around if own.get("cause") == "parent" else _no_cause

    def found(outcome: Outcome, node: AxeNode, frame: AxeFrame) -> Finding:
        finding = _finding(outcome, node, frame, cause_of(node))
        return replace(finding, harm=measured(node.target)) if measured else finding

    def check(axe: AxeResults) -> Iterator[Finding]:
        if why := _not_run(facts.id, axe):
            yield Finding(Outcome.UNTESTED, why)
            return
        passed = 0
        for frame in axe.frames:
            failed = _nodes(frame.violations, facts.id)
            doubted = _nodes(frame.incomplete, facts.id)
            for node in failed:
                yield found(Outcome.CANT_TELL if doubt_only else Outcome.FAILED, node, frame)
            for node in doubted:
                yield found(Outcome.CANT_TELL, node, frame)
            if not frame.third_party:
                passed += max(0, frame.tested.get(facts.id, 0) - _count(frame, facts.id))
        yield from passes(passed, say("axe-core found no fault"))

    return check


def _no_cause(_: AxeNode) -> str:
    return ""


def _around(node: AxeNode) -> str:
    """The place that the element stands in: what is wrong with all the items of a list is wrong with what holds them."""
    return node.target.path.rpartition(" > ")[0]


def _check_contrast(axe: AxeResults, text_contrast: TextContrast) -> Iterator[Finding]:
    """The check of color-contrast: axe's doubts settled by styles and pixels where that can be done."""
    looks = looks_of(text_contrast)

    def look_at(node: AxeNode, frame: AxeFrame) -> TextLook | None:
        return looks.get(node.target.selector) if frame.url is None else None

    def judge(node: AxeNode, frame: AxeFrame, doubted: bool) -> Verdict | None:
        return judge_text(node, look_at(node, frame), doubted=doubted)

    def harm(node: AxeNode, frame: AxeFrame) -> Harms | None:
        return harm_of_text(node, look_at(node, frame))

    def pair(node: AxeNode, frame: AxeFrame) -> str:
        return pair_of(node, look_at(node, frame))

    return _judged(CONTRAST, axe, judge, harm, pair)


def _check_links(axe: AxeResults) -> Iterator[Finding]:
    """The check of link-in-text-block: axe's doubts settled by what else marks the link."""
    return _judged(LINK_IN_TEXT, axe, lambda node, _, doubted: judge_link(node, doubted=doubted))


def _check_hidden_focus(axe: AxeResults, walk: KeyboardWalk) -> Iterator[Finding]:
    """The check of aria-hidden-focus: axe's results settled by what Tab did there."""
    return _judged(HIDDEN_FOCUS, axe, lambda node, frame, doubted: judge_hidden(node, frame, walk, doubted=doubted))


def _check_region(axe: AxeResults) -> Iterator[Finding]:
    """The check of region: one finding a frame, however many parts of it lie outside."""
    nodes = (node for frame in axe.frames for node in _nodes(frame.violations, REGION))
    yield from gathered(_REGION_BY_AXE(axe), nodes)


def _check_headings(axe: AxeResults) -> Iterator[Finding]:
    """The check of heading-order: a footer's ranks are a question."""
    yield from of_footers(_HEADINGS_BY_AXE(axe))


def _check_objects(axe: AxeResults) -> Iterator[Finding]:
    """The check of object-alt: an embedded PDF is a question."""
    yield from of_files(_OBJECTS_BY_AXE(axe))


def _check_lists(axe: AxeResults) -> Iterator[Finding]:
    """The check of list: failures one by one, and one question a frame, however many lists stand right in lists."""
    asked: dict[str | None, list[Finding]] = {}
    for finding in _LIST_BY_AXE(axe):
        if finding.outcome is Outcome.CANT_TELL and finding.target is not None:
            asked.setdefault(finding.target.frame_url, []).append(finding)
        else:
            yield finding
    for first, *others in asked.values():
        if not others:
            yield first
            continue
        message = say_count(
            "{message} ({n} list like it)", "{message} ({n} lists like it)", n=len(others) + 1, message=first.message
        )
        yield replace(first, message=message, cause=LIST, data={**first.data, "parts": len(others) + 1})


def _check_refresh(axe: AxeResults, motion: Motion) -> Iterator[Finding]:
    """The check of meta-refresh: what axe said, and a refresh that it passed over as its name is not in lower case."""
    yield from (found := list(_REFRESH_BY_AXE(axe)))
    if not found:
        yield from judge_refresh(motion)


def _judged(
    rule_id: str,
    axe: AxeResults,
    judge: Callable[[AxeNode, AxeFrame, bool], Verdict | None],
    harm: Callable[[AxeNode, AxeFrame], Harms | None] = lambda node, frame: None,
    cause: Callable[[AxeNode, AxeFrame], str] = lambda node, frame: node.cause,
) -> Iterator[Finding]:
    """Findings of an axe rule with our verdict on each of its failures and doubts; None means it does not apply.

    `harm` is that of one of them where something measured decides it, `cause` what it has in common with others.
    """
    if why := _not_run(rule_id, axe):
        yield Finding(Outcome.UNTESTED, why)
        return
    passed = 0
    for frame in axe.frames:
        if not frame.third_party:
            passed += max(0, frame.tested.get(rule_id, 0) - _count(frame, rule_id))
        for results, doubted in ((frame.violations, False), (frame.incomplete, True)):
            for node in _nodes(results, rule_id):
                verdict = judge(node, frame, doubted)
                if verdict is not None and verdict[0] is not Outcome.PASSED:
                    found = _finding(verdict[0], node, frame)
                    measured = harm(node, frame)
                    yield replace(found, message=verdict[1], harm=measured, cause=cause(node, frame) or None)
                elif verdict is not None and not frame.third_party:
                    passed += 1
    yield from passes(passed, say("no fault found"))


_HEADINGS_BY_AXE = _make_check(axe_rules()[HEADING_ORDER], {})
_OBJECTS_BY_AXE = _make_check(axe_rules()[OBJECT_ALT], {})
_REGION_BY_AXE = _make_check(axe_rules()[REGION], {})
_LIST_BY_AXE = _make_check(axe_rules()[LIST], {})
_REFRESH_BY_AXE = _make_check(axe_rules()[META_REFRESH], {})


_OWN_CHECKS: Mapping[str, tuple[Callable[..., Iterator[Finding]], tuple[type, ...]]] = {
    HEADING_ORDER: (_check_headings, (AxeResults,)),
    OBJECT_ALT: (_check_objects, (AxeResults,)),
    CONTRAST: (_check_contrast, (AxeResults, TextContrast)),
    HIDDEN_FOCUS: (_check_hidden_focus, (AxeResults, KeyboardWalk)),
    LINK_IN_TEXT: (_check_links, (AxeResults,)),
    LIST: (_check_lists, (AxeResults,)),
    META_REFRESH: (_check_refresh, (AxeResults, Motion)),
    REGION: (_check_region, (AxeResults,)),
}
"""Checks of axe rules whose results are settled or gathered here, with what they need."""


def _not_run(rule_id: str, axe: AxeResults) -> Message | None:
    """Why the engine says nothing of the rule; None where it does: it names those that had nothing to test as well."""
    if any(rule_id in frame.unfinished for frame in axe.frames):
        return UNFINISHED
    if not any(frame.inapplicable for frame in axe.frames):
        return None
    is_known = any(
        rule_id in frame.tested or rule_id in frame.inapplicable or _nodes(frame.violations + frame.incomplete, rule_id)
        for frame in axe.frames
    )
    if is_known:
        return None
    return say("axe-core {version} has no rule {rule}", version=axe.engine_version, rule=rule_id)


def _nodes(results: tuple[AxeRuleResult, ...], rule_id: str) -> list[AxeNode]:
    return [node for result in results if result.id == rule_id for node in result.nodes]


def _count(frame: AxeFrame, rule_id: str) -> int:
    """Elements that failed or were doubted, those beyond the collector's cap included."""
    results = [result for result in frame.violations + frame.incomplete if result.id == rule_id]
    return sum(max(result.node_count, len(result.nodes)) for result in results)


def _finding(outcome: Outcome, node: AxeNode, frame: AxeFrame, cause: str = "") -> Finding:
    data: dict[str, Any] = {"third_party": True} if frame.third_party else {}
    return Finding(outcome, as_said(node.message), target=node.target, data=data, cause=(cause or node.cause) or None)


def _doc(facts: AxeRuleFacts, effect: dict[str, str], own: dict[str, str]) -> dict[str, str]:
    """The sections of a card."""
    sources = [f"axe-core, rule {facts.id}"]
    sources += [f"WCAG 2.2 success criterion {number} {criteria()[number].name}" for number in facts.sc]
    sources += [f"ACT rule {number}" for number in facts.act]
    if not facts.sc:
        sources.append("good practice: no WCAG criterion asks for it")
    limits = " ".join(
        text for text in (own.get("limits"), _REVIEW_LIMITS if facts.verdict == "review_only" else _LIMITS) if text
    )
    return {
        "What it checks": f"axe-core's rule {facts.id}, in every frame of the page: {facts.plain}.",
        "Who it affects": effect["who"],
        "Why": own.get("why", effect["why"]),
        "What decides the harm": own.get("harm", effect["harm"]),
        "How to fix": own.get("fix", effect["fix"]),
        "Limits": limits,
        "Sources": "; ".join(sources) + ".",
    }


def _refs(facts: AxeRuleFacts, own: dict[str, str]) -> tuple[str, ...]:
    failures = own.get("failures", "").split()
    return (*(f"wcag22:{number}" for number in facts.sc), *(f"failure:{number}" for number in failures))


def _examples(facts: AxeRuleFacts, own: dict[str, str]) -> tuple[Example, ...]:
    bad = Outcome.CANT_TELL if facts.verdict == "review_only" else Outcome.FAILED
    return (
        Example(facts.plain, _page(own["bad"]), bad),
        Example("mended", _page(own["good"]), own.get("good_outcome", Outcome.PASSED)),
    )


def _page(snippet: str) -> str:
    """A whole page around a snippet, unless it is one."""
    if snippet.startswith("<!doctype"):
        return snippet
    body = snippet if snippet.startswith("<body") else f"<body><main><h1>Example</h1>{snippet}</main>"
    return f'<!doctype html><html lang="en"><head><title>Example</title></head>{body}</body></html>'


def _rule_of(facts: AxeRuleFacts, effect: dict[str, str], own: dict[str, str]) -> Rule:
    can_fail = facts.verdict != "review_only"
    meta = Meta(
        id=facts.id,
        title=facts.plain[:1].upper() + facts.plain[1:],
        family="accessibility",
        harm=facts.harm,
        confidence=Confidence.HIGH if can_fail and facts.kind == "wcag" else Confidence.MEDIUM,
        refs=_refs(facts, own),
        act=facts.act,
        conformance=can_fail and facts.kind == "wcag",
        by_look=facts.id in JUDGED_BY_LOOK,
        owner=Owner(own.get("owner", effect["owner"])),
        doc=_doc(facts, effect, own),
        examples=_examples(facts, own),
    )
    check, needs = _OWN_CHECKS.get(facts.id) or (_make_check(facts, own), (AxeResults,))
    return make_rule(meta, check, needs)


def _axe_made_rules() -> tuple[Rule, ...]:
    effects, own = _texts("axe_effects.toml"), _texts("axe_rules.toml")
    return tuple(
        _rule_of(facts, effects[facts.effect], own[facts.id])
        for facts in axe_rules().values()
        if facts.kind in RULE_KINDS and facts.id not in REPLACED
    )


_KNOWN = frozenset(facts.id for facts in axe_rules().values())


@rule(
    "axe-other",
    title="A newer axe-core rule found something",
    family="accessibility",
    harm={"blind": Harm.NOTICE},
    confidence=Confidence.LOW,
    examples=(
        Example(
            "nothing that a newer engine alone would find", _page("<p>Offices are closed.</p>"), Outcome.INAPPLICABLE
        ),
    ),
)
def axe_other(axe: AxeResults) -> Iterator[Finding]:
    """Results of axe-core rules that came out after this version of ours.

    What it checks: every result of an axe-core rule that we have no card for. One that axe ties to a
        WCAG level A or AA criterion fails; any other is for a person to look at.
    Who it affects: not known until the rule has a card here; it counts as a notice for people who are blind.
    Why: a newer engine, given by --axe-script, may know more than our data. What it finds must not be lost.
    What decides the harm: nothing measured: a newer engine tells of a fault that this version doesn't
        know.
    How to fix: follow the message; look the rule up by its name in axe-core's own documentation.
    Limits: no criterion and no measured harm are given, since we have not judged the rule.
    Sources: axe-core, the version printed in the report.
    """
    passed = 0
    for frame in axe.frames:
        listed = 0
        for results, is_violation in ((frame.violations, True), (frame.incomplete, False)):
            for result in results:
                if result.id in _KNOWN:
                    continue
                fails = is_violation and not CONFORMANCE_TAGS.isdisjoint(result.tags)
                listed += len(result.nodes)
                for node in result.nodes:
                    yield _other(result, node, frame, fails=fails)
        if not frame.third_party:
            tested = sum(count for rule_id, count in frame.tested.items() if rule_id not in _KNOWN)
            passed += max(0, tested - listed)
    yield from passes(passed, say("axe-core found no fault"))


def _other(result: AxeRuleResult, node: AxeNode, frame: AxeFrame, *, fails: bool) -> Finding:
    """A finding of an unknown axe rule; its cause holds that rule's id, so that two rules stay apart."""
    found = _finding(
        Outcome.FAILED if fails else Outcome.CANT_TELL,
        node,
        frame,
        cause=f"{result.id}: {node.cause or node.target.path or node.target.selector}",
    )
    message = say("{help} ({id}): {message}", help=as_said(result.help), id=result.id, message=as_said(node.message))
    return replace(found, message=message)


AXE_RULES: tuple[Rule, ...] = (*_axe_made_rules(), axe_other)
