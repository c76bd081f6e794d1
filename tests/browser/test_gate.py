"""That a public site leads the browser to nothing that only the user may name, by whatever way."""

import socket
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from auditor.artifacts import Visit
from auditor.collect import connect, reach
from auditor.collect.browser import BrowserPool, Tab
from auditor.collect.limits import Limits
from auditor.collect.reach import Reach, Space
from auditor.collect.visit import VisitOrder, knock, visit
from auditor.errors import OffLimitsError, UnreachableError
from tests.fixtures.local_site import Answer, LocalSite, Route, page
from tests.fixtures.raw_server import RawServer, sends

PUBLIC_ADDRESS = "127.0.0.9"  # stands for an address of the internet in these tests
PUBLIC = Reach(named=frozenset({"agency.example"}))
QUICK = Limits(settle_s=3, load_s=10)


@pytest.fixture(autouse=True)
def small_internet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names and addresses as the tests need them: agency.example is public, rebound.example is this machine."""
    names = {"agency.example": (PUBLIC_ADDRESS,), "rebound.example": ("127.0.0.1",)}
    space_of, addresses_of = reach.space_of, reach.addresses_of
    monkeypatch.setattr(reach, "space_of", lambda at: Space.PUBLIC if at == PUBLIC_ADDRESS else space_of(at))
    monkeypatch.setattr(connect, "addresses_of", lambda host: names.get(host) or addresses_of(host))


@pytest.fixture
def private() -> Iterator[LocalSite]:
    """A service of this machine that must not be asked for anything."""
    with LocalSite({"/": page("<h1>Secret</h1>"), "/x.js": Answer("document.title = 'led'")}) as site:
        yield site


@pytest_asyncio.fixture
async def public_tab(pool: BrowserPool) -> AsyncIterator[Tab]:
    tab = await pool.open_tab(PUBLIC)
    yield tab
    await tab.put_away()


def ways(site: LocalSite) -> list[str]:
    """Addresses that all end at `site`."""
    port = site.url.rpartition(":")[2]
    hosts = ("127.0.0.1", "localhost", "0.0.0.0", "[::ffff:127.0.0.1]", "2130706433", "rebound.example")
    return [f"http://{host}:{port}" for host in hosts]


def all_channels(base: str) -> str:
    return (
        f"<img src='{base}/i.png' alt=''><iframe title=f src='{base}/'></iframe><script src='{base}/x.js'></script>"
        f"<link rel=stylesheet href='{base}/s.css'><link rel=prefetch href='{base}/p'><link rel=preload as=fetch href='{base}/q'>"
        f"<video src='{base}/v.mp4'></video><object data='{base}/o'></object>"
        f"<script>fetch('{base}/f', {{mode: 'no-cors'}}).catch(() => 0); new WebSocket('{base}/w'.replace('http', 'ws'));"
        f"navigator.sendBeacon('{base}/b'); new EventSource('{base}/e');</script>"
    )


def named(site: LocalSite) -> str:
    return site.url.replace(PUBLIC_ADDRESS, "agency.example")


async def test_nothing_that_a_public_page_asks_for_reaches_this_machine(public_tab: Tab, private: LocalSite) -> None:
    routes = {"/": page("<main><h1>Agency</h1>" + "".join(map(all_channels, ways(private))) + "</main>")}
    with LocalSite(routes, PUBLIC_ADDRESS) as site:
        visited = await visit(public_tab, VisitOrder(url=f"{named(site)}/", limits=QUICK, needed=set()))
    facts = visited.artifacts[Visit]
    assert isinstance(facts, Visit)
    assert facts.status == 200
    assert private.log == []


@pytest.mark.parametrize("way", range(6))
@pytest.mark.parametrize("kind", ["redirect", "refresh", "script"])
async def test_a_public_page_that_sends_us_to_this_machine_is_refused_with_the_reason(
    public_tab: Tab, private: LocalSite, kind: str, way: int
) -> None:
    there = f"{ways(private)[way]}/"
    answer = {
        "redirect": Answer("", 302, {"Location": there}),
        "refresh": Answer(page("<p>x", head=f"<meta http-equiv=refresh content='0;url={there}'>")),
        "script": Answer(page(f"<p>x<script>location = '{there}'</script>")),
    }[kind]
    with LocalSite({"/": answer}, PUBLIC_ADDRESS) as site:
        with pytest.raises(OffLimitsError) as caught:
            await visit(public_tab, VisitOrder(url=f"{named(site)}/", limits=QUICK, needed=set()))
        assert site.visits("/") == 1
    assert str(caught.value).startswith("It leads to ")
    assert str(caught.value).endswith("may not lead us there.")
    assert private.log == []


async def test_a_tab_takes_no_connection_along_from_one_site_to_the_next(public_tab: Tab, private: LocalSite) -> None:
    public_tab.reach = Reach(Space.MACHINE)
    await knock(public_tab, f"{private.url}/", QUICK.load_s)
    asked = list(private.log)
    public_tab.reach = PUBLIC
    with pytest.raises(OffLimitsError):
        await knock(public_tab, f"{private.url}/", QUICK.load_s)
    assert asked
    assert private.log == asked


async def test_a_page_beside_a_tab_gets_as_far_as_the_tab(public_tab: Tab, private: LocalSite) -> None:
    async with public_tab.beside() as beside:
        with pytest.raises(OffLimitsError):
            await knock(beside, f"{private.url}/", QUICK.load_s)
    assert private.log == []


async def test_metadata_is_off_limits_from_this_machine_too(tab: Tab) -> None:
    answer = Answer("", 302, {"Location": "http://169.254.169.254/latest/"})
    with LocalSite({"/": answer}) as site, pytest.raises(OffLimitsError, match=r"to 169\.254\.169\.254,"):
        await visit(tab, VisitOrder(url=f"{site.url}/", limits=QUICK, needed=set()))


async def test_what_kept_the_gate_from_connecting_is_what_is_said(tab: Tab) -> None:
    with pytest.raises(UnreachableError, match=r"^Its host name does not resolve\.$"):
        await knock(tab, "http://no-such-agency.invalid/", QUICK.load_s)
    with LocalSite({}) as gone:
        url = f"{gone.url}/"
    with pytest.raises(UnreachableError, match=r"^Its server refuses connections\.$"):
        await knock(tab, url, QUICK.load_s)


@pytest.fixture
def proxied(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


async def test_the_environment_s_proxy_is_used_and_literal_addresses_are_still_judged(
    proxied: None, monkeypatch: pytest.MonkeyPatch, public_tab: Tab, private: LocalSite
) -> None:
    base = "http://agency.invalid"
    routes: dict[str, Route] = {
        f"{base}/": page("<h1>Agency</h1><img src=/a.png alt=a>" + "".join(map(all_channels, ways(private)[:-1]))),
        f"{base}/away": Answer("", 302, {"Location": f"{private.url}/"}),
        f"{base}/a.png": Answer(b"", content_type="image/png"),
    }
    with LocalSite(routes) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        visited = await visit(public_tab, VisitOrder(url=f"{base}/", limits=QUICK, needed=set()))
        assert isinstance(facts := visited.artifacts[Visit], Visit)
        assert facts.status == 200
        with pytest.raises(OffLimitsError):
            await knock(public_tab, f"{base}/away", QUICK.load_s)
        assert {path for _, path in proxy.log} >= {f"{base}/", f"{base}/a.png", f"{base}/away"}
        assert not any("127.0.0.1" in path for _, path in proxy.log)
    assert private.log == []


async def test_https_pages_go_through_a_tunnel_of_the_environment_s_proxy(
    proxied: None, monkeypatch: pytest.MonkeyPatch, public_tab: Tab
) -> None:
    with RawServer(sends(b"HTTP/1.1 403 Forbidden\r\n\r\n")) as proxy:
        monkeypatch.setenv("https_proxy", proxy.url)
        with pytest.raises(UnreachableError, match=r"^The proxy 127\.0\.0\.1 does not connect us"):
            await knock(public_tab, "https://agency.invalid/", QUICK.load_s)
    assert proxy.heads[0].startswith(b"CONNECT agency.invalid:443 HTTP/1.1\r\n")


async def test_this_machine_s_pages_need_no_proxy(proxied: None, monkeypatch: pytest.MonkeyPatch, tab: Tab) -> None:
    monkeypatch.setenv("all_proxy", "http://127.0.0.1:9")
    with LocalSite({"/": page("<h1>Own</h1>")}) as site:
        await knock(tab, f"{site.url}/", QUICK.load_s)
        assert site.visits("/") == 1


UDP_CHANNELS = """async port => {
  const peer = new RTCPeerConnection({iceServers: [{urls: `stun:127.0.0.1:${port}`},
    {urls: `turn:127.0.0.1:${port}?transport=udp`, username: "a", credential: "b"}]});
  peer.createDataChannel("x");
  const gathered = new Promise(done => peer.onicegatheringstatechange = () => peer.iceGatheringState == "complete" && done());
  await peer.setLocalDescription(await peer.createOffer());
  const limit = new Promise(done => setTimeout(done, 3000));
  const transport = new WebTransport(`https://127.0.0.1:${port}/`);
  await Promise.race([limit, Promise.all([gathered, transport.ready.catch(() => 0)])]);
  return typeof WebTransport;
}"""


async def test_nothing_leaves_the_browser_past_the_gate(tab: Tab) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as private, LocalSite({"/": page("<h1>x</h1>")}) as site:
        private.bind(("127.0.0.1", 0))
        private.setblocking(False)
        await tab.page.goto(f"{site.url}/")
        assert await tab.page.evaluate(UDP_CHANNELS, private.getsockname()[1]) == "function"
        with pytest.raises(BlockingIOError):
            private.recv(1)
