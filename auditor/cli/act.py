"""`auditor act`: the rules over the W3C's test cases."""

import json
import os
from pathlib import Path
from typing import Any

import click

from auditor.cli.exits import Exit
from auditor.cli.files import write_text
from auditor.cli.options import option_names, overrides, setting
from auditor.config import load_config
from auditor.message import say, say_count
from auditor.streams import tell, write_json


@click.command("act")
@click.argument("cases_path", metavar="TESTCASES.json", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", "earl_path", metavar="FILE", type=click.Path(path_type=Path), help="Left out: print it."
)
@click.option(
    "--root",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Web root with a copy of the pages. Left out: load them from where they are published.",
)
@click.option(
    "--every-rule", is_flag=True, help="An assertion of every rule for each case, not of those that implement it."
)
@setting("--rules", key="rules.only", multiple=True, metavar="LIST")
@setting("--skip-rules", key="rules.skip", multiple=True, metavar="LIST")
@setting("--concurrency", key="crawl.concurrency", type=int, metavar="N")
@setting("--browser", key="browser.path", metavar="PATH")
def command(cases_path: Path, earl_path: Path | None, root: Path | None, every_rule: bool, **options: Any) -> int:
    """Run the rules over the W3C's ACT test cases and write what they say as EARL."""
    from auditor.act.cases import read_cases
    from auditor.act.earl import earl_report
    from auditor.act.run import run_cases
    from auditor.collect.loop import run
    from auditor.registry import load_packs, select

    config = load_config(None, overrides((), options), Path.cwd(), option_names())
    cases = read_cases(cases_path)
    rules = select(load_packs(config.rules.without_pack), config.rules.only, config.rules.skip)
    concurrency = config.crawl.concurrency or os.cpu_count() or 1
    found = run(run_cases(cases, rules, config, root=root, concurrency=concurrency))
    text = json.dumps(earl_report(found, rules, every_rule=every_rule), indent=1, ensure_ascii=False) + "\n"
    if earl_path is None:
        write_json(text.encode())
    else:
        write_text(earl_path, text, hint=say("Name another file with --output."))
    missed = sum(bool(each.error) for each in found)
    tell(
        say_count(
            "{n} case, {missed} of them not examined.",
            "{n} cases, {missed} of them not examined.",
            n=len(found),
            missed=missed,
        ),
        err=True,
    )
    return Exit.INCOMPLETE if missed else Exit.OK
