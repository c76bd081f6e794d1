"""Texts of one colour on one ground share a look, and letters are told from what they stand on."""

from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from auditor.artifacts import AxeNode, AxeText, TextLook
from auditor.collect.interact.contrast import SAMPLE, group_texts, measure
from auditor.model import Target

EVEN = (3.0,) * 5
OTHER = (9.0,) * 5


def node(name: str, ground: str, *, varied: bool = False) -> AxeNode:
    return AxeNode(target=Target(selector=name), message="", text=AxeText(ground=ground, varied=varied))


def look(name: str, shares: tuple[float, ...] = EVEN, *, seen: bool = True) -> TextLook:
    return TextLook(selector=name, shares=shares, seen=seen)


def test_one_look_is_enough_for_texts_on_one_plain_ground() -> None:
    (group,) = group_texts([node(name, "effect 1a") for name in "abc"])
    assert group.next_up() == ["a"]
    group.looks["a"] = look("a")
    assert group.next_up() == []
    assert group.shared() == [look("a"), look("b"), look("c")]


def test_texts_on_different_grounds_do_not_share() -> None:
    assert len(group_texts([node("a", "effect 1a"), node("b", "effect 1b"), node("c", ""), node("d", "")])) == 4


def test_some_are_looked_at_where_the_ground_may_differ_and_all_when_it_does() -> None:
    names = [f"t{number}" for number in range(9)]
    (group,) = group_texts([node(name, "image 1a", varied=True) for name in names])
    first = group.next_up()
    assert (len(first), first[0], first[-1]) == (SAMPLE, "t0", "t8")
    group.looks |= {name: look(name) for name in first}
    assert group.next_up() == []
    group.looks["t8"] = look("t8", OTHER)
    assert len(group.next_up()) == len(names) - SAMPLE


def test_a_text_that_was_not_seen_speaks_for_itself_alone() -> None:
    (group,) = group_texts([node(name, "effect 1a") for name in "ab"])
    group.looks["a"] = look("a", (), seen=False)
    assert group.next_up() == ["b"]
    assert group.shared() == [look("a", (), seen=False)]


def pictures(ink: str, ground: str) -> list[tuple[Image.Image, Image.Image]]:
    bare = Image.new("RGB", (60, 20), ground)
    shown = bare.copy()
    ImageDraw.Draw(shown).rectangle((10, 5, 20, 12), fill=ink)
    return [(shown, bare)]


def test_letters_that_hardly_differ_from_their_ground_are_measured() -> None:
    found = measure("p", pictures("#f4f4f4", "#dfe6ee"), (244, 244, 244, 1))
    assert (found.seen, found.shares[0]) == (True, 1.14)


def test_see_through_ink_is_measured_as_it_shows() -> None:
    found = measure("p", pictures("#808080", "#ffffff"), (0, 0, 0, 0.5))
    assert (found.ink, found.exact, found.shares[0]) == ("#808080", True, 3.95)


def test_letters_that_make_no_difference_are_covered_or_of_their_ground_s_colour() -> None:
    bare = Image.new("RGB", (60, 20), "#ffffff")
    assert measure("p", [(bare, bare)], (0, 0, 0, 1)).seen is False
    assert measure("p", [(bare, bare)], (255, 255, 255, 1)).shares == (1.0,) * 5


@pytest.mark.parametrize(
    ("grounds", "shared"), [(("#222222",) * 3, "#222222"), (("#222222", "#222323", "#222222"), "")]
)
def test_a_shared_look_names_a_ground_where_all_that_were_measured_stand_on_it(
    grounds: tuple[str, ...], shared: str
) -> None:
    (group,) = group_texts([node(f"#{i}", "image 1", varied=True) for i in range(9)])
    for selector, ground in zip(group.next_up(), grounds, strict=True):
        group.looks[selector] = replace(look(selector), ground=ground)
    assert {one.ground for one in group.shared() if one.selector not in group.looks} == {shared}


def test_a_ground_of_one_colour_is_told_and_one_of_several_is_not() -> None:
    blue, black = pictures("#ffffff", "#408bae"), pictures("#ffffff", "#222222")
    plain = measure("#a", blue, (255, 255, 255, 1))
    assert (plain.ink, plain.ground) == ("#ffffff", "#408bae")
    assert measure("#a", blue + black, (255, 255, 255, 1)).ground == ""
