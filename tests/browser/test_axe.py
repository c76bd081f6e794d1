"""What the engine's answer leaves out."""

import pytest

from auditor.artifacts import AxeResults, Frames
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
