"""The viewport meta elements, as written."""

from auditor.artifacts import ViewportMetas
from auditor.collect.browser import Tab
from tests.fixtures.structured_pages import facts


async def test_every_viewport_meta_is_told_as_it_is_written(tab: Tab) -> None:
    metas = "<meta name=Viewport content='width=device-width'><meta name=viewport><meta name=description content=no>"
    found = await facts(tab, f"{metas}<p>Text</p>", ViewportMetas)
    assert found.contents == ("width=device-width", "")
    assert [target.html for target in found.targets] == [
        '<meta name="Viewport" content="width=device-width">', '<meta name="viewport">',
    ]  # fmt: skip


async def test_a_page_without_one_has_none(tab: Tab) -> None:
    assert await facts(tab, "<p>Text</p>", ViewportMetas) == ViewportMetas()
