"""Lists of causes: all of them, what a person must look at by rule, and those of each criterion of the profile."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from auditor.message import Message, known, say, say_count
from auditor.model import Outcome
from auditor.score import CriterionStatus
from auditor.standards import Criterion, criteria, populations
from auditor.store.ranking import worst_first
from auditor.store.read_rows import Cause, RuleCard
from auditor_reports.html.addresses import Addresses, sheet_name, sheets_of
from auditor_reports.html.sheets import Write
from auditor_reports.model.cards import MAX_TAGS, OWNERS, CauseCard
from auditor_reports.model.cause_words import cause_words
from auditor_reports.model.site import SiteReport
from auditor_reports.model.titles import MAX_TITLE_CHARS
from auditor_reports.scorecard import STATUS_WORDS, criteria_statement, people
from auditor_reports.words import clipped

CAUSES_PER_SHEET = 300
NO_RESULT = say("Not tested: our checks of it came to no result.")
"""Said of a criterion that rules of the run speak of, none of which had anything to say."""
EXAMPLES = 3  # places named beside a question


class CauseLists:
    """Writes the lists of one site; each row is made when it is written."""

    def __init__(self, write: Write, report: SiteReport, addresses: Addresses) -> None:
        self.write = write
        self.report = report
        self.addresses = addresses
        cards = (*report.cause_cards, *report.doubt_cards)
        self._cards = {(card.cause.rule_id, card.cause.cause): card for card in cards}
        self._places = {(each.rule_id, each.cause): place for place, each in enumerate(report.ranked.failures, 1)}

    def write_all(self) -> None:
        """All lists."""
        self.write_causes()
        self.write_questions()
        self.write_criteria()

    def write_causes(self) -> None:
        """All causes with faults, the most pressing first."""
        failures = self.report.ranked.failures
        for sheet, part in _sheets(failures, CAUSES_PER_SHEET):
            self.write(
                sheet_name("causes", sheet), "causes", heading=_causes_heading(len(failures)), name="causes", sheet=sheet,
                sheets=sheets_of(len(failures), CAUSES_PER_SHEET), cards=[self._row(cause) for cause in part],
                check=bool(self.report.doubts or self.report.flag_places),
            )  # fmt: skip

    def _row(self, cause: Cause) -> dict[str, Any]:
        """A cause in a table: its place among the faults, title, whom it concerns, and its figures."""
        name = (cause.rule_id, cause.cause)
        card = self._cards.get(name)
        return {
            "number": self._places.get(name),
            "cause": cause,
            "address": self.addresses.cause(*name),
            "title": self.report.title_of(*name),
            "subject": cause_words(clipped(cause.cause, MAX_TITLE_CHARS)),
            **(_from_card(card) if card else _from_rule(cause, self.report.run.rule(cause.rule_id))),
        }

    # What a person must look at

    def write_questions(self) -> None:
        """By rule, what the audit could not decide; then faults that touch a group which a page scan can't judge."""
        questions, flags = self._questions(), self._flags()
        listed = [(False, cause) for cause in questions] + [(True, cause) for cause in flags]
        for sheet, part in _sheets(listed, CAUSES_PER_SHEET):
            self.write(
                sheet_name("questions", sheet), "questions", name="questions", sheet=sheet,
                sheets=sheets_of(len(listed), CAUSES_PER_SHEET), total=self.report.doubts,
                groups=[self._rule_group(*key, [each for _, each in found]) for key, found in groupby(part, key=_by_rule)],
            )  # fmt: skip

    def _questions(self) -> list[Cause]:
        """Causes with doubts, those of the rule that asks of most pages and documents first."""
        found = [cause for cause in self.report.ranked.all if cause.doubts]
        doubts = Counter[str]()
        for cause in found:
            doubts[cause.rule_id] += cause.doubtful_subjects
        return sorted(found, key=lambda cause: (-doubts[cause.rule_id], cause.rule_id, -cause.doubts, cause.cause))

    def _flags(self) -> list[Cause]:
        """Faults that concern a group which a page scan can't judge."""
        flagged = set(self.report.card.flag_only)
        found = [cause for cause in self.report.ranked.failures if flagged & set(cause.harm)]
        return sorted(found, key=lambda cause: cause.rule_id)

    def _rule_group(self, is_fault: bool, rule_id: str, causes: list[Cause]) -> dict[str, Any]:
        flagged = self.report.card.flag_only
        groups = [name for name in flagged if any(name in cause.harm for cause in causes)]
        return {
            "rule": self.report.run.rule(rule_id),
            "is_fault": is_fault,
            "people": [people(name) for name in groups],
            "rows": [self._question(cause, is_fault=is_fault) for cause in causes],
        }

    def _question(self, cause: Cause, *, is_fault: bool) -> dict[str, Any]:
        first = 1 if is_fault else cause.targets + 1
        places = self.report.reader.places(cause, EXAMPLES, first - 1)
        count = cause.targets if is_fault else cause.doubts
        return {
            **self._row(cause),
            "address": self.addresses.place(cause.rule_id, cause.cause, first),
            "count": count,
            "pages": cause.pages if is_fault else cause.doubt_pages,
            "documents": cause.documents if is_fault else cause.doubt_documents,
            "places": [(self.addresses.page_of(place), place) for place in places],
            "more": count - len(places),
        }

    # The criteria of the profile

    def write_criteria(self) -> None:
        """The table of the profile's criteria, and for each that a rule speaks of, its rules and causes."""
        found = self.report.card.criteria
        standard = criteria()
        rules: dict[str, list[RuleCard]] = defaultdict(list)
        for rule in self.report.run.rules.values():
            for number in rule.wcag:
                rules[number].append(rule)
        causes: dict[str, list[Cause]] = defaultdict(list)
        for cause in self.report.ranked.all:
            for number in self.report.run.rule(cause.rule_id).wcag:
                causes[number].append(cause)
        rows = []
        for number, status in found.statuses.items():
            row = _criterion_row(standard[number], status, rules[number], causes[number])
            rows.append(row)
            if row["address"]:
                self._write_criterion(row, rules[number], causes[number])
        counts = [(words, len(list(same))) for words, same in groupby(sorted(rows, key=_by_state), key=_words)]
        self.write(
            "criteria.html", "criteria", rows=rows, counts=counts, title=known(found.title),
            statement=criteria_statement(found),
        )  # fmt: skip

    def _write_criterion(self, row: dict[str, Any], rules: list[RuleCard], causes: list[Cause]) -> None:
        outcomes = self.report.reader.rule_outcomes(self.report.site.id)
        checks = [{"rule": rule, **_outcome_counts(outcomes.get(rule.id, {}))} for rule in rules]
        name = str(row["criterion"].num)
        for sheet, part in _sheets(causes, CAUSES_PER_SHEET):
            self.write(
                f"criteria/{sheet_name(name, sheet)}", "criterion", root="../", name=name, sheet=sheet, row=row,
                sheets=sheets_of(len(causes), CAUSES_PER_SHEET), checks=checks, rows=[self._of_criterion(each) for each in part],
            )  # fmt: skip

    def _of_criterion(self, cause: Cause) -> dict[str, Any]:
        rule = self.report.run.rule(cause.rule_id)
        return {**self._row(cause), "is_proof": rule.conformance and bool(cause.targets)}


