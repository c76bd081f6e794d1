"""The text of a page, reviewed once for all rules that ask, and what a text rule found as findings of the audit."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from auditor.artifacts import DocumentText, HouseStyle
from auditor.message import Message, say, say_count
from auditor.model import Finding, Harm, Outcome, Target
from auditor.text.finders import FINDERS
from auditor.text.parsing import Parsed
from auditor.text.remarks import Level, Remark
from auditor.text.review import Review, is_wanted, review
from auditor_rules.telling import clipped, passes

KEPT_REVIEWS = 4  # pages judged side by side; each is asked for by some twenty rules in turn
QUOTE_CHARS = 90  # characters of a passage that a message repeats
MAX_PLACES = 50  # places of a word on a page that its finding lists; all are counted
CONTEXT_CHARS = 80  # characters before and after a passage that a report shows
SENTENCE_CHARS = 1000  # characters of a sentence that is kept; our choice: over 150 words
_FINDERS = {finder.id: finder for finder in FINDERS}
_OUTCOMES = {Level.FINDING: Outcome.FAILED, Level.HINT: Outcome.CANT_TELL}
_ASKING = frozenset({
    "long-stretch", "passive-share", "no-reader-address", "answer-comes-late", "nested-condition", "double-negative",
    "too-many-acronyms", "unclear-date", "unclear-time", "unclear-frequency", "unclear-day", "unclear-amount",
    "machine-translation-marks", "placeholder-text",
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
    once: bool = False,
) -> Iterator[Finding]:
    """What the text rule `rule_id` says of a page: failures, questions, and the blocks that passed.

    Nothing for a rule that the house style turns off, or a page in a language that it doesn't know. `cause` is the
    key in a remark's data that groups findings with one repair; without it, the same words are one cause, and with
    None all findings of the rule are, as for sentences that are mended one by one and are each of the same kind.
    With `once` each cause is one finding, where it first stands, and the other places are in its data: a word.
    """
    finder, text = _FINDERS[rule_id], reviewed(doc, house)
    blocks = [each for each in text.parsed if each.lang in finder.langs and each.block.in_main and each.sentences]
    if not blocks or not is_wanted(finder, house):
        return
    ours = [remark for remark in text.remarks if remark.rule == rule_id]
    told = [remark for remark in ours if _is_told(remark)]
    found = [_finding(remark, text, cause, harm_if_worse if remark.is_worse else None) for remark in told]
    yield from _once(found) if once else found
    flagged = {remark.block for remark in told}
    yield from passes(sum(each.number not in flagged for each in blocks), say("nothing of the kind in the block"))
    if doc.capped:
        yield Finding(Outcome.UNTESTED, say("the page has more text than was looked at"))
    yield from (Finding(Outcome.UNTESTED, why) for why in dict.fromkeys(_kept_back(remark) for remark in ours) if why)


def page_findings(rule_id: str, doc: DocumentText, house: HouseStyle) -> Iterator[Finding]:
    """What a text rule about the page as a whole says: a failure or a question, or one pass."""
    if reviewed(doc, house).lang not in _FINDERS[rule_id].langs:
        return
    found = list(findings(rule_id, doc, house))
    judged = [replace(each, cause="") for each in found if each.outcome in _OUTCOMES.values()]
    yield from judged or passes(min(1, len(found)), say("nothing of the kind on the page"))
    yield from (each for each in found if each.outcome is Outcome.UNTESTED)


def _kept_back(remark: Remark) -> Message | None:
    """Why a remark that would be a finding or a question elsewhere is none."""
    if remark.muted is None:
        return None
    return say("what it found there is left out, because {reason}", reason=remark.muted)


def _once(found: Sequence[Finding]) -> Iterator[Finding]:
    """The first finding of each cause, with the places of all of them."""
    by_cause: dict[tuple[Outcome, str | None], list[Finding]] = defaultdict(list)
    for each in found:
        by_cause[each.outcome, each.cause].append(each)
    for first, *others in by_cause.values():
        if not others:
            yield first
            continue
        places = [_place(each) for each in (first, *others)]
        message = say_count(
            "{message} (and {n} more place on this page)",
            "{message} (and {n} more places on this page)",
            n=len(others),
            message=first.message,
        )
        yield replace(
            first,
            message=message,
            data={**first.data, "times": len(places), "places": places[:MAX_PLACES]},
        )


def _place(found: Finding) -> dict[str, object]:
    assert found.target is not None
    kept = {key: found.data[key] for key in ("quote", "start", "end", "suggestion") if key in found.data}
    return {"selector": found.target.selector, **kept}


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
    if sentence := _sentence(text.parsed[remark.block], remark):
        data["sentence"] = sentence
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


def _sentence(block: Parsed, remark: Remark) -> str:
    """The sentence that a remark is about, or several where it reaches over them; "" where it stands in none."""
    met = [each for each in block.sentences if each.start < remark.end and remark.start < each.end]
    return block.block.text[met[0].start : met[-1].end][:SENTENCE_CHARS].strip() if met else ""
