"""`python -m bench.plain_passive`: how well passives are found, on the participles that linguists marked.

Reads ../shared/plain/validation/passive_{en,es}.jsonl (Universal Dependencies, CC BY-SA 4.0). A participle is
found if both of its offsets are right; one of `also_accept` is neither hit nor miss. The rules were tuned on the
half "tuned" and never looked at on the half "held back". Sentences whose marks miss their words (seven in Spanish:
offsets beyond the text, or inside a word) are counted in the lines "as shared" and left out of the others.
"""

import argparse
import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from auditor.artifacts import TextBlock
from auditor.text.review import review
from bench.pages import SHARED

FILES = SHARED / "plain" / "validation"


class Score(NamedTuple):
    """Participles found rightly, found wrongly, and missed."""

    hits: int
    false: int
    missed: int

    def shown(self) -> str:
        """The counts with precision, recall and F1."""
        precision = self.hits / max(1, self.hits + self.false)
        recall = self.hits / max(1, self.hits + self.missed)
        f1 = 2 * self.hits / max(1, 2 * self.hits + self.false + self.missed)
        return f"{precision:9.3f} {recall:6.3f} {f1:6.3f}   {self.hits:4} {self.false:5} {self.missed:6}"


def main() -> None:
    """Print precision, recall and F1 for both languages, and with --misses where they go wrong on the tuned half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=Path, default=FILES)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    print(f"{'':24} precision recall     F1   hits false missed")
    for lang in ("en", "es"):
        lines = (options.files / f"passive_{lang}.jsonl").read_text("utf-8").splitlines()
        items = [json.loads(line) for line in lines]
        sound = [item for item in items if _is_sound(item)]
        for name, part in _parts(items, sound):
            print(f"{lang} {name:21} {score(part, lang).shown()}")
        if options.misses:
            _print_misses([item for item in sound if is_tuned(item)], lang)


def _parts(items: list[Any], sound: list[Any]) -> Iterable[tuple[str, list[Any]]]:
    yield "as shared", items
    yield "marks that fit", sound
    yield "  tuned", list(filter(is_tuned, sound))
    yield "  held back", [item for item in sound if not is_tuned(item)]


def is_tuned(item: Mapping[str, Any]) -> bool:
    """Whether a sentence is of the half that the rules were tuned on: by a hash of its id."""
    return not hashlib.sha256(("s" + item["id"]).encode()).digest()[0] & 1


def _is_sound(item: Mapping[str, Any]) -> bool:
    """Whether each mark stands on a whole word."""
    text = item["text"]
    marks = [*item["passive"], *item["also_accept"]]
    return all(text[start:end].isalpha() and not text[end : end + 1].isalnum() for start, end in marks)


def score(items: Iterable[Mapping[str, Any]], lang: str) -> Score:
    """Counts over sentences; `lang` is their language."""
    total = Score(0, 0, 0)
    for item in items:
        wanted, accepted, found = _spans(item["passive"]), _spans(item["also_accept"]), participles(item["text"], lang)
        counts = (len(wanted & found), len(found - wanted - accepted), len(wanted - found))
        total = Score(*map(sum, zip(total, counts, strict=True)))
    return total


def participles(text: str, lang: str) -> set[tuple[int, ...]]:
    """Offsets of the participles of the passives in a text."""
    block = TextBlock(kind="paragraph", text=text, selector="", lang=lang)
    remarks = [remark for remark in review([block], lang=lang).remarks if remark.rule == "passive-voice"]
    return {mark for remark in remarks for mark in _spans(remark.data["participles"])}


def _spans(marks: Iterable[Iterable[int]]) -> set[tuple[int, ...]]:
    return {tuple(mark) for mark in marks}


def _print_misses(items: Iterable[Mapping[str, Any]], lang: str) -> None:
    for item in items:
        text, wanted, accepted = item["text"], _spans(item["passive"]), _spans(item["also_accept"])
        found = participles(text, lang)
        for name, spans in (("false ", found - wanted - accepted), ("missed", wanted - found)):
            for start, end in sorted(spans):
                print(f"{lang} {name} {text[max(0, start - 50) : start]}[{text[start:end]}]{text[end : end + 30]}")


if __name__ == "__main__":
    main()
