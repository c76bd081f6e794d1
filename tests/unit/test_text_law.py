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
