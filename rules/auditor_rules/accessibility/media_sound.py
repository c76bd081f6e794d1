"""Sound that starts by itself."""

import math
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from auditor.artifacts import MediaPlayer, Players
from auditor.message import say
from auditor.model import Confidence, Finding, Harm, Outcome, Owner
from auditor.rule import Example, Rule, rule
from auditor_rules.accessibility.players import capped, is_background, is_on, seen_in_part

MAX_SOUND_S = 3.0  # s; WCAG 2.2 SC 1.4.2 Audio Control
_STOPS = re.compile(r"\b(pause|stop|mute|unmute|volume|pausa|silenciar)\b", re.IGNORECASE)
_FRAGMENT = re.compile(r"(?:^|&)t=(?:npt:)?(?P<start>\d+(?:\.\d+)?)?(?:,(?P<end>\d+(?:\.\d+)?))?(?:&|$)")

_PAGE = '<!doctype html><html lang="en"><title>Radio</title><main><h1>City radio</h1>{}</main>'


@rule(
    "sound-starts-by-itself",
    title="Sound starts by itself",
    family="accessibility",
    harm={"blind": Harm.STOP, "cognitive_learning": Harm.HINDER},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:1.4.2", "failure:F23", "failure:F93"),
    act=("80f0bf", "aaa1bf", "4c31df"),
    conformance=True,
    owner=Owner.CODE,
    examples=(
        Example("of unknown length, no controls", _PAGE.format('<audio autoplay src="radio.mp3"></audio>'), "cantTell"),
        Example("with controls", _PAGE.format('<audio autoplay controls src="radio.mp3"></audio>'), "passed"),
        Example("muted", _PAGE.format('<video autoplay muted src="waves.mp4"></video>'), "inapplicable"),
    ),
)
def sound_starts_by_itself(players: Players) -> Iterator[Finding]:
    """Sound over three seconds that can't be turned off.

    What it checks: players that play by themselves and with sound: whether the sound lasts more than
        3 s, and whether the player's own controls or a button to pause, stop or mute are there.
    Who it affects: people who listen to the page with a screen reader, whose voice it drowns, and
        people who can't keep their mind on a text while something sounds.
    Why: who can't hear the screen reader can't look for the button that stops the noise.
    What decides the harm: nothing measured: whoever can't hear the screen reader can't look for the
        button that stops the sound.
    How to fix: start nothing without being asked: leave out `autoplay`, or add `muted` and `controls`.
    Limits: whether a button stops this very sound is not tried out. Sound that a script makes without
        a player is not noticed. Players of other sites that are asked to start are for a person.
    Sources: WCAG 2.2 success criterion 1.4.2 Audio Control; failures F23 and F93; ACT rules 80f0bf,
        aaa1bf, 4c31df.
    """
    for player in players.players:
        if player.kind == "embed":
            starts = is_on(player, "autoplay", "auto_play") and not is_on(player, "mute", "muted")
            if starts and not is_background(player):
                message = say(
                    "this {host} player is asked to start by itself. Check whether it makes a sound", host=player.host
                )
                yield Finding(Outcome.CANT_TELL, message, target=player.target)
        elif player.autoplay and not player.muted and player.sound != "none":
            yield from _judge(player, players.sound_controls)
    yield from capped(players)


def _judge(player: MediaPlayer, buttons: tuple[str, ...]) -> Iterator[Finding]:
    length = playing_s(player)
    stop = next((button for button in buttons if _STOPS.search(button)), "")
    if player.controls and player.is_shown:
        yield Finding(Outcome.PASSED, say("its own controls stop it"), target=player.target)
    elif length is not None and length <= MAX_SOUND_S:
        yield Finding(Outcome.PASSED, say("it lasts {length:g} s", length=length), target=player.target)
    elif stop:
        yield from seen_in_part(
            player,
            say("there is a button “{stop}”", stop=stop),
            say("whether the button stops the sound was not tried"),
        )
    elif player.sound == "quiet":
        yield Finding(Outcome.UNTESTED, say("a player starts by itself and is silent at the start"))
    elif player.sound == "sound" and length is not None:
        if math.isinf(length):
            message = say("it plays by itself with sound, it starts over and over, and nothing was found that stops it")
        else:
            message = say(
                "it plays by itself with sound, it lasts {length:g} s, and nothing was found that stops it",
                length=length,
            )
        yield Finding(Outcome.FAILED, message, target=player.target)
    else:
        message = say(
            "it plays by itself, and nothing was found that stops it. Check whether it sounds for more than 3 s"
        )
        yield Finding(Outcome.CANT_TELL, message, target=player.target)


def playing_s(player: MediaPlayer) -> float | None:
    """Seconds that a player plays: its length, or the part its address asks for; infinite in a loop."""
    if player.loop:
        return math.inf
    if player.duration_s is None:
        return None
    match = _FRAGMENT.search(urlsplit(player.src).fragment)
    if match is None:
        return player.duration_s
    start = float(match["start"] or 0)
    end = min(float(match["end"]), player.duration_s) if match["end"] else player.duration_s
    return max(0.0, end - start)


RULES: tuple[Rule, ...] = (sound_starts_by_itself,)
