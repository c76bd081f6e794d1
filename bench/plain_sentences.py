"""`python -m bench.plain_sentences`: how many traps for sentence counters are counted rightly.

Reads ../shared/plain/validation/sentence_cases_en.yaml. As there, a line is a block, each block counts as one
sentence at least, and a block with tabs is a table.
"""

import argparse
from pathlib import Path
from typing import Any

import yaml

from auditor.artifacts import TextBlock
from auditor.text.review import review
from bench.pages import SHARED

CASES = SHARED / "plain" / "validation" / "sentence_cases_en.yaml"


def main() -> None:
    """Print the cases that are counted wrongly, and how many are right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, default=CASES)
    cases: list[dict[str, Any]] = yaml.safe_load(parser.parse_args().cases.read_text("utf-8"))
    wrong = [(case, found) for case in cases if (found := counted(case["text"])) != case["sentences"]]
    for case, found in wrong:
        print(f"{case['name']}: {found} sentences, not {case['sentences']}: {case['text']!r}")
    print(f"{len(cases) - len(wrong)} of {len(cases)} right")


def counted(text: str) -> int:
    """Sentences in the blocks of a text, cells of tables left out."""
    return sum(
        len(block.sentences)
        for block in review(list(map(_block, text.split("\n"))), lang="en").parsed
        if block.block.kind != "cell"
    )


def _block(line: str) -> TextBlock:
    return TextBlock(kind="cell" if "\t" in line else "paragraph", text=line, selector="")


if __name__ == "__main__":
    main()
