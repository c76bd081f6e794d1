"""Acronyms that a page never spells out, and too many of them."""

from collections.abc import Iterator

from auditor.artifacts import DocumentText, HouseStyle
from auditor.model import Confidence, Finding, Harm, Owner
from auditor.rule import Example, Rule, rule
from auditor_rules.readability.cards import SLOWS_READERS, sample_page
from auditor_rules.readability.page_text import findings, page_findings


@rule(
    "acronym-not-explained",
    title="An acronym is never spelled out on the page",
    family="readability",
    refs=("plain:minimize-abbreviations",),
    harm=SLOWS_READERS,
    confidence=Confidence.MEDIUM,
    owner=Owner.CONTENT,
    examples=(
        Example("never spelled out", sample_page("<p>Ask HUD for help.</p>"), "failed"),
        Example("spelled out", sample_page("<p>Ask the Department of Housing and Urban Development (HUD) for help.</p>"),
                "passed"),
        Example("its markup says it", sample_page("<p>Ask <abbr title='Department of Housing and Urban Development'>HUD"
                "</abbr> for help.</p>"), "passed"),
    ),
)  # fmt: skip
def acronym_not_explained(doc: DocumentText, house: HouseStyle) -> Iterator[Finding]:
    """Acronyms that readers have to know.

    What it checks: words of capitals in the main content for which the page never says what they stand for:
        neither beside them, before or after ("… (HUD)", "HUD, the …", "known as HUD"), nor by the full name anywhere
        on the page, its header, footer, title and the texts for its pictures too, nor by the markup (abbr with a title, another element whose title begins alike, a list of terms).
        Other words in brackets that say what the thing is will do too. One of three or four letters fails once if a
        whole sentence of a paragraph in running lower case uses it; a longer one if it does so twice, or behind "the"
        and its like; one on our list of acronyms that need explaining also in an item of a list. Where a page leaves
        more than eleven, the first ten are told one by one and the others together. `auditor text` also hints at
        those of our list in other places, at others used twice or more in paragraphs, and at one that a web address
        on the page names. An agency of our list that stands in the title or in a heading too may be the one that
        writes: a hint at most. One letter and a slash belong to the acronym ("A/OPC"). Parts of names, codes, units, degrees behind a person's name, addresses, files, words of a
        program, titles of linked documents, lists of links, and laws are left alone.
    Who it affects: adults with low literacy, people who are still learning the language, and people with cognitive
        or learning disabilities.
    Why: readers who don't know an acronym don't know what the sentence is about, and a page that many find
        through a search engine is the first that they see of a site.
    What decides the harm: nothing measured: one word has to be guessed or looked up.
    How to fix: write the name out where it first stands, with the acronym behind it if it comes up again; or use
        the name alone. A name is offered only where government text knows no other: DHS is one department to the
        United States and another to many a state. Spanish text gets the name in Spanish, or none.
    Limits: acronyms that everybody knows (FBI, ATM), states, Roman numerals, codes, and words in capitals for
        emphasis are left alone, by lists that can't know your readers: put theirs into `known_acronyms` in the
        house style. An explanation on another page, or one that opens over the text, is not seen. English and
        Spanish only.
    Sources: federal plain language guidelines (GSA), "Minimize abbreviations": define each the first time, but none
        that everyone knows. WCAG 2.2 criterion 3.1.4 (AAA) asks for less: a glossary on another page will do, so
        this rule doesn't judge that criterion.
    """
    yield from findings("acronym-not-explained", doc, house, cause="acronym")


@rule(
    "too-many-acronyms",
    title="The page makes readers learn many acronyms",
    family="readability",
    refs=("plain:minimize-abbreviations",),
    harm={**SLOWS_READERS, "limited_english": Harm.NOTICE},
    confidence=Confidence.LOW,
    owner=Owner.CONTENT,
    examples=(
        Example("four acronyms, used twice", sample_page("<p>HUD, FEMA, HHS and the FTC can help.</p><p>Ask HUD, FEMA, HHS "
                "or the FTC.</p>"), "cantTell"),
        Example("one", sample_page("<p>HUD can help.</p>"), "passed"),
    ),
)  # fmt: skip
def too_many_acronyms(doc: DocumentText, house: HouseStyle) -> Iterator[Finding]:
    """Pages with more acronyms than one can keep apart.

    What it checks: how many different acronyms the paragraphs of the main content use at least twice that not everybody
        knows, explained or not. If more than three, a person is asked; nothing fails. The house style may set
        another number.
    Who it affects: adults with low literacy and people with cognitive or learning disabilities; people who are still
        learning the language notice it too.
    Why: an acronym that was explained must still be kept in mind. With a handful of them readers go back again and
        again to see which was which.
    What decides the harm: nothing measured: people go back to look an acronym up.
    How to fix: keep those that come up often; call the others by a short word: "the department", "the program".
    Limits: a list of agencies by their acronyms has to name them. Acronyms that everybody knows, those under
        `known_acronyms` in the house style, names of firms ("H&R") and words of a program are not counted, and texts
        with the marks of a law are left alone. English and Spanish only.
    Sources: federal plain language guidelines (GSA), "Minimize abbreviations": no more than three in a document, better
        two.
    """
    yield from page_findings("too-many-acronyms", doc, house)


RULES: tuple[Rule, ...] = (acronym_not_explained, too_many_acronyms)
