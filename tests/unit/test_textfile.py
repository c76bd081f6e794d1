"""Whatever editor wrote a text file, it reads the same."""

import codecs
import io
import json
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from auditor.act.cases import read_cases
from auditor.artifacts.house import HouseStyle
from auditor.config import Config, load_config
from auditor.crawl.sources import SiteSpec, open_sources
from auditor.editing.batch import answer_lines
from auditor.editing.choice import house_of
from auditor.editing.command import Options, run
from auditor.editing.inputs import open_document
from auditor.textfile import read_text, utf8_lines

ENCODINGS = {
    "plain UTF-8": lambda text: text.encode(),
    "UTF-8 with a mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "UTF-16, little": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "UTF-16, big": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "UTF-32": lambda text: codecs.BOM_UTF32_LE + text.encode("utf-32-le"),
}
in_every_encoding = pytest.mark.parametrize("encode", ENCODINGS.values(), ids=ENCODINGS)
Encode = Callable[[str], bytes]


@in_every_encoding
def test_text_is_read_without_its_mark(tmp_path: Path, encode: Encode) -> None:
    (tmp_path / "a").write_bytes(encode("Größe\r\nzwei\rdrei\n"))
    assert read_text(tmp_path / "a") == "Größe\nzwei\ndrei\n"


@in_every_encoding
def test_a_list_of_addresses(tmp_path: Path, encode: Encode) -> None:
    (tmp_path / "urls.txt").write_bytes(encode("http://127.0.0.1:9/a\r\n# no\r\nhttp://127.0.0.1:9/b\r\n"))
    config = load_config(None, {"crawl.urls": str(tmp_path / "urls.txt")}, tmp_path)
    with ExitStack() as stack:
        (spec,) = open_sources(config, stack, {})
    assert spec.seeds == ("http://127.0.0.1:9/a", "http://127.0.0.1:9/b")
    assert isinstance(spec, SiteSpec)


@in_every_encoding
@pytest.mark.parametrize("name", ["auditor.toml", "pyproject.toml"])
def test_settings(tmp_path: Path, encode: Encode, name: str) -> None:
    table = "crawl" if name == "auditor.toml" else "tool.auditor.crawl"
    (tmp_path / name).write_bytes(encode(f"[{table}]\nmax_pages = 7\n"))
    assert load_config(None, {}, tmp_path).crawl.max_pages == 7


@in_every_encoding
def test_settings_and_house_style_of_a_text(
    tmp_path: Path, encode: Encode, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "house.toml").write_bytes(encode("target_grade = 9\n"))
    (tmp_path / "auditor.toml").write_bytes(encode('[text]\nhouse = "house.toml"\n'))
    (tmp_path / "a.txt").write_text("Hello.", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert house_of(tmp_path / "auditor.toml", None, None)("a.txt").target == 9
    assert run(["a.txt"], None, Options(format="json"), lambda error: pytest.fail(str(error))) == 0
    assert json.loads(capsys.readouterr().out)["documents"][0]["target_grade"] == 9


@in_every_encoding
def test_a_batch(encode: Encode) -> None:
    lines = "".join(json.dumps({"id": name, "text": "Größe."}, ensure_ascii=False) + "\n" for name in ("ä", "b"))
    sink = io.BytesIO()
    tally = answer_lines(io.BytesIO(encode(lines)), sink, HouseStyle())
    assert [json.loads(line)["id"] for line in sink.getvalue().splitlines()] == ["ä", "b"]
    assert (tally.done, tally.broken) == (2, 0)


@in_every_encoding
def test_test_cases(tmp_path: Path, encode: Encode) -> None:
    listed = {"testcases": [{"testcaseId": "1", "url": "https://a.org/1", "ruleId": "abc", "ruleName": "Größe"}]}
    (tmp_path / "cases.json").write_bytes(encode(json.dumps(listed, ensure_ascii=False)))
    assert read_cases(tmp_path / "cases.json")[0].rule_name == "Größe"


@in_every_encoding
def test_a_text_to_check(tmp_path: Path, encode: Encode) -> None:
    (tmp_path / "a.txt").write_bytes(encode("Größe"))
    assert open_document(str(tmp_path / "a.txt")).text == "Größe"


@in_every_encoding
def test_a_mark_does_not_change_which_audit_it_is(tmp_path: Path, encode: Encode) -> None:
    (tmp_path / "urls.txt").write_bytes(encode("http://127.0.0.1:9/a\n"))
    config = load_config(None, {"crawl.urls": str(tmp_path / "urls.txt")}, tmp_path)
    marked = config.hash()
    (tmp_path / "urls.txt").write_text("http://127.0.0.1:9/a\n", "utf-8")
    assert config.hash() == marked != Config().hash()


@pytest.mark.parametrize("encode", [ENCODINGS["plain UTF-8"], ENCODINGS["UTF-16, little"]])
def test_of_a_line_that_is_too_long_only_its_beginning_is_kept(encode: Encode) -> None:
    lines = list(utf8_lines(io.BytesIO(encode("a" * 5_000 + "\nb\n" + "c" * 200)), 100))
    assert [line[:1] for line in lines] == [b"a", b"b", b"c"]
    assert [len(line) for line in lines] == [101, 2, 101]


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\xff\xfa")
    with pytest.raises(UnicodeDecodeError):
        read_text(tmp_path / "a")
