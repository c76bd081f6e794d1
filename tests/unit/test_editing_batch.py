"""`auditor text --batch`: a line for each line, exact offsets, and broken lines that stop nothing."""

import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.artifacts.house import HouseStyle
from auditor.editing.batch import Tally, answer_lines
from tests.fixtures.striped_rule import STRIPED

SHORT = "The zebra must be fed. You can do it each day."
LONG = "You can apply online or by mail. Most people hear back from us in ten days. " * 20


@pytest.fixture
def _striped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.text.review.FINDERS", (STRIPED,))


def answers(*items: object, lang: str = "") -> tuple[list[dict[str, Any]], Tally]:
    """What the batch writes for these lines: bytes as they are, anything else as JSON."""
    lines = [item if isinstance(item, bytes) else json.dumps(item).encode() for item in items]
    sink = io.BytesIO()
    tally = answer_lines(io.BytesIO(b"\n".join(lines)), sink, HouseStyle(), lang=lang)
    return [json.loads(line) for line in sink.getvalue().splitlines()], tally


def one(item: object, lang: str = "") -> dict[str, Any]:
    found, _ = answers(item, lang=lang)
    assert len(found) == 1
    return found[0]


def test_one_line_for_each_in_order_and_none_for_empty_lines() -> None:
    found, tally = answers({"id": "b", "text": SHORT}, b"", {"id": 1, "html": "<p>Hello there.</p>"}, b"  \r")
    assert [line["id"] for line in found] == ["b", 1]
    assert (tally.done, tally.broken) == (2, 0)


class Sink(io.BytesIO):
    """Counts the lines that have left it."""

    flushed = 0

    def flush(self) -> None:
        self.flushed = self.getvalue().count(b"\n")


def test_each_answer_is_there_before_the_next_line_is_read() -> None:
    sink = Sink()

    class Source(io.RawIOBase):
        """Asks for what is written whenever a line is read."""

        def __init__(self) -> None:
            self.read_after: list[int] = []
            self.lines = [json.dumps({"id": number, "text": SHORT}).encode() + b"\n" for number in range(3)]

        def readline(self, size: int | None = -1) -> bytes:
            self.read_after.append(sink.flushed)
            return self.lines.pop(0) if self.lines else b""

    source = Source()
    answer_lines(source, sink, HouseStyle())  # type: ignore[arg-type]
    assert source.read_after == [0, 1, 2, 3]


def test_a_short_text_has_measures_but_no_grade() -> None:
    line = one({"id": 1, "text": SHORT})
    assert (line["lang"], line["words"], line["sentences"], line["grade"]) == ("en", 11, 2, None)
    assert "200" in line["reason"]
    assert isinstance(line["index"], float)
    assert isinstance(line["flesch_kincaid_grade"], float)


def test_a_long_text_has_a_grade_with_its_range() -> None:
    line = one({"id": 1, "text": LONG})
    assert line["reason"] is None
    assert line["grade"]["low"] < line["grade"]["value"] < line["grade"]["high"]
    assert (line["words"], line["sentences"]) == (320, 40)


def test_a_spanish_text_stands_on_the_inflesz_scale() -> None:
    easy = one(
        {
            "id": 1,
            "text": "Llene el formulario. Luego mande la carta a la oficina. Lo llamamos en diez días.",
            "lang": "es",
        }
    )
    assert easy["inflesz"] == "very easy"
    assert "inflesz" not in one({"id": 1, "text": "Fill in the form. Then send it to us.", "lang": "en"})


def test_lines_ended_on_purpose_are_sentences_of_their_own() -> None:
    line = one({"id": 1, "text": "How to apply\nYou can apply online. Most people hear back."})
    assert line["sentences"] == 3
    assert line["prose"]["sentences"] == 2


@pytest.mark.usefixtures("_striped")
@pytest.mark.parametrize(
    "text",
    [
        SHORT,
        "One.\r\n\r\n \t Feed the zebra, and  the\tZebra\nand zebra.",
        "😀 é \u00ad\u200b ze\u0301bra zebra \u202ezebra",
        "\n\n\nzebra\x00zebra\u2028zebra",
    ],
)
def test_offsets_are_those_of_the_text_as_given(text: str) -> None:
    findings = one({"id": 1, "text": text, "lang": "en"})["findings"]
    assert len(findings) == text.lower().count("zebra")
    for found in findings:
        assert found["quote"] == text[found["start"] : found["end"]]
        assert found["quote"].lower() == "zebra"
        assert "block" not in found


