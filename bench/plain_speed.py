"""`python -m bench.plain_speed`: words per CPU second, all measures and findings, beside textstat's six metrics.

Reads the texts of ../shared/plain/validation/clear_en.jsonl as an editor's file would be: a block for each line.
Each way is run over all texts once to warm up (tables, word cache of ours) and then timed, best of three; textstat
keeps its answers for the last 128 texts, so there are more of them. Results are dropped, as in a stream. Words are those between white space, for both.
"""

import argparse
import json
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

from auditor.artifacts import TextBlock
from auditor.text.formulas import classical_measures
from auditor.text.review import review
from bench.pages import SHARED

TEXTS = SHARED / "plain" / "validation" / "clear_en.jsonl"
METRICS = (
    "flesch_kincaid_grade", "flesch_reading_ease", "smog_index", "gunning_fog", "coleman_liau_index",
    "automated_readability_index",
)  # fmt: skip
ROUNDS = 3


def main() -> None:
    """Print both speeds, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, default=TEXTS, help='JSON lines with "text"')
    parser.add_argument("--limit", type=int, default=400, help="texts that are read; textstat is slow")
    options = parser.parse_args()
    with options.texts.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line, _ in zip(lines, range(options.limit), strict=False)]
    words = sum(len(text.split()) for text in texts)
    start = time.process_time()
    found = sum(len(review(blocks_of(text), lang="en").remarks) for text in texts)
    first = words / (time.process_time() - start)
    ours = words / best(lambda: deque((review(blocks_of(text), lang="en") for text in texts), maxlen=1))
    print(f"{len(texts)} texts, {words} words, {found} remarks")
    print(f"all measures and findings  {ours:>10,.0f} words per CPU second")
    print(f"  the first time           {first:>10,.0f}, with loading tables and looking up each distinct word")
    theirs = words / best(_textstat(texts))
    print(f"textstat, six metrics      {theirs:>10,.0f} words per CPU second")
    print(f"ratio                      {ours / theirs:>10.1f}")


def blocks_of(text: str) -> list[TextBlock]:
    """The lines of a text as paragraphs."""
    return [TextBlock(kind="paragraph", text=line, selector="") for line in text.split("\n") if line.strip()]


def best(run: Callable[[], object]) -> float:
    """CPU seconds of the quickest of three runs."""
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        run()
        seconds.append(time.process_time() - start)
    return min(seconds)


def _textstat(texts: list[str]) -> Callable[[], object]:
    """textstat over all texts, its pronouncing dictionary replaced by our table, as it would ask the network."""
    classical_measures(review([], lang="en").prose, "en")
    import textstat
    from textstat.backend.counts import _count_syllables

    from auditor.text.syllables import syllable_table

    sounds = [["V0"] * count for count in range(max(syllable_table().values()) + 1)]
    dictionary = {word: [sounds[count]] for word, count in syllable_table().items()}
    vars(_count_syllables)["get_cmudict"] = lambda _lang: dictionary
    metrics = [getattr(textstat, name) for name in METRICS]
    return lambda: deque((metric(text) for text in texts for metric in metrics), maxlen=1)


if __name__ == "__main__":
    main()
