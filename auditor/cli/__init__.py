"""The command line: parses, calls, says how it went. No work is done here."""

import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from auditor import __version__
from auditor.cli.exits import Exit, complain, exit_code, print_summary
from auditor.cli.invocation import Invocation
from auditor.config import FILE_NAME, Config, commented_file, describe, load_config
from auditor.errors import UsageError, unwritable
from auditor.streams import say, say_lines, write_json

if TYPE_CHECKING:
    from auditor.rule import Rule

F = TypeVar("F", bound=Callable[..., Any])


def _setting(*names: str, key: str, **options: Any) -> Callable[[F], F]:
    """An option whose help is that of its configuration key."""
    return click.option(*names, key.replace(".", "__"), help=describe(key), **{"default": None, **options})


def _choice(name: str, values: str, **options: Any) -> Callable[[F], F]:
    """An option that takes one of the `values`, given as words."""
    return click.option(name, type=click.Choice(values.split()), **options)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="auditor")
def cli() -> None:
    """Audit government websites: who can't use them, what stops them, what to fix first."""


@cli.command()
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option(
    "-c",
    "--config",
    "config_path",
    type=click.Path(path_type=Path),
    help=f"Settings file. Left out: {FILE_NAME} or [tool.auditor] in pyproject.toml.",
)
@_setting("-o", "--output", key="output", metavar="DIR")
@_setting("--urls", key="crawl.urls", metavar="FILE")
@_setting("--max-pages", key="crawl.max_pages", type=int, metavar="N")
@_setting("--max-depth", key="crawl.max_depth", type=int, metavar="N")
@_setting("--time-limit", key="crawl.time_limit", type=float, metavar="MIN")
@_setting("--include", key="crawl.include", multiple=True, metavar="GLOB")
@_setting("--exclude", key="crawl.exclude", multiple=True, metavar="GLOB")
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
@_setting("--profile", key="report.profile", metavar="NAME")
@_setting("--format", key="report.format", metavar="LIST")
@_setting("--language", key="report.language", metavar="TAG")
@_setting("--fail-on", key="report.fail_on", metavar="LEVEL")
@_setting("--concurrency", key="crawl.concurrency", type=int, metavar="N")
@_setting("--rate", key="crawl.rate", type=float, metavar="PAGES_PER_S")
@_setting("--resume", key="resume", is_flag=True)
@_setting("--browser", key="browser.path", metavar="PATH")
@_setting("--axe-script", key="browser.axe_script", metavar="FILE")
@_setting("--rules", key="rules.only", multiple=True, metavar="LIST")
@_setting("--skip-rules", key="rules.skip", multiple=True, metavar="LIST")
@_setting("--walk-stops", key="interact.walk_stops", type=int, metavar="N")
@_setting("--walk-seconds", key="interact.walk_seconds", type=float, metavar="S")
@_setting("--audience", key="text.audience", metavar="NAME")
@_setting("--house", key="text.house", metavar="FILE")
@_setting("--without-pack", key="rules.without_pack", multiple=True, metavar="NAME")
@click.option("-q", "--quiet", "verbosity", flag_value="quiet", help="Print nothing but errors and the result.")
@click.option("-v", "--verbose", "verbosity", flag_value="verbose", help="Print a line for every page.")
@click.pass_obj
def audit(invocation: Invocation, /, sources: tuple[str, ...], config_path: Path | None, **options: Any) -> int:
    """Audit sites (http or https addresses) or folders of built HTML.

    Exit codes: 0 complete; 1 findings at or above --fail-on; 2 incomplete; 3 wrong usage; 4 our own fault.
    """
    from auditor.cli.auditing import run_audit

    config = load_config(config_path, _overrides(sources, options), Path.cwd(), _option_names())
    return run_audit(config, invocation)


@cli.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@_setting("--format", key="report.format", metavar="LIST")
@_setting("--language", key="report.language", metavar="TAG")
@click.option(
    "--judge-again", is_flag=True, help="Run the installed rules over the stored facts of the newest audit first."
)
def report(folder: Path, report__format: str | None, report__language: str | None, judge_again: bool) -> int:
    """Write the reports of DIR again from what is stored; no browser is needed."""
    import auditor_reports
    from auditor.store.connection import DATABASE_NAME

    formats = _split(report__format) if report__format else ("html", "json", "jsonl")
    auditor_reports.check_formats(formats)
    language = report__language or ""
    auditor_reports.check_language(language)
    if judge_again:
        _judge_again(folder / DATABASE_NAME)
    written = auditor_reports.write(folder / DATABASE_NAME, folder, formats, language=language)
    print_summary(auditor_reports.summary(folder / DATABASE_NAME, language=language).lines, written, quiet=False)
    return Exit.OK


