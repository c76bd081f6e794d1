"""Audits from the command line to the files they leave."""

import json
import sqlite3
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import jsonschema

from auditor.crawl.twins import PAIRS_TRIED
from auditor.store.messages import message_json
from tests.e2e.conftest import Run
from tests.fixtures.local_site import Answer, LocalSite, Route, page
from tests.fixtures.twin_site import TwinSite

Auditor = Callable[..., Run]
IMAGE = "<img src='/pixel.png' width='40' height='40'>"


def links(*paths: str) -> str:
    """A list of links."""
    return "<ul>" + "".join(f"<li><a href='{path}'>To {path}</a></li>" for path in paths) + "</ul>"


def document(main: str, title: str) -> str:
    """A page without faults but those in `main`."""
    return page(f"<main><h1>{title}</h1>{main}</main>", title=title)


def validate(run: Run) -> None:
    """Both files keep to the schemas that the package ships."""
    folder = resources.files("auditor_reports").joinpath("schemas")
    schemas = {
        name: json.loads(folder.joinpath(f"{name}.schema.json").read_text("utf-8")) for name in ("results", "finding")
    }
    jsonschema.validate(run.results, schemas["results"])
    for finding in run.findings:
        jsonschema.validate(finding, schemas["finding"])


def test_a_site_is_audited_whole_and_every_address_is_accounted_for(auditor: Auditor) -> None:
    with LocalSite({}) as other, LocalSite({}) as site:
        site.routes.update(
            {
                "/": document(
                    links(
                        "/a",
                        "/a/",
                        "/a?utm_source=x",
                        "/a#part",
                        "/gone",
                        "/old",
                        "/off",
                        "/login-only",
                        "/private/x",
                        "/file.pdf",
                        "/data",
                        "/slow/b",
                    ),
                    "Front",
                ),
                "/robots.txt": Answer(
                    "User-agent: *\nDisallow: /private/\nSitemap: /map.xml", content_type="text/plain"
                ),
                "/map.xml": Answer(
                    f"<urlset><url><loc>{site.url}/orphan</loc></url></urlset>", content_type="application/xml"
                ),
                "/a": document(IMAGE + links("/"), "A"),
                "/orphan": document("<p>Only the sitemap knows me.</p>", "Orphan"),
                "/old": Answer("", 301, {"Location": "/a"}),
                "/off": Answer("", 302, {"Location": f"{other.url}/"}),
                "/login-only": Answer("login", 401),
                "/file.pdf": Answer(b"%PDF-1.4 12345", content_type="application/pdf"),
                "/data": Answer("a,b", content_type="text/csv"),
                "/slow/b": document(links("/c"), "B"),
                "/c": document(IMAGE, "C"),
                "/pixel.png": Answer(b"", content_type="image/png"),
            }
        )
        other.routes["/"] = document("elsewhere", "Other")
        run = auditor("audit", site.url)
        asked = [path for method, path in site.log if method == "GET"]
    assert run.code == 0, run.err
    validate(run)
    statuses = {path: entry["status"] for path, entry in run.pages().items()}
    assert statuses == {
        "/": "audited", "/a": "audited", "/gone": "http error", "/old": "audited", "/off": "off-site redirect",
        "/login-only": "login", "/private/x": "robots", "/data": "not html", "/slow/b": "audited", "/c": "audited",
        "/orphan": "audited",
    }  # fmt: skip
    assert run.pages()["/old"]["same_as"] == f"{site.url}/a"
    assert all(entry.get("remedy") for entry in run.pages().values() if entry["status"] != "audited")
    assert asked.count("/a") <= 2  # its own visit, and where /old leads
    assert "/private/x" not in asked
    documents = run.results["sites"][0]["documents"]
    assert [(entry["url"], entry["size_bytes"]) for entry in documents] == [(f"{site.url}/file.pdf", 14)]
    images = {finding["url"] for finding in run.findings if finding["rule"] == "image-alt"}
    assert images == {f"{site.url}/a", f"{site.url}/c"}


def test_a_finding_says_what_where_why_and_whom(auditor: Auditor) -> None:
    with LocalSite({"/": document(IMAGE, "Front"), "/pixel.png": Answer(b"", content_type="image/png")}) as site:
        run = auditor("audit", site.url)
    finding = next(entry for entry in run.findings if entry["rule"] == "image-alt")
    assert finding["outcome"] == "failed"
    assert finding["wcag"] == ["1.1.1"]
    assert finding["act"] == ["23a2a8"]
    assert finding["harm"]["blind"] == "slow"
    assert finding["url"] == finding["url_final"] == f"{site.url}/"
    assert finding["frame"] is None
    assert finding["selector"] == "html > body > main > img"
    assert finding["html"].startswith("<img src=")
    assert finding["message"]
    assert finding["fix"]
    assert finding["fingerprint"]
    assert finding["component"] == "main > img"


