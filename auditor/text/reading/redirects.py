"""Pages that only send their visitors on to another one: what stands on them is read by nobody."""

import re
from typing import Any

from auditor.text.reading.page_frame import main_of

MAX_STUB_WORDS = 60  # words of the main content of a page that only leads on; one with more has something to say
_AT_ONCE = re.compile(r"\s*0*(?:\.0*)?\s*[;,]\s*(?:url\s*=)?\s*\S", re.IGNORECASE)
_BY_SCRIPT = re.compile(
    r"\A[\s;{}()]*(?:(?:window|document|self|top|parent)\.)*location(?:\.href)?\s*(?:=(?!=)|\.(?:replace|assign)\s*\()"
)
"""A script that sets the address as the first thing it does."""


def leads_on(root: Any) -> bool:
    """Whether a page sends its visitors on at once, by its head or a script, and says no more than where to."""
    refreshes = root.xpath(
        "//meta[translate(@http-equiv, 'REFSH', 'refsh') = 'refresh' and not(ancestor::noscript)]/@content"
    )
    is_sent_on = any(_AT_ONCE.match(content) for content in refreshes) or any(
        _BY_SCRIPT.match(script.text or "") for script in root.iter("script")
    )
    if not is_sent_on:
        return False
    body = root.find(".//body")
    main = root if body is None else main_of(body)
    shown = main.xpath(".//text()[not(ancestor::script or ancestor::style or ancestor::head)]")
    return sum(len(text.split()) for text in shown) <= MAX_STUB_WORDS
