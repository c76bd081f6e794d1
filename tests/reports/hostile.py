"""An audit of text that attacks whoever opens an export: formulas, controls, lone surrogates, turned direction."""

from pathlib import Path

from auditor.message import as_said
from tests.fixtures.audit_db import RULES, AuditDb

FORMULAS = (
    "=1+1", "+1", "-2+3+cmd|' /C calc'!A0", "@SUM(1)", "\t=1", "\r=1", " \n =1", "\u00a0=1", "'=1", "x;=1", "x; +1", "\uff1d1", '"=1',
)  # fmt: skip
CONTROLS = "a\x00b\x07c\x1b[31md\x7fe\x85f\ufffeg\uffffh]]>"
SURROGATE = "\udc80 and \ud83d"
BIDI = "\u202egov.evil\u202c \u2066x\u2069 \u061c"
TEXTS = (*FORMULAS, CONTROLS, SURROGATE, BIDI, "_x0041_", "::error::x ##[group]", "x" * 40_000, "\U0001f600" * 20_000)


def write_hostile_db(path: Path) -> int:
    """One site with a page and a finding for each text, in every field that a page can fill; returns how many."""
    button = RULES[0]
    with AuditDb(path) as db:
        site = db.site(db.run(), "https://a.gov/", "a.gov")
        for number, text in enumerate(TEXTS):
            kept = text.encode("utf-8", "replace").decode()
            page = db.page(site, f"https://a.gov/{number}", title=kept, lang=kept[:40])
            db.finding(
                site, page, button, message=as_said(kept), selector=kept, html=kept, cause=kept, component=kept,
                data={"quote": text, "suggestion": text},
            )  # fmt: skip
            db.rule_run(site, page, button["id"], "failed")
    return len(TEXTS)
