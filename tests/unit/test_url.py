import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from auditor.crawl.url import (
    check_source,
    document_kind,
    is_asset,
    is_loopback,
    looks_generated,
    normalize,
    page_key,
    parse_link,
)
from auditor.errors import UsageError

BASE = "https://agency.example.gov/about/team.html?x=1"

HOSTS = st.sampled_from(
    ["agency.gov", "WWW.Agency.GOV", "münchen.de", "127.0.0.1", "[::1]", "agency.gov.", "agency.gov:80", "a_b.gov:8443"]
)
# Pieces that are hard to take apart, and any other text.
PIECE = st.one_of(
    st.sampled_from(["/", "//", "..", ".", "%2e%2E", "%", "%%34", "%e4", "%7E", "?", "&", "=", ";", "#", "\\", " ", "é",
                     "index.html", "Default.aspx", ";jsessionid=1F", "utm_source=x", "a=1", "b=2", "[", "@", ":", "\t"]),
    st.text(max_size=6),
)  # fmt: skip
URLS = st.builds(
    lambda scheme, host, pieces: f"{scheme}://{host}/{''.join(pieces)}",
    st.sampled_from(["http", "HTTPS"]),
    HOSTS,
    st.lists(PIECE, max_size=12),
)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://Agency.Example.GOV", "https://agency.example.gov/"),
        ("https://agency.gov:443/a", "https://agency.gov/a"),
        ("http://agency.gov:8080/a", "http://agency.gov:8080/a"),
        ("https://agency.gov:/a", "https://agency.gov/a"),
        ("https://agency.gov./a", "https://agency.gov/a"),
        ("https://agency.gov/a#part", "https://agency.gov/a"),
        ("https://agency.gov/a?#part", "https://agency.gov/a?"),
        ("https://agency.gov/a/./b/../c", "https://agency.gov/a/c"),
        ("https://agency.gov/../../a/..", "https://agency.gov/"),
        ("https://agency.gov/a/%2e%2E/b", "https://agency.gov/b"),
        ("https://agency.gov/%7euser/%c3%a9%2f", "https://agency.gov/~user/%C3%A9%2F"),
        ("https://agency.gov/é fee", "https://agency.gov/%C3%A9%20fee"),
        ("https://agency.gov/100%", "https://agency.gov/100%25"),
        ("https://agency.gov/?q=%7e&B=a b&c=é", "https://agency.gov/?q=%7e&B=a%20b&c=%C3%A9"),
        ("https:\\\\agency.gov\\a?b=\\c", "https://agency.gov/a?b=\\c"),
        ("  https://agency.gov/\ta\n", "https://agency.gov/a"),
        ("https:/agency.gov/a", "https://agency.gov/a"),
        ("https://user:secret@agency.gov/a", "https://agency.gov/a"),
        ("https://straße.de/", "https://xn--strae-oqa.de/"),
        ("https://MÜNCHEN.de/", "https://xn--mnchen-3ya.de/"),
        ("https://agency。gov/", "https://agency.gov/"),
        ("https://xn--n3h.gov/é", "https://xn--n3h.gov/%C3%A9"),
        ("https://Βόλος.gr/", "https://xn--nxasmm1c.gr/"),
        ("http://0x7f.1/", "http://127.0.0.1/"),
        ("http://2130706433/", "http://127.0.0.1/"),
        ("http://[2001:DB8:0::1]:80/", "http://[2001:db8::1]/"),
        ("https://agency.gov/\ud800", "https://agency.gov/%EF%BF%BD"),
    ],
)
def test_addresses_are_normalised_as_a_browser_sends_them(url: str, expected: str) -> None:
    assert normalize(url) == expected


@pytest.mark.parametrize(
    "url",
    ["", "agency.gov", "//agency.gov", "ftp://agency.gov", "https://", "https://?q", "https://a..gov/", "https://[bad",
     "https://[::1]x/", "https://[fe80::1%25eth0]/", "https://agency.gov:99999/", "https://agency.gov:x/", "https://a b/",
     "https://a%2Fb.gov/", "https://1.2.3.256/", "https://1.2.3.4.5/", "https://agency.08/", "https://%zz.gov/",
     "https://" + "a" * 64 + ".gov/", "https://" + "a." * 130 + "gov/", "https://agency\u2044.gov/", "about:blank",
     "https://" + "é" * 5000 + ".gov/", "https://agency.gov:" + "9" * 5000 + "/"],
)  # fmt: skip
def test_what_is_no_web_address_is_refused_as_a_value_error(url: str) -> None:
    with pytest.raises(ValueError, match="it"):
        normalize(url)


@given(URLS)
@example("http://agency.gov/%%341")
@example("http://agency.gov//..//a")
def test_normalising_twice_changes_nothing(url: str) -> None:
    once = normalize(url)
    assert normalize(once) == once
    assert once.isascii()
    assert once.isprintable()
    assert "#" not in once
    assert "/../" not in once


@given(URLS)
def test_the_page_is_the_same_before_and_after_normalising(url: str) -> None:
    assert page_key(normalize(url)) == page_key(url)


