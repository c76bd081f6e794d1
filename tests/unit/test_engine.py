import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Annotated, Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.artifacts import (
    AxeResults,
    DocumentText,
    Layout,
    LinkedDocument,
    LinkGraph,
    PhoneLayout,
    SiteLink,
    Visit,
    Window,
)
from auditor.engine import (
    RuleResult,
    cause_of,
    fingerprint,
    harm_of,
    normalise_cause,
    run_document,
    run_page,
    run_site,
)
from auditor.errors import CollectError
from auditor.facts import FactsInHand, Met
from auditor.message import as_said
from auditor.model import Finding, Harm, Outcome, Target
from auditor.profile import PHONE
from auditor.rule import Meta, PerDocument, PerPage, Rule, make_rule
from auditor.subject import document, page, site

DOC = DocumentText(title="Fees", lang="en")
PAGE = page("https://agency.example.gov/")


def rule_of(*found: object, rule_id: str = "some-rule", needs: tuple[type, ...] = (DocumentText,)) -> Rule:
    def check(*_artifacts: object) -> Iterator[Any]:
        yield from found

    return make_rule(Meta(id=rule_id, title="", family="mobile", harm={"blind": Harm.SLOW}), check, needs)


def says(outcome: Outcome, message: str = "a fact", **rest: Any) -> Finding:
    return Finding(outcome, as_said(message), **{"profiles": ("desktop",), **rest})


def on_page(rules: list[Rule], artifacts: dict[type, object]) -> list[RuleResult]:
    """What page rules say of a page met as a desktop computer."""
    return run_page(rules, FactsInHand.of_page(artifacts, PAGE.url), PAGE)


def judged(*found: object) -> Any:
    return on_page([rule_of(*found)], {DocumentText: DOC})[0]


def test_failures_and_doubts_are_kept_and_passes_are_counted() -> None:
    failed, doubt = says(Outcome.FAILED), says(Outcome.CANT_TELL)
    result = judged(says(Outcome.PASSED), failed, says(Outcome.PASSED, count=7), doubt)
    assert (result.tested, result.failed, result.cant_tell) == (10, 1, 1)
    assert result.findings == (failed, doubt)


def test_a_failure_measured_in_a_stand_in_font_is_a_question() -> None:
    shown = says(Outcome.FAILED, target=Target("#a"))
    other = says(Outcome.FAILED, target=Target("#b", missing_font="Verdana"))
    wide = rule_of(shown, other)
    wide = make_rule(replace(wide.meta, by_text_width=True), wide.check, (DocumentText,))
    first, second = on_page([wide], {DocumentText: DOC})[0].findings
    assert first == shown
    assert second.outcome is Outcome.CANT_TELL
    assert "without its font Verdana" in str(second.message)


def test_a_failure_that_no_font_decides_stays_one() -> None:
    found = says(Outcome.FAILED, target=Target("#b", missing_font="Verdana"))
    assert judged(found).findings == (found,)


@pytest.mark.parametrize(("unstyled", "outcome"), [(True, Outcome.UNTESTED), (False, Outcome.FAILED)])
def test_looks_are_not_judged_where_no_style_sheet_came(unstyled: bool, outcome: Outcome) -> None:
    by_look = rule_of(says(Outcome.FAILED))
    by_look = make_rule(replace(by_look.meta, by_look=True), by_look.check, (DocumentText,))
    other = rule_of(says(Outcome.FAILED))
    visit = Visit(url_requested="/", url_final="/", status=200, unstyled=unstyled)
    seen, judged_all_the_same = on_page([by_look, other], {DocumentText: DOC, Visit: visit})
    assert seen.outcome is outcome
    assert ("style sheets came" in str(seen.error or "")) == unstyled
    assert judged_all_the_same.outcome is Outcome.FAILED


def windowed(closed_by: str, first: DocumentText | None = None) -> Window:
    """A window with one element, over a page that had `first` as its text then."""
    facts = {} if first is None else {DocumentText.key: msgspec.to_builtins(first)}
    return Window(
        kind="dialog", target=Target("#w"), text="Cookies", closed_by=closed_by, inside=("#w", "#in"), first=facts
    )


def places_by_title(doc: DocumentText) -> Iterator[Finding]:
    """A rule's check that fails at each place that the page's title names."""
    for selector in doc.title.split():
        yield says(Outcome.FAILED, target=Target(selector))


