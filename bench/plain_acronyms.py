"""Are acronyms explained? Our finder and the common regular expression against labels made by hand.

Each line of data/acronyms_labelled.jsonl is an acronym of a page of the development corpus with what a reader of its
main content said before seeing any answer: is it spelled out there, how ("beside" the acronym, "apart" from it, by
"abbr"), and in which words. The finder was improved on the set "development" only; "test" was labelled and run
afterwards. The product asks the whole page, headers and menus too, where it also finds names that stand for something
else. Quotes are short pieces of public government text.

    python -m bench.plain_acronyms [--misses]
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from auditor.text.acronym_table import known_meanings
from auditor.text.definitions import find_definitions
from auditor.text.reading.html import read_html
from bench.pages import SHARED

LABELS = Path(__file__).resolve().parent / "data" / "acronyms_labelled.jsonl"
SITES = SHARED / "corpus" / "sites"
COMMON_EXPRESSION = re.compile(r"((?:[A-Z][A-Za-z]+ )+)\(([A-Z]{2,})\)")
"""What most checkers use: capitalised words, then the capitals in brackets."""


class Page(NamedTuple):
    """Title and block texts of a page, and what `<abbr title>` says of acronyms."""

    blocks: list[str]
    expansions: dict[str, str]


def read_page(path: Path, *, main_only: bool) -> Page:
    """A saved page as the finder gets it: its title and all its blocks; or its main content alone."""
    source = read_html(path.read_bytes())
    blocks = [block for block in source.blocks if block.in_main or not main_only]
    expansions = dict(pair for block in blocks for pair in block.expansions)
    return Page([*([] if main_only else [source.title]), *(block.text for block in blocks)], expansions)


def by_finder(page: Page, acronyms: list[str]) -> dict[str, str]:
    """The definitions that our finder sees."""
    return find_definitions(page.blocks, acronyms, expansions=page.expansions, meanings=known_meanings())


def by_expression(page: Page, acronyms: list[str]) -> dict[str, str]:
    """The definitions that the common regular expression sees."""
    found = {match[2]: match[1] for block in page.blocks for match in COMMON_EXPRESSION.finditer(block)}
    return {acronym: found.get(acronym, "") for acronym in acronyms}


def main() -> None:
    """Print precision and recall of "is spelled out on the page" for both, on each set of labels."""
    labels = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    print(
        "| labels | finder | precision | recall | recall beside the acronym | right words |\n|---|---|---|---|---|---|"
    )
    for name in ("development", "test"):
        by_page: dict[Path, list[dict[str, object]]] = defaultdict(list)
        for label in labels:
            if label["set"] == name:
                by_page[SITES / label["site"] / label["page"]].append(label)
        pages = {path: read_page(path, main_only=False) for path in by_page}
        contents = {path: read_page(path, main_only=True) for path in by_page}
        chosen = [label for some in by_page.values() for label in some]
        about = f"{name}: {len(chosen)} on {len(pages)} pages, {sum(map(_is_defined, chosen))} spelled out"
        _print_row(f"{about} | ours, whole page", by_finder, by_page, pages)
        _print_row(f"{about} | ours, main content", by_finder, by_page, contents)
        _print_row(f"{about} | common expression, main content", by_expression, by_page, contents)


def _is_defined(label: dict[str, object]) -> bool:
    return bool(label["defined"])


def _print_row(
    name: str,
    find: Callable[[Page, list[str]], dict[str, str]],
    by_page: dict[Path, list[dict[str, object]]],
    pages: dict[Path, Page],
) -> None:
    right = said = defined = beside = beside_right = same_words = 0
    for path, labels in by_page.items():
        answers = find(pages[path], [str(label["acronym"]) for label in labels])
        for label in labels:
            answer, is_defined = answers[str(label["acronym"])], bool(label["defined"])
            said += bool(answer)
            defined += is_defined
            right += bool(answer) and is_defined
            is_beside = label.get("how") == "beside"
            beside += is_beside
            beside_right += is_beside and bool(answer)
            same_words += bool(answer) and is_defined and _same(answer, str(label["definition"]))
            if find is by_finder and bool(answer) != is_defined and "--misses" in sys.argv:
                print("   ", "missed" if is_defined else "wrong", label["acronym"], repr(answer), label["quote"])
    print(
        f"| {name} | {right / said:.3f} | {right / defined:.3f} | {beside_right / beside:.3f} | {same_words / right:.3f} |"
    )


def _same(answer: str, definition: str) -> bool:
    """Whether one holds the other, letters only."""
    one, other = (re.sub(r"\W", "", text).lower() for text in (answer, definition))
    return one in other or other in one


if __name__ == "__main__":
    main()
