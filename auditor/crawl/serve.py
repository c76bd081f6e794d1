"""A folder of built HTML as a site on this machine, served as static hosts do."""

import os
import re
import socketserver
import sys
from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import MimeTypes
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Any, BinaryIO, Self
from urllib.parse import quote_from_bytes, unquote_to_bytes

from auditor.errors import UsageError
from auditor.message import say

HTML_SUFFIXES = (".html", ".htm", ".xhtml")
INDEX_NAMES = ("index.html", "index.htm", "index.xhtml")
PATH_SAFE = "/~!$&'()*+,;=:@"  # RFC 3986 section 3.3: what a path may hold as it is
IDLE_TIMEOUT_S = 30  # a browser's open connection without a request; frees its thread
MAX_SNIFFED_BYTES = 16 * 1024 * 1024  # larger texts are sent without a charset rather than read twice
PRESCAN_BYTES = 1024  # HTML standard: a meta charset stands in the first 1024 bytes
PIECE_BYTES = 256 * 1024
POLL_S = 0.05  # how often the server looks whether it should stop

# Python's own table (files=() keeps the machine's out, so that results are equal everywhere), and what it lacks.
_TYPES = MimeTypes(filenames=())
_MORE_TYPES = {
    ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json", ".xhtml": "application/xhtml+xml",
    ".woff": "font/woff", ".woff2": "font/woff2", ".ttf": "font/ttf", ".otf": "font/otf",
    ".eot": "application/vnd.ms-fontobject", ".webp": "image/webp", ".avif": "image/avif", ".ico": "image/x-icon",
    ".webmanifest": "application/manifest+json", ".geojson": "application/geo+json", ".wasm": "application/wasm",
    ".xml": "application/xml", ".svg": "image/svg+xml", ".md": "text/markdown", ".vtt": "text/vtt", ".map": "application/json",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text", ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}  # fmt: skip
_TEXT_TYPES = (
    "application/json",
    "application/xml",
    "application/manifest+json",
    "image/svg+xml",
    "application/xhtml+xml",
)
_DECLARED = re.compile(rb"""(?:<meta[^>]*?charset|<\?xml[^>]*?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_NOT_FOUND = (
    b"<!doctype html><html lang=en><title>Not found</title><h1>Not found</h1><p>There is no such page in this folder."
)


def html_paths(folder: Path) -> list[str]:
    """Addresses of all HTML files under `folder`, root-relative, percent-encoded, sorted; index files as their folder.

    Hidden folders (.git, ...) and links that lead out of the folder are left out. Raises UsageError
    when there is no such folder or no HTML in it.
    """
    root = _checked(folder)
    paths = sorted(set(_html_paths(root)))
    if not paths:
        is_empty = not any(root.iterdir())
        raise UsageError(
            say("{folder} is empty.", folder=str(folder))
            if is_empty
            else say("{folder} holds no HTML files.", folder=str(folder)),
            hint=say("Name the folder that your site generator writes to, such as _site, public or dist."),
        )
    return paths


def _html_paths(root: Path) -> Iterator[str]:
    for place, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        index = next((name for name in INDEX_NAMES if name in names), None)
        for name in names:
            file = Path(place, name)
            if name.lower().endswith(HTML_SUFFIXES) and _is_inside(file, root) and file.is_file():
                relative = os.fsencode(file.relative_to(root).as_posix())
                if name == index:
                    relative = relative[: -len(os.fsencode(name))]
                yield "/" + quote_from_bytes(relative, safe=PATH_SAFE)


def _checked(folder: Path) -> Path:
    """The folder with links resolved. Raises UsageError when it can't be read as one."""
    hint = say("Check the path, or give a web address that starts with https://.")
    try:
        root = folder.resolve(strict=True)
        next(os.scandir(root), None)
    except FileNotFoundError as error:
        raise UsageError(say("There is no folder {folder}.", folder=str(folder)), hint=hint) from error
    except NotADirectoryError as error:
        raise UsageError(
            say("{folder} is not a folder.", folder=str(folder)), hint=say("Name the folder that the file is in.")
        ) from error
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle, in Python 3.11 and 3.12
        raise UsageError(
            say("The folder {folder} can't be read: {reason}.", folder=str(folder), reason=str(error)), hint=hint
        ) from error
    return root


def _is_inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root)
    except (OSError, RuntimeError, ValueError):  # a circle of links, a name too long, a zero byte
        return False


class FolderServer:
    """Serves a folder on a free port of 127.0.0.1 while used as a context manager.

    `x/` is its index file, `x` is `x.html` where there is no file `x`, a folder is redirected to
    `x/`, there are no listings, and 404.html is the page for what is missing. Nothing outside the
    folder, and nothing hidden, is served. `port` 0 takes any free one; an audit that goes on needs
    the port it had. Raises UsageError like `html_paths`, and when the port is taken.
    """

    def __init__(self, folder: Path, *, port: int = 0) -> None:
        html_paths(folder)
        self._root = _checked(folder)
        self._port = port
        self._server: _Server | None = None
        self._thread: Thread | None = None

    @property
    def base_url(self) -> str:
        """Address of the folder, with its slash: `http://127.0.0.1:PORT/`."""
        if self._server is None:
            raise RuntimeError("the server is not running; use it in a with statement")
        return f"http://127.0.0.1:{self._server.server_address[1]}/"

    def __enter__(self) -> Self:
        try:
            self._server = _Server(("127.0.0.1", self._port), partial(_Handler, root=self._root))
        except OSError as error:
            raise UsageError(
                say(
                    "port {port}, on which the unfinished audit was served, is taken by another program",
                    port=self._port,
                ),
                hint=say("Try again in a minute, or begin a new audit without --resume."),
            ) from error
        self._thread = Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": POLL_S}, name="folder-server", daemon=True
        )
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server is not None and self._thread is not None:
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()
        self._server = self._thread = None


