"""A page that only sends its visitors on has no content."""

import pytest

from auditor.text.reading.html import read_html

LINE = "<p>If you are not sent on, <a href=x>click here in order to go on</a>.</p>"


@pytest.mark.parametrize(
    "head",
    [
        "<meta http-equiv=refresh content='0; url=https://example.gov/'>",
        "<meta http-equiv='Refresh' content='0;URL=/new'>",
        "<script>window.location.href = '/new';</script>",
        "<script>location.replace('/nuevo')</script>",
        "<script>\n document.location='/new'</script>",
        "<meta http-equiv=refresh content='0, /nuevo'>",
    ],
)
def test_a_page_that_only_leads_on_has_no_content(head: str) -> None:
    assert read_html(f"<html><head>{head}</head><body>{LINE}</body></html>").blocks == ()


@pytest.mark.parametrize(
    "page",
    [
        LINE,
        f"<head><meta http-equiv=refresh content='300'></head>{LINE}",
        f"<head><meta http-equiv=refresh content='10; url=/new'></head>{LINE}",
        f"<script>if (location.href == 'x') go()</script>{LINE}",
        f"<script>function go() {{ location.href = '/new' }}</script>{LINE}",
        f"<head><meta http-equiv=refresh content='0; url=/new'></head>{LINE * 10}",
    ],
)
def test_a_page_with_something_to_say_is_read(page: str) -> None:
    assert read_html(page).blocks


MENU = "<nav><ul>" + "<li><a href=/a>One of the many parts of this site</a></li>" * 20 + "</ul></nav>"
AT_ONCE = "<meta http-equiv=refresh content='0; url=/new'>"


@pytest.mark.parametrize("main", ["<main>{}</main>", "<div role=main>{}</div>", "<div id=main-content>{}</div>"])
def test_the_menus_around_it_don_t_make_a_page_of_what_leads_on(main: str) -> None:
    line = "<p>If you are not redirected, <a href=/new>click here</a>.</p>"
    assert not read_html(f"<html><head>{AT_ONCE}</head><body>{MENU}{main.format(line)}</body></html>").blocks
    assert read_html(f"<html><head></head><body>{MENU}{main.format(line)}</body></html>").blocks
    assert read_html(f"<html><head>{AT_ONCE}</head><body>{MENU}{main.format(line * 20)}</body></html>").blocks


def test_a_refresh_for_those_without_scripts_leads_nobody_else_on() -> None:
    assert read_html(
        f"<html><head><noscript>{AT_ONCE}</noscript></head><body><p>The fee is 20 dollars.</p></body>"
    ).blocks
