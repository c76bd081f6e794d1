"""Taking names, addresses of e-mail, phone numbers, ids, query strings and tokens out of a text.

Patterns see shapes and not meanings: docs/formats.md says what they miss. Where in doubt they take away.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from importlib import resources

EMAIL, PHONE, NUMBER, NAME, REMOVED = "[e-mail]", "[phone]", "[number]", "[name]", "removed"
_CACHED_CHARS = 1_000
_URL = re.compile(r"\b(?:https?|wss?|ftp|blob):/{2}[^\s\"'<>\\`]+", re.IGNORECASE)
_WORD = r"[^\W\d_][\w’'-]*"
_CAPITALIZED = r"[A-ZÀ-ÖØ-Þ][\w’'-]+"
_TOKEN = re.compile(
    r"\beyJ[\w-]{8,}(?:\.[\w-]+){1,2}"  # JWT
    r"|\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b"  # UUID
    r"|\b(?=[A-Za-z]*\d)(?=[0-9]*[A-Za-z])(?=(?:[A-Za-z]*\d){3})[A-Za-z0-9]{20,}\b",
    re.IGNORECASE,
)
_SECRET = re.compile(
    r"(?<![a-z])((?:[a-z]+[_-])*(?:csrf|token|nonce|session|sessid|auth|apikey|api_key|secret|password|passwd|signature)"
    r"[\w-]*[\"']?\s*[=:]\s*[\"']?)(?!\s)([^\"'\s<>&;]+)",
    re.IGNORECASE,
)
_FIELD_VALUE = re.compile(
    r"(<input\b(?![^>]*\btype\s*=\s*[\"']?(?:submit|button|reset|image|checkbox|radio)\b)[^>]*?\bvalue\s*=\s*)(\"[^\"]*\"?|'[^']*'?)",
    re.IGNORECASE,
)
_ATTRIBUTE_QUERY = re.compile(
    r"(\b(?:href|src|action|formaction|poster|data-[\w-]*(?:url|href|src))\s*=\s*[\"']?[^\"'?\s>]*)\?[^\"'\s>#]*",
    re.IGNORECASE,
)
_QUERY = re.compile(r"\?[\w.%~+\[\]-]+=[^\s\"'<>#)]*")
_EMAIL = re.compile(
    r"[\w.+%-]+(?:@|%40|&#0*64;|&#x0*40;|&commat;|\s?[\[(]at[\])]\s?)[\w-]+(?:\.[\w-]+)+", re.IGNORECASE
)
_TEL = re.compile(r"\b(tel|sms|callto|fax):\+?[\d().%\s-]{5,}", re.IGNORECASE)
_SSN = re.compile(r"(?<![\w-])\d{3}[- ]\d{2}[- ]\d{4}(?![\w-])|(?<![\w-])\d{2}-\d{7}(?![\w-])")
_PHONE = re.compile(
    r"(?<![\w.,$#/-])(?:\+?\d{1,3}[ .-]?)?(?:\(\d{3}\)\s?|\d{3}[ .·‑–-])\d{3}[ .·‑–-]\d{4}(?!\w)"
    r"|(?<!\w)\+\d{1,3}(?:[ .()-]{0,2}\d){7,12}(?!\w)"
    r"|(?<![\w-])1?-?8\d\d-[A-Z]{3,}(?:-[A-Z]+)*\b|(?<![\w-])1?-?8\d\d-\d{0,3}-?[A-Z]{4,}\b"
    r"|(?<![\w.,$/-])\d{3}[-.]\d{4}(?![\w-])"
)
_CARD = re.compile(r"(?<![\w.])(?:\d{4}[ -]){3}\d{1,4}(?!\w)|(?<![\w.])\d{4}[ -]\d{6}[ -]\d{5}(?!\w)")
_DATE = r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d)"
_LONG_NUMBER = re.compile(rf"(?<![\w.#])(?!{_DATE})[A-Za-z]{{0,3}}-?\d{{7,}}(?![\w.]*\.\d)")
_LABELLED = re.compile(
    r"\b((?:account|acct|case|claim|member|policy|passport|licen[cs]e|permit|ssn|itin|patient|confirmation|tracking"
    r"|docket|medicare|medicaid|alien|employee|student|customer|user|record|cuenta|caso|póliza|expediente)"
    r"\s*(?:id|no\.?|num(?:ber)?|número|#)?\s*[:#]?\s*)(?=[\w-]*\d{3})[\w-]{5,}",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"\b((?:Mr|Mrs|Ms|Mx|Dr|Prof|Hon|Rev|Sr|Sra|Srta|Lic|Sgt|Lt|Capt|Col|Gen)\.?"
    r"|Judge|Justice|Senator|Representative|Governor|Mayor|Sheriff|Commissioner|Councilmember|Juez|Jueza|Doctor|Doctora)"
    rf"(\s+)(?!(?:Department|Office|Court|Center|Services?|System|Programs?|of)\b)(?:{_CAPITALIZED}|[A-Z]\.)(?:\s+(?:{_CAPITALIZED}|[A-Z]\.)){{0,2}}"
)
_LABELLED_NAME = re.compile(
    r"\b((?:[Ff]ull [Nn]ame|[Nn]ombre|[Dd]ear|[Ee]stimad[oa]|[Ww]elcome(?: [Bb]ack)?,|[Hh]ello,|[Hh]ola,|[Ss]igned in as:?"
    r"|[Ll]ogged in as:?|[Aa]uthor:|[Ww]ritten by|[Pp]osted by|[Ss]ubmitted by|[Cc]ontact:|[Nn]ame:|[Pp]atient:|[Aa]pplicant:)"
    rf"\s*:?\s+){_CAPITALIZED}(?:\s+(?:{_CAPITALIZED}|[A-Z]\.)){{0,2}}"
)
_HOME = re.compile(r"((?:/home/|/Users/|\b[A-Za-z]:\\+Users\\+))[^/\\\s\"']+")


def scrub(text: str) -> str:
    """The text with a mark in the place of each thing that was taken out. Twice does no more than once."""
    return _scrub_again(text) if len(text) <= _CACHED_CHARS else _scrub(text)


@lru_cache(maxsize=8192)
def _scrub_again(text: str) -> str:
    """Short texts come by the thousand, and the same ones again."""
    return _scrub(text)


def _scrub(text: str) -> str:
    text = _URL.sub(lambda found: _address(found[0]), text)
    for pattern, to in _steps():
        text = pattern.sub(to, text)
    return text


@cache
def _steps() -> tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]:
    """Patterns in their order, and what stands in their place."""
    first = "|".join(resources.files(__package__).joinpath("first_names.txt").read_text("utf-8").split())
    full_name = re.compile(rf"\b(?:{first})(?:\s+[A-Z]\.?)?\s+(?:(?:de|del|la|van|von)\s+)*{_CAPITALIZED}\b")
    return (
        (_HOME, rf"\1{REMOVED}"),
        (_FIELD_VALUE, rf'\1"{REMOVED}"'),
        (_ATTRIBUTE_QUERY, rf"\1?{REMOVED}"),
        (_QUERY, f"?{REMOVED}"),
        (_SECRET, rf"\1{REMOVED}"),
        (_EMAIL, EMAIL),
        (_TEL, rf"\1:{PHONE}"),
        (_TOKEN, REMOVED),
        (_SSN, NUMBER),
        (_CARD, NUMBER),
        (_PHONE, PHONE),
        (_LABELLED, rf"\1{NUMBER}"),
        (_LONG_NUMBER, NUMBER),
        (_TITLED, rf"\1\2{NAME}"),
        (_LABELLED_NAME, rf"\1{NAME}"),
        (full_name, NAME),
    )


def _address(url: str) -> str:
    """An address that is still one: no password, no query, no fragment but a plain one, no token or id in its path."""
    head, hash_mark, fragment = url.partition("#")
    head, mark, _ = head.partition("?")
    scheme, _, rest = head.partition("://")
    host, slash, path = rest.partition("/")
    path = "/".join(map(_segment, path.split("/")))
    keeps = bool(hash_mark) and "=" not in fragment and _segment(fragment) == fragment
    return f"{scheme}://{host.rpartition('@')[2]}{slash}{path}{f'?{REMOVED}' if mark else ''}{f'#{fragment}' if keeps else ''}"


def _segment(text: str) -> str:
    """A part of a path, or a word that may stand in an address in its place."""
    for pattern in (_EMAIL, _TOKEN, _SSN, _PHONE, _LONG_NUMBER):
        text = pattern.sub(REMOVED, text)
    return text
