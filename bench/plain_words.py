"""Are the plain words of our lists right where they are put? And do our hard words stand in hard text?

    python -m bench.plain_words                     # findings per 1,000 words of hard and of easy text, by level
    python -m bench.plain_words --sentences         # every entry of the English lists in ten real sentences, rewritten
    python -m bench.plain_words --sentences prior   # only entries with this in their name
    python -m bench.plain_words --readings          # what reading such sentences by hand said, by rule and level

Hard and easy: the harder and the easier third of CLEAR, ReadMe++ sentences of CEFR 4 to 6 and 1 to 3, and federal
documents before and after a plain rewrite (validation texts; see the README of the shared plain-language data).

Sentences are those of the corpus sites' pages and of the shared plain-language texts, at most three from one page.
docs/word-readings.jsonl has one line for each that was read and kept: the entry, where it stands, the sentence (its part around
the entry), what was put in, and the verdict. `right`: the rewrite stands there as it is, in the same sense; where none is put
in, one of the words named would stand there once the sentence is turned. Source `written`: no text at hand had the entry
ten times, so sentences were written as an editor of a county would. Sentences of ReadMe++ and CLEAR are shown but not
kept, as their licences leave open whether they may be passed on. The figures of `--readings` are those of the lists as they are now: a reading counts at the level at which its sentence is remarked on today.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from auditor.artifacts import TextBlock
from auditor.artifacts.house import HouseStyle
from auditor.text.reading.html import read_html
from auditor.text.remarks import Remark
from auditor.text.review import review
from bench.pages import SHARED

VALIDATION = SHARED / "plain" / "validation"
READINGS = Path(__file__).resolve().parents[1] / "docs" / "word-readings.jsonl"
RULES = ("hard-word", "wordy-phrase", "legal-word", "shall", "double-negative", "nested-condition")
LISTS = ("hard-word", "wordy-phrase", "legal-word", "shall")
PER_ENTRY = 10  # sentences in which an entry is tried
PER_SOURCE = 3  # of them from one page or collection item, so that no one writer decides
CONTEXT_CHARS = 160  # characters shown on each side of an entry, cut at the sentence
TEXTS = ("federal_before_after_en", "readmepp_en", "clear_en", "onestop_en", "cefrsp_wiki_en", "passive_en")


class Tried(NamedTuple):
    """An entry where it stands: `before`, `quote` and `after` are one sentence or its part; `made` is what is put in."""

    rule: str
    term: str
    source: str
    before: str
    quote: str
    after: str
    made: str | None


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


def print_rates() -> None:
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


def tried() -> Iterator[Tried]:
    """Every entry of the lists in the shared pages and texts, at every level that is on."""
    house = HouseStyle(rules_on=frozenset({"hard-word-weak"}))
    for source, blocks in _texts():
        found = review(blocks, lang="en", house=house)
        for remark in found.remarks:
            if remark.rule in LISTS and found.parsed[remark.block].lang == "en":
                yield _tried(remark, source, blocks[remark.block].text)


def _texts() -> Iterator[tuple[str, list[TextBlock]]]:
    for path in sorted((SHARED / "corpus" / "sites").rglob("*.html")):
        page = read_html(path.read_bytes())
        yield f"corpus {path.relative_to(SHARED / 'corpus' / 'sites')}", list(page.blocks)
    for path in sorted((VALIDATION / "pages").glob("*.html")):
        yield f"plain pages/{path.name}", list(read_html(path.read_bytes()).blocks)
    for name in TEXTS:
        for number, item in enumerate(read(f"{name}.jsonl")):
            for key in ("text", "sentence", "before", "after"):
                if isinstance(item.get(key), str):
                    yield f"plain {name} {number}", [TextBlock(kind="paragraph", text=item[key], selector="p")]


def _tried(remark: Remark, source: str, text: str) -> Tried:
    start, end = max(0, remark.start - CONTEXT_CHARS), remark.end + CONTEXT_CHARS
    stop = max(text.rfind(mark, start, remark.start) for mark in (". ", "? ", "! ", "\n"))
    begin = stop + 2 if stop >= 0 else text.find(" ", start) + 1 if start else 0
    last = min(
        [at + 1 for mark in (". ", "? ", "! ", "\n") if (at := text.find(mark, remark.end, end)) >= 0], default=0
    )
    last = last or (end if end >= len(text) else max(remark.end, text.rfind(" ", remark.end, end)))
    return Tried(
        remark.rule,
        remark.data.get("term", "shall"),
        source,
        text[min(begin, remark.start) : remark.start],
        remark.quote,
        text[remark.end : last],
        remark.suggestion,
    )


def print_sentences(name: str) -> None:
    """Print each entry with the sentences in which it was found, and what they become."""
    by_entry: dict[tuple[str, str], list[Tried]] = defaultdict(list)
    taken: Counter[tuple[str, str, str]] = Counter()
    seen = set()
    for each in tried():
        key = (each.rule, each.term)
        passage = (each.term, each.before[-60:], each.after[:60])
        if name not in each.term or taken[*key, each.source] >= PER_SOURCE or passage in seen:
            continue
        seen.add(passage)
        taken[*key, each.source] += 1
        by_entry[key].append(each)
    for (rule, term), found in sorted(by_entry.items()):
        step = max(1, len(found) // PER_ENTRY)
        print(f"\n## {rule}: {term} ({len(found)})")
        for each in found[::step][:PER_ENTRY]:
            made = each.made if each.made is not None else "?"
            print(f"{each.before}[{each.quote} > {made}]{each.after}\n    {each.source}")


@cache
def _remarks(sentence: str) -> tuple[Remark, ...]:
    return review([TextBlock(kind="paragraph", text=sentence, selector="p")], lang="en").remarks


def level_now(reading: dict[str, Any]) -> str:
    """The level at which the sentence of a reading is remarked on today, with what is put in; "off" for none."""
    start = len(reading["before"])
    sentence = reading["before"] + reading["quote"] + reading["after"]
    for remark in _remarks(sentence):
        if remark.rule in LISTS and remark.start <= start + len(reading["quote"]) and remark.end > start:
            if remark.suggestion is None:
                return f"{remark.level}, no rewrite"
            is_same = remark.suggestion == reading["made"]
            return f"{remark.level}, rewritten" if is_same else f"{remark.level}, rewritten otherwise"
    return "off"


def readings() -> list[dict[str, Any]]:
    """Every sentence that was read, with its verdict."""
    return [json.loads(line) for line in READINGS.read_text("utf-8").splitlines()]


def print_readings(*, by_entry: bool) -> None:
    """Print what the readings said: by rule and level as they are now, or by entry."""
    counts: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for reading in readings():
        key: tuple[str, ...] = (reading["rule"], reading["term"]) if by_entry else (reading["rule"],)
        counts[*key, level_now(reading)][reading["verdict"]] += 1
    print("| rule |" + (" entry |" if by_entry else "") + " now | read | right | wrong | share right |")
    print("|---" * (7 if by_entry else 6) + "|")
    for row, found in sorted(counts.items()):
        total = found["right"] + found["wrong"]
        print(f"| {' | '.join(row)} | {total} | {found['right']} | {found['wrong']} | {found['right'] / total:.0%} |")


def main() -> None:
    """Print one of the three."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", nargs="?", const="", help="print entries in real sentences, with their rewrites")
    parser.add_argument("--readings", action="store_true", help="print what reading them said")
    parser.add_argument("--by-entry", action="store_true", help="with --readings: a row for each entry")
    options = parser.parse_args()
    if options.sentences is not None:
        print_sentences(options.sentences)
    elif options.readings:
        print_readings(by_entry=options.by_entry)
    else:
        print_rates()


if __name__ == "__main__":
    main()
