"""What must stay the same from page to page: order of navigation, names, the place of help; and ways to a page."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from urllib.parse import urlsplit

from auditor.artifacts import DocumentText, Field, Fields, Link, Links
from auditor.link_groups import address, host
from auditor.message import Message, say, say_count
from auditor.model import Confidence, Finding, Harm, Outcome, Owner, Target
from auditor.rule import PAGE_BREAK, Example, PerPage, Rule, rule
from auditor.text.empty_words import fold, glued, words
from auditor_rules.accessibility.repeated_links import MIN_PAGES, REGIONS, PageLinks, by_region, repeated

_SEARCH_NAMES = frozenset({"q", "query", "search", "s", "keys", "keyword", "keywords", "searchterm", "affiliate"})
_SEARCH_WORDS = re.compile(r"\b(search|find|buscar|búsqueda|recherche|rechercher)\b", re.IGNORECASE)
_INDEX_WORDS = re.compile(
    r"\b(site ?map|sitemap|a ?(-|to|–) ?z|site index|mapa (del? )?(sitio|web)|plan du site)\b", re.IGNORECASE
)
_SEARCH_LINK = re.compile(
    r"^((open|go to|our|site|website) )*(search|buscar|buscador|búsqueda|recherche|rechercher)( (page|this site|the site))?$",
    re.IGNORECASE,
)
"""The whole name of a link: "Search for a job" leads to one thing, not to all."""
_SEARCH_PATH = re.compile(r"/(site-?)?(search|buscar|buscador|busqueda|recherche)(\.[a-z]{2,5})?/?$", re.IGNORECASE)
_INDEX_PATH = re.compile(
    r"/(site-?(map|index)|a-?(to-?)?z(-index)?|mapa-(del?-)?(sitio|web)|plan-du-site)(\.(?!xml)[a-z]{2,5})?/?$",
    re.IGNORECASE,
)
_HELP_WORDS = re.compile(
    r"^(contact( us)?|help( center| desk)?|get help|support|customer service|live chat|chat|faqs?|cont[aá]ctenos|"
    r"cont[aá]ct[eo]s?|ayuda|aide|nous contacter)$",
    re.IGNORECASE,
)
_PROCESS_WORDS = re.compile(
    r"/((search-?)?results?|confirm(ation)?|thank-?you|thanks|gracias|checkout|cart|basket|saved([_-]?\w+)?|favou?rites|"
    r"submitted|step[_-]?\d+|log-?(in|out|on|off)|sign-?(in|up|out)|error|404|403|500|not-?found)(?=$|[./])",
    re.IGNORECASE,
)
"""Parts of the address of a page that is the result of a process or a step in it (SC 2.4.5 excepts them), or an answer
to a wrong address."""
_HELP_SCHEMES = ("mailto:", "tel:", "sms:")
_FRAME_REGIONS = frozenset({*REGIONS, "complementary"})  # landmarks that hold what pages repeat
MAX_NAMED_PAGES = 3  # pages that a finding names; all stand in its data


def _site(*bodies: str) -> str:
    return PAGE_BREAK.join(
        f'<!doctype html><html lang="en"><title>Page {number}</title>{body}' for number, body in enumerate(bodies, 1)
    )


_AB = '<nav><a href="/a">Permits</a> <a href="/b">Taxes</a></nav><main><h1>Page</h1></main>'
_BA = '<nav><a href="/b">Taxes</a> <a href="/a">Permits</a></nav><main><h1>Page</h1></main>'


@rule(
    "navigation-order-changes",
    title="The navigation changes its order from page to page",
    family="accessibility",
    harm={"blind": Harm.SLOW, "low_vision": Harm.SLOW, "cognitive_learning": Harm.SLOW},
    refs=("wcag22:3.2.3", "failure:F66", "technique:G61"),
    conformance=True,
    owner=Owner.DESIGN,
    examples=(
        Example("one page turns the menu round", _site(_AB, _AB, _AB, _BA), "failed"),
        Example("the same order everywhere", _site(_AB, _AB, _AB), "passed"),
    ),
)
def navigation_order_changes(pages: PerPage[Links]) -> Iterator[Finding]:
    """Links that are repeated from page to page, and stand in another order on some.

    What it checks: the links of the navigation, the header and the footer that stand on at least half of
        the audited pages. Their order on each page is compared with the order that most pages have.
    Who it affects: people who know a menu by the place of its entries: with a screen reader, a
        screen magnifier, or a memory that needs the page to stay as it was.
    Why: whoever can't see the whole page at once learns where things are. When the order changes, the
        third entry is another one, and everybody has to search again.
    What decides the harm: nothing measured: every entry is there and has to be looked for.
    How to fix: build the navigation from one template. Entries may be added or left out; those that stay
        keep their order.
    Limits: an address that a region links twice is left out. An order that the visitor chose is not known.
    Sources: WCAG 2.2 success criterion 3.2.3 Consistent Navigation; technique G61; failure F66.
    """
    for region, found in by_region(pages).items():
        common = repeated(found, len(pages))
        orders = [_order(page, common) for page in found]
        if len(common) < 2 or len(found) < MIN_PAGES:
            continue
        reference = _reference(orders)
        rank = {where: number for number, where in enumerate(reference)}
        for page, order in zip(found, orders, strict=True):
            yield _compared(page, [where for where in order if where in rank], rank, region)


def _order(page: PageLinks, common: frozenset[str]) -> tuple[str, ...]:
    return tuple(where for where in page.links if where in common and where not in page.doubled)


def _reference(orders: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The order that most pages share; of equally common ones the longest, then the first by name."""
    counts = Counter(orders)
    return max(counts, key=lambda order: (counts[order], len(order), order))


