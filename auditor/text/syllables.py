"""How many syllables a word has.

English by table, then by a table word that the word is made of, then by rules for its letters; Spanish by rules
alone, which its spelling allows. `bench/plain_syllables.py` measures them.
"""

import re
from functools import cache

from auditor.tables import read_columns

_PART = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_MIN_STEM = 3  # letters of a table word that another may be made of

_VOWELS_EN = re.compile(r"[aeiouyáàâäéèêëíìîïóòôöúùûü]+")
_HISSING = re.compile(r"(?:[sxz]|[cs]h|[cgsz]e)$")
# Endings with a vowel letter that isn't sounded, and the words like them in which it is.
_SILENT = (
    (re.compile(r"(?:[^aeiouy]|u)e$"), re.compile(r"[^aeiouylr]le$")),
    (re.compile(r"[^aeiouy]es$"), re.compile(r"(?:(?:[sxzcg]|[cs]h)es|[^aeiouylr]les)$")),
    (re.compile(r"[^aeiouytd]ed$"), re.compile(r"[^aeiouylr]led$")),
)
_SILENT_INSIDE = re.compile(r"[^aeiouy]e(?:ly|ful|less|ments?|ness|men|man|land|hand|wood|town|ville)$")
_SOUNDED_INSIDE = re.compile(r"(?:^|[^aeiou])(?:el|c?l)ements?$")
# Vowels that stand together and are sounded apart: "tri-al", "cre-ate", "may-or".
_APART = re.compile(
    r"(?<![tscgxql])i(?=an|al|a$|as$|ous|um|us)|(?<![tscgxqln])i(?=on)|(?<=[dlnrbvmpk])i(?=a(?![lns]?$|n)|o[^n])"
    r"|i(?=ati|ate|ety|eties|os?$)|u(?=ous|ity|ities|al|ent|ence|ate|ar(?:y|ies))(?<![qg]u)|(?<![tc])i(?=en[tc])(?<!fri)"
    r"|(?<=[aoe])y(?=e[rd]|al|in|ee)|[aeiouy](?=ing)|(?<![cg])e(?=ous)|e(?=um$|ist|ity|on$)|(?<=[rp])e(?=ans?$|ali)"
    r"|(?<=[gdhlt])e(?=o[lgmp])|sm(?=s?$)|(?<=[dltrnpsbfkmz])i(?=est|ers?$)|cre(?=at)|ne(?=at)"
)
_SYLLABIC_END = re.compile(r"[^aeiouy]le$")
_JOINING = frozenset({"er", "ers", "y"})
# What may be put before or after a word: its syllables.
_PREFIXES = {
    "un": 1, "re": 1, "non": 1, "pre": 1, "mis": 1, "out": 1, "sub": 1, "dis": 1, "co": 1, "de": 1, "over": 2,
    "under": 2, "inter": 2, "multi": 2, "anti": 2, "super": 2, "counter": 2, "micro": 2, "post": 1, "trans": 1,
}  # fmt: skip
_SUFFIXES = {
    "ly": 1, "ness": 1, "less": 1, "ful": 1, "ing": 1, "ings": 1, "er": 1, "ers": 1, "able": 2, "ment": 1, "ments": 1,
    "ship": 1, "wise": 1, "like": 1, "ish": 1, "ism": 2, "ist": 1, "ists": 1, "y": 1,
}  # fmt: skip


def syllables_en(lower: str) -> int:
    """Syllables of an English word in lower case with straight apostrophes; 1 at least, numbers too."""
    return syllable_table().get(lower) or sum(map(_part_en, _PART.findall(lower))) or 1


def is_listed(lower: str) -> bool:
    """Whether the table of common English words has this one (names and some acronyms are in it too)."""
    return lower in syllable_table()


def _part_en(part: str) -> int:
    return syllable_table().get(part) or _by_table(part) or by_rule(part)


def _by_table(word: str) -> int:
    """Syllables of a word made of a word of the table and an ending or a beginning; 0 if it isn't."""
    return _inflected(word) or _derived(word)