@given(URLS, PIECE, st.sampled_from(["utm_source", "fbclid", "PHPSESSID"]))
def test_tracking_fragment_and_scheme_never_make_another_page(url: str, piece: str, name: str) -> None:
    plain = normalize(url)
    value = "".join(letter for letter in piece if letter.isalnum())
    tracked = f"{plain}{'&' if '?' in plain else '?'}{name}={value}#part"
    assert page_key(tracked) == page_key(plain)
    if ":80/" not in plain:
        other = plain.replace("http://", "https://", 1)
        assert page_key(other) == page_key(plain)


@given(st.text(max_size=60), st.one_of(URLS, st.text(max_size=40)))
@example("https://[bad", "x")
@example("\ud800", BASE)
def test_any_link_on_any_page_is_an_address_or_nothing(href: str, base: str) -> None:
    link = parse_link(base, href)
    assert link is None or (link == normalize(link) and link.startswith(("http://", "https://")))
    page_key(href)
    document_kind(href)
    is_asset(href)
    is_loopback(href)


@given(st.text(max_size=60))
@example("https://[::1")
@example("//")
@example("http:// \x00")
def test_any_typed_text_is_an_address_or_one_usage_error(text: str) -> None:
    try:
        url = check_source(text)
    except UsageError as error:
        said = (str(error), str(error.hint))
    else:
        assert normalize(url) == url
        return
    assert all(said)
    assert said[0].isprintable()


@pytest.mark.parametrize(
    "url",
    ["http://agency.gov/about", "https://www.agency.gov/about/", "https://agency.gov/about/index.html",
     "https://agency.gov/about/Default.aspx", "https://agency.gov/about#team", "https://agency.gov:443/about//",
     "https://agency.gov/about?utm_source=x&UTM_Medium=y", "https://agency.gov/about/?gclid=1&_ga=2.3",
     "https://agency.gov/about;jsessionid=0F3A", "https://agency.gov/about?PHPSESSID=abc", "https://agency.gov/about?",
     "https://agency.gov/about?sid=3f2504e04f8941d3", "https://agency.gov/(S(lit3py55t21z5v55vlm25s55))/about"],
)  # fmt: skip
def test_usual_addresses_of_one_page_have_one_key(url: str) -> None:
    assert page_key(url) == "agency.gov/about"


@pytest.mark.parametrize(
    "url",
    ["https://agency.gov/About", "https://agency.gov:8443/about", "https://agency.gov/about?id=1", "https://my.agency.gov/about",
     "https://agency.gov/about/index.html/x", "https://agency.gov/about?sid=12", "https://agency.gov/about?session=2023-2024"],
)  # fmt: skip
def test_other_pages_have_other_keys(url: str) -> None:
    assert page_key(url) != "agency.gov/about"


def test_the_order_of_parameters_does_not_matter_but_that_of_equal_names_does() -> None:
    assert page_key("https://a.gov/?b=2&a=1") == page_key("https://a.gov/?a=1&b=2&") == "a.gov/?a=1&b=2"
    assert page_key("https://a.gov/?a=2&a=1") != page_key("https://a.gov/?a=1&a=2")


def test_a_text_that_is_no_address_is_its_own_page() -> None:
    assert page_key("about:blank") == "about:blank"


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("", BASE),
        ("#top", BASE),
        ("?y=2", "https://agency.example.gov/about/team.html?y=2"),
        ("jobs.html", "https://agency.example.gov/about/jobs.html"),
        ("../jobs/", "https://agency.example.gov/jobs/"),
        ("/jobs?a#b", "https://agency.example.gov/jobs?a"),
        ("//other.gov/x", "https://other.gov/x"),
        ("\\\\other.gov\\x", "https://other.gov/x"),
        (" https://other.gov ", "https://other.gov/"),
        ("ht\ntps://other.gov/", "https://other.gov/"),
        ("https:jobs.html", "https://agency.example.gov/about/jobs.html"),
        ("http:/other.gov/x", "http://other.gov/x"),
        ("12:30.html", "https://agency.example.gov/about/12:30.html"),
        ("java\tscript:alert(1)", None),
        ("JavaScript:void(0)", None),
        ("mailto:clerk@agency.gov", None),
        ("tel:+1-202-555-0100", None),
        ("data:text/html,<p>x", None),
        ("blob:https://agency.gov/1", None),
        ("about:blank", None),
        ("C:\\docs\\plan.doc", None),
        ("http://[bad", None),
        ("https://", None),
        ("//", None),
        ("/" + "x" * 10_000, "https://agency.example.gov/" + "x" * 10_000),
        ("jobs.html #top", "https://agency.example.gov/about/jobs.html%20"),
        ("/a\x00b\x7f", "https://agency.example.gov/a%00b%7F"),
    ],
)
def test_links_are_resolved_as_a_browser_does(href: str, expected: str | None) -> None:
    assert parse_link(BASE, href) == expected


