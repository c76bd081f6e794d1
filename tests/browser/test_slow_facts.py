"""A fact that takes too long costs itself: the page and all other facts stay."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from auditor.artifacts import (
    AxeResults,
    DocumentText,
    KeyboardWalk,
    Layout,
    Links,
    Motion,
    PhoneLayout,
    ReadingOrder,
    Visit,
    Wording,
)
from auditor.collect import interact
from auditor.collect.axe import load_axe
from auditor.collect.browser import Tab, start_browser
from auditor.collect.bundle import bundle
from auditor.collect.find import find_browser
from auditor.collect.interact.keyboard import walk_keyboard
from auditor.collect.interact.stage import Stage
from auditor.collect.limits import Limits
from auditor.collect.reach import Reach, Space
from auditor.collect.visit import LEAVE_S, Visited, VisitOrder, visit
from auditor.errors import CollectError
from auditor.facts import Need
from tests.fixtures.local_site import LocalSite, page
from tests.fixtures.needs import brought, needs

LIMITS = Limits(load_s=8, settle_s=3, quiet_ms=60, probe_s=1.5, axe_s=4)
BODY = "<main><h1>Hello</h1><p>Some text of a page. <a href=/next>Go on</a></p><button>Press</button></main>"
FOREVER = "for (;;) ;"


@asynccontextmanager
async def tab_with(change: Callable[[str], str]) -> AsyncIterator[Tab]:
    """A tab whose script was changed."""
    script = bundle(load_axe(None).axe_script)
    changed = change(script)
    assert changed != script
    async with start_browser(str(find_browser(None).path), changed) as pool:
        yield await pool.open_tab(Reach(Space.MACHINE))


def endless(probe: str) -> Callable[[str], str]:
    """A change by which a probe never ends."""
    return lambda script: script.replace(f"\n{probe}: (", f"\n{probe}: () => {{ {FOREVER} }}, _{probe}: (")


async def look(tab: Tab, limits: Limits = LIMITS, needed: tuple[type, ...] = ()) -> Visited:
    with LocalSite({"/": page(BODY)}) as site:
        kinds = (Wording, ReadingOrder, *needed)
        return await visit(tab, VisitOrder(url=f"{site.url}/", limits=limits, needed=needs(kinds)))


def missing(visited: Visited) -> dict[type, str]:
    return {kind: str(found) for kind, found in brought(visited).items() if isinstance(found, CollectError)}


async def test_a_probe_that_never_ends_costs_itself_and_what_needs_it() -> None:
    async with tab_with(endless("layout")) as tab:
        visited = await look(tab, needed=(PhoneLayout, Motion))
    lost = missing(visited)
    assert set(lost) == {Layout, PhoneLayout}
    assert lost[Layout] == "it took longer than 1.5 s"
    assert {Links, DocumentText, AxeResults, Wording, Motion, Visit} <= set(visited.artifacts)


async def test_a_probe_on_the_tree_that_never_ends_leaves_the_engine_its_results() -> None:
    async with tab_with(endless("wording")) as tab:
        visited = await look(tab)
    assert set(missing(visited)) == {Wording}
    assert isinstance(visited.artifacts[ReadingOrder], ReadingOrder)


@pytest.mark.parametrize("wait", ["", "await new Promise((done) => globalThis.setTimeout(done, 5));"])
async def test_an_engine_that_never_ends_costs_only_its_results(wait: str) -> None:
    def change(script: str) -> str:
        return script.replace(
            "const axe = loadAxe();\n  // axe-core answers", f"const axe = loadAxe(); {wait} {FOREVER}\n  //"
        )

    async with tab_with(change) as tab:
        visited = await look(tab)
    assert missing(visited) == {AxeResults: "axe-core did not finish within 4 s"}
    assert isinstance(visited.artifacts[Wording], Wording)


async def test_a_rule_of_the_engine_that_never_ends_costs_itself() -> None:
    def change(script: str) -> str:
        return script.replace(
            "const check = rule.run;", f'const check = rule.id === "list" ? () => {{ {FOREVER} }} : rule.run;'
        )

    async with tab_with(change) as tab:
        visited = await look(tab)
    axe = visited.artifacts[AxeResults]
    assert isinstance(axe, AxeResults)
    assert axe.frames[0].unfinished == ("list",)
    assert "button-name" in axe.frames[0].tested
    assert not missing(visited)


async def test_an_interaction_without_end_is_broken_off_and_none_follows_on_a_page_in_an_unknown_state(
    tab: Tab, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hang(stage: Stage) -> object:
        await asyncio.Event().wait()
        raise AssertionError

    acts = ((Need(Motion), hang), (Need(KeyboardWalk), walk_keyboard))
    monkeypatch.setattr(interact, "INTERACTIONS", acts)
    visited = await look(tab, Limits(settle_s=3, quiet_ms=60, act_s=0.5), (Motion, KeyboardWalk))
    assert missing(visited) == {
        Motion: "the page could not be acted on: it took longer than 0.5 s",
        KeyboardWalk: "the page could not be acted on: motion took too long before",
    }


async def test_without_time_left_a_page_is_kept_with_what_there_is(tab: Tab) -> None:
    visited = await look(tab, Limits(settle_s=3, quiet_ms=60, visit_s=LEAVE_S), (Motion,))
    assert isinstance(visited.artifacts[Visit], Visit)
    assert "time for this page was over" in missing(visited)[Links]
    assert {AxeResults, Wording, Motion} <= set(missing(visited))
