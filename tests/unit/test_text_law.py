"""What is the wording of a law is told by how it is built, part by part."""

import pytest

from auditor.artifacts import BlockKind, TextBlock
from auditor.text.remarks import Level
from auditor.text.review import Review, review

Part = list[tuple[BlockKind, str]]

LETTER: Part = [
    ("heading", "Your voucher"),
    (
        "paragraph",
        "Dear tenant, you must utilize this form, as 24 CFR 982.551 and 42 U.S.C. 1437f say. See also § 5.609.",
    ),
    (
        "paragraph",
        "The owner shall sign it. You shall send it. We shall answer. It shall be kept. You shall hear from us.",
    ),
    (
        "paragraph",
        "The office paid you more than it should have paid under subsection (b), and we ask you to call us now.",
    ),
]
LAWS: dict[str, Part] = {
    "numbered with section signs": [("heading", "§ 35.104 Forms."), ("paragraph", "An owner may utilize a form.")],
    "numbered in words": [
        ("heading", "Section 3. Forms"), ("paragraph", "An owner shall utilize a form. A tenant shall keep it."),
    ],
    "articles": [("paragraph", "Article IV. Forms"), ("paragraph", "An owner may utilize a form for purposes of this article.")],
    "an enacting clause": [("paragraph", "Be it enacted by the People of the State:"), ("paragraph", "You may utilize it.")],
    "recitals": [
        ("paragraph", "WHEREAS, the county needs homes; and"), ("paragraph", "WHEREAS, people utilize forms;"),
        ("paragraph", "NOW, THEREFORE, we ask."),
    ],
    "items of two levels": [
        ("paragraph", "(a) An owner may utilize a form."), ("paragraph", "(1) It shall be signed."),
        ("paragraph", "(2) It must be sent."),
    ],
    "it speaks of its own parts": [
        ("paragraph", "An owner may utilize a form for the purposes that paragraph (a)(1) of this section gives."),
    ],
    "an amendment": [("paragraph", "Chapter 5 is amended to read:"), ("paragraph", "An owner may utilize a form.")],
    "a section of a named code": [
        ("paragraph", "Code of Virginia § 2.2-3704. Records to be open."), ("paragraph", "A. An owner may utilize a form."),
    ],
    "paragraphs of a British act": [
        ("heading", "Duty to take care"), ("paragraph", "8.—(1) The owner may utilize a form."), ("paragraph", "(2) The owner must keep it."),
    ],
    "sections of a code of ordinances": [
        ("paragraph", "Sec. 12-3. - Abatement of nuisances."), ("paragraph", "(a) The director may utilize a form."),
        ("paragraph", "(b) The owner pays."),
    ],
    "articles of by-laws": [
        ("heading", "Commission on Aging Bylaws"), ("heading", "ARTICLE I - NAME"), ("paragraph", "A member may utilize a form."),
    ],
    "an unnumbered part of a page that is named as a law": [
        ("heading", "40 CFR Part 745"), ("heading", "§ 745.80 Purpose."),
        ("paragraph", "This subpart applies to all renovations of homes that are done for pay."),
        ("heading", "Definitions"), ("paragraph", "“Form” means any paper that firms utilize."),
    ],
    "an ordinance with its title, attested": [
        ("heading", "Ordinance No. 77"), ("paragraph", "WHEREAS, homes are needed;"),
        ("paragraph", "BE IT ORDAINED BY THE COUNCIL:"), ("paragraph", "An owner may utilize a form."),
        ("paragraph", "ATTEST: MARY JONES, CITY CLERK"),
    ],
    "Spanish articles": [
        ("heading", "Artículo 5. Formularios"), ("paragraph", "Para los fines de esta ley, el dueño firmará con anterioridad un formulario."),
    ],
}  # fmt: skip
GUIDES: dict[str, Part] = {
    "a letter that cites": LETTER,
    "a handbook with chapters": [
        ("heading", "Chapter 2. Forms"), ("paragraph", "You may utilize a form. See chapter 3 of this handbook."),
    ],
    "steps": [("heading", "Part A"), ("paragraph", "(1) Utilize the form."), ("paragraph", "(2) Send it to us.")],
    "an article of news": [("heading", "Article"), ("paragraph", "People utilize forms in this section of the site.")],
    "a handbook with numbered sections that speaks to tenants": [
        ("heading", "Section 3. Your lease"), ("paragraph", "(a) Sign the lease. See subsection (b)."),
        ("paragraph", "(b) You send it to us. The owner shall sign. You utilize a form."), ("paragraph", "(1) Keep a copy. It shall be dated."),
    ],
    "a guide to a code in chapters": [
        ("heading", "Chapter 5: Fences"), ("paragraph", "(a) Draw a plan of the lot."),
        ("paragraph", "(b) Take it to the clerk, who shall stamp it. Clerks utilize a form."),
    ],
    "news of an act": [
        ("heading", "News"), ("paragraph", "The Clean Air Act (enacted in 1970) asks for more. People utilize forms."),
    ],
    "a glossary": [
        ("heading", "Definitions"), ("paragraph", "“Owner” means who owns a home."), ("paragraph", "“Form” means what we send."), ("paragraph", "You utilize it."),
    ],
}  # fmt: skip


