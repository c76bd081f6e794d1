"""A site's scorecard: whom it shuts out and how far, its score, and the criteria, from stored findings."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from auditor.message import Message, as_said, known, say, say_count
from auditor.model import Harm, Outcome
from auditor.score import (
    CheckResult,
    CriterionStatus,
    PageFindings,
    PopulationScore,
    SiteScore,
    criterion_status,
    score_site,
)
from auditor.standards import populations, scoring
from auditor.store.conformance import profile_of, rules_beyond_profile
from auditor.store.read_rows import DocumentBarriers
from auditor.store.reader import Reader

LITTLE_SHARE = 0.5
"""Share of the pages that could be tested; below it, that so little was tested is the finding, and there is no letter."""
GOOD_BANDS = frozenset({"A", "B"})
CONTRADICTION = 0.5
"""Share of the pages with a barrier for one group, from which on a good letter would contradict the heading. Our choice."""

STATUS_WORDS: dict[CriterionStatus, Message] = {
    CriterionStatus.FAILED: say("Failed: a fault was proven."),
    CriterionStatus.NEEDS_PERSON: say("Needs a person: the audit could not decide."),
    CriterionStatus.PARTLY_TESTED: say("Partly tested: on some pages a check could not look at all it should."),
    CriterionStatus.NO_FAILURE_FOUND: say("No failure found by automatic checks; they never cover all of it."),
    CriterionStatus.NOT_TESTED: say("Not tested: no check of ours touches it, or none came to a result."),
    CriterionStatus.NO_SUCH_CONTENT: say("Nothing to test: no such content was met."),
}
"""What was found of a criterion, in words."""


@dataclass(frozen=True, slots=True)
class CriteriaCount:
    """Criteria of one profile: number to status."""

    profile: str
    title: str
    wcag: str
    statuses: Mapping[str, CriterionStatus]

    def counts(self) -> dict[CriterionStatus, int]:
        """How many criteria have which status."""
        found = list(self.statuses.values())
        return {status: found.count(status) for status in CriterionStatus}


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A site's score with its populations the worst served first, and the criteria of the run's profile.

    `not_checked` are scored populations for which the run had no rule; `flag_only` those that a page
    scan can't judge. Neither has a figure anywhere. `documents` are those that hold people back: no figure counts them.
    """

    score: SiteScore
    groups: tuple[PopulationScore, ...]
    not_checked: tuple[str, ...]
    flag_only: tuple[str, ...]
    task_pages: int
    criteria: CriteriaCount
    documents: DocumentBarriers = field(default_factory=DocumentBarriers)

    @property
    def pages(self) -> int:
        """Pages that the figures are made from."""
        return self.score.pages_audited

    @property
    def worst(self) -> PopulationScore | None:
        """The population with a barrier on most of the pages that were tested; None when no barrier was found."""
        most = max(self.groups, key=_by_count, default=None)
        return most if most and most.pages_with_barrier else None

    @property
    def band(self) -> str | None:
        """The letter of the score; None where a letter would mislead.

        That is where under half of the known pages were tested, or where one of the two best letters would stand beside a group
        with a barrier on half of the pages and more.
        """
        is_little = self.score.coverage is None or self.score.coverage < LITTLE_SHARE
        barriers = self.worst.pages_with_barrier if self.worst else 0
        contradicts = self.score.band in GOOD_BANDS and barriers >= CONTRADICTION * self.pages
        return None if is_little or contradicts else self.score.band

    @property
    def is_whole(self) -> bool:
        """Whether every known page was tested. If not, no interval is given: the crawl took pages as they came, not by lot."""
        return self.score.coverage == 1

    def record(self) -> dict[str, Any]:
        """As `schemas/results.schema.json` describes it, but for the coverage."""
        score = self.score
        return {
            "populations": [self._group_record(group) for group in self.groups],
            "composites": [self._group_record(group) for group in score.composites],
            "worst": self.worst.population if self.worst else None,
            "not_checked": [{"id": name, "name": str(people(name))} for name in self.not_checked],
            "flag_only": [{"id": name, "name": str(people(name))} for name in self.flag_only],
            "pages": self.pages,
            "task_pages": self.task_pages,
            "strata": [
                {"name": each.name, "weight": round(each.weight, 4), "audited": each.audited, "known": each.known}
                for each in score.strata
            ],
            "site_score": _rounded(score.value),
            "site_score_if_doubts_are_faults": _rounded(score.if_doubts_fail),
            "site_score_under_other_weights": [_rounded(value) for value in score.sensitivity],
            "band": self.band,
            "weights_version": score.weights_version,
            "criteria": {
                "profile": self.criteria.profile,
                "title": self.criteria.title,
                "statement": str(criteria_statement(self.criteria)),
                "counts": {status.value: count for status, count in self.criteria.counts().items()},
                "statuses": {number: status.value for number, status in self.criteria.statuses.items()},
            },
        }

    def _group_record(self, group: PopulationScore) -> dict[str, Any]:
        return {
            "id": group.population,
            "name": str(people(group.population)),
            "barrier_rate": _rounded(group.barrier_rate),
            "low": _rounded(group.barrier_low if self.is_whole else None),
            "high": _rounded(group.barrier_high if self.is_whole else None),
            "stopped_rate": _rounded(group.stopped_rate),
            "barrier_pages": group.pages_with_barrier,
            "stopped_pages": group.pages_stopped,
            "task_barrier_pages": group.task_pages_with_barrier,
            "task_stopped_pages": group.task_pages_stopped,
            "access": _rounded(group.access_score),
            "access_low": _rounded(group.access_low if self.is_whole else None),
            "access_high": _rounded(group.access_high if self.is_whole else None),
            "access_if_doubts_are_faults": _rounded(group.if_doubts_fail),
        }


