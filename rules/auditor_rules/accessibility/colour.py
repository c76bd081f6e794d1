"""What is told by colour: links in text, fields and icons against their ground, words about colours."""

import re
from collections.abc import Iterator

from auditor.artifacts import AxeNode, ControlContrast, DocumentText, FaintControl
from auditor.message import Message, as_said, say, say_count
from auditor.model import Confidence, Finding, Harm, Outcome, Owner, Target
from auditor.rule import Example, Rule, rule
from auditor_rules.telling import on_its_side

LINK_IN_TEXT = "link-in-text-block"  # axe's rule
LINK_RATIO = 3.0  # of a link's text to the text around it; WCAG technique G183
GRAPHIC_RATIO = 3.0  # WCAG 2.2 SC 1.4.11
_COLOURS = "red|green|yellow|orange|blue|purple|pink|grey|gray"
_THINGS = "fields?|questions?|items?|entries|boxes|dates?|labels?|answers?|lines?|rows?"
_MEANINGS = "required|mandatory|must|need(?:s|ed)?|missing|incomplete|errors?|invalid|overdue|expired|optional"
COLOUR_WORDS = re.compile(
    rf"\b(?:{_THINGS})\b[^.!?]{{0,40}}\b(?:marked|shown|highlighted|displayed|printed|listed|outlined|are|is|appear)\b"
    rf"[^.!?]{{0,20}}\bin (?:{_COLOURS})\b(?! (?:ink|pen|paper|and white|text box))[^.!?]{{0,60}}\b(?:{_MEANINGS})\b"
    rf"|\b(?:{_MEANINGS}) (?:{_THINGS})\b[^.!?]{{0,40}}\bin (?:{_COLOURS})\b(?! (?:ink|pen|paper|and white))"
    rf"|\b(?:{_COLOURS}) (?:{_THINGS})\b[^.!?]{{0,20}}\b(?:are|is) (?:{_MEANINGS})\b",
    re.IGNORECASE,
)
"""Sentences that give a colour a meaning. Ink, pens and paper are things of the world outside the page."""
ALSO_MARKED = re.compile(r"asterisk|\*|\bstar\b|symbol|icon|\bbold|underlin|\(required\)", re.IGNORECASE)

Verdict = tuple[Outcome, Message]


def judge_link(node: AxeNode, *, doubted: bool) -> Verdict | None:
    """Verdict on a link in text that axe failed or doubted; None when colour is not what sets it apart from a text."""
    link = node.link
    if link is None:
        return (Outcome.CANT_TELL if doubted else Outcome.FAILED), as_said(node.message)
    if link.distinct:
        return Outcome.PASSED, say("marked by more than its colour")
    if not link.words or not link.in_text or (link.same and not link.filled):
        return None
    if link.contrast is None or link.filled:
        sure = not doubted and not link.filled
        return (Outcome.FAILED if sure else Outcome.CANT_TELL), as_said(node.message)
    ratio = on_its_side(link.contrast, LINK_RATIO)
    if link.contrast >= LINK_RATIO:
        return Outcome.PASSED, say("contrast {ratio:.2f} with the text around it", ratio=ratio)
    return Outcome.FAILED, say(
        "contrast {ratio:.2f} with the text around it, {needed:g} is needed where nothing else marks a link",
        ratio=ratio,
        needed=LINK_RATIO,
    )


def _page(body: str) -> str:
    return f'<!doctype html><html lang="en"><title>Fees</title><main><h1>Fees</h1>{body}</main>'


