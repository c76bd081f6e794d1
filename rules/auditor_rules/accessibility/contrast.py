"""Contrast of text: axe-core's doubts settled by styles and pixels, and the stricter level."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from auditor.artifacts import AxeFrame, AxeNode, AxeResults, AxeText, TextContrast, TextLook
from auditor.artifacts.colour import LARGE_TEXT_RATIO, TEXT_RATIO
from auditor.message import Message, as_said, say, say_count
from auditor.model import Confidence, Finding, Harm, Outcome, Owner, Target
from auditor.rule import Example, Rule, rule
from auditor_rules.harm import Harms, of_contrast
from auditor_rules.telling import on_its_side, passes

CONTRAST = "color-contrast"  # axe's rule
ENHANCED_RATIO = 7.0  # WCAG 2.2 SC 1.4.6
ENHANCED_LARGE_RATIO = 4.5  # WCAG 2.2 SC 1.4.6, large text
GRAPHIC_RATIO = 3.0  # WCAG 2.2 SC 1.4.11: a character that stands for a picture
PIXEL_MARGIN = 0.05  # of the ratio: pixels of a picture are rounded
READ_OFF_MARGIN = 0.15  # of the ratio: thin letters look fainter in a picture than their ink is
MIXED_MARGIN = 0.2  # of the ratio: on a ground of many colours a few of the measured ones decide nothing
SAME_RATIO = 1.02  # of colours that no eye tells apart
EVEN = 0.1  # of the ratio: a range that is no wider is one figure
MOST = 3
"""Which of a look's shares must be under the limit to fail: 75 percent of the area lies lower."""
SLIVER = 1
"""Which of a look's shares must reach the limit to pass where the first one hardly misses it: 25 percent lies lower."""

Verdict = tuple[Outcome, Message]


@dataclass(frozen=True, slots=True)
class _Limit:
    """The contrast that a text of its size must have, or should by the `stricter` level."""

    ratio: float
    stricter: bool = False

    @property
    def asked(self) -> Message:
        """How a message ends that names a contrast below it."""
        if self.stricter:
            return say("the stricter level asks for {needed:g}", needed=self.ratio)
        return say("{needed:g} is needed", needed=self.ratio)


def looks_of(text_contrast: TextContrast) -> dict[str, TextLook]:
    """Second looks by selector (of the main frame)."""
    return {look.selector: look for look in text_contrast.looks}


def judge_text(node: AxeNode, look: TextLook | None, *, doubted: bool) -> Verdict | None:
    """Verdict on a text that axe failed or doubted at level AA; None when there is no text to be seen."""
    text = node.text
    if text is None:
        return (Outcome.CANT_TELL if doubted else Outcome.FAILED), as_said(node.message)
    limit = _Limit(LARGE_TEXT_RATIO if text.large else TEXT_RATIO)
    if text.incidental == "inactive":
        return None
    if doubted and text.sign:
        return _judge_sign(node)
    if _has_ground_colour(text, look):
        return _of_ground_colour(text)
    return _set_apart(text, _settled(node, look, limit) if doubted else _of_failed(node, look, limit))


def harm_of_text(node: AxeNode, look: TextLook | None) -> Harms | None:
    """How bad the contrast of a text is, by what was measured of it; None where nothing was."""
    if node.text is None:
        return None
    needed = LARGE_TEXT_RATIO if node.text.large else TEXT_RATIO
    if look is not None and look.shares:
        return of_contrast(look.shares[MOST], needed)
    return of_contrast(node.text.contrast[1], needed) if node.text.contrast else None


def _has_ground_colour(text: AxeText, look: TextLook | None) -> bool:
    """Whether it is not told from what it stands on at all, by pixels where they were looked at."""
    if look is not None and look.shares:
        return look.shares[-1] <= SAME_RATIO
    return text.reason == "equalRatio" and not text.is_painted


def _of_ground_colour(text: AxeText) -> Verdict | None:
    message = say("the text has the colour of its background. Check whether anybody is meant to read it")
    return (Outcome.CANT_TELL, message) if text.exposed else None


