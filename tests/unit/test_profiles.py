"""One check under several profiles: what is one finding, what stays two, and what each names."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

import pytest

from auditor.artifacts import Layout, PhoneLayout
from auditor.engine import RuleResult, run_page
from auditor.errors import CollectError
from auditor.facts import FactsInHand
from auditor.message import as_said
from auditor.model import Finding, Harm, Outcome, Target
from auditor.profile import DESKTOP, PHONE
from auditor.rule import Meta, make_rule
from auditor.subject import page


@dataclass(frozen=True, slots=True, kw_only=True)
class Window(Layout):
    """A layout that is collected under both profiles."""

    profiles: ClassVar[tuple[str, ...]] = (DESKTOP.id, PHONE.id)


PAGE = page("https://agency.example.gov/")
META = Meta(id="some-rule", title="", family="mobile", harm={"blind": Harm.SLOW})


def two_ways(desktop: object, phone: object, found: Callable[[Window], Iterator[Finding]]) -> RuleResult:
    """What a rule says that runs for the desktop and for the phone."""
    made = make_rule(META, found, (Window,), profiles=(DESKTOP, PHONE))
    facts = FactsInHand({PAGE: {"desktop": {Window: desktop}, "phone": {Window: phone}}})
    return run_page([made], facts, PAGE)[0]


def layout_of(width_px: int) -> Window:
    return Window(viewport_width_px=width_px, viewport_height_px=1, scroll_width_px=1, scroll_height_px=1)


def test_one_element_that_fails_under_two_profiles_is_one_finding_that_names_both() -> None:
    def check(layout: Window) -> Iterator[Finding]:
        yield Finding(Outcome.FAILED, as_said(f"{layout.viewport_width_px} px"), target=Target("#both"))
        if layout.viewport_width_px < 500:
            yield Finding(Outcome.FAILED, as_said("narrow"), target=Target("#phone-only"))

    result = two_ways(layout_of(1280), layout_of(320), check)
    both, phone_only = result.findings
    assert (both.profiles, str(both.message)) == (("desktop", "phone"), "1280 px")
    assert (phone_only.profiles, result.failed, result.profiles) == (("phone",), 2, ("desktop", "phone"))


@pytest.mark.parametrize(
    "other",
    [
        {"cause": "another"}, {"outcome": Outcome.CANT_TELL}, {"harm": {"blind": Harm.STOP}},
        {"target": Target("#b")}, {"target": Target("#a", frame_url="/frame")},
    ],
)  # fmt: skip
def test_what_differs_in_more_than_words_stays_two_findings(other: dict[str, Any]) -> None:
    def check(layout: Window) -> Iterator[Finding]:
        first: dict[str, Any] = {
            "outcome": Outcome.FAILED,
            "target": Target("#a"),
            "cause": "one",
            "message": as_said("a"),
        }
        yield Finding(**(first if layout.viewport_width_px > 500 else {**first, **other}))

    assert len(two_ways(layout_of(1280), layout_of(320), check).findings) == 2


def test_two_findings_about_one_element_stay_two_under_two_profiles() -> None:
    def check(layout: Window) -> Iterator[Finding]:
        yield from (Finding(Outcome.FAILED, as_said(word), target=Target("#a")) for word in ("one", "two"))

    result = two_ways(layout_of(1280), layout_of(320), check)
    assert [(str(each.message), len(each.profiles)) for each in result.findings] == [("one", 2), ("two", 2)]


def test_a_profile_without_its_facts_leaves_the_other_s_findings_and_says_so() -> None:
    def check(layout: Window) -> Iterator[Finding]:
        yield Finding(Outcome.FAILED if layout.viewport_width_px == 7 else Outcome.PASSED, as_said("a"))

    failed = two_ways(layout_of(7), CollectError(as_said("gone")), check)
    assert (failed.outcome, str(failed.error)) == (Outcome.FAILED, "layout: gone")
    assert two_ways(layout_of(1280), CollectError(as_said("gone")), check).outcome is Outcome.UNTESTED
    neither = two_ways(None, CollectError(as_said("gone")), check)
    assert (neither.outcome, str(neither.error)) == (Outcome.UNTESTED, "layout was not collected; layout: gone")


def test_a_finding_names_the_profile_that_its_rule_asks_for() -> None:
    def check(desktop: Window, phone: PhoneLayout) -> Iterator[Finding]:
        yield Finding(Outcome.FAILED, as_said("a"))
        yield Finding(Outcome.FAILED, as_said("b"), profiles=("desktop",))

    made = make_rule(META, check, (Window, Annotated[PhoneLayout, PHONE]))
    phone = PhoneLayout(viewport_width_px=320, viewport_height_px=1, scroll_width_px=1, scroll_height_px=1)
    facts = FactsInHand({PAGE: {"desktop": {Window: layout_of(1280)}, "phone": {PhoneLayout: phone}}})
    (result,) = run_page([made], facts, PAGE)
    assert [finding.profiles for finding in result.findings] == [("phone",), ("desktop",)]
