"""A checked text for people: its measures, then its passages from top to bottom with what to say of each."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from auditor.editing.checked import Checked
from auditor.editing.wording import advice_in_words, grade_range, target_of, with_suggestion
from auditor.language import name_of
from auditor.text.formulas import SZIGRISZT_PAZOS, inflesz_band
from auditor.text.remarks import Level, Remark

MAX_CONTEXT_CHARS = 500  # of a sentence shown whole, some 80 words (our choice)
SIDE_CHARS = 120  # shown on each side of a passage in a longer one

_ELLIPSIS = "…"
_PLURALS = {Level.FINDING: ("finding", "findings"), Level.HINT: ("hint", "hints"), Level.ADVICE: ("piece of advice", "pieces of advice")}  # fmt: skip

Part = tuple[str, bool]
"""A stretch of a passage, and whether it is marked."""


class Paper(Protocol):
    """Where it is written: a terminal, or a file."""

    def title(self, text: str) -> None:
        """The name of a document."""

    def line(self, text: str, *, quiet: bool = False) -> None:
        """A line of ours; a `quiet` one may be passed over."""

    def total(self, text: str) -> None:
        """The last line of a document: what it came to."""

    def passage(self, place: str, parts: Sequence[Part]) -> None:
        """A place in a file, and its text with the marked stretches."""

    def remark(self, remark: Remark, text: str, *, rank: int) -> None:
        """What is to be said of the passage above; `rank`: its place among what would lower the grade, 0 for none."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Remarks that are shown under one passage: characters `start` up to `end` of a block."""

    block: int
    start: int
    end: int
    remarks: tuple[Remark, ...]


def show(checked: Checked, paper: Paper, *, levels: frozenset[Level], measures: bool) -> None:
    """Write a document's measures and its remarks of these levels; `measures`: those by formula too."""
    paper.title(checked.document.name)
    for line in _summary(checked):
        paper.line(line)
    if checked.advice:
        paper.line(advice_in_words(checked.advice))
    if measures:
        for name, value, meaning in _measures(checked):
            paper.line(f"{name:32} {value:8.2f}{meaning}", quiet=True)
    remarks = [remark for remark in checked.review.remarks if remark.level in levels]
    for group in _groups(checked, remarks):
        paper.passage(_place(checked, group), list(_parts(checked.blocks[group.block].text, group)))
        for remark in group.remarks:
            paper.remark(remark, _sentence(remark, group), rank=checked.rank(remark))
    paper.total(_counts(remarks))


def _summary(checked: Checked) -> Iterator[str]:
    review = checked.review
    if review.grade:
        verdict = " The whole range lies above it." if checked.is_above_target else ""
        yield f"Reading grade {grade_range(review.grade)}, in {name_of(review.lang)}. {target_of(checked)}{verdict}".rstrip()
        if review.whole_grade and review.whole_grade.range != review.grade.range:
            yield f"Headings, items and labels included: {grade_range(review.whole_grade)}."
    else:
        yield f"No reading grade. {review.reason}"
    prose, whole = review.prose, review.whole
    line = f"{_number(whole.words, 'word')} in {_number(whole.sentences, 'sentence')}, headings and items counted"
    if prose.sentences:
        line += f"; {prose.words / prose.sentences:.0f} words in a whole sentence on average"
    yield line + "."
    if review.foreign_words:
        others = ", ".join(
            f"{_number(count, 'word')} in {name_of(code)}" for code, count in review.foreign_words.items()
        )
        yield f"Left out of these measures: {others}."


def _measures(checked: Checked) -> Iterator[tuple[str, float, str]]:
    """Name, value, and what the value means where its scale has words."""
    if checked.review.index is not None:
        yield "index (ours)", checked.review.index, ""
    for name, value in checked.review.classical.items():
        meaning = f" {inflesz_band(value)} (INFLESZ)" if name == SZIGRISZT_PAZOS else ""
        yield name.replace("_", " "), value, meaning


def _groups(checked: Checked, remarks: Iterable[Remark]) -> Iterator[_Group]:
    """Remarks by the sentence they lie in; one that goes beyond it, or lies in a very long one, stands alone."""
    for key, found in groupby(remarks, key=lambda remark: (remark.block, *_sentence_around(checked, remark))):
        block, start, end = key
        together = tuple(found)
        if end - start <= MAX_CONTEXT_CHARS:
            yield _Group(block, start, end, together)
        else:
            yield from (_Group(block, start, end, (remark,)) for remark in together)


def _sentence_around(checked: Checked, remark: Remark) -> tuple[int, int]:
    for sentence in checked.review.parsed[remark.block].sentences:
        if sentence.start <= remark.start and remark.end <= sentence.end:
            return sentence.start, sentence.end
    return remark.start, remark.end


def _parts(text: str, group: _Group) -> Iterator[Part]:
    """The passage in stretches; a remark on the whole of it marks nothing. Long ones lose their middle or ends."""
    start, end = group.start, group.end
    spans = sorted({(r.start, r.end) for r in group.remarks if (r.start, r.end) != (start, end) and r.end > r.start})
    if end - start > MAX_CONTEXT_CHARS:
        if not spans or spans[0][1] - spans[0][0] > MAX_CONTEXT_CHARS:
            first, last = spans[0] if spans else (start, end)
            yield text[first : first + 2 * SIDE_CHARS] + f" {_ELLIPSIS} ", False
            yield text[last - SIDE_CHARS : last], False
            return
        start, end = max(start, spans[0][0] - SIDE_CHARS), min(end, spans[0][1] + SIDE_CHARS)
    at = start
    if start > group.start:
        yield _ELLIPSIS, False
    for first, last in spans:
        first = max(first, at)
        if last > first:
            yield text[at:first], False
            yield text[first:last], True
            at = last
    yield text[at:end] + (_ELLIPSIS if end < group.end else ""), False


def _place(checked: Checked, group: _Group) -> str:
    first = group.remarks[0]
    name = checked.document.name
    if span := checked.span(first):
        return f"{name}:{span[0].line}:{span[0].column}"
    line = checked.line(first)
    return f"{name}:{line}" if line else name


def _sentence(remark: Remark, group: _Group) -> str:
    """The message, and what to write instead; it names the passage where it might be another one."""
    text = with_suggestion(remark)
    is_one_of_several = len(group.remarks) > 1 and (remark.start, remark.end) != (group.start, group.end)
    if is_one_of_several and remark.quote and remark.quote.lower() not in text.lower():
        text = f"“{_clipped(remark.quote)}”: {text}"
    return text


def _counts(remarks: Sequence[Remark]) -> str:
    if not remarks:
        return "Nothing to remark."
    by_level = Counter(remark.level for remark in remarks)
    levels = ", ".join(
        f"{by_level[level]} {_PLURALS[level][by_level[level] != 1]}" for level in Level if by_level[level]
    )
    rules = ", ".join(f"{rule} {count}" for rule, count in Counter(r.rule for r in remarks).most_common())
    return f"{levels}: {rules}."


def _number(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def _clipped(text: str) -> str:
    return text if len(text) <= SIDE_CHARS // 2 else text[: SIDE_CHARS // 2].rstrip() + _ELLIPSIS
