"""What stands beside a target on its lines (probes/beside.js), and the inline exception of WCAG 2.5.8 that it makes."""

import pytest

from auditor.artifacts import Layout
from auditor.collect.browser import Tab
from tests.fixtures.structured_pages import facts

LINK = "<a href=/a id=it>Fees</a>"
OTHER = "<a href=/b>Permits</a>"

BESIDE_TEXT = {
    "a sentence": f"<p>See the {LINK} first.</p>",
    "a word": f"<p>{LINK} form</p>",
    "a footnote mark": f"<p>{LINK}<sup>1</sup></p>",
    "a link that is the footnote mark": "<p>The fee is 20 dollars<sup><a href=/a id=it>1</a></sup></p>",
    "a list of words with bars": f"<p>{LINK} | {OTHER}</p>",
    "a list of words with commas": f"<ul><li style='display:inline'>{LINK}, </li><li style='display:inline'>{OTHER}</li></ul>",
    "bars that the style sheet writes": f"<style>i::before{{content:'| '}}</style><p>{LINK}<i>{OTHER}</i></p>",
    "a size beside a file": f"<li>{LINK} <span>(PDF)</span></li>",
    "a sentence whose line has broken": f"<p>You can read more here:<br>{LINK}</p>",
    "a button drawn as a word": "<p>The <span role=button tabindex=0 id=it>Fees</span> are due.</p>",
    "a word in boxes of their own on the line": f"<p>See <span style='display:inline-block'>{LINK}</span> first</p>",
}
ALONE = {
    "a link of its own": f"<p>{LINK}</p>",
    "links in a row": f"<p>{LINK} {OTHER}</p>",
    "links below each other": f"<p>{LINK}<br>{OTHER}</p>",
    "a text in the next block": f"<div>{LINK}<p>The fee is 20 dollars.</p></div>",
    "words for screen readers": f"<p>{LINK}<span style='position:absolute;clip:rect(0 0 0 0)'> is the current page</span></p>",
    "words that are not displayed": f"<p>{LINK}<span hidden> is the current page</span></p>",
    "words of another target": f"<p>{LINK} <label>Search the site <input></label></p>",
    "a box in a row of boxes": f"<p style='display:flex'>The fees: {LINK}</p>",
    "a field with a text before it": "<p>Your name and address: <input id=it style='height:10px'></p>",
    "a button after its label": "<p>Search the site <button id=it style='height:10px;width:10px'></button></p>",
    "a mark that floats": f"<p><b style='float:left'>New this week</b>{LINK}</p>",
}


@pytest.mark.parametrize("kind", BESIDE_TEXT)
async def test_what_stands_beside_other_text_has_the_height_of_its_line(tab: Tab, kind: str) -> None:
    found = await facts(tab, f"<div style='font-size:8px'>{BESIDE_TEXT[kind]}</div>", Layout)
    assert [item.inline for item in found.controls if item.target.selector == "#it"] == [True]


@pytest.mark.parametrize("kind", ALONE)
async def test_what_stands_alone_or_among_targets_is_judged_by_its_size(tab: Tab, kind: str) -> None:
    found = await facts(tab, f"<div style='font-size:8px'>{ALONE[kind]}</div>", Layout)
    assert [item.inline for item in found.controls if item.target.selector == "#it"] == [False]
