"""The Spanish of offices that no list of words shows: “la misma” for a name, and results hung on as gerunds."""

import re
from collections.abc import Iterator

from auditor.message import Message, say
from auditor.text.finding import Text
from auditor.text.law import level_in
from auditor.text.parsing import Parsed
from auditor.text.quoted import is_quoted
from auditor.text.remarks import Level, Remark

_VERBS = (
    r"(?:no|se|ha|han|es|son|está|están|esté|estén|fue|fueron|será|serán|sea|sean|debe|deben|deberá|deberán|puede|pueden"
    r"|podrá|podrán|tiene|tienen|tendrá|tendrán|incluye|incluyen|contiene|contienen)"
)
_PREPOSITIONS = r"(?:durante|antes|después|para|por|en|con|sin|desde|hasta|ante)"
_SAME = re.compile(
    r"(?P<after_preposition>\b(?:(?:a|ante|con|de|en|para|por|según|sobre) (?:la|el|las|los)|del|al) mism[oa]s?)"
    rf"(?= ?(?:[.,;:)]|$)| (?:{_VERBS}|{_PREPOSITIONS}|y|o)\b)"
    rf"|(?:^|[,;.] |\b(?:y|que|si|cuando|porque|pues) )(?P<subject>(?:el|la|los|las) mism[oa]s?)(?= {_VERBS}\b)",
    re.IGNORECASE,
)
"""“(el formulario y) la firma del mismo”, “para que la misma sea válida”; not “la misma oficina”, “es el mismo”."""
_RESULT = re.compile(
    r", (?:resultando|ocasionando|provocando|causando|generando|originando|produciendo|derivando|implicando|conllevando"
    r"|quedando|debiendo|pudiendo|dando (?:como resultado|lugar a|origen a))\b",
    re.IGNORECASE,
)


def office_remarks(text: Text, block: Parsed) -> Iterator[Remark]:
    """What a Spanish block has of both, as hints: the sentence around them has to be made anew."""
    written = block.block.text
    if "mism" in written:
        for found in _SAME.finditer(written):
            start, end = found.span(found.lastgroup or 0)
            yield from _remark(text, block, start, end, _NAMED_AGAIN)
    if "ndo" in written:
        for found in _RESULT.finditer(written):
            yield from _remark(text, block, found.start() + len(", "), found.end(), _HUNG_ON)


_NAMED_AGAIN = say(
    "Readers have to look for what this stands for: name the thing again, or use “su”, “lo” or “la” in its place."
)
_HUNG_ON = say("This hangs what follows on the sentence: begin a new one that says who must do what, or what happens.")


def _remark(text: Text, block: Parsed, start: int, end: int, message: Message) -> Iterator[Remark]:
    if not is_quoted(block.block.text, start, end):
        level = level_in(text, block, Level.HINT)
        quote = block.block.text[start:end].lower()
        yield block.remark("hard-word", start, end, message, level=level, data={"term": quote, "use": []})
