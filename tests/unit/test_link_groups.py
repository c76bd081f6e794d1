"""Links of one name, the addresses they have in common, and how alike the pages are that they lead to."""

from dataclasses import replace
from typing import Any

import pytest

from auditor.artifacts import LinkTarget, WordedLink
from auditor.collect.interact.link_targets import read_target
from auditor.collect.interact.rendered_targets import contacts
from auditor.link_groups import SKETCH_WORDS, address, groups_by_name, groups_in_context, host, likeness, sketch
from auditor.model import Target
from auditor_rules.accessibility.link_purposes import Purpose, compare, compare_all, compare_rendered, plainly_differ

URL = "https://example.gov/a"
WORDS = [f"word{number}" for number in range(2000)]


def link(name: str, context_id: int = -1) -> WordedLink:
    return WordedLink(target=Target(selector="a"), name=name, href=URL, context_id=context_id)


def target(path: str, words: list[str], title: str = "Page") -> LinkTarget:
    html = f"<title>{title}</title><main><h1>{title}</h1><p>{' '.join(words)}</p></main>"
    return read_target(f"https://example.gov/{path}", f"https://example.gov/{path}", html)[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://www.example.gov:80/a/index.html#top", "https://example.gov/a"),
        ("https://example.gov/a?b=2&a=1&utm_source=x", "https://example.gov/a/?a=1&b=2"),
    ],
)
def test_addresses_of_one_page_are_equal(one: str, other: str) -> None:
    assert address(one) == address(other)
    assert host(one) == host(other) == "example.gov"


def test_what_is_no_web_address_has_no_host() -> None:
    assert [host(href) for href in ("mailto:a@example.gov", "https://[bad", "", "file:///a")] == [""] * 4
    assert address("https://[bad") == "https://[bad"


def test_names_group_without_case_and_contexts_only_when_known() -> None:
    links = [link("News", 1), link(" news ", 1), link("News", 2), link("News")]
    assert [len(group) for group in groups_by_name(links)] == [4]
    assert [len(group) for group in groups_in_context(links)] == [2, 1]


def test_what_leads_nowhere_is_in_no_group() -> None:
    links = [link("News", 1), replace(link("News", 1), leads_nowhere=True)]
    assert [len(group) for group in groups_by_name(links)] == [1]
    assert [len(group) for group in groups_in_context(links)] == [1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/docs/agenda-2024-05-01.pdf", "/docs/agenda-2024-06-12.pdf"),
        ("/meetings/2024/05/01/agenda", "/meetings/2024/06/12/agenda"),
        ("/minutes/3-5-2024/minutes.html", "/minutes/12-6-2024/minutes.html"),
        ("/cv/Juan-P%C3%A9rez-L%C3%B3pez.pdf", "/cv/Maria-Garc%C3%ADa-Luna.pdf"),
        ("/newsreleases/fiat-chrysler-settles-claims", "/newsreleases/volkswagen-recalls-diesel-cars"),
        ("/acts/act-17.pdf", "/acts/2023/act-18.pdf"),
        ("/node/123", "/node/124"),
        (
            "https://maps.example/place/North/@39.9526,-75.1652,17z",
            "https://maps.example/place/South/@39.9190,-75.1710,17z",
        ),
        ("mailto:sheriff@example.gov?subject=x", "mailto:library@example.gov"),
        ("tel:+15415551234", "tel:555-1299"),
    ],
)
def test_addresses_of_different_things_say_so(one: str, other: str) -> None:
    first, second = (part if ":" in part else f"https://example.gov{part}" for part in (one, other))
    assert plainly_differ(first, second)
    assert plainly_differ(second, first)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.gov/fees", "http://www.example.gov/fees/?utm_source=x"),
        ("https://example.gov/contact-us", "https://example.gov/get-in-touch"),
        ("https://example.gov/contact", "https://example.gov/contact-2"),
        ("https://example.gov/fees.pdf", "https://example.gov/fees.docx"),
        ("https://example.gov/uploads/2023/01/fees.pdf", "https://example.gov/uploads/2024/02/fees.pdf"),
        ("https://example.gov/act-07.pdf", "https://example.gov/act-7.pdf"),
        ("https://example.gov/form-en.pdf", "https://example.gov/form-es.pdf"),
        ("https://example.gov/budget.pdf", "https://example.gov/presupuesto.pdf"),
        ("https://example.gov/a/fiat-chrysler-settles-claims", "https://example.gov/b/volkswagen-recalls-diesel-cars"),
        ("https://example.gov/act-1.pdf", "https://mirror.example/act-2.pdf"),
        ("https://example.gov/a?page=1", "https://example.gov/a?page=2"),
        ("mailto:Sheriff@example.gov", "mailto:sheriff@example.gov?subject=x"),
        ("tel:+1-541-555-1234", "tel:5551234"),
        ("tel:+1-541-555-1234;ext=12", "tel:541-555-1234"),
        ("https://example.gov/fees(1).pdf", "https://example.gov/fees%20(2).pdf"),
        ("tel:5551234", "https://example.gov/12"),
        ("https://maps.example/place/@39.95260,-75.16520,17z", "https://maps.example/place/@39.95261,-75.16519,15z"),
        ("https://maps.example/?q=39.9526,-75.1652", "https://maps.example/place/city-hall"),
    ],
)
def test_addresses_that_may_be_of_one_thing_tell_nothing(one: str, other: str) -> None:
    assert not plainly_differ(one, other)
    assert not plainly_differ(other, one)


