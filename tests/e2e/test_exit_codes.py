"""What the exit code says, and that every mistake gets one clear line."""

import signal
import socket
import sqlite3
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path

import pytest

from tests.e2e.conftest import Run, command, environment
from tests.fixtures.local_site import Answer, LocalSite, page
from tests.fixtures.raw_server import RawServer, Talk, sends

Auditor = Callable[..., Run]
FAULTY = page("<main><h1>x</h1><button></button></main>", title="Faulty")
CLEAN = page("<main><h1>x</h1><p>Nothing wrong here.</p></main>", title="Clean")


def assert_one_clear_line(run: Run, *parts: str) -> None:
    """A mistake is told in one line and one remedy, without a traceback."""
    assert run.code == 3, run.err
    assert "Traceback" not in run.err
    assert "secret" not in run.err
    lines = [line for line in run.err.splitlines() if line.strip()]
    assert len(lines) <= 2, run.err
    for part in parts:
        assert part in run.err, run.err


@pytest.mark.parametrize(
    ("level", "html", "code"),
    [("stop", FAULTY, 1), ("stop", CLEAN, 0), ("none", FAULTY, 0)],
)
def test_the_gate_looks_at_the_worst_harm(auditor: Auditor, level: str, html: str, code: int) -> None:
    with LocalSite({"/": html}) as site:
        assert auditor("audit", site.url, "--fail-on", level).code == code


def test_a_page_that_should_have_been_audited_makes_the_run_incomplete(auditor: Auditor) -> None:
    front = page("<main><h1>x</h1><a href='/broken'>b</a><img src=x width=9 height=9></main>")
    with LocalSite({"/": front, "/broken": Answer("no", 500)}) as site:
        run = auditor("audit", site.url, "--fail-on", "stop")
    assert run.code == 2
    assert run.results["run"]["state"] == "incomplete"
    assert "could not be audited" in run.results["run"]["incomplete_why"]


def test_a_server_that_goes_away_leaves_a_partial_report(auditor: Auditor) -> None:
    with LocalSite({}) as site:
        site.routes["/"] = page("<main><h1>x</h1>" + "".join(f"<a href='/{n}'>{n}</a> " for n in range(60)) + "</main>")
        for number in range(60):
            site.routes[f"/{number}"] = Answer("busy", 503)
        run = auditor("audit", site.url, "--rate", "1000", "--time-limit", "0.5")
    assert run.code == 2
    assert run.pages()["/"]["status"] == "audited"
    assert (run.output / "report" / "index.html").exists()


def ill(path: str, how: Talk) -> Talk:
    """A site whose pages answer; `path` does as `how` says, and so does every HEAD."""

    def talk(connection: socket.socket, head: bytes) -> None:
        method, target, *_ = head.split(b" ")
        if method == b"HEAD" or target == path.encode():
            how(connection, head)
            return
        is_page = target == b"/"
        body = CLEAN.encode() if is_page else b"<!doctype html><title>Missing</title>"
        connection.sendall(
            b"HTTP/1.1 %s\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            % (b"200 OK" if is_page else b"404 Not Found", len(body))
            + body
        )

    return talk


@pytest.mark.parametrize("how", [sends(b""), sends(b"\0\1nonsense\r\n\r\n")], ids=["close", "nonsense"])
def test_a_robots_txt_that_does_not_come_closes_the_site_and_is_named(auditor: Auditor, how: Talk) -> None:
    with RawServer(ill("/robots.txt", how)) as server:
        run = auditor("audit", f"{server.url}/")
        assert run.code == 2
        assert "robots.txt could not be reached" in run.out + run.err
        assert "--no-robots" in run.results["run"]["incomplete_why"]
        assert "typing errors" not in run.out + run.err
        assert "could not be reached" in run.pages()["/"]["reason"]
        assert not any(head.startswith(b"GET /sitemap.xml") for head in server.heads)
        assert auditor("audit", f"{server.url}/", "--no-robots").pages()["/"]["status"] == "audited"


def test_a_sitemap_that_does_not_come_and_a_server_without_head_cost_nothing(auditor: Auditor) -> None:
    with RawServer(ill("/sitemap.xml", sends(b""))) as server:
        run = auditor("audit", f"{server.url}/")
    assert run.code == 0
    assert run.pages()["/"]["status"] == "audited"


SELF_SIGNED = (
    Path(__file__).parent.parent / "fixtures" / "self_signed.pem"
)  # made for these tests, used for nothing else


