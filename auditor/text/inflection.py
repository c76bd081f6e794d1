"""English words in the form of the words that they replace: "utilized" -> "used"."""

from enum import Enum


class Form(Enum):
    """The form of a verb, or of a noun."""

    BASE = "base"
    THIRD = "third person"
    ING = "-ing"
    PAST = "past, or past participle"
    PLURAL = "plural"


# Verb -> its past and its past participle, where no rule gives them.
_IRREGULAR = {
    "begin": ("began", "begun"), "be": ("was", "been"), "bind": ("bound", "bound"), "buy": ("bought", "bought"),
    "can": ("could", "could"), "come": ("came", "come"), "compel": ("compelled", "compelled"), "cut": ("cut", "cut"),
    "do": ("did", "done"), "find": ("found", "found"), "get": ("got", "got"), "give": ("gave", "given"),
    "go": ("went", "gone"), "have": ("had", "had"), "hurt": ("hurt", "hurt"), "keep": ("kept", "kept"),
    "know": ("knew", "known"), "leave": ("left", "left"), "let": ("let", "let"), "lose": ("lost", "lost"),
    "make": ("made", "made"), "meet": ("met", "met"), "pay": ("paid", "paid"), "put": ("put", "put"),
    "repay": ("repaid", "repaid"), "run": ("ran", "run"), "say": ("said", "said"), "see": ("saw", "seen"),
    "send": ("sent", "sent"), "set": ("set", "set"), "show": ("showed", "shown"), "spend": ("spent", "spent"),
    "speed": ("sped", "sped"), "take": ("took", "taken"), "tell": ("told", "told"), "think": ("thought", "thought"),
    "understand": ("understood", "understood"), "write": ("wrote", "written"), "choose": ("chose", "chosen"),
}  # fmt: skip
_THIRD = {"be": "is", "do": "does", "go": "goes", "have": "has", "can": "can", "may": "may", "must": "must"}
_FIRST_WORDS = {
    "is": Form.THIRD, "are": Form.BASE, "be": Form.BASE, "was": Form.PAST, "were": Form.PAST, "has": Form.THIRD,
    "had": Form.PAST, "made": Form.PAST, "came": Form.PAST, "took": Form.PAST, "gave": Form.PAST, "did": Form.PAST,
    "taken": Form.PAST, "given": Form.PAST, "done": Form.PAST, "undertook": Form.PAST, "undertaken": Form.PAST,
    "am": Form.BASE, "been": Form.PAST, "being": Form.ING, "does": Form.THIRD,
}  # fmt: skip
_NEVER_INFLECTED = frozenset({"may", "must", "can", "please"})
_HAVE_OR_BE = frozenset({
    "am", "is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't", "have", "has",
    "had", "having", "get", "gets", "got", "getting",
})  # fmt: skip
_VOWELS = frozenset("aeiou")
_SOUNDS_LIKE_YOU = ("use", "uni", "usu", "eu", "one", "once", "util")
_SILENT_H = ("hour", "honest", "honor", "heir")


def form_of(written: str, base: str, *, is_noun: bool = False) -> Form:
    """The form of `written`, in lower case, whose plain form is `base`; both may be phrases that begin with a verb."""
    word, plain = written.split()[0], base.split()[0]
    if written == base or (word == plain and " " in base):
        return Form.BASE
    if is_noun:
        return Form.PLURAL
    if word in _FIRST_WORDS:
        return _FIRST_WORDS[word]
    if word.endswith("ing"):
        return Form.ING
    if word.endswith("s") and not word.endswith("ss"):
        return Form.THIRD
    return Form.PAST


def inflect(phrase: str, form: Form, *, is_participle: bool = False) -> str:
    """`phrase` with its first word in that form: "carry out" -> "carried out"; a plural changes its last word."""
    if form is Form.BASE:
        return phrase
    if form is Form.PLURAL:
        head, _, last = phrase.rpartition(" ")
        return f"{head} {_with_s(last)}".strip()
    word, _, rest = phrase.partition(" ")
    if word in _NEVER_INFLECTED:
        return phrase
    made = {Form.THIRD: _third, Form.ING: _ing}.get(form, _past)(word) if form is not Form.PAST else _past(word)
    if form is Form.PAST and is_participle and word in _IRREGULAR:
        made = _IRREGULAR[word][1]
    return f"{made} {rest}".strip()


def has_one_past(phrase: str) -> bool:
    """Whether the past and the past participle are alike, so that there is no need to tell them apart."""
    past, participle = _IRREGULAR.get(phrase.partition(" ")[0], ("", ""))
    return past == participle


def is_after_have_or_be(before: list[str]) -> bool:
    """Whether the words before (lower case, the nearest last) make a participle of a form that could be a past."""
    return not _HAVE_OR_BE.isdisjoint(before[-3:])


def plain_verb(third: str) -> str:
    """The plain form of a verb in the third person: "applies to" -> "apply to"."""
    word, _, rest = third.partition(" ")
    for plain, made in _THIRD.items():
        if word == made:
            word = plain
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return f"{word} {rest}".strip()


def article(word: str) -> str:
    """ "a" or "an", as the sound of the word asks for."""
    lower = word.lower()
    if lower.startswith(_SILENT_H):
        return "an"
    return "an" if lower[:1] in _VOWELS and not lower.startswith(_SOUNDS_LIKE_YOU) else "a"


def in_case_of(written: str, made: str) -> str:
    """`made` with the capitals of `written`: the first letter's, or all."""
    if len(written) > 1 and written.isupper():
        return made.upper()
    return made[:1].upper() + made[1:] if written[:1].isupper() else made


def _third(word: str) -> str:
    return _THIRD.get(word) or _with_s(word)


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x", "z")) else "s")


def _ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) and len(word) > 2:
        return word[:-1] + "ing"
    return (_doubled(word) if word not in ("compel",) else "compell") + "ing"


def _past(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word][0]
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ied"
    return _doubled(word) + "ed"


def _doubled(word: str) -> str:
    """The word with its last letter doubled where a short vowel asks for it: "stop" -> "stopp"."""
    vowels = [char for char in word if char in _VOWELS]
    is_short = len(vowels) == 1 and len(word) > 2 and word[-2] in _VOWELS and word[-1] not in "aeiouwxy"
    return word + word[-1] if is_short else word
