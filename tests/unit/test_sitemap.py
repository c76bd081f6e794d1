import gzip
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.collect.fetch import Fetched
from auditor.crawl.sitemap import SitemapResult, _File, _gunzip, _unpack, collect_sitemaps
from auditor.errors import PageTimeoutError, UnreachableError, VisitError
from auditor.message import as_said, say

SITE = "https://agency.gov"
MAP = f"{SITE}/sitemap.xml"
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def urlset(*paths: str, namespace: str = f' xmlns="{NAMESPACE}"') -> bytes:
    entries = "".join(f"<url><loc>{SITE}{path}</loc><lastmod>2023-05-14</lastmod></url>" for path in paths)
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset{namespace}>{entries}</urlset>'.encode()


def index(*urls: str) -> bytes:
    entries = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls)
    return f'<sitemapindex xmlns="{NAMESPACE}">{entries}</sitemapindex>'.encode()


async def collect(files: Mapping[str, bytes | int | VisitError | None], *urls: str, **limits: Any) -> SitemapResult:
    """Sitemaps of a web that holds `files`: bytes are served, a number is a status, None is silence."""

    async def fetch(url: str, max_bytes: int) -> Fetched:
        answer = files.get(url, 404)
        if isinstance(answer, VisitError):
            return Fetched(url, None, trouble=answer)
        if isinstance(answer, bytes):
            return Fetched(url, 200, {}, answer[:max_bytes], is_cut=len(answer) > max_bytes)
        return Fetched(url, answer)

    return await collect_sitemaps(fetch, urls or (MAP,), **limits)


async def paths_in(body: bytes) -> tuple[list[str], tuple[str, ...]]:
    result = await collect({MAP: body})
    return [url.removeprefix(SITE) for url in result.urls], tuple(map(str, result.diagnostics))


WELL_FORMED = {
    "usual": urlset("/a", "/b"),
    "no namespace": urlset("/a", "/b", namespace=""),
    "other namespace": urlset("/a", "/b", namespace=' xmlns="http://www.google.com/schemas/sitemap/0.84"'),
    "prefix": urlset("/a", "/b").replace(b"xmlns=", b"xmlns:s=").replace(b"</", b"</s:").replace(b"<u", b"<s:u").replace(
        b"<l", b"<s:l"),
    "byte order mark": b"\xef\xbb\xbf" + urlset("/a", "/b"),
    "white space first": b"\r\n  " + urlset("/a", "/b"),
    "mark and white space": b"\xef\xbb\xbf\n" + urlset("/a", "/b"),
    "utf-16": urlset("/a", "/b").decode().replace("UTF-8", "UTF-16").encode("utf-16"),
    "latin-1": urlset("/a", "/b").replace(b"UTF-8", b"ISO-8859-1"),
    "spaces": urlset("/a", "/b").replace(b"<loc>", b"<loc>\n  ").replace(b"</loc>", b"\t\n</loc>"),
    "cdata": urlset("/a", "/b").replace(b"<loc>", b"<loc><![CDATA[").replace(b"</loc>", b"]]></loc>"),
    "comments": urlset("/a", "/b").replace(b"<url>", b"<!-- x --><url><!-- y -->"),
    "root-relative": urlset("/a", "/b").replace(SITE.encode(), b""),
    "upper case": urlset("/a", "/b").replace(b"loc>", b"Loc>").replace(b"url>", b"URL>"),
    "twice": urlset("/a", "/b", "/a", "/b#part"),
    "pictures": urlset("/a", "/b").replace(
        b"</loc>", b"</loc><image:image xmlns:image='urn:i'><image:loc>https://agency.gov/x.png</image:loc></image:image>"),
    "gzip": gzip.compress(urlset("/a", "/b")),
    "gzip twice": gzip.compress(gzip.compress(urlset("/a", "/b"))),
    "gzip in members": gzip.compress(urlset("/a", "/b")[:50]) + gzip.compress(urlset("/a", "/b")[50:]),
    "gzip with padding": gzip.compress(urlset("/a", "/b")) + b"\0" * 100,
    "text": f"{SITE}/a\r\n\r\n  {SITE}/b\n".encode(),
    "text with mark": f"\ufeff{SITE}/a\n{SITE}/b".encode(),
    "text in utf-16": f"{SITE}/a\n{SITE}/b".encode("utf-16"),
    "text with notes": f"# pages\n{SITE}/a\n{SITE}/b".encode(),
    "rss": f"<rss><channel><link>{SITE}/</link><item><link>{SITE}/a</link></item><item><link>{SITE}/b</link></item>"
           "</channel></rss>".encode(),
    "atom": f'<feed xmlns="http://www.w3.org/2005/Atom"><link href="{SITE}/"/><entry><link href="{SITE}/a"/><link rel='
            f'"edit" href="{SITE}/x"/></entry><entry><link rel="alternate" href="{SITE}/b"/></entry></feed>'.encode(),
}  # fmt: skip


