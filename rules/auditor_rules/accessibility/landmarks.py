"""Whether there is a way past what stands before the main content, and any main content."""

from collections.abc import Iterator

from auditor.artifacts import Passage, Visit
from auditor.message import Message, say, say_count
from auditor.model import Confidence, Finding, Harm, Outcome, Owner, Target
from auditor.rule import Example, Rule, rule
from auditor_rules.telling import both

MIN_LINKS_BEFORE = 3  # links; a block of fewer, not marked as a menu, is as soon passed as skipped

_HEAD = '<!doctype html><html lang="en"><title>Fees</title>'
_MENU = '<div><a href="/a">Home</a> <a href="/b">News</a> <a href="/c">Services</a> <a href="/d">Offices</a></div>'
_TEXT = "The fee is 20 dollars for each permit. You can pay it at the counter, by mail, or with a card."


@rule(
    "no-way-past-blocks",
    title="No way past what stands before the main content",
    family="accessibility",
    harm={"blind": Harm.HINDER, "low_vision": Harm.NOTICE, "limited_dexterity": Harm.HINDER},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:2.4.1", "technique:G1", "technique:H69", "technique:ARIA11"),
    act=("cf77f2",),
    conformance=True,
    examples=(
        Example("a menu, then text", f"{_HEAD}{_MENU}<div>{_TEXT}</div>", "failed"),
        Example("a main landmark", f"{_HEAD}{_MENU}<main>{_TEXT}</main>", "passed"),
        Example(
            "a link that leads past the menu", f'{_HEAD}<a href="#t">Skip</a>{_MENU}<div id="t">{_TEXT}</div>', "passed"
        ),
    ),
)
def no_way_past_blocks(passage: Passage) -> Iterator[Finding]:
    """Menus and other blocks that must be gone through on every page.

    What it checks: when links or blocks marked as menu, banner or aside stand before the main
        content: whether a link leads past them, or a heading outside of them or a main landmark is
        there to jump to. One of the three is enough. A heading in the header counts where it stands after the
        menus and begins the content.
    Who it affects: people who use the keyboard alone, and people who listen to the page.
    Why: without a way past, they go through the same menu link by link on every page.
    What decides the harm: nothing measured: the menu has to be gone through link by link, on every
        page.
    How to fix: put the content in `<main>`, begin it with a heading, and make the first link of the
        page lead there. The link and the landmark together serve most people.
    Limits: where the main content begins is taken from the first running text outside menus, or the first list of
        files or of links with more text than links. That
        the block before it is repeated on other pages is taken for granted. A button or script that
        closes the block would do as well: where one might be, a person must look.
    Sources: WCAG 2.2 success criterion 2.4.1 Bypass Blocks; techniques G1, H69, ARIA11; ACT rule cf77f2.
    """
    ways = _ways(passage)
    if ways:
        yield Finding(Outcome.PASSED, say("past the first blocks leads {ways}", ways=ways))
        return
    if not passage.regions_before and passage.links_before < MIN_LINKS_BEFORE:
        return  # nothing to get past
    if passage.empty_mains and not passage.content:
        return  # nothing to come to: empty-main tells that
    message = _no_way(passage)
    if not passage.content:
        yield Finding(
            Outcome.CANT_TELL,
            say("{message}. No running text was found: check where the content begins", message=message),
        )
    elif passage.scripted_before:
        message = say("{message}. Check whether a button before it closes that block", message=message)
        yield Finding(Outcome.CANT_TELL, message, target=passage.content_target)
    else:
        yield Finding(Outcome.FAILED, message, target=passage.content_target)


def _ways(passage: Passage) -> tuple[Message, ...]:
    """What leads past the first blocks."""
    found = (
        (say("a skip link"), passage.skip_links),
        (say("a heading"), passage.headings),
        (say("a main landmark"), passage.mains),
    )
    return tuple(name for name, count in found if count)


def _no_way(passage: Passage) -> Message:
    count = _links(passage)
    if passage.regions_before:
        return say(
            "before the main content stands a block marked as {regions} ({links}), and no skip link, heading or main "
            "landmark leads past",
            regions=both(passage.regions_before),
            links=count,
        )
    return say("before the main content: {links}, and no skip link, heading or main landmark leads past", links=count)


def _links(passage: Passage) -> Message:
    """How many links the block has, and how many of them can be seen before a menu is opened."""
    seen = passage.links_in_view
    if seen is None or seen >= passage.links_before:
        return say_count("{n} link", "{n} links", n=passage.links_before)
    return say_count("{n} link, {seen} in view", "{n} links, {seen} in view", n=passage.links_before, seen=seen)


@rule(
    "empty-main",
    title="The page has no content",
    family="accessibility",
    harm={"blind": Harm.HINDER, "low_vision": Harm.SLOW, "cognitive_learning": Harm.HINDER},
    confidence=Confidence.MEDIUM,
    owner=Owner.CONTENT,
    examples=(
        Example("a menu and nothing else", f"{_HEAD}<nav>{_MENU}</nav><main><div></div></main>", "failed"),
        Example("a main region with text", f"{_HEAD}<nav>{_MENU}</nav><main><h1>Fees</h1>{_TEXT}</main>", "passed"),
    ),
)
def empty_main(visit: Visit, passage: Passage) -> Iterator[Finding]:
    """Pages whose main region holds nothing.

    What it checks: whether the page's main region has any text in view, picture, control or component in it, and
        where it hasn't, whether content stands outside of it.
    Who it affects: everyone who comes to the page; most of all people who listen to it and search for what they can't
        see, and people who take the fault for their own.
    Why: a page of menus alone is a dead end. It was forgotten, or what should fill it did not come.
    What decides the harm: nothing measured: there is nothing to be had on the page.
    How to fix: write the content, or take the page and the links to it away. Where a script fills the page, make the
        server send the content, or a sentence that says what to do without it.
    Limits: a page without a main region is not judged, and neither is one whose content stands outside of it. A page
        that was still changing, or did not get all that it asked for, is for a person to look at.
    Sources: HTML Living Standard, the main element: "the dominant contents of the document".
    """
    if not passage.empty_mains:
        if passage.mains:
            yield Finding(Outcome.PASSED, say("the main region has content"))
        return
    if passage.content or passage.headings:
        return
    page = Target("html")
    if visit.settled and not visit.requests_failed:
        yield Finding(Outcome.FAILED, say("the main region is empty: the page has no content"), target=page)
    else:
        yield Finding(
            Outcome.CANT_TELL,
            say("the main region was empty when we looked. Check whether anything comes to stand in it"),
            target=page,
        )


RULES: tuple[Rule, ...] = (no_way_past_blocks, empty_main)
