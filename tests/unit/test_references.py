"""Tables of law and guidance: whole, resolvable, and never more certain than their source."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from auditor.errors import RuleDefinitionError
from auditor.model import Harm
from auditor.rule import Meta, make_rule
from auditor.standards import conformance_profiles, criteria
from auditor.standards.references import CERTAIN, Status, UnknownReferenceError, prefixes, resolve, resolved, table

SHARED = Path(__file__).parents[3] / "shared" / "standards"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the standards data is not beside this repository")
each_table = pytest.mark.parametrize("prefix", prefixes())


def test_every_law_and_guidance_of_the_issue_has_its_table() -> None:
    assert set(prefixes()) >= {
        "wcag22", "section508", "title2", "hhs504", "en301549-3.2.1", "en301549-4.1.1", "plain", "coga", "duty",
        "technique", "failure", "ict-baseline",
    }  # fmt: skip


@each_table
def test_a_table_says_where_it_comes_from_and_as_of_when(prefix: str) -> None:
    found = table(prefix)
    assert found.prefix == prefix
    assert found.entries
    assert all((found.name, found.title, found.source))
    assert date.fromisoformat(found.date) < date(2027, 1, 1)


@each_table
def test_every_entry_resolves_to_itself_and_is_complete(prefix: str) -> None:
    for name, entry in table(prefix).entries.items():
        assert resolve(f"{prefix}:{name}") is entry
        assert entry.title
        assert entry.source
        assert date.fromisoformat(entry.date)
        assert entry.url.startswith("https://") or prefix == "duty", entry.ref
        assert set(entry.criteria) <= criteria().keys(), entry.ref


@each_table
def test_entries_of_a_table_are_told_apart(prefix: str) -> None:
    labels = [entry.label for entry in table(prefix).entries.values()]
    assert len(set(labels)) == len(labels)


def test_entries_keep_the_addresses_of_their_publisher() -> None:
    assert resolve("failure:F65").url == "https://www.w3.org/WAI/WCAG22/Techniques/failures/F65"
    assert resolve("technique:ARIA17").url == "https://www.w3.org/WAI/WCAG22/Techniques/aria/ARIA17"
    assert resolve("wcag22:2.4.7").url == "https://www.w3.org/WAI/WCAG22/Understanding/focus-visible"
    assert resolve("plain:use-lists").url == "https://www.plainlanguage.gov/guidelines/organize/use-lists/"


@pytest.mark.parametrize(
    ("ref", "hint"),
    [
        ("wcag22:4.1.1", "auditor/standards/wcag22.toml lists all."),
        ("failure:F5", "auditor/standards/references/failure.toml lists all."),
        ("failures:F65", "Did you mean failure?"),
        ("F65", "Choose from wcag22, coga,"),
    ],
)
def test_what_does_not_exist_is_refused_with_what_may_be_meant(ref: str, hint: str) -> None:
    with pytest.raises(UnknownReferenceError, match=f"there is no reference {ref!r}") as caught:
        resolve(ref)
    assert hint in str(caught.value.hint)


def test_a_rule_that_cites_what_does_not_exist_can_not_be_made() -> None:
    meta = Meta(id="x", title="X", family="mobile", harm={"blind": Harm.STOP}, refs=("failure:F999",))
    with pytest.raises(RuleDefinitionError, match="rule x: there is no reference 'failure:F999'"):
        make_rule(meta, lambda: (), ())


def test_references_of_another_version_are_passed_over_in_a_stored_run() -> None:
    assert [each.ref for each in resolved(("failure:F999", "plain:use-lists"))] == ["plain:use-lists"]


def test_what_is_certain_is_printed_as_it_stands() -> None:
    assert str(resolve("failure:F75").text).startswith("WCAG failure F75: Failure of Success Criterion 1.2.2 by")
    assert "(" not in str(resolve("plain:use-lists").text)


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("duty:banner", "(uncertain on 2026-11-22: pending standard; never seen as final)"),
        ("duty:pra-number", "(uncertain on 2026-11-22: statute; certification text"),
        ("failure:F77", "(retired on 2026-08-20: of criterion 4.1.1 Parsing"),
        ("en301549-4.1.1:standard", "(announced only on 2026-11-22: Announced for 2026 with WCAG 2.2. It is not yet cited in"),
    ],
)  # fmt: skip
def test_what_is_not_certain_is_printed_with_its_status_its_date_and_why(ref: str, said: str) -> None:
    assert said in str(resolve(ref).text)


@each_table
def test_no_entry_that_is_not_certain_lacks_a_reason(prefix: str) -> None:
    uncertain = [entry for entry in table(prefix).entries.values() if not entry.is_certain]
    assert [entry.ref for entry in uncertain if not entry.note] == []
    assert all(entry.status.value in str(entry.text) for entry in uncertain)


def test_criteria_of_a_common_failure_are_those_that_its_title_names() -> None:
    for failure in table("failure").entries.values():
        named = set(re.findall(r"\b[1-4]\.\d\.\d{1,2}\b", failure.title)) - {"4.1.1"}
        assert not named or set(failure.criteria) == named, failure.ref


def test_clauses_of_the_european_standard_are_nine_and_their_criterion() -> None:
    for clause in table("en301549-3.2.1").entries.values():
        if clause.status is not Status.RETIRED:
            assert clause.criteria == (clause.id.removeprefix("9."),)
    held = {number for clause in table("en301549-3.2.1").entries.values() for number in clause.criteria}
    assert held == set(conformance_profiles()["en301549_3_2_1"].sc)


@needs_shared
def test_deadlines_are_those_of_the_shared_record_as_it_was_changed() -> None:
    record = yaml.safe_load((SHARED / "wcag22.yaml").read_text("utf-8"))["legal_record"]
    current = {
        entry["id"]: [(each["who"], each["date"]) for each in entry["current"]]
        for entry in record
        if "current" in entry
    }
    for prefix, name in (("title2", "ada_title_ii_dates"), ("hhs504", "hhs_504_dates")):
        assert [(each.who, each.by) for each in table(prefix).deadlines] == current[name]


@needs_shared
def test_no_duty_is_more_certain_than_the_shared_record() -> None:
    items = yaml.safe_load((SHARED / "federal_requirements.yaml").read_text("utf-8"))["items"]
    assert {item["id"] for item in items} == set(table("duty").entries)
    for item in items:
        known = item["stability"] == "stable" and item["seen"] == "primary"
        assert (resolve(f"duty:{item['id']}").status in CERTAIN) == known, item["id"]
