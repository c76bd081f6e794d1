import http.client
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from auditor.crawl.serve import FolderServer, html_paths
from auditor.errors import UsageError

FILES: dict[str, bytes] = {
    "index.html": b"<!doctype html><p>home",
    "about/index.html": "<p>é".encode(),
    "old/index.htm": b"<p>old",
    "contact.html": b"<p>contact",
    "both.html": b"<p>both page",
    "both/index.html": b"<p>both folder",
    "empty-folder/note.txt": b"note",
    "latin.html": "<meta charset=iso-8859-1><p>é".encode("latin-1"),
    "ascii-latin.html": b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>plain',
    "undeclared.html": "<p>é".encode("latin-1"),
    "page.xhtml": b'<html xmlns="http://www.w3.org/1999/xhtml"/>',
    "a b/é.html": b"<p>odd name",
    "app.js": b"let a",
    "style.css": b"a{}",
    "font.woff2": b"\x00",
    "plan.pdf": b"%PDF-",
    "Picture.PNG": b"\x89PNG",
    "unknown.xyz1": b"?",
    ".git/hidden.html": b"<p>hidden",
    ".env": b"secret",
    ".well-known/security.txt": b"Contact:",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    for name, body in FILES.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body)
    (tmp_path / "secret.html").write_bytes(b"<p>secret")
    (root / "leak.html").symlink_to(tmp_path / "secret.html")
    (root / "up").symlink_to(tmp_path)
    (root / "alias.html").symlink_to(root / "contact.html")
    (root / "circle.html").symlink_to(root / "circle.html")
    return root


@pytest.fixture
def server(folder: Path) -> Iterator[FolderServer]:
    with FolderServer(folder) as running:
        yield running


def ask(server: FolderServer, path: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    """Status, headers (lower case) and body, with the path sent as it is."""
    connection = http.client.HTTPConnection(urlsplit(server.base_url).netloc, timeout=10)
    try:
        connection.putrequest(method, path, skip_accept_encoding=True)
        connection.endheaders()
        response = connection.getresponse()
        return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/", "index.html"),
        ("/index.html", "index.html"),
        ("/?q=1", "index.html"),
        ("/about/", "about/index.html"),
        ("/old/", "old/index.htm"),
        ("/contact", "contact.html"),
        ("/contact.html?x#y", "contact.html"),
        ("/alias", "contact.html"),
        ("/both", "both.html"),
        ("/both/", "both/index.html"),
        ("/a%20b/%C3%A9", "a b/é.html"),
        ("//about//", "about/index.html"),
        ("/.well-known/security.txt", ".well-known/security.txt"),
    ],
)
def test_addresses_lead_to_files_as_on_a_static_host(server: FolderServer, path: str, file: str) -> None:
    status, headers, body = ask(server, path)
    assert (status, body) == (200, FILES[file])
    assert headers["content-length"] == str(len(body))


@pytest.mark.parametrize(
    ("path", "location"),
    [("/about", "/about/"), ("/about?q=1", "/about/?q=1"), ("/a%20b", "/a%20b/"), ("//about", "/about/")],
)
def test_a_folder_without_its_slash_is_redirected(server: FolderServer, path: str, location: str) -> None:
    status, headers, body = ask(server, path)
    assert (status, headers["location"], body) == (301, location, b"")


@pytest.mark.parametrize(
    "path",
    ["/absent", "/absent/", "/empty-folder/", "/contact.html/", "/leak.html", "/leak", "/up/secret.html", "/up", "/../secret.html",
     "/about/../../secret.html", "/%2e%2e/secret.html", "/..%2fsecret.html", "/..%5csecret.html", "/circle.html", "/a%00b",
     "/.env", "/.git/hidden.html", "/" + "x" * 5000, "http://127.0.0.1/", "*", "/%ff%fe"],
)  # fmt: skip
def test_what_is_missing_or_outside_is_not_found(server: FolderServer, path: str) -> None:
    status, headers, body = ask(server, path)
    assert status == 404
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert b"secret" not in body
    assert b"note.txt" not in body


