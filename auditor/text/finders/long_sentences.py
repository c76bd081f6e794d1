"""Sentences that are too long, judged by the words that a reader has to keep in mind at a time."""

import re
from collections.abc import Iterator

from auditor.message import Message, say, say_count
from auditor.text.finding import Text
from auditor.text.flags import NAME
from auditor.text.law import level_in
from auditor.text.parsing import WORD, Parsed, Sentence
from auditor.text.remarks import Level, Remark

LANGS = frozenset({"en", "es"})
# In words, overridden by `HouseStyle.limits` under the same names in lower case. Source of the limit: GOV.UK
# (insidegovuk.blog.gov.uk, 4 August 2014).
SENTENCE_WORDS = 25
SENTENCE_WORDS_WORSE = 40  # our own choice: twice the average that the US Social Security Administration allows
SURE_WORDS = {"en": 38, "es": 40}
"""Net words from which on a sentence is a finding: of 33 to 37 words an editor would leave about half of those that were
read by hand, of more nearly none. Spanish says the same in more words (15 page pairs of abortion.ca.gov). Our own
choice, like the next two."""
HINT_WORDS = {"en": 35, "es": 38}  # net words from which on a sentence deserves a second look
SPLIT_WORDS = {"en": 30, "es": 35}  # net words of a finding where it is plain how to make two sentences of it
NAME_SHARE = 0.4  # share of words with a capital from which on a sentence is long by its names
NAMES_WORDS = 40  # words, and
NAMES_COMMAS = 5  # commas and semicolons, from which on names in a row are worth a second look
MIN_ITEMS = 3  # short parts between commas from which on a sentence is a list: better shown as one than split
ITEM_WORDS = 10  # words of an item at most
SEVERAL = 2  # times the limit; longer net sentences are still too long when cut in two
QUOTED_SHARE = 0.5  # share of words in quotation marks from which on a sentence is mostly somebody else's; ours
NAMES_AMONG_ITEMS = 0.3  # share of items that begin with a capital, up to which they are things; our choice
LABEL_WORDS = 8  # words of a label before a dash at most
SHOWN_ASIDE_WORDS = (
    5  # words in brackets, quotes or beside a colon: from here on a message says how many are left without
)
CLAUSE_CHARS = 300  # characters before a comma in which its clause begins
SPLIT_MARGIN = 0.25  # share of the sentence's characters that either part keeps, at the least

_ASIDE = re.compile(
    r"\A[^“”]*”|\A[^\"]*\"\W*\Z"  # a quote that began before
    r"|\([^()]*\)|\[[^][]*\]|</?[A-Za-z][^<>]*>|“[^“”]*(?:”|\Z)|«[^«»]*»|\"[^\"]*(?:\"|\Z)"
)
"""What stands in brackets or is quoted, and tags: a reader may pass over it, or it is not ours to shorten."""
_QUOTED = re.compile(r"\A[^“”]*”|“[^“”]*(?:”|\Z)|«[^«»]*»|\"[^\"]*(?:\"|\Z)")
_QUOTE_MARKS = frozenset('“”«"')
_ASIDE_MARKS = frozenset('([<“”«"')
_COLON = re.compile(r":\s(?=[\"“«(¿¡]?[A-ZÁÉÍÓÚÑ])|\s[–—]\s(?=[A-ZÁÉÍÓÚÑ])")
_ROW_BEHIND_COLON = re.compile(r":\s[^:]*[,;]\s[^:]*[,;]\s(?:and|or|y|e|o|u)\s", re.IGNORECASE)
"""A colon with three things or more behind it."""
_DASH = re.compile(r"\s(?:[–—]|--?)\s")
_COMMAS = re.compile(r"[,;](?=\s)")
_STARTS = (
    r"(?:it|they|you|we|he|she|this|these|those|there|the|an?|if|when|some|many|most|no|all|each|every|your|our|their|its"
    r"|his|her|in|on|at|under|during|after|before|once|generally|usually|often|sometimes|now|then|please)"
)
"""What a second sentence may begin with after "but" or "and": a subject or what comes before one, not a verb alone."""
_SPLITS = re.compile(
    r";\s(?!thereby\b|thus\s\w+ing\b|(?:while|whereas|mientras|including|essentially|especially|particularly|mainly|mostly|namely)\b)"
    r"|\s(?:[–—]|--?)\s(?!(?:what|which|who|how|that|such|from|for|with|and|or|not|even|namely|including|\w+ing)\b)"
    rf"|,\s(?=but\s{_STARTS}\b)"
    r"|,\s(?=so\s(?!that\b|as\b|long\b|far\b|\S+\s(?:can|may|could|might|don['’]t)\b))"
    r"|,\s(?=pero\s(?:el|las?|los|una?|ustede?s?|sus?|si|cuando|est[aeo]s?|hay|en)\s)",
    re.IGNORECASE,
)
"""Places where a second sentence may begin as it stands: not before what would be a fragment, or tells an aim."""
_JOINED = re.compile(
    r",\s(?=(?:and\s(?:it|they|you|we|he|she|this|these|those|there|if|when)|y\s(?:usted|esto|estos|estas|ellos))\s)"
)
_SUBORDINATE = re.compile(
    r"\s*(?:(?:and|but|or|y|pero|o)\s)?(?:if|when|whenever|because|although|though|since|while|unless|as|once|until|even\sif|for"
    r"|whether|si|cuando|porque|aunque|como|ya\sque|mientras)\s",
    re.IGNORECASE,
)
"""Beginnings of a clause that can't stand alone: nothing is split off behind it."""
_AGAIN = re.compile(r"\b(?:or|and|o|y)\s(if|when|where|whether|because|si|cuando|porque)\b", re.IGNORECASE)
"""A second clause of a kind, tied to a first one before it."""
_NO_ITEM = re.compile(
    r"\s*(?:who|which|that|where|but|if|when|so|because|although|while|including|it|they|you|we|he|she|this|these|those"
    r"|que|si|cuando|pero|porque|lo|donde)\b",
    re.IGNORECASE,
)
_MARKS = [
    [re.compile(rf"(?:^|\s)\(?{re.escape(mark)}\)\s", re.IGNORECASE) for mark in marks]
    for marks in (("1", "2"), ("a", "b"), ("i", "ii"))
]
"""The first marks of what a sentence numbers in line."""
_LAST_ITEM = re.compile(r"\s*(?:and|or|y|e|o|u)\s", re.IGNORECASE)
_LAST_TWO = re.compile(r"\s(?:and|or|y|e|o|u)\s")


