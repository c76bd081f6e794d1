"""`python -m bench.plain_index_es`: our index of Spanish against that of the same pages in English; `--fit` sets it.

No Spanish texts graded by people were at hand. Reads a State of California site that has each page in both
languages (../shared/corpus/sites/abortion-ca-gov and its folder es). Each English weight is scaled by the spread
of its feature over the English pages against that over the Spanish ones, and the constant gives both the same mean.
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean, pstdev
from tomllib import loads

from auditor.artifacts.house import HouseStyle
from auditor.text.formulas import classical_measures
from auditor.text.index import coefficients, index
from auditor.text.measures import Measures
from auditor.text.parsing import parse_block
from auditor.text.reading.html import read_html
from auditor.text.review import lexicon_for, measures_of
from bench.pages import SHARED

ROOT = Path(__file__).resolve().parents[1]
SITE = SHARED / "corpus" / "sites" / "abortion-ca-gov"
DATA = ROOT / "auditor" / "data"
MIN_WORDS = 120  # words of prose on both pages of a pair

Pair = tuple[Measures, Measures]


def main() -> None:
    """Print both grades of each pair, and how far apart they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=SITE, help="a site with its Spanish pages in the folder es")
    parser.add_argument("--fit", action="store_true", help="write the coefficients to auditor/data")
    options = parser.parse_args()
    pairs = load(options.site)
    if options.fit:
        (DATA / "index_es.toml").write_text(_as_toml(fitted(list(pairs.values()))), "utf-8")
        coefficients.cache_clear()
    print(f"{'page':50}{'words':>7}{'English':>9}{'Spanish':>9}{'Szigriszt-Pazos':>17}")
    differences = []
    for name, (english, spanish) in pairs.items():
        one, other = index(english, "en") or 0.0, index(spanish, "es") or 0.0
        differences.append(one - other)
        score = classical_measures(spanish, "es")["szigriszt_pazos"]
        print(f"{name[:48]:50}{spanish.words:>7}{one:>9.1f}{other:>9.1f}{score:>17.1f}")
    print(f"standard deviation of the difference: {pstdev(differences):.2f} grades")


def load(site: Path) -> dict[str, Pair]:
    """Measures of the pages that are there in both languages, by path, the English first."""
    pairs = {}
    for path in sorted((site / "es").rglob("*.html")):
        name = path.relative_to(site / "es")
        if (site / name).exists():
            pair = _measured(site / name, "en"), _measured(path, "es")
            if min(each.words for each in pair) >= MIN_WORDS:
                pairs[str(name)] = pair
    return pairs


def fitted(pairs: Sequence[Pair]) -> Mapping[str, float]:
    """Coefficients that give the Spanish pages the mean grade of their twins."""
    weights = loads((DATA / "index_en.toml").read_text("utf-8"))
    english, spanish = zip(*pairs, strict=True)
    per_sentence = weights["per_ln_sentence_words"] * _spread(english, 0) / _spread(spanish, 0)
    per_hardness = weights["per_hardness"] * _spread(english, 1) / _spread(spanish, 1)
    target = fmean([index(each, "en") or 0.0 for each in english])
    raw = fmean([per_sentence * _features(each)[0] + per_hardness * _features(each)[1] for each in spanish])
    return {"constant": target - raw, "per_ln_sentence_words": per_sentence, "per_hardness": per_hardness}


def _features(measures: Measures) -> tuple[float, float]:
    return measures.ln_lengths / measures.words, measures.hardness / measures.kept


def _spread(measures: Sequence[Measures], feature: int) -> float:
    return pstdev([_features(each)[feature] for each in measures])


def _measured(path: Path, lang: str) -> Measures:
    lexicon = lexicon_for(lang, HouseStyle())
    blocks = read_html(path.read_bytes()).blocks
    parsed = [parse_block(block, number, lang, lexicon) for number, block in enumerate(blocks)]
    return measures_of(parsed, lang)[0]


def _as_toml(numbers: Mapping[str, float]) -> str:
    lines = [
        "# Our index of Spanish texts (auditor/text/index.py). Written by `python -m bench.plain_index_es --fit`: the",
        "# English weights, scaled so that Spanish pages of a California site get the grades of their English twins",
        "# on average. No Spanish text graded by people was at hand.",
        *[f"{name} = {value:.3f}" for name, value in numbers.items()],
        "",
        "# Standard deviation in grades, as in index_en.toml, and beside it that of the difference between twins.",
        "sd_at_one_word = 11.8",
        "sd_falls_by = 0.34",
        "sd_of_scale = 1.0",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
