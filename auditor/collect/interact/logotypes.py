"""Pictures that are logotypes by what is known of them: WCAG 1.4.5 exempts text that is part of a logo or brand name."""

import re
from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import urlsplit

from auditor.artifacts import Picture
from auditor.collect.frames import site_of

ROW = 3  # pictures in one place of a template that lead to as many sites: a row of partners or agencies
MAX_NAME_WORDS = 9  # of an organisation; more are a sentence
AROUND = 4  # steps of a picture's path, itself included, whose names may say what it is
MIN_LABEL_CHARS = 3  # of a site's own part of its address that can be told from chance

_SAID = re.compile(
    r"logo|brand|wordmark|seal\b|emblem|crest\b|coat.?of.?arms|insignia|escudo|sello\b|blason",
    re.IGNORECASE,
)
# Of what is around: a part that holds logos, or one for those whose logos they are.
_LOGOS = re.compile(r"(?<![a-z])logos?(?![a-z])", re.IGNORECASE)
_PARTNERS = re.compile(
    r"(?<![a-z])(?:sponsor|partner|patrocinador|aliado|partenaire|sitios?.interes)(?:e?s)?(?![a-z])", re.IGNORECASE
)
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "del",
        "de",
        "des",
        "du",
        "e",
        "el",
        "en",
        "et",
        "for",
        "in",
        "la",
        "las",
        "le",
        "les",
        "los",
        "of",
        "on",
        "or",
        "para",
        "por",
        "the",
        "to",
        "y",
    ]
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SENTENCE = re.compile(r"[.!?:;](?:\s|$)")


def rows_of_logos(pictures: Sequence[Picture]) -> frozenset[str]:
    """Paths of places in a template where pictures stand that each lead to another site and show nothing beside."""
    sites: defaultdict[str, set[str]] = defaultdict(set)
    for picture in pictures:
        if picture.control == "link" and picture.leads_to and not picture.control_text and picture.target.path:
            sites[picture.target.path].add(site_of(urlsplit(picture.leads_to).hostname or ""))
    return frozenset(path for path, led_to in sites.items() if len(led_to) >= ROW)


def is_logotype(picture: Picture, rows: frozenset[str]) -> bool:
    """Whether it says so itself, is called as the site it leads to, or is a name among names that lead to sites."""
    own = " ".join((urlsplit(picture.src).path[-120:], picture.classes, picture.name, picture.control_name))
    around = " ".join(picture.target.path.split(" > ")[-AROUND:])
    if _SAID.search(own) or _LOGOS.search(around):
        return True
    if not picture.leads_to:
        return False
    address = urlsplit(picture.leads_to)
    if _names_site(picture.name, site_of(address.hostname or "")):
        return True
    stands_among_logos = picture.target.path in rows or bool(_PARTNERS.search(around))
    return stands_among_logos and address.path in ("", "/") and _is_name(picture.name)


def _is_name(text: str) -> bool:
    """Whether all words but the small ones begin as names do, and nothing is said in a sentence."""
    words = _WORD.findall(text)
    main = [word for word in words if word.casefold() not in _SMALL]
    is_short = bool(main) and len(words) <= MAX_NAME_WORDS and not _SENTENCE.search(text)
    return is_short and all(not word[0].islower() for word in main)


def _names_site(name: str, site: str) -> bool:
    """Whether a site's own part of its address is a name's words or their first letters: “scjn”, “getcovered”."""
    label = "".join(_WORD.findall(site.partition(".")[0].casefold()))
    words = [word.casefold() for word in _WORD.findall(name)]
    main = [word for word in words if word not in _SMALL]
    spellings = {"".join(part) for part in (words, main)} | {
        "".join(word[0] for word in part) for part in (words, main)
    }
    return len(label) >= MIN_LABEL_CHARS and label in spellings
