"""The test cases file that the W3C publishes with its ACT rules.

Source: https://www.w3.org/WAI/content-assets/wcag-act-rules/testcases.json
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from auditor.errors import UsageError
from auditor.message import say
from auditor.textfile import read_text

_CRITERION = re.compile(r"wcag2\d:(\d\.\d\.\d{1,2})\Z", re.IGNORECASE)  # other requirements are techniques, ARIA, ...
_HINT = say("The W3C publishes it as WAI/content-assets/wcag-act-rules/testcases.json.")


@dataclass(frozen=True, slots=True)
class ActCase:
    """One test case: `url` is its published address, `rule_id` the ACT rule it was written for.

    `criteria` are the WCAG criteria that the ACT rule maps to (numbers), those of conformance and secondary ones;
    None where the file does not say.
    """

    id: str
    url: str
    rule_id: str
    rule_name: str
    criteria: frozenset[str] | None = None


def read_cases(path: Path) -> tuple[ActCase, ...]:
    """The cases of a file in their order. Raises UsageError when it is no test cases file."""
    try:
        raw = json.loads(read_text(path))
    except OSError as error:
        raise UsageError(
            say("{path} can't be read ({reason})", path=str(path), reason=str(error.strerror)), hint=_HINT
        ) from error
    except ValueError as error:
        raise UsageError(say("{path} is not JSON: {reason}", path=str(path), reason=str(error)), hint=_HINT) from error
    listed = raw.get("testcases") if isinstance(raw, dict) else None
    if not isinstance(listed, list) or not listed:
        raise UsageError(say("{path} lists no test cases", path=str(path)), hint=_HINT)
    return tuple(_case(path, number, each) for number, each in enumerate(listed))


def _criteria(raw: dict[str, Any]) -> frozenset[str] | None:
    """The criteria that a case's rule maps to; null there stands for a rule that maps to none."""
    if "ruleAccessibilityRequirements" not in raw:
        return None
    named = map(_CRITERION.match, raw["ruleAccessibilityRequirements"] or ())
    return frozenset(found[1] for found in named if found)


def _case(path: Path, number: int, raw: Any) -> ActCase:
    try:
        id, url, rule = raw["testcaseId"], raw["url"], raw["ruleId"]
        return ActCase(id, url, rule, raw.get("ruleName", rule), _criteria(raw))
    except (KeyError, TypeError) as error:
        raise UsageError(
            say("{path}: test case {number} lacks testcaseId, url or ruleId", path=str(path), number=number),
            hint=say("Download the file again."),
        ) from error
