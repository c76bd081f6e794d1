from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any

import pytest

from auditor.artifacts import DocumentText, Layout, LinkedDocument, LinkGraph, PhoneLayout, PhoneText
from auditor.errors import RuleDefinitionError
from auditor.message import as_said
from auditor.model import Finding, Harm, Outcome
from auditor.profile import DESKTOP, PHONE, Profile
from auditor.rule import (
    DOC_SECTIONS,
    PAGE_BREAK,
    Covers,
    Example,
    Meta,
    PerDocument,
    PerPage,
    Rule,
    make_rule,
    parse_doc,
    rule,
)
from auditor.subject import Scope

DOC = "Summary.\n\n" + "\n".join(f"{name}: some words." for name in DOC_SECTIONS)
HARM = {"blind": Harm.SLOW}


def check(doc: DocumentText) -> Iterator[Finding]:
    yield Finding(Outcome.PASSED, as_said(doc.title))


def made_of(check: Callable[..., Iterator[Finding]], **rest: Any) -> Rule:
    check.__doc__ = DOC
    return rule("some-rule", title="Some", family="mobile", harm=HARM, **rest)(check)


def test_the_signature_is_the_request() -> None:
    def two(desktop: Layout, phone: Annotated[PhoneLayout, PHONE]) -> Iterator[Finding]:
        yield Finding(Outcome.PASSED, as_said(f"{desktop.scroll_width_px} {phone.scroll_width_px}"))

    made = made_of(two)
    assert made.needs == ((Layout, DESKTOP), (PhoneLayout, PHONE))
    assert made.scope is Scope.PAGE


def test_a_rule_of_any_pack_says_what_it_covers() -> None:
    def one(doc: DocumentText) -> Iterator[Finding]:
        yield Finding(Outcome.PASSED, as_said(doc.title))

    covers = (Covers("image-alt", "one picture", below=1),)
    assert made_of(one, covers=covers).meta.covers == covers


def test_per_page_makes_a_site_rule() -> None:
    def per_site(pages: PerPage[DocumentText], phones: PerPage[Annotated[PhoneText, PHONE]]) -> Iterator[Finding]:
        yield Finding(Outcome.PASSED, as_said(str(len(pages) + len(phones))))

    made = made_of(per_site)
    assert made.scope is Scope.SITE
    assert made.needs == ((DocumentText, DESKTOP), (PhoneText, PHONE))


def test_a_rule_of_each_scope_is_told_by_its_artifacts() -> None:
    def of_document(file: LinkedDocument) -> Iterator[Finding]:
        yield Finding(Outcome.PASSED, as_said(file.url))

    def of_site(
        graph: LinkGraph, pages: PerPage[DocumentText], files: PerDocument[LinkedDocument]
    ) -> Iterator[Finding]:
        yield Finding(Outcome.PASSED, as_said(f"{graph} {pages} {files}"))

    assert made_of(of_document).scope is Scope.DOCUMENT
    assert made_of(of_site).scope is Scope.SITE


def test_harm_to_a_population_that_does_not_exist_is_refused_with_the_nearest() -> None:
    with pytest.raises(RuleDefinitionError, match=r"there is no population mobile\. Did you mean mobile_only"):
        make_rule(Meta(id="r", title="", family="mobile", harm={"mobile": Harm.SLOW}), check, (DocumentText,))


def test_a_rule_may_run_for_several_profiles() -> None:
    @dataclass(frozen=True)
    class Window:
        key = "window_size"
        profiles = ("desktop", "phone")

    def either(window: Window) -> Iterator[Finding]:
        yield Finding(Outcome.PASSED, as_said(""))

    assert made_of(either, profiles=(DESKTOP, PHONE)).needs == ((Window, DESKTOP), (Window, PHONE))


