"""Lists that are no prose get no grade and no remarks about sentences and words."""

import pytest

from auditor.artifacts import BlockKind, TextBlock
from auditor.text.review import Review, review

TALL = "Utilize the large desk and the small desk and the old desk and the new desk and the desk at the door and the desk at the wall, and the other one too."


def read(*blocks: tuple[BlockKind, str], lang: str = "en") -> Review:
    return review([TextBlock(kind=kind, text=text, selector="p") for kind, text in blocks], lang=lang)


@pytest.mark.parametrize(
    "text",
    [
        "Smith, J. A. (2019). The effect of rent control on housing supply in cities. Journal of Housing, 12(3), 4–9.",
        "Dolin, Thomas & Solomon LLP v. U.S. Dep't of Labor, No. 08-9181, 2010 WL 2607153 (W.D.N.Y. June 30, 2010).",
        "¹ Pub. L. 101-336, 104 Stat. 327, 42 U.S.C. 12101.",
        "Garner, Bryan A., Legal Writing in Plain English, 2001, University of Chicago Press, Chicago, pp. 46-48.",
        "Department of Housing, 451 7th Street SW, Room 5204, Washington, DC 20410, Phone 202-555-0143.",
        "January 15, February 12, March 11, April 8, May 13, June 10.",
        "Jane Doe, Deputy Director, Office of Fair Housing, jane.doe@agency.example.gov, 202-555-0143.",
    ],
)
def test_citations_addresses_contacts_and_dates_are_no_prose(text: str) -> None:
    assert read(("paragraph", text)).parsed[0].is_record


@pytest.mark.parametrize(
    "text",
    [
        "In Milner v. Department of the Navy, 562 U.S. 562 (2011), the Supreme Court said that Exemption 2 is narrow.",
        "You can write to the Department of Housing, 451 7th Street SW, Washington, DC 20410.",
        "The rule is in 24 CFR 982.551, and HUD changed it in 2024.",
        "The office closes on January 1, May 5, July 4 and on other days that are holidays in the county.",
        "The Mayor met Governor Lee and Senator Ortiz in New York City.",
    ],
)
def test_sentences_that_cite_or_give_an_address_are_prose(text: str) -> None:
    assert not read(("paragraph", text)).parsed[0].is_record


@pytest.mark.parametrize(
    "heading", ["References", "Works cited:", "Footnotes", "End notes", "BIBLIOGRAPHY", "Referencias"]
)
def test_nothing_below_a_heading_of_references_is_prose(heading: str) -> None:
    found = read(
        ("paragraph", TALL), ("heading", heading), ("paragraph", TALL), ("heading", "Ask us"), ("paragraph", TALL)
    )
    assert [block.is_record for block in found.parsed] == [False, False, True, False, False]
    assert {each.block for each in found.remarks if each.rule in ("hard-word", "long-sentence")} == {0, 4}
    assert found.prose.sentences == 2


def test_below_legislation_and_contacts_items_without_a_telling_word_are_none() -> None:
    items: list[tuple[BlockKind, str]] = [
        ("list_item", "Housing and Rent Act of 1980 and the rules about its use."),
        ("list_item", "This act says who must pay."),
        ("paragraph", "A short word about these acts."),
    ]
    found = read(("heading", "Legislation"), *items)
    assert [block.is_record for block in found.parsed] == [False, True, False, False]


def test_what_a_page_tells_after_its_references_is_prose_again() -> None:
    texts: list[tuple[BlockKind, str]] = [
        ("list_item", "The board has said so before."),
        ("paragraph", "[1] The board has said so before."),
        ("paragraph", "This page is not the law."),
    ]
    assert [block.is_record for block in read(("heading", "References"), *texts).parsed] == [False, True, True, False]


LATIN = [
    "Donec eget tellus congue, pretium justo et, porta ipsum.",
    "Maecenas ac erat in libero varius porta nunc a risus.",
    "Praesent vel lacus sed odio tempus pulvinar ut in arcu.",
    "Vivamus a mi ac orci varius mattis et nec purus.",
    "Cras ut ligula ac velit congue dapibus sit ante.",
]


@pytest.mark.parametrize("latin", LATIN)
def test_latin_behind_filler_is_filler_too(latin: str) -> None:
    opening = "Lorem ipsum dolor sit amet, consectetur adipiscing elit."
    texts = [opening, latin, "You must ask the office for a new card."]
    found = review([TextBlock(kind="paragraph", text=text, selector="p") for text in texts], lang="en")
    assert [block.is_record for block in found.parsed] == [True, True, False]
