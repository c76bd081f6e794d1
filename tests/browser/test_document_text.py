"""The text of a rendered page in typed blocks."""

import msgspec
import pytest

from auditor.artifacts import DocumentText
from auditor.collect.browser import Tab
from auditor.collect.limits import Limits
from auditor.collect.visit import VisitOrder, visit
from auditor.main_content import MainContent
from auditor.tables import read_toml
from auditor.text.reading.html import read_html
from tests.fixtures.local_site import LocalSite
from tests.fixtures.needs import needs
from tests.fixtures.page_texts import (
    BOLD,
    BREAKS,
    EXPANSIONS,
    LANGUAGES,
    LINKS,
    LOWERED,
    NOTES,
    PAGE_TEXTS,
    PARTS,
    PICTURED,
    VERBATIM,
    lines_in,
    lines_of,
)

QUICK = Limits(settle_s=2, quiet_ms=60, phone_quiet_ms=30)


async def read(tab: Tab, body: str) -> DocumentText:
    """The text of a page with this body."""
    html = f'<!doctype html><html lang="en"><title>Fees</title><body>{body}</body></html>'
    with LocalSite({"/": html}) as site:
        visited = await visit(tab, VisitOrder(url=site.url + "/", limits=QUICK, needed=needs({DocumentText})))
    found = visited.artifacts[DocumentText]
    assert isinstance(found, DocumentText), found
    return found


@pytest.mark.parametrize("what", PAGE_TEXTS)
async def test_a_page_is_read_in_blocks(tab: Tab, what: str) -> None:
    body, lines = PAGE_TEXTS[what]
    assert lines_of((await read(tab, body)).blocks) == lines


async def test_expansions_stand_with_their_block(tab: Tab) -> None:
    body, expansions = EXPANSIONS
    assert {block.text: block.expansions for block in (await read(tab, body)).blocks if block.expansions} == expansions


async def test_a_block_has_the_nearest_language(tab: Tab) -> None:
    body, languages = LANGUAGES
    assert {block.text: block.lang for block in (await read(tab, body)).blocks} == languages


async def test_a_block_wholly_in_bold_is_told(tab: Tab) -> None:
    body, bold = BOLD
    assert [block.text for block in (await read(tab, body)).blocks if block.is_bold] == bold


async def test_signs_of_footnotes_are_raised(tab: Tab) -> None:
    body, texts = NOTES
    assert [block.text for block in (await read(tab, body)).blocks] == texts


async def test_code_and_quotes_inside_a_block_are_told(tab: Tab) -> None:
    body, parts = VERBATIM
    found = [[block.text[start:end] for start, end in block.verbatim] for block in (await read(tab, body)).blocks]
    assert found == parts


async def test_lowered_signs_of_footnotes_are_raised_and_those_of_formulas_are_not(tab: Tab) -> None:
    body, texts = LOWERED
    assert [block.text for block in (await read(tab, body)).blocks] == texts


async def test_lines_begin_behind_line_breaks(tab: Tab) -> None:
    body, lines = BREAKS
    assert [lines_in(block) for block in (await read(tab, body)).blocks] == lines


async def test_links_inside_a_block_are_told(tab: Tab) -> None:
    body, links = LINKS
    assert [[block.text[start:end] for start, end in block.links] for block in (await read(tab, body)).blocks] == links


async def test_texts_for_pictures_come_with_the_next_block(tab: Tab) -> None:
    body, pictured = PICTURED
    assert {block.text: list(block.pictured) for block in (await read(tab, body)).blocks} == pictured


async def test_the_panel_or_details_of_a_block_is_told(tab: Tab) -> None:
    body, parts = PARTS
    assert {block.text: block.part for block in (await read(tab, body)).blocks} == parts


async def test_text_in_shadow_trees_is_read_in_the_order_in_which_it_is_seen(tab: Tab) -> None:
    script = "<script>h.attachShadow({mode: 'open'}).innerHTML = '<p>Before</p><slot></slot><p>After</p>'</script>"
    found = await read(tab, f"<main><div id=h><p>Slotted</p></div></main>{script}")
    assert lines_of(found.blocks) == ["paragraph: Before", "paragraph: Slotted", "paragraph: After"]


async def test_selectors_are_those_of_the_reader_without_a_browser_where_ids_name_the_elements(tab: Tab) -> None:
    body = "<main><p id='2 a'>One</p><div id=d><p>Two</p><p>Three</p></div></main>"
    there, here = await read(tab, body), read_html(body)
    assert there.blocks[0].selector == here.blocks[0].selector == "#\\32 \\ a"
    assert there.blocks[2].selector == here.blocks[2].selector == "#d > p:nth-of-type(2)"


async def test_what_is_main_content_is_told_to_the_page_and_to_the_reader_of_files_by_one_table(
    tab: Tab, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = read_toml("main_content.toml")
    table["main"]["names"], table["frame"]["tags"] = ["heart"], ["hgroup"]
    monkeypatch.setattr("auditor.collect.world.probe_options", lambda: {"main_content": table})
    told = msgspec.convert(table, MainContent)
    monkeypatch.setattr("auditor.text.reading.page_frame.main_content", lambda: told)
    body = "<div id=content><p>Around</p></div><div id=heart><hgroup>Frame</hgroup><nav>Content</nav></div>"
    for blocks in ((await read(tab, body)).blocks, read_html(body).blocks):
        assert {block.text: block.in_main for block in blocks} == {"Around": False, "Frame": False, "Content": True}
