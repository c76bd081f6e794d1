"""`python -m bench.plain_spread`: how far the grade of passages of n words differs within one page.

Cuts the prose of long pages of the corpus (../shared/corpus/sites, English, each text once) into passages of n
words or a little more, at sentence ends, and takes the standard deviation of each measure around the mean of its
page, pooled over pages. `sd_at_one_word` and `sd_falls_by` in auditor/data/index_en.toml are the line through the
logarithms of these deviations.
"""

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import exp, log, sqrt
from pathlib import Path
from statistics import fmean, linear_regression

from auditor.artifacts.house import HouseStyle
from auditor.text.formulas import classical_measures
from auditor.text.index import index, standard_deviation
from auditor.text.languages import languages_of
from auditor.text.measures import measure
from auditor.text.parsing import Sentence, parse_block
from auditor.text.reading.html import read_html
from auditor.text.review import lexicon_for
from bench.pages import SHARED

SITES = SHARED / "corpus" / "sites"
LENGTHS = (100, 150, 200, 300, 500, 700, 1000)  # words
MAX_WORDS = 30_000  # longer pages (whole regulations) would outweigh all others


def main() -> None:
    """Print the deviations, and the line through those of our index."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sites", type=Path, default=SITES)
    options = parser.parse_args()
    texts = list(english_texts(sorted(options.sites.rglob("*.html"))))
    print(f"{'words':>6}{'pages':>7}{'passages':>10}{'Flesch-Kincaid':>16}{'our index':>12}{'as shipped':>12}")
    deviations = []
    for words in LENGTHS:
        pages = [passages for text in texts if len(passages := cut(text, words)) > 1]
        classical, ours = _pooled(pages, flesch_kincaid), _pooled(pages, our_index)
        deviations.append(ours)
        count = sum(map(len, pages))
        print(
            f"{words:>6}{len(pages):>7}{count:>10}{classical:>16.2f}{ours:>12.2f}{standard_deviation(words, 'en'):>12.2f}"
        )
    slope, start = linear_regression([log(words) for words in LENGTHS], [log(each) for each in deviations])
    print(f"sd_at_one_word = {exp(start):.1f}\nsd_falls_by = {-slope:.2f}")


def english_texts(paths: Iterable[Path]) -> Iterator[list[Sentence]]:
    """The prose of each English page, no text twice."""
    seen: set[str] = set()
    lexicon = lexicon_for("en", HouseStyle())
    for path in paths:
        source = read_html(path.read_bytes())
        _, langs = languages_of(source.blocks, source.lang)
        parsed = [
            parse_block(block, number, lang, lexicon)
            for number, (block, lang) in enumerate(zip(source.blocks, langs, strict=True))
            if lang == "en"
        ]
        sentences = [sentence for block in parsed for sentence in block.prose() if sentence.text not in seen]
        seen.update(sentence.text for sentence in sentences)
        if sum(len(sentence.words) for sentence in sentences) <= MAX_WORDS:
            yield sentences


def cut(sentences: Sequence[Sentence], words: int) -> list[list[Sentence]]:
    """Passages of `words` words or a little more; the rest at the end is left out."""
    passages: list[list[Sentence]] = []
    passage: list[Sentence] = []
    for sentence in sentences:
        passage.append(sentence)
        if sum(len(each.words) for each in passage) >= words:
            passages.append(passage)
            passage = []
    return passages


def flesch_kincaid(passage: Sequence[Sentence]) -> float:
    """Flesch-Kincaid grade of a passage."""
    return classical_measures(measure(passage), "en")["flesch_kincaid_grade"]


def our_index(passage: Sequence[Sentence]) -> float:
    """Our index of a passage."""
    return index(measure(passage), "en") or 0.0


def _pooled(pages: Sequence[Sequence[Sequence[Sentence]]], grade: Callable[[Sequence[Sentence]], float]) -> float:
    squares, freedom = 0.0, 0
    for passages in pages:
        values = [grade(passage) for passage in passages]
        mean = fmean(values)
        squares += sum((value - mean) ** 2 for value in values)
        freedom += len(values) - 1
    return sqrt(squares / freedom)


if __name__ == "__main__":
    main()
