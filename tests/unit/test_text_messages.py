"""What text rules and `auditor text` say can be translated: literal templates, and no plain string where a message belongs."""

import ast
import io
import json
from collections.abc import Iterator, Sequence
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

import auditor.editing
import auditor.text
import auditor_rules.readability
from auditor.artifacts.house import HouseStyle, Term
from auditor.editing.as_json import as_json
from auditor.editing.batch import answer_lines
from auditor.editing.checked import Checked, check
from auditor.editing.command import LEVELS
from auditor.editing.inputs import STANDARD_INPUT, Document
from auditor.editing.reviewdog import as_rdjson, as_rdjsonl
from auditor.editing.sarif import as_sarif
from auditor.editing.show import Part, show
from auditor.message import Catalogue, known, say
from auditor.text.catalogue_texts import texts as catalogue_texts
from auditor.text.finders import FINDERS
from auditor.text.remarks import Remark
from tests.rules.test_messages import faults, texts

SOURCES = {
    f"{package.__name__}/{path.relative_to(folder)}": path.read_text("utf-8")
    for package in (auditor.text, auditor.editing, auditor_rules.readability)
    for folder in [Path(str(package.__file__)).parent]
    for path in sorted(folder.rglob("*.py"))
}
# Call -> place of the message among its arguments.
MESSAGE_AT = {"remark": 3, "_Fault": 2, "Remark": 99, "Finding": 1, "passes": 1}


def plain_strings(source: str) -> Iterator[str]:
    """Places where a remark, a finding or an error is given a plain string."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        given = [each.value for each in node.keywords if each.arg in ("message", "hint", "reason")]
        if name in MESSAGE_AT:
            given += node.args[MESSAGE_AT[name] :][:1]
        elif name.endswith("Error"):
            given += node.args[:1]
        elif name != "Review":
            continue
        for each in given:
            yield from texts(each)


@pytest.mark.parametrize("path", SOURCES)
def test_every_template_is_a_literal_and_nothing_is_said_past_one(path: str) -> None:
    assert faults(SOURCES[path]) == []
    assert list(plain_strings(SOURCES[path])) == []


@pytest.mark.parametrize(
    "source",
    [
        'block.remark("rule", 0, 1, "It is hard.")',
        'block.remark("rule", 0, 1, f"{word} is hard.")',
        'Remark(rule="rule", message="It is hard.")',
        '_Fault(0, 1, "It is hard.")',
        'UsageError(f"{path} is a folder")',
        'UsageError(say("it is gone"), hint="Look again.")',
    ],
)
def test_a_plain_string_is_found(source: str) -> None:
    assert len(list(plain_strings(source))) == 1


class Marked(NullTranslations):
    """Every text of ours stands in brackets."""

    def gettext(self, message: str) -> str:
        return f"[{message}]"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"[{msgid1 if n == 1 else msgid2}]"


MARKED = Catalogue(Locale("de"), Marked())
HOUSE = HouseStyle(
    target_grade=3, terms=(Term(forms=("renter",), use="tenant", why="our style."),),
    rules_on=frozenset({finder.id for finder in FINDERS}),
)  # fmt: skip
SENTENCE = (
    "Notwithstanding any prior determination, applicants who request supplemental assistance shall be required to "
    "demonstrate, through documentation that is satisfactory to the department, that they continue to be eligible. "
)
TEXT = (
    f"# SHARE OF THE RENTERS\n\n{SENTENCE * 9}\n\nUtilize 03/04/2026, 12 p.m., biweekly, next Friday. Ask HUD. "
    "The renter will leverage it. Click here.\n\nCette page est en français, et elle dit ce que vous devez faire.\n"
)


def marked() -> Checked:
    return check(Document("zoo.md", TEXT, "text/markdown"), HOUSE, "en")


def under(value: object, key: str) -> Iterator[Any]:
    """What stands under a key, wherever that is."""
    for name, each in value.items() if isinstance(value, dict) else ():
        if name == key:
            yield each
        yield from under(each, key)
    for each in value if isinstance(value, list) else ():
        yield from under(each, key)


def sentences_of(form: str) -> Iterator[str]:
    """Every sentence in a machine format."""
    checked, errors, every = [marked()], [("x", say("it is gone"))], LEVELS["advice"]
    match form:
        case "json":
            found = json.loads(as_json(checked, errors, every, MARKED))
            yield from (*under(found, "message"), *under(found, "error"))
        case "sarif":
            found = json.loads(as_sarif(checked, errors, every, MARKED))
            yield from (text for message in under(found, "message") for text in under(message, "text"))
        case "rdjson":
            yield from under(json.loads(as_rdjson(checked, every, MARKED)), "message")
        case "rdjsonl":
            yield from under([json.loads(line) for line in as_rdjsonl(checked, every, MARKED).splitlines()], "message")


@pytest.mark.parametrize("form", ["json", "sarif", "rdjson", "rdjsonl"])
def test_every_sentence_of_a_machine_format_passes_through_the_catalogue(form: str) -> None:
    said = list(sentences_of(form))
    assert len(said) > 10
    assert [text for text in said if not (text.startswith("[") and text.endswith("]"))] == []
    assert form == "json" or any("whole range lies above the target" in text for text in said)
    assert form not in ("json", "sarif") or "[it is gone]" in said


def test_every_answer_of_a_batch_passes_through_the_catalogue() -> None:
    source, sink = io.BytesIO(), io.BytesIO()
    for line in (
        {"id": 1, "text": "Utilize it."},
        {"id": 1, "text": "x"},
        {"id": 2},
        {"id": 3, "html": "<p>Utilize it."},
    ):
        source.write(json.dumps(line).encode() + b"\n")
    source.seek(0)
    answer_lines(source, sink, HOUSE, lang="en", catalogue=MARKED)
    answers = [json.loads(line) for line in sink.getvalue().splitlines()]
    said = [text for key in ("message", "error", "reason") for text in under(answers, key) if text]
    assert len(said) >= 6
    assert all(text.startswith("[") and text.endswith("]") for text in said)


class Heard:
    """A paper that keeps what is said on it: our own words, not the text's."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def title(self, text: str) -> None:
        self.name = text

    def line(self, text: str, *, quiet: bool = False) -> None:
        self.said.append(text)

    def total(self, text: str) -> None:
        self.said.append(text)

    def passage(self, place: str, parts: Sequence[Part]) -> None:
        self.place = place

    def remark(self, remark: Remark, text: str, *, level: str, rank: int) -> None:
        self.said += [text, level]


def test_every_line_for_people_passes_through_the_catalogue() -> None:
    paper = Heard()
    show(marked(), paper, levels=LEVELS["advice"], measures=True, catalogue=MARKED)
    assert [text for text in paper.said if not text.startswith("[")] == []
    whole = "\n".join(paper.said)
    for each in ("[Reading grade ", "[Left out of these measures: ", "takes the grade from", "[index (ours)]"):
        assert each in whole


def test_standard_input_is_named_in_the_readers_language() -> None:
    paper = Heard()
    document = Document(str(STANDARD_INPUT), "Utilize it.", "text/plain")
    show(check(document, HOUSE, "en"), paper, levels=LEVELS["advice"], measures=False, catalogue=MARKED)
    assert (paper.name, paper.place) == ("[standard input]", "[standard input]:1:1")


def test_words_of_our_data_are_told_to_translators() -> None:
    found = list(catalogue_texts())
    assert len(found) == len(set(found))
    assert {"unless a meeting", "French", "flesch kincaid grade", "plain text"} <= set(found)
    assert all(str(known(text)) == text for text in found)
