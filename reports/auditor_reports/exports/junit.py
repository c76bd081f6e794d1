"""The format `junit`: a suite a page, a case a rule, for the test reports of CI services.

A failure is a failed case. What a person must decide, what was not tested and a page that was not audited are skipped
cases with words: none of them is a pass. A rule that met nothing to test on a page has no case there.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from auditor.model import Harm, Outcome, PageStatus
from auditor.standards.law import counts_for
from auditor.store.read_rows import AlsoFound, FindingView, PageRow, RuleCard, RuleRunView, SiteFacts
from auditor.store.reader import Reader
from auditor_reports.choice import law_of
from auditor_reports.exports.addresses import steady
from auditor_reports.exports.plain import plain
from auditor_reports.words import clipped
from auditor_reports.writing import remove, whole_file

FILE_NAME = "junit.xml"
MAX_PLACES = 20  # told of one rule on one page; all are in findings.jsonl
MAX_MESSAGE_CHARS = 300
MAX_HTML_CHARS = 200


@dataclass(frozen=True, slots=True)
class _Case:
    """A rule on a page. `kind` is the element that says how it ended; empty for a pass."""

    name: str
    kind: str = ""
    message: str = ""
    type: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Suite:
    """A page, a document, or a site as a whole; `facts` are its properties."""

    name: str
    cases: Sequence[_Case]
    facts: Mapping[str, str | int]


def write_junit(reader: Reader, folder: Path, _: object) -> list[Path]:
    """Write the file; what is in memory is one page, or all that is said of documents and of the site as a whole."""
    path = folder / FILE_NAME
    with whole_file(path) as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="civic-auditor">\n')
        for suite in _suites(reader):
            _write_suite(file, suite, reader.run.started_at)
        file.write("</testsuites>\n")
    return [path]


def clear_junit(folder: Path) -> None:
    """Take the file of an earlier run away."""
    remove(folder / FILE_NAME)


def _suites(reader: Reader) -> Iterator[_Suite]:
    run = reader.run
    if run.state != "complete":
        why = str(run.incomplete_why or "it was cut off")
        yield _Suite(
            "audit", [_Case("audit-complete", "error", f"This audit is not complete: {why}", "incomplete")], {}
        )
    for site in reader.sites():
        yield from _site_suites(reader, site)


def _site_suites(reader: Reader, site: SiteFacts) -> Iterator[_Suite]:
    runs = groupby(reader.rule_runs(site.id), key=lambda run: run.page_id)
    findings = groupby(reader.findings(site.id), key=lambda finding: finding.page_id)
    next_runs, next_findings = next(runs, None), next(findings, None)
    pages = 0
    for page in reader.pages(site.id):
        own_runs: list[RuleRunView] = []
        own_findings: list[FindingView] = []
        if next_runs and next_runs[0] == page.id:
            own_runs, next_runs = list(next_runs[1]), next(runs, None)
        if next_findings and next_findings[0] == page.id:
            own_findings, next_findings = list(next_findings[1]), next(findings, None)
        if own_runs or own_findings or not (page.same_as or page.is_no_page):
            pages += 1
            yield _page_suite(reader, site, page, own_runs, own_findings)
    about_rest = list(next_runs[1]) if next_runs else []
    found_rest = list(next_findings[1]) if next_findings else []
    yield from _document_suites(reader, site, about_rest, found_rest)
    found = [finding for finding in found_rest if finding.document_id is None]
    cases = list(_cases(reader, [run for run in about_rest if run.document_id is None], found))
    if not pages:
        cases.append(_Case("pages-audited", "skipped", "No page of the site was found, so nothing was tested."))
    if cases:
        yield _Suite(f"{site.name} as a whole", cases, {"site": site.name, **_counts(found)})


def _page_suite(
    reader: Reader, site: SiteFacts, page: PageRow, runs: Sequence[RuleRunView], findings: Sequence[FindingView]
) -> _Suite:
    cases = list(_cases(reader, runs, findings))
    if page.status is not PageStatus.AUDITED:
        message = f"Not audited: {page.status.value}. {page.reason or ''}"
        cases.insert(0, _Case("page-audited", "skipped", message, "not audited"))
    elif not cases:
        cases.append(_Case("page-audited", "skipped", "No rule had anything to test here.", "nothing to test"))
    nothing = sum(run.outcome is Outcome.INAPPLICABLE for run in runs)
    facts = {"site": site.name, "title": page.title, "status": page.status.value, "rules_with_nothing_to_test": nothing}
    return _Suite(steady(site, page.url), cases, {**facts, **_counts(findings)})


def _document_suites(
    reader: Reader, site: SiteFacts, runs: Iterable[RuleRunView], findings: Iterable[FindingView]
) -> Iterator[_Suite]:
    own_runs: dict[int, list[RuleRunView]] = defaultdict(list)
    own_findings: dict[int, list[FindingView]] = defaultdict(list)
    for run in runs:
        if run.document_id is not None:
            own_runs[run.document_id].append(run)
    for finding in findings:
        if finding.document_id is not None:
            own_findings[finding.document_id].append(finding)
    for document in reader.documents(site.id):
        found = own_findings[document.id]
        cases = list(_cases(reader, own_runs[document.id], found))
        if not cases:
            cases.append(_Case("document-tested", "skipped", "No rule judged this document.", "not tested"))
        yield _Suite(steady(site, document.url), cases, {"site": site.name, **_counts(found)})


def _counts(findings: Sequence[FindingView]) -> dict[str, int]:
    return {
        f"findings_{outcome.value}": sum(finding.outcome == outcome for finding in findings)
        for outcome in (Outcome.FAILED, Outcome.CANT_TELL)
    }


def _cases(reader: Reader, runs: Sequence[RuleRunView], findings: Sequence[FindingView]) -> Iterator[_Case]:
    """A case for each rule that had something to test, or that could not be asked."""
    own: dict[str, list[FindingView]] = defaultdict(list)
    also: dict[str, list[tuple[FindingView, AlsoFound]]] = defaultdict(list)
    for finding in findings:
        own[finding.rule_id].append(finding)
        for each in finding.also:
            also[each.rule_id].append((finding, each))
    ran = {run.rule_id: run for run in runs}
    for rule_id in sorted({*ran, *own}):
        met = _Met(ran.get(rule_id), own[rule_id], also[rule_id])
        case = met.failure() or met.broken() or met.question() or met.gap() or met.foreign()
        if case is not None:
            told = [*_about(reader, reader.run.rule(rule_id)), *_told(met.findings), *_told_elsewhere(met.also)]
            yield replace(case, name=rule_id, text="\n".join(told))
        elif met.outcome is not Outcome.INAPPLICABLE:
            yield _Case(rule_id)


@dataclass(frozen=True, slots=True)
class _Met:
    """What a rule met on a page: how it ran, its findings, and those that are counted as another rule's."""

    run: RuleRunView | None
    findings: Sequence[FindingView]
    also: Sequence[tuple[FindingView, AlsoFound]]

    @property
    def outcome(self) -> Outcome | None:
        return self.run.outcome if self.run else None

    def failure(self) -> _Case | None:
        failed, doubts = self._own(Outcome.FAILED), self._own(Outcome.CANT_TELL)
        if failed:
            places = _places(len(failed))
            if doubts:
                places += f", and {_places(len(doubts))} for a person to check"
            return _Case("", "failure", f"{places}: {failed[0].message}", _worst(failed))
        return _Case("", "failure", self._elsewhere(), "counted elsewhere") if self.outcome is Outcome.FAILED else None

    def broken(self) -> _Case | None:
        if self.outcome is not Outcome.ERROR:
            return None
        return _Case("", "error", f"The rule broke off: {self._why()}", "error")

    def question(self) -> _Case | None:
        doubts = self._own(Outcome.CANT_TELL)
        if doubts:
            message = f"{_places(len(doubts))} for a person to check: {doubts[0].message}"
            return _Case("", "skipped", message, "a person must look")
        if self.outcome is not Outcome.CANT_TELL:
            return None
        return _Case("", "skipped", f"A person must look: {self._elsewhere()}", "a person must look")

    def gap(self) -> _Case | None:
        if self.outcome is not Outcome.UNTESTED and not (self.run and self.run.error):
            return None
        return _Case("", "skipped", f"Not tested, or only in part: {self._why()}", "not tested")

    def foreign(self) -> _Case | None:
        if not self.findings:
            return None
        return _Case("", "skipped", f"Only in frames of other sites: {self.findings[0].message}", "another site")

    def _own(self, outcome: Outcome) -> list[FindingView]:
        return [each for each in self.findings if each.outcome == outcome and not each.third_party]

    def _why(self) -> str:
        return str(self.run.error) if self.run and self.run.error else "no reason was kept"

    def _elsewhere(self) -> str:
        """Where a result is told that has no finding of its own here."""
        if not self.also:
            return "its findings stand with the pages or the site that they name"
        finding, each = self.also[0]
        return f"counted once, with {finding.rule_id}: {each.message}"