class _Server(ThreadingHTTPServer):
    daemon_threads = True  # an open connection must not keep the program from ending
    request_queue_size = 128  # a browser opens six connections a page, several pages at once

    def server_bind(self) -> None:
        """Binds without looking up the machine's name, which HTTPServer does and which may take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that closes its connection early is no error."""
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = IDLE_TIMEOUT_S

    def __init__(self, *args: Any, root: Path) -> None:
        self._root = root
        super().__init__(*args)

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: what was asked is in the audit."""

    def _answer(self) -> None:
        target, _, query = self.path.partition("#")[0].partition("?")
        found = _find(self._root, target)
        if isinstance(found, str):
            self._redirect(found + (f"?{query}" if query else ""))
        elif found is None or not self._send_file(found, HTTPStatus.OK):
            self._not_found()

    def _redirect(self, path: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _not_found(self) -> None:
        page = self._root / "404.html"
        if _is_inside(page, self._root) and page.is_file() and self._send_file(page, HTTPStatus.NOT_FOUND):
            return
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(_NOT_FOUND)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(_NOT_FOUND)

    def _send_file(self, path: Path, status: HTTPStatus) -> bool:
        """Sends a file; False when it can't be opened, and nothing was sent."""
        try:
            file = path.open("rb")
        except OSError:
            return False
        with file:
            size = os.fstat(file.fileno()).st_size
            self.send_response(status)
            self.send_header("Content-Type", _content_type(path, file, size))
            self.send_header("Content-Length", str(size))
            self.end_headers()
            if self.command != "HEAD":
                self._send_bytes(file, size)
        return True

    def _send_bytes(self, file: BinaryIO, size: int) -> None:
        """Sends exactly `size` bytes; closes the connection when the file has shrunk meanwhile."""
        file.seek(0)
        left = size
        while left and (piece := file.read(min(PIECE_BYTES, left))):
            self.wfile.write(piece)
            left -= len(piece)
        if left:
            self.close_connection = True


def _find(root: Path, target: str) -> Path | str | None:
    """File for the path of a request, an address to go to instead, or None."""
    try:
        name = os.fsdecode(unquote_to_bytes(target))
        parts = [part for part in name.split("/") if part]
        is_hidden = any(part.startswith(".") and part != ".well-known" for part in parts)  # "..", .git, .env
        if not name.startswith("/") or is_hidden:
            return None
        path = root.joinpath(*parts)
        if not _is_inside(path, root):
            return None
        if name.endswith("/") or not parts:
            candidates = [path / index for index in INDEX_NAMES]
        else:
            candidates = [path, path.with_name(path.name + ".html")]
        for candidate in candidates:
            if candidate.is_file():
                return candidate if _is_inside(candidate, root) else None
        if path.is_dir() and parts and not name.endswith("/"):
            # From the parts, not from what was asked: "//host" would send the browser to another host.
            return "/" + quote_from_bytes(os.fsencode("/".join(parts)), safe=PATH_SAFE) + "/"
    except (OSError, ValueError):  # a name that the file system does not take
        return None
    return None


def _content_type(path: Path, file: BinaryIO, size: int) -> str:
    """Type by the name; texts with charset=utf-8 when they are that and do not say otherwise."""
    suffix = path.suffix.lower()
    kind = _MORE_TYPES.get(suffix) or _TYPES.guess_type("x" + suffix)[0] or "application/octet-stream"
    if not (kind.startswith("text/") or kind in _TEXT_TYPES) or size > MAX_SNIFFED_BYTES:
        return kind
    body = file.read()
    declared = _DECLARED.search(body[:PRESCAN_BYTES])
    says_otherwise = declared is not None and declared[1].lower() not in (b"utf-8", b"utf8")
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return kind
    return kind if says_otherwise and suffix in (*HTML_SUFFIXES, ".xml", ".svg") else f"{kind}; charset=utf-8"
