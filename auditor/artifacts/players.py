"""Facts of the players of a page: video, audio, and the players of the big hosts."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from auditor.model import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A text track of a player. `state` is "not loaded", "loading", "loaded" or "failed"; a browser
    loads a track only when it is shown. `cues` is None until then."""

    kind: str
    lang: str = ""
    has_src: bool = True
    state: str = "not loaded"
    cues: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaPlayer:
    """A video or audio element, or an embedded player of a known host.

    `sound` is what the browser decoded so far: "sound", "quiet" (a sound track with next to nothing
    in it, at its start at least), "none" (no sound track) or "unknown". `duration_s` is None when
    unknown. `autoplay` is also True when it was playing by itself. `can_play` is False when this
    browser found nothing it can play. `transcripts`, `descriptions` and `caption_controls` are texts of
    links, buttons and headings in the widest surroundings without another player that speak of a
    transcript, an audio description or captions. `near_text` is the nearest text that is seen or
    heard (at most 600 characters), `near_words` its words. `host`, `is_audio` and `parameters` (keys in
    lower case) belong to embedded players.
    """

    target: Target
    kind: Literal["video", "audio", "embed"]
    name: str = ""
    src: str = ""
    is_shown: bool = True
    width_px: float = 0
    height_px: float = 0
    duration_s: float | None = None
    is_live: bool = False
    sound: Literal["sound", "quiet", "none", "unknown"] = "unknown"
    tracks: tuple[Track, ...] = ()
    autoplay: bool = False
    muted: bool = False
    loop: bool = False
    controls: bool = False
    can_play: bool = True
    near_text: str = ""
    near_words: int = 0
    referenced_text: str = ""
    transcripts: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    caption_controls: tuple[str, ...] = ()
    host: str = ""
    is_audio: bool = False
    parameters: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Players:
    """Players of the main document. `sound_controls` are names of buttons that speak of sound or of
    stopping; `page_words` counts all words that are seen or heard (0 when there is no player)."""

    key: ClassVar[str] = "players"
    players: tuple[MediaPlayer, ...] = ()
    sound_controls: tuple[str, ...] = ()
    page_words: int = 0
    capped: bool = False
