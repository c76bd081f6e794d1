"""Sentences, paragraphs and stretches that are too long."""

import re
from collections.abc import Iterator, Sequence

from auditor.text.finding import Finder, Text
from auditor.text.flags import NAME
from auditor.text.law import Law
from auditor.text.parsing import Parsed, Sentence
from auditor.text.remarks import Level, Remark

# In words, overridden by `HouseStyle.limits` under the same names in lower case. Sources: 25 words a sentence GOV.UK
# (insidegovuk.blog.gov.uk, 4 August 2014); paragraphs GSA/plainlanguage.gov, "Write short paragraphs".
SENTENCE_WORDS = 25
SENTENCE_WORDS_WORSE = 40  # our own choice: twice the average that the US Social Security Administration allows
SURE_SENTENCE_WORDS = {"en": 30, "es": 36}
"""Words from which on a sentence over the limit is more than a hint: of shorter ones that were read by hand, an
editor would leave many as they are. Spanish says the same in about a fifth more words (15 page pairs of
abortion.ca.gov). Our own choice."""
PARAGRAPH_WORDS = 150
PARAGRAPH_WORDS_WORSE = 250
PARAGRAPH_SENTENCES = 8  # sentences
STRETCH_WORDS = 400  # our own choice: some two minutes of reading, two to three screens of a phone
SURE_STRETCH_WORDS = 500  # words; a stretch of less is a hint. Our own choice, after reading
LABEL_WORDS = 8  # words; a line of no more and without a stop looks like a heading, whatever its markup
NAME_SHARE = 0.4  # share of words with a capital from which on a sentence is long by its names
LIST_COMMAS = 5  # commas and semicolons from which on a sentence is a list: better shown as one than split
SPLIT_MARGIN = 0.25  # share of the sentence's words that either part keeps, at the least
_READ_KINDS = frozenset({"paragraph", "list_item", "quote", "other"})
_LANGS = frozenset({"en", "es"})
_LISTS = re.compile(r"[,;](?=\s)")
_SPLITS = re.compile(
    r";\s"
    r"|\s[–—]\s"
    r"|,\s(?=(?:but|so|because|although|while|pero|porque|aunque|mientras|lo\sque)\s)"
    r"|,\s(?=(?:and\s(?:it|they|you|we|he|she|this|these|there)|y\s(?:usted|esto|estos|estas|ellos))\s)"
    r"|(?<!not)(?<!only)(?<!just)(?<!or)(?<!and)(?<!no)(?<!solo)\s(?=(?:because|porque)\s)"
)


def _long_sentences(text: Text) -> Iterator[Remark]:
    limit = text.house.limits.get("sentence_words", SENTENCE_WORDS)
    worse = text.house.limits.get("sentence_words_worse", SENTENCE_WORDS_WORSE)
    law = Law(text)
    for block in text.blocks:
        if block.lang not in _LANGS or block.block.kind == "quote":
            continue  # what others said is not ours to shorten
        for sentence in block.prose():
            if len(sentence.words) > limit:
                yield _long_sentence(block, sentence, limit, worse, law)


def _long_sentence(block: Parsed, sentence: Sentence, limit: int, worse: int, law: Law) -> Remark:
    words = len(sentence.words)
    split = _split(sentence)
    sure_from = SURE_SENTENCE_WORDS[block.lang] if limit == SENTENCE_WORDS else limit
    level, advice = Level.FINDING if words >= sure_from else Level.HINT, "Can it become two sentences?"
    if len(_LISTS.findall(sentence.text)) >= LIST_COMMAS:
        advice = "It lists several things: would a list with one item a line be easier to read?"
    elif sum([1 for word in sentence.words if word.flags & NAME]) >= NAME_SHARE * words:
        level, advice = Level.HINT, "Much of it is names: can some of them go?"
    elif split is not None:
        opening = " ".join(block.block.text[split:].split()[:3])
        advice = f"It could become two sentences before “{opening}”."
    data = {"words": words, "limit": limit} | ({} if split is None else {"split": split})
    return _remark("long-sentence", block, sentence.start, sentence.end, data, level=law.level(block, level), is_worse=words >= worse,
                   message=f"This sentence has {words} words, and over {limit} readers begin to lose the thread. {advice}")  # fmt: skip


