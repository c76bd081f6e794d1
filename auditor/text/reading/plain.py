"""Plain text as blocks: paragraphs by blank lines, list items by their marks, headings by their looks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.artifacts import BlockKind, TextBlock
from auditor.text.reading.encoding import decode
from auditor.text.reading.source import Places, Run, Source, folded, folded_pieces

MAX_WRAPPED_CHARS = 120
"""Characters of the longest line of wrapped text: beyond, a line is a whole paragraph. Editors wrap at 72 to 100."""
MIN_ROOM_CHARS = 15
"""Room that is left on a line, with a full stop at its end and the next word taken in, when a paragraph ends there."""
MAX_HEADING_WORDS = 10  # of a line without a stop that stands alone; most headings have fewer (our choice)

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+|\r\n|[\n\r\f\v\x85\u2028\u2029]")
_BULLET = re.compile(r"[-*+•◦▪‣·][ \t]+(?=\S)")
_NUMBER = re.compile(r"(?:[–—]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)])[ \t]+(?=\S)")
"""May stand at the start of a wrapped line as well ("Walters\\nv. Reno"), so it is a mark only where an item may begin."""
_INITIAL = re.compile(r"[A-Z]\.[ \t]+[A-Z]")  # "J. Smith": no mark of a list
_RULE = re.compile(r"[ \t]*([=\-_*~#])\1{2,}[ \t]*")
_QUOTED = re.compile(r"[ \t]*>[ \t>]*")
_NO_HEADING_END = frozenset('.,;:!?…"”’)')
_STOPS = frozenset('.!?…:"”’)')
_ITEM_ENDS = frozenset(".!?…:;,")  # what stands before the next item, when no blank line does


@dataclass(slots=True)
class _Line:
    """A line of the text: offsets without white space at its ends, and after a mark of a list or quote."""

    start: int
    end: int
    kind: BlockKind = "paragraph"
    begins: bool = False


def read_plain(data: str | bytes, charset: str = "") -> Source:
    """Blocks of plain text; offsets are told exactly. It has no title and no language."""
    text = decode(data, charset) if isinstance(data, bytes) else data
    found: list[tuple[BlockKind, list[_Line]]] = []
    for chunk, is_underlined in _chunks(text):
        found += _blocks(text, chunk, is_underlined)
    found = [(kind, lines) for kind, lines in found if any(map(str.isalnum, _joined(text, lines)))]
    _mark_headings(text, found)
    blocks = tuple(TextBlock(kind=kind, text=folded(_joined(text, lines)), selector="") for kind, lines in found)
    spans = [[(line.start, line.end) for line in lines] for _, lines in found]
    return Source(
        title="", lang="", blocks=blocks, places=Places(text, lambda: [_pieces(text, each) for each in spans])
    )


def _chunks(text: str) -> Iterator[tuple[list[_Line], bool]]:
    """Lines between blank lines, and whether a single one of them is underlined; rules by themselves divide, too."""
    chunk: list[_Line] = []
    is_blank = True  # no line begun since the last line break
    for match in _LINE.finditer(text):
        is_break = match[0][0] in "\n\r\f\v\x85\u2028\u2029"
        if is_break or match[0].isspace():
            if is_break and is_blank and chunk:
                yield chunk, False
                chunk = []
            is_blank = is_blank or is_break
            continue
        is_blank = False
        if _RULE.fullmatch(match[0]):
            if chunk:
                *before, last = chunk
                is_underline = match[0].strip()[0] in "=-~"
                if before and is_underline:
                    yield before, False
                yield ([last], True) if is_underline else (chunk, False)
            chunk = []
            continue
        lead = len(match[0]) - len(match[0].lstrip())
        chunk.append(_Line(match.start() + lead, match.start() + len(match[0].rstrip())))
    if chunk:
        yield chunk, False


def _blocks(text: str, chunk: list[_Line], is_underlined: bool) -> Iterator[tuple[BlockKind, list[_Line]]]:
    if is_underlined:
        yield "heading", chunk
        return
    _mark_items(text, chunk)
    longest = max(line.end - line.start for line in chunk)
    block: list[_Line] = []
    for line in chunk:
        if block and (line.begins or longest > MAX_WRAPPED_CHARS or _ends_before(text, block[-1], line, longest)):
            yield block[0].kind, block
            block = []
        block.append(line)
    yield block[0].kind, block


def _mark_items(text: str, chunk: list[_Line]) -> None:
    """Mark lines that begin a list item, and those of a quotation; their marks are left out."""
    is_quote = all(text[line.start] == ">" for line in chunk)
    may_begin = True
    for line in chunk:
        if is_quote and (quoted := _QUOTED.match(text, line.start, line.end)):
            line.kind, line.start = "quote", quoted.end()
        item = _BULLET.match(text, line.start, line.end)
        if item is None and may_begin and not _INITIAL.match(text, line.start, line.end):
            item = _NUMBER.match(text, line.start, line.end)
        if item is not None:
            line.kind, line.start, line.begins = ("quote" if is_quote else "list_item"), item.end(), True
        may_begin = line.begins or text[line.end - 1] in _ITEM_ENDS


def _ends_before(text: str, line: _Line, following: _Line, longest: int) -> bool:
    """Whether a paragraph ends with `line`: at a stop, although the next word had room on it."""
    if text[line.end - 1] not in _STOPS or text[following.start].islower():
        return False
    word = text[following.start : following.end].split(maxsplit=1)[0] if following.end > following.start else ""
    return line.end - line.start + 1 + len(word) + MIN_ROOM_CHARS <= longest


def _mark_headings(text: str, found: list[tuple[BlockKind, list[_Line]]]) -> None:
    """Make a short line without a stop that stands alone, with text after it, a heading."""
    for number, (kind, lines) in enumerate(found[:-1]):
        if kind != "paragraph" or len(lines) > 1 or found[number + 1][0] == "heading":
            continue
        line = text[lines[0].start : lines[0].end]
        if line[-1] not in _NO_HEADING_END and not line[0].islower() and len(line.split()) <= MAX_HEADING_WORDS:
            found[number] = ("heading", lines)


def _joined(text: str, lines: list[_Line]) -> str:
    return " ".join(text[line.start : line.end] for line in lines)


def _pieces(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    runs: list[Run] = []
    for start, end in spans:
        runs += [(text[start:end], range(start, end)), (" ", None)]
    return folded_pieces(runs)
