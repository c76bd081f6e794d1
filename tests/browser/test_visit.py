"""One visit: what it brings back, and that nothing a page does can stop or fake it."""

import asyncio
import gzip
import socket
from typing import TypeVar

import pytest

from auditor.artifacts import (
    AxeResults,
    DocumentText,
    Frames,
    Links,
    Motion,
    PhoneLayout,
    SourceHtml,
    Structure,
    Visit,
    Weight,
)
from auditor.collect.browser import BrowserPool, Tab
from auditor.collect.limits import Limits
from auditor.collect.reach import Reach, Space
from auditor.collect.tabs import Tabs
from auditor.collect.visit import Visited, VisitOrder, visit
from auditor.errors import (
    BlockedError,
    CrashedError,
    HttpError,
    LoginError,
    NotAPageError,
    OffSiteError,
    PageTimeoutError,
    UnreachableError,
    VisitError,
)
from tests.fixtures.local_site import Answer, LocalSite, Route, page
from tests.fixtures.needs import brought

T = TypeVar("T")
QUICK = Limits(load_s=8, settle_s=3, quiet_ms=200, probe_s=8, axe_s=20, frame_s=8, third_party_frame_s=2)
FAULTY_IMAGE = (
    '<main><h1>Hello</h1><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="50" height="50"></main>'
)


async def look(tab: Tab, site: LocalSite, path: str = "/", limits: Limits = QUICK) -> Visited:
    """Visit a path of a local site."""
    order = VisitOrder(url=site.url + path, in_scope=lambda url: url.startswith(site.url), limits=limits)
    return await visit(tab, order)


def artifact(visited: Visited, kind: type[T]) -> T:
    """An artifact that must be there."""
    found = brought(visited)[kind]
    assert isinstance(found, kind), found
    return found


def failed_rules(visited: Visited) -> dict[str | None, set[str]]:
    """Rules that failed by frame address."""
    return {frame.url: {v.id for v in frame.violations} for frame in artifact(visited, AxeResults).frames}


async def test_a_visit_brings_back_every_artifact(tab: Tab) -> None:
    with LocalSite({"/": page(FAULTY_IMAGE + '<a href="/next">Next page</a>', title="Front")}) as site:
        visited = await look(tab, site)
    assert all(not isinstance(found, Exception) for found in brought(visited).values())
    assert artifact(visited, DocumentText).title == "Front"
    assert [link.href for link in artifact(visited, Links).links] == [f"{site.url}/next"]
    assert artifact(visited, Visit).settled
    assert failed_rules(visited)[None] >= {"image-alt"}


async def test_html_as_sent_is_a_fact_and_as_shown_it_only_tells_pages_apart(tab: Tab) -> None:
    script = "<script>document.querySelector('h1').textContent = 'Made by script'</script>"
    with LocalSite({"/": page("<h1>Sent</h1>" + script)}) as site:
        visited = await look(tab, site)
    assert "<h1>Sent</h1>" in artifact(visited, SourceHtml).text
    assert "<h1>Made by script</h1>" in visited.shown_html
    assert not any(visited.shown_html in str(found) for found in brought(visited).values())


async def test_content_that_arrives_late_is_waited_for(tab: Tab) -> None:
    late = "<main id='m'></main><script>setTimeout(() => fetch('/data').then(r => r.text()).then(t => { m.innerHTML = t }), 100)</script>"
    with LocalSite({"/": page(late), "/data": "<h1>Late</h1><img src='x.png' width=9 height=9>"}) as site:
        visited = await look(tab, site)
    assert [heading.text for heading in artifact(visited, Structure).headings] == ["Late"]
    assert "image-alt" in failed_rules(visited)[None]


async def test_a_page_that_changes_while_it_is_looked_at_is_looked_at_again(tab: Tab) -> None:
    body = "<main id=m><h1>x</h1></main>" + "<p>text</p>" * 400
    with LocalSite({"/": page(body)}) as site:
        await tab.page.add_init_script(
            "setTimeout(() => { m.insertAdjacentHTML('beforeend', '<img src=x width=9 height=9>') }, 450)"
        )
        visited = await look(tab, site, limits=Limits(quiet_ms=350))
    assert "image-alt" in failed_rules(visited)[None]
    assert artifact(visited, Visit).settled


