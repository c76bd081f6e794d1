"""What an audit does not know besides the pages it missed: frames, restless pages, broken rules."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from auditor.message import Message, as_said, say, say_count
from auditor.model import PageStatus
from auditor.store.read_rows import RuleTrouble, UnseenFrame
from auditor.store.reader import GONE, Reader
from auditor_reports.choice import rules_chosen
from auditor_reports.model.site import SiteReport
from auditor_reports.words import documents, missing_facts, pages, pages_and_documents

MAX_EXAMPLES = 20


@dataclass(frozen=True, slots=True)
class Unknown:
    """One thing we don't know: the fact, what to do, and some of the places."""

    fact: Message
    advice: Message
    examples: tuple[Message, ...] = ()


def unknowns(report: SiteReport) -> list[Unknown]:
    """In the order of how much they leave open."""
    reader, site_id = report.reader, report.site.id
    troubles = reader.rule_troubles(site_id)
    return [
        *_rules_left_out(reader),
        *_errors(troubles),
        *_partly_audited(reader, site_id),
        *_untested(troubles),
        *_partly_tested(troubles),
        *_unsettled(reader, site_id),
        *_frames(reader, site_id),
        *_third_party(reader, site_id),
        *_broken_links(report),
    ]


def _rules_left_out(reader: Reader) -> Iterator[Unknown]:
    chosen = rules_chosen(reader.run)
    if chosen:
        yield Unknown(
            say("Not every rule ran ({choice}).", choice=chosen),
            say(
                "The score and the criteria speak of those that did. Ask for an audit with all rules before you compare."
            ),
        )


def _errors(troubles: Sequence[RuleTrouble]) -> Iterator[Unknown]:
    broken = [each for each in troubles if each.outcome == "error"]
    if broken:
        rules = len({each.rule_id for each in broken})
        yield Unknown(
            say_count("{n:,} rule broke down while judging.", "{n:,} rules broke down while judging.", n=rules),
            say_count(
                "What it would have found is missing. Tell whoever made it.",
                "What they would have found is missing. Tell whoever made them.",
                n=rules,
            ),
            _examples(map(_trouble, broken)),
        )


def _trouble(found: RuleTrouble) -> Message:
    where = pages_and_documents(found.pages, found.documents)
    return say("{rule}, {pages}: {error}", rule=found.rule_id, pages=where, error=found.error or "")


def _of_subjects(
    troubles: Sequence[RuleTrouble], of_pages: Message, of_documents: Message, of_both: Message
) -> Message:
    """The one of three sentences that is about what the troubles are about."""
    if not any(each.documents for each in troubles):
        return of_pages
    return of_both if any(each.pages for each in troubles) else of_documents


def _partly_audited(reader: Reader, site_id: int) -> Iterator[Unknown]:
    partly = reader.partly_audited(site_id)
    if partly:
        yield Unknown(
            say_count("{n:,} page was audited in part.", "{n:,} pages were audited in part.", n=len(partly)),
            say_count(
                "What was found there stands; nothing is known of what is named here. A window that can't be closed"
                " without agreeing keeps people out as well, and of a very long page a shorter one helps its readers"
                " too. Have a person test it.",
                "What was found there stands; nothing is known of what is named here. A window that can't be closed"
                " without agreeing keeps people out as well, and of a very long page a shorter one helps its readers"
                " too. Have a person test them.",
                n=len(partly),
            ),
            _examples(say("{page}: {facts}", page=page.url, facts=missing_facts(page)) for page in partly),
        )


def _untested(troubles: Sequence[RuleTrouble]) -> Iterator[Unknown]:
    missing = [each for each in troubles if each.outcome == "untested" and not each.in_part]
    if missing:
        rules = len({each.rule_id for each in missing})
        fact = _of_subjects(
            missing,
            say_count("{n:,} rule could not judge every page.", "{n:,} rules could not judge every page.", n=rules),
            say_count(
                "{n:,} rule could not judge every document.", "{n:,} rules could not judge every document.", n=rules
            ),
            say_count(
                "{n:,} rule could not judge every page and document.",
                "{n:,} rules could not judge every page and document.",
                n=rules,
            ),
        )
        advice = say_count(
            "What it needs could not be seen there. Where a reason speaks of time, run the audit again.",
            "What they need could not be seen there. Where a reason speaks of time, run the audit again.",
            n=rules,
        )
        yield Unknown(fact, advice, _examples(map(_trouble, missing)))


