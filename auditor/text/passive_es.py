"""The Spanish passive by word lists: a form of ser, adverbs, a participle that agrees. Data: `passive_es.toml`."""

from functools import cache

from auditor.tables import read_toml
from auditor.text.flags import ADVERB, BE, PARTICIPLE
from auditor.text.parsing import Sentence
from auditor.text.passive import Passive, Walk

MAX_ADVERBS = 3  # words between ser and its participle
MIN_LETTERS = 5  # letters of a regular participle: "dado" and "sido" are left out with "nada" and "vida"
_ENDINGS = ("ado", "ada", "ido", "ida", "ído", "ída")
_SHORT = frozenset({"dado", "dada", "dados", "dadas"})
_ACCENTS = frozenset("áéíóú")
_JOINS = frozenset({"y", "e", "o", "u", "ni", "pero", "sino"})
_BE_LISTS = ("ser_singular", "ser_plural", "ser_any", "estar_singular", "estar_plural")
_BEFORE_NOUN = frozenset({"un", "el", "su", "este", "cada", "mi", "tu", "cualquier", "algún"})
_GONE = frozenset({"fue", "fueron", "fui", "fuimos", "fuera", "fueran"})  # forms that ser shares with ir, to go


@cache
def _data() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in read_toml("passive_es.toml").items()}


def mark_spanish(lower: str) -> int:
    """The bits BE, PARTICIPLE and ADVERB of a Spanish word in lower case."""
    data = _data()
    flags = BE if any(lower in data[name] for name in _BE_LISTS) else 0
    if _is_participle(lower):
        flags |= PARTICIPLE
    if lower in data["adverbs_between"] or lower in data["degrees"] or lower.endswith("mente"):
        flags |= ADVERB
    return flags


def _is_participle(word: str) -> bool:
    data = _data()
    if word in data["not_participles"]:
        return False
    single = word.removesuffix("s")
    if single[:-1] + "o" in data["irregular"] and single[-1] in "oa":
        return True
    has_ending = single.endswith(_ENDINGS) and (len(single) >= MIN_LETTERS or word in _SHORT)
    # An accent before the ending tells an adjective: "válido", "rápida".
    return has_ending and _ACCENTS.isdisjoint(single[:-3])


def spanish_passives(sentence: Sentence) -> list[Passive]:
    """The passives of a Spanish sentence, in order."""
    if not (sentence.flags & BE and sentence.flags & PARTICIPLE):
        return []
    walk = Walk(sentence)
    found: list[Passive] = []
    last = -1
    for ser in [at for at, word in enumerate(walk.words) if word.flags & BE]:
        if ser > last and (chain := _chain(walk, ser)):
            spans = [walk.spans[each] for each in chain]
            found.append(Passive(walk.spans[ser][0], spans[-1][1], spans))
            last = chain[-1]
    return found


def _chain(walk: Walk, ser: int) -> list[int]:
    """Numbers of the participles after the form of ser at `ser`: "fue revisado y firmado"; [] if none."""
    if walk.lower(ser) in _GONE and walk.lower(ser - 1) == "se":
        return []  # "se fueron": they left
    if walk.lower(ser) == "ser" and walk.lower(ser - 1) in _BEFORE_NOUN:
        return []  # "un ser querido"
    at = ser + 1
    while walk.has(at, ADVERB) and at <= ser + MAX_ADVERBS:
        at += 1
    if not walk.has(at, PARTICIPLE) or not walk.is_close(ser, at, ",") or not _is_verb(walk, ser, at):
        return []
    chain = [at]
    while following := _next_joined(walk, chain[-1]):
        chain.append(following)
    return chain


def _is_verb(walk: Walk, ser: int, at: int) -> bool:
    """Whether the participle at `at` agrees with the form of ser and is a verb."""
    data, word, verb = _data(), walk.lower(at), walk.lower(ser)
    number = "singular" if word.endswith("s") else "plural"
    if verb in data[f"ser_{number}"] or verb in data[f"estar_{number}"]:
        return False  # they don't agree
    masculine = word.removesuffix("s")[:-1] + "o"
    if verb.startswith("est"):
        return walk.lower(at + 1) == "por" and masculine not in data["made_of"]
    if any(walk.lower(between) in data["degrees"] for between in range(ser + 1, at)):
        return walk.lower(at + 1) == "por"
    return not (verb in data["lasting"] and masculine in data["adjectives"])


def _next_joined(walk: Walk, last: int) -> int:
    """The participle joined to that at `last`, 0 if there is none: it agrees with it in number and gender."""
    at = last + 1
    is_joined = walk.lower(at) in _JOINS
    at += is_joined
    while walk.has(at, ADVERB):
        at += 1
    is_alike = walk.has(at, PARTICIPLE) and _ending(walk.lower(at)) == _ending(walk.lower(last))
    if not is_alike or not walk.is_close(last, at, ",/"):
        return 0
    if is_joined or "/" in walk.gap(last + 1):
        return at
    return at if "," in walk.gap(last + 1) and _next_joined(walk, at) else 0


def _ending(word: str) -> str:
    """What tells number and gender of a participle: "o", "a", "os" or "as"."""
    return word[-2:] if word.endswith("s") else word[-1:]
