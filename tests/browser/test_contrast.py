"""Pixels around letters, where styles don't tell their contrast."""

import pytest

from auditor.artifacts import AxeResults, TextContrast, TextLook
from auditor.collect.axe_run import main_world
from auditor.collect.browser import Tab
from tests.fixtures.coloured_pages import artifact, look, nodes, verdicts

INK_OF = "getComputedStyle(document.querySelector('p')).webkitTextFillColor"


def picture(*colours: str) -> str:
    """A CSS image of vertical stripes, which no style sheet tells the colours of."""
    stripes = "".join(f"%3Crect x='{i * 4}' width='4' height='9' fill='{c}'/%3E" for i, c in enumerate(colours))
    size = 4 * len(colours)
    return f"url(&quot;data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='{size}' height='9'%3E{stripes}%3C/svg%3E&quot;)"


async def the_look(tab: Tab, body: str) -> TextLook:
    """The one look that a page gives rise to."""
    (found,) = artifact(await look(tab, body), TextContrast).looks
    return found


async def test_a_page_without_doubts_is_not_photographed(tab: Tab) -> None:
    body = '<p>Plain</p><p style="background:linear-gradient(#fff,#eee)">Pale</p>'
    assert artifact(await look(tab, body), TextContrast) == TextContrast()


async def test_pixels_around_the_letters_are_measured_over_a_picture(tab: Tab) -> None:
    found = await the_look(
        tab, f'<p style="color:#fff;background:{picture("#333333".replace("#", "%23"))}">The fee</p>'
    )
    assert found.seen
    assert found.ink == "#ffffff"
    assert found.shares == pytest.approx((12.63,) * 5, abs=0.1)


async def test_a_striped_picture_gives_a_range(tab: Tab) -> None:
    style = f"color:#fff;font-size:30px;background:{picture('black', 'white')}"
    found = await the_look(tab, f'<p style="{style}">The fee is twenty dollars</p>')
    assert found.shares[0] < 2
    assert found.shares[-1] > 15


async def test_text_far_down_the_page_is_looked_at_too(tab: Tab) -> None:
    body = f'<div style="height:3000px"></div><p style="color:#fff;background:{picture("black")}">The fee</p>'
    assert (await the_look(tab, body)).shares[0] > 18


async def test_a_shadow_counts_as_what_the_letters_stand_on(tab: Tab) -> None:
    shadow = "text-shadow:0 0 2px #000,0 0 2px #000,0 0 3px #000,0 0 4px #000"
    style = f"color:#fff;font-size:20px;{shadow};background:{picture('white')}"
    found = await the_look(tab, f'<p style="{style}">The fee</p>')
    assert found.shares[2] > 4.5


async def test_text_under_something_else_is_not_seen(tab: Tab) -> None:
    cover = '<div style="position:absolute;inset:0;background:#fff"></div>'
    body = f'<div style="position:relative"><p style="background:{picture("black")}">The fee</p>{cover}</div>'
    visited = await look(tab, body)
    assert [found.seen for found in artifact(visited, TextContrast).looks] == [False]


async def test_the_ink_is_given_back(tab: Tab) -> None:
    await tab.page.set_content('<p style="color:rgb(1,2,3);transition:all 5s">The fee</p>')
    world = await main_world(tab)
    inks = []
    for step in ("hide", "show"):
        await world.call("collect", ["contrast"], {"step": step, "selectors": ["p"]}, limit_s=5)
        inks.append(await tab.page.evaluate(INK_OF))
    assert inks == ["rgba(0, 0, 0, 0)", "rgb(1, 2, 3)"]
    assert await tab.page.evaluate("document.adoptedStyleSheets.length") == 0


async def test_texts_under_the_stricter_level_are_listed_by_colour_pair(tab: Tab) -> None:
    visited = await look(tab, '<p style="color:#666">One</p><p style="color:#666">Two</p><p>Three</p>')
    (pair,) = artifact(visited, AxeResults).frames[0].near
    assert (pair.colours, pair.contrast, pair.large, pair.count) == ("#666666 on #ffffff", 5.74, False, 2)


async def test_a_pair_that_styles_tell_where_the_engine_does_not_is_told(tab: Tab) -> None:
    line = "background:linear-gradient(#000,#000) 0 100%/100% 1px no-repeat"
    body = f'<p style="color:#666">One</p><p id=a style="color:#666;{line}">Two</p>'
    visited = await look(tab, body)
    assert [node.cause for node in nodes(visited, "color-contrast")] == ["#666666 on #ffffff"]
    assert list(verdicts(visited, "low-enhanced-contrast").values()) == ["failed"]


async def test_words_on_shapes_of_different_colours_do_not_share_a_look(tab: Tab) -> None:
    def bar(top: int, fill: str) -> str:
        word = f'<text x="5" y="{top + 20}" fill="#fff" font-size="16">Fees</text>'
        return f'<rect x="0" y="{top}" width="90" height="30" fill="{fill}"/>{word}'

    bars = "".join(bar(40 * i, fill) for i, fill in enumerate(("#222", "#eee", "#222", "#ddd")))
    visited = await look(tab, f'<svg width="200" height="200">{bars}</svg>')
    assert list(verdicts(visited, "color-contrast").values()) == ["failed", "failed"]


async def test_a_shape_whose_box_reaches_farther_than_what_it_draws_is_looked_at_in_more_than_one_place(
    tab: Tab,
) -> None:
    ends = '<path d="M0 0h90v30h-90z M0 170h90v30h-90z" fill="#ddd"/>'
    words = "".join(f'<text x="5" y="{y}" fill="#fff" font-size="16">Fees</text>' for y in (105, 20))
    visited = await look(
        tab, f'<svg width="90" height="200"><rect width="90" height="200" fill="#222"/>{ends}{words}</svg>'
    )
    assert list(verdicts(visited, "color-contrast").values()) == ["failed"]


@pytest.mark.parametrize(
    ("style", "outcomes"),
    [
        ("background:#fff", ["failed"]),
        ("background:linear-gradient(#fff,#eee)", ["failed"]),
        ("background:linear-gradient(#222,#333)", []),
        ("background:linear-gradient(#000,#fff)", ["cantTell"]),
        ("background:linear-gradient(#222,#333);opacity:.9", ["cantTell"]),
        ("opacity:.9", ["cantTell"]),
    ],
)
async def test_in_a_frame_a_ground_that_styles_do_not_tell_leaves_a_question(
    tab: Tab, style: str, outcomes: list[str]
) -> None:
    page = f"<html lang=en><title>x</title><main style='{style}'><p style='color:#bbb'>The fee</p></main>"
    visited = await look(tab, f'<iframe title="Fees" width=400 height=200 srcdoc="{page}"></iframe>')
    assert list(verdicts(visited, "color-contrast").values()) == outcomes
