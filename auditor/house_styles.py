"""Which house style holds for a page: the agency's own, for the audience of the address."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from auditor.artifacts.house import Audience, HouseStyle
from auditor.config import Text
from auditor.globs import matches_glob
from auditor.text.house_file import load_house


def house_styles(settings: Text) -> Callable[[str], HouseStyle]:
    """Address -> house style. Reads the agency's file once; raises ConfigError when it can't be used.

    The first glob of `audiences` that matches the whole address or its path decides.
    """
    house = load_house(Path(settings.house)) if settings.house else HouseStyle()
    if settings.audience:
        house = for_audience(house, settings.audience)
    styles = {pattern: for_audience(house, audience) for pattern, audience in settings.audiences.items()}

    def house_of(url: str) -> HouseStyle:
        path = urlsplit(url).path
        matches = (style for glob, style in styles.items() if matches_glob(glob, url) or matches_glob(glob, path))
        return next(matches, house)

    return house_of


def for_audience(house: HouseStyle, audience: Audience) -> HouseStyle:
    """The style for another audience, with that audience's target grade."""
    return replace(house, audience=audience, target_grade=None)
