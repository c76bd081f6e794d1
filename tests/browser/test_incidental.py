"""Texts that need no contrast, or may need none."""

import pytest

from auditor.collect.browser import Tab
from tests.fixtures.coloured_pages import look, verdicts

PALE = "color:#bbb;background:#fff"


async def test_text_of_an_inactive_control_is_exempt(tab: Tab) -> None:
    body = f"""
    <button disabled style="{PALE}"><span>Send</span></button>
    <ul class="pagination"><li class="page-item disabled"><a class="page-link" tabindex="-1" style="{PALE}">Back</a></li></ul>
    <button class="btn-disabled" tabindex="-1" style="{PALE}">Later</button>
    <div aria-disabled="true"><span style="{PALE}">Off</span></div>
    <fieldset disabled><label style="{PALE}">Name <input></label></fieldset>
    <label for="year" style="{PALE}">Year</label><input id="year" disabled>
    <span id="month" style="{PALE}">Month</span><input aria-labelledby="month" aria-disabled="true">"""
    assert verdicts(await look(tab, body), "color-contrast") == {}


async def test_what_only_looks_inactive_is_judged(tab: Tab) -> None:
    body = f"""
    <a class="btn disabled" id="link" href="/x" style="{PALE}">Apply</a>
    <p class="disabled" id="words" style="{PALE}">People with a disability apply here</p>
    <div class="disabled-parking" id="topic" style="{PALE}">Parking permits</div>
    <label for="day" id="label" style="{PALE}">Day</label><input id="day">"""
    found = verdicts(await look(tab, body), "color-contrast")
    assert found == dict.fromkeys(["#link", "#words", "#topic", "#label"], "failed")


async def test_the_text_of_a_logo_is_for_a_person(tab: Tab) -> None:
    body = f'<a class="site-logo" href="/"><span id="a" style="{PALE}">Elmwood</span></a><p id="b" class="catalogo" style="{PALE}">Fees</p>'
    assert verdicts(await look(tab, body), "color-contrast") == {"#a": "cantTell", "#b": "failed"}


async def test_text_on_a_picture_that_did_not_load_is_for_a_person(tab: Tab) -> None:
    box = 'style="position:absolute;inset:0;width:100%;height:100%"'
    body = f"""<div style="position:relative;height:60px;width:400px"><img src="/none.jpg" alt="" {box}>
    <span id="over" style="position:relative;color:#eee">Welcome to Elmwood</span></div>"""
    assert verdicts(await look(tab, body), "color-contrast") == {"#over": "cantTell"}


MARK = "<svg class=x width=30 height=30><rect width=30 height=30 /></svg>"


@pytest.mark.parametrize(
    "top",
    [
        f'<a href="/">{MARK}<span id=a style="{PALE}">Elmwood</span></a>',
        f'<a href="/es/index.html">{MARK}<b><span id=a style="{PALE}">Elmwood</span></b></a>',
        f'<a href="/">{MARK}</a><div><p id=a style="{PALE}">Town of Elmwood</p></div>',
        f'<div>{MARK.replace("x", "town-seal")}</div><hgroup><div id=a style="{PALE}">Town of Elmwood</div></hgroup>',
        f'<hgroup><a href="/" id=a style="{PALE}">Elmwood</a></hgroup><img class=x src="/escudo.svg" alt="Escudo" width=9 height=9>',
    ],
)
async def test_the_name_beside_the_emblem_at_the_top_is_for_a_person_and_no_case_of_the_stricter_level(
    tab: Tab, top: str
) -> None:
    visited = await look(tab, f"</main><header>{top}</header><main>")
    assert verdicts(visited, "color-contrast") == {"#a": "cantTell"}
    grey = await look(tab, f"</main><header>{top.replace('#bbb', '#666')}</header><main>")
    assert verdicts(grey, "low-enhanced-contrast") == {}


@pytest.mark.parametrize(
    "body",
    [
        f'</main><header><a href="/fees">{MARK}<span id=a style="{PALE}">Fees</span></a></header><main>',
        f'</main><header><a href="/">{MARK}</a><ul><li id=a style="{PALE}">Closed today</li></ul></header><main>',
        f'</main><header><img class=x src="/flag.png" alt="Flag" width=9 height=9><p id=a style="{PALE}">An official site</p></header><main>',
        f'<div>{MARK.replace("x", "town-seal")}</div><p id=a style="{PALE}">Town of Elmwood</p>',
        f'</main><header><a href="/">{MARK}</a><p id=a style="{PALE}">{"The offices are closed on Monday. " * 4}</p></header><main>',
    ],
)
async def test_other_words_beside_a_picture_are_judged(tab: Tab, body: str) -> None:
    visited = await look(tab, body)
    assert verdicts(visited, "color-contrast") == {"#a": "failed"}
    assert verdicts(visited, "low-enhanced-contrast") == {"#a": "failed"}
