"""Shortcuts of a single character."""

import re
from collections.abc import Iterator

from auditor.artifacts import DocumentText, Handler, Listened, Listeners
from auditor.message import say
from auditor.model import Confidence, Finding, Harm, Outcome
from auditor.rule import Example, Rule, rule
from auditor_rules.telling import quoted

KEYS = frozenset({"keydown", "keypress", "keyup"})
# "Press “n” to", "press the S key", "hit / to search": a text that names one printable character as a key.
_TOLD = re.compile(
    r"\b(?:press(?:ing)?|hit|type|strike|shortcut(?: key)?:?|appuyez sur|pulse|presione)\s+(?:the\s+|la tecla\s+)?"
    r"(?:[\"“”'‘’«]\s*(?P<quoted>\S)\s*[\"“”'‘’»]|(?P<bare>[A-Za-z/?.+-])(?=\s+(?:key|to)\b))",
    re.IGNORECASE,
)
_PAGE = '<!doctype html><html lang="en"><title>Forms</title><main><h1>Forms</h1><p id="p">All forms of the office.</p>{body}</main>'
_SCRIPT = "<script>document.addEventListener('keydown', (e) => {{ if ({test}) p.hidden = !p.hidden }})</script>"


@rule(
    "character-key-shortcut",
    title="A single letter or sign works as a shortcut",
    family="accessibility",
    harm={"limited_dexterity": Harm.HINDER, "cognitive_learning": Harm.SLOW, "blind": Harm.SLOW},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:2.1.4", "failure:F99"),
    act=("ffbc54",),
    conformance=True,
    examples=(
        Example("the letter h hides a text", _PAGE.format(body=_SCRIPT.format(test="e.key === 'h'")), "failed"),
        Example("only with Ctrl", _PAGE.format(body=_SCRIPT.format(test="e.ctrlKey && e.key === 'h'")), "inapplicable"),
    ),
)
def character_key_shortcut(listeners: Listeners, doc: DocumentText) -> Iterator[Finding]:
    """Shortcuts of one printable character that work wherever the focus is.

    What it checks: whether a key listener of the whole page compares the key with a letter, digit or
        sign and never asks for Ctrl, Alt or Meta; and whether the page's text tells of such a key.
    Who it affects: people who speak to their computer, whose words arrive as letters; people who hit
        keys by accident.
    Why: a sentence that is dictated can set off ten shortcuts at once, and nobody sees what was done.
    What decides the harm: nothing measured: a dictated word sets off commands, which can mostly be
        undone.
    How to fix: ask for Ctrl, Alt or Meta with the key, or give visitors a way to switch the shortcut off
        or to change it.
    Limits: the script's text is read, the key is not pressed: what a function it calls asks for is not
        seen. A control that speaks of shortcuts is taken for the way to switch them off, untried.
    Sources: WCAG 2.2 success criterion 2.1.4 Character Key Shortcuts, failure F99, ACT rule ffbc54.
    """
    told = _told_keys(doc)
    for place in listeners.listened:
        if place.place == "element":
            continue
        for handler in place.handlers:
            if handler.event not in KEYS:
                continue
            yield from _judge(handler, place, told, listeners.mechanisms)


def _judge(handler: Handler, place: Listened, told: list[str], mechanisms: tuple[str, ...]) -> Iterator[Finding]:
    compared = [] if handler.reads_modifiers else list(handler.characters)
    if not compared and not (told and handler.reads_key):
        return
    if mechanisms:
        yield Finding(
            Outcome.UNTESTED,
            say("whether “{name}” switches the shortcut off or changes it was not tried", name=mechanisms[0]),
        )
    elif compared and (handler.spares_fields or not handler.names_focus):
        keys = tuple(quoted(char) for char in compared[:5])
        yield Finding(
            Outcome.FAILED,
            say("{keys} works as a shortcut on the whole page, without Ctrl, Alt or Meta", keys=keys),
            target=place.target,
        )
    else:
        keys = tuple(quoted(char) for char in (told or compared)[:5])
        yield Finding(
            Outcome.CANT_TELL,
            say(
                "a script listens to every key, and {keys} seems to be a shortcut. Check whether it works without "
                "Ctrl, Alt or Meta wherever the focus is, and whether it can be switched off or changed",
                keys=keys,
            ),
            target=place.target,
        )


def _told_keys(doc: DocumentText) -> list[str]:
    """Single characters that the page's text calls keys to press."""
    found = (
        match.group("quoted") or match.group("bare") for block in doc.blocks for match in _TOLD.finditer(block.text)
    )
    return list(dict.fromkeys(char for char in found if char))


RULES: tuple[Rule, ...] = (character_key_shortcut,)
