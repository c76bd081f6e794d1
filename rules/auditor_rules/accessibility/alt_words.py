"""Text alternatives that can't be one, told by their words alone. Pure; used by the image rules."""

import re

MIN_HASH_CHARS = 16  # characters of hexadecimal digits that nobody reads as a word
_IMAGE_FILE = re.compile(r"[^\s]*\.(jpe?g|png|gif|svg|webp|avif|bmp|tiff?|ico|psd|heic)", re.IGNORECASE)
_SPACED_IMAGE_FILE = re.compile(r"[\w() -]{1,80}\.(jpe?g|png|gif|svg|webp|avif|bmp|tiff?)", re.IGNORECASE)
_ADDRESS = re.compile(r"(https?://|www\.|data:|file:/|/)\S*", re.IGNORECASE)
_CAMERA = re.compile(
    r"(img|dsc|dscn|dscf|pict?|mvi|gopr|pxl|image|photo)[-_ ]?\d{3,}[\w-]*|p\d{7}|\d{8}_\d{6}\w*"
    r"|screen ?shot[ _-]\d{4}-\d\d-\d\d.*",
    re.IGNORECASE,
)
_HASH = re.compile(
    rf"(?=.*\d)(?=.*[a-f])[0-9a-f]{{{MIN_HASH_CHARS},}}|[0-9a-f]{{8}}(-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}}", re.I
)
_CODED_STEM = re.compile(r"(?=.*(_|-.*-|-.*\d))[\w-]*[A-Za-z][\w-]*")  # "x-ray" is a word

# Words of WCAG failure F30 and their like: they name the medium or a place to be filled in, no content.
_EMPTY_WORDS = frozenset({
    "image", "images", "img", "picture", "pic", "photo", "photograph", "graphic", "graphics", "placeholder", "untitled",
    "spacer", "blank", "null", "undefined", "alt", "alt text", "alt tag", "alttext", "image alt", "image description",
    "description", "insert alt text here", "no alt text", "alternative text", "image placeholder", "placeholder image",
    "no image", "default image", "image here", "asdf", "dummy", "dummy image",
    "imagen", "foto", "fotografía", "bild", "immagine", "imagem", "photo image", "picture image",
})  # fmt: skip
# Words that name a kind of picture: next to the right text they may do, alone they say little.
_KIND_WORDS = frozenset({
    "logo", "icon", "banner", "header", "header image", "hero", "hero image", "thumbnail", "illustration", "arrow", "bullet",
    "chart", "graph", "diagram", "map", "screenshot", "screen shot", "figure", "button", "background", "background image",
    "slide", "slide image", "featured image", "cover", "cover image", "avatar", "drawing", "infographic", "line", "divider",
    "separator", "decorative", "decorative image", "decoration", "header banner", "image banner", "logo image", "icon image",
    "video thumbnail", "image thumbnail", "photo of", "image of", "picture of", "feature image", "main image", "site logo",
    "icono", "ícono", "logotipo", "gráfico", "mapa", "flyer", "poster", "image link", "link",
})  # fmt: skip
# Of those, what may also be the purpose of a link or button.
_PURPOSES = frozenset({
    "map", "mapa", "chart", "graph", "gráfico", "diagram", "poster", "flyer", "infographic", "link", "figure", "arrow",
})  # fmt: skip
_NUMBER_AT_END = re.compile(r"[\s#_-]*\d{1,3}$")
_EDGES = " \t\n.,:;!()[]{}<>\"'“”‘’*_-"
# Signs that are read aloud with their meaning and are used alone.
_SIGNS = frozenset({"?", "*", "+", "x", "×", "<", ">", "«", "»", "‹", "›", "$", "%", "&", "@", "#", "€", "£"})


def fold(text: str) -> str:
    """Lower case, white space folded, without punctuation at the ends; for comparing texts."""
    return " ".join(text.split()).strip(_EDGES).casefold()


def file_name_fault(name: str, file_name: str) -> str:
    """What a name is that is a file's name or address and no text: "address", "file", "number", "code"; or ""."""
    text = " ".join(name.split())
    if _ADDRESS.fullmatch(text) and len(text) > 1 and ("." in text or "/" in text[1:]):
        return "address"
    if _IMAGE_FILE.fullmatch(text) or (_SPACED_IMAGE_FILE.fullmatch(text) and text.casefold() == file_name.casefold()):
        return "file"
    if _CAMERA.fullmatch(text):
        return "number"
    if _HASH.fullmatch(text):
        return "code"
    return ""


def is_coded_stem(name: str, file_name: str) -> bool:
    """Whether a name is the file's own, less its ending, with the file's hyphens or underscores."""
    text = " ".join(name.split())
    stem = file_name.rpartition(".")[0] or file_name
    return bool(_CODED_STEM.fullmatch(text)) and text.casefold() == stem.casefold()


def is_empty_word(name: str) -> bool:
    """Whether a name only says that there is a picture ("image", "photo 3", "alt text")."""
    text = fold(name)
    return text in _EMPTY_WORDS or _NUMBER_AT_END.sub("", text) in _EMPTY_WORDS


def is_kind_word(name: str, *, in_control: bool = False) -> bool:
    """Whether a name only says what kind of picture it is ("logo", "banner 2").

    In a link or button, words that may be its purpose ("map") are none.
    """
    words = {fold(name), _NUMBER_AT_END.sub("", fold(name))}
    return bool(words & _KIND_WORDS) and not (in_control and words & _PURPOSES)


def has_no_words(name: str) -> bool:
    """Whether a name holds neither a letter nor a digit, and is no sign with a meaning of its own."""
    text = name.strip()
    return bool(text) and text not in _SIGNS and not any(char.isalnum() or ord(char) > 0x2190 for char in text)
