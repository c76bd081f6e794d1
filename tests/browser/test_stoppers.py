"""Names of the controls that could stop what moves."""

import pytest

from auditor.artifacts import Motion
from auditor.collect.browser import Tab
from tests.fixtures.structured_pages import facts

MOVES = (
    "<style>@keyframes go { to { margin-left: 90px } } #m { animation: go 1s infinite }</style><p id=m>Going places</p>"
)


@pytest.mark.parametrize(
    ("controls", "stoppers", "players"),
    [
        ("<button>Pause</button><button>Play</button><button>Send</button>", ("Pause",), ("Play",)),
        ("<button aria-label='Stop the slides'>x</button>", ("Stop the slides",), ()),
        ("<i id=n>Freeze</i><button aria-labelledby=n>x</button>", ("Freeze",), ()),
        ("<button><img alt='Pause the video'></button>", ("Pause the video",), ()),
        ("<label for=s>How often it changes</label><select id=s></select>", ("How often it changes",), ()),
        ("<button class='btn pause'></button>", ("button",), ()),
        ("<button hidden>Pause</button><a href=/pause>Pause</a>", (), ()),
    ],
)
async def test_controls_are_known_by_what_they_are_called(
    tab: Tab, controls: str, stoppers: tuple[str, ...], players: tuple[str, ...]
) -> None:
    found = await facts(tab, MOVES + controls, Motion)
    assert found.moving
    assert (found.stoppers, found.players) == (stoppers, players)
