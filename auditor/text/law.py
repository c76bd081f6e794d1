"""Which parts of a text are a law or a regulation: their wording has to stay, so nobody could act on a finding.

A law is told by how it is built, part by part, never by what it cites or how often it says "shall": letters and handbooks
do both.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.message import say
from auditor.text.finding import Text
from auditor.text.flags import READER
from auditor.text.law_clauses import clause_blocks
from auditor.text.marginal import AMENDMENT_NOTE
from auditor.text.parsing import Parsed
from auditor.text.remarks import Level

MIN_BLOCK_WORDS = 12  # words; shorter blocks say nothing of the kind of text
MIN_OWN = 3  # blocks in which a law speaks of its own parts, and
OWN_SHARE = (
    0.25  # their share of the blocks of some length, from which on a part of a text is a law without other signs
)
MIN_ITEMS, MIN_LEVELLED_ITEMS = (
    2,
    3,
)  # blocks that begin "(a)"; the second where they have two levels and no heading tells
MIN_OWN_BESIDE = 2  # such blocks in a part beside a law that make it go on there
MIN_SHALLS = 2  # uses of "shall" below a heading such as "Section 3." that make it one of a law
MIN_RECITALS = 2  # blocks that begin "Whereas"
MIN_ARTICLES = (
    3  # blocks of a text that begin "Artículo 5." or "Art. 5" and a stop, from which on each begins one of a law
)
MIN_FRACTIONS = 3  # blocks that begin "IV.-" or "(iv)" and end in a semicolon
MOSTLY, MOSTLY_NAMED = (
    0.75,
    0.5,
)  # share of a page's words in parts that are a law, from which on all of it is one; the second where its first heading names a law
SPEAKS_SHARE = 0.25  # share of a part's blocks that speak to their reader, from which on it explains a law and is none

MUTED = say("it stands in the wording of a law, which has to stay as it is")
"""Why a finding or a hint is shown as advice."""
_SIGN = re.compile(
    r"§+\s*\d|\d{1,3}[A-Z]?\.\s?—\s?\(\d|(?:(?:[A-Z][\w.']*|of|the)\s){1,7}§+\s?\d[\w.:-]*\.\s+(?=[A-Z])"
    r"|(?i:sec(?:tion|s?\.))\s\d+[A-Z]?[–-]\d+\."
)
"""How a section of a law is numbered: "§ 35.104", "Code of Virginia § 2.2-3704. Title", "8.—(1)", "Sec. 12-3."."""
_HEADING = re.compile(
    r"(?:(?:sec(?:tion|\.)|article|art\.|(?:sub)?part|(?:sub)?chapter|(?:sub)?title|secci[oó]n|art[ií]culo|cap[ií]tulo"
    r"|t[ií]tulo)\s+(?:\d[\w.-]*|[ivxlc]+|[a-z])(?![\w'’]))",
    re.IGNORECASE,
)
"""How the numbered units of a law are called. Forms and handbooks number theirs as well, so that more must tell."""
_ORDINAL = "primer[oa]|segund[oa]|tercer[oa]|cuart[oa]|quint[oa]|sext[oa]|s[eé]ptim[oa]|octav[oa]|noven[oa]|d[eé]cim[oa]|vig[eé]sim[oa]|[uú]nic[oa]"
_ARTICLE = re.compile(
    r"art(?:[ií]culo|icle|\.)\s?(?:\d{1,4}\s?(?:[°ºo]\b|[°º])?|[ivxlc]{1,7})(?:\s?(?:bis|ter|qu[aá]ter))?\s?(?:[.:–—-]|\Z)"
    rf"|art[ií]culo\s(?:{_ORDINAL})\b",
    re.IGNORECASE,
)
"""How an article of a law begins, with what stands behind its number there: not "Article 5 says"."""
_ORDERED = re.compile(
    rf"(?:{_ORDINAL.upper()})(?:\s(?:{_ORDINAL.upper()}))?\s?(?:[.:]|[–—-])|(?i:{_ORDINAL})\s?\.\s?[–—-]"
)
"""How the clauses of a decree or an order begin: "PRIMERO.- "."""
_NAMED_PAGE = re.compile(
    r"\d{1,2}\s(?:CFR|C\.F\.R\.|USC|U\.S\.C\.)\s|(?:ordinance|resolution|public\s(?:act|law)|(?:house|senate|assembly)\sbill"
    r"|executive\sorder|local\slaw|administrative\srule)s?\s(?:no\.?\s|number\s|n[°º]\s)?\d"
    r"|(?:acuerdo|decreto|resoluci[oó]n)\s(?:general\s)?(?:n(?:[uú]mero|[uú]m\.|o\.)\s)?[A-Z]{0,4}-?\d"
    r"|(?:title|part|article)\s\d[\w.-]*\s?[:–—-]|(?:\w+\s){0,7}(?:by-?laws|ordinances?)\W*\Z",
    re.IGNORECASE,
)
"""What the first heading of a page that holds a law begins with, besides the kinds of laws."""
_NAME_OF_LAW = re.compile(
    r"(?:reglamento|ley|c[oó]digo|ordenanza|decreto|estatutos?|(?:art[ií]culos\s)?transitorios?|disposiciones\stransitorias|ordinance|(?:by-?)laws|code\sof\sordinances|charter)\b"
    r"(?!\s(?:fue|es|son|para\susted|and\syou))",
    re.IGNORECASE,
)
"""What the heading of a law begins with."""
_FRACTION = re.compile(
    r"(?:[ivxlc]{1,6}\s?[.)]\s?[–—-]?|[ivxlc]{1,6}\s?-|\([ivxlc]{1,6}\))\s?\S.*;\s?(?:y|e|o|and|or)?\s?$", re.IGNORECASE
)
_DUTY = re.compile(r"\b(?:deber|podr|tendr|ser|corresponder|estar)[aá]n?\b")
"""How a law in Spanish says what shall be."""
_ITEM = re.compile(r"\((?:(\d{1,2})|[A-Za-z]|[ivx]{2,5})\)\s?(?=\S)")
_OWN = {
    "sub": re.compile(r"sub(?:section|paragraph|part|chapter|clause)s?\s\(?\w{1,4}\)?", re.IGNORECASE),
    "aragraph": re.compile(r"paragraphs?\s\(\w{1,4}\)", re.IGNORECASE),
    "this ": re.compile(
        r"\b(?:of|under|by|to|for|with|used\sin)\sthis\s(?:title|section|(?:sub)?chapter|(?:sub)?part|subsection|article|act"
        r"|ordinance|regulation)\b",
        re.IGNORECASE,
    ),
    "sta ": re.compile(r"\b(?:de|en|por|a)\sesta\s(?:ley|secci[oó]n|ordenanza)\b", re.IGNORECASE),
    "ste ": re.compile(
        r"\b(?:de|en|por|a)\seste\s(?:reglamento|c[oó]digo|ordenamiento|cap[ií]tulo|art[ií]culo)\b", re.IGNORECASE
    ),
    "presente": re.compile(
        r"\b(?:de|en|por|a)\sla\spresente\s(?:ley|secci[oó]n|ordenanza)\b"
        r"|\b(?:del|el|al)\spresente\s(?:reglamento|c[oó]digo|ordenamiento|estatuto|decreto|cap[ií]tulo|art[ií]culo)\b",
        re.IGNORECASE,
    ),
    "nciso": re.compile(r"\binciso\s(?:\w\)|[ivx]+\b)", re.IGNORECASE),
    "racci": re.compile(r"\bfracci[oó]n(?:es)?\s(?:\w\)|[ivx]+\b|que\santeceden?|anterior(?:es)?)", re.IGNORECASE),
}
"""What a law says of its own parts, by letters that stand in it; it says so all the time, and whoever cites it now and then."""
_OF_ITSELF = re.compile(
    r"\b(?:(?:sub)?section|(?:sub)?paragraph|clause|article)s?\s\(\w{1,4}\)(?:\(\w{1,4}\))*\sof\sthis\s(?:title|section|(?:sub)?chapter"
    r"|(?:sub)?part|subsection|article|act)\b",
    re.IGNORECASE,
)
"""What nobody but a law can say, so that one block tells: "subsection (b) of this section"."""
_ENACTING = {
    "E IT ": re.compile(r"\bBE\sIT\s(?:FURTHER\s)?(?:ENACTED|ORDAINED|RESOLVED)\b"),
    "e it ": re.compile(r"\bbe\sit\s(?:further\s)?(?:enacted|ordained|resolved)\b", re.IGNORECASE),
    "as follows": re.compile(r"\bdo(?:es)?\s(?:hereby\s)?(?:enact|ordain)\sas\sfollows\b", re.IGNORECASE),
    "amended": re.compile(
        r"\b(?:is|are)\s(?:hereby\s)?amended\s(?:to\sread|by\s(?:adding|striking|revising))\b", re.IGNORECASE
    ),
    "ecreta": re.compile(r"\bdecreta\s(?:lo\ssiguiente|con\sfuerza\sde\sley)\b", re.IGNORECASE),
    "ado en ": re.compile(
        r"\A(?:es\s)?dado\sen\s(?:el|la)\s(?:sal[oó]n|sala|recinto|sede|palacio|residencia|ciudad)\b", re.IGNORECASE
    ),
    "itness whereof": re.compile(r"\Ain\switness\swhereof\b", re.IGNORECASE),
    "under my hand": re.compile(r"\Agiven\sunder\smy\shand\b", re.IGNORECASE),
    "ando se ": re.compile(r"\bmando\sse\simprima\b", re.IGNORECASE),
    "en vigor": re.compile(
        rf"\A(?:art[ií]culo\s)?(?:(?:{_ORDINAL})\W[^;]{{0,80}}|(?:el|la|este|esta)\s(?:presente\s)?)"
        r"\b(?:reglamento|ley|decreto|c[oó]digo|ordenanza|acuerdo|estatuto)s?\b[^.;]{0,80}\sentrar[aá]n?\sen\svigor\sa(?:l|\spartir)\b"
        rf"|\A(?:art[ií]culo\s)?(?:{_ORDINAL})\W[^;]{{0,80}}\sentrar[aá]n?\sen\svigor\b"
        r"|\b(?:el|la)\spresente\s(?:reglamento|ley|decreto|c[oó]digo|ordenanza|acuerdo|estatuto)\sentrar[aá]\sen\svigor\b",
        re.IGNORECASE,
    ),
    "rogan": re.compile(
        rf"\A(?:(?:art[ií]culo\s)?(?:{_ORDINAL})\W+|\w{{1,3}}[.)]\W*)?se\s(?:derogan|abrogan)\s(?:los|las|todas|todos)\b",
        re.IGNORECASE,
    ),
    "roga ": re.compile(rf"\A(?:art[ií]culo\s)?(?:{_ORDINAL})\W+se\s(?:deroga|abroga)\s(?:el|la)\b", re.IGNORECASE),
}
"""How a law is made, by letters that stand in it."""
_RECITAL = re.compile(
    rf"(?:whereas|considerando\sque)\b|(?:(?:{_ORDINAL})|[IVX]{{1,5}})\s?[.:)–—-]{{1,2}}\s?que\s(?=\w)", re.IGNORECASE
)
_READERS = frozenset(
    {"we", "us", "our", "usted", "ustedes", "tú", "tu", "tus", "nosotros", "nuestra", "nuestro", "nuestras", "nuestros"}
)
"""Words with which a text speaks to its reader, beside "you"."""


@dataclass(slots=True)
class _Signs:
    """What tells a law in the blocks of one part of a text, from a heading to the next."""

    long: int = 0
    own: int = 0
    letters: int = 0
    digits: int = 0
    shalls: int = 0
    recitals: int = 0
    is_signed: bool = False
    is_numbered: bool = False
    is_enacted: bool = False
    of_itself: int = 0
    articles: int = 0
    fractions: int = 0
    is_named: bool = False
    readers: int = 0
    blocks: int = 0

    def speaks(self) -> bool:
        """Whether the part speaks to its reader, as what explains a law does."""
        return self.readers > 0 and self.readers >= SPEAKS_SHARE * self.blocks

    def is_law(self) -> bool:
        """Whether the part is built like a law."""
        if self.is_enacted or self.is_signed or self.recitals >= MIN_RECITALS:
            return True
        if self.of_itself and 2 * self.of_itself >= self.long:
            return True
        return not self.speaks() and self._is_worded_as_law()

    def _is_worded_as_law(self) -> bool:
        """Whether signs of which one alone tells nothing come together."""
        items = self.letters + self.digits
        if self.is_numbered and (self.own or self.shalls >= MIN_SHALLS):
            return True
        if self.fractions >= MIN_FRACTIONS and (self.articles or self.is_numbered or self.own):
            return True
        if self.own >= MIN_OWN and self.own >= OWN_SHARE * self.long:
            return True
        return bool(self.letters and self.digits and items >= MIN_LEVELLED_ITEMS and (self.own or self.shalls))

    def may_go_on(self) -> bool:
        """Whether the part may belong to a law beside it."""
        if self.speaks():
            return False
        if self.articles or self.fractions >= MIN_FRACTIONS or self.is_named or self.is_numbered:
            return True
        return self.own >= MIN_OWN_BESIDE or self.letters + self.digits >= MIN_ITEMS


def law_blocks(blocks: Sequence[Parsed]) -> frozenset[int]:
    """Numbers of the blocks that belong to a law or a regulation."""
    parts = list(_parts(blocks))
    signs = [_signs(part) for part in parts]
    articles = sum([each.articles for each in signs])
    is_named = _is_named(blocks)
    in_articles = articles >= MIN_ARTICLES or (articles and (is_named or any(each.is_named for each in signs)))
    laws = [each.is_law() or bool(in_articles and each.articles and not each.speaks()) for each in signs]
    clauses = frozenset(clause_blocks(blocks))
    if not any(laws):
        return clauses
    beside = [any(laws[max(0, at - 1) : at + 2]) for at in range(len(laws))]
    found = [
        block
        for part, each, law, near in zip(parts, signs, laws, beside, strict=True)
        if law or (near and each.may_go_on())
        for block in part
    ]
    if _words(found) >= (MOSTLY_NAMED if is_named else MOSTLY) * _words(blocks):
        own = {block.number for part, each in zip(parts, signs, strict=True) if each.speaks() for block in part}
        found += [block for block in blocks if block.number not in own]
    return clauses.union(block.number for block in found)


def _is_named(blocks: Sequence[Parsed]) -> bool:
    """Whether the first heading of the page, above its content or in it, names a law."""
    first = next((each.block.text for each in blocks if each.block.kind == "heading" and each.sentences), "")
    return _NAME_OF_LAW.match(first) is not None or _NAMED_PAGE.match(first) is not None


def is_law(text: Text) -> bool:
    """Whether a text as a whole is a law or a regulation rather than words about one."""
    return bool(text.law) and all(block.number in text.law for block in text.in_language(text.lang))


def level_in(text: Text, block: Parsed, level: Level = Level.FINDING) -> Level:
    """`level`, or advice where the block belongs to a law."""
    return Level.ADVICE if block.number in text.law else level


def _parts(blocks: Sequence[Parsed]) -> Iterator[list[Parsed]]:
    """The blocks of the main content from each heading to the next."""
    part: list[Parsed] = []
    for block in blocks:
        if not block.block.in_main or not block.sentences:
            continue
        if part and block.block.kind == "heading":
            yield part
            part = []
        part.append(block)
    if part:
        yield part


def _signs(part: Sequence[Parsed]) -> _Signs:
    signs = _Signs()
    for block in part:
        text = block.block.text
        if block.block.kind in {"quote", "code", "cell"}:
            continue
        signs.is_signed = signs.is_signed or _SIGN.match(text) is not None
        signs.is_numbered = signs.is_numbered or _HEADING.match(text) is not None
        signs.is_named = signs.is_named or (block.block.kind == "heading" and _NAME_OF_LAW.match(text) is not None)
        signs.blocks += 1
        signs.readers += _speaks(block)
        signs.articles += (text[:1] in "Aa" and _ARTICLE.match(text) is not None) or _ORDERED.match(text) is not None
        signs.fractions += ";" in text[-5:] and _FRACTION.match(text) is not None
        signs.recitals += _RECITAL.match(text) is not None
        signs.long += sum([len(sentence.words) for sentence in block.sentences]) > MIN_BLOCK_WORDS
        signs.shalls += text.count(" shall ")
        if block.lang == "es":
            signs.shalls += len(_DUTY.findall(text))
        if item := _ITEM.match(text):
            signs.digits += item[1] is not None
            signs.letters += item[1] is None
        if any(hint in text and own.search(text) for hint, own in _OWN.items()):
            signs.own += 1
            signs.of_itself += _OF_ITSELF.search(text) is not None
        signs.is_enacted = signs.is_enacted or _is_enacted(text)
    return signs


def _is_enacted(text: str) -> bool:
    """Whether a block makes a law, or tells when a clause of it was changed."""
    if text.isupper():
        text = text.lower()
    for hint, made in _ENACTING.items():
        if hint in text and made.search(text):
            return True
    return ("(" in text or "[" in text) and _has_note_beside(text)


def _has_note_beside(text: str) -> bool:
    """Whether a note of amendment stands before or behind a clause: not "the Act (enacted in 1970) says"."""
    return any(
        not text[: found.start()].strip() or not text[found.end() :].strip(" .;")
        for found in AMENDMENT_NOTE.finditer(text)
    )


def _speaks(block: Parsed) -> bool:
    return any(
        sentence.flags & READER or not _READERS.isdisjoint([word.lower for word in sentence.words])
        for sentence in block.sentences
    )


def _words(blocks: Sequence[Parsed]) -> int:
    return sum([len(sentence.words) for block in blocks if block.block.in_main for sentence in block.sentences])
