"""A checked text for people: its measures, then its passages from top to bottom with what to say of each."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from auditor.editing.checked import GRADE_RULE, Checked
from auditor.editing.inputs import STANDARD_INPUT
from auditor.editing.together import with_others
from auditor.editing.wording import advice_in_words, grade_range, muted_notes, target_of, with_suggestion
from auditor.language import said_name
from auditor.message import ENGLISH, Catalogue, Message, say, say_count
from auditor.text.formulas import SZIGRISZT_PAZOS, inflesz_band, named
from auditor.text.remarks import LEVEL_NAMES, Level, Remark

MAX_CONTEXT_CHARS = 500  # of a sentence shown whole, some 80 words (our choice)
SIDE_CHARS = 120  # shown on each side of a passage in a longer one

_ELLIPSIS = "…"
_ONCE = frozenset({"hard-word", "hard-word-weak", "house-word", "legal-word", "shall", "vague-link-text"})
"""Rules about words and names of links: each is shown where it first stands."""

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

    def remark(self, remark: Remark, text: str, *, level: str, rank: int) -> None:
        """What is to be said of the passage above.

        `level` is the word for the remark's level, `rank` its place among what would lower the grade, 0 for none.
        """


@dataclass(frozen=True, slots=True)
class _Group:
    """Remarks that are shown under one passage: characters `start` up to `end` of a block."""

    block: int
    start: int
    end: int
    remarks: tuple[Remark, ...]


def show(
    checked: Checked,
    paper: Paper,
    *,
    levels: frozenset[Level],
    measures: bool,
    catalogue: Catalogue = ENGLISH,
) -> None:
    """Write a document's measures and its remarks of these levels; `measures`: those by formula too."""
    paper.title(_name(checked, catalogue))
    for line in _summary(checked):
        paper.line(catalogue.show(line))
    if checked.advice:
        paper.line(catalogue.show(advice_in_words(checked.advice)))
    if measures:
        for name, value, meaning in _measures(checked):
            shown = f"{catalogue.show(name):32} {catalogue.number(value, '.2f'):>8} {catalogue.show(meaning) if meaning else ''}"
            paper.line(shown.rstrip(), quiet=True)
    kept = [each for each in checked.remarks if each.level in levels or checked.rank(each)]
    first = _first_of_each(checked, kept)
    for group in _groups(checked, (remark for remark, _ in first.values())):
        paper.passage(_place(checked, group, catalogue), list(_parts(checked.blocks[group.block].text, group)))
        for remark in group.remarks:
            message = with_others(_sentence(remark, group), first[id(remark)][1], checked.line)
            level = catalogue.show(LEVEL_NAMES[remark.level])
            paper.remark(remark, catalogue.show(message), level=level, rank=checked.rank(remark))
    for line in _totals(checked, kept):
        paper.total(catalogue.show(line))


def _summary(checked: Checked) -> Iterator[Message]:
    review = checked.review
    yield _grade(checked)
    if review.grade and review.whole_grade and review.whole_grade.range != review.grade.range:
        yield say("Headings, items and labels included: {grade}.", grade=grade_range(review.whole_grade))
    prose, whole = review.prose, review.whole
    words, sentences = _words(whole.words), say_count("{n:,} sentence", "{n:,} sentences", n=whole.sentences)
    if prose.sentences:
        yield say(
            "{words} in {sentences}, headings and items counted; {average:.0f} words in a whole sentence on average.",
            words=words, sentences=sentences, average=prose.words / prose.sentences,
        )  # fmt: skip
    else:
        yield say("{words} in {sentences}, headings and items counted.", words=words, sentences=sentences)
    if review.foreign_words:
        others = tuple(
            say("{words} in {language}", words=_words(count), language=said_name(code))
            for code, count in review.foreign_words.items()
        )
        yield say("Left out of these measures: {others}.", others=others)
    yield from muted_notes(review)


def _grade(checked: Checked) -> Message:
    """The grade beside our target, or why there is none."""
    review, target = checked.review, target_of(checked)
    if not review.grade:
        assert review.reason is not None
        if review.band:
            return say(
                "Reading grade about {grade}, few words. {reason}", grade=review.band.range, reason=review.reason
            )
        return say("No reading grade. {reason}", reason=review.reason)
    grade, language = grade_range(review.grade), said_name(review.lang)
    if target is None:
        return say("Reading grade {grade}, in {language}.", grade=grade, language=language)
    if not checked.is_above_target:
        return say("Reading grade {grade}, in {language}. {target}", grade=grade, language=language, target=target)
    return say(
        "Reading grade {grade}, in {language}. {target} The whole range lies above it.",
        grade=grade, language=language, target=target,
    )  # fmt: skip