def test_what_the_window_showed_stands_beside_what_was_behind_it() -> None:
    rule = make_rule(rule_of().meta, places_by_title, (DocumentText,))
    window = windowed("Close", DocumentText(title="#in #behind #other", lang=""))
    (result,) = on_page([rule], {DocumentText: DocumentText(title="#behind", lang=""), Window: window})
    assert [finding.target and finding.target.selector for finding in result.findings] == ["#behind", "#in"]
    assert (result.failed, result.tested) == (2, 2)


def test_a_fault_of_the_window_alone_fails_its_rule() -> None:
    rule = make_rule(rule_of().meta, places_by_title, (DocumentText,))
    window = windowed("Close", DocumentText(title="#in", lang=""))
    (result,) = on_page([rule], {DocumentText: DocumentText(title="", lang=""), Window: window})
    assert (result.outcome, result.failed) == (Outcome.FAILED, 1)


def test_nothing_passes_behind_a_window_that_stayed() -> None:
    passes = rule_of(says(Outcome.PASSED), needs=(AxeResults,))
    fails = rule_of(says(Outcome.FAILED), needs=(AxeResults,))
    of_the_text = rule_of(says(Outcome.PASSED), needs=(DocumentText,))
    facts = {AxeResults: AxeResults(engine_version="4"), DocumentText: DOC, Window: windowed("")}
    first, second, third = on_page([passes, fails, of_the_text], facts)
    assert first.outcome is Outcome.UNTESTED
    assert "could not be closed (Cookies)" in str(first.error)
    assert first.lacks_facts
    assert second.outcome is Outcome.FAILED
    assert third.outcome is Outcome.PASSED


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ((Outcome.PASSED, Outcome.CANT_TELL, Outcome.FAILED), Outcome.FAILED),
        ((Outcome.PASSED, Outcome.CANT_TELL), Outcome.CANT_TELL),
        ((Outcome.PASSED,), Outcome.PASSED),
        ((), Outcome.INAPPLICABLE),
        ((Outcome.UNTESTED,), Outcome.UNTESTED),
        ((Outcome.UNTESTED, Outcome.PASSED), Outcome.UNTESTED),
        ((Outcome.UNTESTED, Outcome.FAILED), Outcome.FAILED),
    ],
)
def test_the_worst_outcome_is_the_page_s(outcomes: tuple[Outcome, ...], expected: Outcome) -> None:
    assert judged(*map(says, outcomes)).outcome == expected


def test_a_rule_that_says_untested_gives_its_reason() -> None:
    result = judged(says(Outcome.UNTESTED, "the engine has no such rule"))
    assert result.error == as_said("the engine has no such rule")
    assert not result.lacks_facts


def test_another_site_s_frame_is_listed_and_not_counted() -> None:
    theirs = says(Outcome.FAILED, data={"third_party": True})
    result = judged(theirs, says(Outcome.PASSED))
    assert result.outcome == Outcome.PASSED
    assert (result.tested, result.failed) == (1, 0)
    assert result.findings == (theirs,)


def test_an_absent_artifact_leaves_the_page_untested() -> None:
    result = on_page([rule_of(needs=(Layout,))], {DocumentText: DOC})[0]
    assert result.outcome == Outcome.UNTESTED
    assert str(result.error) == "layout was not collected"
    assert result.lacks_facts


def test_an_artifact_that_failed_leaves_the_page_untested_and_says_why() -> None:
    def check(*_artifacts: object) -> Iterator[Finding]:
        yield says(Outcome.PASSED)

    made = make_rule(rule_of().meta, check, (DocumentText, Layout, Annotated[PhoneLayout, PHONE]))
    met: Met = {
        "desktop": {DocumentText: DOC, Layout: CollectError(as_said("took longer than 2 s"))},
        "phone": {PhoneLayout: CollectError(as_said("gone"))},
    }
    result = run_page([made], FactsInHand({PAGE: met}), PAGE)[0]
    assert result.outcome == Outcome.UNTESTED
    assert str(result.error) == "layout: took longer than 2 s; phone_layout: gone"


def broken(exception: Exception) -> Rule:
    def check(doc: DocumentText) -> Iterator[Finding]:
        yield says(Outcome.FAILED)
        raise exception

    return make_rule(Meta(id="broken", title="", family="mobile", harm={"blind": Harm.SLOW}), check, (DocumentText,))


