"""How hard the text is to read."""

from collections.abc import Iterator

from auditor.artifacts import DocumentText
from auditor.model import Confidence, Finding, Harm, Outcome, Owner
from auditor.rule import Example, rule
from auditor.text import Grade, english_blocks, grade, measure

TARGET_GRADE = 8.0  # US school grade; our target for the general public (no federal rule sets one; VA reviews above 8)
BAD_GRADE = 12.0  # US school grade; above it the harm is worse: the project's scoring constants, readability_grade
MAX_SHOWN_GRADE = 18  # US school grade; six years of college, where the formula stops meaning anything

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
_PAGE = '<!doctype html><html lang="en"><title>Help with rent</title><main><h1>Help with rent</h1>{text}</main>'


@rule(
    "reading-grade",
    title="The text is harder to read than our target",
    family="readability",
    harm={"low_literacy": Harm.SLOW, "limited_english": Harm.SLOW},
    confidence=Confidence.MEDIUM,
    owner=Owner.CONTENT,
    examples=(
        Example("long sentences of long words", _PAGE.format(text=_HARD * 5), "failed"),
        Example("short sentences of everyday words", _PAGE.format(text=_EASY * 4), "passed"),
        Example("too little text for a grade", _PAGE.format(text=_HARD), "inapplicable"),
    ),
)
def reading_grade(doc: DocumentText) -> Iterator[Finding]:
    """Pages that ask for more schooling than most readers bring.

    What it checks: the Flesch-Kincaid grade of the prose in the main content: whole sentences in
        paragraphs and in list items that are sentences. Menus, headings, tables and labels are left out.
    Who it affects: adults with low literacy and people who are still learning English; at grade 13
        and more also people with cognitive or learning disabilities.
    Why: text above a reader's level is read slowly, misread, or left to someone else.
    How to fix: split long sentences, one idea in each; replace long words by everyday ones; say
        "you" and "we". Then measure again.
    Limits: English only, and only with 200 words of prose or more. A grade from so little text may
        be off by two or three grades, so a range is given: the page fails only when the whole range
        lies above the target, and a person should look when only part of it does. A formula sees
        long sentences and words, not whether the text makes sense.
    Sources: Kincaid and others 1975 (the formula); CMU Pronouncing Dictionary (syllables); grade 8 is
        our own target, as used by the US Department of Veterans Affairs to pick pages for review.
        No federal rule sets a grade. Literacy figure: NCES, 2023 US PIAAC results.
    """
    prose = measure(english_blocks(doc.lang, doc.blocks))
    found = grade(prose)
    if found is None:
        return
    if found.value <= TARGET_GRADE:
        outcome, advice = Outcome.PASSED, ""
    elif round(found.low) <= TARGET_GRADE:  # in whole grades, as shown: a range that touches the target may meet it
        outcome, advice = Outcome.CANT_TELL, ", which lies in that range. Read the longest sentences aloud"
    else:
        outcome, advice = Outcome.FAILED, ""
    yield Finding(
        outcome,
        f"{grade_range(found)}; our target is {TARGET_GRADE:g}{advice}",
        harm=_harm(found.value),
        data={
            "grade": round(found.value, 1),
            "low": round(found.low, 1),
            "high": round(found.high, 1),
            "target": TARGET_GRADE,
            "words": prose.words,
            "sentences": prose.sentences,
        },
    )


def grade_range(found: Grade) -> str:
    """A grade's range for people, in whole grades: "Grade 11 to 13", "Grade 17 to 18+"."""
    low, high = _shown(found.low), _shown(found.high)
    return f"Grade {low}" if low == high else f"Grade {low} to {high}"


def _shown(value: float) -> str:
    whole = max(0, round(value))
    return f"{MAX_SHOWN_GRADE}+" if whole > MAX_SHOWN_GRADE else str(whole)


def _harm(value: float) -> dict[str, Harm]:
    """Harm of a reading grade: the signal `readability_grade` of the project's scoring constants."""
    if value > BAD_GRADE:
        return {"low_literacy": Harm.HINDER, "limited_english": Harm.HINDER, "cognitive_learning": Harm.SLOW}
    return {"low_literacy": Harm.SLOW, "limited_english": Harm.SLOW}
