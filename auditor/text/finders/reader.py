"""Whether a text speaks to its reader, and gives the answer that its title promises early."""

from collections.abc import Iterator, Sequence

from auditor.message import say, say_count
from auditor.text.empty_words import fold, topic_stems, words
from auditor.text.finding import Finder, Text
from auditor.text.flags import READER
from auditor.text.parsing import Parsed
from auditor.text.remarks import Level, Remark

MIN_PROSE_WORDS = 150  # words of whole sentences; a shorter text may do without "you"
OPENING_WORDS = 100  # words of the main text in which its aim should be told
MIN_LATER_WORDS = 150  # words after the opening; a shorter text has no place to hide its answer
_READER = frozenset({"you", "your", "yours", "yourself", "yourselves", "you're", "you'll", "you've", "you'd"})
_TASKS = frozenset({
    "apply", "applying", "renew", "renewing", "get", "getting", "find", "finding", "pay", "paying", "register",
    "registering", "submit", "submitting", "enroll", "enrolling", "appeal", "appealing", "replace", "replacing",
    "cancel", "canceling", "filing", "reporting", "requesting", "claiming", "vote", "sign",
})  # fmt: skip
_TASKS_OR_THINGS = frozenset({"file", "report", "request", "claim", "change", "order", "check", "update", "book"})
MIN_COMMANDS = 3  # sentences that begin with a command: they speak to the reader without "you"
_COMMANDS = frozenset({
    "answer", "ask", "attach", "bring", "call", "check", "choose", "click", "complete", "contact", "download", "email", "enter", "fill",
    "find", "follow", "go", "include", "keep", "mail", "make", "open", "pay", "print", "read", "return", "select", "send", "sign",
    "submit", "take", "upload", "use", "visit", "wait", "write",
})  # fmt: skip
_AFTER_A_TASK = frozenset({"a", "an", "the", "your", "my", "for"})  # "Report a crime", not "Report of 2025"
_LANGS = frozenset({"en", "es"})


def _mark(lower: str, _written: str, _lang: str) -> int:
    return READER if lower in _READER else 0


def _no_address(text: Text) -> Iterator[Remark]:
    if text.lang != "en" or not is_task_page(text.title, text.blocks):
        return
    blocks = text.in_language("en")
    if any(sentence.flags & READER for block in blocks for sentence in block.sentences):
        return
    if sum([sentence.words[0].lower in _COMMANDS for block in blocks for sentence in block.sentences]) >= MIN_COMMANDS:
        return
    prose = [(block, sentence) for block in blocks for sentence in block.prose() if block.number not in text.law]
    if sum([len(sentence.words) for _, sentence in prose]) < MIN_PROSE_WORDS:
        return
    block, first = prose[0]
    message = say(
        "The title names something to do, but the text never says “you”: tell the reader directly what to do."
    )
    yield block.remark("no-reader-address", first.start, first.end, message, level=Level.HINT)


def is_task_page(title: str, blocks: Sequence[Parsed]) -> bool:
    """Whether the title or the main heading of a page names something that its reader wants to do."""
    heading = _main_heading(title, blocks)
    return _is_task(title) or (heading is not None and _is_task(heading.block.text))


def _is_task(title: str) -> bool:
    """Whether a title or heading names something that its reader wants to do."""
    first, second = (*words(title)[:2], "", "")[:2]
    is_how = first == "how" and second in {"to", "do", "can"}
    return is_how or first in _TASKS or (first in _TASKS_OR_THINGS and second in _AFTER_A_TASK)


def _late_answer(text: Text) -> Iterator[Remark]:
    """Off by default: on 400 saved pages of ten government sites an editor would act on two of its seven hints."""
    heading = _main_heading(text.title, text.blocks)
    if heading is None or text.lang not in _LANGS:
        return
    wanted = topic_stems(heading.block.text)
    read = [block for block in text.in_language(text.lang) if block.number > heading.number and block.prose()]
    opening, later = _parts(read)
    if not wanted or len(later) < MIN_LATER_WORDS or not wanted.isdisjoint(topic_stems(" ".join(opening))):
        return
    if wanted.isdisjoint(topic_stems(" ".join(later))):
        return
    first = read[0].sentences[0]
    message = say_count(
        "The first word doesn't speak of what the heading “{heading}” promises; it comes up only later: say first what readers come for.",
        "The first {n} words don't speak of what the heading “{heading}” promises; it comes up only later: say first what readers come for.",
        n=OPENING_WORDS,
        heading=heading.block.text,
    )
    yield read[0].remark("answer-comes-late", first.start, first.end, message, level=Level.HINT)


def _parts(blocks: list[Parsed]) -> tuple[list[str], list[str]]:
    """The words of the opening and the words after it."""
    found = [word.lower for block in blocks for sentence in block.sentences for word in sentence.words]
    return found[:OPENING_WORDS], found[OPENING_WORDS:]


def _main_heading(title: str, blocks: Sequence[Parsed]) -> Parsed | None:
    """The first heading of the main content that the title repeats, or, without a title, the first of all."""
    headings = [block for block in blocks if block.block.kind == "heading" and block.block.in_main]
    folded = fold(title)
    return next((each for each in headings if not folded or fold(each.block.text) in folded), None)


FINDERS: tuple[Finder, ...] = (
    Finder(id="no-reader-address", langs=frozenset({"en"}), find=_no_address, mark=_mark),
    Finder(id="answer-comes-late", langs=_LANGS, find=_late_answer, is_on=False),
)
