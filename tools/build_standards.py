"""Make the data files of `auditor.standards` from the standards data beside the project.

    python tools/build_standards.py ../shared/standards auditor/standards tests/fixtures

Development only: needs PyYAML and tomli-w. What it leaves out, no part of the product reads.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tomli_w
import yaml

AS_OF = "2026-11-22"
AS_ABOVE = "as above"
HEADERS = {
    "wcag22": f"""\
# WCAG 2.2 success criteria and the profiles that law and standards make of them. As of {AS_OF}.
# Source: W3C WCAG source tree, commit 58080bdb0637 (numbers, names, levels); profiles from the texts
# named in `authority`, some of them read in part or in stored copies: check before you quote them as law.
# Made by tools/build_standards.py. 4.1.1 Parsing is left out everywhere: WCAG 2.2 removed it, and the
# errata of 2.0 and 2.1 say to treat it as met.
# `introduced` is the version of WCAG that brought a criterion. `axe` says what axe-core can do for it, `probe` what a
# browser probe of ours could; no criterion can be passed by a machine.
# Licence: facts from published standards; wording of this project.
""",
    "populations": f"""\
# Whom a barrier shuts out. As of {AS_OF}; United States unless said otherwise.
# Made by tools/build_standards.py. Groups overlap: never add them up.
# Prevalence gives context and is never a weight. `seen` = "primary": the figure was read at its
# source; anything else was read on a page that cites it and must not be printed as fact.
# Licence: facts; wording of this project.
""",
    "axe_rules": f"""\
# The rules of axe-core 4.14.1 with criteria, ACT rules and harm per population. As of {AS_OF}.
# Source: the rule objects of the engine (MPL-2.0; its texts are not copied). Functional groups follow
# EN 301 549 V3.2.1 table B.2 as transcribed in CivicActions/accessibility-data-reference (CC BY-SA 4.0).
# Made by tools/build_standards.py; the transcription was not checked against the ETSI document.
# Harm is this project's judgement: impact x relation to the group; where two functional groups meet in
# one population, the worse. The last step is our judgement alone: low_literacy, limited_english and
# mobile_only have no functional group and get the "secondary" row (SOCIAL_HARM in the tool), except
# where the scoring data names the harm of a signal (SIGNAL_HARM), and where "stop" would say more than is known
# (AT_WORST_HINDERED).
# Licence: facts of the engine's rules; wording of this project. The group table's values are facts of a
# published standard; the transcription is credited above.
""",
    "scoring": f"""\
# Constants of the score. As of {AS_OF}. Source: this project's scoring method (docs/method.md).
# Made by tools/build_standards.py. Weights are expert judgement, not calibrated with users; they are
# published and versioned. The two sensitivity sets show how far the site score hangs on them.
""",
    "references/duty": f"""\
# Duties of public websites in the United States. As of {AS_OF}.
# Made by tools/build_standards.py from this project's list of federal requirements. A duty is "in force" only where it is a
# statute, regulation or binding directive whose text was read and that is not known to be under change; any other is
# "uncertain", and `note` says why. Most bind federal executive agencies alone.
# Licence: facts; wording of this project.
""",
    "references/en301549-3.2.1": f"""\
