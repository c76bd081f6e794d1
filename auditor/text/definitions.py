"""Where a page says what an acronym stands for.

A definition may stand either way round: "Social Security Administration (SSA)", "SSA (Social Security
Administration)", "SSA, the Social Security Administration", "SSA - Social Security Administration"; or the full
name stands by itself elsewhere on the page. Small words may be skipped, a word with a hyphen counts as its parts.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

WINDOW_CHARS = 180  # characters looked at on each side of an acronym: some 25 words
MAX_OCCURRENCES = 200  # occurrences of one acronym that are looked at, so that the time stays linear
MIN_FULL_NAME_LETTERS = 3  # letters; two capitals in a row that fit two letters are found by chance too often
MIN_INNER_LETTERS = 4  # letters of an acronym that may take two letters from one word ("Hypertext")
MAX_LIST_HEAD_CHARS = 10  # characters before an acronym that still begins its block: "GA or SK - Go ahead"
MAX_STRAY_WORDS = 2  # words between a name and its acronym: "Housing Tax Credit program (LIHTC)"
MIN_LOOSE_WORDS = 3  # capitalised words before "(ABC)" that count though only the first and last initials fit
MIN_WHOLE_WORD_CHARS = 6  # characters of one word that holds all letters of an acronym: "teletypewriter (TTY)"

_SMALL_WORDS = frozenset({
    "a", "an", "and", "as", "at", "by", "d", "de", "del", "e", "el", "en", "for", "from", "in", "la", "las", "los",
    "of", "on", "or", "para", "the", "to", "with", "y",
})  # fmt: skip
_TOKEN = re.compile(r"[A-ZÀ-Þ]?[a-zß-ÿ]+(?:['’][a-z]+)?|[A-ZÀ-Þ]+(?![a-zß-ÿ])|\d+")
_NAME = re.compile(
    r"(?<![\w'’])(?<![\w'’]\.)"  # begun at the start of a word alone, so that long ones take linear time
    r"(?:(?:[A-ZÀ-Þ]\.)+|[A-ZÀ-Þ][\w'’]*+)(?:(?:[ \-]| ?[&/] ?| (?:(?:of|the|and|for|in|to|on|an?|with|at|by|or|from|de|del"
    r"|la|las|los|y|el|en|para) ){1,3})(?:(?:[A-ZÀ-Þ]\.)+|[A-ZÀ-Þ][\w'’]*+))+"
)
_BEFORE = re.compile(
    r"(?:[(\[][^()\[\]]{0,12}|,? or |(?:known as|called|abbreviated(?: as)?|acronym) (?:the )?|[\-‐‑–—|,:;=] ?)[\"“”'‘’]*$"
)
_AFTER = re.compile(
    r"[\"”’']*(?: \w+)?(?: ?[(\[]|, | [\-‐‑–—|=] ?|: | (?:stands|short) for | is short for | means | refers to )"
    r"(?:(?:or|the|an?|which stands for|short for) ){0,2}[\"“‘']*"
)
_BRACKET = re.compile(r"[(\[][\"“‘']?$")
_LIST_MARK = re.compile(r"[\"”’']?(?:,? or [A-Z]+)? ?[\-‐‑–—:=] ")
_CONNECTORS = frozenset("([-‐‑–—|,:;=\"“”'‘’")


class _Token(NamedTuple):
    """A word, or a part of it, of a possible definition."""

    lower: str
    start: int
    end: int
    is_capital: bool
    may_skip: bool
    is_acronym: bool


class Page:
    """The text of a page, ready to be asked for definitions."""

    def __init__(
        self,
        blocks: Sequence[str],
        expansions: Mapping[str, str],
        meanings: Mapping[str, Sequence[str]],
        *,
        is_translated: bool = False,
    ) -> None:
        self._text = "\n".join(blocks) + "\n"
        self._expansions = expansions
        self._meanings = meanings
        self._is_translated = is_translated

    def definition(self, acronym: str) -> str:
        """What the page says `acronym` (capitals as in the text, no plural s) stands for; "" if it never does."""
        known = self._expansions.get(acronym, "")
        return known or self._beside(acronym) or self._full_name(acronym) or self._known_meaning(acronym)

    def _beside(self, acronym: str) -> str:
        text, letters, start = self._text, _letters(acronym), -1
        for _ in range(MAX_OCCURRENCES):
            start = text.find(acronym, start + 1)
            if start < 0:
                return ""
            end = start + len(acronym)
            if _is_word_character(text[start - 1 : start]):
                continue
            end += text[end : end + 1] == "s" or 2 * (text[end : end + 2] in ("'s", "’s"))
            if _is_word_character(text[end : end + 1]):
                continue
            found = self._before(letters, start) or self._after(letters, end) or self._in_list(letters, start, end)
            if found:
                return found
        return ""

    def _before(self, letters: str, start: int) -> str:
        text = self._text
        is_joined = not _CONNECTORS.isdisjoint(text[max(0, start - 2) : start])
        if not is_joined and text[max(0, start - 3) : start] not in ("or ", "as ", "ed ", "he "):
            return ""
        window = text[max(0, start - WINDOW_CHARS) : start]
        window = window[window.rfind("\n") + 1 :]
        opening = _BEFORE.search(window)
        if not opening:
            return ""
        window = window[: opening.start()]
        is_bracket = opening.group()[0] in "(["
        tokens = _tokens(window)[-3 * len(letters) - MAX_STRAY_WORDS - 2 :]
        found = _name_before(letters, tokens, window, is_bracket=is_bracket)
        if found or not self._is_translated or not is_bracket or len(tokens) < MIN_LOOSE_WORDS:
            return found
        return window[tokens[-MIN_LOOSE_WORDS].start : tokens[-1].end]  # "Departamento de Salud Pública (CDPH)"

    def _after(self, letters: str, end: int) -> str:
        window = self._text[end : end + WINDOW_CHARS].partition("\n")[0]
        joint = _AFTER.match(window)
        if not joint:
            return _name_next(letters, window)
        rest = window[joint.end() :]
        is_bracket = joint.group().strip("\"”’'").endswith(("(", "["))
        if is_bracket:
            rest = rest.partition(")")[0]
        tokens = _tokens(rest)[: 3 * len(letters) + MAX_STRAY_WORDS]
        if is_bracket and len(tokens) == 1 and _is_one_word(letters, tokens[0]):
            return rest.strip()
        if len(letters) < MIN_FULL_NAME_LETTERS and not is_bracket and "," in joint.group():
            return ""
        return _name_after(letters, tokens, rest)

    def _in_list(self, letters: str, start: int, end: int) -> str:
        """An entry "MSG - Message" of a list, or the acronym alone in a block and its name in the next."""
        text = self._text
        head = text[max(0, start - MAX_LIST_HEAD_CHARS) : start]
        is_first = start == 0 or head.endswith("\n")
        if not is_first and not ("\n" in head and head.endswith(" or ")):
            return ""
        rest = text[end : end + WINDOW_CHARS].partition("\n")[0]
        if not rest.strip(" :"):
            following = text[end + len(rest) + 1 : end + len(rest) + 1 + WINDOW_CHARS].partition("\n")[0]
            return _name_after(letters, _tokens(following)[: 3 * len(letters)], following, may_stray=False)
        mark = _LIST_MARK.match(rest)
        words = rest[mark.end() :] if mark else ""
        return words.partition(",")[0].strip() if words[:1].upper() == letters[:1] else ""

    def _full_name(self, acronym: str) -> str:
        letters = _letters(acronym)
        if len(letters) < MIN_FULL_NAME_LETTERS:
            return ""
        names, initials = self._names
        at = initials.find(letters)
        name = names[initials.count("|", 0, at)] if at >= 0 else ""
        return "" if acronym in name else name

    @cached_property
    def _names(self) -> tuple[list[str], str]:
        """Names of several capitalised words, and the initials of each between bars: without small words, and with."""
        names: list[str] = []
        initials: list[str] = []
        for found in _NAME.finditer(self._text):
            name = found.group()
            tokens = _tokens(name)
            without = "".join([each.lower[0] for each in tokens if each.is_capital])
            every = "".join([each.lower[0] for each in tokens])
            names += [name] if every == without else [name, name]
            initials += [without] if every == without else [without, every]
        return names, "|".join(initials).upper()

    def _known_meaning(self, acronym: str) -> str:
        for meaning in self._meanings.get(acronym, ()):
            if meaning in self._folded:
                return meaning
        return ""

    @cached_property
    def _folded(self) -> str:
        return self._text.lower().replace("’", "'").replace("\n", " ")


def find_definitions(
    blocks: Sequence[str],
    acronyms: Iterable[str],
    *,
    expansions: Mapping[str, str] | None = None,
    meanings: Mapping[str, Sequence[str]] | None = None,
    is_translated: bool = False,
) -> dict[str, str]:
    """For each acronym what the page says that it stands for, "" where it does not.

    `blocks` are the texts of the page in order; `expansions` what `<abbr title>` and its like say; `meanings`
    known full names in lower case, which count wherever they stand; `is_translated`: acronyms may be those of
    another language, so that a name before "(ABC)" counts whatever its letters.
    """
    page = Page(blocks, expansions or {}, meanings or {}, is_translated=is_translated)
    return {acronym: page.definition(acronym) for acronym in acronyms}


def _letters(acronym: str) -> str:
    return "".join([char for char in acronym if char.isalpha()]).upper()


def _is_word_character(char: str) -> bool:
    return char.isalnum() or char in ("_", "@") if char else False


def _tokens(text: str) -> list[_Token]:
    tokens = []
    for found in _TOKEN.finditer(text):
        word, start = found.group(), found.start()
        is_part = start > 0 and (text[start - 1] in "-‐‑/" or text[start - 1].isalpha())
        lower = word.lower()
        tokens.append(
            _Token(
                lower,
                start,
                found.end(),
                word[0].isupper(),
                is_part or lower in _SMALL_WORDS or lower.isdigit(),
                len(word) > 1 and word.isupper(),
            )
        )
    return tokens


def _spells(letters: str, tokens: Sequence[_Token], *, inner: bool) -> bool:
    """Whether the tokens, each by its first letter, spell the letters; `inner`: one word may give two."""
    states = {(0, inner)}  # letters spelled so far, and whether a word may still give two
    count = len(letters)
    for token in tokens:
        following = set(states) if token.may_skip else set()
        for at, may_take_two in states:
            if at < count and token.lower[0].upper() == letters[at]:
                following.add((at + 1, may_take_two))
                if may_take_two and at + 1 < count and letters[at + 1].lower() in token.lower[1:]:
                    following.add((at + 2, False))
                if token.is_acronym and len(token.lower) < count and letters.startswith(token.lower.upper(), at):
                    following.add((at + len(token.lower), may_take_two))  # "Medication for OUD (MOUD)"
        states = following
    return any(at == count for at, _ in states)


def _is_one_word(letters: str, token: _Token) -> bool:
    """Whether all letters stand in one word in their order, the first at its start."""
    if len(token.lower) < MIN_WHOLE_WORD_CHARS or token.lower[0].upper() != letters[0]:
        return False
    rest = iter(token.lower)
    return all(letter in rest for letter in letters.lower())


def _name_before(letters: str, tokens: Sequence[_Token], text: str, *, is_bracket: bool) -> str:
    """The name at the end of the tokens that the letters stand for, "" if there is none."""
    inner = len(letters) >= MIN_INNER_LETTERS
    strays = MAX_STRAY_WORDS if len(letters) >= MIN_FULL_NAME_LETTERS else 0
    for end in range(len(tokens), max(0, len(tokens) - strays - 1), -1):
        for start in range(end - 1, -1, -1):
            if tokens[start].lower[0].upper() != letters[0] or tokens[end - 1].lower in _SMALL_WORDS:
                continue
            if _spells(letters, tokens[start:end], inner=inner):
                return text[tokens[start].start : tokens[end - 1].end]
    if not tokens or not is_bracket:
        return ""
    if _is_one_word(letters, tokens[-1]):
        return text[tokens[-1].start : tokens[-1].end]
    return _loose_name(letters, tokens, text)


def _loose_name(letters: str, tokens: Sequence[_Token], text: str) -> str:
    """Capitalised words whose first and last initials fit: "Christmas Island Standard Time (CXT)"."""
    if tokens[-1].lower[0].upper() != letters[-1]:
        return ""
    capitals = 0
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if not token.is_capital and not token.may_skip:
            return ""
        capitals += token.is_capital
        if (
            token.is_capital
            and token.lower[0].upper() == letters[0]
            and capitals >= max(MIN_LOOSE_WORDS, len(letters) - 1)
        ):
            return text[token.start : tokens[-1].end]
    return ""


def _name_next(letters: str, text: str) -> str:
    """The name that follows without any mark, all in words with capitals: "PMEL Pacific Marine Environmental Laboratory"."""
    if len(letters) < MIN_FULL_NAME_LETTERS or not text.startswith(" "):
        return ""
    tokens = []
    for token in _tokens(text)[: 3 * len(letters)]:
        if not token.is_capital and not token.may_skip:
            break
        tokens.append(token)
    return _name_after(letters, tokens, text, may_stray=False)


def _name_after(letters: str, tokens: Sequence[_Token], text: str, *, may_stray: bool = True) -> str:
    """The name at the start of the tokens that the letters stand for, "" if there is none."""
    inner = len(letters) >= MIN_INNER_LETTERS
    strays = MAX_STRAY_WORDS if may_stray and len(letters) >= MIN_FULL_NAME_LETTERS else 0
    for start in range(min(strays + 1, len(tokens))):
        if tokens[start].lower[0].upper() != letters[0]:
            continue
        for end in range(start + 1, len(tokens) + 1):
            if tokens[end - 1].lower not in _SMALL_WORDS and _spells(letters, tokens[start:end], inner=inner):
                return text[tokens[start].start : tokens[end - 1].end]
    return ""
