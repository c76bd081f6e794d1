"""Lists that are no prose: references, footnotes, laws cited, addresses, contacts, dates. Nobody reads them in sentences."""

import re
from collections.abc import Iterator, Sequence

from auditor.text.flags import NAME, READER
from auditor.text.parsing import WORD, Parsed
from auditor.text.signatures import is_signature

CITED_NAME_SHARE = 0.45  # share of words that are names or numbers from which on a text with marks of a citation is one
CONTACT_NAME_SHARE = 0.6  # the same for an address, a contact or a row of dates; both our choice, after reading
MIN_CITED = 2  # different marks of a citation
MIN_DATES = 3  # dates that make a row

_TELLING = frozenset({
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "must", "will", "can", "may", "should", "would", "shall", "does",
    "did", "which", "who", "where", "es", "son", "fue", "fueron", "será", "tiene", "debe", "deben", "puede", "pueden", "que",
})  # fmt: skip
"""Words of a sentence that tells something: a text with one of them is no record by its shape."""
MIN_FILLER_WORDS, FILLER_SHARE = 2, 0.5  # words of the usual filler, and their share of a block that is filler
FILLER_SHARE_BELOW = 0.15  # the same of a block behind filler, which goes on in Latin of any kind; our choice
_FILLER = frozenset({
    "lorem", "ipsum", "dolor", "amet", "consectetur", "consectetuer", "adipiscing", "elit", "sed", "eiusmod", "tempor", "incididunt",
    "labore", "dolore", "magna", "aliqua", "enim", "minim", "veniam", "quis", "nostrud", "exercitation", "ullamco", "laboris", "nisi",
    "aliquip", "commodo", "consequat", "duis", "aute", "irure", "reprehenderit", "voluptate", "velit", "cillum", "fugiat", "nulla",
    "pariatur", "excepteur", "sint", "occaecat", "cupidatat", "proident", "culpa", "officia", "deserunt", "mollit", "laborum",
    "vestibulum", "pellentesque", "curabitur", "vivamus", "praesent", "phasellus", "maecenas", "quisque", "fermentum", "ut", "et", "ac",
    "sit", "eget", "nunc", "donec", "mauris", "integer", "suspendisse", "aliquam", "etiam", "aenean", "nam", "cras", "tincidunt",
})  # fmt: skip
_SURE_FILLER = frozenset({"lorem", "ipsum", "amet", "consectetur", "adipiscing", "elit", "tempor", "aliqua"})
"""Words of which two stand in no text but filler."""
_ALL_BELOW = re.compile(
    r"(?:references?(?:\scited)?|bibliography|works\scited|literature\scited|citations|(?:foot|end)\s?notes|referencias|bibliograf[ií]a"
    r"|notas\s(?:al|de)\spie|obras\scitadas)\W*",
    re.IGNORECASE,
)
"""Headings below which nothing is prose."""
_ITEMS_BELOW = re.compile(
    r"(?:(?:key\s|selected\s|related\s)?(?:sources|notes|further\sreading|publications|legislation|statutes|regulations|case\slaw"
    r"|(?:legal\s)?authorit(?:y|ies)|laws\sand\sregulations)|contacts?|(?:mailing\s)?address(?:es)?|offices|locations|fuentes|notas"
    r"|publicaciones|legislaci[oó]n|normativa|contactos?|direcciones|oficinas)\W*",
    re.IGNORECASE,
)
"""Headings below which items of a list are none."""
_CITED = (
    re.compile(r"\((?:19|20)\d{2}[a-z]?\)|[,:]\s(?:19|20)\d{2}[a-z]?[.:;,]|\b(?:19|20)\d{2}[a-z]?\.\s"),
    re.compile(r"\bet\sal\b|\b[A-Z][a-z]+,\s[A-Z]\.(?:\s?[A-Z]\.)*[,&\s]"),
    re.compile(r"\bdoi\b|\bISBN\b|\bISSN\b|\b(?:Retrieved|Available|Accessed)\s(?:from|at|on)\b", re.IGNORECASE),
    re.compile(r"\b[Vv]ol\.\s?\d|\b[Nn]o\.\s?\d|\bpp?\.\s?\d|\b\d+\s?\(\d+\)[:,]\s?\d|\b\d+,\s?\d+[-–]\d+\b"),
    re.compile(
        r"\b\d+\s(?:F\.\s?(?:2d|3d|4th|Supp\.)|U\.\s?S\.|S\.\s?Ct\.|Fed\.\s?Reg\.|FR|U\.?S\.?C\.?|C\.?F\.?R\.?|Stat\.)\s?(?:§+\s?)?\d"
    ),
    re.compile(
        r"\bPub(?:lic|\.)\s?L(?:aw|\.)\s?(?:No\.\s?)?\d|\bH\.\s?R\.\s\d|\bexec(?:utive|\.)\sorder\s\d", re.IGNORECASE
    ),
    re.compile(r"\w\sv\.\s[A-Z]|\b(?:Id\.|Ibid\.|Cf\.|See\salso|supra)\s"),
)
_NOTE = re.compile(r"\[\d{1,3}\]|[¹²³⁴-⁹ᵃ-ᵛ]|[*†‡]+\s?[A-Z]|\d{1,3}\.?\s(?=See\b|Id\.|Ibid|Cf\.)")
_CONTACT = re.compile(
    r"\b\d{3}[-.)]\s?\d{3}[-.]\d{4}\b|\w@\w|\b[A-Z]{2},?\s\d{5}\b|\b(?:P\.?\s?O\.?\sBox|Suite|Room)\s\d"
)
_DATE = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}\b|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b"
    r"|\b\d{1,2}\sde\s(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b"
)


