"""Grouping pages by template."""

from auditor.crawl.templates import group_by_template

FRAME = tuple(f"body>div>{n}" for n in "abcdefghij")


def test_pages_of_one_frame_are_one_template() -> None:
    names = group_by_template([(1, FRAME), (2, (*FRAME, "body>main>form")), (3, ("body>table",)), (4, FRAME)])
    assert names == {1: "T1", 2: "T1", 3: "T2", 4: "T1"}


def test_half_a_frame_is_another_template() -> None:
    assert group_by_template([(1, FRAME), (2, FRAME[:5])]) == {1: "T1", 2: "T2"}


def test_pages_without_a_skeleton_are_one_template() -> None:
    assert set(group_by_template([(1, ()), (2, ())]).values()) == {"T1"}