def test_a_folder_of_built_html_is_audited_with_its_unlinked_pages(auditor: Auditor, tmp_path: Path) -> None:
    folder = tmp_path / "_site"
    (folder / "about").mkdir(parents=True)
    (folder / "index.html").write_text(document(links("/about/"), "Front"), "utf-8")
    (folder / "about" / "index.html").write_text(document("<p>x</p>", "About"), "utf-8")
    (folder / "orphan.html").write_text(document("<p>x</p>", "Orphan"), "utf-8")
    (folder / "robots.txt").write_text("User-agent: *\nDisallow: /", "utf-8")
    run = auditor("audit", folder)
    assert run.code == 0, run.err
    assert {path: entry["status"] for path, entry in run.pages().items()} == {
        "/": "audited", "/about/": "audited", "/orphan.html": "audited",
    }  # fmt: skip


def test_only_the_listed_addresses_are_audited_each_under_its_own_name(auditor: Auditor, tmp_path: Path) -> None:
    routes: dict[str, Route] = {
        "/one": document(links("/three"), "One"),
        "/two": Answer("", 302, {"Location": "/one"}),
        "/three": document("x", "Three"),
    }
    with LocalSite(routes) as site:
        listing = tmp_path / "urls.txt"
        listing.write_text(f"# pages\n{site.url}/one\n\n{site.url}/two\n", "utf-8")
        run = auditor("audit", "--urls", listing)
    assert {path: (entry["status"], entry["url_final"]) for path, entry in run.pages().items()} == {
        "/one": ("audited", f"{site.url}/one"), "/two": ("audited", f"{site.url}/one"),
    }  # fmt: skip


def test_reports_are_written_again_without_a_browser(auditor: Auditor) -> None:
    with LocalSite({"/": document(IMAGE, "Front")}) as site:
        first = auditor("audit", site.url)
    before = (first.findings, first.results)
    (first.output / "findings.jsonl").unlink()
    again = auditor("report", first.output, env={"AUDITOR_BROWSER": "/nowhere", "PATH": ""})
    assert again.code == 0, again.err
    assert (first.findings, first.results) == before
    assert (first.output / "report" / "index.html").exists()


def test_rules_can_judge_again_without_a_browser_and_say_the_same(auditor: Auditor) -> None:
    with LocalSite({"/": document(IMAGE + links("/a"), "Same"), "/a": document("<button></button>", "Same")}) as site:
        first = auditor("audit", site.url)
    before = first.findings
    with sqlite3.connect(first.output / "audit.db") as db:
        spoilt = message_json("spoilt")
        db.execute("UPDATE finding SET message_json = ?", (spoilt,))
        db.execute("INSERT INTO finding (judgement_id, site_id, page_id, rule_id, profiles, outcome, message_json, harm_json, cause,"
                   " fingerprint) VALUES (1, 1, 1, 'a-rule-that-is-gone', 'desktop', 'failed', ?, '{}', '', '')", (spoilt,))  # fmt: skip
    again = auditor("report", first.output, "--judge-again", env={"AUDITOR_BROWSER": "/nowhere", "PATH": ""})
    assert again.code == 0, again.err
    assert first.findings == before
    assert {finding["rule"] for finding in before} >= {"image-alt", "button-name", "duplicate-titles"}


def test_judging_again_keeps_to_the_rules_that_the_audit_chose(auditor: Auditor) -> None:
    with LocalSite({"/": document(IMAGE + "<button></button>", "Front")}) as site:
        first = auditor("audit", site.url, "--rules", "image-alt")
    before = first.findings
    assert auditor("report", first.output, "--judge-again").code == 0
    assert first.findings == before
    assert {finding["rule"] for finding in before} == {"image-alt"}


def test_a_page_budget_is_kept_and_the_rest_is_named(auditor: Auditor) -> None:
    routes: dict[str, Route] = {f"/{n}": document("x", f"Page {n}") for n in range(9)}
    routes["/"] = document(links(*routes), "Front")
    with LocalSite(routes) as site:
        run = auditor("audit", site.url, "--max-pages", "3")
    assert run.code == 0
    counted = [entry["status"] for entry in run.pages().values()]
    assert (counted.count("audited"), counted.count("over budget")) == (3, 7)
    assert [path for path, entry in run.pages().items() if entry["status"] == "audited"] == ["/", "/0", "/1"]


