"""Reading an audit: typed queries over one run, read-only, aggregated in SQL and streamed."""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from auditor.message import Message, say
from auditor.model import Harm, Outcome, PageStatus
from auditor.store import also
from auditor.store import read_rows as rows
from auditor.store.documents import MAX_LINKING_PAGES, all_documents, count_judged, document_barriers, pages_linking_to
from auditor.store.facts import StoredFacts
from auditor.store.frames import third_party_findings, unseen_frames
from auditor.store.messages import message_of
from auditor.store.named import named_pages
from auditor.store.opening import OpenFile
from auditor.store.partial import partly_audited
from auditor.store.rule_runs import rule_runs
from auditor.store.runs import all_runs, find_run, judgements, look_at
from auditor.store.site_record import site_record

CUT_OFF = say("The audit ended before this page's turn.")
GONE = (404, 410)  # HTTP status: not found, gone

_HARMS = {harm.value: harm for harm in Harm}
_STATUS = f"coalesce(page.status, '{PageStatus.OVER_BUDGET}')"
# Addresses that are no page of the site: gone, on another site, a file, an action.
_NO_PAGE = (
    f"(page.status IN ('{PageStatus.OFF_SITE_REDIRECT}', '{PageStatus.NOT_HTML}', '{PageStatus.ACTION}') OR (page.status = '{PageStatus.HTTP_ERROR}'"
    f" AND coalesce(page.http_status, 0) IN ({', '.join(map(str, GONE))})))"
)
# Site rules name the page in their data.
_PAGE = (
    "CASE WHEN finding.document_id IS NULL THEN coalesce(finding.page_id, json_extract(finding.data_json, '$.url')) END"
)
_FINDING = (
    "SELECT finding.*, coalesce(page.url_requested, document.url) AS url_requested, page.url_final, coalesce(page.title, '')"
    " AS page_title FROM finding LEFT JOIN page ON page.id = finding.page_id LEFT JOIN document ON document.id = finding.document_id"
)
_OWN = "finding.site_id = ? AND finding.third_party = 0"


@lru_cache(maxsize=1024)
def parse_harm(text: str) -> Mapping[str, Harm]:
    """{population: harm} from its JSON; levels of unknown name are left out.

    Findings by the thousand share a few of these, so one object stands for all equal ones.
    """
    return MappingProxyType({name: _HARMS[level] for name, level in json.loads(text).items() if level in _HARMS})


def worst_of(harms: Iterable[Mapping[str, Harm]]) -> dict[str, Harm]:
    """The worst harm per population over several findings."""
    worst: dict[str, Harm] = {}
    for harm in harms:
        for population, level in harm.items():
            if population not in worst or level.rank < worst[population].rank:
                worst[population] = level
    return worst


