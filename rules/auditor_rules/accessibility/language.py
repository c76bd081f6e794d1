"""Whether texts are in the language they are declared to be in."""

from collections.abc import Iterable, Iterator

from auditor.artifacts import LanguageParts, LanguageText, ShortLink
from auditor.language import (
    MAX_CHARS,
    Comparison,
    Verdict,
    are_kin,
    compare,
    is_known,
    languages_named,
    name_of,
    primary,
    said_name,
)
from auditor.message import Message, Value, say
from auditor.model import Confidence, Finding, Harm, Outcome, Owner
from auditor.rule import Example, rule
from auditor_rules.telling import either, passes

_HARM = {"blind": Harm.HINDER, "limited_english": Harm.SLOW, "low_vision": Harm.SLOW, "cognitive_learning": Harm.SLOW}
_PAGE = '<!doctype html><html lang="{lang}"><title>{title}</title><main>{body}</main>'
_SPANISH = (
    "<h1>Pague su multa</h1><p>Usted puede pagar la multa por correo o en la oficina del condado. "
    "Traiga el aviso que recibió y una identificación con fotografía.</p>"
)
_ENGLISH = (
    "<h1>Pay your ticket</h1><p>You can pay the ticket by mail or at the county office. "
    "Bring the notice that you got and an identity card with a picture of you.</p>"
)


@rule(
    "page-language-mismatch",
    title="The page is in another language than it says",
    family="accessibility",
    harm=_HARM,
    confidence=Confidence.HIGH,
    refs=("wcag22:3.1.1", "technique:H57"),
    act=("ucwvc8",),
    conformance=True,
    examples=(
        Example("Spanish declared to be English", _PAGE.format(lang="en", title="Multas", body=_SPANISH), "failed"),
        Example("Spanish declared as such", _PAGE.format(lang="es", title="Multas", body=_SPANISH), "passed"),
    ),
)
def page_language_mismatch(page: LanguageParts) -> Iterator[Finding]:
    """Pages whose `lang` names another language than the one they are written in.

    What it checks: the language declared on the root element against the language of most of the
        text that inherits it: shown text, title, alt texts and labels.
    Who it affects: people who listen to the page, and people who have it translated.
    Why: a screen reader picks its voice by this attribute. English read by a Spanish voice can't be
        understood; a braille display takes the wrong signs, and a translator offers nothing.
    What decides the harm: nothing measured: the whole page is read in a wrong voice, until the listener
        chooses another by hand.
    How to fix: let the template write the language of each page: `<html lang="es">` on the Spanish
        ones. Most systems for managing content have a setting for it.
    Limits: languages that look alike (Norwegian and Danish, Indonesian and Malay) are not told
        apart; languages unknown to the detector are not tested. A page with little text that can't
        be told for sure is left to a person.
    Sources: WCAG 2.2 success criterion 3.1.1 Language of Page, technique H57; ACT rule ucwvc8.
    """
    declared = primary(page.lang)
    if not declared:
        return
    if not is_known(declared):
        yield Finding(
            Outcome.UNTESTED,
            say("texts in {language} can't be recognised", language=said_name(declared)),
            target=page.root,
        )
        return
    result = compare(_page_text(page), declared)
    data = _data(page.lang, result)
    if result.verdict is Verdict.OTHER:
        message = say(
            "the text is in {language}, and the page says lang=“{lang}”",
            language=said_name(result.language),
            lang=page.lang,
        )
        yield Finding(Outcome.FAILED, message, target=page.root, data=data)
    elif result.verdict is Verdict.PERHAPS_OTHER:
        message = say(
            "the page says lang=“{lang}”, and its text looks like {language}. Check which language most of it is in",
            lang=page.lang,
            language=said_name(result.language),
        )
        yield Finding(Outcome.CANT_TELL, message, target=page.root, data=data)
    elif result.verdict is Verdict.SAME:
        yield Finding(
            Outcome.PASSED,
            say("the text is in {language}, as declared", language=said_name(declared)),
            target=page.root,
        )
    elif page.texts or page.title:
        yield Finding(Outcome.UNTESTED, say("there is too little text to tell its language"), target=page.root)


