"""Which text rules run: house style, and what the command line says."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path

from msgspec import structs

from auditor.artifacts.house import Audience, HouseStyle
from auditor.choices import choices
from auditor.config import Text, load_config
from auditor.errors import UsageError
from auditor.house_styles import house_styles
from auditor.message import say
from auditor.text.finders import FINDERS


def house_of(settings: Path | None, house: str | None, audience: Audience | None) -> Callable[[str], HouseStyle]:
    """Name of a document -> house style.

    `settings` is an auditor.toml whose [text] table holds (paths in it are seen from its folder); `house` and
    `audience`, of the command line, go before it. Raises ConfigError for a file that can't be used.
    """
    if settings is None:
        text = Text()
    else:
        text = load_config(settings, {}, settings.parent).text
        if text.house:
            text = structs.replace(text, house=str(settings.parent / text.house))
    if house:
        text = structs.replace(text, house=house)
    if audience:
        text = structs.replace(text, audience=audience, audiences={})
    return house_styles(text)


def with_rules(house: HouseStyle, only: Sequence[str], skip: Sequence[str]) -> HouseStyle:
    """The style with only the rules that match `only` (ids or globs; all that are on when empty), less `skip`.

    A rule named in `only` runs even if it is off by default. Raises UsageError for a pattern without a match,
    or when no rule is left.
    """
    known = [finder.id for finder in FINDERS]
    for pattern in (*only, *skip):
        if not any(fnmatchcase(id, pattern) for id in known):
            raise UsageError(
                say("no text rule matches {pattern}", pattern=repr(pattern)), hint=choices(pattern, sorted(known))
            )
    skipped = {id for id in known if any(fnmatchcase(id, pattern) for pattern in skip)}
    asked = {id for id in known if any(fnmatchcase(id, pattern) for pattern in only)}
    if only and not asked - skipped:
        raise UsageError(say("no text rule is left to run"), hint=say("Skip fewer rules, or ask for more."))
    on = (asked if only else house.rules_on) - skipped
    off = (set(known) - asked if only else house.rules_off) | skipped
    return replace(house, rules_on=frozenset(on), rules_off=frozenset(off))
