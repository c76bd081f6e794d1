"""Sentences that tell of things by their place or look."""

from auditor.artifacts import SensoryWords
from auditor.collect.browser import Tab
from tests.fixtures.structured_pages import facts


async def test_sentences_of_place_come_with_the_names_on_the_page(tab: Tab) -> None:
    words = await facts(
        tab, '<p>Press the green button. Thank you for that.</p><button aria-label="Next">→</button>', SensoryWords
    )
    assert [sentence.text for sentence in words.sentences] == ["Press the green button."]
    assert "next" in words.names
    assert not (await facts(tab, "<p>Press the button.</p><button>Next</button>", SensoryWords)).names