def _of_failed(node: AxeNode, look: TextLook | None, limit: _Limit) -> Verdict | None:
    """Verdict on a text that axe failed: pixels decide where its ground is no plain background colour."""
    assert node.text is not None  # callers look first
    if not node.text.is_painted:
        return Outcome.FAILED, as_said(node.message)
    if look is None:
        return Outcome.CANT_TELL, say(
            "{message}, by styles. Something else than plain colours is painted there. Check whether the text can be read",
            message=as_said(node.message),
        )
    if not look.seen:
        return None
    return _measured(look, limit) or (Outcome.CANT_TELL, _question(node, look, limit))


def _set_apart(text: AxeText, verdict: Verdict | None) -> Verdict | None:
    """A failure of text that may be exempt, or whose ground is not what it should be, is for a person."""
    if verdict is None or verdict[0] is not Outcome.FAILED or not text.incidental:
        return verdict
    if text.incidental == "logo":
        return Outcome.CANT_TELL, say(
            "{message}. Text of a logo is exempt. Check whether this is one", message=verdict[1]
        )
    return Outcome.CANT_TELL, say(
        "{message}. The picture or video behind it did not load. Check how the text looks on it", message=verdict[1]
    )


def _settled(node: AxeNode, look: TextLook | None, limit: _Limit) -> Verdict | None:
    """Verdict of styles, else of pixels, else none can be given."""
    assert node.text is not None  # callers look first
    if node.text.contrast is not None:
        least, most = node.text.contrast
        if least >= limit.ratio:
            return Outcome.PASSED, say("contrast {least:.2f} or more", least=on_its_side(least, limit.ratio))
        if most < limit.ratio:
            return Outcome.FAILED, _at_most(most, pair_of(node, look), limit)
    if look is not None and not look.seen:
        return None
    return _measured(look, limit) or (Outcome.CANT_TELL, _question(node, look, limit))


def _measured(look: TextLook | None, limit: _Limit) -> Verdict | None:
    """Verdict of the pixels around the letters when it is clear."""
    if look is None or not look.shares:
        return None
    needed, least, greatest = limit.ratio, look.shares[0], look.shares[-1]
    if least >= needed + PIXEL_MARGIN:
        return Outcome.PASSED, say("contrast {least:.2f} or more, measured around the letters", least=least)
    if least >= needed - MIXED_MARGIN and look.shares[SLIVER] >= needed + PIXEL_MARGIN:
        least = look.shares[SLIVER]
        return Outcome.PASSED, say("contrast {least:.2f} or more but for a sliver around the letters", least=least)
    margin = PIXEL_MARGIN if look.exact else READ_OFF_MARGIN
    if greatest - least <= EVEN and greatest < needed - margin:
        return Outcome.FAILED, _even(look, limit)
    most = look.shares[MOST]
    if greatest < needed - margin or most < needed - MIXED_MARGIN:
        message = say(
            "contrast {most:.2f} or less on most of the area around the letters ({ink}, measured in a "
            "picture), {asked}",
            most=most,
            ink=look.ink,
            asked=limit.asked,
        )
        return Outcome.FAILED, message
    return None


def _even(look: TextLook, limit: _Limit) -> Message:
    """What to say of a text on a ground of one contrast."""
    ratio, pair = look.shares[-1], _measured_pair(look)
    if pair:
        return say("contrast {ratio:.2f} ({pair}), {asked}", ratio=ratio, pair=pair, asked=limit.asked)
    return say(
        "contrast {ratio:.2f} ({ink}, measured in a picture), {asked}", ratio=ratio, ink=look.ink, asked=limit.asked
    )


def _question(node: AxeNode, look: TextLook | None, limit: _Limit) -> Message:
    if look is not None and look.moving:
        return say("what stands behind the text moves. Check whether it can be read at every moment")
    if look is None or not look.shares:
        return as_said(node.message)
    low, high = look.shares[0], look.shares[-1]
    if high - low <= EVEN:
        return say(
            "contrast {ratio:.2f}, measured around the letters, {asked}. Check whether the text can be read",
            ratio=low,
            asked=limit.asked,
        )
    return say(
        "contrast {low:.1f} to {high:.1f}, measured around the letters, {asked}. Check whether all of the text can be read",
        low=on_its_side(low, limit.ratio, digits=1),
        high=on_its_side(high, limit.ratio, digits=1),
        asked=limit.asked,
    )


