"""The pages that links of one name lead to, read as the server sends them; the few that scripts may fill are also
rendered. Nothing is done to the page itself."""

import re
import warnings
from collections.abc import AsyncIterator, Iterable, Iterator
from functools import partial
from itertools import combinations
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from playwright.async_api import Error as PlaywrightError

from auditor.artifacts import Links, LinkTarget, LinkTargets, Visit, WordedLink, Wording
from auditor.collect.http import Answer, Order, redirect
from auditor.collect.interact.rendered_targets import render_target
from auditor.collect.interact.stage import Stage
from auditor.errors import VisitError
from auditor.link_groups import address, digest, groups_by_name, groups_in_context, host, may_be_filled, sketch, words
from auditor.main_content import main_content
from auditor.nofollow import nofollow_links
from auditor.text.reading.encoding import charset_of, decode

MAX_TARGETS = 6  # pages asked for, for one page that is visited
MAX_RENDERED = 2  # of these that are opened in the browser as well, for one page that is visited
MAX_HOPS = 5  # redirects that are followed, each only to where we may ask
ANSWER_S = 5.0  # for each request
MAX_BODY_BYTES = 500_000  # of a page that are read; what is cut off stands at its end
MAX_TITLE_CHARS = 200

# A file with any other ending is a document to take away.
_PAGE_SUFFIX = re.compile(r"[^.]*|.*\.(?:x?html?|shtml?|php\d?|aspx?|jspx?|cfm|cgi|do)", re.IGNORECASE)
_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_AT_ONCE = re.compile(r"\s*0*(?:\.\d*)?\s*[;,\s]\s*(?:url\s*=\s*)?[\"']?([^\"']+)", re.IGNORECASE)
_SILENT = ("script", "style", "noscript", "template", "svg")


async def ask_for_link_targets(stage: Stage) -> LinkTargets:
    """Read at most `MAX_TARGETS` pages that identically named links lead to; those side by side come first.

    A group of links is taken whole or not at all: one address that may not be asked for leaves
    open where the group leads. At most `MAX_RENDERED` are rendered besides, where scripts may fill them.
    """
    wording, visit = stage.seen.get(Wording), stage.seen.get(Visit)
    if not isinstance(wording, Wording) or not isinstance(visit, Visit):
        return LinkTargets()
    wanted: dict[str, str] = {}
    capped = False
    groups = list(_groups(wording.links, visit.url_final, stage))
    for group in groups:
        more = {place: url for place, url in group.items() if place not in wanted}
        if len(wanted) + len(more) > MAX_TARGETS:
            capped = True
        else:
            wanted |= more
    targets: list[LinkTarget] = []
    for url in wanted.values():
        if url not in stage.tab.targets:
            try:
                stage.tab.targets[url] = await _ask(stage, url)
            except (VisitError, PlaywrightError):
                break  # a server that does not answer is asked no more
        targets.append(stage.tab.targets[url])
    rendered = [target async for target in _render(stage, groups, targets)]
    return LinkTargets(targets=(*targets, *rendered), capped=capped)


async def _render(
    stage: Stage, groups: Iterable[dict[str, str]], targets: Iterable[LinkTarget]
) -> AsyncIterator[LinkTarget]:
    """Those of `targets` that scripts may fill, as a browser shows them; a group's whole or none of it."""
    known = {address(target.url): target for target in targets}
    wanted: dict[str, None] = {}
    for group in groups:
        members = [known[place] for place in group if place in known]
        if len(members) < len(group):
            continue
        more = wanted | dict.fromkeys(_filled_urls(members))
        if len(more) <= MAX_RENDERED:
            wanted = more
    for url in wanted:
        if url not in stage.tab.rendered:
            stage.tab.rendered[url] = await render_target(stage, url, partial(_may_ask, own_url=url, stage=stage))
        if target := stage.tab.rendered[url]:
            yield target


def _filled_urls(members: Iterable[LinkTarget]) -> Iterator[str]:
    """Addresses of the pages of one group that can't be told apart as sent, because scripts may fill them."""
    for one, other in combinations(members, 2):
        if one.read and other.read and address(one.url_final) != address(other.url_final) and may_be_filled(one, other):
            yield from (one.url, other.url)


