"""What counts for which law: worked out from a rule's criteria and the WCAG that the law asks for, never repeated per rule."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from auditor.message import Message, known, say
from auditor.standards import ConformanceProfile, conformance_profiles, criteria
from auditor.standards.references import STATUS_WORDS, WCAG, Table, prefixes, table

SIGN_ONLY = say("What the rule finds is a sign: it does not by itself prove that the criterion fails.")
"""Said of a rule that refers to a criterion and whose failure is none of it."""


class Answer(StrEnum):
    """Whether a rule counts for a law."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Law:
    """A conformance profile with the table of the law behind it; none where it is a version of WCAG alone."""

    profile: ConformanceProfile
    table: Table | None

    @property
    def name(self) -> str:
        """Its name in short: "ADA Title II", or "WCAG 2.2 A and AA"."""
        return self.table.name if self.table else f"WCAG {self.profile.wcag}"


@dataclass(frozen=True, slots=True)
class Count:
    """Whether and by what a rule counts: criteria that the law asks for, its own provisions, and criteria it leaves out."""

    law: Law
    answer: Answer
    criteria: tuple[str, ...]
    provisions: tuple[str, ...]
    left_out: tuple[str, ...]


@cache
def laws() -> Mapping[str, Law]:
    """Every law by the id of its profile, in the order of the profiles; versions of WCAG are among them."""
    by_profile = {each.profile: each for each in map(table, prefixes()) if each.profile}
    return {name: Law(profile, by_profile.get(name)) for name, profile in conformance_profiles().items()}


def with_other_laws(profile: str) -> tuple[Law, ...]:
    """The law of the profile, and after it every other that is a law."""
    chosen = laws()[profile]
    return (chosen, *(law for law in laws().values() if law.table and law is not chosen))


def counts_for(refs: Iterable[str], law: Law) -> Count:
    """Whether a rule with these `refs` counts for the law.

    A criterion counts when the law's version and level of WCAG hold it: one that came later doesn't, nor a level AAA one.
    """
    cited = tuple(refs)
    numbers = _ids(cited, WCAG)
    counting = tuple(number for number in numbers if number in law.profile.sc)
    left_out = tuple(number for number in numbers if number not in law.profile.sc)
    provisions = _ids(cited, law.table.prefix) if law.table else ()
    if counting or provisions:
        return Count(law, Answer.PARTLY if left_out else Answer.YES, counting, provisions, left_out)
    return Count(law, Answer.NO, (), (), left_out)


def verdict(count: Count) -> Message:
    """A count in words."""
    name, wcag = known(count.law.name), known(count.law.profile.wcag)
    by, left_out = (
        (*count.criteria, *count.provisions),
        tuple(_left_out(number, count.law.profile.wcag) for number in count.left_out),
    )
    if count.answer is Answer.YES:
        return say("Counts for {law}: yes, by {by:and}.", law=name, by=by)
    if count.answer is Answer.PARTLY:
        return say(
            "Counts for {law}: in part, by {by:and}. It asks for WCAG {wcag}, which leaves out {left_out:and}.",
            law=name, by=by, wcag=wcag, left_out=left_out,
        )  # fmt: skip
    if left_out:
        return say(
            "Counts for {law}: no. It asks for WCAG {wcag}, which leaves out {left_out:and}.",
            law=name, wcag=wcag, left_out=left_out,
        )  # fmt: skip
    return say("Counts for {law}: no.", law=name)


def standing(law: Law) -> tuple[Message, ...]:
    """What was known of the law and when, in sentences; none for a version of WCAG alone."""
    if law.table is None:
        return ()
    status = say(
        "{title}: {status} on {date}.",
        title=known(law.table.title), status=STATUS_WORDS[law.table.status], date=law.table.date,
    )  # fmt: skip
    deadlines = [
        say("To be met from {date}: {who}.", date=each.by, who=known(each.who)) for each in law.table.deadlines
    ]
    return (status, *deadlines, known(law.table.note))


def _left_out(number: str, wcag: str) -> Message:
    """A criterion that a law leaves out, with the reason: it came with a later version of WCAG, or is of a higher level."""
    criterion = criteria()[number]
    if criterion.introduced > wcag.split()[0]:
        return say("{number} (new in WCAG {version})", number=number, version=criterion.introduced)
    return say("{number} (level {level})", number=number, level=criterion.level)


def _ids(refs: Iterable[str], prefix: str) -> tuple[str, ...]:
    return tuple(ref.removeprefix(f"{prefix}:") for ref in refs if ref.startswith(f"{prefix}:"))
