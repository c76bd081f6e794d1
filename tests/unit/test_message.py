"""Messages: templates with values, shown in a language."""

from datetime import datetime
from gettext import NullTranslations

import msgspec
import pytest
from babel import Locale

from auditor.message import ENGLISH, Catalogue, Message, MessageError, as_said, joined, known, say, say_count


class Reversed(NullTranslations):
    """A catalogue of two messages whose fields stand in another order."""

    def gettext(self, message: str) -> str:
        return {"{a} before {b}": "{b} nach {a}"}.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return "{n} Dinge" if n != 1 else "ein Ding"


GERMAN = Catalogue(Locale("de"), Reversed())


def test_values_stand_in_their_fields() -> None:
    assert str(say("there is no {what} in {where}", what="title", where="the page")) == "there is no title in the page"


@pytest.mark.parametrize(
    ("template", "value", "english", "german"),
    [
        ("{x:.1f}", 4.0, "4.0", "4,0"),
        ("{x:.0f}", 319.6, "320", "320"),
        ("{x:,}", 12345, "12,345", "12.345"),
        ("{x}", 12345, "12345", "12345"),
        ("{x}", 0.25, "0.25", "0,25"),
        ("{x:.0%}", 0.256, "26%", "26%"),
        ("{x:,.1f}", 1234.56, "1,234.6", "1.234,6"),
        ("{x:g}", 4.5, "4.5", "4,5"),
        ("{x:g}", 3.0, "3", "3"),
        ("{x:g}", 312.18754, "312.188", "312,188"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(
    template: str, value: float, english: str, german: str
) -> None:
    message = say(template, x=value)
    assert (str(message), GERMAN.show(message)) == (english, german)


@pytest.mark.parametrize("how", [".0f", ".1f", ".2f", ".0%", ".1%", "g"])
@pytest.mark.parametrize(
    "value", [0.5, 1.5, 2.5, 4.35, 2.675, 1.005, 0.125, 0.145, 0.285, 0.555, 0.0625, 4, 16.4999999]
)
def test_numbers_are_rounded_as_python_rounds_them(how: str, value: float) -> None:
    assert str(say(f"{{x:{how}}}", x=value)) == format(value, how)


@pytest.mark.parametrize(
    ("said", "clause", "sentence"),
    [
        (say("its server sent {what}", what="nothing"), "its server sent nothing", "Its server sent nothing."),
        (say("It redirects in a circle."), "It redirects in a circle", "It redirects in a circle."),
        ("", "", "."),
    ],
)
def test_a_message_is_said_as_a_clause_or_as_a_sentence(said: Message | str, clause: str, sentence: str) -> None:
    assert str(say("{said:clause}", said=said)) == clause
    assert str(say("{said:sentence}", said=said)) == sentence


@pytest.mark.parametrize(
    ("how", "english", "german"),
    [("", "a, b, c", "a, b, c"), (":and", "a, b and c", "a, b und c"),
     (":or", "a, b or c", "a, b oder c"), (":;", "a; b; c", "a; b; c"), (": ", "a b c", "a b c")],
)  # fmt: skip
def test_several_things_are_joined_as_the_language_joins_them(how: str, english: str, german: str) -> None:
    message = say(f"{{x{how}}}", x=("a", "b", "c"))
    assert (str(message), GERMAN.show(message)) == (english, german)


def test_a_translation_may_put_its_fields_in_another_order() -> None:
    assert GERMAN.show(say("{a} before {b}", a="eins", b="zwei")) == "zwei nach eins"


def test_one_and_several_have_their_own_templates() -> None:
    texts = [say_count("one thing", "{n:,} things", n=n) for n in (1, 2000)]
    assert [str(text) for text in texts] == ["one thing", "2,000 things"]
    assert [GERMAN.show(text) for text in texts] == ["ein Ding", "2000 Dinge"]


def test_messages_stand_within_messages() -> None:
    inner = say("{a} before {b}", a="x", b="y")
    assert str(say("see: {what}", what=inner)) == "see: x before y"
    assert str(joined([inner, as_said("z")])) == "x before y; z"
    assert joined([inner]) is inner


@pytest.mark.parametrize(
    ("template", "text", "shown"),
    [
        ("{x:lower}", "A button", "a button"),
        ("{x:lower}", "PDF files", "PDF files"),
        ("{x:capital}", "all pages", "All pages"),
        ("{x:ended}", "done", "done."),
        ("{x:ended}", "done?", "done?"),
        ("{x:sentence}", "all is done", "All is done."),
        ("{x:clause}", "all is done.", "all is done"),
    ],
)
def test_a_text_fits_the_sentence_that_it_stands_in(template: str, text: str, shown: str) -> None:
    assert str(say(template, x=text)) == str(say(template, x=as_said(text))) == shown


def test_a_text_of_our_data_is_looked_up_as_it_is() -> None:
    assert str(known("a {b} c")) == "a {b} c"
    assert GERMAN.show(known("kein Feld")) == GERMAN.show("kein Feld") == "kein Feld"


def test_days_are_written_as_the_language_writes_them() -> None:
    day = datetime(2026, 10, 4)
    assert (ENGLISH.date(day), GERMAN.date(day)) == ("4 October 2026", "4. Oktober 2026")
    assert (ENGLISH.lang, GERMAN.lang, Catalogue(Locale("pt", "BR"), NullTranslations()).lang) == ("en", "de", "pt-BR")


def test_braces_of_a_value_are_text() -> None:
    assert str(say("says {text}, not {{this}}", text="{x} {{y}} {")) == "says {x} {{y}} {, not {this}"


@pytest.mark.parametrize(
    ("template", "values"),
    [("{a}", {}), ("no field", {"a": 1}), ("{a.b}", {"a": 1}), ("{0}", {"a": 1}), ("a } b", {}), ("{a", {"a": 1})],
)
def test_a_template_that_does_not_fit_its_values_is_refused(template: str, values: dict[str, int]) -> None:
    with pytest.raises(MessageError):
        say(template, **values)


@pytest.mark.parametrize("how", ["q", ".2g", ".2", "f", "%", ">999999999", "!r"])
def test_a_number_is_shown_in_known_ways_only(how: str) -> None:
    with pytest.raises(MessageError):
        str(Message(f"{{x:{how}}}", {"x": 1.5}))


def test_a_stored_message_comes_back_whole() -> None:
    message = say_count("{n} of {parts:and}", "{n} of {parts:and}", n=2, parts=("a", say("b {x:.1f}", x=1.5)))
    assert msgspec.json.decode(msgspec.json.encode(message), type=Message) == message