# EN 301 549 V3.2.1, clause 9 (web): a clause for each WCAG 2.1 criterion of level A and AA. As of {AS_OF}.
# Made by tools/build_standards.py. Licence: facts of a published standard.
""",
}
# EN 301 549 functional performance statements -> populations.
POPULATION_OF = {
    "WV": "blind", "LV": "low_vision", "WPC": "colour_blind", "WH": "deaf_hard_of_hearing", "LH": "deaf_hard_of_hearing",
    "WVC": "speech", "LMS": "limited_dexterity", "LR": "limited_dexterity", "PST": "photosensitive",
    "LC": "cognitive_learning",
}  # fmt: skip
HARMS = ["stop", "hinder", "slow", "notice"]
# Populations without a functional statement meet a rule in their list as a secondary group does.
SOCIAL_HARM = {"critical": "slow", "serious": "notice", "moderate": "notice", "minor": "notice"}
# Where the scoring data names the harm of a signal, that decides.
SIGNAL_HARM = {
    ("target-size", "mobile_only"): "hinder",
    ("html-has-lang", "limited_english"): "slow",
    ("html-lang-valid", "limited_english"): "slow",
    ("valid-lang", "limited_english"): "slow",
}
# The engine's "critical" says how likely a fault matters, not that somebody can't do what the control is for ("stop"):
# a wrong role or state, or broken structure, leaves the content there to be read; and voice users press a nameless
# control by its number, a grid or keys. What a picture shows is seldom all that a page is for.
EVERYBODY = frozenset(POPULATION_OF.values())
AT_WORST_HINDERED = {
    "aria_state": EVERYBODY, "structure": EVERYBODY, "image_alt": EVERYBODY, "control_name": EVERYBODY - {"blind"},
}  # fmt: skip
# The worst that a measured contrast can do: text that hardly differs from its ground can't be read at all.
MEASURED_AT_WORST = {
    "color-contrast": {"low_vision": "stop", "colour_blind": "hinder", "cognitive_learning": "slow"},
}
# The tree that assistive technology is given loses no term and no definition of such a list (that is dlitem's fault).
SLOWED = frozenset({"definition-list"})
# Where the title of the source names one of the faults that the engine fails.
PLAIN = {"aria-required-children": "a widget lacks the items of its role, or holds something else beside them"}
RETIRED = frozenset({"4.1.1"})
# What the engine's tags leave out: criteria that fail by the same fact (a narrower one of level AAA asks for the same
# thing without exceptions; the mappings of the ACT rules named), and ACT rules that a rule implements besides.
MORE_CRITERIA = {
    "meta-refresh": ["2.2.4", "3.2.5"],  # bc659a
    "link-name": ["2.4.9"],  # c487ae
    "area-alt": ["2.4.9"],
    "frame-focusable-content": ["2.1.3"],  # akn7bn
}
MORE_ACT = {
    "summary-name": ["2t702h"],
    # The engine tells these apart by the element, the ACT rules by its role (auditor/act/earl.py).
    "aria-command-name": ["c487ae", "m6b1q3"],
    "link-name": ["97a4e1", "m6b1q3"],
    "button-name": ["c487ae"],
}
SENSITIVITY = [
    {"stop": 0.70, "hinder": 0.35, "slow": 0.10, "notice": 0.02},
    {"stop": 0.30, "hinder": 0.10, "slow": 0.03, "notice": 0.005},
]


def wcag22(raw: dict[str, Any]) -> dict[str, Any]:
    """Criteria by number, and profiles."""
    return {
        "criteria": [
            {"num": c["num"], "id": c["id"], "name": c["name"], "level": c["level"], "introduced": c["introduced"],
             "axe": c["machine"]["axe"], "probe": c["machine"]["probe"]}
            for c in raw["criteria"]
            if c["num"] not in RETIRED
        ],
        "profiles": {
            key: {"title": p["title"], "wcag": p["wcag"], "authority": p.get("authority", ""),
                  "sc": [number for number in p["sc"] if number not in RETIRED]}
            for key, p in raw["profiles"].items()
        },
    }  # fmt: skip


def populations(raw: dict[str, Any], scoring: dict[str, Any]) -> dict[str, Any]:
    """Populations with prevalence and how each is scored."""
    flagged = scoring["flag_only_populations"]["items"]
    result = []
    for p in raw["populations"]:
        kind = (
            "scored" if p["id"] in scoring["scored_populations"] else "flag_only" if p["id"] in flagged else "composite"
        )
        prevalence = [
            {"value": str(f["value"]), "unit": f["unit"], "who": f["who"], "source": f["source"], "seen": f["seen"]}
            | ({"year": f["year"]} if f.get("year") else {})
            for f in p["prevalence"]
        ]
        result.append({"id": p["id"], "name": p["name"], "lens": p["lens"], "scoring": kind, "prevalence": prevalence})
    return {"populations": result}


def axe_rules(raw: dict[str, Any], people: dict[str, Any]) -> dict[str, Any]:
    """Rules with harm by population."""
    listed = {p["id"]: set(p.get("axe_listed", ())) for p in people["populations"]}
    return {"rules": [_axe_rule(rule, listed) for rule in raw["rules"]]}


def _axe_rule(rule: dict[str, Any], listed: dict[str, set[str]]) -> dict[str, Any]:
    harm: dict[str, str] = {}
    for code, level in rule["harm"].items():
        name = POPULATION_OF[code]
        if name not in harm or HARMS.index(level) < HARMS.index(harm[name]):
            harm[name] = level
    for name, rules in listed.items():
        if rule["id"] in rules:
            harm[name] = SIGNAL_HARM.get((rule["id"], name), SOCIAL_HARM[rule["impact"]])
    for name in AT_WORST_HINDERED.get(rule["effect"], frozenset()) & harm.keys():
        harm[name] = max(harm[name], "hinder", key=HARMS.index)
    if rule["id"] in SLOWED:
        harm = {name: max(level, "slow", key=HARMS.index) for name, level in harm.items()}
    harm |= MEASURED_AT_WORST.get(rule["id"], {})
    return {
        "id": rule["id"], "plain": PLAIN.get(rule["id"], rule["plain"]), "impact": rule["impact"], "kind": rule["kind"],
        "verdict": rule["verdict"], "effect": rule["effect"],
        "sc": sorted({*map(str, rule["sc"]), *MORE_CRITERIA.get(rule["id"], ())} - RETIRED, key=_by_number),
        "act": [*map(str, rule["act"]), *MORE_ACT.get(rule["id"], ())], "harm": harm,
    }  # fmt: skip


def _by_number(criterion: str) -> list[int]:
    return [int(part) for part in criterion.split(".")]


def scoring(raw: dict[str, Any]) -> dict[str, Any]:
    """Weights, populations and bands."""
    composite = raw["composite_populations"]["older_adults"].removeprefix("the lowest of ").split(", ")
    return {
        "version": AS_OF,
        "harm_weights": raw["harm_weights"],
        "sensitivity_weights": SENSITIVITY,
        "scored_populations": raw["scored_populations"],
        "flag_only_populations": raw["flag_only_populations"]["items"],
        "composite_populations": {"older_adults": composite},
        "task_stratum_weight": raw["strata_weights"]["task_pages"],
        "bands": [{"letter": b["letter"], "from_score": b["from_score"]} for b in raw["bands"]],
    }


def duty(raw: dict[str, Any]) -> dict[str, Any]:
    """Federal duties as references."""
    return {
        "prefix": "duty",
        "name": "Duty",
        "title": "Duties of public websites in the United States",
        "url": "",
        "status": "uncertain",
        "date": AS_OF,
        "source": "statutes, regulations and memoranda named at each duty, read in stored copies",
        "note": "Most bind federal executive agencies alone.",
        "numbered": False,
        "entries": list(_duties(raw["items"])),
    }


def _duties(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Each duty; where the list gives its reason "as above", with that reason."""
    above = ""
    for item in items:
        if not item["why"].startswith(AS_ABOVE):
            above = item["why"]
        yield _duty({**item, "why": item["why"].replace(AS_ABOVE, above, 1)})


