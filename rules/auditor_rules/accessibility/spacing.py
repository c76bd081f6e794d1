"""Whether text can be spaced out."""

from collections.abc import Iterator

from auditor.artifacts import ClippedText, LockedSpacing, SpacingLocks, TextSpacing
from auditor.model import Confidence, Finding, Harm, Outcome
from auditor.rule import Example, Rule, rule
from auditor_rules.telling import quoted

LEAST_SHARE = {"letter-spacing": 0.12, "word-spacing": 0.16, "line-height": 1.5}
"""Times the font size; WCAG 2.2 SC 1.4.12 Text Spacing."""
ROUNDING_SHARE = 0.001  # of the font size: computed values come rounded
MAX_TEXT_CHARS = 40  # characters of a text quoted in a message
REVIEW_LIMIT_PX = 3  # CSS px; texts that overlap by less have only their line boxes' rims in common

_PAGE = '<!doctype html><html lang="en"><title>Fees</title><main><h1>Fees</h1>{body}</main>'
_BOX = '<div style="font-size:16px;line-height:1.1;width:200px;overflow:hidden;{height}">{text}</div>'
_TEXT = "The fee is 20 dollars for each permit you ask for and must be paid in advance."


@rule(
    "spacing-locked",
    title="A style attribute keeps text from being spaced out",
    family="accessibility",
    harm={"low_vision": Harm.HINDER, "cognitive_learning": Harm.SLOW},
    confidence=Confidence.HIGH,
    refs=("wcag22:1.4.12",),
    act=("24afc2", "78fd32", "9e45ec"),
    conformance=True,
    examples=(
        Example(
            "narrow letters, locked",
            _PAGE.format(body=f'<p style="letter-spacing:0 !important">{_TEXT}</p>'),
            "failed",
        ),
        Example(
            "locked, and wide enough",
            _PAGE.format(body=f'<p style="letter-spacing:.15em !important">{_TEXT}</p>'),
            "passed",
        ),
    ),
)
def spacing_locked(found: SpacingLocks) -> Iterator[Finding]:
    """Text whose spacing is fixed where no style sheet can reach it.

    What it checks: style attributes that set `letter-spacing`, `word-spacing` or `line-height` with
        `!important` on an element with visible text of its own (for `line-height`: text that wraps). The
        value must be at least 0.12, 0.16 or 1.5 times the font size.
    Who it affects: people with low vision or dyslexia, who widen the spacing with an extension or a
        style sheet of their own to be able to read.
    Why: an important declaration in a style attribute wins over what such tools add, so the text
        stays as tight as it was.
    How to fix: take `!important` away, or move the declaration to a style sheet.
    Limits: a value that a child of the element inherits can be overridden on the child, and is not
        counted.
    Sources: WCAG 2.2 success criterion 1.4.12 Text Spacing; ACT rules 24afc2, 78fd32, 9e45ec.
    """
    for lock in found.locks:
        if not lock.has_text or (lock.property == "line-height" and not lock.wraps):
            continue
        least = LEAST_SHARE[lock.property]
        share = _share(lock)
        value = "normal" if share is None else f"{share:.2f} times the font size"
        if share is not None and share >= least - ROUNDING_SHARE:
            yield Finding(Outcome.PASSED, f"{lock.property} {value}", target=lock.target)
        else:
            message = f"{lock.property} is fixed at {value} by !important; {least:g} times is needed"
            yield Finding(Outcome.FAILED, message, target=lock.target)
    if found.capped:
        yield Finding(Outcome.UNTESTED, "there are more important style attributes than were looked at")


def _share(lock: LockedSpacing) -> float | None:
    """The value as a share of the font size; None for a line height of `normal`, which is about 1.2."""
    if lock.value_px is None:
        return None if lock.property == "line-height" else 0.0
    return lock.value_px / lock.font_size_px if lock.font_size_px else None


