"""Who signed an act or a letter: lines of a name and an office in capitals, which are no prose and shout at nobody."""

import re
from collections.abc import Sequence

from auditor.text.parsing import Parsed

MAX_NAME_WORDS = 8  # words of a name with its title
MAX_OFFICE_WORDS = 20  # words of an office
_TITLE = re.compile(
    r"(?:MAG|MAGDA|LIC|LCDA|LCDO|ING|ARQ|DR|DRA|MTR[OA]|PROFR?A?|C\.\s?P|Q\.\s?F\.\s?B|SR|SRA|GRAL|HON|MR|MRS|MS|REV|SEN|REP|DIP"
    r"|GOV|GEN|COL|CAPT|C)\.\s(?=[A-ZÁÉÍÓÚÑ])"
)
_OFFICE = re.compile(
    r"(?:(?:EL|LA|THE)\s)?(?:\w+\s){0,2}?(?:PRESIDENT[AE]?|VICE\s?PRESIDENT[AE]?|VICEPRESIDENT[AE]|SECRETARI[OA]|DIRECTORA?|GOBERNADORA?|ALCALDE(?:SA)?|SÍNDIC[OA]"
    r"|REGIDORA?|TESORER[OA]|OFICIAL|MAGISTRAD[OA]|JUEZA?|COORDINADORA?|COMISIONAD[OA]|TITULAR|CONTRALORA?|FISCAL|DIPUTAD[OA]"
    r"|SECRETARY|GOVERNOR|MAYOR|CLERK|CHAIR(?:MAN|WOMAN|PERSON)?|COMMISSIONER|ADMINISTRATOR|JUDGE|JUSTICE|SHERIFF|TREASURER"
    r"|ATTORNEY|SUPERINTENDENT|MAGISTRATE|AUDITOR|MANAGER|REGISTRAR|OFFICER)S?\b"
)
_CLOSING = re.compile(
    r"A\s?T\s?E\s?N\s?T\s?A\s?M\s?E\s?N\s?T\s?E\b|RÚBRICAS?\b|SUFRAGIO EFECTIVO|SINCERELY\b|RESPECTFULLY\b|SIGNED\b|FIRMA\b|ATTEST\b"
    r"|APPROVED AS TO FORM\b",
    re.IGNORECASE,
)
"""What stands before the lines of those who sign."""
_STOP = re.compile(r"[!?]|[^\W\d_]{4,}\.\s+\S")


def is_signature(blocks: Sequence[Parsed], number: int) -> bool:
    """Whether a block is a line in capitals that says who signed: a name behind a title, or an office below a name."""
    text = blocks[number].block.text
    if (
        not text.isupper()
        or len(text.split()) > MAX_NAME_WORDS + MAX_OFFICE_WORDS
        or blocks[number].block.kind == "heading"
    ):
        return False
    if _TITLE.match(text) or (_CLOSING.match(text) and len(text.split()) <= MAX_NAME_WORDS):
        return True
    if _STOP.search(text):
        return False
    before = blocks[number - 1].block.text if number else ""
    after = blocks[number + 1].block.text if number + 1 < len(blocks) else ""
    if _OFFICE.match(text):
        is_above = after.isupper() and (_TITLE.match(after) is not None or _is_name(after))
        return is_above or _is_name(before) or _CLOSING.match(before) is not None
    name, comma, office = text.partition(", ")
    if comma and _is_name(name) and _OFFICE.match(office):
        return True
    return _is_name(text) and (
        (_OFFICE.match(after) is not None and after.isupper()) or _CLOSING.match(before) is not None
    )


def _is_name(text: str) -> bool:
    """Whether a line in capitals may be the name of a person."""
    words = text.split()
    return (
        text.isupper()
        and 2 <= len(words) <= MAX_NAME_WORDS
        and _STOP.search(text) is None
        and _OFFICE.match(text) is None
    )
