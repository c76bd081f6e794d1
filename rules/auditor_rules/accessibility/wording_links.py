"""Whether links say where they lead."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from urllib.parse import unquote, urlsplit

from auditor.artifacts import LinkTarget, LinkTargets, Visit, WordedLink, Wording
from auditor.link_groups import address, groups_by_name, groups_in_context
from auditor.message import Message, say, say_count
from auditor.model import Confidence, Finding, Harm, Outcome, Owner
from auditor.rule import Example, Rule, rule
from auditor.text.empty_words import fold, is_vague_link, names_a_file, purpose_words, topic_stems
from auditor.text.sentences import sentences_of
from auditor_rules.accessibility.link_purposes import Purpose, compare_all, is_name_of_service, plainly_differ
from auditor_rules.telling import clipped, passes

MAX_NAMED_TARGETS = 3  # addresses that a finding names
LONG_ADDRESS_CHARS = 50  # characters; a longer address takes a screen reader some ten seconds to say
MIN_FILE_WORDS = 2  # words of a page's address; one word ("rules") may be in the name of any file
MIN_FILE_SHARE = 0.5  # of the words of the page's address that more of must stand in the file's name
_INDEX_FILE = re.compile(r"/(index|default|home)\.[a-z]{2,5}$", re.IGNORECASE)
_ENDING = re.compile(r"\.[a-z]{2,5}$", re.IGNORECASE)
_ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
_FOLLOWED = frozenset({"http", "https", "mailto", "tel", "ftp", "sms", "file"})
_CAPPED = Finding(Outcome.UNTESTED, say("the page has more links than were looked at"))
_PAGE = '<!doctype html><html lang="en"><title>News</title><main><h1>News of the county</h1>{body}</main>'


@rule(
    "vague-link",
    title="A link's name alone doesn't say where it leads",
    family="accessibility",
    harm={"blind": Harm.NOTICE, "low_vision": Harm.NOTICE, "cognitive_learning": Harm.NOTICE},
    confidence=Confidence.HIGH,
    refs=("wcag22:2.4.9", "failure:F84"),
    act=("aizyf1",),
    owner=Owner.CONTENT,
    examples=(
        Example("here", _PAGE.format(body='<p>Bus times are <a href="/bus">here</a>.</p>'), "failed"),
        Example("a name that speaks", _PAGE.format(body='<p>See <a href="/bus">bus times</a>.</p>'), "passed"),
    ),
)
def vague_link(page: Wording) -> Iterator[Finding]:
    """Links such as "click here" and "read more".

    What it checks: whether the name of a link, taken alone, is made only of words that would fit any
        link, or of punctuation; and links whose name is a long address.
    Who it affects: people who use a screen reader and go through a page by its list of links; people
        who see only a small part of the page; people who find long text hard.
    Why: in a list of links, ten times "read more" tells nothing. Each has to be looked up in its place.
    What decides the harm: nothing measured: the words around the link say where it leads.
    How to fix: name what the link leads to: "Bus times", not "here". Where the design asks for "Read
        more", add the topic to it, for the eye or as hidden text.
    Limits: an example on a page about markup, with its source beside it, is let pass. Knows the empty words of
        English, Spanish and French. A name of other words may say as
        little. WCAG asks for this at level AAA only; vague-link-in-context has the level A criterion.
    Sources: WCAG 2.2 success criterion 2.4.9 Link Purpose (Link Only), failure F84, ACT rule aizyf1.
    """
    passed = 0
    for link in page.links:
        if _is_vague(link):
            yield Finding(
                Outcome.FAILED, say("“{name}” alone doesn't say where it leads", name=clipped(link.name)), target=link.target,
                cause=fold(link.name) or link.name,
            )  # fmt: skip
        elif _ADDRESS.fullmatch(link.name) and len(link.name) > LONG_ADDRESS_CHARS:
            message = say_count(
                "its name is an address of {n} character. Check whether words would serve better",
                "its name is an address of {n} characters. Check whether words would serve better",
                n=len(link.name),
            )
            yield Finding(Outcome.CANT_TELL, message, target=link.target)
        else:
            passed += 1
    yield from passes(passed, say("the name has words of its own"))
    if page.capped:
        yield _CAPPED


@rule(
    "vague-link-in-context",
    title="Neither a link nor the text around it says where it leads",
    family="accessibility",
    harm={"blind": Harm.HINDER, "low_vision": Harm.SLOW, "cognitive_learning": Harm.SLOW},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:2.4.4", "failure:F63"),
    act=("5effbb",),
    conformance=True,
    owner=Owner.CONTENT,
    examples=(
        Example("alone in its paragraph", _PAGE.format(body='<p>Buses</p><p><a href="/bus">More</a></p>'), "failed"),
        Example("in a sentence", _PAGE.format(body='<p>Read <a href="/bus">more</a> about buses.</p>'), "passed"),
    ),
)
def vague_link_in_context(visit: Visit, page: Wording) -> Iterator[Finding]:
    """Links such as "read more" that stand alone.

    What it checks: for each link whose name says nothing, whether the text that belongs to it does:
        its paragraph, its list item and the ones above it, its table cell with that cell's headers,
        and its description.
    Who it affects: people who use a screen reader, people who see only a small part of the page, and
        people who find it hard to connect things that stand apart.
    Why: who comes to the link by the Tab key hears "read more" and can ask for the text around it. If
        that says nothing either, only a visit tells where the link leads.
    What decides the harm: nothing measured: the link has to be followed to learn where it leads.
    How to fix: name the topic in the link; or put link and topic into one paragraph or list item; or
        tie the heading to it with `aria-describedby`.
    Limits: a heading in the same small box tells the eye what the link is about; whether that is enough
        is disputed, so a person is asked; so is one when "Download PDF" may mean the page itself, unless the file's
        name has most of the words of the page's address: then it can mean nothing else. A text around the link that has words is let pass, even if they
        are about something else.
    Sources: WCAG 2.2 success criterion 2.4.4 Link Purpose (In Context), failure F63, ACT rule 5effbb.
    """
    passed = 0
    for link in page.links:
        if (
            not _is_vague(link)
            or purpose_words(link.context)
            or (names_a_file(link.name) and _is_of_page(link.href, visit.url_final))
        ):
            passed += 1
        elif link.heading and purpose_words(link.heading):
            message = say(
                "“{name}” says nothing, and only the heading “{heading}” near it tells what it is about. Check "
                "whether link and heading are tied together",
                name=clipped(link.name),
                heading=clipped(link.heading),
            )
            yield Finding(Outcome.CANT_TELL, message, target=link.target)
        elif names_a_file(link.name):
            message = say(
                "“{name}” doesn't say of what. Check whether it can only mean the page itself", name=clipped(link.name)
            )
            yield Finding(Outcome.CANT_TELL, message, target=link.target)
        else:
            message = say("neither “{name}” nor the text it stands in says where it leads", name=clipped(link.name))
            yield Finding(Outcome.FAILED, message, target=link.target)
    yield from passes(passed, say("its name or the text it stands in has words of its own"))
    if page.capped:
        yield _CAPPED


@rule(
    "same-name-links-in-context",
    title="Links of one name side by side lead to different places",
    family="accessibility",
    harm={"blind": Harm.HINDER, "low_vision": Harm.NOTICE, "cognitive_learning": Harm.SLOW},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:2.4.4", "technique:G53"),
    act=("fd3a94",),
    conformance=True,
    owner=Owner.CONTENT,
    examples=(
        Example("more, and more", _PAGE.format(body='<p>Bus <a href="/b">more</a> Tram <a href="/t">more</a></p>'), "failed"),
        Example("one place", _PAGE.format(body='<p><a href="/b">Bus</a> or <a href="/b/">bus</a></p>'), "passed"),
    ),
)  # fmt: skip
def same_name_links_in_context(visit: Visit, page: Wording, targets: LinkTargets) -> Iterator[Finding]:
    """Links that nobody can tell apart.

    What it checks: links of one name in one paragraph, list item or table cell, that lead to different
        addresses. A few of those pages are asked for where they lie on the same host and robots.txt
        lets us: one address in the end, or the same text, is one purpose. It fails when their texts
        have little in common and their titles or headings differ, when the name says nothing
        ("more" and "more"), or when the addresses themselves tell: two days, two mail addresses or telephone numbers,
        files or pages of one folder with numbers or several words of their own. Else a person is asked, also where
        the text around them has several sentences.
    Who it affects: people who use a screen reader or speech input, and people who find it hard to
        keep places apart.
    Why: two links of one name promise one place. Who hears them, or says the name to follow one, can't
        tell which is which.
    What decides the harm: nothing measured: both links have to be followed to learn which is which.
    How to fix: name what differs: "Bus times" and "Tram times".
    Limits: at most six pages are asked for from one page, as the server sends them; two of them that
        scripts may fill are opened in the browser. Other hosts, very short pages, and files whose addresses don't tell
        are left to a person. A link whose address is empty, "#" or a script leads nowhere. Places in the page itself count as different only for names that say nothing.
    Sources: WCAG 2.2 success criterion 2.4.4 Link Purpose (In Context), technique G53, ACT rule fd3a94.
    """
    yield from _judge_groups(groups_in_context(_own(page.links)), visit.url_final, targets, in_context=True)
    if page.capped:
        yield _CAPPED


@rule(
    "same-name-links",
    title="Links of one name lead to different places",
    family="accessibility",
    harm={"blind": Harm.NOTICE, "cognitive_learning": Harm.NOTICE},
    confidence=Confidence.LOW,
    refs=("wcag22:2.4.9",),
    act=("b20e66",),
    owner=Owner.CONTENT,
    examples=(
        Example("more, and more", _PAGE.format(body='<p>Bus <a href="/b">more</a></p><p>Tram <a href="/t">more</a></p>'), "failed"),
        Example("one place", _PAGE.format(body='<p><a href="/b">Bus</a></p><p><a href="/b/">bus</a></p>'), "passed"),
    ),
)  # fmt: skip
def same_name_links(visit: Visit, page: Wording, targets: LinkTargets) -> Iterator[Finding]:
    """Links of one name, anywhere on the page, that lead to different addresses.

    What it checks: links of one name that lead to different addresses, wherever they stand. A few of
        those pages are asked for where they lie on the same host and robots.txt lets us: one address in
        the end, or the same text, is one purpose. It fails when their texts have little in common and
        their titles or headings differ, or when the name says nothing ("more" and "more"); and where the
        addresses themselves tell: two days, two mail addresses or telephone numbers, files or pages of one folder
        with numbers or several words of their own. Else a person is asked. One finding for each name.
    Who it affects: people who go through a page by its list of links.
    Why: in that list, links of one name can't be told apart.
    What decides the harm: nothing measured: the words around each link tell them apart.
    How to fix: name what differs, or let both lead to one address.
    Limits: at most six pages are asked for from one page, as the server sends them; two of them that
        scripts may fill are opened in the browser. Other hosts, very short pages, and files whose addresses don't tell
        are left to a person. A link whose address is empty, "#" or a script leads nowhere. WCAG asks for this at level AAA only.
    Sources: WCAG 2.2 success criterion 2.4.9 Link Purpose (Link Only), ACT rule b20e66.
    """
    yield from _judge_groups(groups_by_name(_own(page.links)), visit.url_final, targets)
    if page.capped:
        yield _CAPPED


def _is_vague(link: WordedLink) -> bool:
    """Whether the name says nothing; one that the address has as its fragment ("lien" in a glossary) is its topic, and
    an example on a page about markup stands for another."""
    topic = fold(unquote(link.href.partition("#")[2]))
    return is_vague_link(link.name) and not link.specimen and not (topic and fold(link.name) == topic)


def _is_of_page(href: str, own_url: str) -> bool:
    """Whether a file's name has the topic of the page's address: "title-ii-rules.pdf" on /law/title-ii-rules/."""
    topic = topic_stems(_last_part(own_url))
    return len(topic) >= MIN_FILE_WORDS and len(topic & topic_stems(_last_part(href))) > MIN_FILE_SHARE * len(topic)


def _last_part(url: str) -> str:
    """The last part of an address's path as words, without the ending of a file."""
    path = _INDEX_FILE.sub("", unquote(urlsplit(url).path).rstrip("/"))
    return _ENDING.sub("", path.rpartition("/")[2])


