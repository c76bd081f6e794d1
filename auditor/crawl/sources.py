"""What the user named, as sites: addresses, folders of built HTML, files of addresses."""

import asyncio
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from auditor.collect.reach import Reach
from auditor.config import Config
from auditor.crawl.address_list import read_addresses
from auditor.crawl.serve import FolderServer, html_paths
from auditor.crawl.url import check_source, is_loopback, page_key
from auditor.errors import UsageError
from auditor.message import say
from auditor.store.read_rows import FOLDER_IDENTITY


@dataclass(frozen=True, slots=True)
class SiteSpec:
    """A site to audit. `seeds` are visited whatever the globs say; `extra` are known besides links.

    `follow` False: only the seeds. `tasks` are keys of pages on declared journeys.
    """

    source: str
    base_url: str
    name: str
    identity: str
    seeds: tuple[str, ...]
    extra: tuple[str, ...] = ()
    follow: bool = True
    is_folder: bool = False
    tasks: frozenset[str] = frozenset()

    @property
    def is_local(self) -> bool:
        """On this machine: no pace is kept."""
        return self.is_folder or is_loopback(self.base_url)


async def reach_of(spec: SiteSpec) -> Reach:
    """Where a site may lead us, by what the user named; its hosts are looked up beside the event loop."""
    return await asyncio.to_thread(Reach.of, (spec.base_url, *spec.seeds))


def open_sources(config: Config, stack: ExitStack, former: Mapping[str, str]) -> list[SiteSpec]:
    """The sites of a configuration; folders are served until `stack` closes. Raises UsageError.

    `former` maps sources of a run that goes on to their addresses: a folder keeps its port.
    """
    specs: dict[str, SiteSpec] = {}
    for source in dict.fromkeys(config.sources):
        spec = _folder(source, config, stack, former.get(source)) if _is_folder(source) else _address(source, config)
        specs[spec.source] = spec
    listed = read_addresses(Path(config.crawl.urls)) if config.crawl.urls else []
    for url in listed:
        _add_listed(url, specs, config)
    if not specs:
        raise UsageError(
            say("there is nothing to audit"),
            hint=say("Name an address or a folder: auditor audit https://agency.example.gov"),
        )
    return list(specs.values())


def _is_folder(source: str) -> bool:
    if "://" in source:
        return False
    path = Path(source)
    if path.is_file():
        raise UsageError(
            say("{source} is a file", source=source),
            hint=say("Name the folder it is in, or list addresses in a file for --urls."),
        )
    return path.is_dir() or source.startswith((".", "/", "~")) or source.endswith("/")


def _folder(source: str, config: Config, stack: ExitStack, former: str | None) -> SiteSpec:
    folder = Path(source).expanduser()
    paths = html_paths(folder)
    port = urlsplit(former).port or 0 if former else 0
    base = stack.enter_context(FolderServer(folder, port=port)).base_url
    entry = urljoin(base, "/") if "/" in paths else urljoin(base, paths[0])
    return SiteSpec(
        source=source,
        base_url=entry,
        name=folder.resolve().name,
        identity=FOLDER_IDENTITY,
        seeds=(entry,),
        extra=tuple(urljoin(base, path) for path in paths),
        is_folder=True,
        tasks=_task_keys(config, base),
    )


def _address(source: str, config: Config) -> SiteSpec:
    return _site_at(check_source(source), config, source=source)


def _site_at(url: str, config: Config, *, source: str | None = None, follow: bool = True) -> SiteSpec:
    """The site that an address belongs to; its host names it, and stands for the source where none was written."""
    host = urlsplit(url).netloc
    return SiteSpec(
        source=source or host,
        base_url=url,
        name=host,
        identity=host,
        seeds=(url,),
        follow=follow,
        tasks=_task_keys(config, url),
    )


def _task_keys(config: Config, base: str) -> frozenset[str]:
    return frozenset(page_key(urljoin(base, url)) for urls in config.tasks.values() for url in urls)


def _add_listed(url: str, specs: dict[str, SiteSpec], config: Config) -> None:
    """Add an address to the site of its host, or make a site of it that is not crawled further."""
    host = page_key(url).partition("/")[0]
    for key, spec in specs.items():
        if page_key(spec.base_url).partition("/")[0] == host:
            specs[key] = replace(spec, seeds=tuple(dict.fromkeys([*spec.seeds, url])))
            return
    spec = _site_at(url, config, follow=config.crawl.max_depth is not None)
    specs[spec.source] = spec