def is_filler(block: Parsed) -> bool:
    """Whether a block is filler such as "Lorem ipsum dolor sit amet": no text in any language."""
    if not block.sentences or all(word.lower not in _FILLER for word in block.sentences[0].words[:3]):
        return False
    words = [word.lower for sentence in block.sentences for word in sentence.words]
    filler = sum([word in _FILLER for word in words])
    return filler >= MIN_FILLER_WORDS and filler >= FILLER_SHARE * len(words)


def is_filler_text(text: str) -> bool:
    """Whether a whole text is filler of the usual kind, or of any Latin with words of it."""
    words = [word.lower() for word in WORD.findall(text)]
    filler = [word for word in words if word in _FILLER]
    is_usual = len(_SURE_FILLER.intersection(filler)) >= MIN_FILLER_WORDS
    return is_usual and len(filler) >= FILLER_SHARE_BELOW * len(words)


def _goes_on_as_filler(block: Parsed) -> bool:
    """Whether a block behind filler is more of it: Latin, in whatever words."""
    words = [word.lower for sentence in block.sentences for word in sentence.words]
    filler = sum([word in _FILLER for word in words])
    is_latin = filler >= MIN_FILLER_WORDS and filler >= FILLER_SHARE_BELOW * len(words)
    return is_latin and _TELLING.isdisjoint(words) and not _speaks(block)


def mark_records(blocks: Sequence[Parsed]) -> None:
    """Mark the blocks that are references, notes, addresses, contacts or rows of dates."""
    is_below_filler = False
    for block, heading in _with_headings(blocks):
        if not block.sentences or block.block.kind == "heading":
            continue
        is_item = block.block.kind == "list_item" and _ITEMS_BELOW.fullmatch(heading) is not None
        block.is_record = (
            (_ALL_BELOW.fullmatch(heading) is not None and not _goes_on(block))
            or (is_item and not _tells(block))
            or is_record(block)
            or (is_below_filler and _goes_on_as_filler(block))
            or is_filler(block)
            or is_signature(blocks, block.number)
        )
        is_below_filler = is_below_filler or (block.is_record and is_filler(block))


def is_record(block: Parsed) -> bool:
    """Whether a block is one by its own shape; what speaks to its reader never is."""
    text = block.block.text
    words = [word for sentence in block.sentences for word in sentence.words]
    share = sum([1 for word in words if word.flags & NAME]) / len(words)
    if share < CITED_NAME_SHARE or _tells(block):
        return False
    cited = sum(each.search(text) is not None for each in _CITED)
    if cited >= MIN_CITED or (cited and _NOTE.match(text)):
        return True
    return share >= CONTACT_NAME_SHARE and (_CONTACT.search(text) is not None or len(_DATE.findall(text)) >= MIN_DATES)


def _speaks(block: Parsed) -> bool:
    return any(sentence.flags & READER for sentence in block.sentences)


def _tells(block: Parsed) -> bool:
    words = [word for sentence in block.sentences for word in sentence.words]
    return _speaks(block) or any(word.lower in _TELLING and not word.flags & NAME for word in words)


def _goes_on(block: Parsed) -> bool:
    """Whether a block below a heading of references is the page's own text again: a paragraph that tells, and no note."""
    is_own = block.block.kind == "paragraph" and _NOTE.match(block.block.text) is None
    return _speaks(block) or (is_own and _tells(block))


def _with_headings(blocks: Sequence[Parsed]) -> Iterator[tuple[Parsed, str]]:
    heading = ""
    for block in blocks:
        if block.block.kind == "heading":
            heading = block.block.text
        yield block, heading
