"""Content that moves or changes by itself."""

import re
from collections.abc import Iterator, Sequence
from functools import reduce

from auditor.artifacts import ChangingText, Motion, Moving
from auditor.message import Message, say, say_count
from auditor.model import Confidence, Finding, Harm, Outcome
from auditor.rule import Example, Rule, rule
from auditor_rules.telling import both

LONG_S = 5.0  # s; WCAG 2.2 SC 2.2.2 asks for a way to stop what lasts longer
MIN_SHARE = 0.005  # of the window, about 70 by 70 CSS px: smaller motion is a person's call
FEW_CHARS = 5  # characters of other text; with less nothing is presented in parallel (SC 2.2.2)
MIN_CHANGES = 2
_VISUAL = frozenset(
    [
        "transform",
        "translate",
        "rotate",
        "scale",
        "opacity",
        "visibility",
        "left",
        "top",
        "right",
        "bottom",
        "width",
        "height",
        "margin",
        "margin-left",
        "marginLeft",
        "marginTop",
        "backgroundPosition",
        "backgroundPositionX",
        "backgroundPositionY",
        "offsetDistance",
        "clipPath",
    ]
)
"""Properties whose change is seen as moving or blinking; a slow change of colour may not be."""
_CLOCK = re.compile(r"\d{1,2}\s*[:hm]\s*\d{2}|\b\d+\s*(?:days?|hours?|hrs?|min(?:utes)?|sec(?:onds)?)\b", re.IGNORECASE)
_BUSY = re.compile(r"^(?:loading|please wait|saving|searching|chargement|cargando)\b", re.IGNORECASE)
_PAGE = (
    '<!doctype html><html lang="en"><title>News</title><main><h1>News</h1><p>The office moves in May.</p>{body}</main>'
)
_SLIDING = (
    "<style>@keyframes s{{from{{transform:translateX(0)}}to{{transform:translateX(200px)}}}}"
    "#b{{width:300px;height:100px;background:#ddd;animation:s {time} alternate {times}}}</style><div id='b'>New forms</div>"
)


@rule(
    "endless-motion",
    title="Something keeps moving and nothing stops it",
    family="accessibility",
    harm={"cognitive_learning": Harm.HINDER, "low_vision": Harm.HINDER, "photosensitive": Harm.NOTICE},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:2.2.2", "failure:F16", "failure:F50", "failure:F112"),
    conformance=True,
    examples=(
        Example(
            "a box that slides for ever", _PAGE.format(body=_SLIDING.format(time="2s", times="infinite")), "failed"
        ),
        Example(
            "the same with a button that pauses it",
            _PAGE.format(body=_SLIDING.format(time="2s", times="infinite") + "<button>Pause animation</button>"),
            "passed",
        ),
        Example(
            "a box that slides in once", _PAGE.format(body=_SLIDING.format(time="0.2s", times="1")), "inapplicable"
        ),
    ),
)
def endless_motion(motion: Motion) -> Iterator[Finding]:
    """Motion that starts by itself, lasts over five seconds and can't be paused.

    What it checks: running animations of the page, carousels that turn while nobody touches them, and
        videos that play by themselves, when they last longer than five seconds; and whether a visible
        control is named after pausing, stopping or hiding.
    Who it affects: people who can't keep their attention on a text beside something that moves, people
        who read slowly or with a magnifier, and people whom motion makes sick.
    Why: the eye follows what moves. For some people the rest of the page can't be read then.
    What decides the harm: nothing measured beyond the limits of size and time: the text beside it can
        be read, with great effort.
    How to fix: let it come to rest within five seconds, or put a pause button beside it. Stopping it for
        `prefers-reduced-motion` helps as well, but most people do not know that setting.
    Limits: signs of loading are left out. The control is known by its name and not tried. Animated
        pictures (GIF) and what a script draws (canvas) can't be told from still ones.
    Sources: WCAG 2.2 success criterion 2.2.2 Pause, Stop, Hide, failures F16, F50 and F112.
    """
    tested = [moving for moving in motion.moving if not moving.is_busy_sign]
    if motion.other_text_chars < FEW_CHARS:  # nothing is presented in parallel with it
        tested = []
    if motion.stoppers and tested:
        yield Finding(Outcome.PASSED, say("a control is named “{name}”", name=motion.stoppers[0]), count=len(tested))
        return
    for moving in tested:
        what = _describe(moving)
        if moving.kind == "video" and moving.has_controls:
            yield Finding(Outcome.PASSED, say("the player has controls"), target=moving.target)
        elif _is_plain(moving) and not motion.players:
            yield Finding(
                Outcome.FAILED, say("{what}, and no control on the page pauses it", what=what), target=moving.target
            )
        elif moving.share_of_window >= MIN_SHARE or moving.kind != "animation":
            yield Finding(
                Outcome.CANT_TELL,
                say(
                    "{what}. Check whether it is more than decoration at the edge of sight, and whether anything pauses "
                    "it",
                    what=what,
                ),
                target=moving.target,
            )
    if motion.capped:
        yield Finding(Outcome.UNTESTED, say("more things move than were looked at"))


