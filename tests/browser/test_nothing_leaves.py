"""The guard weakened: what the whole audit's server does not hear (tests/e2e) is sent indeed, and the gate keeps it in."""

import pytest

from auditor.artifacts import HoverContent, Interactions, KeyboardWalk, TextSize
from auditor.collect.browser import Tab
from auditor.collect.gate import Gate
from auditor.collect.limits import Limits
from auditor.collect.traffic import Traffic
from auditor.collect.visit import VisitOrder, visit
from tests.e2e.test_nothing_leaves import LOAD_CHANNELS
from tests.fixtures.channel_site import ChannelSite
from tests.fixtures.needs import brought, needs

QUICK = Limits(load_s=10, settle_s=1, quiet_ms=100, phone_settle_s=0.5, phone_quiet_ms=50)
AT_LOAD_ONLY = frozenset({"markup", "low"})  # two pictures of the page itself


async def heard(tab: Tab) -> ChannelSite:
    with ChannelSite() as site:
        needed = {HoverContent, KeyboardWalk, TextSize, Interactions}
        visited = await visit(tab, VisitOrder(url=site.url, limits=QUICK, needed=needs(needed)))
    assert not [found for found in brought(visited).values() if isinstance(found, Exception)]
    return site


async def test_with_an_open_gate_each_channel_sends_while_the_page_is_acted_on(
    tab: Tab, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hold(*_: object) -> None:
        """Nothing."""

    monkeypatch.setattr(Gate, "shut", lambda _: None)
    monkeypatch.setattr(Traffic, "hold", hold)
    site = await heard(tab)
    assert LOAD_CHANNELS - site.senders("after-") <= AT_LOAD_ONLY
    assert [entry for entry in site.late() if entry[0] == "CONNECT"]  # TURN over TCP, or a mere preconnect


async def test_with_a_shut_gate_no_channel_sends_while_the_page_is_acted_on(tab: Tab) -> None:
    site = await heard(tab)
    assert site.senders("load") >= LOAD_CHANNELS
    assert site.late() == []
