"""Paragraphs and stretches of text that are too long."""

import re
from collections.abc import Iterator, Sequence

from auditor.message import Message, say, say_count
from auditor.text.finders.long_sentences import LANGS, find_long_sentences, without_asides
from auditor.text.finding import Finder, Text
from auditor.text.law import level_in
from auditor.text.parsing import WORD, Parsed, Sentence
from auditor.text.remarks import Level, Remark

# In words, overridden by `HouseStyle.limits` under the same names in lower case. Source of the paragraphs:
# GSA/plainlanguage.gov, "Write short paragraphs".
PARAGRAPH_WORDS = 150
PARAGRAPH_WORDS_WORSE = 250
PARAGRAPH_SENTENCES = 8  # sentences
SURE_PARAGRAPH_WORDS = 200
"""Words from which on a paragraph over the limit is a finding. Our own choice, halfway between the source's limits: of
shorter ones that were read by hand an editor would leave most as they are."""
STRETCH_WORDS = 400  # our own choice: some two minutes of reading, two to three screens of a phone
LETTER_LIMITS = 2  # times the limit: so many words of a letter are asked about all the same. Our own choice
SURE_STRETCH_WORDS = 500  # words; on a page without any heading a stretch of as many is a finding. Our own choice
LAW_SHARE = 0.5  # share of the paragraphs of a stretch in a law, from which on it is one
LABEL_WORDS = 8  # words; a line of no more and without a stop, or all in bold, looks like a heading
BOLD_LINE_WORDS = 16  # words of a line in bold without a stop that looks like a heading; our choice
QUESTION_WORDS = 25  # words; a longer question is no heading
MIN_SAID_WORDS = 5  # words between quotation marks from which on they are somebody's speech, and no term
_CLOSING = "\"'”’)»"
_READ_KINDS = frozenset({"paragraph", "other"})
_OF_MENU = re.compile(
    r"(?:(?:main|site|primary|user|top)\s)?(?:menu|navigation|search(?:\sform)?|breadcrumbs?|account\smenu)"
    r"|men[uú](?:\sprincipal)?|navegaci[oó]n(?:\sprincipal)?|buscar|b[uú]squeda|you\sare\shere|usted\sest[aá]\saqu[ií]|skip\s.*",
    re.IGNORECASE,
)
"""Headings of a menu, a search or the like above the content."""
_END_MARK = re.compile(r"\W*(?:#\s?#\s?#+|\*(?:\s?\*)+|_{5,}|[-–—]\s?(?:30|0)\s?[-–—])\W*")
"""What ends a press release or parts a text: "###", "* * *", "-30-"."""
_SALUTATION = re.compile(
    r"(?:dear|to\swhom\sit\smay\sconcern|to\s(?:the\speople|all\sresidents)|estimad[oa]s?|querid[oa]s?|apreciad[oa]s?|distinguid[oa]s?"
    r"|a\sla\sopini[oó]n\sp[uú]blica|a\squien\scorresponda|p\s?r\s?e\s?s\s?e\s?n\s?t\s?e)\b",
    re.IGNORECASE,
)
"""How a letter begins. Nobody puts headings into one of a page or two."""
_SAID = re.compile(r"\A[^“”]*”|“[^“”]*(?:”|\Z)|«[^«»]*»|\"[^\"]*(?:\"|\Z)")
_QUOTES = frozenset('“”«"')
_RUN_IN = re.compile(r"[^\W\d_][^.:;!?]{0,60}:\s")  # "Who can ask: ..."
_NOT_READ = re.compile(
    r"(?:\(?\d{1,3}[.)]|\(?[A-Za-z][.)]|[•·▪◦●‣*†‡–—-])\s"  # items of a list without its markup
    r"|\[\d{1,3}\]|[¹²³⁴-⁹]|\d{1,3}\s(?=See\b|Id\.|Cf\.)"  # footnotes
    r"|“[^“”]+”?\W*\Z|«[^«»]+»?\W*\Z|\"[^\"]+\"?\W*\Z"  # what somebody said, all of it
)


