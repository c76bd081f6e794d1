"""Texts that need no contrast, or may need none."""

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