def _judge_again(database: Path) -> None:
    from auditor.crawl.judge import judge_again
    from auditor.registry import load_packs
    from auditor.store.lock import locked
    from auditor.store.store import Store

    if not database.is_file():
        raise UsageError(f"{database} is not there", hint="Name the folder that an audit wrote.")
    with locked(database.parent), Store(database) as store:
        run_id = store.last_run()
        if run_id is not None:
            say(f"Judged {judge_again(load_packs(), store, run_id)} pages again.")


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON, with everything on each rule's card.")
def rules(as_json: bool) -> int:
    """List the rules that are installed."""
    from auditor.registry import cards, load_packs

    found = cards(load_packs())
    if as_json:
        write_json(json.dumps(found, indent=1, ensure_ascii=False).encode() + b"\n")
        return Exit.OK
    _list_rules(found)
    return Exit.OK


@cli.command()
@click.argument("wanted", metavar="RULE")
def explain(wanted: str) -> int:
    """Show the card of one rule: what it checks, whom it shuts out, how to fix it.

    A success criterion (1.4.3), a family or a glob (aria-*) lists the rules that belong to it.
    """
    from auditor.registry import cards, load_packs, named, select

    installed = load_packs()
    rule = named(installed, wanted)
    if rule is not None:
        _show_card(rule)
    else:
        _list_rules(cards(select(installed, (wanted,))))
    return Exit.OK


def _list_rules(found: Sequence[dict[str, Any]]) -> None:
    width = max(len(card["id"]) for card in found)
    for card in found:
        criteria = f" ({', '.join(card['wcag'])})" if card["wcag"] else ""
        say(f"{card['id']:{width}}  {card['family']:13}  {card['title']}{criteria}")


def _show_card(rule: "Rule") -> None:
    from auditor.registry import explain as card_of

    card = card_of(rule)
    say(f"{card['id']}: {card['title']}")
    say()
    for heading, key in (
        ("What it checks", "checks"), ("Who it affects", "who"), ("Why", "why"), ("How to fix", "fix"),
        ("Limits", "limits"), ("Sources", "sources"),
    ):  # fmt: skip
        say_lines(click.wrap_text(f"{heading}: {card.get(key, '')}", 100, subsequent_indent="  "))
    harms = ", ".join(f"{population.replace('_', ' ')} ({harm})" for population, harm in card["harm"].items())
    say()
    say(f"Harm: {harms}")
    say(f"WCAG: {', '.join(card['wcag']) or 'none'} · ACT: {', '.join(card['act']) or 'none'}")
    for example in card["examples"]:
        say()
        say(f"Example, {example['outcome']}: {example['title']}")
        say_lines(f"  {example['html']}")


@cli.command()
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
@_setting("--rules", key="rules.only", multiple=True, metavar="LIST")
@_setting("--skip-rules", key="rules.skip", multiple=True, metavar="LIST")
@_setting("--concurrency", key="crawl.concurrency", type=int, metavar="N")
@_setting("--browser", key="browser.path", metavar="PATH")
def act(cases_path: Path, earl_path: Path | None, root: Path | None, every_rule: bool, **options: Any) -> int:
    """Run the rules over the W3C's ACT test cases and write what they say as EARL."""
    from auditor.act.cases import read_cases
    from auditor.act.earl import earl_report
    from auditor.act.run import run_cases
    from auditor.collect.loop import run
    from auditor.registry import load_packs, select

    config = load_config(None, _overrides((), options), Path.cwd(), _option_names())
    cases = read_cases(cases_path)
    rules = select(load_packs(config.rules.without_pack), config.rules.only, config.rules.skip)
    concurrency = config.crawl.concurrency or os.cpu_count() or 1
    found = run(run_cases(cases, rules, config, root=root, concurrency=concurrency))
    text = json.dumps(earl_report(found, rules, every_rule=every_rule), indent=1, ensure_ascii=False) + "\n"
    if earl_path is None:
        write_json(text.encode())
    else:
        _write(earl_path, text, hint="Name another file with --output.")
    missed = sum(bool(each.error) for each in found)
    say(f"{len(found)} cases, {missed} of them not examined.", err=True)
    return Exit.INCOMPLETE if missed else Exit.OK


