"""How a text speaks: who acts, whom it addresses, what comes first, and how loud it is."""

from collections.abc import Iterator

from auditor.artifacts import DocumentText, HouseStyle
from auditor.model import Confidence, Finding, Harm, Owner
from auditor.rule import Example, Rule, rule
from auditor.text.finders.passive import MIN_SENTENCES
from auditor.text.finders.reader import is_task_page
from auditor_rules.readability.cards import BOTHERS_READERS, SLOWS_READERS, sample_page
from auditor_rules.readability.page_text import findings, page_findings, reviewed

_TALKS_ABOUT = "<p>Residents send the form to the county office. The office answers within ten days.</p>"
_TALKS_TO = "<p>You send the form to the county office. We answer within ten days.</p>"
_BUSES = "<p>The bus stops at the park and at the school every hour of the day.</p>"
_RENT = "<p>The county pays a third of the rent of your home for six months.</p>"
_LATE = HouseStyle(rules_on=frozenset({"answer-comes-late"}))


@rule(
    "passive-share",
    title="Many sentences don't say who acts",
    family="readability",
    refs=("plain:use-active-voice",),
    harm={**SLOWS_READERS, "cognitive_learning": Harm.NOTICE},
    confidence=Confidence.MEDIUM,
    owner=Owner.CONTENT,
    examples=(
        Example("half of the sentences", sample_page("<p>The form must be signed. Then we call you.</p>" * 10), "failed"),
        Example("none of them", sample_page("<p>We read the form. Then we call you.</p>" * 10), "passed"),
    ),
)  # fmt: skip
def passive_share(doc: DocumentText, house: HouseStyle) -> Iterator[Finding]:
    """Pages that mostly say what is done, and not by whom.

    What it checks: the share of sentences with a passive ("is required", "were sent") among the whole sentences
        of the main content, on pages with at least 10 of them; of fewer than 20 the lower bound of the share's 95 percent interval
        counts, as one sentence more would change much: 9 of 18. Over 25 percent fails if in 10 percent of all sentences
        the passive says what must, should or must not be done ("must be sent", "is not allowed"). Over 30 percent with 5
        percent of these a person is asked; otherwise, and in a law, `auditor text` only mentions the share. A limit
        in the house style takes the place of all these.
    Who it affects: adults with low literacy and people who are still learning the language; people with cognitive
        or learning disabilities notice it too.
    Why: readers of "the form must be submitted" have to work out that it is they who must. Where the passive
        is the rule, nobody seems to be responsible.
    What decides the harm: nothing measured: each sentence can be understood by reading it again.
    How to fix: name who acts, and put them first: "you must send the form", "we will call you". `auditor text`
        shows each passive of a text.
    Limits: single passives are no fault: where it doesn't matter who acts, they are right. So "is called", "was born"
        and their like don't count, nor do quotes. The passive is found by word lists, and about one in ten is missed
        or mistaken (docs/plain-language.md). English and Spanish only.
    Sources: federal plain language guidelines (GSA), "Use active voice", which give no number; the shares are our own
        choice: three in four pages of ten government sites stay below 25 percent.
    """
    if reviewed(doc, house).prose.sentences >= MIN_SENTENCES:
        yield from page_findings("passive-share", doc, house)


@rule(
    "no-reader-address",
    title="A page about something to do never says “you”",
    family="readability",
    refs=("plain:address-the-user",),
    harm=BOTHERS_READERS,
    confidence=Confidence.LOW,
    owner=Owner.CONTENT,
    examples=(
        Example("speaks about residents", sample_page(_TALKS_ABOUT * 12, title="Apply for help with rent"), "cantTell"),
        Example("speaks to them", sample_page(_TALKS_TO * 12, title="Apply for help with rent"), "passed"),
    ),
)
def no_reader_address(doc: DocumentText, house: HouseStyle) -> Iterator[Finding]:
    """Instructions that talk about "applicants" and "residents".

    What it checks: pages whose title or main heading begins like a task ("Apply for", "How to", "Renew") and that
        have 150 words or more in whole sentences. If "you" or "your" stands nowhere in the main content, and fewer than
        three sentences begin with a command ("Send the form"), a person is asked; nothing fails. Other pages are not
        judged.
    Who it affects: adults with low literacy, people who are still learning the language, and people with cognitive
        or learning disabilities.
    Why: who reads "the applicant shall" has to notice first that they are the applicant. With "you" readers
        see at once what they have to do.
    What decides the harm: nothing measured: people have to work out that they are meant.
    How to fix: say "you" to the reader and "we" for the agency. If there are several kinds of readers, say who
        "you" is in each part.
    Limits: English only. Commands are told by a list of some forty verbs. A heading that names a task in other words is not recognised.
    Sources: federal plain language guidelines (GSA), "Address the user"; when a page is about a task, and the 150
        words, are our own choice.
    """
    if is_task_page(doc.title, reviewed(doc, house).parsed):
        yield from page_findings("no-reader-address", doc, house)


