"""Pictures that are announced and should not be, hidden and should not be, or are text themselves."""

import re
from collections.abc import Iterator

from auditor.artifacts import ImageText, Picture, PicturePixels, Pictures
from auditor.message import Message, Value, say, say_count
from auditor.model import Confidence, Finding, Harm, Outcome, Owner
from auditor.rule import Example, Rule, rule
from auditor_rules.accessibility.alt_words import fold
from auditor_rules.accessibility.images import capped, clip
from auditor_rules.harm import of_picture
from auditor_rules.telling import passes

SPACER_PX = 3.0  # CSS px; nobody sees a picture in so thin a strip, which spaces, tracks or divides
DIVIDER_ASPECT = 30.0  # length to thickness; the widest banner with content seen on real sites was 15
DIVIDER_PX = 16.0  # CSS px; thicker strips can hold a line of writing
MIN_CONTENT_PX = 48.0  # CSS px; smaller pictures without a name are icons beside their text
MIN_CHART_SIDE_PX = 120.0  # CSS px; below, a file called "chart" is an icon of a chart
MIN_DRAWING_PX = 96.0  # CSS px of an unnamed svg's shorter side
MIN_DRAWING_SHAPES, MIN_DRAWING_COLOURS = 4, 3  # an icon has fewer parts or colours
MIN_MARKS_OF_BUTTON = 5  # upright strokes on an image button: one word
MIN_WORDS = 2  # one word drawn is mostly a logotype, which SC 1.4.5 exempts
MIN_WRITTEN_SHARE = 0.35  # of the width that a line of writing spans
MIN_LINE_ROWS = (
    0.8  # of the rows with strokes; below, a picture "contains significant other visual content" (WCAG, image of text)
)
MIN_MAIN_TONES = 0.35  # writing stands on an even ground; photos measured 0.10 to 0.35
PLAIN_SHARE = (0.05, 0.97)  # rows without a stroke: space between lines, and yet some writing
MAX_LINES = 6  # more are a page or a screen, which is shown for its looks

_FILLER = r".*\b(spacer|divider|separator|filler)\b.*|bullet( point)?|(blank|transparent|empty)( image| gif| space)?"
_FILLER_WORDS = re.compile(_FILLER, re.IGNORECASE)  # such a picture says itself that it is pure decoration
_DECOR_WORDS = re.compile(rf"{_FILLER}|dot|border|hr|(horizontal |vertical )?(line|rule)", re.IGNORECASE)
_CONTENT_FILE = re.compile(
    r"chart|graph(?!ic)|diagram|infographic|flow-?chart|timeline|org-?chart|(?<![a-z])map(?![a-z])|table|flyer|poster|"
    r"instruction|schedule|calendar|qr-?code",
    re.IGNORECASE,
)
_DECOR_FILE = re.compile(r"icon|bg|background|pattern|texture|placeholder|sitemap|tablet|thumb|hero", re.IGNORECASE)

_DOT = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='300' height='200'%3E%3C/svg%3E"
_PAGE = '<!doctype html><html lang="en"><title>Budget</title><main><h1>Budget</h1>{}</main>'


@rule(
    "decorative-image-announced",
    title="A spacer or divider is announced as a picture",
    family="accessibility",
    harm={"blind": Harm.SLOW},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:1.1.1", "failure:F39", "technique:C9"),
    conformance=True,
    owner=Owner.CODE,
    examples=(
        Example(
            "a spacer with a name", _PAGE.format(f'<img src="{_DOT}" width="400" height="2" alt="spacer">'), "failed"
        ),
        Example(
            "a spacer that is passed over",
            _PAGE.format(f'<img src="{_DOT}" width="400" height="2" alt="">'),
            "inapplicable",
        ),
        Example("a picture", _PAGE.format(f'<img src="{_DOT}" width="300" height="200" alt="Two bridges">'), "passed"),
    ),
)
def decorative_image_announced(pictures: Pictures) -> Iterator[Finding]:
    """Lines, dots and spacers that interrupt a listener.

    What it checks: pictures outside links and buttons that have a name and are at most 3 CSS px thin,
        or long strips below 16 CSS px. With a name like "spacer" or "line" they fail; with another
        name a person must look. A smaller side below 16 CSS px is enough for a picture that is named as a
        spacer, divider, bullet or blank to fail.
    Who it affects: people who are blind and listen to the page.
    Why: an ornament tells nothing. Announced between two sentences it only takes time and makes the
        listener wonder what was missed.
    What decides the harm: nothing measured: a word or two are heard for nothing.
    How to fix: give it an empty alt text (`alt=""`), or draw it with CSS.
    Limits: ornaments of a picture's usual size can't be told from content by their measures.
    Sources: WCAG 2.2 success criterion 1.1.1 Non-text Content; failure F39, technique C9.
    """
    passed = 0
    for picture in pictures.pictures:
        if (
            not picture.name
            or picture.hidden_by
            or picture.control
            or picture.kind not in ("img", "svg", "role", "object")
        ):
            continue
        is_strip, name = _is_strip(picture), fold(picture.name)
        is_filler = _is_small(picture) and _FILLER_WORDS.fullmatch(name)
        if not is_strip and not is_filler:
            passed += 1
            continue
        told: dict[str, Value] = {"width": picture.width_px, "height": picture.height_px, "name": clip(picture.name)}
        if is_filler or _DECOR_WORDS.fullmatch(name):
            message = say("{width:g} by {height:g} CSS px, announced as “{name}”", **told)
            yield Finding(Outcome.FAILED, message, target=picture.target)
        else:
            message = say(
                "{width:g} by {height:g} CSS px, announced as “{name}”. Check whether this picture tells anything",
                **told,
            )
            yield Finding(Outcome.CANT_TELL, message, target=picture.target)
    yield from passes(passed, say("large enough to tell something"))
    yield from capped(pictures)


