"""Whether sentences tell something by a verb of their own: the blurbs of a directory and the lines of a CV do not.

No word list knows every verb, so that one sentence proves little; of many sentences the share tells prose from notes.
"""

from collections.abc import Sequence

from auditor.text.parsing import Sentence

TELLING_SHARE = 0.3
"""Share of words in sentences with a verb that is known, below which a text is notes: our choice. Of 191 pages of the corpus those
of prose lie at 0.34 and more, directories of blurbs at 0.1 to 0.33; lists of courses and posts lie at 0."""
_LOOK_BACK, _LOOK_BACK_JOINED = (
    3,
    6,
)  # words before a verb in which a clause may begin whose verb it is: "who", "that also"; the second behind "and"
_SUBORDINATE = {
    "en": frozenset({"who", "which", "that", "whose", "whom", "where", "when", "if", "what", "how", "whether", "as", "than"}),
    "es": frozenset({"que", "quien", "quienes", "cual", "cuales", "cuyo", "cuya", "cuando", "donde", "si", "como"}),
}  # fmt: skip
_VERBS = {
    "en": frozenset({
        "is", "are", "was", "were", "has", "have", "had", "does", "do", "did", "will", "can", "may", "must", "should", "would",
        "shall", "could", "might", "cannot", "isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't", "doesn't", "don't",
        "didn't", "won't", "can't", "shouldn't", "wouldn't", "couldn't", "says", "said", "i'm", "we're", "you're", "they're", "it's",
        "we'll", "you'll", "we've", "you've", "let's", "there's", "that's",
    }),
    "es": frozenset({
        "es", "son", "fue", "fueron", "era", "eran", "ha", "han", "hay", "hubo", "está", "están", "tiene", "tienen", "tuvo", "debe",
        "deben", "puede", "pueden", "hace", "hacen", "va", "van", "dice", "dijo", "dio", "dieron", "hizo", "sirve", "sirven", "usted",
        "ustedes", "nos", "le", "les", "necesita", "quiere", "permite", "ofrece", "existe", "existen", "incluye", "incluyen",
    }),
}  # fmt: skip
_JOINS = frozenset({"and", "or", "y", "e", "o", "u"})
_SUBJECTS = frozenset({"i", "we", "they", "he", "she", "you", "it", "there"})
_BEFORE_OBJECTS = frozenset({
    "for", "to", "with", "of", "by", "from", "about", "at", "near", "on", "in", "around", "help", "helps", "and", "or", "let",
})  # fmt: skip
_COMMANDS = frozenset({
    "add", "allow", "answer", "apply", "ask", "attach", "avoid", "be", "bring", "call", "check", "choose", "click", "complete", "consider",
    "contact", "create", "download", "email", "enter", "explain", "file", "fill", "find", "follow", "get", "give", "go", "help", "include",
    "keep", "know", "learn", "look", "mail", "make", "note", "open", "organize", "pay", "please", "print", "provide", "put", "read",
    "remember", "replace", "report", "return", "review", "see", "select", "send", "set", "show", "sign", "start", "stay", "stop", "submit",
    "take", "talk", "tell", "test", "think", "try", "turn", "upload", "use", "visit", "wait", "watch", "write",
})  # fmt: skip
_THINGS_TOO, _OF_THINGS = (
    frozenset({"help", "review", "report", "test", "use", "visit"}),
    frozenset({"for", "of", "with", "from"}),
)
"""Commands that are things before some words: "Help for parents"."""
_BEGIN_OBJECTS = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "these",
        "those",
        "its",
        "their",
        "your",
        "our",
        "his",
        "her",
        "you",
        "them",
        "it",
        "us",
        "no",
        "any",
    }
)
"""What stands behind a verb and hardly behind a noun: "protects the right", "extended a date"."""
_ENDINGS_ES = ("ó", "aron", "ieron", "eron", "rán", "rás", "remos", "amos", "emos", "imos", "aban", "ían")


def tells(sentence: Sentence, lang: str) -> bool:
    """Whether a sentence has a verb that is known, outside of its subordinate clauses."""
    words = [word.lower for word in sentence.words]
    if (
        lang == "en"
        and words[0] in _COMMANDS
        and not (words[0] in _THINGS_TOO and words[1:2] and words[1] in _OF_THINGS)
    ):
        return True
    subordinate, verbs = _SUBORDINATE[lang], _VERBS[lang]
    for at, word in enumerate(words):
        look_back = _LOOK_BACK_JOINED if at and words[at - 1] in _JOINS else _LOOK_BACK
        near = words[max(0, at - look_back) : at]
        if not subordinate.isdisjoint(near):
            continue  # the verb of a clause, or one more of it: "people who are over 65 and have"
        if word in verbs or (lang == "es" and _is_verb_es(word, words[at - 1] if at else "")):
            return True
        if lang == "en" and _acts(words, at):
            return True
    return False


def _acts(words: Sequence[str], at: int) -> bool:
    """Whether a word is the subject of a verb, or by its ending and what follows a verb with an object."""
    word = words[at]
    if word in _SUBJECTS:
        return not at or words[at - 1] not in _BEFORE_OBJECTS
    is_verb = word.endswith(("ed", "s")) and not word.endswith(("ss", "'s", "eed"))
    return bool(at) and is_verb and words[at + 1 : at + 2] != [] and words[at + 1] in _BEGIN_OBJECTS


def _is_verb_es(word: str, before: str) -> bool:
    """Whether a Spanish word is a verb by its ending, or stands behind "se"."""
    return before == "se" or (len(word) > 4 and word.endswith(_ENDINGS_ES)) or word.endswith("rá")


def share_telling(sentences: Sequence[Sentence], lang: str) -> float:
    """Share of the words that stand in sentences with a verb."""
    words = sum([len(each.words) for each in sentences])
    return sum([len(each.words) for each in sentences if tells(each, lang)]) / words if words else 0.0
