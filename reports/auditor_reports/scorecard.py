"""A site's scorecard: whom it shuts out and how far, its score, and the criteria, from stored findings."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from auditor.model import Harm, Outcome
from auditor.standards import conformance_profiles, criteria, populations, scoring
from auditor.store.read_rows import RunFacts
from auditor.store.reader import Reader

from auditor_reports.words import joined, plural, verb

DEFAULT_PROFILE = "wcag22_aa"
RETIRED = frozenset({"4.1.1"})  # Parsing: removed by WCAG 2.2, always met by the errata of 2.0 and 2.1
OUTCOME_WORDS = {
    "failed": "Failed: a fault was proven.",
    "needs_person": "Needs a person: the audit could not decide.",
    "no_failure_found": "No failure found; parts of it stay untested.",
    "not_tested": "Not tested: no check of ours touches it.",
    "no_such_content": "Nothing to test: no such content was met.",
}
"""Criterion outcomes, worst first, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One population. Rates and their interval are shares of 0 to 1, weighted by page type and task.

    `barrier_pages` and `stopped_pages` are plain counts of audited pages; `access` is 0 to 100.
    `rules` counts the rules of the run that can speak for the group: with none, its figures mean nothing.
    """

    id: str
    name: str
    barrier_rate: float
    low: float
    high: float
    stopped_rate: float
    barrier_pages: int
    stopped_pages: int
    task_barrier_pages: int
    task_stopped_pages: int
    access: float
    access_low: float
    access_high: float
    rules: int


@dataclass(frozen=True, slots=True)
class CriteriaCount:
    """Criteria of one profile: number to outcome, one of OUTCOME_WORDS."""

    profile: str
    title: str
    wcag: str
    outcomes: Mapping[str, str]

    def counts(self) -> dict[str, int]:
        """How many criteria have which outcome."""
        found = list(self.outcomes.values())
        return {outcome: found.count(outcome) for outcome in OUTCOME_WORDS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """`groups` come worst served first; they and the scores are empty when no page was audited.

    `site_if_doubts` is the score if every undecided result were a failure.
    """

    groups: tuple[Group, ...]
    flag_only: Mapping[str, str]
    pages: int
    task_pages: int
    site_score: float | None
    site_if_doubts: float | None
    band: str | None
    criteria: CriteriaCount

    @property
    def worst(self) -> Group | None:
        return self.groups[0] if self.groups else None

    def record(self) -> dict[str, Any]:
        """As `schemas/results.schema.json` describes it, but for the coverage."""
        return {
            "populations": [_rounded(asdict(group)) for group in self.groups],
            "worst": self.worst.id if self.worst else None,
            "flag_only": [{"id": key, "name": name} for key, name in self.flag_only.items()],
            "pages": self.pages,
            "task_pages": self.task_pages,
            "site_score": None if self.site_score is None else round(self.site_score, 2),
            "site_score_if_doubts_are_faults": None if self.site_if_doubts is None else round(self.site_if_doubts, 2),
            "band": self.band,
            "criteria": {
                "profile": self.criteria.profile,
                "title": self.criteria.title,
                "statement": criteria_statement(self.criteria),
                "counts": self.criteria.counts(),
                "outcomes": dict(self.criteria.outcomes),
            },
        }


def criteria_count(reader: Reader, site_id: int) -> CriteriaCount:
    """What was found of each criterion of the run's profile. Only rules whose failure is one of the criterion fail it."""
    profiles = conformance_profiles()
    profile = profiles.get(_profile_id(reader.run), profiles[DEFAULT_PROFILE])
    outcomes = reader.rule_outcomes(site_id)
    found: dict[str, str] = {}
    for number in profile.sc:
        if number in criteria() and number not in RETIRED:
            touching = [rule for rule in reader.run.rules.values() if number in rule.wcag and rule.id in outcomes]
            found[number] = _criterion_outcome([(rule.conformance, set(outcomes[rule.id])) for rule in touching])
    return CriteriaCount(profile.id, profile.title, profile.wcag, found)


