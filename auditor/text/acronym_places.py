"""What stands around a word in capitals: a code, a name, a degree, or what explains it."""

import re

from auditor.artifacts import TextBlock
from auditor.text.acronym_table import tiers
from auditor.text.lexicon import Word
from auditor.text.quoted import is_quoted
from auditor.text.syllables import is_listed
from auditor.text.wordfacts import zipf_table

NEARBY_CHARS = 60  # characters before an acronym that tell whether a name begins there, and behind it what explains it
MIN_GLOSS_WORDS = (
    3  # words in brackets behind an acronym that explain it; two do if they begin as it does: RNA (ribonucleic acid)
)
LINK_SHARE = 0.8  # share of the characters of an item from which on it is one of a list of links
MIN_TITLE_WORDS, MIN_TITLE_WORD_LETTERS = (
    3,
    4,
)  # words of a link that may be a title, and the letters of those that count
TITLE_SHARE = 0.8  # share of these words that have a capital in a title; our choice
_DOCUMENT_AFTER = re.compile(r"\s?[(\[][^()\[\]]{0,20}\b(?:PDF|DOCX?|XLSX?|Word|Excel|KB|MB)\b")
_DOCUMENT_IN = re.compile(r"[(\[][^()\[\]]{0,20}\b(?:PDF|DOCX?|XLSX?|Word|Excel|KB|MB)\b[^()\[\]]{0,20}[)\]]|\.pdf\b")
"""What stands behind the title of a document, or in it: "(PDF, 2 MB)"."""
_NAME_AFTER = re.compile(r" (?:(?:[A-Z]{2}|[A-Z][a-z])|(?:and|of|for|&) (?:the )?[A-Z][a-z])")
"""What follows where an acronym is part of a name: "FPA Women's Health", "NDIS Quality and Safeguards Commission"."""
_NAME_BEFORE = re.compile(r"[^\s.!?:•] [\"“(]?(?:[A-Z][\w.-]*[\w.]|[A-Z])(?: (?:of|for|&)(?: the)?)? $")
"""What precedes it there, not at the start of a sentence: "the Core Accessibility API"."""
_LABEL_BEFORE = re.compile(
    r"\b(?:forms?|schedule|exhibit|appendix|attachment|annex|class(?:es)?|type|codes?|zones?|room|suite|unit|model|series"
    r"|option|grade|level|route|plate|symbol|ticker|gate|lot|formularios?|anexo|clase|tipo|código|zona|modelo"
    r"|web ?sites?|apps?|portal|platform|software|database|sitio web|aplicación|plataforma|base de datos) $",
    re.IGNORECASE,
)
"""What precedes a code or a product, not a short form of words: "zone RMX", "Form DR", "the website USAJOBS"."""
_PERSON_BEFORE = re.compile(r"[A-Z][\w.’'-]*, (?:[A-Z][\w.-]*, )*$")  # "Ana Ruiz, RN, MSW"
_GLOSS_AFTER = re.compile(r", an? | (?:is|are) (?:an?|the) |, (?:una?|el|la) | es (?:una?|el|la) ")
"""What says what the thing is: "AZT, a drug"; "An ABN is a number"."""
_NAMED_BEFORE = re.compile(r"\b(?:known as|called|named) [\"“]?(?:the )?$")
_EXPLAINED_BEFORE = re.compile(r"[a-zß-ÿ][\w'’-]*[\"”.]? [(\[](?:the |or |also |el |la |los |las )?[\"“‘']?$")
"""A bracket that opens behind words: "a help with heating bills (QZRT)"."""
_CLOSED = re.compile(r"[\"”’']?(?:[)\]]|,? (?:por )?(?:sus? )?siglas?\b)")
_EXPLAINED_AFTER = re.compile(r" \(([^()]+)\)")
_NO_GLOSS = re.compile(
    r"(?:see|call|visit|if|or|and|for|e\.g|i\.e|including|except|at|on|in|when|not|only|as|with|effective|since|after"
    r"|before|from|to|by|vea|llame|si|o|y|por|ver|en)\b",
    re.IGNORECASE,
)
"""How words in brackets begin that say something else than what a thing is."""
_QUANTITY_BEFORE = re.compile(r"(?<![\d,.])(?!(?:19|20)\d\d )[\d,.]*\d $")  # "40 QZRT", but "In 2024 LIHEAP helped"
_OPTION = re.compile(r"(?:^|[^\w)])/$")  # "/GRAT", an option of a program
_CODE_MARKS = frozenset("_=\\<>{}$#@[]`*+^~|")
_COMPANY_AFTER = re.compile(r",? (?:Inc|LLC|Corp|Ltd|LLP|Co|Pty)\b")
_LAW_BOOKS = frozenset({"CFR", "USC", "FR"})  # after a number: part of a citation
_STATE_BEFORE = re.compile(r"[A-Z][\w.’'-]*, $")
_ZIP_AFTER = re.compile(r" \d{5}\b")