@rule(
    "part-language-mismatch",
    title="A part is in another language than it says",
    family="accessibility",
    harm=_HARM,
    confidence=Confidence.HIGH,
    refs=("wcag22:3.1.2", "technique:H58"),
    act=("off6ek",),
    conformance=True,
    examples=(
        Example(
            "an English box marked as French",
            _PAGE.format(lang="en", title="Tickets", body=f'<div lang="fr">{_ENGLISH}</div>'),
            "failed",
        ),
        Example(
            "a Spanish box marked as Spanish",
            _PAGE.format(lang="en", title="Tickets", body=f'<div lang="es">{_SPANISH}</div>'),
            "passed",
        ),
    ),
)
def part_language_mismatch(page: LanguageParts) -> Iterator[Finding]:
    """Elements whose `lang` names another language than their text.

    What it checks: each element below the root with a `lang` of its own: the text and the
        accessible names that inherit it against that language.
    Who it affects: people who listen to the page: the voice changes where it should not.
    Why: marking a text with a wrong language is worse than not marking it. The screen reader
        switches its voice and reads words that nobody can follow.
    What decides the harm: nothing measured: the passage is read in a wrong voice, until the listener
        chooses another by hand.
    How to fix: correct the code, or take the attribute away when the text is in the page's language.
        Boxes that were translated back, or copied from another page, often keep an old `lang`.
    Limits: names and texts of one or two words can seldom be told, and are left out. Languages that
        look alike are not told apart.
    Sources: WCAG 2.2 success criterion 3.1.2 Language of Parts, technique H58; ACT rule off6ek.
    """
    for part in page.parts:
        declared = primary(part.lang)
        if not declared or not is_known(declared):
            continue
        result = compare(part.text, declared)
        data = _data(part.lang, result)
        told: dict[str, Value] = {"lang": part.lang, "language": said_name(result.language), "text": _clip(part.text)}
        if result.verdict is Verdict.OTHER:
            message = say("marked lang=“{lang}”, and its text is in {language}: “{text}”", **told)
            yield Finding(Outcome.FAILED, message, target=part.target, data=data)
        elif result.verdict is Verdict.PERHAPS_OTHER:
            message = say(
                "marked lang=“{lang}”, and its text looks like {language}: “{text}”. Check which language it is in",
                **told,
            )
            yield Finding(Outcome.CANT_TELL, message, target=part.target, data=data)
        elif result.verdict is Verdict.SAME:
            yield Finding(
                Outcome.PASSED,
                say("its text is in {language}, as marked", language=said_name(declared)),
                target=part.target,
            )


MIN_PASSAGE_WORDS = 6  # words; shorter ones are mostly names, titles and words that English has taken over
MIN_PASSAGE_P = 0.95  # probability; a passage is one of hundreds on a page, so it must be surer than the page
MIN_PASSAGE_SIGNS = 8  # letters of a passage in a script that needs no blanks between words
MIN_LOWER_SHARE = 0.5  # share of words that start small: names and titles are written large


@rule(
    "foreign-passage",
    title="A passage in another language is not marked",
    family="accessibility",
    harm=_HARM,
    confidence=Confidence.MEDIUM,
    refs=("wcag22:3.1.2", "technique:H58"),
    conformance=True,
    owner=Owner.CONTENT,
    examples=(
        Example(
            "a Spanish paragraph on an English page",
            _PAGE.format(lang="en", title="Tickets", body=_ENGLISH + _SPANISH),
            "failed",
        ),
        Example(
            "the same paragraph with its language",
            _PAGE.format(lang="en", title="Tickets", body=f'{_ENGLISH}<div lang="es">{_SPANISH}</div>'),
            "passed",
        ),
    ),
)
def foreign_passage(page: LanguageParts) -> Iterator[Finding]:
    """Sentences in another language that no `lang` announces.

    What it checks: blocks of text, alt texts and labels of six words or more that inherit the page's
        language and are clearly in another one.
    Who it affects: people who listen to the page, above all those for whom the passage was written.
    Why: without the mark a screen reader reads Spanish with an English voice. Notices of free help
        in other languages are often written so, and fail the people they are for.
    What decides the harm: nothing measured: the passage is read in a wrong voice, until the listener
        chooses another by hand.
    How to fix: put the language on the element that holds the passage: `<p lang="es">`.
    Limits: short passages, a foreign sentence within an English paragraph, and languages that look
        alike are not found. Code, dummy text, and text marked `translate="no"` are left out.
        When the page's own language is wrong, page-language-mismatch says so instead.
    Sources: WCAG 2.2 success criterion 3.1.2 Language of Parts, technique H58.
    """
    declared = primary(page.lang)
    if not declared or not is_known(declared) or compare(_page_text(page), declared).verdict is Verdict.OTHER:
        return
    passed = 0
    for text in page.texts:
        if text.target is None:
            passed += 1
            continue
        if text.is_verbatim or languages_named(text.text):
            continue
        result = compare(text.text, declared)
        if _is_foreign(text, result):
            message = say(
                "in {language} without a lang attribute: “{text}”",
                language=said_name(result.language),
                text=_clip(text.text),
            )
            yield Finding(Outcome.FAILED, message, target=text.target, data=_data(page.lang, result))
        elif result.verdict is Verdict.SAME:
            passed += 1
    yield from passes(passed, say("in {language}, as the page", language=said_name(declared)))


