"""Text alternatives that say nothing, too little twice, or too much."""

from collections.abc import Iterable, Iterator

from auditor.artifacts import Picture, Pictures
from auditor.message import Message, say, say_count
from auditor.model import Confidence, Finding, Harm, Outcome, Owner
from auditor.rule import Example, Rule, rule
from auditor_rules.accessibility.alt_words import (
    file_name_fault,
    fold,
    has_no_words,
    is_coded_stem,
    is_empty_word,
    is_kind_word,
)
from auditor_rules.harm import Harms, of_picture
from auditor_rules.telling import clipped, passes

MAX_ALT_CHARS = 300  # about 20 s of listening that can't be paused; WCAG sets no limit, most guides say 100 to 150
MIN_REPEATED_CHARS = 4  # a shorter text beside a picture ("PDF", "New") is a label, and hearing it twice costs nothing
MAX_QUOTED_CHARS = 80  # characters of a text alternative quoted in a message

_DOT = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='90' height='60'%3E%3C/svg%3E"
_PAGE = '<!doctype html><html lang="en"><title>Parks</title><main><h1>Parks</h1>{}</main>'
_IMG = f'<img src="{_DOT}" width="90" height="60" alt="{{}}">'


def _named(pictures: Iterable[Picture]) -> Iterator[Picture]:
    """Pictures that assistive technology announces with a name."""
    return (picture for picture in pictures if picture.name and not picture.hidden_by and picture.kind != "css")


def clip(text: str) -> str:
    """A text as a message repeats it: on one line, clipped."""
    return clipped(" ".join(text.split()), MAX_QUOTED_CHARS)


def capped(pictures: Pictures) -> Iterator[Finding]:
    """Says so when not every picture was looked at."""
    if pictures.capped:
        yield Finding(Outcome.UNTESTED, say("the page holds more pictures than are looked at"))


@rule(
    "alt-is-file-name",
    title="A picture's text is a file name or an address",
    family="accessibility",
    harm={"blind": Harm.HINDER, "low_vision": Harm.SLOW},
    confidence=Confidence.HIGH,
    refs=("wcag22:1.1.1", "failure:F30"),
    conformance=True,
    owner=Owner.CONTENT,
    examples=(
        Example("the camera's file name", _PAGE.format(_IMG.format("IMG_2041.JPG")), "failed"),
        Example("words", _PAGE.format(_IMG.format("Children on the slide in Oak Park")), "passed"),
    ),
)
def alt_is_file_name(pictures: Pictures) -> Iterator[Finding]:
    """Pictures that are announced by their file name.

    What it checks: whether the text that assistive technology is told of a picture is a file name,
        an address, the number a camera gives, or a code. A text that equals the name of the file
        less its ending, hyphens included, is for a person to look at.
    Who it affects: people who are blind and listen to the page; people who read the text because
        pictures are switched off or don't load.
    Why: a listener hears "I M G underscore two zero four one dot J P G" and learns nothing.
    What decides the harm: the size of the picture: over 100 CSS px it hinders people who are blind,
        below that it slows them, and a bullet or icon of up to 24 px is only noticed.
    How to fix: write what the picture tells in its place, in a few words. If it tells nothing that
        the text does not, give it an empty alt text (`alt=""`).
    Limits: whether a text in words says the right thing takes a person who looks at the picture.
    Sources: WCAG 2.2 success criterion 1.1.1 Non-text Content; failure F30.
    """
    passed = 0
    for picture in _named(pictures.pictures):
        fault = file_name_fault(picture.name, picture.file_name)
        if fault:
            yield Finding(
                Outcome.FAILED, _is_no_text(fault, clip(picture.name)), target=picture.target, harm=_harm(picture)
            )
        elif is_coded_stem(picture.name, picture.file_name):
            message = say(
                "the text alternative “{name}” is the name of the file. Check whether it says what is shown",
                name=clip(picture.name),
            )
            yield Finding(Outcome.CANT_TELL, message, target=picture.target, harm=_harm(picture))
        else:
            passed += 1
    yield from passes(passed, say("no file name"))
    yield from capped(pictures)


