"""Words of links and buttons that say nothing: links of Markdown and HTML; in plain text a block that is one, or "click here"."""

from collections.abc import Iterator

from auditor.message import say
from auditor.text.empty_words import fold, is_listed, is_vague_link, names_a_file
from auditor.text.finding import Finder, Text
from auditor.text.flags import HERE
from auditor.text.parsing import Parsed, Sentence
from auditor.text.quoted import is_quoted
from auditor.text.remarks import Level, Remark

_LANGS = frozenset({"en", "es"})
_LINK_KINDS = frozenset({"paragraph", "list_item", "other"})
_BARE = frozenset({
    "read more", "learn more", "more information", "more info", "more details", "see more", "view more", "find out more",
    "leer mas", "lea mas", "mas informacion", "ver mas", "mas detalles", "saber mas", "conozca mas",
})  # fmt: skip
"""What a block that says nothing else is a link for (folded): from the federal guidelines, "Write effective links"."""
_HERE = frozenset({"here", "aquí", "aqui"})
_PRESSES = frozenset(
    {"click", "clicking", "tap", "press", "clic", "pulse", "pulsa", "presione", "pinche", "presionando"}
)
_LONGEST_BARE = 30  # characters; what is longer need not be looked up


def _mark(lower: str, _written: str, _lang: str) -> int:
    return HERE if lower in _HERE else 0


def _links(text: Text) -> Iterator[Remark]:
    for block in text.blocks:
        if not block.block.in_main or block.lang not in _LANGS or block.block.kind == "code":
            continue
        pressed = [
            remark for sentence in block.sentences if sentence.flags & HERE for remark in _pressed(block, sentence)
        ]
        linked = list(_linked(block)) if block.block.kind in _LINK_KINDS else []
        yield from pressed
        yield from (
            each for each in linked if not any(each.start < other.end and other.start < each.end for other in pressed)
        )
        if (
            not linked
            and block.block.kind in _LINK_KINDS
            and len(block.sentences) == 1
            and len(block.block.text) <= _LONGEST_BARE
            and fold(block.block.text) in _BARE
        ):
            message = say(
                "If “{text}” is a link, it doesn't say where it leads: name the page or the file.",
                text=block.block.text,
            )
            yield block.remark("vague-link-text", 0, len(block.block.text), message, level=Level.HINT)


def _pressed(block: Parsed, sentence: Sentence) -> Iterator[Remark]:
    """The places of a sentence that say "click here"."""
    words = sentence.words
    for at in range(1, len(words)):
        if words[at].flags & HERE and words[at - 1].lower in _PRESSES:
            spans = sentence.spans()
            start, end = spans[at - 1][0], spans[at][1]
            if is_quoted(block.block.text, start, end) or _is_part_of_a_name(block, start, end):
                continue
            yield _remark(block, start, end, Level.FINDING)


def _is_part_of_a_name(block: Parsed, start: int, end: int) -> bool:
    """Whether the words end a link that says more: "Click here to join the meeting"."""
    text = block.block.text
    return any(
        first <= start and end <= last and not is_vague_link(text[first:last]) for first, last in _whole_links(block)
    )


def _linked(block: Parsed) -> Iterator[Remark]:
    """Links whose words would fit any link; one that names a file may be clear from what stands before it."""
    text = block.block.text
    for start, end in _whole_links(block):
        name = text[start:end]
        if fold(name) and is_vague_link(name) and not is_quoted(text, start, end) and not _has_other_name(block, name):
            yield _remark(block, start, end, Level.HINT if names_a_file(name) else Level.FINDING)


def _whole_links(block: Parsed) -> list[tuple[int, int]]:
    """The links of a block; a link in several parts, one of them bold, is one."""
    whole: list[tuple[int, int]] = []
    for start, end in block.block.links:
        if whole and not block.block.text[whole[-1][1] : start].strip():
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((start, end))
    return whole


def _has_other_name(block: Parsed, name: str) -> bool:
    """Whether the markup gives a name of more words, as `aria-label` does."""
    return any(fold(name) in fold(other) and not is_vague_link(other) for other in block.block.pictured)


def _remark(block: Parsed, start: int, end: int, level: Level) -> Remark:
    message = say(
        "“{text}” doesn't say where the link leads: make the words that name its page or file the link.",
        text=block.block.text[start:end],
    )
    return block.remark("vague-link-text", start, end, message, level=level)


def _buttons(text: Text) -> Iterator[Remark]:
    for block in text.blocks:
        if block.block.kind == "button" and block.sentences and is_listed(block.block.text, "button_whole"):
            message = say(
                "“{text}” doesn't say what the button does: name the action, such as “Send form”.",
                text=block.block.text,
            )
            yield block.remark("vague-button-text", 0, len(block.block.text), message, level=Level.FINDING)


FINDERS: tuple[Finder, ...] = (
    Finder(id="vague-link-text", langs=_LANGS, find=_links, mark=_mark),
    Finder(id="vague-button-text", langs=_LANGS, find=_buttons),
)