@rule(
    "translation-link-language",
    title="A link in another language is marked as being in this one",
    family="accessibility",
    harm={"blind": Harm.SLOW, "limited_english": Harm.SLOW},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:3.1.2", "technique:H58"),
    examples=(
        Example(
            "names of languages without their language",
            _PAGE.format(lang="en", title="Tickets", body=_ENGLISH + '<a href="/vi">Tiếng Việt</a>'),
            "cantTell",
        ),
        Example(
            "each name in its language",
            _PAGE.format(lang="en", title="Tickets", body=_ENGLISH + '<a href="/vi" lang="vi">Tiếng Việt</a>'),
            "passed",
        ),
    ),
)
def translation_link_language(page: LanguageParts) -> Iterator[Finding]:
    """Links to translations that are named in that language and not marked so.

    What it checks: links and buttons whose text is a language's own name ("Español", "中文"), or is
        clearly in the language that their `hreflang` names, and what `lang` their text has.
    Who it affects: people who listen to the page and look for their language.
    Why: an English voice spells "Tiếng Việt" as noise, or leaves "中文" out. The people who need the
        link most don't notice it.
    What decides the harm: nothing measured: one or two words are garbled, and the link is often known
        by its place.
    How to fix: add the language to the link: `<a href="/vi/" lang="vi" hreflang="vi">Tiếng Việt</a>`.
        `hreflang` alone tells only what the linked page is in.
    Limits: names that are written the same in the page's language ("Tagalog" on an English page) are
        let pass. Lists of choices (`select`) are not looked at.
    Sources: WCAG 2.2 success criterion 3.1.2 Language of Parts, technique H58.
    """
    for link in page.links:
        declared = primary(link.lang)
        if not declared:
            continue
        named = languages_named(link.text, words_of=declared)
        if named:
            if any(code == declared or are_kin(code, declared) for code in named):
                yield Finding(Outcome.PASSED, say("named and marked lang=“{lang}”", lang=link.lang), target=link.target)
            else:
                message = _named_otherwise(link, named)
                yield Finding(Outcome.CANT_TELL, message, target=link.target, data={"lang": link.lang})
            continue
        there = primary(link.hreflang)
        if not there or are_kin(there, declared) or there == declared:
            continue
        result = compare(link.text, declared)
        if result.verdict is Verdict.OTHER and (result.language == there or are_kin(result.language, there)):
            message = _named_otherwise(link, (there,))
            yield Finding(Outcome.CANT_TELL, message, target=link.target, data={"lang": link.lang})


def _page_text(page: LanguageParts) -> str:
    """Title and texts, an even choice of them when they are more than the detector looks at."""
    texts = [text.text for text in page.texts if not text.is_verbatim]
    step = max(1, -(-sum(map(len, texts)) // MAX_CHARS))
    return ". ".join([page.title, *texts[::step]])


def _is_foreign(text: LanguageText, result: Comparison) -> bool:
    """Whether the block is a passage in another language, not a name, a title or a few words."""
    if result.verdict is not Verdict.OTHER or result.probability < MIN_PASSAGE_P:
        return False
    words = text.text.split()
    has_case = any(letter.islower() for letter in text.text)
    if not has_case and text.text.upper() == text.text.lower():  # a script without capitals
        return sum(map(str.isalpha, text.text)) >= MIN_PASSAGE_SIGNS
    lower = sum(word[:1].islower() for word in words)
    return result.words >= MIN_PASSAGE_WORDS and lower >= MIN_LOWER_SHARE * len(words)


def _data(lang: str, result: Comparison) -> dict[str, object]:
    return {"lang": lang, "found": result.language, "probability": result.probability, "words": result.words}


def _named_otherwise(link: ShortLink, codes: Iterable[str]) -> Message:
    """What is wrong with a link in one of the languages `codes`, and what mends it."""
    known = sorted(codes, key=name_of)
    return say(
        "“{text}” is in {language}, but marked as {declared} (lang=“{lang}”), so a screen reader speaks it in the wrong "
        "voice. Check it, and write lang=“{code}” on the link",
        text=_clip(link.text),
        language=either(map(said_name, known)),
        declared=said_name(primary(link.lang)),
        lang=link.lang,
        code=either(known),
    )


def _clip(text: str, limit_chars: int = 60) -> str:
    return text if len(text) <= limit_chars else text[: limit_chars - 1].rstrip() + "…"


RULES = (page_language_mismatch, part_language_mismatch, foreign_passage, translation_link_language)
