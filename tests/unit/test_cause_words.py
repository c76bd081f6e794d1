"""Words of ours within a cause can be translated; what stands in the file stays as it is."""

import pytest

from auditor_reports.model.cause_words import cause_words
from tests.fixtures.pseudo_locale import pseudo_catalogue

OURS = {
    "#767676 on #ffffff": "⟦#767676 óñ #ffffff⟧",
    "#ff0000 on #ffffff large": "⟦#ff0000 óñ #ffffff lárgé⟧",
    "player of YouTube": "⟦pláýér óf YouTube⟧",
    "navigation: https://a.gov/ before https://a.gov/b": "⟦navigation: https://a.gov/ béfóré https://a.gov/b⟧",
}


@pytest.mark.parametrize("cause", OURS)
def test_words_of_ours_are_shown_in_the_reader_s_language_and_are_the_same_in_english(cause: str) -> None:
    words = cause_words(cause)
    assert str(words) == cause
    assert pseudo_catalogue()[0].show(words) == OURS[cause]


@pytest.mark.parametrize("cause", ["", "viewport", "pursuant to", "nav > a", "sit on a chair", "we go on #1", "{x}"])
def test_words_of_a_page_stay_as_they_are(cause: str) -> None:
    assert cause_words(cause) == cause
