"""Sitemaps: index files, gzip, plain lists, feeds; bounded, and forgiving of what the web serves."""

import asyncio
import re
import zlib
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO, TextIOWrapper

from lxml import etree

from auditor.collect.fetch import Fetch, Fetched, starts_as_html
from auditor.crawl.url import parse_link
from auditor.message import Message, say, say_count

# sitemaps.org protocol: at most 50,000 addresses and 50 MiB (uncompressed) in one file.
MAX_URLS = 50_000
MAX_BYTES = 50 * 1024 * 1024
MAX_FILES = 50  # our choice: more files than this hold more pages than one audit visits
MAX_INDEX_DEPTH = 3  # the protocol allows 1; real sites nest an index in an index
MAX_GZIP_LAYERS = 2  # a .gz file that is compressed again for the transfer and undone once
MAX_SILENT = 3  # sitemaps in a row without an answer, then no more are asked for
MAX_SHOWN_CHARS = 200  # of an address in a diagnostic

_GZIP_MAGIC = b"\x1f\x8b"
_PIECE_BYTES = 65536  # small, so that little is lost where a damaged file breaks off
_BARE_AMPERSAND = re.compile(rb"&(?!#?\w{1,32};)")
_ENTITY = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)
_WEB_ADDRESS = re.compile(r"(?:https?://|/)\S", re.IGNORECASE)
# Elements that hold an address, as (parent, element): sitemap, index, RSS. Atom's is an attribute.
_PAGES = frozenset({("url", "loc"), ("item", "link")})
_INDEX = ("sitemap", "loc")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_UTF8_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class SitemapResult:
    """Addresses in the order of the files, each once; `diagnostics` has a sentence for each thing that went wrong."""

    urls: tuple[str, ...] = ()
    diagnostics: tuple[Message, ...] = ()


@dataclass(slots=True)
class _File:
    """What one file held. `whys` are the ends of sentences on what went wrong."""

    url_final: str
    pages: list[str] = field(default_factory=list)
    sitemaps: list[str] = field(default_factory=list)
    whys: list[Message] = field(default_factory=list)
    unusable: int = 0
    is_silent: bool = False


async def collect_sitemaps(
    fetch: Fetch,
    urls: Sequence[str],
    *,
    max_files: int = MAX_FILES,
    max_urls: int = MAX_URLS,
    max_bytes: int = MAX_BYTES,
) -> SitemapResult:
    """Page addresses from the sitemaps at `urls` and those they list; never raises for what a server does.

    `max_files` bounds requests, `max_urls` the result, `max_bytes` each unpacked file. Other hosts stay in.
    """
    found: dict[str, None] = {}
    diagnostics: list[Message] = []
    seen: set[str] = set()
    asked = silent = 0
    queue = deque((url, 0) for url in urls)
    while queue and len(found) < max_urls:
        url, depth = queue.popleft()
        if url in seen:
            continue
        if asked >= max_files:
            diagnostics.append(
                say_count(
                    "Only {n} sitemap was read; {left} or more were left out.",
                    "Only {n} sitemaps were read; {left} or more were left out.",
                    n=max_files,
                    left=len(queue) + 1,
                )
            )
            break
        if silent >= MAX_SILENT:
            diagnostics.append(
                say_count(
                    "{n} sitemap did not come; {left} or more were not asked for.",
                    "{n} sitemaps in a row did not come; {left} or more were not asked for.",
                    n=silent,
                    left=len(queue) + 1,
                )
            )
            break
        asked += 1
        seen.add(url)
        file = await _ask(fetch, url, max_bytes, max_urls)
        silent = silent + 1 if file.is_silent else 0
        seen.add(file.url_final)
        diagnostics += [say("The sitemap {url} {why}.", url=_shown(url), why=why) for why in file.whys]
        found |= dict.fromkeys(file.pages)
        if depth < MAX_INDEX_DEPTH:
            queue.extend((nested, depth + 1) for nested in file.sitemaps)
        elif file.sitemaps:
            diagnostics.append(
                say("The sitemap {url} is nested too deeply; what it lists was left out.", url=_shown(url))
            )
    if len(found) > max_urls or (len(found) == max_urls and queue):
        diagnostics.append(
            say_count(
                "The sitemaps list {n} address or more; the first was taken.",
                "The sitemaps list {n} addresses or more; the first {n} were taken.",
                n=max_urls,
            )
        )
    return SitemapResult(tuple(found)[:max_urls], tuple(diagnostics))


async def _ask(fetch: Fetch, url: str, max_bytes: int, max_urls: int) -> _File:
    """What one address holds; nothing but the reason when there is no file to read."""
    answer = await fetch(url, max_bytes)
    if answer.status is None:
        why = say("could not be fetched")
        if answer.trouble:
            why = say("could not be fetched: {why}", why=answer.trouble.message)
        return _File(url, whys=[why], is_silent=True)
    if not 200 <= answer.status < 300:
        return _File(url, whys=[say("answered {status}", status=answer.status)])
    return await asyncio.to_thread(_read, answer, max_bytes, max_urls)


def _read(answer: Fetched, max_bytes: int, max_urls: int) -> _File:
    """What one answer holds."""
    file = _File(answer.url_final)
    if answer.is_cut:
        file.whys.append(_too_large(max_bytes))
    body = _unpack(answer.body, max_bytes, file)
    if not body.startswith(_UTF16):
        body = body.removeprefix(_UTF8_BOM).lstrip()
    if not body:
        file.whys.append(say("is empty"))
        return file
    if starts_as_html(body):
        file.whys.append(say("is a web page, not a sitemap"))
        return file
    is_markup = body.startswith((b"<", *_UTF16)) and not _is_utf16_text(body)
    entries = _xml_entries(body, file) if is_markup else _text_entries(body)
    _resolve(entries, answer.url_final, file, max_urls)
    if file.unusable:
        file.whys.append(
            say_count(
                "has {n} entry without a usable address", "has {n} entries without a usable address", n=file.unusable
            )
        )
    if not file.pages and not file.sitemaps and not file.whys:
        file.whys.append(say("lists no addresses") if is_markup else say("is neither XML nor a list of addresses"))
    return file


