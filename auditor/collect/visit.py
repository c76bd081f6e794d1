"""One visit of one page: load it, let it come to rest, bring back its artifacts."""

import asyncio
import math
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Literal
from urllib.parse import urlsplit

import msgspec
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Response

from auditor.artifacts import (
    PAGE_ARTIFACTS,
    AxeResults,
    Frames,
    HouseStyle,
    SourceHtml,
    Visit,
    Window,
)
from auditor.collect import troubles
from auditor.collect.axe_run import FrameFacts, main_world, run_axe
from auditor.collect.browser import Tab
from auditor.collect.bundle import DESKTOP_PROBES, TREE_PROBES
from auditor.collect.failures import as_sentence, check_response, visit_error
from auditor.collect.interact import interact
from auditor.collect.interact.stage import MayFetch, Stage
from auditor.collect.limits import Limits
from auditor.collect.stand_ins import Bare, stand_in
from auditor.collect.troubles import sentence
from auditor.collect.window import close_windows
from auditor.collect.world import NavigatedError, ScriptError, World, reason_of
from auditor.errors import CollectError, CrashedError, LoginError, OffSiteError, PageTimeoutError, VisitError
from auditor.facts import Need
from auditor.message import Message, as_said, joined, say
from auditor.profile import Profile
from auditor.text.reading.encoding import charset_of, decode

HTML_LIMIT_CHARS = 5_000_000
_BROWSER_ERROR = "chrome-error:"  # what the browser shows in place of a page
LEAVE_S = 15.0  # of a visit's time, to leave the page whatever it does
MAX_LOOKS = 2  # a page that changes while it is looked at is looked at once more
MAX_LATE = 3  # of a visit, the part after which there is no time for another look
MAX_NAVIGATIONS = 5  # redirects by script or meta refresh that are followed
_KINDS = {kind.key: kind for kind in PAGE_ARTIFACTS}  # type: ignore[attr-defined]
_LARGE = (SourceHtml,)  # no rule that a window matters to reads it


@dataclass(slots=True)
class Visited:
    """What a visit brought back: by profile, artifact type -> artifact, or the error that stands in its place.

    `shown_html` is the HTML of what is shown, for telling pages apart: nobody keeps it.
    """

    url_final: str
    http_status: int | None
    profile: Profile
    met: dict[str, dict[type, object]] = field(default_factory=dict)
    shown_html: str = ""

    @property
    def artifacts(self) -> dict[type, object]:
        """What was met under the profile with which the page was loaded."""
        return self.met.setdefault(self.profile.id, {})

    def add(self, artifact: object) -> None:
        self.artifacts[type(artifact)] = artifact


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitOrder:
    """What a visit is asked for.

    `needed` names the artifacts that are worth extra work (None: all); the plain ones always come.
    `may_fetch` tells whether a page that links lead to may be asked for besides (see Stage). `house` is kept with
    the facts, for what the rules ask of the page's text. What has not begun by `until` (of time.monotonic), or in time
    for the limits, is left out. `stays`: the page itself is judged, wherever a refresh or a script would lead.
    """

    url: str
    in_scope: Callable[[str], bool] = lambda _: True
    limits: Limits = Limits()  # noqa: RUF009 - it is frozen
    attempt: int = 1
    needed: Collection[Need] | None = None
    may_fetch: MayFetch = lambda _url, _text, _is_nofollow: True
    house: HouseStyle = HouseStyle()  # noqa: RUF009 - it is frozen
    until: float = math.inf
    stays: bool = False


@dataclass(slots=True)
class _Rest:
    """How the page came to rest."""

    settled: bool
    why: Message | None
    settle_ms: float
    world: World