def _own(links: Iterable[WordedLink]) -> Iterator[WordedLink]:
    """Links of the page itself, not examples that it shows."""
    return (link for link in links if not link.specimen)


def _judge_groups(
    groups: Iterable[list[WordedLink]], own_url: str, targets: LinkTargets, *, in_context: bool = False
) -> Iterator[Finding]:
    passed = 0
    read = {address(target.url): target for target in targets.targets if not target.rendered}
    rendered = {target.url: target for target in targets.targets if target.rendered}
    for group in groups:
        places = _places(group, own_url)
        unknown = [link for link in group if not link.href]
        if len(places) + len(unknown) < 2:
            passed += len(group) > 1
            continue
        if not unknown and is_name_of_service(group[0].name, (link.href for link in places.values()), own_url):
            passed += 1
            continue
        pages = [] if unknown else [read[place] for place in places if place in read]
        purpose = compare_all(pages, rendered) if len(pages) == len(places) else Purpose.UNKNOWN
        if purpose is Purpose.SAME:
            passed += 1
            continue
        name = group[0].name
        links = [*places.values(), *unknown]
        seen = [rendered.get(target.url, target) for target in pages]
        same = _Group(group[0], _count(group, places, own_url), places, bool(unknown), seen, purpose)
        outcome, message = _verdict(same)
        if in_context and outcome is Outcome.FAILED and len(sentences_of(group[0].context)) > 1:
            outcome = Outcome.CANT_TELL  # technique G53: a link may be told by its own sentence
            message = say("{message}. Check whether the sentence that each stands in tells them apart", message=message)
        data = {"addresses": list(places)[:MAX_NAMED_TARGETS]}
        yield Finding(outcome, message, target=links[1].target, data=data, cause=fold(name) or name)
    yield from passes(passed, say("links of one name lead to one address or to the same text"))


