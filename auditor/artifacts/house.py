"""What an agency asks of its texts: audience, limits, and its own word lists."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

Audience = Literal["general", "professional", "legal"]

TARGET_GRADES: Mapping[str, float | None] = {"general": 8.0, "professional": 12.0, "legal": None}
"""US school grades that we aim at: our own targets, no federal rule sets one. 8 is where the US Department of
Veterans Affairs begins to review a page; text that must keep its legal wording has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of an agency's own list: `forms` in lower case, and what to write (`use`; "" to leave it out)."""

    forms: tuple[str, ...]
    use: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """Settings of the text checks.

    `target_grade` is the agency's own target (US school grade), None for that of the audience; `target` is what
    holds. `known_acronyms` need no explanation here; `allowed` are terms that no list may flag (lower case);
    `terms` are the agency's own. `rules_on` adds rules that are off by default, `rules_off` takes rules away.
    `limits` replace a rule's own by name (whole numbers, in the rule's unit).
    """

    key: ClassVar[str] = "house_style"
    audience: Audience = "general"
    target_grade: float | None = None
    terms: tuple[Term, ...] = ()
    allowed: frozenset[str] = frozenset()
    known_acronyms: frozenset[str] = frozenset()
    rules_on: frozenset[str] = frozenset()
    rules_off: frozenset[str] = frozenset()
    limits: Mapping[str, int] = field(default_factory=dict)

    @property
    def target(self) -> float | None:
        """The grade that the text should not exceed; None where there is no target."""
        return TARGET_GRADES[self.audience] if self.target_grade is None else self.target_grade

    def __hash__(self) -> int:
        return hash((self.audience, self.target_grade, self.terms, self.allowed, self.known_acronyms))