def is_in_name(text: str, head: str, end: int) -> bool:
    """Whether the acronym that ends at `end`, after `head`, belongs to a name or a code, or is one."""
    if _NAME_BEFORE.search(head) or _LABEL_BEFORE.search(head):
        return True
    if head[-1:] == "(" and text[end : end + 1] == ")":
        return True  # beside what it stands for: "800-555-0100 (QZRT)"
    is_possessive = text[end - 1] in "'’" or text[end - 2] in "'’"
    return not is_possessive and _NAME_AFTER.match(text, end) is not None


def is_explained(text: str, head: str, end: int, name: str) -> bool:
    """Whether the words around say what the thing is, whatever its letters: "help with bills (QZRT)", "QZRT, a fund"."""
    if _GLOSS_AFTER.match(text, end) or _NAMED_BEFORE.search(head):
        return True
    if _EXPLAINED_BEFORE.search(head) and _CLOSED.match(text, end):
        return True
    inside = _EXPLAINED_AFTER.match(text, end)
    if not inside or _NO_GLOSS.match(inside[1]):
        return False
    words = inside[1].split()
    least = MIN_GLOSS_WORDS - (inside[1][0].upper() == name[0])
    return len(words) >= least and all(word[:1].isalpha() for word in words)


def is_in_linked_title(block: TextBlock, start: int, end: int) -> bool:
    """Whether text[start:end] of a block stands in the title of a linked document, or in an item of a list of links."""
    text = block.text
    for first, last in block.links:
        if not first <= start < end <= last:
            continue
        if block.kind == "list_item" and last - first >= LINK_SHARE * len(text):
            return True
        if _DOCUMENT_AFTER.match(text, last) or _DOCUMENT_IN.search(text[first:last]):
            return True
        words = [word for word in text[first:last].split() if len(word) >= MIN_TITLE_WORD_LETTERS]
        capitals = sum([word[:1].isupper() or word[:1].isdigit() for word in words])
        return len(words) >= MIN_TITLE_WORDS and capitals >= TITLE_SHARE * len(words)
    return False


def is_degree(text: str, head: str, name: str) -> bool:
    """Whether an acronym is a degree or a licence behind a person's name."""
    return tiers().get(name) == "degree" and _PERSON_BEFORE.search(head) is not None


def is_state(text: str, head: str, end: int, name: str) -> bool:
    """Whether two letters that are an agency's too stand for a state: "Richmond, VA", "VA 23219"."""
    return name == "VA" and bool(_STATE_BEFORE.search(head) or _ZIP_AFTER.match(text, end))


def is_quantity(head: str) -> bool:
    """Whether a number that is no year stands before: what follows is a unit."""
    return _QUANTITY_BEFORE.search(head) is not None


def is_in_code(text: str, words: list[Word], spans: list[tuple[int, int]], at: int) -> bool:
    """Whether the word is part of a code ("28 CFR 35", "AB 1918"), a program's text, a case, a company or a shout."""
    start, end = spans[at]
    if _has_marks_of_code(text, start, end) or _COMPANY_AFTER.match(text, end):
        return True
    if is_quoted(text, start, end) and not _is_bracketed(text, start, end):
        return True
    before = words[at - 1] if at and _is_near(text, spans[at - 1][1], start) else None
    after = words[at + 1] if at + 1 < len(words) and _is_near(text, end, spans[at + 1][0]) else None
    if after and text[end] != "," and (after.lower[:1].isdigit() or (after.lower == "v" and at + 2 < len(words))):
        return True
    if before and before.lower.isdigit() and text[start:end].replace(".", "") in _LAW_BOOKS:
        return True
    loud = [(before, at - 1), (after, at + 1)]
    return any(each and text[slice(*spans[number])].isupper() and _is_word(each.lower) for each, number in loud)


def is_address(written: str) -> bool:
    """Whether a word is an e-mail address, a web address or the name of a file: "HUD-Info@hud.gov", "HUD-list.pdf"."""
    return "@" in written or ":/" in written or written.lower().startswith("www.") or _has_ending(written)


_ENDING = re.compile(r"[\w-]\.[a-z]{2,5}\b")


def _has_ending(written: str) -> bool:
    return _ENDING.search(written) is not None


def _is_bracketed(text: str, start: int, end: int) -> bool:
    """Whether a quoted acronym stands in brackets, which name it: (the “LEA”)."""
    return _EXPLAINED_BEFORE.search(text[max(0, start - NEARBY_CHARS) : start]) is not None and bool(
        _CLOSED.match(text, end)
    )


def _has_marks_of_code(text: str, start: int, end: int) -> bool:
    head = text[max(0, start - 4) : start]
    if head[-1:] in _CODE_MARKS or text[end : end + 1] in _CODE_MARKS or _OPTION.search(head[-2:]):
        return True
    return head.endswith((" v. ", " vs. ")) or "§" in text[end : end + 4]


def _is_near(text: str, end: int, start: int) -> bool:
    return start - end <= 2 and not text[end:start].strip(" .,-–\u00a0")


def _is_word(lower: str) -> bool:
    """An ordinary word, so that capitals are only a loud way to write it."""
    return len(lower) > 1 and lower.upper() not in tiers() and (is_listed(lower) or lower in zipf_table("es"))
