"""Clauses of a law that stand in a page of another kind: lists of powers, of conditions, and what restates an article.

They are copied word for word, so their wording has to stay as that of a law on a page of its own has.
"""

import re
from collections.abc import Iterator, Sequence

from auditor.text.flags import READER
from auditor.text.parsing import Parsed

MIN_CLAUSES = 3  # items of a list of powers or conditions
MAX_CLAUSES = 200  # items that are looked at behind one introduction
SEMICOLON_SHARE = (
    0.6  # share of the items before the last that end in a semicolon, from which on they are clauses; our choice
)

INFINITIVE_SHARE = (
    0.75  # share of the items of such a list that begin with an infinitive, "Nombrar", "To appoint"; our choice
)

_POWERS = re.compile(
    r"\b(?:siguientes?|las)\s(?:facultades|atribuciones|obligaciones|funciones|deberes)\b[^.;:]{0,120}:\W*$"
    r"|\b(?:facultades|atribuciones|obligaciones|funciones|deberes)\b[^.;:]{0,80}\bsiguientes\b[^.;:]{0,20}:\W*$"
    r"|\bfollowing\s(?:\w+\s){0,3}?(?:powers|duties|functions|responsibilities|authority)\b[^.;:]{0,120}:\W*$"
    r"|\b(?:powers|duties|functions|responsibilities)\b[^.;:]{0,80}\b(?:as\sfollows|are)\b[^.;:]{0,20}:\W*$",
    re.IGNORECASE,
)
"""How a law begins a list of what a body may and must do."""
_POWERS_HEADING = re.compile(
    r"(?:las?\s|los\s|de\s)*(?:facultades|atribuciones|obligaciones|competencias?|funciones\sy\satribuciones|marco\s(?:jur[ií]dico|legal|normativo)"
    r"|fundamento\s(?:jur[ií]dico|legal)|(?:statutory|legal)\s(?:powers|duties|authority)|powers(?:\sand\sduties)?)\b",
    re.IGNORECASE,
)
"""What stands as a heading above such a list."""
_INFINITIVE = re.compile(
    r"\W*(?:(?:[IVXLC]{1,6}|\w)\s?[.)]\s?[–—-]?\s?)?(?:[A-ZÁÉÍÓÚ]\w*(?:ar|er|ir|ír)(?:se|l[aeo]s?)?\b|To\s[a-z]+)"
)
_MARKED = re.compile(r"\W*(?:[IVXLC]{1,6}|[A-Za-z]|\d{1,2})\s?(?:[.)]|\.?[–—-])\s?[–—-]?\s?(?=\S)")
"""The number or letter that a clause begins with."""
_REST = re.compile(
    r"\b(?:l[ao]s?\s)?dem[aá]s\s(?:facultades\s|atribuciones\s|funciones\s|obligaciones\s|asuntos\s)?(?:y\s\w+\s)?que\b"
    r"|\b(?:any|all|such)\s(?:and\sall\s)?other\s(?:\w+\s){0,3}?(?:duties|powers|functions|matters|responsibilities)\b"
    r"[^.;]{0,60}\b(?:law|statute|ordinance|charter|act|assigned|prescribed|delegated)\b",
    re.IGNORECASE,
)
"""How a law ends it: "Las demás que le atribuya la ley", "any other duties assigned by law"."""
_UNDER = re.compile(
    r"\b(?:de\sacuerdo\s(?:con|a)|conforme\sa|de\sconformidad\scon|en\st[eé]rminos\sde|con\sfundamento\sen|seg[uú]n)\s?(?:lo\s)?"
    r"(?:(?:que\s)?(?:dispuesto|dispone|previsto|prev[eé]|establecido|establece|señalado|señala|estipulado)n?\s(?:en|por)?\s?)?"
    r"(?:l?\s?(?:el|los?)\s)?art[ií]culos?\s\d"
    r"|\b(?:del?\s|los?\s)art[ií]culos?\s\d[^.;:]{0,80}\bde\s(?:la|el)\s(?:ley|c[oó]digo|reglamento|constituci[oó]n)\b"
    r"|\b(?:under|pursuant\sto|in\saccordance\swith|as\s(?:provided|required|set\sforth)\s(?:in|by))\s(?:the\sprovisions\sof\s)?"
    r"(?:sections?|articles?|§+)\s\d",
    re.IGNORECASE,
)
"""How a text names the articles that it restates."""
_OF_THE_LAW = re.compile(
    r"\b(?:esta|la\spresente)\sley\b|\beste\s(?:reglamento|c[oó]digo|art[ií]culo)\b"
    r"|\b(?:fracci[oó]n(?:es)?|incisos?|art[ií]culos?|p[aá]rrafos?)\s(?:que\santeceden?|anterior(?:es)?|precedentes?)\b"
    r"|\bthis\s(?:section|act|article|chapter|title|subsection|part)\b"
    r"|\b(?:preceding|foregoing)\s(?:paragraph|section|subsection|clause|subdivision|article)s?\b",
    re.IGNORECASE,
)
"""What the items of such a list say of the law that they are from."""
_ARTICLE = re.compile(
    r"[\"“«]?art[ií]c(?:ulo|le)\s\d{1,4}\s?(?:[°ºo]\b|[°º])?(?:\s(?:bis|ter))?\s?(?:\.\s?[–—-]?|[–—-])\s+(?-i:(?=[A-ZÁÉÍÓÚÑ¿]))",
    re.IGNORECASE,
)
"""How a paragraph begins that is an article of a law, wherever it stands."""
_NAMES_ARTICLE = re.compile(
    r"\b(?:art[ií]culos?|sections?|articles?|fracci[oó]n(?:es)?)\s[\dIVXLC]|§\s?\d", re.IGNORECASE
)
_QUOTES_IT = re.compile(
    r"\b(?:dicen?|establecen?|señalan?|disponen?|ordenan?|prev[eé]n?|se\srequiere|reads?|states?|provides?)\b"
    r"(?:\s(?:lo\ssiguiente|textualmente|literalmente|a\sla\sletra|as\sfollows|the\sfollowing))?\W*:\W*\Z"
    r"|\ba\sla\sletra\sdicen?\W*\Z",
    re.IGNORECASE,
)
"""How the wording of an article that was named begins: "el artículo 62 de la Ley dice lo siguiente:"."""
_READERS_ES = frozenset({"usted", "ustedes", "tú", "tu", "tus", "te"})
_CALL = re.compile(
    r"\bconvoca(?:toria|n)?\b|\baspirantes\b|\bcall\sfor\s(?:applica|nomina)|\b(?:applicants|candidates|nominees)\b",
    re.IGNORECASE,
)
_CALL_HINTS = ("onvoca", "spirantes", "all for ", "pplicants", "andidates", "ominees")
"""One of them stands in whatever `_CALL` finds: looked for first, as that is cheap."""
_ENDS_CLAUSE = re.compile(r";\s?(?:y/o|y|e|o|u|and|or)?\s?$|,\s?(?:y|e|o|and|or)\s?$", re.IGNORECASE)
_NAMED_LAW = re.compile(
    r"\b(?:ley|c[oó]digo|reglamento|constituci[oó]n|estatuto|act|code|statute|charter|ordinance)\b", re.IGNORECASE
)


