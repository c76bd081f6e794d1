"""Findings of a folder are the same at the next audit, whatever port it is served on."""

from collections.abc import Iterator

import pytest

from auditor.artifacts import DocumentText, Visit
from auditor.collect.visit import Visited
from auditor.crawl.judge import judge_page
from auditor.crawl.scope import Scope
from auditor.message import say
from auditor.model import Finding, Harm, Outcome
from auditor.profile import DESKTOP
from auditor.rule import Ask, Meta, Rule
from auditor.store.read_rows import FOLDER_IDENTITY
from auditor.subject import Scope as Subjects


def links_home(visit: Visit) -> Iterator[Finding]:
    yield Finding(Outcome.FAILED, say("it links home"), cause=f"navigation: {visit.url_final}home")


RULE = Rule(
    meta=Meta(id="links-home", title="", family="accessibility", harm={"blind": Harm.SLOW}),
    check=links_home,
    asks=(Ask(Visit),),
    scope=Subjects.PAGE,
)


def judged(base: str, identity: str) -> tuple[str, str]:
    """Cause and fingerprint of the rule's finding on a site served at `base`."""
    visit = Visit(url_requested=base, url_final=base, status=200)
    visited = Visited(base, 200, DESKTOP)
    visited.add(visit)
    visited.add(DocumentText(title="", lang=""))
    result = judge_page([RULE], 1, identity, visited, Scope(base), 1)
    (finding,) = result.findings
    return finding.cause, finding.fingerprint


def test_a_folder_on_another_port_has_the_same_causes() -> None:
    first, second = (judged(f"http://127.0.0.1:{port}/", FOLDER_IDENTITY) for port in (40001, 40002))
    assert first == second
    assert first[0] == "navigation: /home"


@pytest.mark.parametrize("base", ["https://town.example/", "http://127.0.0.1:8000/"])
def test_a_site_with_an_address_keeps_it(base: str) -> None:
    assert judged(base, base)[0] == f"navigation: {base}home"
