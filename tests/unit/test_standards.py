"""The packaged standards data: whole, consistent, and as its source says."""

import importlib.util
from importlib import resources
from pathlib import Path

import pytest

from auditor.errors import UsageError
from auditor.model import Harm
from auditor.standards import axe_rules, conformance_profiles, criteria, populations, profile_id, scoring

REPOSITORY = Path(__file__).parents[2]
SOURCE = REPOSITORY.parent / "shared" / "standards"


def test_counts_are_those_of_the_sources() -> None:
    assert len(criteria()) == 86  # WCAG 2.2
    assert len(axe_rules()) == 105  # axe-core 4.14.1
    assert len(populations()) == 14


def test_the_criterion_that_wcag_2_2_removed_is_asked_for_nowhere() -> None:
    assert "4.1.1" not in criteria()
    assert not [p.id for p in conformance_profiles().values() if "4.1.1" in p.sc]
    assert not [r.id for r in axe_rules().values() if "4.1.1" in r.sc]


@pytest.mark.parametrize(
    ("level", "count"), [("A", 31), ("AA", 24), ("AAA", 31)], ids=lambda value: str(value)
)  # fmt: skip
def test_criteria_per_level_are_those_of_wcag_2_2(level: str, count: int) -> None:
    assert sum(c.level == level for c in criteria().values()) == count


def test_every_profile_asks_for_criteria_that_exist() -> None:
    for profile in conformance_profiles().values():
        assert set(profile.sc) <= criteria().keys(), profile.id
        assert profile.sc, profile.id
        assert len(set(profile.sc)) == len(profile.sc), profile.id
        assert profile.title, profile.id


@pytest.mark.parametrize("name", ["wcag22_aa", "WCAG22-AA", "wcag22-aa"])
def test_a_profile_is_known_however_it_is_written(name: str) -> None:
    assert profile_id(name) == "wcag22_aa"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("wcag21_aa", "WCAG 2.1 A and AA is what ada_title_ii and hhs_504 and en301549_3_2_1 ask for."),
        ("WCAG 2.1 AA", "WCAG 2.1 A and AA is what ada_title_ii"),
        ("wcag20aa", "WCAG 2.0 A and AA is what section508 asks for."),
        ("wcag-2.2-aaa", "WCAG 2.2 A, AA and AAA is what wcag22_aaa asks for."),
        ("wcag23_aa", "Did you mean wcag22_aa? Choose from section508, ada_title_ii,"),
        ("gdpr", "Choose from section508, ada_title_ii,"),
    ],
)
def test_for_an_unknown_profile_the_one_that_is_meant_is_named(name: str, hint: str) -> None:
    with pytest.raises(UsageError, match="there is no profile") as caught:
        profile_id(name)
    assert str(caught.value.hint).startswith(hint)


def test_every_profile_of_a_law_names_its_authority() -> None:
    assert [p.id for p in conformance_profiles().values() if not p.authority and not p.id.startswith("wcag22_")] == []


def test_profiles_hold_as_many_criteria_as_their_wcag_version() -> None:
    sizes = {name: len(p.sc) for name, p in conformance_profiles().items()}
    assert sizes["section508"] == 37
    assert sizes["ada_title_ii"] == 49
    assert sizes["wcag22_aa"] == 55


def test_every_rule_names_criteria_and_populations_that_exist() -> None:
    for rule in axe_rules().values():
        assert set(rule.sc) <= criteria().keys(), rule.id
        assert rule.harm.keys() <= populations().keys(), rule.id
        assert rule.verdict in {"can_fail", "review_only"}, rule.id
        assert rule.plain, rule.id


def test_every_population_is_scored_flagged_or_made_of_others() -> None:
    constants = scoring()
    kinds = {name: p.scoring for name, p in populations().items()}
    assert set(constants.scored_populations) == {name for name, kind in kinds.items() if kind == "scored"}
    assert set(constants.flag_only_populations) == {name for name, kind in kinds.items() if kind == "flag_only"}
    assert constants.composite_populations.keys() == {name for name, kind in kinds.items() if kind == "composite"}
    for parts in constants.composite_populations.values():
        assert set(parts) <= set(constants.scored_populations)


def test_weights_fall_with_the_harm_in_every_set() -> None:
    for weights in (scoring().harm_weights, *scoring().sensitivity_weights):
        values = [weights[harm] for harm in Harm]
        assert values == sorted(values, reverse=True)
        assert all(0 < value < 1 for value in values)


def test_bands_run_from_the_best_down_to_zero() -> None:
    starts = [start for _, start in scoring().bands]
    assert starts == sorted(starts, reverse=True)
    assert starts[-1] == 0
    assert 0 < scoring().task_stratum_weight < 1


def test_prevalence_says_where_it_was_read() -> None:
    for population in populations().values():
        for figure in population.prevalence:
            assert all((figure.value, figure.unit, figure.source, figure.seen)), population.id
            assert figure.is_verified == (figure.seen == "primary"), population.id


@pytest.mark.skipif(not SOURCE.is_dir(), reason="the standards data is not beside this repository")
def test_the_packaged_files_are_what_the_source_makes() -> None:
    spec = importlib.util.spec_from_file_location("build_standards", REPOSITORY / "tools" / "build_standards.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    built = tool.build(SOURCE)
    tables = {"references/duty", "references/en301549-3.2.1"}
    assert built.keys() == {"wcag22", "populations", "axe_rules", "scoring", "scoring_vectors"} | tables
    for name, text in built.items():
        assert text == _packaged(name), f"{name}.toml is not what its source makes: run tools/build_standards.py"


def _packaged(name: str) -> str:
    if name == "scoring_vectors":
        return (REPOSITORY / "tests" / "fixtures" / f"{name}.toml").read_text("utf-8")
    return resources.files("auditor.standards").joinpath(f"{name}.toml").read_text("utf-8")
