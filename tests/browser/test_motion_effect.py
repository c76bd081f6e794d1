"""What motion of the device does to a page, and what controls the page has besides."""

import pytest

from auditor.artifacts import Listeners, MotionEffect
from auditor.collect.browser import Tab
from auditor.collect.limits import Limits
from auditor.collect.visit import VisitOrder, visit
from tests.fixtures.local_site import LocalSite, page
from tests.fixtures.needs import needs

QUICK = Limits(settle_s=2, quiet_ms=60, phone_quiet_ms=30)
SHAKEN = "<p id='p'>Still</p><script>addEventListener('devicemotion', (e) => {{ {} }})</script>"


async def effect(tab: Tab, body: str) -> MotionEffect:
    with LocalSite({"/": page(body), "/next": page("Next")}) as site:
        wanted = needs({Listeners, MotionEffect})
        visited = await visit(tab, VisitOrder(url=f"{site.url}/", limits=QUICK, needed=wanted))
        assert not site.visits("/next")
    found = visited.artifacts[MotionEffect]
    assert isinstance(found, MotionEffect), found
    return found


async def test_a_page_that_does_not_listen_is_left_alone(tab: Tab) -> None:
    assert await effect(tab, "<p>Still</p><button>Go</button>") == MotionEffect()


@pytest.mark.parametrize(
    ("act", "changed"),
    [
        ("if (Math.abs(e.acceleration.x) > 15) p.textContent = 'Shaken'", ("text",)),
        ("if (e.rotationRate.gamma > 100) f.value = 'x'", ("fields",)),
        ("if (e.accelerationIncludingGravity.z > 20) p.style.marginTop = '80px'", ("places",)),
        ("if (e.acceleration.y > 15) location = '/next'", ("navigation",)),
        ("if (e.acceleration.x > 1000) p.textContent = 'Never'", ()),
    ],
)
async def test_what_a_shake_changes_is_seen(tab: Tab, act: str, changed: tuple[str, ...]) -> None:
    found = await effect(tab, "<input id='f' aria-label='F'>" + SHAKEN.format(act))
    assert (found.events, found.tried, found.unsteady) == (("devicemotion",), True, ())
    assert set(changed) <= set(found.changed) <= {*changed, "places"}  # another text is of another width
    assert not found.prints_sensor


async def test_what_changes_by_itself_and_what_only_measures_is_known(tab: Tab) -> None:
    measuring = SHAKEN.format("p.textContent = e.acceleration.x.toFixed(1)")
    clock = "<p id='c'></p><script>let n = 0; setInterval(() => { c.textContent = 'Run ' + n++ }, 50)</script>"
    found = await effect(tab, measuring + clock)
    assert "text" in found.changed
    assert "text" in found.unsteady
    assert found.prints_sensor


async def test_only_controls_that_do_something_count(tab: Tab) -> None:
    idle = "<button type='button'>Idle</button><input type='range' disabled><p>Read <a href='/next'>this</a> before you go on.</p>"
    assert (await effect(tab, idle + SHAKEN.format(""))).controls == ()
    busy = (
        "<button onclick='p.click()'>Heard</button><label><input type='checkbox'> Off</label><a href='/next'>Settings</a>"
        "<form><button>Send</button></form><button hidden onclick='p.click()'>Hidden</button>"
    )
    found = await effect(tab, idle + busy + SHAKEN.format(""))
    assert set(found.controls) == {"Heard", "Off", "Settings", "Send"}
    assert (found.control_count, found.listens_everywhere) == (4, False)
    everywhere = "<script>document.addEventListener('keydown', () => {})</script>"
    assert (await effect(tab, everywhere + SHAKEN.format(""))).listens_everywhere