def _places(count: int) -> str:
    return "1 place" if count == 1 else f"{count:,} places"


def _worst(found: Iterable[FindingView]) -> str:
    """The worst that the findings do to anyone."""
    harms = {harm for finding in found for harm in finding.harm.values()}
    return min(harms, key=lambda harm: harm.rank, default=Harm.NOTICE).value


def _about(reader: Reader, card: RuleCard) -> Iterator[str]:
    """What the rule is, whether it counts for the profile, and how to mend what it finds."""
    law = law_of(reader.run)
    criteria = f" WCAG {', '.join(card.wcag)}." if card.wcag else ""
    yield f"{card.title}.{criteria} Counts for {law.name}: {counts_for(card.refs, law).answer.value}."
    if card.fix:
        yield f"How to fix: {card.fix}"


def _told(found: Sequence[FindingView]) -> Iterator[str]:
    for finding in found[:MAX_PLACES]:
        kind = "a person must look" if finding.outcome == Outcome.CANT_TELL else "failed"
        where = f" in a frame of another site, {finding.frame_url}, not counted" if finding.third_party else ""
        yield f"- {kind}{where}: {finding.selector or 'the whole'}: {finding.message}"
        if finding.html:
            yield f"  {clipped(finding.html, MAX_HTML_CHARS)}"
    rest = len(found) - MAX_PLACES
    if rest > 0:
        yield f"- and {_places(rest)} more: findings.jsonl has them"