async def visit(tab: Tab, order: VisitOrder) -> Visited:
    """Visit a page in `tab`, as the tab's profile. Raises a VisitError when there is nothing to audit."""
    limits = order.limits
    # The protocol leaves a call to a page that crashes without an answer: the crash itself is the answer.
    until = min(order.until, time.monotonic() + limits.visit_s - LEAVE_S)
    looking = asyncio.ensure_future(_visit(tab, replace(order, until=until)))
    crash = asyncio.ensure_future(tab.crashed.wait())
    try:
        await asyncio.wait({looking, crash}, timeout=limits.visit_s, return_when=asyncio.FIRST_COMPLETED)
        if looking.done():
            visited = looking.result()
            visited.add(order.house)
            return visited
        if tab.crashed.is_set():
            raise CrashedError(sentence(troubles.CRASHED))
        raise PageTimeoutError(say("The page did not answer within {seconds:g} s.", seconds=limits.visit_s))
    finally:
        looking.cancel()
        crash.cancel()
        await tab.put_away()


async def knock(tab: Tab, url: str, limit_s: float) -> None:
    """Learn whether anybody answers at `url`; raises the VisitError that tells what came instead of a page."""
    try:
        await tab.begin()
        await tab.page.goto(url, wait_until="commit", timeout=limit_s * 1000)
    except PlaywrightError as error:
        raise visit_trouble(tab, error, url) from error
    finally:
        await tab.put_away()


def visit_trouble(tab: Tab, error: Exception, url: str) -> VisitError:
    """What the browser's error means; where its gate could not connect, what the gate knows."""
    at = tab.traffic.navigation.url if tab.traffic.navigation else url
    trouble = tab.gate.troubles.get(urlsplit(at).hostname or "")
    return visit_error(error, trouble)


async def _visit(tab: Tab, order: VisitOrder) -> Visited:
    limits = order.limits
    started_at = datetime.now(UTC).isoformat(timespec="milliseconds")
    started = time.monotonic()
    try:
        await tab.begin()
        if order.stays:
            await tab.traffic.stay(tab.session)
        response = await _load(tab, order)
        load_ms = (time.monotonic() - started) * 1000
        for number in range(1, MAX_LOOKS + 1):
            try:
                visited, rest, shown = await _look(tab, order, response)
            except NavigatedError:
                if number == MAX_LOOKS:
                    raise
                continue  # it went to another document while we looked: look at that one
            if not rest.settled or not await _has_moved(tab, rest.world, limits):
                break
            is_late = time.monotonic() - started > limits.visit_s / MAX_LATE
            rest.settled, rest.why = False, say("its content changed while it was looked at")
            if is_late:
                break
        visited, rest, shown = await _past_window(tab, order, visited, rest, shown)
        visited.add(_visit_facts(tab, order, shown, started_at, load_ms, rest))
        stage = Stage(tab, rest.world, limits, visited.artifacts, may_fetch=order.may_fetch, until=order.until)
        for need, found in (await interact(stage, order.needed)).items():
            visited.met.setdefault(need.profile.id, {})[need.kind] = found
    except VisitError:
        raise
    except (PlaywrightError, NavigatedError, ScriptError, TimeoutError) as error:
        raise visit_trouble(tab, error, order.url) from error
    return visited


async def _look(tab: Tab, order: VisitOrder, first: Response | None) -> tuple[Visited, _Rest, Response | None]:
    """Wait for the page to come to rest and collect what it shows; also the response of what is shown."""
    limits, needed = order.limits, order.needed
    rest = await _settle(tab, limits)
    response = await _last_response(tab, first)
    check_response(response, order.url)
    await _check_place(tab, order, rest.world)
    if not order.stays:
        await _check_content(response, rest, limits)
    visited = Visited(tab.page.url, response.status if response else None, tab.profile)
    await rest.world.call("isIncomplete", tab.traffic.is_incomplete, limit_s=limits.probe_s)
    await _collect_html(tab, response, rest.world, visited, limits)
    frames_seen = await _collect_facts(rest.world, visited, order)
    probes = [key for key in TREE_PROBES if needed is None or Need(_KINDS[key], tab.profile) in needed]
    axe, frames, answer = await run_axe(tab, rest.world, frames_seen, limits, probes, until=order.until)
    visited.artifacts[AxeResults] = axe
    visited.add(frames)
    for key in probes:
        _decode(key, answer, visited)
    return visited, rest, response


