"""The catalogue of artifacts says what there is, who brings it and who reads it."""

from auditor.artifacts import Layout, TextSpacing, Wording
from auditor_rules import PACK
from tools.artifact_catalogue import catalogue, kinds_asked_for, unit_of
from tools.artifact_types import artifact_classes


def section(name: str) -> str:
    """What the page says under a heading."""
    return catalogue(PACK).split(f"\n## {name}\n")[1].split("\n## ")[0]


def test_every_artifact_has_a_section_with_its_key() -> None:
    for kind in artifact_classes():
        assert f"`{kind.key}`, about" in section(kind.__name__)


def test_probes_and_interactions_are_named_as_those_who_collect() -> None:
    assert "`auditor/collect/probes/layout.js`" in section(Layout.__name__)
    assert "`auditor/collect/interact/restyle.py`" in section(TextSpacing.__name__)


def test_the_rules_that_ask_for_it_are_named_as_those_who_read() -> None:
    readers = {rule.id for rule in PACK if Wording in set(kinds_asked_for(rule.needs))}
    assert readers
    said = section(Wording.__name__).split("Read by: ")[1].split("\n")[0]
    assert {part.split("](")[0].strip(" [") for part in said.split(",")} == readers


def test_a_part_is_described_once_and_linked_from_then_on() -> None:
    page = catalogue(PACK)
    assert page.count("\n### Target\n") == 1
    assert "Described above: [Target](#target)" in page


def test_a_field_has_the_unit_of_its_name() -> None:
    assert "| `gap_px` | `float or None` | CSS px | `None` |" in section(Layout.__name__)
    assert unit_of("load_ms") == "ms"
    assert unit_of("is_shown") == ""


def test_an_artifact_is_known_with_its_profile_and_alone() -> None:
    assert list(kinds_asked_for([Layout, (Wording, "phone")])) == [Layout, Wording]