@pytest.mark.parametrize("shared", [0, 500, 1000])
def test_the_likeness_of_long_texts_is_estimated_from_their_sketches(shared: int) -> None:
    one, other = target("a", WORDS[:1000]), target("b", WORDS[1000 - shared : 2000 - shared])
    assert len(one.sketch) == SKETCH_WORDS
    assert one.words == 1001  # the heading's word too
    assert likeness(one.sketch, other.sketch) == pytest.approx(shared / (2000 - shared), abs=0.1)


def test_texts_without_words_are_not_alike() -> None:
    assert sketch("") == ()
    assert likeness((), ()) == 0


@pytest.mark.parametrize(
    ("first", "second", "titles", "expected"),
    [
        (slice(0, 60), slice(200, 260), "AB", Purpose.DIFFERENT),
        (slice(0, 60), slice(50, 110), "AB", Purpose.DIFFERENT),
        (slice(0, 60), slice(50, 110), "AA", Purpose.UNKNOWN),
        (slice(0, 60), slice(10, 70), "AB", Purpose.UNKNOWN),
        (slice(0, 60), slice(1, 61), "AA", Purpose.SAME),
        (slice(0, 60), slice(1, 61), "AB", Purpose.UNKNOWN),
        (slice(0, 10), slice(10, 20), "AB", Purpose.UNKNOWN),
    ],
)
def test_two_pages_are_compared_by_words_and_names(first: slice, second: slice, titles: str, expected: Purpose) -> None:
    assert compare(target("a", WORDS[first], titles[0]), target("b", WORDS[second], titles[1])) is expected


def test_one_page_that_was_not_read_leaves_the_group_open() -> None:
    unread = LinkTarget(url=URL, url_final=URL, status=404)
    pages = [target("b", WORDS[:60], "B"), target("c", WORDS[100:160], "C")]
    assert compare_all(pages) is Purpose.DIFFERENT
    assert compare_all([*pages, unread]) is Purpose.UNKNOWN