def _harm(picture: Picture) -> Harms:
    """Of a text alternative that says nothing."""
    return of_picture(picture.width_px, picture.height_px)


def _is_no_text(fault: str, name: str) -> Message:
    """What to say of a text alternative that `file_name_fault` tells apart from text."""
    return {
        "address": say("the text alternative is an address: “{name}”", name=name),
        "file": say("the text alternative is a file name: “{name}”", name=name),
        "number": say(
            "the text alternative is the number that a camera or a program gave the file: “{name}”", name=name
        ),
        "code": say("the text alternative is a code, not words: “{name}”", name=name),
    }[fault]


@rule(
    "alt-says-nothing",
    title="A picture's text says only that there is a picture",
    family="accessibility",
    harm={"blind": Harm.HINDER, "low_vision": Harm.SLOW},
    confidence=Confidence.HIGH,
    refs=("wcag22:1.1.1", "failure:F30", "failure:F39"),
    conformance=True,
    owner=Owner.CONTENT,
    examples=(
        Example("only the word", _PAGE.format(_IMG.format("image")), "failed"),
        Example("a kind of picture", _PAGE.format(_IMG.format("Logo")), "cantTell"),
        Example("what it shows", _PAGE.format(_IMG.format("Logo of the Oak Park Service")), "passed"),
    ),
)
def alt_says_nothing(pictures: Pictures) -> Iterator[Finding]:
    """Pictures announced as "image", "photo", "alt text" and the like.

    What it checks: whether the whole text alternative is a word for a picture ("image", "photo 3"),
        a placeholder ("alt text", "untitled", "null"), or only signs. Words for a kind of picture
        ("logo", "chart", "banner") are for a person to look at, unless the picture stands in a link or
        button beside words, which name it.
    Who it affects: people who are blind and listen to the page.
    Why: a screen reader says "image" by itself. "Image, image" or "image, placeholder" takes time
        and leaves out what the others see.
    What decides the harm: the size of the picture: over 100 CSS px it hinders people who are blind,
        below that it slows them, and a bullet or icon of up to 24 px is only noticed.
    How to fix: write what the picture tells. If it is there for its looks only, give it an empty alt
        text (`alt=""`), so that it is passed over.
    Limits: a text that is more than such a word passes, whether it fits the picture or not.
    Sources: WCAG 2.2 success criterion 1.1.1 Non-text Content; failures F30 and F39.
    """
    passed = 0
    for picture in _named(pictures.pictures):
        said = clip(picture.name)
        if file_name_fault(picture.name, picture.file_name):
            continue  # reported as a file name
        if is_empty_word(picture.name):
            message = say("the whole text alternative is “{said}”", said=said)
            yield Finding(Outcome.FAILED, message, target=picture.target, harm=_harm(picture))
        elif _stands_beside_words(picture):
            passed += 1
        elif is_kind_word(picture.name, in_control=bool(picture.control)):
            message = say(
                "the whole text alternative is “{said}”. Check whether a listener learns what is shown, or needs to",
                said=said,
            )
            yield Finding(Outcome.CANT_TELL, message, target=picture.target, harm=_harm(picture))
        elif has_no_words(picture.name):
            message = say(
                "the text alternative “{said}” holds no words. Check whether the picture tells anything", said=said
            )
            yield Finding(Outcome.CANT_TELL, message, target=picture.target, harm=_harm(picture))
        else:
            passed += 1
    yield from passes(passed, say("says more than a word for a picture"))
    yield from capped(pictures)


def _stands_beside_words(picture: Picture) -> bool:
    """Whether the link or button that holds the picture is named by words of its own."""
    return bool(picture.control) and any(char.isalnum() for char in picture.control_text)


