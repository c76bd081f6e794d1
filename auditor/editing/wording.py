"""Sentences that several formats share."""

from auditor.editing.checked import Checked
from auditor.text.advice import Advice
from auditor.text.index import Grade
from auditor.text.remarks import Remark


def with_suggestion(remark: Remark) -> str:
    """The message, and what to write instead where that is known and the message doesn't name it itself."""
    message, suggestion = remark.message, remark.suggestion
    if suggestion is None or (suggestion and f"“{suggestion}”".lower() in message.lower()):
        return message
    return f"{message} Write “{suggestion}”." if suggestion else f"{message} Leave it out."


def target_of(checked: Checked) -> str:
    """Our target, said to be ours; "" where the text has none."""
    house = checked.house
    if house.target is None:
        return ""
    return f"Our own target for a {house.audience} audience is {house.target:g}."


def advice_in_words(advice: Advice) -> str:
    """What to mend, and the grade it would bring: worked out by scoring the mended text again."""
    steps = [
        f"{verb} {'this' if count == 1 else 'these'} {count} {noun}{'' if count == 1 else 's'}"
        for verb, count, noun in advice.steps
    ]
    what = " and ".join(steps)
    marked = f"(*1) to (*{len(advice.remarks)}), the first brings most" if len(advice.remarks) > 1 else "(*1)"
    return f"{what[:1].upper()}{what[1:]}, marked {marked}, takes the grade from {grade_range(advice.before)} down to {grade_range(advice.after)}."


def grade_range(grade: Grade) -> str:
    """The grade as people may take it, never finer than its range."""
    return grade.range if " " in grade.range else f"about {grade.range}"


def above_target(checked: Checked) -> str:
    """What to say of a text whose grade lies above the target."""
    grade = checked.review.grade
    range_ = grade_range(grade) if grade else ""
    return f"Reading grade {range_}: the whole range lies above the target. {target_of(checked)}"