async def _past_window(
    tab: Tab, order: VisitOrder, visited: Visited, rest: _Rest, shown: Response | None
) -> tuple[Visited, _Rest, Response | None]:
    """What stands behind a window that lies over the page, once that could be closed; else what was seen."""
    try:
        window = await close_windows(tab, rest.world, order.limits)
    except (ScriptError, TimeoutError) as error:
        visited.artifacts[Window] = CollectError(reason_of(error, say("it took too long")))
        return visited, rest, shown
    if window is None:
        return visited, rest, shown
    if not window.closed_by:
        visited.add(window)
        return visited, rest, shown
    behind, rest, shown = await _look(tab, order, shown)
    first = {
        kind.key: msgspec.to_builtins(artifact)  # type: ignore[attr-defined]
        for kind, artifact in visited.artifacts.items()
        if kind not in _LARGE and not isinstance(artifact, CollectError)
    }
    behind.add(replace(window, first=first))
    return behind, rest, shown


async def _has_moved(tab: Tab, world: World, limits: Limits) -> bool:
    """Whether the page changed while it was looked at, or is about to."""
    changes: int = await world.call("changes", limit_s=limits.probe_s)
    return changes > 0 or bool(tab.traffic.pending())


async def _load(tab: Tab, order: VisitOrder) -> Response | None:
    limit_ms = order.limits.load_s * 1000
    # A page that may not leave is not waited for: its attempt ends the reading of its HTML.
    until: Literal["commit", "domcontentloaded"] = "commit" if order.stays else "domcontentloaded"
    response = await tab.page.goto(order.url, wait_until=until, timeout=limit_ms)
    check_response(response, order.url)
    return response


async def _settle(tab: Tab, limits: Limits) -> _Rest:
    """Wait until DOM, fonts, animations and requests are at rest, across redirects by script."""
    started = time.monotonic()
    navigations = 0
    while True:
        left = limits.settle_s - (time.monotonic() - started)
        try:
            world = await main_world(tab)
            rest = await world.settle(quiet_ms=limits.quiet_ms, limit_s=max(left, 0.5))
        except NavigatedError as error:
            navigations += 1
            if navigations > MAX_NAVIGATIONS:
                raise PageTimeoutError(sentence(troubles.SENDS_ON)) from error
            await tab.page.wait_for_load_state("domcontentloaded", timeout=limits.load_s * 1000)
            continue
        elapsed = time.monotonic() - started
        if not rest["settled"] or elapsed >= limits.settle_s:
            why = joined(map(_still_moving, rest["why"])) if rest["why"] else say("requests were still under way")
            return _Rest(False, why, elapsed * 1000, world)
        if not tab.traffic.pending():
            return _Rest(True, None, elapsed * 1000, world)
        await tab.traffic.wait_idle(limits.settle_s - elapsed)


def _still_moving(late: Mapping[str, str]) -> Message:
    """One thing that was not at rest in time (probes/settle.js), in words."""
    if late["what"] == "document":
        return say("it was still loading")
    if late["what"] == "fonts":
        return say("its fonts were still loading")
    return (
        say("its content kept changing ({name})", name=late["name"])
        if late["name"]
        else say("its content kept changing")
    )


async def _last_response(tab: Tab, first: Response | None) -> Response | None:
    """Response of the document that is shown now: a script may have sent us on."""
    navigation = tab.traffic.navigation
    if navigation is None or (first is not None and navigation == first.request):
        return first
    return await navigation.response() or first


