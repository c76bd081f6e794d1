"""The format `markdown`: the report in short for a pull request, an issue or a wiki, never too long for one."""

from collections.abc import Iterator
from pathlib import Path

from auditor.message import Catalogue, Message, known, say, say_count
from auditor.store.read_rows import SiteFacts
from auditor.store.reader import Reader
from auditor_reports.exports.addresses import steady
from auditor_reports.exports.marked import code, link, words, words_and_code
from auditor_reports.model.cards import CauseCard, cause_card
from auditor_reports.model.site import SiteReport
from auditor_reports.scorecard import criteria_statement
from auditor_reports.words import clipped, date
from auditor_reports.writing import remove, whole_file

FILE_NAME = "report.md"
MAX_BYTES = 65_536
"""GitHub takes as many characters in a comment; bytes are never fewer, so that it fits whatever the script."""
_NOTE_BYTES = 600  # kept for the sentences that say what was left out
MAX_CAUSES = 100  # of a site
MAX_TEXT_CHARS = 300
MAX_URL_CHARS = 160
MAX_CODE_CHARS = 200


def write_markdown(reader: Reader, folder: Path, catalogue: Catalogue) -> list[Path]:
    """Write the report in the catalogue's language: first what matters of every site, then causes as far as they fit."""
    path = folder / FILE_NAME
    with whole_file(path) as file:
        file.write(_text(reader, catalogue))
    return [path]


def clear_markdown(folder: Path) -> None:
    """Take the file of an earlier run away."""
    remove(folder / FILE_NAME)


