"""How hard the text is to read."""

from collections.abc import Iterator

from auditor.artifacts import DocumentText, HouseStyle
from auditor.message import Message, say, say_count
from auditor.model import Confidence, Finding, Harm, Outcome, Owner
from auditor.rule import Example, rule
from auditor.text.advice import Advice, advise
from auditor.text.finders.long_sentences import SENTENCE_WORDS, net_words
from auditor.text.index import Grade
from auditor.text.languages import GRADED
from auditor.text.law import MUTED
from auditor.text.parsing import in_language
from auditor.text.remarks import Level
from auditor.text.review import Review
from auditor_rules.readability.cards import sample_page
from auditor_rules.readability.page_text import reviewed

LAW_SHARE = 0.5  # share of the prose in a law, from which on the page's grade is the law's; our choice
MAX_WORDS = 5  # hard words that a question names
_OF_WORDS = frozenset({"hard-word", "legal-word", "wordy-phrase"})
BAD_GRADE = 12.0  # US school grade; above it the harm is worse: the project's scoring constants, readability_grade

_EASY = (
    "<p>You can ask for help with your rent. First, fill in the form. Then send it to us with proof of your pay. "
    "We will call you in ten days. If you need more time, let us know. You do not have to pay for this. "
    "You can also come to our office. Bring a photo ID and your last rent bill. We speak Spanish too.</p>"
)
_HARD = (
    "<p>Notwithstanding any determination previously communicated by the administering authority, applicants "
    "requesting supplemental residential assistance are required to demonstrate, through documentation "
    "satisfactory to the department, continuing eligibility in accordance with the applicable regulatory provisions "
    "governing household composition, verification of income, and residency, prior to the commencement of the "
    "certification period established by the administrator.</p>"
)


@rule(
    "reading-grade",
    title="The text is harder to read than our target",
    family="readability",
    harm={"low_literacy": Harm.SLOW, "limited_english": Harm.SLOW},
    confidence=Confidence.MEDIUM,
    owner=Owner.CONTENT,
    examples=(
        Example("long sentences of long words", sample_page(_HARD * 5), "failed"),
        Example("short sentences of everyday words", sample_page(_EASY * 4), "passed"),
        Example("too little text for a grade", sample_page(_HARD), "inapplicable"),
    ),
)
def reading_grade(doc: DocumentText, house: HouseStyle) -> Iterator[Finding]:
    """Pages that ask for more schooling than most readers bring.

    What it checks: our index of the prose in the main content, on the scale of a US school grade: whole
        sentences in paragraphs and in list items that are sentences. Menus, headings, tables and labels
        are left out. It is made of how long the sentences are, and how long and rare their different
        words are. The finding says what splitting the longest sentences and replacing the
        hard words would change, worked out by grading the changed text again.
    Who it affects: adults with low literacy and people who are still learning the language; at grade 13
        and more also people with cognitive or learning disabilities.
    Why: text above a reader's level is read slowly, misread, or left to someone else.
    What decides the harm: the grade. Above our target it slows readers; above grade 12 it hinders
        people with low literacy and people who are still learning English.
    How to fix: split long sentences, one idea in each; replace long words by everyday ones; say
        "you" and "we". Then measure again.
    Limits: English and Spanish only, and only with 200 words of prose or more; a page in another
        language says so. Pages of notes without verbs (the blurbs of a directory, the lines of a CV) and pages
        that are mostly the wording of a law get no verdict. No formula knows the grade exactly, so a range is given:
        the page fails only when the whole range lies above the target. When only part of it does, a person should
        look, if there is a sentence over 25 words or a word with a plainer one to look at; else the page passes. A
        formula sees long sentences and words, not whether the text makes sense.
    Sources: docs/plain-language.md (the index and what it was measured on); the target is our own: grade 8
        for the general public, where the US Department of Veterans Affairs begins to review a page, 12 for
        professionals, none for text that must keep its legal wording. No federal rule sets a grade.
        Literacy figure: NCES, 2023 US PIAAC results.
    """
    text = reviewed(doc, house)
    target, found = house.target, text.grade
    if target is None:
        return
    if found is None:
        if text.reason and text.lang and text.lang not in GRADED:
            yield Finding(Outcome.UNTESTED, text.reason)
        return
    if _is_mostly_law(text):
        yield Finding(Outcome.UNTESTED, say("no grade is asked of it, because {reason}", reason=MUTED))
        return
    outcome, message = _verdict(text, found, target, house)
    yield Finding(
        outcome,
        message,
        harm=_harm(found.value),
        data={
            "grade": round(found.value, 1),
            "low": round(found.low, 1),
            "high": round(found.high, 1),
            "target": target,
            "whole": round(text.whole_grade.value, 1) if text.whole_grade else None,
            "words": text.prose.words,
            "sentences": text.prose.sentences,
        },
    )


