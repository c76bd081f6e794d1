"""The pages that are measured: real sites beside the checkout where they are, else the example site."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urljoin

from auditor.crawl.serve import FolderServer, html_paths

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
EXAMPLE = ROOT / "examples" / "site"
CORPORA = ("corpus", "corpus-b")


def sites(corpus: str = "corpus") -> list[Path]:
    """Folders of the sites of a corpus beside the project."""
    folder = SHARED / corpus / "sites"
    return sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else [EXAMPLE]


@contextmanager
def sample(pages_per_site: int) -> Iterator[list[str]]:
    """Addresses of evenly spread pages of every site, served while the context is open."""
    with ExitStack() as stack:
        urls: list[str] = []
        for folder in sites():
            base = stack.enter_context(FolderServer(folder)).base_url
            paths = html_paths(folder)
            step = max(1, len(paths) // pages_per_site)
            urls += [urljoin(base, path) for path in paths[::step][:pages_per_site]]
        yield urls
