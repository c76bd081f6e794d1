"""Which criteria a run counts, by the profile that it was told."""

from collections.abc import Mapping

from auditor.standards import ConformanceProfile, conformance_profiles, criteria
from auditor.store.read_rows import RunFacts

DEFAULT_PROFILE = "wcag22_aa"


def profile_of(run: RunFacts) -> ConformanceProfile:
    """The profile whose criteria the run counts."""
    settings = run.config.get("report")
    name = settings.get("profile") if isinstance(settings, Mapping) else None
    profiles = conformance_profiles()
    return profiles.get(str(name), profiles[DEFAULT_PROFILE])


def rules_beyond_profile(run: RunFacts) -> frozenset[str]:
    """Rules that concern level AAA alone, where the profile does not ask for it: nobody loses points for them."""
    known, asked_for = criteria(), profile_of(run).sc
    return frozenset(
        rule.id
        for rule in run.rules.values()
        if rule.wcag and all(known[number].level == "AAA" and number not in asked_for for number in rule.wcag)
    )