def _told_elsewhere(also: Sequence[tuple[FindingView, AlsoFound]]) -> Iterator[str]:
    for finding, each in also[:MAX_PLACES]:
        yield f"- counted once, with {finding.rule_id}: {each.selector or 'the whole'}: {each.message}"


def _write_suite(file: IO[str], suite: _Suite, started_at: str) -> None:
    kinds = [case.kind for case in suite.cases]
    file.write(
        f'<testsuite name={_attribute(suite.name)} tests="{len(kinds)}" failures="{kinds.count("failure")}"'
        f' errors="{kinds.count("error")}" skipped="{kinds.count("skipped")}" timestamp={_attribute(started_at)}>\n'
    )
    if suite.facts:
        file.write("<properties>")
        file.writelines(
            f"<property name={_attribute(name)} value={_attribute(str(value))}/>" for name, value in suite.facts.items()
        )
        file.write("</properties>\n")
    for case in suite.cases:
        _write_case(file, case, suite.name)
    file.write("</testsuite>\n")


def _write_case(file: IO[str], case: _Case, suite: str) -> None:
    head = f"<testcase name={_attribute(case.name)} classname={_attribute(suite)}"
    if not case.kind:
        file.write(f"{head}/>\n")
        return
    said = f"<{case.kind} message={_attribute(clipped(case.message, MAX_MESSAGE_CHARS))} type={_attribute(case.type)}>"
    text = "\n".join(escape(plain(line)) for line in case.text.split("\n"))
    file.write(f"{head}>{said}{text}</{case.kind}></testcase>\n")


def _attribute(text: str) -> str:
    return quoteattr(plain(text))