async def test_a_page_that_never_rests_is_audited_and_says_so(tab: Tab) -> None:
    busy = "<p id=p>0</p><script>setInterval(() => p.textContent = Math.random(), 20)</script>"
    with LocalSite({"/": page(busy)}) as site:
        facts = artifact(await look(tab, site), Visit)
    assert not facts.settled
    assert str(facts.unsettled_why) == "its content kept changing (p)"


async def test_what_moves_with_the_scrolling_stands_still_while_nobody_scrolls(tab: Tab) -> None:
    bar = (
        "<style>@keyframes go{to{width:100%}}b{animation:go linear both;animation-timeline:scroll()}</style><b>Bar</b>"
    )
    with LocalSite({"/": page(f"{bar}<p style='height:2000px'>Fees</p>")}) as site:
        facts = artifact(await look(tab, site), Visit)
    assert (facts.settled, facts.unsettled_why) == (True, None)


async def test_replaced_built_ins_neither_break_nor_fake_the_result(tab: Tab) -> None:
    hostile = (
        "<script>Array.prototype.map = () => []; Array.prototype.forEach = () => {}; JSON.stringify = () => '{}';"
        "window.axe = {run: () => Promise.resolve({violations: []})}; Element.prototype.querySelectorAll = () => [];"
        "Promise.prototype.then = undefined</script>"
    )
    with LocalSite({"/": page(FAULTY_IMAGE, head=hostile)}) as site:
        visited = await look(tab, site)
    assert "image-alt" in failed_rules(visited)[None]


async def test_a_strict_content_security_policy_does_not_stop_the_engine(tab: Tab) -> None:
    policy = {"Content-Security-Policy": "default-src 'none'; script-src 'none'"}
    with LocalSite({"/": Answer(page(FAULTY_IMAGE), headers=policy)}) as site:
        assert "image-alt" in failed_rules(await look(tab, site))[None]


async def test_frames_and_shadow_roots_are_examined(tab: Tab) -> None:
    inner = page("<button></button>", title="Inner")
    shadow = "<div id=host></div><script>host.attachShadow({mode: 'open'}).innerHTML = '<img src=x width=9 height=9>'</script>"
    with LocalSite({"/frame": inner}) as other, LocalSite({}) as site:
        site.routes["/own"] = inner
        site.routes["/"] = page(
            f"<iframe title=a src=/own></iframe><iframe title=b src='{other.url}/frame'></iframe>{shadow}"
        )
        visited = await look(tab, site)
        by_frame = failed_rules(visited)
    assert "button-name" in by_frame[f"{site.url}/own"]
    assert "button-name" in by_frame[f"{other.url}/frame"]
    assert "image-alt" in by_frame[None]
    third_party = {frame.url: frame.third_party for frame in artifact(visited, Frames).frames}
    assert third_party == {f"{site.url}/own": False, f"{other.url}/frame": True}
    image = next(v for v in artifact(visited, AxeResults).frames[0].violations if v.id == "image-alt")
    assert image.nodes[0].target.selector == "#host >>> img"


async def test_page_level_rules_are_not_asked_of_frames(tab: Tab) -> None:
    with LocalSite(
        {
            "/": page("<main><h1>x</h1><iframe title=a src=/in></iframe></main>"),
            "/in": page("<p>No heading, no main</p>"),
        }
    ) as site:
        assert not failed_rules(await look(tab, site))[f"{site.url}/in"] & {"landmark-one-main", "page-has-heading-one"}


async def test_a_frame_that_does_not_answer_costs_only_itself(tab: Tab) -> None:
    with LocalSite({}) as site:
        site.routes["/sleepy"] = page("<button></button>" + "<p>x</p>" * 10)
        site.routes["/"] = page(FAULTY_IMAGE + "<iframe title=a src=/sleepy></iframe>")
        limits = Limits(load_s=8, settle_s=3, quiet_ms=200, frame_s=0.0001, third_party_frame_s=0.0001)
        visited = await look(tab, site, limits=limits)
    frame = artifact(visited, Frames).frames[0]
    assert not frame.audited
    assert str(frame.why_not) == "it did not answer within 0.0001 s"
    assert "image-alt" in failed_rules(visited)[None]


async def test_a_page_whose_script_never_ends_is_a_timeout(tab: Tab) -> None:
    hang = "<script>addEventListener('load', () => setTimeout(() => { for (;;); }, 10))</script>"
    limits = Limits(visit_s=8, load_s=3, settle_s=1, quiet_ms=200, probe_s=2)
    with LocalSite({"/": page("<p>x</p>" + hang)}) as site, pytest.raises(PageTimeoutError):
        await look(tab, site, limits=limits)


