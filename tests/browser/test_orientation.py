"""What turns or appears with the screen's orientation."""

from auditor.artifacts import Orientation
from auditor.collect.browser import Tab
from tests.fixtures.restyled_pages import look


async def test_content_that_turns_with_the_screen_is_found_however_it_is_written(tab: Tab) -> None:
    head = """<style>
      @media (orientation: portrait) { #a { transform: rotate(0.25turn) } #b { rotate: -100grad }
        @supports (display: grid) { #c { transform: matrix(0, 1, -1, 0, 0, 0) } } #d { transform: rotateZ(1turn) }
        #e { transform: rotateX(90deg) } }
      @media (min-aspect-ratio: 1/1) { #f { transform: rotate3d(0, 0, 1, 270deg) } }
      @media (max-width: 400px) { #g { rotate: 90deg } }
      #h { transform: rotate(90deg) }
    </style>"""
    body = "".join(f"<p id={name}>Text {name}</p>" for name in "abcdefgh")
    found = (await look(tab, body, head))[Orientation]
    angles = {item.target.selector: (item.portrait_deg, item.landscape_deg) for item in found.turned}
    assert angles == {"#a": (90, 0), "#b": (270, 0), "#c": (90, 0), "#f": (0, 270)}
    assert all(item.by_orientation for item in found.turned)


async def test_a_cover_that_asks_to_turn_the_device_is_found(tab: Tab) -> None:
    head = (
        "<style>#cover { display: none } @media (orientation: landscape) "
        "{ #cover { display: block; position: fixed; inset: 0; background: white } }</style>"
    )
    found = (await look(tab, "<main>Text</main><div id=cover>Please turn your device</div>", head))[Orientation]
    assert [(item.target.selector, item.orientation) for item in found.prompts] == [("#cover", "landscape")]
    assert found.turned == ()


async def test_the_window_is_not_turned_without_a_reason(tab: Tab) -> None:
    styles = "<style>@media (max-width: 600px) { main { rotate: 90deg } } @media (orientation: portrait) { p { color: red } }</style>"
    script = "<script>function lock() { screen.orientation.lock('portrait') }</script>"
    found = (await look(tab, "<main><p>Text</p></main>" + script, styles))[Orientation]
    assert (found.asks, found.was_turned, found.unreadable_sheets) == (False, False, 0)
    assert "orientation.lock('portrait')" in found.lock_script
