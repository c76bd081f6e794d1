"""JSON, SARIF and reviewdog's format: every place leads to the passage, every fix mends it."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from auditor.artifacts.house import HouseStyle
from auditor.editing.as_json import as_json
from auditor.editing.checked import GRADE_RULE, Checked, check
from auditor.editing.command import LEVELS
from auditor.editing.inputs import Document
from auditor.editing.reviewdog import as_rdjson, as_rdjsonl
from auditor.editing.sarif import _rules, as_sarif, uri_of
from auditor.message import Message, as_said
from auditor.text.advice import Advice
from auditor.text.finders import FINDERS
from auditor.text.index import Grade
from auditor.text.remarks import Level
from tests.fixtures.striped_rule import STRIPED

SCHEMA = Path(__file__).parents[1] / "fixtures" / "sarif" / "sarif-2.1.0-rtm.5.json"
ALL = LEVELS["advice"]
TEXT = (
    "# The zoo\n\nFeed the zebra. 𐐀é: the Zebra is here,\nand the *ze*bra and\tZEBRA too.\n\n"
    "- Leave zebra out of it.\n\nIt has zebra\n"
)
HTML = (
    "<html lang=en><nav><ul><li><a href=/>Zoo</a><li><a href=/z>Striped</a></ul></nav><main>\n<p>é 😀 Feed the zebra</p>"
    "<p>The <b>Ze</b>bra &amp; the zebra &eacute;</p></main></html>"
)


@pytest.fixture(autouse=True)
def _striped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.text.review.FINDERS", (STRIPED,))


def markdown(text: str = TEXT, name: str = "docs/the zoo.md") -> Checked:
    return check(Document(name, text, "text/markdown"), HouseStyle(), "en")


def page() -> Checked:
    return check(Document("https://zoo.gov/a?b=c#d", HTML, "text/html"), HouseStyle())


def too_hard(checked: Checked) -> Checked:
    return replace(checked, review=replace(checked.review, grade=Grade(value=14.0, low=12.0, high=16.0), reason=None))


def sarif_run(*documents: Checked, errors: tuple[tuple[str, Message], ...] = ()) -> dict[str, Any]:
    log = json.loads(as_sarif(documents, errors, ALL))
    Draft4Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(log)
    run: dict[str, Any] = log["runs"][0]
    return run


def by_utf16(text: str, region: dict[str, int]) -> str:
    """What a SARIF region holds."""
    return _cut(
        text, region["startLine"], region["startColumn"], region["endLine"], region["endColumn"], "utf-16-le", 2
    )


def by_utf8(text: str, range_: dict[str, dict[str, int]]) -> str:
    """What a range of reviewdog holds."""
    start, end = range_["start"], range_["end"]
    return _cut(text, start["line"], start["column"], end["line"], end["column"], "utf-8", 1)


def _cut(text: str, line: int, column: int, end_line: int, end_column: int, encoding: str, width: int) -> str:
    lines = text.split("\n")[line - 1 : end_line]
    coded = [each.encode(encoding) for each in lines]
    coded[-1] = coded[-1][: (end_column - 1) * width]
    coded[0] = coded[0][(column - 1) * width :]
    return "\n".join(each.decode(encoding) for each in coded)


@pytest.mark.parametrize(("checked", "text"), [(markdown, TEXT), (page, HTML)])
def test_sarif_is_valid_and_its_regions_hold_the_passages(checked: Any, text: str) -> None:
    run = sarif_run(checked())
    assert run["columnKind"] == "utf16CodeUnits"
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == {"striped-word"}
    assert len(run["results"]) == text.lower().replace("*", "").replace("<b>", "").replace("</b>", "").count("zebra")
    for result in run["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        held = by_utf16(text, region)
        assert held.replace("*", "").replace("</b>", "") == region["snippet"]["text"]


def test_levels_of_sarif_follow_ours() -> None:
    results = sarif_run(markdown())["results"]
    assert {(r["level"], r["properties"]["level"]) for r in results} == {
        ("warning", "finding"),
        ("note", "hint"),
        ("note", "advice"),
    }


def test_a_fix_replaces_exactly_the_passage_and_there_is_none_through_markup() -> None:
    results = sarif_run(markdown())["results"]
    fixed = [result for result in results if "fixes" in result]
    assert len(fixed) == len(results) - 1  # *ze*bra
    for result in fixed:
        change = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
        held = by_utf16(TEXT, change["deletedRegion"])
        assert (held.lower(), change["insertedContent"]["text"]) in {("zebra", "horse"), ("zebra ", "")}


def test_what_could_not_be_checked_is_a_notification() -> None:
    invocation = sarif_run(errors=(("gone.md", as_said("gone.md is not there")),))["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "gone.md is not there"


def kept_down(checked: Checked) -> Checked:
    """The advice in it would be more, were the text no law."""
    reason = as_said("it is a law")
    remarks = tuple(
        replace(remark, muted=reason) if remark.level is Level.ADVICE else remark for remark in checked.review.remarks
    )
    return replace(checked, review=replace(checked.review, remarks=remarks))


@pytest.mark.parametrize("levels", [ALL, LEVELS["finding"]])
def test_sarif_tells_how_much_was_kept_down_and_why(levels: frozenset[Level]) -> None:
    found = kept_down(markdown())
    muted = [remark for remark in found.review.remarks if remark.muted]
    assert muted
    log = json.loads(as_sarif([found, markdown("Feed it.\n", "b.md")], [], levels))
    Draft4Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(log)
    run = log["runs"][0]
    assert run["invocations"][0]["executionSuccessful"] is True
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["level"] == "note"
    assert note["message"]["text"] == f"{len(muted)} remark is advice and no more, because it is a law."
    assert note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "docs/the%20zoo.md"
    said = [result["properties"].get("muted") for result in run["results"]]
    assert said.count("it is a law") == (len(muted) if Level.ADVICE in levels else 0)


@pytest.mark.parametrize("write", [as_rdjson, as_rdjsonl])
def test_reviewdog_tells_how_much_was_kept_down_and_why(write: Any) -> None:
    found = kept_down(markdown())
    text = write([found], LEVELS["finding"]).decode()
    assert text.count("1 remark is advice and no more, because it is a law.") == 1
    assert "kept-as-advice" in text
    assert "kept-as-advice" not in write([markdown()], ALL).decode()


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("docs/the zoo.md", "docs/the%20zoo.md"),
        ("a%b?.md", "a%25b%3F.md"),
        ("https://zoo.gov/a?b=c#d", "https://zoo.gov/a?b=c#d"),
        ("-", "stdin"),
        ("/srv/a b.md", "file:///srv/a%20b.md"),
    ],
)
def test_names_become_uris(name: str, uri: str) -> None:
    assert uri_of(name) == uri


@pytest.mark.parametrize(("checked", "text"), [(markdown, TEXT), (page, HTML)])
def test_reviewdogs_ranges_hold_the_passages(checked: Any, text: str) -> None:
    found = json.loads(as_rdjson([checked()], ALL))
    assert found["source"]["name"] == "civic-auditor"
    for each in found["diagnostics"]:
        assert each["message"]
        assert each["code"]["value"] == "striped-word"
        held = by_utf8(text, each["location"]["range"])
        assert held.lower().replace("*", "").replace("</b>", "") == "zebra"
        for suggestion in each.get("suggestions", []):
            held = by_utf8(text, suggestion["range"])
            assert (held.lower(), suggestion["text"]) in {("zebra", "horse"), ("zebra ", "")}
    assert {each["severity"] for each in found["diagnostics"]} == {"WARNING", "INFO"}


def test_rdjsonl_has_the_same_diagnostics_one_a_line() -> None:
    whole = json.loads(as_rdjson([markdown(), page()], ALL))
    lines = [json.loads(line) for line in as_rdjsonl([markdown(), page()], ALL).splitlines()]
    assert [{key: value for key, value in line.items() if key != "source"} for line in lines] == whole["diagnostics"]
    assert {line["location"]["path"] for line in lines} == {"docs/the zoo.md", "https://zoo.gov/a?b=c#d"}


def test_a_grade_above_the_target_is_a_finding_in_every_format_and_names_the_target_as_ours() -> None:
    hard = too_hard(markdown())
    assert hard.findings == markdown().findings + 1
    first = sarif_run(hard)["results"][0]
    assert first["ruleId"] == "reading-grade"
    message = json.loads(as_rdjson([hard], ALL))["diagnostics"][0]["message"]
    assert message == first["message"]["text"]
    assert "Our own target for a general audience is 8" in message
    assert "federal" not in message
    assert json.loads(as_json([hard], [], ALL))["documents"][0]["above_target"] is True


@pytest.mark.parametrize(
    ("low", "house", "above"),
    [(8.6, HouseStyle(), True), (8.4, HouseStyle(), False), (8.6, HouseStyle(audience="legal"), False)],
)
def test_a_grade_fails_only_when_its_whole_range_is_above_the_target(
    low: float, house: HouseStyle, above: bool
) -> None:
    checked = markdown()
    review = replace(checked.review, grade=Grade(value=10, low=low, high=12))
    assert replace(checked, review=review, house=house).is_above_target is above


def test_json_gives_lines_and_columns_in_characters_and_offsets_in_blocks() -> None:
    found = json.loads(as_json([markdown()], [("x", as_said("no such file"))], ALL))
    assert found["errors"] == [{"name": "x", "error": "no such file"}]
    document = found["documents"][0]
    lines = TEXT.split("\n")
    for each in document["findings"]:
        assert each["quote"] == document["blocks"][each["block"]]["text"][each["start"] : each["end"]]
        begins = lines[each["line"] - 1][each["column"] - 1 :]
        assert begins.replace("*", "").startswith(each["quote"])
        assert each["end_line"] == each["line"]


@pytest.mark.parametrize(("show", "levels"), [("finding", {"finding"}), ("hint", {"finding", "hint"})])
def test_only_the_levels_asked_for_are_written(show: str, levels: set[str]) -> None:
    found = json.loads(as_json([markdown()], [], LEVELS[show]))["documents"][0]["findings"]
    assert {each["level"] for each in found} == levels
    assert len(json.loads(as_rdjson([markdown()], LEVELS[show]))["diagnostics"]) == len(found)


def test_json_ranks_what_would_lower_the_grade() -> None:
    checked = markdown()
    remark = checked.review.remarks[0]
    before, after = Grade(value=11, low=10, high=12), Grade(value=9, low=8, high=10)
    vars(checked)["advice"] = Advice(remarks=(remark,), splits=0, replacements=1, before=before, after=after)
    (document,) = json.loads(as_json([checked], [], ALL))["documents"]
    assert document["advice"]["replacements"] == 1
    assert (document["advice"]["before"]["value"], document["advice"]["after"]["value"]) == (11, 9)
    assert [found["advice_rank"] for found in document["findings"]] == [1, *[None] * (len(document["findings"]) - 1)]


def test_every_rule_of_sarif_has_its_description_and_a_page_to_read_on() -> None:
    ids = {finder.id for finder in FINDERS}
    described = _rules([{"ruleId": id, "level": "note"} for id in (*ids, GRADE_RULE)])
    assert set(described) == ids | {GRADE_RULE}
    for rule in described.values():
        assert rule["help"]["text"]
        assert rule["shortDescription"]["text"]
        assert rule["helpUri"].startswith("https://")