def make_scorecard(reader: Reader, site_id: int) -> Scorecard:
    """The scorecard of one site, from what is stored."""
    harmed = {population for rule in reader.run.rules.values() for population in rule.harm}
    known = reader.known_pages(site_id)
    pages = _page_findings(reader, site_id)
    score = score_site(pages, known.pages, task_pages_known=known.task_pages or None, measured=harmed)
    return Scorecard(
        score=score,
        groups=tuple(sorted(score.populations, key=_worst_served_first)),
        not_checked=tuple(name for name in scoring().scored_populations if name not in harmed),
        flag_only=scoring().flag_only_populations,
        task_pages=sum(page.is_task for page in pages),
        criteria=_criteria(reader, site_id),
        documents=reader.document_barriers(site_id, rules_beyond_profile(reader.run)),
    )


def people(population: str) -> Message:
    """A population's name, as in "People who are blind"."""
    group = populations().get(population)
    return known(group.name) if group else as_said(population.replace("_", " ").capitalize())


def _by_count(group: PopulationScore) -> tuple[int, int, float]:
    return group.pages_with_barrier, group.pages_stopped, group.barrier_rate


def _worst_served_first(group: PopulationScore) -> tuple[float, float, float]:
    return -group.barrier_rate, -group.stopped_rate, group.access_score


def _page_findings(reader: Reader, site_id: int) -> list[PageFindings]:
    checks: dict[int, list[CheckResult]] = defaultdict(list)
    beyond = rules_beyond_profile(reader.run)
    for found in reader.checks(site_id):
        if found.rule_id not in beyond:
            checks[found.page_id].append(CheckResult(found.rule_id, found.harm, found.failed, found.cant_tell))
    return [
        PageFindings(page.id, page.template, page.is_task, tuple(checks.get(page.id, ())))
        for page in reader.audited_pages(site_id)
    ]


def _criteria(reader: Reader, site_id: int) -> CriteriaCount:
    """What was found of each criterion of the run's profile."""
    profile = profile_of(reader.run)
    outcomes: dict[str, list[tuple[Outcome, bool]]] = defaultdict(list)
    for rule_id, found in reader.rule_outcomes(site_id).items():
        rule = reader.run.rule(rule_id)
        for number in rule.wcag:
            outcomes[number] += [(outcome, rule.conformance) for outcome in found]
    return CriteriaCount(profile.id, profile.title, profile.wcag, criterion_status(profile.sc, outcomes))


def criteria_statement(found: CriteriaCount) -> Message:
    """The counts as a sentence; never a share."""
    counts = found.counts()
    person, clear = counts[CriterionStatus.NEEDS_PERSON], counts[CriterionStatus.NO_FAILURE_FOUND]
    partly = counts[CriterionStatus.PARTLY_TESTED]
    untested, empty = counts[CriterionStatus.NOT_TESTED], counts[CriterionStatus.NO_SUCH_CONTENT]
    parts = [
        (person, say_count("{n} needs a person", "{n} need a person", n=person)),
        (partly, say_count("{n} partly tested", "{n} partly tested", n=partly)),
        (
            clear,
            say_count("{n} shows no failure to automatic checks", "{n} show no failure to automatic checks", n=clear),
        ),
        (untested, say_count("{n} not tested", "{n} not tested", n=untested)),
        (empty, say_count("{n} had nothing to test", "{n} had nothing to test", n=empty)),
    ]
    failed = say_count(
        "{failed} of {n} criterion failed",
        "{failed} of {n} criteria failed",
        n=len(found.statuses),
        failed=counts[CriterionStatus.FAILED],
    )
    return say(
        "{standard}: {counts}. Automatic checks can’t show that a site meets a standard.",
        standard=known(found.title),
        counts=(failed, *(text for count, text in parts if count)),
    )


def weights_sentence() -> Message:
    """The weights of harm in words."""
    weights = tuple(_weight(harm, round(weight * 100, 4)) for harm, weight in scoring().harm_weights.items())
    return say("A fault costs a page {weights:and}.", weights=weights)


def _weight(harm: Harm, points: float) -> Message:
    match harm:
        case Harm.STOP:
            return say("{points} in 100 if it stops people", points=points)
        case Harm.HINDER:
            return say("{points} in 100 if it hinders them", points=points)
        case Harm.SLOW:
            return say("{points} in 100 if it slows them", points=points)
        case Harm.NOTICE:
            return say("{points} in 100 if it may trouble them", points=points)


def bands_sentence() -> Message:
    """The bands of the score in words."""
    bands = tuple(
        say("{band} from {score}", band=letter, score=start) for letter, start in scoring().bands if start > 0
    )
    return say(
        "Bands: {bands}, {lowest} below. No site that stops anyone on a page of a task gets an A.",
        bands=bands,
        lowest=scoring().bands[-1][0],
    )


def _rounded(value: float | None) -> float | None:
    """Four decimals: more would be noise."""
    return None if value is None else round(value, 4)
