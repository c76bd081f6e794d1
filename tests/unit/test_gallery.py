"""Pictures: which pages to load for them, and what part of a page they show."""

from pathlib import Path
from typing import Any

from auditor.collect.pictures import MAX_HEIGHT_PX, MIN_HEIGHT_PX, MIN_WIDTH_PX, clip_around
from auditor.crawl.gallery import MAX_PAGE_LOADS, MAX_PICTURES, Place, choose_pages, worst_places
from auditor.store.ranking import ranked_causes
from auditor.store.reader import Reader
from auditor.store.store import Store
from tests.fixtures.audit_db import AuditDb, card


def place(rule: str, page: int) -> Place:
    return Place(rule, "cause", page, f"https://a.gov/{page}", f"#{rule}")


def test_the_page_with_most_causes_is_loaded_first() -> None:
    places = [place("a", 1), place("a", 2), place("b", 2), place("c", 3)]
    chosen = choose_pages(places, pages_audited=50)
    assert [(url, [p.rule_id for p in shown]) for url, shown in chosen] == [
        ("https://a.gov/2", ["a", "b"]),
        ("https://a.gov/3", ["c"]),
    ]


def test_loads_stay_a_small_part_of_the_audit() -> None:
    places = [place(f"r{number}", number) for number in range(30)]
    assert len(choose_pages(places, pages_audited=3)) == 1
    assert len(choose_pages(places, pages_audited=12)) == 2
    assert len(choose_pages(places, pages_audited=5000)) == MAX_PAGE_LOADS


BOX: dict[str, Any] = {"box_json": "[0, 0, 20, 20]"}


def test_pictures_show_the_causes_that_the_report_puts_first(tmp_path: Path) -> None:
    narrow = card("narrow", "Narrow", {"blind": "hinder"})
    wide = card("wide", "Wide", {"blind": "hinder", "low_vision": "hinder", "mobile_only": "hinder"})
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(rules=[narrow, wide]), "https://a.gov/", "a.gov")
        pages = [db.page(site, f"https://a.gov/{number}") for number in range(3)]
        for page in pages:
            db.finding(site, page, narrow, selector="#n", **BOX)
        db.finding(site, pages[0], wide, selector="#w", **BOX)
        db.finding(site, pages[2], wide, selector="#w", **BOX)
    with Store(tmp_path / "audit.db") as store:
        places = worst_places(store, site)
    assert [(each.rule_id, each.url) for each in places] == [
        ("wide", "https://a.gov/0"), ("wide", "https://a.gov/2"),
        ("narrow", "https://a.gov/0"), ("narrow", "https://a.gov/1"), ("narrow", "https://a.gov/2"),
    ]  # fmt: skip
    with Reader(tmp_path / "audit.db") as reader:
        assert list(dict.fromkeys(each.rule_id for each in places)) == [
            each.rule_id for each in ranked_causes(reader, site).failures
        ]


def test_only_the_first_causes_that_can_be_shown_are_shown(tmp_path: Path) -> None:
    hidden: list[dict[str, Any]] = [
        {"box_json": None},
        {"selector": "html"},
        {"frame_url": "https://b.gov/"},
        {"outcome": "cantTell"},
    ]
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(), "https://a.gov/", "a.gov")
        page = db.page(site, "https://a.gov/")
        for number in range(30):
            unseen = hidden[number] if number < len(hidden) else {}
            db.finding(site, page, card(f"r{number:02}", "Rule", {"blind": "stop"}), **{**BOX, **unseen})
    with Store(tmp_path / "audit.db") as store:
        places = worst_places(store, site)
    assert [each.rule_id for each in places] == [f"r{number:02}" for number in range(4, 4 + MAX_PICTURES)]


def test_no_places_no_loads() -> None:
    assert choose_pages([], pages_audited=9) == []


VIEW = {"view_width": 1280.0, "view_height": 800.0, "scroll_x": 0.0, "scroll_y": 3000.0}


def test_a_small_element_is_shown_with_its_surroundings() -> None:
    clip = clip_around({"x": 600, "y": 390, "width": 20, "height": 20, **VIEW})
    assert (clip["width"], clip["height"]) == (MIN_WIDTH_PX, MIN_HEIGHT_PX)
    assert clip["x"] + clip["width"] / 2 == 610
    assert clip["y"] + clip["height"] / 2 == 3400


def test_an_element_at_the_edge_stays_inside_the_window() -> None:
    clip = clip_around({"x": 1270, "y": 0, "width": 10, "height": 10, **VIEW})
    assert clip["x"] + clip["width"] == 1280
    assert clip["y"] == 3000


def test_a_tall_element_shows_its_beginning() -> None:
    clip = clip_around({"x": 0, "y": 100, "width": 300, "height": 5000, **VIEW})
    assert (clip["y"], clip["height"]) == (3060, MAX_HEIGHT_PX)
