"""Addresses that lead to one page: what is learnt of a site's parameters, and what is therefore not visited."""

import sqlite3
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from auditor.artifacts import DocumentText, SourceHtml, TextBlock
from auditor.crawl.identity import agree, page_identity
from auditor.crawl.twins import PAIRS_TRIED, VARIANTS_TRIED
from auditor.store.reader import Reader
from tests.fixtures.dry_crawl import SITE, DryCrawl
from tests.fixtures.local_site import Answer
from tests.fixtures.twin_site import TwinSite

Counted = dict[str, str | None]


def counted(crawl: DryCrawl) -> Counted:
    """Audited addresses, each with the address under which it is counted (None: its own)."""
    query = (
        "SELECT page.url_requested, owner.url_requested FROM page LEFT JOIN page AS owner ON owner.id = page.same_as"
        " WHERE page.status = 'audited'"
    )
    with sqlite3.connect(crawl.database) as db:
        rows = db.execute(query).fetchall()
    return {url.removeprefix(SITE): owner.removeprefix(SITE) if owner else None for url, owner in rows}


def pages_of(found: Counted) -> set[str]:
    return {url for url, owner in found.items() if owner is None}


def traps(crawl: DryCrawl) -> dict[str, int]:
    """The rules by which addresses were left out, with the number of these."""
    with Reader(crawl.database) as reader:
        return {rule: trap["count"] for rule, trap in reader.sites()[0].facts["traps"].items()}


def dry(tmp_path: Path, site: TwinSite, **how: object) -> DryCrawl:
    return DryCrawl(tmp_path / "audit.db", site.answer, **how)  # type: ignore[arg-type]


def test_twins_under_a_parameter_count_as_their_page_and_most_are_never_visited(tmp_path: Path) -> None:
    crawl = dry(tmp_path, TwinSite(pages=60)).run()
    found = counted(crawl)
    assert len(found) == 120
    assert pages_of(found) == {"/", *(f"/page/{number}" for number in range(1, 60))}
    twins = [url for url in crawl.visited if "wbdisable" in url]
    assert len(twins) <= PAIRS_TRIED
    assert all(owner == urlsplit(url).path for url, owner in found.items() if owner is not None)
    assert "neutral-parameter:wbdisable" in traps(crawl)


@pytest.mark.parametrize("extra", ["print=1", "lang=fr", "page=2", "item=4"])
def test_a_parameter_that_changes_the_text_is_a_page_of_its_own(tmp_path: Path, extra: str) -> None:
    site = TwinSite(pages=12, extras=(extra,))
    crawl = dry(tmp_path, site).run()
    assert pages_of(counted(crawl)) == {f"{path}{query}" for query in ("", f"?{extra}")
                                        for path in ("/", *(f"/page/{n}" for n in range(1, 12)))}  # fmt: skip
    assert len(crawl.visited) == 24


def test_a_parameter_that_matters_on_one_of_the_tried_pages_is_visited_everywhere(tmp_path: Path) -> None:
    crawl = dry(tmp_path, TwinSite(pages=40, extras=("odd=1",), odd_page=2)).run()
    found = counted(crawl)
    assert len(crawl.visited) == 80
    assert "/page/2?odd=1" in pages_of(found)
    assert found["/page/30?odd=1"] == "/page/30"  # compared, and the same


def test_a_parameter_that_mattered_before_its_pairs_were_enough_is_never_neutral(tmp_path: Path) -> None:
    """The seeds show that it matters on page 39; the pairs that are tried would not."""
    seeds = ("/", "/page/39", "/page/39?odd=1")
    crawl = dry(tmp_path, TwinSite(pages=40, extras=("odd=1",), odd_page=39), seeds=seeds).run()
    assert len(crawl.visited) == 80


def test_a_difference_beyond_the_pairs_that_are_tried_counts_too(tmp_path: Path) -> None:
    seeds = [seed for number in range(1, 8) for seed in (f"/page/{number}", f"/page/{number}?odd=1")]
    crawl = dry(tmp_path, TwinSite(pages=40, extras=("odd=1",), odd_page=7), seeds=("/", *seeds))
    crawl.run()
    assert len(crawl.visited) == 80


def test_of_twins_met_all_at_once_only_those_that_are_tried_are_visited(tmp_path: Path) -> None:
    crawl = dry(tmp_path, TwinSite(pages=40, fan_out=39)).run()
    assert sum("?" in url for url in crawl.visited) == PAIRS_TRIED
    assert len(pages_of(counted(crawl))) == 40


