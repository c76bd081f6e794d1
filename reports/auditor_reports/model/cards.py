"""A root cause as the report shows it: a card on the first page, and a page of its own."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from auditor.message import Message, known, say, say_count
from auditor.model import Harm
from auditor.standards import Criterion, criteria, populations
from auditor.standards.law import SIGN_ONLY, counts_for, verdict
from auditor.standards.references import WCAG, Reference, resolved
from auditor.store.ranking import worst_first
from auditor.store.read_rows import Cause, FindingView, Picture, RuleCard
from auditor.store.reader import Reader
from auditor_reports.choice import law_of
from auditor_reports.model.cause_words import cause_words
from auditor_reports.model.titles import LOOKED_AT, MAX_TITLE_CHARS, title_of, told_apart
from auditor_reports.scorecard import people
from auditor_reports.words import clipped, of_documents, of_pages

MAX_TAGS = 4
MAX_CODE_CHARS = 300
SAME_PLACE_RATIO = 0.6  # difflib's likeness of a cause and an element's path, from which both mean one place
OWNERS: Mapping[str, tuple[Message, Message]] = {
    "content": (say("For the writers"), say("Writers")),
    "design": (say("For the designers"), say("Designers")),
    "code": (say("For the developers"), say("Developers")),
    "vendor": (say("For the vendor"), say("Vendor")),
}
"""Who can mend it: on a tag, and in a table."""
CONFIDENCE_WORDS: Mapping[str, Message] = {
    "high": say("The rule is seldom wrong."),
    "medium": say("The rule is mostly right; look at one place before you plan the work."),
    "low": say("The rule is often wrong; look at each place."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseCard:
    """One cause, in words and links. `picture` is written to `picture_path` inside the report."""

    cause: Cause
    rule: RuleCard
    slug: str
    title: Message
    tags: tuple[tuple[str, Message], ...]
    more_groups: int
    owner: Message
    mender: Message
    extent: Message
    subject: Message | str
    sample: FindingView
    code: str
    criteria: tuple[Criterion, ...]
    counts: tuple[Message, ...]
    references: tuple[Reference, ...]
    confidence: Message | str
    picture: Picture | None

    @property
    def is_of_documents(self) -> bool:
        """Whether any of its findings is about a document."""
        return bool(self.cause.documents or self.cause.doubt_documents)

    @property
    def is_place(self) -> bool:
        """Whether the cause's own words name a place on the page, and not something else, such as two colours."""
        place = re.sub(r"[^a-z]+", "", self.sample.component or self.sample.selector)
        likeness = SequenceMatcher(None, re.sub(r"[^a-z]+", "", self.cause.cause), place).ratio()
        return likeness >= SAME_PLACE_RATIO

    @property
    def places_link(self) -> Message:
        """Text of the link to the cause's own page."""
        places, doubts = self.cause.targets, self.cause.doubts
        if not places:
            return say("See where to look")
        text = say_count("See the place", "See all {n:,} places", n=places)
        return say("{see}, and {doubts:,} more to look at", see=text, doubts=doubts) if doubts else text

    @property
    def picture_path(self) -> str:
        return f"pictures/{self.slug}.png"

    @property
    def picture_alt(self) -> Message:
        return say("Part of a page with one place outlined: {title:lower}", title=self.title)


def slug(rule_id: str, cause: str) -> str:
    """A file name for a cause, equal from run to run."""
    digest = hashlib.sha256(f"{rule_id}\0{cause}".encode("utf-8", "surrogatepass")).hexdigest()
    return f"{re.sub(r'[^a-z0-9]+', '-', rule_id.lower()).strip('-')[:60]}-{digest[:8]}"


def cause_cards(reader: Reader, causes: Sequence[Cause], pages: int, documents: int) -> list[CauseCard]:
    """The cards of causes in their order, no two with one title."""
    cards = [cause_card(reader, cause, pages, documents) for cause in causes]
    titles = told_apart([card.title for card in cards], [card.sample for card in cards])
    return [replace(card, title=title) for card, title in zip(cards, titles, strict=True)]


def cause_card(reader: Reader, cause: Cause, pages: int, documents: int) -> CauseCard:
    """A cause with one of its places as a sample; `pages` were audited, and they link to `documents`."""
    rule = reader.run.rule(cause.rule_id)
    places = reader.places(cause, LOOKED_AT)
    sample = places[0]
    tags = [(harm.value, _harms(harm, people(name))) for name, harm in worst_first(cause.harm, populations())]
    standard = criteria()
    as_given = known(rule.owner)
    owner, mender = OWNERS.get(rule.owner, (as_given, say("{owner:capital}", owner=as_given)))
    return CauseCard(
        cause=cause,
        rule=rule,
        slug=slug(cause.rule_id, cause.cause),
        title=title_of(rule, cause.cause, places),
        tags=tuple(tags[:MAX_TAGS]),
        more_groups=max(0, len(tags) - MAX_TAGS),
        owner=owner,
        mender=mender,
        extent=extent(cause, pages, documents),
        subject=cause_words(clipped(cause.cause, MAX_TITLE_CHARS)),
        sample=sample,
        code=sample.html[:MAX_CODE_CHARS],
        criteria=tuple(standard[number] for number in rule.wcag if number in standard),
        counts=_counts(reader, rule),
        references=resolved(ref for ref in rule.refs if not ref.startswith(f"{WCAG}:")),
        confidence=CONFIDENCE_WORDS.get(rule.confidence, ""),
        picture=reader.picture(cause),
    )


def _counts(reader: Reader, rule: RuleCard) -> tuple[Message, ...]:
    """Whether the rule counts for the law of the run's profile, in sentences."""
    count = counts_for(rule.refs, law_of(reader.run))
    return (verdict(count), SIGN_ONLY) if count.criteria and not rule.conformance else (verdict(count),)


def _harms(harm: Harm, group: Message) -> Message:
    match harm:
        case Harm.STOP:
            return say("Stops {people:lower}", people=group)
        case Harm.HINDER:
            return say("Hinders {people:lower}", people=group)
        case Harm.SLOW:
            return say("Slows {people:lower}", people=group)
        case Harm.NOTICE:
            return say("May trouble {people:lower}", people=group)


def carriers(cause: Cause, audited: int, documents: int) -> Message | None:
    """The pages and documents that a cause is about: "3 of 9 pages and the only document"; None for the site as a whole."""
    pages, files = (cause.pages, cause.documents) if cause.targets else (cause.doubt_pages, cause.doubt_documents)
    if pages and files:
        return say("{pages} and {documents}", pages=of_pages(pages, audited), documents=of_documents(files, documents))
    if files:
        return of_documents(files, documents)
    return of_pages(pages, audited) if pages else None


def extent(cause: Cause, audited: int, documents: int) -> Message:
    """On how many pages, in how many documents and in how many places, as a sentence."""
    count, places = (cause.subjects, cause.targets) if cause.targets else (cause.doubtful_subjects, cause.doubts)
    where = carriers(cause, audited, documents)
    if where is None:
        return say("It concerns the site as a whole.")
    if cause.targets:
        fact = say_count("{pages:capital} carries it", "{pages:capital} carry it", n=count, pages=where)
    else:
        fact = say_count(
            "{pages:capital} raises the question", "{pages:capital} raise the question", n=count, pages=where
        )
    parts = [fact]
    if places != count:
        parts.append(say_count("in {n:,} place", "in {n:,} places", n=places))
    if cause.task_pages:
        parts.append(
            say_count("{n:,} page of a task among them", "{n:,} pages of a task among them", n=cause.task_pages)
        )
    return say("{facts}.", facts=tuple(parts))
