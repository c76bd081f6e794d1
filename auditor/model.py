"""Plain values that every layer speaks: outcomes, harm, targets, findings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from auditor.message import Message, say


class Outcome(StrEnum):
    """What a rule says about a target or a page: EARL's words, and `error` of our own.

    Source: W3C Evaluation and Report Language (EARL) 1.0, outcome values.
    """

    PASSED = "passed"
    FAILED = "failed"
    CANT_TELL = "cantTell"
    INAPPLICABLE = "inapplicable"
    UNTESTED = "untested"
    ERROR = "error"


class Harm(StrEnum):
    """What a finding does to a member of a population, worst first."""

    STOP = "stop"
    HINDER = "hinder"
    SLOW = "slow"
    NOTICE = "notice"

    @property
    def rank(self) -> int:
        """0 for the worst (`stop`), 3 for `notice`."""
        return list(Harm).index(self)


class Confidence(StrEnum):
    """How sure a rule is of its failures."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Owner(StrEnum):
    """Who can usually mend what a rule finds."""

    CONTENT = "content"
    DESIGN = "design"
    CODE = "code"
    VENDOR = "vendor"


class PageStatus(StrEnum):
    """Whether a page was audited, or why not."""

    AUDITED = "audited"
    BLOCKED = "blocked"
    LOGIN = "login"
    OFF_SITE_REDIRECT = "off-site redirect"
    NOT_HTML = "not html"
    TIMEOUT = "timeout"
    CRASHED = "crashed"
    HTTP_ERROR = "http error"
    ROBOTS = "robots"
    ACTION = "action"
    NOFOLLOW = "nofollow"
    OVER_BUDGET = "over budget"


@dataclass(frozen=True, slots=True)
class Target:
    """One element of a page.

    `html` is clipped to 300 characters. `frame_url` is None in the main frame. `box_css_px` is
    (x, y, width, height) in CSS px from the document's top left, or None when it has no box.
    `path` names the element and its ancestors up to the nearest landmark without anything that
    changes from page to page, so that one component has one path wherever it stands. `missing_font` is the
    font that its visitors see its text in and this machine lacks ("" where there is none, or nobody asked). `missing_icon`
    is the class of the place that it keeps for an icon, where that is all that shows of it and a style sheet or script that
    did not come may draw it.
    `above`: where the selector begins with the id of the element or of one of the three next above it, the selector of the
    parent of that one, which it doesn't lead through.
    """

    selector: str
    html: str = ""
    frame_url: str | None = None
    box_css_px: tuple[float, float, float, float] | None = None
    path: str = ""
    missing_font: str = ""
    above: str = ""
    missing_icon: str = ""

    @property
    def font_doubt(self) -> Message:
        """What a message adds where the target was measured in another font than visitors see, or without its icon."""
        if self.missing_icon:
            return say(
                "measured without its icon “{icon}”, as a script or style sheet of the page did not come: see how large it "
                "is with that icon",
                icon=self.missing_icon,
            )
        return say(
            "measured without its font {font}, which was not here: see whether it is so with that font",
            font=self.missing_font,
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says about one target (or about the page, when `target` is None).

    `cause` groups findings with one repair (a colour pair, a component); None: the target's path.
    `harm` replaces the rule's own harm where the measured value decides it.
    `count` is the number of targets it stands for; only passes may stand for more than one.
    `data` holds small JSON values for reports. `profiles` are the ids of those under which it was seen; the engine
    names them where the rule does not. `also` is what other rules say of the same fault (`auditor.crawl.kinship`).
    """

    outcome: Outcome
    message: Message
    target: Target | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    cause: str | None = None
    harm: Mapping[str, Harm] | None = None
    count: int = 1
    profiles: tuple[str, ...] = ()
    also: tuple["Also", ...] = ()


@dataclass(frozen=True, slots=True)
class Also:
    """What a rule says of a fault that another rule's finding stands for."""

    rule_id: str
    finding: Finding