def _inflected(word: str) -> int:
    """Syllables of a plural, a possessive, or a past form of a table word, and of adverbs that add none or one."""
    table = syllable_table()
    if word.endswith("'s"):
        return _part_en(word[:-2]) + bool(_HISSING.search(word[:-2]))
    if word.endswith("s") and (count := table.get(word[:-1])):
        return count + bool(_HISSING.search(word[:-1]))
    if word.endswith("ed") and (base := _base(word[:-2], "ed")):
        return table[base] + (base.rstrip("e")[-1:] in ("t", "d"))
    if word.endswith("ically") and (count := table.get(word[:-4])):
        return count + 1
    return table.get(word[:-1] + "e", 0) if word.endswith("bly") else 0


def _derived(word: str) -> int:
    """Syllables of a table word with an ending or a beginning that has some of its own."""
    table = syllable_table()
    for ending, syllables in _SUFFIXES.items():
        if word.endswith(ending) and (base := _base(word[: -len(ending)], ending)):
            is_joined = ending in _JOINING and _SYLLABIC_END.search(base)  # "han-dle", "hand-ler"
            return table[base] + syllables - bool(is_joined)
    for beginning, syllables in _PREFIXES.items():
        rest = word.removeprefix(beginning)
        if rest != word and len(rest) > _MIN_STEM and rest in table:
            return table[rest] + syllables
    return 0


def _base(stem: str, ending: str) -> str:
    """The table word that became `stem` before `ending`: "stop" for "stopp", "make" for "mak"; "" if none did."""
    table = syllable_table()
    if len(stem) < _MIN_STEM:
        return ""
    if stem in table:
        return stem
    if stem[-1] == "i" and stem[:-1] + "y" in table:
        return stem[:-1] + "y"
    if ending[0] in "aeiouy":
        if stem + "e" in table:
            return stem + "e"
        if stem[-1] == stem[-2] and stem[:-1] in table:
            return stem[:-1]
    return ""


def by_rule(part: str) -> int:
    """Syllables of an English word by its letters alone."""
    letters = part.replace("'", "")
    count = len(_VOWELS_EN.findall(letters))
    for silent, sounded in _SILENT:
        if silent.search(letters):
            count -= not sounded.search(letters)
            break
    if _SILENT_INSIDE.search(letters) and not _SOUNDED_INSIDE.search(letters):
        count -= 1
    if letters.endswith("ically"):
        count -= 1
    return max(1, count + len(_APART.findall(letters)))


_WEAK, _STRONG = "iuüy", "aeoáéó"
_STRESSED_WEAK = "íú"
_SILENT_U = re.compile(r"(?<=q)u(?=[eiéí])|(?<=g)u(?=[eiéí])")
_Y_AS_CONSONANT = re.compile(r"y(?=[aeiouáéíóúü])")
_H_BETWEEN = re.compile(r"(?<=[aeiouáéíóúü])h(?=[aeiouáéíóúü])")
_VOWELS_ES = re.compile(r"[aeiouáéíóúüy]+")
_STRONG_OR_STRESSED = re.compile(rf"[{_STRONG}{_STRESSED_WEAK}]")


def syllables_es(lower: str) -> int:
    """Syllables of a Spanish word in lower case, 1 at least, by the rules of its spelling.

    Each strong or accented vowel is one; weak vowels (i, u) join a neighbour, two of them one another.
    """
    count = 0
    for part in _PART.findall(lower):
        letters = _SILENT_U.sub("", part)
        letters = _Y_AS_CONSONANT.sub("j", letters)
        letters = _H_BETWEEN.sub("", letters)
        groups = _VOWELS_ES.findall(letters)
        count += max(1, sum([len(_STRONG_OR_STRESSED.findall(group)) or 1 for group in groups]))
    return count or 1


@cache
def syllable_table() -> dict[str, int]:
    """Syllables of 45,395 common English words, in lower case with straight apostrophes."""
    words, counts = read_columns("syllables_en.csv", 2)
    return dict(zip(words, map(int, counts), strict=True))