@pytest.mark.parametrize("body", WELL_FORMED.values(), ids=WELL_FORMED.keys())
async def test_every_usual_form_is_read_without_a_complaint(body: bytes) -> None:
    assert await paths_in(body) == (["/a", "/b"], ())


DAMAGED = {
    "cut off": (urlset("/a", "/b")[:-30], ["/a", "/b"], "not well-formed"),
    "wrong end tag": (urlset("/a", "/b").replace(b"</lastmod>", b"</lastmode>", 1), ["/a", "/b"], "not well-formed"),
    "junk first": (b"Warning: mysql\n" + urlset("/a"), [], "neither XML nor a list"),
    "no addresses": (urlset(), [], "lists no addresses"),
    "bad entries": (urlset("/a").replace(b"</urlset>", b"<url><loc>mailto:x</loc></url><url><loc/></url></urlset>"), ["/a"],
                    "2 entries without a usable address"),
    "empty": (b" \n", [], "is empty"),
    "web page": (b"<!DOCTYPE html><html><body>Not found", [], "is a web page"),
    "xhtml": (b"<?xml version='1.0'?>\n<!-- x -->\n<html xmlns='http://www.w3.org/1999/xhtml'/>", [], "is a web page"),
    "prose": (b"Page not found. See /about", [], "neither XML nor a list"),
    "binary": (bytes(range(256)) * 4, [], "neither XML nor a list"),
    "other xml": (b"<error><code>404</code></error>", [], "lists no addresses"),
    "gzip cut off": (gzip.compress(urlset("/a"), mtime=0)[:-9], ["/a"], "cut off"),
    "gzip damaged": (gzip.compress(urlset("/a"))[:12] + b"\xff" * 50, [], "damaged gzip"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "paths", "why"), DAMAGED.values(), ids=DAMAGED.keys())
async def test_what_can_be_read_of_a_damaged_file_is_kept_and_said(body: bytes, paths: list[str], why: str) -> None:
    found, diagnostics = await paths_in(body)
    assert found == paths
    assert why in " ".join(diagnostics)
    assert all(sentence.startswith("The sitemap https://") and str(sentence).endswith(".") for sentence in diagnostics)


@pytest.mark.parametrize("amp", ["&", "&amp;", "&#38;"])
async def test_a_bare_ampersand_loses_no_address(amp: str) -> None:
    assert await paths_in(urlset(f"/a?x=1{amp}y=2", "/b")) == (["/a?x=1&y=2", "/b"], ())


