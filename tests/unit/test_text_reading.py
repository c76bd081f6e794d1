"""Files and pages as typed blocks of text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.artifacts import TextBlock
from auditor.errors import UsageError
from auditor.text.reading import Source, format_of, read
from auditor.text.reading.encoding import charset_of, decode
from auditor.text.reading.html import MAX_PATH_STEPS, read_html
from auditor.text.reading.markdown import read_markdown
from auditor.text.reading.plain import read_plain
from auditor.text.reading.repeated import own_blocks, repeated_texts, text_key
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

SOME_MARKUP = st.lists(
    st.sampled_from([
        "<p>", "</p>", "<div class=menu>", "<br>", "<li>", "<table>", "<tr><td>", "</table>", "<details>", "<dl><dt>", "<dd>",
        "<!--", "-->", "<script>", "&amp;", "&#0;", "&eacute;", "<abbr title=x>", "<main id=a>", "<h1>", "# ", "- ", "> ", "`",
        "```\n", "| a | b |\n|---|---|\n", "[a](b", "[^1]", "---\n", "{{", "}}", "\r\n", "\n\n", "\x00", "\u00ad", "\ud800",
        "word ", "Two words. ", "ñandú ", "עברית ", "*", "===\n", "\t", "\u2028", "1. ", "A. ",
    ]),
    max_size=40,
).map("".join)  # fmt: skip


def kinds(source: Source) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    return [(block.kind, block.text) for block in source.blocks]


def passages(source: Source, text: str) -> list[str | None]:
    """What stands in `text` where each block is said to be."""
    spans = [source.places.span(number, 0, len(block.text)) for number, block in enumerate(source.blocks)]
    return [text[span[0] : span[1]] if span else None for span in spans]


@pytest.mark.parametrize("what", PAGE_TEXTS)
def test_html_is_read_in_blocks(what: str) -> None:
    body, lines = PAGE_TEXTS[what]
    assert lines_of(read_html(body).blocks) == lines


def test_expansions_stand_with_their_block() -> None:
    body, expansions = EXPANSIONS
    assert {block.text: block.expansions for block in read_html(body).blocks if block.expansions} == expansions


def test_a_block_has_the_nearest_language() -> None:
    body, languages = LANGUAGES
    assert {block.text: block.lang for block in read_html(body).blocks} == languages


def test_a_block_wholly_in_bold_is_told() -> None:
    body, bold = BOLD
    assert [block.text for block in read_html(body).blocks if block.is_bold] == bold


def test_signs_of_footnotes_are_raised() -> None:
    body, texts = NOTES
    assert [block.text for block in read_html(body).blocks] == texts


def test_code_and_quotes_inside_a_block_are_told() -> None:
    body, parts = VERBATIM
    found = [[block.text[start:end] for start, end in block.verbatim] for block in read_html(body).blocks]
    assert found == parts


def test_lowered_signs_of_footnotes_are_raised_and_those_of_formulas_are_not() -> None:
    body, texts = LOWERED
    assert [block.text for block in read_html(body).blocks] == texts


def test_lines_begin_behind_line_breaks() -> None:
    body, lines = BREAKS
    assert [lines_in(block) for block in read_html(body).blocks] == lines


def test_links_inside_a_block_are_told() -> None:
    body, links = LINKS
    assert [[block.text[start:end] for start, end in block.links] for block in read_html(body).blocks] == links


def test_texts_for_pictures_come_with_the_next_block() -> None:
    body, pictured = PICTURED
    assert {block.text: list(block.pictured) for block in read_html(body).blocks} == pictured


def test_the_panel_or_details_of_a_block_is_told() -> None:
    body, parts = PARTS
    assert {block.text: block.part for block in read_html(body).blocks} == parts


def test_title_and_language_are_those_of_the_document() -> None:
    source = read_html("<html lang=' es '><title> Mis \n pagos </title><p>Hola")
    assert (source.title, source.lang, source.blocks[0].lang) == ("Mis pagos", "es", "es")


@pytest.mark.parametrize("html", ["", "  \n", "<!-- only a comment -->", "<frameset><frame></frameset>", "<", "\x00"])
def test_html_without_text_has_no_blocks(html: str) -> None:
    assert read_html(html).blocks == ()


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("Just words", ["Just words"]),
        ("<p>One<p>Two", ["One", "Two"]),
        ("<b><p>One</b> and</p>two", ["One and", "two"]),
        ("<p>5 < 6 & more", ["5 < 6 & more"]),
        ("<td>Cell<div>Rest", ["Cell", "Rest"]),
        ('<?xml version="1.0" encoding="utf-16"?><html><p>Words</p></html>', ["Words"]),
    ],
)
def test_broken_html_gives_what_can_be_made_of_it(html: str, texts: list[str]) -> None:
    assert [block.text for block in read_html(html).blocks] == texts


def test_ten_thousand_nested_elements_keep_all_their_text() -> None:
    html = "<div>word " * 10_000 + "</div>" * 10_000 + "<p>After it.</p>"
    source = read_html(html)
    assert sum(len(block.text.split()) for block in source.blocks) == 10_002
    assert source.blocks[-1].text == "After it."
    assert max(block.selector.count(">") for block in source.blocks) <= MAX_PATH_STEPS
    assert passages(source, html)[-1] == "After it."


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        ("<p>Año</p>".encode(), ""),
        ("\ufeff<p>Año</p>".encode("utf-16-le"), ""),
        ("\ufeff<p>Año</p>".encode("utf-32-be"), ""),
        ("<meta charset=windows-1252><p>Año</p>".encode("cp1252"), ""),
        ("<p>Año</p>".encode("latin-1"), "iso-8859-1"),
        ("<p>Año</p>".encode("cp1252"), "no-such-charset"),
        ("<meta charset=base64><p>Año</p>".encode("cp1252"), ""),
        ("<meta charset=latin-1><p>Año</p>".encode(), ""),
    ],
)
def test_text_is_decoded_as_it_is_declared_or_as_it_must_be(data: bytes, charset: str) -> None:
    assert [block.text for block in read_html(data, charset).blocks] == ["Año"]


def test_bytes_that_make_no_sense_do_not_stop_a_reader() -> None:
    assert decode(b"\xff\xfe\x41", "") == "\ufffd"
    assert decode("привет".encode("koi8-r"), "koi8-r") == "привет"


def test_text_that_is_cut_off_within_a_character_keeps_its_encoding() -> None:
    data = "Año, año".encode()
    assert decode(data[:-2], is_cut=True) == "Año, a"
    assert decode("café".encode("cp1252")) == "café"


@pytest.mark.parametrize(
    ("content_type", "charset"),
    [("text/html; charset=UTF-8", "UTF-8"), ('text/html;Charset="koi8-r"', "koi8-r"), ("text/html", ""), ("", "")],
)
def test_the_charset_of_a_header_is_found_however_it_is_written(content_type: str, charset: str) -> None:
    assert charset_of(content_type) == charset


def test_places_in_html_are_exact_with_entities_tags_and_repeated_words() -> None:
    html = "<main>\r\n<p class='Pay'>Pay</p>\n<p>Pay <b>the</b>&nbsp;fee &amp;\n  caf&eacute; now.</p></main>"
    source = read_html(html)
    assert passages(source, html) == ["Pay", "Pay <b>the</b>&nbsp;fee &amp;\n  caf&eacute; now."]
    at = source.blocks[1].text.index("now")
    assert source.places.span(1, at, at + 3) == (html.index("now"), html.index("now") + 3)
    assert source.places.line_and_column(html.index("now")) == (4, 15)


def test_the_line_of_an_element_is_known_where_its_text_is_in_an_attribute() -> None:
    source = read_html("<main>\n<p>A</p>\n<form>\n<input type=submit value=Go></form>")
    assert source.places.offset(1, 0) is None
    assert source.places.line(1) == 4


def test_plain_text_has_paragraphs_items_headings_and_exact_places() -> None:
    text = (
        "HOW TO APPLY\n============\nYou must send  the form\nby mail. It takes\ntwo weeks.\n\nBefore you start\n\n"
        "- Get a pho\u00adto of you,\n  taken this year\n- Get a copy\n\n1. One\n2) Two\n\n> A quoted\n> law\n\n"
        "Contact\nOffice, 12 Street\n"
    )
    source = read_plain(text)
    assert kinds(source) == [
        ("heading", "HOW TO APPLY"),
        ("paragraph", "You must send the form by mail. It takes two weeks."),
        ("heading", "Before you start"),
        ("list_item", "Get a photo of you, taken this year"),
        ("list_item", "Get a copy"),
        ("list_item", "One"),
        ("list_item", "Two"),
        ("quote", "A quoted law"),
        ("paragraph", "Contact Office, 12 Street"),
    ]
    start, end = source.places.span(3, 6, 11) or (0, 0)
    assert text[start:end] == "pho\u00adto"
    assert source.places.line(3, 20) == 10


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("A notice without a stop", ["paragraph"]),
        ("A lead-in:\n\nThe rest.", ["paragraph", "paragraph"]),
        ("Walters\nv. Reno is a case.", ["paragraph"]),
        ("J. Smith signed.", ["paragraph"]),
        (f"{'Long line. ' * 20}\nShort line.\nAnother.", ["paragraph"] * 3),
        ("A first paragraph that goes on for one whole line\nand ends.\nThen comes the second, which is as long.", ["paragraph"] * 2),
        ("Roses are red.\nViolets are blue,\nSugar is sweet.", ["paragraph"]),
        ("***\n\n- - -\n\n", []),
        ("One.\f\nTwo.\u2028\u2028Three.", ["paragraph"] * 3),
    ],
)  # fmt: skip
def test_lines_of_plain_text_are_joined_or_parted(text: str, blocks: list[str]) -> None:
    assert [kind for kind, _ in kinds(read_plain(text))] == blocks


def test_markdown_is_read_in_blocks_with_exact_places() -> None:
    text = (
        "---\ntitle: 'How to apply'\nlang: es_US\n---\n# The *first* [heading](x)\n\nYou **must** send it[^1] &amp; `wait` "
        'for [a form](https://a.b/a_(form) "a form") and a\nform.\n\n{% include x.html %}\n{{ site.name }} is ours.\n{: .lead}\n\n'
        "- One ![alt](p.png) thing\n\n  loose\n\n> A law\n\n    code here\n\n| Name | Fee |\n|---|---|\n| Dog | 1\\*2 |\n\n"
        "<div><p>Some &eacute;lan</p></div>\n\n[^1]: A note.\n\n*[EPA]: Environmental Protection Agency\n"
    )
    source = read_markdown(text)
    assert (source.title, source.lang) == ("How to apply", "es-US")
    assert kinds(source) == [
        ("heading", "The first heading"),
        ("paragraph", "You must send it & wait for a form and a form."),
        ("paragraph", "is ours."),
        ("list_item", "One thing"),
        ("list_item", "loose"),
        ("quote", "A law"),
        ("code", "code here"),
        ("cell", "Name"),
        ("cell", "Fee"),
        ("cell", "Dog"),
        ("cell", "1*2"),
        ("paragraph", "Some élan"),
        ("paragraph", "A note."),
    ]
    assert source.blocks[-1].expansions == (("EPA", "Environmental Protection Agency"),)
    found = passages(source, text)
    assert found[0] == "The *first* [heading"
    assert found[8:] == ["Fee", "Dog", "1\\*2", "Some &eacute;lan", "A note."]
    last = source.blocks[1].text.rindex("form")
    assert source.places.offset(1, last) == text.index("\nform.") + 1
    assert source.places.line(1, last) == 8


@pytest.mark.parametrize(
    ("text", "title", "lang"),
    [
        ('+++\ntitle = "Fees"\nlanguage = "en"\n+++\nText', "Fees", "en"),
        ("+++\nbroken\n+++\n# Head\n\nText", "Head", ""),
        ("# Head\n\n# Second", "Head", ""),
        ("Fees\n====\n", "Fees", ""),
        ("Text\n\n---\ntitle: no\n---\n", "", ""),
    ],
)
def test_the_title_of_markdown_is_in_its_front_matter_or_first_heading(text: str, title: str, lang: str) -> None:
    source = read_markdown(text)
    assert (source.title, source.lang) == (title, lang)


def test_abbreviations_and_empty_lines_in_the_html_of_markdown_count() -> None:
    source = read_markdown('The <abbr title="Office of &amp; Budget">OMB</abbr> pays.<br><br>Always.')
    assert kinds(source) == [("paragraph", "The OMB pays."), ("paragraph", "Always.")]
    assert source.blocks[0].expansions == (("OMB", "Office of & Budget"),)


@pytest.mark.parametrize("reader", [read_html, read_markdown, read_plain])
@settings(max_examples=50, deadline=None)
@given(text=SOME_MARKUP)
def test_any_text_is_read_and_places_lie_in_it(reader: object, text: str) -> None:
    source: Source = reader(text)  # type: ignore[operator]
    for number, block in enumerate(source.blocks):
        assert block.text == " ".join(block.text.split())
        assert re.search(r"[^\W_]", block.text) or any(map(str.isalnum, block.text))
        offsets = [source.places.offset(number, at) for at in range(len(block.text))]
        known = [offset for offset in offsets if offset is not None]
        assert known == sorted(known)
        assert all(0 <= offset < len(text) for offset in known)


@settings(max_examples=50, deadline=None)
@given(text=st.text(alphabet="ab .\n-\u00ad*#1\t", max_size=80))
def test_every_letter_of_plain_text_is_found_where_it_stands(text: str) -> None:
    source = read_plain(text)
    for number, block in enumerate(source.blocks):
        for at, letter in enumerate(block.text):
            offset = source.places.offset(number, at)
            assert offset is not None
            assert text[offset] == letter or (letter == " " and text[offset] in " \n\t\u00ad")


@pytest.mark.parametrize(
    ("name", "media_type", "start", "found"),
    [
        ("a/b.HTML", "", "", "HTML"),
        ("page", "text/html; charset=utf-8", "", "HTML"),
        ("README.md", "text/plain", "", "Markdown"),
        ("page.php", "text/html", "", "HTML"),
        ("", "", "<!DOCTYPE html><p>", "HTML"),
        ("-", "", "Some words", "plain text"),
        ("notes.txt", "", "<p>", "plain text"),
        ("v1.2/page", "text/html", "", "HTML"),
    ],
)
def test_the_format_is_known_by_type_name_or_start(name: str, media_type: str, start: str, found: str) -> None:
    assert format_of(name, media_type, start).name == found


@pytest.mark.parametrize(
    ("name", "media_type"), [("a.docx", ""), ("a.pdf", ""), ("x", "application/pdf"), ("a.xyz", "")]
)
def test_a_format_that_cannot_be_read_is_a_clear_error(name: str, media_type: str) -> None:
    with pytest.raises(UsageError, match="can't read"):
        read("", name, media_type)


def page(*texts: str, lang: str = "en") -> Source:
    """A page with these paragraphs."""
    html = f"<html lang={lang}>" + "".join(f"<p>{text}</p>" for text in texts)
    return read_html(html)


def test_text_on_most_pages_of_a_language_is_not_the_pages_own() -> None:
    pages = {
        "1": page("Ask us!", "One"), "2": page("ask us", "Two", "Shared"), "3": page("Ask us", "Three", "Shared"),
        "4": page("Four"), "es": page("Ask us", "Uno", lang="es"),
    }  # fmt: skip
    own = {key: [block.text for block in blocks] for key, blocks in own_blocks(pages).items()}
    assert own == {
        "1": ["One"], "2": ["Two", "Shared"], "3": ["Three", "Shared"], "4": ["Four"], "es": ["Ask us", "Uno"],
    }  # fmt: skip


def test_text_on_half_of_the_pages_or_on_two_is_the_pages_own() -> None:
    blocks = {text: page(text, f"And {text}").blocks for text in ("Same", "b", "c", "d", "e", "f")}
    same: list[tuple[TextBlock, ...]] = [page("Same", str(number)).blocks for number in range(2)]
    assert repeated_texts(same) == frozenset()
    assert repeated_texts([*blocks.values(), *same]) == frozenset()


def test_one_page_at_several_addresses_counts_once() -> None:
    assert repeated_texts([page("Same", "text").blocks] * 9 + [page("Other").blocks]) == frozenset()


def test_texts_are_compared_without_signs_and_capitals() -> None:
    assert text_key(" Ask us — NOW! (it's_free)") == "ask us now it s free"


def test_a_raised_sign_keeps_the_places_of_the_text_around_it() -> None:
    text = "<p>Pay the rent.<sup>12</sup> Bring it.</p>"
    source = read_html(text)
    assert source.blocks[0].text == "Pay the rent.¹² Bring it."
    assert source.places.span(0, 13, 15) == (text.index("12"), text.index("12") + 2)


def test_inline_code_in_markdown_is_told() -> None:
    block = read_markdown("Use `utilize  it` and ``a`b`` *now*.").blocks[0]
    assert [block.text[start:end] for start, end in block.verbatim] == ["utilize it", "a`b"]