@pytest.fixture
def self_signed() -> Iterator[str]:
    """An https server whose certificate nobody vouches for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(SELF_SIGNED)
    server = HTTPServer(("127.0.0.1", 0), SimpleHTTPRequestHandler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield f"https://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_certificate_that_does_not_verify_is_named(auditor: Auditor, self_signed: str) -> None:
    assert_one_clear_line(auditor("audit", self_signed), "certificate does not verify")


def test_a_refused_connection_is_named(auditor: Auditor) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    assert_one_clear_line(auditor("audit", f"http://127.0.0.1:{port}/"), "refuses connections")


def test_a_name_that_does_not_resolve_is_named(auditor: Auditor) -> None:
    assert_one_clear_line(auditor("audit", "https://no-such-agency.invalid/"), "does not resolve")


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (["audit"], ["nothing to audit"]),
        (["audit", "https://"], ["no host"]),
        (["audit", "ftp://agency.example.gov/"], ["ftp"]),
        (["audit", "./nowhere/"], ["nowhere"]),
        (["audit", "http://127.0.0.1:9/", "--max-pages", "many"], ["many"]),
        (["audit", "http://127.0.0.1:9/", "--fail-on", "never"], ["--fail-on", "never", "stop, hinder, slow, none"]),
        (["audit", "http://127.0.0.1:9/", "--audience", "kids"], ["--audience", "kids", "general, professional, legal"]),
        (["audit", "http://127.0.0.1:9/", "--rules", "kites"], ["kites", "accessibility, mobile, readability"]),
        (["audit", "http://127.0.0.1:9/", "--profile", "wcag21_aa"], ["wcag21_aa", "ada_title_ii"]),
        (["audit", "https://user:secret@agency.example.gov/"], ["password"]),
        (["audit", "htps://user:secret@agency.example.gov/"], ["https://agency.example.gov/?"]),
        (["audit", "http://127.0.0.1:9/", "--profile", "wcag23"], ["wcag23", "Did you mean"]),
        (["audit", "http://127.0.0.1:9/", "--format", "pfd"], ["pfd"]),
        (["audit", "http://127.0.0.1:9/", "--browser", "/nowhere/chrome"], ["/nowhere/chrome"]),
        (["audit", "http://127.0.0.1:9/", "--axe-script", "/nowhere/axe.js"], ["/nowhere/axe.js"]),
        (["audit", "http://127.0.0.1:9/", "--urls", "/nowhere/urls.txt"], ["/nowhere/urls.txt"]),
        (["audit", "http://127.0.0.1:9/", "--without-pack", "nopack"], ["nopack"]),
        (["audit", "http://127.0.0.1:9/", "--no-such-option"], ["--no-such-option"]),
        (["explain", "readabilty"], ["readabilty", "Did you mean readability?"]),
        (["explain", "image-altt"], ["image-altt", "Did you mean image-alt?"]),
        (["report", "./nowhere"], ["nowhere"]),
    ],
)  # fmt: skip
def test_wrong_usage_is_told_in_one_line(auditor: Auditor, arguments: list[str], parts: list[str]) -> None:
    assert_one_clear_line(auditor(*arguments), *parts)


def test_a_mistake_leaves_no_folder_behind(auditor: Auditor) -> None:
    run = auditor("audit", "ftp://agency.example.gov/")
    assert run.code == 3
    assert not run.output.exists()


def test_a_start_page_that_is_not_there_is_named_in_the_terminal(auditor: Auditor) -> None:
    with LocalSite({}) as site:
        run = auditor("audit", f"{site.url}/gone")
    assert run.code == 2
    assert f"the start page could not be audited: The server answered 404 ({site.url}/gone)" in run.out


def test_an_empty_folder_is_told(auditor: Auditor, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert_one_clear_line(auditor("audit", tmp_path / "empty"), "empty")


def test_a_wrong_type_in_the_settings_is_told(auditor: Auditor, tmp_path: Path) -> None:
    (tmp_path / "auditor.toml").write_text("[crawl]\nmax_pages = 'all'", "utf-8")
    assert_one_clear_line(auditor("audit", "http://127.0.0.1:9/"), "crawl.max_pages")


def test_an_output_folder_that_can_not_be_made_is_told(auditor: Auditor, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert_one_clear_line(auditor("audit", "http://127.0.0.1:9/", "-o", tmp_path / "file" / "out"), "can't be written")


def test_a_newer_database_is_told_and_kept(auditor: Auditor, tmp_path: Path) -> None:
    with LocalSite({"/": CLEAN}) as site:
        first = auditor("audit", site.url)
        database = first.output / "audit.db"
        with sqlite3.connect(database) as db:
            db.execute("UPDATE meta SET value = '99'")
        assert_one_clear_line(auditor("audit", site.url), "newer version")
    with sqlite3.connect(database) as db:
        assert db.execute("SELECT count(*) FROM page").fetchone() == (1,)


def test_an_include_that_matches_nothing_is_wrong_usage(auditor: Auditor) -> None:
    with LocalSite({"/": page("<main><h1>x</h1><a href='/a'>a</a></main>"), "/a": CLEAN}) as site:
        run = auditor("audit", site.url, "--include", "/nwes/*")
    assert run.code == 3
    assert "/nwes/*" in run.err


def test_an_interrupted_audit_ends_in_good_order_and_goes_on_later(auditor: Auditor, tmp_path: Path) -> None:
    with LocalSite({}) as site:
        site.routes["/"] = page("<main><h1>x</h1>" + "".join(f"<a href='/{n}'>{n}</a> " for n in range(40)) + "</main>")
        for number in range(40):
            site.routes[f"/{number}"] = CLEAN
        output = tmp_path / "out"
        process = subprocess.Popen(
            command("audit", site.url, "-o", output, "-v"), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
            cwd=tmp_path, env=environment(),
        )  # fmt: skip
        assert process.stderr is not None
        for line in process.stderr:
            if line.startswith("audited") and "/3" in line:
                process.send_signal(signal.SIGINT)
                break
        rest = process.stderr.read()
        assert process.wait(timeout=60) == 2, rest
        partial = Run(2, "", rest, output)
        statuses = [entry["status"] for entry in partial.pages().values()]
        assert "over budget" in statuses
        assert "interrupted" in partial.results["run"]["incomplete_why"]
        resumed = auditor("audit", site.url, "--resume")
    assert resumed.code == 0, resumed.err
    assert [entry["status"] for entry in resumed.pages().values()] == ["audited"] * 41
