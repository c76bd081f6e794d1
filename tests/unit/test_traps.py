from collections.abc import Iterable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.crawl import traps
from auditor.crawl.traps import RULES, TrapGuard

SITE = "https://agency.gov"


def refusals(paths: Iterable[str]) -> list[str | None]:
    guard = TrapGuard()
    return [guard.refuse(SITE + path) for path in paths]


def months(years: int) -> list[tuple[int, int]]:
    return [(2000 + year, month) for year in range(years) for month in range(1, 13)]


@pytest.mark.parametrize(
    "paths",
    [
        [f"/news?page={page}" for page in range(60)],
        [f"/news/page/{page}/" for page in range(60)],
        [f"/item.aspx?id={number}" for number in range(400)],
        [f"/item.aspx?id={number}&lang={lang}" for number in range(300) for lang in ("en", "es")],
        [f"/item?id=3f2504e0-4f89-11d3-9a0c-{number:012x}" for number in range(400)],
        [f"/news/{year}/{month:02}/{day}/title-{day}" for year, month in months(10) for day in (1, 14)],
        [f"/{year}/{month:02}/" for year, month in months(15)],
        [f"/events/{year}/{month:02}/14/town-hall" for year, month in months(20)],
        [f"/node/{number}" for number in range(3000)],
        [f"/releases/20{number:06}" for number in range(300)],
        [f"/release?id={year}{month:02}{day}" for year, month in months(5) for day in range(10, 15)],
        [f"/spending?year={year}&agency={agency}" for year in range(2000, 2020) for agency in range(20)],
        [f"/index.php?path=/about/{number}" for number in range(100)],
        ["/en/en/about", "/2011/11/11/11/title", "/a//b", "/about/", "/",
         "/go?u=%252Fabout"],
    ],
    ids=["list", "list in path", "ids", "ids in two languages", "guids", "articles by date", "monthly archives",
         "events with titles", "nodes", "numbered releases", "release numbers like dates", "figures by year",
         "routes in a parameter", "odd paths"],
)  # fmt: skip
def test_what_real_sites_have_passes(paths: list[str]) -> None:
    assert set(refusals(paths)) == {None}


@pytest.mark.parametrize(
    ("paths", "limit"),
    [
        ([f"/calendar?month={m}&year={y}" for y, m in months(50)], traps.MAX_CALENDAR_PAGES),
        ([f"/?calendar=1&month={m}&year={y}" for y, m in months(50)], traps.MAX_CALENDAR_PAGES),
        ([f"/events/{y}-{m:02}/" for y, m in months(50)], traps.MAX_CALENDAR_PAGES),
        ([f"/events/{y}/{m}/list" for y, m in months(50)], traps.MAX_CALENDAR_PAGES),
        ([f"/calendar/{y}{m:02}01" for y, m in months(50)], traps.MAX_CALENDAR_PAGES),
        ([f"/x?tribe-bar-date={y}-{m:02}-01" for y, m in months(50)], traps.MAX_DATED_PAGES),
        ([f"/x?from={y}-{m:02}-01" for y, m in months(50)], traps.MAX_DATED_PAGES),
        ([f"/x?year={y}" for y in range(1000, 2000)], traps.MAX_DATED_PAGES),
        ([f"/x?month=May&year={y}" for y in range(1000, 2000)], traps.MAX_DATED_PAGES),
        ([f"/{y}/{m}" for y, m in months(50)], traps.MAX_DATED_PAGES),
        ([f"/events/{c}/{y}-{m:02}" for y, m in months(5) for c in range(20)], traps.MAX_CALENDAR_PAGES_OF_SITE),
    ],
)
def test_calendars_end(paths: list[str], limit: int) -> None:
    answers = refusals(paths)
    assert answers[:limit] == [None] * limit
    assert set(answers[limit:]) == {"calendar"}


