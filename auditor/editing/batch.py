"""JSON lines in, JSON lines out: thousands of texts in one stream, in constant memory (but for the ids)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any

import msgspec

from auditor.artifacts import TextBlock
from auditor.artifacts.house import HouseStyle
from auditor.editing.paragraphs import blocks_of
from auditor.editing.record import finding_of, record_of
from auditor.message import ENGLISH, Catalogue, Message, say
from auditor.streams import write_json
from auditor.text.review import review
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
    """A line that can't be checked; `message` is for its sender."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(slots=True)
class Tally:
    """How a batch went."""

    done: int = 0
    broken: int = 0
    with_findings: int = 0


def answer_lines(
    source: IO[bytes], sink: IO[bytes], house: HouseStyle, *, lang: str = "", catalogue: Catalogue = ENGLISH
) -> Tally:
    """Answer each line of `source` with one on `sink`, in order, at once; empty lines are passed over.

    `lang` is the language of items that name none ("" to find out). A broken line is answered by
    {"id", "line", "error"} and counted. `line` counts from 1.
    """
    tally = Tally()
    encode, writer = msgspec.json.Encoder().encode, _Answers(house, lang, catalogue)
    for number, line in enumerate(utf8_lines(source, MAX_LINE_BYTES), start=1):
        if not line.strip():
            continue
        try:
            answer = writer.answer(line)
            tally.done += 1
            tally.with_findings += any(found["level"] == "finding" for found in answer["findings"])
        except _BadLineError as error:
            answer = {"id": _id_of(line), "line": number, "error": catalogue.show(error.message)}
            tally.broken += 1
        write_json(encode(answer) + b"\n", stream=sink)
    return tally


class _Answers:
    """Answers line after line, each id once."""

    def __init__(self, house: HouseStyle, lang: str, catalogue: Catalogue) -> None:
        self._house, self._lang, self._catalogue = house, lang, catalogue
        self._decode = msgspec.json.Decoder(Item).decode
        self._seen: set[Id] = set()

    def answer(self, line: bytes) -> dict[str, Any]:
        """What is to be said of a line; raises _BadLineError."""
        if len(line) > MAX_LINE_BYTES:
            raise _BadLineError(say("the line is longer than {most} MB", most=MAX_LINE_BYTES >> 20))
        item = _item(line, self._decode)
        if item.id in self._seen:
            raise _BadLineError(say("the id was used before"))
        self._seen.add(item.id)
        lang = item.lang or self._lang
        if item.html is not None:
            return {"id": item.id, **self._of_html(item.html, lang)}
        return {"id": item.id, **self._of_text(item.text or "", lang)}

    def _of_text(self, text: str, lang: str) -> dict[str, Any]:
        """Offsets are those of `text` as it was given."""
        blocks, offsets = blocks_of(text)
        reviewed = review(blocks, lang=lang, house=self._house)
        findings = []
        for remark in reviewed.remarks:
            start = offsets[remark.block] + remark.start
            quote = text[start : start + remark.end - remark.start]
            findings.append(finding_of(remark, start=start, quote=quote, catalogue=self._catalogue))
        return {**record_of(reviewed, self._catalogue), "findings": findings}

    def _of_html(self, html: str, lang: str) -> dict[str, Any]:
        """Offsets are those of the block that a finding names by its place in `blocks`."""
        from auditor.text.reading.html import read_html

        source = read_html(html)
        blocks = [block for block in source.blocks if block.in_main]
        reviewed = review(blocks, title=source.title, lang=lang or source.lang, house=self._house)
        return {
            **record_of(reviewed, self._catalogue),
            "blocks": [_block(block) for block in blocks],
            "findings": [
                {
                    "block": remark.block,
                    **finding_of(remark, start=remark.start, quote=remark.quote, catalogue=self._catalogue),
                }
                for remark in reviewed.remarks
            ],
        }


def _item(line: bytes, decode: Callable[[bytes], Item]) -> Item:
    try:
        item = decode(line)
    except msgspec.ValidationError as error:
        raise _BadLineError(say("the line has another shape than expected: {reason}", reason=str(error))) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _BadLineError(say("the line is not JSON in UTF-8: {reason}", reason=str(error))) from error
    if (item.text is None) == (item.html is None):
        raise _BadLineError(say('the line needs either "text" or "html"'))
    return item


def _id_of(line: bytes) -> Id | None:
    """The id of a broken line, where it can still be read."""
    try:
        return msgspec.json.decode(line, type=_OnlyId).id
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _block(block: TextBlock) -> dict[str, str]:
    return {"kind": block.kind, "text": block.text, "selector": block.selector}
