"""`auditor text`: its options."""

from typing import Any

import click

from auditor.cli.exits import complain
from auditor.cli.options import choice, split


@click.command("text")
@click.argument("names", nargs=-1, metavar="FILE|URL|-...")
@click.option("--batch", metavar="FILE", help="Check JSON lines of FILE or - and write one line for each.")
@choice("--format", "text json sarif rdjson rdjsonl", help="Left out: text, for people. rdjson and rdjsonl: reviewdog.")
@choice("--audience", "general professional legal", help="Whom the text is for; decides our target grade.")
@click.option("--lang", default="", metavar="TAG", help="Language of the text. Left out: as declared, or found out.")
@click.option(
    "--house", metavar="FILE", help="Your own words and limits. Left out: [text] in the nearest auditor.toml."
)
@click.option("--rules", multiple=True, metavar="LIST", help="Run only these text rules: ids or globs.")
@click.option("--skip-rules", multiple=True, metavar="LIST", help="Leave out these text rules.")
@choice("--show", "finding hint advice", default="advice", help="Show findings only, hints too, or (left out) all.")
@choice("--fail-on", "finding none", default="none", help="Exit with 1 on a finding or a grade above our target.")
@choice("--read-as", "html markdown text", help="Left out: by file ending or content.")
@click.option("-v", "--verbose", "--measures", "measures", is_flag=True, help="Show the classical formulas too.")
def command(names: tuple[str, ...], batch: str | None, **options: Any) -> int:
    """Check texts while you write them: HTML, Markdown, plain text. No crawl, no browser.

    Exit codes: 0 all checked; 1 findings, with --fail-on finding; 2 something could not be checked; 3 wrong usage.
    """
    from auditor.editing.command import Options, run

    for key in ("rules", "skip_rules"):
        options[key] = split(",".join(options[key]))
    return run(names, batch, Options(**options), complain)
