"""What a run was told: which rules to use, and how far to go on a page."""

from collections.abc import Mapping

from auditor.message import Message, say, say_count
from auditor.standards.law import Law, laws
from auditor.store.conformance import profile_of
from auditor.store.read_rows import RunFacts

_OPTIONS = {"only": "--rules", "skip": "--skip-rules", "without_pack": "--without-pack"}


def rules_chosen(run: RunFacts) -> str:
    """The choice as its options ("--rules image-alt, aria-*"), or "" when every rule ran."""
    settings = run.config.get("rules")
    if not isinstance(settings, Mapping):
        return ""
    given = [f"{option} {', '.join(map(str, settings[key]))}" for key, option in _OPTIONS.items() if settings.get(key)]
    return " ".join(given)


def walk_bounds(run: RunFacts) -> Message | None:
    """How far a page was walked at most ("150 stops or 6 seconds"); None where the run kept no settings."""
    settings = run.config.get("interact")
    if not isinstance(settings, Mapping):
        return None
    return say(
        "{stops} or {seconds} seconds",
        stops=say_count("{n} stop", "{n} stops", n=settings["walk_stops"]),
        seconds=settings["walk_seconds"],
    )


def law_of(run: RunFacts) -> Law:
    """The law that the run's profile stands for."""
    return laws()[profile_of(run).id]