@rule(
    "faint-control",
    by_look=True,
    title="A field or icon hardly stands out from its background",
    family="accessibility",
    harm={"low_vision": Harm.HINDER, "colour_blind": Harm.NOTICE, "cognitive_learning": Harm.NOTICE},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:1.4.11",),
    conformance=True,
    owner=Owner.DESIGN,
    examples=(
        Example(
            "a field with a pale border",
            _page('<label>Name <input style="border:1px solid #ddd;background:#fff"></label>'),
            "failed",
        ),
        Example(
            "a field with a dark border",
            _page('<label>Name <input style="border:1px solid #666;background:#fff"></label>'),
            "passed",
        ),
    ),
)
def faint_control(controls: ControlContrast) -> Iterator[Finding]:
    """Fields and icons that can hardly be seen.

    What it checks: the contrast of a field's borders, fill and shadow, of the box of a checkbox or radio
        button drawn by the site, and of an icon that is all a button or link shows, each with what is
        beside it. One side that reaches 3 to 1 is enough.
    Who it affects: people with low vision and older people, above all on a phone in the sun.
    Why: a form with pale boxes looks like empty paper. People do not find where to type or tap, and miss
        questions.
    What decides the harm: nothing measured beyond the limit of 3 to 1: the field is found by its label,
        or by trying.
    How to fix: give fields a border, or an underline, with a contrast of 3 to 1 to the page, such as
        #767676 on white. Give icons the colour of the text.
    Limits: only what styles tell for sure is judged: no pictures, masks or see-through layers, and nothing
        that a shadow, a border, a pseudo element or a layer of something else is painted behind. Controls
        that are switched off are exempt, and so is what the browser alone draws. Selects are left out,
        since they show a text and an arrow; so are states that are told by colour. A field without any
        border or fill, a field that a button touches, and an icon in a link (it may be a logo, which is
        exempt) are for a person.
    Sources: WCAG 2.2 success criterion 1.4.11 Non-text Contrast, and its Understanding document.
    """
    for control in controls.faint:
        outcome, message = _judge_control(control)
        yield Finding(outcome, message, target=control.target)
    if controls.clear:
        yield Finding(Outcome.PASSED, say("contrast {least:g} or more", least=GRAPHIC_RATIO), count=controls.clear)
    if controls.unknown:
        yield Finding(
            Outcome.UNTESTED,
            say_count(
                "{n} control whose colours or ground could not be told",
                "{n} controls whose colours or ground could not be told",
                n=controls.unknown,
            ),
        )
    if controls.capped:
        yield Finding(Outcome.UNTESTED, say("only the first controls of the page were looked at"))


def _judge_control(control: FaintControl) -> Verdict:
    """Verdict on a control that nowhere reaches the ratio."""
    measured = {"ratio": on_its_side(control.ratio, GRAPHIC_RATIO), "needed": GRAPHIC_RATIO}
    if control.kind == "icon":
        if control.link:
            return Outcome.CANT_TELL, say(
                "icon: contrast {ratio:.2f} at most, {needed:g} is needed, unless it is a logo. Check which it is",
                **measured,
            )
        return Outcome.FAILED, say("icon: contrast {ratio:.2f} at most, {needed:g} is needed", **measured)
    if not control.edges and not control.filled:
        return Outcome.CANT_TELL, say("the field has neither border nor fill. Check whether people can see where it is")
    if control.neighbour:
        return Outcome.CANT_TELL, say(
            "border and fill: contrast {ratio:.2f} at most, {needed:g} is needed. Check whether people can see where "
            "the field is",
            **measured,
        )
    return Outcome.FAILED, say("border and fill: contrast {ratio:.2f} at most, {needed:g} is needed", **measured)


@rule(
    "colour-in-instructions",
    title="Instructions point out things by their colour",
    family="accessibility",
    harm={"colour_blind": Harm.HINDER, "blind": Harm.HINDER, "low_vision": Harm.SLOW},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:1.4.1", "failure:F81", "technique:G14"),
    owner=Owner.CONTENT,
    examples=(
        Example(
            "required fields are told by their colour",
            _page("<p>Fields shown in red are required.</p><label>Name <input></label>"),
            "cantTell",
        ),
        Example(
            "they are told by a sign and a word",
            _page("<p>Required fields are marked in red with an asterisk (*).</p><label>Name * <input></label>"),
            "passed",
        ),
    ),
)
def colour_in_instructions(doc: DocumentText) -> Iterator[Finding]:
    """Sentences such as "fields in red are required".

    What it checks: English sentences that say what a colour means, such as required, missing, wrong or
        overdue, and name no other mark.
    Who it affects: people who do not see colours well or at all, and people who listen to the page.
    Why: who can't see that a field is red does not know that it must be filled in, or what was wrong.
    What decides the harm: nothing measured: what the colour says has to be asked for or guessed.
    How to fix: add the word itself ("required", "error") or a sign such as an asterisk, and say so.
    Limits: whether the things meant are also marked in another way, a person must see. Languages other
        than English are not read.
    Sources: WCAG 2.2 success criterion 1.4.1 Use of Color; technique G14; failure F81.
    """
    for block in doc.blocks:
        match = COLOUR_WORDS.search(block.text)
        if match is None:
            continue
        target = Target(selector=block.selector)
        if ALSO_MARKED.search(block.text):
            yield Finding(Outcome.PASSED, say("another mark is named"), target=target)
        else:
            message = say(
                "“{words}”: check whether the things meant are also marked by a word, sign or shape",
                words=match.group(),
            )
            yield Finding(Outcome.CANT_TELL, message, target=target)


RULES: tuple[Rule, ...] = (faint_control, colour_in_instructions)
