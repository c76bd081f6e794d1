"""`auditor explain`: a rule's card."""

from typing import TYPE_CHECKING

import click

from auditor.cli.exits import Exit
from auditor.cli.rules import list_rules
from auditor.streams import say, say_lines

if TYPE_CHECKING:
    from auditor.rule import Rule


@click.command("explain")
@click.argument("wanted", metavar="RULE")
def command(wanted: str) -> int:
    """Show the card of one rule: what it checks, whom it shuts out, how to fix it.

    A success criterion (1.4.3), a family or a glob (aria-*) lists the rules that belong to it.
    """
    from auditor.registry import cards, load_packs, named, select

    installed = load_packs()
    rule = named(installed, wanted)
    if rule is not None:
        _show_card(rule)
    else:
        list_rules(cards(select(installed, (wanted,))))
    return Exit.OK


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