def _judge_sign(node: AxeNode) -> Verdict:
    """A character that stands for a picture needs the contrast of graphics."""
    assert node.text is not None  # callers look first
    if node.text.contrast is not None and node.text.contrast[0] >= GRAPHIC_RATIO:
        return Outcome.PASSED, say("a sign, which needs a contrast of 3")
    return Outcome.CANT_TELL, say("{message}. Check whether this sign can be seen well", message=as_said(node.message))


def _at_most(most: float, pair: str, limit: _Limit) -> Message:
    ratio = on_its_side(most, limit.ratio)
    if not pair:
        return say("contrast {ratio:.2f} at most, {asked}", ratio=ratio, asked=limit.asked)
    return say("contrast {ratio:.2f} at most, {asked} ({pair})", ratio=ratio, asked=limit.asked, pair=pair)


def pair_of(node: AxeNode, look: TextLook | None) -> str:
    """The pair of colours, by styles or else by pixels; "" where there is no such one."""
    if node.cause and "undefined" not in node.cause:
        return node.cause
    return _measured_pair(look) if look is not None else ""


def _measured_pair(look: TextLook) -> str:
    return f"{look.ink} on {look.ground}" if look.ground and look.exact else ""


@dataclass(frozen=True, slots=True)
class _Faint:
    """Texts of one colour pair under the stricter level; `target` is the first."""

    message: Message
    target: Target
    count: int
    needed: float


@rule(
    "low-enhanced-contrast",
    by_look=True,
    title="Text misses the stricter contrast level",
    family="accessibility",
    harm={"low_vision": Harm.NOTICE},
    confidence=Confidence.HIGH,
    refs=("wcag22:1.4.6",),
    act=("09o5cg",),
    owner=Owner.DESIGN,
    examples=(
        Example(
            "middle grey on white",
            '<!doctype html><html lang="en"><title>Fees</title><main><h1>Fees</h1>'
            '<p style="color:#666;background:#fff">The fee is 20 dollars for each permit.</p></main>',
            "failed",
        ),
        Example(
            "dark grey on white",
            '<!doctype html><html lang="en"><title>Fees</title><main><h1>Fees</h1>'
            '<p style="color:#333;background:#fff">The fee is 20 dollars for each permit.</p></main>',
            "passed",
        ),
    ),
)
def low_enhanced_contrast(axe: AxeResults, text_contrast: TextContrast) -> Iterator[Finding]:
    """Text under the contrast of level AAA.

    What it checks: whether text has a contrast of 7 to 1 with its background, or 4.5 to 1 when it is
        large (24 CSS px, or 18.66 bold). One finding stands for all texts of one colour pair, or of one
        place in a template where they stand on a picture or in a drawing.
    Who it affects: people whose sight is about 20/80, which the ratio of 7 was made for.
    Why: at 4.5 to 1 text can be read by people with moderately low vision; with less sight than that,
        long texts tire quickly.
    What decides the harm: nothing measured: the text meets the usual level, and tires people with
        little sight.
    How to fix: use a darker text or a lighter background for running text. Change the pair once in the
        style sheet, and all places that use it are mended.
    Limits: level AAA is no duty for most sites: this is advice. Text whose background can't be told
        from styles or pixels is left out, and so are controls that are switched off, the words of a logo (by their class,
        or a name beside the emblem at the top of the page) and frames of other sites.
    Sources: WCAG 2.2 success criterion 1.4.6 Contrast (Enhanced); ACT rule 09o5cg; axe-core's measures.
    """
    looks = looks_of(text_contrast)
    passed = unknown = 0
    for frame in axe.frames:
        if frame.third_party:
            continue
        clear, unclear, faint = _judge_frame(frame, looks if frame.url is None else {})
        passed += clear
        unknown += unclear
        for cause, texts in faint.items():
            data = {"texts": texts.count}
            yield Finding(Outcome.FAILED, _counted(texts), target=texts.target, cause=cause or None, data=data)
    yield from passes(passed, say("enough contrast for the stricter level"))
    if unknown:
        message = say_count(
            "{n} text whose background could not be told", "{n} texts whose background could not be told", n=unknown
        )
        yield Finding(Outcome.UNTESTED, message)


