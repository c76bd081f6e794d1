"""The command that tells whether a repair worked: the one rule, on some of the pages where it failed."""

import shlex
from collections.abc import Iterable

from auditor.model import Harm
from auditor.store.read_rows import Cause, SiteFacts
from auditor_reports.exports.plain import plain
from auditor_reports.html.environment import short_url

MAX_PAGES = 10
OUTPUT = "check"


def command(site: SiteFacts, cause: Cause, urls: Iterable[str]) -> list[str]:
    """Lines for a shell. `urls` are pages with the fault; none of them means that the rule judges the site as a whole."""
    pages = list(dict.fromkeys(map(plain, urls)))[:MAX_PAGES]
    options = f"--rules {_word(cause.rule_id)} --fail-on {_level(cause)} --output {OUTPUT}"
    if not pages:
        return [f"auditor audit {_word(site.source)} {options}"]
    if site.is_folder:
        chosen = " ".join(f"--include {_word(short_url(url))}" for url in pages)
        return [f"auditor audit {_word(site.source)} {chosen} {options}"]
    return [
        "printf '%s\\n' " + " ".join(map(_word, pages)) + " > pages.txt",
        f"auditor audit --urls pages.txt {options}",
    ]


def _word(text: str) -> str:
    """One word of a shell that is no option."""
    text = plain(text)
    return shlex.quote(f"./{text}" if text.startswith("-") else text)


def _level(cause: Cause) -> str:
    """From which harm on the command fails: the worst that this cause does, at least `slow`."""
    worst = min(cause.harm.values(), key=lambda harm: harm.rank, default=Harm.SLOW)
    return (worst if worst.rank <= Harm.SLOW.rank else Harm.SLOW).value
