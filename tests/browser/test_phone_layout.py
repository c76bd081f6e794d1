"""What passes the edge of a narrow window."""

from auditor.artifacts import PhoneLayout
from auditor.collect.browser import Tab
from tests.fixtures.restyled_pages import TEXT, look


async def test_only_what_widens_the_page_reaches_past_the_edge(tab: Tab) -> None:
    body = (
        "<div id=wide style='width:500px'>Wide</div><div id=near style='width:323px;margin-left:-8px'>Near</div>"
        "<aside style='position:fixed;left:400px;top:0;width:200px'><p id=parked>Parked</p></aside>"
        f"<pre id=listing>{TEXT}</pre><p>See <code id=inline>{'a' * 80}</code></p>"
    )
    overflows = (await look(tab, body, kinds=(PhoneLayout,)))[PhoneLayout].overflows
    assert {(item.target.selector, item.excepted) for item in overflows} == {
        ("#wide", ""), ("#listing", "code"), ("#inline", "inline code"),
    }  # fmt: skip


async def test_a_chart_and_what_a_box_folds_up_do_not_count_as_lines_that_are_too_long(tab: Tab) -> None:
    body = (
        "<div id=wide style='width:500px'>Wide</div>"
        "<div id=plot class=chart style='width:500px'><svg width=500 height=90></svg></div>"
        "<div style='height:0;overflow:hidden;width:600px'><p id=folded style='width:600px'>Folded</p></div>"
    )
    overflows = (await look(tab, body, kinds=(PhoneLayout,)))[PhoneLayout].overflows
    assert {(item.target.selector, item.excepted) for item in overflows} == {("#wide", ""), ("#plot", "chart")}
