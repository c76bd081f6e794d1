"""Facts collected from one visit: all that rules may see. Facts only, no verdicts.

Every artifact is a frozen dataclass with a `key`, its name on disk. Fields are public API for rule
packs: add, do not rename. Lengths are CSS px, times ms, sizes bytes.
"""

from auditor.artifacts.interaction import Interaction, Interactions
from auditor.artifacts.page import (
    Artifact,
    AxeFrame,
    AxeNode,
    AxeResults,
    AxeRuleResult,
    BlockKind,
    Control,
    DocumentText,
    Form,
    FormField,
    Forms,
    Frame,
    Frames,
    Heading,
    Image,
    Landmark,
    Layout,
    Link,
    Links,
    Media,
    Overflow,
    PhoneLayout,
    Player,
    RenderedHtml,
    ResourceWeight,
    SourceHtml,
    Structure,
    TextBlock,
    ViewportMetas,
    Visit,
    Weight,
)

PAGE_ARTIFACTS: tuple[type, ...] = (
    Visit, SourceHtml, RenderedHtml, DocumentText, Structure, Links, Forms, Media, Frames, Weight,
    ViewportMetas, Layout, AxeResults, PhoneLayout, Interactions,
)  # fmt: skip
"""Every artifact of a page, in the order of the visit."""

__all__ = [
    "PAGE_ARTIFACTS",
    "Artifact",
    "AxeFrame",
    "AxeNode",
    "AxeResults",
    "AxeRuleResult",
    "BlockKind",
    "Control",
    "DocumentText",
    "Form",
    "FormField",
    "Forms",
    "Frame",
    "Frames",
    "Heading",
    "Image",
    "Interaction",
    "Interactions",
    "Landmark",
    "Layout",
    "Link",
    "Links",
    "Media",
    "Overflow",
    "PhoneLayout",
    "Player",
    "RenderedHtml",
    "ResourceWeight",
    "SourceHtml",
    "Structure",
    "TextBlock",
    "ViewportMetas",
    "Visit",
    "Weight",
]
