from collections.abc import Iterator

import pytest

from auditor.artifacts import DocumentText, Layout, PhoneLayout
from auditor.errors import RuleDefinitionError
from auditor.message import as_said, say
from auditor.model import Finding, Harm, Outcome
from auditor.rule import DOC_SECTIONS, PAGE_BREAK, Example, Meta, PerPage, make_rule, parse_doc, rule

DOC = "Summary.\n\n" + "\n".join(f"{name}: some words." for name in DOC_SECTIONS)
HARM = {"blind": Harm.SLOW}


def check(doc: DocumentText) -> Iterator[Finding]:
    yield Finding(Outcome.PASSED, as_said(doc.title))


def test_the_signature_is_the_request() -> None:
    def two(desktop: Layout, phone: PhoneLayout) -> Iterator[Finding]:
        yield Finding(
            Outcome.PASSED, say("{desktop} {phone}", desktop=desktop.scroll_width_px, phone=phone.scroll_width_px)
        )

    two.__doc__ = DOC
    made = rule("two-layouts", title="Two", family="mobile", harm=HARM)(two)
    assert made.needs == (Layout, PhoneLayout)
    assert not made.per_site


def test_per_page_makes_a_site_rule() -> None:
    def site(pages: PerPage[DocumentText]) -> Iterator[Finding]:
        yield Finding(Outcome.PASSED, say("{n}", n=len(pages)))

    site.__doc__ = DOC
    made = rule("whole-site", title="Site", family="mobile", harm=HARM)(site)
    assert made.per_site
    assert made.needs == (DocumentText,)


def test_page_and_site_parameters_cannot_be_mixed() -> None:
    def mixed(pages: PerPage[DocumentText], layout: Layout) -> Iterator[Finding]:
        yield Finding(Outcome.PASSED, say("{n} {layout}", n=len(pages), layout=str(layout)))

    mixed.__doc__ = DOC
    with pytest.raises(RuleDefinitionError, match="mixed-up"):
        rule("mixed-up", title="Mixed", family="mobile", harm=HARM)(mixed)


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
