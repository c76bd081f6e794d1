"""What the mending of single passages would do for the grade, worked out by scoring the mended text again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from auditor.artifacts.house import HouseStyle
from auditor.text.index import Grade, grade, index
from auditor.text.measures import measure
from auditor.text.parsing import Parsed, Sentence, in_language, parse_block
from auditor.text.remarks import Level, Remark
from auditor.text.review import Review, lexicon_for

SPLIT_RULE = "long-sentence"
MAX_EDITS = 40  # passages tried; each one is scored by itself first
_JOINTS = " ,;–—"  # what stands between two clauses and goes when they become sentences
MIN_GAIN = 0.01  # grades; an edit that brings less is no advice


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """The passages worth mending, the most useful first, and the grade before and after.

    `splits` (of sentences) and `replacements` (of words) count them by kind; one of the two may be 0.
    """

    remarks: tuple[Remark, ...]
    splits: int
    replacements: int
    before: Grade
    after: Grade


@dataclass(frozen=True, slots=True)
class _Edit:
    """Put `text` in place of the characters from `start` to `end` of a block."""

    remark: Remark
    start: int
    end: int
    text: str


def advise(found: Review, house: HouseStyle) -> Advice | None:
    """The fewest edits that bring a text to its target, or all that help; None when it has no grade or needs none."""
    before, target = found.grade, house.target
    if before is None or target is None or before.meets(target):
        return None
    scored = _Scored(found, house)
    edits = _edits(found)[:MAX_EDITS]
    gains = [before.value - scored.value([edit]) for edit in edits]
    ranked = sorted(zip(gains, edits, strict=True), key=lambda each: -each[0])
    useful = [edit for gain, edit in ranked if gain >= MIN_GAIN]
    if not useful:
        return None
    chosen = useful[: _fewest(useful, target, scored)]
    after = scored.grade(chosen)
    if after is None or after.shown == before.shown:
        return None
    splits = sum(edit.remark.rule == SPLIT_RULE for edit in chosen)
    return Advice(
        remarks=tuple(edit.remark for edit in chosen),
        splits=splits,
        replacements=len(chosen) - splits,
        before=before,
        after=after,
    )


class _Scored:
    """The text with some edits made, measured again; only the blocks that change are read again."""

    def __init__(self, found: Review, house: HouseStyle) -> None:
        self._lang = found.lang
        self._lexicon = lexicon_for(found.lang, house)
        self._blocks = in_language(found.parsed, found.lang)

    def value(self, edits: Iterable[_Edit]) -> float:
        """The index of the prose with these edits made."""
        return index(measure(self._sentences(edits)), self._lang) or 0.0

    def grade(self, edits: Iterable[_Edit]) -> Grade | None:
        """Its grade with the range."""
        return grade(measure(self._sentences(edits)), self._lang)

    def _sentences(self, edits: Iterable[_Edit]) -> list[Sentence]:
        by_block: Mapping[int, list[_Edit]] = defaultdict(list)
        for edit in edits:
            by_block[edit.remark.block].append(edit)
        return [
            sentence
            for block in self._blocks
            for sentence in (self._edited(block, by_block[block.number]) if block.number in by_block else block).prose()
        ]

    def _edited(self, parsed: Parsed, edits: Sequence[_Edit]) -> Parsed:
        text = parsed.block.text
        for edit in sorted(edits, key=lambda each: -each.start):
            text = text[: edit.start] + edit.text + text[edit.end :]
        return parse_block(replace(parsed.block, text=text), parsed.number, parsed.lang, self._lexicon)


def _fewest(edits: Sequence[_Edit], target: float, scored: _Scored) -> int:
    """How many of the edits, from the first on, bring the text to its target; all if they don't."""
    low, high = 1, len(edits)
    while low < high:
        middle = (low + high) // 2
        if scored.value(edits[:middle]) <= target:
            high = middle
        else:
            low = middle + 1
    return low


def _edits(found: Review) -> list[_Edit]:
    """The edits that remarks propose, without those that lie in one that comes before them."""
    edits: list[_Edit] = []
    last_end: dict[int, int] = {}
    for remark in found.remarks:
        edit = _edit_of(remark, found.parsed[remark.block].block.text)
        if edit is None or edit.start < last_end.get(remark.block, 0):
            continue
        last_end[remark.block] = edit.end
        edits.append(edit)
    return edits


def _edit_of(remark: Remark, text: str) -> _Edit | None:
    if remark.rule == SPLIT_RULE:
        return _split(remark, text)
    if remark.suggestion is None or remark.level is Level.ADVICE:
        return None
    return _Edit(remark, remark.start, remark.end, remark.suggestion)


def _split(remark: Remark, text: str) -> _Edit | None:
    """Two sentences where the finder found a joint, else at the space nearest to the middle."""
    begin: int = remark.data.get("split") or _middle_space(text, remark.start, remark.end) + 1
    end_of_first = len(text[:begin].rstrip(_JOINTS))
    first_letter = text[begin : begin + 1]
    if end_of_first <= remark.start or not first_letter:
        return None
    return _Edit(remark, end_of_first, begin + 1, f". {first_letter.upper()}")


def _middle_space(text: str, start: int, end: int) -> int:
    middle = (start + end) // 2
    after, before = text.find(" ", middle, end), text.rfind(" ", start, middle)
    return after if after >= 0 and (before < 0 or after - middle < middle - before) else before
