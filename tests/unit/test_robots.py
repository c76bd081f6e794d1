import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.collect.fetch import Fetched
from auditor.crawl.robots import MAX_ROBOTS_BYTES, Robots
from auditor.errors import HttpError, OffLimitsError, PageTimeoutError, UnreachableError, VisitError
from auditor.message import as_said

AGENT = "civic-auditor"
SITE = "https://agency.gov"


def read(body: str, status: int | None = 200) -> Robots:
    sent = body.encode("utf-8", "replace")
    answer = Fetched(f"{SITE}/robots.txt", status, {}, sent[:MAX_ROBOTS_BYTES], is_cut=len(sent) > MAX_ROBOTS_BYTES)
    return Robots.from_answer(answer, AGENT, f"{SITE}/robots.txt")


def test_rules_for_everyone_are_followed() -> None:
    robots = read("User-agent: *\nDisallow: /private/\nAllow: /private/open\n")
    assert robots.allows(f"{SITE}/about")
    assert not robots.allows(f"{SITE}/private/x")
    assert robots.allows(f"{SITE}/private/open/x")


def test_rules_for_us_replace_those_for_everyone() -> None:
    robots = read("User-agent: *\nDisallow: /\n\nUser-agent: Civic-Auditor\nDisallow: /admin\n")
    assert robots.allows(f"{SITE}/about")
    assert not robots.allows(f"{SITE}/admin")


def test_rules_for_others_do_not_count() -> None:
    assert read("User-agent: badbot\nDisallow: /\n").allows(f"{SITE}/")


def test_wildcards_and_ends_are_followed() -> None:
    robots = read("User-agent: *\nDisallow: /*?print=\nDisallow: /*.php$\n")
    assert not robots.allows(f"{SITE}/a?print=1")
    assert not robots.allows(f"{SITE}/a.php")
    assert robots.allows(f"{SITE}/a.php?x")


def test_encoded_and_plain_spellings_of_a_path_are_equal() -> None:
    robots = read("User-agent: *\nDisallow: /~user/\nDisallow: /über/\n")
    assert not robots.allows(f"{SITE}/%7Euser/x")
    assert not robots.allows(f"{SITE}/%C3%BCber/x")


@pytest.mark.parametrize("status", [301, 400, 401, 403, 404, 410, 429])
def test_a_missing_file_allows_all(status: int) -> None:
    robots = read("User-agent: *\nDisallow: /", status)
    assert robots.allows(f"{SITE}/about")
    assert str(status) in str(robots.note)


@pytest.mark.parametrize("status", [500, 503, None])
def test_a_broken_server_forbids_all(status: int | None) -> None:
    robots = read("User-agent: *\nAllow: /", status)
    assert not robots.allows(f"{SITE}/about")
    assert "forbids every page" in str(robots.note)


@pytest.mark.parametrize(
    "body", ["<!DOCTYPE html><p>Disallow: /", "\ufeff\n<!-- x --><html>\nUser-agent: *\nDisallow: /"]
)
def test_a_web_page_in_its_place_has_no_rules(body: str) -> None:
    robots = read(body)
    assert robots.allows(f"{SITE}/about")
    assert "web page" in str(robots.note)


@pytest.mark.parametrize(
    ("body", "delay_s"),
    [
        ("User-agent: *\nCrawl-delay: 10", 10.0),
        ("User-agent: *\nCrawl-delay: 0.5", 0.5),
        ("User-agent: *\nRequest-rate: 1/5s", 5.0),
        ("User-agent: *\nCrawl-delay: 2\nRequest-rate: 2/1m", 30.0),
        ("User-agent: *\nCrawl-delay: soon", None),
        ("User-agent: *\nCrawl-delay: -1", None),
        ("User-agent: *\nCrawl-delay: inf", None),
        ("User-agent: other\nCrawl-delay: 10", None),
        ("", None),
    ],
)
def test_the_wish_for_a_pause_is_read(body: str, delay_s: float | None) -> None:
    assert read(body).crawl_delay_s == delay_s


def test_sitemaps_are_whole_addresses_in_order_each_once() -> None:
    robots = read(
        "Sitemap: /b.xml\nSitemap: https://cdn.gov/a.xml\nsitemap: /b.xml\nSitemap: mailto:x\nSitemap: http://[bad"
    )
    assert robots.sitemaps == (f"{SITE}/b.xml", "https://cdn.gov/a.xml")
    assert "2 sitemaps" in str(robots.note)


def test_a_sitemap_without_host_needs_the_address_of_the_file() -> None:
    assert Robots.from_answer(Fetched("", 200, {}, b"Sitemap: /b.xml"), AGENT).sitemaps == ()


def test_the_note_says_when_the_start_page_is_forbidden() -> None:
    assert "forbids us the start page" in str(read("User-agent: *\nDisallow: /").note)


def test_a_byte_order_mark_does_not_hide_the_first_line() -> None:
    assert not read("\ufeffUser-agent: *\nDisallow: /").allows(f"{SITE}/about")


def test_a_huge_file_is_cut_between_two_rules() -> None:
    start = "User-agent: *\nDisallow: /early\n"
    filler = "#" * (MAX_ROBOTS_BYTES - len(start) - len("\nDisallow: /ab")) + "\nDisallow: /about\nDisallow: /late\n"
    robots = read(start + filler)
    assert not robots.allows(f"{SITE}/early")
    assert robots.allows(f"{SITE}/about")
    assert robots.allows(f"{SITE}/absent")
    assert "500 KiB" in str(robots.note)


def unread(trouble: VisitError) -> Robots:
    return Robots.from_answer(Fetched(f"{SITE}/robots.txt", None, trouble=trouble), AGENT)


@pytest.mark.parametrize(
    "trouble",
    [
        PageTimeoutError(as_said("its server did not answer within 20 s")),
        UnreachableError(as_said("its server broke off the connection")),
        OffLimitsError(as_said("it leads to 127.0.0.1")),
    ],
)
def test_a_file_that_can_t_be_reached_forbids_all_and_each_page_says_why(trouble: VisitError) -> None:
    robots = unread(trouble)
    assert not robots.allows(f"{SITE}/about")
    assert robots.is_unreached
    assert str(trouble) in str(robots.reason)
    assert str(robots.reason).startswith("robots.txt could not be reached")


def test_redirects_that_lead_nowhere_are_no_rules() -> None:
    robots = unread(HttpError(as_said("it redirects in a circle, or too often")))
    assert robots.allows(f"{SITE}/about")
    assert not robots.is_unreached
    assert "circle" in str(robots.note)


def test_a_server_error_is_the_reason_of_each_page_not_a_wish_of_the_site() -> None:
    assert "answered 503" in str(read("", 503).reason)
    assert "asks automatic visitors" in str(read("User-agent: *\nDisallow: /").reason)


@given(st.text(max_size=200), st.text(max_size=40))
def test_any_file_and_any_address_are_read_without_an_error(body: str, url: str) -> None:
    robots = read(body)
    assert str(robots.note).endswith(".")
    assert robots.allows(url) in (True, False)
    assert not robots.allows("http://[bad")
