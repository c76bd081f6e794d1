"""Whether the words that can be seen on a control are in the name that it is told by."""

import re
import unicodedata
from collections.abc import Iterator

from auditor.artifacts import WordedControl, Wording
from auditor.message import say
from auditor.model import Confidence, Finding, Harm, Outcome
from auditor.rule import Example, Rule, rule
from auditor.text.empty_words import glued, has_mark
from auditor_rules.telling import clipped, passes

MAX_LABEL_WORDS = 8
"""Words; visible text of more than this is seldom a label as a whole (a card that is one link)."""
MAX_SHORT_FORM_CHARS = 4  # characters; a longer beginning of a word is another word, not its short form
MIN_BEGINNING_CHARS = 3  # characters; fewer letters that begin a word are a word of their own
_INNER_MARK = re.compile(r"(?<=\w)[-\u2010\u2011\u00ad'\u2019](?=\w)")
_CUT_OFF = re.compile(r"(\.{3}|\u2026)\s*$")
_PARENTHESES = re.compile(r"\([^()]*\)")
# Scripts that put no space between words.
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_PAGE = '<!doctype html><html lang="en"><title>Permits</title><main><h1>Permits</h1>{body}</main>'


@rule(
    "label-not-in-name",
    title="The words on a control are not in the name it is told by",
    family="accessibility",
    harm={"limited_dexterity": Harm.HINDER, "blind": Harm.NOTICE, "cognitive_learning": Harm.NOTICE},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:2.5.3", "failure:F96"),
    act=("2ee8b8",),
    conformance=True,
    aliases=("label-content-name-mismatch",),
    examples=(
        Example("other words", _PAGE.format(body='<button aria-label="Submit form">Send application</button>'), "failed"),
        Example("more words", _PAGE.format(body='<button aria-label="Send application form">Send application</button>'), "passed"),
    ),
)  # fmt: skip
def label_not_in_name(page: Wording) -> Iterator[Finding]:
    """Controls that can't be worked by saying what is written on them.

    What it checks: each control whose name is set by `aria-label` or `aria-labelledby`: whether the words
        that can be seen on it (on a field: in its label) stand in that name, in their order and without
        others between. Case, accents, punctuation, symbols, what stands in parentheses, and whether a word
        is written in one, in two or with a hyphen ("log in", "e-mail") don't count.
    Who it affects: people who work the computer by voice; people who see the page and hear it at once.
    Why: someone says "press Send application", and nothing happens, since the page calls the button "Submit
        form".
    What decides the harm: nothing measured: voice users must find another way to press the control, by
        a number, a grid or keys.
    How to fix: leave `aria-label` away where the visible text will do; else begin it with that text.
    Limits: abbreviations, other spellings, numbers that count, and long text of which the name
        has a part can't be judged here. Words in pictures are not read.
    Sources: WCAG 2.2 success criterion 2.5.3 Label in Name, failure F96, ACT rule 2ee8b8 and its label in
        name algorithm.
    """
    passed = 0
    for control in page.controls:
        if control.name_source not in ("aria-label", "aria-labelledby") or not tokens(control.text):
            continue
        outcome = _judge(control)
        if outcome is None:
            continue
        if outcome is Outcome.PASSED:
            passed += 1
            continue
        told = {"text": clipped(control.text), "name": clipped(control.name)}
        message = say("it reads “{text}” and is called “{name}”", **told)
        if outcome is Outcome.CANT_TELL:
            message = say(
                "it reads “{text}” and is called “{name}”. Check whether it can be worked by saying what it reads",
                **told,
            )
        yield Finding(outcome, message, target=control.target)
    yield from passes(passed, say("the words on it are in its name"))
    if page.capped:
        yield Finding(Outcome.UNTESTED, say("the page has more controls than were looked at"))