def _duty(item: dict[str, Any]) -> dict[str, Any]:
    certain = item["stability"] == "stable" and item["seen"] == "primary"
    return {
        "id": item["id"], "title": item["requirement"], "source": item["authority"].partition("; dates in wcag22.yaml")[0],
        "status": "in force" if certain else "uncertain", "note": item["why"],
    }  # fmt: skip


def en301549(raw: dict[str, Any]) -> dict[str, Any]:
    """The clauses of EN 301 549 V3.2.1 that stand for a criterion."""
    profile = raw["profiles"]["en301549_3_2_1"]
    return {
        "prefix": "en301549-3.2.1",
        "name": "EN 301 549 V3.2.1",
        "title": profile["title"],
        "url": "https://www.etsi.org/deliver/etsi_en/301500_301599/301549/03.02.01_60/en_301549v030201p.pdf",
        "status": "in force",
        "date": AS_OF,
        "source": profile["authority"],
        "note": f"It asks for WCAG {profile['wcag'].replace(' A and', ', levels A and')}. {profile['note']}",
        "numbered": True,
        "profile": "en301549_3_2_1",
        "entries": [_clause(c) for c in raw["criteria"] if c["num"] in profile["sc"]],
    }


def _clause(criterion: dict[str, Any]) -> dict[str, Any]:
    clause = {"id": str(criterion["en301549"]), "title": criterion["name"]}
    if criterion["num"] in RETIRED:
        return clause | {"status": "retired", "note": "WCAG 2.2 removed it; the errata of 2.1 say to treat it as met"}
    return clause | {"criteria": [criterion["num"]]}


def scoring_vectors(raw: dict[str, Any]) -> dict[str, Any]:
    """Test vectors of the score; those of the time tax belong to a later part."""
    return {"vectors": [v for v in raw["test_vectors"] if v["kind"] != "time_tax"]}


def build(source: Path) -> dict[str, str]:
    """File stem -> content."""
    raw = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in source.glob("*.yaml")}
    made = {
        "wcag22": wcag22(raw["wcag22"]),
        "populations": populations(raw["populations"], raw["scoring"]),
        "axe_rules": axe_rules(raw["axe_rules"], raw["populations"]),
        "scoring": scoring(raw["scoring"]),
        "references/duty": duty(raw["federal_requirements"]),
        "references/en301549-3.2.1": en301549(raw["wcag22"]),
    }
    files = {name: HEADERS[name] + "\n" + tomli_w.dumps(data) for name, data in made.items()}
    files["scoring_vectors"] = "# Test vectors of the scoring method, copied from its data.\n\n" + tomli_w.dumps(
        scoring_vectors(raw["scoring"])
    )
    return files


def main() -> None:
    """Write all files."""
    source, package, fixtures = map(Path, sys.argv[1:4])
    for name, text in build(source).items():
        folder = fixtures if name == "scoring_vectors" else package
        (folder / f"{name}.toml").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