@pytest.mark.parametrize(
    ("wants", "profiles", "why"),
    [
        ((PerPage[DocumentText], Layout), (DESKTOP,), "can't be mixed"),
        ((LinkedDocument, Layout), (DESKTOP,), "can't be mixed"),
        ((LinkGraph, Layout), (DESKTOP,), "can't be mixed"),
        ((PerPage[LinkedDocument],), (DESKTOP,), "is about a document"),
        ((PerDocument[Layout],), (DESKTOP,), "is about a page"),
        ((PhoneLayout,), (DESKTOP,), "Annotated\\[PhoneLayout, PHONE\\]"),
        ((Annotated[PhoneLayout, DESKTOP],), (DESKTOP,), "for the profile phone alone"),
        ((Annotated[Layout, PHONE],), (DESKTOP,), "for the profile desktop alone: ask for Layout"),
        ((LinkedDocument,), (PHONE,), "ask for LinkedDocument"),
        ((Annotated[PhoneLayout, PHONE],), (DESKTOP, PHONE), "asks each of them for the same"),
        ((Layout,), (), "at least one profile"),
    ],
)
def test_a_request_that_makes_no_sense_is_refused(
    wants: tuple[Any, ...], profiles: tuple[Profile, ...], why: str
) -> None:
    with pytest.raises(RuleDefinitionError, match=f"mixed-up: .*{why}"):
        make_rule(Meta(id="mixed-up", title="", family="mobile", harm=HARM), check, wants, profiles=profiles)


def test_a_parameter_that_is_no_artifact_is_refused() -> None:
    def bad(doc: str) -> Iterator[Finding]:
        yield Finding(Outcome.PASSED, as_said(doc))

    bad.__doc__ = DOC
    with pytest.raises(RuleDefinitionError, match="not an artifact type"):
        rule("bad-needs", title="Bad", family="mobile", harm=HARM)(bad)


def test_a_missing_docstring_section_is_named() -> None:
    with pytest.raises(RuleDefinitionError, match="Limits"):
        parse_doc(DOC.replace("Limits: some words.", ""))


def test_docstring_sections_are_folded_to_one_line() -> None:
    sections = parse_doc(DOC.replace("Why: some words.", "Why: some\n    more words."))
    assert sections["Why"] == "some more words."
    assert tuple(sections) == DOC_SECTIONS


@pytest.mark.parametrize("bad_id", ["Bad", "bad_id", "bad--id", "-bad", "bad id", "bad\n"])
def test_an_id_that_is_not_kebab_case_is_refused(bad_id: str) -> None:
    with pytest.raises(RuleDefinitionError, match="kebab-case"):
        make_rule(Meta(id=bad_id, title="", family="mobile", harm=HARM), check, (DocumentText,))


def test_an_old_id_must_be_kebab_case_too() -> None:
    meta = Meta(id="good", title="", family="mobile", harm=HARM, aliases=("Old_Id",))
    with pytest.raises(RuleDefinitionError, match="Old_Id"):
        make_rule(meta, check, (DocumentText,))


def test_a_rule_must_name_whom_it_harms() -> None:
    with pytest.raises(RuleDefinitionError, match="population"):
        make_rule(Meta(id="harmless", title="", family="mobile", harm={}), check, (DocumentText,))


def test_example_of_a_site_rule_splits_into_pages() -> None:
    example = Example("two", f"<title>A</title>\n{PAGE_BREAK}\n<title>B</title>", "failed")
    assert example.pages == ("<title>A</title>", "<title>B</title>")


def test_wcag_numbers_come_from_the_references() -> None:
    meta = Meta(id="x", title="", family="mobile", harm=HARM, refs=("wcag22:1.1.1", "uswds:alt"))
    assert meta.wcag == ("1.1.1",)


def test_per_page_loads_a_page_only_when_asked() -> None:
    loaded: list[str] = []

    def load(url: str) -> str:
        loaded.append(url)
        return url.upper()

    pages = PerPage(["a", "b"], load)
    assert len(pages) == 2
    assert loaded == []
    assert dict(pages.items()) == {"a": "A", "b": "B"}
    assert loaded == ["a", "b"]