def test_a_crawl_trap_ends_and_is_named(auditor: Auditor) -> None:
    """Every path below /loop/ links one folder deeper, for ever."""
    with LocalSite({}) as site:
        site.routes["/"] = document(links("/loop/"), "Front")

        def answer(target: str) -> Answer:
            if target.startswith("/loop/"):
                return Answer(document(links(target + "loop/"), "Loop"))
            return LocalSite.answer(site, target)

        site.answer = answer  # type: ignore[method-assign]
        run = auditor("audit", site.url)
    assert run.code == 0
    assert len(run.pages()) < 40
    assert run.results["sites"][0]["crawl"]["traps"]


def test_nothing_that_acts_or_is_marked_nofollow_is_asked_for(auditor: Auditor) -> None:
    """By the server's own log: neither as a page, nor to compare links of one name, nor for a document's size."""
    acting = [("/delete?id=1", "Record"), ("/logout", "Out"), ("/cart/add", "Cart"), ("/unsubscribe", "Mail"),
              ("/list?action=trash", "Bin"), ("/item/3", "Löschen"), ("/paper.pdf?action=delete", "Paper")]  # fmt: skip
    marked = ["/marked", "/marked.pdf", "/same/1"]
    plain = ["/how-to-cancel", "/closed-by-meta", "/closed-by-header", "/same/2"]
    body = "".join(f"<p><a href='{path}'>{text}</a></p>" for path, text in acting)
    body += "".join(f"<p><a rel='nofollow' href='{path}'>Same</a></p>" for path in marked)
    body += "".join(f"<p><a href='{path}'>Same</a></p>" for path in plain)
    closed = "<meta name='Robots' content='NOINDEX, nofollow'>"
    routes: dict[str, Route] = {
        "/": document(body, "Front"),
        "/how-to-cancel": document("x", "How to cancel"),
        "/same/2": document("x", "Same"),
        "/closed-by-meta": page(document(links("/behind-meta"), "Closed"), title="Closed", head=closed),
        "/closed-by-header": Answer(document(links("/behind-header"), "Shut"), headers={"X-Robots-Tag": "nofollow"}),
    }
    with LocalSite(routes) as site:
        run = auditor("audit", site.url)
        asked = {path for _, path in site.log}
    assert run.code == 0, run.err
    validate(run)
    assert asked <= {"/", "/robots.txt", "/sitemap.xml", "/favicon.ico", *plain}
    statuses = {path: entry["status"] for path, entry in run.pages().items()}
    assert statuses == {
        "/": "audited", **dict.fromkeys(plain, "audited"), **{path: "action" for path, _ in acting[:-1]},
        "/marked": "nofollow", "/same/1": "nofollow", "/behind-meta": "nofollow", "/behind-header": "nofollow",
    }  # fmt: skip
    assert run.results["sites"][0]["coverage"]["no_pages"] == {"action": 6}
    documents = {entry["url"].removeprefix(site.url): entry for entry in run.results["sites"][0]["documents"]}
    assert set(documents) == {"/marked.pdf", "/paper.pdf?action=delete"}
    assert {entry["http_status"] for entry in documents.values()} == {None}


def test_the_owner_may_have_links_with_nofollow_followed_but_never_an_action(auditor: Auditor) -> None:
    front = "<a rel='nofollow' href='/marked'>Marked</a> <a rel='nofollow' href='/logout'>Log out</a>"
    with LocalSite({"/": document(front, "Front"), "/marked": document("x", "Marked")}) as site:
        run = auditor("audit", site.url, "--follow-nofollow")
        assert site.visits("/logout") == 0
    statuses = {path: entry["status"] for path, entry in run.pages().items()}
    assert statuses == {"/": "audited", "/marked": "audited", "/logout": "action"}


def test_a_page_under_a_parameter_that_changes_nothing_is_one_page_with_its_findings_once(auditor: Auditor) -> None:
    twins = TwinSite(pages=14, extras=("wbdisable=true", "item=1"), fan_out=13)
    with LocalSite({}) as site:
        site.answer = twins.answer  # type: ignore[method-assign]
        run = auditor("audit", site.url)
    assert run.code == 0, run.err
    assert sum("wbdisable" in path for _, path in site.log) == PAIRS_TRIED
    pages = run.pages()
    assert len(pages) == 3 * 14
    own = {path for path, entry in pages.items() if entry["same_as"] is None}
    assert own == {path for path in pages if "wbdisable" not in path}
    assert {entry["status"] for entry in pages.values()} == {"audited"}
    assert pages["/page/9?wbdisable=true"]["same_as"] == f"{site.url}/page/9"
    assert run.results["coverage"]["found"] == run.results["coverage"]["audited"] == 28
    assert not any("wbdisable" in finding["url"] for finding in run.findings)
    assert "neutral-parameter:wbdisable" in run.results["sites"][0]["crawl"]["traps"]