async def test_dialogs_popups_downloads_and_prompts_do_not_stop_a_page(tab: Tab) -> None:
    noisy = (
        "<script>alert(1); confirm(2); prompt(3); window.open('/popup'); print();"
        "navigator.geolocation.getCurrentPosition(() => {}); Notification.requestPermission();"
        "onbeforeunload = (e) => { e.preventDefault(); return 'stay' };"
        "const a = document.createElement('a'); a.href = '/file.zip'; a.download = 'f'; document.head.append(a); a.click();</script>"
    )
    routes: dict[str, Route] = {
        "/": page(FAULTY_IMAGE + noisy),
        "/popup": page("p"),
        "/next": page(FAULTY_IMAGE, title="Next"),
        "/file.zip": Answer(b"PK", content_type="application/zip"),
    }
    with LocalSite(routes) as site:
        first = await look(tab, site)
        second = await look(tab, site, "/next")
    assert "image-alt" in failed_rules(first)[None]
    assert artifact(second, DocumentText).title == "Next"


async def test_storage_and_cookies_of_a_page_are_gone_at_the_next(tab: Tab) -> None:
    counter = (
        "<main><h1 id=h></h1></main><script>const n = Number(localStorage.n || 0) + Number((document.cookie.match(/n=(\\d+)/) || [])[1] || 0);"
        "h.textContent = 'Visit ' + n; localStorage.n = n + 1; document.cookie = 'n=' + (n + 1)</script>"
    )
    with LocalSite({"/": page(counter)}) as site:
        await look(tab, site)
        second = await look(tab, site)
    assert [heading.text for heading in artifact(second, Structure).headings] == ["Visit 0"]


async def test_tracking_requests_are_never_sent(tab: Tab) -> None:
    body = (
        FAULTY_IMAGE + "<img src='/matomo.php?id=1' alt=''><script src='/piwik.js'></script><img src='/own.png' alt=''>"
    )
    with LocalSite({"/": page(body), "/own.png": Answer(b"", content_type="image/png")}) as site:
        visited = await look(tab, site)
        asked = [path for _, path in site.log]
    assert "/own.png" in asked
    assert not [path for path in asked if "matomo" in path or "piwik" in path]
    assert artifact(visited, Visit).requests_blocked == 2


LEAVES = {
    "a refresh at once": page("<h1>Here</h1>", head="<meta http-equiv=refresh content='0; url=/away'>"),
    "a script": page("<h1>Here</h1><script>location = '/away'</script>"),
    "a form that sends itself": page(
        "<h1>Here</h1><form action=/away></form><script>document.forms[0].submit()</script>"
    ),
    "a script, again and again": page("<h1>Here</h1><script>setInterval(() => location.assign('/away'), 40)</script>"),
    "a host that is not there": page(
        "<h1>Here</h1>", head="<meta http-equiv=refresh content='0; url=http://no.invalid/'>"
    ),
}


@pytest.mark.parametrize("how", LEAVES)
async def test_a_page_that_stays_is_judged_itself_wherever_it_would_lead(tab: Tab, how: str) -> None:
    away = page("<h1>Away</h1>")
    with LocalSite(
        {"/from": Answer("", status=302, headers={"Location": "/"}), "/": LEAVES[how], "/away": away}
    ) as site:
        visited = await visit(tab, VisitOrder(url=f"{site.url}/from", limits=QUICK, stays=True))
    assert [heading.text for heading in artifact(visited, Structure).headings] == ["Here"]
    assert visited.url_final == f"{site.url}/"
    assert "/away" not in {path for _, path in site.log}


async def test_frames_of_a_page_that_stays_load(tab: Tab) -> None:
    frame = page("<button></button>", title="Inner")
    with LocalSite({"/": page("<iframe src=/in title=In></iframe>"), "/in": frame}) as site:
        visited = await visit(tab, VisitOrder(url=f"{site.url}/", limits=QUICK, stays=True))
    assert "button-name" in failed_rules(visited)[f"{site.url}/in"]


async def test_redirects_by_script_and_by_meta_refresh_are_followed(tab: Tab) -> None:
    routes = {
        "/": page("", head="<meta http-equiv=refresh content='0; url=/second'>"),
        "/second": page("<script>location.replace('/third')</script>"),
        "/third": page(FAULTY_IMAGE, title="Third"),
    }
    with LocalSite(routes) as site:
        visited = await look(tab, site)
    assert visited.url_final == f"{site.url}/third"
    assert artifact(visited, Visit).url_requested == f"{site.url}/"
    assert "Third" in artifact(visited, SourceHtml).text


