"""What an audit does not know besides the pages it missed: frames, restless pages, broken rules."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from auditor.model import PageStatus
from auditor.store.reader import GONE, Reader
from auditor_reports.choice import rules_chosen
from auditor_reports.model.site import SiteReport
from auditor_reports.words import clipped, missing_facts, plural, verb

MAX_EXAMPLES = 20
MAX_EXAMPLE_CHARS = 200


@dataclass(frozen=True, slots=True)
class Unknown:
    """One thing we don't know: the fact, what to do, and some of the places."""

    fact: str
    advice: str
    examples: tuple[str, ...] = ()


def unknowns(report: SiteReport) -> list[Unknown]:
    """In the order of how much they leave open."""
    reader, site_id = report.reader, report.site.id
    return [
        *_rules_left_out(reader),
        *_errors(reader, site_id),
        *_partly_audited(reader, site_id),
        *_untested(reader, site_id),
        *_partly_tested(reader, site_id),
        *_unsettled(reader, site_id),
        *_frames(reader, site_id),
        *_third_party(reader, site_id),
        *_broken_links(report),
    ]


def _rules_left_out(reader: Reader) -> Iterator[Unknown]:
    chosen = rules_chosen(reader.run)
    if chosen:
        yield Unknown(
            f"Not every rule ran ({chosen}).",
            "The score and the criteria speak of those that did. Audit again without the choice before you compare.",
        )


def _errors(reader: Reader, site_id: int) -> Iterator[Unknown]:
    broken = [each for each in reader.rule_troubles(site_id) if each.outcome == "error"]
    if broken:
        rules = len({each.rule_id for each in broken})
        yield Unknown(
            f"{plural(rules, 'rule')} broke down while judging.",
            f"What {verb(rules, 'it', 'they')} would have found is missing. Tell whoever made {verb(rules, 'it', 'them')}.",
            _examples(f"{each.rule_id}, {plural(each.pages, 'page')}: {each.error}" for each in broken),
        )


def _partly_audited(reader: Reader, site_id: int) -> Iterator[Unknown]:
    pages = reader.partly_audited(site_id)
    if pages:
        count = len(pages)
        yield Unknown(
            f"{plural(count, 'page')} {verb(count, 'was', 'were')} audited in part.",
            "What was found there stands; nothing is known of what is named here. A window that can't be closed without"
            " agreeing keeps people out as well, and of a very long page a shorter one helps its readers too."
            f" Have a person test {verb(count, 'it', 'them')}.",
            _examples(f"{page.url}: {missing_facts(page)}" for page in pages),
        )


def _untested(reader: Reader, site_id: int) -> Iterator[Unknown]:
    missing = [each for each in reader.rule_troubles(site_id) if each.outcome == "untested" and not each.in_part]
    if missing:
        rules = len({each.rule_id for each in missing})
        yield Unknown(
            f"{plural(rules, 'rule')} could not judge every page.",
            f"What {verb(rules, 'it needs', 'they need')} could not be seen there. Where a reason speaks of time, run the audit again.",
            _examples(f"{each.rule_id}, {plural(each.pages, 'page')}: {each.error}" for each in missing),
        )


def _partly_tested(reader: Reader, site_id: int) -> Iterator[Unknown]:
    partly = [each for each in reader.rule_troubles(site_id) if each.outcome == "untested" and each.in_part]
    if partly:
        rules = len({each.rule_id for each in partly})
        yield Unknown(
            f"{plural(rules, 'rule')} tested some pages in part.",
            f"What {verb(rules, 'it', 'they')} found stands; for the rest of those pages nothing is known.",
            _examples(f"{each.rule_id}, {plural(each.pages, 'page')}: {each.error}" for each in partly),
        )


def _unsettled(reader: Reader, site_id: int) -> Iterator[Unknown]:
    count, urls = reader.unsettled(site_id, MAX_EXAMPLES)
    if count:
        yield Unknown(
            f"{plural(count, 'page')} never came to rest.",
            f"We looked at {verb(count, 'it', 'them')} while {verb(count, 'it', 'they')} still changed, so another audit may find something else.",
            _examples(urls),
        )


def _frames(reader: Reader, site_id: int) -> Iterator[Unknown]:
    frames = reader.unseen_frames(site_id)
    if frames:
        hosts = len({each.host for each in frames})
        yield Unknown(
            f"We could not look into frames from {plural(hosts, 'host')}.",
            "Have a person test what is inside them.",
            _examples(
                f"{each.host}, on {plural(each.pages, 'page')}{': ' + each.why_not if each.why_not else ''}"
                for each in frames
            ),
        )


def _third_party(reader: Reader, site_id: int) -> Iterator[Unknown]:
    counted = reader.third_party_findings(site_id)
    if counted:
        total = sum(each.findings for each in counted)
        yield Unknown(
            f"{plural(total, 'fault')} {verb(total, 'lies', 'lie')} in frames of other sites.",
            f"Listed in findings.jsonl, not counted in the score. Your visitors meet {verb(total, 'it', 'them')} all the same: tell the vendor.",
            _examples(
                f"{each.host}: {plural(each.findings, 'fault')} on {plural(each.pages, 'page')}" for each in counted
            ),
        )


def _broken_links(report: SiteReport) -> Iterator[Unknown]:
    pages = report.coverage.no_pages.get(PageStatus.HTTP_ERROR, 0)
    files = sum(each.http_status in GONE for each in report.reader.documents(report.site.id))
    if pages or files:
        what = [plural(count, noun) for count, noun in ((pages, "page"), (files, "document")) if count]
        yield Unknown(
            f"Links lead to {' and '.join(what)} that {verb(pages + files, 'does', 'do')} not exist.",
            "Mend or remove the links.",
        )


def _examples(texts: Iterable[str]) -> tuple[str, ...]:
    found = [clipped(text, MAX_EXAMPLE_CHARS) for text in texts]
    more = len(found) - MAX_EXAMPLES
    return tuple(found[:MAX_EXAMPLES]) + ((f"and {more:,} more",) if more > 0 else ())
