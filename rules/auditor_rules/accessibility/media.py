"""Captions and audio descriptions of videos, and players that can't be looked into."""

from collections.abc import Iterator

from auditor.artifacts import MediaPlayer, Players
from auditor.message import say
from auditor.model import Confidence, Finding, Harm, Outcome, Owner
from auditor.rule import Example, Rule, rule
from auditor_rules.accessibility.players import (
    broken_captions,
    capped,
    has_captions,
    is_background,
    is_moving_picture,
    seen_in_part,
)

_PAGE = '<!doctype html><html lang="en"><title>Council</title><main><h1>Council meeting</h1>{}</main>'
_SOUND_WORDS = {"sound": say("it has sound"), "unknown": say("whether it has sound could not be told here")}
_UNDESCRIBED = say("no audio description found. Check whether the speech tells all there is to see")
_UNDESCRIBED_WITH_TRANSCRIPT = say(
    "no audio description found (the transcript near by meets 1.2.3 if it tells sights too). Check whether the speech "
    "tells all there is to see"
)


def _watchable(players: Players) -> Iterator[MediaPlayer]:
    """Videos that are shown, may have sound, and are no ornaments or moving pictures; live ones have criteria of
    their own."""
    for player in players.players:
        is_video = player.kind == "video" and player.is_shown and not player.is_live
        if is_video and not is_background(player) and not is_moving_picture(player):
            yield player


@rule(
    "video-without-captions",
    title="A video has no captions track",
    family="accessibility",
    harm={"deaf_hard_of_hearing": Harm.STOP, "cognitive_learning": Harm.SLOW},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:1.2.2", "failure:F75"),
    act=("f51b46", "eac66b"),
    conformance=True,
    owner=Owner.CONTENT,
    examples=(
        Example("no track", _PAGE.format('<video controls src="meeting.mp4"></video>'), "cantTell"),
        Example("an ornament", _PAGE.format('<video autoplay muted loop src="waves.mp4"></video>'), "inapplicable"),
    ),
)
def video_without_captions(players: Players) -> Iterator[Finding]:
    """Videos that can't be followed without hearing.

    What it checks: whether each video that may have sound has a track of captions or subtitles. A
        track without a file, or whose file does not load or is empty, fails when there is sound. A
        video without any track is for a person: captions may be part of the picture.
    Who it affects: people who are deaf or hard of hearing, people who follow speech better when they
        can read it, and everyone where sound can't be on.
    Why: without captions, what is said is lost.
    What decides the harm: nothing measured: without captions what is said is lost to people who are
        deaf.
    How to fix: have captions made and corrected by a person, with speakers and sounds that matter, and
        add them: `<track kind="captions" srclang="en" src="meeting.vtt">`.
    Limits: whether captions fit what is said is not tested. Videos that play by themselves without
        sound and controls are taken for ornaments; muted ones in a loop are moving pictures, reported by
        silent-video-without-text. A video that only repeats a text of the page,
        and says so, needs none: a person must say. Live video is left out.
    Sources: WCAG 2.2 success criterion 1.2.2 Captions (Prerecorded); failures F8 and F75; ACT rules
        f51b46 and eac66b.
    """
    for player in _watchable(players):
        if player.sound == "none":
            continue
        if player.sound == "quiet":
            yield Finding(
                Outcome.UNTESTED, say("a sound track that starts silent is reported by silent-video-without-text")
            )
        elif has_captions(player):
            yield from seen_in_part(player, say("has captions"), say("whether captions fit what is said is not tested"))
        elif (fault := broken_captions(player)) and player.sound == "sound":
            yield Finding(Outcome.FAILED, say("it has sound, and {fault}", fault=fault), target=player.target)
        else:
            sound = _SOUND_WORDS[player.sound]
            message = say(
                "{fault}; {sound}. Check whether speech is shown as text in the picture",
                fault=fault or say("no captions track"),
                sound=sound,
            )
            yield Finding(Outcome.CANT_TELL, message, target=player.target)
    yield from capped(players)