def find_long_sentences(text: Text) -> Iterator[Remark]:
    """Every whole sentence over the limit, from advice to finding."""
    limit = text.house.limits.get("sentence_words", SENTENCE_WORDS)
    worse = text.house.limits.get("sentence_words_worse", SENTENCE_WORDS_WORSE)
    for block in text.blocks:
        if block.lang not in LANGS or block.block.kind == "quote":
            continue  # what others said is not ours to shorten
        for sentence in block.prose():
            if len(sentence.words) > limit:
                yield _remark(text, block, sentence, limit, worse)


def _remark(text: Text, block: Parsed, sentence: Sentence, limit: int, worse: int) -> Remark:
    words, net = len(sentence.words), net_words(sentence)
    core = without_asides(sentence.text)
    split, is_safe = _split(core)
    level = _level(block.lang, net, limit, split is not None, is_safe)
    if _is_numbered(sentence.text):
        advice = say("It numbers several things: put each on a line of its own, as a list.")
    elif sum([1 for word in sentence.words if word.flags & NAME]) >= NAME_SHARE * words:
        is_row = words >= NAMES_WORDS and len(_COMMAS.findall(sentence.text)) >= NAMES_COMMAS
        level = Level.HINT if is_row else Level.ADVICE
        advice = _AS_LIST if _is_list(core, of_names=True) else say("Much of it is names: can some of them go?")
    elif _is_mostly_quoted(sentence.text, words):
        level = Level.HINT if level is Level.FINDING else level
        advice = say("Most of it is quoted: can your own words stand in a sentence before the quote?")
    else:
        advice = _advice(sentence, core, split, is_long=net > SEVERAL * limit)
    data = {"words": words, "net": net, "limit": limit} | ({} if split is None else {"split": sentence.start + split})
    return block.remark(
        "long-sentence", sentence.start, sentence.end, _message(words, net, limit, advice),
        level=level_in(text, block, level), is_worse=net >= worse, data=data,
    )  # fmt: skip


_AS_LIST = say("It lists several things: would a list with one item a line be easier to read?")


def _advice(sentence: Sentence, core: str, split: int | None, *, is_long: bool) -> Message:
    """How the sentence can be shortened; `is_long`: two sentences would be too long as well."""
    opening = "" if split is None else " ".join(sentence.text[split:].split()[:3])
    if opening and is_long:
        return say("It could become several sentences; one could begin with “{words}”.", words=opening)
    if opening:
        return say("It could become two sentences before “{words}”.", words=opening)
    if _is_list(core):
        return _AS_LIST
    return say("Can it become several sentences?") if is_long else say("Can it become two sentences?")


def _is_mostly_quoted(text: str, words: int) -> bool:
    if _QUOTE_MARKS.isdisjoint(text):
        return False
    quoted = sum([len(WORD.findall(found.group())) for found in _QUOTED.finditer(text)])
    return quoted >= QUOTED_SHARE * words