async def test_the_phone_layout_is_measured_without_a_second_load(tab: Tab) -> None:
    wide = "<main><h1>x</h1><div style='width:600px;height:20px;background:#000'></div></main>"
    with LocalSite({"/": page(wide)}) as site:
        visited = await look(tab, site)
        assert site.visits("/") == 1
    phone = artifact(visited, PhoneLayout)
    assert (phone.viewport_width_px, phone.scroll_width_px > 600) == (320, True)
    assert [overflow.target.selector for overflow in phone.overflows] == ["html > body > main > div"]


async def test_what_passes_the_edge_of_a_phone_is_told_from_the_letters_that_do(tab: Tab) -> None:
    style = "<style>p{white-space:nowrap;width:330px;padding-right:80px;background:#eee}</style>"
    with LocalSite(
        {"/": page(f"{style}<main><p id=pad>Short &nbsp;</p><p id=text>{'letters ' * 9}</p></main>")}
    ) as site:
        phone = artifact(await look(tab, site), PhoneLayout)
    reach = {overflow.target.selector: overflow.text_right_px for overflow in phone.overflows}
    assert 0 < reach["#pad"] < 100
    assert reach["#text"] > 330


LOST, CAME = "<link rel=stylesheet href=/lost.css>", "<link rel=stylesheet href=/came.css>"
FONTS = "<link rel=stylesheet href='http://fonts.example.invalid/css?family=Lato'>"


@pytest.mark.parametrize(
    ("head", "unstyled"),
    [
        (LOST, True),
        (LOST + FONTS, True),
        (LOST + CAME, False),
        (CAME, False),
        (FONTS, False),
        ("<style>p{}</style>", False),
    ],
)
async def test_a_page_is_unstyled_when_none_of_its_style_sheets_came(tab: Tab, head: str, unstyled: bool) -> None:
    with LocalSite(
        {"/": page("<p>Fees", head=head), "/came.css": Answer("p{color:red}", content_type="text/css")}
    ) as site:
        assert artifact(await look(tab, site), Visit).unstyled == unstyled


async def test_weight_counts_resources_by_kind(tab: Tab) -> None:
    with LocalSite(
        {
            "/": page("Fees<script src=/a.js></script>"),
            "/a.js": Answer("//" + "x" * 998, content_type="text/javascript"),
        }
    ) as site:
        weight = artifact(await look(tab, site), Weight)
    assert {r.kind: (r.count, r.bytes_encoded) for r in weight.resources}["script"] == (1, 1000)


async def test_the_timers_of_scripts_are_looked_for_without_asking_the_site_again(tab: Tab) -> None:
    script = Answer("setInterval(() => { document.title = 'x' }, 5000)", content_type="text/javascript")
    style = Answer("p { color: #000 }", content_type="text/css")
    head = "<link rel=stylesheet href=/a.css><script src=/a.js></script>"
    with LocalSite({"/": page("<p>text</p>", head=head), "/a.js": script, "/a.css": style}) as site:
        motion = artifact(await look(tab, site), Motion)
        asked = [path for _, path in site.log]
    assert motion.watched_s > 0
    assert {path: asked.count(path) for path in ("/", "/a.js", "/a.css")} == {"/": 1, "/a.js": 1, "/a.css": 1}


async def test_a_crashed_page_is_named_and_its_tab_is_given_up(pool: BrowserPool) -> None:
    loop = asyncio.get_running_loop()
    tabs = Tabs(pool)
    restless = page(
        "<p id=p>0</p><script>setInterval(() => p.textContent = Math.random(), 20); fetch('/started')</script>"
    )

    async def crash_while_looking(site: LocalSite) -> None:
        async with tabs.tab("site", Reach(Space.MACHINE)) as tab:
            crash = tab.session.send("Page.crash")
            site.routes["/started"] = lambda: (loop.call_soon_threadsafe(asyncio.ensure_future, crash), Answer("ok"))[1]
            used.append(tab)
            await look(tab, site)

    used: list[Tab] = []
    with LocalSite({"/": restless}) as site, pytest.raises(CrashedError):
        await crash_while_looking(site)
    with LocalSite({"/": page(FAULTY_IMAGE)}) as site:
        async with tabs.tab("site", Reach(Space.MACHINE)) as fresh:
            assert fresh not in used
            assert "image-alt" in failed_rules(await look(fresh, site))[None]
    await tabs.close()


