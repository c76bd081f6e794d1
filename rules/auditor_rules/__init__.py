"""The built-in rule pack."""

from auditor.rule import Rule
from auditor_rules.accessibility.axe import AXE_RULES
from auditor_rules.accessibility.titles import duplicate_titles
from auditor_rules.mobile.reflow import sideways_scroll
from auditor_rules.mobile.targets import small_tap_target
from auditor_rules.mobile.viewport import viewport_missing, zoom_blocked
from auditor_rules.readability.difficulty import reading_grade

PACK: tuple[Rule, ...] = (
    *AXE_RULES,
    duplicate_titles,
    viewport_missing,
    zoom_blocked,
    sideways_scroll,
    small_tap_target,
    reading_grade,
)