def _sheets(items: Any, size: int) -> Iterator[tuple[int, list[Any]]]:
    """Number and content of each sheet; one that is empty where there is nothing."""
    for sheet in range(1, sheets_of(len(items), size) + 1):
        yield sheet, list(items[(sheet - 1) * size : sheet * size])


def _by_state(row: dict[str, Any]) -> tuple[int, str]:
    """The worst state first, as `CriterionStatus` has them."""
    return list(CriterionStatus).index(row["status"]), str(row["words"])


def _words(row: dict[str, Any]) -> Message:
    words: Message = row["words"]
    return words


def _by_rule(listed: tuple[bool, Cause]) -> tuple[bool, str]:
    return listed[0], listed[1].rule_id


def _from_card(card: CauseCard) -> dict[str, Any]:
    return {"tags": card.tags, "more_groups": card.more_groups, "mender": card.mender}


def _from_rule(cause: Cause, rule: RuleCard) -> dict[str, Any]:
    tags = [(harm.value, people(name)) for name, harm in worst_first(cause.harm, populations())]
    _, mender = OWNERS.get(rule.owner, (known(rule.owner), known(rule.owner)))
    return {"tags": tags[:MAX_TAGS], "more_groups": max(0, len(tags) - MAX_TAGS), "mender": mender}


def _causes_heading(causes: int) -> Message:
    if not causes:
        return say("No fault found")
    return say_count("{n:,} cause behind all we found", "{n:,} causes behind all we found", n=causes)


def _criterion_row(
    criterion: Criterion, status: CriterionStatus, rules: list[RuleCard], causes: list[Cause]
) -> dict[str, Any]:
    """A criterion with what was found of it. Faults of rules that only give a sign are signs."""
    proving = {rule.id for rule in rules if rule.conformance}
    proven = [cause for cause in causes if cause.targets and cause.rule_id in proving]
    signs = [cause for cause in causes if cause.targets and cause.rule_id not in proving]
    return {
        "criterion": criterion,
        "status": status,
        "words": NO_RESULT if rules and status is CriterionStatus.NOT_TESTED else STATUS_WORDS[status],
        "address": f"criteria/{criterion.num}.html" if rules else "",
        "checks": len(rules),
        "causes": len(proven),
        "places": sum(cause.targets for cause in proven),
        "signs": sum(cause.targets for cause in signs),
        "questions": sum(cause.doubts for cause in causes),
    }


def _outcome_counts(found: dict[Outcome, int]) -> dict[str, int]:
    """On how many pages, documents and sites a rule had which outcome."""
    return {
        "failed": found.get(Outcome.FAILED, 0),
        "asked": found.get(Outcome.CANT_TELL, 0),
        "passed": found.get(Outcome.PASSED, 0),
        "empty": found.get(Outcome.INAPPLICABLE, 0),
        "untested": found.get(Outcome.UNTESTED, 0) + found.get(Outcome.ERROR, 0),
    }
