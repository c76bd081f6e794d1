"""Words for those who can have a duty: people and bodies. Data: `auditor/data/actors_en.toml`."""

from functools import cache

from auditor.tables import read_toml
from auditor.text.inflection import Form, inflect


@cache
def _actors() -> frozenset[str]:
    table = read_toml("actors_en.toml")
    singular = table["people"] + table["bodies"]
    plural = [inflect(noun, Form.PLURAL) for noun in singular]
    return frozenset(table["pronouns"] + singular + plural + table["irregular"])


def names_an_actor(word: str) -> bool:
    """Whether an English word says of itself that it stands for people or a body that people make up."""
    lower = word.lower().replace("’", "'").removesuffix("(s)").removesuffix("'s")
    return lower in _actors() or _is_last_part(lower)


def _is_last_part(lower: str) -> bool:
    """ "co-applicant", "employer/owner"."""
    head, _, last = lower.replace("/", "-").rpartition("-")
    return bool(head) and last in _actors()