def test_a_rule_that_raises_is_an_error_and_everything_else_goes_on() -> None:
    rules = [
        rule_of(says(Outcome.PASSED), rule_id="first"),
        broken(ValueError("no such level")),
        rule_of(rule_id="last"),
    ]
    results = on_page(rules, {DocumentText: DOC})
    assert [result.outcome for result in results] == [Outcome.PASSED, Outcome.ERROR, Outcome.INAPPLICABLE]
    assert str(results[1].error).startswith("ValueError: no such level (test_engine.py:")
    assert results[1].findings == ()
    assert results[1].tested == 0


def test_an_error_names_the_rule_s_own_line_not_the_library_s() -> None:
    def check(doc: DocumentText) -> Iterator[Finding]:
        yield says(Outcome.PASSED, str(re.compile("(")))

    made = make_rule(Meta(id="deep", title="", family="mobile", harm={"blind": Harm.SLOW}), check, (DocumentText,))
    line = check.__code__.co_firstlineno + 1
    assert str(on_page([made], {DocumentText: DOC})[0].error).endswith(f"(test_engine.py:{line})")


def test_a_rule_that_does_not_keep_the_contract_is_an_error() -> None:
    for wrong in ("text", says(Outcome.INAPPLICABLE), says(Outcome.ERROR), says(Outcome.FAILED, count=2), None):
        assert judged(wrong).outcome == Outcome.ERROR


def test_a_finding_in_finished_words_is_an_error_that_says_what_to_write() -> None:
    result = judged(Finding(Outcome.FAILED, "20 px wide"))  # type: ignore[arg-type]
    assert result.outcome == Outcome.ERROR
    assert "is made by say(...), not str" in str(result.error)


def test_interrupts_are_not_swallowed() -> None:
    def check(doc: DocumentText) -> Iterator[Finding]:
        raise KeyboardInterrupt
        yield says(Outcome.PASSED)

    made = make_rule(Meta(id="stop", title="", family="mobile", harm={"blind": Harm.SLOW}), check, (DocumentText,))
    with pytest.raises(KeyboardInterrupt):
        on_page([made], {DocumentText: DOC})


def site_rule(check: Callable[..., Iterator[Finding]], wants: object = PerPage[DocumentText]) -> Rule:
    meta = Meta(id="site-rule", title="", family="mobile", harm={"blind": Harm.SLOW})
    return make_rule(meta, check, (wants,))


def test_page_and_site_rules_run_apart() -> None:
    def check(pages: PerPage[DocumentText]) -> Iterator[Finding]:
        for url in pages:
            yield says(Outcome.FAILED, pages[url].title, data={"url": url})

    rules = [rule_of(says(Outcome.PASSED)), site_rule(check)]
    assert [result.rule_id for result in on_page(rules, {DocumentText: DOC})] == ["some-rule"]
    results = run_site(rules, FactsInHand({page(url): {"desktop": {DocumentText: DOC}} for url in ("/a", "/b")}))
    assert [(result.rule_id, result.failed) for result in results] == [("site-rule", 2)]


def test_a_site_without_pages_is_untested() -> None:
    def check(pages: PerPage[DocumentText]) -> Iterator[Finding]:
        yield says(Outcome.PASSED, str(len(pages)))

    result = run_site([site_rule(check)], FactsInHand({}))[0]
    assert result.outcome == Outcome.UNTESTED
    assert str(result.error) == "no page has: document_text"


def test_a_site_rule_sees_only_pages_that_have_the_fact() -> None:
    def check(pages: PerPage[DocumentText]) -> Iterator[Finding]:
        yield from (says(Outcome.FAILED, url) for url in pages)

    lost: Met = {"desktop": {DocumentText: CollectError(as_said("gone"))}}
    facts = FactsInHand({page("/a"): {"desktop": {DocumentText: DOC}}, page("/b"): lost, page("/c"): {}})
    (result,) = run_site([site_rule(check)], facts)
    assert [str(finding.message) for finding in result.findings] == ["/a"]


def test_a_site_rule_gets_facts_of_the_site() -> None:
    def check(graph: LinkGraph) -> Iterator[Finding]:
        yield from (says(Outcome.FAILED, link.url) for link in graph.links)

    graph = LinkGraph(links=(SiteLink(page_from="/", url="/a", kind="page"),))
    facts = FactsInHand({site("/"): {"desktop": {LinkGraph: graph}}})
    (result,) = run_site([site_rule(check, LinkGraph)], facts)
    assert [str(finding.message) for finding in result.findings] == ["/a"]


