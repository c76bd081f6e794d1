"""`python -m bench.plain_main_text`: how well the main text of pages is found, on labelled pages.

Reads the twelve USA.gov pages beside the project (../shared/plain/validation/pages): for each a list of the text
blocks that stand on that page and not across the site, table text left out. Per page, the words of our blocks
(lower case, without punctuation; blocks of the kind "cell" left out) and of the listed blocks are two multisets;
precision is the share of ours that are listed, recall the share of the listed that are ours, F1 their harmonic mean.
The figures of a row are means over the pages. "own" leaves out text that stands on most of the pages given in the
same language, all at once.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from auditor.artifacts import TextBlock
from auditor.text.reading.html import read_html
from auditor.text.reading.repeated import own_blocks
from bench.pages import SHARED

PAGES = SHARED / "plain" / "validation" / "pages"
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Score:
    """Shares (0 to 1) of words."""

    precision: float
    recall: float
    f1: float


def main() -> None:
    """Print precision, recall and F1 for all text, for the main content, and for what of it is the page's own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, default=PAGES, help="folder with NAME.html and NAME.json")
    parser.add_argument("--by-page", action="store_true", help="print a line for each page, too")
    parser.add_argument("--words", action="store_true", help="print the words that are too many and too few")
    options = parser.parse_args()
    names = sorted(path.stem for path in options.pages.glob("*.json"))
    sources = {name: read_html((options.pages / f"{name}.html").read_bytes()) for name in names}
    wanted = {
        name: words(json.loads((options.pages / f"{name}.json").read_text("utf-8"))["page_specific_blocks"])
        for name in names
    }
    own = own_blocks(sources)
    rows = {
        "all text": {name: sources[name].blocks for name in names},
        "main content": {name: in_main(sources[name].blocks) for name in names},
        "own main content": {name: in_main(own[name]) for name in names},
    }
    print(f"{'':24}{'precision':>10}{'recall':>10}{'F1':>10}")
    for label, blocks in rows.items():
        scores = {name: score(words(prose(blocks[name])), wanted[name]) for name in names}
        _print(label, mean(scores.values()))
        for name in names if options.by_page else ():
            _print(f"  {name}", scores[name])
            if options.words:
                ours = words(prose(blocks[name]))
                print("    too many:", " ".join((ours - wanted[name]).elements()))
                print("    too few: ", " ".join((wanted[name] - ours).elements()))


def in_main(blocks: Iterable[TextBlock]) -> tuple[TextBlock, ...]:
    """Blocks of the main content."""
    return tuple(block for block in blocks if block.in_main)


def prose(blocks: Iterable[TextBlock]) -> list[str]:
    """Texts of the blocks that are not table cells."""
    return [block.text for block in blocks if block.kind != "cell"]


def words(texts: Iterable[str]) -> Counter[str]:
    """Words of all texts with their numbers."""
    return Counter(word for text in texts for word in _NO_WORD.sub(" ", text.lower()).split())


def score(ours: Counter[str], wanted: Counter[str]) -> Score:
    """Precision, recall and F1 of one page."""
    common = (ours & wanted).total()
    precision = common / ours.total() if ours else 0.0
    recall = common / wanted.total() if wanted else 0.0
    return Score(precision, recall, 2 * precision * recall / (precision + recall) if common else 0.0)


def mean(scores: Iterable[Score]) -> Score:
    """Means over pages."""
    found = list(scores)
    return Score(*(sum(getattr(each, name) for each in found) / len(found) for name in ("precision", "recall", "f1")))


def _print(label: str, found: Score) -> None:
    print(f"{label:24}{found.precision:10.3f}{found.recall:10.3f}{found.f1:10.3f}")


if __name__ == "__main__":
    main()
