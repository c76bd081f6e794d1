"""What a run was told: which profile to count by, which rules to use, and how far to go on a page."""

from collections.abc import Mapping

from auditor.standards import ConformanceProfile, conformance_profiles, criteria
from auditor.standards.law import Law, laws
from auditor.store.read_rows import RunFacts

DEFAULT_PROFILE = "wcag22_aa"

_OPTIONS = {"only": "--rules", "skip": "--skip-rules", "without_pack": "--without-pack"}


def rules_chosen(run: RunFacts) -> str:
    """The choice as its options ("--rules image-alt, aria-*"), or "" when every rule ran."""
    settings = run.config.get("rules")
    if not isinstance(settings, Mapping):
        return ""
    given = [f"{option} {', '.join(map(str, settings[key]))}" for key, option in _OPTIONS.items() if settings.get(key)]
    return " ".join(given)


def walk_bounds(run: RunFacts) -> str:
    """How far a page was walked at most (" (150 stops or 6 seconds at most)"); "" where the run kept no settings."""
    settings = run.config.get("interact")
    if not isinstance(settings, Mapping):
        return ""
    return f" ({settings['walk_stops']} stops or {settings['walk_seconds']:g} seconds at most)"


def profile_of(run: RunFacts) -> ConformanceProfile:
    """The profile whose criteria the run counts."""
    settings = run.config.get("report")
    name = settings.get("profile") if isinstance(settings, Mapping) else None
    profiles = conformance_profiles()
    return profiles.get(str(name), profiles[DEFAULT_PROFILE])


def law_of(run: RunFacts) -> Law:
    """The law that the run's profile stands for."""
    return laws()[profile_of(run).id]


def rules_beyond_profile(run: RunFacts) -> frozenset[str]:
    """Rules that concern level AAA alone, where the profile does not ask for it: nobody loses points for them."""
    known, asked_for = criteria(), profile_of(run).sc
    return frozenset(
        rule.id
        for rule in run.rules.values()
        if rule.wcag and all(known[number].level == "AAA" and number not in asked_for for number in rule.wcag)
    )
