"""Real keys and clicks through the DevTools protocol."""

import asyncio
import re
from dataclasses import dataclass

from playwright.async_api import CDPSession

ALT, CTRL, META, SHIFT = 1, 2, 4, 8  # bits of Input.dispatchKeyEvent's `modifiers`
_MODIFIERS = {
    "alt": ALT, "option": ALT, "ctrl": CTRL, "control": CTRL, "cmd": META, "command": META, "shift": SHIFT, "mayús": SHIFT,
}  # fmt: skip
_NAMED_KEYS = {"esc": ("Escape", 27), "escape": ("Escape", 27), **{f"f{n}": (f"F{n}", 111 + n) for n in range(1, 13)}}
_COMBINATION = re.compile(
    r"\b((?:(?:ctrl|control|alt|option|shift|mayús|cmd|command)\s*(?:\+|-|&|and|then)?\s*)+)"
    r"(esc(?:ape)?|f1[0-2]|f[1-9]|[a-z0-9])\b|\b(esc(?:ape)?|f1[0-2]|f[2-9])\b",
    re.IGNORECASE,
)
# Words by which a text says that a key leads out; what else a key may do is not tried.
_LEADS_OUT = re.compile(
    r"\b(?:exit|leav|left|escape|close|quit|next|previous|forward|move|navigate|return|skip|get out|go (?:on|to|back)|"
    r"salir|cerrar|siguiente|sortir|quitter|fermer|suivant|verlassen|schlie(?:ss|ß)en|n(?:ä|ae)chste)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?;]\s")


@dataclass(frozen=True, slots=True)
class Key:
    """A key with its modifiers. `label` is how a person would name the combination."""

    key: str
    code: int
    modifiers: int = 0
    label: str = ""
    text: str = ""


TAB = Key("Tab", 9)
SHIFT_TAB = Key("Tab", 9, SHIFT)
ENTER = Key("Enter", 13, text="\r")
SPACE = Key(" ", 32, text=" ")
ESCAPE = Key("Escape", 27, label="Escape")


async def press(session: CDPSession, key: Key, times: int = 1) -> None:
    """Press a key `times` times without waiting in between; one release for all of them.

    A page hears a `keydown` each time. The release costs as much as a press and moves no focus.
    """
    down = {
        "type": "keyDown" if key.text else "rawKeyDown",
        "key": key.key,
        "code": "Space" if key.key == " " else key.key if len(key.key) > 1 else f"Key{key.key.upper()}",
        "windowsVirtualKeyCode": key.code,
        "modifiers": key.modifiers,
    }
    up = {**down, "type": "keyUp"}
    if key.text:
        down["text"] = key.text
    calls = [session.send("Input.dispatchKeyEvent", down) for _ in range(times)]
    await asyncio.gather(*calls, session.send("Input.dispatchKeyEvent", up))


async def click(session: CDPSession, x: float, y: float) -> None:
    """A click of the left mouse button at a point of the window, in CSS px."""
    event = {"x": x, "y": y, "button": "left", "clickCount": 1}
    await session.send("Input.dispatchMouseEvent", {**event, "type": "mousePressed"})
    await session.send("Input.dispatchMouseEvent", {**event, "type": "mouseReleased"})


def combinations(text: str) -> list[Key]:
    """Key combinations that a text names as a way out ("Press Ctrl+M to leave"), in its order, each once.

    Enter and single letters are left out: what they do can't be foreseen.
    """
    found: dict[str, Key] = {}
    matches = list(_COMBINATION.finditer(text))
    for place, match in enumerate(matches):
        before = text[matches[place - 1].end() if place else 0 : match.start()]
        after = text[match.end() : matches[place + 1].start() if place + 1 < len(matches) else None]
        about = _SENTENCE_END.split(before)[-1] + " " + _SENTENCE_END.split(after)[0]
        is_escape = "esc" in match.group(0).lower()
        if not is_escape and not _LEADS_OUT.search(about):
            continue
        held, name, alone = match.group(1) or "", (match.group(2) or match.group(3)).lower(), match.group(3)
        modifiers = 0
        for word, bit in _MODIFIERS.items():
            if re.search(rf"\b{word}\b", held, re.IGNORECASE):
                modifiers |= bit
        if not alone and modifiers in (0, SHIFT) and len(name) == 1:
            continue
        key, code = _NAMED_KEYS.get(name, (name, ord(name[0].upper())))
        label = " ".join(match.group(0).split())
        found.setdefault(f"{modifiers} {key}", Key(key, code, modifiers, label))
    return list(found.values())