def heavy(file: LinkedDocument) -> Iterator[Finding]:
    if file.size_bytes is not None:
        yield says(Outcome.FAILED if file.size_bytes > 10 else Outcome.PASSED)


def test_a_document_rule_judges_documents_alone() -> None:
    rules = [rule_of(says(Outcome.FAILED)), make_rule(rule_of(rule_id="heavy").meta, heavy, (LinkedDocument,))]
    file = LinkedDocument(url="/a.pdf", kind="pdf", size_bytes=11)
    facts = FactsInHand({document("/a.pdf"): {"desktop": {LinkedDocument: file}}})
    results = run_document(rules, facts, document("/a.pdf"))
    assert [(result.rule_id, result.outcome) for result in results] == [("heavy", Outcome.FAILED)]


def test_a_site_without_documents_lacks_nothing_and_one_without_their_facts_does() -> None:
    def check(files: PerDocument[LinkedDocument]) -> Iterator[Finding]:
        yield from (says(Outcome.FAILED, url) for url in files)

    rule = site_rule(check, PerDocument[LinkedDocument])
    assert run_site([rule], FactsInHand({}))[0].outcome is Outcome.INAPPLICABLE
    (result,) = run_site([rule], FactsInHand({document("/a.pdf"): {}}))
    assert (result.outcome, str(result.error)) == (Outcome.UNTESTED, "no document has: document")


def test_harm_of_a_finding_is_its_own_before_the_rule_s() -> None:
    assert harm_of(rule_of(), says(Outcome.FAILED)) == {"blind": Harm.SLOW}
    assert harm_of(rule_of(), says(Outcome.FAILED, harm={"low_vision": Harm.STOP})) == {"low_vision": Harm.STOP}


def test_cause_is_the_rule_s_word_then_the_path_then_the_selector() -> None:
    target = Target(selector="#row-17 > a", path="main > ul.topics > a")
    assert cause_of(says(Outcome.FAILED, target=target, cause="#767676 on  #ffffff")) == "#767676 on #ffffff"
    assert cause_of(says(Outcome.FAILED, target=target)) == "main > ul.topics > a"
    assert cause_of(says(Outcome.FAILED, target=Target(selector="#row-17 > a"))) == "#row-# > a"
    assert cause_of(says(Outcome.FAILED)) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("main > p:nth-of-type(2) > a", "main > p:nth-of-type(31) > a"),
        ("#edit-field-17", "#edit-field-204"),
        ("li:first-child > a", "li > a"),
        ('a[href="/news/2026/11"]', 'a[href="/news/2025/3"]'),
        ("div.css-1x2ab3 > button", "div.css-9zzk1 > button"),
        ("li.item.is-active > a", "li.item > a"),
        ('input[value="5"]', 'input[value="seven"]'),
    ],
)
def test_what_changes_from_page_to_page_does_not_split_a_cause(one: str, other: str) -> None:
    assert normalise_cause(one) == normalise_cause(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("main > h2", "main > h3"),
        ("h1.title", "h2.title"),
        ('a[href="/news"]', 'a[href="/events"]'),
        ("#search", "#menu"),
        ("li.item > a", "li.topic > a"),
        ("li.active-members > a", "li > a"),
    ],
)
def test_different_components_stay_different_causes(one: str, other: str) -> None:
    assert normalise_cause(one) != normalise_cause(other)


@given(st.text(max_size=80))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise_cause(text)
    assert normalise_cause(once) == once


def test_fingerprint_is_pinned_to_its_scheme() -> None:
    """A change here makes every stored finding look fixed and new again: raise the scheme with it."""
    found = fingerprint("image-alt", "agency.example.gov", "/fees", "main > img")
    assert found == "1:91db36042e328f0c9ea420498e88dbbd34b5bddd724fc04b89e31262c9784899"
    assert fingerprint("image-alt", "agency.example.gov", "/fees", "header > img") != found
    assert fingerprint("image-alt", "agency.example.gov", "/fee", "smain > img") != found
    assert fingerprint("label", "agency.example.gov", "/fees", "main > img") != found
    assert fingerprint("image-alt", "folder", "/fees", "main > img") != found


def test_fingerprint_takes_any_text() -> None:
    assert fingerprint("r", "h", "/\udcff", "\0") != fingerprint("r", "h", "/\udcff\0", "")