def _verdict(text: Review, found: Grade, target: float, house: HouseStyle) -> tuple[Outcome, Message]:
    message = say("Grade {grade}; our target is {target:g}", grade=found.range, target=target)
    if found.meets(target):
        return Outcome.PASSED, message
    if not found.is_above(target):
        return _question(text, found, target, house)
    advice = advise(text, house)
    if advice is None:
        return Outcome.FAILED, message
    return Outcome.FAILED, say("{verdict}. {advice}", verdict=message, advice=_gain(advice))


def _question(text: Review, found: Grade, target: float, house: HouseStyle) -> tuple[Outcome, Message]:
    """What a person should look at where the target lies in the range: long sentences, else hard words, else nothing."""
    limit = house.limits.get("sentence_words", SENTENCE_WORDS)
    prose = [sentence for block in in_language(text.parsed, text.lang) for sentence in block.prose()]
    long_ones = [count for count in map(net_words, prose) if count > limit]
    verdict = say("Grade {grade}; our target is {target:g}, which lies in that range", grade=found.range, target=target)
    if long_ones:
        return Outcome.CANT_TELL, say_count(
            "{verdict}. Read the sentence over {limit} words aloud; it has {longest} words",
            "{verdict}. Read the {n} sentences over {limit} words aloud; the longest has {longest} words",
            n=len(long_ones),
            verdict=verdict,
            limit=limit,
            longest=max(long_ones),
        )
    hard = tuple(
        dict.fromkeys(each.quote for each in text.remarks if each.rule in _OF_WORDS and each.level is not Level.ADVICE)
    )
    if hard:
        message = say(
            "{verdict}. Its sentences are short; see whether these words can be plainer: {words}",
            verdict=verdict,
            words=hard[:MAX_WORDS],
        )
        return Outcome.CANT_TELL, message
    return Outcome.PASSED, say("{verdict}, and no sentence is over {limit} words", verdict=verdict, limit=limit)


def _is_mostly_law(text: Review) -> bool:
    """Whether half of the prose or more is the wording of a law, which nobody could make easier."""
    words = of_law = 0
    for block in in_language(text.parsed, text.lang):
        count = sum([len(sentence.words) for sentence in block.prose()])
        words += count
        of_law += count if block.number in text.law else 0
    return of_law >= LAW_SHARE * words


def _gain(advice: Advice) -> Message:
    """What mending single passages would bring."""
    sentences = say_count("{n} sentence", "{n} sentences", n=advice.splits)
    words = say_count("{n} word", "{n} words", n=advice.replacements)
    grade = advice.after.range
    if not advice.replacements:
        return say("Splitting {sentences} would take it to grade {grade}", sentences=sentences, grade=grade)
    if not advice.splits:
        return say("Replacing {words} would take it to grade {grade}", words=words, grade=grade)
    return say(
        "Splitting {sentences} and replacing {words} would take it to grade {grade}",
        sentences=sentences,
        words=words,
        grade=grade,
    )


def _harm(value: float) -> dict[str, Harm]:
    """Harm of a reading grade: the signal `readability_grade` of the project's scoring constants."""
    if value > BAD_GRADE:
        return {"low_literacy": Harm.HINDER, "limited_english": Harm.HINDER, "cognitive_learning": Harm.SLOW}
    return {"low_literacy": Harm.SLOW, "limited_english": Harm.SLOW}