def test_the_site_s_own_page_for_missing_pages_is_used(folder: Path, server: FolderServer) -> None:
    (folder / "404.html").write_bytes(b"<p>ours")
    assert ask(server, "/absent")[::2] == (404, b"<p>ours")
    assert ask(server, "/404.html")[::2] == (200, b"<p>ours")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/about/", "text/html; charset=utf-8"),
        ("/", "text/html; charset=utf-8"),
        ("/latin.html", "text/html"),
        ("/ascii-latin.html", "text/html"),
        ("/undeclared.html", "text/html"),
        ("/page.xhtml", "application/xhtml+xml; charset=utf-8"),
        ("/app.js", "text/javascript; charset=utf-8"),
        ("/style.css", "text/css; charset=utf-8"),
        ("/font.woff2", "font/woff2"),
        ("/plan.pdf", "application/pdf"),
        ("/Picture.PNG", "image/png"),
        ("/unknown.xyz1", "application/octet-stream"),
    ],
)
def test_types_are_right_and_charsets_never_contradict_the_file(server: FolderServer, path: str, kind: str) -> None:
    assert ask(server, path)[1]["content-type"] == kind


@pytest.mark.parametrize("path", ["/about/", "/absent", "/about"])
def test_head_answers_as_get_without_a_body(server: FolderServer, path: str) -> None:
    got, asked = ask(server, path), ask(server, path, "HEAD")
    for headers in (got[1], asked[1]):
        del headers["date"]
    assert asked == (*got[:2], b"")


@pytest.mark.parametrize("path", ["/", "/absent"])
def test_head_sends_nothing_after_the_headers(server: FolderServer, path: str) -> None:
    address = urlsplit(server.base_url)
    with socket.create_connection((address.hostname or "", address.port or 0), timeout=10) as client:
        client.sendall(f"HEAD {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        received = b"".join(iter(lambda: client.recv(65536), b""))
    assert received.endswith(b"\r\n\r\n")
    assert received.count(b"\r\n\r\n") == 1


def test_one_connection_serves_several_requests(server: FolderServer) -> None:
    connection = http.client.HTTPConnection(urlsplit(server.base_url).netloc, timeout=10)
    for path in ("/", "/absent", "/about", "/contact"):
        connection.request("GET", path)
        response = connection.getresponse()
        response.read()
        assert not response.will_close
    connection.close()


def test_a_dropped_connection_is_silent(folder: Path, server: FolderServer, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "large.bin").write_bytes(bytes(20_000_000))
    address = urlsplit(server.base_url)
    with socket.create_connection((address.hostname or "", address.port or 0)) as client:
        client.sendall(b"GET /large.bin HTTP/1.1\r\nHost: x\r\n\r\n")
        client.recv(10)
    assert ask(server, "/")[0] == 200
    assert capfd.readouterr().err == ""


def test_the_server_listens_on_this_machine_only_and_stops(folder: Path) -> None:
    with FolderServer(folder) as server:
        address = urlsplit(server.base_url)
        assert address.hostname == "127.0.0.1"
        assert server.base_url.endswith("/")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", address.port or 0), timeout=5)
    with pytest.raises(RuntimeError):
        _ = server.base_url


def test_two_servers_run_side_by_side(folder: Path) -> None:
    with FolderServer(folder) as one, FolderServer(folder) as other:
        assert one.base_url != other.base_url


def test_html_files_are_listed_as_their_addresses(folder: Path) -> None:
    assert html_paths(folder) == [
        "/", "/a%20b/%C3%A9.html", "/about/", "/alias.html", "/ascii-latin.html", "/both.html", "/both/", "/contact.html",
        "/latin.html", "/old/", "/page.xhtml", "/undeclared.html",
    ]  # fmt: skip


def test_every_listed_address_is_served(folder: Path, server: FolderServer) -> None:
    (folder / os.fsdecode(b"bytes-\xff.HTML")).write_bytes(b"<p>")
    (folder / "odd?#%41&+;.html").write_bytes(b"<p>")
    (folder / "about" / "index.htm").write_bytes(b"<p>")
    paths = html_paths(folder)
    assert {"/bytes-%FF.HTML", "/odd%3F%23%2541&+;.html", "/about/index.htm"} < set(paths)
    assert [path for path in paths if ask(server, path)[0] != 200] == []


def test_a_folder_that_can_t_be_a_site_says_why_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("a")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    reasons = {
        "absent": "There is no folder",
        "empty": "is empty",
        "texts": "holds no HTML",
        "texts/a.txt": "is not a folder",
        "circle": "can't be read",
    }
    for name, reason in reasons.items():
        for use in (html_paths, FolderServer):
            with pytest.raises(UsageError, match=reason) as caught:
                use(tmp_path / name)
            assert caught.value.hint
