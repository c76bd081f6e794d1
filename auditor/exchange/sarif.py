"""SARIF 2.1.0 (OASIS), for code scanning. Columns are UTF-16 code units from 1, ends exclusive."""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import msgspec

from auditor import __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
SarifLevel = Literal["error", "warning", "note"]


def sarif_log(
    results: Sequence[dict[str, Any]], troubles: Iterable[str], notes: Iterable[dict[str, Any]] = ()
) -> bytes:
    """A log with one run; `troubles`, what could not be checked, and `notes` stand among the notifications."""
    driver = {
        "name": "civic-auditor",
        "semanticVersion": __version__,
        "rules": [{"id": id} for id in dict.fromkeys(result["ruleId"] for result in results)],
    }
    errors = [{"level": "error", "message": {"text": message}} for message in troubles]
    run = {
        "tool": {"driver": driver},
        "columnKind": "utf16CodeUnits",
        "invocations": [{"executionSuccessful": not errors, "toolExecutionNotifications": [*errors, *notes]}],
        "results": results,
    }
    return msgspec.json.format(msgspec.json.encode({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}), indent=1)


def sarif_result(rule: str, level: SarifLevel, text: str, uri: str, region: dict[str, Any]) -> dict[str, Any]:
    """One result at a place of a file; an empty region stands for the whole file."""
    place = {"artifactLocation": {"uri": uri}, **({"region": region} if region else {})}
    return {"ruleId": rule, "level": level, "message": {"text": text}, "locations": [{"physicalLocation": place}]}


def sarif_note(text: str, uri: str) -> dict[str, Any]:
    """A notification about a whole file that is no fault of it."""
    place = {"physicalLocation": {"artifactLocation": {"uri": uri}}}
    return {"level": "note", "message": {"text": text}, "locations": [place]}


def sarif_fix(uri: str, region: dict[str, Any], text: str) -> dict[str, Any]:
    """A repair: what stands in the region becomes `text`."""
    change = {"deletedRegion": region, "insertedContent": {"text": text}}
    return {"artifactChanges": [{"artifactLocation": {"uri": uri}, "replacements": [change]}]}
