"""Causes are called by what they are about, and no two of a site are called the same."""

import pytest

from auditor.message import as_said, known
from auditor.store.read_rows import FindingView, RuleCard
from auditor_reports.model.things import thing_of
from auditor_reports.model.titles import title_of, told_apart


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ('<button class="nav-toggle"></button>', "the menu button"),
        ('<button aria-controls="main-menu"><svg></svg></button>', "the menu button"),
        ('<button type="submit" class="search-go"></button>', "the search button"),
        ("<button class=x>Print this page<svg><use", "the button “Print this page”"),
        ("<input type=submit value=Send>", "the button “Send”"),
        ("<div role=button></div>", "a button without words"),
        ('<a href="/fees/2026/">Fees</a>', "the link “Fees”"),
        ('<a href="https://a.gov/fees/?x=1"><img src=a.png></a>', "the link to /fees/"),
        ('<a href="#"><img alt="Home" src=a.png></a>', "the link “Home”"),
        ('<input type="text" id="q" name="search">', "the search field"),
        ('<input type="text" id="street">', "the field “street”"),
        ('<input type="checkbox" name="agree">', "the box “agree”"),
        ('<select id="state">', "the drop-down “state”"),
        ('<img src="/i/map.png?v=2">', "the picture map.png"),
        ('<img src="data:image/png;base64,AAAA">', "a picture without a file name"),
        ('<iframe src="https://www.youtube.com/embed/x">', "the frame from www.youtube.com"),
        ("<h3>Contact <b>us</b></h3>", "the heading “Contact us”"),
        ("<ul><li>Fees</li><li>Permits</li></ul>", "the list that begins with “Fees Permits”"),
        ("<p>Opening hours</p>", "“Opening hours”"),
        ("<li>…</li>", None),
        ('<html lang="">', None),
        ("", None),
    ],
)
def test_a_thing_has_the_name_that_people_would_give_it(html: str, said: str | None) -> None:
    found = thing_of(html)
    assert (str(found) if found else None) == said


def view(html: str = "", *, message: str = "it has no name", component: str = "", title: str = "") -> FindingView:
    """A place of a cause."""
    return FindingView(
        id=1, site_id=1, page_id=1, url="https://a.gov/", url_final=None, page_title=title, rule_id="button-name",
        outcome="failed", message=as_said(message), harm={}, selector="", html=html, frame_url=None, third_party=False,
        box_css_px=None, component=component, cause="", fingerprint="", data={},
    )  # fmt: skip


RULE = RuleCard(id="button-name", title="A button has no name")


def test_a_title_names_the_thing() -> None:
    assert str(title_of(RULE, "header > button", [view('<button class="menu">')])) == (
        "A button has no name (the menu button)"
    )


def test_several_things_are_one_and_others() -> None:
    places = [view("<a href=/a>Fees</a>"), view("<a href=/b>Permits</a>")]
    assert str(title_of(RULE, "nav > a", places)) == "A button has no name (the link “Fees” and others)"


def test_colours_and_quoted_words_are_named() -> None:
    assert str(title_of(RULE, "#ffffff on #5eaff8", [view("<p>x</p>")])).endswith("(#ffffff on #5eaff8)")
    assert str(title_of(RULE, "ICT", [view(message="“ICT” is never spelled out")])).endswith("(“ICT”)")
    assert str(title_of(RULE, "viewport", [view(message="there is no viewport")])) == "A button has no name"


def test_equal_titles_are_told_apart_by_place_then_page_then_number() -> None:
    same = [known("A list is built wrongly")] * 4
    samples = [
        view(component="body > nav#toc > ul"),
        view(component="div > ul", title="Fees"),
        view(component="div > ul", title="Hours"),
        view(component="div > ul", title="Hours"),
    ]
    assert [str(title) for title in told_apart(same, samples)] == [
        "A list is built wrongly, in a menu",
        "A list is built wrongly, on “Fees”",
        "A list is built wrongly, on “Hours”, 1",
        "A list is built wrongly, on “Hours”, 2",
    ]
