"""A whole audit of pages that try every channel out of a tab, at load and at all that is done to them."""

from collections.abc import Callable

from tests.e2e.conftest import Run
from tests.fixtures.channel_site import ChannelSite

LOAD_CHANNELS = frozenset(
    {
        "background", "beacon", "events", "fetch", "font", "form", "frame", "get", "image", "keepalive", "later",
        "low", "markup", "module", "nested-worker", "new-shared", "new-worker", "other-site", "ping", "prefetch",
        "preload", "rules", "sandbox", "script", "shared-worker", "shared-worker-tick", "socket", "socket-frame",
        "style", "video", "waiting", "worker", "worklet", "xhr",
    }
)  # fmt: skip


def test_a_server_hears_nothing_of_an_audit_but_what_loading_its_pages_sends(auditor: Callable[..., Run]) -> None:
    with ChannelSite() as site:
        done = auditor("audit", site.url)
        assert done.code == 0, done.err
        loads = [address for method, address, _ in site.log if (method, address) == ("GET", "/")]
        assert len(loads) == 2  # once more for pictures
        assert site.senders("load") >= LOAD_CHANNELS
        assert site.late() == []
    assert done.pages()["/"]["status"] == "audited"
    assert done.pages()["/missing.html"]["status"] != "audited"
