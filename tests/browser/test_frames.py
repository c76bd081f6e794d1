"""Frames by name and whether a visitor meets them."""

from auditor.collect.browser import Tab
from tests.fixtures.framed_pages import frames_of


async def test_frames_are_named_by_their_attributes(tab: Tab) -> None:
    found = await frames_of(
        tab,
        "<span id=l>Map of</span><span id=n hidden>the north</span><iframe aria-labelledby='l n' aria-label=x></iframe>"
        "<iframe aria-label='By label' title=x></iframe><iframe title=' By  title '></iframe><iframe alt=x></iframe>",
    )
    assert [frame.name for frame in found.frames] == ["Map of the north", "By label", "By title", ""]
    assert [frame.target is None for frame in found.frames] == [False, False, False, True]


async def test_hidden_frames_are_not_exposed(tab: Tab) -> None:
    found = await frames_of(
        tab,
        "<iframe title=a></iframe><div aria-hidden=true><iframe title=b></iframe></div>"
        "<div inert><iframe title=c></iframe></div><iframe title=d style='display:none'></iframe>",
    )
    assert [frame.exposed for frame in found.frames] == [True, False, False, False]
