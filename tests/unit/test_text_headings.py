import pytest

from auditor.artifacts import BlockKind, TextBlock
from auditor.text.empty_words import HeadingFault, heading_fault
from auditor.text.reading.html import read_html
from auditor.text.reading.markdown import read_markdown
from auditor.text.remarks import Level, Remark
from auditor.text.review import review


def remarks(rule: str, text: str, kind: BlockKind = "paragraph", *, lang: str = "en") -> list[Remark]:
    found = review([TextBlock(kind=kind, text=text, selector="p", lang=lang)], lang=lang).remarks
    return [each for each in found if each.rule == rule]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Heading 2", "template"), ("Untitled", "template"), ("...", "no words"), ("Section 2", "counts"),
        ("Miscellaneous", "open"), ("Título", "open"), ("How to pay a ticket", ""), ("Section 504", ""),
    ],
)  # fmt: skip
def test_headings_that_say_nothing_are_told_apart(text: str, fault: HeadingFault) -> None:
    assert heading_fault(text) == fault


@pytest.mark.parametrize(
    ("text", "kind", "level"),
    [
        ("Lorem ipsum", "heading", Level.FINDING),
        ("Section 2", "heading", Level.HINT),
        ("Office hours", "heading", None),
        ("Lorem ipsum", "paragraph", None),
    ],
)
def test_vague_headings_are_remarked_on(text: str, kind: BlockKind, level: Level | None) -> None:
    assert [each.level for each in remarks("vague-heading-text", text, kind)] == ([level] if level else [])


@pytest.mark.parametrize(
    ("text", "kind", "level"),
    [
        ("IMPORTANT NOTICE FOR RESIDENTS", "heading", Level.FINDING),
        ("HOW TO APPLY", "heading", Level.ADVICE),
        ("YOU MUST FILE THE FORM BEFORE MAY.", "paragraph", Level.FINDING),
        ("FBI, DEA, CIA, NSA", "paragraph", None),
        ("WARNING", "heading", None),
        ("The FBI and the DEA met", "heading", None),
        ("2 + 2 = 4", "paragraph", None),
        ("PRINT ALL THE LINES", "code", None),
    ],
)
def test_text_in_capitals_shouts(text: str, kind: BlockKind, level: Level | None) -> None:
    assert [each.level for each in remarks("shouting", text, kind)] == ([level] if level else [])


@pytest.mark.parametrize(
    ("text", "kind", "what"),
    [
        ("IMPORTANT NOTICE FOR RESIDENTS", "heading", "heading"),
        ("IMPORTANT NOTICE FOR RESIDENTS", "paragraph", "line"),
        ("YOU MUST FILE THE FORM BEFORE MAY.", "paragraph", "sentence"),
    ],
)
def test_what_shouts_is_named(text: str, kind: BlockKind, what: str) -> None:
    (found,) = remarks("shouting", text, kind)
    assert f"This {what} is all in capitals" in str(found.message)
    assert f"any other {what}" in str(found.message)


@pytest.mark.parametrize(
    ("text", "lang", "quotes"),
    [
        ("To apply, click here or call us. Or tap here.", "en", ["click here", "tap here"]),
        ("Para pedir la tarjeta, haga clic aquí en la página.", "es", ["clic aquí"]),
        ("Read more", "en", ["Read more"]),
        ("Read more about parking", "en", []),
        ("We are here for you, click by click.", "en", []),
    ],
)
def test_words_of_links_that_say_nothing_are_found(text: str, lang: str, quotes: list[str]) -> None:
    assert [each.quote for each in remarks("vague-link-text", text, lang=lang)] == quotes


@pytest.mark.parametrize(("text", "count"), [("Click here", 1), ("Button", 1), ("Send form", 0)])
def test_buttons_that_say_nothing_are_found(text: str, count: int) -> None:
    assert len(remarks("vague-button-text", text, "button")) == count


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Apply for a card [here](/card) today.", [("here", "finding")]),
        ("Ask the board ([link](/board)) for help.", [("link", "finding")]),
        ("See [this link](/a) or [more](/b).", [("this link", "finding"), ("more", "finding")]),
        ("Read it ([click here](/a)) now.", [("click here", "finding")]),
        ("It is in the guide ([PDF](/a.pdf)).", [("PDF", "hint")]),
        ("- [Learn more](/a)", [("Learn more", "finding")]),
        ('See it <a href="/a">here</a> first.', [("here", "finding")]),
        ("[**Read** more about parking](/a)", []),
        ("See the [voting rules](/a) and [1](#note).", []),
        ("Go to <https://example.gov/here> for it.", []),
        ("Here you find more about this link.", []),
        ("Never write “[click here](/a)” for a link.", []),
        ("[To join the meeting, click here](/a).", []),
        ("[Please click here](/a).", [("click here", "finding")]),
        ("Vea la lista [aquí](/a).", [("aquí", "finding")]),
    ],
)
def test_links_of_markdown_that_say_nothing_are_found(text: str, quotes: list[tuple[str, str]]) -> None:
    source = read_markdown(text)
    found = review(source.blocks, lang="es" if "Vea" in text else "en").remarks
    assert [(each.quote, each.level.value) for each in found if each.rule == "vague-link-text"] == quotes


@pytest.mark.parametrize(
    ("html", "quotes"),
    [
        ('<p>Get the form <a href="/a">here</a>.</p>', ["here"]),
        ('<p>Get the form <a href="/a">here</a> or <a href="/b">there <b>too</b></a>.</p>', ["here"]),
        ('<p>Rent. <a href="/a" aria-label="Read more about rent">Read more</a></p>', []),
        ('<p>Rent. <a href="/a">Read more<span> about rent</span></a></p>', []),
        ('<p>Rent. <a href="/a">Read more</a></p>', ["Read more"]),
    ],
)
def test_links_of_html_that_say_nothing_are_found(html: str, quotes: list[str]) -> None:
    found = review(read_html(html).blocks, lang="en").remarks
    assert [each.quote for each in found if each.rule == "vague-link-text"] == quotes
