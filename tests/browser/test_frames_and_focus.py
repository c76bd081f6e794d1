"""Frames by name, text and inertness; where focus stays; values that say nothing."""

import pytest

from auditor.artifacts import AxeResults, Frames, KeyboardWalk
from auditor.collect.browser import Tab
from auditor.collect.limits import Limits
from auditor.collect.visit import Visited, VisitOrder, visit
from tests.fixtures.local_site import LocalSite, page
from tests.fixtures.needs import needs

QUICK = Limits(settle_s=2, quiet_ms=60)
LINK = "srcdoc='<a href=/>Home</a>'"


async def look(tab: Tab, body: str, needed: type, **routes: str) -> Visited:
    with LocalSite({"/": page(body), **{f"/{name}": html for name, html in routes.items()}}) as site:
        return await visit(tab, VisitOrder(url=site.url + "/", limits=QUICK, needed=needs({needed})))


def axe_ids(visited: Visited) -> set[str]:
    """Axe rules that failed something or doubted it, in any frame."""
    found = visited.artifacts[AxeResults]
    assert isinstance(found, AxeResults), found
    return {result.id for frame in found.frames for result in frame.violations + frame.incomplete}


async def frames_of(tab: Tab, body: str, **routes: str) -> Frames:
    found = (await look(tab, body, Frames, **routes)).artifacts[Frames]
    assert isinstance(found, Frames), found
    return found


async def test_frames_are_named_by_their_attributes(tab: Tab) -> None:
    found = await frames_of(
        tab,
        "<span id=l>Map of</span><span id=n hidden>the north</span><iframe aria-labelledby='l n' aria-label=x></iframe>"
        "<iframe aria-label='By label' title=x></iframe><iframe title=' By  title '></iframe><iframe alt=x></iframe>",
    )
    assert [frame.name for frame in found.frames] == ["Map of the north", "By label", "By title", ""]
    assert [frame.target is None for frame in found.frames] == [False, False, False, True]


async def test_hidden_frames_are_not_exposed(tab: Tab) -> None:
    found = await frames_of(
        tab,
        "<iframe title=a></iframe><div aria-hidden=true><iframe title=b></iframe></div>"
        "<div inert><iframe title=c></iframe></div><iframe title=d style='display:none'></iframe>",
    )
    assert [frame.exposed for frame in found.frames] == [True, False, False, False]


async def test_a_frame_s_words_are_read_and_those_of_frames_in_it(tab: Tab) -> None:
    inner = "<!doctype html><title>Fees</title><p>Pay <b>fees</b> here: 20 dollars<script>let hidden</script>"
    found = await frames_of(
        tab,
        "<iframe title=a src=/in></iframe><iframe srcdoc='<iframe title=b src=/in></iframe>'></iframe>"
        "<div aria-hidden=true><iframe srcdoc='<iframe title=c src=/in></iframe>'></iframe></div>",
        **{"in": inner},
    )
    named = {frame.name: frame for frame in found.frames if frame.name}
    assert named["a"].words == ("fees", "pay", "here", "20", "dollars")
    assert (named["a"].title, named["a"].words) == (named["b"].title, named["b"].words)
    assert [named[name].exposed for name in "abc"] == [True, True, False]


@pytest.mark.parametrize(
    ("body", "fails"),
    [
        (f"<iframe tabindex=-1 title=a {LINK}></iframe>", True),
        (f"<iframe tabindex=-1 title=a inert {LINK}></iframe>", False),
        (f"<div inert><iframe tabindex=-1 title=a {LINK}></iframe></div>", False),
        (f"<iframe tabindex=-1 title=a {LINK}></iframe><dialog id=d><button>OK</button></dialog><script>d.showModal()</script>", False),
        (f"<dialog id=d><iframe tabindex=-1 title=a {LINK}></iframe></dialog><script>d.showModal()</script>", True),
        (f"<iframe tabindex=-1 title=a {LINK}></iframe><dialog open><button>OK</button></dialog>", True),
    ],
)  # fmt: skip
async def test_content_of_an_inert_frame_can_t_take_the_focus(tab: Tab, body: str, fails: bool) -> None:
    assert ("frame-focusable-content" in axe_ids(await look(tab, body, Frames))) is fails


MODAL = "<div role=dialog aria-modal=true aria-label=Fees><input id=first aria-label=Name><button>OK</button></div>"
SENTINEL = "<div aria-hidden=true><a href='#' id=end style='position:absolute;top:-999em'>End</a></div>"
SCRIPTS = [
    ("", True),
    ("<script>end.addEventListener('focus', () => first.focus())</script>", False),
    ("<script>end.addEventListener('focus', () => setTimeout(() => first.focus(), 20))</script>", False),
    ("<script>end.addEventListener('focus', () => end.blur())</script>", False),
]


@pytest.mark.parametrize(("script", "kept"), SCRIPTS, ids=["plain", "moved", "moved late", "let go"])
async def test_the_walk_tells_what_keeps_the_focus(tab: Tab, script: str, kept: bool) -> None:
    visited = await look(tab, f"{MODAL}{SENTINEL}{script}", KeyboardWalk)
    walk, axe = visited.artifacts[KeyboardWalk], visited.artifacts[AxeResults]
    assert isinstance(walk, KeyboardWalk)
    assert isinstance(axe, AxeResults)
    assert {stop.selector: stop.kept_focus for stop in walk.stops}["#end"] is kept
    (doubt,) = [result for result in axe.frames[0].incomplete if result.id == "aria-hidden-focus"]
    assert doubt.nodes[0].related == ("#end",)


SKIP = "<a id=skip href='#goal'>Skip to content</a><nav><a href=/a>A</a><a href=/b>B</a></nav>"
STAYS = "<script>skip.onclick = (event) => { event.preventDefault(); goal.scrollIntoView() }</script>"
SKIP_LINKS = [
    (f"{SKIP}<div id=goal>Only text</div>", True),
    (f"{SKIP}<div id=goal>Text</div><a href=/c>C</a>", True),
    ("<nav id=goal><a href='#goal'>Skip to navigation</a><a href=/a>A</a></nav><a href=/b>B</a>", True),
    (f"{SKIP}<div id=goal>Text <a href=/c>C</a></div>{STAYS}", False),
    (f"{SKIP}<div id=goal hidden>Only text</div>", False),
    (f"{SKIP}<div>Only text</div>", False),
]


@pytest.mark.parametrize(
    ("body", "arrives"), SKIP_LINKS, ids=["text only", "link behind", "around itself", "scrolls", "hidden", "missing"]
)
async def test_a_skip_link_arrives_where_its_goal_is_or_behind_it(tab: Tab, body: str, arrives: bool) -> None:
    walk = (await look(tab, body, KeyboardWalk)).artifacts[KeyboardWalk]
    assert isinstance(walk, KeyboardWalk), walk
    assert [link.arrives for link in walk.skip_links] == [arrives]


async def test_an_empty_aria_value_is_no_doubt(tab: Tab) -> None:
    empty = await look(tab, "<main><h1>x</h1><div role=alert aria-live>Open today</div></main>", AxeResults)
    assert "aria-valid-attr-value" not in axe_ids(empty)
    found = empty.artifacts[AxeResults]
    assert isinstance(found, AxeResults)
    assert found.frames[0].tested["aria-valid-attr-value"] == 1
    open_ended = "<button aria-describedby=nothing aria-pressed=true>Fees</button>"
    assert "aria-valid-attr-value" in axe_ids(await look(tab, open_ended, AxeResults))