def _resolve(entries: Iterator[tuple[bool, str]], base: str, file: _File, max_urls: int) -> None:
    """Sorts entries (is it an index entry, its text) into pages and sitemaps of `file`, at most one more than asked."""
    for is_index, text in entries:
        address = parse_link(base, text.strip()) if _WEB_ADDRESS.match(text.strip()) else None
        if address is None:
            file.unusable += 1
        elif is_index:
            file.sitemaps.append(address)
        else:
            file.pages.append(address)
        if len(file.pages) > max_urls or len(file.sitemaps) > max_urls:
            return


def _unpack(body: bytes, max_bytes: int, file: _File) -> bytes:
    """Body without gzip, at most `max_bytes`; what can be read of a damaged one."""
    for _ in range(MAX_GZIP_LAYERS):
        if not body.startswith(_GZIP_MAGIC):
            break
        body = _gunzip(body, max_bytes + 1, file)
    if len(body) > max_bytes:
        file.whys.append(_too_large(max_bytes))
    return body[:max_bytes]


def _too_large(max_bytes: int) -> Message:
    return say_count(
        "is larger than {n} byte; only its start was read",
        "is larger than {n} bytes; only its start was read",
        n=max_bytes,
    )


def _gunzip(body: bytes, max_bytes: int, file: _File) -> bytes:
    """Decompressed members one after another, never more than `max_bytes`: a bomb stops there."""
    unpacked = bytearray()
    stream = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    at = 0
    while at < len(body) and len(unpacked) < max_bytes:
        piece = body[at : at + _PIECE_BYTES]
        try:
            unpacked += stream.decompress(piece, max_length=max_bytes - len(unpacked))
        except zlib.error:
            file.whys.append(say("is damaged gzip; only its start was read"))
            return bytes(unpacked)
        at += len(piece) - len(stream.unused_data)
        if stream.eof:
            if not body.startswith(_GZIP_MAGIC, at):  # padding
                return bytes(unpacked)
            stream = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    if len(unpacked) < max_bytes and not stream.eof:
        file.whys.append(say("is cut off; only its start was read"))
    return bytes(unpacked)


def _xml_entries(body: bytes, file: _File) -> Iterator[tuple[bool, str]]:
    """Entries of an XML sitemap, index or feed, as far as it can be read; entities are refused."""
    if _ENTITY.search(body):
        file.whys.append(say("defines entities, which could hide anything, and was not read"))
        return
    if b"<![CDATA[" not in body and not body.startswith(_UTF16):
        body = _BARE_AMPERSAND.sub(b"&amp;", body)  # the usual fault of sitemaps; a parser would cut the address there
    source = etree.iterparse(
        BytesIO(body),
        events=("start", "end"),
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        yield from _elements(source, file)
    except etree.LxmlError:
        file.whys.append(say("is not XML that can be read"))
        return
    errors = [entry for entry in source.error_log if entry.level >= etree.ErrorLevels.ERROR]
    if errors:
        file.whys.append(say("is not well-formed XML (line {line}); what could be read was taken", line=errors[0].line))


def _elements(source: "etree.iterparse[tuple[str, etree._Element]]", file: _File) -> Iterator[tuple[bool, str]]:
    is_first = True
    for event, element in source:
        if is_first:
            is_first = False
            info = element.getroottree().docinfo
            if info.internalDTD is not None and any(True for _ in info.internalDTD.iterentities()):
                file.whys.append(say("defines entities, which could hide anything, and was not read"))
                return
            if _local(element) == "html":
                file.whys.append(say("is a web page, not a sitemap"))
                return
        if event == "start":
            continue
        parent = element.getparent()
        pair = ("" if parent is None else _local(parent), _local(element))
        if pair in _PAGES or pair == _INDEX:
            yield pair == _INDEX, element.text or ""
        elif pair == ("entry", "link") and element.get("rel", "alternate") == "alternate":
            yield False, element.get("href", "")
        elif pair[1] in ("url", "sitemap", "item", "entry"):
            _forget(element)


def _forget(element: "etree._Element") -> None:
    """Drops an entry that was read and those before it, so that memory stays flat in long files."""
    element.clear()
    parent = element.getparent()
    while parent is not None and (before := element.getprevious()) is not None:
        parent.remove(before)


def _local(element: "etree._Element") -> str:
    """Name without namespace, in lower case; "" for comments and the like."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _text_entries(body: bytes) -> Iterator[tuple[bool, str]]:
    """Lines of a text sitemap that are whole web addresses; a text without any is not a sitemap."""
    encoding = "utf-16" if body.startswith(_UTF16) else "utf-8"
    for line in TextIOWrapper(BytesIO(body), encoding, errors="replace"):
        if re.match(r"https?://", line.strip(), re.IGNORECASE):
            yield False, line


def _is_utf16_text(body: bytes) -> bool:
    """Whether UTF-16 text starts with anything but markup."""
    return body.startswith(_UTF16) and not body[:64].decode("utf-16", errors="replace").lstrip(
        "\ufeff \r\n\t"
    ).startswith("<")


def _shown(url: str) -> str:
    """Address for a diagnostic: clipped, and without its query, which may hold a key."""
    text = url.partition("#")[0].partition("?")[0]
    return text if len(text) <= MAX_SHOWN_CHARS else text[:MAX_SHOWN_CHARS] + "..."
