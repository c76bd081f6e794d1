"""Reading case files: artifacts as data, and what a rule must say about them.

A file `cases/<rule id>.toml` holds `[[case]]` tables: `name`, `outcome`, and where it matters
`failed`, `cant_tell`, `tested` (counts), `messages` and `harm` (of the findings kept). Each artifact
stands in a table named after its key; a case without `house_style` has the default one. A site rule's case has `[[case.pages]]` tables with `url` and the
artifacts of that page. `repeat` multiplies the blocks of document_text. `never` says why an
outcome can't occur. `axe-made.toml` is a template: `{rule}` stands for each axe-made rule in turn,
and `outcome_review_only` for what a rule says that axe leaves to a person.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from auditor.artifacts import PAGE_ARTIFACTS, HouseStyle
from auditor.engine import RuleResult, run_page, run_site
from auditor.rule import PerPage, Rule

CASES = Path(__file__).with_name("cases")
AXE_TEMPLATE = "axe-made"
_KINDS: dict[str, type] = {kind.key: kind for kind in PAGE_ARTIFACTS}  # type: ignore[attr-defined]


def load_cases(name: str, **placeholders: str) -> dict[str, Any]:
    """A case file's content, with `{name}` placeholders filled in."""
    text = (CASES / f"{name}.toml").read_text(encoding="utf-8")
    for key, value in placeholders.items():
        text = text.replace(f"{{{key}}}", value)
    return tomllib.loads(text)


def artifacts_of(case: Mapping[str, Any]) -> dict[type, object]:
    """The artifacts that a case (or a page of it) holds, by type."""
    found: dict[type, object] = {HouseStyle: HouseStyle()}
    for key, raw in case.items():
        if key in _KINDS:
            if key == "document_text":
                raw = {**raw, "blocks": raw.get("blocks", []) * case.get("repeat", 1)}
            if key == "axe":  # TOML has no null: a frame without a url is the main one
                raw = {**raw, "frames": [{"url": None, **frame} for frame in raw["frames"]]}
            found[_KINDS[key]] = msgspec.convert(raw, _KINDS[key])
    return found


def run_case(rule: Rule, case: Mapping[str, Any]) -> RuleResult:
    """What the engine says when the rule judges the case."""
    if not rule.per_site:
        return run_page([rule], artifacts_of(case))[0]
    by_url = {page["url"]: artifacts_of(page) for page in case["pages"]}

    def per_page(kind: type) -> PerPage[Any]:
        return PerPage(by_url, lambda url: by_url[url][kind])

    return run_site([rule], per_page)[0]
