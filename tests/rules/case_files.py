"""Reading case files: artifacts as data, and what a rule must say about them.

A file `cases/<rule id>.toml` holds `[[case]]` tables: `name`, `outcome`, and where it matters
`failed`, `cant_tell`, `tested` (counts), `messages` and `harm` (of the findings kept). Each artifact
stands in a table named after its key; a case without `house_style` has the default one. An artifact is met under
every profile, unless it stands in the table of one (`[case.phone.layout]`). A site rule's case has `[[case.pages]]`
and `[[case.documents]]` tables with `url` and the artifacts of that page or document, and those of the site beside
them. `repeat` multiplies the blocks of document_text. `never` says why an
outcome can't occur. `axe-made.toml` is a template: `{rule}` stands for each axe-made rule in turn,
and `outcome_review_only` for what a rule says that axe leaves to a person.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from auditor.artifacts import DOCUMENT_ARTIFACTS, PAGE_ARTIFACTS, SITE_ARTIFACTS, HouseStyle
from auditor.engine import RuleResult, run_document, run_page, run_site
from auditor.facts import FactsInHand, Met, key_of
from auditor.profile import PROFILES
from auditor.rule import Rule
from auditor.subject import Scope, Subject, document, page, site

CASES = Path(__file__).with_name("cases")
AXE_TEMPLATE = "axe-made"
_KINDS: dict[str, type] = {key_of(kind): kind for kind in (*PAGE_ARTIFACTS, *DOCUMENT_ARTIFACTS, *SITE_ARTIFACTS)}


def load_cases(name: str, **placeholders: str) -> dict[str, Any]:
    """A case file's content, with `{name}` placeholders filled in."""
    text = (CASES / f"{name}.toml").read_text(encoding="utf-8")
    for key, value in placeholders.items():
        text = text.replace(f"{{{key}}}", value)
    return tomllib.loads(text)


def artifacts_of(case: Mapping[str, Any]) -> dict[type, object]:
    """The artifacts that a case (or a page of it) holds, by type."""
    found: dict[type, object] = {}
    for key, raw in case.items():
        if key in _KINDS:
            if key == "document_text":
                raw = {**raw, "blocks": raw.get("blocks", []) * case.get("repeat", 1)}
            if key == "axe":  # TOML has no null: a frame without a url is the main one
                raw = {**raw, "frames": [{"url": None, **frame} for frame in raw["frames"]]}
            found[_KINDS[key]] = msgspec.convert(raw, _KINDS[key])
    return found


def met(case: Mapping[str, Any]) -> Met:
    """What a case (or a page of it) holds, under each profile; a profile's own table goes before."""
    artifacts = {HouseStyle: HouseStyle(), **artifacts_of(case)}
    return {name: {**artifacts, **artifacts_of(case.get(name, {}))} for name in PROFILES}


def run_case(rule: Rule, case: Mapping[str, Any]) -> RuleResult:
    """What the engine says when the rule judges the case."""
    if rule.scope is Scope.SITE:
        pages = {page(each["url"]): met(each) for each in case.get("pages", ())}
        documents = {document(each["url"]): met(each) for each in case.get("documents", ())}
        return run_site([rule], FactsInHand({site("https://agency.example.gov/"): met(case), **pages, **documents}))[0]
    subject = Subject(rule.scope, case.get("url", "https://agency.example.gov/"))
    run = run_page if rule.scope is Scope.PAGE else run_document
    return run([rule], FactsInHand({subject: met(case)}), subject)[0]