def _long_paragraphs(text: Text) -> Iterator[Remark]:
    limit = text.house.limits.get("paragraph_words", PARAGRAPH_WORDS)
    worse = text.house.limits.get("paragraph_words_worse", PARAGRAPH_WORDS_WORSE)
    most_sentences = text.house.limits.get("paragraph_sentences", PARAGRAPH_SENTENCES)
    for block in text.blocks:
        if block.lang not in LANGS or block.block.kind not in {"paragraph", "other"} or not block.prose():
            continue
        words = sum([len(sentence.words) for sentence in block.sentences])
        sentences = len(block.sentences)
        if words <= limit and sentences <= most_sentences:
            continue
        level = _paragraph_level(block, words, limit, sentences > most_sentences)
        yield block.remark(
            "long-paragraph", block.sentences[0].start, block.sentences[-1].end,
            _paragraph_message((words, sentences), (limit, most_sentences)),
            level=level_in(text, block, level), is_worse=words > worse,
            data={"words": words, "sentences": sentences, "limit": limit},
        )  # fmt: skip


def _paragraph_message(found: tuple[int, int], most: tuple[int, int]) -> Message:
    """Words and sentences: how many there are, and up to how many are easy."""
    return say(
        "This paragraph has {found}; up to {most} are easy to take in. Can it be divided by topic, or part of it become a list?",
        found=_words_in_sentences(*found),
        most=_words_in_sentences(*most),
    )


def _words_in_sentences(words: int, sentences: int) -> Message:
    return say(
        "{words} in {sentences}",
        words=say_count("{n} word", "{n} words", n=words),
        sentences=say_count("{n} sentence", "{n} sentences", n=sentences),
    )


def _paragraph_level(block: Parsed, words: int, limit: int, is_of_many: bool) -> Level:
    """The level by the words outside of brackets and quotes; an agency's own limit is meant as it stands."""
    if words <= limit:
        return Level.ADVICE
    net = len(WORD.findall(without_asides(block.block.text)))
    if limit != PARAGRAPH_WORDS or net >= SURE_PARAGRAPH_WORDS:
        return Level.FINDING
    return Level.HINT if is_of_many and net > limit else Level.ADVICE


def _long_stretches(text: Text) -> Iterator[Remark]:
    limit = text.house.limits.get("stretch_words", STRETCH_WORDS)
    is_parted = _has_heading(text)
    letters = _letters(text)
    for stretch in _stretches(text):
        words = sum([_words(block) for block in stretch])
        if words > limit and stretch[0].lang in LANGS:
            level = Level.HINT
            if limit != STRETCH_WORDS or (words >= SURE_STRETCH_WORDS and not is_parted):
                level = Level.FINDING
            if sum([level_in(text, block) is Level.ADVICE for block in stretch]) >= LAW_SHARE * len(stretch):
                level = Level.ADVICE
            if stretch[-1].number in letters and words < LETTER_LIMITS * limit:
                level = Level.ADVICE
            yield _long_stretch(stretch, words, limit, level, has_heading=is_parted)


def _letters(text: Text) -> frozenset[int]:
    """Numbers of the blocks from a salutation to the next heading."""
    found: set[int] = set()
    in_letter = False
    for block in text.blocks:
        in_letter = block.block.kind != "heading" and (in_letter or _SALUTATION.match(block.block.text) is not None)
        if in_letter:
            found.add(block.number)
    return frozenset(found)


def _words(block: Parsed) -> int:
    """Words of a paragraph without what somebody said."""
    words = sum([len(sentence.words) for sentence in block.sentences])
    if _QUOTES.isdisjoint(block.block.text):
        return words
    said = [len(WORD.findall(found.group())) for found in _SAID.finditer(block.block.text)]
    return words - sum([count for count in said if count >= MIN_SAID_WORDS])


def _has_heading(text: Text) -> bool:
    """Whether the page has a heading: in its main content, or above it in the page's header, a menu's own left out."""
    is_above = True
    for block in text.blocks:
        if block.block.in_main and block.sentences:
            if _is_heading(block):
                return True
            is_above = False
        elif is_above and block.block.kind == "heading" and not _OF_MENU.fullmatch(block.block.text):
            return True
    return False


