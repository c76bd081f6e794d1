"""What a frame's document says."""

from auditor.collect.browser import Tab
from tests.fixtures.framed_pages import frames_of


async def test_a_frame_s_words_are_read_and_those_of_frames_in_it(tab: Tab) -> None:
    inner = "<!doctype html><title>Fees</title><p>Pay <b>fees</b> here: 20 dollars<script>let hidden</script>"
    found = await frames_of(
        tab,
        "<iframe title=a src=/in></iframe><iframe srcdoc='<iframe title=b src=/in></iframe>'></iframe>"
        "<div aria-hidden=true><iframe srcdoc='<iframe title=c src=/in></iframe>'></iframe></div>",
        **{"in": inner},
    )
    named = {frame.name: frame for frame in found.frames if frame.name}
    assert named["a"].words == ("fees", "pay", "here", "20", "dollars")
    assert (named["a"].title, named["a"].words) == (named["b"].title, named["b"].words)
    assert [named[name].exposed for name in "abc"] == [True, True, False]
