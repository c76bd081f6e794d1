"""What the engine's answer leaves out."""

import pytest

from auditor.artifacts import AxeNode, AxeResults, Frames
from auditor.collect.browser import Tab
from auditor.collect.visit import Visited
from tests.fixtures.framed_pages import look

LINK = "srcdoc='<a href=/>Home</a>'"


def axe_ids(visited: Visited) -> set[str]:
    """Axe rules that failed something or doubted it, in any frame."""
    found = visited.artifacts[AxeResults]
    assert isinstance(found, AxeResults), found
    return {result.id for frame in found.frames for result in frame.violations + frame.incomplete}


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


async def test_an_empty_aria_value_is_no_doubt(tab: Tab) -> None:
    empty = await look(tab, "<main><h1>x</h1><div role=alert aria-live>Open today</div></main>", AxeResults)
    assert "aria-valid-attr-value" not in axe_ids(empty)
    found = empty.artifacts[AxeResults]
    assert isinstance(found, AxeResults)
    assert found.frames[0].tested["aria-valid-attr-value"] == 1
    open_ended = "<button aria-describedby=nothing aria-pressed=true>Fees</button>"
    assert "aria-valid-attr-value" in axe_ids(await look(tab, open_ended, AxeResults))


MENU = "<button aria-haspopup=true aria-expanded=false aria-controls='{ids}'>Fees</button>"


@pytest.mark.parametrize(
    ("body", "is_open"),
    [
        (f"{MENU.format(ids='menu')}<div id=menu hidden></div>", False),
        (f"{MENU.format(ids='a b')}<div id=a></div><div id=b></div>", False),
        (f"<x-a><template shadowrootmode=open>{MENU.format(ids='menu')}<p id=menu></p></template></x-a>", False),
        (MENU.format(ids="menu"), True),
        (f"{MENU.format(ids='a b')}<div id=a></div>", True),
        (f"<x-a><template shadowrootmode=open>{MENU.format(ids='menu')}</template></x-a><p id=menu></p>", True),
        ("<a href=/x aria-current=maybe>Fees</a>", True),
    ],
)
async def test_whether_what_a_button_names_is_there_is_looked_up(tab: Tab, body: str, is_open: bool) -> None:
    visited = await look(tab, f"<main><h1>x</h1>{body}</main>", AxeResults)
    assert ("aria-valid-attr-value" in axe_ids(visited)) is is_open


def nodes_of(visited: Visited, rule: str) -> list[AxeNode]:
    """What a rule of the engine failed or doubted in the main frame."""
    found = visited.artifacts[AxeResults]
    assert isinstance(found, AxeResults), found
    results = (*found.frames[0].violations, *found.frames[0].incomplete)
    return [node for result in results if result.id == rule for node in result.nodes]


@pytest.mark.parametrize(
    ("loose", "words"),
    [
        ("<p>Offices are closed.</p>", ["Offices are closed."]),
        ("<p style='opacity:0'>Offices are closed.</p>", []),
        ("<div style='opacity:0'><p>Offices</p></div>", []),
        ("<p>|</p>", []),
        ("<div>» …</div>", []),
        ("<div><a href='#x'>Back to top</a></div>", []),
        ("<div><a href='#x'>Back to top</a> Offices are closed.</div>", ["Back to top Offices are closed."]),
        ("<div><img alt=Fees src=/x width=9 height=9></div>", [""]),
    ],
)
async def test_only_content_lies_outside_every_region(tab: Tab, loose: str, words: list[str]) -> None:
    visited = await look(tab, f"<main id=x><h1>x</h1></main>{loose}", AxeResults)
    assert [node.words for node in nodes_of(visited, "region")] == words


FRAME = "<header><p>City of Permits</p></header><main id=x><h1>x</h1><img alt=Map src=/x width=9 height=9></main>"
BESIDE_REGIONS = {
    "a stray sign": ("<div id=box>{frame}&lt;</div>", []),
    "a stray sign in a box of its own": ("<div id=box>{frame}<div>| <b>&lt;</b></div></div>", []),
    "a text": ("<div id=box>{frame}Offices are closed.</div>", [("#box", "Offices are closed.")]),
    "a text in a box of its own": (
        "<div id=box>&lt;{frame}<div id=note><p>Offices are closed.</p></div></div>",
        [("#note", "Offices are closed.")],
    ),
    "a text that is not to be seen": ("<div id=box>&lt;{frame}<p style='opacity:0'>Offices are closed.</p></div>", []),
    "a region by its name": ("<div id=box>&lt;{frame}<section aria-label=News>Offices are closed.</section></div>", []),
    "a picture": ("<div id=box>&lt;{frame}<p id=p><img alt=Fees src=/x width=9 height=9></p></div>", [("#p", "")]),
    "a link that shows once the page is scrolled": ("{frame}<a href='#x' id=top style='opacity:0'>Back to top</a>", []),
    "a button that shows once the page is scrolled": (
        "{frame}<button style='opacity:0;transition:opacity 1s'>Up</button>",
        [],
    ),
}


@pytest.mark.parametrize("kind", BESIDE_REGIONS)
async def test_of_a_box_around_regions_only_what_stands_beside_them_is_loose(tab: Tab, kind: str) -> None:
    body, found = BESIDE_REGIONS[kind]
    visited = await look(tab, body.format(frame=FRAME), AxeResults)
    assert [(node.target.selector, node.words) for node in nodes_of(visited, "region")] == found


@pytest.mark.parametrize(
    ("style", "large"),
    [
        ("font-size:30px", True),
        ("font-size:24px", True),
        ("font-size:19px;font-weight:700", True),
        ("font-size:19px", False),
        ("font-size:16px;font-weight:700", False),
    ],
)
async def test_the_size_of_a_text_is_known_where_the_engine_gives_no_ratio(tab: Tab, style: str, large: bool) -> None:
    shadows = "text-shadow:0 0 1px #777,1px 1px 0 #ccc,2px 2px 3px #999,0 0 4px #555"
    visited = await look(
        tab, f"<main><h1>x</h1><p style='color:#888;{shadows};{style}'>Open today</p></main>", AxeResults
    )
    texts = [node.text for node in nodes_of(visited, "color-contrast")]
    assert [text.large for text in texts if text] == [large]
