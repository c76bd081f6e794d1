"""A root cause as the report shows it: a card on the first page, and a page of its own."""

import hashlib
import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from auditor.message import Message
from auditor.model import Harm
from auditor.standards import Criterion, criteria, populations
from auditor.standards.law import SIGN_ONLY, counts_for, verdict
from auditor.standards.references import WCAG, Reference, resolved
from auditor.store.read_rows import Cause, FindingView, Picture, RuleCard
from auditor.store.reader import Reader
from auditor_reports.choice import law_of
from auditor_reports.ranking import worst_first
from auditor_reports.scorecard import people
from auditor_reports.words import clipped, lower_first, of_pages, plural, verb

MAX_TAGS = 4
MAX_CODE_CHARS = 300
MAX_TITLE_CHARS = 120
SAME_PLACE_RATIO = 0.6  # difflib's likeness of a cause and an element's path, from which both mean one place
HARM_WORDS = {Harm.STOP: "Stops", Harm.HINDER: "Hinders", Harm.SLOW: "Slows", Harm.NOTICE: "May trouble"}
OWNER_WORDS = {
    "content": "For the writers",
    "design": "For the designers",
    "code": "For the developers",
    "vendor": "For the vendor",
}
CONFIDENCE_WORDS = {
    "high": "The rule is seldom wrong.",
    "medium": "The rule is mostly right; look at one place before you plan the work.",
    "low": "The rule is often wrong; look at each place.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseCard:
    """One cause, in words and links. `picture` is written to `picture_path` inside the report."""

    cause: Cause
    rule: RuleCard
    slug: str
    title: str
    tags: tuple[tuple[str, str], ...]
    more_groups: int
    owner: str
    extent: str
    subject: str
    sample: FindingView
    code: str
    criteria: tuple[Criterion, ...]
    counts: tuple[Message, ...]
    references: tuple[Reference, ...]
    confidence: str
    picture: Picture | None

    @property
    def subject_label(self) -> str:
        """What the cause's own words name: a place on the page, or something else, such as two colours."""
        place = re.sub(r"[^a-z]+", "", self.sample.component or self.sample.selector)
        likeness = SequenceMatcher(None, re.sub(r"[^a-z]+", "", self.cause.cause), place).ratio()
        return "Where" if likeness >= SAME_PLACE_RATIO else "Cause"

    @property
    def places_link(self) -> str:
        """Text of the link to the cause's own page."""
        if not self.cause.targets:
            return "See where to look"
        text = "See the place" if self.cause.targets == 1 else f"See all {self.cause.targets:,} places"
        return f"{text}, and {self.cause.doubts:,} more to look at" if self.cause.doubts else text

    @property
    def mender(self) -> str:
        """Who can mend it, as it stands in a table: "Developers"."""
        return self.owner.removeprefix("For the ").capitalize()

    @property
    def picture_path(self) -> str:
        return f"pictures/{self.slug}.png"

    @property
    def picture_alt(self) -> str:
        return f"Part of a page with one place outlined: {lower_first(self.title)}"


def slug(rule_id: str, cause: str) -> str:
    """A file name for a cause, equal from run to run."""
    digest = hashlib.sha256(f"{rule_id}\0{cause}".encode("utf-8", "surrogatepass")).hexdigest()
    return f"{re.sub(r'[^a-z0-9]+', '-', rule_id.lower()).strip('-')[:60]}-{digest[:8]}"


def cause_card(reader: Reader, cause: Cause, pages: int) -> CauseCard:
    """A cause with one of its places as a sample; `pages` is the number of audited pages."""
    rule = reader.run.rule(cause.rule_id)
    sample = reader.places(cause, 1)[0]
    tags = [
        (harm.value, f"{HARM_WORDS[harm]} {lower_first(people(name))}")
        for name, harm in worst_first(cause.harm, populations())
    ]
    known = criteria()
    return CauseCard(
        cause=cause,
        rule=rule,
        slug=slug(cause.rule_id, cause.cause),
        title=clipped(rule.title, MAX_TITLE_CHARS),
        tags=tuple(tags[:MAX_TAGS]),
        more_groups=max(0, len(tags) - MAX_TAGS),
        owner=OWNER_WORDS.get(rule.owner, rule.owner),
        extent=extent(cause, pages),
        subject=clipped(cause.cause, MAX_TITLE_CHARS),
        sample=sample,
        code=sample.html[:MAX_CODE_CHARS],
        criteria=tuple(known[number] for number in rule.wcag if number in known),
        counts=_counts(reader, rule),
        references=resolved(ref for ref in rule.refs if not ref.startswith(f"{WCAG}:")),
        confidence=CONFIDENCE_WORDS.get(rule.confidence, ""),
        picture=reader.picture(cause),
    )


def _counts(reader: Reader, rule: RuleCard) -> tuple[Message, ...]:
    """Whether the rule counts for the law of the run's profile, in sentences."""
    count = counts_for(rule.refs, law_of(reader.run))
    return (verdict(count), SIGN_ONLY) if count.criteria and not rule.conformance else (verdict(count),)


def extent(cause: Cause, pages: int) -> str:
    """On how many pages and in how many places, as a sentence."""
    count, targets, verbs = cause.pages, cause.targets, ("carries", "carry")
    if not targets:
        count, targets, verbs = cause.doubt_pages, cause.doubts, ("raises", "raise")
    if not count:
        return "It concerns the site as a whole."
    what = "it" if cause.targets else "the question"
    sentence = f"{of_pages(count, pages)} {verb(count, *verbs)} {what}"
    sentence = sentence[0].upper() + sentence[1:]
    places = "" if targets == count else f", in {plural(targets, 'place')}"
    tasks = f", {plural(cause.task_pages, 'page')} of a task among them" if cause.task_pages else ""
    return f"{sentence}{places}{tasks}."
