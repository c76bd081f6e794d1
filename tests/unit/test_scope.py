import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.crawl.scope import Scope
from auditor.globs import matches_glob

BASE = "https://www.agency.gov/start"


@pytest.mark.parametrize(
    "url",
    ["https://www.agency.gov/x", "https://agency.gov/", "http://agency.gov/", "https://AGENCY.gov:443/x?y", "https://agency.gov./"],
)  # fmt: skip
def test_the_host_and_its_www_twin_are_one_site(url: str) -> None:
    assert Scope(BASE).contains(url)


@pytest.mark.parametrize(
    "url",
    ["https://my.agency.gov/", "https://agency.gov.evil.com/", "https://agency.gov:8443/", "https://notagency.gov/",
     "https://agency.gov@evil.com/", "mailto:a@agency.gov", "http://[bad", "", "/x"],
)  # fmt: skip
def test_everything_else_is_outside(url: str) -> None:
    assert not Scope(BASE).contains(url)
    assert not Scope(BASE).is_same_site(url)


def test_the_port_of_the_base_counts() -> None:
    scope = Scope("http://127.0.0.1:8000/")
    assert scope.contains("http://127.0.0.1:8000/a")
    assert not scope.contains("http://127.0.0.1:8001/a")
    assert not scope.contains("http://127.0.0.1/a")


@pytest.mark.parametrize(
    ("glob", "url", "expected"),
    [
        ("/news/*", "https://agency.gov/news/2023/05/a", True),
        ("/news/*", "https://agency.gov/news/", True),
        ("/news/*", "https://agency.gov/news", True),
        ("/news/*", "https://agency.gov/newsletter", False),
        ("/news/", "https://agency.gov/news", True),
        ("/news", "https://agency.gov/news/", True),
        ("/news", "https://agency.gov/news/a", False),
        ("/news", "https://agency.gov/news?page=2", True),
        ("/", "https://agency.gov/", True),
        ("/*/form", "https://agency.gov/a/b/form", True),
        ("/search?*lang=es*", "https://agency.gov/search?q=a&lang=es", True),
        ("/search?*lang=es*", "https://agency.gov/searchXlang=es", False),
        ("*?print=*", "https://agency.gov/a?print=1", True),
        ("https://agency.gov/news/*", "http://www.agency.gov/news/a", True),
        ("https://www.Agency.gov/news/*", "https://agency.gov/news/a", True),
        ("agency.gov/news/*", "https://agency.gov/news/a", True),
        ("*://agency.gov/news/*", "https://www.agency.gov/news/a", True),
        ("/[ab]", "https://agency.gov/a", False),
        ("/über/*", "https://agency.gov/%C3%BCber/uns", True),
        ("/News/*", "https://agency.gov/news/a", False),
        ("*", "https://agency.gov/a", True),
        ("", "https://agency.gov/", False),
        ("news/*", "https://agency.gov/news/a", False),
        ("https://other.gov/*", "https://other.gov/a", False),
    ],
)
def test_an_include_lets_in_what_its_glob_matches(glob: str, url: str, expected: bool) -> None:
    assert Scope(BASE, include=(glob,)).contains(url) is expected


def test_an_exclude_wins_over_an_include() -> None:
    scope = Scope(BASE, include=("/news/*",), exclude=("*/archive/*",))
    assert scope.contains("https://agency.gov/news/a")
    assert not scope.contains("https://agency.gov/news/archive/a")
    assert scope.is_same_site("https://agency.gov/news/archive/a")


def test_includes_that_matched_nothing_are_named_in_order() -> None:
    scope = Scope(BASE, include=("/z/*", "/news/*", "/a/*"))
    urls = ["https://agency.gov/news/1", "https://other.gov/a/1", "not an address"]
    assert scope.unmatched_includes(iter(urls)) == ("/z/*", "/a/*")
    assert scope.unmatched_includes([]) == ("/z/*", "/news/*", "/a/*")
    assert Scope(BASE).unmatched_includes([]) == ()


def test_an_excluded_page_still_shows_that_the_include_exists() -> None:
    scope = Scope(BASE, include=("/news/*",), exclude=("/news/*",))
    assert scope.unmatched_includes(["https://agency.gov/news/1"]) == ()


def test_a_base_without_host_is_refused() -> None:
    with pytest.raises(ValueError, match="host"):
        Scope("https://")


@given(st.lists(st.text(alphabet="ab*", max_size=4), min_size=1, max_size=5), st.lists(st.text("ab", max_size=3)))
def test_a_star_stands_for_any_text(parts: list[str], fills: list[str]) -> None:
    glob = "*".join(parts)
    fillers = iter(fills)
    text = "".join(next(fillers, "") if letter == "*" else letter for letter in glob)
    assert matches_glob(glob, text)


@pytest.mark.parametrize(
    ("glob", "text"),
    [
        ("a*a", "a"),
        ("ab*ba", "aba"),
        ("*ab*ba", "aba"),
        ("*aa*aa*", "aaa"),
        ("a*b*c", "acb"),
        ("a", "aa"),
        ("*a", "ab"),
    ],
)
def test_parts_of_a_glob_never_overlap(glob: str, text: str) -> None:
    assert not matches_glob(glob, text)
