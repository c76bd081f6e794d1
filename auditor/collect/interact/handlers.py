"""What the source text of an event handler tells. Text only: nothing is run, no call is followed."""

import re

from auditor.artifacts.listeners import Handler

SOURCE_CHARS = 160  # characters of a handler's text kept for the reader of a finding

_QUOTED = r"""(["'`])(?P<char>\S)\1"""
_KEY = r"""\.key(?![\w$])"""
_SAME = r"\s*={2,3}\s*"
_CODE_NAME = (
    r"""(["'])(?P<name>Key[A-Z]|Digit\d|Slash|Period|Comma|Semicolon|Quote|Minus|Equal|Bracket(?:Left|Right))\1"""
)
_COMPARED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_KEY}{_SAME}{_QUOTED}",
        rf"{_QUOTED}{_SAME}[\w$.]+{_KEY}",
        rf"\.code{_SAME}{_CODE_NAME}",
        rf"{_CODE_NAME}{_SAME}[\w$.]+\.code\b",
    )
)
_SWITCH_ON_KEY = re.compile(rf"switch\s*\([^)]*{_KEY}")
_CASE = re.compile(rf"\bcase\s*{_QUOTED}\s*:")
_KEY_CODE = re.compile(
    r"\.(?:keyCode|which)\s*={2,3}\s*(?P<after>\d{2,3})\b|\b(?P<before>\d{2,3})\s*={2,3}\s*[\w$.]+\.(?:keyCode|which)\b"
)
_CHAR_CODE = re.compile(r"\.charCode\s*={2,3}\s*(?P<after>\d{2,3})\b")
# Key codes of characters; UI Events (W3C), "Fixed virtual key codes" and "Optionally fixed virtual key codes".
_PUNCTUATION_CODES = dict(zip((186, 187, 188, 189, 190, 191, 192, 219, 220, 221, 222), ";=,-./`[\\]'", strict=True))
_DIGIT_CODES, _LETTER_CODES = range(48, 58), range(65, 91)

_READS_KEY = re.compile(r"\.(?:key|keyCode|which|charCode|code)\b(?!\s*\()")
_MODIFIERS = re.compile(r"\b(?:ctrlKey|metaKey|altKey|getModifierState)\b")
_FOCUS = re.compile(r"\bactiveElement\b|\.target\b|\bsrcElement\b|:focus\b|\bclosest\(|\bcontains\(")
_FIELDS = re.compile(r"\b(?:INPUT|TEXTAREA|input|textarea|isContentEditable|contenteditable)\b", re.IGNORECASE)
_PREVENTS = re.compile(r"\.preventDefault\b|\breturn\s*(?:false|!1)\b|\.returnValue\s*=\s*(?:false|!1)")
_CLIPBOARD = re.compile(r"clipboardData|getData\s*\(|\.files\b")
_ACTS = re.compile(
    r"\blocation\b(?:\.href)?\s*=[^=]|\blocation\.(?:assign|replace|reload)\b|\.submit\s*\(|\.click\s*\(\s*\)|\bwindow\.open\s*\("
    r"|\.(?:showModal|requestSubmit)\s*\("
)
_BODY = re.compile(r"^[^{]*?\)?\s*(?:=>)?\s*\{(?P<body>.*)\}\s*$", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", re.DOTALL)
_STATISTICS = re.compile(
    r"\b(?:dataLayer|gtag|_gaq|ga|_satellite|utag|s\.tl|_paq|piwik|matomo|fbq|clarity|analytics|ATInternet|trackEvent|logEvent)\b"
    r"|\btrack\w*\s*\(",
)
_DOES_MORE = re.compile(
    r"classList|\.style\b|location|innerHTML|setAttribute|\.(?:show|hide|toggle|submit|focus|open|click)\w*\("
)


def read_handler(event: str, text: str) -> Handler:
    """The facts of one handler of `event` with the source `text`; "" when its source is not known."""
    code = _COMMENT.sub("", text)
    body = _BODY.match(code)
    inner = body.group("body").strip(" \t\r\n;") if body else code
    reads_key = bool(_READS_KEY.search(code)) and event.startswith("key")
    return Handler(
        event=event,
        source=" ".join(text.split())[:SOURCE_CHARS],
        characters=_characters(code) if reads_key else (),
        reads_key=reads_key,
        reads_modifiers=bool(_MODIFIERS.search(code)),
        names_focus=bool(_FOCUS.search(code)),
        spares_fields=bool(_FOCUS.search(code) and _FIELDS.search(code)),
        prevents_default=bool(_PREVENTS.search(code)),
        reads_clipboard=bool(_CLIPBOARD.search(code)),
        acts=bool(_ACTS.search(code)),
        is_empty=bool(text) and body is not None and inner in ("", "return"),
        only_reports=bool(_STATISTICS.search(code)) and not _DOES_MORE.search(code),
    )


def _characters(code: str) -> tuple[str, ...]:
    """Printable characters that the key is compared with, in the order they are met."""
    found: list[str] = []
    for pattern in _COMPARED:
        for match in pattern.finditer(code):
            groups = match.groupdict()
            found.append(groups.get("char") or groups["name"].removeprefix("Key").removeprefix("Digit"))
    if _SWITCH_ON_KEY.search(code):
        found.extend(match.group("char") for match in _CASE.finditer(code))
    for match in _KEY_CODE.finditer(code):
        found.append(_character_of(int(match.group("after") or match.group("before"))))
    found.extend(chr(int(match.group("after"))) for match in _CHAR_CODE.finditer(code))
    return tuple(dict.fromkeys(char for char in found if char.strip()))


def _character_of(key_code: int) -> str:
    """The character that a key code types, "" for arrows, Enter and other keys without one."""
    if key_code in _DIGIT_CODES or key_code in _LETTER_CODES:
        return chr(key_code)
    return _PUNCTUATION_CODES.get(key_code, "")
