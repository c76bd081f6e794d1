"""What the crawl learnt of a site, as plain values for reports."""

from collections.abc import Mapping
from typing import Any

from auditor.artifacts import SiteFonts, SiteIncludes, SiteRobots, SiteSitemaps, SiteTraps
from auditor.facts import Facts
from auditor.profile import DESKTOP
from auditor.subject import Scope


def site_record(facts: Facts) -> Mapping[str, Any]:
    """Fonts, robots, sitemaps, traps and include globs, each where it is known; texts are messages."""
    (site,) = facts.subjects(Scope.SITE)
    record: dict[str, Any] = {}
    fonts, robots = facts.artifact(site, DESKTOP, SiteFonts), facts.artifact(site, DESKTOP, SiteRobots)
    if isinstance(fonts, SiteFonts):
        record["fonts"] = {"families": list(fonts.families), "is_fixed": fonts.is_fixed, "note": fonts.note}
    if isinstance(robots, SiteRobots):
        record["robots"] = robots.note
    sitemaps = facts.artifact(site, DESKTOP, SiteSitemaps)
    if isinstance(sitemaps, SiteSitemaps):
        record["sitemaps"] = {"urls": sitemaps.urls, "notes": list(sitemaps.notes)}
    traps = facts.artifact(site, DESKTOP, SiteTraps)
    if isinstance(traps, SiteTraps):
        record["traps"] = {
            trap.rule: {"text": trap.text, "count": trap.count, "example": trap.example} for trap in traps.traps
        }
    includes = facts.artifact(site, DESKTOP, SiteIncludes)
    if isinstance(includes, SiteIncludes):
        record["includes_seen"] = list(includes.globs)
    return record
