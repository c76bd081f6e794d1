"""What stands in a text beside its sentences: notes of amendment, numbers of clauses, the dateline of a notice."""

import re

AMENDMENT_NOTE = re.compile(
    r"[(\[]\s*(?:"
    r"(?:REFORMAD|ADICIONAD|DEROGAD|ABROGAD|RECORRID|REUBICAD|REPUBLICAD)[OA]S?\b[^()\[\]]{0,160}"
    r"|F\.\sDE\sE\.[^()\[\]]{0,80}"
    r"|(?:last\s)?(?:amended|repealed|enacted|renumbered|reenacted)\s(?:(?:by|effective|eff\.|on|in)\s)?[^()\[\]]{0,120}?\d[^()\[\]]{0,60}"
    r"|(?:added|repealed|amended)\sby\s(?:acts?|laws?|ord|res|stats?|pub|p\.\s?l|l\.|ch|sec)\b[^()\[\]]{1,120}"
    r"|(?:ord|res|p\.\s?l|stats?|acts?|laws)\.?\s(?:no\.?\s)?[\d-]+(?:,|\s§)[^()\[\]]{0,120}"
    r")[)\]]\.?",
    re.IGNORECASE,
)
"""What is printed beside a clause of a law: when and by what it was changed."""
_BARE_NOTE = re.compile(
    r"\W*(?:N\.\s?DE\s?(?:E|R)\.|(?:REFORMAD|ADICIONAD|DEROGAD|ABROGAD|REUBICAD|REPUBLICAD)[OA]S?\b[^a-záéíóúñ]*\bP\.\s?O\.)"
    r"[^a-záéíóúñ]*\Z"
)
"""The same without brackets: a line in capitals by whoever printed the law ("N. DE E.": a note of the editor)."""
_NOTE_HINTS = re.compile(r"[(\[]\s?(?=[RADFLEOPS])", re.IGNORECASE)
_NUMBER = re.compile(
    r"\s*\(?(?:[IVXLC]{2,7}|[IVX](?=[.)]?-|\.\s|\))|[ivx]{2,5}(?=[.)])|[a-z](?=[.)]))[.)]?(?:-|\s?[–—])?\s+(?=\S)"
)
"""What numbers a clause where it begins: "IX.- ", "h. ", "c) "."""
_HAS_MARK = re.compile(r"\s*\(?[IVXLCa-z]{1,7}(?:[.)]|-)")
_INNER_NUMBER = re.compile(r"(?<=[;:.]\s)(?:[IVX]{2,7}\.?-|[IVX]\.-|[IVX]{2,7}\.)\s+(?=\S)")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*"
_DAY_OF_WEEK = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?"
_PLACE = (
    r"(?!(?:On|By|In|From|Since|Until|After|Before|The|Between|El|Desde|Hasta|Entre|Del?)\b)[A-ZÁÉÍÓÚÑ][\w.’']*"
    r"(?:,?\s(?:de(?:\sla)?\s|del\s)?[A-ZÁÉÍÓÚÑ][\w.’']*){0,5}"
)
_DATELINE = re.compile(
    rf"(?:{_PLACE}[,.]?\s(?:[(–—-]\s?)?)?{_DAY_OF_WEEK}{_MONTH}\.?\s\d{{1,2}}(?:,\s\d{{4}})?\)?\s?(?:[–—]|--?)\s"
    rf"|(?:{_PLACE}[,.]?\s(?:a\s)?)?(?:[Ll]unes|[Mm]artes|[Mm]i[eé]rcoles|[Jj]ueves|[Vv]iernes|[Ss][aá]bado|[Dd]omingo)?,?\s?"
    r"\d{1,2}\sde\s[a-zA-Z]{4,10}(?:\sdel?\s\d{4})?\s?(?:\.\s?[–—-]+|[–—]|--?)\s"
    r"|[A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑ.\s]{3,30}(?:,\s[A-Z][\w.]{1,12})?(?:\s\([A-Z]{2,5}\))?\s?(?:[–—]|--)\s(?=[“\"¿¡]?[A-ZÁÉÍÓÚÑ][a-záéíóúñ]|A\s)"
)
"""Where and when a notice was given out, before its first sentence: "WASHINGTON, May 5, 2020 — "."""


def without_marginals(text: str) -> str:
    """A block's text with spaces in place of what is no part of its sentences, so that offsets stay."""
    if _NOTE_HINTS.search(text):
        text = AMENDMENT_NOTE.sub(_blank, text)
    if "P." in text or "N." in text:
        text = _blanked(text, _BARE_NOTE.match(text))
    if _HAS_MARK.match(text):
        text = _blanked(text, _NUMBER.match(text))
    if "-" in text or "–" in text or "—" in text:
        text = _blanked(text, _DATELINE.match(text))
    if ";" in text or ":" in text:
        text = _INNER_NUMBER.sub(_blank, text)
    return text


def _blanked(text: str, found: re.Match[str] | None) -> str:
    return _blank(found) + text[found.end() :] if found else text


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())
