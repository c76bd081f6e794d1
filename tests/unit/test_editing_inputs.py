"""Files, addresses and standard input: read as text, or one line that says why not."""

import ast
import codecs
import io
import sys
from pathlib import Path

import pytest

from auditor.editing import fetch
from auditor.editing.inputs import MAX_BYTES, open_document
from auditor.errors import AuditorError, HttpError, NotAPageError, UnreachableError, UsageError
from tests.fixtures.local_site import Answer, LocalSite

HTML = "<!doctype html><p>Größe"


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize(
    ("name", "data", "kind", "text"),
    [
        ("a.md", "Größe".encode(), "text/markdown", "Größe"),
        ("a.MARKDOWN", b"x", "text/markdown", "x"),
        ("a.txt", codecs.BOM_UTF8 + b"x", "text/plain", "x"),
        ("a.txt", codecs.BOM_UTF16_LE + "Größe".encode("utf-16-le"), "text/plain", "Größe"),
        ("a.htm", b"<p>x", "text/html", "<p>x"),
        ("page", HTML.encode(), "text/html", HTML),
        ("notes", b"x", "text/plain", "x"),
        ("a.rst", b"x", "text/plain", "x"),
        ("a.html", b"<meta charset=latin-1><p>Gr\xf6\xdfe", "text/html", "<meta charset=latin-1><p>Größe"),
        ("a.html", b"<p>Gr\xf6\xdfe", "text/html", "<p>Größe"),
        ("empty.md", b"", "text/markdown", ""),
    ],
)
def test_a_file_is_read_by_its_ending_or_its_content(
    tmp_path: Path, name: str, data: bytes, kind: str, text: str
) -> None:
    (tmp_path / name).write_bytes(data)
    found = open_document(str(tmp_path / name))
    assert (found.media_type, found.text) == (kind, text)


def test_the_user_has_the_last_word_on_the_kind(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("# x", "utf-8")
    assert open_document(str(tmp_path / "a.txt"), "markdown").media_type == "text/markdown"


@pytest.mark.parametrize(
    ("data", "kind"), [(HTML.encode(), "text/html"), (b"Hello", "text/plain"), (b"", "text/plain")]
)
def test_standard_input_is_told_by_its_content(monkeypatch: pytest.MonkeyPatch, data: bytes, kind: str) -> None:
    stdin(monkeypatch, data)
    assert open_document("-").media_type == kind


@pytest.mark.parametrize(
    ("name", "data", "kind", "words"),
    [
        ("a.pdf", b"%PDF-1.7 ...", NotAPageError, "PDF file"),
        ("hidden.txt", b"%PDF-1.7 ...", NotAPageError, "PDF file"),
        ("a.docx", b"PK\x03\x04 word/document.xml", NotAPageError, "Word file"),
        ("a.doc", b"\xd0\xcf\x11\xe0\0\0", NotAPageError, "Word file"),
        ("a.odt", b"PK\x03\x04 mimetype", NotAPageError, "OpenDocument file"),
        ("a.rtf", b"{\\rtf1 x}", NotAPageError, "RTF file"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0", NotAPageError, "is not text"),
        ("a.bin", b"abc\0def", NotAPageError, "is not text"),
        ("a.txt", b"Gr\xf6\xdfe", UsageError, "not UTF-8 text: byte 2"),
        ("a.md", b"x" * (MAX_BYTES + 1), UsageError, "larger than 5 MB"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(
    tmp_path: Path, name: str, data: bytes, kind: type[AuditorError], words: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(kind) as caught:
        open_document(str(tmp_path / name))
    assert words in str(caught.value)
    assert name in str(caught.value)
    assert caught.value.hint


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"gone\.md is not there"):
        open_document(str(tmp_path / "gone.md"))
    with pytest.raises(UsageError, match="is a folder"):
        open_document(str(tmp_path))
    with pytest.raises(UsageError, match="can't be"):
        open_document("a\0b")


def test_a_page_is_fetched_and_redirects_are_followed() -> None:
    routes = {
        "/old": Answer("", 302, {"Location": "/new"}),
        "/new": Answer(HTML.encode("latin-1"), content_type="text/html; charset=latin-1"),
        "/readme": Answer("# x", content_type="text/markdown"),
        "/plain.md": Answer("# x", content_type="text/plain"),
        "/plain": Answer("x", content_type="text/plain"),
    }
    with LocalSite(routes) as site:
        page = open_document(f"{site.url}/old")
        assert (page.media_type, page.text, page.name) == ("text/html", HTML, f"{site.url}/old")
        assert open_document(f"{site.url}/readme").media_type == "text/markdown"
        assert open_document(f"{site.url}/plain.md").media_type == "text/markdown"
        assert open_document(f"{site.url}/plain").media_type == "text/plain"
        assert {method for method, _ in site.log} == {"GET"}


@pytest.mark.parametrize(
    ("path", "kind", "words"),
    [
        ("/missing", HttpError, "no such page (HTTP 404)"),
        ("/private", AuditorError, "refuses us (HTTP 403)"),
        ("/broken", HttpError, "HTTP 500"),
        ("/circle", HttpError, "circle"),
        ("/to-a-file", AuditorError, "to-a-file"),
        ("/form.pdf", NotAPageError, "PDF file"),
        ("/picture", NotAPageError, "is not text"),
        ("/large", UsageError, "larger than 5 MB"),
        ("/unknown-encoding", UsageError, "encoding we don't know"),
    ],
)
def test_a_page_that_is_kept_from_us_is_told_in_one_sentence(path: str, kind: type[AuditorError], words: str) -> None:
    routes = {
        "/private": Answer("", 403),
        "/broken": Answer("", 500),
        "/circle": Answer("", 302, {"Location": "/circle"}),
        "/to-a-file": Answer("", 302, {"Location": "file:///etc/hostname"}),
        "/form.pdf": Answer(b"%PDF-1.7", content_type="application/pdf"),
        "/picture": Answer(b"GIF89a", content_type="image/gif"),
        "/large": Answer(b"x" * (MAX_BYTES + 1)),
        "/unknown-encoding": Answer(b"x", content_type="text/plain; charset=klingon"),
    }
    with LocalSite(routes) as site, pytest.raises(kind) as caught:
        open_document(site.url + path)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_server_that_is_not_there_is_told() -> None:
    with LocalSite({}) as site:
        gone = site.url
    with pytest.raises(UnreachableError, match="refuses connections"):
        open_document(gone)


@pytest.mark.parametrize("address", ["http://", "https://exa mple/", "http://[::1", "http://host:port/"])
def test_an_impossible_address_is_told(address: str) -> None:
    with pytest.raises(AuditorError, match=r"http"):
        open_document(address)


def test_what_fetches_a_page_knows_nothing_of_who_asks() -> None:
    tree = ast.parse(Path(str(fetch.__file__)).read_text("utf-8"))
    modules = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert modules
    assert not {module for module in modules if module.startswith("auditor.editing")}
