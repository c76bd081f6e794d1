"""What can stand behind a text, as styles tell."""

import pytest

from auditor.collect.browser import Tab
from tests.fixtures.coloured_pages import look, nodes


@pytest.mark.parametrize(
    ("style", "least", "most"),
    [
        ("background:linear-gradient(#fff,#eee)", 18, 21),
        ("background:linear-gradient(#000,#fff)", 1, 21),
        ("background:linear-gradient(red,red) 0 100%/100% 1px no-repeat", 21, 21),
        ("background:url(x.png) right center/20px no-repeat;padding-right:40px;width:40em", 21, 21),
        ("background:linear-gradient(rgba(0,0,0,.5),rgba(0,0,0,.5))", 5.2, 5.4),
    ],
)
async def test_styles_tell_the_contrast_where_axe_could_not(tab: Tab, style: str, least: float, most: float) -> None:
    visited = await look(tab, f'<p style="color:#000;{style}">The fee is twenty dollars</p>')
    (node,) = nodes(visited, "color-contrast")
    assert node.text is not None
    assert node.text.contrast is not None
    assert least - 0.01 <= node.text.contrast[0] <= node.text.contrast[1] <= most + 0.01
    if least == most:
        assert node.text.contrast[0] == pytest.approx(least, abs=0.01)