def rendered(path: str, words: list[str], title: str = "", heading: str = "", **facts: Any) -> LinkTarget:
    text = " ".join(words)
    return LinkTarget(
        url=f"{URL}/{path}", url_final=f"{URL}/{path}", status=200, read=True, rendered=True, title=title, heading=heading,
        digest=text, sketch=sketch(text), words=len(set(words)), **facts,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "names", "contact", "expected"),
    [
        (slice(0, 10), slice(20, 30), ("A", "B", "", ""), "", Purpose.DIFFERENT),
        (slice(0, 10), slice(20, 30), ("T", "T", "A", "B"), "", Purpose.DIFFERENT),
        (slice(0, 10), slice(20, 30), ("A", "B", "", ""), "5551234", Purpose.UNKNOWN),  # they say one number
        (slice(0, 60), slice(200, 260), ("A", "B", "", ""), "5551234", Purpose.DIFFERENT),  # a number in the footer
        (slice(0, 10), slice(5, 15), ("A", "B", "", ""), "", Purpose.UNKNOWN),
        (slice(0, 60), slice(200, 260), ("T", "T", "", ""), "", Purpose.UNKNOWN),
        (slice(0, 60), slice(200, 260), ("T", "T", "A", ""), "", Purpose.UNKNOWN),  # one without a heading
        (slice(0, 10), slice(0, 10), ("T", "T", "", ""), "", Purpose.UNKNOWN),  # both may not have been filled
        (slice(0, 60), slice(0, 60), ("T", "T", "", ""), "", Purpose.SAME),
    ],
)
def test_rendered_pages_are_compared_by_what_is_seen(
    first: slice, second: slice, names: tuple[str, str, str, str], contact: str, expected: Purpose
) -> None:
    known = (contact,) if contact else ()
    one = rendered("a", WORDS[first], names[0], names[2], contacts=known)
    other = rendered("b", WORDS[second], names[1], names[3], contacts=known)
    assert compare_rendered(one, other) is expected


def test_rendered_pages_decide_only_what_their_pair_as_sent_leaves_open() -> None:
    shells = [target("a", ["Loading"]), target("b", ["Loading"])]
    shells = [replace(shell, scripted=True) for shell in shells]
    shown = {
        shell.url: replace(rendered(shell.url[-1], WORDS[n : n + 9], shell.url[-1]), url=shell.url)
        for n, shell in zip((0, 20), shells, strict=True)
    }
    assert compare_all(shells) is Purpose.UNKNOWN
    assert compare_all(shells, shown) is Purpose.DIFFERENT
    assert compare_all([replace(shell, scripted=False) for shell in shells], shown) is Purpose.SAME


def test_telephone_numbers_and_mail_addresses_are_found_however_they_are_written() -> None:
    assert contacts("Call (541) 754-3010\nor +1 541.754.3010, Office@Example.gov, room 12, 2024") == (
        "7543010", "office@example.gov",
    )  # fmt: skip


def test_the_text_of_a_page_is_its_main_content() -> None:
    around = "<nav>Menu</nav><header>Top</header>{}<footer>End</footer><script>var x</script>"
    plain = read_target(URL, URL, f"<body>{around.format('<p>Bus <b>times</b></p><!-- x -->')}")[0]
    inside = read_target(URL, URL, around.format("<div role=main><p>Bus times</p></div>"))[0]
    assert plain.digest == inside.digest != ""
    assert plain.words == 2
    assert plain.scripted


@pytest.mark.parametrize(
    ("content", "onward"),
    [
        ("0; URL='b'", "https://example.gov/b"),
        ("0;url=/c", "https://example.gov/c"),
        ("30; url=b", ""),
        ("0", ""),
        ("0; url=https://[bad", ""),
    ],
)
def test_an_immediate_refresh_leads_on(content: str, onward: str) -> None:
    assert read_target(URL, URL, f'<meta http-equiv="Refresh" content="{content}">')[1] == onward


def test_what_no_reader_of_a_page_sees_names_it_neither_by_title_nor_by_heading() -> None:
    hidden = "<svg><title>Logo</title></svg><template><h1>Row</h1></template>"
    found = read_target(URL, URL, f"<body>{hidden}<h1></h1><h1>Bus <i>times</i></h1>")[0]
    assert (found.title, found.heading) == ("", "Bus times")


def test_the_heading_of_a_page_may_stand_in_its_header() -> None:
    assert read_target(URL, URL, "<header><h1>Buses</h1></header><p>Text</p>")[0].heading == "Buses"


@pytest.mark.parametrize("sent", ["https://example.gov/", "<?xml version='1.0'?><rss><title>News</title></rss>"])
def test_what_looks_like_no_html_is_read_without_a_warning(sent: str, recwarn: pytest.WarningsRecorder) -> None:
    assert read_target(URL, URL, sent)[0].read
    assert not recwarn.list


@pytest.mark.parametrize("sent", ["", "   ", "<!-- -->"])
def test_a_page_without_anything_is_no_obstacle(sent: str) -> None:
    found, onward = read_target(URL, URL, sent)
    assert (found.digest, onward) == ("", "")