def _split(sentence: Sentence) -> int | None:
    """Offset into the block's text of the best place to begin a second sentence: the one nearest to the middle."""
    middle = len(sentence.text) / 2
    places = [found.end() for found in _SPLITS.finditer(sentence.text)]
    best = min(places, key=lambda place: abs(place - middle), default=None)
    if best is None or abs(best - middle) > (0.5 - SPLIT_MARGIN) * len(sentence.text):
        return None
    return sentence.start + best


def _long_paragraphs(text: Text) -> Iterator[Remark]:
    limit = text.house.limits.get("paragraph_words", PARAGRAPH_WORDS)
    worse = text.house.limits.get("paragraph_words_worse", PARAGRAPH_WORDS_WORSE)
    most_sentences = text.house.limits.get("paragraph_sentences", PARAGRAPH_SENTENCES)
    law = Law(text)
    for block in text.blocks:
        if block.lang not in _LANGS or block.block.kind not in {"paragraph", "other"} or not block.prose():
            continue
        words = sum([len(sentence.words) for sentence in block.sentences])
        sentences = len(block.sentences)
        if words <= limit and sentences <= most_sentences:
            continue
        counted = f"{words} words in {sentences} sentence{'s' if sentences > 1 else ''}"
        message = f"This paragraph has {counted}; up to {limit} words in {most_sentences} sentences are easy to take in. Can it be divided by topic, or part of it become a list?"
        yield _remark(
            "long-paragraph", block, block.sentences[0].start, block.sentences[-1].end,
            {"words": words, "sentences": sentences, "limit": limit}, message=message,
            level=law.level(block, Level.FINDING if words > limit else Level.HINT),
            is_worse=words > worse,
        )  # fmt: skip


def _long_stretches(text: Text) -> Iterator[Remark]:
    limit = text.house.limits.get("stretch_words", STRETCH_WORDS)
    stretch: list[Parsed] = []
    words = 0
    has_heading = any(block.block.kind == "heading" and block.block.in_main for block in text.blocks)
    for block in text.blocks:
        if not block.block.in_main:
            continue
        if _looks_like_heading(block):
            yield from _long_stretch(stretch, words, limit, has_heading)
            stretch, words = [], 0
        elif block.block.kind in _READ_KINDS and block.sentences:
            stretch.append(block)
            words += sum([len(sentence.words) for sentence in block.sentences])
    yield from _long_stretch(stretch, words, limit, has_heading)


def _looks_like_heading(block: Parsed) -> bool:
    """Whether a block parts the text: a heading, the button of a part that folds, or a short line by itself."""
    if block.block.kind in {"heading", "button", "caption"}:
        return True
    lines = block.sentences
    is_line = block.block.kind in {"paragraph", "other"} and len(lines) == 1
    return is_line and len(lines[0].words) <= LABEL_WORDS and (not lines[0].is_whole or lines[0].text.endswith("?"))


def _long_stretch(stretch: Sequence[Parsed], words: int, limit: int, has_heading: bool) -> Iterator[Remark]:
    if words <= limit or stretch[0].lang not in _LANGS:
        return
    first = stretch[0].sentences[0]
    is_sure = words >= SURE_STRETCH_WORDS or limit != STRETCH_WORDS
    where = "without a heading" if has_heading else "and the page has no heading"
    yield _remark(
        "long-stretch", stretch[0], first.start, first.end,
        {"words": words, "limit": limit, "blocks": len(stretch), "last_block": stretch[-1].number},
        level=Level.FINDING if is_sure else Level.HINT,
        message=f"From here on {words} words follow {where}. Headings every {limit} words or so let readers find their part.",
    )  # fmt: skip


def _remark(
    rule: str, block: Parsed, start: int, end: int, data: dict[str, int], *, message: str,
    level: Level = Level.FINDING, is_worse: bool = False,
) -> Remark:  # fmt: skip
    quote = block.block.text[start:end]
    return Remark(rule=rule, block=block.number, start=start, end=end, quote=quote, message=message, level=level,
                  is_worse=is_worse, data=data)  # fmt: skip


FINDERS: tuple[Finder, ...] = (
    Finder(id="long-sentence", langs=_LANGS, find=_long_sentences),
    Finder(id="long-paragraph", langs=_LANGS, find=_long_paragraphs),
    Finder(id="long-stretch", langs=_LANGS, find=_long_stretches),
)