def _compared(page: PageLinks, order: Sequence[str], rank: dict[str, int], region: str) -> Finding:
    for before, after in pairwise(order):
        if rank[before] > rank[after]:
            first, second = page.links[before], page.links[after]
            return Finding(
                Outcome.FAILED,
                say(
                    "“{first}” stands before “{second}” here; on most pages it stands after it",
                    first=first.text,
                    second=second.text,
                ),
                target=Target(second.selector),
                data={"url": page.url},
                cause=f"{region}: {before} before {after}",
            )
    return Finding(Outcome.PASSED, say("in the usual order"), data={"url": page.url})


@rule(
    "link-named-differently",
    title="The same link has another name on other pages",
    family="accessibility",
    harm={"cognitive_learning": Harm.SLOW, "blind": Harm.NOTICE},
    confidence=Confidence.LOW,
    refs=("wcag22:3.2.4", "failure:F31", "technique:G197"),
    owner=Owner.CONTENT,
    examples=(
        Example(
            "Contact and Reach out",
            _site(
                *['<footer><a href="/contact">Contact</a></footer>'] * 3,
                '<footer><a href="/contact">Reach out</a></footer>',
            ),
            "cantTell",
        ),
        Example("one name", _site(*['<footer><a href="/contact">Contact</a></footer>'] * 3), "passed"),
    ),
)
def link_named_differently(pages: PerPage[Links], texts: PerPage[DocumentText]) -> Iterator[Finding]:
    """Links of header, navigation and footer that lead to one place under different names.

    What it checks: links that stand in the same region on at least half of the pages. In pages of one
        language, a name that differs from the one most pages use is for a person to look at.
    Who it affects: people who recognise a control by its words, and people who search the page for a word
        they heard before.
    Why: two names look like two things. Whoever has learnt one of them doesn't find the other.
    What decides the harm: nothing measured: people try both to learn that they are one.
    How to fix: choose one name for each thing, and use it in every template.
    Limits: case, accents, punctuation, and whether a word is written in one, in two or with a hyphen
        don't count. "Page 2" and "Page 3" may differ, and so may a link that says where you are. A person decides.
    Sources: WCAG 2.2 success criterion 3.2.4 Consistent Identification; technique G197; failure F31.
    """
    lang = {url: text.lang.lower()[:2] for url, text in texts.items()}
    for region, found in by_region(pages).items():
        for where in sorted(repeated(found, len(pages))):
            named: dict[str, list[tuple[str, Link]]] = defaultdict(list)
            for page in found:
                link = page.links.get(where)
                if link is not None and where not in page.doubled and link.text.strip():
                    named[lang.get(page.url, "")].append((page.url, link))
            for group in named.values():
                yield from _names(group, f"{region}: {where}")