def test_other_spellings_of_a_page_are_one_page(auditor: Auditor) -> None:
    spellings = ("/a", "/a/", "/a/index.html", "/a?utm_medium=mail", "/a?fbclid=1", "/a#top", "/./a", "/b/../a", "/%61")
    with LocalSite({"/": document(links(*spellings), "Front"), "/a": document("x", "A")}) as site:
        run = auditor("audit", site.url)
    assert list(run.pages()) == ["/", "/a"]
    assert run.results["coverage"] == {"found": 2, "audited": 2, "not_audited": {}, "no_pages": {}, "share": 1.0}


def test_two_sites_are_audited_side_by_side_and_told_apart(auditor: Auditor) -> None:
    with LocalSite({"/": document(IMAGE, "One")}) as one, LocalSite({"/": document("x", "Two")}) as two:
        run = auditor("audit", one.url, two.url)
    assert run.code == 0, run.err
    assert [site["coverage"]["audited"] for site in run.results["sites"]] == [1, 1]
    assert {finding["url"] for finding in run.findings if finding["rule"] == "image-alt"} == {f"{one.url}/"}
    assert (run.output / "report" / "index.html").exists()


def test_a_second_run_keeps_the_first_in_the_audit_file(auditor: Auditor) -> None:
    with LocalSite({"/": document(IMAGE, "Front")}) as site:
        auditor("audit", site.url)
        site.routes["/"] = document("<p>Mended.</p>", "Front")
        second = auditor("audit", site.url)
    assert second.results["run"]["id"] == 2
    assert [finding for finding in second.findings if finding["rule"] == "image-alt"] == []


def test_a_page_that_does_everything_wrong_costs_at_most_itself(auditor: Auditor) -> None:
    deep = "<div>" * 3000
    script = (
        "<script>document.title = 'half \\ud800 character'; document.body.append('\\udc00 text \\0 here');"
        "document.body.setAttribute('class', 'x'.repeat(200000)); history.pushState({}, '', '/elsewhere\\ud800')</script>"
    )
    routes: dict[str, Route] = {
        "/": document(links("/odd", "/deep", "/empty", "/fine"), "Front"),
        "/odd": page(f"<h1>Odd</h1>{script}{IMAGE}"),
        "/deep": page(f"<h1>Deep</h1>{deep}{IMAGE}"),
        "/empty": Answer(""),
        "/fine": document(IMAGE, "Fine"),
    }
    with LocalSite(routes) as site:
        run = auditor("audit", site.url)
    assert run.code in (0, 2), run.err
    validate(run)
    statuses = {path: entry["status"] for path, entry in run.pages().items()}
    assert statuses["/"] == statuses["/fine"] == statuses["/odd"] == "audited", run.results["pages"]
    assert f"{site.url}/fine" in {finding["url"] for finding in run.findings if finding["rule"] == "image-alt"}


def test_only_the_owner_says_that_robots_txt_is_not_followed(auditor: Auditor) -> None:
    routes: dict[str, Route] = {
        "/": document("x", "Front"),
        "/robots.txt": Answer("User-agent: *\nDisallow: /", content_type="text/plain"),
    }
    with LocalSite(routes) as site:
        followed = auditor("audit", site.url)
        assert (followed.code, followed.pages()["/"]["status"]) == (2, "robots")
        assert site.visits("/") == 0
        own = auditor("audit", site.url, "--no-robots")
    assert (own.code, own.pages()["/"]["status"]) == (0, "audited")
    assert "not followed" in own.results["sites"][0]["crawl"]["robots"]


def test_forms_are_sent_empty_only_where_the_user_says_it_is_safe_and_never_reach_the_server(auditor: Auditor) -> None:
    form = page(
        "<main><form method='post' action='/send'><label>Name <input required></label><button>Send</button></form></main>"
    )
    with LocalSite({"/": form}) as site:
        run = auditor("audit", site.url, "--rules", "errors-not-tied")
        assert "not marked as safe to submit" in run.results["sites"][0]["rule_errors"][0]["error"]
        host = site.url.removeprefix("http://").rstrip("/")
        (run.output.parent / "auditor.toml").write_text(f'[interact]\nsafe_to_submit = ["{host}"]\n', "utf-8")
        run = auditor("audit", site.url, "--rules", "errors-not-tied")
        assert run.results["sites"][0]["rule_errors"] == []
        assert not any("/send" in str(line) for line in site.log)