class Reader:
    """One run of an audit file as one judgement saw it, read-only. A context manager.

    The newest run unless `run_id` names another, and its newest whole judgement unless `judgement_id` does. Several
    can be open at once. An older version's file is brought up to date first, in place where it can be written. Raises
    UsageError when the file is missing, is no audit file, or holds no such run; SchemaError when a newer version wrote it.
    """

    def __init__(self, path: Path, run_id: int | None = None, judgement_id: int | None = None) -> None:
        self.path = path
        self._file = OpenFile(path)
        self._db = self._file.db
        try:
            self.run = find_run(self._db, path, run_id, judgement_id)
            look_at(self._db, self.run.judgement.id)
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> "Reader":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def _all(self, query: str, *values: Any) -> list[sqlite3.Row]:
        return self._db.execute(query, values).fetchall()

    def runs(self) -> list[rows.RunFacts]:
        """Every run of the file with its newest judgement, the oldest first."""
        return list(all_runs(self._db, self.path))

    def judgements(self) -> list[rows.JudgementFacts]:
        """What was said of this run's facts, the oldest first."""
        return judgements(self._db, self.run.id)

    def facts(self, site_id: int) -> StoredFacts:
        """The facts of a site and of its pages and documents."""
        return StoredFacts(self._db, site_id)

    # Sites and pages

    def sites(self) -> list[rows.SiteFacts]:
        """The run's sites in the order they were asked for."""
        query = "SELECT id, source, base_url, name, identity, state, stopped_why_json FROM site WHERE run_id = ? ORDER BY id"
        return [self._site(row) for row in self._all(query, self.run.id)]

    def coverage(self, site_id: int) -> rows.Coverage:
        """Pages found by status; other addresses of an audited page are not counted again."""
        query = (
            f"SELECT coalesce({_NO_PAGE}, 0), {_STATUS}, count(*) FROM page WHERE site_id = ? AND same_as IS NULL"
            " GROUP BY 1, 2 ORDER BY 3 DESC, 2"
        )
        counts: tuple[dict[PageStatus, int], dict[PageStatus, int]] = ({}, {})
        for is_no_page, status, count in self._all(query, site_id):
            counts[is_no_page][PageStatus(status)] = count
        pages, no_pages = counts
        return rows.Coverage(pages.pop(PageStatus.AUDITED, 0), pages, no_pages)

    def pages(self, site_id: int) -> Iterator[rows.PageRow]:
        """Every address in the order of the crawl, one at a time."""
        query = (
            f"SELECT page.id, page.site_id, page.url_requested AS url, page.url_final, {_STATUS} AS status,"
            " page.reason_json AS reason, page.http_status, page.title,"
            " page.lang, page.template, page.depth, page.origin, page.settled, page.is_task, page.words,"
            " page.status IS NULL AS was_cut_off,"
            f" owner.url_requested AS same_as, coalesce({_NO_PAGE}, 0) AS is_no_page,"
            " (SELECT count(*) FROM finding WHERE page_id = page.id AND outcome = 'failed'"
            " AND third_party = 0) AS failed, (SELECT count(*) FROM finding WHERE page_id = page.id AND"
            " outcome = 'cantTell' AND third_party = 0) AS cant_tell FROM page LEFT JOIN page AS owner ON"
            " owner.id = page.same_as WHERE page.site_id = ?1 ORDER BY page.seq"
        )
        for row in self._db.execute(query, (site_id,)):
            values = dict(row)
            values["reason"] = CUT_OFF if row["was_cut_off"] else message_of(row["reason"])
            del values["was_cut_off"]
            for name in ("settled", "is_task", "is_no_page"):
                values[name] = bool(values[name])
            yield rows.PageRow(**{**values, "status": PageStatus(values["status"])})

    def count_pages(self, site_id: int) -> int:
        """How many addresses `pages` yields."""
        return int(self._all("SELECT count(*) FROM page WHERE site_id = ?", site_id)[0][0])

    def causes_of_page(self, page_id: int) -> list[tuple[str, str]]:
        """(rule id, cause) of a page's failures, most places first."""
        return self._causes_at("page_id", page_id)

    def _causes_at(self, column: str, subject_id: int) -> list[tuple[str, str]]:
        query = (
            f"SELECT rule_id, cause FROM finding WHERE {column} = ? AND outcome = 'failed' AND third_party = 0"
            " GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2"
        )
        return [(rule_id, cause) for rule_id, cause in self._all(query, subject_id)]

    def unsettled(self, site_id: int, limit: int) -> tuple[int, list[str]]:
        """How many audited pages never came to rest, and the addresses of the first `limit`."""
        where = "FROM page WHERE site_id = ? AND settled = 0 AND status = 'audited' AND same_as IS NULL"
        count = self._all(f"SELECT count(*) {where}", site_id)[0][0]
        return count, [
            row[0] for row in self._all(f"SELECT url_requested {where} ORDER BY seq LIMIT ?", site_id, limit)
        ]

    # Findings

    def findings(self, site_id: int) -> Iterator[rows.FindingView]:
        """Every finding, page by page in the order of the crawl, then those about the site as a whole."""
        for (page_id,) in self._all("SELECT id FROM page WHERE site_id = ? ORDER BY seq", site_id):
            for row in self._db.execute(f"{_FINDING} WHERE finding.page_id = ? ORDER BY finding.id", (page_id,)):
                yield self._finding(row)
        about_site = f"{_FINDING} WHERE finding.site_id = ? AND finding.page_id IS NULL ORDER BY finding.id"
        for row in self._db.execute(about_site, (site_id,)):
            yield self._finding(row)

    def causes(self, site_id: int) -> list[rows.Cause]:
        """Failures and doubts grouped by what repairs them, most places first; frames of other sites left out."""
        harms: dict[tuple[str, str], list[Mapping[str, Harm]]] = defaultdict(list)
        harm_query = f"SELECT DISTINCT rule_id, cause, harm_json FROM finding WHERE {_OWN}"
        for rule_id, cause, harm in self._all(harm_query, site_id):
            harms[rule_id, cause].append(parse_harm(harm))
        failed, doubt = "CASE WHEN outcome = 'failed' THEN", "CASE WHEN outcome = 'cantTell' THEN"
        query = (
            f"SELECT finding.site_id, rule_id, cause, count(DISTINCT {failed} {_PAGE} END) AS pages,"
            f" count(DISTINCT {failed} finding.document_id END) AS documents,"
            f" count(DISTINCT CASE WHEN outcome = 'failed' AND page.is_task THEN finding.page_id END) AS task_pages,"
            f" sum(outcome = 'failed') AS targets, count(DISTINCT {doubt} {_PAGE} END) AS doubt_pages,"
            f" count(DISTINCT {doubt} finding.document_id END) AS doubt_documents,"
            f" sum(outcome = 'cantTell') AS doubts FROM finding LEFT JOIN page ON page.id = finding.page_id"
            f" WHERE {_OWN} GROUP BY rule_id, cause ORDER BY pages + documents DESC, targets DESC, rule_id, cause"
        )
        return [
            rows.Cause(**dict(row), harm=worst_of(harms[row["rule_id"], row["cause"]]))
            for row in self._all(query, site_id)
        ]

    def findings_of_page(self, page_id: int) -> list[rows.FindingView]:
        """All findings on one page."""
        return [self._finding(row) for row in self._all(f"{_FINDING} WHERE finding.page_id = ?", page_id)]

    def places(self, cause: rows.Cause, limit: int, start: int = 0) -> list[rows.FindingView]:
        """`limit` findings of a cause from the one at `start` on: failures before doubts, in the order of the crawl."""
        query = (
            f"{_FINDING} WHERE {_OWN} AND rule_id = ? AND cause = ?"
            " ORDER BY outcome = 'cantTell', page.seq, finding.id LIMIT ? OFFSET ?"
        )
        values = cause.site_id, cause.rule_id, cause.cause, limit, start
        return [self._finding(row) for row in self._all(query, *values)]

    def named_pages(self, site_id: int) -> dict[int, list[tuple[int, str]]]:
        """Page id -> (finding id, outcome) of what rules about the site as a whole say of that page."""
        return named_pages(self._db, site_id)

    def place_ids(self, cause: rows.Cause) -> list[int]:
        """Ids of all findings of a cause in the order of `places`: sorted once, however long the list is."""
        query = (
            f"SELECT finding.id FROM finding LEFT JOIN page ON page.id = finding.page_id WHERE {_OWN} AND rule_id = ?"
            " AND cause = ? ORDER BY outcome = 'cantTell', page.seq, finding.id"
        )
        return [row[0] for row in self._db.execute(query, (cause.site_id, cause.rule_id, cause.cause))]

    def findings_by_id(self, ids: Sequence[int]) -> list[rows.FindingView]:
        """Findings in the order of their ids given; a few hundred at a time."""
        query = f"{_FINDING} WHERE finding.id IN ({', '.join('?' * len(ids))})"
        found = {row["id"]: self._finding(row) for row in self._all(query, *ids)}
        return [found[each] for each in ids]

    def findings_of_rule(self, site_id: int, rule_id: str) -> Iterator[rows.FindingView]:
        """Findings of one rule on the site's own pages, in the order of the crawl."""
        query = f"{_FINDING} WHERE {_OWN} AND rule_id = ? ORDER BY page.seq, finding.id"
        return (self._finding(row) for row in self._db.execute(query, (site_id, rule_id)))

    def failed_by_harm(self, site_id: int) -> dict[Harm, int]:
        """How many failures do which harm at worst; the site's own pages only."""
        counts: Counter[Harm] = Counter()
        query = f"SELECT harm_json, count(*) FROM finding WHERE {_OWN} AND outcome = 'failed' GROUP BY 1"
        for harm, count in self._all(query, site_id):
            levels = parse_harm(harm).values()
            counts[min(levels, key=lambda level: level.rank, default=Harm.NOTICE)] += count
        return {harm: counts[harm] for harm in Harm}

    def barriers(self, site_id: int) -> list[rows.RuleHarm]:
        """For each population, the rules that stop or hinder it and on how many pages; most pages first."""
        query = (
            "SELECT harm.key, found.rule_id, count(DISTINCT found.page_id) FROM (SELECT DISTINCT rule_id, page_id,"
            f" harm_json FROM finding WHERE {_OWN} AND outcome = 'failed' AND page_id IS NOT NULL) AS found,"
            " json_each(found.harm_json) AS harm WHERE harm.value IN ('stop', 'hinder') GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2"
        )
        return [rows.RuleHarm(*row) for row in self._all(query, site_id)]

    def barrier_causes(self, site_id: int, population: str) -> Iterator[tuple[int, str, str]]:
        """(page id, rule id, cause) of all that stops or hinders one population, each once."""
        query = (
            f"SELECT DISTINCT page_id, rule_id, cause FROM finding, json_each(finding.harm_json) AS harm WHERE {_OWN}"
            " AND outcome = 'failed' AND page_id IS NOT NULL AND harm.key = ? AND harm.value IN ('stop', 'hinder')"
        )
        return ((row[0], row[1], row[2]) for row in self._db.execute(query, (site_id, population)))

    def checks(self, site_id: int) -> Iterator[rows.PageChecks]:
        """What scores are made of: failures and doubts per audited page, rule and harm, page after page."""
        query = (
            "SELECT page_id, rule_id, harm_json, sum(outcome = 'failed'), sum(outcome = 'cantTell') FROM finding"
            f" WHERE {_OWN} AND page_id IS NOT NULL GROUP BY page_id, rule_id, harm_json ORDER BY page_id"
        )
        for page_id, rule_id, harm, failed, cant_tell in self._db.execute(query, (site_id,)):
            yield rows.PageChecks(page_id, rule_id, parse_harm(harm), failed, cant_tell)

    def audited_pages(self, site_id: int) -> list[rows.AuditedPage]:
        """The pages that scores are made of, each counted once, in the order of the crawl."""
        query = (
            "SELECT id, template, is_task FROM page WHERE site_id = ? AND status = 'audited' AND same_as IS NULL"
            " ORDER BY seq"
        )
        return [rows.AuditedPage(row[0], row[1], bool(row[2])) for row in self._all(query, site_id)]

    def known_pages(self, site_id: int) -> rows.KnownPages:
        """Pages of the site, audited or not; and how many of them are on a task."""
        query = (
            "SELECT count(*), coalesce(sum(is_task), 0) FROM page WHERE site_id = ? AND same_as IS NULL"
            f" AND NOT coalesce({_NO_PAGE}, 0)"
        )
        return rows.KnownPages(*self._all(query, site_id)[0])

    # Rules, frames, documents, pictures

    def rule_outcomes(self, site_id: int) -> dict[str, dict[Outcome, int]]:
        """For each rule, on how many pages it had which outcome."""
        found: dict[str, dict[Outcome, int]] = defaultdict(dict)
        query = "SELECT rule_id, outcome, count(*) FROM rule_run WHERE site_id = ? GROUP BY 1, 2"
        for rule_id, outcome, count in self._all(query, site_id):
            found[rule_id][Outcome(outcome)] = count
        return dict(found)

    def rule_runs(self, site_id: int) -> Iterator[rows.RuleRunView]:
        """How each rule fared: page by page in the order of the crawl, then by document, then on the site."""
        return rule_runs(self._db, site_id)

    def rule_troubles(self, site_id: int) -> list[rows.RuleTrouble]:
        """Rules that raised, lacked their facts or saw a part of them, with the reason, most pages first."""
        query = (
            "SELECT rule_id, CASE WHEN outcome = 'error' THEN 'error' ELSE 'untested' END,"
            " outcome != 'error' AND targets_tested > 0, error_json, sum(document_id IS NULL), count(document_id)"
            " FROM rule_run WHERE site_id = ?"
            " AND (outcome IN ('error', 'untested') OR error_json IS NOT NULL) GROUP BY 1, 2, 3, 4"
        )
        troubles = [
            rows.RuleTrouble(rule_id, outcome, bool(in_part), message_of(error), pages, documents)
            for rule_id, outcome, in_part, error, pages, documents in self._all(query, site_id)
        ]
        return sorted(
            troubles,
            key=lambda each: (
                each.outcome, -each.pages - each.documents, each.rule_id, str(each.error or ""), each.in_part
            ),
        )  # fmt: skip

    def partly_audited(self, site_id: int) -> list[rows.PartOfPage]:
        """Audited pages that lack facts which should have been collected, or that a window stayed over, in crawl order."""
        return partly_audited(self._db, site_id)

    def unseen_frames(self, site_id: int) -> list[rows.UnseenFrame]:
        """Frames the engine did not look into, by host and reason, most pages first."""
        return unseen_frames(self._db, site_id)

    def third_party_findings(self, site_id: int) -> list[rows.ThirdPartyCount]:
        """Failures in frames of other sites by host, most findings first."""
        return third_party_findings(self._db, site_id)

    def documents(self, site_id: int) -> Iterator[rows.DocumentRow]:
        """Every document, the most linked first, one at a time."""
        return all_documents(self._db, site_id)

    def count_documents(self, site_id: int) -> int:
        """How many documents `documents` yields."""
        return int(self._all("SELECT count(*) FROM document WHERE site_id = ?", site_id)[0][0])

    def count_judged_documents(self, site_id: int) -> int:
        """Of how many of them a rule had something to say."""
        return count_judged(self._db, site_id)

    def pages_linking_to(self, document_id: int, limit: int = MAX_LINKING_PAGES) -> tuple[str, ...]:
        """Addresses of the first `limit` pages that link to a document, in the order of the crawl."""
        return pages_linking_to(self._db, document_id, limit)

    def causes_of_document(self, document_id: int) -> list[tuple[str, str]]:
        """(rule id, cause) of a document's failures, most places first."""
        return self._causes_at("document_id", document_id)

    def document_barriers(self, site_id: int, without_rules: Iterable[str] = ()) -> rows.DocumentBarriers:
        """Documents that stop or hinder anyone, by any rule but those."""
        return document_barriers(self._db, site_id, without_rules)

    def picture(self, cause: rows.Cause) -> rows.Picture | None:
        """The picture of one place of a cause, when there is one."""
        query = (
            "SELECT picture.rule_id, picture.cause, page.url_requested, png, width, height FROM picture JOIN page ON"
            " page.id = picture.page_id WHERE picture.site_id = ? AND picture.rule_id = ? AND picture.cause = ?"
        )
        found = self._all(query, cause.site_id, cause.rule_id, cause.cause)
        return rows.Picture(*found[0]) if found else None

    def _site(self, row: sqlite3.Row) -> rows.SiteFacts:
        values = {name: row[name] for name in ("id", "source", "base_url", "name", "identity", "state")}
        learnt = site_record(StoredFacts(self._db, row["id"]))
        return rows.SiteFacts(**values, stopped_why=message_of(row["stopped_why_json"]), facts=learnt)

    def _finding(self, row: sqlite3.Row) -> rows.FindingView:
        data = json.loads(row["data_json"])
        url = row["url_requested"] or data.get("url")
        if not isinstance(url, str):
            url = str(self._all("SELECT base_url FROM site WHERE id = ?", row["site_id"])[0][0])
        box = json.loads(row["box_json"]) if row["box_json"] else None
        names = ("id", "page_title", "site_id", "page_id", "document_id", "url_final", "rule_id", "outcome", "selector", "html",
                 "frame_url", "component", "cause", "fingerprint")  # fmt: skip
        return rows.FindingView(
            **{name: row[name] for name in names}, url=url, message=msgspec.json.decode(row["message_json"], type=Message),
            harm=parse_harm(row["harm_json"]), data=data, third_party=bool(row["third_party"]),
            box_css_px=tuple(box) if box else None, profiles=tuple(row["profiles"].split()),
            also=also.from_data(data),
        )  # fmt: skip
