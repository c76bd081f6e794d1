"""Headings that say nothing, and text that shouts."""

from collections.abc import Iterator

from auditor.message import say
from auditor.text.empty_words import heading_fault
from auditor.text.finding import Finder, Text
from auditor.text.flags import NOT_A_WORD
from auditor.text.law import level_in
from auditor.text.lexicon import Word
from auditor.text.remarks import Level, Remark
from auditor.text.signatures import is_signature

LONGEST_VAGUE = 30  # characters; no listed heading is longer, so longer ones are not looked up
MIN_SHOUTED_WORDS = 3  # words in capitals; fewer are taken for a name or a sign
SURE_SHOUTED_WORDS = 4  # words; three may be a name as it stands on a seal ("DEPARTMENT OF JUSTICE")
MIN_KNOWN_WORDS = 2  # of them, words that are no acronym
MIN_KNOWN_LETTERS = 5  # letters; shorter words may be acronyms
KNOWN_ZIPF = 3.5  # Zipf scale; a word used three times in a million or more is known
SMALL_WORD_ZIPF = 5.8  # Zipf scale; "for", "your", "how": no acronym though short
_LANGS = frozenset({"en", "es"})
_SHOUTING_KINDS = frozenset({"heading", "paragraph", "list_item", "other", "quote"})
_FAULTS = {
    "template": say("This heading is left over from a template: say in a few words what the section tells."),
    "no words": say("This heading has no words: say in a few words what the section tells."),
    "counts": say("This heading only counts: can it say what the section tells?"),
    "open": say("This heading would fit any section: can it say what this one tells?"),
}
_SHOUTED = {
    "heading": say(
        "This heading is all in capitals, which is slower to read and feels like shouting: write it like any other heading."
    ),
    "sentence": say(
        "This sentence is all in capitals, which is slower to read and feels like shouting: write it like any other sentence."
    ),
    "line": say(
        "This line is all in capitals, which is slower to read and feels like shouting: write it like any other line."
    ),
}


def _vague(text: Text) -> Iterator[Remark]:
    for block in text.blocks:
        if block.block.kind != "heading" or not block.block.in_main or len(block.block.text) > LONGEST_VAGUE:
            continue
        if fault := heading_fault(block.block.text):
            level = Level.FINDING if fault in {"template", "no words"} else Level.HINT
            yield block.remark("vague-heading-text", 0, len(block.block.text), _FAULTS[fault], level=level)


def _shouting(text: Text) -> Iterator[Remark]:
    for block in text.blocks:
        if block.block.kind not in _SHOUTING_KINDS or not block.block.in_main or block.lang not in _LANGS:
            continue
        for sentence in block.sentences:
            if not sentence.flags & NOT_A_WORD or not sentence.text.isupper():
                continue
            if _is_shouted(sentence.words) and not is_signature(text.blocks, block.number):
                what = "heading" if block.block.kind == "heading" else "sentence" if sentence.is_whole else "line"
                level = Level.FINDING if len(sentence.words) >= SURE_SHOUTED_WORDS else Level.ADVICE
                yield block.remark(
                    "shouting", sentence.start, sentence.end, _SHOUTED[what], level=level_in(text, block, level)
                )


def _is_shouted(words: list[Word]) -> bool:
    """Whether words in capitals are words, and no row of acronyms."""
    spoken = [word for word in words if any(map(str.isalpha, word.lower))]
    known = [
        word
        for word in spoken
        if (len(word.lower) >= MIN_KNOWN_LETTERS and word.zipf >= KNOWN_ZIPF) or word.zipf >= SMALL_WORD_ZIPF
    ]
    return len(spoken) >= MIN_SHOUTED_WORDS and len(known) >= MIN_KNOWN_WORDS


FINDERS: tuple[Finder, ...] = (
    Finder(id="vague-heading-text", langs=frozenset({"en", "es", "fr"}), find=_vague),
    Finder(id="shouting", langs=_LANGS, find=_shouting),
)
