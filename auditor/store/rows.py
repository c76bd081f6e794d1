"""Rows as the engine hands them to the store, and as the store hands them out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from auditor.facts import Met
from auditor.message import Message
from auditor.model import PageStatus
from auditor.profile import DESKTOP


@dataclass(frozen=True, slots=True)
class RunInfo:
    """What a run is made with. `config` is what it was asked to do; `rules` the cards of its rules."""

    tool_version: str
    axe_version: str
    browser_version: str
    probe_hash: str
    config_hash: str
    config: Mapping[str, Any]
    rules: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class NewPage:
    """A page for the queue, or one that is known not to be visited (`status`, `reason`)."""

    url: str
    url_key: str
    depth: int
    origin: str
    status: PageStatus | None = None
    reason: Message | str = ""
    is_task: bool = False


@dataclass(frozen=True, slots=True)
class QueuedPage:
    """A page that waits for its visit."""

    id: int
    seq: int
    depth: int
    url: str
    origin: str


@dataclass(frozen=True, slots=True)
class AddressRow:
    """One address of a site as far as it is known, for telling which lead to one page.

    `was_seen`: it was visited and came to rest, so that `content_hash` is its own.
    """

    id: int
    seq: int
    depth: int
    url: str
    url_key: str
    is_seed: bool
    is_done: bool
    is_audited: bool
    was_seen: bool
    content_hash: str | None
    same_as: int | None


@dataclass(frozen=True, slots=True)
class SamePage:
    """A queued address that is another one of an audited page, as far as the crawl learnt."""

    page_id: int
    owner_id: int


class LinkKind(StrEnum):
    """What a link leads to, and whether it is followed."""

    PAGE = "page"
    DOCUMENT = "document"
    HELD_DOCUMENT = "held document"  # listed, but not asked for
    ACTION = "action"
    NOFOLLOW = "nofollow"
    CANONICAL = "canonical"  # the address that the page calls its own


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link as found on a page."""

    url: str
    url_key: str
    kind: LinkKind


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """A finding ready to be stored; see the table `finding`."""

    page_id: int | None
    rule_id: str
    outcome: str
    message: Message
    harm: Mapping[str, str]
    cause: str
    fingerprint: str
    selector: str = ""
    html: str = ""
    frame_url: str | None = None
    third_party: bool = False
    box: Sequence[float] | None = None
    component: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    document_id: int | None = None
    profiles: Sequence[str] = (DESKTOP.id,)


@dataclass(frozen=True, slots=True)
class RuleRunRow:
    """How one rule fared on a page, on a document, or on the site (then `page_id` and `document_id` are None)."""

    page_id: int | None
    rule_id: str
    outcome: str
    tested: int
    failed: int
    cant_tell: int
    error: Message | None = None
    document_id: int | None = None
    profiles: Sequence[str] = (DESKTOP.id,)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageResult:
    """All that one visit leaves: facts about the page, artifacts, links, judgements."""

    page_id: int
    url_final: str
    final_key: str
    content_hash: str
    http_status: int | None
    title: str
    lang: str
    words: int
    settled: bool
    attempts: int
    met: Met
    links: Sequence[LinkRow]
    rule_runs: Sequence[RuleRunRow]
    findings: Sequence[FindingRow]
