"""`auditor rules`: what is installed."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from auditor.cli.exits import Exit
from auditor.cli.options import language, option_names, overrides
from auditor.config import load_config
from auditor.locale import catalogue
from auditor.message import known
from auditor.streams import shown, speak, tell, write_json


@click.command("rules")
@click.option("--json", "as_json", is_flag=True, help="As JSON, with everything on each rule's card.")
@language()
def command(as_json: bool, **options: Any) -> int:
    """List the rules that are installed."""
    from auditor.registry import cards, load_packs

    found = cards(load_packs())
    if as_json:
        write_json(json.dumps(found, indent=1, ensure_ascii=False).encode() + b"\n")
        return Exit.OK
    config = load_config(None, overrides((), options), Path.cwd(), option_names())
    speak(catalogue(config.report.language))
    list_rules(found)
    return Exit.OK


def list_rules(found: Sequence[dict[str, Any]]) -> None:
    """A line for each card."""
    width = max(len(card["id"]) for card in found)
    for card in found:
        criteria = f" ({', '.join(card['wcag'])})" if card["wcag"] else ""
        family, title = shown(known(card["family"])), shown(known(card["title"]))
        tell(f"{card['id']:{width}}  {family:13}  {title}{criteria}")