@dataclass(frozen=True, slots=True)
class _Group:
    """Links of one name that aren't known to lead to the same, the first of them, and what is known of where they lead."""

    first: WordedLink
    count: int
    places: dict[str, WordedLink]
    has_unknown: bool
    pages: list[LinkTarget]
    purpose: Purpose

    @property
    def shown(self) -> tuple[str, ...]:
        return tuple(self.places)[:MAX_NAMED_TARGETS]


def _verdict(group: _Group) -> tuple[Outcome, Message]:
    name = clipped(group.first.name)
    if group.purpose is Purpose.DIFFERENT:
        titles = [clipped(page.heading or page.title) for page in group.pages]
        if len(set(titles)) < len(titles):  # the title tells them apart, or both are needed
            titles = [clipped(page.title or page.heading) for page in group.pages]
        named = tuple(
            say("“{title}” ({address})", title=title, address=place)
            for title, place in zip(titles, group.shown, strict=False)
        )
        return Outcome.FAILED, say_count(
            "{n} link is called “{name}” and leads to different pages: {pages}",
            "{n} links are called “{name}” and lead to different pages: {pages}",
            n=group.count,
            name=name,
            pages=named,
        )
    if _is_vague(group.first) and not group.has_unknown:
        return Outcome.FAILED, say_count(
            "“{name}” leads to {n} address", "“{name}” leads to {n} different addresses", n=len(group.places), name=name
        )
    if _are_told_apart(group):
        return Outcome.FAILED, say_count(
            "{n} link is called “{name}”, and its addresses are of different things: {addresses}",
            "{n} links are called “{name}”, and their addresses are of different things: {addresses}",
            n=group.count,
            name=name,
            addresses=group.shown,
        )
    return Outcome.CANT_TELL, say_count(
        "{n} link is called “{name}”: {addresses}. Check whether it leads to the same",
        "{n} links are called “{name}”: {addresses}. Check whether they lead to the same",
        n=group.count,
        name=name,
        addresses=group.shown or say("set by a script"),
    )


