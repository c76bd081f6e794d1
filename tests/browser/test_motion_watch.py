"""Text and carousels that change by themselves."""

from auditor.artifacts import Motion
from auditor.collect.browser import Tab
from tests.fixtures.heard_pages import collect
from tests.fixtures.local_site import page


async def test_text_is_watched_only_when_something_hints_at_changes(tab: Tab) -> None:
    still = await collect(tab, page("<p>Road closed</p>"), Motion)
    assert (still.watched_s, still.changing) == (0, ())
    lively = await collect(
        tab,
        page("<p>All news</p><p id=n>1</p><script>let i = 1; setInterval(() => { n.textContent = ++i }, 300)</script>"),
        Motion,
    )
    assert [text.target.selector for text in lively.changing] == ["#n"]
    assert lively.watched_s > 0
