"""All that the terminal says passes through the catalogue: in a language of brackets, every line has some."""

from collections.abc import Iterator
from gettext import NullTranslations

import pytest
from babel import Locale

from auditor.cli import main
from auditor.cli.exits import complain
from auditor.errors import UsageError
from auditor.locale import catalogue
from auditor.message import Catalogue, as_said, say
from auditor.model import PageStatus
from auditor.progress import PlainProgress
from auditor.streams import guarded


class Bracketed(NullTranslations):
    def gettext(self, message: str) -> str:
        return message if message in (", ", "; ", ".") else f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture(autouse=True)
def _language(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """In place of English."""
    for module in ("streams", "locale"):
        monkeypatch.setattr(f"auditor.{module}.ENGLISH", Catalogue(Locale("en", "US"), Bracketed()))
    catalogue.cache_clear()
    with guarded():
        yield
    catalogue.cache_clear()


def lines(capsys: pytest.CaptureFixture[str]) -> Iterator[str]:
    shown = capsys.readouterr()
    return filter(str.strip, (shown.out + shown.err).splitlines())


@pytest.mark.parametrize(
    "command",
    [["doctor", "--browser", "/no/such/browser"], ["rules"], ["explain", "no-such-rule"], ["explain", "4.1.3"],
     ["report", "/no/such/folder"], ["audit", "--max-pages", "0", "x"], ["audit", "ftp://a.gov"], ["audit", "https://[x"],
     ["audit", "https://a.gov", "--profile", "wcag22aaa"], ["text", "/no/such/file"]],
    ids=" ".join,
)  # fmt: skip
def test_every_line_of_a_command_is_said_in_the_reader_s_language(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(command)
    said = list(lines(capsys))
    assert said
    assert [line for line in said if "⟦" not in line] == []


def test_progress_and_complaints_are_said_in_the_reader_s_language(capsys: pytest.CaptureFixture[str]) -> None:
    progress = PlainProgress(verbose=True)
    progress.page_done("a", "https://a.gov/", PageStatus.TIMEOUT, as_said("slow"))
    progress.note(say("Go on with: {command}", command="x"))
    complain(UsageError(say("there is nothing to audit"), hint=say("Name an address.")))
    assert list(lines(capsys)) == [
        "⟦⟦timeout⟧: https://a.gov/ (⟦slow⟧)⟧",
        "⟦Go on with: x⟧",
        "auditor: ⟦there is nothing to audit⟧.",
        "         ⟦Name an address.⟧",
    ]
