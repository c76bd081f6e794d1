"""Which fonts a machine measures with, and what is said of it."""

from pathlib import Path
from xml.etree import ElementTree

from auditor.collect.fonts import FONTS, find_fonts

CONF = Path(__file__).resolve().parents[2] / "auditor" / "collect" / "fonts.conf"


def folder(path: Path, *families: str) -> tuple[Path, ...]:
    inside = path / "truetype" / "some"
    inside.mkdir(parents=True)
    for font in FONTS:
        if font.family in families:
            (inside / font.file).touch()
    return (path, path / "nowhere")


def test_a_machine_with_all_fonts_measures_as_every_other(tmp_path: Path) -> None:
    fonts = find_fonts(folder(tmp_path, *(font.family for font in FONTS)), "linux")
    assert fonts.is_fixed
    assert not fonts.missing
    assert Path(fonts.environment()["FONTCONFIG_FILE"]).samefile(CONF)
    assert "the same fonts as everywhere" in str(fonts.sentence())


def test_a_missing_script_is_named(tmp_path: Path) -> None:
    fonts = find_fonts(folder(tmp_path, "Liberation Sans", "Liberation Serif", "Liberation Mono"), "linux")
    assert fonts.is_fixed
    assert "missing on this machine: Carlito" in str(fonts.sentence())


def test_a_machine_without_the_latin_fonts_keeps_its_own(tmp_path: Path) -> None:
    fonts = find_fonts(folder(tmp_path, "Carlito", "Noto Sans"), "linux")
    assert not fonts.is_fixed
    assert fonts.environment() == {}
    assert "whatever fonts this machine has" in str(fonts.sentence())


def test_other_systems_have_fonts_of_their_own(tmp_path: Path) -> None:
    fonts = find_fonts((tmp_path,), "darwin")
    assert fonts.environment() == {}
    assert fonts.missing == ()
    assert "own fonts" in str(fonts.sentence())


def test_the_configuration_lets_every_font_of_the_list_through() -> None:
    accepted = {name.text for name in ElementTree.parse(CONF).findall(".//acceptfont//string")}
    assert {font.family for font in FONTS} <= accepted
