"""Which rules tell one fault, so that an element that has it is one finding and not three.

Here a reader sees all of it at once: what a rule of ours covers, and why that is the same fault: whoever mends the
one mends the other, at one place. Two faults of one element that need two repairs (a skip link with a tabindex that leads
nowhere, a picture without alt in a table without headers) are no kin.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from auditor.rule import Covers, Rule

IN_CONTROL = 3  # steps from a link or button down to the picture that is all it holds: <a><span><picture><img>
IN_LIST = 2  # steps from a list to its items, through one element that should not be between them
IN_TABLE = 3  # steps from a table to its cells: tbody, tr, td
IN_LANDMARK = 3  # steps from a landmark to one of its kind inside it, through wrappers

_NO_NAME = "the picture is all that the control holds: a text alternative for it is the control's name"
_NO_LABEL = "the field has no label at all: a label that is seen mends all of it"
_PLACEHOLDER = "a title is no label that is seen: the one that is asked for mends both"
_WRONG_ROLE = "with a wrong role the element has none, so that its name and attributes are lost too"
_TWO_LANDMARKS = "two landmarks of a kind that a page has once: one of them has to go"
_LAYOUT = "the table only places things: without its data markup no header is left to be wrong"
_BROKEN_LIST = "what stands between a list and its items breaks both"
_WIDGET = "a widget whose parts are not those of its role: its roles are mended as a whole"

KINSHIP: Mapping[str, tuple[Covers, ...]] = {
    # One measure, two levels
    "color-contrast": (
        Covers("low-enhanced-contrast", "the same two colours, under the minimum and under level AAA", stricter=True),
    ),
    "vague-link-in-context": (
        Covers("vague-link", "the same empty name, with its context and, at level AAA, without", stricter=True),
    ),
    "same-name-links-in-context": (
        Covers("same-name-links", "the same name, side by side and, at level AAA, on the page", stricter=True),
    ),
    "meta-refresh": (Covers("timed-refresh", "the same timer, within 20 hours and, at level AAA, any", stricter=True),),
    # One box
    "text-cut-on-phone": (
        Covers(
            "text-cut-when-zoomed",
            "the same text cut off by a box that doesn't give way: in half of the width, and in a quarter",
        ),
    ),
    # One name
    "link-name": tuple(
        Covers(each, _NO_NAME, below=IN_CONTROL) for each in ("image-alt", "role-img-alt", "svg-img-alt", "object-alt")
    ),
    "button-name": tuple(
        Covers(each, _NO_NAME, below=IN_CONTROL) for each in ("image-alt", "role-img-alt", "svg-img-alt", "object-alt")
    ),
    "aria-command-name": tuple(
        Covers(each, _NO_NAME, below=IN_CONTROL) for each in ("image-alt", "role-img-alt", "svg-img-alt")
    ),
    "label": (
        Covers("no-visible-label", _NO_LABEL),
        Covers("label-title-only", _NO_LABEL),
    ),
    "select-name": (
        Covers("no-visible-label", _NO_LABEL),
        Covers("label-title-only", _NO_LABEL),
    ),
    "aria-input-field-name": (Covers("no-visible-label", _NO_LABEL),),
    "aria-toggle-field-name": (Covers("no-visible-label", _NO_LABEL),),
    "no-visible-label": (Covers("label-title-only", _PLACEHOLDER),),
    "alt-is-file-name": (Covers("alt-says-nothing", "one alternative that has to be written anew"),),
    "alt-repeats-text": (Covers("image-redundant-alt", "one alternative that says the text beside the picture again"),),
    # One role
    "aria-roles": tuple(
        Covers(each, _WRONG_ROLE)
        for each in ("lost-name", "aria-where-prohibited", "aria-allowed-attr", "aria-allowed-role")
    ),
    "lost-name": (Covers("aria-where-prohibited", "one name on an element whose role can't have one"),),
    # One list, one widget, one table
    "list": (Covers("listitem", _BROKEN_LIST, below=IN_LIST),),
    "definition-list": (Covers("dlitem", _BROKEN_LIST, below=IN_LIST),),
    "aria-required-children": (
        Covers("aria-required-parent", _WIDGET, below=IN_LIST),
        Covers("listitem", _WIDGET, below=IN_LIST),
        Covers("nested-interactive", _WIDGET, below=IN_LIST),
        Covers("list", _WIDGET),
    ),
    "aria-required-parent": (
        Covers("nested-interactive", _WIDGET),
        Covers("listitem", _WIDGET),
    ),
    "layout-table-with-data-markup": (
        Covers("data-table-without-headers", _LAYOUT),
        Covers("table-duplicate-name", _LAYOUT),
        Covers("td-headers-attr", _LAYOUT, below=IN_TABLE),
        Covers("header-without-cells", _LAYOUT, below=IN_TABLE),
        Covers("empty-table-header", _LAYOUT, below=IN_TABLE),
        Covers("header-scope-contradicts", _LAYOUT, below=IN_TABLE),
        Covers("scope-attr-valid", _LAYOUT, below=IN_TABLE),
    ),
    "header-without-cells": (
        Covers("empty-table-header", "a header cell that heads nothing and says nothing is no header"),
    ),
    "header-scope-contradicts": (Covers("scope-attr-valid", "one scope attribute that has to be set right"),),
    # One landmark
    "landmark-one-main": (
        Covers("region", "what lies outside is the content that no main region holds", below=IN_LANDMARK),
    ),
    "landmark-no-duplicate-banner": (
        Covers("landmark-unique", _TWO_LANDMARKS),
        Covers("landmark-banner-is-top-level", _TWO_LANDMARKS, below=IN_LANDMARK),
    ),
    "landmark-no-duplicate-contentinfo": (
        Covers("landmark-unique", _TWO_LANDMARKS),
        Covers("landmark-contentinfo-is-top-level", _TWO_LANDMARKS, below=IN_LANDMARK),
    ),
    "landmark-no-duplicate-main": (
        Covers("landmark-unique", _TWO_LANDMARKS),
        Covers("landmark-main-is-top-level", _TWO_LANDMARKS, below=IN_LANDMARK),
    ),
    # One page
    "empty-main": (
        Covers("page-has-heading-one", "the page lacks all of its content: a heading alone would mend nothing"),
    ),
    # One way into the page, one focus
    "skip-link-broken": (Covers("skip-link", "one link whose target is not there"),),
    "skip-link-hidden": (
        Covers("focus-on-hidden", "one skip link that is not shown when it has the focus"),
        Covers("focus-not-visible", "one skip link that is not shown when it has the focus"),
    ),
    "focus-on-hidden": (Covers("focus-not-visible", "what is not to be seen shows no focus either"),),
    "focus-not-visible": (Covers("faint-focus-outline", "one focus indicator, which is missing"),),
    "keyboard-unreachable": (Covers("mouse-only-control", "one control that the Tab key passes by"),),
    # One movement, one field, one language
    "blink": (Covers("endless-motion", "one text that blinks"),),
    "marquee": (Covers("endless-motion", "one text that moves"),),
    "paste-blocked": (Covers("paste-cancelled", "one field that can't be pasted into"),),
    "autocomplete-valid": (
        Covers("autocomplete-missing", "one autocomplete attribute that has to say the right thing"),
    ),
    "error-message-unclear": (Covers("error-without-suggestion", "one message that has to be written anew"),),
    "html-lang-valid": (Covers("page-language-mismatch", "one lang attribute that has to name the right language"),),
    "valid-lang": (Covers("part-language-mismatch", "one lang attribute that has to name the right language"),),
}


def with_kin(*rules: Rule, kinship: Mapping[str, tuple[Covers, ...]] = KINSHIP) -> tuple[Rule, ...]:
    """The rules with what they cover on their cards."""
    return tuple(_with(rule, kinship[rule.id]) if rule.id in kinship else rule for rule in rules)


def _with(rule: Rule, covers: Iterable[Covers]) -> Rule:
    return replace(rule, meta=replace(rule.meta, covers=(*rule.meta.covers, *covers)))