async def test_an_ampersand_in_character_data_stays_one() -> None:
    body = urlset("/a?x=1&y=2").replace(b"<loc>", b"<loc><![CDATA[").replace(b"</loc>", b"]]></loc>")
    assert await paths_in(body) == (["/a?x=1&y=2"], ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
async def test_entities_are_refused(encoding: str) -> None:
    bomb = "<!DOCTYPE u [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><urlset><url><loc>https://agency.gov/&b;</loc></url></urlset>"
    assert await paths_in(bomb.encode(encoding)) == (
        [],
        (f"The sitemap {MAP} defines entities, which could hide anything, and was not read.",),
    )


async def test_entities_in_an_attribute_are_not_even_parsed() -> None:
    entities = "".join(f"<!ENTITY e{level} '{f'&e{level - 1};' * 10}'>" for level in range(1, 12))
    bomb = (
        f"<!DOCTYPE u [<!ENTITY e0 'a'>{entities}]><urlset x='&e11;'><url><loc>https://agency.gov/</loc></url></urlset>"
    )
    found, diagnostics = await paths_in(bomb.encode())
    assert found == []
    assert ["entities" in sentence for sentence in diagnostics] == [True]


async def test_files_on_this_machine_are_not_read_through_a_document_type() -> None:
    body = b"<!DOCTYPE u SYSTEM 'file:///etc/hostname'>" + urlset("/a").partition(b"?>")[2]
    assert (await paths_in(body))[0] == ["/a"]


async def test_index_files_are_followed_in_order() -> None:
    result = await collect(
        {
            MAP: index(f"{SITE}/b.xml.gz", "/a.xml"),
            f"{SITE}/b.xml.gz": gzip.compress(urlset("/b")),
            f"{SITE}/a.xml": urlset("/a"),
        }
    )
    assert result == SitemapResult((f"{SITE}/b", f"{SITE}/a"))


async def test_an_index_that_lists_itself_ends() -> None:
    result = await collect({MAP: index(MAP, f"{SITE}/a.xml"), f"{SITE}/a.xml": urlset("/a")}, max_files=2)
    assert result == SitemapResult((f"{SITE}/a",))


async def test_indexes_in_indexes_end_at_a_depth() -> None:
    files = {f"{SITE}/{depth}": index(f"{SITE}/{depth + 1}") for depth in range(20)}
    result = await collect(files, f"{SITE}/0")
    assert result == SitemapResult(
        (), (say("The sitemap {url} is nested too deeply; what it lists was left out.", url=f"{SITE}/3"),)
    )


async def test_no_more_files_than_asked_are_fetched() -> None:
    files = {MAP: index(*(f"{SITE}/{number}.xml" for number in range(9)))}
    files |= {f"{SITE}/{number}.xml": urlset(f"/{number}") for number in range(9)}
    result = await collect(files, max_files=4)
    assert result.urls == (f"{SITE}/0", f"{SITE}/1", f"{SITE}/2")
    assert tuple(map(str, result.diagnostics)) == ("Only 4 sitemaps were read; 6 or more were left out.",)


async def test_no_more_addresses_than_asked_are_returned() -> None:
    result = await collect({MAP: urlset("/a", "/b", "/c")}, max_urls=2)
    assert result.urls == (f"{SITE}/a", f"{SITE}/b")
    assert "2 addresses or more" in str(result.diagnostics[0])
    assert (await collect({MAP: urlset("/a", "/b")}, max_urls=2)).diagnostics == ()


async def test_a_gzip_bomb_stops_at_the_limit() -> None:
    bomb = gzip.compress(urlset("/a") + b" " * 5_000_000)
    result = await collect({MAP: bomb}, max_bytes=10_000)
    assert result.urls == (f"{SITE}/a",)
    assert "larger than 10000 bytes" in str(result.diagnostics[0])


def test_a_bomb_is_never_unpacked_beyond_the_limit() -> None:
    assert len(_unpack(gzip.compress(bytes(5_000_000)), 1000, _File(MAP))) == 1000
    assert len(_gunzip(gzip.compress(bytes(5_000_000)), 1000, _File(MAP))) == 1000


async def test_a_file_over_the_limit_is_read_to_the_limit() -> None:
    body = urlset("/a", "/b")
    result = await collect({MAP: body}, max_bytes=body.index(b"/b"))
    assert result.urls[0] == f"{SITE}/a"
    assert "larger than" in str(result.diagnostics[0])


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (404, "answered 404"),
        (503, "answered 503"),
        (None, "could not be fetched"),
        (
            UnreachableError(as_said("its host name does not resolve")),
            "could not be fetched: its host name does not resolve",
        ),
    ],
)
async def test_one_unreachable_file_costs_one_sentence(answer: int | VisitError | None, why: str) -> None:
    other = f"{SITE}/other.xml"
    result = await collect({MAP: answer, other: urlset("/a")}, MAP, other)
    assert result.urls == (f"{SITE}/a",)
    assert tuple(map(str, result.diagnostics)) == (f"The sitemap {MAP} {why}.",)


async def test_a_redirected_file_is_read_once_and_resolves_at_its_end() -> None:
    asked = []

    async def fetch(url: str, max_bytes: int) -> Fetched:
        asked.append(url)
        return Fetched("https://www.agency.gov/sitemap.xml", 200, {}, urlset("/a").replace(SITE.encode(), b""))

    result = await collect_sitemaps(fetch, (MAP, "https://www.agency.gov/sitemap.xml"))
    assert result == SitemapResult(("https://www.agency.gov/a",))
    assert asked == [MAP]


async def test_a_server_that_does_not_answer_is_not_asked_for_all_of_its_sitemaps() -> None:
    silence = PageTimeoutError(as_said("its server did not answer within 60 s"))
    nested = {f"{SITE}/{number}.xml": silence for number in range(9)}
    result = await collect({MAP: index(*nested), **nested})
    assert len(result.diagnostics) == 4
    assert str(result.diagnostics[-1]) == "3 sitemaps in a row did not come; 6 or more were not asked for."


async def test_keys_in_an_address_are_not_shown() -> None:
    result = await collect({}, f"{MAP}?key=secret", f"{SITE}/{'x' * 5000}")
    assert "secret" not in str(result.diagnostics[0])
    assert len(str(result.diagnostics[1])) < 300


@given(
    st.one_of(
        st.binary(max_size=200), st.text(max_size=200).map(lambda text: f"<urlset>{text}".encode("utf-8", "replace"))
    )
)
async def test_any_body_is_read_without_an_error(body: bytes) -> None:
    for served in (body, gzip.compress(body), b"\x1f\x8b" + body):
        result = await collect({MAP: served})
        assert all(str(sentence).endswith(".") for sentence in result.diagnostics)