async def _check_place(tab: Tab, order: VisitOrder, world: World) -> None:
    final = tab.page.url
    if final.startswith(_BROWSER_ERROR) and tab.traffic.navigation is not None:
        final = tab.traffic.navigation.url  # where it sends us, nobody answers
        if trouble := tab.gate.troubles.get(urlsplit(final).hostname or ""):
            raise as_sentence(trouble)
    was_sent_on = urlsplit(final)[:4] != urlsplit(order.url)[:4]
    if was_sent_on and await world.call("hasPassword", limit_s=order.limits.probe_s):
        raise LoginError(sentence(troubles.LEADS_TO_LOGIN))
    if was_sent_on and not order.in_scope(final):
        raise OffSiteError(say("It leads out of what is audited: {url}", url=final[:200]))


async def _check_content(response: Response | None, rest: _Rest, limits: Limits) -> None:
    """Raise the VisitError for what stands in the page's place, if it is not there."""
    bare = msgspec.convert(await rest.world.call("bare", limit_s=limits.probe_s), Bare)
    if trouble := stand_in(bare, response.status if response else None, settled=rest.settled):
        raise trouble


async def _collect_html(tab: Tab, response: Response | None, world: World, visited: Visited, limits: Limits) -> None:
    visited.shown_html = (await world.call("html", limit_s=limits.probe_s))[:HTML_LIMIT_CHARS]
    try:
        sent = await _sent(response) if response else ""
    except PlaywrightError as error:  # the browser has let go of the body
        visited.artifacts[SourceHtml] = CollectError(as_said(error.message.splitlines()[0]))
        return
    visited.add(SourceHtml(text=sent[:HTML_LIMIT_CHARS], clipped=len(sent) > HTML_LIMIT_CHARS))


async def _sent(response: Response) -> str:
    """A page's HTML as it was sent. The browser hands text over as UTF-8; bytes it kept are read as it would."""
    return decode(await response.body(), charset_of(response.headers.get("content-type", "")))


async def _collect_facts(world: World, visited: Visited, order: VisitOrder) -> list[FrameFacts]:
    """Run the desktop probes; returns what the `frames` probe saw, in the order of window.frames."""
    answer = await world.collect(DESKTOP_PROBES, limit_s=order.limits.probe_s, until=order.until)
    for key in DESKTOP_PROBES:
        if key != Frames.key:  # its artifact is made by the engine's run, which reads the frames
            _decode(key, answer, visited)
    seen: list[FrameFacts] = answer["facts"].get(Frames.key, {}).get("frames", [])
    return seen


def _decode(key: str, answer: Mapping[str, Any], visited: Visited) -> None:
    """Facts of one probe as its artifact; a mismatch costs that artifact only."""
    kind = _KINDS[key]
    if error := answer["errors"].get(key):
        visited.artifacts[kind] = CollectError(error if isinstance(error, Message) else as_said(error))
        return
    try:
        visited.artifacts[kind] = msgspec.convert(answer["facts"][key], kind)
    except msgspec.ValidationError as error:
        visited.artifacts[kind] = CollectError(say("the probe's answer does not fit: {reason}", reason=str(error)))


def _visit_facts(
    tab: Tab, order: VisitOrder, response: Response | None, started_at: str, load_ms: float, rest: _Rest
) -> Visit:
    redirects: list[str] = []
    request = response.request.redirected_from if response else None
    while request is not None:
        redirects.insert(0, request.url)
        request = request.redirected_from
    headers = response.headers if response else {}
    return Visit(
        url_requested=order.url,
        url_final=tab.page.url,
        status=response.status if response else None,
        redirects=tuple(redirects),
        content_type=headers.get("content-type", ""),
        headers=headers,
        started_at=started_at,
        load_ms=round(load_ms),
        settle_ms=round(rest.settle_ms),
        settled=rest.settled,
        unsettled_why=rest.why,
        attempt=order.attempt,
        requests_blocked=tab.traffic.blocked,
        requests_failed=tab.traffic.failed,
        unstyled=tab.traffic.is_unstyled,
    )