@pytest.mark.usefixtures("_striped")
def test_findings_of_html_point_into_the_blocks_of_the_main_text() -> None:
    html = (
        "<html lang=en><title>Zoo</title><body><nav><a href=/>A zebra</a></nav>"
        "<main><h1>The   zoo</h1><p>Feed\n the <b>zeb</b>ra. Then the Zebra.</p></main></body></html>"
    )
    line = one({"id": 1, "html": html})
    assert [(block["kind"], block["text"]) for block in line["blocks"]] == [
        ("heading", "The zoo"),
        ("paragraph", "Feed the zebra. Then the Zebra."),
    ]
    assert all(block["selector"] for block in line["blocks"])
    assert [(found["block"], found["quote"], found["level"]) for found in line["findings"]] == [
        (1, "zebra", "finding"),
        (1, "Zebra", "hint"),
    ]
    for found in line["findings"]:
        assert found["quote"] == line["blocks"][found["block"]]["text"][found["start"] : found["end"]]
        assert (found["rule"], found["suggestion"]) == ("striped-word", "horse")


def test_the_language_is_the_items_own_else_that_of_the_command() -> None:
    spanish = "Usted puede presentar la solicitud por correo. Es gratis."
    assert one({"id": 1, "text": spanish, "lang": "es-MX"})["lang"] == "es"
    assert one({"id": 1, "text": spanish}, lang="es")["lang"] == "es"
    assert one({"id": 1, "html": f"<html lang=es><p>{spanish}"})["lang"] == "es"


@pytest.mark.parametrize(
    ("line", "id", "error"),
    [
        (b"{", None, "not JSON"),
        (b"nonsense", None, "not JSON"),
        (b'{"id": 2, "text": "\xff"}', 2, "not JSON in UTF-8"),
        (b'{"id": 2, "text": "\\ud800"}', None, "not JSON"),
        (b'{"id": 2} {"id": 3}', None, "not JSON"),
        (b'{"id": 2, "x": ' + b"[" * 100_000, None, "not JSON"),
        (b"[1, 2]", None, "shape"),
        ({"text": "no id"}, None, "shape"),
        ({"id": None, "text": "x"}, None, "shape"),
        ({"id": 1.5, "text": "x"}, None, "shape"),
        ({"id": True, "text": "x"}, None, "shape"),
        ({"id": "a"}, "a", 'either "text" or "html"'),
        ({"id": "a", "text": "x", "html": "x"}, "a", 'either "text" or "html"'),
        ({"id": "a", "text": 5}, "a", "shape"),
        ({"id": "a", "html": ["x"]}, "a", "shape"),
        ({"id": "a", "text": "x", "lang": 7}, "a", "shape"),
        ({"id": "first", "text": "again"}, "first", "used before"),
    ],
)
def test_a_broken_line_is_answered_in_its_place(line: object, id: str | int | None, error: str) -> None:
    found, tally = answers({"id": "first", "text": "One."}, line, {"id": "last", "text": "Two."})
    assert [each["id"] for each in found] == ["first", id, "last"]
    assert error in found[1]["error"]
    assert found[1]["line"] == 2
    assert set(found[1]) == {"id", "line", "error"}
    assert (tally.done, tally.broken) == (2, 1)


def test_a_line_that_is_too_long_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.editing.batch.MAX_LINE_BYTES", 100)
    found, tally = answers({"id": 1, "text": "x" * 350}, {"id": 2, "text": "Two."})
    assert [(each["id"], "error" in each) for each in found] == [(None, True), (2, False)]
    assert tally.broken == 1


def test_a_byte_order_mark_before_the_first_line_is_no_fault() -> None:
    assert "error" not in one(b'\xef\xbb\xbf{"id": 1, "text": "One."}')


