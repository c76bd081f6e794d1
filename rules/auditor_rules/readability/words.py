"""Hard words, wordy phrases, legal words, and sentences that have to be untangled."""

from collections.abc import Iterator

from auditor.artifacts import DocumentText, HouseStyle
from auditor.artifacts.house import Term
from auditor.model import Confidence, Finding, Owner
from auditor.rule import Example, Rule, rule
from auditor_rules.readability.cards import BOTHERS_READERS, SLOWS_READERS, sample_page
from auditor_rules.readability.page_text import findings

_SAYS_HOME = HouseStyle(terms=(Term(forms=("dwelling",), use="home", why="our readers say home"),))


@rule(
    "hard-word",
    title="A hard word has a plain one that says the same",
    family="readability",
    refs=("plain:use-simple-words-phrases", "plain:be-concise"),
    harm=SLOWS_READERS,
    confidence=Confidence.MEDIUM,
    owner=Owner.CONTENT,
    examples=(
        Example("a hard word", sample_page("<p>You can utilize the help to pay your rent.</p>"), "failed"),
        Example("a plain one", sample_page("<p>You can use the help to pay your rent.</p>"), "passed"),
    ),
)
def hard_word(doc: DocumentText, house: HouseStyle) -> Iterator[Finding]:
    """Words that plain-language guides replace, such as "utilize".

    What it checks: the main content for the terms of a list, in all their forms, with what to write instead. In
        English a term fails that was at least three times as frequent in hard texts as in easy ones and is not among the
        words that everybody meets often, if the plain words fit in its place as they are: each replacement was tried in
        real sentences and read. In Spanish words of offices fail where they do, and whatever USAGov en Español uses on
        more than 2 percent of its pages is left alone. `auditor text` also hints at terms
        where another sentence is needed, with a smaller difference or too rare to tell, at those in definitions, and
        where the next word shows which meaning of a term is meant; and, for the public, at the first place of a term of
        law without a plain twin ("decedent") that the page explains nowhere. A term is one finding of a page, with all
        its places. Terms as frequent in easy texts are not flagged.
    Who it affects: adults with low literacy, people who are still learning the language, and people with cognitive
        or learning disabilities.
    Why: a word that readers don't know stops them, and they can't look up every one.
    What decides the harm: nothing measured: one word has to be guessed or looked up.
    How to fix: put the plain word in its place, in the form that the finding gives. If the hard word is the name of
        something that readers will meet again, explain it where it first stands.
    Limits: a list knows its words only, not whether readers of this page know them. Quotes, code, tables, names, text
        in quotation marks, entries of a list of words and the wording of laws are left alone. Terms that your readers need go into
        `allowed` in the house style. English and Spanish only.
    Sources: federal plain language guidelines (GSA), "Use simple words and phrases" and "Be concise"; "Familiar terms",
        digital.gov; 18F content guide; for Spanish the lists named in auditor/data/words_es.toml. How much more
        frequent a term is in hard text was measured for this project (auditor/data/words_en.toml); the readings are in
        docs/word-readings.jsonl.
    """
    yield from findings("hard-word", doc, house, cause="term", once=True)


@rule(
    "wordy-phrase",
    title="Many words say what one word says",
    family="readability",
    refs=("plain:be-concise", "plain:use-simple-words-phrases"),
    harm=SLOWS_READERS,
    confidence=Confidence.MEDIUM,
    owner=Owner.CONTENT,
    examples=(
        Example("“prior to”", sample_page("<p>Call us prior to your visit.</p>"), "failed"),
        Example("a number in words and in figures", sample_page("<p>You have thirty (30) days to pay.</p>"), "failed"),
        Example("“before”", sample_page("<p>Call us before your visit. You have 30 days to pay.</p>"), "passed"),
    ),
)
def wordy_phrase(doc: DocumentText, house: HouseStyle) -> Iterator[Finding]:
    """Phrases such as "due to the fact that", and two words in one such as "and/or".

    What it checks: the main content for the phrases of a list ("prior to", "at this time", "in the event that", "are
        required to", "for the purpose of paying", "please do not hesitate to"), for pairs ("his/her", "and/or"), for
        numbers that stand in words and again in figures ("thirty (30)"), and for "form(s)". One fails if the shorter
        words fit in its place as they are: each rewrite was tried in real sentences and read. `auditor text` hints at
        those where another sentence is needed ("on a regular basis", "the form(s) that is"). In Spanish: long phrases
        ("con la finalidad de"), empty verbs ("dar cumplimiento a") and "y/o", without what USAGov en Español uses on
        more than 2 percent of its pages.
    Who it affects: adults with low literacy, people who are still learning the language, and people with cognitive
        or learning disabilities.
    Why: readers have to get through the phrase to find out that it says "if", "before" or "must".
    What decides the harm: nothing measured: the sentence has more words to get through than it needs.
    How to fix: write the shorter words that the finding gives.
    Limits: English and Spanish only, and pairs, numbers and plurals in English only. "Is required to" is told only after
        a word for people or a body: "a permit is required to build" asks for another sentence. Quotes, code, tables, names, text in quotation marks and the wording of laws are left
        alone. Phrases that your readers need go into `allowed` in the house style.
    Sources: federal plain language guidelines (GSA), "Be concise", "Use simple words and phrases" and "Avoid hidden verbs";
        "Mary Dash's writing tips" (IRS); siblings of their examples are ours (auditor/data/wordy_en.toml). The readings
        are in docs/word-readings.jsonl.
    """
    yield from findings("wordy-phrase", doc, house, cause="term")


