"""Do our hard words and legal words stand in hard text? Findings per 1,000 words of hard and of easy text, by level.

Hard and easy: the harder and the easier third of CLEAR, ReadMe++ sentences of CEFR 4 to 6 and 1 to 3, and federal
documents before and after a plain rewrite (validation texts; see the README of the shared plain-language data).

    python -m bench.plain_words
"""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from auditor.artifacts import TextBlock
from auditor.text.review import review

VALIDATION = Path(__file__).resolve().parents[2] / "shared" / "plain" / "validation"
RULES = ("hard-word", "legal-word", "shall", "double-negative", "nested-condition")


def read(name: str) -> list[dict[str, Any]]:
    """The items of a validation set."""
    return [json.loads(line) for line in (VALIDATION / name).read_text("utf-8").splitlines()]


def count(texts: Iterable[str]) -> tuple[Counter[str], int]:
    """Findings by rule and level, and words."""
    found: Counter[str] = Counter()
    words = 0
    for text in texts:
        result = review([TextBlock(kind="paragraph", text=text, selector="p")], lang="en")
        words += result.whole.words
        found.update(f"{each.rule} {each.level}" for each in result.remarks if each.rule in RULES)
    return found, words


def main() -> None:
    """Print a table for each collection."""
    clear = sorted(read("clear_en.jsonl"), key=lambda item: item["easiness"])
    third = len(clear) // 3
    readme = read("readmepp_en.jsonl")
    federal = read("federal_before_after_en.jsonl")
    sets = {
        "CLEAR, outer thirds": ([each["text"] for each in clear[:third]], [each["text"] for each in clear[-third:]]),
        "ReadMe++": (
            [each["text"] for each in readme if each["cefr"] >= 4],
            [each["text"] for each in readme if each["cefr"] <= 3],
        ),
        "federal": ([each["before"] for each in federal], [each["after"] for each in federal]),
    }
    print(
        "| collection | rule and level | in hard text | in easy text | per 1,000 words, hard : easy |\n|---|---|---|---|---|"
    )
    for name, (hard_texts, easy_texts) in sets.items():
        (hard, hard_words), (easy, easy_words) = count(hard_texts), count(easy_texts)
        for key in sorted(hard | easy):
            rates = f"{1000 * hard[key] / hard_words:.2f} : {1000 * easy[key] / easy_words:.2f}"
            print(f"| {name} | {key} | {hard[key]} | {easy[key]} | {rates} |")


if __name__ == "__main__":
    main()
