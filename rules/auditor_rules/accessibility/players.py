"""What the media rules ask of a player. Pure."""

import re
from collections.abc import Iterator

from auditor.artifacts import MediaPlayer, Players
from auditor.message import Message, say
from auditor.model import Finding, Outcome

MIN_TEXT_WORDS = 12  # words of a text beside a player that says it tells what is shown or said
MIN_REFERENCED_WORDS = 12  # words of a text that the player names as its description
MAX_BARE_WORDS = 5  # words of a page that holds nothing but a player and its heading
SAME_LENGTH = 0.15  # share by which a recording may differ in length from the video it stands for

_CAPTION_KINDS = frozenset({"captions", "subtitles"})
_TELLS = re.compile(
    r"\b(this|the|above|following|below|our)\b[^.]{0,30}\b(video|audio|recording|clip|animation|film|podcast|episode)\b"
    r"[^.]{0,40}\b(shows?|depicts?|describes?|contains?|says?|explains?|presents?)\b|\btranscript",
    re.IGNORECASE,
)
_ON = frozenset({"1", "true", "yes", ""})


def is_background(player: MediaPlayer) -> bool:
    """Whether a video plays by itself without sound or controls: an ornament that nobody can listen to."""
    if player.kind == "embed":
        plays = is_on(player, "autoplay") and is_on(player, "mute", "muted")
        return is_on(player, "background") or (plays and player.parameters.get("controls") == "0")
    return player.autoplay and not player.controls and (player.muted or player.sound == "none")


def is_moving_picture(player: MediaPlayer) -> bool:
    """Whether a video is played muted, by itself and over and over: a moving picture, as nothing in it is meant to
    be heard. One that is known to have sound, and controls to turn it on, is a video as others are."""
    is_silent = player.muted and player.loop and player.autoplay
    return player.kind == "video" and is_silent and not (player.sound == "sound" and player.controls)


def is_on(player: MediaPlayer, *names: str) -> bool:
    """Whether one of the address parameters of an embedded player is switched on."""
    return any(player.parameters.get(name, "0").lower() in _ON for name in names)


def has_captions(player: MediaPlayer) -> bool:
    """Whether there is a track of captions or subtitles that isn't known to be broken."""
    return any(
        track.kind in _CAPTION_KINDS and track.has_src and track.state != "failed" and track.cues != 0
        for track in player.tracks
    )


def broken_captions(player: MediaPlayer) -> Message | None:
    """Why the captions that were meant to be there can't be read; None when there are none."""
    for track in player.tracks:
        if track.kind in _CAPTION_KINDS:
            if not track.has_src:
                return say("its captions track names no file")
            if track.state == "failed":
                return say("its captions file does not load")
            if track.cues == 0:
                return say("its captions file is empty")
    return None


def text_alternative(player: MediaPlayer) -> Message | None:
    """What stands beside a player and may say what is shown or said in it; None when nothing does."""
    if player.transcripts:
        return say("“{name}” stands near by", name=player.transcripts[0])
    if len(player.referenced_text.split()) >= MIN_REFERENCED_WORDS:
        return say("it names a text as its description")
    if player.near_words >= MIN_TEXT_WORDS and _TELLS.search(player.near_text):
        return say("a text beside it says what it shows or says")
    return None


def has_counterpart(player: MediaPlayer, players: Players, kind: str) -> bool:
    """Whether a player of `kind` on the page has about the length of this one, and may tell the same."""
    if not player.duration_s:
        return False
    reach = player.duration_s * SAME_LENGTH
    return any(
        other.kind == kind and other.duration_s and abs(other.duration_s - player.duration_s) <= reach
        for other in players.players
    )


def is_bare(players: Players) -> bool:
    """Whether the page holds next to no text that could tell what a player does."""
    return players.page_words < MAX_BARE_WORDS


def capped(players: Players) -> Iterator[Finding]:
    """Says so when not every player was looked at."""
    if players.capped:
        yield Finding(Outcome.UNTESTED, say("the page holds more players than are looked at"))


def seen_in_part(player: MediaPlayer, message: Message, untested: Message) -> Iterator[Finding]:
    """What is there passes; that it says the right thing was not tested."""
    yield Finding(Outcome.PASSED, message, target=player.target)
    yield Finding(Outcome.UNTESTED, untested)
