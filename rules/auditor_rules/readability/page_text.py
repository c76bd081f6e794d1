"""The text of a page, reviewed once for all rules that ask, and what a text rule found as findings of the audit."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from auditor.artifacts import DocumentText, HouseStyle
from auditor.message import say
from auditor.model import Finding, Harm, Outcome, Target
from auditor.text.finders import FINDERS
from auditor.text.remarks import Level, Remark
from auditor.text.review import Review, is_wanted, review
from auditor_rules.telling import clipped, passes

KEPT_REVIEWS = 4  # pages judged side by side; each is asked for by some twenty rules in turn
QUOTE_CHARS = 90  # characters of a passage that a message repeats
CONTEXT_CHARS = 80  # characters before and after a passage that a report shows
_FINDERS = {finder.id: finder for finder in FINDERS}
_OUTCOMES = {Level.FINDING: Outcome.FAILED, Level.HINT: Outcome.CANT_TELL}
_ASKING = frozenset({
    "long-stretch", "passive-share", "no-reader-address", "answer-comes-late", "nested-condition", "double-negative",
    "too-many-acronyms", "unclear-date", "unclear-time", "unclear-frequency", "unclear-day", "unclear-amount",
    "machine-translation-marks",
})  # fmt: skip
"""Rules whose hints are rare enough to be questions of an audit. Other hints, and all advice, stay with `auditor text`:
a person can't look at a thousand sentences that may be long."""


@lru_cache(maxsize=KEPT_REVIEWS)
def reviewed(doc: DocumentText, house: HouseStyle) -> Review:
    """The page's text with its measures and remarks."""
    return review(doc.blocks, title=doc.title, lang=doc.lang, house=house)


def findings(
    rule_id: str,
    doc: DocumentText,
    house: HouseStyle,
    *,
    cause: str | None = "",
    harm_if_worse: Mapping[str, Harm] | None = None,
) -> Iterator[Finding]:
    """What the text rule `rule_id` says of a page: failures, questions, and the blocks that passed.

    Nothing for a rule that the house style turns off, or a page in a language that it doesn't know. `cause` is the
    key in a remark's data that groups findings with one repair; without it, the same words are one cause, and with
    None all findings of the rule are, as for sentences that are mended one by one and are each of the same kind.
    """
    finder, text = _FINDERS[rule_id], reviewed(doc, house)
    blocks = [each for each in text.parsed if each.lang in finder.langs and each.block.in_main and each.sentences]
    if not blocks or not is_wanted(finder, house):
        return
    flagged = set()
    for remark in text.remarks:
        if remark.rule == rule_id and _is_told(remark):
            flagged.add(remark.block)
            yield _finding(remark, text, cause, harm_if_worse if remark.is_worse else None)
    yield from passes(sum(each.number not in flagged for each in blocks), say("nothing of the kind in the block"))
    if doc.capped:
        yield Finding(Outcome.UNTESTED, say("the page has more text than was looked at"))


def page_findings(rule_id: str, doc: DocumentText, house: HouseStyle) -> Iterator[Finding]:
    """What a text rule about the page as a whole says: a failure or a question, or one pass."""
    if reviewed(doc, house).lang not in _FINDERS[rule_id].langs:
        return
    found = list(findings(rule_id, doc, house))
    judged = [replace(each, cause="") for each in found if each.outcome in _OUTCOMES.values()]
    yield from judged or passes(min(1, len(found)), say("nothing of the kind on the page"))
    yield from (each for each in found if each.outcome is Outcome.UNTESTED)


def _is_told(remark: Remark) -> bool:
    return remark.level is Level.FINDING or (remark.level is Level.HINT and remark.rule in _ASKING)


def _finding(remark: Remark, text: Review, cause: str | None, harm: Mapping[str, Harm] | None) -> Finding:
    block = text.parsed[remark.block].block
    data = {
        "quote": remark.quote,
        "before": block.text[max(0, remark.start - CONTEXT_CHARS) : remark.start],
        "after": block.text[remark.end : remark.end + CONTEXT_CHARS],
        "start": remark.start,
        "end": remark.end,
    }
    if remark.suggestion is not None:
        data["suggestion"] = remark.suggestion
    message = remark.message
    if remark.quote.casefold() not in str(message).casefold():
        message = say("“{quote}”: {message}", quote=clipped(remark.quote, QUOTE_CHARS), message=message)
    return Finding(
        _OUTCOMES[remark.level],
        message,
        target=Target(selector=block.selector),
        data=data,
        cause="" if cause is None else str(remark.data.get(cause) or remark.quote.casefold()),
        harm=harm,
    )
