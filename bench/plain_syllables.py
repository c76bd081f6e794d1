"""`python -m bench.plain_syllables`: how often the syllables of an English word are counted rightly.

Each word of the shipped table (auditor/data/syllables_en.csv) is counted as if the table did not have it: by its
letters alone, and by the other words of the table and then by its letters. "Running words" weighs a word by its
frequency. With the table, words are wrong only where it lacks them: the last line counts them in the texts of
../shared/plain/validation/onestop_en.jsonl.
"""

import json
from collections.abc import Callable

from auditor.artifacts import TextBlock
from auditor.text.review import review
from auditor.text.syllables import by_rule, syllable_table, syllables_en
from auditor.text.wordfacts import UNKNOWN_ZIPF, zipf_table
from bench.pages import SHARED

TEXTS = SHARED / "plain" / "validation" / "onestop_en.jsonl"


def main() -> None:
    """Print the shares."""
    print(f"{'':36}{'words':>8}{'running words':>15}")
    for name, count in (("by letters alone", by_rule), ("by other words, then by letters", _without_itself)):
        of_words, of_running = shares_right(count)
        print(f"{name:36}{of_words:>8.3f}{of_running:>15.3f}")
    if TEXTS.exists():
        missing, words = _missing()
        wrong = missing / words * (1 - shares_right(_without_itself)[0])
        print(f"not in the table: {missing / words:.3f} of {words} running words, so about {1 - wrong:.3f} are right")


def shares_right(count: Callable[[str], int]) -> tuple[float, float]:
    """Share of the table's words that `count` gets right, and share of running words."""
    zipfs = zipf_table("en")
    right = running = total = 0.0
    table = dict(syllable_table())
    for word, syllables in table.items():
        weight = 10 ** zipfs.get(word, UNKNOWN_ZIPF)
        is_right = count(word) == syllables
        right += is_right
        running += weight * is_right
        total += weight
    return right / len(table), running / total


def _without_itself(word: str) -> int:
    table = syllable_table()
    syllables = table.pop(word)
    try:
        return syllables_en(word)
    finally:
        table[word] = syllables


def _missing() -> tuple[int, int]:
    """Running words that the table lacks, numbers and addresses left out, and all running words."""
    missing = total = 0
    with TEXTS.open(encoding="utf-8") as lines:
        for line in lines:
            text = TextBlock(kind="paragraph", text=json.loads(line)["text"], selector="")
            words = [
                word for block in review([text], lang="en").parsed for each in block.sentences for word in each.words
            ]
            total += len(words)
            missing += sum(word.lower.isalpha() and word.lower not in syllable_table() for word in words)
    return missing, total


if __name__ == "__main__":
    main()
