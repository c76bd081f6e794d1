"""Instructions that only work for those who see the page."""

import re
from collections.abc import Iterator, Sequence

from auditor.artifacts import SensorySentence, SensoryWords
from auditor.message import say
from auditor.model import Confidence, Finding, Harm, Outcome, Owner
from auditor.rule import Example, Rule, rule
from auditor_rules.telling import clipped, passes

QUOTED_SENTENCE_CHARS = 120  # characters of a sentence quoted in a message
_THINGS = (
    r"(?:buttons?|links?|icons?|box(?:es)?|tabs?|arrows?|menus?|images?|pictures?|photos?|fields?|columns?|panels?"
    r"|bars?|sidebars?|boxes|tiles?|circles?|squares?|triangles?|stars?|shapes?|text|words?|items?|map|list|dots?)"
)
_LOOKS = (
    r"(?:round|circular|square|triangular|rectangular|oval|diamond[- ]shaped|big|large|small|green|red|blue|yellow"
    r"|orange|purple|pink|gr[ae]y|black|white)"
)
_ACTIONS = (
    r"\b(?:click|press|select|choose|use|using|find|look|go to|tap|open|refer to|push|hit|follow|see|check|scroll to"
    r"|navigate|fill in|enter|type in)\b"
)
_SIDE = r"(?:(?:upper|lower|top|bottom|far)[- ]?)?(?:left|right)(?:[- ]hand)?(?: (?:side|corner|column|sidebar|panel|menu|bar))?"
_ENDS = r"(?:top|bottom|upper|lower)(?:[- ](?:left|right))?(?: corner)?(?: of (?:the|this|your) (?:page|screen|window|site))"
BY_LOOK = re.compile(
    rf"{_ACTIONS}[^.;!?]{{0,60}}?\b(?!(?:big|black) (?:picture|box)\b)(?P<look>{_LOOKS}) (?P<thing>{_THINGS})\b",
    re.IGNORECASE,
)
"""An action on a thing that is told by shape, size or colour; "the big picture" is no picture."""
BY_PLACE = re.compile(
    rf"{_ACTIONS}[^.;!?]{{0,80}}?\b(?P<thing>{_THINGS})\b[^.;!?]{{0,30}}?\b(?P<look>(?:on|to|at|in) (?:the|your) (?:{_SIDE}|{_ENDS}))\b"
    rf"|{_ACTIONS}[^.;!?]{{0,40}}?\b(?P<look2>(?:beneath|underneath|under|next to|beside|left of|right of)) the (?P<thing2>{_THINGS})\b",
    re.IGNORECASE,
)
"""An action on a thing that is told by where it stands. "Above" and "below" also tell the order of reading."""
OTHER_NAME = re.compile(
    r"[\"“”«»]|\b(?:labell?ed|called|named|titled|marked|says|reads|heading|that says)\b", re.IGNORECASE
)
"""Signs that the sentence gives the thing's name as well."""

_HEAD = '<!doctype html><html lang="en"><title>Apply</title><main><h1>Apply</h1>'


@rule(
    "sensory-instruction",
    title="An instruction only works for those who see the page",
    family="accessibility",
    harm={"blind": Harm.HINDER, "low_vision": Harm.SLOW, "colour_blind": Harm.SLOW},
    confidence=Confidence.LOW,
    refs=("wcag22:1.3.3", "failure:F14", "failure:F26"),
    act=("9bd38c",),
    owner=Owner.CONTENT,
    examples=(
        Example(
            "a button by its colour",
            f"{_HEAD}<p>Press the green button to go on.</p><button>→</button></main>",
            "cantTell",
        ),
        Example(
            "a button by its name",
            f"{_HEAD}<p>Press the green button “Next” to go on.</p><button>Next</button></main>",
            "passed",
        ),
    ),
)
def sensory_instruction(words: SensoryWords) -> Iterator[Finding]:
    """Instructions that name a thing by its shape, size, colour or place alone.

    What it checks: English sentences that tell a person to press, find or use a thing "on the right"
        or a "round", "green" or "large" one, without its name in the sentence.
    Who it affects: people who can't see the page or see a part of it at a time, people who don't
        tell colours apart, and people on a phone, where the right column stands below.
    Why: to somebody who listens to the page there is no right-hand side and no green.
    What decides the harm: nothing measured: what is meant has to be asked for or guessed.
    How to fix: say the name too: "press the green button Next".
    Limits: English only. "Above" and "below" are let pass, as they also tell the order of reading.
        Whether another sentence gives the name is for a person to see: each result is a question.
    Sources: WCAG 2.2 success criterion 1.3.3 Sensory Characteristics; failures F14 and F26; ACT rule 9bd38c.
    """
    passed = 0
    for sentence in words.sentences:
        if sentence.lang and not sentence.lang.startswith("en"):
            continue
        found = BY_LOOK.search(sentence.text) or BY_PLACE.search(sentence.text)
        if found is None:
            continue
        groups = found.groupdict()
        look = groups["look"] or groups.get("look2") or ""
        thing = groups["thing"] or groups.get("thing2") or ""
        if _has_other_name(sentence, look, thing, words.names):
            passed += 1
            continue
        message = say(
            "“{text}” tells a thing by “{look}” alone. Check whether its name is given too",
            text=clipped(found.group(), QUOTED_SENTENCE_CHARS),
            look=look,
        )
        yield Finding(Outcome.CANT_TELL, message, target=sentence.target)
    yield from passes(passed, say("the instruction gives a name too"))


def _has_other_name(sentence: SensorySentence, look: str, thing: str, names: Sequence[str]) -> bool:
    """Whether the thing can be found by text: named in the sentence, or named by these very words."""
    if OTHER_NAME.search(sentence.text) or any(len(text) > 2 for text in sentence.links):
        return True
    if " " in look:  # a place: the thing's own word must be a name on the page
        return any(re.search(rf"\b{re.escape(thing.lower())}\b", name) for name in names)
    return any(look.lower() in name for name in names) or any(name == thing.lower() for name in names)


RULES: tuple[Rule, ...] = (sensory_instruction,)