@pytest.mark.parametrize(
    ("host", "why"), [("no-such-host.invalid", "host name does not resolve"), ("127.0.0.1", "refuses connections")]
)
async def test_why_nobody_answers_is_said(tab: Tab, host: str, why: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(UnreachableError, match=why):
        await visit(tab, VisitOrder(url=f"http://{host}:{port}/", limits=QUICK))


ERRORS: list[tuple[Answer, type[VisitError]]] = [
    (Answer("no", 404), HttpError),
    (Answer("no", 500), HttpError),
    (Answer("", 404), HttpError),
    (Answer("no", 403), BlockedError),
    (Answer("wait", 429, {"Retry-After": "7"}), BlockedError),
    (Answer("login", 401), LoginError),
    (Answer("robot?", 200, {"cf-mitigated": "challenge"}), BlockedError),
    (Answer(b"%PDF-1.4", content_type="application/pdf"), NotAPageError),
    (Answer("text", content_type="text/plain"), NotAPageError),
    (Answer(gzip.compress(bytes(range(256)) * 40 + b"<p>Fees"), content_type="text/html"), NotAPageError),
    (Answer(b"PK", content_type="application/zip", headers={"Content-Disposition": "attachment"}), NotAPageError),
]


@pytest.mark.parametrize(("answer", "kind"), ERRORS, ids=[f"{a.status} {a.content_type}" for a, _ in ERRORS])
async def test_what_is_no_page_is_named(tab: Tab, answer: Answer, kind: type[VisitError]) -> None:
    with LocalSite({"/": answer}) as site:
        with pytest.raises(kind) as caught:
            await look(tab, site)
        assert caught.value.retry_after == answer.headers.get("Retry-After", "")


async def test_a_redirect_to_a_login_form_is_a_login(tab: Tab) -> None:
    routes: dict[str, Route] = {
        "/": Answer("", 302, {"Location": "/signin"}),
        "/signin": page("<form><input type=password aria-label=p></form>"),
    }
    with LocalSite(routes) as site, pytest.raises(LoginError):
        await look(tab, site)


async def test_a_redirect_to_another_site_is_off_site(tab: Tab) -> None:
    with (
        LocalSite({"/": page("elsewhere")}) as other,
        LocalSite({"/": Answer("", 302, {"Location": other.url + "/"})}) as site,
        pytest.raises(OffSiteError),
    ):
        await look(tab, site)


async def test_old_encodings_are_read_as_browsers_read_them(tab: Tab) -> None:
    body = "<html><head><meta charset=windows-1252><title>Años</title></head><body><p>ñandú</p></body></html>"
    with LocalSite({"/": Answer(body.encode("cp1252"), content_type="text/html")}) as site:
        visited = await look(tab, site)
    assert "ñandú" in artifact(visited, SourceHtml).text
    assert artifact(visited, DocumentText).title == "Años"


OFF_CANVAS = [
    "<style>body{overflow-x:hidden}</style><nav style='position:fixed;left:320px;width:260px'><a href=/a>Menu</a></nav>",
    "<nav style='position:fixed;right:0;width:260px;transform:translateX(260px)'><a href=/a>Menu</a></nav>",
    "<div style='overflow:hidden'><div style='width:900px'>slides</div></div>",
    "<div style='overflow:auto'><table style='width:900px'><tr><th>Fee<td>12</table></div>",
]


@pytest.mark.parametrize("body", OFF_CANVAS)
async def test_what_a_visitor_can_not_scroll_to_is_no_sideways_scroll(tab: Tab, body: str) -> None:
    with LocalSite({"/": page(f"<main><h1>x</h1>{body}</main>")}) as site:
        phone = artifact(await look(tab, site), PhoneLayout)
    assert (phone.scroll_width_px, phone.overflows) == (320, ())


async def test_text_that_spills_out_of_a_box_that_fits_is_found_at_its_box(tab: Tab) -> None:
    body = f"<main><h1>x</h1><pre>{'x' * 120}</pre><p>{'y' * 90}</p></main>"
    with LocalSite({"/": page(body)}) as site:
        phone = artifact(await look(tab, site), PhoneLayout)
    assert [(o.target.selector.rsplit(" ", 1)[-1], o.excepted) for o in phone.overflows] == [("pre", "code"), ("p", "")]
