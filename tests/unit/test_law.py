"""Which rule counts for which law: by the version and level of WCAG that the law asks for."""

import pytest

from auditor.standards import conformance_profiles, criteria
from auditor.standards.law import Answer, counts_for, laws, standing, verdict, with_other_laws

LEVELS = {"A": {"A"}, "A and AA": {"A", "AA"}, "A, AA and AAA": {"A", "AA", "AAA"}}


def count(profile: str, *numbers: str, cited: tuple[str, ...] = ()) -> Answer:
    return counts_for((*(f"wcag22:{number}" for number in numbers), *cited), laws()[profile]).answer


def test_a_profile_holds_the_criteria_of_its_version_and_levels_and_no_other() -> None:
    for profile in conformance_profiles().values():
        version, _, levels = profile.wcag.partition(" ")
        expected = [
            each.num for each in criteria().values() if each.introduced <= version and each.level in LEVELS[levels]
        ]
        assert sorted(profile.sc) == sorted(expected), profile.id


@pytest.mark.parametrize(
    ("number", "section508", "title2", "wcag22"),
    [
        ("1.1.1", "yes", "yes", "yes"),
        ("1.4.10", "no", "yes", "yes"),  # new in 2.1
        ("4.1.3", "no", "yes", "yes"),
        ("2.5.8", "no", "no", "yes"),  # new in 2.2
        ("2.4.11", "no", "no", "yes"),
        ("1.4.6", "no", "no", "no"),  # level AAA
    ],
)
def test_a_criterion_counts_where_version_and_level_hold_it(
    number: str, section508: str, title2: str, wcag22: str
) -> None:
    assert count("section508", number) == section508
    assert count("ada_title_ii", number) == count("hhs_504", number) == count("en301549_3_2_1", number) == title2
    assert count("wcag22_aa", number) == wcag22


def test_level_aaa_counts_for_no_law() -> None:
    highest = [each.num for each in criteria().values() if each.level == "AAA"]
    assert highest
    assert {count(law.profile.id, number) for law in laws().values() if law.table for number in highest} == {Answer.NO}


def test_a_rule_counts_in_part_where_the_law_leaves_out_one_of_its_criteria() -> None:
    found = counts_for(("wcag22:2.1.1", "wcag22:2.1.3"), laws()["section508"])
    assert (found.answer, found.criteria, found.left_out) == (Answer.PARTLY, ("2.1.1",), ("2.1.3",))


def test_a_provision_of_the_law_itself_counts_for_that_law_alone() -> None:
    assert count("ada_title_ii", cited=("title2:35.200",)) == Answer.YES
    assert count("hhs_504", cited=("title2:35.200",)) == Answer.NO


def test_guidance_counts_for_no_law() -> None:
    cited = ("plain:use-lists", "technique:G88", "failure:F25", "coga:o3p01-clear-words")
    assert {count(profile, cited=cited) for profile in laws()} == {Answer.NO}


@pytest.mark.parametrize(
    ("profile", "refs", "said"),
    [
        ("ada_title_ii", ("wcag22:1.4.10",), "Counts for ADA Title II: yes, by 1.4.10."),
        (
            "ada_title_ii",
            ("wcag22:2.5.8",),
            "Counts for ADA Title II: no. It asks for WCAG 2.1 A and AA, which leaves out 2.5.8 (new in WCAG 2.2).",
        ),
        (
            "section508",
            ("wcag22:2.1.1", "wcag22:2.1.3"),
            "Counts for Section 508: in part, by 2.1.1. It asks for WCAG 2.0 A and AA, which leaves out 2.1.3 (level AAA).",
        ),
        (
            "wcag22_a",
            ("wcag22:1.4.10",),
            "Counts for WCAG 2.2 A: no. It asks for WCAG 2.2 A, which leaves out 1.4.10 (level AA).",
        ),
        ("hhs_504", ("plain:use-lists",), "Counts for HHS Section 504: no."),
    ],
)
def test_the_answer_names_the_law_the_criteria_and_the_reason(profile: str, refs: tuple[str, ...], said: str) -> None:
    assert str(verdict(counts_for(refs, laws()[profile]))) == said


def test_what_is_known_of_a_law_is_said_with_its_day_and_its_deadlines() -> None:
    said = " ".join(map(str, standing(laws()["ada_title_ii"])))
    assert said.startswith("ADA Title II web rule, 28 CFR part 35 subpart H: in force on 2026-11-22.")
    assert "To be met from 2027-04-26: population 50,000 or more." in said
    assert "check before you rely on it" in said
    assert standing(laws()["wcag22_aa"]) == ()


def test_every_law_has_a_table_and_the_chosen_one_comes_first() -> None:
    assert [law.name for law in with_other_laws("hhs_504")] == [
        "HHS Section 504", "Section 508", "ADA Title II", "EN 301 549 V3.2.1",
    ]  # fmt: skip
    assert with_other_laws("wcag22_aa")[0].name == "WCAG 2.2 A and AA"
    assert len(with_other_laws("wcag22_aa")) == 5