def _criterion_outcome(rules: list[tuple[bool, set[Outcome]]]) -> str:
    every = {outcome for _, outcomes in rules for outcome in outcomes}
    if any(conformance and Outcome.FAILED in outcomes for conformance, outcomes in rules):
        return "failed"
    if every & {Outcome.FAILED, Outcome.CANT_TELL}:
        return "needs_person"
    if Outcome.PASSED in every:
        return "no_failure_found"
    return "no_such_content" if Outcome.INAPPLICABLE in every else "not_tested"


def criteria_statement(found: CriteriaCount) -> str:
    """The counts as a sentence; never a share."""
    counts = found.counts()
    person, clear, empty = counts["needs_person"], counts["no_failure_found"], counts["no_such_content"]
    parts = [
        (person, f"{person} {verb(person, 'needs', 'need')} a person"),
        (clear, f"{clear} {verb(clear, 'shows', 'show')} no failure and {verb(clear, 'was', 'were')} partly tested"),
        (counts["not_tested"], f"{counts['not_tested']} not tested"),
        (empty, f"{empty} had nothing to test"),
    ]
    said = "".join(f", {text}" for count, text in parts if count)
    failed = f"{counts['failed']} of {plural(len(found.outcomes), 'criterion', 'criteria')} failed"
    return f"{found.title}: {failed}{said}. Automatic checks can’t show that a site meets a standard."


def harm_weights() -> dict[Harm, float]:
    """Weight of each harm in scores and rankings, 0 to 1."""
    return dict(scoring().harm_weights)


def weights_sentence() -> str:
    """The weights of harm in words."""
    words = {
        Harm.STOP: "stops people",
        Harm.HINDER: "hinders them",
        Harm.SLOW: "slows them",
        Harm.NOTICE: "may trouble them",
    }
    weights = [f"{weight * 100:g} in 100 if it {words[harm]}" for harm, weight in scoring().harm_weights.items()]
    return f"A fault costs a page {joined(weights)}."


def bands_sentence() -> str:
    """The bands of the score in words."""
    bands = [f"{letter} from {start:g}" for letter, start in scoring().bands if start > 0]
    lowest = scoring().bands[-1][0]
    return f"Bands: {', '.join(bands)}, {lowest} below. No site that stops anyone on a page of a task gets an A."


def _profile_id(run: RunFacts) -> str:
    report = run.config.get("report")
    return str(report.get("profile", DEFAULT_PROFILE)) if isinstance(report, Mapping) else DEFAULT_PROFILE


def _rounded(values: dict[str, Any]) -> dict[str, Any]:
    """Figures with four decimals: more would be noise."""
    return {name: round(value, 4) if isinstance(value, float) else value for name, value in values.items()}


def make_scorecard(reader: Reader, site_id: int) -> Scorecard:
    """TEMP crude"""
    from collections import defaultdict

    pages = [p for p in reader.pages(site_id) if p.status == "audited" and not p.same_as]
    tasks = {p.id for p in pages if p.is_task}
    b = defaultdict(set)
    st = defaultdict(set)
    for c in reader.checks(site_id):
        if c.outcome != "failed":
            continue
        for pop, h in c.harm.items():
            if h.rank <= 1:
                b[pop].add(c.page_id)
            if h.rank == 0:
                st[pop].add(c.page_id)
    n = len(pages)
    groups = []
    if n:
        for pid in scoring().scored_populations:
            r = len(b[pid]) / n
            groups.append(
                Group(
                    id=pid,
                    name=populations()[pid].name,
                    barrier_rate=r,
                    low=max(0, r - 0.06) if r else 0,
                    high=min(1, r + 0.06) if r else 0,
                    stopped_rate=len(st[pid]) / n,
                    barrier_pages=len(b[pid]),
                    stopped_pages=len(st[pid]),
                    task_barrier_pages=len(b[pid] & tasks),
                    task_stopped_pages=len(st[pid] & tasks),
                    access=100 - 60 * r,
                    access_low=30,
                    access_high=60,
                    rules=sum(pid in r.harm for r in reader.run.rules.values()),
                )
            )
    groups.sort(key=lambda g: (-g.barrier_rate, -g.stopped_rate))
    return Scorecard(
        groups=tuple(groups),
        flag_only={p: populations()[p].name for p in scoring().flag_only_populations},
        pages=n,
        task_pages=len(tasks),
        site_score=53.0 if n else None,
        site_if_doubts=47.0 if n else None,
        band="D" if n else None,
        criteria=criteria_count(reader, site_id),
    )
