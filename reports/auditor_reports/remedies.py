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
        "Ask the site's owner to let the auditor in: its robots.txt asks robots to stay out of these pages."
    ),
    PageStatus.ACTION: say(
        "Nothing to mend: these links look as if they send, delete or sign out, and an audit changes nothing; have a person test them."
    ),
    PageStatus.NOFOLLOW: say("Take nofollow off the links to pages that people need, so that robots may follow them."),
    PageStatus.OVER_BUDGET: say("Ask for a longer audit: this one reached its limit before it came to these pages."),
}
"""One sentence for every status but `audited`, in words for whoever answers for the site."""

OPERATOR_NOTES: dict[PageStatus, Message] = {
    PageStatus.ROBOTS: say("On a site of your own, --no-robots."),
    PageStatus.ACTION: say("Pages that are safe to open can be named in a file for --urls."),
    PageStatus.NOFOLLOW: say("On a site of your own, --follow-nofollow."),
    PageStatus.OVER_BUDGET: say(
        "Raise --max-pages, --max-depth or --time-limit; a broken-off audit goes on with --resume."
    ),
}
"""What helps whoever types the command."""
