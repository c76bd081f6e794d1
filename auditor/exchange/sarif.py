"""SARIF 2.1.0 (OASIS), for code scanning. Columns are UTF-16 code units from 1, ends exclusive."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import msgspec

from auditor import __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
SarifLevel = Literal["error", "warning", "note"]


def sarif_log(
    results: Sequence[dict[str, Any]],
    troubles: Iterable[str],
    notes: Iterable[dict[str, Any]] = (),
    *,
    rules: Mapping[str, dict[str, Any]],
    category: str = "",
) -> bytes:
    """A log with one run; `troubles`, what could not be checked, and `notes` stand among the notifications.

    `rules` describes rules by id (exchange/sarif_rules.py); one that it lacks has its id alone. `category` tells this
    log from others of one commit.
    """
    used = dict.fromkeys(result["ruleId"] for result in results)
    driver = {
        "name": "civic-auditor",
        "semanticVersion": __version__,
        "rules": [rules.get(id, {"id": id}) for id in used],
    }
    errors = [{"level": "error", "message": {"text": message}} for message in troubles]
    run = {
        "tool": {"driver": driver},
        "columnKind": "utf16CodeUnits",
        **({"automationDetails": {"id": f"{category}/"}} if category else {}),
        "invocations": [{"executionSuccessful": not errors, "toolExecutionNotifications": [*errors, *notes]}],
        "results": results,
    }
    return msgspec.json.format(msgspec.json.encode({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}), indent=1)


def sarif_result(rule: str, level: SarifLevel, text: str, uri: str, region: dict[str, Any]) -> dict[str, Any]:
    """One result at a place of a file; an empty region stands for the whole file."""
    return {"ruleId": rule, "level": level, "message": {"text": text}, "locations": [sarif_place(uri, region)]}


def sarif_place(uri: str, region: Mapping[str, Any]) -> dict[str, Any]:
    """A location in a file."""
    place = {"artifactLocation": {"uri": uri}, **({"region": region} if region else {})}
    return {"physicalLocation": place}


def sarif_note(text: str, uri: str = "") -> dict[str, Any]:
    """A notification that is no fault, about a whole file or the log as a whole."""
    return {"level": "note", "message": {"text": text}, **({"locations": [sarif_place(uri, {})]} if uri else {})}


def sarif_fix(uri: str, region: dict[str, Any], text: str) -> dict[str, Any]:
    """A repair: what stands in the region becomes `text`."""
    change = {"deletedRegion": region, "insertedContent": {"text": text}}
    return {"artifactChanges": [{"artifactLocation": {"uri": uri}, "replacements": [change]}]}
