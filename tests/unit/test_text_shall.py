"""What "shall" means, told by the grammar of its sentence."""

import pytest

from auditor.artifacts import TextBlock
from auditor.text.remarks import Level, Remark
from auditor.text.review import review


def remarks(text: str) -> list[Remark]:
    found = review([TextBlock(kind="paragraph", text=text, selector="p")], lang="en").remarks
    return [each for each in found if each.rule == "shall"]


def rewritten(text: str) -> str | None:
    """The text with the one suggestion put in, None where there is none."""
    (found,) = remarks(text)
    assert found.level is Level.FINDING
    return None if found.suggestion is None else text[: found.start] + found.suggestion + text[found.end :]


@pytest.mark.parametrize(
    "subject",
    [
        "You", "The county", "Each agency", "The head of the agency", "Applicants for a permit", "The mayor or her designee",
        "Any person who rents", "The landlord also", "Employees of the office",
    ],
)  # fmt: skip
def test_what_people_or_bodies_shall_do_is_a_duty(subject: str) -> None:
    if subject.endswith("also"):
        assert rewritten("The landlord shall also keep the lease.") == "The landlord must also keep the lease."
    elif subject.endswith("rents"):
        assert rewritten(f"{subject} shall keep the lease.") == f"{subject} must keep the lease."
    else:
        assert rewritten(f"{subject} shall send a notice.") == f"{subject} must send a notice."


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("The form shall be signed by the owner.", "The form must be signed by the owner."),
        ("Copies shall be promptly kept.", "Copies must be promptly kept."),
        ("The sign shall be 96 inches wide.", "The sign must be 96 inches wide."),
        ("The fee shall be at least ten dollars.", "The fee must be at least ten dollars."),
        ("Payment shall be in writing.", "Payment must be in writing."),
        ("The application shall include a plan.", "The application must include a plan."),
        ("The ramp shall comply with the code.", "The ramp must comply with the code."),
    ],
)
def test_what_is_asked_of_things_is_a_duty(text: str, made: str) -> None:
    assert rewritten(text) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("You shall not smoke here.", "You must not smoke here."),
        ("The tenant shall not sublet.", "The tenant must not sublet."),
        ("Fees shall not exceed $50.", "Fees must not exceed $50."),
        ("Dogs shall not run loose.", "Dogs must not run loose."),
        ("The room shall not be used at night.", "The room must not be used at night."),
        ("YOU SHALL NOT SMOKE HERE.", "YOU MUST NOT SMOKE HERE."),
    ],
)
def test_shall_not_is_a_ban(text: str, made: str) -> None:
    assert rewritten(text) == made


@pytest.mark.parametrize(
    "text",
    [
        "No person shall smoke here.",
        "No person, firm, or company shall sell it.",
        "Nothing here shall limit you.",
        "Neither party shall pay.",
        "None of the fees shall be paid.",
        "Under this rule no dog shall run loose.",
        "Not more than two people shall use the room.",
        "Under no circumstances shall a guest sleep here.",
        "Nothing in this rule shall be construed to limit you.",
    ],
)
def test_shall_after_no_gets_no_rewrite_as_must_would_turn_its_sense(text: str) -> None:
    assert rewritten(text) is None
    assert "“must not”" in str(remarks(text)[0].message)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("In no event shall the county be liable.", "In no event will the county be liable."),
        ("No person shall be liable.", "No person will be liable."),
        ("No waiver shall be effective.", "No waiver will be effective."),
        ("No delay shall constitute consent.", "No delay will constitute consent."),
        ("No fee shall become due.", "No fee will become due."),
        ("Neither party shall be deemed an agent.", "Neither party will be deemed an agent."),
    ],
)
def test_shall_after_no_of_what_will_not_be_so_is_will(text: str, made: str) -> None:
    (found, *_) = remarks(text)
    assert text[: found.start] + (found.suggestion or "") + text[found.end :] == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("No later than May the agency shall send it.", "No later than May the agency must send it."),
        ("If no fee is paid, the clerk shall return it.", "If no fee is paid, the clerk must return it."),
    ],
)
def test_a_no_of_another_clause_or_a_limit_denies_nothing(text: str, made: str) -> None:
    assert rewritten(text) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("The fee shall become due on May 1.", "The fee will become due on May 1."),
        ("The permit shall expire in June.", "The permit will expire in June."),
        ("This rule shall take effect on July 1.", "This rule will take effect on July 1."),
        ("The plan shall be effective at once.", "The plan will be effective at once."),
        ("The policy shall remain in force.", "The policy will remain in force."),
        ("This rule shall not apply to schools.", "This rule will not apply to schools."),
        ("You shall receive a letter.", "You will receive a letter."),
        ("You shall be notified by mail.", "You will be notified by mail."),
        ("We shall write to you.", "We will write to you."),
        ("We shall not share your data.", "We will not share your data."),
    ],
)
def test_a_result_or_a_promise_is_will(text: str, made: str) -> None:
    assert rewritten(text) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("In this guide, “home” shall mean a house.", "In this guide, “home” means a house."),
        ("The term “records” shall mean paper.", "The term “records” means paper."),
        ("“Family” shall include children.", "“Family” includes children."),
        ("The park shall be known as Lee Park.", "The park is known as Lee Park."),
        ("The fund shall be called the Lee Fund.", "The fund is called the Lee Fund."),
        ("These rules shall be cited as the Code.", "These rules are cited as the Code."),
    ],
)
def test_a_definition_says_what_is(text: str, made: str) -> None:
    assert rewritten(text) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Residents shall be allowed to park here.", "Residents may park here."),
        ("A tenant shall be permitted to keep a dog.", "A tenant may keep a dog."),
        ("The clerk shall be authorized to sign.", "The clerk may sign."),
    ],
)
def test_a_permission_is_may(text: str, made: str) -> None:
    assert rewritten(text) == made


@pytest.mark.parametrize(
    "text",
    [
        "This shall be considered income.",
        "There shall be a hearing.",
        "Reports shall be such as to be balanced.",
        "The state shall have the right to use it.",
        "Applicants shall be notified by mail.",
        "Members shall have one vote.",
        "The board shall become a court.",
        "Records and forms shall be known as papers.",
        "This shall not be deemed a waiver.",
        "These terms shall be governed by the laws of Ohio.",
        "This section shall not limit the right to appeal.",
        "Each act shall be counted as one case.",
    ],
)
def test_what_cannot_be_told_gets_no_rewrite(text: str) -> None:
    assert rewritten(text) is None


def test_a_second_shall_has_the_subject_of_the_first() -> None:
    found = remarks("The clerk shall keep a list of fees and shall send it to the board.")
    assert [each.suggestion for each in found] == ["must", "must"]


def test_a_question_with_shall_is_left_alone() -> None:
    assert not remarks("Whom shall we send?")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("The board shall consist of five members.", "The board consists of five members."),
        ("Committees shall consist of three people.", "Committees consist of three people."),
    ],
)
def test_how_a_body_is_made_up_is_no_duty(text: str, made: str) -> None:
    assert rewritten(text) == made


def test_what_shall_not_take_place_is_a_ban() -> None:
    assert rewritten("Meetings shall not take place in a bar.") == "Meetings must not take place in a bar."
    assert rewritten("The sale shall take place in May.") == "The sale will take place in May."
