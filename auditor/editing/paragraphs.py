"""Plain text as it came, in blocks whose characters stand one for one for those of the text."""

from collections.abc import Iterator

from auditor.artifacts import TextBlock

WRAP_MIN_CHARS, WRAP_MAX_CHARS = 60, 120  # widths at which mail programs and editors break lines (our choice)
FILLED_SHARE = 0.75  # of the longest line near it: a shorter line was ended on purpose (our choice)

# Offsets must hold, so white space is made plain one for one and never folded.
_PLAIN = str.maketrans(dict.fromkeys("\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))


def blocks_of(text: str) -> tuple[list[TextBlock], list[int]]:
    """The blocks of `text`, and for each the offset of its first character in `text`.

    A blank line ends a block. So does the end of a line that was ended on purpose: a heading, an item, a
    paragraph on one line; a line that is full, as a program breaks it, goes on in the next.
    Character n of a block stands for character `offset + n` of the text; line ends and tabs become spaces.
    """
    blocks: list[TextBlock] = []
    offsets: list[int] = []
    for start, end in _spans(text):
        part = text[start:end]
        start += len(part) - len(part.lstrip())
        part = part.strip()
        if part:
            blocks.append(TextBlock(kind="paragraph", text=part.translate(_PLAIN), selector=""))
            offsets.append(start)
    return blocks, offsets


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each block; white space may stand at their ends."""
    if "\n" not in text:
        yield 0, len(text)
        return
    run: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            run.append((at, at + len(line)))
        elif run:
            yield from _joined(text, run)
            run = []
        at += len(line) + 1
    if run:
        yield from _joined(text, run)


def _joined(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The blocks of a run of lines without a blank one between them."""
    widths = [len(text[start:end].rstrip()) for start, end in lines]
    width = max((each for each in widths if each <= WRAP_MAX_CHARS), default=0)
    block_start, block_end = lines[0]
    for number in range(1, len(lines)):
        start, end = lines[number]
        if not _is_wrapped(widths[number - 1], widths[number], width):
            yield block_start, block_end
            block_start = start
        block_end = end
    yield block_start, block_end


def _is_wrapped(before: int, after: int, width: int) -> bool:
    """Whether a line of `before` characters was broken by a program and goes on in one of `after`."""
    return width >= WRAP_MIN_CHARS and width * FILLED_SHARE <= before <= WRAP_MAX_CHARS and after <= WRAP_MAX_CHARS
