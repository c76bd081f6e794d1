"""What each reason for not auditing a page is called, and what to do about it."""

from auditor.message import Message, say
from auditor.model import PageStatus

LABELS: dict[PageStatus, Message] = {
    PageStatus.AUDITED: say("audited"),
    PageStatus.BLOCKED: say("refused by the server"),
    PageStatus.LOGIN: say("behind a login"),
    PageStatus.OFF_SITE_REDIRECT: say("sent on to another site"),
    PageStatus.NOT_HTML: say("no web page"),
    PageStatus.TIMEOUT: say("timed out"),
    PageStatus.CRASHED: say("crashed"),
    PageStatus.HTTP_ERROR: say("answered with an error"),
    PageStatus.ROBOTS: say("closed to robots"),
    PageStatus.ACTION: say("looks like an action"),
    PageStatus.NOFOLLOW: say("linked with nofollow only"),
    PageStatus.OVER_BUDGET: say("not reached within the limits"),
}

REMEDIES: dict[PageStatus, Message] = {
    PageStatus.BLOCKED: say(
        "Ask whoever runs the site to let the auditor in, or run the audit from a network that the site trusts."
    ),
    PageStatus.LOGIN: say("Have a person test these pages by hand: the audit does not sign in."),
    PageStatus.OFF_SITE_REDIRECT: say(
        "Audit the other site by itself if it is yours, and point the links straight at it."
    ),
    PageStatus.NOT_HTML: say(
        "Check by hand what the address gives: a file needs its own test, and a page must say that it is HTML."
    ),
    PageStatus.TIMEOUT: say("Run the audit again at a quiet hour; if it times out again, tell whoever hosts the site."),
    PageStatus.CRASHED: say(
        "Run the audit again; if the page crashes again, ask its developers to find the script that brings it down."
    ),
    PageStatus.HTTP_ERROR: say("Mend or remove the links that lead here; if the server was down, run the audit again."),
    PageStatus.ROBOTS: say(
        "Ask the site's owner to allow the auditor in robots.txt; if the site is yours, run the audit with --no-robots."
    ),
    PageStatus.ACTION: say(
        "Nothing to mend: the audit changes nothing; where one is a page that is safe to open, name it in a file for --urls."
    ),
    PageStatus.NOFOLLOW: say(
        "Take nofollow off the links to pages that people need; if the site is yours, run the audit with --follow-nofollow."
    ),
    PageStatus.OVER_BUDGET: say(
        "Raise --max-pages, --max-depth or --time-limit, and run the audit again; go on with a broken-off one by --resume."
    ),
}
"""One sentence for every status but `audited`."""
