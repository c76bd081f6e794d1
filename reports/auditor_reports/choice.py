"""Whether a run was told to use some of the rules only."""

from collections.abc import Mapping

from auditor.store.read_rows import RunFacts

_OPTIONS = {"only": "--rules", "skip": "--skip-rules", "without_pack": "--without-pack"}


def rules_chosen(run: RunFacts) -> str:
    """The choice as its options ("--rules image-alt, aria-*"), or "" when every rule ran."""
    settings = run.config.get("rules")
    if not isinstance(settings, Mapping):
        return ""
    given = [f"{option} {', '.join(map(str, settings[key]))}" for key, option in _OPTIONS.items() if settings.get(key)]
    return " ".join(given)
