"""Which pictures are logotypes, by what is known of them."""

from typing import Any

import pytest

from auditor.artifacts import Picture
from auditor.collect.interact.logotypes import is_logotype, rows_of_logos
from auditor.model import Target

NO_ROWS: frozenset[str] = frozenset()


def picture(path: str = "main > div > p > img", **facts: Any) -> Picture:
    """A picture that says “Parks and Lakes” and is alone in a link, unless `facts` say otherwise."""
    known = {"name": "Parks and Lakes", "src": "https://town.example/pics/p1.png", "control": "link"}
    return Picture(target=Target("#x", path=path), kind="img", **(known | facts))


@pytest.mark.parametrize(
    "facts",
    [
        {"src": "https://town.example/img/escudo-municipal.png"},
        {"classes": "footer-logo"},
        {"name": "Seal of the Town of Elmwood"},
        {"path": "footer > div.logos > ul > li > img"},
        {"name": "Suprema Corte de Justicia de la Nación", "leads_to": "https://www.scjn.gob.mx/"},
        {"name": "Get Covered America", "leads_to": "https://www.getcoveredamerica.org/about", "control": ""},
        {"name": "EPA", "leads_to": "https://www.epa.gov/lead"},
        {"name": "scjn", "leads_to": "https://www.scjn.gob.mx/inicio"},
        {"path": "footer > div.sponsors > a > img", "leads_to": "https://www.riverbank.example"},
    ],
)
def test_a_picture_that_says_so_or_bears_the_name_of_the_site_it_leads_to_is_a_logotype(facts: dict[str, Any]) -> None:
    assert is_logotype(picture(**facts), NO_ROWS)


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"leads_to": "https://www.lakes.example/"},
        {"name": "Register to vote", "leads_to": "https://vote.gov/"},
        {"name": "Get your shots at vaccines.gov", "leads_to": "https://www.vaccines.gov/"},
        {"name": "Partner with us", "leads_to": "https://www.riverbank.example/"},
        {"path": "main > div.catalogo > img"},
        {"name": "Apply Now", "path": "footer > div.sponsors > a > img", "leads_to": "https://aid.example/apply"},
        {"name": "Apply for aid", "path": "footer > div.sponsors > a > img", "leads_to": "https://aid.example/"},
    ],
)
def test_a_picture_that_may_say_more_than_a_name_is_no_logotype(facts: dict[str, Any]) -> None:
    assert not is_logotype(picture(**facts), NO_ROWS)


def test_names_in_a_row_that_lead_to_as_many_sites_are_logotypes() -> None:
    row = [
        picture("footer > div > a > img", name=name, leads_to=f"https://www.{host}/")
        for name, host in (("River Bank", "rb.example"), ("Oak Fund", "oak-1.test"), ("Parks and Lakes", "pl.example"))
    ]
    rows = rows_of_logos(row)
    assert rows == {"footer > div > a > img"}
    assert all(is_logotype(one, rows) for one in row)
    assert rows_of_logos(row[:2]) == NO_ROWS
    assert not is_logotype(
        picture("footer > div > a > img", name="Pay your bill", leads_to="https://rb.example/"), rows
    )


def test_pictures_that_lead_to_pages_of_one_site_are_no_row() -> None:
    pages = [picture(name="Oak Fund", leads_to=f"https://oak.example/{number}") for number in range(4)]
    assert rows_of_logos(pages) == NO_ROWS
