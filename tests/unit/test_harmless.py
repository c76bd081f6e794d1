"""What may go to a terminal or into the log of a CI service."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.harmless import harmless, harmless_json, hide_passwords

STEERING = [*map(chr, range(32)), *map(chr, range(0x7F, 0xA0)), *"\u061c\u200e\u200f\u2028\u2029"]
STEERING += [*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A)), "\ud800", "\U000e0041"]


@pytest.mark.parametrize("sign", STEERING, ids=ascii)
def test_a_sign_that_steers_becomes_a_space(sign: str) -> None:
    assert harmless(f"a{sign}b") == "a b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", ": :error::x"),
        ("\n  ::error::x", "   : :error::x"),
        ("##[add-mask]x", "# #[add-mask]x"),
        ("said ##vso[task.setvariable]x", "said # #vso[task.setvariable]x"),
        ("###[error]", "## #[error]"),
        ("##teamcity[x]", "# #teamcity[x]"),
    ],
)
def test_a_command_to_a_ci_service_is_broken(text: str, shown: str) -> None:
    assert harmless(text) == shown


@pytest.mark.parametrize(
    "text",
    ["std::vector", "http://[::1]:8000/", "## Heading", "می\u200cخواهم", "👩\u200d🚒", "Größe", "a: b", "x@y.gov"],
)
def test_what_steers_nothing_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("see https://user:secret@a.gov/x.", "see https://a.gov/x."),
        ("https://user:se@cret@a.gov:8443/x", "https://a.gov:8443/x"),
        ("HTTPS://secret@a.gov", "HTTPS://a.gov"),
        ("https:/user:secret@a.gov", "https:/a.gov"),
        ("//user:secret@a.gov/", "//a.gov/"),
        ("ftp://user:secret@a.gov", "ftp://a.gov"),
        ("'https://user:secret@a.gov' and https://b:secret@b.gov", "'https://a.gov' and https://b.gov"),
    ],
)
def test_a_password_in_an_address_is_hidden(text: str, shown: str) -> None:
    assert hide_passwords(text) == harmless(text) == shown


@pytest.mark.parametrize(
    "text", ["https://a.gov/@name", "https://a.gov?mail=me@a.gov", "mailto:me@a.gov", "me@a.gov", "a//b@c"]
)
def test_an_at_sign_elsewhere_is_no_password(text: str) -> None:
    assert hide_passwords(text) == text


@given(st.text())
def test_whatever_a_page_says_is_one_line_of_signs_that_can_be_seen(text: str) -> None:
    shown = harmless(text)
    assert len(shown.splitlines()) <= 1
    assert not shown.lstrip().startswith("::")
    assert "##[" not in shown
    assert harmless(shown) == shown


@given(
    st.lists(
        st.sampled_from(["#", "[", "vso[", "\x7f", "\x9b", "\u202e", "\u2066", "\u2028", "é", "\x1b", '"', "a"])
    ).map("".join)
)
def test_json_stays_exact_and_steers_nothing(text: str) -> None:
    written = harmless_json(json.dumps({"x": text}, ensure_ascii=False).encode())
    assert json.loads(written) == {"x": text}
    shown = written.decode()
    assert shown.isprintable()
    assert "##[" not in shown
    assert "##vso[" not in shown