def _judge_frame(frame: AxeFrame, looks: Mapping[str, TextLook]) -> tuple[int, int, dict[str, _Faint]]:
    """Texts of a frame that pass, that can't be told, and that fail (by cause)."""
    faint: dict[str, _Faint] = {}
    for pair in frame.near:
        limit = _enhanced(large=pair.large)
        message = _under_stricter(pair.contrast, pair.colours, limit)
        _add(faint, pair.colours, _Faint(message, pair.target, pair.count, limit.ratio))
    unknown = frame.near_unsure
    passed = frame.tested.get(CONTRAST, 0) - sum(pair.count for pair in frame.near) - unknown
    for results, doubted in ((frame.violations, False), (frame.incomplete, True)):
        for result in results:
            if result.id != CONTRAST:
                continue
            passed -= max(result.node_count, len(result.nodes))
            for node in result.nodes:
                look = looks.get(node.target.selector)
                verdict = _judge_enhanced(node, look, doubted=doubted)
                if verdict is None:
                    continue
                outcome, message = verdict
                passed += outcome is Outcome.PASSED
                unknown += outcome is Outcome.CANT_TELL
                if outcome is Outcome.FAILED:
                    needed = _enhanced(large=node.text is not None and node.text.large).ratio
                    _add(faint, _cause_of(node, look), _Faint(message, node.target, 1, needed))
    return max(0, passed), unknown, faint


def _enhanced(*, large: bool) -> _Limit:
    return _Limit(ENHANCED_LARGE_RATIO if large else ENHANCED_RATIO, stricter=True)


def _cause_of(node: AxeNode, look: TextLook | None) -> str:
    """The colour pair; where there is no such one (on a picture, in a drawing), the place in the template."""
    return pair_of(node, look) or node.target.path or node.target.selector


def _add(faint: dict[str, _Faint], cause: str, texts: _Faint) -> None:
    """One finding a cause: the text that needs most speaks for all, large ones included."""
    known = faint.get(cause, texts)
    spoken_for = known if known.needed >= texts.needed else texts
    count = texts.count + (known.count if cause in faint else 0)
    faint[cause] = replace(spoken_for, count=count)


def _judge_enhanced(node: AxeNode, look: TextLook | None, *, doubted: bool) -> Verdict | None:
    """Verdict at level AAA on a text that axe failed or doubted at level AA."""
    text = node.text
    if text is None:
        return (Outcome.CANT_TELL if doubted else Outcome.FAILED), as_said(node.message)
    if text.sign or text.incidental == "inactive" or _has_ground_colour(text, look):
        return None
    limit = _enhanced(large=text.large)
    if doubted or text.is_painted:
        return _set_apart(text, _settled(node, look, limit) if doubted else _of_failed(node, look, limit))
    ratio = text.contrast[1] if text.contrast else 0.0
    return _set_apart(text, (Outcome.FAILED, _under_stricter(ratio, pair_of(node, None), limit)))


def _under_stricter(least: float, pair: str, limit: _Limit) -> Message:
    ratio = on_its_side(least, limit.ratio)
    if not pair:
        return say("contrast {ratio:.2f}, {asked}", ratio=ratio, asked=limit.asked)
    return say("contrast {ratio:.2f} ({pair}), {asked}", ratio=ratio, pair=pair, asked=limit.asked)


def _counted(texts: _Faint) -> Message:
    if texts.count > 1:
        return say_count(
            "{message} ({n} text like it)", "{message} ({n} texts like it)", n=texts.count, message=texts.message
        )
    return texts.message


RULES: tuple[Rule, ...] = (low_enhanced_contrast,)
