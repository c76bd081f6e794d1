"""Rows as the reader hands them to scores and reports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from auditor.message import Message
from auditor.model import Harm, Outcome, PageStatus
from auditor.subject import Scope

FOLDER_IDENTITY = "folder"  # column `identity` of the table `site`: a folder is served on another port each time


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCard:
    """What a run kept of a rule: enough to report its findings without its code."""

    id: str
    title: str
    family: str = ""
    who: str = ""
    why: str = ""
    fix: str = ""
    limits: str = ""
    sources: str = ""
    harm: Mapping[str, str] = field(default_factory=dict)
    wcag: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    confidence: str = "medium"
    conformance: bool = False
    owner: str = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementFacts:
    """What one set of rules said of a run's facts. `is_own`: it was made while the run crawled."""

    id: int
    started_at: str
    finished_at: str | None
    tool_version: str
    is_own: bool
    rules: Mapping[str, RuleCard]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFacts:
    """One run with the judgement that is read of it. Times are UTC in ISO 8601; `state` is running, complete or incomplete."""

    id: int
    started_at: str
    finished_at: str | None
    state: str
    incomplete_why: Message | None
    tool_version: str
    axe_version: str
    browser_version: str
    probe_hash: str
    config_hash: str
    config: Mapping[str, Any]
    judgement: JudgementFacts

    @property
    def rules(self) -> Mapping[str, RuleCard]:
        """Cards of the rules that judged."""
        return self.judgement.rules

    def rule(self, rule_id: str) -> RuleCard:
        """The rule's card; a bare one when the run kept none."""
        return self.rules.get(rule_id) or RuleCard(id=rule_id, title=rule_id.replace("-", " ").capitalize())


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFacts:
    """One site of a run; `facts` is what the crawl learnt (robots, sitemaps, traps), texts as messages."""

    id: int
    source: str
    base_url: str
    name: str
    identity: str
    state: str
    stopped_why: Message | None
    facts: Mapping[str, Any]

    @property
    def is_folder(self) -> bool:
        """Whether it was served from a folder: then its addresses led somewhere only during the audit."""
        return self.identity == FOLDER_IDENTITY


@dataclass(frozen=True, slots=True)
class Coverage:
    """Pages found, each counted once, and how many of them were audited, or why not.

    `no_pages` counts addresses that turned out to be no page of the site: missing (404), on another
    site, a file. They are not among those found.
    """

    audited: int
    not_audited: Mapping[PageStatus, int]
    no_pages: Mapping[PageStatus, int] = field(default_factory=dict)

    @property
    def found(self) -> int:
        return self.audited + sum(self.not_audited.values())

    @property
    def share(self) -> float | None:
        """Audited of found, 0 to 1; None when nothing was found."""
        return self.audited / self.found if self.found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRow:
    """One address. `same_as` is the address of the page it turned out to be, where it is counted."""

    id: int
    site_id: int
    url: str
    url_final: str | None
    status: PageStatus
    reason: Message | None
    http_status: int | None
    title: str
    lang: str
    template: str
    depth: int
    origin: str
    settled: bool
    is_task: bool
    words: int
    same_as: str | None
    is_no_page: bool
    failed: int
    cant_tell: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AlsoFound:
    """What another rule says of a finding's fault: it would be a finding of its own if that one were not there."""

    rule_id: str
    outcome: str
    message: Message
    harm: Mapping[str, Harm]
    selector: str
    cause: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """One finding with the address of its page or document; `url` is as asked for. `profiles` are ids.

    `also` is what other rules say of the same fault.
    """

    id: int
    site_id: int
    page_id: int | None
    document_id: int | None = None
    url: str
    url_final: str | None
    page_title: str
    rule_id: str
    outcome: str
    message: Message
    harm: Mapping[str, Harm]
    selector: str
    html: str
    frame_url: str | None
    third_party: bool
    box_css_px: tuple[float, ...] | None
    component: str
    cause: str
    fingerprint: str
    data: Mapping[str, Any]
    profiles: tuple[str, ...] = ("desktop",)
    also: tuple[AlsoFound, ...] = ()

    @property
    def subject(self) -> Scope:
        """What it is about."""
        if self.page_id is not None:
            return Scope.PAGE
        return Scope.SITE if self.document_id is None else Scope.DOCUMENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Findings of one rule with one repair. `pages`, `documents`, `task_pages` and `targets` count failures only.

    `doubt_pages`, `doubt_documents` and `doubts` count what a person must look at. `harm` is the worst per population.
    """

    site_id: int
    rule_id: str
    cause: str
    pages: int
    task_pages: int
    targets: int
    doubt_pages: int
    doubts: int
    harm: Mapping[str, Harm]
    documents: int = 0
    doubt_documents: int = 0

    @property
    def subjects(self) -> int:
        """Pages and documents that fail."""
        return self.pages + self.documents

    @property
    def doubtful_subjects(self) -> int:
        """Pages and documents that a person must look at."""
        return self.doubt_pages + self.doubt_documents


@dataclass(frozen=True, slots=True)
class RuleHarm:
    """On how many pages one rule does at least `hinder` to one population."""

    population: str
    rule_id: str
    pages: int


@dataclass(frozen=True, slots=True)
class DocumentBarriers:
    """Documents that stop or hinder anyone: how many, by how many failures, and how many of them for each population."""

    documents: int = 0
    failures: int = 0
    populations: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A document with up to 20 of the pages that link to it; `link_count` counts them all.

    `is_judged`: a rule had something to say of it.
    """

    id: int
    url: str
    kind: str
    size_bytes: int | None
    http_status: int | None
    linked_from: tuple[str, ...]
    link_count: int
    is_judged: bool
    failed: int
    cant_tell: int


@dataclass(frozen=True, slots=True)
class RuleRunView:
    """How one rule fared on a page or in a document; on the site as a whole where both are None.

    `error` is what went wrong, or what it did not look at.
    """

    page_id: int | None
    document_id: int | None
    rule_id: str
    outcome: Outcome
    error: Message | None


@dataclass(frozen=True, slots=True)
class RuleTrouble:
    """A rule that raised (`outcome` error) or could not be asked (untested), and on how many pages and documents.

    With `in_part` it looked at some of what it should have looked at there.
    """

    rule_id: str
    outcome: str
    in_part: bool
    error: Message | None
    pages: int
    documents: int = 0


@dataclass(frozen=True, slots=True)
class PartOfPage:
    """An audited page of which some facts are missing: reason -> keys of the artifacts that are not there."""

    url: str
    missing: Mapping[Message, Sequence[str]]


@dataclass(frozen=True, slots=True)
class UnseenFrame:
    """Frames of one host that the engine did not look into."""

    host: str
    third_party: bool
    why_not: Message | None
    pages: int


@dataclass(frozen=True, slots=True)
class ThirdPartyCount:
    """Faults in frames of another host: listed, not scored."""

    host: str
    pages: int
    findings: int


@dataclass(frozen=True, slots=True)
class Picture:
    """One place where a cause shows, outlined, and the address of its page."""

    rule_id: str
    cause: str
    url: str
    png: bytes
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class PageChecks:
    """What one check found on one page: targets with one harm that failed, and that a person must look at."""

    page_id: int
    rule_id: str
    harm: Mapping[str, Harm]
    failed: int
    cant_tell: int


@dataclass(frozen=True, slots=True)
class AuditedPage:
    """An audited page with the template it is made from, and whether a declared task runs through it."""

    id: int
    template: str
    is_task: bool


@dataclass(frozen=True, slots=True)
class KnownPages:
    """Pages of a site, audited or not, and those of declared tasks among them."""

    pages: int
    task_pages: int
