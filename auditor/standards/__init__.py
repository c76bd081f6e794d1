"""What standards, law and statistics say, as data: criteria, profiles, populations, axe rules, scoring.

The files beside this module are made by `tools/build_standards.py`; each says where it comes from. `references` holds what
a rule may cite, `law` what counts for which law.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce
from importlib import resources
from typing import Any

from auditor.choices import choices
from auditor.errors import UsageError
from auditor.message import Message, say, say_count
from auditor.model import Harm

_VERSION_AND_LEVEL = re.compile(r"wcag[ ._-]*(\d)[ ._-]?(\d)[ ._-]*(a{1,3})")
_LEVELS = {"a": "A", "aa": "A and AA", "aaa": "A, AA and AAA"}  # as `wcag` of a profile says it


@dataclass(frozen=True, slots=True)
class Criterion:
    """A WCAG 2.2 success criterion, `introduced` by that version. `axe` and `probe` say what a machine can do for it."""

    num: str
    id: str
    name: str
    level: str
    introduced: str
    axe: str
    probe: str

    @property
    def understanding_url(self) -> str:
        """Address of the page where W3C explains it."""
        return f"https://www.w3.org/WAI/WCAG22/Understanding/{self.id}"


@dataclass(frozen=True, slots=True)
class ConformanceProfile:
    """The criteria that a law or standard asks for; `sc` are their numbers."""

    id: str
    title: str
    wcag: str
    authority: str
    sc: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prevalence:
    """How many people; only with `seen` = "primary" was the figure read at its source."""

    value: str
    unit: str
    who: str
    source: str
    seen: str
    year: int | None = None

    @property
    def is_verified(self) -> bool:
        """Whether it may be printed as fact; otherwise say "as reported"."""
        return self.seen == "primary"


@dataclass(frozen=True, slots=True)
class Population:
    """A group of people. `scoring` is scored, flag_only (a scan can't judge for them) or composite."""

    id: str
    name: str
    lens: str
    scoring: str
    prevalence: tuple[Prevalence, ...]


@dataclass(frozen=True, slots=True)
class AxeRuleFacts:
    """A rule of axe-core. `verdict` is can_fail or review_only; `kind` wcag, best_practice, ..."""

    id: str
    plain: str
    impact: str
    kind: str
    verdict: str
    effect: str
    sc: tuple[str, ...]
    act: tuple[str, ...]
    harm: Mapping[str, Harm]


@dataclass(frozen=True, slots=True)
class Scoring:
    """Constants of the score. Weights map a harm to 0..1; bands go from the best letter down."""

    version: str
    harm_weights: Mapping[Harm, float]
    sensitivity_weights: tuple[Mapping[Harm, float], ...]
    scored_populations: tuple[str, ...]
    flag_only_populations: tuple[str, ...]
    composite_populations: Mapping[str, tuple[str, ...]]
    task_stratum_weight: float
    bands: tuple[tuple[str, float], ...]


@lru_cache(maxsize=1)
def criteria() -> Mapping[str, Criterion]:
    """The 86 criteria of WCAG 2.2 by number (4.1.1, which it removed, is left out)."""
    return {c["num"]: Criterion(**c) for c in _load("wcag22")["criteria"]}


@lru_cache(maxsize=1)
def conformance_profiles() -> Mapping[str, ConformanceProfile]:
    """Profiles by id."""
    return {
        key: ConformanceProfile(key, p["title"], p["wcag"], p["authority"], tuple(p["sc"]))
        for key, p in _load("wcag22")["profiles"].items()
    }


def profile_id(name: str) -> str:
    """The id of the profile that a user names, with hyphens or capitals too.

    Raises UsageError for one that does not exist, naming those that mean the same or look most like it.
    """
    known = conformance_profiles()
    usual = name.replace("-", "_").lower()
    if usual in known:
        return usual
    hint = choices(usual, known)
    if meant := _VERSION_AND_LEVEL.fullmatch(usual):
        asked = f"{meant[1]}.{meant[2]} {_LEVELS[meant[3]]}"
        same: list[Message | str] = [profile.id for profile in known.values() if profile.wcag == asked]
        if same:
            hint = say_count(
                "WCAG {version} is what {profiles} asks for.", "WCAG {version} is what {profiles} ask for.",
                n=len(same), version=asked, profiles=reduce(lambda one, other: say("{one} and {other}", one=one, other=other), same),
            )  # fmt: skip
    raise UsageError(say("there is no profile {profile}", profile=repr(name)), hint=hint)


@lru_cache(maxsize=1)
def populations() -> Mapping[str, Population]:
    """Populations by id, in the order of the report."""
    return {
        p["id"]: Population(
            p["id"], p["name"], p["lens"], p["scoring"], tuple(Prevalence(**f) for f in p.get("prevalence", ()))
        )
        for p in _load("populations")["populations"]
    }


@lru_cache(maxsize=1)
def axe_rules() -> Mapping[str, AxeRuleFacts]:
    """Rules of axe-core by id."""
    return {
        r["id"]: AxeRuleFacts(
            r["id"], r["plain"], r["impact"], r["kind"], r["verdict"], r["effect"], tuple(r["sc"]), tuple(r["act"]),
            {population: Harm(level) for population, level in r["harm"].items()},
        )
        for r in _load("axe_rules")["rules"]
    }  # fmt: skip


@lru_cache(maxsize=1)
def scoring() -> Scoring:
    """Constants of the score."""
    raw = _load("scoring")
    return Scoring(
        version=raw["version"],
        harm_weights=_weights(raw["harm_weights"]),
        sensitivity_weights=tuple(_weights(weights) for weights in raw["sensitivity_weights"]),
        scored_populations=tuple(raw["scored_populations"]),
        flag_only_populations=tuple(raw["flag_only_populations"]),
        composite_populations={name: tuple(parts) for name, parts in raw["composite_populations"].items()},
        task_stratum_weight=raw["task_stratum_weight"],
        bands=tuple((band["letter"], float(band["from_score"])) for band in raw["bands"]),
    )


def _weights(raw: Mapping[str, float]) -> Mapping[Harm, float]:
    return {Harm(name): weight for name, weight in raw.items()}


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("auditor.standards").joinpath(f"{name}.toml").read_text("utf-8"))