def _is_small(picture: Picture) -> bool:
    """Whether it is too thin to hold a line of writing."""
    return 0 < min(picture.width_px, picture.height_px) < DIVIDER_PX


def _is_strip(picture: Picture) -> bool:
    thin, long = sorted((picture.width_px, picture.height_px))
    return thin <= SPACER_PX or (thin < DIVIDER_PX and long / thin >= DIVIDER_ASPECT)


@rule(
    "meaningful-image-hidden",
    title="A picture that seems to tell something is hidden from screen readers",
    family="accessibility",
    harm={"blind": Harm.HINDER, "low_vision": Harm.SLOW},
    confidence=Confidence.LOW,
    refs=("wcag22:1.1.1",),
    act=("e88epe",),
    owner=Owner.CONTENT,
    examples=(
        Example(
            "a picture with a caption, passed over",
            _PAGE.format(
                f'<figure><img src="{_DOT}" alt="" width="300" height="200"><figcaption>Spending by year</figcaption></figure>'
            ),
            "cantTell",
        ),
        Example(
            "an ornament beside its text",
            _PAGE.format(f'<img src="{_DOT}" alt="" width="300" height="200"><p>Spending grew by 3 percent.</p>'),
            "passed",
        ),
    ),
)
def meaningful_image_hidden(pictures: Pictures) -> Iterator[Finding]:
    """Charts, captioned pictures and drawings that a listener is not told of.

    What it checks: visible pictures that assistive technology passes over, with a sign that they
        carry content: a caption of their own, a file called chart, map, diagram and the like, a
        canvas with something drawn on it, or a large drawing of many parts that nobody marked as
        decoration. A person must look at each.
    Who it affects: people who are blind and listen to the page.
    Why: whoever can't see the picture does not even learn that there is one.
    What decides the harm: the size of the picture: over 100 CSS px it hinders people who are blind,
        below that it slows them.
    How to fix: if it tells something, say it in a text alternative, or in the text beside it. If it
        is an ornament, mark it: `alt=""`, or `aria-hidden="true"` on a drawing.
    Limits: a photo without any of these signs passes. Pictures that are the only content of a link
        or button are reported by link-name and button-name.
    Sources: WCAG 2.2 success criterion 1.1.1 Non-text Content; failure F38; ACT rule e88epe.
    """
    passed = 0
    for picture in pictures.pictures:
        if picture.kind in ("css", "area", "role", "input") or picture.name or picture.loaded is False:
            continue
        if picture.kind in ("img", "object", "embed") and not picture.hidden_by:
            continue  # no text alternative at all: reported by image-alt and object-alt
        sign = _sign_of_content(picture)
        if sign:
            message = say(
                "passed over by screen readers, but {sign}. Check whether it tells anything that the text does not",
                sign=sign,
            )
            harm = of_picture(picture.width_px, picture.height_px)
            yield Finding(Outcome.CANT_TELL, message, target=picture.target, harm=harm)
        else:
            passed += 1
    yield from passes(passed, say("no sign that it tells anything"))
    yield from capped(pictures)


def _sign_of_content(picture: Picture) -> Message | None:
    """Why a picture that is passed over seems to tell something; None without a sign."""
    shorter = min(picture.width_px, picture.height_px)
    if picture.control_name or shorter < MIN_CONTENT_PX:
        return None
    if picture.kind == "canvas":
        return say("something is drawn on it") if picture.loaded and not picture.hidden_by else None
    if picture.caption and picture.hidden_by == "alt":
        return say("it has the caption “{caption}”", caption=clip(picture.caption))
    if picture.kind == "svg":
        return _sign_of_drawing(picture)
    is_content = _CONTENT_FILE.search(picture.file_name) and not _DECOR_FILE.search(picture.file_name)
    if is_content and shorter >= MIN_CHART_SIDE_PX:
        return say("its file is called “{name}”", name=clip(picture.file_name))
    return None