def tokens(text: str, *, joined: bool = False) -> list[str]:
    """Words of `text` as ACT's label in name algorithm takes them; `joined` leaves hyphens and apostrophes
    out instead of parting words at them. A letter that is all there is ("x") is a symbol: no word."""
    plain = unicodedata.normalize("NFKD", _PARENTHESES.sub(" ", text).casefold())
    if joined:
        plain = _INNER_MARK.sub("", plain)
    kept = (char if unicodedata.category(char)[0] in "LN" else " " for char in plain if not unicodedata.combining(char))
    found = "".join(kept).split()
    return [] if len(found) == 1 and len(found[0]) == 1 and not _UNSPACED.match(found[0]) else found


def _judge(control: WordedControl) -> Outcome | None:
    """None when ACT's rule does not apply: abbreviations, other spelling or hyphenation."""
    label, name = _label_tokens(control.text), tokens(control.name)
    is_unspaced = bool(_UNSPACED.search("".join(label)))
    if (
        _reads_in(name, label)
        or (is_unspaced and "".join(label) in "".join(name))
        or (_CUT_OFF.search(control.text) and _starts_alike(name, label))
    ):
        return Outcome.PASSED
    is_respelled = _reads_in(tokens(control.name, joined=True), _label_tokens(control.text, joined=True))
    if is_respelled or _differ_by_short_forms(label, name) or _differ_by_short_forms(name, label):
        return None
    lines = [tokens(line) for line in control.text.split("\n")]
    is_part = any(line and _reads_in(name, line) for line in lines) or _reads_in(label, name)
    only_counts = all(word.isdigit() for word in set(label) - set(name))
    if is_part and (len(label) > MAX_LABEL_WORDS or len(lines) > 1 or only_counts):
        return Outcome.CANT_TELL
    return Outcome.FAILED


def _label_tokens(text: str, *, joined: bool = False) -> list[str]:
    """The words of a label without a closing "required", and without an "x" that stands for a cross."""
    found = tokens(text, joined=joined)
    if len(found) > 1 and has_mark(found[-1]):
        found = found[:-1]
    return [word for word in found if word != "x"] if len(found) > 1 and "x" in (found[0], found[-1]) else found


def _reads_in(whole: list[str], part: list[str]) -> bool:
    """Whether `part` stands in `whole` without a gap, as it sounds: where words are parted doesn't count."""
    wanted = glued(part)
    for start in range(len(whole)):
        for end in range(start + 1, len(whole) + 1):
            run = glued(whole[start:end])
            if run == wanted:
                return True
            if len(run) > len(wanted):
                break
    return False


def _starts_alike(whole: list[str], cut: list[str]) -> bool:
    """Whether `cut`, of which the last word may be cut off, stands in `whole`."""
    return any(
        whole[start : start + len(cut) - 1] == cut[:-1] and whole[start + len(cut) - 1].startswith(cut[-1])
        for start in range(len(whole) - len(cut) + 1)
    )


def _differ_by_short_forms(short: list[str], long: list[str]) -> bool:
    """Whether `short` becomes a part of `long` when words that are short forms are taken for the whole words."""
    for start in range(len(long) - len(short) + 1):
        pairs = list(zip(short, long[start : start + len(short)], strict=True))
        if all(a == b or (len(a) <= MAX_SHORT_FORM_CHARS and len(a) > 1 and _is_short_form(a, b)) for a, b in pairs):
            return any(a != b for a, b in pairs)
    initials = "".join(word[0] for word in long if len(word) > 1)
    return any(len(word) > 1 and word in initials for word in short if word not in long)


def _is_short_form(short: str, word: str) -> bool:
    """Whether the letters of `short` stand in `word` in their order, from its first letter on: "mr", "nov", "hrs"."""
    if short[0] != word[0] or len(short) >= len(word):
        return False
    if len(short) < MIN_BEGINNING_CHARS and word.startswith(short):
        return False  # "it" is no "Italy"
    rest = iter(word)
    return all(char in rest for char in short)


RULES: tuple[Rule, ...] = (label_not_in_name,)
