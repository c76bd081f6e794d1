"""Dates, times and amounts that readers take for others."""

from collections.abc import Iterator

from auditor.artifacts import DocumentText, HouseStyle
from auditor.model import Confidence, Finding, Harm, Owner
from auditor.rule import Example, Rule, rule
from auditor_rules.readability.cards import BOTHERS_READERS, SLOWS_READERS, sample_page
from auditor_rules.readability.page_text import findings


@rule(
    "unclear-date",
    title="A date can be read as another day",
    family="readability",
    harm={**SLOWS_READERS, "low_literacy": Harm.NOTICE},
    confidence=Confidence.LOW,
    owner=Owner.CONTENT,
    examples=(
        Example("in March or in April", sample_page("<p>Apply by 03/04/2026.</p>"), "cantTell"),
        Example("the month is a word", sample_page("<p>Apply by March 4, 2026.</p>"), "passed"),
    ),
)
def unclear_date(doc: DocumentText, house: HouseStyle) -> Iterator[Finding]:
    """Dates in digits, such as 03/04/2026.

    What it checks: dates written as digits between slashes in the main content. A person is asked about each that is a
        date whichever number is taken for the month (03/04/2026), but not in tables, quotes and lists of versions,
        nor beside a date that has one reading only (03/28/2026). Nothing fails. `auditor text` shows the others too.
    Who it affects: people who grew up where the day stands first; people with cognitive or learning
        disabilities; everybody who reads in a hurry.
    Why: who takes March 4 for April 3 comes a month late.
    What decides the harm: nothing measured: people have to ask which day is meant, or come on a wrong
        one.
    How to fix: write the month as a word and the year in full: "March 4, 2026". Take over the suggestion where
        there is one.
    Limits: readers of a page for one country mostly read its dates as meant; so nothing fails. Where dates nearby have one
        reading only (12/25/2026), or name one of the two months in words, nothing is asked. Only slashes, and only dates with a year: 3/4 may be three quarters, and dates
        with hyphens or stops are not looked for. The date 9/11/2001 is known by its digits and left alone.
        English and Spanish only.
    Sources: W3C Internationalization, "Date formats" (make the month and year obvious); 18F content guide,
        "Numbers and percentages" (the full year of four digits). No federal rule among our sources asks for it.
    """
    yield from findings("unclear-date", doc, house, cause=None)


@rule(
    "unclear-time",
    title="A time may be noon or midnight",
    family="readability",
    harm=SLOWS_READERS,
    confidence=Confidence.HIGH,
    owner=Owner.CONTENT,
    examples=(
        Example("12 p.m.", sample_page("<p>The office opens at 12 p.m. on Friday.</p>"), "failed"),
        Example("the word", sample_page("<p>The office opens at noon on Friday.</p>"), "passed"),
    ),
)
def unclear_time(doc: DocumentText, house: HouseStyle) -> Iterator[Finding]:
    """Twelve o'clock, written so that readers have to guess which.

    What it checks: "12 a.m.", "12 p.m." and their like, and "24:00", in the main content: they fail. At the end of
        a span with another hour ("9 a.m. to 12 p.m.") they are a question for a person. Where the page adds the
        word ("12 p.m. (noon)", "12 noon"), nothing is asked.
    Who it affects: adults with low literacy, people who are still learning the language, people used to a clock
        of 24 hours, and people with cognitive or learning disabilities.
    Why: many people are not sure which of the two 12 p.m. is, and come twelve hours late or early.
    What decides the harm: nothing measured: people have to ask which hour is meant, or come at a wrong
        one.
    How to fix: write "noon" or "midnight", in Spanish "mediodía" or "medianoche". For a deadline,
        "11:59 p.m." also says which day is meant.
    Limits: twelve o'clock only, and times with minutes (12:30 p.m.) are left alone: they leave no doubt to most.
        English and Spanish only.
    Sources: NIST (US National Institute of Standards and Technology), frequently asked questions about time: 12 a.m.
        and 12 p.m. cause confusion and should not be used.
    """
    yield from findings("unclear-time", doc, house, cause=None)


