"""Headings, landmarks and the skeleton of a page."""

from auditor.artifacts import Structure
from auditor.collect.browser import Tab
from tests.fixtures.structured_pages import facts


async def test_headings_have_their_level_and_hidden_ones_are_left_out(tab: Tab) -> None:
    found = await facts(
        tab,
        "<h1>Fees</h1><div role=heading aria-level=3>Dogs</div><h2 hidden>No</h2><div role=heading>Cats</div>",
        Structure,
    )
    assert [(heading.level, heading.text) for heading in found.headings] == [(1, "Fees"), (3, "Dogs"), (2, "Cats")]


async def test_a_landmark_is_one_by_tag_or_role_and_no_header_of_an_article(tab: Tab) -> None:
    found = await facts(
        tab,
        "<header>Top</header><nav aria-label=Main><a href=/>a</a></nav><div role=' Main x'>Text</div>"
        "<article><header>Not</header></article><div role=button>No</div>",
        Structure,
    )
    assert [(landmark.role, landmark.label) for landmark in found.landmarks] == [
        ("banner", ""), ("navigation", "Main"), ("main", ""),
    ]  # fmt: skip


async def test_the_skeleton_is_of_containers_and_not_of_their_states(tab: Tab) -> None:
    found = await facts(tab, "<div class='card is-open'><section><p>Text</p></section></div>", Structure)
    assert found.skeleton == ("body>div.card", "body>div.card>section")
