"""A text reviewed: its languages, its measures, its grade, and what the finders say of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from auditor.artifacts import TextBlock
from auditor.artifacts.house import HouseStyle
from auditor.language import said_name
from auditor.message import Message, say, say_count
from auditor.text.finders import FINDERS
from auditor.text.finding import Finder, Text
from auditor.text.flags import CUSTOM
from auditor.text.formulas import classical_measures
from auditor.text.index import MIN_PROSE_WORDS, Grade, band, grade, index
from auditor.text.languages import GRADED, languages_of
from auditor.text.law import MUTED, law_blocks
from auditor.text.lexicon import Lexicon, Mark
from auditor.text.measures import Measures, measure
from auditor.text.parsing import WORD, Parsed, in_language, parse_block
from auditor.text.reading.repeated import text_key
from auditor.text.records import mark_records
from auditor.text.remarks import Level, Remark
from auditor.text.telling import TELLING_SHARE, share_telling
from auditor.text.wordfacts import word_maker

KEPT_LEXICONS = 12  # a language in a house style each; a run has one style and few languages


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What is known of a text in its main language `lang` ("" when that can't be told).

    `prose` counts the whole sentences of the main content, `whole` all of it, fragments included; both only
    blocks in `lang`. `grade` and `whole_grade` are US school grades, None for the `reason` given; `band` is where the grade of a text
    of few words may lie. `index` and
    `classical` (by textstat's names) are those of the prose, or of the whole where there is no prose, however
    short; None and empty in languages without measures. `foreign_words` counts words of the main content by
    language, the main one left out. `law` numbers the blocks that are the wording of a law.
    """

    lang: str
    parsed: tuple[Parsed, ...]
    prose: Measures
    whole: Measures
    grade: Grade | None
    reason: Message | None
    index: float | None
    classical: Mapping[str, float]
    remarks: tuple[Remark, ...]
    whole_grade: Grade | None = None
    band: Grade | None = None
    foreign_words: Mapping[str, int] = field(default_factory=dict)
    law: frozenset[int] = frozenset()


def review(
    blocks: Sequence[TextBlock],
    *,
    title: str = "",
    lang: str = "",
    house: HouseStyle = HouseStyle(),  # noqa: B008
) -> Review:
    """Reviews a text given as blocks; `lang` is its declared language as a tag, "" if unknown."""
    declared, langs = languages_of(blocks, lang)
    lexicons = {code: lexicon_for(code, house) for code in set(langs)}
    twins = twin_numbers(blocks)
    parsed = tuple(
        Parsed(block, number, block_lang, [])
        if number in twins
        else parse_block(block, number, block_lang, lexicons[block_lang])
        for number, (block, block_lang) in enumerate(zip(blocks, langs, strict=True))
    )
    mark_records(parsed)
    words = _words_by_language(parsed)
    main_lang = max(words, key=lambda code: (words[code], code == declared)) if words else declared
    prose, whole = measures_of(parsed, main_lang)
    reason = _reason_for_no_grade(parsed, prose, main_lang)
    law = law_blocks(parsed)
    shown = prose if prose.words else whole
    is_graded = main_lang in GRADED
    expansions = dict(pair for block in blocks for pair in block.expansions)
    return Review(
        lang=main_lang,
        parsed=parsed,
        prose=prose,
        whole=whole,
        grade=None if reason else grade(prose, main_lang),
        reason=reason,
        index=index(shown, main_lang) if is_graded else None,
        classical=classical_measures(shown, main_lang) if is_graded else {},
        remarks=remarks_on(
            Text(
                title=title,
                lang=main_lang,
                blocks=parsed,
                house=house,
                expansions=expansions,
                law=law,
            )
        ),
        whole_grade=grade(whole, main_lang) if is_graded else None,
        band=band(prose, main_lang) if is_graded else None,
        law=law,
        foreign_words={code: count for code, count in words.items() if code != main_lang},
    )