@rule(
    "alt-repeats-text",
    title="A picture's text repeats the text next to it",
    family="accessibility",
    harm={"blind": Harm.SLOW},
    confidence=Confidence.MEDIUM,
    owner=Owner.CONTENT,
    examples=(
        Example(
            "the caption again",
            _PAGE.format(f"<figure>{_IMG.format('The new slide')}<figcaption>The new slide</figcaption></figure>"),
            "failed",
        ),
        Example(
            "a caption that adds to it",
            _PAGE.format(f"<figure>{_IMG.format('A red slide')}<figcaption>The new slide</figcaption></figure>"),
            "passed",
        ),
    ),
)
def alt_repeats_text(pictures: Pictures) -> Iterator[Finding]:
    """Pictures whose text is heard twice.

    What it checks: whether the text alternative is word for word the caption of the picture or the
        text right before or after it.
    Who it affects: people who are blind and listen to the page.
    Why: they hear the same words twice in a row, on long lists of cards again and again, and still
        don't learn what the picture shows.
    What decides the harm: nothing measured: the same words are heard twice.
    How to fix: when the text beside it says it all, give the picture an empty alt text (`alt=""`).
        Otherwise say in the alt text what the caption does not.
    Limits: advice beyond WCAG. The same in other words is not noticed. A picture that alone names its
        link or button needs its text; one beside the same words in it is reported by image-redundant-alt.
    Sources: W3C tutorial Images, decorative images; HTML standard, figures with captions.
    """
    passed = 0
    for picture in _named(pictures.pictures):
        name = fold(picture.name)
        is_needed = picture.control and not picture.control_text  # it names the link or button
        if picture.kind != "img" or is_needed or fold(picture.alt or "") != name:
            continue
        said = clip(picture.name)
        places = (
            (picture.caption, say("“{name}” is also the caption", name=said)),
            (picture.text_before, say("“{name}” is also the text before it", name=said)),
            (picture.text_after, say("“{name}” is also the text after it", name=said)),
        )
        if len(name) < MIN_REPEATED_CHARS or not any(text for text, _ in places):
            continue
        repeated = next((message for text, message in places if fold(text) == name), None)
        if repeated and fold(picture.control_text) != name:
            yield Finding(Outcome.FAILED, repeated, target=picture.target)
        else:
            passed += 1
    yield from passes(passed, say("differs from the text beside it"))
    yield from capped(pictures)


@rule(
    "alt-too-long",
    title="A picture's text is very long",
    family="accessibility",
    harm={"blind": Harm.SLOW},
    confidence=Confidence.LOW,
    owner=Owner.CONTENT,
    examples=(
        Example("a whole story", _PAGE.format(_IMG.format("Children play on the slide. " * 12)), "cantTell"),
        Example("a sentence", _PAGE.format(_IMG.format("Children play on the slide.")), "passed"),
    ),
)
def alt_too_long(pictures: Pictures) -> Iterator[Finding]:
    """Text alternatives that should be text on the page.

    What it checks: whether a text alternative has more than 300 characters.
    Who it affects: people who are blind: a screen reader reads it in one go, and it can't be read
        word by word or by headings.
    Why: so much text means that the picture shows text, a chart or a form. Everybody else could use
        it as text too.
    What decides the harm: nothing measured beyond the limit: it takes time to hear.
    How to fix: put the text on the page, beside the picture or behind a link, and let the alt text
        say in a few words what the picture is and where the text stands.
    Limits: advice beyond WCAG, which sets no length. A person must judge.
    Sources: W3C tutorial Images, complex images.
    """
    passed = 0
    for picture in _named(pictures.pictures):
        if len(picture.name) > MAX_ALT_CHARS:
            message = say_count(
                "{n} character. Check whether this belongs on the page as text",
                "{n} characters. Check whether this belongs on the page as text",
                n=len(picture.name),
            )
            yield Finding(Outcome.CANT_TELL, message, target=picture.target)
        else:
            passed += 1
    yield from passes(passed, say("short enough to listen to"))
    yield from capped(pictures)


RULES: tuple[Rule, ...] = (alt_is_file_name, alt_says_nothing, alt_repeats_text, alt_too_long)