@rule(
    "text-cut-when-spaced",
    title="Text is cut off or runs into other text when it is spaced out",
    family="accessibility",
    harm={"low_vision": Harm.HINDER, "cognitive_learning": Harm.HINDER},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:1.4.12",),
    conformance=True,
    by_text_width=True,
    examples=(
        Example("a box of fixed height", _PAGE.format(body=_BOX.format(height="height:3.4em", text=_TEXT)), "failed"),
        Example(
            "a box that grows with its text",
            _PAGE.format(body=_BOX.format(height="min-height:3.4em", text=_TEXT)),
            "passed",
        ),
    ),
)
def text_cut_when_spaced(spacing: TextSpacing) -> Iterator[Finding]:
    """Boxes that don't give way when lines, words and letters are set wider.

    What it checks: the page at desktop width with line height 1.5, letter spacing 0.12, word
        spacing 0.16 and paragraph spacing 2 times the font size. Text that is cut off by its box or lies over
        other text then, and neither before, is found, with the box that cuts it.
    Who it affects: people with low vision or dyslexia, who set text wider to be able to read.
    Why: the end of the sentence, or the label of a button, is gone for them.
    How to fix: use `min-height` in place of `height`, let text wrap, and take `overflow: hidden` off boxes
        with text.
    Limits: the main page only, not its frames, and only what is shown without opening a menu. Text
        that is shortened with dots is left out when a link or a title gives it whole, and left
        to a person when nothing seems to. Letter spacing is not set for scripts that join their letters.
    Sources: WCAG 2.2 success criterion 1.4.12 Text Spacing; its Understanding document.
    """
    failing = 0
    for clipped in spacing.clipped:
        finding = judge_clipped(clipped, "with wider text spacing")
        if finding is not None:
            failing += 1
            yield finding
    for pair in spacing.overlaps:
        if min(pair.width_px, pair.height_px) < REVIEW_LIMIT_PX:
            continue
        failing += 1
        message = (
            f"with wider text spacing {quoted(pair.text, MAX_TEXT_CHARS)} and {quoted(pair.other_text, MAX_TEXT_CHARS)} lie over each other "
            f"by {pair.width_px:.0f} by {pair.height_px:.0f} CSS px"
        )
        yield Finding(Outcome.FAILED, message, target=pair.target, data={"other": pair.other.selector})
    if spacing.texts > failing:
        yield Finding(Outcome.PASSED, "whole with wider text spacing", count=spacing.texts - failing)
    if spacing.capped:
        yield Finding(Outcome.UNTESTED, "there is more text near other text than was compared")


def judge_clipped(clipped: ClippedText, when: str) -> Finding | None:
    """What to say of a text that is cut off; None when the whole text is to be had, or nothing is lost."""
    if clipped.moved or (clipped.shortened and clipped.whole_at) or clipped.whole_at == "heading":
        return None
    lost = " and ".join(
        f"{px:.0f} CSS px {way}" for px, way in ((clipped.cut_x_px, "across"), (clipped.cut_y_px, "down")) if px
    )
    what = f"{when} {quoted(clipped.text, MAX_TEXT_CHARS)} is cut off by {lost}"
    data = {"clipper": clipped.clipper.selector, "cut_x_px": clipped.cut_x_px, "cut_y_px": clipped.cut_y_px}
    if clipped.shortened:
        message = f"{what} ({clipped.shortened}). Check whether the whole text can be had elsewhere"
        return Finding(Outcome.CANT_TELL, message, target=clipped.target, data=data)
    if clipped.whole_at == "button":
        message = f"{what}. Check whether the button beside it shows all of it"
        return Finding(Outcome.CANT_TELL, message, target=clipped.target, data=data)
    return Finding(Outcome.FAILED, f"{what}, by the box {clipped.clipper.selector}", target=clipped.target, data=data)


RULES: tuple[Rule, ...] = (spacing_locked, text_cut_when_spaced)
