"""Scorecards and rankings made from a stored audit."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from auditor.model import Harm
from auditor.score import CriterionStatus
from auditor.standards import scoring
from auditor.store.ranking import ranked_causes
from auditor.store.reader import Reader
from auditor_reports.scorecard import (
    CriteriaCount,
    bands_sentence,
    criteria_statement,
    make_scorecard,
    weights_sentence,
)
from tests.fixtures.audit_db import RULES, AuditDb, card

BASE = "https://a.example/"


@contextmanager
def stored(path: Path, audited: int, *others: tuple[str, int | None]) -> Iterator[Reader]:
    """A site whose first page has a barrier; `others` are (status, HTTP status) of pages not audited."""
    with AuditDb(path) as db:
        site = db.site(db.run(), BASE, "a.example")
        pages = [db.page(site, f"{BASE}{number}") for number in range(audited)]
        db.finding(site, pages[0], RULES[0])
        for number, (status, http_status) in enumerate(others):
            db.page(site, f"{BASE}other/{number}", status, http_status=http_status)
    with Reader(path) as reader:
        yield reader


def test_missing_pages_and_files_leave_nothing_uncertain(tmp_path: Path) -> None:
    others = (("http error", 404), ("http error", 410), ("not html", 200), ("off-site redirect", None))
    with stored(tmp_path / "audit.db", 4, *others) as reader:
        blind = next(group for group in make_scorecard(reader, 1).groups if group.population == "blind")
    assert blind.barrier_low == blind.barrier_rate == blind.barrier_high == 0.25


def test_pages_that_should_have_been_audited_widen_the_range(tmp_path: Path) -> None:
    with stored(tmp_path / "audit.db", 4, ("timeout", None), ("http error", 503), ("login", 200)) as reader:
        blind = next(group for group in make_scorecard(reader, 1).groups if group.population == "blind")
    assert blind.barrier_low < blind.barrier_rate < blind.barrier_high


def test_frames_of_other_sites_do_not_count(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(), BASE, "a.example")
        db.finding(site, db.page(site, BASE), RULES[0], third_party=1)
    with Reader(tmp_path / "audit.db") as reader:
        found = make_scorecard(reader, site)
        assert found.worst is None
        assert found.score.value == 100
        assert ranked_causes(reader, site).failures == ()


def test_site_without_audited_pages_has_no_score(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(), BASE, "a.example")
        db.page(site, BASE, "blocked", reason="no")
    with Reader(tmp_path / "audit.db") as reader:
        found = make_scorecard(reader, site)
    assert (found.groups, found.worst, found.score.value, found.score.band) == ((), None, None, None)


def test_unknown_profile_falls_back_to_the_newest_standard(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(report={"profile": "gone"}), BASE, "a.example")
    with Reader(tmp_path / "audit.db") as reader:
        assert make_scorecard(reader, site).criteria.profile == "wcag22_aa"


def test_barriers_come_before_what_only_slows_people_down(tmp_path: Path) -> None:
    slow = card("slow-rule", "Slow", {"blind": "slow", "low_vision": "slow", "mobile_only": "slow"})
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(), BASE, "a.example")
        pages = [db.page(site, f"{BASE}{number}") for number in range(30)]
        for page in pages:
            db.finding(site, page, slow)
        db.finding(site, pages[3], card("hinder-rule", "Hinder", {"blind": "hinder"}))
        db.finding(site, pages[4], card("doubt-rule", "Doubt", {"blind": "stop"}), outcome="cantTell")
    with Reader(tmp_path / "audit.db") as reader:
        ranked = ranked_causes(reader, site)
    assert [cause.rule_id for cause in ranked.failures] == ["hinder-rule", "slow-rule"]
    assert [cause.rule_id for cause in ranked.doubts] == ["doubt-rule"]


def test_what_concerns_level_aaa_alone_costs_nothing_and_comes_last_unless_the_profile_asks(tmp_path: Path) -> None:
    faint = card("faint", "Faint", {"low_vision": "slow"}) | {"wcag": ["1.4.6"]}
    notice = card("notice", "Notice", {"low_vision": "notice"}) | {"wcag": ["1.4.3"]}
    found = {}
    for profile in ("wcag22_aa", "wcag22_aaa"):
        with AuditDb(tmp_path / f"{profile}.db") as db:
            site = db.site(
                db.run(rules=[faint, notice], report={"profile": profile}), "https://a.example/", "a.example"
            )
            page = db.page(site, "https://a.example/")
            for rule in (faint, notice):
                db.finding(site, page, rule)
                db.rule_run(site, page, rule["id"], "failed")
        with Reader(tmp_path / f"{profile}.db") as reader:
            order = [cause.rule_id for cause in ranked_causes(reader, site).failures]
            found[profile] = (order, make_scorecard(reader, site).score.value)
    assert found["wcag22_aa"][0] == ["notice", "faint"]
    assert found["wcag22_aaa"][0] == ["faint", "notice"]
    assert found["wcag22_aa"][1] > found["wcag22_aaa"][1]  # type: ignore[operator]


def test_criteria_are_counted_in_a_sentence_without_a_share() -> None:
    statuses = {
        "1.1.1": CriterionStatus.FAILED, "1.2.1": CriterionStatus.NEEDS_PERSON, "1.3.1": CriterionStatus.NO_FAILURE_FOUND,
        "1.4.3": CriterionStatus.PARTLY_TESTED, "2.1.1": CriterionStatus.NOT_TESTED,
    }  # fmt: skip
    assert str(criteria_statement(CriteriaCount("x", "Section 508", "2.0", statuses))) == (
        "Section 508: 1 of 5 criteria failed, 1 needs a person, 1 partly tested, 1 shows no failure to automatic checks, 1 not tested."
        " Automatic checks can’t show that a site meets a standard."
    )


def test_weights_and_bands_are_said_as_they_are() -> None:
    assert scoring().harm_weights[Harm.STOP] == 0.5
    assert str(weights_sentence()).startswith("A fault costs a page 50 in 100 if it stops people, 20 in 100")
    assert str(bands_sentence()).startswith("Bands: A from 90, B from 75, C from 60, D from 40, F below.")
