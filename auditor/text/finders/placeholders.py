"""Text that was to be replaced before the page went public: "Lorem ipsum", "[insert name here]", "TBD"."""

import re
from collections.abc import Iterator

from auditor.message import Message, say
from auditor.text.finding import Finder, Text
from auditor.text.parsing import Parsed
from auditor.text.quoted import is_quoted
from auditor.text.records import is_filler
from auditor.text.remarks import Level, Remark

LANGS = frozenset({"", "en", "es", "fr", "la"})  # filler is in no language, and "la" where a detector takes it for one
MAX_LABELLED_WORDS = 6  # words of "Date and place: TBD" and the like; in longer text it is somebody's statement
_PROMPT = re.compile(
    r"\b(?:(?:your|add|insert|enter|type|put|edit)\s(?:your\s|the\s|some\s)?(?:text|content|copy|description|headline|caption|title)"
    r"\s(?:goes\s)?here|(?:text|content|copy|description|caption|headline)\sgoes\shere|placeholder\s(?:text|content|copy)"
    r"|(?:escriba|ingrese|inserte)\s(?:su\s|el\s)?(?:texto|contenido)\saqu[ií]|texto\sde\s(?:relleno|ejemplo|prueba))\b",
    re.IGNORECASE,
)
_HINTS = ("here", "placeholder", "aqu", "texto de")  # one stands in whatever the expression above finds
_BLANK = re.compile(
    r"\[\s*(?:insert|enter|add|fill\sin|type|inserte|ingrese)\b[^][]{0,80}\]|<\s*insert\b[^<>]{0,80}>|\{\{\s*[\w. ]{1,60}\}\}"
    r"|\[\s*(?:tbd|tba|tk|to\scome|placeholder|x{2,}|[a-z]+\s(?:name|title|date|address|number)\shere)\s*\]",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:TBD|TBA|TODO|FIXME|TK)\b|\bto\sbe\s(?:determined|announced)\b|\bpor\sdefinir\b")
_SAMPLE = re.compile(
    r"\b(?:sample|template|model|example|form)\s(?:letters?|texts?|requests?|language|notices?|forms?|emails?|statements?|script)\b"
    r"|\btemplates?\b|\bfill\sin\sthe\s(?:blanks?|brackets?)\b|\bplantillas?\b|\bmodelo\sde\b",
    re.IGNORECASE,
)
"""A page with these gives its readers a text with blanks, which are theirs to fill."""
_FILLER = say("This is filler text, in no language: write what belongs here, or take it out.")


def _left(quote: str) -> Message:
    return say(
        "“{text}” was to be replaced before the page went public: write what belongs here, or take it out.", text=quote
    )


def _placeholders(text: Text) -> Iterator[Remark]:
    for block in text.blocks:
        if not block.block.in_main or block.block.kind == "code":
            continue
        if is_filler(block):
            yield block.remark("placeholder-text", 0, len(block.block.text), _FILLER)
            continue
        found = list(_of_block(block))
        if any(each.level is Level.HINT for each in found) and _gives_a_sample(text):
            found = [each for each in found if each.level is not Level.HINT]
        yield from found


def _gives_a_sample(text: Text) -> bool:
    return any(block.block.in_main and _SAMPLE.search(block.block.text) for block in text.blocks)


def _of_block(block: Parsed) -> Iterator[Remark]:
    written = block.block.text
    found: list[tuple[re.Match[str], Level]] = []
    if any(hint in written.lower() for hint in _HINTS):
        found += [(each, Level.FINDING) for each in _PROMPT.finditer(written)]
    if "[" in written or "<" in written or "{{" in written:
        found += [(each, Level.HINT) for each in _BLANK.finditer(written)]
    if sum([len(sentence.words) for sentence in block.sentences]) <= MAX_LABELLED_WORDS:
        found += [(each, Level.HINT) for each in _OPEN.finditer(written)]
    for each, level in found:
        start, end = each.span()
        is_verbatim = any(first < end and start < last for first, last in block.block.verbatim)
        if not is_verbatim and not is_quoted(written, start, end):
            yield block.remark("placeholder-text", start, end, _left(each.group()), level=level)


FINDERS: tuple[Finder, ...] = (Finder(id="placeholder-text", langs=LANGS, find=_placeholders),)