@rule(
    "answer-comes-late",
    title="The beginning doesn't speak of what the heading promises",
    family="readability",
    harm={**BOTHERS_READERS, "cognitive_learning": Harm.SLOW},
    confidence=Confidence.LOW,
    owner=Owner.CONTENT,
    examples=(
        Example("begins with buses, where the house style turns the rule on",
                sample_page(_BUSES * 8 + _RENT * 12), "cantTell", (_LATE,)),
        Example("begins with the rent", sample_page(_RENT * 12 + _BUSES * 8), "passed", (_LATE,)),
    ),
)  # fmt: skip
def answer_comes_late(doc: DocumentText, house: HouseStyle) -> Iterator[Finding]:
    """Pages that come to their subject late. Off unless the house style turns it on.

    What it checks: whether a word of the main heading occurs in the first 100 words of the text below it. If it comes
        up only later, in 150 words or more, a person is asked; nothing fails.
    Who it affects: people with cognitive or learning disabilities, adults with low literacy, and people who are
        still learning the language.
    Why: readers look at the beginning to see whether they are in the right place. If it speaks of something else
        they leave, though the answer stands below.
    What decides the harm: nothing measured: people have to read on.
    How to fix: answer the question of the heading in the first sentence; move history, greetings and law to the end.
    Limits: words are compared by their beginnings, so an opening that says the same in other words is flagged. That is
        why the rule is off: on 400 pages of ten government sites an editor would have acted on two of its seven
        findings. Turn it on by rules_on = ["answer-comes-late"] in the house style. English and Spanish only.
    Sources: our own rule.
    """
    yield from page_findings("answer-comes-late", doc, house)


@rule(
    "shouting",
    title="Text is written in capitals throughout",
    family="readability",
    refs=("plain:highlight-important-concepts",),
    harm={**SLOWS_READERS, "limited_english": Harm.NOTICE},
    confidence=Confidence.HIGH,
    owner=Owner.CONTENT,
    examples=(
        Example("capitals", sample_page("<p>PLEASE BRING YOUR RENT BILL WITH YOU.</p>"), "failed"),
        Example("bold instead", sample_page("<p><strong>Please bring your rent bill with you.</strong></p>"), "passed"),
    ),
)
def shouting(doc: DocumentText, house: HouseStyle) -> Iterator[Finding]:
    """Sentences, lines and headings in capital letters.

    What it checks: the headings, paragraphs, list items and quotes of the main content. A sentence, line or heading that
        was written in capitals throughout fails if it has four words or more, at least two of them everyday words
        and not acronyms. `auditor text` also hints at those of three words.
    Who it affects: adults with low literacy and people with cognitive or learning disabilities; people who are still
        learning the language notice it too.
    Why: words in capitals have lost the shape that readers know them by, so they are read more slowly. And it
        feels like being shouted at.
    What decides the harm: nothing measured: the text can be read, more slowly.
    How to fix: write it like any other sentence, and make it bold or a heading if it matters. If the design wants
        capitals, let the style sheet make them.
    Limits: capitals that only the style sheet makes (text-transform) are not seen. A name as it stands on a seal may
        be flagged. Lines that say who signed (a title and a name, or a name and an office) and notes of amendment in a
        law are left alone. In the wording of a law nothing fails, and the report says so. Tables, labels and buttons are left out. English and Spanish only.
    Sources: federal plain language guidelines (GSA), "Highlight important concepts": capitals are harder to read and
        count as shouting. The numbers of words are our own choice.
    """
    yield from findings("shouting", doc, house, cause=None)


RULES: tuple[Rule, ...] = (passive_share, no_reader_address, answer_comes_late, shouting)
