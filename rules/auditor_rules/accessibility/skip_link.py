"""Links that lead past what is repeated on every page."""

from collections.abc import Iterator

from auditor.artifacts import KeyboardWalk
from auditor.message import say
from auditor.model import Confidence, Finding, Harm, Outcome
from auditor.rule import Example, Rule, rule

UNSEEN = frozenset({"offscreen", "clipped", "transparent", "empty", "covered"})
_PAGE = (
    '<!doctype html><html lang="en"><title>Permits</title>{}<nav><a href="/a">Fees</a></nav>'
    '<main id="main"><h1>Permits</h1><a href="/b">Apply</a></main>'
)


@rule(
    "skip-link-broken",
    title="The skip link leads nowhere",
    family="accessibility",
    harm={"blind": Harm.SLOW, "limited_dexterity": Harm.HINDER, "low_vision": Harm.SLOW},
    confidence=Confidence.HIGH,
    refs=("wcag22:2.4.1", "technique:G1"),
    examples=(
        Example("its target is not there", _PAGE.format('<a href="#content">Skip to main content</a>'), "failed"),
        Example("its target is there", _PAGE.format('<a href="#main">Skip to main content</a>'), "passed"),
    ),
)
def skip_link_broken(walk: KeyboardWalk) -> Iterator[Finding]:
    """Skip links that don't work.

    What it checks: a link among the first three stops whose name promises a way to the content: whether
        its target exists, and whether the focus is in or behind the target after Enter and Tab.
    Who it affects: people who use the keyboard, above all those for whom each press is an effort.
    Why: without it they tab through the whole menu again on every page. A link that promises to spare
        them that and does nothing is worse than none.
    What decides the harm: nothing measured: the menu has to be gone through link by link, which costs
        most where each press of a key is hard.
    How to fix: give the main content the `id` that the link names, and add `tabindex="-1"` to it.
    Limits: a page without a skip link is not reported: headings and landmarks are other ways past.
        For the same reason a broken one alone does not make the page fail the criterion.
    Sources: WCAG 2.2 success criterion 2.4.1 Bypass Blocks; technique G1.
    """
    for link in walk.skip_links:
        if link.arrives:
            yield Finding(Outcome.PASSED, say("leads on"), target=link.target)
        elif not link.has_target:
            yield Finding(
                Outcome.FAILED,
                say("there is nothing with the id that it names ({href})", href=link.href),
                target=link.target,
            )
        elif link.arrives is False:
            yield Finding(
                Outcome.FAILED,
                say("after Enter and Tab the focus is not behind {href}", href=link.href),
                target=link.target,
            )
        else:
            yield Finding(
                Outcome.UNTESTED,
                say("after Enter and Tab the focus was nowhere: the link's way could not be told"),
                target=link.target,
            )


@rule(
    "skip-link-hidden",
    by_look=True,
    title="The skip link stays invisible",
    family="accessibility",
    harm={"limited_dexterity": Harm.HINDER, "low_vision": Harm.HINDER, "cognitive_learning": Harm.HINDER},
    confidence=Confidence.HIGH,
    refs=("wcag22:2.4.7", "technique:G1"),
    conformance=True,
    examples=(
        Example(
            "off the page, even with the focus",
            _PAGE.format('<a href="#main" style="position:absolute;left:-9999px">Skip to main content</a>'),
            "failed",
        ),
        Example(
            "comes into view",
            _PAGE.format(
                "<style>#s{position:absolute;left:-9999px}#s:focus{left:0}</style>"
                '<a id="s" href="#main">Skip to main content</a>'
            ),
            "passed",
        ),
    ),
)
def skip_link_hidden(walk: KeyboardWalk) -> Iterator[Finding]:
    """Skip links that don't come into view.

    What it checks: whether a skip link can be seen when it has the focus.
    Who it affects: people who see the page and use the keyboard.
    Why: they press Tab and nothing on the screen has the focus, and nobody tells them that Enter would
        take them to the content.
    What decides the harm: nothing measured: the link works for those who know that it is there; the
        focus is out of sight for one press of Tab.
    How to fix: undo the hiding in `:focus`, for instance with `left: 0` or `clip-path: none`.
    Limits: only links among the first three stops are looked at.
    Sources: WCAG 2.2 success criterion 2.4.7 Focus Visible; technique G1.
    """
    for link in walk.skip_links:
        if link.seen in UNSEEN:
            yield Finding(Outcome.FAILED, say("when it has the focus, it can't be seen"), target=link.target)
        elif link.seen != "unknown":
            yield Finding(Outcome.PASSED, say("it comes into view"), target=link.target)


RULES: tuple[Rule, ...] = (skip_link_broken, skip_link_hidden)