def _groups(links: Iterable[WordedLink], own_url: str, stage: Stage) -> Iterator[dict[str, str]]:
    """Addresses to ask for by group, where links of one name have several and all may be asked for."""
    links, nofollow = tuple(links), _nofollow(stage)
    for group in (*groups_in_context(links), *groups_by_name(links)):
        if len(group) < 2 or not all(link.href for link in group):
            continue
        places: dict[str, str] = {}
        may_all = True
        for link in group:
            if "#" in link.href and address(link.href) == address(own_url):
                continue  # a way down the page
            url = link.href.partition("#")[0]
            may_all = may_all and _may_ask(url, own_url, stage, link.name, is_nofollow=link.href in nofollow)
            places.setdefault(address(link.href), url)
        if len(places) > 1 and may_all:
            yield places


def _nofollow(stage: Stage) -> frozenset[str]:
    links, visit = stage.seen.get(Links), stage.seen.get(Visit)
    return nofollow_links(links, visit) if isinstance(links, Links) and isinstance(visit, Visit) else frozenset()


def _may_ask(url: str, own_url: str, stage: Stage, text: str = "", *, is_nofollow: bool = False) -> bool:
    name = urlsplit(url).path.rpartition("/")[2]
    is_here = host(url) != "" and host(url) == host(own_url)
    return is_here and _PAGE_SUFFIX.fullmatch(name) is not None and stage.may_fetch(url, text, is_nofollow)


async def _ask(stage: Stage, url: str) -> LinkTarget:
    """What is at `url`, after redirects, each of which must lead to where we may ask.

    Raises a VisitError when nobody answers, PlaywrightError when the browser is gone.
    """
    at = url
    for _ in range(MAX_HOPS + 1):
        answer = await stage.tab.client.ask(
            Order(at, stage.tab.reach, max_bytes=MAX_BODY_BYTES, limit_s=ANSWER_S, max_redirects=0)
        )
        target, onward = _read(url, answer)
        if not onward:
            return target
        at = onward
        if not _may_ask(at, url, stage):
            return LinkTarget(url=url, url_final=at)
    return LinkTarget(url=url, url_final=at)


def _read(url: str, answer: Answer) -> tuple[LinkTarget, str]:
    """The target as one answer shows it, and the address that the answer sends on to ("" if none)."""
    kind = answer.headers.get("content-type", "")
    unread = LinkTarget(url=url, url_final=answer.url_final, status=answer.status)
    if onward := redirect(answer):
        return unread, onward
    if answer.status != 200 or kind.partition(";")[0].strip().lower() not in _HTML_TYPES:
        return unread, ""
    return read_target(url, answer.url_final, decode(answer.body, charset_of(kind), is_cut=answer.is_cut))


def read_target(url: str, at: str, sent: str) -> tuple[LinkTarget, str]:
    """A page's facts from its HTML, and the address that an immediate refresh sends on to ("" if none)."""
    with warnings.catch_warnings(category=UserWarning, action="ignore"):  # of text that looks like XML or a file's name
        page = BeautifulSoup(sent, "lxml")
    if page.find(True) is None:  # there is nothing in it
        return LinkTarget(url=url, url_final=at, status=200), ""
    onward = next(filter(None, (_refresh(at, meta) for meta in page.find_all("meta"))), "")
    title = page.select_one("title:not(svg *)")
    heading = next(filter(None, (_line(heading.get_text()) for heading in page.find_all("h1"))), "")
    scripted = any("json" not in str(script.get("type", "")) for script in page.find_all("script"))
    text = _main_text(page)
    target = LinkTarget(
        url=url, url_final=at, status=200, read=True,
        title=_line(title.get_text()) if title else "", heading=heading, digest=digest(text),
        sketch=sketch(text), words=len(words(text)), scripted=scripted,
    )  # fmt: skip
    return target, onward


def _main_text(page: BeautifulSoup) -> str:
    """The text of the main content on one line; takes from `page` what is no part of it."""
    landmark, frame = main_content().main.landmark, main_content().frame
    main = page.select_one(f"{landmark}, [role={landmark}]")
    root = main or page.body
    if root is None:
        return ""
    around = () if main else (*frame.tags, *frame.site_tags)
    for element in root.find_all((*_SILENT, *around)):
        element.decompose()
    return _line(root.get_text(" "), None)


def _refresh(at: str, meta: Tag) -> str:
    """Where an immediate refresh leads, "" when `meta` is none."""
    if str(meta.get("http-equiv", "")).strip().lower() != "refresh":
        return ""
    found = _AT_ONCE.fullmatch(str(meta.get("content", "")).rstrip("\"' "))
    return _onward(at, found[1].strip()) if found else ""


def _onward(at: str, href: str) -> str:
    try:
        return urljoin(at, href)
    except ValueError:  # an address in brackets that is none
        return ""


def _line(text: str, limit: int | None = MAX_TITLE_CHARS) -> str:
    return " ".join(text.split())[:limit]
