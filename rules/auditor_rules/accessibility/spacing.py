"""Whether text can be spaced out."""

from collections.abc import Iterator

from auditor.artifacts import ClippedText, LockedSpacing, SpacingLocks, TextSpacing
from auditor.message import Message, say
from auditor.model import Confidence, Finding, Harm, Outcome
from auditor.rule import Example, Rule, rule
from auditor_rules.telling import clipped, on_its_side

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
    What decides the harm: nothing measured: the text stays as dense as it is for those who need it
        wider.
    How to fix: take `!important` away, or move the declaration to a style sheet.
    Limits: a value that a child of the element inherits can be overridden on the child, and is not
        counted.
    Sources: WCAG 2.2 success criterion 1.4.12 Text Spacing; ACT rules 24afc2, 78fd32, 9e45ec.
    """
    for lock in found.locks:
        if not lock.has_text or (lock.property == "line-height" and not lock.wraps):
            continue
        least = LEAST_SHARE[lock.property]
        share = _share(lock, least)
        if share is not None and share >= least:
            message = say(
                "{property} {share:.2f} times the font size", property=lock.property, share=on_its_side(share, least)
            )
            yield Finding(Outcome.PASSED, message, target=lock.target)
        else:
            yield Finding(Outcome.FAILED, _fixed(lock.property, share, least), target=lock.target)
    if found.capped:
        yield Finding(Outcome.UNTESTED, say("there are more important style attributes than were looked at"))


def _fixed(name: str, share: float | None, least: float) -> Message:
    if share is None:
        return say("{property} is fixed at normal by !important; {least:g} times is needed", property=name, least=least)
    return say(
        "{property} is fixed at {share:.2f} times the font size by !important; {least:g} times is needed",
        property=name,
        share=on_its_side(share, least),
        least=least,
    )


def _share(lock: LockedSpacing, least: float) -> float | None:
    """The value as a share of the font size, `least` as far as computed values tell; None for a line height of `normal`.

    That is about 1.2.
    """
    if lock.value_px is None:
        return None if lock.property == "line-height" else 0.0
    if not lock.font_size_px:
        return None
    share = lock.value_px / lock.font_size_px
    return least if abs(share - least) <= ROUNDING_SHARE else share


@rule(
    "text-cut-when-spaced",
    by_look=True,
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
        other text then, and neither before, is found, with the box that cuts it. Words in charts and maps may overlap.
    Who it affects: people with low vision or dyslexia, who set text wider to be able to read.
    Why: the end of the sentence, or the label of a button, is gone for them.
    What decides the harm: nothing measured: what is cut off can't be read with that spacing, and can
        without.
    How to fix: use `min-height` in place of `height`, let text wrap, and take `overflow: hidden` off boxes
        with text.
    Limits: the main page only, not its frames, and only what is shown without opening a menu: not what is
        clipped away for screen readers, folded up or parked out of sight. What was cut off or overlapped in the same
        direction before is not the spacing's fault, nor is what a script makes room for when the size of the window
        changes, as it does so too where the spacing is there when the page is loaded; and texts that scroll in boxes of their own are compared as they stand. Text
        that is shortened with dots is left out when a link or a title gives it whole, and left
        to a person when nothing seems to; so are words cut off in charts and maps. Letter spacing is not set for scripts that join their letters.
    Sources: WCAG 2.2 success criterion 1.4.12 Text Spacing; its Understanding document.
    """
    failing = 0
    for text in spacing.clipped:
        finding = judge_clipped(text, say("with wider text spacing"))
        if finding is not None:
            failing += 1
            yield finding
    for pair in spacing.overlaps:
        if min(pair.width_px, pair.height_px) < REVIEW_LIMIT_PX:
            continue
        failing += 1
        message = say(
            "with wider text spacing “{text}” and “{other}” lie over each other by {width:.0f} by {height:.0f} CSS px",
            text=clipped(pair.text, MAX_TEXT_CHARS),
            other=clipped(pair.other_text, MAX_TEXT_CHARS),
            width=pair.width_px,
            height=pair.height_px,
        )
        yield Finding(Outcome.FAILED, message, target=pair.target, data={"other": pair.other.selector})
    if spacing.texts > failing:
        yield Finding(Outcome.PASSED, say("whole with wider text spacing"), count=spacing.texts - failing)
    if spacing.capped:
        yield Finding(Outcome.UNTESTED, say("there is more text near other text than was compared"))


def judge_clipped(found: ClippedText, when: Message) -> Finding | None:
    """What to say of a text that is cut off; None when the whole text is to be had, or nothing is lost."""
    if found.moved or (found.shortened and found.whole_at) or found.whole_at == "heading":
        return None
    what = say(
        "{when} “{text}” is cut off by {lost}", when=when, text=clipped(found.text, MAX_TEXT_CHARS), lost=_lost(found)
    )
    data = {"clipper": found.clipper.selector, "cut_x_px": found.cut_x_px, "cut_y_px": found.cut_y_px}
    cause = _cause(found)
    if found.drawing:
        message = say("{what}, in a drawing. Check whether what it says can be had elsewhere", what=what)
        return Finding(Outcome.CANT_TELL, message, target=found.target, data=data, cause=cause)
    if found.shortened:
        message = say(
            "{what} ({how}). Check whether the whole text can be had elsewhere", what=what, how=found.shortened
        )
        return Finding(Outcome.CANT_TELL, message, target=found.target, data=data, cause=cause)
    if found.whole_at == "button":
        message = say("{what}. Check whether the button beside it shows all of it", what=what)
        return Finding(Outcome.CANT_TELL, message, target=found.target, data=data, cause=cause)
    message = say("{what}, by the box {selector}", what=what, selector=found.clipper.selector)
    return Finding(Outcome.FAILED, message, target=found.target, data=data, cause=cause)


def _cause(found: ClippedText) -> str:
    """What has to be mended: the wide element around the text, else the box that doesn't give way."""
    culprit = found.too_wide or found.clipper
    return culprit.path or culprit.selector


def _lost(found: ClippedText) -> Message:
    """How much of a text is cut off; a cut of less than half a pixel is none."""
    if not found.cut_y_px:
        return say("{across:.0f} CSS px across", across=found.cut_x_px)
    if not found.cut_x_px:
        return say("{down:.0f} CSS px down", down=found.cut_y_px)
    return say("{across:.0f} CSS px across and {down:.0f} CSS px down", across=found.cut_x_px, down=found.cut_y_px)


RULES: tuple[Rule, ...] = (spacing_locked, text_cut_when_spaced)
