"""What moves by itself, and timed refreshes."""

from auditor.artifacts import Motion
from auditor.collect.browser import Tab
from tests.fixtures.heard_pages import collect
from tests.fixtures.local_site import Answer, page


async def test_endless_animations_are_told_from_those_that_end_or_rest(tab: Tab) -> None:
    style = (
        "<style>@keyframes s{to{transform:translateX(90px)}}div{width:90px;height:90px}.a{animation:s 1s infinite}"
        ".b{animation:s .1s}.c{animation:s 1s infinite paused}.spinner{animation:s 1s infinite}</style>"
    )
    body = page(f"{style}<div class=a>a</div><div class=b>b</div><div class=c>c</div><div class=spinner></div>")
    motion = await collect(tab, body, Motion)
    assert [(one.properties, one.starts_by_itself, one.is_busy_sign) for one in motion.moving] == [
        (("transform",), True, False),
        (("transform",), True, True),
    ]


async def test_refreshes_are_read_as_browsers_read_them(tab: Tab) -> None:
    metas = "".join(
        f'<meta http-equiv="refresh" content="{text}">' for text in ("0: /x", "+5; /x", "foo", "", "900; url=/y", "7")
    )
    assert [(one.delay_s, one.url) for one in (await collect(tab, page("<p>x</p>", head=metas), Motion)).refreshes] == [
        (900, "/y")
    ]
    header = Answer(page("<p>x</p>"), headers={"Refresh": "800; url=/z"})
    assert [(one.delay_s, one.url) for one in (await collect(tab, header, Motion)).refreshes] == [(800, "/z")]
