"""JSON lines in, JSON lines out: thousands of texts in one stream, in constant memory (but for the ids)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any

import msgspec

from auditor.artifacts import TextBlock
from auditor.artifacts.house import HouseStyle
from auditor.editing.paragraphs import blocks_of
from auditor.editing.record import finding_of, record_of
from auditor.streams import write_json
from auditor.text.review import Review, review
from auditor.textfile import utf8_lines

MAX_LINE_BYTES = 64 * 1024 * 1024  # our limit, so that a file without line ends can't fill the memory

Id = str | int


class Item(msgspec.Struct, frozen=True):
    """One text to check: plain `text`, or `html`. Other fields are the sender's own and are left alone."""

    id: Id
    text: str | None = None
    html: str | None = None
    lang: str | None = None


class _OnlyId(msgspec.Struct, frozen=True):
    """What is still wanted of a line that is broken elsewhere."""

    id: Id | None = None


class _BadLineError(ValueError):
    """A line that can't be checked; the message is for its sender."""


@dataclass(slots=True)
class Tally:
    """How a batch went."""

    done: int = 0
    broken: int = 0
    with_findings: int = 0


def answer_lines(source: IO[bytes], sink: IO[bytes], house: HouseStyle, *, lang: str = "") -> Tally:
    """Answer each line of `source` with one on `sink`, in order, at once; empty lines are passed over.

    `lang` is the language of items that name none ("" to find out). A broken line is answered by
    {"id", "line", "error"} and counted. `line` counts from 1.
    """
    tally = Tally()
    encode, decode = msgspec.json.Encoder().encode, msgspec.json.Decoder(Item).decode
    seen: set[Id] = set()
    for number, line in enumerate(utf8_lines(source, MAX_LINE_BYTES), start=1):
        if not line.strip():
            continue
        try:
            answer = _answer(line, decode, seen, house, lang)
            tally.done += 1
            tally.with_findings += any(found["level"] == "finding" for found in answer["findings"])
        except _BadLineError as error:
            answer = {"id": _id_of(line), "line": number, "error": str(error)}
            tally.broken += 1
        write_json(encode(answer) + b"\n", stream=sink)
    return tally


def _answer(
    line: bytes, decode: Callable[[bytes], Item], seen: set[Id], house: HouseStyle, lang: str
) -> dict[str, Any]:
    if len(line) > MAX_LINE_BYTES:
        raise _BadLineError(f"the line is longer than {MAX_LINE_BYTES >> 20} MB")
    item = _item(line, decode)
    if item.id in seen:
        raise _BadLineError("the id was used before")
    seen.add(item.id)
    if item.html is not None:
        return _of_html(item.id, item.html, item.lang or lang, house)
    return _of_text(item.id, item.text or "", item.lang or lang, house)


def _item(line: bytes, decode: Callable[[bytes], Item]) -> Item:
    try:
        item = decode(line)
    except msgspec.ValidationError as error:
        raise _BadLineError(f"the line has another shape than expected: {error}") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _BadLineError(f"the line is not JSON in UTF-8: {error}") from error
    if (item.text is None) == (item.html is None):
        raise _BadLineError('the line needs either "text" or "html"')
    return item


def _id_of(line: bytes) -> Id | None:
    """The id of a broken line, where it can still be read."""
    try:
        return msgspec.json.decode(line, type=_OnlyId).id
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _of_text(id: Id, text: str, lang: str, house: HouseStyle) -> dict[str, Any]:
    """Offsets are those of `text` as it was given."""
    blocks, offsets = blocks_of(text)
    reviewed = review(blocks, lang=lang, house=house)
    findings = []
    for remark in reviewed.remarks:
        start = offsets[remark.block] + remark.start
        quote = text[start : start + remark.end - remark.start]
        findings.append(finding_of(remark, start=start, quote=quote))
    return {"id": id, **record_of(reviewed), "findings": findings}


def _of_html(id: Id, html: str, lang: str, house: HouseStyle) -> dict[str, Any]:
    """Offsets are those of the block that a finding names by its place in `blocks`."""
    from auditor.text.reading.html import read_html

    source = read_html(html)
    blocks = [block for block in source.blocks if block.in_main]
    reviewed = review(blocks, title=source.title, lang=lang or source.lang, house=house)
    return {
        "id": id,
        **record_of(reviewed),
        "blocks": [_block(block) for block in blocks],
        "findings": findings_by_block(reviewed),
    }


def findings_by_block(reviewed: Review) -> list[dict[str, Any]]:
    """The remarks with the number of their block and offsets into its text."""
    return [
        {"block": remark.block, **finding_of(remark, start=remark.start, quote=remark.quote)}
        for remark in reviewed.remarks
    ]


def _block(block: TextBlock) -> dict[str, str]:
    return {"kind": block.kind, "text": block.text, "selector": block.selector}
