"""How well our index ranks texts as people do: `python -m bench.plain_index`; with `--fit` its numbers are made anew.

Reads ../shared/plain/validation. Fitted on CEFR-SP (CC BY-SA 3.0), OneStopEnglish (CC BY-SA 4.0) and the federal
documents (public domain) only; the ratings of CLEAR and ReadMe++, whose licences are for non-commercial use, are
looked at for testing alone.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from pathlib import Path
from statistics import fmean, pstdev
from typing import Any

from auditor.artifacts import TextBlock
from auditor.artifacts.house import HouseStyle
from auditor.text.formulas import classical_measures
from auditor.text.index import coefficients, index
from auditor.text.measures import Measures
from auditor.text.parsing import parse_block
from auditor.text.review import lexicon_for, measures_of
from bench.pages import SHARED

ROOT = Path(__file__).resolve().parents[1]
VALIDATION = SHARED / "plain" / "validation"
COEFFICIENTS = ROOT / "auditor" / "data" / "index_en.toml"
GRADED_SETS = ("clear", "readmepp", "cefrsp")  # texts each with a grade of its own
FITTED_SETS = ("cefrsp", "onestop", "federal")  # of the last, the 34 pairs of sentences too
SCALE_SET = "onestop"  # its texts, of some 700 words each, set the scale: mean and spread of Flesch-Kincaid


@dataclass(frozen=True, slots=True)
class Item:
    """A text's measures, how hard people call it, and the article or pair whose texts it is compared with."""

    measures: Measures
    level: float
    group: str


def main() -> None:
    """Print the table of docs/plain-language.md; with --fit write the coefficients first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--validation", type=Path, default=VALIDATION)
    parser.add_argument("--fit", action="store_true", help="fit the coefficients and write them to auditor/data")
    options = parser.parse_args()
    sets = load(options.validation)
    if options.fit:
        COEFFICIENTS.write_text(_as_toml(scaled(direction(sets, FITTED_SETS), sets[SCALE_SET])), "utf-8")
        coefficients.cache_clear()
    print_table(sets)
    print("\nFitted without one set: rank correlation or share in order on the set left out")
    for left_out in FITTED_SETS:
        weights = direction(sets, [name for name in FITTED_SETS if name != left_out])
        score = partial(_score, weights)
        print(f"  {left_out:10} {_judged(left_out, sets[left_out], score):.3f}")
    print("  clear and readmepp are never in the fit: see above")


def load(folder: Path) -> dict[str, list[Item]]:
    """The validation sets by name."""
    federal = _rows(folder / "federal_before_after_en.jsonl")
    documents = [row for row in federal if row["unit"] == "document"]
    sentences = [row for row in federal if row["unit"] != "document"]
    return {
        "clear": [_item(row["text"], -row["easiness"], row["id"]) for row in _rows(folder / "clear_en.jsonl")],
        "readmepp": _with_words(_item(r["text"], r["cefr"], r["id"]) for r in _rows(folder / "readmepp_en.jsonl")),
        "cefrsp": [_item(row["text"], row["cefr"], row["id"]) for row in _rows(folder / "cefrsp_wiki_en.jsonl")],
        "onestop": [_item(row["text"], row["level"], row["article"]) for row in _rows(folder / "onestop_en.jsonl")],
        "federal": [item for row in documents for item in _pair(row)],
        "federal sentences": [item for row in sentences for item in _pair(row)],
    }


def direction(sets: Mapping[str, Sequence[Item]], names: Iterable[str]) -> tuple[float, float]:
    """Weights of the two features: least squares in each set alone, brought to one scale, and averaged.

    Levels of OneStop and of the federal documents are compared within an article or pair only. The scale of each
    fit is its spread over the sentences of CEFR-SP, the set with the widest choice of texts.
    """
    fits = []
    for name in names:
        weights = _least_squares([*sets[name], *(sets["federal sentences"] if name == "federal" else ())])
        spread = pstdev([_raw(item.measures, weights) for item in sets["cefrsp"]])
        fits.append((weights[0] / spread, weights[1] / spread))
    return fmean([fit[0] for fit in fits]), fmean([fit[1] for fit in fits])


def scaled(weights: tuple[float, float], items: Sequence[Item]) -> dict[str, float]:
    """The coefficients that give the index the mean and the spread of Flesch-Kincaid on these texts."""
    raw = [_raw(item.measures, weights) for item in items]
    classical = [_flesch_kincaid(item) for item in items]
    slope = pstdev(classical) / pstdev(raw)
    return {
        "constant": fmean(classical) - slope * fmean(raw),
        "per_ln_sentence_words": slope * weights[0],
        "per_hardness": slope * weights[1],
    }


def print_table(sets: Mapping[str, Sequence[Item]]) -> None:
    """Rank correlations and shares in right order, Flesch-Kincaid beside our index."""
    scores: dict[str, Callable[[Item], float]] = {"Flesch-Kincaid": _flesch_kincaid, "our index": _our_index}
    print(f"{'':24}{'texts':>7}" + "".join(f"{name:>16}" for name in scores))
    means: dict[str, list[float]] = {name: [] for name in scores}
    for name, items in sets.items():
        judged = {score: _judged(name, items, of) for score, of in scores.items()}
        print(f"{name:24}{len(items):>7}" + "".join(f"{value:>16.3f}" for value in judged.values()))
        if name in GRADED_SETS:
            for score, value in judged.items():
                means[score].append(value)
    print(f"{'mean of ' + ', '.join(GRADED_SETS):31}" + "".join(f"{fmean(values):>16.4f}" for values in means.values()))
    for name in ("clear", SCALE_SET):
        shown = [f"{fmean(map(of, sets[name])):.1f} (sd {pstdev(map(of, sets[name])):.1f})" for of in scores.values()]
        print(f"{'mean grade on ' + name:31}" + "".join(f"{text:>16}" for text in shown))


def rank_correlation(first: Sequence[float], second: Sequence[float]) -> float:
    """Spearman's: the correlation of ranks, ties sharing their mean."""
    one, two = _ranks(first), _ranks(second)
    mean_one, mean_two = fmean(one), fmean(two)
    shared = fmean([(a - mean_one) * (b - mean_two) for a, b in zip(one, two, strict=True)])
    return shared / (pstdev(one) * pstdev(two))


