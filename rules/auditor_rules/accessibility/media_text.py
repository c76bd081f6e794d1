"""Text that stands for what is only heard or only seen."""

from collections.abc import Iterator

from auditor.artifacts import Players
from auditor.message import say
from auditor.model import Confidence, Finding, Harm, Outcome, Owner
from auditor.rule import Example, Rule, rule
from auditor_rules.accessibility.players import (
    capped,
    has_counterpart,
    is_background,
    is_bare,
    is_moving_picture,
    seen_in_part,
    text_alternative,
)

MIN_AUDIO_S = 3.0  # s; a shorter sound is a signal, and nobody writes its transcript

_PAGE = '<!doctype html><html lang="en"><title>Council</title><main><h1>Meetings of the council</h1>{}</main>'
# Four seconds of white without a sound track: two frames of VP8 in WebM.
_SILENT = (
    "data:video/webm;base64,GkXfo49CgoR3ZWJtQoeBAkKFgQIYU4BnQIAVSalmjirXsYMPQkBEiYRFegAAFlSua5uumdeBAXPFgQGDgQGGhVZf"
    "VlA44IawgRC6gRAfQ7Z1oeeBAKOcgQAAgDABAJ0BKhAAEAAMwM4lpAADcAD+664AAB9DtnWi54ILuKOcgQAAgDABAJ0BKhAAEAAMwM4lpAADcAD+"
    "664AAA=="
)
_MOVING = say(
    "it plays by itself, muted, over and over. Check whether it shows anything that the text of the page does not tell"
)
_SILENT_VIDEO = say("it has no sound. Check whether the text of the page tells what it shows")
_QUIET = say(
    "its sound track is silent at the start. If it stays silent, check whether the text of the page tells what it "
    "shows; if not, whether it has captions"
)
_NOT_TESTED = say("whether the text tells all that is shown or said is not tested")


@rule(
    "silent-video-without-text",
    title="A video without sound has no text beside it that tells what it shows",
    family="accessibility",
    harm={"blind": Harm.HINDER, "low_vision": Harm.SLOW},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:1.2.1",),
    act=("c3232f", "ee13b5", "d7ba54", "fd26cf"),
    conformance=True,
    owner=Owner.CONTENT,
    examples=(
        Example(
            "no sound, and a text that may tell what it shows",
            _PAGE.format(f'<video controls src="{_SILENT}"></video><p>Members take their seats and vote by hand.</p>'),
            "cantTell",
        ),
        Example("an ornament", _PAGE.format('<video autoplay muted loop src="waves.mp4"></video>'), "inapplicable"),
    ),
)
def silent_video_without_text(players: Players) -> Iterator[Finding]:
    """Videos that can only be seen.

    What it checks: for each video without sound that isn't an ornament, whether there is a transcript
        near by, a text that says what the video shows, or a recording of about its length. Without
        any, a person must look; it fails only on a page that has no text at all. A muted video that plays by
        itself over and over counts as one without sound, and as an ornament when it has neither
        controls nor a name.
    Who it affects: people who are blind or see little.
    Why: where nothing is said, there is nothing to listen to.
    What decides the harm: nothing measured: what the video shows is lost, and the page around it is
        there.
    How to fix: write below the video what happens in it, or add a spoken track that tells it.
    Limits: whether the text tells all is not tested. A video whose sound could not be told is
        reported by video-without-captions.
    Sources: WCAG 2.2 success criterion 1.2.1 Audio-only and Video-only (Prerecorded); ACT rules
        c3232f, ee13b5, d7ba54, fd26cf.
    """
    for player in players.players:
        if player.kind != "video" or not player.is_shown or player.is_live:
            continue
        is_moving = is_moving_picture(player) and (player.controls or bool(player.name))
        if not is_moving and (is_background(player) or player.sound not in ("none", "quiet")):
            continue
        alternative = text_alternative(player)
        if not alternative and has_counterpart(player, players, "audio"):
            alternative = say("a recording of about its length is on the page")
        if alternative:
            yield from seen_in_part(player, alternative, _NOT_TESTED)
        elif player.sound == "none" and is_bare(players):
            yield Finding(Outcome.FAILED, say("it has no sound, and the page holds no text that could tell what it shows"),
                          target=player.target)  # fmt: skip
        else:
            message = _MOVING if is_moving else _SILENT_VIDEO if player.sound == "none" else _QUIET
            yield Finding(Outcome.CANT_TELL, message, target=player.target)
    yield from capped(players)


