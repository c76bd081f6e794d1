"""`auditor audit`: its options."""

from pathlib import Path
from typing import Any

import click

from auditor.cli.invocation import Invocation
from auditor.cli.options import language, option_names, overrides, setting
from auditor.config import FILE_NAME, load_config


@click.command("audit")
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option(
    "-c",
    "--config",
    "config_path",
    type=click.Path(path_type=Path),
    help=f"Settings file. Left out: {FILE_NAME} or [tool.auditor] in pyproject.toml.",
)
@setting("-o", "--output", key="output", metavar="DIR")
@setting("--urls", key="crawl.urls", metavar="FILE")
@setting("--max-pages", key="crawl.max_pages", type=int, metavar="N")
@setting("--max-depth", key="crawl.max_depth", type=int, metavar="N")
@setting("--time-limit", key="crawl.time_limit", type=float, metavar="MIN")
@setting("--include", key="crawl.include", multiple=True, metavar="GLOB")
@setting("--exclude", key="crawl.exclude", multiple=True, metavar="GLOB")
@click.option(
    "--no-robots",
    "crawl__robots",
    flag_value=False,
    default=None,
    help="Do not follow robots.txt: for the site's owner only.",
)
@click.option(
    "--follow-nofollow",
    "crawl__nofollow",
    flag_value=False,
    default=None,
    help="Follow links that the site marks nofollow too: for its owner only.",
)
@click.option("--no-sitemap", "crawl__sitemap", flag_value=False, default=None, help="Do not read the site's sitemaps.")
@setting("--profile", key="report.profile", metavar="NAME")
@setting("--format", key="report.format", metavar="LIST")
@setting("--redact/--no-redact", key="report.redact")
@setting("--templates", key="report.templates", metavar="DIR")
@language()
@setting("--fail-on", key="report.fail_on", metavar="LEVEL")
@setting("--concurrency", key="crawl.concurrency", type=int, metavar="N")
@setting("--rate", key="crawl.rate", type=float, metavar="PAGES_PER_S")
@setting("--resume", key="resume", is_flag=True)
@setting("--browser", key="browser.path", metavar="PATH")
@setting("--axe-script", key="browser.axe_script", metavar="FILE")
@setting("--rules", key="rules.only", multiple=True, metavar="LIST")
@setting("--skip-rules", key="rules.skip", multiple=True, metavar="LIST")
@setting("--walk-stops", key="interact.walk_stops", type=int, metavar="N")
@setting("--walk-seconds", key="interact.walk_seconds", type=float, metavar="S")
@setting("--audience", key="text.audience", metavar="NAME")
@setting("--house", key="text.house", metavar="FILE")
@setting("--without-pack", key="rules.without_pack", multiple=True, metavar="NAME")
@click.option("-q", "--quiet", "verbosity", flag_value="quiet", help="Print nothing but errors and the result.")
@click.option("-v", "--verbose", "verbosity", flag_value="verbose", help="Print a line for every page.")
@click.pass_obj
def command(invocation: Invocation, /, sources: tuple[str, ...], config_path: Path | None, **options: Any) -> int:
    """Audit sites (http or https addresses) or folders of built HTML.

    Exit codes: 0 complete; 1 findings at or above --fail-on; 2 incomplete; 3 wrong usage; 4 our own fault.
    """
    from auditor.cli.auditing import run_audit

    config = load_config(config_path, overrides(sources, options), Path.cwd(), option_names())
    return run_audit(config, invocation)