@rule(
    "video-without-description",
    title="A video has no audio description that could be found",
    family="accessibility",
    harm={"blind": Harm.HINDER, "low_vision": Harm.SLOW},
    confidence=Confidence.LOW,
    refs=("wcag22:1.2.3", "wcag22:1.2.5"),
    act=("c5a4ea", "1ec09b"),
    owner=Owner.CONTENT,
    examples=(
        Example("nothing but the video", _PAGE.format('<video controls src="meeting.mp4"></video>'), "cantTell"),
        Example("an ornament", _PAGE.format('<video autoplay muted loop src="waves.mp4"></video>'), "inapplicable"),
    ),
)
def video_without_description(players: Players) -> Iterator[Finding]:
    """Videos that may show what nobody says.

    What it checks: whether a version with audio description is offered near each video that may have
        sound. Where none is found a person must look: when the speech tells all there is to see,
        none is needed. A track of descriptions does not count, as browsers don't read it out.
    Who it affects: people who are blind or see little.
    Why: names on the screen, charts and actions without words are lost to whoever only listens.
    What decides the harm: nothing measured: what is only shown is lost, and the rest of the video can
        be followed.
    How to fix: let the speakers say what is shown, or offer a version with audio description. At
        level A a full text of the video, sights included, will do as well (1.2.3).
    Limits: whether a description is needed, or is part of the sound, can't be measured.
    Sources: WCAG 2.2 success criteria 1.2.3 Audio Description or Media Alternative (Prerecorded) and
        1.2.5 Audio Description (Prerecorded); ACT rules c5a4ea and 1ec09b.
    """
    for player in _watchable(players):
        if player.sound in ("none", "quiet"):
            continue
        if player.descriptions:
            message = say("“{name}” stands near by", name=player.descriptions[0])
            yield from seen_in_part(player, message, say("whether the description tells all is not tested"))
        else:
            message = _UNDESCRIBED_WITH_TRANSCRIPT if player.transcripts else _UNDESCRIBED
            yield Finding(Outcome.CANT_TELL, message, target=player.target)
    yield from capped(players)


@rule(
    "embedded-player",
    title="A player of another site was not looked into",
    family="accessibility",
    harm={"deaf_hard_of_hearing": Harm.HINDER, "blind": Harm.SLOW},
    confidence=Confidence.LOW,
    refs=("wcag22:1.2.1", "wcag22:1.2.2", "wcag22:1.2.5"),
    owner=Owner.CONTENT,
    examples=(
        Example(
            "a video on YouTube",
            _PAGE.format(
                '<iframe title="Council" src="https://www.youtube.com/embed/abc" width="560" height="315"></iframe>'
            ),
            "cantTell",
        ),
        Example("a map", _PAGE.format('<iframe title="Map" src="https://maps.example.org/"></iframe>'), "inapplicable"),
    ),
)
def embedded_player(players: Players) -> Iterator[Finding]:
    """Videos and recordings in a frame of a big host.

    What it checks: which players of YouTube, Vimeo, Facebook and other hosts stand on the page. What
        they play can't be seen from here, so a person must look at each.
    Who it affects: people who are deaf or hard of hearing, and people who are blind.
    Why: whoever embeds a video answers for its captions, wherever it is stored. Captions made by a
        machine alone leave out speakers, sounds and full stops, and get names wrong.
    What decides the harm: nothing measured: whether the video has captions can't be seen from outside,
        so a person is asked.
    How to fix: upload corrected captions at the host, offer a described version where sights matter,
        and put a transcript of a recording on the page.
    Limits: nothing inside the player is tested.
    Sources: WCAG 2.2 success criteria 1.2.1, 1.2.2 and 1.2.5.
    """
    for player in players.players:
        if player.kind != "embed" or not player.is_shown or is_background(player):
            continue
        if player.is_audio:
            if player.transcripts:
                yield from seen_in_part(
                    player, say("has a transcript near by"), say("whether the transcript is whole is not tested")
                )
                continue
            message = say("{host}. Check whether there is a transcript of what is said", host=player.host)
        else:
            message = say(
                "{host}. Check that it has captions corrected by a person, and whether the speech tells all there is to "
                "see",
                host=player.host,
            )
        yield Finding(
            Outcome.CANT_TELL,
            message,
            target=player.target,
            cause=f"player of {player.host}",
        )
    yield from capped(players)


RULES: tuple[Rule, ...] = (video_without_captions, video_without_description, embedded_player)
