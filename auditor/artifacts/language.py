"""Texts of a page by the language they are declared to be in."""

from dataclasses import dataclass
from typing import ClassVar

from auditor.model import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageText:
    """A block of text that inherits the language of the root element, clipped to some hundred characters.

    `target` is None where the text has its share of the words that are frequent on the page: it can
    hardly be in another language than the rest.
    `is_name` marks text that is only told, not shown: alt texts, labels and other accessible names.
    `is_verbatim` marks code, and text that its author asks not to translate.
    """

    text: str
    target: Target | None = None
    is_name: bool = False
    is_verbatim: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguagePart:
    """An element below the root with a language of its own, and the text that inherits it.

    `lang` is the attribute as written, `outer_lang` the language around it ("" for none). `text` holds
    shown text and accessible names, clipped to some thousand characters; text in elements that declare
    another language is not in it.
    """

    lang: str
    outer_lang: str
    text: str
    target: Target


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortLink:
    """A link or button of few words that may be in another language: by its letters, its name or `hreflang`.

    `lang` is the language that its text inherits, as written; `hreflang` is the attribute as written, "" if absent.
    """

    text: str
    lang: str
    target: Target
    hreflang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageParts:
    """The texts of the main document by declared language.

    `lang` is the root element's attribute as written, "" if absent. `texts` inherit it, in document
    order; `title` does too. Links are given once for each text. `capped` when a list was cut off.
    """

    key: ClassVar[str] = "language_parts"
    lang: str
    title: str = ""
    root: Target | None = None
    texts: tuple[LanguageText, ...] = ()
    parts: tuple[LanguagePart, ...] = ()
    links: tuple[ShortLink, ...] = ()
    capped: bool = False