def clause_blocks(blocks: Sequence[Parsed]) -> Iterator[int]:
    """Numbers of the blocks that are clauses of a law, and of what introduces them."""
    read = [block for block in blocks if block.block.in_main and block.sentences and block.block.kind != "cell"]
    for at, block in enumerate(read):
        text = block.block.text
        if block.block.kind == "heading":
            if _POWERS_HEADING.match(text) and _is_row_of_powers(items := _items(read, at + 1)):
                yield block.number
                yield from (item.number for item in items)
        elif _ARTICLE.match(text):
            yield block.number
            if text.rstrip().endswith(":"):
                yield from (item.number for item in _items(read, at + 1))
        elif text.rstrip().endswith(":"):
            items = _items(read, at + 1)
            quoted = _quoted(block, items, read[at + 1 : at + 2])
            if quoted or (_are_clauses(text, items) and not _speaks([block, *items])):
                yield block.number
                yield from (item.number for item in quoted or items)
        elif _restates(block):
            yield block.number


def _items(read: Sequence[Parsed], at: int) -> list[Parsed]:
    """The list behind an introduction: its items, or paragraphs that end in semicolons and the one that ends the row."""
    items: list[Parsed] = []
    for block in read[at : at + MAX_CLAUSES]:
        if block.block.kind == "heading":
            break
        ends = _ENDS_CLAUSE.search(block.block.text) is not None
        if block.block.kind != "list_item" and items and not _ENDS_CLAUSE.search(items[-1].block.text):
            break
        if block.block.kind != "list_item" and not items and not ends:
            break
        items.append(block)
    return items


