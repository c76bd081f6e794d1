"""Sentences that several formats share."""

from collections import Counter
from collections.abc import Iterator

from auditor.editing.checked import Checked
from auditor.message import Message, say, say_count
from auditor.text.advice import Advice
from auditor.text.index import Grade
from auditor.text.remarks import Remark
from auditor.text.review import Review


def with_suggestion(remark: Remark) -> Message:
    """The message, and what to write instead where that is known and the message doesn't name it itself.

    Its words are the text's own, so the English message tells whether it is named in every language.
    """
    message, suggestion = remark.message, remark.suggestion
    if suggestion is None or (suggestion and f"“{suggestion}”".lower() in str(message).lower()):
        return message
    if not suggestion:
        return say("{message} Leave it out.", message=message)
    return say("{message} Write “{suggestion}”.", message=message, suggestion=suggestion)


def target_of(checked: Checked) -> Message | None:
    """Our target, said to be ours; None where the text has none."""
    target = checked.house.target
    if target is None:
        return None
    match checked.house.audience:
        case "general":
            return say("Our own target for a general audience is {target:g}.", target=target)
        case "professional":
            return say("Our own target for a professional audience is {target:g}.", target=target)
        case "legal":
            return say("Our own target for a legal audience is {target:g}.", target=target)


def muted_notes(review: Review) -> Iterator[Message]:
    """How many remarks of a text are advice and no more, and why: a sentence for each reason."""
    for reason, count in Counter(remark.muted for remark in review.remarks if remark.muted).items():
        yield say_count(
            "{n} remark is advice and no more, because {reason}.",
            "{n} remarks are advice and no more, because {reason}.",
            n=count,
            reason=reason,
        )


def advice_in_words(advice: Advice) -> Message:
    """What to mend, and the grade it would bring: worked out by scoring the mended text again."""
    sentences = say_count("this {n} sentence", "these {n} sentences", n=advice.splits)
    words = say_count("this {n} word", "these {n} words", n=advice.replacements)
    before, after = grade_range(advice.before), grade_range(advice.after)
    marks = _marks(len(advice.remarks))
    if not advice.replacements:
        return say(
            "Splitting {sentences}, marked {marks}, takes the grade from {before} down to {after}.",
            sentences=sentences, marks=marks, before=before, after=after,
        )  # fmt: skip
    if not advice.splits:
        return say(
            "Replacing {words}, marked {marks}, takes the grade from {before} down to {after}.",
            words=words, marks=marks, before=before, after=after,
        )  # fmt: skip
    return say(
        "Splitting {sentences} and replacing {words}, marked {marks}, takes the grade from {before} down to {after}.",
        sentences=sentences, words=words, marks=marks, before=before, after=after,
    )  # fmt: skip


def _marks(count: int) -> Message:
    """The marks beside what to mend."""
    if count == 1:
        return say("(*1)")
    return say("(*1) to (*{last}), the first brings most", last=count)


def grade_range(grade: Grade) -> Message:
    """The grade as people may take it, never finer than its range."""
    return say("about {grade}", grade=grade.range) if grade.is_one_grade else grade.range


def above_target(checked: Checked) -> Message:
    """What to say of a text whose grade lies above the target."""
    grade, target = checked.review.grade, target_of(checked)
    assert grade is not None  # or it would not be above
    assert target is not None
    return say(
        "Reading grade {grade}: the whole range lies above the target. {target}",
        grade=grade_range(grade), target=target,
    )  # fmt: skip
