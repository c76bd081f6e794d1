"""Marks of a carousel whose slides can be reached by its other controls as well."""

import pytest

from auditor.artifacts import Listeners
from auditor.collect.browser import Tab
from tests.fixtures.heard_pages import collect
from tests.fixtures.local_site import page
from tests.fixtures.walked_pages import walk

MARKS = "<ol class=carousel-indicators><li class=mark data-slide-to=0></li><li class=mark data-slide-to=1></li></ol>"
STEPS = "<a href=#c role=button class=carousel-control-prev>&lt;</a><a href=#c role=button class=carousel-control-next>&gt;</a>"
LOOK = "<style>.mark{display:inline-block;width:20px;height:20px;cursor:pointer}</style>"
LISTEN = (
    "<script>document.querySelectorAll('.mark').forEach(el => el.addEventListener('click', () => alert(1)))</script>"
)

REACHED = {
    "marks of a library": f"<div class='carousel slide'>{MARKS}{STEPS}</div>",
    "numbered marks": f"<div class=carousel><p class=dots><b class=mark>1</b></p>{STEPS}</div>",
    "words for the steps": f"<div class=slider>{MARKS}<button>Anterior</button><button>Siguiente</button></div>",
    "named steps": f"<div class=swiper>{MARKS}<button aria-label=Previous>x</button><button aria-label=Next>x</button></div>",
    "a carousel by its role": f"<div aria-roledescription=carousel>{MARKS}<p>{STEPS}</p></div>",
}
NOT_REACHED = {
    "no steps": f"<div class=carousel>{MARKS}</div>",
    "only the next one": f"<div class=carousel>{MARKS}<button>Next</button></div>",
    "steps that Tab passes by": f"<div class=carousel>{MARKS}{STEPS.replace('<a ', '<a tabindex=-1 ')}</div>",
    "steps that are hidden": f"<div class=carousel>{MARKS}<p hidden>{STEPS}</p></div>",
    "steps of another carousel": f"<div class=carousel>{MARKS}</div><div class=carousel>{STEPS}</div>",
    "a slide that does something": f"<div class=carousel><p><b class=mark>Pay here</b></p>{STEPS}</div>",
}


@pytest.mark.parametrize("kind", [*REACHED, *NOT_REACHED])
async def test_marks_have_a_twin_where_steps_lead_to_the_same_slides(tab: Tab, kind: str) -> None:
    found = await collect(tab, page(f"{LOOK}<p>Fees</p>{(REACHED | NOT_REACHED)[kind]}{LISTEN}"), Listeners)
    marks = [one for one in found.listened if one.target and "mark" in one.target.html]
    assert marks
    assert {one.twin == "steps beside" for one in marks} == {kind in REACHED}


@pytest.mark.parametrize("kind", ["numbered marks", "a slide that does something"])
async def test_tab_need_not_reach_such_a_mark(tab: Tab, kind: str) -> None:
    found, _, _ = await walk(tab, LOOK + (REACHED | NOT_REACHED)[kind])
    assert bool(found.unreached) == (kind in NOT_REACHED)