def _message(words: int, net: int, limit: int, advice: Message) -> Message:
    if words - net >= SHOWN_ASIDE_WORDS:
        return say_count(
            "This sentence has {words} words, {n} of them without brackets, quotes or a colon between, and over {limit} readers begin to lose the thread. {advice}",
            "This sentence has {words} words, {n} of them without brackets, quotes or a colon between, and over {limit} readers begin to lose the thread. {advice}",
            n=net,
            words=words,
            limit=limit,
            advice=advice,
        )
    return say_count(
        "This sentence has {n} word, and over {limit} readers begin to lose the thread. {advice}",
        "This sentence has {n} words, and over {limit} readers begin to lose the thread. {advice}",
        n=words,
        limit=limit,
        advice=advice,
    )


def _level(lang: str, net: int, limit: int, can_split: bool, is_safe: bool) -> Level:
    """The level by net words: an agency's own limit is meant as it stands."""
    if net <= limit:
        return Level.ADVICE
    if limit != SENTENCE_WORDS or net >= SURE_WORDS[lang] or (can_split and net >= SPLIT_WORDS[lang]):
        return Level.FINDING
    return Level.HINT if is_safe or net >= HINT_WORDS[lang] else Level.ADVICE


def net_words(sentence: Sentence) -> int:
    """Words of a sentence outside of brackets and quotes, and on the longer side of a colon."""
    core = without_asides(sentence.text)
    return _net_words(core) if core is not sentence.text or _COLON.search(core) else len(sentence.words)


def without_asides(text: str) -> str:
    """A text with spaces in place of asides, so that offsets stay."""
    if _ASIDE_MARKS.isdisjoint(text):
        return text
    return _ASIDE.sub(lambda found: " " * len(found.group()), text)


def _net_words(core: str) -> int:
    """Words of the longest part that reads as a sentence: a colon or a label's dash before a capital parts them."""
    parts: list[int] = []
    start = 0
    for number, found in enumerate(_COLON.finditer(core)):
        is_colon = found.group().startswith(":")
        if not is_colon and number:
            continue  # only the first dash may follow a label
        words = len(WORD.findall(core, start, found.start()))
        if is_colon or words <= LABEL_WORDS:
            parts.append(words)
            start = found.end()
    return max([*parts, len(WORD.findall(core, start))])


def _split(core: str) -> tuple[int | None, bool]:
    """Offset of the best place to begin a second sentence, the one nearest to the middle; whether a mark shows it."""
    places = [(found.start(), found.end(), True) for found in _SPLITS.finditer(core)]
    if core.count("; ") > 1:  # a row
        places = [each for each in places if core[each[0]] != ";"]
    if len(_DASH.findall(core)) > 1:  # an aside
        places = [each for each in places if core[each[0]] != " "]
    places += [(found.start(), found.end(), False) for found in _JOINED.finditer(core)]
    middle = len(core) / 2
    fit = [
        each
        for each in places
        if abs(each[1] - middle) <= (0.5 - SPLIT_MARGIN) * len(core)
        and not (core[each[0]] == "," and (_is_subordinate(core, each[0]) or _goes_on(core, each[0])))
    ]
    if not fit:
        return None, False
    _start, end, is_marked = min(fit, key=lambda each: abs(each[1] - middle))
    return end, is_marked


def _is_subordinate(core: str, end: int) -> bool:
    """Whether the clause that ends in a comma at `end` can't stand without the next one: "If you live here, but ..." """
    first = max(0, end - CLAUSE_CHARS)
    start = max([core.rfind(mark, first, end) + 1 for mark in ",;:"] + [first])
    return _SUBORDINATE.match(core, start) is not None


def _goes_on(core: str, end: int) -> bool:
    """Whether a clause before `end` goes on behind it: "… if it smells, but you see nothing, or if it leaks"."""
    again = _AGAIN.search(core, end)
    return again is not None and re.search(rf"\b{again[1]}\b", core[:end], re.IGNORECASE) is not None


def _is_numbered(written: str) -> bool:
    """Whether a sentence numbers what it lists: "1) … 2) …", "a) … b) …", "i) … ii) …"."""
    return any(all(found.search(written) for found in marks) for marks in _MARKS)


def _is_list(core: str, *, of_names: bool = False) -> bool:
    """Whether commas part the items of a list: several short parts in a row, and one more after "and" or "or", or two with it between.

    People with their posts are told of, not listed, unless the sentence is mostly names.
    """
    if _ROW_BEHIND_COLON.search(core):
        return True
    items = names = 0
    for part in _COMMAS.split(core)[1:]:
        is_item = 0 < len(part.split()) <= ITEM_WORDS and not _NO_ITEM.match(part)
        is_last = _LAST_ITEM.match(part) is not None
        if items >= MIN_ITEMS and (is_last or (is_item and _LAST_TWO.search(part))):
            return of_names or names <= NAMES_AMONG_ITEMS * items
        is_item = is_item and not is_last  # a shorter row ends here
        items = items + 1 if is_item else 0
        names = names + part.lstrip()[:1].isupper() if is_item else 0
    return False