def _names(group: Sequence[tuple[str, Link]], cause: str) -> Iterator[Finding]:
    counts = Counter(glued(words(link.text)) for _, link in group)
    usual, count = counts.most_common(1)[0]
    shown = next(link.text for _, link in group if glued(words(link.text)) == usual)
    for url, link in group:
        name = glued(words(link.text))
        if name == usual or counts[name] * 2 > count:
            yield Finding(Outcome.PASSED, say("the usual name"), data={"url": url})
        else:
            yield Finding(
                Outcome.CANT_TELL,
                say_count(
                    "“{text}” here, “{usual}” on {n} other page: is it the same thing?",
                    "“{text}” here, “{usual}” on {n} other pages: is it the same thing?",
                    text=link.text,
                    usual=shown,
                    n=count,
                ),
                target=Target(link.selector),
                data={"url": url},
                cause=cause,
            )


@rule(
    "help-moves",
    title="The way to help is in another place on this page",
    family="accessibility",
    harm={"cognitive_learning": Harm.SLOW},
    confidence=Confidence.LOW,
    refs=("wcag22:3.2.6", "technique:G220"),
    owner=Owner.DESIGN,
    examples=(
        Example(
            "in the header, but once in the footer",
            _site(
                *['<header><a href="/contact">Contact us</a></header><footer><a href="/law">Law</a></footer>'] * 3,
                '<header><a href="/">Home</a></header><footer><a href="/contact">Contact us</a></footer>',
            ),
            "cantTell",
        ),
        Example("always in the footer", _site(*['<footer><a href="/contact">Contact us</a></footer>'] * 3), "passed"),
    ),
)
def help_moves(pages: PerPage[Links]) -> Iterator[Finding]:
    """Links to help or contact that change their place.

    What it checks: links named contact, help, support, chat or FAQ, mail addresses and telephone links that
        stand in one region (header, navigation or footer) on at least half of the pages; and pages that
        have this region, and the same link only somewhere else.
    Who it affects: people who need help most: those for whom a task is hard to understand or to remember.
    Why: help that is always in one place can be found again in trouble.
    What decides the harm: nothing measured: help is there and has to be looked for.
    How to fix: put contact and help into the template, in one place.
    Limits: a page without the link is no failure: the criterion asks for the same place where there is help.
        The order within a region is not compared, nor are links in the content, and those that lead to a place in
        the page itself.
    Sources: WCAG 2.2 success criterion 3.2.6 Consistent Help; technique G220.
    """
    regions = by_region(pages)
    usual = {region: repeated(found, len(pages)) for region, found in regions.items()}
    places: dict[str, set[str]] = defaultdict(set)  # page -> addresses that stand where they usually do
    for region, found in regions.items():
        for page in found:
            places[page.url] |= usual[region] & page.links.keys()
    for region, found in regions.items():
        help_here = {where for where in usual[region] if any(_is_help(page.links.get(where)) for page in found)}
        for page in found:
            everywhere = {address(link.href): link for link in pages[page.url].links if _is_in_frame(link, page.url)}
            for where in sorted(help_here & everywhere.keys()):
                if where in places[page.url]:
                    yield Finding(Outcome.PASSED, say("in a usual place"), data={"url": page.url})
                else:
                    yield _moved(page.url, everywhere[where], region)


def _is_in_frame(link: Link, own_url: str) -> bool:
    """Whether a link stands in a block that pages repeat, and leads away: content may name help wherever it likes."""
    leads_into_page = "#" in link.href and address(link.href) == address(own_url)
    return link.region in _FRAME_REGIONS and not leads_into_page


def _is_help(link: Link | None) -> bool:
    return link is not None and (link.href.startswith(_HELP_SCHEMES) or bool(_HELP_WORDS.match(fold(link.text))))


def _moved(url: str, link: Link, region: str) -> Finding:
    text = link.text or link.href
    return Finding(
        Outcome.CANT_TELL,
        {
            "navigation": say("“{text}” stands in the navigation on most pages, and elsewhere on this one", text=text),
            "banner": say("“{text}” stands in the header on most pages, and elsewhere on this one", text=text),
            "contentinfo": say("“{text}” stands in the footer on most pages, and elsewhere on this one", text=text),
        }[region],
        target=Target(link.selector),
        data={"url": url},
        cause=f"{region}: {address(link.href)}",
    )