def _partly_tested(troubles: Sequence[RuleTrouble]) -> Iterator[Unknown]:
    partly = [each for each in troubles if each.outcome == "untested" and each.in_part]
    if partly:
        rules = len({each.rule_id for each in partly})
        fact = _of_subjects(
            partly,
            say_count("{n:,} rule tested some pages in part.", "{n:,} rules tested some pages in part.", n=rules),
            say_count(
                "{n:,} rule tested some documents in part.", "{n:,} rules tested some documents in part.", n=rules
            ),
            say_count(
                "{n:,} rule tested some pages and documents in part.",
                "{n:,} rules tested some pages and documents in part.",
                n=rules,
            ),
        )
        yield Unknown(fact, _what_stands(partly, rules), _examples(map(_trouble, partly)))


def _what_stands(partly: Sequence[RuleTrouble], rules: int) -> Message:
    """What is known of places that were tested in part."""
    return _of_subjects(
        partly,
        say_count(
            "What it found stands; for the rest of those pages nothing is known.",
            "What they found stands; for the rest of those pages nothing is known.",
            n=rules,
        ),
        say_count(
            "What it found stands; for the rest of those documents nothing is known.",
            "What they found stands; for the rest of those documents nothing is known.",
            n=rules,
        ),
        say_count(
            "What it found stands; for the rest of those pages and documents nothing is known.",
            "What they found stands; for the rest of those pages and documents nothing is known.",
            n=rules,
        ),
    )


def _unsettled(reader: Reader, site_id: int) -> Iterator[Unknown]:
    count, urls = reader.unsettled(site_id, MAX_EXAMPLES)
    if count:
        yield Unknown(
            say_count("{n:,} page never came to rest.", "{n:,} pages never came to rest.", n=count),
            say_count(
                "We looked at it while it still changed, so another audit may find something else.",
                "We looked at them while they still changed, so another audit may find something else.",
                n=count,
            ),
            _examples(map(as_said, urls)),
        )


def _frames(reader: Reader, site_id: int) -> Iterator[Unknown]:
    frames = reader.unseen_frames(site_id)
    if frames:
        yield Unknown(
            say_count(
                "We could not look into frames from {n:,} host.",
                "We could not look into frames from {n:,} hosts.",
                n=len({each.host for each in frames}),
            ),
            say("Have a person test what is inside them."),
            _examples(map(_frame, frames)),
        )


def _frame(found: UnseenFrame) -> Message:
    where = say("{host}, on {pages}", host=found.host, pages=pages(found.pages))
    return say("{where}: {reason}", where=where, reason=found.why_not) if found.why_not else where


def _third_party(reader: Reader, site_id: int) -> Iterator[Unknown]:
    counted = reader.third_party_findings(site_id)
    if counted:
        total = sum(each.findings for each in counted)
        yield Unknown(
            say_count(
                "{n:,} fault lies in frames of other sites.", "{n:,} faults lie in frames of other sites.", n=total
            ),
            say_count(
                "It is not counted in the score. Your visitors meet it all the same: tell the vendor.",
                "They are not counted in the score. Your visitors meet them all the same: tell the vendor.",
                n=total,
            ),
            _examples(
                say_count("{host}: {n:,} fault on {pages}", "{host}: {n:,} faults on {pages}", n=each.findings,
                          host=each.host, pages=pages(each.pages))
                for each in counted
            ),
        )  # fmt: skip


def _broken_links(report: SiteReport) -> Iterator[Unknown]:
    missing = report.coverage.no_pages.get(PageStatus.HTTP_ERROR, 0)
    files = sum(each.http_status in GONE for each in report.reader.documents(report.site.id))
    if missing or files:
        what = [pages(missing)] if missing else []
        what += [documents(files)] if files else []
        yield Unknown(
            say_count(
                "Links lead to {what:and} that does not exist.",
                "Links lead to {what:and} that do not exist.",
                n=missing + files,
                what=tuple(what),
            ),
            say("Mend or remove the links.")
            if not report.site.is_folder
            else say(
                "They are not in the folder that was audited. Mend the links, or add what is missing and audit again."
            ),
        )


def _examples(texts: Iterable[Message]) -> tuple[Message, ...]:
    found = list(texts)
    more = len(found) - MAX_EXAMPLES
    return tuple(found[:MAX_EXAMPLES]) + ((say("and {more:,} more", more=more),) if more > 0 else ())
