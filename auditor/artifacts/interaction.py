"""What was done to the page after it had been looked at."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Interaction:
    """One interaction: the key of the artifact it brought, and how long it took."""

    key: str
    duration_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Interactions:
    """All interactions with the page, in order.

    `requests_refused` counts what the page asked the network for meanwhile, `navigations_held` its attempts to
    leave; none of it left the browser.
    """

    key: ClassVar[str] = "interactions"
    interactions: tuple[Interaction, ...] = ()
    requests_refused: int = 0
    navigations_held: int = 0