def test_pairs_that_can_not_be_compared_prove_nothing(tmp_path: Path) -> None:
    """Of the five pairs that are tried three answer with an error, which leaves too few."""
    site = TwinSite(pages=40, fan_out=39)

    def answer(target: str) -> Answer:
        is_broken = target in {f"/page/{number}?wbdisable=true" for number in (1, 2, 3)}
        return Answer("", 404) if is_broken else site.answer(target)

    crawl = DryCrawl(tmp_path / "audit.db", answer).run()
    assert len(crawl.visited) == 80


def broken_elder(target: str) -> Answer:
    """A list of nine items, each also under a parameter that changes nothing; the seventh answers only there."""
    items = [f"/list?item={number}{more}" for number in range(1, 10) for more in ("", "&wbdisable=true")]
    return (
        Answer("", 404) if target == "/list?item=7" else TwinSite(hubs={"/": tuple(items), "/list": ()}).answer(target)
    )


@pytest.mark.parametrize("max_pages", [19, 20, 21, 22, 500])
def test_the_order_of_addresses_that_wait_does_not_depend_on_how_many_are_visited_at_once(
    tmp_path: Path, max_pages: int
) -> None:
    seeds = [f"/page/{number}{more}" for number in range(1, 6) for more in ("", "?wbdisable=true")]
    crawls = [
        DryCrawl(tmp_path / f"{wave}.db", broken_elder, max_pages, seeds=("/", *seeds)).run(wave=wave)
        for wave in (1, 2, 200)
    ]
    assert counted(crawls[0]) == counted(crawls[1]) == counted(crawls[2])
    assert Counter(crawls[0].visited) == Counter(crawls[1].visited) == Counter(crawls[2].visited)
    assert max_pages < 500 or "/list?item=9" in crawls[0].visited


def test_two_pairs_are_too_few_to_learn_from(tmp_path: Path) -> None:
    crawl = dry(tmp_path, TwinSite(pages=2)).run()
    assert sorted(crawl.visited) == ["/", "/?wbdisable=true", "/page/1", "/page/1?wbdisable=true"]
    assert pages_of(counted(crawl)) == {"/", "/page/1"}


def test_several_parameters_that_change_nothing_are_learnt_together(tmp_path: Path) -> None:
    extras = ("wbdisable=true", "theme=dark", "theme=dark&wbdisable=true", "utm_source=mail")
    crawl = dry(tmp_path, TwinSite(pages=60, extras=extras)).run()
    found = counted(crawl)
    assert len(pages_of(found)) == 60
    assert len(found) == 240  # tracking parameters make no address of their own
    assert sum("?" in url for url in crawl.visited) <= 4 * PAIRS_TRIED


def test_a_neutral_parameter_beside_one_that_matters_leads_to_that_ones_page(tmp_path: Path) -> None:
    extras = ("wbdisable=true", "item=7", "item=7&wbdisable=true")
    found = counted(dry(tmp_path, TwinSite(pages=40, extras=extras)).run())
    assert found["/page/20?item=7&wbdisable=true"] == "/page/20?item=7"
    assert found["/page/20?wbdisable=true"] == "/page/20"
    assert found["/page/20?item=7"] is None
    assert len(pages_of(found)) == 80


def test_session_ids_of_an_unknown_name_are_one_page(tmp_path: Path) -> None:
    keys = [f"visit=a1b2c3d4e5f6a7b{number}" for number in range(3)]
    crawl = dry(tmp_path, TwinSite(pages=40, extras=tuple(keys))).run()
    assert len(pages_of(counted(crawl))) == 40
    assert len(crawl.visited) < 40 + 5 * PAIRS_TRIED


def test_of_many_variants_of_one_path_a_few_are_visited_and_the_rest_counted_there(tmp_path: Path) -> None:
    site = TwinSite(extras=(), hubs={"/": tuple(f"/page/1?n{number}" for number in range(40))})
    crawl = dry(tmp_path, site).run()
    assert sum("page/1?" in url for url in crawl.visited) == VARIANTS_TRIED
    found = counted(crawl)
    assert sum("page/1?" in url for url in found) == 40
    assert "same-content" in traps(crawl)


def test_a_canonical_address_is_believed_where_the_texts_agree(tmp_path: Path) -> None:
    text = (
        TwinSite(extras=(), fan_out=0).html("/page/1").replace("<head>", "<head><link rel='canonical' href='/page/1'>")
    )
    answers = {"/": "<main><a href='/copy'>Copy</a> <a href='/page/1'>One</a></main>", "/copy": text, "/page/1": text}
    crawl = DryCrawl(tmp_path / "audit.db", lambda target: Answer(answers[target])).run()
    assert counted(crawl) == {"/": None, "/copy": None, "/page/1": "/copy"}