@cli.command()
@click.argument("names", nargs=-1, metavar="FILE|URL|-...")
@click.option("--batch", metavar="FILE", help="Check JSON lines of FILE or - and write one line for each.")
@_choice(
    "--format", "text json sarif rdjson rdjsonl", help="Left out: text, for people. rdjson and rdjsonl: reviewdog."
)
@_choice("--audience", "general professional legal", help="Whom the text is for; decides our target grade.")
@click.option("--lang", default="", metavar="TAG", help="Language of the text. Left out: as declared, or found out.")
@click.option(
    "--house", metavar="FILE", help="Your own words and limits. Left out: [text] in the nearest auditor.toml."
)
@click.option("--rules", multiple=True, metavar="LIST", help="Run only these text rules: ids or globs.")
@click.option("--skip-rules", multiple=True, metavar="LIST", help="Leave out these text rules.")
@_choice("--show", "finding hint advice", default="advice", help="Show findings only, hints too, or (left out) all.")
@_choice("--fail-on", "finding none", default="none", help="Exit with 1 on a finding or a grade above our target.")
@_choice("--read-as", "html markdown text", help="Left out: by file ending or content.")
@click.option("-v", "--verbose", "--measures", "measures", is_flag=True, help="Show the classical formulas too.")
def text(names: tuple[str, ...], batch: str | None, **options: Any) -> int:
    """Check texts while you write them: HTML, Markdown, plain text. No crawl, no browser.

    Exit codes: 0 all checked; 1 findings, with --fail-on finding; 2 something could not be checked; 3 wrong usage.
    """
    from auditor.editing.command import Options, run

    for key in ("rules", "skip_rules"):
        options[key] = _split(",".join(options[key]))
    return run(names, batch, Options(**options), complain)


@cli.command()
@_setting("--browser", key="browser.path", metavar="PATH")
@_setting("-o", "--output", key="output", metavar="DIR")
def doctor(browser__path: str | None, output: str | None) -> int:
    """Check that everything an audit needs is here, and say what to do where it isn't."""
    from auditor.doctor import run_checks

    checks = run_checks(browser=browser__path, output=Path(output or Config().output))
    for check in checks:
        say(f"{'ok  ' if check.ok else 'FAIL'}  {check.name}: {check.detail}")
        if not check.ok and check.remedy:
            say(f"      {check.remedy}")
    return Exit.OK if all(check.ok for check in checks) else Exit.USAGE


@cli.command()
def init() -> int:
    """Write a commented auditor.toml into this folder."""
    path = Path(FILE_NAME)
    if path.exists():
        raise UsageError(f"{FILE_NAME} is already here", hint="Move it away first; it is not overwritten.")
    _write(path, commented_file(), hint="Go to a folder where you may write.")
    say(f"Wrote {FILE_NAME}. Every setting is explained in it.")
    return Exit.OK


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and exit with its code."""
    invocation = Invocation.of(arguments)
    sys.exit(exit_code(lambda: cli.main(invocation.arguments, standalone_mode=False, obj=invocation)))


def _overrides(sources: tuple[str, ...], options: dict[str, Any]) -> dict[str, Any]:
    """Options that were given, by dotted key."""
    given: dict[str, Any] = {
        key.replace("__", "."): value
        for key, value in options.items()
        if value not in (None, ()) and not (value is False and key == "resume")
    }
    if sources:
        given["sources"] = list(sources)
    if "report.format" in given:
        given["report.format"] = _split(given["report.format"])
    for key in ("rules.only", "rules.skip"):
        if key in given:
            given[key] = _split(",".join(given[key]))
    return given


def _option_names() -> dict[str, str]:
    """Dotted key -> the option that sets it in the command that runs."""
    parameters = click.get_current_context().command.params
    return {
        (each.name or "").replace("__", "."): each.opts[-1] for each in parameters if isinstance(each, click.Option)
    }


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _write(path: Path, text: str, *, hint: str) -> None:
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise unwritable(path, error, hint=hint) from error