def share_in_order(items: Sequence[Item], score: Callable[[Item], float]) -> float:
    """Share of pairs of one article or document in which the harder text scores higher."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(item.group, []).append(item)
    pairs = [pair for group in groups.values() for pair in combinations(group, 2) if pair[0].level != pair[1].level]
    return fmean([(score(a) > score(b)) == (a.level > b.level) for a, b in pairs])


def measured(text: str) -> Measures:
    """A text's measures as `review` takes its index from: a block for each line."""
    lexicon = lexicon_for("en", HouseStyle(rules_off=frozenset()))
    blocks = [TextBlock(kind="paragraph", text=line, selector="") for line in text.split("\n")]
    parsed = [parse_block(block, number, "en", lexicon) for number, block in enumerate(blocks)]
    prose, whole = measures_of(parsed, "en")
    return prose if prose.words else whole


def _judged(name: str, items: Sequence[Item], score: Callable[[Item], float]) -> float:
    if name in GRADED_SETS:
        return rank_correlation([score(item) for item in items], [item.level for item in items])
    return share_in_order(items, score)


def _least_squares(items: Sequence[Item]) -> tuple[float, float]:
    """Weights of the two features by least squares, each centred within its group (or over the set if it has one text)."""
    groups: dict[str, list[Item]] = {}
    is_grouped = len({item.group for item in items}) < len(items)
    for item in items:
        groups.setdefault(item.group if is_grouped else "", []).append(item)
    aa = ab = bb = ay = by = 0.0
    for group in groups.values():
        rows = [(*_features(item.measures), item.level) for item in group]
        means = [fmean(column) for column in zip(*rows, strict=True)]
        for row in rows:
            a, b, y = (value - mean for value, mean in zip(row, means, strict=True))
            aa, ab, bb, ay, by = aa + a * a, ab + a * b, bb + b * b, ay + a * y, by + b * y
    determinant = aa * bb - ab * ab
    return (bb * ay - ab * by) / determinant, (aa * by - ab * ay) / determinant


def _features(measures: Measures) -> tuple[float, float]:
    return measures.ln_lengths / measures.words, measures.hardness / measures.kept


def _raw(measures: Measures, weights: tuple[float, float]) -> float:
    first, second = _features(measures)
    return weights[0] * first + weights[1] * second


def _score(weights: tuple[float, float], item: Item) -> float:
    return _raw(item.measures, weights)


def _our_index(item: Item) -> float:
    value = index(item.measures, "en")
    assert value is not None
    return value


def _flesch_kincaid(item: Item) -> float:
    return classical_measures(item.measures, "en")["flesch_kincaid_grade"]


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    start = 0
    for place in range(1, len(order) + 1):
        if place == len(order) or values[order[place]] != values[order[start]]:
            for tied in order[start:place]:
                ranks[tied] = (start + place - 1) / 2
            start = place
    return ranks


def _as_toml(numbers: Mapping[str, float]) -> str:
    lines = [
        "# Our index of English texts (auditor/text/index.py), on the scale of a US school grade. Written by",
        "# `python -m bench.plain_index --fit`: least squares on CEFR-SP, OneStopEnglish and the federal documents",
        "# before and after a plain rewrite, each set alone, their weights averaged; then brought to the mean and",
        "# spread of Flesch-Kincaid on the OneStopEnglish texts. No rating of CLEAR or ReadMe++ was used.",
        *[f"{name} = {value:.3f}" for name, value in numbers.items()],
        "",
        "# Standard deviation, in grades, of the index of passages of n words within one government page:",
        "# sd_at_one_word / n ** sd_falls_by. Measured by `python -m bench.plain_spread`: 2.0 at 200 words, 1.5 at 500.",
        "sd_at_one_word = 11.8",
        "sd_falls_by = 0.34",
        "sd_of_scale = 0.0",
        "",
    ]
    return "\n".join(lines)


def _pair(row: Mapping[str, Any]) -> tuple[Item, Item]:
    return _item(row["before"], 1, row["id"]), _item(row["after"], 0, row["id"])


def _item(text: str, level: float, group: str) -> Item:
    return Item(measured(text), level, group)


def _with_words(items: Iterable[Item]) -> list[Item]:
    return [item for item in items if item.measures.words]


def _rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


if __name__ == "__main__":
    main()