def _are_told_apart(group: _Group) -> bool:
    """Whether addresses answer what pages that were not read, or only in part, leave open."""
    if len(group.pages) == len(group.places) and all(page.read for page in group.pages):
        return False  # their texts were compared, and left it open
    hrefs = [link.href for link in group.places.values()]
    return any(plainly_differ(one, other) for one, other in combinations(hrefs, 2))


def _count(group: list[WordedLink], places: dict[str, WordedLink], own_url: str) -> int:
    """The links of a group that lead to `places`, or by a script to where nobody can say."""
    return sum(not link.href or bool(_places([link], own_url).keys() & places.keys()) for link in group)


def _places(group: list[WordedLink], own_url: str) -> dict[str, WordedLink]:
    """The different addresses that links of one name lead to; places in the page itself are one, unless
    the name says nothing."""
    places: dict[str, WordedLink] = {}
    own = address(own_url.partition("#")[0])
    for link in group:
        if link.href.partition(":")[0].lower() not in _FOLLOWED:
            continue
        place = address(link.href)
        fragment = urlsplit(link.href).fragment
        if place == own and fragment:
            if not _is_vague(link):
                continue  # a way down the page beside a link to another page is told apart by neither
            place += f"#{fragment}"
        places.setdefault(place, link)
    return places


RULES: tuple[Rule, ...] = (vague_link, vague_link_in_context, same_name_links_in_context, same_name_links)