def test_two_copies_without_a_canonical_address_are_two_pages(tmp_path: Path) -> None:
    text = TwinSite(extras=(), fan_out=0).html("/page/1")
    answers = {"/": "<main><a href='/copy'>Copy</a> <a href='/page/1'>One</a></main>", "/copy": text, "/page/1": text}
    crawl = DryCrawl(tmp_path / "audit.db", lambda target: Answer(answers[target])).run()
    assert pages_of(counted(crawl)) == {"/", "/copy", "/page/1"}


def test_a_canonical_address_that_lies_is_not_believed(tmp_path: Path) -> None:
    crawl = dry(tmp_path, TwinSite(pages=12, extras=(), canonical="/")).run()
    assert len(pages_of(counted(crawl))) == 12


def test_a_seed_is_visited_and_counted_though_its_parameter_changes_nothing(tmp_path: Path) -> None:
    seed = "/page/30?wbdisable=true"
    crawl = dry(tmp_path, TwinSite(pages=40), seeds=("/", seed)).run()
    assert seed in crawl.visited
    assert seed in pages_of(counted(crawl))


MIXED = TwinSite(
    pages=26,
    extras=("wbdisable=true", "item=1", "item=1&wbdisable=true", "odd=1", "visit=a1b2c3d4e5f6a7b8", "print=1"),
    odd_page=3,
)


@pytest.mark.parametrize("max_pages", [500, 40, 17])
@pytest.mark.parametrize(("wave", "mix"), [(1, None), (7, 5), (200, 2)])
def test_concurrency_does_not_change_what_is_visited(
    tmp_path: Path, wave: int, mix: int | None, max_pages: int
) -> None:
    plain = DryCrawl(tmp_path / "plain.db", MIXED.answer, max_pages).run()
    other = DryCrawl(tmp_path / "other.db", MIXED.answer, max_pages).run(wave=wave, mix=mix)
    assert Counter(other.visited) == Counter(plain.visited)
    assert counted(other) == counted(plain)


@pytest.mark.parametrize("max_pages", [500, 40])
@pytest.mark.parametrize("stop_after", [1, 9, 23, 40, 61])
def test_a_resume_does_not_change_what_is_visited(tmp_path: Path, stop_after: int, max_pages: int) -> None:
    plain = DryCrawl(tmp_path / "plain.db", MIXED.answer, max_pages).run()
    broken = DryCrawl(tmp_path / "broken.db", MIXED.answer, max_pages)
    broken.run(stop_after=stop_after, mix=stop_after)
    broken.run()
    assert Counter(broken.visited) == Counter(plain.visited)
    assert counted(broken) == counted(plain)
    assert traps(broken) == traps(plain)


def test_the_budget_is_spent_on_pages_and_not_on_their_twins(tmp_path: Path) -> None:
    found = counted(dry(tmp_path, TwinSite(pages=60), max_pages=30).run())
    assert len(pages_of(found)) == 30
    assert sum(owner is not None for owner in found.values()) >= 25


LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"


def identity_of(text: str = LONG, *, title: str = "T", lang: str = "en", sent: str = "a", shown: str = "") -> str:
    block = TextBlock(kind="paragraph", text=text, selector="p")
    menu = TextBlock(kind="paragraph", text=sent, selector="nav", in_main=False)
    document = DocumentText(title=title, lang=lang, blocks=(block, menu))
    return page_identity(document, SourceHtml(text=sent), shown or sent)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({"sent": "b"}, True),  # other links, another menu
        ({"title": "U"}, False),
        ({"lang": "fr"}, False),
        ({"text": f"{LONG} more"}, False),
        ({"shown": "<main><img src='/b.png'></main>"}, False),
        ({"shown": "<header><img src='/b.png'></header><main></main>"}, True),
        ({"shown": "<header><img src='/b.png'></header><p>x"}, True),
        ({"shown": "<p><iframe src='/map?b'></iframe>"}, False),
    ],
)
def test_a_page_is_known_by_title_language_main_text_and_what_is_embedded(
    other: dict[str, str], expected: bool
) -> None:
    assert agree(identity_of(), identity_of(**other)) is expected


def test_pages_of_few_words_are_compared_by_their_html_and_prove_nothing_where_it_differs() -> None:
    assert agree(identity_of("Few words"), identity_of("Few words")) is True
    assert agree(identity_of("Few words"), identity_of("Few words", sent="b")) is None
    assert agree(identity_of("Few words"), identity_of("Other words")) is False
    assert agree(identity_of("Few words"), identity_of()) is False