@rule(
    "audio-without-transcript",
    title="A recording has no transcript that could be found",
    family="accessibility",
    harm={"deaf_hard_of_hearing": Harm.STOP},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:1.2.1", "technique:G158"),
    act=("e7aa44", "2eb176", "afb423"),
    conformance=True,
    owner=Owner.CONTENT,
    examples=(
        Example("nothing but the player", _PAGE.format('<audio controls src="speech.mp3"></audio>'), "cantTell"),
        Example("no recording", _PAGE.format("<p>We meet on Mondays at noon.</p>"), "inapplicable"),
    ),
)
def audio_without_transcript(players: Players) -> Iterator[Finding]:
    """Recordings that can only be listened to.

    What it checks: whether near each audio player there is a link, button or heading that speaks of a
        transcript, a text that says it tells what is heard, or a video of about its length. Without
        any, a person must look; it fails only on a page that has no text at all.
    Who it affects: people who are deaf or hard of hearing.
    Why: without the text, a speech, podcast or hearing does not exist for them.
    What decides the harm: nothing measured: without a text the recording does not exist for people who
        are deaf.
    How to fix: put a transcript below the player or behind a link next to it, with speakers and
        sounds that matter.
    Limits: whether a transcript is whole is not tested. Sounds of less than 3 s and players without
        controls that a script starts are left out.
    Sources: WCAG 2.2 success criterion 1.2.1 Audio-only and Video-only (Prerecorded); technique G158;
        ACT rules e7aa44, 2eb176, afb423.
    """
    for player in players.players:
        if player.kind != "audio" or player.is_live or not (player.autoplay or (player.controls and player.is_shown)):
            continue
        if player.muted and not player.controls:
            continue
        if player.duration_s is not None and player.duration_s < MIN_AUDIO_S:
            continue
        alternative = text_alternative(player)
        if not alternative and has_counterpart(player, players, "video"):
            alternative = say("a video of about its length is on the page")
        if alternative:
            yield from seen_in_part(player, alternative, _NOT_TESTED)
        elif player.sound == "sound" and is_bare(players):
            yield Finding(
                Outcome.FAILED, say("the page holds no text that could say what is heard"), target=player.target
            )
        else:
            message = say("no transcript found. Check whether the text of the page says all that is heard")
            yield Finding(Outcome.CANT_TELL, message, target=player.target)
    yield from capped(players)


@rule(
    "video-without-transcript",
    title="A video has no transcript that could be found",
    family="accessibility",
    harm={"deaf_hard_of_hearing": Harm.NOTICE, "blind": Harm.NOTICE},
    confidence=Confidence.LOW,
    refs=("wcag22:1.2.8",),
    act=("1a02b0", "ab4d13"),
    owner=Owner.CONTENT,
    examples=(
        Example("nothing but the video", _PAGE.format('<video controls src="meeting.mp4"></video>'), "cantTell"),
        Example("an ornament", _PAGE.format('<video autoplay muted loop src="waves.mp4"></video>'), "inapplicable"),
    ),
)
def video_without_transcript(players: Players) -> Iterator[Finding]:
    """Videos that can't be read instead.

    What it checks: whether near each video there is a link, button or heading that speaks of a
        transcript, or a text that says what the video shows.
    Who it affects: people who neither see nor hear well and read in braille, and everyone who would
        rather search or skim a text than watch.
    Why: a text can be read at one's own pace, searched and printed. For some it is the only way in.
    What decides the harm: nothing measured: captions or sound may be there; a text would be easier.
    How to fix: put a transcript that tells speech and sights below the video or behind a link.
    Limits: level AAA, beyond what the law asks of most. Whether a transcript is whole is not tested.
    Sources: WCAG 2.2 success criterion 1.2.8 Media Alternative (Prerecorded); ACT rules 1a02b0, ab4d13.
    """
    for player in players.players:
        if player.kind != "video" or not player.is_shown or player.is_live:
            continue
        if is_background(player) or is_moving_picture(player):
            continue
        alternative = text_alternative(player)
        if alternative:
            yield from seen_in_part(player, alternative, _NOT_TESTED)
        else:
            message = say("no transcript found. Check whether the text of the page tells what is said and shown")
            yield Finding(Outcome.CANT_TELL, message, target=player.target)
    yield from capped(players)


RULES: tuple[Rule, ...] = (silent_video_without_text, audio_without_transcript, video_without_transcript)
