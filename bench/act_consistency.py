"""How consistent our EARL report is with each ACT rule, by the definition of the W3C's listing of implementations.

Source: act-rules/act-tools, src/map-implementation/procedure-sets: get-consistency.ts, accessibility-requirements.ts
and get-coverage.ts, the code that makes w3.org/WAI/standards-guidelines/act/implementations/. For each ACT rule:

- where some of its test cases are approved, the others don't count;
- *inconsistent*: a passed or inapplicable case is reported as failed, or nothing below holds;
- *complete*: every criterion of conformance that the ACT rule maps to is reported, and none that it does not name
  (its secondary ones are allowed); no case is untested; no failed case is reported as passed or inapplicable
  (cantTell will do); at least one failed case is reported as failed;
- *partial*: at least one failed case is reported as failed, or some case is cantTell and every inapplicable one is
  passed or inapplicable.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

WORDS = ("complete", "partial", "inconsistent", "untested")  # untested: no rule of ours implements it
_SATISFIED = frozenset({"passed", "inapplicable"})
_MISSED = _SATISFIED | {"untested"}


@dataclass(frozen=True, slots=True)
class Said:
    """What was reported of one case: the expected and the reported outcome."""

    id: str
    expected: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How our report stands to one ACT rule.

    `is_approved`: the working group approved some of its cases. `missing` are criteria of conformance that were not
    reported, `extra` reported ones that the ACT rule does not name.
    """

    rule: str
    name: str
    is_approved: bool
    consistency: str
    said: tuple[Said, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]


def standings(cases: Iterable[Mapping[str, Any]], report: Mapping[str, Any]) -> list[Standing]:
    """How `report` (EARL of `auditor act`) stands to each ACT rule of the manifest's `cases`, approved ones first."""
    assertions = {_path(subject["source"]): subject["assertions"] for subject in report["@graph"]}
    by_rule: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for case in cases:
        by_rule[case["rule"]].append(case)
    found = [_standing(group, assertions) for group in by_rule.values()]
    return sorted(found, key=lambda each: (not each.is_approved, each.rule))


def _standing(cases: Sequence[Mapping[str, Any]], by_path: Mapping[str, Sequence[Mapping[str, Any]]]) -> Standing:
    approved = [case for case in cases if case["approved_rule"]]
    counted = approved or cases
    conformance = set().union(*(case["wcag"] for case in counted))
    named = conformance.union(*(case["wcag_secondary"] for case in counted))
    reported = {part for case in counted for each in by_path.get(case["path"], ()) for part in _criteria(each)}
    said = tuple(Said(case["id"], case["expected"], _outcome(by_path.get(case["path"], ()))) for case in counted)
    missing, extra = sorted(conformance - reported), sorted(reported - named)
    has_any = any(case["path"] in by_path for case in counted)
    word = consistency(said, has_criteria=not missing and not extra) if has_any else "untested"
    return Standing(cases[0]["rule"], cases[0]["rule_name"], bool(approved), word, said, tuple(missing), tuple(extra))


def _outcome(assertions: Sequence[Mapping[str, Any]]) -> str:
    """What our report says of a case: it holds one assertion for it, or none."""
    return str(assertions[0]["result"]["outcome"]).removeprefix("earl:") if assertions else "untested"


def _criteria(assertion: Mapping[str, Any]) -> list[str]:
    return [part["title"].removeprefix("WCAG 2: ") for part in assertion["test"]["isPartOf"]]


def _path(url: str) -> str:
    return url.partition("//")[2].partition("/")[2]


def consistency(said: Iterable[Said], *, has_criteria: bool) -> str:
    """`complete`, `partial` or `inconsistent`; `has_criteria`: the reported criteria are those of the rule."""
    said = list(said)
    if any(each.expected in _SATISFIED and each.outcome == "failed" for each in said):
        return "inconsistent"
    has_found = any(each.expected == each.outcome == "failed" for each in said)
    has_missed = any(each.expected == "failed" and each.outcome in _MISSED for each in said)
    has_untested = any(each.outcome == "untested" for each in said)
    if has_found and has_criteria and not has_missed and not has_untested:
        return "complete"
    has_doubt = any(each.outcome == "cantTell" for each in said)
    is_quiet = all(each.outcome in _SATISFIED for each in said if each.expected == "inapplicable")
    return "partial" if has_found or (has_doubt and is_quiet) else "inconsistent"


def print_standings(found: Sequence[Standing]) -> None:
    """The table of docs/detection.md, approved and proposed ACT rules apart, and why each is not complete."""
    for title, is_approved in (("Approved", True), ("Proposed", False)):
        group = [each for each in found if each.is_approved is is_approved]
        words = Counter(each.consistency for each in group)
        counts = ", ".join(f"{words[word]} {word}" for word in WORDS if words[word])
        print(f"\n{title} ACT rules: {len(group)}, of them {counts}\n")
        print("| ACT rule | name | consistency | failing: `failed` | `cantTell` | missed | others: satisfied | `cantTell` "
              "| untested | why not complete |")  # fmt: skip
        print("|---|---|---|---|---|---|---|---|---|---|")
        for each in group:
            print(_row(each))


def _row(standing: Standing) -> str:
    counts = Counter((each.expected == "failed", each.outcome) for each in standing.said)
    satisfied = sum(counts[False, word] for word in _SATISFIED)
    numbers = (
        counts[True, "failed"], counts[True, "cantTell"], sum(counts[True, word] for word in _SATISFIED), satisfied,
        counts[False, "cantTell"], counts[True, "untested"] + counts[False, "untested"],
    )  # fmt: skip
    cells = (standing.rule, standing.name, standing.consistency, *map(str, numbers), "; ".join(_whys(standing)))
    return f"| {' | '.join(cells)} |"


def _whys(standing: Standing) -> Iterator[str]:
    if standing.consistency in ("complete", "untested"):
        return
    outcomes = {(each.expected, each.outcome) for each in standing.said}
    if any(expected in _SATISFIED and outcome == "failed" for expected, outcome in outcomes):
        yield "a false alarm"
    if any(expected == "failed" and outcome in _SATISFIED for expected, outcome in outcomes):
        yield "a failed case passes"
    if any(outcome == "untested" for _, outcome in outcomes):
        yield "a case is untested"
    if ("failed", "failed") not in outcomes:
        yield "only questions" if any(expected == "failed" for expected, _ in outcomes) else "no failed case here"
    if standing.missing:
        yield f"not reported: {', '.join(standing.missing)}"
    if standing.extra:
        yield f"reported besides: {', '.join(standing.extra)}"
