"""Sentences, paragraphs and stretches of text that are too long."""

from collections.abc import Iterator

from auditor.artifacts import DocumentText, HouseStyle
from auditor.model import Confidence, Finding, Harm, Owner
from auditor.rule import Example, Rule, rule
from auditor_rules.readability.cards import SLOWS_READERS, sample_page
from auditor_rules.readability.page_text import findings

_LONG_SENTENCE = (
    "<p>People who live in the county and whose rent is higher than a third of what all the members of the household "
    "earn together can now ask the housing office of the county for help with the rent of one month.</p>"
)
_SHORT_SENTENCES = (
    "<p>You can ask the housing office for help with the rent of one month. You must live in the county, and your "
    "rent must be over a third of what your household earns.</p>"
)


@rule(
    "long-sentence",
    title="A sentence is too long to follow at one go",
    family="readability",
    refs=("plain:write-short-sentences",),
    harm=SLOWS_READERS,
    confidence=Confidence.HIGH,
    owner=Owner.CONTENT,
    examples=(
        Example("one sentence of 41 words", sample_page(_LONG_SENTENCE), "failed"),
        Example("the same in two sentences", sample_page(_SHORT_SENTENCES), "passed"),
    ),
)
def long_sentence(doc: DocumentText, house: HouseStyle) -> Iterator[Finding]:
    """Sentences of more words than a reader holds in mind.

    What it checks: the whole sentences of the main content, in paragraphs and in list items that are
        sentences. One of 38 words or more fails, and from 30 on if it is plain how to make two of it (in Spanish 40
        and 35, which say the same in more words). Not counted for this are words in brackets and quotes; of what a
        colon parts only the longer part counts. One that is mostly quoted, or mostly names, does not fail. In the wording of a law nothing fails, and the
        report says so. References, notes, addresses and contacts are no sentences. `auditor text` shows every
        sentence over 25 words. A limit in the house style takes the place of all these.
    Who it affects: adults with low literacy, people with cognitive or learning disabilities and people who are
        still learning the language.
    Why: a reader has to keep the beginning of a sentence in mind until its end. Who reads word by word has
        lost it by then, and starts again or gives up.
    What decides the harm: nothing measured beyond the limit: the sentence has to be read again.
    How to fix: one idea in each sentence. Split at "and", "but" or "because"; make a list of things in a
        row; put conditions into a sentence of their own.
    Limits: words are counted, not how the sentence is built: one of 20 words may be harder than a clear one of
        35. Quotes, headings, tables and list items without a full stop are left out. English and Spanish only.
    Sources: GOV.UK, "Sentence length: why 25 words is our limit" (2014); that only 38 (or 30) and, in Spanish, 40 (or
        35) words fail is our own choice: of shorter ones read by hand, an editor would leave
        many as they are. The US Department of Health and Human Services
        recommends 20 ("Plain Writing in One Page"). The federal plain language guidelines ask for short
        sentences and set no number.
    """
    yield from findings("long-sentence", doc, house, cause=None)


@rule(
    "long-paragraph",
    title="A paragraph is too long to take in",
    family="readability",
    refs=("plain:write-short-paragraphs",),
    harm={**SLOWS_READERS, "limited_english": Harm.NOTICE},
    confidence=Confidence.HIGH,
    owner=Owner.CONTENT,
    examples=(
        Example("a paragraph of 207 words", sample_page(f"<p>{'We help you pay the rent of your home. ' * 23}</p>"),
                "failed"),
        Example("short paragraphs", sample_page(_SHORT_SENTENCES * 2), "passed"),
    ),
)  # fmt: skip
def long_paragraph(doc: DocumentText, house: HouseStyle) -> Iterator[Finding]:
    """Paragraphs that look like a wall.

    What it checks: the paragraphs of the main content. One of 200 words or more fails, not counting quotes and
        brackets. Over 250 words count as worse. In a law nothing fails. `auditor text` shows every paragraph of
        more than 150 words or eight sentences. A limit in the house style takes the place of 150 and 200.
    Who it affects: adults with low literacy and people with cognitive or learning disabilities; people who
        are still learning the language notice it too.
    Why: many readers skip a long paragraph when they see it. Who does read it has no place to rest, and
        none to come back to.
    What decides the harm: the words. From 200 it slows readers; from 250 people who are still learning
        the language too.
    How to fix: one topic in each paragraph, with a first sentence that names it. Steps, conditions and
        things in a row make a list.
    Limits: lines that line breaks set apart count as lines of their own where each begins with a capital, a number or a
        bullet and has no full stop; others may count as one. Quotes, list items
        and table cells are left out. English and Spanish only.
    Sources: federal plain language guidelines (GSA), "Write short paragraphs": no more than 150 words in three
        to eight sentences, never more than 250. They are advice, not law. That 200 words fail is our own choice: most
        shorter ones that were read by hand an editor would leave as they are.
    """
    yield from findings("long-paragraph", doc, house, cause=None, harm_if_worse=SLOWS_READERS)


_SHORT_STRETCH = HouseStyle(limits={"stretch_words": 50})


@rule(
    "long-stretch",
    title="A long stretch of text has no heading",
    family="readability",
    refs=("plain:add-useful-headings", "plain:write-short-sections"),
    harm={**SLOWS_READERS, "limited_english": Harm.NOTICE},
    confidence=Confidence.MEDIUM,
    owner=Owner.CONTENT,
    examples=(
        Example("62 words in a row, where the house style allows 50", sample_page(_SHORT_SENTENCES * 2), "failed",
                (_SHORT_STRETCH,)),
        Example("a heading between them", sample_page(f"{_SHORT_SENTENCES}<h2>Who can ask</h2>{_SHORT_SENTENCES}"),
                "passed", (_SHORT_STRETCH,)),
    ),
)  # fmt: skip
def long_stretch(doc: DocumentText, house: HouseStyle) -> Iterator[Finding]:
    """Text that runs on with nothing to find one's way by.

    What it checks: the words of paragraphs in the main content from one heading to the next. If they are more than
        400, a person is asked; 500 and more fail on a page that has no heading at all, neither in its main content nor above it. Lists, quotes, what
        somebody said, code and footnotes are passed over. The caption of a table, the button of a part that folds, a short line by itself
        or in bold, a question, and a label such as "Who can ask:" or a question at the beginning of a paragraph part the
        text like a heading; "###", another language, panels of tabs and `details` begin parts of their own. In a law nothing fails, nor in a letter of up to 800 words. A limit in the house style takes the place of both numbers, and what is over
        it fails.
    Who it affects: adults with low literacy and people with cognitive or learning disabilities; people who
        are still learning the language notice it too.
    Why: few people read a page from its beginning. Without headings they can't see where their part is, and
        have to read everything or leave.
    What decides the harm: nothing measured beyond the limit: people have to read on to find their part.
    How to fix: put a heading above each topic that says what readers find there, best in the words of their
        question; cut what nobody asks for.
    Limits: a story or a speech may run on by intention. Whether a heading says something is judged by other
        rules. Bold that only the style sheet makes is not seen. English and Spanish only.
    Sources: federal plain language guidelines (GSA), "Add useful headings" and "Write short sections", which
        give no number; 400 and 500 words are our own choice: some two minutes of reading.
    """
    yield from findings("long-stretch", doc, house, cause=None)


RULES: tuple[Rule, ...] = (long_sentence, long_paragraph, long_stretch)