def remarks_on(text: Text) -> tuple[Remark, ...]:
    """What the finders that are on say of a text, in its order; what its being a law keeps down is told."""
    found = _found_in(text)
    if not text.law or all(remark.level is not Level.ADVICE for remark in found):
        return found
    elsewhere = {
        _place(remark) for remark in _found_in(replace(text, law=frozenset())) if remark.level is not Level.ADVICE
    }
    return tuple(
        replace(remark, muted=MUTED) if remark.level is Level.ADVICE and _place(remark) in elsewhere else remark
        for remark in found
    )


def _place(remark: Remark) -> tuple[str, int, int, int]:
    return remark.rule, remark.block, remark.start, remark.end


def _found_in(text: Text) -> tuple[Remark, ...]:
    langs = {block.lang for block in text.blocks}
    found = [
        remark
        for finder in FINDERS
        if is_wanted(finder, text.house) and not finder.langs.isdisjoint(langs)
        for remark in finder.find(text)
    ]
    found.sort(key=lambda remark: (remark.block, remark.start, remark.end, remark.rule))
    return tuple(found)


def is_wanted(finder: Finder, house: HouseStyle) -> bool:
    """Whether a finder is on under this house style."""
    return finder.id in house.rules_on or (finder.is_on and finder.id not in house.rules_off)


def twin_numbers(blocks: Sequence[TextBlock]) -> frozenset[int]:
    """Blocks whose text stands in an earlier panel too: readers open one panel, and meet it once."""
    first: dict[str, int] = {}
    return frozenset(
        number
        for number, block in enumerate(blocks)
        if block.part and first.setdefault(text_key(block.text), block.part) != block.part
    )


@lru_cache(maxsize=KEPT_LEXICONS)
def lexicon_for(lang: str, house: HouseStyle) -> Lexicon:
    """The words of a language, marked for the finders that are on under this house style."""
    marks: list[Mark] = [
        finder.mark for finder in FINDERS if finder.mark and lang in finder.langs and is_wanted(finder, house)
    ]
    firsts = frozenset(WORD.findall(form)[0] for term in house.terms for form in term.forms)
    if firsts:
        marks.append(lambda lower, _written, _lang: CUSTOM if lower in firsts else 0)
    return Lexicon(lang, word_maker(lang), marks)


def measures_of(parsed: Sequence[Parsed], lang: str) -> tuple[Measures, Measures]:
    """Measures of the prose, and of all the main content, in one language."""
    prose, rest = [], []
    for block in in_language(parsed, lang):
        whole_sentences = block.prose()
        prose += whole_sentences
        rest += block.sentences[len(whole_sentences) :]
    of_prose = measure(prose)
    return of_prose, of_prose + measure(rest) if rest else of_prose


def _words_by_language(parsed: Sequence[Parsed]) -> Counter[str]:
    """Words by language where it can be told: of the main content, or of everything where that has none."""
    main: Counter[str] = Counter()
    everything: Counter[str] = Counter()
    for block in parsed:
        if not block.lang:
            continue
        count = sum([len(sentence.words) for sentence in block.sentences])
        everything[block.lang] += count
        if block.block.in_main:
            main[block.lang] += count
    return +main or +everything


def _reason_for_no_grade(parsed: Sequence[Parsed], prose: Measures, lang: str) -> Message | None:
    """Why a text gets no grade, as a sentence for people; None when it gets one."""
    if not lang:
        return say("There are no words in a language that can be told.")
    if lang not in GRADED:
        return say(
            "The text is in {language}; grades are given for English and Spanish only.", language=said_name(lang)
        )
    if prose.words < MIN_PROSE_WORDS:
        return say_count(
            "The text has {n} word in whole sentences; a grade needs {least}.",
            "The text has {n} words in whole sentences; a grade needs {least}.",
            n=prose.words,
            least=MIN_PROSE_WORDS,
        )
    sentences = [sentence for block in in_language(parsed, lang) for sentence in block.prose()]
    if share_telling(sentences, lang) < TELLING_SHARE:
        return say("Most of what ends in a full stop is notes without a verb; a grade is for sentences.")
    return None