@rule(
    "single-way-to-page",
    title="There may be only one way to some pages",
    family="accessibility",
    harm={"cognitive_learning": Harm.SLOW, "blind": Harm.SLOW, "low_vision": Harm.NOTICE},
    confidence=Confidence.LOW,
    refs=("wcag22:2.4.5", "technique:G63", "technique:G125", "technique:G126", "technique:G161", "technique:G185"),
    owner=Owner.DESIGN,
    examples=(
        Example(
            "no search, no site map, one link",
            _site('<a href="/1">Second</a>', '<a href="/2">Third</a>', "<p>The end.</p>"),
            "cantTell",
        ),
        Example(
            "a search on the pages",
            _site(*['<form role="search"><input type="search" name="q" aria-label="Search"></form>'] * 2),
            "passed",
        ),
    ),
)
def single_way_to_page(pages: PerPage[Links], fields: PerPage[Fields]) -> Iterator[Finding]:
    """Pages of a site that can be reached by a single link.

    What it checks: whether the site has a search, a site map or an A to Z: a search box on any audited page, in view or
        in a menu that is folded away, a button or a link that leads to a search, the script of a service that draws
        one. Where it has none, a person is asked once about all pages that only one other audited page links to.
    Who it affects: people who find a search easier than a menu, or a list easier than either.
    Why: a way that suits one person is closed to another. With two ways, more people arrive.
    What decides the harm: nothing measured: one way is known to be there.
    How to fix: add a search, a site map, or links between pages that belong together.
    Limits: pages that are a step of a process or its result need no second way; they are known by their
        address ("results", "saved", "login"). Links from pages that were not audited are not known. Whether the
        search works, and finds all pages, is not tried.
    Sources: WCAG 2.2 success criterion 2.4.5 Multiple Ways; techniques G63, G125, G126, G161, G185.
    """
    found_by = _ways(pages, fields)
    referrers: dict[str, set[str]] = defaultdict(set)
    for url, artifact in pages.items():
        for where in {address(link.href) for link in artifact.links}:
            referrers[where].add(url)
    once: list[str] = []
    for number, url in enumerate(pages):
        others = referrers[address(url)] - {url}
        in_process = _PROCESS_WORDS.search(urlsplit(url).path)
        if found_by or len(others) != 1 or number == 0 or in_process:  # the first page is where the visitor starts
            linked = say_count("{n} page links here", "{n} pages link here", n=len(others))
            why = found_by or (say("a step of a process by its address") if in_process else linked)
            yield Finding(Outcome.PASSED, why, data={"url": url})
        else:
            once.append(url)
    if once:
        yield _reached_once(once)


def _reached_once(urls: Sequence[str]) -> Finding:
    """One question for the site: whether it has a way that was not seen serves all of its pages."""
    named = tuple(urlsplit(url).path for url in urls[:MAX_NAMED_PAGES])
    return Finding(
        Outcome.CANT_TELL,
        say_count(
            "no search, site map or index was found, and {n} page is linked from only one other audited page: {pages}. "
            "Check whether the site offers another way to it",
            "no search, site map or index was found, and {n} pages are each linked from only one other audited page, "
            "among them {pages}. Check whether the site offers another way to them",
            n=len(urls),
            pages=named,
        ),
        data={"pages": list(urls)},
        cause="one way",
    )


def _ways(pages: PerPage[Links], fields: PerPage[Fields]) -> Message | None:
    """What leads to every page of the site, or None."""
    own_hosts = {host(url) for url in pages}
    links = [link for artifact in pages.values() for link in artifact.links]
    if any(_is_search(field) for artifact in fields.values() for field in artifact.fields) or any(
        artifact.search for artifact in pages.values()
    ):
        return say("the site has a search")
    if any(_leads_to(link, _SEARCH_LINK, _SEARCH_PATH, own_hosts) for link in links):
        return say("the site has a search")
    if any(_leads_to(link, _INDEX_WORDS, _INDEX_PATH, own_hosts) for link in links):
        return say("the site has a site map or an index")
    return None


def _leads_to(link: Link, named: re.Pattern[str], path: re.Pattern[str], own_hosts: Collection[str]) -> bool:
    """Whether a link says that it leads to such a page, or its address on the site does."""
    return bool(named.search(link.text)) or (
        host(link.href) in own_hosts and bool(path.search(urlsplit(link.href).path))
    )


def _is_search(field: Field) -> bool:
    if not field.type:  # no element of a form: a list to choose from, a switch
        return False
    if field.type == "search" or field.name_attribute.lower() in _SEARCH_NAMES:
        return True
    # A placeholder is an example, and what is written on a button ("Find out more") may lead anywhere.
    name = "" if field.name_source in ("placeholder", "content") else field.name
    return bool(_SEARCH_WORDS.search(field.label or name or field.title))


RULES: tuple[Rule, ...] = (navigation_order_changes, link_named_differently, help_moves, single_way_to_page)
