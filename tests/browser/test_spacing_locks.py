"""Text spacing that no other style can widen."""

from auditor.artifacts import SpacingLocks
from auditor.collect.browser import Tab
from tests.fixtures.restyled_pages import TEXT, look

LOCKS_PAGE = f"""
<p id=tight style="letter-spacing: 0.1em !important; font-size: 20px">{TEXT}</p>
<div style="word-spacing: 0 !important"><p id=child>{TEXT}</p></div>
<p style="letter-spacing: inherit !important; word-spacing: 0.1em">{TEXT}</p>
<p id=wraps style="line-height: 1 !important; width: 200px">{TEXT}</p>
<p id=breaks style="line-height: normal !important; white-space: nowrap">A<br>B</p>
<p id=off style="line-height: 1 !important; width: 200px; position: absolute; left: -9999px">{TEXT}</p>
"""


async def test_locks_are_those_of_style_attributes_with_their_computed_values(tab: Tab) -> None:
    locks = (await look(tab, LOCKS_PAGE, kinds=(SpacingLocks,)))[SpacingLocks].locks
    seen = {(lock.target.selector, lock.property): (lock.value_px, lock.has_text, lock.wraps) for lock in locks}
    assert seen["#tight", "letter-spacing"] == (2, True, False)
    assert seen["#wraps", "line-height"] == (16, True, True)
    assert seen["#breaks", "line-height"] == (None, True, False)
    assert not seen["#off", "line-height"][1]
    assert [lock.has_text for lock in locks if lock.property == "word-spacing"] == [False]
    assert len(locks) == 5