def _quoted(introduction: Parsed, items: Sequence[Parsed], following: Sequence[Parsed]) -> Sequence[Parsed]:
    """The list, or the paragraph, that an introduction gives as the wording of an article of a law; mostly none."""
    text = introduction.block.text
    if not (_QUOTES_IT.search(text) and _NAMES_ARTICLE.search(text) and _NAMED_LAW.search(text)):
        return ()
    given = items or [block for block in following if block.block.kind != "heading"]
    return () if _speaks([introduction, *given]) else given


def _are_clauses(introduction: str, items: Sequence[Parsed]) -> bool:
    if len(items) < MIN_CLAUSES:
        return False
    texts = [item.block.text for item in items]
    if _NAMED_LAW.search(introduction) and any(_OF_THE_LAW.search(text) for text in texts):
        return True  # a law is named, and the items speak of it as "this law" or of "the preceding clause"
    if _POWERS.search(introduction):
        is_legal = _REST.search(texts[-1]) is not None or _is_legal(introduction)
        return (is_legal and _is_row(texts)) or _is_row_of_powers(items)
    if _UNDER.search(introduction) and _NAMED_LAW.search(introduction):
        return sum([_MARKED.match(text) is not None for text in texts]) >= len(texts) - 1 and _is_row(texts)
    return False


def _is_row(texts: Sequence[str]) -> bool:
    """Whether items make one sentence: nearly all but the last end in a semicolon."""
    return sum([_ENDS_CLAUSE.search(text) is not None for text in texts[:-1]]) >= SEMICOLON_SHARE * (len(texts) - 1)


def _is_row_of_powers(items: Sequence[Parsed]) -> bool:
    """Whether items say what a body may do as laws do: in infinitives, in a row, and to nobody."""
    texts = [item.block.text for item in items]
    in_infinitives = sum([_INFINITIVE.match(text) is not None for text in texts]) >= INFINITIVE_SHARE * len(texts)
    return len(texts) >= MIN_CLAUSES and in_infinitives and _is_row(texts) and not _speaks(items)


def _is_legal(introduction: str) -> bool:
    return " shall " in introduction or re.search(r"\btendr[aá]n?\b", introduction) is not None


def _restates(block: Parsed) -> bool:
    """Whether a call for applicants gives a clause in the words of the article that it names, and speaks to nobody."""
    text = block.block.text
    if not any(hint in text for hint in _CALL_HINTS) or not _CALL.search(text):
        return False
    if not _NAMED_LAW.search(text) or not _UNDER.search(text):
        return False
    return not _speaks([block])


def _speaks(blocks: Sequence[Parsed]) -> bool:
    """Whether words are said to a reader: "you", "usted"."""
    return any(
        sentence.flags & READER or any(word.lower in _READERS_ES for word in sentence.words)
        for block in blocks
        for sentence in block.sentences
    )