@rule(
    "house-word",
    title="A word that our house style replaces",
    family="readability",
    refs=("plain:use-the-same-terms-consistently",),
    harm=BOTHERS_READERS,
    confidence=Confidence.HIGH,
    owner=Owner.CONTENT,
    examples=(
        Example("“dwelling”, where the house style says “home”", sample_page("<p>We help you keep your dwelling.</p>"),
                "failed", (_SAYS_HOME,)),
        Example("the word that it asks for", sample_page("<p>We help you keep your home.</p>"), "passed",
                (_SAYS_HOME,)),
        Example("no list of our own", sample_page("<p>We help you keep your dwelling.</p>"), "inapplicable"),
    ),
)  # fmt: skip
def house_word(doc: DocumentText, house: HouseStyle) -> Iterator[Finding]:
    """Terms of the agency's own list.

    What it checks: the main content for the forms under [[terms]] in the house style. Each fails, with what the house
        style says to write and why. Without such a list there is nothing to check.
    Who it affects: those for whom the agency made its list: often adults with low literacy, people who are still
        learning the language, and people with cognitive or learning disabilities.
    Why: an agency that calls one thing by one name on all its pages is easier to understand.
    What decides the harm: nothing measured: one word is not the usual one.
    How to fix: write what the list says. If the word is right in this place, take it out of the list or put it into
        `allowed`.
    Limits: only the forms that the list gives are found. Quotes, code, names and text in quotation marks are left
        alone. English and Spanish only.
    Sources: your house style; that one thing has one name is asked for by the federal plain language guidelines (GSA),
        "Use the same term consistently".
    """
    if house.terms:
        yield from findings("house-word", doc, house, cause="form", once=True)


@rule(
    "legal-word",
    title="A lawyer's word in a text for everybody",
    family="readability",
    refs=("plain:avoid-jargon", "plain:use-simple-words-phrases"),
    harm=SLOWS_READERS,
    confidence=Confidence.MEDIUM,
    owner=Owner.CONTENT,
    examples=(
        Example("a legal word", sample_page("<p>We pay pursuant to your lease.</p>"), "failed"),
        Example("a plain one", sample_page("<p>We pay under your lease.</p>"), "passed"),
    ),
)
def legal_word(doc: DocumentText, house: HouseStyle) -> Iterator[Finding]:
    """Words such as "pursuant to", "herein" and "aforementioned".

    What it checks: the main content for about thirty words that only legal texts use. One fails if a plain word fits in
        its place; `auditor text` hints at the others, and at words that other texts use as well. A word is one
        finding of a page, with all its places. The wording of a law, told by its structure (numbered sections, items
        "(a)" and "(1)", an enacting clause), is left out, and the report says so; a letter that cites one is not. Nothing is
        checked where the house style names a legal audience.
    Who it affects: adults with low literacy, people who are still learning the language, and people with cognitive
        or learning disabilities.
    Why: hardly anybody says these words, so readers have to guess them, and many take the whole text for
        something that is not meant for them.
    What decides the harm: nothing measured: one word has to be guessed or looked up.
    How to fix: take the plain word that the finding gives; instead of "said" and "aforementioned" say which one you
        mean.
    Limits: English only. Whether the wording must stay for legal reasons is for a person to know. Quotes, code,
        tables, names and text in quotation marks are left alone.
    Sources: federal plain language guidelines (GSA), "Avoid jargon" and "Use simple words and phrases".
    """
    if house.audience != "legal":
        yield from findings("legal-word", doc, house, cause="term", once=True)