def _sign_of_drawing(svg: Picture) -> Message | None:
    """Why an unnamed drawing seems to be more than an icon or an ornament."""
    is_large = min(svg.width_px, svg.height_px) >= MIN_DRAWING_PX
    is_rich = svg.shapes >= MIN_DRAWING_SHAPES and svg.colours >= MIN_DRAWING_COLOURS
    if svg.hidden_by or svg.has_text or not (is_large and is_rich):
        return None
    return say_count(
        "it is a drawing of {n} part that is not marked as decoration",
        "it is a drawing of {n} parts that is not marked as decoration",
        n=svg.shapes,
    )


@rule(
    "image-of-text",
    title="A picture may show text",
    family="accessibility",
    harm={"low_vision": Harm.HINDER, "cognitive_learning": Harm.SLOW},
    confidence=Confidence.LOW,
    refs=("wcag22:1.4.5", "wcag22:1.4.9"),
    act=("0va7u6",),
    owner=Owner.DESIGN,
    examples=(
        Example(
            "an image button with its label drawn",
            _PAGE.format(
                '<input type="image" alt="Send the form" src="data:image/svg+xml,%3Csvg xmlns=%27http://www.w3.org/2000/svg%27 '
                "width=%27200%27 height=%2740%27%3E%3Crect width=%27200%27 height=%2740%27 fill=%27white%27/%3E%3Ctext x=%2710%27 "
                'y=%2728%27 font-size=%2724%27%3ESend the form%3C/text%3E%3C/svg%3E">'
            ),
            "cantTell",
        ),
        Example("a plain picture", _PAGE.format(f'<img src="{_DOT}" alt="" width="300" height="200">'), "inapplicable"),
    ),
)
def image_of_text(pictures: Pictures, pixels: ImageText) -> Iterator[Finding]:
    """Pictures with lines of writing in them.

    What it checks: of each page the few pictures that are likeliest to show text, by shape, place,
        file name and text alternative: whether their pixels form lines of several words on an even ground,
        and little else. A person must look at each.
    Who it affects: people with low vision, who enlarge the page or change its colours and fonts, and
        people who read with difficulty and set their own font and spacing.
    Why: text in a picture gets coarse when it is enlarged, can't be recoloured, wrapped or read aloud
        with its words marked, and is left out by translation and search.
    What decides the harm: nothing measured: the text can be read as it is, or with effort when it is
        enlarged.
    How to fix: write the text as text and style it with CSS; lay it over the picture if need be.
    Limits: logos, maps, charts and screen shots are left out, as the criterion lets them be, and so is
        writing beside other things in a picture. A picture is a logo where its file, class, text alternative or place says
        so, where it is called as the site that its link leads to, or where it is a name in a row of such that each lead to
        the front page of another site. Writing on a photo is rarely found, very bold type not always, and only three pictures of a page are looked at.
    Sources: WCAG 2.2 success criteria 1.4.5 Images of Text and 1.4.9 Images of Text (No Exception);
        ACT rule 0va7u6.
    """
    for seen in pixels.pictures:
        if _shows_writing(seen):
            yield Finding(Outcome.CANT_TELL, _writing(seen), target=seen.target)
        else:
            yield Finding(Outcome.PASSED, say("no lines of writing seen"), target=seen.target)
    if pixels.candidates > len(pixels.pictures):
        yield Finding(
            Outcome.UNTESTED,
            say("only the likeliest pictures of a page are looked at, and none in boxes that scroll by themselves"),
        )
    yield from capped(pictures)


def _writing(seen: PicturePixels) -> Message:
    if not seen.name:
        return say_count(
            "{n} line that look like writing. Check whether it is text that could be written as text",
            "{n} lines that look like writing. Check whether it is text that could be written as text",
            n=seen.lines,
        )
    return say_count(
        "{n} line that look like writing, announced as “{name}”. Check whether it is text that could be written as text",
        "{n} lines that look like writing, announced as “{name}”. Check whether it is text that could be written as text",
        n=seen.lines,
        name=clip(seen.name),
    )


def _shows_writing(seen: PicturePixels) -> bool:
    is_even = seen.main_tones_share >= MIN_MAIN_TONES
    if not (is_even and 1 <= seen.lines <= MAX_LINES and seen.written_share >= MIN_WRITTEN_SHARE):
        return False
    if seen.kind == "input":  # drawn to its border, most often
        return seen.marks >= MIN_MARKS_OF_BUTTON
    return (
        seen.words >= max(MIN_WORDS, seen.lines + 1)
        and seen.line_rows_share >= MIN_LINE_ROWS
        and PLAIN_SHARE[0] <= seen.plain_share <= PLAIN_SHARE[1]
    )


RULES: tuple[Rule, ...] = (decorative_image_announced, meaningful_image_hidden, image_of_text)