def test_only_whole_links_work_on_a_page_without_a_web_address() -> None:
    assert parse_link("about:srcdoc", "jobs.html") is None
    assert parse_link("about:srcdoc", "//agency.gov/") is None
    assert parse_link("about:srcdoc", "https://agency.gov/") == "https://agency.gov/"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("agency.example.gov", "https://agency.example.gov/"),
        (" agency.example.gov:8443/x ", "https://agency.example.gov:8443/x"),
        ("//agency.gov", "https://agency.gov/"),
        ("HTTP://agency.gov", "http://agency.gov/"),
        ("localhost:8000", "http://localhost:8000/"),
        ("127.0.0.1:4000/docs/", "http://127.0.0.1:4000/docs/"),
        ("[::1]:8000", "http://[::1]:8000/"),
        ("http://intranet/", "http://intranet/"),
        ("https://agency.gov/wiki/a@b", "https://agency.gov/wiki/a@b"),
    ],
)
def test_what_a_user_may_type_is_taken(typed: str, expected: str) -> None:
    assert check_source(typed) == expected


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ("", "empty", "whole address"),
        ("https://", "no host", "whole address"),
        ("https:///about", "no host", "whole address"),
        ("https:/agency.gov", "no host", "https://agency.gov?"),
        ("https://?q=1", "no host", "in full"),
        ("htps://agency.gov", "htps:", "Did you mean https://agency.gov?"),
        ("ftp://agency.gov", "ftp:", "Only https"),
        ("mailto:a@b.gov", "mailto:", "Only https"),
        ("file:///srv/site", "file:", "auditor audit ./_site"),
        ("agency .gov", "spaces", "%20"),
        ("https://agency.gov/\x07", "spaces", "%20"),
        ("https://agency.gov:eighty", "port 'eighty'", "1 to 65535"),
        ("agency.gov:99999", "port '99999'", "1 to 65535"),
        ("https://agency.gov:0/", "port '0'", "1 to 65535"),
        ("http://[bad", "not closed", "square brackets"),
        ("http://[::g]/", "IPv6", "square brackets"),
        ("http://::1/", "colons", "square brackets"),
        ("::1", "colons", "square brackets"),
        ("https://agency..gov", "not valid", "dots"),
        ("https://me:secret@agency.gov", "password", "before the @"),
        ("./_site", "neither", "folder that exists"),
        ("sitee", "neither", "folder that exists"),
        ("docs/index.html", "neither", "folder that exists"),
        ("C:\\site", "neither", "folder that exists"),
    ],
)
def test_a_mistyped_source_says_what_is_wrong_and_what_to_do(typed: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        check_source(typed)
    assert message in str(caught.value)
    assert hint in str(caught.value.hint)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/a/Plan.PDF", "pdf"),
        ("/a/plan.pdf?download=1#page=2", "pdf"),
        ("/a/plan.pdf;jsessionid=1", "pdf"),
        ("/a/plan.pdf%20", "pdf"),
        ("/plan%2Edocx", "docx"),
        ("/data.tar.gz", "gz"),
        ("/figures.csv", "csv"),
        ("/plan.pdf/", None),
        ("/plan.pdf/view", None),
        ("/show.php?file=plan.pdf", None),
        ("/plan.pdf.aspx", None),
        ("/.pdf", None),
        ("/wiki/File:Plan.pdf", None),
        ("/about", None),
    ],
)
def test_documents_are_told_by_the_extension_of_the_path(path: str, kind: str | None) -> None:
    assert document_kind("https://agency.gov" + path) == kind


@pytest.mark.parametrize("path", ["/seal.PNG", "/app.js?v=2", "/feed.xml", "/a.woff2", "/hearing.mp4", "/events.ics"])
def test_assets_are_neither_pages_nor_documents(path: str) -> None:
    assert is_asset("https://agency.gov" + path)
    assert document_kind("https://agency.gov" + path) is None


@pytest.mark.parametrize("path", ["/", "/about.html", "/wiki/File:Seal.png", "/x.php", "/seal.png/", "/www.agency.gov"])
def test_pages_are_not_taken_for_assets(path: str) -> None:
    assert not is_asset("https://agency.gov" + path)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://localhost:8000/", True),
        ("http://site.localhost/", True),
        ("http://127.8.8.8/", True),
        ("http://127.1/", True),
        ("http://[::1]/", True),
        ("http://[::ffff:127.0.0.1]/", True),
        ("http://0.0.0.0:4000/", True),
        ("http://10.0.0.1/", False),
        ("http://localhost.agency.gov/", False),
        ("not an address", False),
    ],
)
def test_loopback_addresses_are_known(url: str, expected: bool) -> None:
    assert is_loopback(url) is expected


@pytest.mark.parametrize("value", ["3f2504e0-4f89-11d3-9a0c-0305e82c3301", "0F3A9B2C7D1E5F60", "k3Jx92LmQ0v8Zt1pW"])
def test_session_ids_look_generated(value: str) -> None:
    assert looks_generated(value)


@pytest.mark.parametrize("value", ["12", "2023-2024-regular-session", "20230514103000123", "accessibility-statement"])
def test_words_dates_and_numbers_do_not_look_generated(value: str) -> None:
    assert not looks_generated(value)
