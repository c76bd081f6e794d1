"""Frames that can't be told apart by their names."""

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urlsplit

from auditor.artifacts import Frame, Frames
from auditor.link_groups import address, likeness, sketch
from auditor.message import say
from auditor.model import Confidence, Finding, Harm, Outcome
from auditor.rule import Example, Rule, rule

ALIKE = 2 / 3  # likeness from which two documents serve one purpose: a changed date or menu makes no other document
UNLIKE = 1 / 3
"""Likeness below which two documents hold different things; between the two limits a person has to look. Stricter
than for pages that links lead to: a frame has no heading of its own that would have to differ as well."""
MIN_WORDS = 3  # with fewer a document has not said what it is: a map, a picture, "Loading ..."
URL_CHARS = 120
_PAGE = '<!doctype html><html lang="en"><title>Offices</title><main><h1>Offices</h1>{}</main></html>'
_NORTH, _SOUTH = "Bridge Street, open daily from nine to noon", "Harbour Road, closed while we rebuild"


@rule(
    "same-name-frames",
    title="Frames with one name hold different things",
    family="accessibility",
    harm={"blind": Harm.HINDER, "low_vision": Harm.NOTICE, "cognitive_learning": Harm.NOTICE},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:4.1.2", "technique:H64"),
    act=("4b1c6c",),
    conformance=True,
    examples=(
        Example(
            "two offices, one name",
            _PAGE.format(
                f'<iframe title="Office" srcdoc="{_NORTH}"></iframe><iframe title="Office" srcdoc="{_SOUTH}"></iframe>'
            ),
            "failed",
        ),
        Example(
            "the same thing twice",
            _PAGE.format(f'<iframe title="Office" srcdoc="{_NORTH}"></iframe>' * 2),
            "passed",
        ),
    ),
)
def same_name_frames(frames: Frames) -> Iterator[Finding]:
    """Frames that share their name and not their content.

    What it checks: frames that screen readers meet and that have one accessible name: whether they show the
        same address, or documents with the same words (the title's among them).
    Who it affects: people who are blind. Screen readers list a page's frames by name, and read the name on entering.
    Why: two frames called "Map" may be the north and the south; which is which shows only after reading
        both. With names of their own, one can go straight to the right one.
    What decides the harm: nothing measured: both have to be opened to learn which is which.
    How to fix: say in each frame's `title` what it holds: "Map of the north office".
    Limits: what a frame draws as a picture has no words to compare; such frames are left to a person, as are
        those that are alike in part.
    Sources: WCAG 2.2 success criterion 4.1.2 Name, Role, Value; ACT rule 4b1c6c; technique H64.
    """
    by_name: dict[str, list[Frame]] = defaultdict(list)
    for frame in frames.frames:
        if frame.exposed and frame.name and frame.target is not None:
            by_name[frame.name].append(frame)
    for name, group in by_name.items():
        if len(group) > 1:
            for frame in group:
                yield _judge(name, frame, [other for other in group if other is not frame])


def _judge(name: str, frame: Frame, others: list[Frame]) -> Finding:
    """What one frame's namesakes make of it: the least like it decides."""
    doubted = None
    for other in others:
        same = _hold_the_same(frame, other)
        if same is False:
            message = say(
                'another frame is named "{name}" too and holds something else: {other}',
                name=name,
                other=_known_as(other),
            )
            return Finding(Outcome.FAILED, message, target=frame.target)
        if same is None:
            doubted = doubted or other
    if doubted is not None:
        message = say(
            'another frame is named "{name}" too; look whether both hold the same: {other}',
            name=name,
            other=_known_as(doubted),
        )
        return Finding(Outcome.CANT_TELL, message, target=frame.target)
    return Finding(Outcome.PASSED, say("its namesakes hold the same"), target=frame.target)


def _hold_the_same(first: Frame, second: Frame) -> bool | None:
    """Whether two frames hold the same; None when that can't be told."""
    if _has_address(first) and _has_address(second) and address(first.url) == address(second.url):
        return True
    one, other = first.words or (), second.words or ()
    if min(len(one), len(other)) < MIN_WORDS:
        return None
    alike = likeness(sketch(" ".join(one)), sketch(" ".join(other)))
    if UNLIKE <= alike < ALIKE:
        return None
    return alike >= ALIKE


def _has_address(frame: Frame) -> bool:
    """Whether the address says what is shown: an `about:srcdoc` may be anything."""
    return urlsplit(frame.url).scheme in ("http", "https")


def _known_as(frame: Frame) -> str:
    return (frame.url if _has_address(frame) else frame.title or frame.url)[:URL_CHARS]


RULES: tuple[Rule, ...] = (same_name_frames,)
