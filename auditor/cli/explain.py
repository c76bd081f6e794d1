"""`auditor explain`: a rule's card."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from auditor.cli.catalogue_texts import population_name
from auditor.cli.exits import Exit
from auditor.cli.options import language, option_names, overrides, setting
from auditor.cli.rules import list_rules
from auditor.config import load_config
from auditor.locale import catalogue
from auditor.message import Message, known, say
from auditor.streams import shown, speak, tell, tell_lines

if TYPE_CHECKING:
    from auditor.rule import Rule


_SECTIONS = (
    (say("What it checks"), "checks"), (say("Who it affects"), "who"), (say("Why"), "why"),
    (say("What decides the harm"), "harm_by"), (say("How to fix"), "fix"), (say("Limits"), "limits"), (say("Sources"), "sources"),
)  # fmt: skip


@click.command("explain")
@click.argument("wanted", metavar="RULE")
@setting("--profile", key="report.profile", metavar="NAME")
@language()
def command(wanted: str, **options: Any) -> int:
    """Show the card of one rule: what it checks, whom it shuts out, how to fix it, for which law it counts.

    A success criterion (1.4.3), a family or a glob (aria-*) lists the rules that belong to it.
    """
    from auditor.registry import cards, load_packs, named, select
    from auditor.standards import profile_id

    config = load_config(None, overrides((), options), Path.cwd(), option_names())
    profile = profile_id(config.report.profile)
    speak(catalogue(config.report.language))
    installed = load_packs()
    rule = named(installed, wanted)
    if rule is not None:
        _show_card(rule, profile)
    else:
        list_rules(cards(select(installed, (wanted,))))
    return Exit.OK


def _show_card(rule: "Rule", profile: str) -> None:
    from auditor.cli.cited import law_lines, reference_lines
    from auditor.registry import explain as card_of
    from auditor.registry import sees

    card = card_of(rule)
    tell(say("{id}: {title}", id=card["id"], title=known(card["title"])))
    tell()
    for heading, key in _SECTIONS:
        section = shown(say("{heading}: {text}", heading=heading, text=known(card.get(key, ""))))
        tell_lines(click.wrap_text(section, 100, subsequent_indent="  "))
    harms = tuple(
        say("{population} ({harm})", population=known(population_name(population)), harm=known(harm))
        for population, harm in card["harm"].items()
    )
    tell()
    tell(say("Sees: {what}", what=sees(rule)))
    tell(say("Harm: {harms}", harms=harms))
    tell(say("WCAG: {criteria} · ACT: {rules}", criteria=_listed(card["wcag"]), rules=_listed(card["act"])))
    tell()
    for line in law_lines(rule.meta, profile):
        tell_lines(click.wrap_text(shown(line), 100, subsequent_indent="  "))
    if rule.meta.refs:
        tell()
    for cited, url in reference_lines(rule.meta):
        tell_lines(click.wrap_text(shown(cited), 100, subsequent_indent="  "))
        if url:
            tell_lines(f"  {url}")
    for example in card["examples"]:
        tell()
        tell(say("Example, {outcome}: {title}", outcome=known(example["outcome"]), title=known(example["title"])))
        tell_lines(f"  {example['html']}")


def _listed(names: Sequence[str]) -> Message:
    return say("{names}", names=tuple(names)) if names else say("none")