def read(*parts: Part, lang: str = "en") -> Review:
    return review([TextBlock(kind=kind, text=text, selector="p") for part in parts for kind, text in part], lang=lang)


def levels(found: Review, rule: str = "hard-word") -> list[Level]:
    return [each.level for each in found.remarks if each.rule == rule]


@pytest.mark.parametrize("what", [each for each in LAWS if each != "Spanish articles"])
def test_a_law_is_known_by_how_it_is_built(what: str) -> None:
    found = read(LAWS[what])
    assert levels(found) == [Level.ADVICE]
    assert [str(each.muted) for each in found.remarks if each.rule == "hard-word"] == [
        "it stands in the wording of a law, which has to stay as it is"
    ]


def test_a_law_in_spanish_is_known_too() -> None:
    assert {each.level for each in read(LAWS["Spanish articles"], lang="es").remarks} == {Level.ADVICE}


@pytest.mark.parametrize("what", GUIDES)
def test_letters_handbooks_and_glossaries_are_no_laws(what: str) -> None:
    found = read(GUIDES[what])
    assert levels(found) == [Level.FINDING]
    assert not [each for each in found.remarks if each.muted]


def test_a_law_on_a_page_mutes_its_own_part_alone() -> None:
    ask: Part = [("heading", "Ask us"), ("paragraph", "Utilize the form.")]
    found = read(LETTER, LETTER, LAWS["numbered with section signs"], ask)
    assert levels(found) == [Level.FINDING, Level.FINDING, Level.ADVICE, Level.FINDING]


def test_where_nearly_all_of_a_page_is_a_law_the_rest_is_one_too() -> None:
    law: Part = [("heading", "§ 35.104 Forms."), ("paragraph", "An owner may utilize a form. " * 8)]
    assert set(levels(read(law, [("heading", "Note"), ("paragraph", "Utilize it.")]))) == {Level.ADVICE}


def test_what_a_law_writes_in_capitals_is_muted_too() -> None:
    found = read(LAWS["an ordinance with its title, attested"])
    assert {(each.level, bool(each.muted)) for each in found.remarks if each.rule == "shouting"} == {
        (Level.ADVICE, True)
    }


def test_a_part_that_speaks_to_its_reader_is_judged_on_a_page_of_a_law() -> None:
    law: Part = [("heading", "§ 35.104 Forms."), ("paragraph", "An owner may utilize a form. " * 8)]
    assert levels(read(law, [("heading", "Ask us"), ("paragraph", "You utilize the form.")]))[-1] is Level.FINDING
