"""Players with tracks, switches and the texts near them."""

from auditor.artifacts import MediaPlayer, Players
from auditor.collect.browser import Tab
from auditor_rules.accessibility import media_text
from tests.fixtures.pictured_pages import collect


async def players_of(tab: Tab, body: str) -> Players:
    """Players of a page."""
    found = await collect(tab, body, Players)
    assert isinstance(found, Players)
    return found


async def test_players_bring_tracks_switches_and_texts_near_by(tab: Tab) -> None:
    body = (
        '<section><video id="v" controls muted loop src="a.mp4"><track kind="captions" srclang="en" src="a.vtt"><track kind="captions">'
        '</video><p>The bus drives in.</p><p style="display:none">unseen</p><a href="/t.html">Read the transcript</a></section>'
        '<section><audio id="a" autoplay src="a.mp3"></audio><button>Mute</button><button hidden>Pause</button></section>'
    )
    found = await players_of(tab, body)
    video, audio = found.players
    assert [(track.kind, track.has_src) for track in video.tracks] == [("captions", True), ("captions", False)]
    assert (video.controls, video.muted, video.loop, video.autoplay, video.sound) == (
        True,
        True,
        True,
        False,
        "unknown",
    )
    assert video.transcripts == ("Read the transcript",)
    assert video.near_text == "The bus drives in. Read the transcript"
    assert (audio.autoplay, audio.is_shown, audio.transcripts) == (True, False, ())
    assert found.sound_controls == ("Mute",)
    assert found.page_words == 8


async def test_a_video_without_a_sound_track_is_told_from_one_that_could_not_be_played(tab: Tab) -> None:
    silent = media_text._SILENT
    found = await players_of(tab, f'<video controls src="{silent}"></video><video controls src="gone.mp4"></video>')
    assert [(player.sound, player.duration_s, player.can_play) for player in found.players] == [
        ("none", 4.0, True),
        ("unknown", None, False),
    ]


async def test_players_of_big_hosts_are_known_with_their_parameters(tab: Tab) -> None:
    body = (
        '<iframe id="y" title="Council" src="https://www.youtube.com/embed/x?autoplay=1&amp;cc_load_policy=1"></iframe>'
        '<iframe title="Fake" src="https://notyoutube.com/embed/x"></iframe>'
        '<iframe title="Page" src="https://www.facebook.com/plugins/page.php"></iframe>'
    )
    (player,) = (await players_of(tab, body)).players
    assert isinstance(player, MediaPlayer)
    assert (player.kind, player.host, player.is_audio, player.name) == ("embed", "YouTube", False, "Council")
    assert player.parameters == {"autoplay": "1", "cc_load_policy": "1"}