@pytest.mark.parametrize(
    ("paths", "rule", "limit"),
    [
        ([f"/s?q={n}" for n in range(1100)], "query-variants", traps.MAX_QUERY_VARIANTS),
        ([f"/s?f={n}&sort=1&order=2" for n in range(200)], "query-variants", traps.MAX_FACETED_VARIANTS),
        ([f"/login?next=/page/{n}" for n in range(200)], "return-address", traps.MAX_RETURN_ADDRESSES),
        ([f"/leave?to=https%3A%2F%2Fx.gov/{n}" for n in range(200)], "return-address", traps.MAX_RETURN_ADDRESSES),
        ([f"/news/page/{n}" for n in range(1100)], "page-numbers", traps.MAX_LIST_PAGES),
    ],
)
def test_endless_addresses_of_one_page_end(paths: list[str], rule: str, limit: int) -> None:
    answers = refusals(paths)
    assert answers[:limit] == [None] * limit
    assert set(answers[limit:]) == {rule}


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("/" + "x" * 2100, "long-url"),
        ("/x" * 3, "repeating-path"),
        ("/a/b/a/b/a/b", "repeating-path"),
        ("/start/a/b/a/b/a/b/end", "repeating-path"),
        ("/a/x/a/y/a/z/a", "repeating-path"),
        ("/a////b", "repeating-path"),
        ("/" + "/".join(f"f{n}" for n in range(21)), "deep-path"),
        ("/go?u=%25252Fabout", "nested-address"),
    ],
)
def test_addresses_that_grow_are_refused_at_once(path: str, rule: str) -> None:
    assert refusals([path]) == [rule]


def test_a_session_id_is_known_once_it_has_multiplied_several_pages() -> None:
    guard = TrapGuard()
    pages = [f"{SITE}/page{number}?token=" for number in range(30)]
    ids = [f"{number}f3a9b2c7d1e5f60" for number in range(1, 9)]
    first = [guard.refuse(page + value) for value in ids[:3] for page in pages]
    assert first.count(None) == 30 * 2 + traps.SESSION_MIN_PATHS
    assert set(first) == {None, "session-ids"}
    assert {guard.refuse(page + ids[3]) for page in pages} == {"session-ids"}
    assert guard.refuse(f"{SITE}/never-met?token={ids[3]}") is None
    assert guard.refuse(pages[0] + ids[0]) is None


def test_one_page_with_many_session_ids_condemns_no_other() -> None:
    guard = TrapGuard()
    ids = [f"{number}f3a9b2c7d1e5f60" for number in range(1, 1 + traps.SESSION_MIN_VALUES)]
    for _ in range(traps.SESSION_MIN_PATHS * 2):
        assert {guard.refuse(f"{SITE}/page?token={value}") for value in ids} == {None}
    assert {guard.refuse(f"{SITE}/other?token={value}") for value in ids} == {None}


def test_an_address_offered_again_counts_once() -> None:
    guard = TrapGuard()
    for _ in range(3):
        answers = {guard.refuse(f"{SITE}/calendar?month={month}") for month in range(traps.MAX_CALENDAR_PAGES)}
        assert answers == {None}
    assert guard.refuse(f"{SITE}/calendar?month=99") == "calendar"
    assert guard.refuse("http://www.agency.gov/calendar/?month=5&utm_source=x#top") is None


def test_a_refused_address_takes_no_room_elsewhere() -> None:
    guard = TrapGuard()
    for number in range(traps.MAX_QUERY_VARIANTS * 2):
        guard.refuse(f"{SITE}/calendar?month={number}")
    assert guard.refuse(f"{SITE}/calendar?q=1") is None


def test_what_is_no_address_is_left_to_others() -> None:
    guard = TrapGuard()
    assert [guard.refuse(text) for text in ("", "mailto:x", "http://[bad", "\ud800")] == [None] * 4


def test_every_rule_has_a_sentence_for_the_report() -> None:
    assert all(str(sentence).endswith(".") for sentence in RULES.values())


PATHS = st.one_of(
    st.builds("/cal?month={}".format, st.integers(0, 9)),
    st.builds("/calendar/2023-{}".format, st.integers(1, 9)),
    st.builds("/p{}?token=0f3a9b2c7d1e5f6{}".format, st.integers(0, 3), st.integers(0, 5)),
    st.builds("/s?a={}&b=1&c=1".format, st.integers(0, 9)),
    st.builds("/login?next=/{}".format, st.integers(0, 9)),
    st.just("/x/x/x"),
)


@given(before=st.lists(PATHS, max_size=40), after=st.lists(PATHS, max_size=20), shuffled=st.randoms())
def test_a_resumed_guard_answers_as_the_unbroken_one(before: list[str], after: list[str], shuffled: Random) -> None:
    small = {"MAX_CALENDAR_PAGES": 3, "MAX_FACETED_VARIANTS": 3, "MAX_RETURN_ADDRESSES": 3, "SESSION_MIN_PATHS": 2}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in small.items():
            patch.setattr(traps, name, value)
        unbroken = TrapGuard()
        accepted = [path for path in before if unbroken.refuse(SITE + path) is None]
        shuffled.shuffle(accepted)
        resumed = TrapGuard()
        resumed.replay(SITE + path for path in accepted)
        assert [resumed.refuse(SITE + path) for path in after] == [unbroken.refuse(SITE + path) for path in after]
