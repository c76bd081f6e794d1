"""The text rules, one family a module, in the order in which a report lists them."""

from auditor.text.finders import (
    acronyms,
    dates_numbers,
    hard_words,
    headings,
    hidden_verbs,
    legal_words,
    lengths,
    links,
    passive,
    placeholders,
    reader,
    shall,
    spanish_words,
    wordy,
)
from auditor.text.finding import Finder

FINDERS: tuple[Finder, ...] = (
    *lengths.FINDERS,
    *passive.FINDERS,
    *headings.FINDERS,
    *placeholders.FINDERS,
    *links.FINDERS,
    *dates_numbers.FINDERS,
    *reader.FINDERS,
    *hard_words.FINDERS,
    *wordy.FINDERS,
    *legal_words.FINDERS,
    *shall.FINDERS,
    *hidden_verbs.FINDERS,
    *acronyms.FINDERS,
    *spanish_words.FINDERS,
)