LETTERS = "a" * 10_000
BAD_TEXTS = {
    "empty": "",
    "white space": " \n\t\r\n ",
    "one long word": LETTERS,
    "5 MB of one line": "You can apply by mail or online. " * 160_000,
    "no punctuation": "you can apply online or by mail and most people hear back " * 400,
    "all capitals": "YOU CAN APPLY ONLINE. MOST PEOPLE HEAR BACK. " * 50,
    "mixed scripts": "You can apply. Вы можете подать. 您可以在线申请。 あなたは。 " * 30,
    "right to left": "يمكنك التقديم عبر الإنترنت. תוכלו להגיש בקשה. " * 30,
    "emoji": "👩‍👩‍👧‍👦 🇺🇸 😀. " * 300,
    "only emoji": "😀",
    "soft hyphens": "You can ap\u00adply on\u00adline. " * 100,
    "zero width": "You\u200b can\u200c app\u200dly\ufeff online\u2060. " * 100,
    "numbers only": "1 2 3.5 4,000 5% 2026-01-02 " * 100,
    "poem": "Two roads diverged\nin a yellow wood,\n\nAnd sorry I could not\ntravel both\n" * 20,
    "code": "for (int i = 0; i < n; i++) { a[i] = b[i] ? c.d(e) : f; } // etc.\n" * 40,
    "stops only": "." * 10_000 + "!?" * 10_000 + "… " * 1_000,
    "opening quotes only": '"(“' * 10_000,
    "control characters": "".join(map(chr, range(32))) * 50,
    "combining marks": "e" + "\u0301" * 10_000,
    "hyphens": "a-" * 10_000,
    "astral letters": "𝐘𝐨𝐮 𝐜𝐚𝐧 𝐚𝐩𝐩𝐥𝐲. " * 100,
    "line ends only": "\r\n" * 50_000,
    "markup as text": "<p>You can &amp; may <b>apply</b>.</p>" * 50,
}


@pytest.mark.parametrize("text", BAD_TEXTS.values(), ids=BAD_TEXTS)
def test_bad_text_gets_a_sensible_answer(text: str) -> None:
    line = one({"id": 1, "text": text})
    assert "error" not in line
    assert line["grade"] is not None or line["reason"]
    for found in line["findings"]:
        assert found["quote"] == text[found["start"] : found["end"]]
    if not any(map(str.isalnum, text)):
        assert (line["words"], line["sentences"], line["index"]) == (0, 0, None)


PIECES = [
    "You shall ",
    "utilize ",
    "was sent ",
    "FRX ",
    "not unless ",
    "\u00ad",
    "\u200b",
    "😀",
    ".",
    ". ",
    "\n",
    "\n\n",
    "\t",
    "é\u0301 ",
]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=60).map("".join))
@settings(max_examples=150, deadline=None)
def test_every_quote_is_what_stands_at_its_offsets(text: str) -> None:
    for found in one({"id": 1, "text": text})["findings"]:
        assert 0 <= found["start"] <= found["end"] <= len(text)
        assert found["quote"] == text[found["start"] : found["end"]]


BAD_PAGES = {
    "empty": "",
    "no element": "You can apply.",
    "unclosed": "<main><p>You can apply.<p>Now.<ul><li>one<li>two",
    "deep": "<div>" * 5_000 + "You can apply." + "</div>" * 5_000,
    "wide": "<p>You can apply.</p>" * 5_000,
    "only script": "<script>if (a < b) { document.write('x') }</script><style>p { }</style>",
    "nested tables": "<table><tr><td>" * 200 + "You can apply.",
    "zero bytes": "<p>You\x00 can apply.</p>",
    "entities": "<p>&#xD800; &#0; &nope; &amp;amp; You can apply.</p>",
    "comment only": "<!-- nothing -->",
    "another encoding named": "<meta charset=utf-16><p>Größe. You can apply.</p>",
    "declaration": "<?xml version='1.0' encoding='utf-8'?><html><body><p>You can apply.</p></body></html>",
}


@pytest.mark.parametrize("html", BAD_PAGES.values(), ids=BAD_PAGES)
def test_bad_html_gets_a_sensible_answer(html: str) -> None:
    line = one({"id": 1, "html": html})
    assert "error" not in line
    assert line["grade"] is not None or line["reason"]
    for found in line["findings"]:
        assert found["quote"] == line["blocks"][found["block"]]["text"][found["start"] : found["end"]]
