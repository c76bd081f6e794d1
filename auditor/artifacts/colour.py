"""Facts of colours: how texts, controls and links stand out from what is around them."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from auditor.model import Target

TEXT_RATIO = 4.5
"""Least contrast of text; WCAG 2.2 SC 1.4.3."""
LARGE_TEXT_RATIO = 3.0
"""Least contrast of large text (24 CSS px, or 18.66 bold); WCAG 2.2 SC 1.4.3."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AxeText:
    """What is known of a text whose contrast axe failed or doubted.

    `contrast` is the least and the greatest ratio (1 to 21) that the computed styles allow, None when
    they don't tell. `reason` is axe's word for its doubt. `large`: the ratio of large text is asked for.
    `sign`: a single character that stands for a picture. `exposed`: not hidden from assistive technology by
    aria-hidden. `blended`: shadow, opacity, filter or blend
    mode change how it looks. `ground` names what is painted where the text stands beyond plain background colours
    ("" for nothing): a word for each kind and a number that texts of one look have in common; `varied`: it may
    differ from one such text to the next, as places on a picture do. `incidental`: why no contrast may be asked
    for: "inactive" (part of a control that is switched off), "logo" (it may be one), "unloaded" (the picture or video
    behind it did not load), or "".
    """

    reason: str = ""
    large: bool = False
    contrast: tuple[float, float] | None = None
    sign: bool = False
    exposed: bool = True
    blended: bool = False
    ground: str = ""
    varied: bool = False
    incidental: Literal["", "inactive", "logo", "unloaded"] = ""

    @property
    def is_painted(self) -> bool:
        """Whether more than plain background colours stands behind it: kinds of paint are named before its number."""
        return " " in self.ground


@dataclass(frozen=True, slots=True, kw_only=True)
class AxeLink:
    """How a link that axe failed or doubted differs from the words around it.

    `words`: it shows text at all. `distinct`: a line, a box, an icon or its lettering marks it, colour apart.
    `filled`: it has a background of its own, which is faint. `contrast` is the ratio (1 to 21) of its text's colour to
    that of the words around it, None when a colour can't be told. `same`: both have one colour. `in_text`:
    words stand around it, as they do not in a menu, a breadcrumb trail or a list of links.
    """

    words: bool
    distinct: bool
    filled: bool
    contrast: float | None = None
    same: bool = False
    in_text: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NearContrast:
    """Texts of one colour pair that pass WCAG 1.4.3 and lie under the ratio of 1.4.6; `target` is the first."""

    colours: str
    contrast: float
    large: bool
    count: int
    target: Target


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLook:
    """Contrast of one text, measured in pictures of it with and without its letters.

    `shares` are the contrast ratios (1 to 21) that 5, 25, 50, 75 and 95 percent of the area around the
    letters do not exceed; empty when nothing could be measured. `ground` is the one colour they stand on, as #rrggbb, ""
    where there are several. `seen`: letters were there to be seen.
    `moving`: what stands behind them changed meanwhile. `ink` is the letters' colour, as #rrggbb. `exact`: styles
    tell it; else it was read off the picture, where thin letters look fainter than they are.
    """

    selector: str
    seen: bool = True
    moving: bool = False
    ink: str = ""
    ground: str = ""
    shares: tuple[float, ...] = ()
    exact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextContrast:
    """A second look at texts that neither axe nor styles could decide; `left` were not looked at.

    Texts of one colour on one ground share a look: `measured` is how many were looked at themselves.
    """

    key: ClassVar[str] = "text_contrast"
    looks: tuple[TextLook, ...] = ()
    left: int = 0
    pictures: int = 0
    measured: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FaintControl:
    """A field, box or icon that nowhere reaches a contrast of 3 with what is beside it.

    `kind`: "field" (typed into), "box" (checkbox, radio button), "icon" (the only content of a
    button or link). `ratio` is the greatest that its borders, fill and shadows (or its shapes) have.
    `edges` counts its borders; `filled`: its inside has another colour than what is around. `neighbour`: a
    button touches it; `link`: the icon is in a link.
    """

    target: Target
    kind: str
    ratio: float
    edges: int = 0
    filled: bool = False
    neighbour: bool = False
    link: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlContrast:
    """Controls by how they stand out: `faint` ones, and how many do (`clear`) or can't be told (`unknown`)."""

    key: ClassVar[str] = "control_contrast"
    faint: tuple[FaintControl, ...] = ()
    clear: int = 0
    unknown: int = 0
    capped: bool = False
