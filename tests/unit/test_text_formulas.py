import subprocess
import sys
from collections.abc import Callable
from math import sqrt
from types import SimpleNamespace
from typing import Any

import pytest

from auditor.errors import EngineFaultError
from auditor.text import formulas
from auditor.text.formulas import classical_measures, easy_words, inflesz_band
from auditor.text.measures import Measures

COUNTS = Measures(
    words=400, sentences=20, syllables=640, letters=1900, characters=2000, polysyllables=48, long_words=90, difficult=36
)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("flesch_kincaid_grade", 0.39 * 20 + 11.8 * 1.6 - 15.59),
        ("flesch_reading_ease", 206.835 - 1.015 * 20 - 84.6 * 1.6),
        ("smog_index", 1.043 * sqrt(30 * 48 / 20) + 3.1291),
        ("gunning_fog", 0.4 * (20 + 100 * 36 / 400)),
        ("coleman_liau_index", 0.058 * 475 - 0.296 * 5 - 15.8),
        ("automated_readability_index", 4.71 * 5 + 0.5 * 20 - 21.43),
        ("lix", 20 + 100 * 90 / 400),
    ],
)
def test_each_english_formula_equals_the_same_by_hand(name: str, value: float) -> None:
    assert classical_measures(COUNTS, "en")[name] == pytest.approx(value)


@pytest.mark.parametrize(
    ("name", "value"),
    [("szigriszt_pazos", 206.84 - 62.3 * 1.6 - 20), ("fernandez_huerta", 206.84 - 60 * 1.6 - 1.02 * 20)],
)
def test_each_spanish_formula_equals_the_same_by_hand(name: str, value: float) -> None:
    assert classical_measures(COUNTS, "es")[name] == pytest.approx(value)


def test_other_languages_and_empty_texts_have_no_measures() -> None:
    assert classical_measures(COUNTS, "fr") == {}
    assert classical_measures(Measures(), "en") == {}


@pytest.mark.parametrize(
    ("score", "band"),
    [(20, "very hard"), (45, "somewhat hard"), (60, "normal"), (70, "fairly easy"), (90, "very easy")],
)
def test_inflesz_bands(score: float, band: str) -> None:
    assert str(inflesz_band(score)) == band


def test_easy_words_are_those_of_textstat() -> None:
    assert "government" in easy_words()
    assert "eligibility" not in easy_words()


def _asks_for_text(text: str) -> float:
    return float(len(text.split()))


def _asks_for_more(text: str, extra: int) -> float:
    return float(extra)


@pytest.mark.parametrize("changed", [_asks_for_text, _asks_for_more, None], ids=["new count", "new argument", "gone"])
def test_a_textstat_that_computes_in_another_way_is_refused(
    changed: Callable[..., float] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    module: dict[str, Any] = {} if changed is None else {"lix": SimpleNamespace(__wrapped__=changed)}
    monkeypatch.setattr(formulas, "import_module", lambda _name: SimpleNamespace(**module))
    with pytest.raises(EngineFaultError, match="lix") as caught:
        formulas._formula("lix", "en")
    assert "textstat" in str(caught.value.hint)


def test_all_measures_work_without_the_network_and_without_nltk() -> None:
    """In a process of its own, so that no other import has fetched or patched anything before."""
    code = (
        "import socket, sys\n"
        "def refuse(*a, **k): raise AssertionError('network')\n"
        "socket.socket.connect = refuse; socket.getaddrinfo = refuse\n"
        "from auditor.artifacts import TextBlock\n"
        "from auditor.text.review import review\n"
        "text = 'The department determines eligibility. You must apply again. ' * 40\n"
        "found = review([TextBlock(kind='paragraph', text=text, selector='p')])\n"
        "assert found.grade and len(found.classical) == 7 and all(found.classical.values())\n"
        "assert 'textstat' in sys.modules and 'nltk' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_importing_a_review_loads_neither_textstat_nor_a_detector() -> None:
    code = (
        "import sys, auditor.text.review\n"
        "assert not {'textstat', 'nltk', 'py3langid', 'numpy', 'playwright'} & set(sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