def _measures(checked: Checked) -> Iterator[tuple[Message, float, Message | None]]:
    """Name, value, and what the value means where its scale has words."""
    if checked.review.index is not None:
        yield say("index (ours)"), checked.review.index, None
    for name, value in checked.review.classical.items():
        meaning = say("{band} (INFLESZ)", band=inflesz_band(value)) if name == SZIGRISZT_PAZOS else None
        yield named(name), value, meaning


def _first_of_each(checked: Checked, remarks: Sequence[Remark]) -> dict[int, tuple[Remark, list[Remark]]]:
    """By identity the remarks to show, each with those that say the same of other places and are only counted."""
    first: dict[int, tuple[Remark, list[Remark]]] = {}
    by_word: dict[tuple[str, ...], list[Remark]] = {}
    for remark in remarks:
        word = _word(remark)
        if word in by_word and not checked.rank(remark):
            by_word[word].append(remark)
            continue
        first[id(remark)] = remark, []
        if word:
            by_word.setdefault(word, first[id(remark)][1])
    return first


def _word(remark: Remark) -> tuple[str, ...]:
    """What makes two remarks one: the word that both are about; () where each is shown."""
    if remark.rule not in _ONCE:
        return ()
    data = remark.data
    return remark.rule, remark.level, str(data.get("term") or data.get("form") or remark.quote.casefold())


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


def _name(checked: Checked, catalogue: Catalogue) -> str:
    name = checked.document.name
    return catalogue.show(STANDARD_INPUT) if name == str(STANDARD_INPUT) else name


def _place(checked: Checked, group: _Group, catalogue: Catalogue) -> str:
    first = group.remarks[0]
    name = _name(checked, catalogue)
    if span := checked.span(first):
        return f"{name}:{span[0].line}:{span[0].column}"
    line = checked.line(first)
    return f"{name}:{line}" if line else name


def _sentence(remark: Remark, group: _Group) -> Message:
    """The message, and what to write instead; it names the passage where it might be another one."""
    text = with_suggestion(remark)
    is_one_of_several = len(group.remarks) > 1 and (remark.start, remark.end) != (group.start, group.end)
    if is_one_of_several and remark.quote and remark.quote.lower() not in str(text).lower():
        return say("“{quote}”: {message}", quote=_clipped(remark.quote), message=text)
    return text


def _totals(checked: Checked, shown: Sequence[Remark]) -> Iterator[Message]:
    """What was shown, the grade's failure with it, and what is there besides."""
    by_level = Counter(remark.level for remark in shown)
    by_rule = Counter(remark.rule for remark in shown)
    if checked.is_above_target:
        by_level[Level.FINDING] += 1
        by_rule[GRADE_RULE] += 1
    hidden = Counter(remark.level for remark in checked.remarks) - Counter(remark.level for remark in shown)
    if by_level:
        yield say(
            "{levels}: {rules}.",
            levels=_by_level(by_level),
            rules=tuple(say("{rule} {times}", rule=rule, times=times) for rule, times in by_rule.most_common()),
        )
    elif hidden:
        yield say("Nothing to remark of what was asked for.")
    else:
        yield say("Nothing to remark.")
    if hidden:
        yield say("Not shown: {levels}.", levels=_by_level(hidden))


def _by_level(counts: Counter[Level]) -> tuple[Message, ...]:
    return tuple(_count(level, counts[level]) for level in Level if counts[level])


def _count(level: Level, count: int) -> Message:
    match level:
        case Level.FINDING:
            return say_count("{n} finding", "{n} findings", n=count)
        case Level.HINT:
            return say_count("{n} hint", "{n} hints", n=count)
        case Level.ADVICE:
            return say_count("{n} piece of advice", "{n} pieces of advice", n=count)


def _words(count: int) -> Message:
    return say_count("{n:,} word", "{n:,} words", n=count)


def _clipped(text: str) -> str:
    return text if len(text) <= SIDE_CHARS // 2 else text[: SIDE_CHARS // 2].rstrip() + _ELLIPSIS