@rule(
    "shall",
    title="The word “shall” leaves open whether readers must",
    family="readability",
    refs=("plain:use-must-to-indicate-requirements",),
    harm=BOTHERS_READERS,
    confidence=Confidence.HIGH,
    owner=Owner.CONTENT,
    examples=(
        Example("shall", sample_page("<p>The owner shall send us the lease.</p>"), "failed"),
        Example("must", sample_page("<p>The owner must send us the lease.</p>"), "passed"),
    ),
)
def shall(doc: DocumentText, house: HouseStyle) -> Iterator[Finding]:
    """Duties, bans and promises with "shall".

    What it checks: "shall" in the main content. It fails, with the words that fit in its place where the sentence tells:
        "must" where people or a body shall do something or something shall be done to a thing, "must not" for a ban,
        "will" for a promise or a result ("shall become"), "is" or "means" for a definition, "may" for "shall be allowed
        to", the plain present for what a body consists of. After "no" ("no person shall") nothing is put in, as "must"
        would turn the sense, but where it says what will not be so ("no person shall be liable": "will").
        All of a page are one finding, with their places. The wording of a law is left out, and the report says so;
        questions ("shall we") are left alone. Nothing is checked where the house style names a legal audience.
    Who it affects: adults with low literacy, people who are still learning the language, and people with cognitive
        or learning disabilities.
    Why: hardly anybody says "shall", and it may be a duty, a promise or the future. Readers have to know whether
        they must.
    What decides the harm: nothing measured: the sentence has to be read twice.
    How to fix: "must" for a duty, "must not" for a ban, "may" for a choice, "should" for advice, "will" for what is
        going to happen.
    Limits: English only. Whether a duty or the future is meant is for the writer to say: the suggestion is what the
        grammar tells, and there is none where it doesn't. People and bodies are told by a list of some 260 words.
        Quotes, code and text in quotation marks are left alone.
    Sources: federal plain language guidelines (GSA), "Shall and must"; "Familiar terms", digital.gov.
    """
    if house.audience != "legal":
        yield from findings("shall", doc, house, cause=None, once=True)


@rule(
    "double-negative",
    title="Two negatives have to be worked out",
    family="readability",
    refs=("plain:use-positive-language",),
    harm=SLOWS_READERS,
    confidence=Confidence.LOW,
    owner=Owner.CONTENT,
    examples=(
        Example("not unlikely", sample_page("<p>It is not unlikely that we can help.</p>"), "cantTell"),
        Example("a ban with an exception", sample_page("<p>You cannot get help unless you rent.</p>"), "cantTell"),
        Example("said directly", sample_page("<p>It is likely that we can help, if you rent.</p>"), "passed"),
    ),
)
def double_negative(doc: DocumentText, house: HouseStyle) -> Iterator[Finding]:
    """Sentences that deny twice.

    What it checks: the sentences of the main content. For "not" or "never" with a word that denies ("not unlikely",
        "never be unreasonable"), and for a ban, or what is not so, with an exception ("cannot … unless", "is not …
        unless"), a person is asked; nothing fails. Commands ("don't … unless"), what is usually not so, what readers
        don't need to do, and text with the marks of a law are left alone. Nothing is checked where the house style names a legal audience.
    Who it affects: adults with low literacy, people who are still learning the language, and people with cognitive
        or learning disabilities.
    Why: two negatives mean a positive, which readers have to work out; whoever misses one of the two understands
        the opposite.
    What decides the harm: nothing measured: the sentence has to be worked out.
    How to fix: say what is so: "likely" for "not unlikely"; say when something is allowed: "only if you rent".
    Limits: English only, and only the words of a list of some fifty that deny; "fail to", "absence of" and the like are
        not seen. Two negatives in two clauses are mostly meant so and left alone. "No … without" and "no … except"
        are left alone too: on real pages they hardly ever could be said better. Quotes and code are left out.
    Sources: federal plain language guidelines (GSA), "Use positive language".
    """
    if house.audience != "legal":
        yield from findings("double-negative", doc, house, cause=None)


@rule(
    "nested-condition",
    title="A sentence sets three conditions or more",
    family="readability",
    refs=("plain:place-the-main-idea-before-exceptions-and-conditions",),
    harm=SLOWS_READERS,
    confidence=Confidence.LOW,
    owner=Owner.CONTENT,
    examples=(
        Example("if, unless, except", sample_page("<p>If you rent, we help you unless you own a home, except if it is "
                "damaged.</p>"), "cantTell"),
        Example("one condition in a sentence", sample_page("<p>If you rent, we help you.</p><p>We can't help you if you "
                "own a home.</p>"), "passed"),
    ),
)  # fmt: skip
def nested_condition(doc: DocumentText, house: HouseStyle) -> Iterator[Finding]:
    """Sentences with one condition inside another.

    What it checks: how often a sentence of the main content says "if", "unless", "except", "provided that" and their
        like. At three or more a person is asked; nothing fails. "Even if", "see if" and "if any" don't count. Text with
        the marks of a law is left alone, and nothing is checked where the house style names a legal audience.
    Who it affects: adults with low literacy, people who are still learning the language, and people with cognitive
        or learning disabilities.
    Why: readers have to keep all conditions in mind to find out whether the sentence is about them.
    What decides the harm: nothing measured: the sentence has to be worked out.
    How to fix: the main point first. Then a list with one condition in each line, or a sentence for each.
    Limits: English only. Words are counted: conditions that stand side by side are flagged like nested ones, and
        conditions without these words ("those who …") are not seen. Quotes and code are left out.
    Sources: federal plain language guidelines (GSA), "Place the main idea before exceptions and conditions", which give
        no number; three are our own choice: two can still be held in mind.
    """
    if house.audience != "legal":
        yield from findings("nested-condition", doc, house, cause=None)


RULES: tuple[Rule, ...] = (hard_word, wordy_phrase, house_word, legal_word, shall, double_negative, nested_condition)