@rule(
    "unclear-frequency",
    title="A word for how often has two meanings",
    family="readability",
    harm=SLOWS_READERS,
    confidence=Confidence.HIGH,
    owner=Owner.CONTENT,
    examples=(
        Example("twice a week, or every second week", sample_page("<p>We pay the help biweekly.</p>"), "failed"),
        Example("says how often", sample_page("<p>We pay the help every two weeks.</p>"), "passed"),
    ),
)
def unclear_frequency(doc: DocumentText, house: HouseStyle) -> Iterator[Finding]:
    """Words such as "biweekly".

    What it checks: whether the main content says "biweekly", "bimonthly", "biannual" or "biannually", with or
        without a hyphen, or in Spanish "bisemanal", "bimensual" or "bianual". Each fails, unless the page
        says elsewhere "twice a week", "every two weeks" or the like. In a law nothing fails.
    Who it affects: adults with low literacy, people who are still learning the language, and people with cognitive
        or learning disabilities; really everybody.
    Why: the words mean twice in the time or once in twice the time. Readers expect money, a visit or a report
        on the wrong day.
    What decides the harm: nothing measured: people have to ask how often is meant.
    How to fix: write it out: "every two weeks", "twice a month".
    Limits: what the page says elsewhere may be about something else. Within a name, and quoted, nothing fails. English
        and Spanish only.
    Sources: Merriam-Webster, "On ‘Biweekly’ and ‘Bimonthly’", which gives both meanings for each.
    """
    yield from findings("unclear-frequency", doc, house, cause=None)


@rule(
    "unclear-day",
    title="A day depends on when the page is read",
    family="readability",
    harm=BOTHERS_READERS,
    confidence=Confidence.LOW,
    owner=Owner.CONTENT,
    examples=(
        Example("which Friday?", sample_page("<p>The office is closed next Friday.</p>"), "cantTell"),
        Example("with its date", sample_page("<p>The office is closed on Friday, May 8.</p>"), "passed"),
    ),
)
def unclear_day(doc: DocumentText, house: HouseStyle) -> Iterator[Finding]:
    """Days such as "next Friday".

    What it checks: whether "next", "this" or "coming" (Spanish: "este", "próximo") stands before the name of a
        weekday in the main content, and no date behind it. A person is asked; nothing fails.
    Who it affects: people with cognitive or learning disabilities, adults with low literacy, and people who are
        still learning the language.
    Why: a page is read for months, and even on the day it is written "next Friday" is one of two days.
    What decides the harm: nothing measured: people have to work out which day is meant.
    How to fix: give the date: "Friday, May 8".
    Limits: English and Spanish only. Where the title, a heading, a dateline or the text before it gives a date, the day can
        be worked out, and nothing is asked. "Tomorrow", "last Friday" and "soon" are not looked for.
    Sources: our own rule.
    """
    yield from findings("unclear-day", doc, house, cause=None)


@rule(
    "unclear-amount",
    title="An amount hides its zeros in a letter",
    family="readability",
    harm=BOTHERS_READERS,
    confidence=Confidence.LOW,
    owner=Owner.CONTENT,
    examples=(
        Example("a letter for a million", sample_page("<p>The county has $2M for rents.</p>"), "cantTell"),
        Example("the word", sample_page("<p>The county has $2 million for rents.</p>"), "passed"),
    ),
)
def unclear_amount(doc: DocumentText, house: HouseStyle) -> Iterator[Finding]:
    """Amounts such as "$2M" and "$1-2M".

    What it checks: whether a number behind a dollar sign ends in K, M or B, in the main content. A person is
        asked; nothing fails.
    Who it affects: people who are still learning the language, adults with low literacy, and people with cognitive
        or learning disabilities.
    Why: who doesn't know the letter takes $2M for two dollars, and in "$1-2M" the lower amount looks like one.
    What decides the harm: nothing measured: people have to work out which amount is meant.
    How to fix: write "$2 million", and both ends of a range: "$1 million to $2 million".
    Limits: dollars only. In a table of a budget the letters may be explained above it, which is not looked for.
        English and Spanish only.
    Sources: 18F content guide, "Numbers and percentages" (a numeral and a word: "$2.7 million").
    """
    yield from findings("unclear-amount", doc, house, cause=None)


RULES: tuple[Rule, ...] = (unclear_date, unclear_time, unclear_frequency, unclear_day, unclear_amount)
