"""How the engine is run: which of axe-core's rules are switched off, and why."""

from auditor.message import say

UNFINISHED = say("axe-core did not finish this rule in its time")
"""Why a rule of the engine says nothing of a page, where the engine had to be run without it."""
DISABLED_RULES: dict[str, str] = {
    "meta-viewport": "our rule zoom-blocked reads the viewport as browsers do, values that are no numbers included",
    "meta-viewport-large": "advice beyond WCAG 1.4.4; our rule zoom-blocked has the criterion's own limit",
    "target-size": "our rule small-tap-target measures spacing at desktop and at phone width",
    "frame-tested": "every frame is examined by a run of its own",
    "css-orientation-lock": "experimental, and it loads every style sheet a second time",
    "avoid-inline-spacing": "our rule spacing-locked asks for text of its own that is too tight, as the ACT rules do",
    "label-content-name-mismatch": "our rule label-not-in-name follows the ACT rule's present algorithm, and tests fields too",
    "bypass": "our rule no-way-past-blocks looks for the content and for what leads past the blocks before it",
    "th-has-data-cells": "our rule header-without-cells ties cells to headers as the HTML standard does, and can be sure",
    "aria-prohibited-attr": "our rules lost-name and aria-where-prohibited tell a lost label from an idle one, braille too",
    "frame-title-unique": "our rule same-name-frames compares what the frames hold, and their names of every kind",
    "duplicate-id-aria": "our rule shared-id tells mixed-up labels from copies that say the same",
    "no-autoplay-audio": "our rule sound-starts-by-itself knows whether there is sound, and which buttons stop it",
    "video-caption": "our rule video-without-captions knows whether there is sound, and whether the captions load",
}