def _is_plain(moving: Moving) -> bool:
    """Whether nobody would doubt that it moves, by itself, large enough to be seen."""
    if moving.handles_reduced_motion and moving.kind != "video":
        return False
    if moving.starts_by_itself is not True or moving.share_of_window < MIN_SHARE:
        return False
    return moving.kind != "animation" or bool(_VISUAL & set(moving.properties))


def _describe(moving: Moving) -> Message:
    size = {"width": moving.width_px, "height": moving.height_px}
    duration_s = moving.duration_s
    if moving.kind == "carousel":
        return say("a carousel of {width:.0f} by {height:.0f} CSS px turned while nobody touched it", **size)
    if moving.kind == "video":
        if duration_s is None:
            return say("a video of {width:.0f} by {height:.0f} CSS px plays by itself without end", **size)
        return say(
            "a video of {width:.0f} by {height:.0f} CSS px plays by itself for {duration:g} s",
            duration=duration_s,
            **size,
        )
    properties = both(moving.properties[:3])
    if duration_s is None:
        return say("{width:.0f} by {height:.0f} CSS px change {properties} without end", properties=properties, **size)
    return say(
        "{width:.0f} by {height:.0f} CSS px change {properties} for {duration:g} s",
        properties=properties,
        duration=duration_s,
        **size,
    )


@rule(
    "self-changing-text",
    title="Text keeps changing by itself and nothing stops it",
    family="accessibility",
    harm={"cognitive_learning": Harm.HINDER, "low_vision": Harm.HINDER, "blind": Harm.HINDER},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:2.2.2",),
    act=("efbfc7",),
    conformance=True,
    examples=(
        Example(
            "a line of news that is replaced again and again",
            _PAGE.format(
                body="<p id='n'>Road closed</p><script>const t = ['School open', 'Road closed', 'Bus late']; let i = 0;"
                "setInterval(() => { n.textContent = t[i++ % 3] }, 500)</script>"
            ),
            "failed",
        ),
        Example(
            "the same with a pause button",
            _PAGE.format(
                body="<p id='n'>Road closed</p><button>Pause the news</button><script>const t = ['School open', 'Road closed'];"
                "let i = 0; setInterval(() => { n.textContent = t[i++ % 2] }, 500)</script>"
            ),
            "passed",
        ),
        Example("a line of news", _PAGE.format(body="<p>Road closed</p>"), "inapplicable"),
    ),
)
def self_changing_text(motion: Motion) -> Iterator[Finding]:
    """Text that is replaced again and again without the visitor.

    What it checks: on pages with a sign of such changes (a repeating timer, a carousel, changes while the
        page was looked at), whether visible text changes more than once while nobody touches the page;
        and whether a visible control is named after pausing, stopping, hiding or slowing it.
    Who it affects: people who read slowly, with a magnifier or with a screen reader, and people who can't
        keep their attention on one text while another changes.
    Why: the text is gone before they have read it, and each change pulls the eye away.
    What decides the harm: nothing measured: the text can be read if one waits for it to come round
        again.
    How to fix: leave it still, or put a pause button beside it.
    Limits: the page is watched for two to seven seconds: what changes more rarely is not seen. Clocks and
        countdowns are left for a person to judge. The control is known by its name and not tried.
    Sources: WCAG 2.2 success criterion 2.2.2 Pause, Stop, Hide, ACT rule efbfc7.
    """
    if motion.other_text_chars < FEW_CHARS:
        return
    for text in motion.changing:
        if text.changes < MIN_CHANGES or len(set(text.texts)) < MIN_CHANGES or _is_status(text):
            continue
        read = _one_after_another(text.texts[:3])
        if motion.stoppers:
            yield Finding(
                Outcome.PASSED, say("a control is named “{name}”", name=motion.stoppers[0]), target=text.target
            )
        elif motion.players or text.role == "timer" or any(_CLOCK.search(one) for one in text.texts):
            yield Finding(
                Outcome.CANT_TELL,
                say("it changed by itself: {read}. Check whether the change is needed or can be paused", read=read),
                target=text.target,
            )
        else:
            yield Finding(
                Outcome.FAILED,
                say_count(
                    "it changed {n} time by itself: {read}",
                    "it changed {n} times by itself: {read}",
                    n=text.changes,
                    read=read,
                ),
                target=text.target,
            )


def _one_after_another(texts: Sequence[str]) -> Message:
    quoted = (say("“{text}”", text=text) for text in texts)
    return reduce(lambda before, after: say("{before} → {after}", before=before, after=after), quoted)


def _is_status(text: ChangingText) -> bool:
    """Whether it tells how far something is that the visitor waits for."""
    return text.role in ("progressbar", "status", "log") or any(_BUSY.match(one) for one in text.texts)


RULES: tuple[Rule, ...] = (endless_motion, self_changing_text)
