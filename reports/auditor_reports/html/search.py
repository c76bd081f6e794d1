"""A page that searches the report without a server: the list of all that can be found stands in it, and one small script.

The page's own policy allows that script by its sum and no other. With scripts off the page leads to the lists.
"""

import base64
import hashlib
import json
from collections.abc import Callable, Iterator
from functools import cache
from importlib import resources
from itertools import chain
from typing import Any

from markupsafe import Markup

from auditor.message import Catalogue, Message, say
from auditor.standards import populations
from auditor.store.read_rows import Cause
from auditor_reports.html.addresses import Addresses, sheet_name
from auditor_reports.html.environment import href, short_url
from auditor_reports.html.sheets import Write
from auditor_reports.model.cards import OWNERS
from auditor_reports.model.site import SiteReport
from auditor_reports.model.titles import MAX_TITLE_CHARS
from auditor_reports.scorecard import people
from auditor_reports.words import clipped

MAX_LIST_BYTES = 1_500_000
"""Of the list in one page; what is beyond stands in the next part."""
MAX_DETAIL_CHARS = 160
Entry = list[Any]
"""Kind (its place in `KINDS`), title, detail, address, two figures, owner (its place in `OWNERS`), groups (theirs in `populations`)."""

KINDS: tuple[tuple[Message, tuple[Message, ...]], ...] = (
    (say("Cause of faults"), (say("Pages"), say("Places"))),
    (say("Question for a person"), (say("Pages"), say("Places"))),
    (say("Page"), (say("Faults"), say("To look at"))),
    (say("Page not audited"), ()),
    (say("Document"), (say("Faults"), say("To look at"))),
)
"""What can be found, and what its figures count."""
CAUSE, QUESTION, PAGE, NOT_AUDITED, DOCUMENT = range(len(KINDS))


@cache
def script() -> str:
    """The script as it stands in the page."""
    return resources.files("auditor_reports.html").joinpath("static", "search.js").read_text("utf-8")


@cache
def script_sum() -> str:
    """The script's sum as a Content-Security-Policy names it."""
    digest = hashlib.sha256(script().encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def write_search(write: Write, report: SiteReport, addresses: Addresses, catalogue: Catalogue) -> None:
    """The search page, in as many parts as the list needs."""
    parts = _parts(_entries(report, addresses, catalogue.show))
    part: list[str] | None = next(parts)
    words = _words(catalogue)
    sheet = first = 1
    while part is not None:
        following = next(parts, None)
        write(
            sheet_name("search", sheet), "search", script=Markup(script()), script_sum=script_sum(),
            data=_embedded(words, part), kinds=[name for name, _ in KINDS], owners=[mender for _, mender in OWNERS.values()],
            groups=[people(name) for name in populations()], sheet=sheet, is_last=following is None, first=first,
            last=first + len(part) - 1,
        )  # fmt: skip
        first += len(part)
        sheet, part = sheet + 1, following


def _embedded(words: str, part: list[str]) -> Markup:
    """The list as JSON inside of a script element that is not run: no `<` of it can end the element."""
    rows = ",\n".join(part)
    return Markup(f'{{"words":{words},"rows":[\n{rows}\n]}}'.replace("<", "\\u003c"))


def _parts(entries: Iterator[Entry]) -> Iterator[list[str]]:
    """Entries as JSON, in parts that are not too large; one empty part where there are none."""
    part: list[str] = []
    size = 0
    for entry in entries:
        text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
        bytes_ = len(text.replace("<", "\\u003c").encode("utf-8", "backslashreplace")) + 2
        if part and size + bytes_ > MAX_LIST_BYTES:
            yield part
            part, size = [], 0
        part.append(text)
        size += bytes_
    yield part


def _words(catalogue: Catalogue) -> str:
    kinds = [
        {"name": catalogue.show(name), "figures": [catalogue.show(each) for each in figures]} for name, figures in KINDS
    ]
    return json.dumps({"results": catalogue.show(say("Results")), "kinds": kinds}, ensure_ascii=False)


def _entries(report: SiteReport, addresses: Addresses, show: Callable[[Message], str]) -> Iterator[Entry]:
    return chain(
        (_cause(report, addresses, show, cause) for cause in report.ranked.all),
        _pages(report, addresses),
        _documents(report),
    )


def _cause(report: SiteReport, addresses: Addresses, show: Callable[[Message], str], cause: Cause) -> Entry:
    name = (cause.rule_id, cause.cause)
    rule = report.run.rule(cause.rule_id)
    owners, groups = list(OWNERS), list(populations())
    return [
        CAUSE if cause.targets else QUESTION,
        clipped(show(report.title_of(*name)), MAX_TITLE_CHARS),
        clipped(f"{rule.id} {' '.join(rule.wcag)} {cause.cause}".strip(), MAX_DETAIL_CHARS),
        addresses.cause(*name),
        cause.pages if cause.targets else cause.doubt_pages,
        cause.targets or cause.doubts,
        owners.index(rule.owner) if rule.owner in OWNERS else -1,
        [groups.index(each) for each in cause.harm if each in groups],
    ]


def _pages(report: SiteReport, addresses: Addresses) -> Iterator[Entry]:
    for page in report.reader.pages(report.site.id):
        if page.same_as is not None:
            continue
        path = clipped(short_url(page.url, report.site.base_url), MAX_DETAIL_CHARS)
        title = clipped(page.title, MAX_TITLE_CHARS) or path
        if page.status != "audited":
            yield [NOT_AUDITED, title, path if title != path else "", ""]
            continue
        yield [PAGE, title, path if title != path else "", addresses.page(page), *addresses.counts(page)]


def _documents(report: SiteReport) -> Iterator[Entry]:
    for document in report.reader.documents(report.site.id):
        name = clipped(short_url(document.url, report.site.base_url), MAX_DETAIL_CHARS)
        address = "" if report.site.is_folder else href(document.url)
        yield [DOCUMENT, name, document.kind[:12], address, document.failed, document.cant_tell]
