"""Verbs hidden in nouns: "make a decision" for "decide". Advice only, and off unless asked for."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from auditor.message import say
from auditor.tables import read_toml
from auditor.text.finding import Finder, Text
from auditor.text.flags import EMPTY_VERB
from auditor.text.inflection import Form, form_of, has_one_past, in_case_of, inflect, is_after_have_or_be
from auditor.text.parsing import WORD, Parsed
from auditor.text.remarks import Level, Remark
from auditor.text.terms import LEFT_ALONE, Spans

MAX_DETERMINERS = 2  # words such as "a", "any further" between the verb and the noun
_DETERMINERS = frozenset({
    "a", "an", "the", "any", "some", "this", "that", "your", "our", "their", "its", "his", "her", "such", "no",
    "further", "full", "final", "due", "every",
})  # fmt: skip
_PLAIN_DETERMINERS = frozenset({"a", "an", "the"})  # with these alone the verb can take the phrase's place
_EN = frozenset({"en"})


class _Empty(NamedTuple):
    """A form of an empty verb: its plain form, and nouns (as words) with the verb that each hides."""

    verb: str
    nouns: dict[tuple[str, ...], str]


class _Hidden(NamedTuple):
    """Numbers of the words of a hidden verb in a sentence, and the verb."""

    first: int
    last: int
    verb_words: int
    use: str
    is_bare: bool


@cache
def _by_first_word() -> dict[str, list[tuple[tuple[str, ...], _Empty]]]:
    """First word of a form of an empty verb -> the forms that begin so, with their nouns."""
    table = read_toml("hidden_verbs_en.toml")
    found: dict[str, list[tuple[tuple[str, ...], _Empty]]] = {}
    for verb, forms in table["verbs"].items():
        nouns: dict[tuple[str, ...], str] = {}
        for noun, use in table["nouns"][verb].items():
            for form in (noun, _plural(noun)):
                nouns[tuple(WORD.findall(form))] = use
        for form in forms:
            words = tuple(form.split())
            found.setdefault(words[0], []).append((words, _Empty(verb, nouns)))
    return found


def _plural(noun: str) -> str:
    if " " in noun:
        return noun
    return noun[:-2] + "es" if noun.endswith("is") else inflect(noun, Form.PLURAL)


def _mark(lower: str, _written: str, _lang: str) -> int:
    return EMPTY_VERB if lower in _by_first_word() else 0


def _find(text: Text) -> Iterator[Remark]:
    for block in text.in_language("en"):
        if block.block.kind in LEFT_ALONE:
            continue
        for sentence in block.sentences:
            if sentence.flags & EMPTY_VERB:
                words = [word.lower for word in sentence.words]
                at = [number for number, word in enumerate(sentence.words) if word.flags & EMPTY_VERB]
                found = [hidden for hidden in (_hidden_at(words, number) for number in at) if hidden]
                spans = sentence.spans() if found else []
                for hidden in found:
                    yield _remark(block, spans, words, hidden)


def _hidden_at(words: list[str], at: int) -> _Hidden | None:
    for form, empty in _by_first_word()[words[at]]:
        if tuple(words[at : at + len(form)]) != form:
            continue
        start = at + len(form)
        for skipped in range(MAX_DETERMINERS + 2):  # determiners, and one adjective
            between = words[start : start + skipped]
            if [word for word in between[:-1] if word not in _DETERMINERS]:
                break
            for length in (3, 2, 1):
                noun = tuple(words[start + skipped : start + skipped + length])
                if noun in empty.nouns:
                    is_bare = set(between) <= _PLAIN_DETERMINERS
                    return _Hidden(at, start + skipped + len(noun) - 1, len(form), empty.nouns[noun], is_bare)
    return None


def _remark(block: Parsed, spans: Spans, words: list[str], hidden: _Hidden) -> Remark:
    text = block.block.text
    start, end = spans[hidden.first][0], spans[hidden.last][1]
    written = " ".join(words[hidden.first : hidden.first + hidden.verb_words])
    before = words[max(0, hidden.first - 3) : hidden.first]
    verb = _empty_verb(written)
    form = form_of(written, verb)
    is_clear = form is not Form.PAST or has_one_past(hidden.use) or is_after_have_or_be(before)
    following = words[hidden.last + 1] if hidden.last + 1 < len(words) else ""
    is_whole = following not in ("of", "to", "on", "about", "for", "that", "in", "with")
    made = inflect(hidden.use, form, is_participle=is_after_have_or_be(before))
    return block.remark(
        "hidden-verb",
        start,
        end,
        say("A verb hides in “{phrase}”; “{verb}” says it in fewer words.", phrase=text[start:end], verb=made),
        suggestion=in_case_of(text[start:end], made) if hidden.is_bare and is_clear and is_whole else None,
        level=Level.ADVICE,
        data={"verb": verb, "use": hidden.use},
    )


def _empty_verb(written: str) -> str:
    forms = _by_first_word()[written.split()[0]]
    return next(empty.verb for words, empty in forms if " ".join(words) == written)


FINDERS: tuple[Finder, ...] = (Finder(id="hidden-verb", langs=_EN, find=_find, mark=_mark, is_on=False),)
