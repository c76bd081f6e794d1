"""What appeared when the pointer rested on something, and how it behaved."""

from dataclasses import dataclass
from typing import ClassVar

from auditor.model import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Revealed:
    """Content that a real mouse pointer made appear over `trigger`.

    `covers` names visible content outside the trigger that it hid ("" when none was found). `in_flow`:
    it pushes the page apart instead of lying over it. `escape_hides`: it went away on Escape while the
    pointer stayed. `survives_pointer`: it stayed while the pointer moved onto it, on the shortest way;
    None when there was no way to it in the window. `stays`: it was still there a second later.
    `gap_px` is the way between trigger and content. `has_controls`: links or buttons are in it.
    """

    trigger: Target
    content: Target
    text: str = ""
    covers: str = ""
    in_flow: bool = False
    has_controls: bool = False
    escape_hides: bool | None = None
    survives_pointer: bool | None = None
    stays: bool | None = None
    gap_px: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HoverContent:
    """Content that appears on hover. `tried` of `candidates` elements were pointed at; alike ones once."""

    key: ClassVar[str] = "hover_content"
    revealed: tuple[Revealed, ...] = ()
    candidates: int = 0
    tried: int = 0
    capped: bool = False
