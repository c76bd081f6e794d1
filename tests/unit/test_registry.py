import json
import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from types import ModuleType
from typing import Annotated, Any

import pytest

from auditor.artifacts import DocumentText, Layout, LinkedDocument, PhoneLayout
from auditor.errors import PackLoadError, UsageError
from auditor.facts import Need
from auditor.message import as_said
from auditor.model import Finding, Harm, Outcome
from auditor.profile import DESKTOP, PHONE
from auditor.registry import (
    BUILT_IN_PACK,
    ENTRY_POINT_GROUP,
    cards,
    explain,
    load_packs,
    named,
    needed_artifacts,
    sees,
    select,
)
from auditor.rule import Example, Meta, PerDocument, PerPage, Rule, make_rule


def make(rule_id: str, family: str = "mobile", aliases: tuple[str, ...] = ()) -> Rule:
    def check(doc: DocumentText) -> Iterator[Finding]:
        yield Finding(Outcome.PASSED, as_said(doc.title))

    meta = Meta(
        id=rule_id,
        title=f"Title of {rule_id}",
        family=family,
        harm={"blind": Harm.SLOW},
        aliases=aliases,
        refs=("wcag22:1.1.1",),
        doc={"Why": "because", "How to fix": "mend it"},
        examples=(Example("bad", "<p>", "failed"),),
    )
    return make_rule(meta, check, (DocumentText,))


