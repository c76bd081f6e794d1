"""Text across a site: pages that say nearly the same, and words written in two ways."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from auditor.artifacts import DocumentText, TextBlock
from auditor.language import primary
from auditor.link_groups import likeness, sketch, words
from auditor.message import Message, say
from auditor.model import Confidence, Finding, Harm, Outcome, Owner, Target
from auditor.rule import PAGE_BREAK, Example, PerPage, Rule, rule
from auditor.text.parsing import WORD
from auditor.text.reading.repeated import repeated_texts, text_key
from auditor.text.records import is_filler_text
from auditor_rules.readability.cards import sample_page
from auditor_rules.telling import clipped, passes

NEARLY_SAME = 0.9  # share of common words; our choice: one sentence in ten may differ
MIN_DISTINCT_WORDS = 60  # of a page's own text; two shorter pages are alike by chance
CANDIDATE_HASHES = 4
"""Lowest hashes by which pages are brought together. Of two texts with 0.9 of their words in common the
chance that none of the four is shared is under 0.001."""
_NAME = re.compile(r"[^\W\d_a-zß-ÿ][^\W_]{2,}|\d+")
"""A word of a title with a capital, or a number."""
MIN_USES = 2  # of each way of writing; a single one is a slip, not a custom
MIN_TERM_LETTERS = 5  # letters; "re-use" and the like are told apart by meaning in shorter words
# Prefixes with which hyphen and solid form may be two words: re-sign and resign, co-op and coop.
_TWO_WORDS = frozenset({"re", "co", "un", "de", "pre", "ex"})
# Words that many sites write now as one, now as two.
_OPEN_FORMS: Mapping[str, str] = {
    "web site": "website", "web page": "webpage", "health care": "healthcare", "child care": "childcare",
    "day care": "daycare", "data base": "database", "home page": "homepage", "on line": "online",
    "e mail": "email", "policy makers": "policymakers", "work place": "workplace", "case worker": "caseworker",
}  # fmt: skip
_OPEN = re.compile(r"\b(?:" + "|".join(form.replace(" ", r"\s") for form in _OPEN_FORMS) + r")\b")


def _pages(*texts: str) -> str:
    return PAGE_BREAK.join(sample_page(text, title=f"Page {number}") for number, text in enumerate(texts, 1))


_TOPICS = (
    "bus tram ferry bicycle bridge ticket driver station window", "garden tree flower soil rain seed harvest autumn",
    "school teacher pupil lesson paper pencil holiday summer", "kitchen oven bread butter cheese breakfast morning",
    "doctor nurse clinic medicine fever cough vaccine insurance", "river lake mountain forest valley island desert",
    "judge court lawyer witness trial verdict appeal sentence",
)  # fmt: skip
_LONG = "<p>" + " ".join(f"We tell you about {' and '.join(topic.split())}." for topic in _TOPICS) + "</p>"


@rule(
    "pages-nearly-same",
    title="Two pages say nearly the same",
    family="readability",
    harm={"cognitive_learning": Harm.NOTICE, "low_literacy": Harm.NOTICE},
    confidence=Confidence.MEDIUM,
    owner=Owner.CONTENT,
    examples=(
        Example("one text at two places", _pages(_LONG, _LONG + "<p>Today.</p>"), "cantTell"),
        Example("two texts", _pages(_LONG, "<p>Rents went up this year.</p>" + _LONG.replace(" and ", "less ")), "passed"),
    ),
)  # fmt: skip
def pages_nearly_same(pages: PerPage[DocumentText]) -> Iterator[Finding]:
    """Pages whose own text is nearly that of another page.

    What it checks: the main content of the audited pages, without the text that stands on most of them.
        Two pages in one language that have nine of ten words in common are for a person to look at. Where their titles
        name two things, the question is whether the text was copied from one to the other and never changed.
    Who it affects: people who read slowly, and people who find it hard to compare two long texts.
    Why: whoever finds both has to read both to learn that they say the same, and sooner or later one of
        them is changed and the other is not.
    What decides the harm: nothing measured: both pages have to be read to learn that they say the same.
    How to fix: keep one page and send the address of the other there.
    Limits: forms, calendars and lists that differ in a few words only may have to be pages of their own. Pages
        with fewer than 60 different words, and pages of filler ("Lorem ipsum"), are not compared.
    Sources: our own rule; likeness by sketches of words (Broder 1997).
    """
    sketches = {url: (lang, each) for url, lang, each in _sketches(pages)}
    seen: dict[tuple[str, int], list[str]] = defaultdict(list)
    alone = 0
    for url, (lang, own) in sketches.items():
        near = {other for number in own[:CANDIDATE_HASHES] for other in seen[lang, number]}
        twin = next((other for other in sorted(near) if likeness(own, sketches[other][1]) >= NEARLY_SAME), "")
        for number in own[:CANDIDATE_HASHES]:
            seen[lang, number].append(url)
        if not twin:
            alone += 1
            continue
        place = urlsplit(twin)._replace(scheme="", netloc="").geturl()  # a folder's host is another at each audit
        if _name_two_things(pages[url].title, pages[twin].title):
            message = say(
                "its text is nearly that of {page}, which is of something else. Check whether it was copied and not changed",
                page=place,
            )
        else:
            message = say("its text is nearly that of {page}. Check whether both are needed", page=place)
        yield Finding(Outcome.CANT_TELL, message, data={"url": url, "other": twin}, cause=twin)
    yield from passes(alone, say("no page before it has nearly the same text"))


def _name_two_things(one: str, other: str) -> bool:
    """Whether each of two titles names something that the other does not: two stations, two bulletins."""
    first, second = set(_NAME.findall(one)), set(_NAME.findall(other))
    return bool(first - second) and bool(second - first)


def _sketches(pages: PerPage[DocumentText]) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """Address, language and sketch of each page with enough text of its own."""
    by_language: dict[str, list[str]] = defaultdict(list)
    for url in sorted(pages):
        by_language[primary(pages[url].lang)].append(url)
    for lang, urls in by_language.items():
        repeated = repeated_texts(pages[url].blocks for url in urls)
        for url in urls:
            own = " ".join(block.text for block in _main(pages[url]) if text_key(block.text) not in repeated)
            if len(words(own)) >= MIN_DISTINCT_WORDS and not is_filler_text(own):
                yield url, lang, sketch(own)


@dataclass(slots=True)
class _Uses:
    """How often a way of writing is used, and where it is first."""

    count: int = 0
    pages: set[str] = field(default_factory=set)
    first: tuple[str, str] = ("", "")  # address of the page, selector of the block

    def add(self, count: int, url: str, selector: str) -> None:
        self.first = self.first if self.count else (url, selector)
        self.count += count
        self.pages.add(url)


@rule(
    "term-written-two-ways",
    title="A word is written in two ways",
    family="readability",
    refs=("plain:use-the-same-terms-consistently",),
    harm={"cognitive_learning": Harm.NOTICE, "limited_english": Harm.NOTICE},
    confidence=Confidence.LOW,
    owner=Owner.CONTENT,
    examples=(
        Example("e-mail and email", _pages("<p>E-mail us. By e-mail.</p>", "<p>Your email. The email form.</p>"), "cantTell"),
        Example("one way", _pages("<p>E-mail us. By e-mail.</p>", "<p>Your e-mail.</p>"), "inapplicable"),
    ),
)  # fmt: skip
def term_written_two_ways(pages: PerPage[DocumentText]) -> Iterator[Finding]:
    """Words that a site writes now with a hyphen or a space, now without.

    What it checks: words of the main content with one hyphen that also stand without it, and a short list of
        words that are often written as two ("web site", "health care"), each at least twice.
    Who it affects: people who are learning English or read letter by letter, and everybody who searches the
        page for a word.
    Why: two ways of writing look like two things, and a search for one does not find the other.
    What decides the harm: nothing measured: people have to work out that both are one thing.
    How to fix: choose one way, put it into the style guide, and change the others.
    Limits: English only. Some words change their meaning with the hyphen; those with re-, co-, un-, de-, pre-
        and ex- are left out, and a person decides about the others.
    Sources: our own rule; that one thing has one name is asked for by the federal plain language guidelines
        ("Use the same term consistently").
    """
    uses: dict[str, dict[str, _Uses]] = defaultdict(lambda: defaultdict(_Uses))
    for written, key, count, url, selector in _compounds(pages):
        uses[key][written].add(count, url, selector)
    for key, ways in sorted(uses.items()):
        common = {written: use for written, use in ways.items() if use.count >= MIN_USES}
        if len(common) < 2:
            continue
        most, *rest = sorted(common, key=lambda written: (-common[written].count, len(written), written))
        for written in rest:
            use = common[written]
            yield Finding(
                Outcome.CANT_TELL, _two_ways(written, use, most, common[most]), target=Target(use.first[1]),
                data={"url": use.first[0], "quote": written, "suggestion": most}, cause=key,
            )  # fmt: skip


def _two_ways(written: str, use: _Uses, most: str, use_of_most: _Uses) -> Message:
    return say(
        "“{written}” on {pages} of the pages, “{most}” on {others}. Check whether one way would do",
        written=clipped(written),
        pages=len(use.pages),
        most=clipped(most),
        others=len(use_of_most.pages),
    )


def _compounds(pages: PerPage[DocumentText]) -> Iterator[tuple[str, str, int, str, str]]:
    """Each way of writing a compound: as written (lower case), joined, uses, page, selector."""
    joined = set(_OPEN_FORMS.values())
    for page in pages.values():
        for block in _english(page):
            joined |= {word.replace("-", "") for word in WORD.findall(block.text.lower()) if _is_compound(word)}
    for url in sorted(pages):
        for block in _english(pages[url]):
            text = block.text.lower()
            found = Counter(word for word in WORD.findall(text) if word in joined or _is_compound(word))
            found.update(_OPEN.findall(text))
            for written, count in found.items():
                yield written, re.sub(r"[-\s]", "", written), count, url, block.selector


def _is_compound(word: str) -> bool:
    first, hyphen, second = word.partition("-")
    is_plain = hyphen and first.isalpha() and second.isalpha() and first not in _TWO_WORDS
    return bool(is_plain) and len(first) + len(second) >= MIN_TERM_LETTERS


def _main(page: DocumentText) -> list[TextBlock]:
    return [block for block in page.blocks if block.in_main and block.kind != "code"]


def _english(page: DocumentText) -> list[TextBlock]:
    return [block for block in _main(page) if primary(block.lang or page.lang) in ("en", "")]


RULES: tuple[Rule, ...] = (pages_nearly_same, term_written_two_ways)