def _stretches(text: Text) -> Iterator[list[Parsed]]:
    """The paragraphs of the main content between what parts it; lists, quotes, code and footnotes are passed over."""
    stretch: list[Parsed] = []
    for block in text.blocks:
        if block.block.in_main and stretch and _END_MARK.fullmatch(block.block.text):
            yield stretch
            stretch = []
        if not block.block.in_main or not block.sentences:
            continue
        is_read = block.block.kind in _READ_KINDS and not block.is_record and not _NOT_READ.match(block.block.text)
        is_elsewhere = bool(stretch) and (block.block.part != stretch[-1].block.part or block.lang != stretch[-1].lang)
        if _parts(block) or is_elsewhere or (is_read and _opens_with_label(block)):
            if stretch:
                yield stretch
            stretch = []
        if is_read and not _parts(block):
            stretch.append(block)
    if stretch:
        yield stretch


def _is_heading(block: Parsed) -> bool:
    """Whether a block is a heading, by its markup or as a line in bold."""
    if block.block.kind == "heading":
        return True
    return block.block.is_bold and (_is_line(block) or _is_bold_line(block))


def _is_bold_line(block: Parsed) -> bool:
    """Whether text in bold is one line without a stop."""
    lines = block.sentences
    is_one = block.block.kind in _READ_KINDS and len(lines) == 1
    return is_one and not lines[0].is_whole and len(lines[0].words) <= BOLD_LINE_WORDS


def _parts(block: Parsed) -> bool:
    """Whether a block parts the text: a heading, the button of a part that folds, a question, or a short line by itself."""
    if block.block.kind in {"button", "caption"} or _is_heading(block):
        return True
    first = block.sentences[0]
    if block.block.kind in _READ_KINDS and len(block.sentences) == 1 and _is_question(first):
        return True
    return _is_line(block) and not first.is_whole


def _is_line(block: Parsed) -> bool:
    lines = block.sentences
    return block.block.kind in _READ_KINDS and len(lines) == 1 and len(lines[0].words) <= LABEL_WORDS


def _is_question(sentence: Sentence) -> bool:
    return sentence.text.rstrip(_CLOSING).endswith("?") and len(sentence.words) <= QUESTION_WORDS


def _opens_with_label(block: Parsed) -> bool:
    """Whether a paragraph begins with what it is about: "Who can ask: ...", or the question that it answers."""
    if len(block.sentences) > 1 and _is_question(block.sentences[0]):
        return True
    label = _RUN_IN.match(block.block.text)
    return label is not None and len(label.group().split()) <= LABEL_WORDS


def _long_stretch(stretch: Sequence[Parsed], words: int, limit: int, level: Level, *, has_heading: bool) -> Remark:
    first = stretch[0].sentences[0]
    if has_heading:
        message = say_count(
            "From here on {n} word of paragraphs follows without a heading. Headings every {limit} words or so let readers find their part.",
            "From here on {n} words of paragraphs follow without a heading. Headings every {limit} words or so let readers find their part.",
            n=words, limit=limit,
        )  # fmt: skip
    else:
        message = say_count(
            "From here on {n} word of paragraphs follows and the page has no heading. Headings every {limit} words or so let readers find their part.",
            "From here on {n} words of paragraphs follow and the page has no heading. Headings every {limit} words or so let readers find their part.",
            n=words, limit=limit,
        )  # fmt: skip
    return stretch[0].remark(
        "long-stretch", first.start, first.end, message,
        level=level, data={"words": words, "limit": limit, "blocks": len(stretch), "last_block": stretch[-1].number},
    )  # fmt: skip


FINDERS: tuple[Finder, ...] = (
    Finder(id="long-sentence", langs=LANGS, find=find_long_sentences),
    Finder(id="long-paragraph", langs=LANGS, find=_long_paragraphs),
    Finder(id="long-stretch", langs=LANGS, find=_long_stretches),
)