def _text(reader: Reader, catalogue: Catalogue) -> str:
    page = _Page(catalogue)
    sites = reader.sites()
    foot = _foot(reader, page)
    room = MAX_BYTES - _NOTE_BYTES - _size(foot)
    parts: list[str] = []
    for number, site in enumerate(sites):
        section = _site(SiteReport(reader, site), page, room // (len(sites) - number))
        if _size(section) > room:
            rest = len(sites) - number
            parts.append(
                page.text(
                    say_count("{n:,} more site is not shown here.", "{n:,} more sites are not shown here.", n=rest)
                )
                + "\n\n"
            )
            break
        parts.append(section)
        room -= _size(section)
    return "".join([*parts, foot])


class _Page:
    """Messages as Markdown in one language."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def text(self, message: Message | str, limit_chars: int = MAX_TEXT_CHARS) -> str:
        """A message, without any markup of its own."""
        return words(clipped(self.catalogue.show(message), limit_chars))

    def own(self, message: Message) -> str:
        """A message of our own words, in which code stands between backticks."""
        return words_and_code(clipped(self.catalogue.show(message), MAX_TEXT_CHARS))

    def table(self, heads: tuple[Message, ...], rows: list[tuple[Message | str | int, ...]]) -> str:
        """A table; numbers as the language writes them."""
        lines = [[self.text(head) for head in heads], ["---"] * len(heads)]
        lines += [[self._cell(cell) for cell in row] for row in rows]
        return "".join(f"| {' | '.join(line)} |\n" for line in lines) + "\n"

    def _cell(self, cell: Message | str | int) -> str:
        return words(self.catalogue.number(cell, ",")) if isinstance(cell, int) else self.text(cell)


def _site(report: SiteReport, page: _Page, room: int) -> str:
    """A site's section of at most `room` bytes, or its first lines where even these need more."""
    head = "".join(_head(report, page))
    causes = report.ranked.failures
    shown: list[str] = []
    used = _size(head) + _NOTE_BYTES
    for number, cause in enumerate(causes[:MAX_CAUSES], 1):
        card = cause_card(report.reader, cause, report.coverage.audited, report.document_count)
        entry = _cause(number, card, page, report.site)
        used += _size(entry)
        if used > room:
            break
        shown.append(entry)
    if causes:
        head += f"### {page.text(say('What to fix first'))}\n\n"
    rest = len(causes) - len(shown)
    note = ""
    if rest:
        more = say_count("{n:,} more cause is in the report.", "{n:,} more causes are in the report.", n=rest)
        note = f"\n{page.text(more)}\n"
    return head + "".join(shown) + note + "\n"


def _head(report: SiteReport, page: _Page) -> Iterator[str]:
    """The heading, how much was looked at, who is shut out, what needs a person, and what was not audited."""
    coverage = report.coverage
    yield f"## {page.text(report.site.name, MAX_URL_CHARS)}\n\n"
    yield f"**{page.text(report.headline.title)}**\n\n"
    audited = say_count(
        "{audited:,} of {n:,} page audited.",
        "{audited:,} of {n:,} pages audited.",
        n=coverage.found,
        audited=coverage.audited,
    )
    yield f"{page.text(audited)}\n\n"
    if coverage.audited:
        yield from _people(report, page)
    if report.doubts:
        doubts = say_count(
            "{n:,} result needs a person to decide.", "{n:,} results need a person to decide.", n=report.doubts
        )
        yield f"{page.text(doubts)}\n\n"
    yield f"{page.text(criteria_statement(report.card.criteria), 2 * MAX_TEXT_CHARS)}\n\n"
    if report.unaudited:
        yield f"### {page.text(say('Not audited'))}\n\n"
        heads = (say("Reason"), say("Pages"), say("What to do"))
        yield page.table(heads, [(each.label, each.count, each.remedy) for each in report.unaudited])


def _people(report: SiteReport, page: _Page) -> Iterator[str]:
    """Who meets barriers, and of whom nothing is known: these never read as fine."""
    if report.shut_out:
        yield f"### {page.text(say('Who is shut out'))}\n\n"
        heads = (
            say("People"),
            say("Pages with a barrier (of {whole:,})", whole=report.card.pages),
            say("Pages that stop them"),
        )
        rows = [(row.name, row.result.pages_with_barrier, row.result.pages_stopped) for row in report.shut_out]
        yield page.table(heads, [*rows])
    for sentence in (
        say("Our checks found no barrier for: {groups}.", groups=tuple(report.clear_groups)),
        say("Held back by documents: {groups}.", groups=tuple(report.document_groups)),
        say("No check of this run speaks for: {groups}.", groups=tuple(report.unchecked_groups)),
        say("A page scan can’t tell for: {groups}.", groups=tuple(report.flag_groups)),
    ):
        if sentence.values["groups"]:
            yield f"{page.text(sentence, 2 * MAX_TEXT_CHARS)}\n\n"


def _cause(number: int, card: CauseCard, page: _Page, site: SiteFacts) -> str:
    """One cause: what, whom, how far, who mends it and how, and one place."""
    indent = " " * (len(str(number)) + 2)
    groups = tuple(tag for _, tag in card.tags)
    facts = [page.text(card.extent)]
    if groups:
        facts.append(page.text(say("{groups:;}.", groups=groups)))
    facts.append(page.text(say("{mender} can mend it.", mender=card.mender)))
    if card.criteria:
        facts.append(page.text(say("WCAG {numbers}.", numbers=tuple(each.num for each in card.criteria))))
    lines = [f"{number}. **{page.text(card.title)}**", " ".join(facts)]
    if card.rule.fix:
        lines.append(page.own(say("How to fix: {fix:ended}", fix=known(card.rule.fix))))
    sample = card.sample
    where = link(sample.url, MAX_URL_CHARS) if not site.is_folder else code(steady(site, sample.url), MAX_URL_CHARS)
    place = f"{page.text(say('For example:'))} {page.text(sample.message)}"
    lines.append(f"{place} {where} {code(card.code, MAX_CODE_CHARS)}".rstrip())
    return f"\n{indent}".join(f"{line}  " for line in lines).rstrip() + "\n"


def _foot(reader: Reader, page: _Page) -> str:
    """What this is, when and by what it was made, and what it can't show."""
    run = reader.run
    sentences = [say("Automatic checks find some barriers, not all.")]
    if run.state != "complete":
        why = run.incomplete_why or say("it was cut off")
        sentences.insert(0, say("This audit is not complete: {reason:ended}", reason=why))
    sentences.append(
        say(
            "Audited on {date} by civic-auditor {version} with axe-core {axe}.",
            date=date(run.started_at, page.catalogue),
            version=run.tool_version,
            axe=run.axe_version,
        )
    )
    return f"---\n\n{' '.join(page.text(each) for each in sentences)}\n"


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))
