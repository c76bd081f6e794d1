"""What appears under the pointer."""

from auditor.artifacts import HoverContent
from auditor.collect.browser import Tab
from tests.fixtures.heard_pages import collect
from tests.fixtures.local_site import page

HOVER = (
    "<style>#w{position:relative;display:inline-block}#t{display:none;position:absolute;left:0;top:TOP;width:300px}#w:hover #t{display:block}"
    "</style><main><p><span id=w>Fee<span id=t>Half of the fee for students and pensioners of the town</span></span></p>"
    "<p>The fee is 20 dollars for every permit, and is paid at the counter or online by card.</p></main>"
)


async def test_the_pointer_tells_what_can_be_reached_and_dismissed(tab: Tab) -> None:
    (near,) = (await collect(tab, page(HOVER.replace("TOP", "16px")), HoverContent)).revealed
    assert (near.stays, near.survives_pointer, near.escape_hides) == (True, True, False)
    assert near.covers.startswith("The fee is")
    (apart,) = (await collect(tab, page(HOVER.replace("TOP", "40px")), HoverContent)).revealed
    assert (apart.survives_pointer, apart.gap_px > 0) == (False, True)


async def test_a_pages_own_tooltip_is_tried_and_the_browsers_is_not(tab: Tab) -> None:
    body = page("<main><p><a href=/x title='About fees'>Fees</a></p></main>")
    assert (await collect(tab, body, HoverContent)).candidates == 0