@pytest.fixture
def pack(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Makes an entry point whose module holds the given value as PACK."""

    def add(name: str, value: object) -> EntryPoint:
        module = ModuleType(f"fake_pack_{name}")
        module.PACK = value  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, module.__name__, module)
        return EntryPoint(name, f"{module.__name__}:PACK", ENTRY_POINT_GROUP)

    return add


def test_the_installed_built_in_pack_loads() -> None:
    ids = {rule.id for rule in load_packs()}
    assert {"image-alt", "duplicate-titles", "zoom-blocked", "reading-grade"} <= ids


def test_built_in_rules_come_first_then_packs_by_name(pack: Any) -> None:
    packs = [pack("zeta", (make("z"),)), pack("alpha", (make("a"),)), pack(BUILT_IN_PACK, (make("m"),))]
    assert [rule.id for rule in load_packs(packs=packs)] == ["m", "a", "z"]


def test_a_pack_that_cannot_be_imported_is_named_with_its_cause_and_a_way_out(pack: Any) -> None:
    broken = EntryPoint("agency", "no_such_module_here:PACK", ENTRY_POINT_GROUP)
    with pytest.raises(PackLoadError) as caught:
        load_packs(packs=[pack(BUILT_IN_PACK, (make("a"),)), broken])
    assert "'agency'" in str(caught.value)
    assert "no_such_module_here" in str(caught.value)
    assert "--without-pack agency" in str(caught.value.hint)
    assert isinstance(caught.value.__cause__, ModuleNotFoundError)


def test_a_pack_without_the_named_attribute_is_named(pack: Any) -> None:
    pack("agency", ())
    broken = EntryPoint("agency", "fake_pack_agency:RULES", ENTRY_POINT_GROUP)
    with pytest.raises(PackLoadError, match=r"'agency'.*RULES"):
        load_packs(packs=[pack(BUILT_IN_PACK, (make("a"),)), broken])


@pytest.mark.parametrize("value", [(), [make("b")], (make("b"), "not a rule"), None, make("b")])
def test_a_pack_that_is_no_tuple_of_rules_is_refused(pack: Any, value: object) -> None:
    packs = [pack(BUILT_IN_PACK, (make("a"),)), pack("agency", value)]
    with pytest.raises(PackLoadError, match=r"'agency'.*not a tuple of rules"):
        load_packs(packs=packs)


def test_a_broken_pack_can_be_left_out_on_purpose(pack: Any) -> None:
    broken = EntryPoint("agency", "no_such_module_here:PACK", ENTRY_POINT_GROUP)
    packs = [pack(BUILT_IN_PACK, (make("a"),)), broken]
    assert [rule.id for rule in load_packs(["agency"], packs=packs)] == ["a"]


@pytest.mark.parametrize("other", [make("same"), make("other", aliases=("same",))])
def test_one_rule_id_in_two_packs_is_refused_by_both_names(pack: Any, other: Rule) -> None:
    packs = [pack(BUILT_IN_PACK, (make("same"),)), pack("agency", (other,))]
    with pytest.raises(PackLoadError, match=r"'auditor' and 'agency'.*'same'"):
        load_packs(packs=packs)


def test_one_rule_id_twice_in_a_pack_is_refused(pack: Any) -> None:
    with pytest.raises(PackLoadError, match="'auditor' holds two rules called 'same'"):
        load_packs(packs=[pack(BUILT_IN_PACK, (make("same"), make("same")))])


def test_two_packs_of_one_name_are_refused(pack: Any) -> None:
    agency = pack("agency", (make("b"),))
    with pytest.raises(PackLoadError, match="two rule packs are called 'agency'"):
        load_packs(packs=[pack(BUILT_IN_PACK, (make("a"),)), agency, agency])


def test_an_unknown_pack_to_leave_out_is_a_usage_error_with_the_nearest_name(pack: Any) -> None:
    packs = [pack(BUILT_IN_PACK, (make("a"),)), pack("agency", (make("b"),))]
    with pytest.raises(UsageError, match="no rule pack is called 'agancy'") as caught:
        load_packs(["agancy"], packs=packs)
    assert str(caught.value.hint) == "Did you mean agency? Choose from auditor, agency."


def test_a_missing_built_in_pack_is_an_error(pack: Any) -> None:
    with pytest.raises(PackLoadError, match="built-in"):
        load_packs(packs=[pack("agency", (make("b"),))])


def test_the_built_in_pack_can_be_left_out_on_purpose(pack: Any) -> None:
    packs = [pack(BUILT_IN_PACK, (make("a"),)), pack("agency", (make("b"),))]
    assert [rule.id for rule in load_packs([BUILT_IN_PACK], packs=packs)] == ["b"]


RULES = (make("aria-a", "accessibility"), make("aria-b", "accessibility"), make("tap", aliases=("old-tap",)))


@pytest.mark.parametrize(
    ("only", "skip", "chosen"),
    [
        ((), (), ["aria-a", "aria-b", "tap"]),
        (("tap",), (), ["tap"]),
        (("old-tap",), (), ["tap"]),
        (("aria-*",), (), ["aria-a", "aria-b"]),
        (("accessibility",), ("aria-a",), ["aria-b"]),
        ((), ("mobile",), ["aria-a", "aria-b"]),
    ],
)
def test_rules_are_chosen_by_id_old_id_family_or_glob(
    only: tuple[str, ...], skip: tuple[str, ...], chosen: list[str]
) -> None:
    assert [rule.id for rule in select(RULES, only, skip)] == chosen


@pytest.mark.parametrize(("only", "skip"), [(("tab",), ()), ((), ("tab",))])
def test_a_pattern_that_matches_nothing_is_a_usage_error(only: tuple[str, ...], skip: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match="no rule matches 'tab'") as caught:
        select(RULES, only, skip)
    assert "Did you mean tap? Families: accessibility, mobile." in str(caught.value.hint)


def test_a_criterion_that_no_rule_checks_is_named() -> None:
    with pytest.raises(UsageError, match=r"no rule checks 1\.2\.6, Sign Language \(Prerecorded\)"):
        select(RULES, ("1.2.6",))


def test_a_rule_is_found_by_the_id_that_it_once_had() -> None:
    assert named(RULES, "old-tap") is named(RULES, "tap") is not None
    assert named(RULES, "aria-*") is None


def test_leaving_no_rule_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="no rule is left"):
        select(RULES, ("tap",), ("mobile",))


def test_needed_artifacts_are_those_the_rules_ask_for() -> None:
    assert needed_artifacts(RULES) == {Need(DocumentText)}
    assert needed_artifacts(()) == frozenset()


def test_cards_are_json_ready_and_complete() -> None:
    card = json.loads(json.dumps(cards([make("tap", aliases=("old-tap",))])))[0]
    assert card["id"] == "tap"
    assert card["why"] == "because"
    assert card["fix"] == "mend it"
    assert card["harm"] == {"blind": "slow"}
    assert card["wcag"] == ["1.1.1"]
    assert card["confidence"] == "medium"
    assert card["owner"] == "code"
    assert set(card) >= {"title", "family", "who", "limits", "sources", "act", "refs", "conformance"}


def test_explain_adds_the_examples() -> None:
    assert explain(make("tap"))["examples"] == [{"title": "bad", "html": "<p>", "outcome": "failed"}]


@pytest.mark.parametrize(
    ("wants", "said"),
    [
        ((DocumentText,), "one page"),
        ((LinkedDocument,), "one document"),
        ((Annotated[PhoneLayout, PHONE],), "one page, as met on a phone"),
        ((Layout, Annotated[PhoneLayout, PHONE]), "one page, as met on a desktop computer and on a phone"),
        ((PerPage[DocumentText],), "all pages of a site"),
        ((PerPage[Annotated[PhoneLayout, PHONE]],), "all pages of a site, as met on a phone"),
        ((PerDocument[LinkedDocument],), "all documents of a site"),
        ((PerPage[DocumentText], PerDocument[LinkedDocument]), "all pages and documents of a site"),
    ],
)
def test_what_a_rule_sees_is_told_with_how_it_is_met(wants: tuple[Any, ...], said: str) -> None:
    rule = make("tap")
    assert str(sees(make_rule(rule.meta, rule.check, wants))) == said


class Anywhere:
    """A fact that is collected under both profiles."""

    key = "anywhere"
    profiles = (DESKTOP.id, PHONE.id)


def test_a_rule_that_runs_for_several_profiles_names_them_all() -> None:
    rule = make("tap")
    made = make_rule(rule.meta, rule.check, (Anywhere,), profiles=(DESKTOP, PHONE))
    assert str(sees(made)) == "one page, as met on a desktop computer and on a phone"
