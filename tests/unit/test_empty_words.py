"""Words as they sound: where one ends and the next begins."""

import pytest

from auditor.text.empty_words import glued, words


@pytest.mark.parametrize(
    ("one", "other"),
    [("Log in", "LOGIN"), ("e-mail", "Email"), ("Re-apply", "reapply"), ("Médica", "medica"), ("Sign up!", "sign-up"), ("Form W-2", "Form W 2")],
)  # fmt: skip
def test_names_that_differ_by_a_space_a_hyphen_an_accent_or_case_are_one(one: str, other: str) -> None:
    assert glued(words(one)) == glued(words(other))


@pytest.mark.parametrize(
    ("one", "other"), [("20 21", "2021"), ("W C A G", "WCAG"), ("Log in", "Log on"), ("1.5", "15")]
)
def test_figures_and_spelled_letters_are_said_one_by_one(one: str, other: str) -> None:
    assert glued(words(one)) != glued(words(other))


def test_no_words_sound_like_nothing() -> None:
    assert glued([]) == ""
