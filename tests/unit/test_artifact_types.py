"""The artifacts' types for JavaScript say what the dataclasses say."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

import pytest

from tools.artifact_types import artifact_classes, declarations, interface


class Level(StrEnum):
    LOW = "low"
    HIGH = "high"


@dataclass
class Inner:
    name: str


@dataclass
class Outer:
    """What stands outside.

    `first` comes first.
    """

    first: str
    inner: Inner
    size_px: float | None
    kind: Literal["a", "b"] = "a"
    levels: tuple[Level, ...] = ()
    box: tuple[int, int] = (0, 0)
    more: dict[str, int] = field(default_factory=dict)
    any: Any = None


def test_a_field_has_its_type_and_may_be_left_out_where_it_has_a_default() -> None:
    assert interface(Outer) == [
        "  /**",
        "   * What stands outside.",
        "   *",
        "   * `first` comes first.",
        "   */",
        "  interface Outer {",
        "    first: string;",
        "    inner: Inner;",
        "    size_px: number | null;",
        '    kind?: "a" | "b";',
        '    levels?: ("low" | "high")[];',
        "    box?: [number, number];",
        "    more?: Record<string, number>;",
        "    any?: unknown;",
        "  }",
    ]


def test_a_type_that_json_has_no_word_for_is_refused() -> None:
    @dataclass
    class Odd:
        """Odd."""

        when: complex

    with pytest.raises(TypeError, match="complex"):
        interface(Odd)


def test_every_artifact_and_what_it_holds_is_declared() -> None:
    text = declarations()
    for kind in artifact_classes():
        assert f"  interface {kind.__name__} {{" in text
    assert "  interface Target {" in text
    assert text.count("  interface WordedLink {") == 1
